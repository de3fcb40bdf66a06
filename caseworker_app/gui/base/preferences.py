"""What this user chose on this machine: look, lock, window. Nothing from a case is ever kept here."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from datetime import date
from pathlib import Path
from typing import Any

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.store.files import private_folder, write_atomically

FILE = "preferences.json"
REMEMBERED = 6


@dataclasses.dataclass(frozen=True, slots=True)
class Recent:
    """A notebook that was open on this machine. opened: the day of the last time, None where that was not kept."""

    path: Path
    opened: date | None = None

    @property
    def there(self) -> bool:
        """Whether its folder can be seen now: a stick may be out."""
        return self.path.is_dir()


@dataclasses.dataclass
class Preferences:
    """scale: percent, 100 to 200. theme: light or dark. lock_minutes: idle time until the notebook is locked, 1 to 30.

    notebooks: folders, the last one first. opened: by folder, the day when it was last open, as ISO 8601. window: where
    it stood. sorted_by: key of a column of the list of cases, "" for none. case_columns: how its columns stand.
    spelling: whether it is checked.
    """

    scale: int = 100
    theme: str = "light"
    lock_minutes: int = 5
    notebooks: list[str] = dataclasses.field(default_factory=list)
    opened: dict[str, str] = dataclasses.field(default_factory=dict)
    window: str = ""
    sorted_by: str = ""
    descending: bool = False
    spelling: bool = True
    case_columns: dict[str, Any] = dataclasses.field(default_factory=dict)

    def remember(self, notebook: Path, day: date | None = None) -> None:
        """Put a notebook first in the list of those that were open, with the day; today without one."""
        folder = str(notebook.absolute())
        self.notebooks = [folder, *(other for other in self.notebooks if other != folder)][:REMEMBERED]
        self.opened[folder] = (day or date.today()).isoformat()
        self.opened = {known: at for known, at in self.opened.items() if known in self.notebooks}

    def forget(self, notebook: Path) -> None:
        """Take a notebook off the list; the notebook itself stays where it is."""
        folder = str(notebook.absolute())
        self.notebooks = [other for other in self.notebooks if other != folder]
        self.opened.pop(folder, None)

    def recent(self) -> list[Recent]:
        """The notebooks that were open, whether they can be seen now or not, the last one first."""
        return [Recent(Path(folder), _day(self.opened.get(folder))) for folder in self.notebooks]


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


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def save(preferences: Preferences) -> None:
    """Keep them; where the folder cannot be written they hold until the window is closed."""
    folder = paths.user_config()
    with contextlib.suppress(OSError, CaseworkerError):
        private_folder(folder)
        write_atomically(folder / FILE, json.dumps(dataclasses.asdict(preferences)).encode())
