"""Make a new notebook, and open one: with passphrase, recovery code or key, to be written or only read."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app.errors import DiskFull
from caseworker_app.store import database, erasing, folder, keys, plain_file, reserve, schema
from caseworker_app.store.files import is_writable
from caseworker_app.store.lock import lock
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from caseworker_app.store.keys import DataKey, Strength


def create(path: Path, passphrase: str, *, strength: Strength | None = None) -> tuple[Notebook, str]:
    """Make a new notebook and open it; returns it with the recovery code, to be printed, never to be shown again.

    strength: how costly guessing the passphrase is made; without it, about a second on this machine.
    Raises BadInput when something stands there already, DiskFull, NotebookReadOnly.
    """
    with folder.building(path) as part:
        key, code = keys.create(part, passphrase, strength or keys.calibrated())
        database.create(part / database.FILE, key)
        engine = database.engine_for(part / database.FILE, key, "write")
        schema.create(engine)
        engine.dispose()
    return open_notebook(path, key=key), code


def open_notebook(
    path: Path,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    *,
    key: DataKey | None = None,
    read_only: bool = False,
) -> Notebook:
    """Open a notebook by passphrase, by recovery code, or with the key that ``keys.unlock`` gave in another thread.

    read_only takes no lock: it works beside an open window and on media that cannot be written.
    Raises NotFound, BadInput (no notebook), WrongPassphrase, DamagedNotebook, NewerNotebook, NotebookBusy,
    NotebookReadOnly, DiskFull.
    """
    folder.demand(path)
    plain_file.clear_noted()
    with contextlib.ExitStack() as closing:
        mode: database.Mode = "write"
        if read_only:
            mode = "read" if is_writable(path) else "frozen"
        else:
            closing.callback(lock(path).release)
        unlocked = key or keys.unlock(path, passphrase, recovery_code)
        try:
            notebook = _prepared(path, unlocked, mode)
        except erasing.CameBack:
            if mode != "read":
                raise
            with (
                lock(path),
                _prepared(path, keys.DataKey(unlocked.notebook_id, unlocked.bytes), "write") as erasing_again,
            ):
                warnings = erasing_again.warnings
            notebook = _prepared(path, unlocked, mode)
            for sentence in warnings:
                notebook.warn(sentence)
        except DiskFull:
            if not read_only and not reserve.release(path):
                raise
            notebook = _prepared(path, unlocked, "frozen" if read_only else mode)
        notebook.when_closed(closing.pop_all().close)
    return notebook


def _prepared(path: Path, key: DataKey, mode: database.Mode) -> Notebook:
    notebook = Notebook(path, key, mode)
    try:
        notebook.prepare()
    except BaseException:
        notebook.let_go()
        raise
    return notebook
