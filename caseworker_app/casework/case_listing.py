"""A list of cases for paper and spreadsheet: what was chosen in the window, in the order that it had there."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caseworker_app.model.practice import Agency, Practitioner


@dataclasses.dataclass(frozen=True, slots=True)
class ListedCase:
    """A case in words, each "" where nothing is known; ``client`` are initials, ``name`` how the client is called."""

    number: str
    client: str
    name: str
    age: str
    sex: str
    cluster: str
    stage: str
    last: str
    next: str
    worker: str
    standing: str
    opened: str


@dataclasses.dataclass(frozen=True, slots=True)
class CaseListing:
    """Cases on a day; agency and practitioner where all cases of the notebook have the same one."""

    cases: tuple[ListedCase, ...]
    day: date
    agency: Agency | None = None
    practitioner: Practitioner | None = None
