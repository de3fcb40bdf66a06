"""Files in the clear, which the user asked for: whole under their name, or no byte of them anywhere.

What is exported is made in memory and written when it is whole. Its bytes first go into a file without a name, which
the system itself forgets when the process is killed, and which then is given its name in one step: on Linux a file that
was opened with O_TMPFILE, on Windows one that is deleted with its last handle, and that a second, lasting name saves
from that. Sticks with FAT know neither, and no system puts a nameless file in the place of another: then a temporary
folder beside the target holds the bytes until they are moved, for as long as writing them takes. When writing fails,
they are overwritten and removed. When the process is killed just then, the next start removes them: it finds them by a
note among the program's own files.

What another program is to show for a while (``lent``) needs a name all that time: it lies in such a folder among the
program's own files, and is overwritten when it is taken back, or by the next start.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from caseworker_app import paths
from caseworker_app.store.files import (
    PRIVATE_FILE,
    clear_parts,
    discard,
    has_parts,
    left_parts,
    move,
    new_file,
    new_part,
    part_folder,
    private_folder,
    remove,
    sync_folder,
)
from caseworker_app.store.sharing import patiently

NOTES = "unfinished"
"""The folder, among the program's own files, of the notes on where something in the clear is being written.

A note is the path of a folder and nothing else. That may hold a name, as the folder itself does on the same disk; it
is there for as long as the writing takes, after a kill until the next start that finds the folder.
"""
_END = b"\0"  # of a path in a note that was written whole; before it is, nothing in the clear is written
_BLOCK = 1024 * 1024
_BEGINNING = 60.0  # s for which a note may still be without its folder, which is made next
_LONGEST_NOTED = 30 * 24 * 3600.0  # s until a folder that is never seen again is given up


def write(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read; an older one of that name is replaced only when this one is whole.

    Raises OSError; then the older file is as it was.
    """
    clear_parts(path.parent)
    if not path.exists() and _write_nameless(path, content):
        return
    _replace(path, content)


def wipe(path: Path) -> None:
    """Overwrite a file that was written in the clear, then remove it. Raises OSError where it cannot be changed."""
    with patiently(lambda: path.open("rb+")) as file:
        _overwrite(file.fileno(), os.fstat(file.fileno()).st_size)
    remove(path)


@contextlib.contextmanager
def lent(name: str, content: bytes) -> Iterator[Path]:
    """A file for another program to read; on leaving it is overwritten and removed.

    Raises OSError: it cannot be written; or, on leaving, the other program still holds it, and the next start of this
    one removes it.
    """
    place = paths.user_state()
    private_folder(place)
    with _noted(place), part_folder(place) as folder:
        path = folder / name
        with new_file(path) as file:
            _fill(file.fileno(), content)
        try:
            yield path
        finally:
            wipe(path)


def clear_noted() -> None:
    """Remove what killed processes left in the clear, wherever it was; the start of the program does this."""
    for note in (paths.user_state() / NOTES).glob("*"):
        with contextlib.suppress(OSError):
            folder, end, _ = note.read_bytes().partition(_END)
            place = Path(os.fsdecode(folder))
            age = time.time() - note.stat().st_mtime
            begun = has_parts(place) or age > _BEGINNING
            for file in (file for part in left_parts(place) for file in part.glob("*")):
                with contextlib.suppress(OSError):
                    wipe(file)
            clear_parts(place)
            if not end or age > _LONGEST_NOTED or (begun and place.is_dir() and not has_parts(place)):
                discard(note)


def _replace(path: Path, content: bytes) -> None:
    with _noted(path.parent), part_folder(path.parent) as folder:
        part = folder / "content.part"
        if not _write_nameless(part, content):
            with new_file(part) as file:
                _fill(file.fileno(), content)
        try:
            move(part, path)
        except BaseException:
            with part.open("rb+") as file:
                _overwrite(file.fileno(), len(content))
            raise
        sync_folder(path.parent)


def _write_nameless(path: Path, content: bytes) -> bool:
    """Write without a name until the end; False where the medium does not know that, and then nothing was written."""
    if sys.platform == "win32":
        nameless, flags = new_part(path.parent), os.O_CREAT | os.O_EXCL | os.O_BINARY | os.O_TEMPORARY
    else:
        nameless, flags = path.parent, os.O_TMPFILE
    try:
        handle = os.open(nameless, os.O_RDWR | flags, PRIVATE_FILE)
    except OSError:
        return False
    try:
        _fill(handle, content)
        try:
            if sys.platform == "win32":
                os.link(nameless, path)
            else:
                os.link(f"/proc/self/fd/{handle}", path, src_dir_fd=handle)
        except OSError:
            _overwrite(handle, len(content))
            return False
    finally:
        os.close(handle)
    sync_folder(path.parent)
    return path.exists()


@contextlib.contextmanager
def _noted(folder: Path) -> Iterator[None]:
    """A note on where something is being written, until nothing of it is left; where no note can be made, none is."""
    note = paths.user_state() / NOTES / secrets.token_hex(8)
    with contextlib.suppress(OSError):
        private_folder(note.parent)
        with new_file(note) as file:
            file.write(os.fsencode(folder.absolute()) + _END)
    try:
        yield
    finally:
        if not has_parts(folder):
            discard(note)


def _fill(handle: int, content: bytes) -> None:
    """Write all and bring it to the disk; when that fails, what was written is overwritten."""
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    except BaseException:
        _overwrite(handle, len(content))
        raise


def _overwrite(handle: int, length: int) -> None:
    """Zeros over what is about to be removed, as far as it goes: a medium may keep what it was told to change."""
    with contextlib.suppress(OSError):
        length = min(length, os.fstat(handle).st_size)
        os.lseek(handle, 0, os.SEEK_SET)
        while length > 0:
            length -= os.write(handle, bytes(min(length, _BLOCK)))
        os.fsync(handle)
