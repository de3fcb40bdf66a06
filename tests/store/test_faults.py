"""Every system call of a save, a backup, a restore and an export fails once, or is the last before the power goes.

A small C library stands before the system's own (tests/store/faults.c); it is built where there is a C compiler.
"""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from caseworker_app import paths
from caseworker_app.model.case import Case
from caseworker_app.model.notes import JournalEntry
from caseworker_app.model.person import Person
from caseworker_app.store import backup, files, plain_file, reserve
from caseworker_app.store.notebooks import open_notebook
from tests.conftest import posix_only
from tests.soak import safety
from tests.store.built import PASSPHRASE, Built
from tests.store.conftest import ROOT

COMPILER = shutil.which("cc") or ""
pytestmark = [
    posix_only("Windows has no library that stands before its own in this way"),
    pytest.mark.skipif(not COMPILER, reason="the faults are written in C, and there is no C compiler"),
]
KILLED = 0
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES)
CANARY = "Kenari Kuning Bernama Sulastri"


@dataclass(frozen=True)
class Answer:
    """How a try ended: done, refused, failed or killed; how many system calls there were; what was told."""

    ended: str
    calls: int
    told: str


Faulty = Callable[..., Answer]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("faults") / "faults.so"
    source = Path(__file__).with_name("faults.c")
    subprocess.run([COMPILER, "-O1", "-shared", "-fPIC", "-Wall", "-o", made, source, "-ldl"], check=True)
    return made


@pytest.fixture(scope="session")
def faulty(library: Path, built_once: Built) -> Iterator[Faulty]:
    """Try an action with the n-th system call failing; 0 for none, to count them."""
    environment = {
        **os.environ,
        "LD_PRELOAD": str(library),
        "PYTHONPATH": str(ROOT),
        "NOTEBOOK_KEY": f"{built_once.notebook_id} {built_once.raw_key.hex()}",
        "CASEWORKER_PASSPHRASE": PASSPHRASE,
    }
    command = [sys.executable, str(Path(__file__).with_name("faulty.py"))]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        said, heard = process.stdin, process.stdout

        def attempt(
            action: str, place: Path, *arguments: object, nth: int = 0, fault: int = 0, lasting: bool = False
        ) -> Answer:
            said.write(json.dumps([action, str(place), [str(each) for each in arguments], nth, fault, lasting]) + "\n")
            said.flush()
            return Answer(**json.loads(heard.readline()))

        yield attempt
        said.close()


@pytest.fixture
def filled(built: Built) -> Built:
    """A notebook with a case and no reserve, so that copies of it are small."""
    with built.open() as notebook, notebook.edit("Kasus baru") as session:
        session.add(Case(number="2025-001", journal=[JournalEntry(text=f"{CANARY} {at}") for at in range(20)]))
    (built.path / reserve.FILE).unlink()
    return built


@pytest.fixture
def copy(filled: Built, tmp_path: Path) -> Callable[[], Built]:
    """A notebook for one try."""

    def made() -> Built:
        place = tmp_path / "percobaan" / filled.path.name
        shutil.rmtree(place.parent, ignore_errors=True)
        shutil.copytree(filled.path, place)
        return Built(place, filled.code, filled.notebook_id, filled.raw_key)

    return made


def chosen(calls: int, tries: int, faults: tuple[int, ...]) -> list[tuple[int, int, bool]]:
    """Which call fails, how, and whether all later ones do: every combination, where so many are asked for."""
    every = [
        (nth, fault, lasting) for nth in range(1, calls + 1) for fault in faults for lasting in ({False, bool(fault)})
    ]
    return random.Random(7).sample(every, min(tries, len(every)))  # noqa: S311 - not secrets


def texts(notebook: Built) -> list[str | None]:
    with notebook.open() as opened:
        assert opened.check() == []
        return [entry.text for entry in opened.session.scalars(select(Case)).one().journal]


@safety("R1", "each system call of a save fails or is the last: refused or there, nothing torn", 6, 400)
def test_a_save_is_there_or_refused_whatever_fails(faulty: Faulty, copy: Callable[[], Built], tries: int) -> None:
    counted = faulty("save", copy().path)
    assert (counted.ended, counted.told) == ("done", "dengan gangguan, sesudahnya")
    assert counted.calls > 5
    before = texts(copy())
    for nth, fault, lasting in chosen(counted.calls, tries, (KILLED, *ERRORS)):
        trial = copy()
        answer = faulty("save", trial.path, nth=nth, fault=fault, lasting=lasting)
        assert answer.ended != "failed", (nth, fault, answer.told)
        (trial.path / reserve.FILE).unlink(missing_ok=True)
        after = texts(trial)
        assert after[: len(before)] == before
        new = [(text or "").split()[0] for text in after[len(before) :]]
        assert new in (["dengan"], ["dengan", "sesudahnya"], ["sesudahnya"], []), (nth, fault)
        if answer.ended == "done":
            assert len(new) >= len(answer.told.split(", ")), (nth, fault, answer.told)


@safety("R1", "driver given too little memory for a save: refused in one sentence or there, nothing torn", 5, 100)
def test_without_memory_a_save_is_refused(faulty: Faulty, copy: Callable[[], Built], tries: int) -> None:
    chance = random.Random(8)  # noqa: S311 - sizes, not secrets
    before, endings = texts(copy()), []
    for kilobytes in [300, *(chance.randrange(100, 2500) for _ in range(tries - 1))]:
        trial = copy()
        answer = faulty("squeeze", trial.path, kilobytes)
        endings.append(answer.ended)
        assert answer.ended in {"done", "refused"}, (kilobytes, answer.told)
        if answer.ended == "refused":
            assert "Memori komputer tidak cukup" in answer.told
        assert len(texts(trial)) == len(before) + (40 if answer.ended == "done" else 0)
    assert "refused" in endings


def in_the_clear(place: Path, content: bytes, *besides: Path) -> list[str]:
    """Files below a folder, apart from some, that hold part of what was to be written."""
    pieces = {content[at : at + 32] for at in range(0, len(content) - 32, 512)}
    others = [path for path in place.rglob("*") if path.is_file() and path not in besides]
    return [path.name for path in others if any(piece in path.read_bytes() for piece in pieces)]


def parts(place: Path) -> list[Path]:
    return list(place.rglob("*.part"))


@safety("S21", "each system call of an export fails or is the last: whole, or no byte in the clear", 20, 400)
@pytest.mark.parametrize("older", [b"", b"laporan bulan lalu " * 99], ids=["new", "replacing"])
def test_an_export_is_whole_or_nothing_of_it_is_left(faulty: Faulty, tmp_path: Path, tries: int, older: bytes) -> None:
    source = tmp_path / "asal"
    source.write_bytes(f"{CANARY}, RT 03. ".encode() * 4000)
    content, place = source.read_bytes(), tmp_path / "Laporan"
    target = place / "laporan.pdf"

    def prepared() -> None:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        if older:
            target.write_bytes(older)

    prepared()
    counted = faulty("export", place, target.name, source)
    assert counted.ended == "done"
    assert counted.calls >= 4
    assert files_modes(place) <= {"0o600", "0o755"}
    for nth, fault, lasting in chosen(counted.calls, tries, (KILLED, *ERRORS)):
        prepared()
        answer = faulty("export", place, target.name, source, nth=nth, fault=fault, lasting=lasting)
        assert answer.ended != "failed", (nth, fault, answer.told)
        there = target.read_bytes() if target.exists() else b""
        assert there == content if answer.ended == "done" else there in {older, content}, (nth, fault)
        if not older and not lasting:
            assert in_the_clear(place, content, target) == [], (nth, fault)
        plain_file.clear_noted()
        assert in_the_clear(place, content, target) == [], (nth, fault, "what the note leads to is not removed")
        if not lasting:
            assert parts(place) == [], (nth, fault, "the next start does not find it")
        files.clear_parts(place)
        assert parts(place) == []
    for note in (paths.user_state() / plain_file.NOTES).glob("*"):
        os.utime(note, (time.time() - 120, time.time() - 120))
    plain_file.clear_noted()
    assert list((paths.user_state() / plain_file.NOTES).glob("*")) == []


def files_modes(place: Path) -> set[str]:
    return {oct(path.stat().st_mode & 0o777) for path in (place, *place.rglob("*"))}


EXPORTS = {
    "kasus.json": ("export", "2025-001"),
    "keluarga.ged": ("gedcom", "2025-001"),
    "ringkasan.pdf": ("document", "2025-001", "case-summary"),
    "ringkasan.docx": ("document", "2025-001", "case-summary"),
    "keluarga.svg": ("diagram", "2025-001", "genogram"),
}


@safety("S1", "command killed at each system call of an export: nothing in the clear but the whole file", 2, 100)
def test_a_command_that_is_killed_leaves_nothing_in_the_clear(
    faulty: Faulty, filled: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    with filled.open() as notebook, notebook.edit("Isi") as session:
        session.scalars(select(Case)).one().client = Person(name=CANARY)
    chance = random.Random(9)  # noqa: S311 - moments, not secrets
    out, state = tmp_path / "keluar", paths.user_state().parent

    def export(name: str, nth: int = 0) -> Answer:
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        command, *words = EXPORTS[name]
        return faulty("command", filled.path, command, *words, out / name, nth=nth)

    whole: dict[str, tuple[int, int]] = {}
    for number in range(tries):
        name = list(EXPORTS)[number % len(EXPORTS)]
        if name not in whole:
            answer = export(name)
            assert (answer.ended, answer.told) == ("done", "0"), answer.told
            whole[name] = answer.calls, (out / name).stat().st_size
        calls, size = whole[name]
        export(name, chance.randrange(1, calls + 1))
        left = [path for path in out.rglob("*") if path.is_file() and path.stat().st_size]
        assert left in ([], [out / name])
        assert not left or left[0].stat().st_size > size * 0.9
        for path in (*filled.path.rglob("*"), *state.rglob("*")):
            assert not path.is_file() or CANARY.encode() not in path.read_bytes(), path.name


@safety("R7", "each system call of a backup fails or is the last: the earlier one or the new one is whole", 4, 300)
def test_a_backup_is_the_earlier_or_the_new_one(
    faulty: Faulty, copy: Callable[[], Built], tmp_path: Path, tries: int
) -> None:
    stick, earlier = tmp_path / "stick", tmp_path / "lama.cadangan"
    backup.backup(copy().path, earlier)
    target = stick / "Buku.cadangan"

    def prepared() -> Built:
        shutil.rmtree(stick, ignore_errors=True)
        stick.mkdir()
        shutil.copyfile(earlier, target)
        return copy()

    counted = faulty("backup", prepared().path, target)
    assert counted.ended == "done", counted.told
    for nth, fault, lasting in chosen(counted.calls, tries, (KILLED, *ERRORS)):
        trial = prepared()
        answer = faulty("backup", trial.path, target, nth=nth, fault=fault, lasting=lasting)
        assert answer.ended != "failed", (nth, fault, answer.told)
        for made in stick.glob("*.cadangan"):
            assert backup.verify(made, key=trial.key()).complete
        if answer.ended == "refused":
            assert target.read_bytes() == earlier.read_bytes() or answer.told.startswith("NotebookError"), answer
            assert len(answer.told.partition(": ")[2]) <= 300
        assert in_the_clear(stick, CANARY.encode() * 2) == []
        assert backup.backup(trial.path, target).size
        assert parts(stick) == []
        trial.open().close()
        assert parts(trial.path) == parts(paths.user_state()) == []


@safety("S21", "each system call of a restore or a new notebook is the last: none or whole, the next clears up", 2, 100)
@pytest.mark.parametrize("action", ["restore", "make"])
def test_a_new_notebook_is_whole_or_not_there(
    faulty: Faulty, copy: Callable[[], Built], tmp_path: Path, tries: int, action: str
) -> None:
    source = tmp_path / "Buku.cadangan"
    backup.backup(copy().path, source)
    arguments = [source] if action == "restore" else []
    place = tmp_path / "Dokumen"
    counted = faulty(action, place / "Ukur.kasus", *arguments)
    assert counted.ended == "done", counted.told
    for number, (nth, fault, lasting) in enumerate(chosen(counted.calls, tries, (KILLED, errno.ENOSPC))):
        made = place / f"{number}.kasus"
        answer = faulty(action, made, *arguments, nth=nth, fault=fault, lasting=lasting)
        assert answer.ended != "failed", (nth, fault, answer.told)
        if fault == errno.ENOSPC and answer.ended == "refused":
            assert "perubahan terakhir" not in answer.told
        if made.exists():
            open_notebook(made, PASSPHRASE).close()
            assert parts(made) == []
        again = faulty(action, place / f"{number}-lagi.kasus", *arguments)
        assert again.ended == "done", again.told
        assert list(place.glob(".*")) == []


@safety("R7", "each system call of an automatic backup fails: refused in one sentence, the others stay", 3, 200)
def test_an_automatic_backup_that_fails_takes_none_away(faulty: Faulty, copy: Callable[[], Built], tries: int) -> None:
    def prepared() -> Built:
        trial = copy()
        with trial.open() as notebook:
            backup.keep_automatic(notebook, backup.DAILY)
        return trial

    counted = faulty("keep", prepared().path)
    assert counted.ended == "done", counted.told
    for nth, fault, lasting in chosen(counted.calls, tries, (KILLED, *ERRORS)):
        trial = prepared()
        answer = faulty("keep", trial.path, nth=nth, fault=fault, lasting=lasting)
        assert answer.ended != "failed", (nth, fault, answer.told)
        kept = backup.automatic(trial.path)
        assert len(kept) >= 1 + (answer.ended == "done")
        for automatic in kept:
            assert backup.verify(automatic.path, key=trial.key()).complete
        trial.open().close()
        assert parts(trial.path) == parts(paths.user_state()) == []
