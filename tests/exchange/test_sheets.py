"""Lists as agencies hand them out are read; what is none is refused in one sentence, and memory stays small."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter
from hypothesis import example, given
from hypothesis import strategies as st

from caseworker_app import limits
from caseworker_app.casework.candidate_fields import Sheet
from caseworker_app.errors import BadInput
from caseworker_app.exchange.sheets import read_sheets
from tests.examples import few


def workbook(rows: list[list[object]], title: str = "Daftar") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(data: bytes, name: str = "daftar.xlsx") -> list[Sheet]:
    return read_sheets(io.BytesIO(data), name)


def words(sheet: Sheet) -> list[list[str]]:
    return [[cell.words for cell in row.cells] for row in sheet.rows]


def test_rows_and_their_numbers_without_what_is_empty() -> None:
    (sheet,) = read(workbook([["DAFTAR CALON KLIEN"], [], ["Nama", "NIK", None], ["Sari", 12, None]]))
    assert words(sheet) == [["DAFTAR CALON KLIEN"], ["Nama", "NIK"], ["Sari", "12"]]
    assert [row.number for row in sheet.rows] == [1, 3, 4]


def test_dates_are_days_and_a_nik_kept_as_a_number_is_damaged() -> None:
    (sheet,) = read(workbook([[datetime(1990, 3, 12), 3273011203900001, "3,27301E+15", "3273011203900001"]]))
    day, number, text, good = sheet.rows[0].cells
    assert (day.words, day.day) == ("12/3/1990", date(1990, 3, 12))
    assert (number.damaged, text.damaged, good.damaged) == (True, True, False)


def test_of_a_formula_the_last_result_is_read() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet().write_formula(0, 0, '="Sa"&"ri"', None, "Sari")
    assert words(read(target.getvalue())[0]) == [["Sari"]]


def test_several_sheets_and_hidden_columns_are_told() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        first, second = book.add_worksheet("Januari"), book.add_worksheet("Rahasia")
        first.write_row(0, 0, ["Nama", "Diam-diam", "NIK"])
        first.set_column(1, 1, None, None, {"hidden": True})
        second.write(0, 0, "x")
        second.hide()
    january, secret = read(target.getvalue())
    assert (january.name, january.hidden_columns, secret.hidden) == ("Januari", frozenset({1}), True)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separated_values_however_they_were_written(separator: str, coding: str) -> None:
    lines = [["Nama", "Alamat"], ["José Müller", f"Jl. Mawar{separator} RT 1\nBogor"], ['Si "Ucok"', "Bandung"]]
    text = "\r\n".join(separator.join('"' + word.replace('"', '""') + '"' for word in line) for line in lines)
    (sheet,) = read(text.encode(coding), "daftar.csv")
    assert words(sheet) == lines


def test_rows_have_the_numbers_that_excel_shows() -> None:
    (sheet,) = read(b'Nama,Alamat\r\nSiti,"Jl. A\nRT 2"\r\n\r\nUmar,Bogor\r\n', "a.csv")
    assert [row.number for row in sheet.rows] == [1, 2, 4]


def test_the_separator_that_excel_writes_above_is_obeyed() -> None:
    assert words(read(b"sep=;\r\na;b,c\r\n", "a.csv")[0]) == [["a", "b,c"]]


@few(40)
@given(
    st.lists(
        st.lists(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1), min_size=2, max_size=2).filter(
            lambda row: all(word.strip() for word in row)
        ),
        min_size=2,
        max_size=5,
    )
)
@example([["a", "b"], ["=1", "0812"]])
def test_what_excel_writes_is_read_back(rows: list[list[str]]) -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            for column, word in enumerate(row):
                sheet.write_string(at, column, word)
    assert words(read(target.getvalue())[0]) == [[word.replace("\xa0", " ").strip() for word in row] for row in rows]


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/sharedStrings.xml", "w") as part:
            for _ in range(limits.SHEET_WORDS // limits.MB + 1):
                part.write(b" " * limits.MB)
    return target.getvalue()


def entities() -> bytes:
    """A workbook whose sheet spells words by entities that grow with each other."""
    source, target = zipfile.ZipFile(io.BytesIO(workbook([["Nama"], ["Sari"]]))), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + data[data.index(b"<worksheet") :]
            archive.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Excel lama (.xls)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "dikunci dengan kata sandi"),
        (b"%PDF-1.7 ...", "bukan Excel atau CSV"),
        (b"PK\x03\x04" + bytes(40), "rusak"),
        (bomb(), "terlalu besar"),
        (entities(), "rusak"),
        (workbook([]), "kosong"),
        (b"", "kosong"),
        (bytes(range(32)) * 40, "bukan daftar yang terbaca"),
        (b'a,"' + b"x" * (limits.TEXT + 10), "tidak terbaca"),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(data: bytes, told: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(data)
    assert told in str(refused.value)
    assert len(str(refused.value)) <= limits.SENTENCE


def test_a_word_document_renamed_is_no_workbook() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(BadInput, match="bukan buku kerja Excel"):
        read(target.getvalue())


def million_rows(measure: bytes) -> bytes:
    """A sheet of a million rows of one name each, written by hand: 50 MB when unpacked."""
    source, target = zipfile.ZipFile(io.BytesIO(workbook([["Nama"]]))), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, source.read(name))
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
            part.write(measure + b"<sheetData>")
            line = b'<row><c t="inlineStr"><is><t>S</t></is></c></row>'
            for _ in range(1000):
                part.write(line * 1000)
            part.write(b"</sheetData></worksheet>")
    return target.getvalue()


def test_a_million_rows_are_one_sentence() -> None:
    (sheet,) = read(million_rows(b'<dimension ref="A1:A1000000"/>'))
    assert "lebih dari 5000 baris" in sheet.trouble
    assert not sheet.rows


def test_a_million_rows_that_say_no_extent_are_not_taken_into_memory() -> None:
    with pytest.raises(BadInput, match="terlalu besar"):
        read(million_rows(b""))


def test_reading_can_be_stopped() -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _all: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_sheets(io.BytesIO(workbook([["Sari"]] * 600)), "daftar.xlsx", stop)
