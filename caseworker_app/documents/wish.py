"""What a worker asks for when a document is made: one value from window and command line down to the maker."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Protocol, TypeVar

from caseworker_app.errors import NotFound
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from caseworker_app.documents.blocks import Paper


class Kept(Protocol):
    """A record with an id."""

    id: str


_Record = TypeVar("_Record", bound=Kept)


@dataclasses.dataclass(frozen=True, slots=True)
class Wish:
    """How a document is wanted.

    names: with real names where it would bear initials. blank: empty, for writing by hand. item: the id of the one
    record that it is about, else all or the newest. paper: another size than its usual one. draft: marked as a draft,
    its gaps in brackets. large: set in 16 pt, for weak eyes. exact: keys of the
    details (``coarsening.DETAILS``) that it tells exactly beside initials; None: as the notebook wants. bound: to be
    bound into a book, where initials stand on what is signed, too. days: the first and last day, where it
    tells of days. picked: keys of the events of a timeline that it tells; None: all of them.
    """

    names: bool = False
    blank: bool = False
    item: str | None = None
    paper: Paper | None = None
    draft: bool = False
    large: bool = False
    exact: frozenset[str] | None = None
    bound: bool = False
    days: tuple[date, date] | None = None
    picked: frozenset[tuple[str, str, str]] | None = None


def wanted(records: Iterable[_Record], item: str) -> _Record:
    """The record with this id. Raises NotFound for an id that is none of theirs."""
    record = next((record for record in records if record.id == item), None)
    if record is None:
        raise NotFound(tr("Kasus ini tidak memuat catatan dengan id “{item}”.").format(item=item))
    return record
