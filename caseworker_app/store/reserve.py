"""Two megabytes kept back beside the notebook; on a full disk they are released, so that work can still be saved."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from caseworker_app.errors import CaseworkerError
from caseworker_app.store.files import remove, replacing
from caseworker_app.store.troubles import machine_trouble

FILE = "reserve.bin"
SIZE = 2 * 1024 * 1024
_ROOM = 4 * SIZE


def ensure(folder: Path) -> bool:
    """Allocate the reserve where it is missing and there is room: random bytes, which no file system compresses.

    Gives whether it is there.
    """
    path = folder / FILE
    with contextlib.suppress(CaseworkerError), machine_trouble():
        if path.is_file() and path.stat().st_size == SIZE:
            return True
        if shutil.disk_usage(folder).free >= _ROOM:
            with replacing(path) as part:
                part.write_bytes(os.urandom(SIZE))
            return True
    return False


def release(folder: Path) -> bool:
    """Give the room back; False when it was given before."""
    path = folder / FILE
    if not path.is_file():
        return False
    try:
        remove(path)
    except OSError:
        return False
    return True
