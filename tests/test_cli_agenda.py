"""The agenda without a window: lines, JSON, calendar, papers; what leaves is noted."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from caseworker_app.cli import main
from caseworker_app.jobs import outside_copies
from caseworker_app.model.case import Case
from caseworker_app.model.notes import Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan
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
    tasks = [
        Task(date=PartialDate.parse("2026-12-02"), time=TimeSpan.parse("9"), what="Menemui Sondang", place="Aula"),
        Task(date=PartialDate.parse("2026-12-09"), what="Minggu depan", position=1),
    ]
    with open_notebook(path, passphrase=PASSPHRASE) as notebook, notebook.edit("Kasus") as session:
        session.add(Case(number="2026-001", client=Person(name="Sondang Hutabarat"), tasks=tasks))
    return path


def lines(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def test_a_day_stands_for_its_week_and_a_period_for_itself(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agenda", str(book), "--from", "2026-12-02"]) == 0
    assert lines(capsys) == [["2026-12-02", "09.00", "SH", "2026-001", "Menemui SH", "Aula"]]
    assert main(["agenda", str(book), "--from", "2/12/2026", "--to", "2026-12-09"]) == 0
    assert [line[0] for line in lines(capsys)] == ["2026-12-02", "2026-12-09"]


def test_json_says_the_same(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agenda", str(book), "--from", "2026-12-02", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    entry = next(line for line in told if line["list"] == "entries")
    assert (entry["date"], entry["client"], entry["what"]) == ("2026-12-02", "SH", "Menemui SH")


@pytest.mark.parametrize(
    ("option", "name", "start", "what"),
    [
        ("--ics", "a.ics", b"BEGIN:VCALENDAR\r\n", "Agenda (kalender)"),
        ("--paper", "a.pdf", b"%PDF", "Agenda"),
        ("--paper", "a.docx", b"PK", "Agenda"),
        ("--board", "b.pdf", b"%PDF", "Agenda untuk papan pengumuman"),
    ],
)
def test_what_leaves_is_written_and_noted(
    book: Path, tmp_path: Path, option: str, name: str, start: bytes, what: str
) -> None:
    path = tmp_path / name
    assert main(["agenda", str(book), "--from", "2026-12-02", option, str(path)]) == 0
    data = path.read_bytes()
    assert data.startswith(start)
    assert b"Sondang" not in data
    with open_notebook(book, passphrase=PASSPHRASE) as notebook:
        assert [(copy.what, copy.names) for copy in outside_copies.copies(notebook)] == [(what, False)]


@pytest.mark.parametrize(
    "words",
    [
        ["--from", "entah"],
        ["--from", "2026-12"],
        ["--from", "2026-12-09", "--to", "2026-12-02"],
        ["--from", "2020-01-01", "--to", "2026-12-02"],
        ["--paper", "a.txt"],
        ["--json", "--ics", "a.ics"],
    ],
)
def test_wrong_usage_is_one_sentence(book: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agenda", str(book), *words]) == 2
    assert "Traceback" not in capsys.readouterr().err
