"""Rows and columns in a Word document: tables, aligned facts, statements and signatures are all grids."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.documents.docx.styles import SHADE, exact_line
from caseworker_app.documents.docx.xml import Element, is_paragraph, paragraph, twips, w

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_WIDTH = 12.0


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """A cell over ``span`` columns; ``line`` is a border below it, ``box`` one all round, in points."""

    content: Sequence[Element] = ()
    span: int = 1
    shaded: bool = False
    upright: str = "top"
    line: float = 0
    box: float = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One row. A ``head`` is repeated on each page, a ``whole`` one not broken; ``height`` is least or ``exact``."""

    cells: Sequence[Cell]
    head: bool = False
    whole: bool = True
    height: float = 0
    exact: bool = False


def grid(
    widths: Sequence[float], rows: Sequence[Row], *,
    ruled: bool = False, pad_x: float = 0, pad_y: float = 0, indent: float = 0, centred: bool = False,
) -> Element:  # fmt: skip
    """A table with columns of these widths in points; without ``ruled`` its cells have no borders of their own."""
    margins = (
        w(side, w=twips(pad), type="dxa")
        for side, pad in (("top", pad_y), ("left", pad_x), ("bottom", pad_y), ("right", pad_x))
    )
    settings = w(
        "tblPr",
        w("tblStyle", val="TableGrid" if ruled else "TableNormal"),
        w("tblW", w=sum(map(twips, widths)), type="dxa"),
        w("jc", val="center") if centred else None,
        w("tblInd", w=twips(indent), type="dxa") if not centred else None,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
        w("tblLook", val="0020" if any(row.head for row in rows) else "0000"),
    )
    columns = w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths))
    return w("tbl", settings, columns, *(_row(row, widths) for row in rows))


def spacer(points: float) -> Element:
    """An empty line of this height."""
    return paragraph("Jarak", (), exact_line(points))


def gap(points: float) -> Element:
    """The space after a table, shared with the space before what follows; without it Word would join two tables."""
    return paragraph("Jarak", (), exact_line(1, after=max(0, points - 1)))


def inner_width(width: float, pad: float) -> float:
    """What is left of a column between its paddings, never less than a letter."""
    return max(width - 2 * pad, _LEAST_WIDTH)


def _row(row: Row, widths: Sequence[float]) -> Element:
    height = w("trHeight", val=twips(row.height), hRule="exact" if row.exact else "atLeast") if row.height else None
    settings = w("trPr", w("cantSplit") if row.whole else None, height, w("tblHeader") if row.head else None)
    made, at = [], 0
    for cell in row.cells:
        made.append(_cell(cell, sum(map(twips, widths[at : at + cell.span]))))
        at += cell.span
    return w("tr", settings if len(settings) else None, *made)


def _cell(cell: Cell, width: int) -> Element:
    borders: Element | None
    if cell.box:
        borders = w("tcBorders", *(_border(side, cell.box, "000000") for side in ("top", "left", "bottom", "right")))
    else:
        borders = w("tcBorders", _border("bottom", cell.line, "737373")) if cell.line else None
    settings = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=cell.span) if cell.span > 1 else None,
        borders,
        w("shd", val="clear", color="auto", fill=SHADE) if cell.shaded else None,
        w("vAlign", val=cell.upright) if cell.upright != "top" else None,
    )
    # Word wants a paragraph at the end of every cell.
    if cell.content and is_paragraph(cell.content[-1]):
        return w("tc", settings, *cell.content)
    return w("tc", settings, *cell.content, spacer(1) if cell.content else paragraph("SelTabel"))


def _border(side: str, points: float, color: str) -> Element:
    return w(side, val="single", sz=points * 8, space=0, color=color)
