"""Writing files so that a power cut leaves either the old or the new one."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from caseworker_app.store.sharing import patiently
from caseworker_app.store.troubles import NO_ROOM, machine_trouble

_WIPED_AT_ONCE = 1024 * 1024


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
        move(part, path)
        sync_folder(path.parent)
    finally:
        discard(part)


def move(source: Path, target: Path) -> None:
    """Give a file or folder another name on the same disk; a file takes the place of one that is there.

    Waits up to two seconds for other programs that hold one of them open. Raises OSError; nothing has changed then.
    """
    patiently(lambda: source.replace(target))


def open_to_read(path: Path) -> BufferedReader:
    """Open a file to read its bytes; waits as ``move`` does. Raises OSError."""
    return patiently(lambda: path.open("rb"))


def copy_file(source: Path, target: Path) -> None:
    """Copy what is in a file; waits as ``move`` does. Raises OSError."""
    patiently(lambda: shutil.copyfile(source, target))


def remove(path: Path) -> None:
    """Remove a file, if it is there; waits as ``move`` does. Raises OSError."""
    patiently(lambda: path.unlink(missing_ok=True))


def discard(path: Path) -> None:
    """Remove a file or folder that nobody misses; what another program still holds then stays behind, hidden."""
    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            patiently(lambda: shutil.rmtree(path))
        else:
            remove(path)


def wipe(path: Path) -> None:
    """Overwrite a file with noise, then remove it; on an SSD old blocks may stay behind. Raises OSError."""
    with patiently(lambda: path.open("rb+")) as file:
        left = os.fstat(file.fileno()).st_size
        while left > 0:
            left -= file.write(secrets.token_bytes(min(left, _WIPED_AT_ONCE)))
        file.flush()
        os.fsync(file.fileno())
    remove(path)


@contextlib.contextmanager
def scratch_folder(beside: Path | None = None) -> Iterator[Path]:
    """A folder of one's own in ``beside``, else where the system keeps such; gone on leaving with all that is in it."""
    place = Path(tempfile.mkdtemp(dir=beside, prefix="caseworker-", suffix=".part"))
    try:
        yield place
    finally:
        discard(place)


def sync(path: Path) -> None:
    """Bring a file's bytes to the disk."""
    with patiently(lambda: path.open("rb+")) as file:
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
        discard(probe)
    return True


def is_writable(folder: Path) -> bool:
    """Whether a file can be made in this folder; tried out, since rights alone do not tell (mounts, root, shares)."""
    probe = folder / f".{secrets.token_hex(4)}.part"
    try:
        probe.touch(exist_ok=False)
    except OSError as error:
        return error.errno in NO_ROOM
    discard(probe)
    return True
