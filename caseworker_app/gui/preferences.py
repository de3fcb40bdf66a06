"""What this user chose on this machine: look, lock, window. Nothing from a case is ever kept here."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from caseworker_app import paths

FILE = "preferences.json"
REMEMBERED = 6


class Preferences(msgspec.Struct):
    """scale: percent. lock_minutes: idle time until the notebook is locked. notebooks: folders, the last one first."""

    scale: Annotated[int, msgspec.Meta(ge=100, le=200)] = 100
    theme: Literal["light", "dark"] = "light"
    lock_minutes: Annotated[int, msgspec.Meta(ge=1, le=30)] = 5
    notebooks: list[str] = []
    window: str = ""
    sorted_by: int = -1
    descending: bool = False

    def remember(self, notebook: Path) -> None:
        """Put a notebook first in the list of those that were open."""
        folder = str(notebook.absolute())
        self.notebooks = [folder, *(other for other in self.notebooks if other != folder)][:REMEMBERED]

    def known(self) -> list[Path]:
        """The notebooks that are still there, the last one first."""
        return [Path(folder) for folder in self.notebooks if Path(folder).is_dir()]


def load() -> Preferences:
    """As chosen, or as shipped where nothing (readable) is kept."""
    try:
        return msgspec.json.decode((paths.user_config() / FILE).read_bytes(), type=Preferences)
    except (OSError, msgspec.DecodeError):
        return Preferences()


def save(preferences: Preferences) -> None:
    """Keep them; where the folder cannot be written they hold until the window is closed."""
    folder = paths.user_config()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f".{FILE}.part"
        part.write_bytes(msgspec.json.encode(preferences))
        part.replace(folder / FILE)
