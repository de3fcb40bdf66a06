"""Rows and columns of flowables: tables, lists, aligned facts and signatures are all grids.

Unlike reportlab's own table it keeps rows whole unless a row is longer than a page, and says «(lanjutan)» in the
caption of each further part.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeAlias

from reportlab.lib.colors import Color, black
from reportlab.platypus import Flowable

from caseworker_app.documents.columns import inner_width
from caseworker_app.documents.paper import SHORT_TABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from caseworker_app.documents.rows import Cell, Row, Rows

Stack: TypeAlias = list[Flowable]
_SHADE, _GREY = Color(0.9, 0.9, 0.9), Color(0.45, 0.45, 0.45)
_LINE = 0.5
# A row longer than a page begins where at least this part of a page is left.
_WORTH_BEGINNING = 0.3
# Two rows lower than this part of a page begin a table together.
_LOW_PAIR = 0.2
# A table of which so many rows stay behind gives one to the last row, which would stand alone on the next page.
_ENOUGH_ROWS = 3


class Grid(Flowable):  # type: ignore[misc, unused-ignore] # reportlab may be without types
    """Rows of cells that break over pages of which text has the height ``tallest``."""

    def __init__(
        self,
        form: Rows[Flowable],
        tallest: float,
        rows: Sequence[Row[Flowable]] | None = None,
        *,
        is_first: bool = True,
    ) -> None:
        """``rows`` are those of this part of a broken grid, without the heads."""
        super().__init__()
        self.form, self._tallest = form, tallest
        self._heads = [row for row in form.rows if row.head]
        self._rows = [*self._heads, *([row for row in form.rows if not row.head] if rows is None else rows)]
        self._caption = list(form.caption if is_first else form.continued)
        self._known: list[float | None] = [None] * len(self._rows)
        self._caption_known: float | None = None
        self.spaceBefore, self.spaceAfter = form.before, form.after

    @property
    def captioned(self) -> bool:
        """Whether it is a table that is counted."""
        return bool(self._caption)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size in points; each row is measured once, whatever part of the grid it comes to stand in."""
        if None in self._known:
            pairs = zip(self._known, self._rows, strict=True)
            self._known = [self._row_height(row) if known is None else known for known, row in pairs]
        return sum(self.form.widths), self._caption_height + sum(self._heights)

    def split(self, width: float, height: float) -> list[Flowable]:
        """The rows that fit and the rest, or nothing if the first row asks for a new page."""
        if self.wrap(width, height)[1] <= height:
            return [self]
        heads = len(self._heads)
        heights = self._heights
        if len(heights) == heads or self._stays_whole():
            return []
        room = height - self._caption_height - sum(heights[:heads])
        fitting = heads
        while fitting < len(heights) - 1 and room >= heights[fitting]:
            room -= heights[fitting]
            fitting += 1
        if self.form.ruled and fitting == len(heights) - 1 and fitting - heads >= _ENOUGH_ROWS:
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
        first = Grid(self.form, self._tallest, above)
        rest = Grid(self.form, self._tallest, below, is_first=False)
        first._caption = self._caption
        first._known[:fitting] = heights[:fitting]
        rest._known = [*heights[:heads], *known]
        first.spaceBefore, first.spaceAfter, rest.spaceBefore = self.spaceBefore, 0, 0
        return [first, rest]

    def _stays_whole(self) -> bool:
        """Whether it is a table so short that it rather begins on the next page than is broken."""
        low = sum(self._heights[len(self._heads) :]) < self._tallest * SHORT_TABLE
        return self.form.ruled and self.captioned and low and self._caption_height + sum(self._heights) <= self._tallest

    def draw(self) -> None:
        """Caption, cells and rules, from the top down."""
        canvas: Canvas = self.canv
        y = sum(self._heights)
        draw_stack(self._caption, canvas, 0, y + self._caption_height, sum(self.form.widths))
        lines: list[tuple[float, float, float, float]] = []
        for row, height in zip(self._rows, self._heights, strict=True):
            x = 0.0
            for cell, width in zip(row.cells, self._widths(row), strict=True):
                self._draw_cell(cell, x, y, width, height)
                lines.append((x, y, x, y - height))
                x += width
            lines += [(0, y, x, y), (x, y, x, y - height), (0, y - height, x, y - height)]
            y -= height
        if self.form.ruled:
            canvas.setLineWidth(_LINE)
            canvas.lines(lines)

    def _draw_cell(self, cell: Cell[Flowable], x: float, y: float, width: float, height: float) -> None:
        canvas: Canvas = self.canv
        if cell.shaded:
            canvas.setFillColor(_SHADE)
            canvas.rect(x, y - height, width, height, stroke=0, fill=1)
            canvas.setFillColor(black)
        if cell.line:
            canvas.setLineWidth(cell.line)
            canvas.setStrokeColor(_GREY)
            canvas.line(x, y - height + 2, x + width, y - height + 2)
            canvas.setStrokeColor(black)
        drop = 0.0
        if cell.upright != "top":
            spare = height - 2 * self.form.pad_y - stack_height(cell.content, self._inner(width))
            drop = spare / 2 if cell.upright == "middle" else spare
        draw_stack(cell.content, canvas, x + self.form.pad_x, y - self.form.pad_y - drop, self._inner(width))

    @property
    def _caption_height(self) -> float:
        """With the space below it."""
        if self._caption_known is None:
            below = self._caption[-1].getSpaceAfter() if self._caption else 0.0
            self._caption_known = stack_height(self._caption, sum(self.form.widths)) + below
        return self._caption_known

    @property
    def _heights(self) -> list[float]:
        """The rows' heights, as measured by ``wrap``."""
        return [height for height in self._known if height is not None]

    def _widths(self, row: Row[Flowable]) -> list[float]:
        widths, at = [], 0
        for cell in row.cells:
            widths.append(sum(self.form.widths[at : at + cell.span]))
            at += cell.span
        return widths

    def _inner(self, width: float) -> float:
        return inner_width(width, self.form.pad_x)

    def _row_height(self, row: Row[Flowable]) -> float:
        pairs = zip(row.cells, self._widths(row), strict=True)
        content = max((stack_height(cell.content, self._inner(width)) for cell, width in pairs), default=0.0)
        return max(content + 2 * self.form.pad_y, row.least)

    def _first_alone(self, fitting: int, height: float) -> bool:
        """Whether only the first of several low rows would stand on this page, and the next page holds more."""
        heads = len(self._heads)
        pair = self._heights[heads : heads + 2]
        if not self.form.ruled or fitting - heads != 1 or len(pair) < 2 or height > self._tallest - 1:
            return False
        return sum(pair) < self._tallest * _LOW_PAIR

    def _before_head(self, fitting: int, room: float) -> tuple[int, float]:
        """Where to end a part so that it does not close with a row that leads what follows."""
        heads, end = len(self._heads), fitting
        while end > heads and self._rows[end - 1].leads:
            end -= 1
        whole = self._caption_height + sum(self._heights[:heads]) + sum(self._heights[end : fitting + 1])
        if self._may_break(fitting, room) or whole > self._tallest:
            return fitting, room
        return end, room + sum(self._heights[end:fitting])

    def _may_break(self, index: int, room: float) -> bool:
        if not self.form.ruled and not self._rows[index].whole:
            return True
        page = self._tallest - self._caption_height - sum(self._heights[: len(self._heads)])
        return self._heights[index] > page and room >= page * _WORTH_BEGINNING

    def _broken(self, row: Row[Flowable], height: float) -> tuple[Row[Flowable] | None, Row[Flowable]]:
        """The part of a row that fits into a height, if any, and the rest."""
        room = height - 2 * self.form.pad_y
        pairs = zip(row.cells, self._widths(row), strict=True)
        parts = [split_stack(cell.content, self._inner(width), room) for cell, width in pairs]
        content_moves = all(first for (first, _), cell in zip(parts, row.cells, strict=True) if cell.content)
        upper, lower = (
            dataclasses.replace(
                row,
                least=0,
                cells=[
                    dataclasses.replace(cell, content=part[at], upright="top")
                    for cell, part in zip(row.cells, parts, strict=True)
                ],
            )
            for at in (0, 1)
        )
        return (upper if content_moves and any(first for first, _ in parts) else None), lower


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
