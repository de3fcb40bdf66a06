"""Tables written for Excel are read back as what they were, and nothing of them is a formula."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from caseworker_app.exchange.spreadsheet import CELL, SheetColumn, SheetTable, write_tables
from caseworker_app.model.partial_date import PartialDate

TEXT, COUNT, DATE = SheetColumn("Nama"), SheetColumn("Jumlah", "count"), SheetColumn("Dibuka", "date")


def cells(data: bytes, sheet: int = 0) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return list(book.worksheets[sheet].iter_rows(values_only=True))


def test_values_are_what_they_were() -> None:
    rows = [("Sari", 3, PartialDate.on(date(2024, 8, 26))), ("Budi", None, PartialDate.parse("minggu ke-2 September"))]
    data = write_tables([SheetTable("Kasus", [TEXT, COUNT, DATE], rows, total=("Jumlah", 3, None))])
    assert cells(data) == [
        ("Nama", "Jumlah", "Dibuka"),
        ("Sari", 3, datetime(2024, 8, 26)),
        ("Budi", None, rows[1][2].long()),
        ("Jumlah", 3, None),
    ]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufffe\uffff"), max_size=40)))
def test_any_text_comes_back_as_text(words: list[str]) -> None:
    data = write_tables([SheetTable("Teks", [TEXT], [(word,) for word in words])])
    book = openpyxl.load_workbook(io.BytesIO(data))
    for row, word in enumerate(words, 2):
        cell = book.worksheets[0].cell(row, 1)
        assert (unescape(str(cell.value)) if cell.value else None) == (word or None)
        assert cell.data_type in {"s", "n" if not word else "s"}


@pytest.mark.parametrize("words", ["=1+1", "+62 812", "-5", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'])
def test_what_begins_as_a_formula_stays_text(words: str) -> None:
    data = write_tables(
        [SheetTable(words, [SheetColumn(words)], [(words,)], total=(words,), about=[words])], title=words
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        styles = archive.read("xl/styles.xml").decode()
    assert all("<f>" not in sheet and "hyperlink" not in sheet for sheet in sheets)
    assert 'quotePrefix="1"' in styles


def test_links_stay_words() -> None:
    data = write_tables([SheetTable("Surat", [TEXT], [("https://contoh.id",), ("mailto:a@contoh.id",)])])
    assert b"hyperlink" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_a_text_longer_than_a_cell_says_that_it_was_cut() -> None:
    (_, (words,)) = cells(write_tables([SheetTable("Panjang", [TEXT], [("a" * (CELL + 1),)])]))
    assert str(words).endswith("(dipotong; teks lengkapnya ada di buku kasus)")


def test_long_numbers_keep_all_their_digits() -> None:
    assert cells(write_tables([SheetTable("NIK", [COUNT], [(3273011208900001,)])]))[1] == ("3273011208900001",)


def test_headings_and_sheets_of_one_name_are_told_apart() -> None:
    table = SheetTable("Rekap: Januari/Maret, semua klaster dan lembaga", [TEXT, TEXT, SheetColumn("")], [])
    book = openpyxl.load_workbook(io.BytesIO(write_tables([table, table])))
    assert [cell.value for cell in book.worksheets[0][1]] == ["Nama", "Nama (2)", "Kolom"]
    assert len({name.casefold() for name in book.sheetnames}) == 3
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_a_sheet_is_a_table_that_prints_on_landscape_pages() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_tables([SheetTable("Kasus", [TEXT, COUNT], [("S", 1)])])))
    sheet = book.worksheets[0]
    assert sheet.tables["Tabel1"].ref == "A1:B2"
    assert sheet.tables["Tabel1"].autoFilter is not None
    assert sheet.freeze_panes == "A2"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_nothing_tells_of_the_machine() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_tables([SheetTable("Kasus", [TEXT], [])], title="Rekap")))
    assert (book.properties.creator or "", book.properties.lastModifiedBy or "") == ("", "")


def test_without_tables_there_is_one_sheet_that_says_so() -> None:
    data = write_tables([], title="Rekap", about=["Belum ada kasus."])
    assert cells(data)[2] == ("", "Belum ada kasus.")
