"""The processes that the tests start and kill: ``process.py FOLDER WHAT …``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from caseworker_app.errors import CaseworkerError
from caseworker_app.model.case import Case
from caseworker_app.model.notes import JournalEntry
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.store import backup, erasing, keys, new_key, package_file, sticks
from caseworker_app.store.keys import DataKey
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import open_notebook


def opened(folder: Path, *, read_only: bool = False) -> Notebook:
    notebook_id, raw = os.environ["NOTEBOOK_KEY"].split()
    return open_notebook(folder, key=DataKey(notebook_id, bytes.fromhex(raw)), read_only=read_only)


def say(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201 - the test reads what is acknowledged


def write_for_ever(folder: Path, text: str) -> None:
    """Save journal entries one by one; say the id of each only after its edit has ended."""
    notebook = opened(folder)
    case = notebook.session.scalars(select(Case)).first()
    if case is None:
        with notebook.edit("Kasus baru") as session:
            case = Case(number="2025-001")
            session.add(case)
    number = len(case.journal)
    while True:
        number += 1
        with notebook.edit("Tambah catatan", case_id=case.id):
            entry = JournalEntry(date=PartialDate.parse("2025-03-04"), text=f"{text} {number}")
            case.journal.append(entry)
        say(entry.id)


def back_up_for_ever(folder: Path) -> None:
    notebook = opened(folder)
    say("ready")
    while True:
        backup.keep_automatic(notebook, backup.DAILY)
        say("kept")


def back_up_to_stick_for_ever(folder: Path, stick: str) -> None:
    notebook = opened(folder)
    say("ready")
    while True:
        sticks.back_up(notebook, sticks.Stick(Path(stick), "STIK"))
        say("kept")


def back_up_to_full_stick(folder: Path, stick: str) -> None:
    """Say how a backup ends on a stick that has no room: no file may be longer than 100 KB any more."""
    import resource

    notebook = opened(folder)
    write = package_file.write

    def on_full_stick(target: Path, members: dict[str, Path], anchored: str) -> package_file.Manifest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
        return write(target, members, anchored)

    package_file.write = on_full_stick  # type: ignore[assignment]
    try:
        sticks.back_up(notebook, sticks.Stick(Path(stick), "STIK"))
    except CaseworkerError as error:
        say(type(error).__name__, error)


def back_up_by_half_hours_for_ever(folder: Path) -> None:
    notebook = opened(folder)
    say("ready")
    while True:
        backup.keep_automatic(notebook, backup.HALF_HOURLY)
        say("kept")


def change_key_for_ever(folder: Path, passphrase: str) -> None:
    """Encrypt the notebook anew again and again; say when new files are built and when they are in force."""
    with open_notebook(folder, passphrase) as notebook:
        say("ready")
        while True:
            built = new_key.build(notebook, passphrase, strength=keys.LOWEST)
            say("built")
            new_key.take_over(notebook, built)
            say("changed")


def erase(folder: Path, case_id: str) -> None:
    notebook = opened(folder)
    say("ready")
    erasing.erase(folder, notebook.key, [case_id], "permintaan klien")
    say("erased")


def hold(folder: Path) -> None:
    with opened(folder):
        say("open")
        sys.stdin.readline()


def attempt(folder: Path, mode: str) -> None:
    """Open once, and say how that went."""
    try:
        with opened(folder, read_only=mode == "read"):
            say("open")
    except CaseworkerError as error:
        say(type(error).__name__)


def fill(folder: Path, limit: str) -> None:
    """Write until there is no room: no file may grow beyond ``limit`` bytes (0: as the disk allows)."""
    notebook = opened(folder)
    with notebook.edit("Kasus baru") as session:
        case = Case(number="2025-001")
        session.add(case)
    if int(limit):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    number, warned = 0, ""
    while True:
        number += 1
        entry = JournalEntry(text=f"{number} " + "a" * 50_000)
        try:
            with notebook.edit("Tambah catatan", case_id=case.id):
                case.journal.append(entry)
        except CaseworkerError as error:
            say("refused", type(error).__name__, error)
            say("in memory", len(case.journal))
            break
        say("saved", entry.id)
        if notebook.trouble and not warned:
            warned = notebook.trouble
            say("warned", warned)
            say("in step", case.journal[-1] is entry)
    notebook.close()


WHAT: dict[str, Callable[..., None]] = {
    "write": write_for_ever,
    "backup": back_up_for_ever,
    "stick": back_up_to_stick_for_ever,
    "full-stick": back_up_to_full_stick,
    "half-hourly": back_up_by_half_hours_for_ever,
    "new-key": change_key_for_ever,
    "erase": erase,
    "hold": hold,
    "attempt": attempt,
    "fill": fill,
}

if __name__ == "__main__":
    WHAT[sys.argv[2]](Path(sys.argv[1]), *sys.argv[3:])
