"""Erasing and the archive on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app.cli import main
from caseworker_app.jobs import retention
from caseworker_app.jobs.cases import find
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import open_notebook
from tests.soak import safety
from tests.store.built import PASSPHRASE
from tests.store.conftest import built_once
from tests.test_cli import EXAMPLES, book, book_once, passphrase, refusal

if TYPE_CHECKING:
    import pytest

__all__ = ["book", "book_once", "built_once", "passphrase"]


def listed(book: str | Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    capsys.readouterr()
    assert main(["list", str(book), *options]) == 0
    return [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]


def in_notebook(book: str) -> tuple[Notebook, str]:
    notebook = open_notebook(Path(book), PASSPHRASE)
    with notebook.reader() as session:
        return notebook, find(session, "MS")


@safety("S15", "command line: backup of before an erasure restored and listed")
def test_a_case_is_erased_and_stays_erased_after_a_restore(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", book, str(tmp_path / "dahulu.cadangan")]) == 0
    assert main(["erase", book, "MS", "--reason", "permintaan klien", "--confirm", "2024-999"]) == 3
    assert "tidak ada yang dihapus" in refusal(capsys)
    assert main(["erase", book, "MS", "--reason", "bosan", "--confirm", "2024-001"]) == 2
    assert "masa simpan berakhir" in refusal(capsys)
    assert main(["erase", book, "MS", "--reason", "permintaan klien", "--confirm", "2024-001"]) == 0
    assert capsys.readouterr().out.strip() == "Kasus 2024-001 dihapus."
    assert listed(book, capsys) == ["2024-002"]
    assert main(["restore", str(tmp_path / "dahulu.cadangan"), str(tmp_path / "Pulih.kasus")]) == 0
    assert listed(tmp_path / "Pulih.kasus", capsys) == ["2024-002"]
    assert main(["import", book, EXAMPLES[0]]) == 3
    assert "--again" in refusal(capsys)
    assert main(["import", book, EXAMPLES[0], "--again", "Klien datang lagi"]) == 0
    assert listed(book, capsys) == ["2024-001", "2024-002"]


def test_copies_outside_are_named_before_the_case_goes(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "register.pdf"
    assert main(["document", book, "MS", "disclosure-register", str(place)]) == 0
    capsys.readouterr()
    assert main(["erase", book, "MS", "--reason", "permintaan klien", "--confirm", "keliru"]) == 3
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("1 salinan di luar buku kasus")
    assert told[1].split("\t")[1:] == [str(place), "masih ada"]
    place.unlink()
    assert main(["erase", book, "MS", "--reason", "permintaan klien", "--confirm", "2024-001"]) == 0
    assert capsys.readouterr().out.strip() == "Kasus 2024-001 dihapus."


def test_a_held_case_is_not_erased(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    notebook, case_id = in_notebook(book)
    with notebook:
        retention.hold(notebook, case_id, "Polres Kota", "Penyidikan masih berjalan")
    assert main(["erase", book, "MS", "--reason", "permintaan klien", "--confirm", "2024-001"]) == 3
    assert "Polres Kota" in refusal(capsys)
    assert listed(book, capsys) == ["2024-001", "2024-002"]


def test_archived_cases_are_listed_when_asked_for(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    notebook, case_id = in_notebook(book)
    with notebook:
        retention.archive(notebook, case_id, "Tujuan sudah tercapai")
    assert listed(book, capsys) == ["2024-002"]
    assert listed(book, capsys, "--archive") == ["2024-001"]
    assert listed(book, capsys, "--all") == ["2024-001", "2024-002"]
