"""Blocks of cells on the clipboard, as Excel, LibreOffice Calc and Word put them there and take them from there.

A block is a list of rows, each a list of texts. HTML is preferred for reading: it alone keeps several lines in a cell
apart from several rows (Word) and says which cells are joined. Text is that of Excel: tabs between cells, quotes around
a cell with a tab, a quote or a line break in it.
"""

from __future__ import annotations

import csv
import io
import re
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from caseworker_app.errors import BadInput
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    Block = list[list[str]]

MOST_ROWS, MOST_COLUMNS = 1000, 200
_MOST_LETTERS = 20_000_000
_LIVE = re.compile(r"[=@]|[+-](?!\s*[\d.,])")
"""What Excel would reckon with instead of showing it: a formula. Numbers and telephone numbers are not touched."""


def holds_block(mime: QMimeData | None) -> bool:
    """Whether there is more than one cell on the clipboard."""
    if mime is None:
        return False
    if "\t" in mime.text():
        return True
    html = mime.html() if mime.hasHtml() else ""
    return "<table" in html.casefold() and len(re.findall(r"<t[dh][\s>]", html, re.IGNORECASE)) > 1


def read_block(mime: QMimeData | None) -> Block:
    """The cells on the clipboard, all rows equally long; an empty list where there is no text.

    Raises BadInput for more rows or columns than a table of this program takes at once.
    """
    if mime is None:
        return []
    text, html = mime.text(), mime.html() if mime.hasHtml() else ""
    if text.count("\n") > 20 * MOST_ROWS or len(text) + len(html) > _MOST_LETTERS:
        raise _too_many(text.count("\n"))
    block = _from_html(html) if "<table" in html.casefold() else []
    block = block or _from_text(text)
    if len(block) > MOST_ROWS:
        raise _too_many(len(block))
    width = max(map(len, block), default=0)
    if width > MOST_COLUMNS:
        raise BadInput(
            tr(
                "Tempelan ini punya {count} kolom; paling banyak {most}. Tidak ada yang ditempel. Salin sebagian saja."
            ).format(count=width, most=MOST_COLUMNS)
        )
    return [[*row, *[""] * (width - len(row))] for row in block]


def write_block(
    rows: Sequence[Sequence[str]], *, heading: Sequence[str] = (), figures: Sequence[bool] = ()
) -> QMimeData:
    """Cells for the clipboard, as text and as a table.

    figures: which columns hold numbers; all others reach Excel as text, so that 0812 keeps its 0. A text that Excel
    would take for a formula has an apostrophe before it where it goes as mere text, which ``read_block`` takes off
    again: words of a client must not run as a command in somebody's sheet.
    """
    lines = [*([list(heading)] if heading else []), *map(list, rows)]
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerows([[_harmless(cell) for cell in line] for line in lines])
    mime = QMimeData()
    mime.setText(out.getvalue().removesuffix("\n") if len(lines) > 1 or len(lines[0]) > 1 else lines[0][0])
    mime.setHtml(_as_html(rows, heading, figures))
    return mime


def _harmless(text: str) -> str:
    return f"'{text}" if _LIVE.match(text) else text


def _as_html(rows: Sequence[Sequence[str]], heading: Sequence[str], figures: Sequence[bool]) -> str:
    def cell(text: str, at: int) -> str:
        number = at < len(figures) and figures[at]
        style = "" if number else " style='mso-number-format:\"\\@\"'"
        return f"<td{style}>{escape(text).replace(chr(10), '<br>')}</td>"

    head = "".join(f"<th>{escape(title)}</th>" for title in heading)
    body = "".join(f"<tr>{''.join(cell(text, at) for at, text in enumerate(row))}</tr>" for row in rows)
    return f"<html><body><table>{f'<tr>{head}</tr>' if head else ''}{body}</table></body></html>"


def _from_text(text: str) -> Block:
    """Excel's own text; quotes that are never closed are letters like others."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not text:
        return []
    rows = list(csv.reader(io.StringIO(text), delimiter="\t", strict=False))
    if any("\n" in cell and "\t" in cell for row in rows for cell in row) or _loses(text, rows):
        rows = [line.split("\t") for line in text.split("\n")]
    return [[_clean(cell.removeprefix("'") if _LIVE.match(cell[1:]) else cell) for cell in row] for row in rows]


def _loses(text: str, rows: Sequence[Sequence[str]]) -> bool:
    """Whether reading quotes has swallowed the end of the text."""
    return text.count('"') % 2 == 1 and any("\n" in cell for row in rows for cell in row)


def _from_html(html: str) -> Block:
    tables = _Tables()
    tables.feed(html)
    tables.close()
    return tables.rows


def _clean(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.replace("\xa0", " ").split("\n")).strip()


def _too_many(count: int) -> BadInput:
    words = tr(
        "Tempelan ini punya sekitar {count} baris; paling banyak {most} sekali tempel. Tidak ada yang ditempel. "
    )
    return BadInput(words.format(count=count, most=MOST_ROWS) + tr("Salin sebagian saja, lalu tempel berturut-turut."))


class _Tables(HTMLParser):
    """The rows of all tables of a page below each other; joined cells have their text in the first of their places."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Block = []
        self._words: list[str] | None = None
        self._row: list[str] | None = None
        self._span = (1, 1)
        self._below: dict[int, int] = {}  # column -> rows that a joined cell still covers
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row, a cell, a line in a cell."""
        if tag in {"style", "script", "head"}:
            self._unseen += 1
        elif tag == "tr":
            self._end_row()
            self._row = []
        elif tag in {"td", "th"} and self._row is not None:
            self._end_cell()
            given = dict(attrs)
            self._span = _count(given.get("colspan")), _count(given.get("rowspan"))
            self._words = []
        elif tag == "br" or (tag in {"p", "div", "li"} and self._words and "".join(self._words).strip()):
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a cell, a row, all rows of a table."""
        if tag in {"style", "script", "head"}:
            self._unseen = max(0, self._unseen - 1)
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag in {"tr", "table"}:
            self._end_row()
            if tag == "table":
                self._below.clear()

    def handle_data(self, data: str) -> None:
        """Words of a cell; line breaks of the page's source are blanks."""
        if not self._unseen:
            self._add(re.sub(r"\s+", " ", data.replace("\xa0", " ")))

    def close(self) -> None:
        """A page that breaks off keeps what it has told."""
        super().close()
        self._end_row()

    def _add(self, text: str) -> None:
        if self._words is not None:
            self._words.append(text)

    def _end_cell(self) -> None:
        if self._words is None or self._row is None:
            return
        self._skip_covered()
        text, self._words = _clean("".join(self._words)), None
        columns, rows = self._span
        for offset in range(columns):
            if rows > 1:
                self._below[len(self._row)] = rows
            self._row.append("" if offset else text)
        self._span = (1, 1)

    def _skip_covered(self) -> None:
        """The places that a cell joined with those above takes in this row."""
        while self._row is not None and len(self._row) in self._below and not self._fresh(len(self._row)):
            self._row.append("")

    def _fresh(self, column: int) -> bool:
        return self._below.get(column, 0) <= 0

    def _end_row(self) -> None:
        self._end_cell()
        self._skip_covered()
        if self._row is not None:
            if self._row:
                self.rows.append(self._row)
            self._below = {column: left - 1 for column, left in self._below.items() if left > 1}
        self._row = None


def _count(text: str | None) -> int:
    return min(MOST_COLUMNS, int(text)) if text and text.isdecimal() and int(text) else 1
