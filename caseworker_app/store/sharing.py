"""Files that another program holds open: Windows then lets nobody else replace, rename, remove or even read them.

Virus scanners and synchronisers let go after a moment; a report that is open in Word stays held until it is closed.
Other systems never refuse for this reason, and nothing here does anything on them.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from time import sleep
from typing import TypeVar

Result = TypeVar("Result")

PAUSES = (0.05, 0.1, 0.15, 0.25, 0.35, 0.5, 0.6)
"""Seconds between two tries, about two in all."""
_DENIED, _SHARING, _LOCKED = 5, 32, 33  # Windows' own error numbers


class HeldOpen(PermissionError):
    """Another program still had the file open when it was no longer waited for."""


def patiently(action: Callable[[], Result]) -> Result:
    """Do something with a file, again and again for about two seconds while another program holds the file open.

    Gives what ``action`` gives. Raises HeldOpen when it stays held, and whatever else ``action`` raises.
    """
    for pause in PAUSES:
        with contextlib.suppress(HeldOpen):
            return _attempted(action)
        sleep(pause)
    return _attempted(action)


def _attempted(action: Callable[[], Result]) -> Result:
    try:
        return action()
    except OSError as error:
        if is_held(error):
            raise HeldOpen(error.errno, error.strerror, error.filename, None, error.filename2) from error
        raise


def is_held(error: OSError) -> bool:
    """Whether a file was refused because another program has it open, and not for want of a right."""
    number = getattr(error, "winerror", None)
    if isinstance(error, HeldOpen) or number in {_SHARING, _LOCKED}:
        return True
    if not isinstance(error, PermissionError):
        return False
    paths = [name for name in (error.filename, error.filename2) if isinstance(name, str | os.PathLike)]
    # Opening tells no number, and replacing tells the one of a missing right: the files themselves are asked.
    if any(_cannot_be_moved(path) for path in paths):
        return True
    standing = next((path for path in reversed(paths) if os.path.lexists(path)), None)  # what is in the way, if it is
    if number != _DENIED or standing is None:
        return False
    if os.path.isdir(standing):  # noqa: PTH112 - the path is whatever the error tells
        return len(paths) > 1 and standing is paths[0]  # a folder of ours that is given its name
    return _can_be_changed(standing)


def _cannot_be_moved(path: str | os.PathLike[str]) -> bool:
    """Whether a file is held, asked by giving it the name that it has."""
    try:
        os.rename(path, path)  # noqa: PTH104 - as plain as can be: this is the question, not a change
    except OSError as error:
        return getattr(error, "winerror", None) in {_SHARING, _LOCKED}
    return False


def _can_be_changed(path: str | os.PathLike[str]) -> bool:
    """Whether the right to change a file is there, so that it cannot have been what was wanting."""
    try:
        with open(path, "rb+"):  # noqa: PTH123 - likewise
            return True
    except OSError:
        return False
