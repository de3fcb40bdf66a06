"""Backups on a stick, or in any place outside of this computer: found, written, read back, the last few kept.

They lie in a folder of their own at the place and bear numbers, so that no clock can reorder them. One goes only when
its name and the notebook that its key file names are both this notebook's: a stick is often shared.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app.errors import CaseworkerError, DamagedNotebook, DiskFull, NotebookError, NotebookReadOnly
from caseworker_app.store import anchor, backup, package_file
from caseworker_app.store.file_names import safe_name
from caseworker_app.store.files import PRIVATE_FOLDER, clear_parts, discard, forget_cached
from caseworker_app.store.troubles import machine_trouble, room_for
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

FOLDER = "Cadangan Caseworker"
KEPT = 5
_MOUNTS = ("media/*", "media/*/*", "run/media/*/*")  # where Linux shows what was plugged in
_REMOVABLE = 2  # what Windows calls a drive that can be pulled out
_NO_CRITICAL_BOX = 0x1  # for SetErrorMode: no window of the system's own for a card reader without a card
_NAME = re.compile(r".* \d{4}-\d{2}-\d{2} nomor (?P<number>\d+)\.cadangan")


@dataclass(frozen=True, slots=True)
class Stick:
    """A place for backups outside. name: what its owner knows it by, «KINGSTON» or «KINGSTON (E:)»."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class OnStick:
    """One backup of a notebook at a place; numbers grow."""

    number: int
    path: Path


def plugged_in(notebook: Path) -> list[Stick]:
    """The sticks that can be seen now, without the one on which the notebook itself lies."""
    found = _windows_drives() if sys.platform == "win32" else mounted(Path("/"))
    return [stick for stick in found if is_elsewhere(notebook, stick.path)]


def mounted(root: Path) -> list[Stick]:
    """What Linux has mounted below ``root`` (the root of the file system) for whoever sits there."""
    places = (place for pattern in _MOUNTS for place in sorted(root.glob(pattern)))
    return [Stick(place, place.name) for place in places if os.path.ismount(place)]


def is_elsewhere(notebook: Path, place: Path) -> bool:
    """Whether a place (a file or folder that is there) is on another disk than the notebook's folder."""
    try:
        return place.stat().st_dev != notebook.stat().st_dev
    except OSError:
        return False


def back_up(notebook: Notebook, stick: Stick, *, now: datetime | None = None) -> backup.Report:
    """Put a backup on a stick, read it back from there, then let all but the last few of this notebook go.

    now: local time, for the name. Fit for a worker thread. Raises what ``backup`` raises for the notebook's own disk,
    and DiskFull, NotebookReadOnly, NotebookError with a sentence that names the stick; older backups stay then.
    """
    at = now or datetime.now()
    with contextlib.ExitStack() as closing:
        with room_for(tr("cadangan")):
            files, sound = closing.enter_context(backup.checked_copy(notebook))
        with _trouble_on(stick):
            place = stick.path / FOLDER
            with machine_trouble():
                place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            clear_parts(place)
            number = max((_number(file) for file in place.iterdir()), default=0) + 1
            name = safe_name(notebook.path.stem)
            target = place / f"{name} {at:%Y-%m-%d} nomor {number}{package_file.SUFFIX}"
            package_file.write(target, files, anchor.text(notebook.key, sound.position))
            try:
                forget_cached(target)
                manifest = package_file.check(target)
            except DamagedNotebook:
                discard(target)
                raise
            for old in own_backups(place, notebook.key.notebook_id)[:-KEPT]:
                discard(old.path)
            made_at = datetime.fromisoformat(manifest.made_at)
            return backup.Report(target, True, target.stat().st_size, made_at, warnings=sound.warnings)


def own_backups(place: Path, notebook_id: str) -> list[OnStick]:
    """The backups of one notebook in a folder, in the order they were made."""
    found = []
    for file in place.glob(f"*{package_file.SUFFIX}"):
        number = _number(file)
        if number and _notebook_in(file) == notebook_id:
            found.append(OnStick(number, file))
    return sorted(found, key=lambda each: each.number)


def _number(file: Path) -> int:
    name = _NAME.fullmatch(file.name)
    return int(name["number"]) if name else 0


def _notebook_in(file: Path) -> str | None:
    with contextlib.suppress(CaseworkerError, OSError):
        return package_file.notebook_id(file)
    return None


@contextlib.contextmanager
def _trouble_on(stick: Stick) -> Iterator[None]:
    """Sentences that speak of the stick and not of the notebook."""
    try:
        with machine_trouble():
            yield
    except DiskFull as error:
        told = tr(
            "“{name}” penuh, jadi cadangan ini tidak dibuat; cadangan lama di sana tetap utuh. Kosongkan sebagian "
            "isinya, atau pakai flashdisk lain."
        )
        raise DiskFull(told.format(name=stick.name)) from error
    except NotebookReadOnly as error:
        told = tr(
            "“{name}” hanya dapat dibaca, jadi cadangan tidak dibuat. Periksa sakelar kunci di sisinya, atau pakai "
            "flashdisk lain."
        )
        raise NotebookReadOnly(told.format(name=stick.name)) from error
    except DamagedNotebook as error:
        told = tr(
            "Isi yang dibaca ulang dari “{name}” berbeda dari yang ditulis; jangan andalkan flashdisk itu. Buku kasus "
            "aman; buat cadangan di flashdisk lain."
        )
        raise DamagedNotebook(told.format(name=stick.name)) from error
    except CaseworkerError as error:
        told = tr(
            "“{name}” tidak dapat ditulis sampai selesai, mungkin tercabut; cadangan ini tidak jadi, yang lama tetap "
            "utuh. Pasang lagi, lalu ulangi."
        )
        raise NotebookError(told.format(name=stick.name)) from error


def _windows_drives() -> list[Stick]:
    if sys.platform != "win32":
        return []
    import ctypes

    kernel = ctypes.windll.kernel32
    kernel.SetErrorMode(kernel.GetErrorMode() | _NO_CRITICAL_BOX)
    letters = [chr(ord("A") + bit) for bit in range(26) if kernel.GetLogicalDrives() >> bit & 1]
    found = []
    for letter in letters:
        root = f"{letter}:\\"
        label = ctypes.create_unicode_buffer(261)
        if kernel.GetDriveTypeW(root) == _REMOVABLE and kernel.GetVolumeInformationW(
            root, label, len(label), None, None, None, None, 0
        ):
            found.append(Stick(Path(root), f"{label.value} ({letter}:)" if label.value else f"{letter}:"))
    return found
