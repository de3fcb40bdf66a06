"""A drawing too large for one page, on several that overlap; no symbol is cut where that can be helped."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import BLACK, Box, Drawing, Pen, Shape, Text, polyline, rectangle
from caseworker_app.diagrams.frame import (
    A4_LANDSCAPE,
    MARGIN,
    SMALLEST_TEXT,
    LegendEntry,
    foot_of,
    framed,
    head_of,
    placed,
    scale_on,
    smallest_text,
)
from caseworker_app.diagrams.measure import text_box
from caseworker_app.diagrams.styles import GREY
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OVERLAP = 24.0
AIR = 2.0
ROUNDING = 1e-6
STRIP = 14.0
"""Room around the window for the marks that say where it goes on."""

Span = tuple[float, float]


def on_pages(
    drawing: Drawing,
    title: str,
    subtitle: str = "",
    credit: str = "",
    legend: Sequence[LegendEntry] = (),
    size: tuple[float, float] = A4_LANDSCAPE,
) -> list[Drawing]:
    """The drawing framed on one page where its smallest text keeps 7 points there, else on several.

    The pages run row by row, those on which nothing would be drawn left out; marks at the edges name the page on which
    the drawing goes on. Symbols, labels and lines
    of a page are those that lie on it whole.
    """
    inner = size[0] - 2 * MARGIN
    _, top = head_of(f"{title} (88/88)", subtitle, credit, inner)
    foot, foot_height = foot_of(legend, inner)
    smallest = smallest_text(drawing)
    if smallest * scale_on(drawing, size, top + foot_height) >= SMALLEST_TEXT - 1e-6:
        return [framed(drawing, title, subtitle, credit, legend, size)]
    whole = placed(drawing, min(1.0, SMALLEST_TEXT / smallest), 0.0, 0.0)
    free = (inner, size[1] - 2 * MARGIN - top - foot_height)
    strips = (STRIP if whole.width > free[0] else 0.0, STRIP if whole.height > free[1] else 0.0)
    room = (free[0] - 2 * strips[0], free[1] - 2 * strips[1])
    boxes = _kept_whole(whole, room)
    columns = windows(whole.width, room[0], [(box.x0 - AIR, box.x1 + AIR) for box in boxes])
    rows = windows(whole.height, room[1], [(box.y0 - AIR, box.y1 + AIR) for box in boxes])
    drawn = [bounds(shape) for shape in whole.shapes]
    views = {
        (column, row): Box(x0, y0, x1, y1)
        for row, (y0, y1) in enumerate(rows)
        for column, (x0, x1) in enumerate(columns)
    }
    views = {place: view for place, view in views.items() if any(box.touches(view) for box in drawn)}
    numbers = {place: number for number, place in enumerate(views, 1)}
    pages = []
    for place, view in views.items():
        head, _ = head_of(f"{title} ({numbers[place]}/{len(numbers)})", subtitle, credit, inner)
        body = _window(whole, view, (MARGIN + strips[0], MARGIN + top + strips[1]), size)
        shapes = (
            *body.shapes,
            *_marks(body.window, place, numbers),
            *placed(Drawing(inner, top, tuple(head)), 1.0, MARGIN, MARGIN).shapes,
            *placed(Drawing(inner, foot_height, tuple(foot)), 1.0, MARGIN, size[1] - MARGIN - foot_height).shapes,
        )
        pages.append(dataclasses.replace(body.drawing, width=size[0], height=size[1], shapes=shapes, title=title))
    return pages


def _kept_whole(drawing: Drawing, room: tuple[float, float]) -> list[Box]:
    """What no page edge may cut: every symbol together with its label, unless the two stand far apart."""
    boxes = [symbol.box for symbol in drawing.symbols] + [label.box for label in drawing.labels]
    labels = {label.key: label.box for label in drawing.labels}
    for symbol in drawing.symbols:
        if (label := labels.get(symbol.key)) is not None:
            both = Box(
                min(symbol.box.x0, label.x0),
                min(symbol.box.y0, label.y0),
                max(symbol.box.x1, label.x1),
                max(symbol.box.y1, label.y1),
            )
            if both.x1 - both.x0 < room[0] / 3 and both.y1 - both.y0 < room[1] / 3:
                boxes.append(both)
    return boxes


def windows(length: float, room: float, spans: Sequence[Span]) -> list[Span]:
    """Stretches of at most ``room`` that cover a length and overlap, their ends outside the spans where that goes.

    A span that an end cuts all the same lies whole in the next stretch, unless it is nearly as long as the room.
    """
    if length <= room:
        return [(0.0, length)]
    result: list[Span] = []
    start = 0.0
    while start + room < length:
        end = _gap_before(start + room, start + room / 2, spans)
        result.append((start, end))
        again = min([end - OVERLAP, *(low for low, high in spans if low < end < high)])
        start = max(_gap_before(again, end - room / 2, spans), start + room / 4)
    result.append((start, length))
    return result


def _gap_before(place: float, least: float, spans: Sequence[Span]) -> float:
    """The last place up to here that lies in no span; the place itself where there is none."""
    found = place
    while found > least:
        inside = [low for low, high in spans if low < found < high]
        if not inside:
            return found
        found = min(inside)
    return place


@dataclasses.dataclass(frozen=True, slots=True)
class _Body:
    drawing: Drawing
    window: Box

    @property
    def shapes(self) -> tuple[Shape, ...]:
        return self.drawing.shapes


def _window(whole: Drawing, view: Box, corner: tuple[float, float], size: tuple[float, float]) -> _Body:
    """What lies in a window, moved to its place on the page; white covers what reaches out of it."""
    seen = tuple(shape for shape in whole.shapes if bounds(shape).touches(view))
    part = dataclasses.replace(
        whole,
        shapes=seen,
        symbols=tuple(symbol for symbol in whole.symbols if _inside(symbol.box, view)),
        labels=tuple(label for label in whole.labels if _inside(label.box, view)),
        lines=tuple(line for line in whole.lines if all(view.contains(x, y) for x, y in line.points)),
    )
    moved = placed(part, 1.0, corner[0] - view.x0, corner[1] - view.y0)
    window = Box(*corner, corner[0] + view.x1 - view.x0, corner[1] + view.y1 - view.y0)
    far = 10.0 * max(whole.width, whole.height, *size)
    covers = [
        Box(-far, -far, size[0] + far, window.y0),
        Box(-far, window.y1, size[0] + far, size[1] + far),
        Box(-far, window.y0, window.x0, window.y1),
        Box(window.x1, window.y0, size[0] + far, window.y1),
    ]
    return _Body(
        dataclasses.replace(moved, shapes=(*moved.shapes, *(rectangle(box, None, "#FFFFFF") for box in covers))), window
    )


def _inside(box: Box, view: Box) -> bool:
    wide = Box(view.x0 - ROUNDING, view.y0 - ROUNDING, view.x1 + ROUNDING, view.y1 + ROUNDING)
    return wide.contains(box.x0, box.y0) and wide.contains(box.x1, box.y1)


def bounds(shape: Shape) -> Box:
    """Edges of a shape, for a curve those of its control points; a turned text counts as far as it is long."""
    if isinstance(shape, Text):
        box = text_box(shape)
        long = box.x1 - box.x0
        return Box(shape.x - long, shape.y - long, shape.x + long, shape.y + long) if shape.angle else box
    points = [point for step in shape.steps for point in step if not isinstance(point, str)]
    half = shape.pen.width / 2 if shape.pen else 0.0
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)


def _marks(window: Box, place: tuple[int, int], numbers: Mapping[tuple[int, int], int]) -> list[Shape]:
    """Dashed edges and the pages behind them, wherever the drawing goes on; ``numbers`` by column and row."""
    shapes: list[Shape] = []
    column, row = place
    middle_x, middle_y = (window.x0 + window.x1) / 2, (window.y0 + window.y1) / 2
    pen = Pen(0.6, GREY, (4.0, 3.0))
    sides = (
        ((column - 1, row), [(window.x0, window.y0), (window.x0, window.y1)], (window.x0 - 4.0, middle_y), 90.0),
        ((column + 1, row), [(window.x1, window.y0), (window.x1, window.y1)], (window.x1 + 10.0, middle_y), 90.0),
        ((column, row - 1), [(window.x0, window.y0), (window.x1, window.y0)], (middle_x, window.y0 - 4.0), 0.0),
        ((column, row + 1), [(window.x0, window.y1), (window.x1, window.y1)], (middle_x, window.y1 + 10.0), 0.0),
    )
    for beyond, edge, (x, y), angle in sides:
        if beyond in numbers:
            words = tr("bersambung di bagian {page}").format(page=numbers[beyond])
            shapes += [polyline(edge, pen), Text(x, y, words, 7.5, color=BLACK, angle=angle)]
    if len(numbers) > 1:
        for x in (window.x0, window.x1):
            for y in (window.y0, window.y1):
                reach = 5.0
                shapes.append(polyline([(x - math.copysign(reach, middle_x - x), y), (x, y)], Pen(0.7)))
                shapes.append(polyline([(x, y - math.copysign(reach, middle_y - y)), (x, y)], Pen(0.7)))
    return shapes
