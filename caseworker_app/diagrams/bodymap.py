"""The body map: a neutral outline from the front and from the back, numbered marks, and their list.

In the front view the person's right is at the left of the picture, in the back view at the right, as one sees a person.
"""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import (
    BLACK,
    XY,
    Box,
    Drawing,
    Label,
    Line,
    Path,
    Pen,
    Shape,
    Symbol,
    Text,
    ellipse,
    polyline,
    rectangle,
)
from caseworker_app.diagrams.panels import block, rounded
from caseworker_app.diagrams.styles import GREY, HIGHLIGHT, PAPER, RED, SOFT_FILL
from caseworker_app.text import mark as marked
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.frame import LegendEntry

FRONT = "depan"
BACK = "belakang"
HEIGHT = 380.0
WIDTH = 160.0
GAP = 24.0
HEADING = 22.0
LIST_LEFT = 2 * WIDTH + 2 * GAP + 6.0
LIST_WIDTH = 360.0
RADIUS = 6.5
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

PLACES: dict[str, XY] = {
    "kepala": (0.5, 0.055),
    "wajah": (0.5, 0.075),
    "leher": (0.5, 0.15),
    "bahu": (0.30, 0.195),
    "dada": (0.5, 0.27),
    "punggung": (0.5, 0.28),
    "perut": (0.5, 0.40),
    "pinggang": (0.5, 0.42),
    "panggul": (0.40, 0.475),
    "lengan": (0.215, 0.29),
    "siku": (0.16, 0.365),
    "pergelangan tangan": (0.09, 0.475),
    "tangan": (0.07, 0.52),
    "paha": (0.38, 0.58),
    "lutut": (0.385, 0.70),
    "betis": (0.385, 0.80),
    "kaki": (0.385, 0.82),
    "pergelangan kaki": (0.39, 0.92),
    "telapak kaki": (0.375, 0.965),
}
"""Where a place that was only named stands on the outline: shares of width and height, at the picture's left."""

_HALF: tuple[tuple[XY, XY, XY], ...] = (
    ((0.575, 0.0), (0.61, 0.03), (0.605, 0.062)),
    ((0.602, 0.098), (0.575, 0.118), (0.552, 0.130)),
    ((0.548, 0.145), (0.550, 0.155), (0.565, 0.163)),
    ((0.62, 0.178), (0.70, 0.178), (0.745, 0.197)),
    ((0.80, 0.22), (0.815, 0.26), (0.825, 0.305)),
    ((0.845, 0.36), (0.88, 0.42), (0.915, 0.475)),
    ((0.935, 0.50), (0.955, 0.525), (0.948, 0.548)),
    ((0.935, 0.575), (0.895, 0.57), (0.885, 0.545)),
    ((0.865, 0.505), (0.845, 0.49), (0.825, 0.455)),
    ((0.775, 0.395), (0.745, 0.335), (0.715, 0.285)),
    ((0.700, 0.33), (0.685, 0.37), (0.685, 0.40)),
    ((0.690, 0.44), (0.715, 0.47), (0.715, 0.525)),
    ((0.715, 0.60), (0.685, 0.655), (0.668, 0.705)),
    ((0.680, 0.765), (0.672, 0.825), (0.648, 0.905)),
    ((0.642, 0.935), (0.68, 0.955), (0.70, 0.975)),
    ((0.705, 0.995), (0.60, 1.0), (0.555, 0.985)),
    ((0.540, 0.96), (0.555, 0.93), (0.553, 0.905)),
    ((0.548, 0.83), (0.545, 0.76), (0.547, 0.70)),
    ((0.542, 0.64), (0.530, 0.58), (0.505, 0.53)),
)
"""Right half of the outline from the crown to the crotch, as Bézier pieces behind the start (0.5, 0)."""


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


def layout(data: BodymapData) -> Drawing:
    """Both outlines and the list; each mark has its symbol on the body and its label in the list."""
    shapes: list[Shape] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    lines: list[Line] = []
    for index, title in enumerate((tr("Depan"), tr("Belakang"))):
        left = index * (WIDTH + GAP)
        shapes.append(Text(left + WIDTH / 2, HEADING - 8.0, title, 10.0, bold=True))
        shapes.append(outline(left, HEADING))
        sides = (tr("kanan"), tr("kiri")) if index == 0 else (tr("kiri"), tr("kanan"))
        for x, text in zip((0.12, 0.88), sides, strict=True):
            shapes.append(Text(left + x * WIDTH, HEADING + 0.14 * HEIGHT, text, 8.0, italic=True, color=GREY))
    placed = [(number, *found) for number, found in enumerate(_places(data.marks), start=1)]
    for _, mark, aim, place in placed:
        if aim and place and aim != place:
            shapes.extend([polyline([aim, place], Pen(0.7)), ellipse(*aim, 1.5, 1.5, None, BLACK)])
            lines.append(Line("leader", (mark.key,), (aim, place)))
    for number, mark, _, place in placed:
        if place is None:
            continue
        shapes.extend(mark_sign(mark.kind, *place))
        shapes.append(Text(place[0], place[1] + 2.7, str(number), 7.5, bold=True))
        symbols.append(
            Symbol(mark.key, Box(place[0] - RADIUS, place[1] - RADIUS, place[0] + RADIUS, place[1] + RADIUS))
        )
    top = HEADING
    shapes.append(Text(LIST_LEFT, HEADING - 8.0, tr("Tanda"), 10.0, bold=True, anchor="start"))
    for number, mark in enumerate(data.marks, start=1):
        head = block(f"{number}. {_heading(mark)}", LIST_WIDTH, 9.0, bold=True)
        body = block(_told(mark), LIST_WIDTH - 12.0, 9.0)
        shapes.extend([*head.shapes(LIST_LEFT, top), *body.shapes(LIST_LEFT + 12.0, top + head.height)])
        box = Box(LIST_LEFT, top, LIST_LEFT + max(head.width, body.width + 12.0), top + head.height + body.height)
        labels.append(Label(mark.key, box, " ".join((*head.lines, *body.lines))))
        top = box.y1 + 7.0
    bottom = max(top, HEADING + HEIGHT + 8.0)
    if data.caution:
        words = block(tr(CAUTION), LIST_LEFT + LIST_WIDTH - 24.0, 9.0, bold=True)
        box = Box(0.0, bottom + 6.0, LIST_LEFT + LIST_WIDTH, bottom + 6.0 + words.height + 14.0)
        shapes.extend([rounded(box, 5.0, Pen(1.2), HIGHLIGHT), *words.shapes(12.0, box.y0 + 7.0)])
        bottom = box.y1
    return Drawing(
        LIST_LEFT + LIST_WIDTH, bottom, tuple(shapes), tuple(symbols), tuple(labels), tuple(lines), tr("Body map")
    )


def legend_entries(data: BodymapData) -> list[LegendEntry]:
    """One entry for each kind of mark that is used."""
    used = {mark.kind if mark.kind in KINDS else "lain" for mark in data.marks}
    return [(mark_sign(kind, 18.0, 9.0), tr(name)) for kind, name in KINDS.items() if kind in used]


def outline(left: float, top: float) -> Path:
    """The outline of a body in a box of 160 by 380 points."""

    def at(p: XY) -> XY:
        return left + p[0] * WIDTH, top + p[1] * HEIGHT

    def mirrored(p: XY) -> XY:
        return at((1.0 - p[0], p[1]))

    steps: list[tuple[str | XY, ...]] = [("M", at((0.5, 0.0)))]
    steps.extend(("C", at(a), at(b), at(c)) for a, b, c in _HALF)
    ends = [(0.5, 0.0), *(c for _, _, c in _HALF)]
    steps.append(("L", mirrored(ends[-1])))
    for (a, b, _), end in zip(reversed(_HALF), reversed(ends[:-1]), strict=True):
        steps.append(("C", mirrored(b), mirrored(a), mirrored(end)))
    steps.append(("Z",))
    return Path(tuple(steps), Pen(1.2, BLACK), SOFT_FILL)


def spot(x: float, y: float) -> tuple[str, float, float] | None:
    """Side and shares of width and height that a place of the drawing stands for; None beside the two outlines."""
    for side, left in ((FRONT, 0.0), (BACK, WIDTH + GAP)):
        if left <= x <= left + WIDTH and HEADING <= y <= HEADING + HEIGHT:
            across = (x - left - RADIUS) / (WIDTH - 2 * RADIUS)
            down = (y - HEADING - RADIUS) / (HEIGHT - 2 * RADIUS)
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


def named_place(place: str, side: str) -> XY | None:
    """Where a named place stands on the outline; None where the words name none.

    The longest known word counts; «kanan» and «kiri» choose the side as the person sees it.
    """
    words = place.casefold()
    known = [name for name in PLACES if name in words]
    if not known:
        return None
    x, y = PLACES[max(known, key=len)]
    at_left = "kanan" in words if side != BACK else "kiri" in words
    at_right = "kiri" in words if side != BACK else "kanan" in words
    if x == 0.5 and at_left != at_right:
        return (x - 0.08 if at_left else x + 0.08), y
    return (1.0 - x if at_right else x), y


def place_at(side: str, x: float, y: float) -> str:
    """The named place nearest to a spot of the outline, with «kanan» or «kiri» where it is not in the middle."""
    backward = ("wajah", "dada", "perut")
    forward = ("punggung", "pinggang")
    unfit = backward if side == BACK else forward
    near = [
        (math.hypot((px - x) * WIDTH, (py - y) * HEIGHT), name, px, mirrored)
        for name, (left, py) in PLACES.items()
        if name not in unfit
        for px, mirrored in ((left, False), (1.0 - left, True))
    ]
    _, name, px, mirrored = min(near)
    if px == 0.5:
        return name
    return f"{name} {'kanan' if mirrored == (side == BACK) else 'kiri'}"


def _places(marks: Sequence[BodyMark]) -> list[tuple[BodyMark, XY | None, XY | None]]:
    """For every mark the spot that it means, and the place of its number beside the numbers before it."""
    taken: list[XY] = []
    result: list[tuple[BodyMark, XY | None, XY | None]] = []
    for mark in marks:
        spot = (mark.x, mark.y) if mark.x is not None and mark.y is not None else named_place(mark.place, mark.side)
        if spot is None:
            result.append((mark, None, None))
            continue
        left = WIDTH + GAP if mark.side == BACK else 0.0
        aim = (
            left + min(max(spot[0], 0.0), 1.0) * (WIDTH - 2 * RADIUS) + RADIUS,
            HEADING + min(max(spot[1], 0.0), 1.0) * (HEIGHT - 2 * RADIUS) + RADIUS,
        )
        place = next((p for p in _around(aim) if all(_clear(p, q) for q in taken)), aim)
        taken.append(place)
        result.append((mark, aim, place))
    return result


def _around(aim: XY) -> list[XY]:
    """The spot itself and then places further and further around it, inside the picture."""
    places = [aim]
    for ring in range(1, 40):
        distance = ring * NEAREST
        count = 6 * ring
        for index in range(count):
            turn = math.tau * index / count
            x, y = aim[0] + distance * math.cos(turn), aim[1] + distance * math.sin(turn)
            if RADIUS <= x <= LIST_LEFT - RADIUS - 6.0 and HEADING + RADIUS <= y <= HEADING + HEIGHT - RADIUS:
                places.append((x, y))
    return places


def _clear(one: XY, other: XY) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) >= NEAREST


def _heading(mark: BodyMark) -> str:
    kind = tr(KINDS[mark.kind]) if mark.kind in KINDS else ""
    side = f"({tr('belakang')})" if mark.side == BACK else ""
    place = " ".join(part for part in (mark.place.strip(), side) if part)
    return ": ".join(part for part in (place, kind) if part) or "?"


def _told(mark: BodyMark) -> str:
    parts = [
        f"{tr('sejak')} {mark.since}" if mark.since else "",
        f"{tr('penyebab menurut klien')}: «{mark.cause}»" if mark.cause else "",
        f"{tr('skala')} {mark.scale}/10" if mark.scale is not None else "",
        {True: tr("ada visum"), False: tr("tanpa visum"), None: ""}[mark.visum],
    ]
    return "; ".join(part for part in parts if part)
