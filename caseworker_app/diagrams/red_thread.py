"""Benang merah: strands from symptom to evaluation, one below another, each broken where something is missing."""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import BLACK, XY, Box, Drawing, Label, Line, Path, Pen, Shape, Symbol, polyline
from caseworker_app.diagrams.panels import Block, block, rounded
from caseworker_app.diagrams.styles import BAD_FILL, FAINT, GREY, PAPER, RED, SOFT_FILL
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caseworker_app.diagrams.frame import LegendEntry

NARROW, USUAL, WIDE = 54.0, 104.0, 135.0
"""Widths of a box: the least in which words still stand, the usual, and the most."""
BETWEEN = 0.16
"""Room between two columns, in which the thread spreads and gathers, as a part of the width of a box."""
BELOW = 5.0
APART = 12.0
PADDING = 3.0
SIZE = 8.0
THREAD, BROKEN = Pen(1.4, RED), Pen(1.2, RED, (4.0, 3.0))


@dataclasses.dataclass(frozen=True, slots=True)
class Bead:
    """One box on a strand. note: below its words. missing: there is nothing, and its words say what is lacking."""

    key: str
    words: str
    note: str = ""
    missing: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class RedThreadData:
    """columns: what the columns are called. strands: for each of them the beads of every column.

    gaps: the key of every bead that is missing, and in a sentence what is lacking where.
    """

    columns: tuple[str, ...]
    strands: tuple[tuple[tuple[Bead, ...], ...], ...] = ()
    gaps: tuple[tuple[str, str], ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class _Placed:
    """A bead with its broken texts and its box."""

    bead: Bead
    words: Block
    note: Block
    box: Box

    @property
    def middle(self) -> float:
        """Its height in the drawing."""
        return (self.box.y0 + self.box.y1) / 2


def box_width(columns: int, room: float) -> float:
    """How wide the boxes of so many columns can be in a room of so many points."""
    return min(WIDE, max(NARROW, room / (columns + (columns - 1) * BETWEEN)))


def layout(data: RedThreadData, width: float = USUAL) -> Drawing:
    """The strands, with boxes of this width in points. Keys are those of the beads."""
    total = (len(data.columns) + (len(data.columns) - 1) * BETWEEN) * width
    titles = [block(title, width - 2 * PADDING, SIZE, bold=True) for title in data.columns]
    head = max(title.height for title in titles) + 2 * PADDING
    shapes: list[Shape] = [*_heads(titles, width, head)]
    symbols: list[Symbol] = []
    labels: list[Label] = []
    lines: list[Line] = []
    top = head + APART
    for at, strand in enumerate(data.strands):
        if at:
            shapes.append(polyline([(0.0, top - APART / 2), (total, top - APART / 2)], Pen(0.5, FAINT)))
        placed, height = _place(strand, width, top)
        for left, right in pairwise([cell for cell in placed if cell]):
            middle = top + height / 2
            paths, joined = _thread(left, right, middle)
            shapes += paths
            lines += joined
        for one in (bead for cell in placed for bead in cell):
            shapes += _box(one)
            symbols.append(Symbol(one.bead.key, one.box))
            labels.append(Label(one.bead.key, one.box, one.bead.words))
        top += height + APART
    return Drawing(
        total, max(head, top - APART), tuple(shapes), tuple(symbols), tuple(labels), tuple(lines), tr("Benang merah")
    )


def legend_entries(data: RedThreadData) -> list[LegendEntry]:
    """The whole thread, and the broken one where there is any."""
    entries: list[LegendEntry] = [([polyline([(2, 9), (34, 9)], THREAD)], tr("berkaitan"))]
    if data.gaps:
        entries.append(([polyline([(2, 9), (34, 9)], BROKEN)], tr("terputus: ada yang kurang")))
    return entries


def _heads(titles: Iterable[Block], width: float, height: float) -> Iterator[Shape]:
    for at, title in enumerate(titles):
        x = at * (1 + BETWEEN) * width
        yield rounded(Box(x, 0.0, x + width, height), 4.0, None, SOFT_FILL)
        yield from title.centred(x + width / 2, height / 2)


def _place(strand: Sequence[Sequence[Bead]], width: float, top: float) -> tuple[list[list[_Placed]], float]:
    """The beads of a strand around its middle, and how high the strand is."""
    texts = [[_texts(bead, width) for bead in cell] for cell in strand]
    heights = [sum(map(_height, cell)) + BELOW * max(0, len(cell) - 1) for cell in texts]
    tallest = max(heights, default=0.0)
    placed: list[list[_Placed]] = []
    for at, (cell, broken) in enumerate(zip(strand, texts, strict=True)):
        y = top + (tallest - heights[at]) / 2
        x = at * (1 + BETWEEN) * width
        placed.append([])
        for bead, (words, note) in zip(cell, broken, strict=True):
            box = Box(x, y, x + width, y + _height((words, note)))
            placed[-1].append(_Placed(bead, words, note, box))
            y = box.y1 + BELOW
    return placed, tallest


def _texts(bead: Bead, width: float) -> tuple[Block, Block]:
    room, colour = width - 2 * PADDING, RED if bead.missing else BLACK
    words = block(bead.words.strip() or "?", room, SIZE, italic=bead.missing, color=colour)
    return words, block(bead.note, room, SIZE, color=GREY)


def _height(texts: tuple[Block, Block]) -> float:
    words, note = texts
    return words.height + (note.height + 1.0 if note.lines else 0.0) + 2 * PADDING


def _box(one: _Placed) -> Iterator[Shape]:
    box, missing = one.box, one.bead.missing
    yield rounded(box, 4.0, BROKEN if missing else Pen(0.8), BAD_FILL if missing else PAPER)
    yield from one.words.shapes(box.x0 + PADDING, box.y0 + PADDING)
    yield from one.note.shapes(box.x0 + PADDING, box.y0 + PADDING + one.words.height + 1.0)


def _thread(left: Sequence[_Placed], right: Sequence[_Placed], middle: float) -> tuple[list[Shape], list[Line]]:
    """The thread from all beads of a column to all of the next that has any: gathered, led on, and spread."""
    pen = BROKEN if any(one.bead.missing for one in (*left, *right)) else THREAD
    half = (left[0].box.x1 - left[0].box.x0) * BETWEEN / 2
    gather, spread = (left[0].box.x1 + half, middle), (right[0].box.x0 - half, middle)
    shapes: list[Shape] = [_swing((one.box.x1, one.middle), gather, pen) for one in left]
    if spread[0] > gather[0]:
        shapes.append(polyline([gather, spread], pen))
    shapes += [_swing(spread, (one.box.x0, one.middle), pen) for one in right]
    courses = [Line("thread", (one.bead.key, other.bead.key), (gather, spread)) for one in left for other in right]
    return shapes, courses


def _swing(start: XY, end: XY, pen: Pen) -> Path:
    half = (start[0] + end[0]) / 2
    return Path((("M", start), ("C", (half, start[1]), (half, end[1]), end)), pen)
