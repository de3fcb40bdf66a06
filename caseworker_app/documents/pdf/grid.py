"""Rows and columns of flowables: tables, lists, aligned facts and signatures are all grids.

Unlike reportlab's own table it keeps rows whole unless a row is longer than a page, and says «(lanjutan)» in the
caption of each further part.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from reportlab.lib.colors import Color, black
from reportlab.platypus import Flowable

from caseworker_app.documents.paper import SHORT_TABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

Stack = list[Flowable]
_SHADE = Color(0.9, 0.9, 0.9)
_LINE = 0.5
_LEAST_WIDTH = 12.0
# A row longer than a page begins where at least this part of a page is left.
_WORTH_BEGINNING = 0.3
# Two rows lower than this part of a page begin a table together.
_LOW_PAIR = 0.2
# A table of which so many rows stay behind gives one to the last row, which would stand alone on the next page.
_ENOUGH_ROWS = 3


@dataclasses.dataclass(frozen=True)
class GridRow:
    """One row: a stack of flowables for each column, or a single one over the whole width."""

    cells: tuple[Stack, ...]
    shaded: bool = False
    least_height: float = 0.0
    middle: bool = False


@dataclasses.dataclass(frozen=True)
class GridForm:
    """What the parts of a broken grid have in common.

    ``widths`` of the columns and ``tallest``, the height of a page's text, in points; ``breakable`` rows may continue
    on the next page; ``caption`` and ``head`` open the first part, ``continued`` and ``head`` each further one.
    """

    widths: tuple[float, ...]
    tallest: float
    ruled: bool = False
    breakable: bool = False
    pad_x: float = 0.0
    pad_y: float = 0.0
    caption: Sequence[Flowable] = ()
    continued: Sequence[Flowable] = ()
    head: tuple[GridRow, ...] = ()


class Grid(Flowable):  # type: ignore[misc, unused-ignore] # reportlab may be without types
    """Rows of cells that break over pages; see ``GridForm``."""

    def __init__(self, form: GridForm, rows: Sequence[GridRow], *, is_first: bool = True) -> None:
        super().__init__()
        self._form = form
        self._rows = [*form.head, *rows]
        self._caption = list(form.caption if is_first else form.continued)
        self._known: list[float | None] = [None] * len(self._rows)
        self._caption_known: float | None = None

    @property
    def captioned(self) -> bool:
        """Whether it is a table that is counted."""
        return bool(self._caption)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size in points; each row is measured once, whatever part of the grid it comes to stand in."""
        if None in self._known:
            pairs = zip(self._known, self._rows, strict=True)
            self._known = [self._row_height(row) if known is None else known for known, row in pairs]
        return sum(self._form.widths), self._caption_height + sum(self._heights)

    def split(self, width: float, height: float) -> list[Flowable]:
        """The rows that fit and the rest, or nothing if the first row asks for a new page."""
        if self.wrap(width, height)[1] <= height:
            return [self]
        heads = len(self._form.head)
        heights = self._heights
        if len(heights) == heads or self._stays_whole():
            return []
        room = height - self._caption_height - sum(heights[:heads])
        fitting = heads
        while fitting < len(heights) - 1 and room >= heights[fitting]:
            room -= heights[fitting]
            fitting += 1
        if self._form.ruled and fitting == len(heights) - 1 and fitting - heads >= _ENOUGH_ROWS:
            # The last row is not left alone on a page of its own.
            fitting -= 1
            room += heights[fitting]
        if self._first_alone(fitting, height):
            return []
        fitting, room = self._before_head(fitting, room)
        above, below = self._rows[heads:fitting], self._rows[fitting:]
        known: list[float | None] = [*heights[fitting:]]
        if self._may_break(fitting, room):
            upper, lower = self._broken(below[0], room)
            if upper:
                above, below, known[0] = [*above, upper], [lower, *below[1:]], None
        if not above:
            return []
        first, rest = Grid(self._form, above), Grid(self._form, below, is_first=False)
        first._caption = self._caption
        first._known[:fitting] = heights[:fitting]
        rest._known = [*heights[:heads], *known]
        first.spaceBefore, rest.spaceAfter = self.getSpaceBefore(), self.getSpaceAfter()
        return [first, rest]

    def _stays_whole(self) -> bool:
        """Whether it is a table so short that it rather begins on the next page than is broken."""
        form = self._form
        low = sum(self._heights[len(form.head) :]) < form.tallest * SHORT_TABLE
        return form.ruled and self.captioned and low and self._caption_height + sum(self._heights) <= form.tallest

    def draw(self) -> None:
        """Caption, cells and rules, from the top down."""
        canvas: Canvas = self.canv
        y = sum(self._heights)
        draw_stack(self._caption, canvas, 0, y + self._caption_height, sum(self._form.widths))
        lines: list[tuple[float, float, float, float]] = []
        for row, height in zip(self._rows, self._heights, strict=True):
            x = 0.0
            for cell, width in zip(row.cells, self._widths(row), strict=True):
                if row.shaded:
                    canvas.setFillColor(_SHADE)
                    canvas.rect(x, y - height, width, height, stroke=0, fill=1)
                    canvas.setFillColor(black)
                spare = height - 2 * self._form.pad_y - stack_height(cell, self._inner(width)) if row.middle else 0
                draw_stack(cell, canvas, x + self._form.pad_x, y - self._form.pad_y - spare / 2, self._inner(width))
                lines.append((x, y, x, y - height))
                x += width
            lines += [(0, y, x, y), (x, y, x, y - height), (0, y - height, x, y - height)]
            y -= height
        if self._form.ruled:
            canvas.setLineWidth(_LINE)
            canvas.lines(lines)

    @property
    def _caption_height(self) -> float:
        """With the space below it."""
        if self._caption_known is None:
            below = self._caption[-1].getSpaceAfter() if self._caption else 0.0
            self._caption_known = stack_height(self._caption, sum(self._form.widths)) + below
        return self._caption_known

    @property
    def _heights(self) -> list[float]:
        """The rows' heights, as measured by ``wrap``."""
        return [height for height in self._known if height is not None]

    def _widths(self, row: GridRow) -> tuple[float, ...]:
        return self._form.widths if len(row.cells) == len(self._form.widths) else (sum(self._form.widths),)

    def _inner(self, width: float) -> float:
        return inner_width(width, self._form.pad_x)

    def _row_height(self, row: GridRow) -> float:
        widths = self._widths(row)
        content = max(stack_height(c, self._inner(w)) for c, w in zip(row.cells, widths, strict=True))
        return max(content + 2 * self._form.pad_y, row.least_height)

    def _first_alone(self, fitting: int, height: float) -> bool:
        """Whether only the first of several low rows would stand on this page, and the next page holds more."""
        heads = len(self._form.head)
        pair = self._heights[heads : heads + 2]
        if not self._form.ruled or fitting - heads != 1 or len(pair) < 2 or height > self._form.tallest - 1:
            return False
        return sum(pair) < self._form.tallest * _LOW_PAIR

    def _before_head(self, fitting: int, room: float) -> tuple[int, float]:
        """Where to end a part so that it does not close with a shaded row, which is the head of what follows."""
        heads, end = len(self._form.head), fitting
        while end > heads and self._rows[end - 1].shaded:
            end -= 1
        whole = self._caption_height + sum(self._heights[:heads]) + sum(self._heights[end : fitting + 1])
        if self._may_break(fitting, room) or whole > self._form.tallest:
            return fitting, room
        return end, room + sum(self._heights[end:fitting])

    def _may_break(self, index: int, room: float) -> bool:
        if self._form.breakable:
            return True
        page = self._form.tallest - self._caption_height - sum(self._heights[: len(self._form.head)])
        return self._heights[index] > page and room >= page * _WORTH_BEGINNING

    def _broken(self, row: GridRow, height: float) -> tuple[GridRow | None, GridRow]:
        """The part of a row that fits into a height, if any, and the rest."""
        room = height - 2 * self._form.pad_y
        parts = [split_stack(c, self._inner(w), room) for c, w in zip(row.cells, self._widths(row), strict=True)]
        content_moves = all(first for (first, _), cell in zip(parts, row.cells, strict=True) if cell)
        upper = dataclasses.replace(row, cells=tuple(first for first, _ in parts), least_height=0, middle=False)
        lower = dataclasses.replace(row, cells=tuple(rest for _, rest in parts), least_height=0, middle=False)
        return (upper if content_moves and any(upper.cells) else None), lower


def inner_width(width: float, pad: float) -> float:
    """What is left of a column between its paddings, never less than a letter."""
    return max(width - 2 * pad, _LEAST_WIDTH)


def stack_height(stack: Sequence[Flowable], width: float) -> float:
    """The height in points of flowables one below the other, without the space before the first and after the last."""
    return sum(height + gap for _, height, gap in _laid(stack, width))


def draw_stack(stack: Sequence[Flowable], canvas: Canvas, x: float, top: float, width: float) -> None:
    """Draw flowables one below the other from ``top`` downwards."""
    for flowable, height, gap in _laid(stack, width):
        top -= height + gap
        flowable.drawOn(canvas, x, top)


def split_stack(stack: Sequence[Flowable], width: float, height: float) -> tuple[Stack, Stack]:
    """The flowables, or parts of them, that fit into a height, and the rest."""
    used = 0.0
    for index, (flowable, own, gap) in enumerate(_laid(stack, width)):
        if used + gap + own > height:
            parts = flowable.split(width, height - used - gap)
            first, rest = (parts[:1], parts[1:]) if len(parts) > 1 else ([], [flowable])
            return [*stack[:index], *first], [*rest, *stack[index + 1 :]]
        used += gap + own
    return list(stack), []


def _laid(stack: Sequence[Flowable], width: float) -> list[tuple[Flowable, float, float]]:
    """Each flowable with its height and the gap above it."""
    laid: list[tuple[Flowable, float, float]] = []
    before: Flowable | None = None
    for flowable in stack:
        gap = max(before.getSpaceAfter(), flowable.getSpaceBefore()) if before else 0.0
        laid.append((flowable, flowable.wrap(width, 1e6)[1], gap))
        before = flowable
    return laid
