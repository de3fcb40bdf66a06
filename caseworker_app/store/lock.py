"""The lock on a notebook's folder, held by whoever may write."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from caseworker_app.store.files import PRIVATE_FILE, is_writable
from caseworker_app.store.troubles import busy, machine_trouble, read_only

LOCK = "notebook.lock"


def lock(folder: Path) -> FileLock:
    """The operating system's own lock, which ends with its process. Raises NotebookBusy, NotebookReadOnly."""
    if not is_writable(folder):
        raise read_only()
    held = FileLock(folder / LOCK, mode=PRIVATE_FILE, timeout=0, thread_local=False)
    with machine_trouble():
        try:
            held.acquire()
        except Timeout as error:
            raise busy() from error
    return held
