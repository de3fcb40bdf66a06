"""What must hold when power goes, a disk fills, a bit flips or two windows open: the real store in real processes."""

from __future__ import annotations

import contextlib
import math
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import pytest
from sqlalchemy import select

from caseworker_app.errors import DamagedNotebook, DiskFull, NotebookError, NotebookReadOnly
from caseworker_app.model.case import Case
from caseworker_app.model.notes import JournalEntry
from caseworker_app.store import backup, database, files, keys, reserve
from caseworker_app.store.notebooks import create
from tests.conftest import posix_only
from tests.soak import safety
from tests.store.built import Built
from tests.store.conftest import ROOT, Start

CANARY = "Kenari Kuning Bernama Sulastri"


def kill_after(process: Popen[str], seconds: float) -> list[str]:
    """Let it work, kill it, and return the lines that it had finished by then."""
    assert process.stdout is not None
    first = process.stdout.readline()
    assert first, process.communicate()[1]
    time.sleep(seconds)
    process.kill()
    rest, _ = process.communicate()
    complete = rest[: rest.rfind("\n") + 1]
    return [first.strip(), *complete.splitlines()]


@safety("R1", "writer killed at random: every acknowledged save is there", 10, 200)
def test_no_acknowledged_save_is_lost_by_a_kill(built: Built, start: Start, tries: int) -> None:
    chance = random.Random(1)  # noqa: S311 - moments, not secrets
    acknowledged: set[str] = set()
    for _ in range(tries):
        acknowledged |= set(kill_after(start("process.py", "write", "catatan"), chance.uniform(0, 0.15)))
    assert len(acknowledged) >= 10
    with built.open() as notebook:
        assert acknowledged <= set(notebook.session.scalars(select(JournalEntry.id)))
        assert notebook.check() == []
        (case,) = notebook.session.scalars(select(Case))
        assert [entry.position for entry in case.journal] == list(range(len(case.journal)))


@pytest.fixture
def cut_off(built: Built, start: Start) -> Built:
    """A notebook whose writer was killed: much of it is only in the log."""
    kill_after(start("process.py", "write", CANARY), 0.3)
    assert (built.path / "notebook.db-wal").stat().st_size > 0
    return built


@safety("R3", "log cut or garbled: a clean beginning opens", 20, 200)
def test_a_torn_log_opens_as_a_clean_beginning(cut_off: Built, tmp_path: Path, tries: int) -> None:
    chance = random.Random(2)  # noqa: S311 - places, not secrets
    with cut_off.open(read_only=True) as notebook:
        whole = [entry.text for entry in notebook.session.scalars(select(Case)).one().journal]
    for number in range(tries):
        torn = Built(tmp_path / f"{number}.kasus", cut_off.code, cut_off.notebook_id, cut_off.raw_key)
        shutil.copytree(cut_off.path, torn.path)
        log = torn.path / "notebook.db-wal"
        content = bytearray(log.read_bytes())
        at = chance.randrange(len(content))
        content[at:] = content[at + 1 :] if number % 2 else bytes([content[at] ^ 255]) + content[at + 1 :]
        log.write_bytes(content[:at] if number % 4 == 1 else content)
        with torn.open() as notebook:
            cases = notebook.session.scalars(select(Case)).all()
            found = [entry.text for entry in cases[0].journal] if cases else []
            assert found == whole[: len(found)]
            assert notebook.check() == []
        shutil.rmtree(torn.path)


@safety("R4", "bit flipped or file cut: noticed, bytes kept", 30, 200)
def test_damage_is_noticed_and_never_overwritten(built: Built, tries: int) -> None:
    chance = random.Random(3)  # noqa: S311 - places, not secrets
    with built.open() as notebook, notebook.edit("Isi") as session:
        session.add(Case(journal=[JournalEntry(text="x" * 500) for _ in range(100)]))
    path = built.path / database.FILE
    good = path.read_bytes()
    for number in range(tries):
        bad = bytearray(good)
        if number % 3:
            at = chance.randrange(len(bad))
            bad[at] ^= 1 << chance.randrange(8)
        else:
            del bad[chance.randrange(len(bad)) if number else 0 :]
        path.write_bytes(bad)
        with pytest.raises(DamagedNotebook, match="rusak"):
            built.open()
        with pytest.raises(DamagedNotebook):
            built.open(read_only=True)
        with pytest.raises(DamagedNotebook):
            backup.verify(built.path, key=built.key())
        assert path.read_bytes() == bytes(bad)
    path.unlink()
    with pytest.raises(DamagedNotebook):
        built.open()
    assert not path.exists()
    path.write_bytes(good)
    built.open().close()


def test_damage_met_while_working_is_named_as_such(built: Built) -> None:
    with built.open() as notebook, notebook.edit("Isi") as session:
        session.add(Case(journal=[JournalEntry(text="x" * 500) for _ in range(300)]))
    path = built.path / database.FILE
    with built.open() as notebook:
        content = bytearray(path.read_bytes())
        for page in range(2, len(content) // 4096):
            content[page * 4096 + 200] ^= 1
        path.write_bytes(content)
        with pytest.raises(DamagedNotebook):
            notebook.session.scalars(select(JournalEntry)).all()
        with pytest.raises(DamagedNotebook), notebook.reader() as session:
            session.scalars(select(JournalEntry)).all()


@safety("R7", "backup killed: the last good one restores", 4, 30)
def test_the_last_good_backup_survives_any_kill(built: Built, start: Start, tmp_path: Path, tries: int) -> None:
    chance = random.Random(4)  # noqa: S311 - moments, not secrets
    with built.open() as notebook, notebook.edit("Isi") as session:
        session.add(Case(journal=[JournalEntry(text=f"{number} " + "x" * 3000) for number in range(500)]))
    with built.open() as notebook:
        backup.keep_automatic(notebook, backup.DAILY)
    stick = tmp_path / "stick.cadangan"
    backup.backup(built.path, stick)
    for _ in range(tries):
        said = kill_after(start("process.py", "backup"), chance.uniform(0, 0.5))
        kept = backup.automatic(built.path)
        assert len(kept) >= min(1 + said.count("kept"), 3)
        for one in kept:
            assert backup.verify(one.path, key=built.key()).complete
    place = backup.restore(backup.automatic(built.path)[-1].path, tmp_path / "lain.kasus")
    with Built(place, "", built.notebook_id, built.raw_key).open() as notebook:
        assert len(notebook.session.scalars(select(JournalEntry.id)).all()) == 500
    built.open().close()
    assert not list(built.path.rglob("*.part"))
    assert backup.verify(stick, key=built.key()).complete


@safety("R9", "second start on an open notebook", 1, 20)
def test_of_two_starts_one_writes(built: Built, start: Start, tries: int) -> None:
    holder = start("process.py", "hold")
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert holder.stdout.readline() == "open\n"
    for _ in range(tries):
        starts = [start("process.py", "attempt", mode) for mode in ("write", "read", "write")]
        assert [process.communicate()[0].strip() for process in starts] == ["NotebookBusy", "open", "NotebookBusy"]
    assert backup.verify(built.path, key=built.key()).complete
    holder.kill()
    holder.communicate()
    assert start("process.py", "attempt", "write").communicate()[0] == "open\n"


@safety("R9", "starts at once on one notebook", 4, 100)
def test_many_starts_at_once_leave_one_writer_at_a_time(start: Start, tries: int) -> None:
    starts = [start("process.py", "attempt", "write") for _ in range(tries)]
    answers = Counter(process.communicate()[0].strip() for process in starts)
    assert answers["open"] >= 1
    assert set(answers) <= {"open", "NotebookBusy"}


@safety("S1", "writer and backup killed: no personal word in notebook, log or temporary files", 1, 20)
def test_nothing_personal_is_in_the_clear_after_a_kill(
    built: Built, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    elsewhere = tmp_path / "tmp"
    elsewhere.mkdir()
    monkeypatch.setenv("TMPDIR", str(elsewhere))
    for _ in range(tries):
        kill_after(start("process.py", "write", CANARY), 0.3)
        kill_after(start("process.py", "backup"), 0.2)
    clear = {text.encode(code) for text in (CANARY, *CANARY.split(), "2025-001") for code in ("utf-8", "utf-16-le")}
    looked = 0
    for path in (*built.path.rglob("*"), *elsewhere.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            looked += 1
            assert not [text for text in clear if text in content], path.name
    assert looked > 5


@safety("S2", "file looks like noise, opens with nothing but its key", 1, 1)
def test_the_database_looks_like_noise_and_opens_with_nothing_but_its_key(cut_off: Built) -> None:
    for name in ("notebook.db", "notebook.db-wal"):
        content = (cut_off.path / name).read_bytes()
        counts = Counter(content).values()
        entropy = -sum(count / len(content) * math.log2(count / len(content)) for count in counts)
        assert entropy >= 7.9, name
        assert b"SQLite format" not in content
    plain = sqlite3.connect(cut_off.path / "notebook.db")
    with contextlib.closing(plain), pytest.raises(sqlite3.DatabaseError, match="not a database"):
        plain.execute("SELECT * FROM sqlite_master")
    wrong = keys.DataKey(cut_off.notebook_id, bytes(32))
    with pytest.raises(DamagedNotebook):
        database.connect(cut_off.path / "notebook.db", wrong, "read")


@safety("S2", "driver without encryption refused", 1, 1)
def test_a_driver_that_does_not_encrypt_is_refused(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(built.path / "notebook.db", built.path / "x.db")
    (built.path / "notebook.db").unlink()
    with contextlib.closing(sqlite3.connect(built.path / "notebook.db")) as plain:
        plain.execute("CREATE TABLE case_ (id TEXT)")
        plain.commit()
    monkeypatch.setattr(database, "driver", sqlite3)
    with pytest.raises(RuntimeError, match="does not encrypt"):
        database.connect(built.path / "notebook.db", built.key(), "write")


@contextlib.contextmanager
def small_disk(megabytes: int) -> Iterator[Path | None]:
    """A disk of this size, or None where this machine lets nobody mount one."""
    place = Path(tempfile.mkdtemp())
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(place)]
    unmount = ["umount", "-l", str(place)]
    mounted = bool(shutil.which("mount")) and not subprocess.run(mount, capture_output=True, check=False).returncode
    try:
        yield place if mounted else None
    finally:
        if mounted:
            subprocess.run(unmount, capture_output=True, check=True)
        place.rmdir()


def fill_up(path: Path) -> None:
    with path.open("wb", buffering=0) as film, contextlib.suppress(OSError):
        while film.write(bytes(4096)):
            pass


@posix_only("Windows neither mounts a small disk nor limits how large a file may be")
@safety("R5", "disk filled by saves: nothing acknowledged is lost, the reserve helps once")
def test_on_a_full_disk_nothing_saved_is_lost_and_the_reserve_helps_once(built: Built, start: Start) -> None:
    """Without the right to mount a small disk, the size that a file may have is limited instead."""
    with small_disk(12) as disk:
        path = built.path
        if disk:
            path = disk / "Buku.kasus"
            shutil.copytree(built.path, path)
        process = start("process.py", "fill", "0" if disk else str(5_000_000), path=path)
        out, err = process.communicate(timeout=300)
        lines = out.splitlines()
        saved = [line.split()[1] for line in lines if line.startswith("saved")]
        (refused,) = [line for line in lines if line.startswith("refused")]
        assert refused.startswith("refused DiskFull Ruang disk penuh"), err
        assert f"in memory {len(saved)}" in lines
        if disk:
            (warned,) = [line for line in lines if line.startswith("warned")]
            assert "hampir habis" in warned
            assert "in step True" in lines
            assert lines.index(warned) < len(lines) - 5
        assert not (path / reserve.FILE).exists()
        full = Built(path, built.code, built.notebook_id, built.raw_key)
        with full.open() as notebook:
            assert set(saved) == set(notebook.session.scalars(select(JournalEntry.id)))
            assert notebook.check() == []


def test_a_full_disk_can_still_be_read_and_freed(built: Built) -> None:
    with small_disk(6) as disk:
        if disk is None:
            assert files.has_room(built.path / "notebook.db")
            return
        path = disk / "Buku.kasus"
        shutil.copytree(built.path, path)
        full = Built(path, built.code, built.notebook_id, built.raw_key)
        with full.open() as notebook, notebook.edit("Isi") as session:
            session.add(Case(number="7", journal=[JournalEntry(text="x" * 1000) for _ in range(300)]))
        fill_up(disk / "film")
        with full.open(read_only=True) as notebook:
            assert notebook.session.scalar(select(Case.number)) == "7"
        with full.open() as notebook:
            assert notebook.session.scalar(select(Case.number)) == "7"
            case = notebook.session.scalars(select(Case)).one()
            with notebook.edit("Hapus"):
                case.journal.clear()
        fill_up(disk / "film kedua")
        with pytest.raises(DiskFull, match=r"^Ruang disk tidak cukup untuk buku kasus “baru”; tidak ada yang berubah"):
            create(disk / "baru.kasus", "x", strength=keys.LOWEST)
        assert sorted(path.name for path in disk.iterdir()) == ["Buku.kasus", "film", "film kedua"]


def test_a_backup_that_finds_no_room_says_so(built: Built) -> None:
    with small_disk(6) as disk:
        if disk is None:
            assert files.has_room(built.path / "notebook.db")
            return
        path = disk / "Buku.kasus"
        shutil.copytree(built.path, path)
        fill_up(disk / "film")
        with (disk / "film").open("r+b") as film:
            film.truncate((disk / "film").stat().st_size - 300_000)
        full = Built(path, built.code, built.notebook_id, built.raw_key)
        with full.open() as notebook:
            with pytest.raises(DiskFull, match=r"^Ruang disk tidak cukup untuk cadangan otomatis"):
                backup.keep_automatic(notebook, backup.DAILY)
            with pytest.raises(DiskFull, match=r"^Ruang disk tidak cukup untuk cadangan “Buku\.cadangan”"):
                backup.backup(notebook, disk / "Buku.cadangan")
            assert notebook.check() == []
        assert backup.automatic(path) == []
        assert not list(path.rglob("*.part"))


@safety("R6", "medium that cannot be written: read from, not written to, left as it is")
def test_on_a_medium_that_cannot_be_written_one_can_still_read(cut_off: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    with cut_off.open(read_only=True) as notebook:
        written = len(notebook.session.scalars(select(JournalEntry)).all())
    before = {path.name: path.read_bytes() for path in cut_off.path.iterdir()}
    for module in ("lock", "notebooks", "backup"):
        monkeypatch.setattr(f"caseworker_app.store.{module}.is_writable", lambda _path: False)
    with pytest.raises(NotebookReadOnly, match="hanya dapat dibaca"):
        cut_off.open()
    with cut_off.open(read_only=True) as notebook:
        assert len(notebook.session.scalars(select(JournalEntry)).all()) == written
    assert {path.name: path.read_bytes() for path in cut_off.path.iterdir()} == before
    monkeypatch.undo()
    cut_off.open().close()
    for module in ("lock", "notebooks", "backup"):
        monkeypatch.setattr(f"caseworker_app.store.{module}.is_writable", lambda _path: False)
    with cut_off.open(read_only=True) as notebook, notebook.reader() as session:
        assert len(session.scalars(select(JournalEntry)).all()) == written
    assert not (cut_off.path / "notebook.db-shm").exists()


@posix_only("Windows moves no folder in which a file is open")
@safety("R6", "stick pulled out while the notebook is open: one sentence, nothing lost")
def test_a_notebook_that_vanishes_is_said_to_be_out_of_reach(built: Built, tmp_path: Path) -> None:
    with built.open() as notebook:
        shutil.move(built.path, tmp_path / "dicabut")
        with pytest.raises(NotebookError), notebook.reader():
            pass
        shutil.move(tmp_path / "dicabut", built.path)


def test_making_a_notebook_is_all_or_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from caseworker_app.store import keys, schema; "
        "from caseworker_app.store.notebooks import create; "
        "schema.create = lambda engine: (print('half', flush=True), sys.stdin.readline()); "
        "create(Path(sys.argv[1]), 'x', strength=keys.LOWEST)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "baru.kasus")]
    with Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        process.kill()
    assert not (tmp_path / "baru.kasus").exists()
    create(tmp_path / "baru.kasus", "x", strength=keys.LOWEST)[0].close()


@safety("R1", "key file killed while written: old or new", 5, 50)
def test_a_key_file_is_old_or_new_after_any_kill(built: Built, tries: int) -> None:
    code = (
        "import sys; from pathlib import Path; from caseworker_app.store.files import write_atomically\n"
        "while True:\n"
        "    for letter in b'ab':\n"
        "        write_atomically(Path(sys.argv[1]), bytes([letter]) * 200_000)\n"
        "        print('x', flush=True)"
    )
    target = built.path / "keys.json"
    chance = random.Random(5)  # noqa: S311 - moments, not secrets
    for _ in range(tries):
        with Popen([sys.executable, "-c", code, str(target)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            kill_after(process, chance.uniform(0, 0.1))
        assert target.read_bytes() in (b"a" * 200_000, b"b" * 200_000)


def _pages_committed(log: bytes) -> set[int]:
    """The numbers of the pages whose commits a log holds (sqlite.org, database file format, 4.2).

    Frames behind the last commit, and those left from before the log began again, which have other salts, say nothing.
    """
    salts = log[16:24]
    committed: set[int] = set()
    waiting: set[int] = set()
    for at in range(32, len(log) - 4096, 24 + 4096):
        if log[at + 8 : at + 16] != salts:
            break
        waiting.add(int.from_bytes(log[at : at + 4], "big"))
        if any(log[at + 4 : at + 8]):
            committed |= waiting
    return committed


def test_a_page_torn_while_the_log_was_emptied_is_no_damage(cut_off: Built) -> None:
    """A power cut in the middle of a checkpoint: the file holds half a page, the log the whole of it."""
    with cut_off.open(read_only=True) as notebook:
        whole = [entry.text for entry in notebook.session.scalars(select(Case)).one().journal]
    pages = _pages_committed((cut_off.path / "notebook.db-wal").read_bytes()) - {1}
    path = cut_off.path / "notebook.db"
    content = bytearray(path.read_bytes())
    content.extend(bytes(max(0, max(pages, default=0) * 4096 - len(content))))
    for page in pages:
        content[(page - 1) * 4096 + 512 : page * 4096] = bytes(4096 - 512)
    path.write_bytes(content)
    assert backup.verify(cut_off.path, key=cut_off.key()).complete
    with cut_off.open() as notebook:
        assert [entry.text for entry in notebook.session.scalars(select(Case)).one().journal] == whole
        assert notebook.check() == []
