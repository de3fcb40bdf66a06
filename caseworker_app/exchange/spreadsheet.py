"""Write tables as an Excel workbook (.xlsx): real tables, real dates and numbers, and never a live formula.

Whatever somebody has typed stays text, also where it begins with «=», «+», «-» or «@», which a spreadsheet would
reckon; links are not made into links. Nothing of the machine or its user stands in the file, and nothing of it is laid
into a folder for temporary files.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = str | int | float | date | PartialDate | None
"""What a cell may hold. A ``PartialDate`` is a date where it is one certain day, and its words where it is not."""
Kind = Literal["text", "count", "hours", "rupiah", "date"]

SHEET_NAME = 31
"""Letters that Excel allows in the name of a sheet."""
CELL = 32_767
"""Letters that Excel allows in a cell."""
_FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_EXACT = 10**15  # Excel keeps fifteen digits of a number
_WIDEST, _NARROWEST = 60, 8
_LOOKED_AT = 500  # rows by which widths are chosen
_SPOKEN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NUMBERS: dict[str, str] = {
    "count": "#,##0",
    "hours": "#,##0.0",
    "rupiah": '"Rp"#,##0',
    "date": "[$-421]d mmmm yyyy",
}
_HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E3F0EC", "color": "#1F2A2E"}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: what stands above it, and what its values are. hours: a number of hours; rupiah: whole rupiah."""

    title: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table for a sheet of its own. total: a last row in bold, as long as the columns. about: sentences on it."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Value]]
    total: Sequence[Value] | None = None
    about: Sequence[str] = ()


def write_tables(tables: Sequence[SheetTable], *, title: str = "", about: Iterable[str] = ()) -> bytes:
    """The workbook as the bytes of an .xlsx file: a sheet for each table, and a last one that explains them.

    title: what the file is called in its properties and at the head of printed pages. about: sentences on all of it.
    Without tables the last sheet stands alone. Memory grows with what is written, about 1 KB a row.
    """
    import xlsxwriter

    target = io.BytesIO()
    how = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }
    with xlsxwriter.Workbook(target, how) as book:
        book.set_properties({"title": _fit(title), "author": "", "created": _today()})
        formats = _Formats(book)
        names: set[str] = {"history"}  # Excel keeps this name for itself
        named = [(_sheet_name(table.title, names), table) for table in tables]
        for at, (name, table) in enumerate(named, 1):
            _write_table(book.add_worksheet(name), table, formats, f"Tabel{at}", title)
        _explain(book.add_worksheet(_sheet_name(tr("Keterangan"), names)), formats, title, about, named)
    return target.getvalue()


def write_text(sheet: Any, row: int, column: int, words: str, plain: Any, quoted: Any) -> None:
    """Put words into a cell of a sheet of xlsxwriter, as text whatever they begin with.

    quoted: the format of texts that begin as a formula does, with the sign by which Excel keeps them texts when a
    person goes into the cell. Words that are too long end in a note that says so.
    """
    sheet.write_string(row, column, _fit(words), quoted if words.startswith(_SPOKEN_AS_FORMULA) else plain)


def _today() -> datetime:
    return datetime.combine(date.today(), datetime.min.time())


def _fit(words: str) -> str:
    clean = _NOT_IN_XML.sub("�", words)
    if len(clean.encode("utf-16-le")) // 2 <= CELL:
        return clean
    note = " … " + tr("(dipotong; teks lengkapnya ada di buku kasus)")
    return clean.encode("utf-16-le")[: 2 * (CELL - len(note))].decode("utf-16-le", "ignore") + note


class _Formats:
    """The formats of a workbook, each made once: plain, quoted and bold ones by the kind of a column."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[tuple[str, bool, bool], Any] = {}
        self.head = book.add_format(_HEAD)
        self.title = book.add_format({"bold": True, "font_size": 14})

    def of(self, kind: Kind, *, quoted: bool = False, bold: bool = False) -> Any:
        key = (kind, quoted, bold)
        if key not in self._known:
            number = {"num_format": _NUMBERS.get(kind, "@")}
            place = {"valign": "top", "text_wrap": kind == "text", "quote_prefix": quoted, "bold": bold}
            self._known[key] = self._book.add_format({**number, **place, **({"top": 1} if bold else {})})
        return self._known[key]


def _write_table(sheet: Any, table: SheetTable, formats: _Formats, name: str, title: str) -> None:
    columns = table.columns
    last_row, last_column = max(1, len(table.rows)), len(columns) - 1
    heads = _different([column.title for column in columns])
    for at, (column, width) in enumerate(zip(columns, _widths(table), strict=True)):
        sheet.set_column(at, at, width, formats.of(column.kind))
    sheet.add_table(
        *(0, 0, last_row, last_column),
        {
            "name": name,
            "style": "Table Style Light 1",
            "columns": [{"header": head, "header_format": formats.head} for head in heads],
        },
    )
    for row, values in enumerate(table.rows, 1):
        _write_row(sheet, row, values, columns, formats, bold=False)
    if table.total is not None:
        _write_row(sheet, last_row + 1, table.total, columns, formats, bold=True)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _set_up_page(sheet, title or table.title)


def _write_row(
    sheet: Any, row: int, values: Sequence[Value], columns: Sequence[SheetColumn], formats: _Formats, *, bold: bool
) -> None:
    for at, (value, column) in enumerate(zip(values, columns, strict=True)):
        plain = formats.of(column.kind, bold=bold)
        day = _day(value)
        if value is None or value == "":
            sheet.write_blank(row, at, None, plain)
        elif day is not None:
            sheet.write_datetime(row, at, datetime.combine(day, datetime.min.time()), formats.of("date", bold=bold))
        elif isinstance(value, int | float) and math.isfinite(value) and abs(value) < _EXACT:
            sheet.write_number(row, at, value, plain)
        else:
            text, quoted = formats.of("text", bold=bold), formats.of("text", quoted=True, bold=bold)
            write_text(sheet, row, at, _words(value), text, quoted)


def _day(value: Value) -> date | None:
    """The day that Excel can keep as a date."""
    if isinstance(value, PartialDate):
        value = None if value.text or value.weekday_conflict else value.day
    return value if isinstance(value, date) and value >= _FIRST_DAY else None


def _words(value: Value) -> str:
    if isinstance(value, date):
        value = PartialDate.on(value)
    return value.long(weekday=False) if isinstance(value, PartialDate) else str(value)


def _widths(table: SheetTable) -> list[float]:
    """As wide as what stands in them, within reason; long texts wrap."""
    looked_at = [*table.rows[:_LOOKED_AT], *([table.total] if table.total is not None else [])]
    widths: list[float] = []
    for at, column in enumerate(table.columns):
        least = {"date": 18, "rupiah": 14}.get(column.kind, _NARROWEST)
        longest = max([0, *(max(map(len, _words(row[at]).split("\n"))) for row in looked_at if row[at] is not None)])
        heading = max([len(word) for word in column.title.split()] + [min(len(column.title), 18)])
        widths.append(min(_WIDEST, max(least, longest + 2, heading + 4)))  # 4: the arrow of the filter
    return widths


def _set_up_page(sheet: Any, title: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&L" + title.replace("&", "&&")[:200])
    sheet.set_footer("&L&A&R" + tr("Halaman") + " &P / &N")


def _explain(
    sheet: Any, formats: _Formats, title: str, about: Iterable[str], named: Sequence[tuple[str, SheetTable]]
) -> None:
    plain, quoted = formats.of("text"), formats.of("text", quoted=True)
    sheet.set_column(0, 0, 28, plain)
    sheet.set_column(1, 1, 100, plain)
    write_text(sheet, 0, 0, title or tr("Keterangan"), formats.title, formats.title)
    lines = [("", sentence) for sentence in about]
    for name, table in named:
        lines += [(name if not at else "", words) for at, words in enumerate((table.title, *table.about))]
    for row, pair in enumerate(lines, 2):
        for column, words in enumerate(pair):
            write_text(sheet, row, column, words, plain, quoted)
    _set_up_page(sheet, title or tr("Keterangan"))


def _sheet_name(title: str, taken: set[str]) -> str:
    """The title as Excel takes it for a sheet, unlike all names before it; ``taken`` learns of it."""
    bare = " ".join(_NOT_IN_NAMES.sub(" ", _NOT_IN_XML.sub("", title)).split()).strip("'")[:SHEET_NAME].strip("' ")
    return _unlike(bare or tr("Tabel"), taken, SHEET_NAME)


def _different(heads: Iterable[str]) -> list[str]:
    """Headings as a table of Excel takes them: none empty, no two alike."""
    taken: set[str] = set()
    return [_unlike(" ".join(_fit(head).split())[:250] or tr("Kolom"), taken, 255) for head in heads]


def _unlike(word: str, taken: set[str], longest: int) -> str:
    name, count = word, 2
    while name.casefold() in taken:
        behind = f" ({count})"
        name, count = word[: longest - len(behind)] + behind, count + 1
    taken.add(name.casefold())
    return name
