"""The genogram of a family as a drawing.

Where the rules of a genogram fight, they are kept in this order: everybody is drawn once and nobody overlaps; children
stand below their parents; partners stand on one row and side by side; siblings stand in birth order without strangers
among them; few lines cross; the drawing is narrow.
"""

from __future__ import annotations

import collections
import dataclasses
import itertools

from caseworker_app.diagrams.display import XY, Box, Drawing, Label, Line, Path, Shape, Symbol, Text, rectangle
from caseworker_app.diagrams.frame import placed
from caseworker_app.diagrams.genogram import clock
from caseworker_app.diagrams.genogram.by_hand import held_apart
from caseworker_app.diagrams.genogram.chart import Chart
from caseworker_app.diagrams.genogram.connectors import Connectors
from caseworker_app.diagrams.genogram.coordinates import place
from caseworker_app.diagrams.genogram.family import Family, Member
from caseworker_app.diagrams.genogram.gaps import Figure, line_aside
from caseworker_app.diagrams.genogram.generations import assign_rows
from caseworker_app.diagrams.genogram.households import household_curves
from caseworker_app.diagrams.genogram.inking import CHILD_STYLES, DATE_SIZE, Ink, union_dates
from caseworker_app.diagrams.genogram.kinship import Kinship, kinship
from caseworker_app.diagrams.genogram.labels import BETWEEN, SIZE, YEAR_AIR, Caption, caption, column_width, set_caption
from caseworker_app.diagrams.genogram.lanes import APART
from caseworker_app.diagrams.genogram.nearest import drawable
from caseworker_app.diagrams.genogram.ordering import order_rows
from caseworker_app.diagrams.genogram.routing import ASIDE, Routing
from caseworker_app.diagrams.genogram.symbols import WHITE, outline, symbol_box, symbol_shapes
from caseworker_app.diagrams.genogram.terrain import samples
from caseworker_app.diagrams.genogram.ties import Place, tie_lines
from caseworker_app.diagrams.genogram.unknown import with_unknown_partners
from caseworker_app.diagrams.measure import legible, line_height, text_box, text_width
from caseworker_app.diagrams.styles import CHILDREN

MARGIN = 12.0
NOTE_SIZE = 9.0
DATE_ROOM = 8.0  # more than the date needs between partners
TIE_ROOM = 58.0  # between partners, for an emotional line beside the couple line
SNAP = 0.3  # more room than a line beside a symbol needs, so that it runs straight down
PASSAGE = 10.0  # between two lines that run side by side through a row
MANY_TIES = 4  # from so many emotional lines on, the drawing has more room for them
LOOSE, LOOSER = 8.0, 20.0  # more room between rows for emotional lines, and for many
HALO = 16.0  # of the cells in which points of lines are looked for behind texts
ENCIRCLED = 16.0  # the same for the curves of households, beside the lines to the children


def layout(family: Family, *, private: bool = True) -> Drawing:
    """Draw a family: the same family gives the same drawing, in whatever order its records come.

    Without ``private`` the emotional lines that are marked private are left out. Of more than 3,000 people the nearest
    kin of the client are drawn, with a sentence above that says so. It takes less than 20 seconds for any family.
    """
    with clock.limited():
        return _laid_out(family, private=private)


def _laid_out(family: Family, *, private: bool) -> Drawing:
    family, message = drawable(family)
    family = with_unknown_partners(family)
    kin = kinship(family)
    if not kin.members:
        return Drawing(2 * MARGIN, 2 * MARGIN, ())
    chart = Chart(kin, _room_for_orphans(kin, assign_rows(kin)))
    rows = order_rows(chart)
    width = column_width(kin.members)
    captions = [caption(m, width) for m in kin.members]
    loose = 0.0 if not family.ties else LOOSE if len(family.ties) < MANY_TIES else LOOSER
    loose = max(loose, ENCIRCLED if family.households else 0.0)
    pitch = width + BETWEEN + loose / 2
    people = len(kin.members)

    def gap(a: int, b: int) -> float:
        if a >= people and b >= people:
            return (PASSAGE + max(0.0, aside(a) - aside(b))) / pitch
        least = sum(captions[p].half_width + BETWEEN / 2 for p in (a, b) if p < people)
        return max(0.5 if a >= people or b >= people else 1.0, least / pitch, wide.get((a, b), 0.0) / pitch)

    def aside(passage: int) -> float:
        u, child = chart.owner[passage]
        return line_aside(kin, u, child) if child < people else 0.0

    figures = [_figure(kin, person, text) for person, text in enumerate(captions)]
    wide = _wide_couples(family, chart, figures)

    def beside(person: int) -> float:
        return (figures[person].reach_below + SNAP) / pitch

    x = [v * pitch for v in place(chart, rows, gap, beside)]
    routing = Routing(chart, rows, x, figures, loose)
    moves = {p: family.nudges[m.key] for p, m in enumerate(kin.members) if any(family.nudges.get(m.key, ()))}
    if moves:
        rooms = [_room_of(m, captions[p], figures[p].outline.room) for p, m in enumerate(kin.members)]
        moves = held_apart([(x[p], routing.row_y[chart.row[p]]) for p in range(people)], rooms, moves)
        for person, (dx, _) in moves.items():
            x[person] += dx
        routing = Routing(chart, rows, x, figures, loose)
    y = [routing.row_y[chart.row[p]] + moves.get(p, (0.0, 0.0))[1] for p in range(people)]
    return _drawn(family, Connectors(routing, y), captions, private=private, message=family.part or message)


def _wide_couples(family: Family, chart: Chart, figures: list[Figure]) -> dict[tuple[int, int], float]:
    """How far apart partners stand at least, where dates or an emotional line need room between them."""
    kin = chart.kin
    number = {m.key: i for i, m in enumerate(kin.members)}
    tied = {frozenset((number.get(t.a), number.get(t.b))) for t in family.ties}
    wide: dict[tuple[int, int], float] = {}
    for union in kin.unions:
        if len(union.partners) < 2:
            continue
        a, b = union.partners
        dates = union_dates(union)
        words = max((text_width(d, legible(DATE_SIZE)) for d in dates), default=0.0)
        symbols = figures[a].outline.half + figures[b].outline.half
        before = [_before_date(chart, p, figures[p], stacked=len(dates) > 1) for p in union.partners]
        dated = words + sum(before) if words else 0.0
        wide[a, b] = wide[b, a] = max(dated, symbols + (TIE_ROOM if frozenset((a, b)) in tied else 0.0))
    return wide


def _before_date(chart: Chart, person: int, figure: Figure, *, stacked: bool) -> float:
    """From the middle of a partner to a date beside: lines to further partners come out of the symbol before it.

    Dates that are stacked reach the height of the years of birth and death.
    """
    parted = sum(u in chart.parted for u in chart.kin.partner_in[person])
    lines = max(0, len(chart.kin.mates(person)) - parted - 1) // 2 + parted
    if not lines:
        return max(figure.outline.half + DATE_ROOM / 2, figure.reach_above + 1.0 if stacked else 0.0)
    return figure.reach_above + ASIDE + APART * lines


def _room_for_orphans(kin: Kinship, rows: list[int]) -> list[int]:
    """Siblings without any parent have their bar above them: it needs a row to hang from."""
    first = any(not u.partners and any(rows[c] == 0 for c in u.children) for u in kin.unions)
    return [r + first for r in rows]


def _figure(kin: Kinship, person: int, text: Caption) -> Figure:
    form = outline(kin.members[person])
    years = line_height(SIZE) + 2.0 if text.has_years else 0.0
    years_half = max(
        (
            lines + YEAR_AIR + text_width(t, SIZE)
            for lines, t in zip(_lines_above(kin, person), (text.born, text.died), strict=True)
            if t
        ),
        default=0.0,
    )
    return Figure(form, text.half_width, form.room + text.height, form.room + years, years_half)


def _room_of(member: Member, text: Caption, room: float) -> tuple[Box, ...]:
    """Symbol and texts of a person, around the middle."""
    return (symbol_box(member, 0.0, 0.0), *(label.box for label in set_caption(member.key, text, 0.0, 0.0, room)[1]))


def _lines_above(kin: Kinship, person: int) -> tuple[float, float]:
    """How far left and right of the middle the lines from all parents come down to a person."""
    left = right = 0.0
    for u in kin.child_in[person]:
        style = CHILDREN[CHILD_STYLES[kin.unions[u].links[person].kind]]
        wide = max(abs(offset) for offset in style.offsets)
        aside = line_aside(kin, u, person)
        left, right = max(left, wide - aside), max(right, wide + aside)
    return left, right


def _drawn(family: Family, connectors: Connectors, captions: list[Caption], *, private: bool, message: str) -> Drawing:
    kin, x, y = connectors.kin, connectors.x, connectors.y
    symbols = [Symbol(m.key, symbol_box(m, x[p], y[p])) for p, m in enumerate(kin.members)]
    people: list[Shape] = []
    labels: list[Label] = []
    for p, member in enumerate(kin.members):
        people += symbol_shapes(member, x[p], y[p])
        room = connectors.routing.figures[p].outline.room
        texts, rooms = set_caption(member.key, captions[p], x[p], y[p], room, _lines_above(kin, p))
        people += texts
        labels += rooms
    lines = connectors.lines()
    ink = Ink(connectors, lines, [s.box for s in symbols] + [n.box for n in labels])
    lined = ink.shapes()
    dates = [(keys, n.box) for keys, n in zip(ink.owners, ink.labels, strict=True)]
    boxes = {s.key: s.box for s in symbols}
    curves, houses = household_curves(family.households, _rooms(connectors), boxes, dates, lines)
    labels += ink.labels
    shown = [t for t in family.ties if private or not t.private]
    places = {m.key: Place(x[p], y[p], connectors.routing.figures[p].outline) for p, m in enumerate(kin.members)}
    written = [text_box(s) for s in (*people, *lined) if isinstance(s, Text)]
    bonds, courses = tie_lines(shown, places, [n.box for n in labels], lines)
    shapes: list[Shape] = [*curves, *(s for s in lined if isinstance(s, Path)), *bonds]
    shapes += [*_halos(written, (*houses, *courses)), *(s for s in lined if isinstance(s, Text))]
    if message:
        left, top = min(s.box.x0 for s in symbols), min(s.box.y0 for s in symbols)
        people.append(Text(left, top - 24.0, message, NOTE_SIZE, anchor="start"))
    return _to_origin(Drawing(0.0, 0.0, (*shapes, *people), tuple(symbols), tuple(labels), (*courses, *lines, *houses)))


def _rooms(connectors: Connectors) -> dict[str, Box]:
    """The room of each person, symbol and texts; it reaches at most half-way to the neighbours."""
    kin, routing = connectors.kin, connectors.routing
    rooms: dict[str, Box] = {}
    for row in routing.rows:
        people = [p for p in row if p < len(kin.members)]
        above = max((routing.figures[p].above for p in people), default=0.0)
        below = max((routing.figures[p].below for p in people), default=0.0)
        for i, p in enumerate(people):
            x, y = connectors.x[p], connectors.y[p]
            figure = routing.figures[p]
            reach = max(figure.text_half, figure.years_half, figure.outline.half) + 6.0
            near = [abs(connectors.x[q] - x) / 2 - 2.5 for q in (*people[:i][-1:], *people[i + 1 : i + 2])]
            reach = min([reach, *near])
            rooms[kin.members[p].key] = Box(x - reach, y - above, x + reach, y + below)
    return rooms


def _halos(texts: list[Box], lines: tuple[Line, ...]) -> list[Path]:
    """White behind the texts that an emotional line or the curve of a household could not but cross."""
    points: dict[tuple[int, int], list[XY]] = collections.defaultdict(list)
    for line in lines:
        for x, y in samples(line.points):
            points[int(x // HALO), int(y // HALO)].append((x, y))

    def is_crossed(box: Box) -> bool:
        columns = range(int(box.x0 // HALO), int(box.x1 // HALO) + 1)
        rows = range(int(box.y0 // HALO), int(box.y1 // HALO) + 1)
        near = itertools.chain.from_iterable(points.get(cell, ()) for cell in itertools.product(columns, rows))
        return any(box.contains(x, y) for x, y in near)

    return [rectangle(box, None, WHITE) for box in texts if is_crossed(box)]


def _to_origin(drawing: Drawing) -> Drawing:
    """The drawing moved so that its upper left corner is the origin, with a margin around it."""
    boxes = [s.box for s in drawing.symbols] + [n.box for n in drawing.labels]
    boxes += [text_box(shape) for shape in drawing.shapes if isinstance(shape, Text)]
    points = [p for line in drawing.lines for p in line.points]
    paths = [shape for shape in drawing.shapes if isinstance(shape, Path)]
    points += [p for path in paths for step in path.steps for p in step[1:] if not isinstance(p, str)]
    around = Box(
        min([b.x0 for b in boxes] + [p[0] for p in points]),
        min([b.y0 for b in boxes] + [p[1] for p in points]),
        max([b.x1 for b in boxes] + [p[0] for p in points]),
        max([b.y1 for b in boxes] + [p[1] for p in points]),
    )
    sized = dataclasses.replace(
        drawing, width=around.x1 - around.x0 + 2 * MARGIN, height=around.y1 - around.y0 + 2 * MARGIN
    )
    return placed(sized, 1.0, MARGIN - around.x0, MARGIN - around.y0)
