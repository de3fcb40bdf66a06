"""Where resources and the user's folders are: in a source tree, in a wheel, or in a frozen program."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

APP_NAME = "Caseworker"


@cache
def resources() -> Path:
    """The folder with icons, fonts, lists and examples."""
    frozen = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).resolve().parent
    candidates = [Path(frozen) / "resources"] if frozen else []
    candidates += [here / "resources", here.parent / "resources"]
    return next(path for path in candidates if path.is_dir())


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


def _user_folder(kind: str) -> Path:
    import platformdirs

    if kind == "user_documents_path":
        return platformdirs.user_documents_path()
    return Path(getattr(platformdirs, kind)(APP_NAME, appauthor=False))
