"""What a notebook holds of whom and where its copies lie: for the sheet that is kept in case the laptop is lost."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.text import mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from caseworker_app.casework.outside_copies import Copy
    from caseworker_app.model.notes import Disclosure
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.practice import Agency, Practitioner

KINDS = {
    "identity": mark("identitas dan alamat"),
    "child": mark("data anak"),
    "health": mark("kesehatan"),
    "disability": mark("disabilitas"),
    "violence": mark("kekerasan atau perkara hukum"),
    "money": mark("keuangan dan bantuan"),
    "family": mark("keluarga dan orang lain"),
    "files": mark("foto, rekaman, atau pindaian"),
}
"""Kinds of data, from the key under which they are looked for to what a sheet calls them.

«Data pribadi yang bersifat spesifik» (UU 27/2022, Article 4; not compared with the original) are health, children,
criminal records and personal finance among them.
"""
SPECIFIC = frozenset({"child", "health", "disability", "violence", "money"})


@dataclasses.dataclass(frozen=True, slots=True)
class ExposedCase:
    """One case as the sheet tells it. kinds: keys of ``KINDS``. guardian: who speaks for the client, if it is known."""

    number: str
    initials: str
    name: str
    guardian: str
    kinds: tuple[str, ...]
    since: PartialDate | None
    closed: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Exposure:
    """A whole notebook on a day. backup: the last one in another place, as far as it was noted."""

    cases: tuple[ExposedCase, ...]
    day: date
    backup: date | None
    open_copies: tuple[Copy, ...]
    agency: Agency | None = None
    practitioner: Practitioner | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Outside:
    """All copies outside of a notebook, with who keeps it."""

    copies: tuple[Copy, ...]
    made_at: datetime
    agency: Agency | None = None
    practitioner: Practitioner | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class RegisterLine:
    """A disclosure with the case that it is about. disguise: puts initials into a text, for everybody of that case."""

    number: str
    initials: str
    name: str
    disclosure: Disclosure
    disguise: Callable[[str], str] = str


@dataclasses.dataclass(frozen=True, slots=True)
class Register:
    """The disclosures of all cases, the oldest first."""

    lines: tuple[RegisterLine, ...]
    day: date
    agency: Agency | None = None
    practitioner: Practitioner | None = None
