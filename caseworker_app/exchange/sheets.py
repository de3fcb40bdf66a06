"""Read the sheets of an Excel file or of a text with separated values (CSV) that somebody else made.

What a file claims to be is not believed: its first bytes decide. Sizes are looked at before anything is unpacked, and
rows are read one after the other, so that neither a million rows nor a file made to burst fills the memory.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from caseworker_app import limits
from caseworker_app.casework.candidate_fields import Cell, Sheet, SheetRow
from caseworker_app.errors import BadInput
from caseworker_app.limits import KB, MB, brief
from caseworker_app.model.indonesian import short_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from typing import IO

Tell = Callable[[int, int], None]
"""Called now and then with the rows read so far, and 0; it may raise to stop the work."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_NO_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc\xaf")
_WORKBOOK, _STRINGS = "xl/workbook.xml", "xl/sharedstrings.xml"
_LOST_DIGITS = 10**15  # Excel keeps fifteen digits; a NIK has sixteen
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?1[0-9]", re.IGNORECASE)
_SEPARATORS = ",;\t|"
_HEAD = 8 * KB  # of a sheet, in which it says how far it reaches
_SAMPLE = 50  # lines by which the separator is found
_TOLD_EVERY = 500


def read_sheets(file: IO[bytes], name: str, tell: Tell = lambda _done, _all: None) -> list[Sheet]:
    """All sheets of a file with the rows that hold something; a CSV file is one sheet.

    A sheet that is too large is there without rows, and says so. ``file`` can be sought in; ``name`` is for refusals.
    Raises BadInput, in one sentence, where it is no list that can be read.
    """
    start = file.read(8)
    file.seek(0)
    called = brief(name, 40)
    if start.startswith(_OLE):
        raise BadInput(_of_old_excel(file).format(name=called))
    if start.startswith(_NO_TEXT):
        told = tr("“{name}” bukan Excel atau CSV, apa pun akhiran namanya; tidak ada yang berubah. Pilih berkas lain.")
        raise BadInput(told.format(name=called))
    return _workbook(file, called, tell) if start.startswith(_ZIP) else [_separated(file, called, tell)]


def is_guarded() -> bool:
    """Whether foreign XML is read by the library that stops entities made to burst; without it, files are a danger."""
    from openpyxl import DEFUSEDXML

    return bool(DEFUSEDXML)


def _of_old_excel(file: IO[bytes]) -> str:
    """What to say of a compound file: a workbook with a passphrase, or one of Excel before 2007."""
    if _LOCKED in file.read(limits.SHEET_FILE):
        return tr("“{name}” dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu coba lagi.")
    return tr("“{name}” dari Excel lama (.xls). Buka di Excel, pilih Simpan Sebagai: Buku Kerja Excel (.xlsx).")


def _workbook(file: IO[bytes], name: str, tell: Tell) -> list[Sheet]:
    """The sheets of an .xlsx file; whatever its library stumbles over is a damaged file."""
    sizes = _parts(file, name)
    try:
        from openpyxl import load_workbook

        file.seek(0)
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise _damaged(name) from error
    try:
        sheets = [_sheet(sheet, sizes, file, name, tell) for sheet in book.worksheets[: limits.SHEETS]]
    finally:
        book.close()
    if not any(sheet.rows or sheet.trouble for sheet in sheets):
        raise BadInput(tr("Semua lembar di “{name}” kosong; tidak ada yang dapat diambil.").format(name=name))
    return sheets


def _parts(file: IO[bytes], name: str) -> dict[str, int]:
    """How large each part is when unpacked. Raises BadInput where this is no workbook, or one that would burst."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            unmeasured = any(_is_unmeasured(archive, entry) for entry in entries)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise _damaged(name) from error
    sizes = {entry.filename: entry.file_size for entry in entries}
    small = {part.casefold(): size for part, size in sizes.items()}
    if _WORKBOOK not in small:
        told = tr("“{name}” bukan buku kerja Excel; tidak ada yang berubah. Simpan daftarnya sebagai .xlsx atau .csv.")
        raise BadInput(told.format(name=name))
    others = [size for part, size in small.items() if not part.startswith("xl/worksheets/")]
    too_large = small.get(_STRINGS, 0) > limits.SHEET_WORDS or max(others) > limits.SHEET_PART
    if too_large or unmeasured or len(entries) > limits.SHEET_PARTS or any(entry.flag_bits & 1 for entry in entries):
        told = tr("Isi “{name}” terlalu besar untuk daftar klien, jadi tidak dibuka. Salin barisnya ke berkas baru.")
        raise BadInput(told.format(name=name))
    return sizes


def _is_unmeasured(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a large sheet does not say how far it reaches: the library would hold all of it in memory to find out."""
    if not entry.filename.startswith("xl/worksheets/") or entry.file_size <= limits.SHEET_UNMEASURED:
        return False
    with archive.open(entry) as part:
        return b"dimension" not in part.read(_HEAD)


def _damaged(name: str) -> BadInput:
    told = tr("“{name}” rusak atau bukan buku kerja Excel; tidak ada yang berubah. Simpan ulang di Excel.")
    return BadInput(told.format(name=name))


def _sheet(sheet: Any, sizes: dict[str, int], file: IO[bytes], name: str, tell: Tell) -> Sheet:
    part = str(sheet._worksheet_path)  # noqa: SLF001 - the library keeps to itself where a sheet lies
    hidden = sheet.sheet_state != "visible"
    if sizes.get(part, 0) > limits.SHEET_PART:
        told = tr("Lembar “{sheet}” terlalu besar (lebih dari {size} MB). Salin baris yang diperlukan ke berkas baru.")
        return Sheet(sheet.title, trouble=told.format(sheet=brief(sheet.title, 40), size=limits.SHEET_PART // MB))
    rows: list[SheetRow] = []
    for row in _rows(_values(sheet, name), tell):
        rows.append(row)
        if len(rows) > limits.SHEET_ROWS:
            return Sheet(sheet.title, trouble=_too_many(sheet.title))
    return Sheet(sheet.title, tuple(rows), hidden, _hidden_columns(file, part))


def _too_many(title: str) -> str:
    told = tr("Lembar “{sheet}” berisi lebih dari {rows} baris. Salin baris yang diperlukan ke berkas baru.")
    return told.format(sheet=brief(title, 40), rows=limits.SHEET_ROWS)


def _values(sheet: Any, name: str) -> Iterator[tuple[int, list[Cell]]]:
    rows = sheet.iter_rows(max_col=limits.SHEET_COLUMNS, values_only=True)
    number = 0
    while True:
        try:
            values = next(rows, None)
        except Exception as error:
            raise _damaged(name) from error
        if values is None:
            return
        number += 1
        yield number, [_cell(value) for value in values]


def _rows(lines: Iterable[tuple[int, list[Cell]]], tell: Tell) -> Iterator[SheetRow]:
    """The rows that hold something, without the empty cells at their ends."""
    for number, cells in lines:
        if number % _TOLD_EVERY == 0:
            tell(number, 0)
        while cells and not cells[-1].words:
            cells.pop()
        if cells:
            yield SheetRow(number, tuple(cells))


def _cell(value: Any) -> Cell:
    """A value of the library as a cell: of a formula, what Excel reckoned last."""
    if value is None:
        return Cell()
    if isinstance(value, bool):
        return Cell(tr("ya") if value else tr("tidak"))
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        at = "" if value.time() == time() else f" {value:%H.%M}"
        return Cell(short_date(value.date()) + at, value.date())
    if isinstance(value, date):
        return Cell(short_date(value), value)
    if isinstance(value, time | timedelta):
        return Cell(str(value))
    from openpyxl.utils.escape import unescape

    return _words(unescape(str(value)))


def _number(value: float) -> Cell:
    whole = float(value).is_integer()
    words = str(int(value)) if whole else repr(value)
    return Cell(words, number=float(value), damaged=whole and abs(value) >= _LOST_DIGITS)


def _words(text: str) -> Cell:
    words = text.replace("\xa0", " ").strip()[: limits.LINE]
    return Cell(words, damaged=_SCIENTIFIC.fullmatch(words) is not None)


def _hidden_columns(file: IO[bytes], part: str) -> frozenset[int]:
    """The columns (from 0) that Excel does not show, as the sheet says above its rows."""
    from defusedxml.ElementTree import iterparse

    hidden: set[int] = set()
    with zipfile.ZipFile(file) as archive, archive.open(part) as source:
        for _, element in iterparse(source, events=("start",)):
            kind = element.tag.rpartition("}")[2]
            if kind == "sheetData":
                break
            if kind == "col" and element.get("hidden") in {"1", "true"}:
                last = min(int(element.get("max", 0)), limits.SHEET_COLUMNS)
                hidden.update(range(int(element.get("min", 1)) - 1, last))
    return frozenset(hidden)


def _separated(file: IO[bytes], name: str, tell: Tell) -> Sheet:
    """A text with separated values: its letters and separator are found out."""
    text = _decoded(file.read(limits.SHEET_FILE + 1), name)
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        separator, text = first.strip()[-1], rest
    else:
        separator = _separator(text)
    csv.field_size_limit(limits.TEXT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[SheetRow] = []
    try:
        lines = ((at, [_words(word) for word in line[: limits.SHEET_COLUMNS]]) for at, line in enumerate(reader, 1))
        for row in _rows(lines, tell):
            rows.append(row)
            if len(rows) > limits.SHEET_ROWS:
                raise BadInput(_too_many(name))
    except csv.Error as error:
        told = tr("“{name}” tidak terbaca sebagai daftar (CSV); tidak ada yang berubah. Simpan sebagai .xlsx.")
        raise BadInput(told.format(name=name)) from error
    if not rows:
        raise BadInput(tr("“{name}” kosong; tidak ada yang dapat diambil.").format(name=name))
    return Sheet(name, tuple(rows))


def _decoded(data: bytes, name: str) -> str:
    """The text, whichever way its letters were written. Raises BadInput for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        coding = "utf-16"
    elif data[1:2] == b"\x00":
        coding = "utf-16-le"
    else:
        coding = "utf-8-sig"
    try:
        text = data.decode(coding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    strange = sum(letter < " " and letter not in "\t\r\n" for letter in text[:10_000])
    if strange > len(text[:10_000]) // 100:
        told = tr("“{name}” bukan daftar yang terbaca (Excel atau CSV); tidak ada yang berubah. Pilih berkas lain.")
        raise BadInput(told.format(name=name))
    return text.replace("\x00", "")


def _separator(text: str) -> str:
    """The sign that parts most lines into the same number of columns."""
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE])

    def evenness(sign: str) -> tuple[int, int]:
        try:
            widths = [len(line) for line in csv.reader(io.StringIO(sample, newline=""), delimiter=sign) if line]
        except csv.Error:
            return 0, 0
        parted = [width for width in widths if width > 1]
        usual = max(set(parted), key=parted.count) if parted else 0
        return parted.count(usual), usual

    return max(_SEPARATORS, key=evenness)
