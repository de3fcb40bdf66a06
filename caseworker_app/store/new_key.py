"""Another data key for an open notebook: all of it encrypted anew, for when somebody may have learned the old one.

Changing the passphrase leaves the data key as it is; who once had key or passphrase and a copy of the files reads on.
``build`` makes the new files beside the old ones and may run in a worker thread; ``take_over`` swaps them.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app.errors import CaseworkerError, DiskFull
from caseworker_app.store import (
    anchor,
    audit,
    backup,
    database,
    key_swap,
    keys,
    newest,
    schema,
    tombstones,
)
from caseworker_app.store.files import PRIVATE_FOLDER, discard, part_folder, sync, sync_folder, write_atomically
from caseworker_app.store.troubles import busy, damaged, machine_trouble, read_only
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.store.keys import DataKey, Strength
    from caseworker_app.store.notebook import Notebook

BEFORE, AFTER = "sebelum-kunci-baru", "kunci-baru"
_LEFT_FREE = 32 * 1024 * 1024  # bytes


class Cancelled(Exception):
    """Raised by whoever is told the progress: nobody wants the new key any more."""


@dataclass(frozen=True, slots=True)
class Built:
    """A notebook's new files, not in force yet; until they are, or are given up, nobody else writes or copies it.

    code: the new recovery code, to be printed. writers_out: a connection in whose transaction nobody else can write.
    """

    files: Path
    key: DataKey
    code: str
    writers_out: database.RawConnection
    holding: contextlib.ExitStack

    def give_up(self) -> None:
        """Leave everything as it was."""
        self.key.drop()
        self.writers_out.close()
        self.holding.close()


def build(
    notebook: Notebook,
    passphrase: str,
    *,
    strength: Strength | None = None,
    tell: Callable[[float], None] = lambda _share: None,
) -> Built:
    """Copy and encrypt the whole notebook with another key; nothing changes yet, but nothing can be written either.

    passphrase: today's, or another one, which then opens the notebook. tell: is given the share done, 0 to 1, and may
    raise Cancelled. An automatic backup is made first. Raises DiskFull, DamagedNotebook, NotebookReadOnly.
    """
    if notebook.read_only:
        raise read_only()
    _demand_room(notebook.path)
    backup.keep_automatic(notebook, BEFORE)
    with contextlib.ExitStack() as undoing:
        holding = undoing.enter_context(contextlib.ExitStack())
        with machine_trouble():
            files = holding.enter_context(part_folder(notebook.path)) / "new"
            files.mkdir(mode=PRIVATE_FOLDER)
        key, code = keys.create(files, passphrase, strength or keys.calibrated(), notebook_id=notebook.key.notebook_id)
        undoing.callback(key.drop)
        holding.enter_context(notebook.copying)
        source = notebook.path / database.FILE
        writers_out = database.keep_writers_out(source, notebook.key)
        undoing.callback(writers_out.close)
        target = files / database.FILE
        with contextlib.closing(database.connect(source, notebook.key, "read")) as reading:
            database.copy(reading, key, target, tell)
            position = _note(target, key, notebook.key, keys.fingerprint((files / keys.FILE).read_bytes()))
            _demand_same(reading, target, key)
        write_atomically(files / anchor.FILE, anchor.text(key, position).encode())
        with machine_trouble():
            sync(target)
            sync_folder(files)
        undoing.pop_all()
    return Built(files, key, code, writers_out, holding)


def take_over(notebook: Notebook, built: Built) -> None:
    """Put the new files into force, on the notebook's own thread; it stays open and goes on with the new key.

    A kill at any moment leaves a notebook that opens with the old passphrase and code or with the new ones. Raises
    NotebookBusy or NotebookError when another program holds the file; everything is as it was then.
    """
    path = notebook.path
    try:
        notebook.disconnect()
        built.writers_out.close()
        _empty_log(path / database.FILE, notebook.key)
        key_swap.begin(path, built.files)
    except BaseException:
        built.give_up()
        notebook.reconnect()
        raise
    notebook.key.become(built.key)
    built.key.drop()
    with contextlib.suppress(CaseworkerError):  # what is still to be done is done before keys are read or copied again
        key_swap.finish(path)
    notebook.reconnect()
    with notebook.reader() as session:
        connection = session.connection()
        notes, earlier = tombstones.in_database(connection), tombstones.earlier_seals(connection)
    tombstones.keep_outside(path, notebook.key, notes, earlier)
    built.holding.close()


def remove_earlier(path: Path) -> int:
    """Remove the automatic backups that only an earlier key reads; gives how many went."""
    earlier = backup.with_earlier_keys(path)
    for place in {kept.path.parent for kept in earlier}:
        discard(place)
    return len(earlier) - len(backup.with_earlier_keys(path))


def _empty_log(path: Path, key: DataKey) -> None:
    """The log belongs to the old database and must hold nothing when another takes its place."""
    with contextlib.closing(database.connect(path, key, "write")) as connection:
        if not database.checkpoint(connection):
            raise busy()


def _note(target: Path, key: DataKey, earlier: DataKey, fingerprint: str) -> audit.Position:
    """Seal the audit trail with the new key and add its line, in the new database only; how far the trail goes.

    What is erased from now on is to be known to backups that open with the ``earlier`` key, too.
    """
    with contextlib.closing(database.connect(target, key, "write")) as connection:
        connection.execute("BEGIN IMMEDIATE")
        audit.seal_anew(connection, key.derived(audit.PURPOSE))
        connection.execute("COMMIT")
    engine = database.engine_for(target, key, "write")
    try:
        with engine.connect().execution_options(begin="IMMEDIATE") as connection:
            tombstones.remember_seal(connection, earlier)
            records: audit.Records = {newest.KEYS: [fingerprint]}
            position = audit.append(connection, key.derived(audit.PURPOSE), "change data key", records=records)
            connection.commit()
    finally:
        engine.dispose()
    return position


def _demand_same(source: database.RawConnection, target: Path, key: DataKey) -> None:
    """Every page of the copy sound under its key, and as much in it as in the original."""
    with contextlib.closing(database.connect(target, key, "read")) as copied:
        if database.problems(copied, target) or schema.contents(copied) != schema.contents(source):
            raise damaged()


def _demand_room(path: Path) -> None:
    if shutil.disk_usage(path).free < 2 * (path / database.FILE).stat().st_size + _LEFT_FREE:
        raise DiskFull(
            tr(
                "Ruang disk tidak cukup untuk menyandikan ulang buku kasus; kuncinya belum diganti dan tidak ada yang "
                "berubah. Kosongkan sebagian disk, lalu coba lagi."
            )
        )
