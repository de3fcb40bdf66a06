"""How this user prints on this machine; nothing from a case."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from typing import TYPE_CHECKING, cast, get_args

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.jobs.print_queue import MOST_COPIES, ONE_SIDED, Order, Sides
from caseworker_app.store.files import private_folder, write_atomically

if TYPE_CHECKING:
    from caseworker_app.documents.blocks import Paper

FILE = "printing.json"
PAPERS = ("A4", "F4")


@dataclasses.dataclass
class PrintChoices:
    """printer: a queue, empty for the usual one. draft: mark documents with gaps. zoom: 0 for as wide as the view."""

    printer: str = ""
    copies: int = 1
    paper: str = "A4"
    sides: str = ONE_SIDED
    draft: bool = True
    zoom: float = 0.0

    def order(self, pages: str = "") -> Order:
        """What is asked of the queue."""
        return Order(self.printer, self.copies, cast("Paper", self.paper), cast("Sides", self.sides), pages)


def load() -> PrintChoices:
    """As chosen last, as far as it makes sense."""
    found = PrintChoices()
    try:
        kept = json.loads((paths.user_config() / FILE).read_bytes())
    except (OSError, ValueError):
        return found
    for field in dataclasses.fields(found) if isinstance(kept, dict) else ():
        value = kept.get(field.name)
        if type(value) is type(getattr(found, field.name)):
            setattr(found, field.name, value)
    found.copies = max(1, min(MOST_COPIES, found.copies))
    found.paper = found.paper if found.paper in PAPERS else PAPERS[0]
    found.sides = found.sides if found.sides in get_args(Sides) else ONE_SIDED
    return found


def save(choices: PrintChoices) -> None:
    """Keep them; where the folder cannot be written they hold until the case is closed."""
    folder = paths.user_config()
    with contextlib.suppress(OSError, CaseworkerError):
        private_folder(folder)
        write_atomically(folder / FILE, json.dumps(dataclasses.asdict(choices)).encode())
