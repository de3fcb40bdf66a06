"""Writing files so that a power cut leaves either the old or the new one, and nobody else on the computer reads them.

What is not finished yet lies in a temporary folder of its own, ``.caseworker-1a2b3c4d.part``, beside the place where it
will be. Whoever writes there holds a lock in it, which ends with its process: what a kill left is known by its name and
by a lock that nobody holds, and ``clear_parts`` removes it. Whatever is made here can be read by its owner alone; on
Windows the rights of the folder hold, which in a user's own folders come to the same.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from caseworker_app import paths
from caseworker_app.store.sharing import patiently
from caseworker_app.store.troubles import NO_ROOM, machine_trouble

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
_PART = re.compile(r"(?:\.caseworker-|\.|caseworker-)\w{8}\.part")
"""How temporary files and folders are called; earlier versions of the program had shorter names for them."""
_HELD = "lock"


def write_atomically(path: Path, content: bytes) -> None:
    """Write a small file so that a kill at any moment leaves the old or the new content, never a mixture."""
    with machine_trouble(), replacing(path) as part:
        part.write_bytes(content)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """An empty temporary file to be filled; on leaving, it is synced and takes the place of ``path``.

    When anything is raised inside, the temporary file goes and ``path`` stays as it was.
    """
    with part_folder(path.parent) as folder:
        part = folder / "content.part"
        new_file(part).close()
        yield part
        sync(part)
        move(part, path)
        sync_folder(path.parent)


@contextlib.contextmanager
def part_folder(parent: Path) -> Iterator[Path]:
    """A temporary folder in ``parent``, held by this process; gone on leaving with all that is in it. Raises OSError.

    Its name is short, since that of what is being written may be as long as a name can be.
    """
    folder = new_part(parent)
    folder.mkdir(mode=PRIVATE_FOLDER)
    from filelock import FileLock  # here, since whoever only writes a file needs none

    lock = FileLock(folder / _HELD, mode=PRIVATE_FILE, timeout=0, thread_local=False)
    try:
        with contextlib.suppress(OSError, NotImplementedError):  # a medium that knows no locks
            lock.acquire()
        yield folder
    finally:
        lock.release()
        discard(folder)


def clear_parts(folder: Path) -> None:
    """Remove the temporary files and folders in ``folder`` that a kill left; what a process is at stays."""
    for part in left_parts(folder):
        discard(part)


def left_parts(folder: Path) -> list[Path]:
    """The temporary files and folders in ``folder`` that a kill left: no process is at them any more."""
    return [part for part in _parts(folder) if not _is_held(part)]


def has_parts(folder: Path) -> bool:
    """Whether there are temporary files or folders in ``folder``."""
    return bool(_parts(folder))


def _parts(folder: Path) -> list[Path]:
    try:
        return [folder / name for name in os.listdir(folder) if _PART.fullmatch(name)]  # noqa: PTH208 - names are enough
    except OSError:  # a stick that is out has nothing to be removed
        return []


def _is_held(part: Path) -> bool:
    if not (part / _HELD).is_file():  # files are probes, gone in a moment, and what earlier versions left
        return False
    from filelock import FileLock

    lock = FileLock(part / _HELD, timeout=0)
    try:
        lock.acquire()
    except (OSError, NotImplementedError):
        return True
    lock.release()
    return False


def new_part(parent: Path) -> Path:
    """The path of a temporary file or folder that is still to be made in ``parent``."""
    return parent / f".caseworker-{secrets.token_hex(4)}.part"


def new_file(path: Path) -> BinaryIO:
    """Make a file that only its owner may read, whatever the umask, and open it to write.

    Raises OSError, also where something of that name is there already.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, PRIVATE_FILE), "w+b")


def private_folder(path: Path) -> None:
    """Make a folder, unless it is there, that only its owner may enter, and those above it. Raises OSError."""
    if path.is_dir():
        return
    private_folder(path.parent)
    path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def make_private(path: Path) -> None:
    """Take the right to read a file or folder from everybody else, as far as its medium knows of rights."""
    if os.name != "nt":
        with contextlib.suppress(OSError):
            path.chmod(PRIVATE_FOLDER if path.is_dir() else PRIVATE_FILE)


def move(source: Path, target: Path) -> None:
    """Give a file or folder another name on the same disk; a file takes the place of one that is there.

    Waits up to two seconds for other programs that hold one of them open. Raises OSError; nothing has changed then.
    """
    patiently(lambda: source.replace(target))


def open_to_read(path: Path) -> BufferedReader:
    """Open a file to read its bytes; waits as ``move`` does. Raises OSError."""
    return patiently(lambda: path.open("rb"))


def copy_file(source: Path, target: Path) -> None:
    """Copy a file, whole or not at all; waits as ``move`` does. Raises OSError."""
    with open_to_read(source) as content, replacing(target) as part, part.open("wb") as copy:
        shutil.copyfileobj(content, copy)


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


@contextlib.contextmanager
def scratch_folder(beside: Path | None = None) -> Iterator[Path]:
    """An empty folder of one's own in ``beside``, else among the program's own files; gone on leaving.

    For what is encrypted. What a killed process left in its place goes first. Raises OSError.
    """
    place = beside or _own_place()
    clear_parts(place)
    with part_folder(place) as folder:
        scratch = folder / "scratch"
        scratch.mkdir(mode=PRIVATE_FOLDER)
        yield scratch


def _own_place() -> Path:
    place = paths.user_state()
    try:
        private_folder(place)
    except OSError:
        place = Path(tempfile.gettempdir())
    return place if is_writable(place) else Path(tempfile.gettempdir())


def sync(path: Path) -> None:
    """Bring a file's bytes to the disk."""
    with patiently(lambda: path.open("rb+")) as file:
        os.fsync(file.fileno())


def forget_cached(path: Path) -> None:
    """Have the next reader of a file read it from its medium and not from memory, where the system can be told so."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


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
    probe = new_part(beside.parent)
    try:
        with new_file(probe) as file:
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
    probe = new_part(folder)
    try:
        new_file(probe).close()
    except OSError as error:
        return error.errno in NO_ROOM
    discard(probe)
    return True
