"""Writing files so that a power cut leaves either the old or the new one."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from caseworker_app.store.troubles import NO_ROOM, machine_trouble


def write_atomically(path: Path, content: bytes) -> None:
    """Write a small file so that a kill at any moment leaves the old or the new content, never a mixture."""
    with machine_trouble(), replacing(path) as part:
        part.write_bytes(content)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file beside ``path`` to be filled; on leaving, it is synced and takes the place of ``path``.

    When anything is raised inside, the temporary file goes and ``path`` stays as it was.
    """
    part = path.with_name(f".{secrets.token_hex(4)}.part")  # short, since ``path`` may be as long as a name can be
    try:
        yield part
        sync(part)
        part.replace(path)
        sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Bring a file's bytes to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring a folder's entries to the disk; Windows does so by itself and lets no folder be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def has_room(beside: Path) -> bool:
    """Whether a file as long as ``beside`` could grow by 64 KB in its folder; quotas and limits of size count."""
    probe = beside.with_name(f".{secrets.token_hex(4)}.part")
    try:
        with probe.open("xb") as file:
            file.seek(beside.stat().st_size)
            file.write(bytes(64 * 1024))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error.errno not in NO_ROOM
    finally:
        probe.unlink(missing_ok=True)
    return True


def is_writable(folder: Path) -> bool:
    """Whether a file can be made in this folder; tried out, since rights alone do not tell (mounts, root, shares)."""
    probe = folder / f".{secrets.token_hex(4)}.part"
    try:
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        return error.errno in NO_ROOM
    return True
