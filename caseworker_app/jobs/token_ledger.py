"""The ledger of a token economy as a grid of behaviours × days: reading and writing its entries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from caseworker_app.model.intervention import TokenEntry
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.model.case import Case
    from caseworker_app.model.intervention import TokenBehaviour, TokenEconomy
    from caseworker_app.store.notebook import Notebook

FIRST_DAYS = 7
"""How many days a ledger shows at least."""


def days(economy: TokenEconomy, today: date, more: int = 0) -> list[date]:
    """The first week from the day of agreement on, the days that have entries and the day after the last of them.

    ``more`` days are added at the end.
    """
    noted = {entry.date.day for entry in economy.entries if entry.date is not None and entry.date.day}
    agreed = economy.agreed_on.day if economy.agreed_on is not None else None
    start = min(noted | ({agreed} if agreed else set()), default=today)
    shown = noted | {start + timedelta(days=at) for at in range(FIRST_DAYS)}
    end = max({*shown, *(day + timedelta(days=1) for day in noted)})
    return sorted(shown | {end + timedelta(days=at) for at in range(more + 1)})


def entries_at(economy: TokenEconomy, behaviour: TokenBehaviour, day: date) -> list[TokenEntry]:
    """The entries of a behaviour on a day."""
    return [
        entry
        for entry in economy.entries
        if entry.behaviour is behaviour and entry.date is not None and entry.date.day == day
    ]


def points_at(economy: TokenEconomy, behaviour: TokenBehaviour, day: date) -> int | None:
    """The points of a behaviour on a day; None where none are noted."""
    noted = [entry.points for entry in entries_at(economy, behaviour, day) if entry.points is not None]
    return sum(noted) if noted else None


def put_points(
    notebook: Notebook,
    case: Case,
    economy: TokenEconomy,
    wanted: Mapping[tuple[TokenBehaviour, date], int | None],
    *,
    follows: str = "",
) -> tuple[Sequence[str], str]:
    """Note points (None takes them away), as one step of undo that joins the last one where that changed ``follows``.

    Gives the ids of the entries that were changed, and a sentence about what was left alone, «» where that is nothing:
    several entries of one day are told apart by their words, which a grid does not show.
    """
    changed: list[TokenEntry] = []
    apart = 0
    with notebook.edit(tr("Isi catatan harian"), case_id=case.id, origin=put_points, follows=follows):
        for (behaviour, day), points in wanted.items():
            noted = entries_at(economy, behaviour, day)
            if len(noted) > 1:
                apart += 1
            elif noted and points is None and _says_nothing_else(noted[0]):
                changed.append(noted[0])
                economy.entries.remove(noted[0])
            elif noted:
                noted[0].points = points
                changed.append(noted[0])
            elif points is not None:
                entry = TokenEntry(date=PartialDate.on(day), behaviour=behaviour, points=points)
                economy.entries.append(entry)
                changed.append(entry)
    words = tr("Hari dengan beberapa catatan untuk satu perilaku diubah dalam tabel Catatan harian.") if apart else ""
    return [entry.id for entry in changed], words


def _says_nothing_else(entry: TokenEntry) -> bool:
    return not any((entry.praise, entry.confirmed_by, entry.note, entry.behaviour_name))
