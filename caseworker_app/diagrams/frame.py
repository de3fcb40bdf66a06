"""Title, date, initials and legend around a drawing, and the page that it has to fit."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import BLACK, Box, Drawing, Label, Path, Pen, Shape, Symbol, Text, polyline
from caseworker_app.diagrams.measure import line_height, shortened, text_width, wrap
from caseworker_app.diagrams.styles import FAINT, GREY
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

LegendEntry = tuple["Sequence[Shape]", str]
"""Shapes inside a box of 36 by 18 points, and what they mean."""

A4_LANDSCAPE = (841.89, 595.28)
A4_PORTRAIT = (595.28, 841.89)
A3_LANDSCAPE = (1190.55, 841.89)
SAMPLE_WIDTH = 36.0
SAMPLE_HEIGHT = 18.0
MARGIN = 24.0
SMALLEST_TEXT = 7.0
LARGEST_SCALE = 1.5
TITLE_SIZE = 13.0
SUBTITLE_SIZE = 9.0
LEGEND_SIZE = 8.0
LEGEND_ROW = 18.0
LEGEND_GAP = 14.0
NARROWEST = 320.0


def framed(
    drawing: Drawing,
    title: str,
    subtitle: str = "",
    credit: str = "",
    legend: Sequence[LegendEntry] = (),
    size: tuple[float, float] | None = None,
) -> Drawing:
    """The drawing with its title and date above, the initials at the upper right and the legend below.

    ``size`` is a page in points: the drawing stands in its middle, made smaller where it must be,
    and up to 1.5 times larger where there is room.
    Without a size the frame is as large as the drawing needs. ``credit`` is e.g. «Klien: MS · Praktikan: NR».
    """
    width = size[0] if size else max(drawing.width, NARROWEST) + 2 * MARGIN
    inner = width - 2 * MARGIN
    head, top = head_of(title, subtitle, credit, inner)
    foot, foot_height = foot_of(legend, inner)
    scale = scale_on(drawing, size, top + foot_height) if size else 1.0
    height = size[1] if size else top + drawing.height + foot_height + 2 * MARGIN
    left = (width - drawing.width * scale) / 2
    middle = MARGIN + top + (height - 2 * MARGIN - top - foot_height - drawing.height * scale) / 2
    body = placed(drawing, scale, left, middle)
    above = placed(Drawing(inner, top, tuple(head)), 1.0, MARGIN, MARGIN)
    below = placed(Drawing(inner, foot_height, tuple(foot)), 1.0, MARGIN, height - MARGIN - foot_height)
    return dataclasses.replace(
        body, width=width, height=height, shapes=above.shapes + body.shapes + below.shapes, title=title
    )


def scale_on(drawing: Drawing, size: tuple[float, float], taken: float) -> float:
    """How large the drawing becomes on a page of which title and legend take so many points of height."""
    room = max(1.0, size[1] - taken - 2 * MARGIN)
    return min(LARGEST_SCALE, (size[0] - 2 * MARGIN) / max(drawing.width, 1.0), room / max(drawing.height, 1.0))


def fitting_size(
    drawing: Drawing, title: str = "", subtitle: str = "", credit: str = "", legend: Sequence[LegendEntry] = ()
) -> tuple[float, float] | None:
    """A4 landscape where the drawing's smallest text keeps 7 points on it, else A3; None where A3 is too small too."""
    smallest = smallest_text(drawing)
    for size in (A4_LANDSCAPE, A3_LANDSCAPE):
        inner = size[0] - 2 * MARGIN
        taken = head_of(title, subtitle, credit, inner)[1] + foot_of(legend, inner)[1]
        if smallest * scale_on(drawing, size, taken) >= SMALLEST_TEXT - 1e-9:
            return size
    return None


def smallest_text(drawing: Drawing) -> float:
    """Size in points of the smallest text; infinite when there is none."""
    return min((shape.size for shape in drawing.shapes if isinstance(shape, Text)), default=math.inf)


def placed(drawing: Drawing, scale: float, dx: float, dy: float) -> Drawing:
    """The drawing made larger or smaller and then moved; its own width and height grow with it."""

    def point(p: tuple[float, float]) -> tuple[float, float]:
        return p[0] * scale + dx, p[1] * scale + dy

    def box(b: Box) -> Box:
        return Box(*point((b.x0, b.y0)), *point((b.x1, b.y1)))

    return dataclasses.replace(
        drawing,
        width=drawing.width * scale,
        height=drawing.height * scale,
        shapes=tuple(_placed_shape(shape, scale, dx, dy) for shape in drawing.shapes),
        symbols=tuple(Symbol(s.key, box(s.box)) for s in drawing.symbols),
        labels=tuple(Label(n.key, box(n.box), n.text) for n in drawing.labels),
        lines=tuple(dataclasses.replace(line, points=tuple(point(p) for p in line.points)) for line in drawing.lines),
    )


def _placed_shape(shape: Shape, scale: float, dx: float, dy: float) -> Shape:
    if isinstance(shape, Text):
        return dataclasses.replace(shape, x=shape.x * scale + dx, y=shape.y * scale + dy, size=shape.size * scale)
    steps = tuple(
        tuple(part if isinstance(part, str) else (part[0] * scale + dx, part[1] * scale + dy) for part in step)
        for step in shape.steps
    )
    pen = shape.pen
    if pen and scale != 1.0:
        pen = Pen(pen.width * scale, pen.color, tuple(length * scale for length in pen.dash))
    return Path(steps, pen, shape.fill)


def head_of(title: str, subtitle: str, credit: str, width: float) -> tuple[list[Shape], float]:
    """Shapes of the lines above the drawing, and their height with the space beneath."""
    shapes: list[Shape] = []
    credit_lines = wrap(credit, width * 0.45, SUBTITLE_SIZE)
    credit_width = max((text_width(line, SUBTITLE_SIZE) for line in credit_lines), default=0.0)
    room = width - credit_width - (16.0 if credit_lines else 0.0)
    y = 0.0
    for line in wrap(title, room, TITLE_SIZE, bold=True):
        y += line_height(TITLE_SIZE)
        shapes.append(Text(0.0, y - 3.0, line, TITLE_SIZE, bold=True, anchor="start"))
    for line in wrap(subtitle, room, SUBTITLE_SIZE):
        y += line_height(SUBTITLE_SIZE) + 1.0
        shapes.append(Text(0.0, y - 2.0, line, SUBTITLE_SIZE, anchor="start", color=GREY))
    right = 0.0
    for line in credit_lines:
        right += line_height(SUBTITLE_SIZE) + 1.0
        shapes.append(Text(width, right + 1.0, line, SUBTITLE_SIZE, anchor="end", color=BLACK))
    y = max(y, right)
    if not shapes:
        return shapes, 0.0
    shapes.append(polyline([(0.0, y + 5.0), (width, y + 5.0)], Pen(0.6, FAINT)))
    return shapes, y + 14.0


def foot_of(entries: Sequence[LegendEntry], width: float) -> tuple[list[Shape], float]:
    """Shapes of the legend in as many columns as the width holds, and its height with the space above.

    Where it holds one column only, the heading stands above it.
    """
    if not entries:
        return [], 0.0
    heading = Text(0.0, 8.0 + LEGEND_ROW * 0.64, tr("Keterangan"), LEGEND_SIZE, bold=True, anchor="start")
    indent = text_width(heading.text, LEGEND_SIZE, bold=True) + 14.0
    columns = _columns([_entry_width(meaning) for _, meaning in entries], width - indent)
    top = 9.0
    if len(columns) == 1:
        indent, top = 0.0, top + LEGEND_ROW
    shapes: list[Shape] = [polyline([(0.0, 8.0), (width, 8.0)], Pen(0.6, FAINT)), heading]
    for index, entry in enumerate(entries):
        row, column = divmod(index, len(columns))
        x = indent + sum(columns[:column])
        shapes += _legend_entry(entry, x, top + row * LEGEND_ROW, width)
    return shapes, top + math.ceil(len(entries) / len(columns)) * LEGEND_ROW


def legend_column(entries: Sequence[LegendEntry]) -> Drawing:
    """The legend in one column as wide as its longest entry, to stand beside a drawing."""
    width = max(_entry_width(meaning) for _, meaning in entries)
    (_rule, *shapes), height = foot_of(entries, width)
    return Drawing(width, height, tuple(shapes))


def _entry_width(meaning: str) -> float:
    return SAMPLE_WIDTH + 6.0 + text_width(meaning, LEGEND_SIZE) + LEGEND_GAP


def _columns(widths: Sequence[float], room: float) -> list[float]:
    """Widths of the most columns that have room side by side when entries of these widths run through them in rows."""
    for count in range(len(widths), 1, -1):
        columns = [max(widths[at::count]) for at in range(count)]
        if sum(columns) - LEGEND_GAP <= room:
            return _evened(widths, room, math.ceil(len(widths) / math.ceil(len(widths) / count)), columns)
    return [room]


def _evened(widths: Sequence[float], room: float, count: int, columns: list[float]) -> list[float]:
    """As many columns as the rows are filled by, if these have room as well."""
    fewer = [max(widths[at::count]) for at in range(count)]
    return fewer if sum(fewer) - LEGEND_GAP <= room else columns


def _legend_entry(entry: LegendEntry, x: float, y: float, width: float) -> list[Shape]:
    """A sample and its meaning, their upper left corner here, nothing beyond the ``width`` of the legend."""
    sample, meaning = entry
    left = x + SAMPLE_WIDTH + 6.0
    text = shortened(meaning, width - left, LEGEND_SIZE)
    middle = y + LEGEND_ROW / 2
    return [
        *(_placed_shape(shape, 1.0, x, middle - SAMPLE_HEIGHT / 2) for shape in sample),
        Text(left, middle + LEGEND_SIZE * 0.34, text, LEGEND_SIZE, anchor="start"),
    ]
