"""What this user chose for the columns of tables on this machine; keys of columns and widths, nothing from a case."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from typing import TYPE_CHECKING, Any

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.store.files import private_folder, write_atomically

if TYPE_CHECKING:
    from caseworker_app.forms.description import Rows

FILE = "columns.json"
NARROWEST, WIDEST = 24, 2000  # px at 100 %


@dataclasses.dataclass
class ColumnChoices:
    """widths: column -> px at 100 %. shown: columns to be seen though they are empty; hidden: not to be seen."""

    widths: dict[str, int] = dataclasses.field(default_factory=dict)
    shown: list[str] = dataclasses.field(default_factory=list)
    hidden: list[str] = dataclasses.field(default_factory=list)


def table_key(rows: Rows) -> str:
    """What a table is called in the file."""
    return f"{rows.attribute.class_.__name__}.{rows.key}"


def load(rows: Rows) -> ColumnChoices:
    """What was chosen for this table, as far as it makes sense."""
    kept = _kept().get(table_key(rows))
    if not isinstance(kept, dict):
        return ColumnChoices()
    keys = {column.key for column in rows.columns}
    widths = kept.get("widths")
    wide = widths if isinstance(widths, dict) else {}
    return ColumnChoices(
        {key: width for key, width in wide.items() if key in keys and _fits(width)},
        [key for key in _words(kept.get("shown")) if key in keys],
        [key for key in _words(kept.get("hidden")) if key in keys],
    )


def save(rows: Rows, choices: ColumnChoices) -> None:
    """Keep them beside those of other tables; where the folder cannot be written they hold until the page is closed."""
    kept = {**_kept(), table_key(rows): dataclasses.asdict(choices)}
    folder = paths.user_config()
    with contextlib.suppress(OSError, CaseworkerError):
        private_folder(folder)
        write_atomically(folder / FILE, json.dumps(kept).encode())


def _kept() -> dict[str, Any]:
    try:
        kept = json.loads((paths.user_config() / FILE).read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _fits(width: object) -> bool:
    return type(width) is int and NARROWEST <= width <= WIDEST


def _words(value: object) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []
