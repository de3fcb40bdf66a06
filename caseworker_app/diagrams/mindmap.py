"""The mind map (peta pikiran): the focus in the middle, its branches left and right, their points beside them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.bubbles import bubble_for
from caseworker_app.diagrams.display import BLACK, XY, Box, Drawing, Label, Line, Path, Pen, Shape, Symbol, ellipse
from caseworker_app.diagrams.panels import Block, Point, block, rounded
from caseworker_app.diagrams.styles import GREY, PAPER, SOFT_FILL
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.frame import LegendEntry

FOCUS = "focus"
STEM = 46.0
TWIG = 26.0
TITLE_WIDTH, LEAST_TITLE = 92.0, 74.0
POINT_WIDTH = 158.0
POINT_GAP = 6.0
BRANCH_GAP = 18.0
WIDEST_GAPS = 2.6
"""How much wider the gaps become where a page has room for it."""
SHAPE = 0.44
"""Height over width up to which a turned page shows the map as large as its width allows."""
PADDING = 6.0


@dataclasses.dataclass(frozen=True, slots=True)
class Branch:
    """A branch, e.g. gejala, penyebab, dampak, sumber, with its points."""

    key: str
    title: str
    points: tuple[Point, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class MindmapData:
    """The focus and what hangs on it."""

    focus: str
    branches: tuple[Branch, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class _Lengths:
    """How far a side reaches, in points from the focus on: stem, title, twig and point."""

    stem: float
    title: float
    twig: float
    point: float

    @property
    def reach(self) -> float:
        """All of them."""
        return self.stem + self.title + self.twig + self.point


@dataclasses.dataclass(frozen=True, slots=True)
class _Grown:
    """A branch with its broken texts."""

    branch: Branch
    title: Block
    points: tuple[Block, ...]
    gap: float = POINT_GAP

    @property
    def points_height(self) -> float:
        """What its points need."""
        return sum(words.height for words in self.points) + self.gap * max(0, len(self.points) - 1)

    @property
    def height(self) -> float:
        """What its points or its title need, whichever is more."""
        return max(self.title.height + 2 * PADDING, self.points_height)


def layout(data: MindmapData, part: float = 1.0) -> Drawing:
    """The map; keys are those of branches and points, and «focus». The first branches stand at the right.

    ``part`` of the usual length is what stems and lines of words get; letters keep their size.
    """
    bubble = bubble_for(data.focus.strip() or "?", 11.0, 30.0, bold=True)
    lengths = _Lengths(STEM * part, max(TITLE_WIDTH * part, LEAST_TITLE), TWIG * part, POINT_WIDTH * part)
    grown = [_grow(branch, lengths) for branch in data.branches]
    right, left = _sides(grown)
    reach = bubble.rx + (lengths.reach if grown else 0.0)
    width = (2 if left and right else 1) * reach + (0.0 if left and right else bubble.rx)
    wider = min(_wider(right, width * SHAPE), _wider(left, width * SHAPE))
    right, left = ([dataclasses.replace(one, gap=POINT_GAP * wider) for one in side] for side in (right, left))
    height = max(_tall(right, wider), _tall(left, wider), 2 * bubble.ry)
    middle = (reach if left else bubble.rx, height / 2)
    shapes: list[Shape] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    lines: list[Line] = []
    for side, branches in ((1.0, right), (-1.0, left)):
        top = (height - _tall(branches, wider)) / 2
        for one in branches:
            _draw_branch(one, side, (middle, bubble.rx), top, lengths, (shapes, symbols, labels, lines))
            top += one.height + BRANCH_GAP * wider
    shapes.append(ellipse(*middle, bubble.rx, bubble.ry, Pen(1.4), PAPER))
    shapes.extend(bubble.texts(*middle))
    symbols.append(Symbol(FOCUS, bubble.box(*middle)))
    labels.append(bubble.label(FOCUS, *middle))
    return Drawing(width, height, tuple(shapes), tuple(symbols), tuple(labels), tuple(lines), tr("Peta pikiran"))


def legend_entries(data: MindmapData) -> list[LegendEntry]:  # noqa: ARG001 - every diagram is asked alike
    """None: the branches carry their own titles."""
    return []


def _grow(branch: Branch, lengths: _Lengths) -> _Grown:
    texts = [point.text.strip() + (f" ({point.source})" if point.source else "") for point in branch.points]
    return _Grown(
        branch,
        block(branch.title.strip() or "?", lengths.title - 2 * PADDING, 9.5, bold=True),
        tuple(block(text or "?", lengths.point, 9.0) for text in texts),
    )


def _sides(grown: Sequence[_Grown]) -> tuple[list[_Grown], list[_Grown]]:
    """The branches in order, cut where both sides come out most alike in height."""
    if len(grown) < 2:
        return list(grown), []
    cut = min(range(1, len(grown)), key=lambda at: (max(_tall(grown[:at]), _tall(grown[at:])), at))
    return list(grown[:cut]), list(grown[cut:])


def _tall(branches: Sequence[_Grown], wider: float = 1.0) -> float:
    return sum(one.height for one in branches) + BRANCH_GAP * wider * max(0, len(branches) - 1)


def _wider(branches: Sequence[_Grown], room: float) -> float:
    """How much wider the gaps of one side may become so that it stays within a room."""
    gaps = sum(one.gap * max(0, len(one.points) - 1) for one in branches) + BRANCH_GAP * max(0, len(branches) - 1)
    spare = room - _tall(branches)
    return min(WIDEST_GAPS, 1.0 + max(0.0, spare) / gaps) if gaps else WIDEST_GAPS


def _draw_branch(
    one: _Grown,
    side: float,
    focus: tuple[XY, float],
    top: float,
    lengths: _Lengths,
    into: tuple[list[Shape], list[Symbol], list[Label], list[Line]],
) -> None:
    shapes, symbols, labels, lines = into
    middle, radius = focus
    y = top + one.height / 2
    inner = middle[0] + side * (radius + lengths.stem)
    outer = inner + side * lengths.title
    half = one.title.height / 2 + PADDING
    box = Box(min(inner, outer), y - half, max(inner, outer), y + half)
    start = (middle[0] + side * radius * 0.8, middle[1])
    shapes.append(_swing(start, (inner, y), Pen(1.6, BLACK)))
    lines.append(Line("branch", (FOCUS, one.branch.key), (start, (inner, y))))
    shapes.append(rounded(box, 6.0, Pen(0.9), SOFT_FILL))
    centre = (inner + outer) / 2
    shapes.extend(one.title.centred(centre, y))
    symbols.append(Symbol(one.branch.key, box))
    labels.append(
        Label(
            one.branch.key, _around(one.title, centre - one.title.width / 2, y - one.title.height / 2), one.branch.title
        )
    )
    row = y - one.points_height / 2
    for point, words in zip(one.branch.points, one.points, strict=True):
        near = outer + side * lengths.twig
        x = near if side > 0 else near - words.width
        place = _around(words, x, row)
        end = (near - side * 3.0, row + words.height / 2)
        shapes.append(_swing((outer, y), end, Pen(0.7, GREY)))
        shapes.extend(words.shapes(x, row) if side > 0 else words.ended(near, row))
        symbols.append(Symbol(point.key, place))
        labels.append(Label(point.key, place, point.text))
        lines.append(Line("point", (one.branch.key, point.key), ((outer, y), end)))
        row += words.height + one.gap


def _around(words: Block, x: float, y: float) -> Box:
    return Box(x, y, x + words.width, y + words.height)


def _swing(start: XY, end: XY, pen: Pen) -> Path:
    half = (start[0] + end[0]) / 2
    return Path((("M", start), ("C", (half, start[1]), (half, end[1]), end)), pen)
