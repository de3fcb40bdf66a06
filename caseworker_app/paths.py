"""Where resources and the user's folders are: in a source tree, in an installed program, or on a stick."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

APP_NAME = "Caseworker"
SETTINGS_VARIABLE = "CASEWORKER_SETTINGS"
"""Names the one folder for settings, log and example; set by the edition on a stick, which leaves nothing behind."""


@cache
def resources() -> Path:
    """The folder with icons, fonts, lists and examples."""
    here = Path(__file__).resolve().parent
    return next(path for path in (here / "resources", here.parent / "resources") if path.is_dir())


def resource(*parts: str) -> Path:
    """One file under resources/, e.g. ``resource("fonts", "Inter-Regular.ttf")``."""
    return resources().joinpath(*parts)


def user_config() -> Path:
    """Settings of this user on this machine; never holds anything from a case."""
    return _user_folder("user_config_path")


def user_state() -> Path:
    """Logs and window positions of this user on this machine."""
    return _user_folder("user_state_path")


def log_file() -> Path:
    """What went wrong on this machine: kinds of errors and places in the program, no words from a case."""
    return user_state() / "caseworker.log"


def user_data() -> Path:
    """What the program keeps for this user that is no notebook of hers: the example to play in."""
    return _user_folder("user_data_path")


def user_documents() -> Path:
    """Where a new notebook is offered to be put."""
    return _user_folder("user_documents_path")


def folder_beside(other: Path) -> Path:
    """A folder of the user that is offered for what must not lie in that other one: documents, desktop, or home."""
    import platformdirs

    offered = [user_documents(), platformdirs.user_desktop_path()]
    apart = (folder for folder in offered if folder.is_dir() and folder.absolute() != other.absolute())
    return next(apart, Path.home())


def _user_folder(kind: str) -> Path:
    import platformdirs

    if kind == "user_documents_path":
        return platformdirs.user_documents_path()
    if settings := os.environ.get(SETTINGS_VARIABLE):
        return Path(settings)
    return Path(getattr(platformdirs, kind)(APP_NAME, appauthor=False))
