"""The ecomap (Hartman 1978): the client in the middle, the systems around, and how they hold together.

Systems of one kind stand next to each other. Each has a direction of its own; up to six stand on one ring, up to twelve
alternate on two, more on three, and every ring is as near as bubbles and ties allow, so that no tie passes through
another system's bubble. A system moved by hand stays where it was put, or at the nearest free place beside it.
"""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.bubbles import Bubble, bubble_for
from caseworker_app.diagrams.display import (
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
from caseworker_app.diagrams.ecomap_centre import CLIENT, Sex, centre_bubble, centre_label, centre_shapes, sign_of
from caseworker_app.diagrams.ecomap_moves import moved_by_hand
from caseworker_app.diagrams.ecomap_rings import SHORTEST_TIE, pulled_in, ring_count, ring_places
from caseworker_app.diagrams.ecomap_words import (
    along_tie,
    caption_text,
    captioned,
    length_for,
    raised,
    short_words,
    words_box,
)
from caseworker_app.diagrams.frame import placed
from caseworker_app.diagrams.measure import text_width
from caseworker_app.diagrams.strokes import HEAD_LENGTH, arrow_head, sample, styled_line
from caseworker_app.diagrams.styles import GREY, PAPER, TIES
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from caseworker_app.diagrams.frame import LegendEntry
    from caseworker_app.diagrams.styles import LineStyle

KINDS = (
    mark("keluarga inti"),
    mark("keluarga besar"),
    mark("teman"),
    mark("tetangga"),
    mark("sekolah"),
    mark("kerja"),
    mark("agama"),
    mark("kesehatan"),
    mark("layanan sosial"),
    mark("hukum"),
    mark("organisasi"),
    mark("rekreasi"),
    mark("perorangan"),
)
"""Kinds of system, in their order around the client."""
UNKNOWN_TIE = "tidak diketahui"
TEXT_SIZE = 9.0
STRETCHES = (1.3, 1.0, 1.6, 2.0, 0.8, 0.65, 2.6)
"""Width over height of the rings, tried in this order."""
PAGE_ROOM = (794.0, 430.0)
"""What an A4 landscape page leaves for the drawing; the rings take the shape that fits it best."""
EDGE = 6.0
CROWDED = 3
"""So many rings are given up for places as near to the client as all others allow."""
CROSSED = 7.0
"""How much larger the bubble of a dead person is, so that the cross is seen around the name."""


@dataclasses.dataclass(frozen=True, slots=True)
class EcomapSystem:
    """One system or person around the client."""

    key: str
    label: str
    kind: str = ""
    """One of ``KINDS``; others stand after them."""
    tie: str | None = None
    """A row of ``styles.TIES``; None: nobody has said yet."""
    stress: bool = False
    energy: str | None = None
    """«ke klien», «dari klien», «dua arah», «tidak ada», or None: nobody has said."""
    dead: bool = False
    person: str | None = None
    """Key of the person behind it, for a click."""
    dx: float = 0.0
    """Moved by hand to the right, in points."""
    dy: float = 0.0
    words: str = ""
    """The nature of the tie; stands along its line where it is short enough."""


@dataclasses.dataclass(frozen=True, slots=True)
class EcomapData:
    """One dated ecomap."""

    client: str
    """What stands in the middle: initials or a name."""
    systems: tuple[EcomapSystem, ...] = ()
    sex: Sex = "unknown"
    household: bool = False
    inner: Drawing | None = None
    """For a household: its small genogram."""
    inner_legend: tuple[LegendEntry, ...] = ()
    """The symbols of that genogram."""
    date: str = ""
    """As it shall be read, e.g. «26 Agustus 2024»."""
    stage: str = ""
    """E.g. «Asesmen», «Evaluasi»."""


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands, with the client at (0, 0)."""

    centre: Bubble
    bubbles: Mapping[str, Bubble]
    places: Mapping[str, XY]


def layout(data: EcomapData, room: tuple[float, float] = PAGE_ROOM) -> Drawing:
    """The ecomap at natural size, in the shape that suits a room (width, height); keys: the systems' own, «client»."""
    systems = in_order(data.systems)
    return drawn(data, systems, plan(data, systems, room))


def legend_entries(data: EcomapData) -> list[LegendEntry]:
    """One entry for each symbol, tie and arrow that is used."""
    systems = data.systems
    entries: list[LegendEntry] = [*data.inner_legend]
    if not data.household:
        entries.append((sign_of(data.sex, 18, 9, 6.5), tr("klien")))
    ties = {_tie_name(system) for system in systems}
    entries.extend((sample(style), tr(style.name)) for name, style in TIES.items() if name in ties)
    if any(system.stress for system in systems):
        entries.append((sample(TIES["biasa"], stress=True), tr("stres (di atas garis mana pun)")))
    course = [(3.0, 9.0), (33.0, 9.0)]
    stroke = [polyline(course, Pen(0.9))]
    heads = {
        "ke klien": ([*stroke, *arrow_head(course)], tr("energi mengalir ke arah panah")),
        "dari klien": ([*stroke, *arrow_head(course)], tr("energi mengalir ke arah panah")),
        "dua arah": ([*stroke, *arrow_head(course), *arrow_head(course[::-1])], tr("energi mengalir dua arah")),
    }
    seen: list[str] = []
    for energy, (shapes, meaning) in heads.items():
        if meaning not in seen and any(system.energy == energy for system in systems):
            seen.append(meaning)
            entries.append((shapes, meaning))
    if any(system.dead for system in systems):
        entries.append(([ellipse(18, 9, 14, 8, Pen(0.9), PAPER), *_cross(18, 9, 14, 8)], tr("meninggal (alm.)")))
    return entries


def in_order(systems: Iterable[EcomapSystem]) -> list[EcomapSystem]:
    """Kinds together, the order of the records forgotten."""

    def place(system: EcomapSystem) -> tuple[int, str, str, str]:
        known = KINDS.index(system.kind) if system.kind in KINDS else len(KINDS)
        return known, system.kind, system.label, system.key

    return sorted(systems, key=place)


def plan(
    data: EcomapData,
    systems: Sequence[EcomapSystem],
    room: tuple[float, float],
    room_for: Mapping[str, Bubble] | None = None,
) -> Plan:
    """Bubbles and places for systems already in order, in the shape that fits a room (width, height) best.

    Each bubble is at least as large as that of ``room_for``.
    """
    centre = centre_bubble(data)

    def fitting(places: Sequence[XY]) -> float:
        wide = 2 * max((abs(x) + bubble.rx for (x, _), bubble in zip(places, around, strict=True)), default=1.0)
        high = 2 * max((abs(y) + bubble.ry for (_, y), bubble in zip(places, around, strict=True)), default=1.0)
        return min(room[0] / wide, room[1] / high)

    bubbles = {system.key: _larger(_bubble(system), (room_for or {}).get(system.key)) for system in systems}
    around = [bubbles[system.key] for system in systems]
    shortest = max([SHORTEST_TIE, *(length_for(short_words(system.words)) for system in systems)])
    places = max((ring_places(around, centre, stretch, shortest) for stretch in STRETCHES), key=fitting)
    if ring_count(len(systems)) == CROWDED:
        places = pulled_in(places, around, centre)
    own = dict(zip(bubbles, places, strict=True))
    return Plan(centre, bubbles, moved_by_hand(systems, Plan(centre, bubbles, own)))


def drawn(
    data: EcomapData,
    systems: Sequence[EcomapSystem],
    plan: Plan,
    ghosts: Iterable[EcomapSystem] = (),
    under: Mapping[str, Sequence[Shape]] | None = None,
    over: Iterable[Shape] = (),
) -> Drawing:
    """Ties first, bubbles above them, the client on top; moved so that everything lies inside the drawing."""
    lines: list[Line] = []
    below: list[Shape] = []
    above: list[Shape] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    for system in systems:
        x, y = plan.places[system.key]
        bubble = plan.bubbles[system.key]
        course = tie_course(plan.centre, bubble, (x, y))
        if course:
            lines.append(Line("tie", (CLIENT, system.key), tuple(course)))
            below.extend((under or {}).get(system.key, ()))
            below.extend(_tie(course, system))
        above.append(ellipse(x, y, bubble.rx, bubble.ry, Pen(0.9), PAPER))
        caption = _caption(system)
        if system.dead:
            above.extend(_cross_behind(bubble, caption, x, y))
        above.extend(bubble.texts(x, y - raised(caption)))
        if caption:
            above.append(caption_text(bubble, caption, x, y))
        symbols.append(Symbol(system.key, bubble.box(x, y)))
        labels.append(bubble.label(system.key, x, y - raised(caption)))
    above.extend(tie_words(systems, plan).values())
    for system in ghosts:
        x, y = plan.places[system.key]
        bubble = plan.bubbles[system.key]
        below.extend((under or {}).get(system.key, ()))
        above.append(ellipse(x, y, bubble.rx, bubble.ry, Pen(0.7, GREY, (1.5, 2.5)), PAPER))
        above.extend(dataclasses.replace(text, color=GREY, italic=True) for text in bubble.texts(x, y))
        symbols.append(Symbol(system.key, bubble.box(x, y)))
        labels.append(bubble.label(system.key, x, y))
    above.extend(centre_shapes(data, plan.centre))
    symbols.append(Symbol(CLIENT, plan.centre.box(0.0, 0.0)))
    labels.append(centre_label(data, plan.centre))
    left = min(symbol.box.x0 for symbol in symbols) - EDGE
    top = min(symbol.box.y0 for symbol in symbols) - EDGE
    raw = Drawing(
        max(symbol.box.x1 for symbol in symbols) + EDGE - left,
        max(symbol.box.y1 for symbol in symbols) + EDGE - top,
        (*below, *above, *over),
        tuple(symbols),
        tuple(labels),
        tuple(lines),
        tr("Ecomap"),
    )
    return placed(raw, 1.0, -left, -top)


def tie_words(systems: Sequence[EcomapSystem], plan: Plan) -> dict[str, Text]:
    """The words along the ties that have some and room for them, by key."""
    courses = {s.key: tie_course(plan.centre, plan.bubbles[s.key], plan.places[s.key]) for s in systems}
    bubbles = {s.key: (plan.bubbles[s.key], plan.places[s.key]) for s in systems}
    placed_words: dict[str, Text] = {}
    for system in systems:
        course = courses[system.key]
        if not course or not system.words:
            continue
        ties = [other for key, other in courses.items() if key != system.key and other]
        text = along_tie(short_words(system.words), course, [*bubbles.values(), (plan.centre, (0.0, 0.0))], ties)
        if text and not any(words_box(text).touches(words_box(other)) for other in placed_words.values()):
            placed_words[system.key] = text
    return placed_words


def tie_course(centre: Bubble, bubble: Bubble, place: XY) -> list[XY]:
    """From the edge of the client to the edge of the bubble; empty where they touch."""
    length = math.hypot(*place)
    if length == 0:
        return []
    ux, uy = place[0] / length, place[1] / length
    start, end = centre.reach(ux, uy), length - bubble.reach(ux, uy)
    return [(ux * start, uy * start), (ux * end, uy * end)] if end - start > 1.0 else []


def _tie(course: list[XY], system: EcomapSystem) -> list[Shape]:
    """The tie with its heads; course[0] is the client's end."""
    (x0, y0), (x1, y1) = course
    length = math.dist((x0, y0), (x1, y1))
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    head = min(HEAD_LENGTH, length / 3)
    style: LineStyle = TIES[_tie_name(system)]
    color = (style.zigzag or style.pen).color
    shapes: list[Shape] = []
    if system.energy in {"ke klien", "dua arah"}:
        shapes.extend(arrow_head(course[::-1], "filled", color))
        x0, y0 = x0 + ux * head, y0 + uy * head
    if system.energy in {"dari klien", "dua arah"}:
        shapes.extend(arrow_head(course, "filled", color))
        x1, y1 = x1 - ux * head, y1 - uy * head
    return [*styled_line([(x0, y0), (x1, y1)], style, stress=system.stress), *shapes]


def _tie_name(system: EcomapSystem) -> str:
    return system.tie if system.tie in TIES else UNKNOWN_TIE


def _label(system: EcomapSystem) -> str:
    text = system.label.strip() or "?"
    return f"{text} {tr('(alm.)')}" if system.dead and "(alm" not in text.casefold() else text


def _caption(system: EcomapSystem) -> str:
    """The kind of a system, where its name does not say it."""
    return "" if system.kind.casefold() in _label(system).casefold() else system.kind


def _larger(bubble: Bubble, other: Bubble | None) -> Bubble:
    return dataclasses.replace(bubble, rx=max(bubble.rx, other.rx), ry=max(bubble.ry, other.ry)) if other else bubble


def _bubble(system: EcomapSystem) -> Bubble:
    bubble = captioned(bubble_for(_label(system), TEXT_SIZE), _caption(system))
    grown = CROSSED if system.dead else 0.0
    return dataclasses.replace(bubble, rx=bubble.rx + grown, ry=bubble.ry + grown)


def _cross_behind(bubble: Bubble, caption: str, x: float, y: float) -> list[Shape]:
    """The cross of the dead, interrupted where the name and the caption stand."""
    name, beside = bubble.label("", x, y).box, raised(caption)
    half = max((name.x1 - name.x0) / 2, text_width(caption, TEXT_SIZE) / 2) + 1.0
    clear = Box(x - half, name.y0 - beside, x + half, name.y1 + beside)
    return [*_cross(x, y, bubble.rx, bubble.ry), rectangle(clear, None, PAPER)]


def _cross(x: float, y: float, rx: float, ry: float) -> list[Shape]:
    dx, dy = rx * math.sqrt(0.5), ry * math.sqrt(0.5)
    pen = Pen(0.9)
    return [polyline([(x - dx, y - side * dy), (x + dx, y + side * dy)], pen) for side in (-1, 1)]
