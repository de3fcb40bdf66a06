"""Names of files and folders: which Windows cannot keep, and why; how to propose one that every system takes."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from pathlib import PurePath

from caseworker_app.errors import BadInput
from caseworker_app.store.troubles import too_long
from caseworker_app.text import tr

ROOM_IN_NOTEBOOK = 64
"""Letters that the longest path inside a notebook's folder has more than the folder itself."""
_LONGEST_NAME = 255  # units of UTF-16, as Windows counts; bytes elsewhere, which the system itself refuses
_LONGEST_PATH, _LONGEST_SPELT_OUT = 259, 32_000
_PROPOSED = 160  # bytes of a proposed name; leaves room for the way to it
_FORBIDDEN = '<>:"/\\|?*'
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9¹²³])\s*(?:\..*)?", re.IGNORECASE)


def windows_trouble(name: str) -> str:
    """Why Windows cannot keep a file or folder of this name (no path), in one sentence; «» when it can."""
    if _UNSEEN.search(name):
        return tr("Nama itu memuat tanda yang tidak terlihat, jadi tidak ada yang ditulis. Ketik ulang namanya.")
    if set(_FORBIDDEN) & set(name):
        told = tr(
            "Nama “{name}” memuat salah satu tanda {signs}, jadi tidak ada yang ditulis. Pakai nama tanpa tanda itu."
        )
        return told.format(name=name, signs=" ".join(_FORBIDDEN))
    if _DEVICES.fullmatch(name):
        told = tr("“{name}” bagi Windows adalah nama perangkat, jadi tidak ada yang ditulis. Pakai nama lain.")
        return told.format(name=name)
    if name.endswith((".", " ")):
        told = tr(
            "Nama “{name}” berakhir dengan titik atau spasi, jadi tidak ada yang ditulis. Hapus yang di ujung itu."
        )
        return told.format(name=name)
    if _letters(name) > _LONGEST_NAME:
        return str(too_long())
    return ""


def demand_usable(path: PurePath, room: int = 0, *, windows: bool = os.name == "nt", longest: int = 0) -> None:
    """Raise BadInput, with the sentence of the first reason, for an absolute path where nothing can be written.

    room: letters that further paths below it will need. windows: whether Windows' rules hold. longest: letters that a
    path may have there; without it, the system is asked. Other systems refuse by themselves what they cannot keep.
    """
    if "\0" in str(path):
        raise BadInput(windows_trouble("\0"))
    if not windows:
        return
    for name in path.parts[1:] if path.anchor else path.parts:
        trouble = "" if name == ".." else windows_trouble(name)
        if trouble:
            raise BadInput(trouble)
    demand_short(path, room, windows=windows, longest=longest)


def demand_short(path: PurePath, room: int = 0, *, windows: bool = os.name == "nt", longest: int = 0) -> None:
    """Raise BadInput for an absolute path that is too long for Windows, which else would call it not to be found.

    The parameters are those of ``demand_usable``.
    """
    if not windows:
        return
    spelt_out = str(path).startswith("\\\\?\\")
    most = _LONGEST_SPELT_OUT if spelt_out else longest or _longest_path()
    if len(str(path)) + room > most or any(_letters(name) > _LONGEST_NAME for name in path.parts):
        raise too_long()


def safe_name(name: str) -> str:
    """A file's name to propose, as near to ``name`` as every system allows; its suffix stays."""
    clean = _UNSEEN.sub("-", name)
    for sign in _FORBIDDEN:
        clean = clean.replace(sign, "-")
    stem, suffix = os.path.splitext(clean.strip(" ."))  # noqa: PTH122 - a name that is not yet a path
    stem, suffix = (stem, suffix) if len(suffix) <= 10 else (stem + suffix, "")
    while len((stem + suffix).encode("utf-8", "surrogatepass")) > _PROPOSED:
        stem = stem[:-1]
    stem = stem.rstrip(" .") or tr("berkas")
    return f"_{stem}{suffix}" if _DEVICES.fullmatch(stem) else f"{stem}{suffix}"


def base_name(name: str) -> str:
    """What a file from elsewhere may be called here: no way to it, no signs that are unseen or turn the direction."""
    last = re.split(r"[/\\]", name.strip("/\\"))[-1]
    return safe_name("".join(letter for letter in last if unicodedata.category(letter)[0] != "C"))


def _letters(name: str) -> int:
    """How long a name is as Windows counts it."""
    return len(name.encode("utf-16-le", "surrogatepass")) // 2


def _longest_path() -> int:
    """How many letters a path may have on this Windows, which a setting of the computer decides."""
    if sys.platform != "win32":
        return _LONGEST_SPELT_OUT
    import ctypes

    allowed = getattr(ctypes.windll.ntdll, "RtlAreLongPathsEnabled", None)
    return _LONGEST_SPELT_OUT if allowed is not None and allowed() & 1 else _LONGEST_PATH
