"""The body map: a neutral outline from the front and from the back, numbered marks, and their list.

In the front view the person's right is at the left of the picture, in the back view at the right, as one sees a person.
"""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.body_outline import outline, pulled_in
from caseworker_app.diagrams.body_places import BACK, FRONT, HEIGHT, WIDTH, named_place
from caseworker_app.diagrams.display import (
    BLACK,
    XY,
    Box,
    Drawing,
    Label,
    Line,
    Pen,
    Shape,
    Symbol,
    Text,
    ellipse,
    polyline,
    rectangle,
)
from caseworker_app.diagrams.measure import legible
from caseworker_app.diagrams.panels import block, rounded
from caseworker_app.diagrams.styles import GREY, HIGHLIGHT, PAPER, RED
from caseworker_app.text import mark as marked
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.frame import LegendEntry

GAP = 26.0
HEADING = 22.0
LIST_LEFT = 2 * WIDTH + 2 * GAP + 6.0
LIST_WIDTH = 360.0
LEAST_LIST = 190.0
"""Room that the list has even when it is short or empty."""
NARROW = (232.0, 200.0, 170.0)
"""Widths that a column of the list may have where there are several."""
COLUMNS = (1, 2, 3, 4)
COLUMN_GAP = 18.0
SLACK = 4.0
"""Steps in which columns become higher until they hold the list."""
SIGN = 22.0
"""Room of a sign in the list."""
PAGE_ROOM = (794.0, 420.0)
"""What an A4 landscape page leaves for the drawing; the list takes as many columns as fit it best."""
LETTERS = 12.0
"""Points that letters have at least on the screen, where the whole body is to be seen at once."""
RADIUS = 7.0
NEAREST = 2 * RADIUS + 1.0

KINDS = {
    "nyeri": marked("nyeri"),
    "luka": marked("luka"),
    "memar": marked("memar"),
    "patah": marked("patah tulang"),
    "lain": marked("lain"),
}

CAUTION = marked(
    "Jangan meminta klien membuka pakaian dan jangan mengambil foto. Yang dicatat hanya yang diceritakan atau yang "
    "tampak dengan sendirinya; pemeriksaan dilakukan tenaga kesehatan."
)


@dataclasses.dataclass(frozen=True, slots=True)
class Figures:
    """The room of both outlines: the body from the front at the left, from the back at the right."""

    width: float = WIDTH
    height: float = HEIGHT
    gap: float = GAP

    @property
    def right(self) -> float:
        """Where the picture of both ends."""
        return 2 * self.width + self.gap

    @property
    def back(self) -> float:
        """Where the body from the back begins."""
        return self.width + self.gap


NATURAL = Figures()


@dataclasses.dataclass(frozen=True, slots=True)
class BodyMark:
    """One mark. Texts are shown as they are told."""

    key: str
    place: str = ""
    """E.g. «kaki kanan»; also says where the mark stands when x and y are not given."""
    side: str = FRONT
    x: float | None = None
    """Share of the outline's width from the left of the picture, 0 to 1."""
    y: float | None = None
    """Share of the outline's height from the crown, 0 to 1."""
    kind: str | None = None
    """One of ``KINDS``."""
    since: str = ""
    cause: str = ""
    scale: int | None = None
    """How bad it is, 0 to 10."""
    visum: bool | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class BodymapData:
    """The marks; ``caution`` for a client under 18 or a case of sexual violence."""

    marks: tuple[BodyMark, ...] = ()
    caution: bool = False


Placed = tuple[BodyMark, XY | None, XY | None]
"""A mark, the spot that it means and the middle of its number; None where its place is not known."""


def layout(data: BodymapData) -> Drawing:
    """Both outlines and the list; each mark has its symbol on the body and its label in the list."""
    shapes: list[Shape] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    lines: list[Line] = []
    shapes.extend(outlines(NATURAL))
    placed = placed_marks(data.marks, NATURAL)
    shapes.extend(leaders(placed))
    for number, (mark, aim, place) in enumerate(placed, start=1):
        if place is None:
            continue
        if aim and aim != place:
            lines.append(Line("leader", (mark.key,), (aim, place)))
        shapes.extend(numbered(number, mark, place))
        symbols.append(Symbol(mark.key, sign_box(place)))
    shapes.append(Text(LIST_LEFT, HEADING - 8.0, tr("Tanda"), legible(10.0, LETTERS), bold=True, anchor="start"))
    ways = [(columns, width) for columns in COLUMNS for width in (NARROW if columns > 1 else (LIST_WIDTH,))]
    entries = max((_listed(data.marks, columns, width) for columns, width in ways), key=_fitting)
    for entry in entries:
        shapes.extend(entry.shapes)
        labels.append(entry.label)
        if entry.mark.key not in {symbol.key for symbol in symbols}:
            symbols.append(Symbol(entry.mark.key, entry.sign))
    right = max([LIST_LEFT + LEAST_LIST, *(entry.label.box.x1 for entry in entries)])
    top = max((entry.label.box.y1 + 7.0 for entry in entries), default=0.0)
    bottom = max(top, HEADING + HEIGHT + 8.0)
    if data.caution:
        words = block(tr(CAUTION), right - 24.0, legible(9.0, LETTERS), bold=True)
        box = Box(0.0, bottom + 6.0, right, bottom + 6.0 + words.height + 14.0)
        shapes.extend([rounded(box, 5.0, Pen(1.2), HIGHLIGHT), *words.shapes(12.0, box.y0 + 7.0)])
        bottom = box.y1
    return Drawing(right, bottom, tuple(shapes), tuple(symbols), tuple(labels), tuple(lines), tr("Body map"))


@dataclasses.dataclass(frozen=True, slots=True)
class _Entry:
    """A mark as it stands in the list."""

    mark: BodyMark
    shapes: tuple[Shape, ...]
    sign: Box
    label: Label


def outlines(figures: Figures) -> list[Shape]:
    """The body from the front and from the back, with its right and its left named."""
    shapes: list[Shape] = []
    for left, title, sides in (
        (0.0, tr("Depan"), (tr("kanan"), tr("kiri"))),
        (figures.back, tr("Belakang"), (tr("kiri"), tr("kanan"))),
    ):
        above = HEADING - 8.0 if figures.width >= WIDTH else HEADING - 13.0
        beside = above if figures.width >= WIDTH else HEADING - 2.0
        shapes.append(Text(left + figures.width / 2, above, title, legible(10.0, LETTERS), bold=True))
        shapes.append(outline(left, HEADING, figures.width, figures.height))
        for x, text in zip((0.12, 0.88), sides, strict=True):
            at = left + x * figures.width
            shapes.append(Text(at, beside, text, legible(9.0, LETTERS), italic=True, color=GREY))
    return shapes


def leaders(placed: Sequence[Placed]) -> list[Shape]:
    """A line from each number that had to stand aside to the spot that it means; drawn before all numbers."""
    aside = [(aim, place) for _, aim, place in placed if aim and place and aim != place]
    return [shape for way in aside for shape in (polyline(way, Pen(0.7)), ellipse(*way[0], 1.5, 1.5, None, BLACK))]


def numbered(number: int, mark: BodyMark, place: XY) -> list[Shape]:
    """The sign of a mark with its number."""
    x, y = place
    return [*mark_sign(mark.kind, x, y), Text(x, y + 3.2, str(number), legible(9.0, LETTERS), bold=True)]


def sign_box(place: XY) -> Box:
    """What the sign of a mark covers."""
    x, y = place
    return Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)


def _listed(marks: Sequence[BodyMark], columns: int, width: float) -> list[_Entry]:
    """The list in so many columns of a width, of about the same height."""
    heads = [block(heading(mark), width - SIGN, legible(9.0, LETTERS), bold=True) for mark in marks]
    bodies = [block(details(mark), width - SIGN, legible(9.0, LETTERS)) for mark in marks]
    heights = [max(head.height + body.height, 2 * RADIUS + 4.0) + 7.0 for head, body in zip(heads, bodies, strict=True)]
    tallest = _tallest(heights, columns)
    entries: list[_Entry] = []
    left, top = LIST_LEFT, HEADING
    for number, (mark, head, body, height) in enumerate(zip(marks, heads, bodies, heights, strict=True), start=1):
        if top > HEADING and top + height - HEADING > tallest:
            left, top = left + width + COLUMN_GAP, HEADING
        place = (left + RADIUS + 3.0, top + RADIUS + 2.0)
        shapes = (
            *numbered(number, mark, place),
            *head.shapes(left + SIGN, top),
            *body.shapes(left + SIGN, top + head.height),
        )
        box = Box(left + SIGN, top, left + SIGN + max(head.width, body.width), top + head.height + body.height)
        label = Label(mark.key, box, f"{number}. {' '.join((*head.lines, *body.lines))}")
        entries.append(_Entry(mark, shapes, sign_box(place), label))
        top += height
    return entries


def _tallest(heights: Sequence[float], columns: int) -> float:
    """The least height, not below that of the figure, at which so many columns hold entries of these heights."""
    tallest = max([HEIGHT, sum(heights) / columns, *heights])
    while True:
        used, top = 1, 0.0
        for height in heights:
            if top and top + height > tallest:
                used, top = used + 1, 0.0
            top += height
        if used <= columns:
            return tallest
        tallest += SLACK


def _fitting(entries: Sequence[_Entry]) -> float:
    """How large the drawing with this list becomes on a page."""
    right = max([LIST_LEFT + LEAST_LIST, *(entry.label.box.x1 for entry in entries)])
    bottom = max([HEADING + HEIGHT, *(entry.label.box.y1 for entry in entries)])
    return min(PAGE_ROOM[0] / right, PAGE_ROOM[1] / bottom)


def legend_entries(data: BodymapData) -> list[LegendEntry]:
    """One entry for each kind of mark that is used."""
    used = {mark.kind if mark.kind in KINDS else "lain" for mark in data.marks}
    return [(mark_sign(kind, 18.0, 9.0), tr(name)) for kind, name in KINDS.items() if kind in used]


def spot(x: float, y: float) -> tuple[str, float, float] | None:
    """Side and shares of width and height that a place of the drawing stands for; None beside the two outlines.

    Beside a body it means the nearest part of it.
    """
    for side, left in ((FRONT, 0.0), (BACK, WIDTH + GAP)):
        if left <= x <= left + WIDTH and HEADING <= y <= HEADING + HEIGHT:
            on_body = pulled_in((x - left, y - HEADING), WIDTH, HEIGHT, RADIUS)
            across = (on_body[0] - RADIUS) / (WIDTH - 2 * RADIUS)
            down = (on_body[1] - RADIUS) / (HEIGHT - 2 * RADIUS)
            return side, min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0)
    return None


def mark_sign(kind: str | None, x: float, y: float) -> list[Shape]:
    """The sign of a kind of mark around (x, y); they differ in shape, not in colour alone."""
    r = RADIUS
    if kind == "nyeri":
        return [ellipse(x, y, r, r, Pen(1.1, RED), PAPER)]
    if kind == "luka":
        return [rectangle(Box(x - r, y - r, x + r, y + r), Pen(1.1, RED), PAPER)]
    if kind == "memar":
        return [ellipse(x, y, r + 1.5, r + 1.5, Pen(1.1, BLACK, (1.5, 1.5)), "#D9DEE0")]
    if kind == "patah":
        corners = [(x, y - r - 2), (x + r + 2, y), (x, y + r + 2), (x - r - 2, y)]
        return [polyline(corners, Pen(1.3, RED), closed=True, fill=PAPER)]
    corners = [(x + (r + 1) * math.cos(math.tau * i / 6), y + (r + 1) * math.sin(math.tau * i / 6)) for i in range(6)]
    return [polyline(corners, Pen(1.0, BLACK), closed=True, fill=PAPER)]


def placed_marks(marks: Sequence[BodyMark], figures: Figures) -> list[Placed]:
    """For every mark the spot that it means, and the place of its number beside the numbers before it."""
    taken: list[XY] = []
    result: list[Placed] = []
    for mark in marks:
        spot = (mark.x, mark.y) if mark.x is not None and mark.y is not None else named_place(mark.place, mark.side)
        if spot is None:
            result.append((mark, None, None))
            continue
        left = figures.back if mark.side == BACK else 0.0
        aim = (
            left + min(max(spot[0], 0.0), 1.0) * (figures.width - 2 * RADIUS) + RADIUS,
            HEADING + min(max(spot[1], 0.0), 1.0) * (figures.height - 2 * RADIUS) + RADIUS,
        )
        place = next((p for p in _around(aim, figures) if all(_clear(p, q) for q in taken)), aim)
        taken.append(place)
        result.append((mark, aim, place))
    return result


def _around(aim: XY, figures: Figures) -> list[XY]:
    """The spot itself and then places further and further around it, inside the picture."""
    places = [aim]
    right, bottom = figures.right + figures.gap, HEADING + figures.height
    for ring in range(1, 40):
        distance = ring * NEAREST
        count = 6 * ring
        for index in range(count):
            turn = math.tau * index / count
            x, y = aim[0] + distance * math.cos(turn), aim[1] + distance * math.sin(turn)
            if RADIUS <= x <= right - RADIUS and HEADING + RADIUS <= y <= bottom - RADIUS:
                places.append((x, y))
    return places


def _clear(one: XY, other: XY) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) >= NEAREST


def heading(mark: BodyMark) -> str:
    """Where it is, and what."""
    kind = tr(KINDS[mark.kind]) if mark.kind in KINDS else ""
    side = f"({tr('belakang')})" if mark.side == BACK else ""
    place = " ".join(part for part in (mark.place.strip(), side) if part)
    return ": ".join(part for part in (place, kind) if part) or "?"


def details(mark: BodyMark) -> str:
    """What else is said of it."""
    parts = [
        f"{tr('sejak')} {mark.since}" if mark.since else "",
        f"{tr('penyebab menurut klien')}: “{mark.cause}”" if mark.cause else "",
        f"{tr('skala')} {mark.scale}/10" if mark.scale is not None else "",
        {True: tr("ada visum"), False: tr("tanpa visum"), None: ""}[mark.visum],
    ]
    return "; ".join(part for part in parts if part)
