"""The backups that are made while somebody works: when one is due, how many stay, and that no clock takes one away."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from caseworker_app.model.case import Case
from caseworker_app.model.notes import JournalEntry
from caseworker_app.store import backup, half_hourly
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import open_notebook
from caseworker_app.store.rotation import half_hours_kept
from tests.soak import safety
from tests.store.built import Built
from tests.store.test_backup import fill, rows_of
from tests.store.test_safety import kill_after

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Start

NOW = datetime(2025, 11, 21, 3, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
YEARS = timedelta(days=1825)


def work(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Tambah", case_id=case.id):
        case.journal.append(JournalEntry(text="catatan"))


def backed_up(notebook: Notebook, now: datetime) -> bool:
    """As the window does it, now and then."""
    line = half_hourly.keep_when_due(notebook, now=now)
    if line is not None:
        half_hourly.note_backed_up(notebook, line)
    return line is not None


def reasons(notebook: Notebook) -> list[str]:
    return [kept.reason for kept in backup.automatic(notebook.path)]


def test_one_a_day_then_one_each_half_hour_in_which_something_changed(notebook: Notebook) -> None:
    case = fill(notebook)
    assert backed_up(notebook, NOW)
    assert not backed_up(notebook, NOW + HALF_HOUR)
    work(notebook, case)
    assert not backed_up(notebook, NOW + HALF_HOUR / 2)
    assert backed_up(notebook, NOW + HALF_HOUR)
    assert not backed_up(notebook, NOW + 3 * HALF_HOUR)
    assert reasons(notebook) == [backup.DAILY, backup.HALF_HOURLY]


def test_short_sessions_add_up(built: Built) -> None:
    """Ten minutes of work, locked, ten minutes more: opening alone is no change, work of earlier today is."""
    with built.open() as notebook:
        case_id = fill(notebook).id
        assert backed_up(notebook, NOW)
        work(notebook, notebook.session.get_one(Case, case_id))
    with built.open() as notebook:
        assert not backed_up(notebook, NOW + HALF_HOUR / 3)
    with built.open() as notebook:
        assert backed_up(notebook, NOW + HALF_HOUR)
    with built.open() as notebook:
        assert not backed_up(notebook, NOW + 2 * HALF_HOUR)


def test_a_days_work_of_them_stays_beside_the_daily_ones(notebook: Notebook) -> None:
    case = fill(notebook)
    for day in range(3):
        for half_hour in range(9):
            work(notebook, case)
            backed_up(notebook, NOW + timedelta(days=day) + half_hour * HALF_HOUR)
    found = reasons(notebook)
    assert found.count(backup.DAILY) == 3
    assert found.count(backup.HALF_HOURLY) == 16


def test_of_a_large_notebook_fewer_stay() -> None:
    megabyte = 1024 * 1024
    assert [half_hours_kept(size * megabyte) for size in (1, 32, 64, 128, 1000)] == [16, 16, 8, 4, 4]


@safety("R10", "clock wrong by five years: no backup goes, none is reordered")
def test_a_wrong_clock_takes_none_away_and_reorders_none(notebook: Notebook) -> None:
    case = fill(notebook)
    clocks = [NOW + day * timedelta(days=1) for day in range(4)]
    clocks += [NOW + YEARS, NOW + YEARS + HALF_HOUR, NOW - YEARS, NOW - YEARS + HALF_HOUR]
    clocks += [NOW + timedelta(days=4), NOW + timedelta(days=4) + HALF_HOUR]
    names: list[str] = []
    for clock in clocks:
        work(notebook, case)
        assert backed_up(notebook, clock)
        kept = [each.path.name for each in backup.automatic(notebook.path)]
        assert kept[:-1] == names
        names = kept
        assert not backed_up(notebook, clock)
    assert reasons(notebook).count(backup.HALF_HOURLY) == 3


@safety("R7", "every automatic backup restored: each row as it was then")
def test_every_one_of_them_restores_as_it_was_then(built: Built, tmp_path: Path) -> None:
    expected: dict[str, dict[str, list[str]]] = {}
    with built.open() as notebook:
        case = fill(notebook)
        for half_hour in range(6):
            work(notebook, case)
            rows = rows_of(notebook)
            assert backed_up(notebook, NOW + half_hour * HALF_HOUR)
            expected[backup.automatic(notebook.path)[-1].path.name] = rows
    for kept in backup.automatic(built.path):
        place = backup.restore(kept.path, tmp_path / kept.path.stem)
        with open_notebook(place, key=built.key()) as notebook:
            assert rows_of(notebook) == expected[kept.path.name]


@safety("R7", "half-hourly backup killed: the last good one restores", 2, 30)
def test_a_kill_leaves_every_finished_one_whole(built: Built, start: Start, tries: int) -> None:
    chance = random.Random(8)  # noqa: S311 - moments, not secrets
    with built.open() as notebook:
        fill(notebook)
    for _ in range(tries):
        said = kill_after(start("process.py", "half-hourly"), chance.uniform(0, 0.4))
        kept = backup.automatic(built.path)
        assert len(kept) >= min(said.count("kept"), 16)
        if kept:
            assert backup.verify(kept[-1].path, key=built.key()).complete
    built.open().close()
    assert not list(built.path.rglob("*.part"))
