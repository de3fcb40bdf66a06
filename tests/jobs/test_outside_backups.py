"""Copies outside of the laptop: remembered, and asked for when they are old; no clock makes nonsense of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from caseworker_app.jobs import example, outside_backups
from caseworker_app.model.case import Case
from caseworker_app.store import settings, sticks
from caseworker_app.store.notebook import Notebook
from tests.soak import safety

TODAY = date.today()
YEARS = timedelta(days=1825)


def said(notebook: Notebook, day: date) -> str:
    with notebook.reading() as session:
        reminder = outside_backups.reminder(session, day)
    return reminder.sentence if reminder else ""


def remember(notebook: Notebook, day: date, file: str = "/media/KINGSTON/Buku.cadangan") -> None:
    outside_backups.remember(notebook, Path(file), datetime(day.year, day.month, day.day, 9))


@pytest.fixture
def worked_in(notebook: Notebook) -> Notebook:
    """A notebook with a case and enough changes that their loss would hurt."""
    with notebook.edit("Kasus baru") as session:
        case = Case(number="2025-001")
        session.add(case)
    for number in range(50):
        with notebook.edit("Ubah", case_id=case.id):
            case.number = f"2025-{number}"
    return notebook


def test_a_new_notebook_is_left_in_peace_until_there_is_something_to_lose(notebook: Notebook) -> None:
    assert said(notebook, TODAY) == ""
    assert said(notebook, TODAY + timedelta(days=1)) == ""
    with notebook.edit("Kasus baru") as session:
        session.add(Case(number="2025-001"))
    assert said(notebook, TODAY) == ""
    assert "belum punya cadangan" in said(notebook, TODAY + timedelta(days=1))


def test_after_an_hour_of_work_the_first_copy_is_asked_for(worked_in: Notebook) -> None:
    assert "belum punya cadangan" in said(worked_in, TODAY)


def test_the_example_is_never_asked_for(worked_in: Notebook) -> None:
    settings.set_setting(worked_in, example.SETTING, [])
    assert said(worked_in, TODAY) == ""


def test_seven_days_are_well_eight_are_too_many(worked_in: Notebook) -> None:
    remember(worked_in, TODAY)
    assert said(worked_in, TODAY + timedelta(days=7)) == ""
    assert "lebih dari tujuh hari" in said(worked_in, TODAY + timedelta(days=8))


def test_it_can_be_put_off_until_tomorrow(worked_in: Notebook) -> None:
    outside_backups.put_off(worked_in, TODAY)
    assert said(worked_in, TODAY) == ""
    assert said(worked_in, TODAY + timedelta(days=1)) != ""


@safety("R10", "clock wrong by five years: the reminder names both days and counts nothing")
@pytest.mark.parametrize("shift", [YEARS, -YEARS])
def test_a_wrong_clock_makes_no_nonsense(worked_in: Notebook, shift: timedelta) -> None:
    remember(worked_in, TODAY)
    sentence = said(worked_in, TODAY + shift)
    assert "jam komputer" in sentence
    assert str((TODAY + shift).year) in sentence
    assert str(TODAY.year) in sentence
    assert len(sentence) <= 300
    remember(worked_in, TODAY + shift)  # made while it was wrong
    assert "jam komputer" in said(worked_in, TODAY)
    remember(worked_in, TODAY)
    assert said(worked_in, TODAY) == ""


def test_the_day_that_an_earlier_version_kept_still_counts(worked_in: Notebook) -> None:
    settings.set_setting(worked_in, outside_backups.LAST, TODAY.isoformat())
    assert said(worked_in, TODAY) == ""
    assert "lebih dari tujuh hari" in said(worked_in, TODAY + timedelta(days=9))


def test_a_drill_is_asked_for_after_ninety_days(worked_in: Notebook) -> None:
    later = TODAY + timedelta(days=91)
    remember(worked_in, later)
    assert "Belum pernah diuji" in said(worked_in, later)
    outside_backups.note_drill(worked_in, TODAY)
    assert "Uji pemulihan terakhir" in said(worked_in, later)
    outside_backups.note_drill(worked_in, later)
    assert said(worked_in, later) == ""


def test_only_what_outlives_the_laptop_is_outside(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in (notebook.path / "backups", tmp_path / "Dokumen", tmp_path / "OneDrive"):
        place.mkdir(exist_ok=True)
        (place / "Buku.cadangan").touch()
    assert not outside_backups.is_outside(notebook.path, notebook.path / "backups" / "Buku.cadangan")
    assert not outside_backups.is_outside(notebook.path, tmp_path / "Dokumen" / "Buku.cadangan")
    assert outside_backups.is_outside(notebook.path, tmp_path / "OneDrive" / "Buku.cadangan")
    monkeypatch.setattr(sticks, "is_elsewhere", lambda _notebook, _place: True)
    assert outside_backups.is_outside(notebook.path, tmp_path / "Dokumen" / "Buku.cadangan")


def test_one_click_goes_to_the_last_place_or_to_the_only_stick(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugged_in = [sticks.Stick(tmp_path / name, name) for name in ("KINGSTON", "SANDISK")]
    for stick in plugged_in:
        (stick.path / sticks.FOLDER).mkdir(parents=True)
    monkeypatch.setattr(sticks, "is_elsewhere", lambda _notebook, place: place.exists())
    monkeypatch.setattr(sticks, "plugged_in", lambda _notebook: plugged_in)
    assert outside_backups.one_click_place(notebook) is None
    outside_backups.remember(notebook, plugged_in[1].path / sticks.FOLDER / "Buku 2026-11-30 nomor 1.cadangan")
    assert outside_backups.one_click_place(notebook) == plugged_in[1]
    (plugged_in[1].path / sticks.FOLDER).rmdir()
    plugged_in.pop().path.rmdir()
    assert outside_backups.one_click_place(notebook) == plugged_in[0]
