"""What this user chose on this machine: look, lock, window. Nothing from a case is ever kept here."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from pathlib import Path
from typing import Any

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.store.files import write_atomically

FILE = "preferences.json"
REMEMBERED = 6


@dataclasses.dataclass
class Preferences:
    """scale: percent, 100 to 200. theme: light or dark. lock_minutes: idle time until the notebook is locked, 1 to 30.

    notebooks: folders, the last one first. window: where it stood. sorted_by: column of the list of cases, -1 for none.
    """

    scale: int = 100
    theme: str = "light"
    lock_minutes: int = 5
    notebooks: list[str] = dataclasses.field(default_factory=list)
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
        kept = json.loads((paths.user_config() / FILE).read_bytes())
    except (OSError, ValueError):
        return Preferences()
    return read(kept) if isinstance(kept, dict) else Preferences()


def read(kept: dict[str, Any]) -> Preferences:
    """What was kept, as far as it makes sense: a damaged file must not keep anybody out."""
    found = Preferences()
    for field in dataclasses.fields(found):
        value = kept.get(field.name)
        if type(value) is type(getattr(found, field.name)):
            setattr(found, field.name, value)
    found.scale = min(200, max(100, found.scale))
    found.lock_minutes = min(30, max(1, found.lock_minutes))
    found.notebooks = [str(folder) for folder in found.notebooks]
    return found


def save(preferences: Preferences) -> None:
    """Keep them; where the folder cannot be written they hold until the window is closed."""
    folder = paths.user_config()
    with contextlib.suppress(OSError, CaseworkerError):
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / FILE, json.dumps(dataclasses.asdict(preferences)).encode())
