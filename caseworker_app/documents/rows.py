"""Rows and columns of a writer's parts, and where blocks stand. Lengths are points."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Generic, Literal

from caseworker_app.documents.walking import PartT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.blocks import Align
    from caseworker_app.documents.paper import Look


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: ``width`` and the most height, ``indent`` from the margin, in a cell of small type or not.

    What is higher than ``tallest`` may be broken or is made smaller.
    """

    look: Look
    width: float
    tallest: float
    indent: float = 0.0
    in_cell: bool = False
    align: Align | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Cell(Generic[PartT]):
    """A cell over ``span`` columns; ``line`` is a rule below it."""

    content: list[PartT] = dataclasses.field(default_factory=list)
    span: int = 1
    shaded: bool = False
    upright: Literal["top", "middle", "bottom"] = "top"
    line: float = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Row(Generic[PartT]):
    """One row: a ``head`` is repeated on each page, one that ``leads`` stays with the next, a ``whole`` one unbroken.

    ``least`` is its least height; ``about`` tells a writer that cannot measure how high its content is.
    """

    cells: Sequence[Cell[PartT]]
    head: bool = False
    leads: bool = False
    whole: bool = True
    least: float = 0
    about: float = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Rows(Generic[PartT]):
    """Rows of cells below a caption, which is ``continued`` on each further page, with space before and after."""

    widths: Sequence[float]
    rows: Sequence[Row[PartT]]
    ruled: bool = False
    pad_x: float = 0
    pad_y: float = 0
    before: float = 0
    after: float = 0
    caption: Sequence[PartT] = ()
    continued: Sequence[PartT] = ()
