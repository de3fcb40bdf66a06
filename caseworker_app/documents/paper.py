"""The measures of paper and type in the two dresses, for any writer. Lengths here are points unless named otherwise."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Literal

from caseworker_app.documents.blocks import Figure, Table

if TYPE_CHECKING:
    from caseworker_app.documents.blocks import Block, Document

CM = 72 / 2.54
WRITING_LINE = 0.9 * CM
SHORT_TABLE = 0.2
"""A table whose rows are lower than this part of a page stays whole."""
BOUND_SIDE, BOUND_TOP, BOUND_BOTTOM = 1.5 * CM, 0.8 * CM, 1.4 * CM
BOUND_FOOT = 0.7 * CM
RULE = 0.5
"""The line in a blank to be filled in by hand."""
SHORT_FACT = 3 * CM
"""A fact lower than this is not broken."""
TALL_ROW = 0.7
"""A row higher than this part of a page may be broken."""
_SIZES = {"A4": (21.0 * CM, 29.7 * CM), "F4": (21.5 * CM, 33.0 * CM), "A3": (29.7 * CM, 42.0 * CM)}
_LARGE_TYPE = 16.0
# A drawing that upright shrinks below this scale is turned, if turning makes it so much larger.
_LEAST_SCALE = 0.7
_WORTH_TURNING = 1.2
CAPTION_ROOM = 1.4 * CM


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size and margins."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def text_width(self) -> float:
        """Between the side margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Between the upper and lower margin."""
        return self.height - self.top - self.bottom


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """The type of a document: sizes, distance of lines (leading), first-line indent, space between paragraphs."""

    family: Literal["serif", "sans"]
    size: float
    leading: float
    cell_size: float
    caption_size: float
    small_size: float
    indent: float
    gap: float
    justified: bool

    @property
    def single(self) -> float:
        """Line distance of single-spaced type, as a factor of its size."""
        return 1.2


def sheet(document: Document, *, landscape: bool = False) -> Sheet:
    """The page of a document. Turned, it keeps its binding edge: the left margin becomes the upper one."""
    width, height = _SIZES[document.paper]
    if document.dress == "form" or document.even_margins:
        left = top = right = bottom = 2.5 * CM
    else:
        left, top, right, bottom = 4 * CM, 4 * CM, 3 * CM, 3 * CM
    if landscape:
        return Sheet(height, width, bottom, left, top, right)
    return Sheet(width, height, left, top, right, bottom)


def bound_sheet(document: Document, *, landscape: bool = False) -> Sheet:
    """The page that bears another paper: only its line above and its number below leave room."""
    page = sheet(document, landscape=landscape)
    return dataclasses.replace(page, left=BOUND_SIDE, right=BOUND_SIDE, top=BOUND_TOP, bottom=BOUND_BOTTOM)


def look(document: Document) -> Look:
    """The type of a document by its dress."""
    if document.dress == "report":
        size = _LARGE_TYPE if document.large_type else document.type_size or 12.0
        # 1.15 is the natural line of the typeface, so this is what word processors call one and a half lines.
        return Look("serif", size, size * 1.15 * 1.5, size - 2, size - 1, size - 2, 1.0 * CM, 0, justified=True)
    size = _LARGE_TYPE if document.large_type else document.type_size or 11.0
    return Look("sans", size, size * 1.2, size - 1, size - 1, 8.5, 0, size * 0.4, justified=not document.large_type)


def is_turned(block: Block, document: Document) -> bool:
    """Whether a block goes on a turned page: as it says, or because a drawing would be too small upright."""
    if isinstance(block, Table):
        return block.landscape
    return isinstance(block, Figure) and _figure_is_turned(block, document)


def _figure_is_turned(figure: Figure, document: Document) -> bool:
    if figure.landscape is not None or figure.width is not None:
        return bool(figure.landscape)
    upright, turned = (
        figure_scale(figure, page.text_width, page.text_height)
        for page in (sheet(document), sheet(document, landscape=True))
    )
    return upright < _LEAST_SCALE and turned > upright * _WORTH_TURNING


def figure_scale(figure: Figure, width: float, height: float) -> float:
    """How much smaller a drawing becomes to stand in a room with its caption; larger than drawn only when asked."""
    drawing = figure.drawing
    wished = figure.width * CM / drawing.width if figure.width else 1.0
    return min(wished, width / drawing.width, (height - CAPTION_ROOM) / drawing.height)
