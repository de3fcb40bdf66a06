"""A notebook encrypted anew with another data key: whole at every moment, and closed to whoever had the old one."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from caseworker_app import paths
from caseworker_app.errors import DamagedNotebook, DiskFull, NotebookError, WrongPassphrase
from caseworker_app.model.case import Case
from caseworker_app.model.notes import JournalEntry
from caseworker_app.store import audit, backup, erasing, half_hourly, key_swap, keys, new_key
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import open_notebook
from tests.soak import safety
from tests.store.built import PASSPHRASE, Built
from tests.store.test_backup import fill
from tests.store.test_backup import rows_of as all_rows_of
from tests.store.test_safety import kill_after

if TYPE_CHECKING:
    from tests.store.conftest import Start

OTHER = "tujuh anak itik di sawah"


def rows_of(notebook: Notebook) -> dict[str, list[str]]:
    """Every row but the one that says how erasures are told to backups of an earlier key."""
    rows = all_rows_of(notebook)
    return {**rows, "setting": [row for row in rows["setting"] if "seals of erasures" not in row]}


def changed(notebook: Notebook, passphrase: str = OTHER) -> str:
    """Give the notebook another key; the new code."""
    built = new_key.build(notebook, passphrase, strength=keys.LOWEST)
    new_key.take_over(notebook, built)
    return built.code


def test_everything_is_there_under_the_new_key_and_nothing_opens_with_the_old_one(built: Built) -> None:
    with built.open() as notebook:
        fill(notebook)
        before = rows_of(notebook)
        code = changed(notebook)
        assert rows_of(notebook) == before
        assert notebook.check() == []
    with open_notebook(built.path, OTHER) as notebook:
        assert rows_of(notebook) == before
        assert notebook.key.notebook_id == built.notebook_id
        assert notebook.key.bytes != built.raw_key
        assert notebook.warnings == []
        assert notebook.check_trail() == ""
        with notebook.reader() as session:
            assert "change data key" in [entry.action for entry in audit.entries(session.connection())]
    open_notebook(built.path, recovery_code=code).close()
    with pytest.raises(WrongPassphrase):
        open_notebook(built.path, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        open_notebook(built.path, recovery_code=built.code)
    with pytest.raises(DamagedNotebook):
        built.open()
    assert not list(built.path.rglob("*.part"))
    assert not (built.path / key_swap.PENDING).exists()


def test_work_goes_on_in_the_open_notebook(built: Built) -> None:
    with built.open() as notebook:
        case = fill(notebook)
        changed(notebook)
        with notebook.edit("Tambah", case_id=case.id):
            case.journal.append(JournalEntry(text="sesudah"))
        assert notebook.undo(case.id) == "Tambah"
        assert notebook.redo(case.id) == "Tambah"
        assert backup.verify(backup.keep_automatic(notebook, new_key.AFTER), OTHER).complete
    with open_notebook(built.path, OTHER) as notebook:
        assert "sesudah" in notebook.session.scalars(select(JournalEntry.text)).all()


def test_backups_with_the_earlier_key_are_set_apart_and_removed_when_wanted(built: Built, tmp_path: Path) -> None:
    with built.open() as notebook:
        fill(notebook)
        before = rows_of(notebook)
        backup.keep_daily(notebook)
        changed(notebook)
        assert backup.automatic(built.path) == []
        later = backup.keep_automatic(notebook, new_key.AFTER)
        earlier = backup.with_earlier_keys(built.path)
        assert len(earlier) == 2
        place = backup.restore(earlier[0].path, tmp_path / "dulu.kasus")
        with open_notebook(place, PASSPHRASE) as old:
            assert rows_of(old) == before
        assert new_key.remove_earlier(built.path) == 2
        assert backup.with_earlier_keys(built.path) == []
        assert later.is_file()
    (built.path / "notebook.db").write_bytes(b"")
    backup.replace_damaged(built.path)
    with open_notebook(built.path, OTHER) as notebook:
        assert rows_of(notebook)["case_"] == before["case_"]


@safety("S15", "erased after a new data key: gone from a backup that opens with the key of before")
def test_what_was_erased_under_the_new_key_stays_gone_in_backups_of_the_old_one(built: Built, tmp_path: Path) -> None:
    with built.open() as notebook:
        erased = fill(notebook).id
        with notebook.edit("Kasus baru") as session:
            session.add(Case(number="2025-002"))
        backup.backup(notebook, tmp_path / "stick.cadangan")
        changed(notebook)
        changed(notebook, "delapan anak itik di sawah")
        erasing.erase(built.path, notebook.key, [erased], "permintaan klien")
        notebook.forget()
    for place in (tmp_path / "lain" / "Dulu.kasus", tmp_path / "Di samping.kasus"):
        backup.restore(tmp_path / "stick.cadangan", place)
        with open_notebook(place, PASSPHRASE) as notebook:
            assert notebook.session.scalars(select(Case.number)).all() == ["2025-002"]
            assert notebook.warnings == [
                "1 kasus yang pernah dihapus ada dalam cadangan yang dipulihkan; sudah dihapus lagi."
            ]
        shutil.rmtree(paths.user_data() / "erased")
    built_anew = open_notebook(built.path, "delapan anak itik di sawah")
    assert built_anew.warnings == []
    built_anew.close()


def test_given_up_or_cancelled_it_leaves_everything_as_it_was(built: Built) -> None:
    def cancel(_share: float) -> None:
        raise new_key.Cancelled

    with built.open() as notebook:
        case = fill(notebook)
        with pytest.raises(new_key.Cancelled):
            new_key.build(notebook, OTHER, strength=keys.LOWEST, tell=cancel)
        new_key.build(notebook, OTHER, strength=keys.LOWEST).give_up()
        with notebook.edit("Tambah", case_id=case.id):
            case.journal.append(JournalEntry(text="sesudah"))
        assert not list(built.path.rglob("*.part"))
    with open_notebook(built.path, PASSPHRASE) as notebook:
        assert "sesudah" in notebook.session.scalars(select(JournalEntry.text)).all()


def test_progress_is_told(built: Built) -> None:
    shares: list[float] = []
    with built.open() as notebook:
        new_key.build(notebook, OTHER, strength=keys.LOWEST, tell=shares.append).give_up()
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_a_nearly_full_disk_is_told_before_anything_is_done(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(built.path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1_000_000))
    with built.open() as notebook:
        with pytest.raises(DiskFull, match="kuncinya belum diganti"):
            new_key.build(notebook, OTHER, strength=keys.LOWEST)
        with pytest.raises(DiskFull, match="dilewati"):
            half_hourly.keep_when_due(notebook)
    assert backup.automatic(built.path) == []


def test_a_database_that_another_program_holds_is_left_with_its_key(
    built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows refuses it: the database cannot be replaced."""

    def held(source: Path, target: Path) -> None:
        if target.name == "notebook.db":
            raise PermissionError(13, "held", str(target))
        source.replace(target)

    with built.open() as notebook:
        case = fill(notebook)
        monkeypatch.setattr(key_swap, "move", held)
        with pytest.raises(NotebookError):
            changed(notebook)
        with notebook.edit("Tambah", case_id=case.id):
            case.journal.append(JournalEntry(text="sesudah"))
        assert not list(built.path.rglob("*.part"))
    with open_notebook(built.path, PASSPHRASE) as notebook:
        assert "sesudah" in notebook.session.scalars(select(JournalEntry.text)).all()


def test_key_files_that_cannot_be_written_at_once_are_written_before_they_are_used(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(path: Path, _content: bytes) -> None:
        raise PermissionError(13, "held", str(path))

    with built.open() as notebook:
        fill(notebook)
        before = rows_of(notebook)
        monkeypatch.setattr(key_swap, "write_atomically", held)
        changed(notebook)
        shutil.copytree(built.path, tmp_path / "mati.kasus", ignore=shutil.ignore_patterns("*.lock"))
        monkeypatch.undo()
        backup.backup(notebook, tmp_path / "stick.cadangan")
        assert rows_of(notebook) == before
    backup.restore(tmp_path / "stick.cadangan", tmp_path / "lain.kasus")
    for place in (built.path, tmp_path / "mati.kasus", tmp_path / "lain.kasus"):
        with open_notebook(place, OTHER) as notebook:
            assert rows_of(notebook) == before


def test_a_kill_before_any_step_leaves_the_old_or_the_new(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder as it stands before each single step of the change is what a power cut leaves there."""
    snapshots: list[Path] = []

    def watched(step: Any) -> Any:
        def act(*arguments: Any) -> Any:
            snapshots.append(tmp_path / f"{len(snapshots)}.kasus")
            shutil.copytree(built.path, snapshots[-1], ignore=shutil.ignore_patterns("*.lock"))
            return step(*arguments)

        return act

    with built.open() as notebook:
        fill(notebook)
        before = rows_of(notebook)
        for name in ("move", "remove", "write_atomically", "discard", "sync_folder"):
            monkeypatch.setattr(key_swap, name, watched(getattr(key_swap, name)))
        changed(notebook)
        monkeypatch.undo()
    assert len(snapshots) > 8
    opened_by = set()
    for snapshot in snapshots:
        for passphrase in (PASSPHRASE, OTHER):
            with contextlib.suppress(WrongPassphrase), open_notebook(snapshot, passphrase) as notebook:
                assert rows_of(notebook) == before
                assert notebook.check() == []
                opened_by.add(passphrase)
                break
        else:
            pytest.fail(f"{snapshot.name} opens with neither")
        assert sorted(path.name for path in snapshot.glob("*.part")) == []
        assert not (snapshot / key_swap.PENDING).exists()
    assert opened_by == {PASSPHRASE, OTHER}


@safety("R7", "encrypting anew killed: opens with one passphrase, all of it there", 2, 30)
def test_a_kill_while_it_is_encrypted_anew_loses_nothing(built: Built, start: Start, tries: int) -> None:
    chance = random.Random(6)  # noqa: S311 - moments, not secrets
    with built.open() as notebook:
        with notebook.edit("Isi") as session:
            session.add(Case(journal=[JournalEntry(text=f"{number} " + "x" * 3000) for number in range(60)]))
        before = rows_of(notebook)
    for _ in range(tries):
        kill_after(start("process.py", "new-key", PASSPHRASE), chance.uniform(0, 1.2))
        with open_notebook(built.path, PASSPHRASE) as notebook:
            assert rows_of(notebook) == before
            assert notebook.check() == []
        assert not list(built.path.glob("*.part"))
        assert not (built.path / key_swap.PENDING).exists()
        assert not (built.path / "notebook.db-wal").exists() or os.name == "nt"
