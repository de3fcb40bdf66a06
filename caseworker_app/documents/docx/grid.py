"""Rows and columns in a Word document: tables, aligned facts, statements and signatures are all grids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.docx.styles import SHADE, exact_line
from caseworker_app.documents.docx.xml import Element, is_paragraph, keep_with_next, paragraph, twips, w
from caseworker_app.documents.paper import SHORT_TABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.rows import Cell, Row, Rows

_UPRIGHT = {"top": "top", "middle": "center", "bottom": "bottom"}


def grid(rows: Rows[Element], tallest: float, indent: float) -> Element:
    """A table; without ``ruled`` its cells have no borders of their own. ``tallest`` is the height of a page's text."""
    for row in rows.rows:
        if row.leads:
            keep_with_next(element for cell in row.cells for element in cell.content)
    if rows.ruled:
        _keep_company(rows, tallest)
    made = (_row(row, rows.widths) for row in rows.rows)
    pads = (("top", rows.pad_y), ("left", rows.pad_x), ("bottom", rows.pad_y), ("right", rows.pad_x))
    margins = (w(side, w=twips(pad), type="dxa") for side, pad in pads)
    settings = w(
        "tblPr",
        w("tblStyle", val="TableGrid" if rows.ruled else "TableNormal"),
        w("tblW", w=sum(map(twips, rows.widths)), type="dxa"),
        w("tblInd", w=twips(indent), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
        w("tblLook", val="0020" if any(row.head for row in rows.rows) else "0000"),
    )
    columns = w("tblGrid", *(w("gridCol", w=twips(width)) for width in rows.widths))
    return w("tbl", settings, columns, *made)


def box(across: float, down: float, *, centred: bool) -> Element:
    """A table of one empty cell with a border all round."""
    borders = w("tcBorders", *(_border(side, 0.6, "000000") for side in ("top", "left", "bottom", "right")))
    cell = w("tc", w("tcPr", w("tcW", w=twips(across), type="dxa"), borders), spacer(1))
    height = w("trPr", w("cantSplit"), w("trHeight", val=twips(down), hRule="exact"))
    settings = w(
        "tblPr",
        w("tblStyle", val="TableNormal"),
        w("tblW", w=twips(across), type="dxa"),
        w("jc", val="center") if centred else None,
        w("tblLayout", type="fixed"),
    )
    return w("tbl", settings, w("tblGrid", w("gridCol", w=twips(across))), w("tr", height, cell))


def _keep_company(rows: Rows[Element], tallest: float) -> None:
    """Let a short table stay whole, and of a longer one neither the first nor the last row stand alone."""
    body = [row for row in rows.rows if any(cell.content for cell in row.cells)]
    body = body[1:] if body and body[0].leads else body
    short = sum(row.about + 2 * rows.pad_y for row in body) < tallest * SHORT_TABLE
    for at, row in enumerate(body[:-1]):
        if short or (at in {0, len(body) - 2} and len(body) > 2):
            keep_with_next(element for cell in row.cells for element in cell.content)


def spacer(points: float) -> Element:
    """An empty line of this height."""
    return paragraph("Jarak", (), exact_line(points))


def gap(points: float) -> Element:
    """The space after a table, shared with the space before what follows; without it Word would join two tables."""
    return paragraph("Jarak", (), exact_line(1, after=max(0, points - 1)))


def _row(row: Row[Element], widths: Sequence[float]) -> Element:
    height = w("trHeight", val=twips(row.least), hRule="atLeast") if row.least else None
    settings = w("trPr", w("cantSplit") if row.whole else None, height, w("tblHeader") if row.head else None)
    made, at = [], 0
    for cell in row.cells:
        made.append(_cell(cell, sum(map(twips, widths[at : at + cell.span]))))
        at += cell.span
    return w("tr", settings if len(settings) else None, *made)


def _cell(cell: Cell[Element], width: int) -> Element:
    settings = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=cell.span) if cell.span > 1 else None,
        w("tcBorders", _border("bottom", cell.line, "737373")) if cell.line else None,
        w("shd", val="clear", color="auto", fill=SHADE) if cell.shaded else None,
        w("vAlign", val=_UPRIGHT[cell.upright]) if cell.upright != "top" else None,
    )
    # Word wants a paragraph at the end of every cell.
    if cell.content and is_paragraph(cell.content[-1]):
        return w("tc", settings, *cell.content)
    return w("tc", settings, *cell.content, spacer(1) if cell.content else paragraph("SelTabel"))


def _border(side: str, points: float, color: str) -> Element:
    return w(side, val="single", sz=points * 8, space=0, color=color)
