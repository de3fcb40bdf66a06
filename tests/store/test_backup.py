from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from caseworker_app.errors import (
    BadInput,
    CaseworkerError,
    DamagedNotebook,
    NewerNotebook,
    NotebookBusy,
    NotFound,
    WrongPassphrase,
)
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case
from caseworker_app.model.notes import JournalEntry
from caseworker_app.store import backup, keys
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import open_notebook
from tests.soak import safety
from tests.store.built import PASSPHRASE, Built

NOW = datetime(2025, 11, 21, 3, tzinfo=UTC)
DAY = timedelta(days=1)


def fill(notebook: Notebook) -> Case:
    with notebook.edit("Kasus baru") as session:
        case = Case(number="2025-001")
        case.journal.extend(JournalEntry(text=f"catatan {number}") for number in range(20))
        session.add(case)
    return case


def rows_of(notebook: Notebook) -> dict[str, list[str]]:
    """Every row of every table but the audit trail, which notes the opening, too."""
    with notebook.reader() as session:
        return {
            table.name: sorted(repr(tuple(row)) for row in session.execute(select(table)))
            for table in Record.metadata.tables.values()
            if table.name != "audit_entry"
        }


@safety("R8", "backup opened elsewhere with passphrase and with code: every row is there")
def test_a_backup_becomes_the_same_notebook_elsewhere(built: Built, tmp_path: Path) -> None:
    with built.open() as notebook:
        fill(notebook)
        before = rows_of(notebook)
        report = backup.backup(notebook, tmp_path / "stick.cadangan")
    assert report.complete
    assert report.made_at is not None
    place = backup.restore(tmp_path / "stick.cadangan", tmp_path / "lain" / "Buku.kasus")
    with open_notebook(place, PASSPHRASE) as notebook:
        assert rows_of(notebook) == before
    with open_notebook(place, recovery_code=built.code) as notebook:
        assert rows_of(notebook) == before


def test_a_closed_notebook_is_backed_up_without_its_passphrase(built: Built, tmp_path: Path) -> None:
    with built.open() as notebook:
        fill(notebook)
        before = rows_of(notebook)
        with pytest.raises(NotebookBusy):
            backup.backup(built.path, tmp_path / "stick.cadangan")
    backup.backup(built.path, tmp_path / "stick.cadangan")
    place = backup.restore(tmp_path / "stick.cadangan", tmp_path / "lain.kasus")
    with open_notebook(place, PASSPHRASE) as notebook:
        assert rows_of(notebook) == before


def test_a_damaged_notebook_is_no_backup_of_a_good_one(built: Built, tmp_path: Path) -> None:
    target = tmp_path / "stick.cadangan"
    assert backup.backup(built.path, target, PASSPHRASE).complete
    good = target.read_bytes()
    whole = (built.path / "notebook.db").read_bytes()
    (built.path / "notebook.db").write_bytes(whole[:100_000])
    with pytest.raises(DamagedNotebook):
        backup.backup(built.path, target)
    (built.path / "notebook.db").write_bytes(whole[:50_000] + bytes([whole[50_000] ^ 1]) + whole[50_001:])
    with pytest.raises(DamagedNotebook):
        backup.backup(built.path, target, PASSPHRASE)
    (built.path / "notebook.db").write_bytes(whole)
    with pytest.raises(WrongPassphrase):
        backup.backup(built.path, target, "bukan ini")
    assert [path.name for path in tmp_path.glob("stick*")] == [target.name]
    assert target.read_bytes() == good


def test_what_is_still_in_the_log_is_backed_up_too(built: Built, tmp_path: Path) -> None:
    """As after a power cut: the newest rows are in the log only."""
    with built.open() as notebook:
        fill(notebook)
        cut = tmp_path / "mati.kasus"
        locked = shutil.ignore_patterns("*.lock", "*-shm")  # Windows lets nobody read these meanwhile
        shutil.copytree(built.path, cut, ignore=locked)
        before = rows_of(notebook)
    assert (cut / "notebook.db-wal").stat().st_size > 0
    backup.backup(cut, tmp_path / "stick.cadangan")
    assert backup.verify(tmp_path / "stick.cadangan", PASSPHRASE).complete
    place = backup.restore(tmp_path / "stick.cadangan", tmp_path / "lain.kasus")
    with open_notebook(place, PASSPHRASE) as notebook:
        assert rows_of(notebook) == before


def test_a_backup_holds_nothing_in_the_clear(built: Built, tmp_path: Path) -> None:
    with built.open() as notebook:
        fill(notebook)
        backup.backup(notebook, tmp_path / "stick.cadangan")
    assert b"catatan" not in (tmp_path / "stick.cadangan").read_bytes()


def test_the_old_backup_stays_when_the_new_one_cannot_be_written(built: Built, tmp_path: Path) -> None:
    target = tmp_path / "stick.cadangan"
    with built.open() as notebook:
        backup.backup(notebook, target)
        good = target.read_bytes()
        with pytest.raises(NotFound):
            backup.backup(notebook, tmp_path / "tidak ada" / "stick.cadangan")
        content = bytearray((built.path / "notebook.db").read_bytes())
        content[5 * 4096 + 100] ^= 1
        (built.path / "notebook.db").write_bytes(content)
        with pytest.raises(DamagedNotebook):
            backup.backup(notebook, target)
        with pytest.raises(DamagedNotebook):
            backup.keep_automatic(notebook, backup.DAILY)
        assert notebook.check()
    assert target.read_bytes() == good
    assert backup.automatic(built.path) == []
    assert not list(built.path.rglob("*.part"))


def test_verify_reads_a_notebook_beside_an_open_window(built: Built) -> None:
    with built.open() as notebook:
        fill(notebook)
        assert backup.verify(built.path, PASSPHRASE).complete
        assert backup.verify(built.path, recovery_code=built.code).complete
        assert backup.verify(built.path, key=built.key()).complete
        assert not backup.verify(built.path).complete
        assert notebook.check() == []
        with pytest.raises(WrongPassphrase):
            backup.verify(built.path, "bukan ini")


def test_verify_finds_damage(built: Built, tmp_path: Path) -> None:
    with built.open() as notebook:
        backup.backup(notebook, tmp_path / "stick.cadangan")
    for path in (tmp_path / "stick.cadangan", built.path / "notebook.db"):
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 4
        path.write_bytes(content)
    with pytest.raises(DamagedNotebook):
        backup.verify(tmp_path / "stick.cadangan")
    with pytest.raises(DamagedNotebook):
        backup.verify(built.path, key=built.key())
    (built.path / "notebook.db").write_bytes(b"")
    with pytest.raises(DamagedNotebook):
        backup.verify(built.path)
    with pytest.raises(NotFound):
        backup.verify(tmp_path / "tidak ada")


def test_one_backup_a_day(built: Built) -> None:
    with built.open() as notebook:
        assert backup.keep_daily(notebook, now=NOW)
        assert backup.keep_daily(notebook, now=NOW + timedelta(hours=1)) is None
        assert backup.keep_daily(notebook, now=NOW + DAY)
        backup.keep_automatic(notebook, "sebelum-impor", now=NOW + DAY)
    assert [(one.number, one.reason) for one in backup.automatic(built.path)] == [
        (1, "harian"),
        (2, "harian"),
        (3, "sebelum-impor"),
    ]


def test_a_wrong_clock_reorders_and_removes_nothing(built: Built) -> None:
    with built.open() as notebook:
        for now in (*(NOW + number * DAY for number in range(4)), NOW + 1825 * DAY, NOW - 1825 * DAY, NOW + 4 * DAY):
            assert backup.keep_daily(notebook, now=now)
    kept = backup.automatic(built.path)
    assert [one.number for one in kept] == [1, 2, 3, 4, 5, 6, 7]
    assert kept[-1].at == NOW + 4 * DAY


def test_old_ones_go_and_every_one_that_stays_restores(built: Built, tmp_path: Path) -> None:
    expected: dict[str, dict[str, list[str]]] = {}
    with built.open() as notebook:
        case = fill(notebook)
        for number in range(0, 40, 4):
            with notebook.edit("Tambah", case_id=case.id):
                case.journal.append(JournalEntry(text=f"hari {number}"))
            expected[backup.keep_automatic(notebook, backup.DAILY, now=NOW + number * DAY).name] = rows_of(notebook)
    kept = backup.automatic(built.path)
    assert 7 <= len(kept) < 10
    for one in kept:
        place = backup.restore(one.path, tmp_path / one.path.stem)
        with open_notebook(place, key=built.key()) as notebook:
            assert rows_of(notebook) == expected[one.path.name]


def test_a_damaged_notebook_gives_way_to_its_last_good_backup(built: Built) -> None:
    with built.open() as notebook:
        fill(notebook)
        backup.keep_automatic(notebook, backup.DAILY, now=NOW)
        before = rows_of(notebook)
        bad = backup.keep_automatic(notebook, backup.DAILY, now=NOW + DAY)
        notebook.change_passphrase("yang baru", strength=keys.LOWEST)
    bad.write_bytes(bad.read_bytes()[:-500])
    damage = (built.path / "notebook.db").read_bytes()[:20_000]
    (built.path / "notebook.db").write_bytes(damage)
    with pytest.raises(DamagedNotebook):
        built.open()
    good = backup.last_good(built.path)
    assert good is not None
    assert good.number == 1
    assert backup.replace_damaged(built.path) == good
    with open_notebook(built.path, "yang baru") as notebook:
        assert rows_of(notebook) == before
    (aside,) = built.path.glob("rusak-*")
    assert (aside / "notebook.db").read_bytes() == damage


def test_damaged_keys_come_back_with_the_backup(built: Built) -> None:
    with built.open() as notebook:
        backup.keep_automatic(notebook, backup.DAILY)
    for name in (keys.FILE, keys.COPY):
        (built.path / name).write_text("{}")
    with pytest.raises(DamagedNotebook, match="kunci"):
        open_notebook(built.path, PASSPHRASE)
    with pytest.raises(DamagedNotebook, match="kunci"):
        backup.backup(built.path, built.path.parent / "stick.cadangan")
    backup.replace_damaged(built.path)
    open_notebook(built.path, PASSPHRASE).close()


def test_without_a_good_backup_nothing_is_touched(built: Built) -> None:
    (built.path / "notebook.db").write_bytes(b"")
    with pytest.raises(NotFound, match="cadangan"):
        backup.replace_damaged(built.path)
    assert (built.path / "notebook.db").read_bytes() == b""


def test_restore_never_writes_over_anything(built: Built, tmp_path: Path) -> None:
    with built.open() as notebook:
        backup.backup(notebook, tmp_path / "stick.cadangan")
    before = (built.path / "notebook.db").read_bytes()
    with pytest.raises(BadInput, match="sudah ada"):
        backup.restore(tmp_path / "stick.cadangan", built.path)
    assert (built.path / "notebook.db").read_bytes() == before


def _repack(path: Path, change: Callable[[dict[str, bytes]], object], compression: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def _edit_manifest(**values: object) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = json.dumps({**json.loads(members["manifest.json"]), **values}).encode()

    return change


HOSTILE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("Buku kasus"),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-100]),
    "only a head": lambda path: path.write_bytes(b"PK\x03\x04"),
    "no list": lambda path: _repack(path, lambda members: members.pop("manifest.json")),
    "no keys": lambda path: _repack(path, lambda members: members.pop("keys.json")),
    "outside": lambda path: _repack(path, lambda members: members.update({"../lari": b"x"})),
    "absolute": lambda path: _repack(path, lambda members: members.update({"/tmp/lari": b"x"})),  # noqa: S108 - never written
    "more": lambda path: _repack(path, lambda members: members.update({"notebook.db-shm": b"x"})),
    "other bytes": lambda path: _repack(path, lambda members: members.update({"notebook.db": b"x"})),
    "bomb": lambda path: _repack(path, dict.copy, zipfile.ZIP_DEFLATED),
    "lying list": lambda path: _repack(path, _edit_manifest(files={"../lari": {"size": 1, "sha256": ""}})),
    "no files": lambda path: _repack(path, _edit_manifest(files=[])),
    "list of a list": lambda path: _repack(path, lambda members: members.update({"manifest.json": b"[1]"})),
    "huge list": lambda path: _repack(path, lambda members: members.update({"manifest.json": b" " * 100_000})),
    "no time": lambda path: _repack(path, _edit_manifest(made_at="kemarin")),
    "a time before all time": lambda path: _repack(path, _edit_manifest(made_at="0001-01-01T00:00:00+14:00")),
    "a time of another kind": lambda path: _repack(path, _edit_manifest(made_at=12)),
    "an anchor of another kind": lambda path: _repack(path, _edit_manifest(anchor=[1])),
    "newer": lambda path: _repack(path, _edit_manifest(format=2)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_package_is_refused_and_leaves_nothing(kind: str, built: Built, tmp_path: Path) -> None:
    package = tmp_path / "paket" / "stick.cadangan"
    package.parent.mkdir()
    backup.backup(built.path, package)
    HOSTILE[kind](package)
    expected: type[CaseworkerError] | tuple[type[CaseworkerError], ...] = (DamagedNotebook, BadInput)
    with pytest.raises(NewerNotebook if kind == "newer" else expected):
        backup.restore(package, tmp_path / "baru" / "lain.kasus")
    assert list((tmp_path / "baru").iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Buku.kasus", "baru", "paket"]


def test_the_same_name_twice_is_refused(built: Built, tmp_path: Path) -> None:
    package = tmp_path / "stick.cadangan"
    backup.backup(built.path, package)
    with zipfile.ZipFile(package, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("notebook.db", b"x")
    with pytest.raises(DamagedNotebook):
        backup.verify(package)
