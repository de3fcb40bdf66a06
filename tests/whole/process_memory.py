"""What stands in the memory of a process, as the system shows it to whoever may look (root)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_PIECE = 4 * 1024 * 1024  # bytes read at once


def spellings(text: str) -> set[bytes]:
    """A text as Python and Qt hold it: UTF-8, UTF-16."""
    return {text.encode("utf-8"), text.encode("utf-16-le")}


def spellings_of_key(key: bytes) -> set[bytes]:
    """The bytes themselves and their hexadecimal digits."""
    return {key} | spellings(key.hex()) | spellings(key.hex().upper())


def found(process: int, sought: Iterable[bytes]) -> set[bytes]:
    """Which of these bytes stand in memory that the process can write to; what it cannot is mapped from files."""
    left = set(sought)
    seen: set[bytes] = set()
    overlap = max(map(len, left))
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            place, rights, *_ = line.split()
            if not rights.startswith("rw"):
                continue
            start, end = (int(number, 16) for number in place.split("-"))
            for at in range(start, end, _PIECE):
                try:
                    memory.seek(at)
                    piece = memory.read(min(_PIECE + overlap, end - at))
                except OSError:  # a page that is not there, or a device
                    break
                seen |= {one for one in left if one in piece}
    return seen
