"""Recaps, hours and lists of candidates without a window."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest

from caseworker_app.arguments.over_all import GROUPINGS as OFFERED
from caseworker_app.casework.recap_facts import GROUPINGS
from caseworker_app.cli import main
from caseworker_app.jobs import outside_copies
from caseworker_app.store import keys
from caseworker_app.store.notebooks import open_notebook
from tests.store.built import PASSPHRASE, Built
from tests.store.conftest import built_once

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["built_once"]


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr(keys, "calibrated", lambda: keys.LOWEST)


@pytest.fixture
def book(built_once: Built, tmp_path: Path) -> Path:
    path = tmp_path / "Buku.kasus"
    shutil.copytree(built_once.path, path)
    return path


def test_every_grouping_is_offered() -> None:
    assert tuple(grouping.key for grouping in GROUPINGS) == OFFERED


def test_a_recap_is_printed_and_saved(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recap", str(book), "--from", "2024-01", "--to", "2024-12", "--by", "cluster"]) == 0
    told = capsys.readouterr().out
    assert "Neraca kasus, tahun 2024" in told
    assert "Kasus menurut klaster" in told
    assert "Kasus menurut tahap" not in told
    sheet, paper = tmp_path / "r.xlsx", tmp_path / "r.docx"
    assert main(["recap", str(book), "--xlsx", str(sheet), "--document", str(paper)]) == 0
    assert openpyxl.load_workbook(sheet).sheetnames[-1] == "Keterangan"
    assert paper.read_bytes().startswith(b"PK")
    with open_notebook(book, passphrase=PASSPHRASE) as notebook:
        assert {copy.form for copy in outside_copies.copies(notebook)} == {"XLSX", "DOCX"}


def test_hours_are_printed_and_saved(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hours", str(book)]) == 0
    assert "Jam menurut minggu, semua waktu" in capsys.readouterr().out
    assert main(["hours", str(book), "--xlsx", str(tmp_path / "j.xlsx")]) == 0
    assert (tmp_path / "j.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--from", "ngawur"], "bukan tanggal"),
        (["--from", "2024-02", "--to", "2024-01"], "tukar --from dan --to"),
        (["--worker", "Tidak Ada"], "Tidak ada petugas bernama"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    book: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["recap", str(book), *words]) in {2, 3}
    assert told in capsys.readouterr().err


def test_candidates_are_looked_at_first_and_then_taken(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, rest = tmp_path / "daftar.csv", tmp_path / "sisa.xlsx"
    file.write_bytes("Nama;Sebutan;JK\r\nSari Wulandari;Sari;P\r\n;;L\r\n".encode("utf-8-sig"))
    call = ["candidates", str(book), str(file), "--map", "Sebutan=nickname"]
    assert main(call) == 0
    looked = capsys.readouterr()
    assert "2\tambil\tSari Wulandari" in looked.out
    assert "3\tlewati\t–\tNama dan inisial kosong." in looked.out
    assert "--take" in looked.err
    assert main([*call, "--take", "--left-out", str(rest)]) == 0
    assert "1 kasus dibuka" in capsys.readouterr().out
    assert openpyxl.load_workbook(rest).worksheets[0]["A2"].value == 3
    assert main(["candidates", str(book), str(file), "--map", "Tidak=ada"]) == 2
