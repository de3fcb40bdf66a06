"""The newest state of a notebook, noted beside its keys: how far the audit trail goes, and with which seal.

It is written after every commit, so that a copy without its log, or an older database put in its place, shows itself.
It is not brought to the disk each time, which would cost as much as the commit: what it says may be older than the
database, never newer. Two places in the file are written in turn: a power cut in the middle of one leaves the other.
When the notebook is closed, a digest of the pages in the file is noted, too.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from caseworker_app.errors import CaseworkerError
from caseworker_app.store import database
from caseworker_app.store.audit import Position
from caseworker_app.store.files import write_atomically

if TYPE_CHECKING:
    from caseworker_app.store.keys import DataKey

FILE = "anchor.jsonl"
LARGEST_DIGESTED = 64 * 1024 * 1024
"""Up to this size a digest of the pages is noted on closing (0.1 s)."""
_ROOM = 4096  # bytes of one place: never on one sector of a disk with the other
_PAGE_SEAL = 80  # bytes at the end of a page: initialisation vector, HMAC-SHA512


class Anchor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One note. turn: how often it was written. pages: digest of a closed file, b"" while anything may be written."""

    notebook: str
    turn: int
    length: int
    seal: bytes
    pages: bytes = b""


class _Sealed(msgspec.Struct, frozen=True):
    state: msgspec.Raw
    mac: bytes


class AnchorFile:
    """The note of a notebook that is open for writing; ``close`` lets go of the file."""

    def __init__(self, folder: Path, key: DataKey, position: Position) -> None:
        path, earlier = folder / FILE, read(folder, key)
        self._key, self._turn = key, earlier.turn if earlier else 0
        self._handle: int | None = None
        self._close: Callable[[], object] = lambda: None
        with contextlib.suppress(CaseworkerError, OSError):  # without it nothing is lost; the next opening says so
            if not path.is_file() or path.stat().st_size != 2 * _ROOM:
                write_atomically(path, 2 * self._next(position, b""))
            self._handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
            self._close = weakref.finalize(self, os.close, self._handle)
        self.note(position, durable=True)

    def note(self, position: Position, pages: bytes = b"", *, durable: bool = False) -> None:
        """Note the newest state; durable: bring it to the disk."""
        if self._handle is None:
            return
        with contextlib.suppress(OSError):  # what stands there is older then, which is no harm
            line = self._next(position, pages)
            os.lseek(self._handle, self._turn % 2 * _ROOM, os.SEEK_SET)
            os.write(self._handle, line)
            if durable:
                os.fsync(self._handle)

    def _next(self, position: Position, pages: bytes) -> bytes:
        self._turn += 1
        line = _line(self._key, Anchor(self._key.notebook_id, self._turn, *position, pages))
        return line.ljust(_ROOM - 1) + b"\n"

    def close(self) -> None:
        """Let go of the file."""
        self._close()
        self._handle = None


def text(key: DataKey, position: Position) -> str:
    """What stands beside the keys of a notebook in this state; the whole file of one that is made of a backup."""
    return _line(key, Anchor(key.notebook_id, 0, *position)).decode()


def written(folder: Path) -> str:
    """What stands in the file, its places one a line; "" where there is none."""
    try:
        content = (folder / FILE).read_bytes()[: 2 * _ROOM]
    except OSError:
        return ""
    places = (content[:_ROOM], content[_ROOM:])
    return "\n".join(place.decode("ascii", "replace").strip() for place in places)


def read(folder: Path, key: DataKey) -> Anchor | None:
    """The newest note of this notebook; None where there is none, it is damaged, or another notebook's."""
    valid = [anchor for line in written(folder).splitlines() if (anchor := _opened(line, key))]
    return max(valid, key=lambda anchor: anchor.turn, default=None)


def digest(file: Path) -> bytes:
    """SHA-256 over what SQLCipher seals each page of a database with; b"" for a file that is too large or in use."""
    size = file.stat().st_size
    if not 0 < size <= LARGEST_DIGESTED or database.log_holds_something(file):
        return b""
    seals = hashlib.sha256()
    with file.open("rb") as source:
        while page := source.read(database.PAGE):
            seals.update(page[-_PAGE_SEAL:])
    return seals.digest()


def _line(key: DataKey, anchor: Anchor) -> bytes:
    state = msgspec.json.encode(anchor)
    return msgspec.json.encode(_Sealed(msgspec.Raw(state), _mac(key, state)))


def _opened(line: str, key: DataKey) -> Anchor | None:
    try:
        sealed = msgspec.json.decode(line, type=_Sealed)
        if not hmac.compare_digest(sealed.mac, _mac(key, bytes(sealed.state))):
            return None
        return msgspec.json.decode(sealed.state, type=Anchor)
    except msgspec.DecodeError:
        return None


def _mac(key: DataKey, state: bytes) -> bytes:
    return hmac.digest(key.derived("anchor"), state, "sha256")
