"""A process whose system calls fail or kill it, one after the other: ``faulty.py`` with tests/store/faults.c before it.

Each line on stdin is one try as JSON: [action, folder, arguments, number of the call, errno or 0 to be killed, whether
later calls fail, too]. Each try runs in a fork of its own; the answer is a line of JSON: how it ended, how many calls
there were, what was told.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import select

from caseworker_app import cli
from caseworker_app.errors import CaseworkerError
from caseworker_app.jobs import files
from caseworker_app.model.case import Case
from caseworker_app.model.notes import JournalEntry
from caseworker_app.store import backup, keys
from caseworker_app.store.notebooks import create
from tests.store.built import PASSPHRASE
from tests.store.process import opened

SHIM = ctypes.CDLL(os.environ["LD_PRELOAD"])
Armed = Callable[[], contextlib.AbstractContextManager[None]]


def save(folder: Path, armed: Armed) -> str:
    """Save once with the fault, then once more without it; say what was acknowledged."""
    told: list[str] = []
    with opened(folder) as notebook:
        case = notebook.session.scalars(select(Case)).one()
        before = len(case.journal)
        try:
            with armed(), notebook.edit("Tambah catatan", case_id=case.id):
                case.journal.append(JournalEntry(text="dengan gangguan " + "a" * 9000))
            told.append("dengan gangguan")
        except CaseworkerError:
            if len(case.journal) != before:
                raise RuntimeError("what was refused is still shown") from None
        else:
            before += 1
        with notebook.edit("Tambah catatan", case_id=case.id):
            case.journal.append(JournalEntry(text="sesudahnya"))
        told.append("sesudahnya")
    return ", ".join(told)


def save_in_little_memory(folder: Path, _armed: Armed, kilobytes: str) -> str:
    """Save while the driver may not have more memory than this; the limit cannot be raised again."""
    with opened(folder) as notebook:
        case = notebook.session.scalars(select(Case)).one()
        before = len(case.journal)
        connection = notebook.session.connection()
        connection.exec_driver_sql(f"PRAGMA hard_heap_limit={int(kilobytes) * 1024}")
        try:
            with notebook.edit("Tambah catatan", case_id=case.id):
                for at in range(40):
                    case.journal.append(JournalEntry(text=f"{at} sempit " + "a" * 9000))
        except CaseworkerError:
            if len(case.journal) != before:
                raise RuntimeError("what was refused is still shown") from None
            raise
    return "done"


def back_up(folder: Path, armed: Armed, target: str) -> str:
    with opened(folder) as notebook, armed():
        backup.backup(notebook, Path(target))
    return "done"


def keep(folder: Path, armed: Armed) -> str:
    with opened(folder) as notebook, armed():
        backup.keep_automatic(notebook, backup.DAILY)
    return "done"


def restore(folder: Path, armed: Armed, source: str) -> str:
    with armed():
        backup.restore(Path(source), folder)
    return "done"


def make(folder: Path, armed: Armed) -> str:
    with armed():
        create(folder, PASSPHRASE, strength=keys.LOWEST)[0].close()
    return "done"


def export(folder: Path, armed: Armed, name: str, source: str) -> str:
    data = Path(source).read_bytes()
    with armed():
        files.write_file(folder / name, data)
    return "done"


def command(folder: Path, armed: Armed, *words: str) -> str:
    """A command on a notebook; its words without the notebook, which comes second."""
    with armed():
        code = cli.main([words[0], str(folder), *words[1:]])
    return str(code)


ACTIONS: dict[str, Callable[..., str]] = {
    "save": save,
    "squeeze": save_in_little_memory,
    "backup": back_up,
    "keep": keep,
    "restore": restore,
    "make": make,
    "export": export,
    "command": command,
}


def attempt(line: str) -> dict[str, Any]:
    action, folder, arguments, nth, error, lasting = json.loads(line)
    calls = 0

    @contextlib.contextmanager
    def armed() -> Iterator[None]:
        nonlocal calls
        SHIM.fault_arm(ctypes.c_long(nth), error, int(lasting))
        try:
            yield
        finally:
            calls = SHIM.fault_calls()

    try:
        told, ended = ACTIONS[action](Path(folder), armed, *arguments), "done"
    except CaseworkerError as trouble:
        told, ended = f"{type(trouble).__name__}: {trouble}", "refused"
    except BaseException:  # noqa: BLE001 - whatever it is, the test is told
        told, ended = traceback.format_exc(), "failed"
    return {"ended": ended, "calls": calls, "told": told}


def main() -> None:
    for line in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.write(writing, json.dumps(attempt(line)).encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            answer = pipe.read().decode()
        os.waitpid(child, 0)
        print(answer or json.dumps({"ended": "killed", "calls": 0, "told": ""}), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
