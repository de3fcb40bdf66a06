"""What left the notebook and lies elsewhere: what it is, whether it is still there, and when to be reminded of it."""

from __future__ import annotations

import dataclasses
import enum
from datetime import date, datetime
from typing import TYPE_CHECKING

from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

PAPER = "kertas"
"""The form of what was printed."""
PDF_LOCK, NOTEBOOK_LOCK = mark("kata sandi PDF"), mark("kata sandi buku kasus")
"""What a copy opens with that not everybody can read."""
USUAL_DAYS = 14
"""So many days a copy may lie about before one is reminded of it, unless chosen otherwise."""


class Whereabouts(enum.StrEnum):
    """What is known of a copy. UNSEEN: its folder is not there (a stick that was pulled out, a share not joined)."""

    THERE = mark("masih ada")
    CHANGED = mark("masih ada, sudah diubah")
    GONE = mark("sudah tidak ada")
    UNSEEN = mark("tidak terlihat dari komputer ini")
    DELETED = mark("dihapus oleh program")
    HANDED = mark("sudah diserahkan")
    ON_PAPER = mark("dicetak di kertas")


LYING_ABOUT = (Whereabouts.THERE, Whereabouts.CHANGED)
NO_MORE = (Whereabouts.GONE, Whereabouts.DELETED)


@dataclasses.dataclass(frozen=True, slots=True)
class Leaving:
    """What is about to leave the notebook; the fields are those of ``OutsideCopy``."""

    what: str
    case_id: str | None = None
    names: bool = False
    lock: str | None = None
    discloses: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class Copy:
    """One copy as lists show it. number and initials are those of its case, empty for the whole notebook.

    at: local time. waits: the register does not say yet to whom it went.
    """

    id: str
    case_id: str | None
    number: str
    initials: str
    what: str
    form: str
    at: datetime
    place: str
    names: bool
    lock: str
    whereabouts: Whereabouts
    waits: bool

    @property
    def called(self) -> str:
        """«Laporan kasus (PDF, nama asli, tidak terkunci)»."""
        about = [self.form, tr("nama asli") if self.names else tr("tanpa nama")]
        if self.form != PAPER:
            about.append(self.lock or tr("tidak terkunci"))
        return f"{self.what} ({', '.join(about)})"


def pdf_lock(password: str | None) -> str | None:
    """What the list says of a PDF that opens with this password; the password itself is kept nowhere."""
    return tr(PDF_LOCK) if password is not None else None


def overdue(copies: Iterable[Copy], today: date, days: int) -> list[Copy]:
    """The unlocked copies that still lie about after so many days; none where ``days`` is 0."""
    return [
        copy
        for copy in copies
        if days and copy.whereabouts in LYING_ABOUT and not copy.lock and (today - copy.at.date()).days > days
    ]
