"""The step from a database and its keys to others, whole at every moment. Imports no SQLAlchemy, as ``keys`` does not.

The new files are made in a folder beside, which becomes ``kunci-baru`` by one renaming: until then nothing has changed,
from then on every opening first puts what is in it into its place, as often as it takes.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

from caseworker_app.store.files import discard, move, remove, sync_folder, write_atomically
from caseworker_app.store.lock import lock
from caseworker_app.store.troubles import machine_trouble

PENDING = "kunci-baru"
OLD = "kunci-lama"
"""How the folders among the automatic backups begin in which those with an earlier key lie."""
DATABASE = "notebook.db"
KEYS = ("keys.json", "keys.copy.json")
ANCHOR = "anchor.jsonl"
BACKUPS = "backups"


def settle(folder: Path) -> None:
    """Finish what a kill interrupted. Raises NotebookBusy while another process is at it, NotebookReadOnly."""
    if not (folder / PENDING).is_dir():
        return
    held = lock(folder)
    try:
        finish(folder)
    finally:
        held.release()


def begin(folder: Path, part: Path) -> None:
    """Take the step with the files in ``part`` (a folder in ``folder``), or leave everything as it was and raise.

    The lock is held, the log of the database is empty, and nobody has it open.
    """
    pending = folder / PENDING
    with machine_trouble():
        move(part, pending)
        try:
            sync_folder(folder)
            _place_database(folder)
        except OSError:
            move(pending, part)
            raise


def finish(folder: Path) -> None:
    """Put what is pending into its place, if anything is; for whoever holds the lock.

    Backups with the earlier key go into a folder of their own. Whatever an earlier try did is found done.
    """
    pending = folder / PENDING
    if not pending.is_dir():
        return
    with machine_trouble():
        _place_database(folder)
        _set_apart(folder / BACKUPS)
        for name in (ANCHOR, *KEYS):
            write_atomically(folder / name, (pending / name).read_bytes())
        discard(pending)


def _place_database(folder: Path) -> None:
    new = folder / PENDING / DATABASE
    if new.is_file():
        for end in ("-wal", "-shm"):
            remove(folder / f"{DATABASE}{end}")
        move(new, folder / DATABASE)
        sync_folder(folder)


def _set_apart(backups: Path) -> None:
    earlier = [file for file in backups.glob("*.cadangan") if file.is_file()]
    if not earlier:
        return
    place = next(place for number in count(1) if not (place := backups / f"{OLD}-{number}").exists())
    place.mkdir(mode=0o700)
    for file in earlier:
        move(file, place / file.name)
