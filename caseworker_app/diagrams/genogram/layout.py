"""The genogram of a family as a drawing.

Where the rules of a genogram fight, they are kept in this order: everybody is drawn once and nobody overlaps; children
stand below their parents; partners stand on one row and side by side; siblings stand in birth order without strangers
among them; few lines cross; the drawing is narrow.
"""

from __future__ import annotations

import dataclasses

from caseworker_app.diagrams.display import Box, Drawing, Label, Shape, Symbol, polyline
from caseworker_app.diagrams.frame import placed
from caseworker_app.diagrams.genogram.chart import Chart
from caseworker_app.diagrams.genogram.connectors import Connectors
from caseworker_app.diagrams.genogram.coordinates import place
from caseworker_app.diagrams.genogram.family import Family
from caseworker_app.diagrams.genogram.generations import assign_rows
from caseworker_app.diagrams.genogram.kinship import Kinship, kinship
from caseworker_app.diagrams.genogram.labels import BETWEEN, SIZE, Caption, caption, column_width, set_caption
from caseworker_app.diagrams.genogram.ordering import order_rows
from caseworker_app.diagrams.genogram.routing import Figure, Routing
from caseworker_app.diagrams.genogram.symbols import OUTLINE, outline, symbol_box, symbol_shapes
from caseworker_app.diagrams.measure import line_height, text_width

MARGIN = 12.0
PASSAGE = 10.0  # between two lines that run side by side through a row


def layout(family: Family) -> Drawing:
    """Draw a family: the same family gives the same drawing, in whatever order its records come."""
    kin = kinship(family)
    if not kin.members:
        return Drawing(2 * MARGIN, 2 * MARGIN, ())
    chart = Chart(kin, _room_for_orphans(kin, assign_rows(kin)))
    rows = order_rows(chart)
    width = column_width(kin.members)
    captions = [caption(m, width) for m in kin.members]
    pitch = width + BETWEEN
    people = len(kin.members)

    def gap(a: int, b: int) -> float:
        alone = (a >= people) + (b >= people)
        return (1.0, 0.5, PASSAGE / pitch)[alone]

    x = [v * pitch for v in place(chart, rows, gap)]
    nudge = [family.nudges.get(m.key, (0.0, 0.0)) for m in kin.members]
    for person, (dx, _) in enumerate(nudge):
        x[person] += dx
    figures = [_figure(kin, person, text) for person, text in enumerate(captions)]
    routing = Routing(chart, rows, x, figures)
    y = [routing.row_y[chart.row[p]] + nudge[p][1] for p in range(people)]
    return _drawn(kin, Connectors(routing, y), captions)


def _room_for_orphans(kin: Kinship, rows: list[int]) -> list[int]:
    """Siblings without any parent have their bar above them: it needs a row to hang from."""
    first = any(not u.partners and any(rows[c] == 0 for c in u.children) for u in kin.unions)
    return [r + first for r in rows]


def _figure(kin: Kinship, person: int, text: Caption) -> Figure:
    form = outline(kin.members[person])
    years = line_height(SIZE) + 2.0 if text.has_years else 0.0
    years_half = max((2.5 + text_width(t, SIZE) for t in (text.born, text.died) if t), default=0.0)
    return Figure(form, text.half_width, form.half + text.height, form.half + years, years_half)


def _drawn(kin: Kinship, connectors: Connectors, captions: list[Caption]) -> Drawing:
    x, y = connectors.x, connectors.y
    shapes: list[Shape] = []
    labels: list[Label] = []
    symbols = [Symbol(m.key, symbol_box(m, x[p], y[p])) for p, m in enumerate(kin.members)]
    lines = connectors.lines()
    shapes += [polyline(line.points, OUTLINE) for line in lines]
    for p, member in enumerate(kin.members):
        shapes += symbol_shapes(member, x[p], y[p])
        texts, places = set_caption(member.key, captions[p], x[p], y[p], connectors.routing.figures[p].outline.half)
        shapes += texts
        labels += places
    drawing = Drawing(0.0, 0.0, tuple(shapes), tuple(symbols), tuple(labels), tuple(lines))
    return _to_origin(drawing)


def _to_origin(drawing: Drawing) -> Drawing:
    """The drawing moved so that its upper left corner is the origin, with a margin around it."""
    boxes = [s.box for s in drawing.symbols] + [n.box for n in drawing.labels]
    points = [p for line in drawing.lines for p in line.points]
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
