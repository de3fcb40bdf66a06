"""On what kind of disk a notebook lies: its log needs memory that several programs share, which no network gives."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path, PurePath, PureWindowsPath

from caseworker_app import paths
from caseworker_app.errors import BadInput
from caseworker_app.text import tr

_REMOTE = 4  # what Windows calls a drive letter that leads to another computer
_SPELT_OUT = "\\\\?\\"  # how Windows marks a path that is to be taken letter by letter


def demand_local(folder: Path) -> None:
    """Raise BadInput with its sentence for a notebook's folder on a network share. Asks names and letters only."""
    if is_remote(folder.absolute()):
        raise BadInput(
            tr(
                "“{name}” terletak di folder jaringan, dan buku kasus tidak aman dibuka dari sana; tidak ada yang "
                "berubah. Simpan buku kasus di disk komputer ini atau flashdisk; cadangan boleh di folder jaringan."
            ).format(name=folder.name or str(folder))
        )


def is_remote(path: PurePath, kind_of_drive: Callable[[str], int] | None = None) -> bool:
    r"""Whether Windows finds an absolute path on another computer: ``\\server\share``, or a letter mapped to one.

    kind_of_drive: tells for a root such as ``Z:\`` what GetDriveTypeW does; without it, Windows is asked. Paths of
    other systems are never remote, as these show a share like any other folder.
    """
    if not isinstance(path, PureWindowsPath):
        return False
    plain = str(path)
    if plain.startswith(_SPELT_OUT):
        plain = plain.removeprefix(_SPELT_OUT)
        if plain.upper().startswith("UNC\\"):
            return True
    elif plain.startswith("\\\\"):
        return not plain.startswith("\\\\.\\")
    return plain[1:2] == ":" and (kind_of_drive or _kind_of_drive)(f"{plain[0]}:\\") == _REMOTE


def offered_folder() -> Path:
    """Where a new notebook is offered to be put: the user's documents, unless an office keeps these on its server."""
    documents = paths.user_documents()
    return Path.home() if is_remote(documents.absolute()) else documents


def _kind_of_drive(root: str) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))
