"""The sociogram of a group (Moreno; rings after Northway): who chooses and who rejects whom.

The more often somebody was chosen, the nearer the middle. Stars (chosen most, at least twice as often as the average)
have a double outline, isolates (chosen by nobody, choosing nobody) a dotted one, whoever chooses and is not chosen a
dashed one.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from typing import TYPE_CHECKING, Literal

from caseworker_app.diagrams.bubbles import Bubble, bubble_for
from caseworker_app.diagrams.display import BLACK, XY, Drawing, Label, Line, Pen, Shape, Symbol, ellipse, polyline
from caseworker_app.diagrams.frame import placed
from caseworker_app.diagrams.sociogram_seats import CLEAR, seated, sized
from caseworker_app.diagrams.strokes import arrow_head, bow
from caseworker_app.diagrams.styles import FAINT, GREEN, PAPER, RED
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.diagrams.frame import LegendEntry

Kind = Literal["memilih", "menolak"]

CHOICE = Pen(1.0, GREEN)
MUTUAL = Pen(2.0, GREEN)
REJECTION = Pen(1.0, RED, (5.0, 3.0))
PAGE_ROOM = (794.0, 480.0)
"""What an A4 landscape page leaves for the drawing."""
STRETCHED = (0.7, 1.5)
"""Least and most width over height of the rings."""
HEAD = 8.0
ISOLATE = (1.5, 2.5)
UNCHOSEN = (6.0, 3.0)
"""Dashes of the outlines of members whom nobody has chosen."""


@dataclasses.dataclass(frozen=True, slots=True)
class Member:
    """One member of the group."""

    key: str
    label: str


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """What one member said about another."""

    chooser: str
    chosen: str
    kind: Kind


@dataclasses.dataclass(frozen=True, slots=True)
class SociogramData:
    """Members and answers; answers about oneself or about strangers are left out."""

    members: tuple[Member, ...] = ()
    answers: tuple[Answer, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """How often a member was chosen and rejected, and what that makes of them."""

    chosen: int
    rejected: int
    star: bool
    isolate: bool
    """Chosen by nobody and choosing nobody."""
    unchosen: bool
    """Chosen by nobody, though choosing others."""


def standings(data: SociogramData) -> dict[str, Standing]:
    """The standing of every member, by key."""
    answers = _known(data)
    chosen = {m.key: sum(a.chosen == m.key and a.kind == "memilih" for a in answers) for m in data.members}
    rejected = {m.key: sum(a.chosen == m.key and a.kind == "menolak" for a in answers) for m in data.members}
    chooses = {a.chooser for a in answers if a.kind == "memilih"}
    most = max(chosen.values(), default=0)
    average = sum(chosen.values()) / max(1, len(chosen))
    return {
        m.key: Standing(
            chosen[m.key],
            rejected[m.key],
            star=chosen[m.key] == most and most >= 2 and most >= 2 * average,
            isolate=chosen[m.key] == 0 and m.key not in chooses,
            unchosen=chosen[m.key] == 0 and m.key in chooses,
        )
        for m in data.members
    }


def layout(data: SociogramData, room: tuple[float, float] = PAGE_ROOM) -> Drawing:
    """The rings with everybody on them, in the shape of a room (width, height); keys are those of the members."""
    stretch = min(max(room[0] / room[1], STRETCHED[0]), STRETCHED[1])
    members = sorted(data.members, key=lambda m: (m.label, m.key))
    standing = standings(data)
    bubbles = {m.key: bubble_for(m.label.strip() or "?", 9.0, 19.0) for m in members}
    answers = _known(data)
    rings = _rings(members, standing)
    seats = sized(rings, bubbles, stretch)
    radii = [ring.radius for ring in seats]
    places = seated(rings, seats, bubbles, [(a.chooser, a.chosen) for a in answers])
    shapes: list[Shape] = [ellipse(0, 0, radius * stretch, radius, Pen(0.5, FAINT)) for radius in radii if radius > 0]
    lines: list[Line] = []
    for one, other, kind, mutual in _arrows(answers):
        course = _course(bubbles, places, one, other, aside=kind == "menolak" and (one, other) in _choices(answers))
        lines.append(Line("mutual" if mutual else kind, (one, other), tuple(course)))
        shapes.extend(_arrow(course, kind, mutual=mutual))
    symbols: list[Symbol] = []
    labels: list[Label] = []
    for member in members:
        bubble, (x, y) = bubbles[member.key], places[member.key]
        shapes.append(ellipse(x, y, bubble.rx, bubble.ry, _outline(standing[member.key]), PAPER))
        if standing[member.key].star:
            shapes.append(ellipse(x, y, bubble.rx - 2.6, bubble.ry - 2.6, Pen(0.9)))
        shapes.extend(bubble.texts(x, y))
        symbols.append(Symbol(member.key, bubble.box(x, y)))
        labels.append(bubble.label(member.key, x, y))
    reach = max((abs(edge) for s in symbols for edge in (s.box.x0, s.box.x1)), default=60.0) + 4.0
    high = max((abs(edge) for s in symbols for edge in (s.box.y0, s.box.y1)), default=40.0) + 4.0
    widest = max(radii, default=0.0)
    reach, high = max(reach, widest * stretch + 2.0), max(high, widest + 2.0)
    drawing = Drawing(2 * reach, 2 * high, tuple(shapes), tuple(symbols), tuple(labels), tuple(lines), tr("Sosiogram"))
    return placed(drawing, 1.0, reach, high)


def legend_entries(data: SociogramData) -> list[LegendEntry]:
    """One entry for each kind of line and outline that is used."""
    arrows = _arrows(_known(data))
    standing = standings(data).values()
    course = [(2.0, 9.0), (34.0, 9.0)]
    entries: list[LegendEntry] = []
    if any(kind == "memilih" and not mutual for _, _, kind, mutual in arrows):
        entries.append((_arrow(course, "memilih", mutual=False), tr("memilih")))
    if any(mutual and kind == "memilih" for _, _, kind, mutual in arrows):
        entries.append((_arrow(course, "memilih", mutual=True), tr("saling memilih")))
    if any(kind == "menolak" and not mutual for _, _, kind, mutual in arrows):
        entries.append((_arrow(course, "menolak", mutual=False), tr("menolak")))
    if any(mutual and kind == "menolak" for _, _, kind, mutual in arrows):
        entries.append((_arrow(course, "menolak", mutual=True), tr("saling menolak")))
    if any(one.star for one in standing):
        star = [ellipse(18, 9, 8, 8, Pen(1.1)), ellipse(18, 9, 5.4, 5.4, Pen(0.9))]
        entries.append((star, tr("bintang: paling banyak dipilih")))
    if any(one.isolate for one in standing):
        entries.append(
            ([ellipse(18, 9, 8, 8, Pen(1.1, BLACK, ISOLATE))], tr("terasing: tidak memilih dan tidak dipilih"))
        )
    if any(member.unchosen for member in standing):
        entries.append(([ellipse(18, 9, 8, 8, Pen(1.1, BLACK, UNCHOSEN))], tr("tidak dipilih, tetapi memilih")))
    if len({one.chosen for one in standing}) > 1:
        rings = [ellipse(18, 9, 8, 8, Pen(0.6, "#9AA5AA")), ellipse(18, 9, 3.5, 3.5, Pen(0.6, "#9AA5AA"))]
        entries.append((rings, tr("makin ke tengah: makin sering dipilih")))
    return entries


def _outline(standing: Standing) -> Pen:
    """The pen of a member's outline."""
    return Pen(1.1, BLACK, ISOLATE if standing.isolate else UNCHOSEN if standing.unchosen else ())


def _known(data: SociogramData) -> list[Answer]:
    keys = {member.key for member in data.members}
    return sorted(
        {a for a in data.answers if a.chooser in keys and a.chosen in keys and a.chooser != a.chosen},
        key=lambda a: (a.chooser, a.chosen, a.kind),
    )


def _choices(answers: Sequence[Answer]) -> set[tuple[str, str]]:
    pairs = {(a.chooser, a.chosen) for a in answers if a.kind == "memilih"}
    return pairs | {(chosen, chooser) for chooser, chosen in pairs}


def _arrows(answers: Sequence[Answer]) -> list[tuple[str, str, Kind, bool]]:
    """Each answer as an arrow; two that answer each other become one with two heads."""
    given = {(a.chooser, a.chosen, a.kind) for a in answers}
    arrows: list[tuple[str, str, Kind, bool]] = []
    for a in answers:
        mutual = (a.chosen, a.chooser, a.kind) in given
        if not mutual or a.chooser < a.chosen:
            arrows.append((a.chooser, a.chosen, a.kind, mutual))
    return arrows


def _rings(members: Sequence[Member], standing: Mapping[str, Standing]) -> list[list[str]]:
    """Keys ring by ring, the most chosen first; at most four rings."""
    counts = sorted({standing[m.key].chosen for m in members}, reverse=True)
    share = max(1, math.ceil(len(counts) / 4))
    groups = [set(counts[start : start + share]) for start in range(0, len(counts), share)]
    return [[m.key for m in members if standing[m.key].chosen in group] for group in groups]


def _course(bubbles: Mapping[str, Bubble], places: Mapping[str, XY], one: str, other: str, *, aside: bool) -> list[XY]:
    """From edge to edge; bent aside where it would run over another line or through somebody."""
    start, end = places[one], places[other]
    bends = [22.0, -22.0, 44.0, -44.0, 70.0, -70.0] if aside else [0.0, 26.0, -26.0, 52.0, -52.0, 80.0, -80.0]
    strangers = [key for key in places if key not in (one, other)]

    def hits(points: list[XY]) -> int:
        return sum(
            bubbles[key].hides(places[key], a, b, CLEAR) for key in strangers for a, b in itertools.pairwise(points)
        )

    points, fewest = bow(start, end, bends[0]), math.inf
    for by in bends:
        if (count := hits(trial := bow(start, end, by))) < fewest:
            points, fewest = trial, count
        if not fewest:
            break
    return _outside(_outside(points, bubbles[one], start)[::-1], bubbles[other], end)[::-1]


def _outside(course: Sequence[XY], bubble: Bubble, centre: XY) -> list[XY]:
    """A course that begins at the centre of a bubble, from the bubble's edge on."""

    def inside(place: XY) -> bool:
        return math.hypot((place[0] - centre[0]) / bubble.rx, (place[1] - centre[1]) / bubble.ry) < 1.0

    first = next((at for at, place in enumerate(course) if not inside(place)), len(course) - 1)
    near, far = course[max(0, first - 1)], course[first]
    for _ in range(20):
        middle = ((near[0] + far[0]) / 2, (near[1] + far[1]) / 2)
        near, far = (middle, far) if inside(middle) else (near, middle)
    return [far, *course[first:]]


def _arrow(course: Sequence[XY], kind: Kind, *, mutual: bool) -> list[Shape]:
    pen = REJECTION if kind == "menolak" else MUTUAL if mutual else CHOICE
    points = list(course)
    points[-1] = _shortened(points[-2], points[-1])
    shapes: list[Shape] = [*arrow_head(course, "filled", pen.color)]
    if mutual:
        points[0] = _shortened(points[1], points[0])
        shapes.extend(arrow_head(course[::-1], "filled", pen.color))
    return [polyline(points, pen), *shapes]


def _shortened(start: XY, end: XY) -> XY:
    distance = math.dist(start, end)
    share = max(0.0, distance - HEAD + 1.0) / distance if distance else 0.0
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
