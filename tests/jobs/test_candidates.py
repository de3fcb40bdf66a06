"""Candidate clients out of the lists that agencies hand out."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from caseworker_app.casework.candidate_columns import columns_of, header_of
from caseworker_app.casework.candidate_fields import FIELDS, named_by
from caseworker_app.cli import main
from caseworker_app.errors import BadInput
from caseworker_app.exchange.sheets import read_sheets
from caseworker_app.jobs import candidates
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Sex
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from caseworker_app.casework.candidate_fields import Sheet
    from caseworker_app.store.notebook import Notebook

TODAY = date(2026, 11, 30)
HEADS = ["No.", "Nama Lengkap", "N I K", "NIK", "L/P", "Tempat, Tgl Lahir", "RT/RW", "Hobi", "Masalah"]
ROWS: list[list[object]] = [
    ["DINAS SOSIAL KABUPATEN CONTOH"],
    ["Daftar Calon Klien 2026"],
    [],
    [*HEADS],
    [str(at) for at in range(1, 10)],
    [1, "Sari Wulandari", "", "3271014305900001", "P", "Bogor, 3 Mei 1990", "003/005", "menjahit", "cemas"],
    [2, "Budi", "", 3271014305900001, "pria", "12-3-1985", "", "", ""],
    [3, "SARI  WULANDARI, S.Sos", "", "", "X", "entah", "", "", ""],
    [4, "", "", "", "L", "", "", "", "tanpa nama"],
]


def sheet_of(rows: list[list[object]]) -> Sheet:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    target = io.BytesIO()
    book.save(target)
    return read_sheets(io.BytesIO(target.getvalue()), "daftar.xlsx")[0]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("NAMA CALON KLIEN", "name"),
        ("No. KTP", "nik"),
        ("Tgl. Lahir", "born"),
        ("Tempat / Tanggal Lahir", "birth"),
        ("Umur (Tahun)", "stated_age"),
        ("Jenis Kelamin (L/P)", "sex"),
        ("No HP", "phone"),
        ("Kab/Kota", "city"),
        ("Hobi", ""),
    ],
)
def test_headings_are_known_as_agencies_write_them(heading: str, field: str) -> None:
    assert named_by(heading) == field


def test_every_field_is_known_by_its_own_label() -> None:
    assert [named_by(field.label) for field in FIELDS] == [field.key for field in FIELDS]


def test_the_header_is_found_below_the_titles() -> None:
    sheet = sheet_of(ROWS)
    header = header_of(sheet, {})
    assert sheet.rows[header].number == 4
    columns = columns_of(sheet, header, {})
    assert {HEADS[at]: field for at, field in columns.items()} == {
        "Nama Lengkap": "name",
        "NIK": "nik",
        "L/P": "sex",
        "Tempat, Tgl Lahir": "birth",
        "RT/RW": "rtrw",
        "Masalah": "problem",
    }


def test_columns_without_a_telling_heading_are_known_by_what_they_hold() -> None:
    rows: list[list[object]] = [["Nama", "Kode", "Lain"], ["Sari", "3271014305900001", datetime(1990, 5, 3)]]
    sheet = sheet_of(rows)
    assert columns_of(sheet, header_of(sheet, {}), {}) == {0: "name", 1: "nik", 2: "born"}


def test_what_each_row_becomes(notebook: Notebook) -> None:
    chosen = candidates.guess(notebook, sheet_of(ROWS))
    sari, budi, twin, nobody = candidates.candidates(notebook, chosen, today=TODAY)
    assert sari.read.client == {
        "name": "Sari Wulandari", "nik": "3271014305900001", "sex": Sex.FEMALE, "birth_place": "Bogor",
        "born": PartialDate.on(date(1990, 5, 3)), "rt": "003", "rw": "005",
    }  # fmt: skip
    assert (sari.read.case, sari.read.kept) == ({"problem": "cemas"}, ["Hobi: menjahit"])
    assert budi.read.client["born"] == PartialDate.on(date(1985, 3, 12))
    assert "rusak di Excel" in " ".join(budi.reasons)
    assert (twin.twin, twin.wanted) == (sari.row.number, False)
    assert "tidak terbaca" in " ".join(twin.reasons)
    assert (nobody.wanted, nobody.reasons[0]) == (False, "Nama dan inisial kosong.")


def test_all_are_taken_in_as_one_and_undone_as_one(notebook: Notebook) -> None:
    chosen = candidates.guess(notebook, sheet_of(ROWS))
    found = candidates.candidates(notebook, chosen, today=TODAY)
    with notebook.reader() as session:
        before = session.query(Case).count()
    numbers = candidates.take_in(notebook, chosen, found, source="daftar.xlsx")
    with notebook.reader() as session:
        first, second = (session.query(Case).filter_by(number=number).one() for number in numbers)
        assert first.client is not None
        assert (first.client.name, first.access_route) == ("Sari Wulandari", candidates.ACCESS_ROUTE)
        assert first.engagement.presenting_problem == "cemas"
        assert first.note == "Hobi: menjahit\nDari daftar “daftar.xlsx”, baris 6."
        assert "NIK: 3271014305900001" in str(second.note)
        assert [member.person_id for member in first.family] == [first.client_id]
    notebook.undo(None)
    with notebook.reader() as session:
        assert session.query(Case).count() == before
        assert session.query(Person).filter_by(name="Sari Wulandari").count() == 0


def test_who_is_here_already_is_shown_beside_and_may_get_a_further_case(notebook: Notebook) -> None:
    here = Case(number="lama", client=Person(name="Sari Wulandari", nik="3271014305900001"))
    with notebook.edit("lama") as session:
        session.add(here)
    chosen = candidates.guess(notebook, sheet_of(ROWS))
    found = candidates.candidates(notebook, chosen, today=TODAY)
    sari = found[0]
    assert not sari.wanted
    with notebook.reader() as session:
        likeness = candidates.beside(session, sari)
    assert likeness is not None
    assert likeness.rows[1] == ("NIK", "3271014305900001", "3271014305900001")
    sari.known, sari.wanted = likeness.person_id, True
    for other in found[1:]:
        other.wanted = False
    (number,) = candidates.take_in(notebook, chosen, found)
    with notebook.reader() as session:
        case = session.query(Case).filter_by(number=number).one()
        assert case.client_id == here.client_id
        assert case.client is not None
        assert case.client.birth_place == "Bogor"


def test_headings_chosen_once_are_known_the_next_time(notebook: Notebook) -> None:
    rows: list[list[object]] = [["Nama", "Sebutan"], ["Sari", "Ucok"]]
    chosen = candidates.guess(notebook, sheet_of(rows))
    assert chosen.columns == {0: "name"}
    chosen.columns[1] = "nickname"
    candidates.take_in(notebook, chosen, candidates.candidates(notebook, chosen, today=TODAY))
    assert candidates.guess(notebook, sheet_of(rows)).columns == {0: "name", 1: "nickname"}


def test_what_was_not_taken_is_handed_back_with_the_reasons(notebook: Notebook) -> None:
    chosen = candidates.guess(notebook, sheet_of(ROWS))
    found = candidates.candidates(notebook, chosen, today=TODAY)
    book = openpyxl.load_workbook(io.BytesIO(candidates.left_out(chosen, found)))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == [8, 9]
    assert "Nama dan inisial kosong" in str(rows[2][-1])


def test_a_list_without_names_is_refused_in_one_sentence(notebook: Notebook) -> None:
    chosen = candidates.guess(notebook, sheet_of([["NIK"], ["3271014305900001"]]))
    with pytest.raises(BadInput, match="nama atau inisial"):
        candidates.candidates(notebook, chosen)


def test_the_template_reads_back_whole(notebook: Notebook) -> None:
    sheets = read_sheets(io.BytesIO(candidates.template()), "format.xlsx")
    assert candidates.best_sheet(notebook, sheets) == 0
    chosen = candidates.guess(notebook, sheets[0])
    keys = [field.key for field in FIELDS if field.key not in {"birth", "rtrw"}]
    assert [chosen.columns[at] for at in range(len(keys))] == keys
    assert candidates.candidates(notebook, chosen) == []
    filled = openpyxl.load_workbook(io.BytesIO(candidates.template()))
    for at, (key, words) in enumerate(zip(keys, range(len(keys)), strict=True), 1):
        told = {"nik": "3271014305900001", "family_card": "3271014305900002", "sex": "P", "born": "3 Mei 1990",
                "stated_age": "36"}.get(key, f"kata {words}")  # fmt: skip
        filled.worksheets[0].cell(2, at).value = told
    target = io.BytesIO()
    filled.save(target)
    sheet = read_sheets(io.BytesIO(target.getvalue()), "format.xlsx")[0]
    (row,) = candidates.candidates(notebook, candidates.guess(notebook, sheet), today=TODAY)
    assert row.reasons == []
    assert row.read.kept == []
    assert {*row.read.client, *row.read.case} == set(keys)


@pytest.mark.parametrize(
    ("heading", "words", "key", "value"),
    [
        ("TTL", "Bandung/17-08-1945", "birth_place", "Bandung"),
        ("TTL", "Bandung 17-08-1945", "born", PartialDate.on(date(1945, 8, 17))),
        ("Tanggal lahir", "33000", "born", PartialDate.on(date(1990, 5, 7))),
        ("Tanggal lahir", "1990", "born", PartialDate.parse("1990")),
        ("Umur", "27 th", "stated_age", PartialDate(age=27, age_on=TODAY)),
        ("JK", "Pr.", "sex", Sex.FEMALE),
    ],
)
def test_cells_are_read_as_agencies_write_them(
    notebook: Notebook, heading: str, words: str, key: str, value: object
) -> None:
    number = int(words) if words.isdigit() else words
    sheet = sheet_of([["Nama", heading], ["Sari", number]])
    (row,) = candidates.candidates(notebook, candidates.guess(notebook, sheet), today=TODAY)
    assert row.read.client[key] == value


def test_from_the_command_line(tmp_path: Path, notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "format.xlsx"
    assert main(["candidates", str(notebook.path), "--template", str(target)]) == 0
    assert target.read_bytes().startswith(b"PK")
