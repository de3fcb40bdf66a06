"""Waiting after wrong passphrases: 0, 0, 0, 1, 2, 4 … 60 seconds, kept beside the notebook over restarts."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import msgspec

from caseworker_app.errors import CaseworkerError
from caseworker_app.store.files import discard, write_atomically

FILE = "attempts.json"
LONGEST = 60.0
_FREE = 3


class _Attempts(msgspec.Struct):
    failures: Annotated[int, msgspec.Meta(ge=0)] = 0
    at: float = 0.0


def pause_after(failures: int) -> float:
    """Seconds to wait after so many wrong passphrases in a row."""
    return 0.0 if failures <= _FREE else min(LONGEST, 2.0 ** min(failures - _FREE - 1, 10))


def seconds_to_wait(folder: Path, clock: Callable[[], float]) -> float:
    """Seconds until the next attempt is allowed, 0 to 60. A clock that was set back starts the pause anew, once."""
    attempts = _read(folder)
    now = clock()
    if attempts.at > now:
        attempts.at = now
        _write(folder, attempts)
    return max(0.0, pause_after(attempts.failures) - (now - attempts.at))


def failed(folder: Path, clock: Callable[[], float]) -> None:
    """Count one more wrong passphrase."""
    _write(folder, _Attempts(_read(folder).failures + 1, clock()))


def succeeded(folder: Path) -> int:
    """Forget the wrong ones; how many there were."""
    failures = _read(folder).failures
    discard(folder / FILE)  # on a medium that cannot be written nothing was counted either
    return failures


def _read(folder: Path) -> _Attempts:
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=_Attempts)
    except (OSError, msgspec.DecodeError):
        return _Attempts()


def _write(folder: Path, attempts: _Attempts) -> None:
    with contextlib.suppress(CaseworkerError):  # a medium that cannot be written counts nothing
        write_atomically(folder / FILE, msgspec.json.encode(attempts))
