"""The ledger of a token economy as a grid of behaviours × days: reading it, writing its entries, exchanging."""

from __future__ import annotations

import calendar
import dataclasses
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from caseworker_app.casework import token_account
from caseworker_app.model.evaluation import BeforeAfter
from caseworker_app.model.indonesian import number
from caseworker_app.model.intervention import TokenEntry, TokenExchange
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caseworker_app.model.case import Case
    from caseworker_app.model.intervention import TokenBehaviour, TokenEconomy
    from caseworker_app.store.notebook import Notebook

RECENT = timedelta(days=28)
"""A ledger that was kept so lately is opened on today, an older one where it ended."""
MINUS = "−"
_CELL = re.compile(r"\s*(?:\+?(\d{1,4}))?\s*(?:[-−–]\s*(\d{1,4}))?\s*")


@dataclasses.dataclass(frozen=True, slots=True)
class Points:
    """What a cell holds: points earned and points deducted (above zero); None where nothing was noted."""

    earned: int | None = None
    deducted: int | None = None

    def __str__(self) -> str:
        """«2», «−1», «2−1»."""
        deducted = "" if self.deducted is None else f"{MINUS}{self.deducted}"
        return ("" if self.earned is None else str(self.earned)) + deducted

    @property
    def total(self) -> int:
        """What the cell adds to the account."""
        return (self.earned or 0) - (self.deducted or 0)


def read_points(text: str) -> Points | None:
    """Points as they are typed or pasted; None for what is no such thing."""
    match = _CELL.fullmatch(text)
    if match is None:
        return None
    earned, deducted = (None if part is None else int(part) for part in match.groups())
    return Points(earned, deducted)


def week_of(day: date) -> list[date]:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=at) for at in range(7)]


def month_of(day: date) -> list[date]:
    """All days of a month."""
    return [day.replace(day=at) for at in range(1, calendar.monthrange(day.year, day.month)[1] + 1)]


def next_month(day: date, steps: int) -> date:
    """The first of the month so many months later."""
    months = day.year * 12 + day.month - 1 + steps
    return date(months // 12, months % 12 + 1, 1)


def opening_day(economy: TokenEconomy, today: date) -> date:
    """Today; of a ledger that was not kept for a while the last day noted, or the day of agreement."""
    noted = [entry.date.day for entry in economy.entries if entry.date is not None and entry.date.day is not None]
    agreed = economy.agreed_on.day if economy.agreed_on is not None else None
    last = max(noted, default=agreed)
    return last if last is not None and last < today - RECENT else today


class Ledger:
    """The entries of an economy by behaviour and day, read once for a grid that asks for every cell."""

    def __init__(self, economy: TokenEconomy) -> None:
        self._entries: dict[tuple[str, date], list[TokenEntry]] = {}
        for entry in economy.entries:
            if entry.behaviour is not None and entry.date is not None and entry.date.day is not None:
                self._entries.setdefault((entry.behaviour.id, entry.date.day), []).append(entry)

    def entries(self, behaviour: TokenBehaviour, day: date) -> list[TokenEntry]:
        """The entries of a behaviour on a day."""
        return self._entries.get((behaviour.id, day), [])

    def points(self, behaviour: TokenBehaviour, day: date) -> Points:
        """What was earned and deducted for a behaviour on a day."""
        noted = [entry.points for entry in self.entries(behaviour, day) if entry.points is not None]
        earned = [points for points in noted if points >= 0]
        deducted = [-points for points in noted if points < 0]
        return Points(sum(earned) if earned else None, sum(deducted) if deducted else None)


def put_points(
    notebook: Notebook,
    case: Case,
    economy: TokenEconomy,
    wanted: Mapping[tuple[TokenBehaviour, date], Points],
) -> str:
    """Note points as one step of undo: what is earned and what is deducted on a day are an entry each.

    Gives a sentence about what was left alone, «» where that is nothing: several entries of one kind on one day are
    told apart by their words, which a grid does not show.
    """
    ledger = Ledger(economy)
    apart = 0
    with notebook.edit(tr("Isi catatan harian"), case_id=case.id):
        for (behaviour, day), points in wanted.items():
            entries = ledger.entries(behaviour, day)
            deductions = [entry for entry in entries if (entry.points or 0) < 0]
            earnings = [entry for entry in entries if (entry.points or 0) >= 0]
            lost = None if points.deducted is None else -points.deducted
            for known, figure in ((earnings, points.earned), (deductions, lost)):
                if len(known) > 1 and sum(entry.points or 0 for entry in known) != (figure or 0):
                    apart += 1
                elif len(known) <= 1:
                    _put(economy, behaviour, day, known, figure)
    return tr("Hari dengan beberapa catatan untuk satu perilaku diubah dalam tabel Catatan harian.") if apart else ""


def _put(
    economy: TokenEconomy, behaviour: TokenBehaviour, day: date, known: list[TokenEntry], points: int | None
) -> None:
    if known and points is None and _says_nothing_else(known[0]):
        economy.entries.remove(known[0])
    elif known:
        known[0].points = points
    elif points is not None:
        economy.entries.append(TokenEntry(date=PartialDate.on(day), behaviour=behaviour, points=points))


def exchange(notebook: Notebook, case: Case, economy: TokenEconomy, day: date) -> str:
    """Exchange tokens for the reward at the price in force on a day; gives the sentence that says what happened.

    Too few tokens are not exchanged: what is in the hand cannot fall below zero.
    """
    price = token_account.price_on(economy, day)
    left = min(token_account.account(economy, day).balance, token_account.account(economy).balance)
    if price is None:
        return tr("Harga belum disepakati. Isi Harga lebih dahulu, lalu tukar.")
    if left < price:
        words = tr("Belum dapat ditukar: baru {left} dari {price}.")
        return words.format(left=number(left).replace("-", MINUS), price=number(price))
    with notebook.edit(tr("Tukar token"), case_id=case.id):
        economy.exchanges.append(
            TokenExchange(date=PartialDate.on(day), points=price, for_what=economy.reinforcer or None)
        )
    reward = economy.reinforcer or tr("penguat yang disepakati")
    words = tr("{price} ditukar dengan {reward}; tersisa {left}. Tercatat dalam Penukaran.")
    return words.format(price=number(price), reward=reward, left=number(left - price))


def into_changes(notebook: Notebook, case: Case, economy: TokenEconomy) -> int:
    """Write what came of it into the changes of the evaluation, a row for each behaviour; gives how many are new.

    Behaviours are compared by their first and last week; a ledger shorter than two weeks gives one row of its total.
    What was written over already is left alone.
    """
    source = tr("catatan harian token ekonomi")
    weeks = token_account.first_and_last_week(economy)
    unit = tr("poin per minggu")
    changes = [
        BeforeAfter(aspect=part.behaviour, before_value=part.first, after_value=part.last, unit=unit, source=source)
        for part in weeks
        if part.behaviour
    ] or [BeforeAfter(aspect=tr("Token ekonomi"), after=token_account.result_sentence(economy), source=source)]
    known = {(change.aspect, change.source) for change in case.before_after}
    new = [change for change in changes if (change.aspect, change.source) not in known]
    if new:
        with notebook.edit(tr("Salin hasil token ke evaluasi"), case_id=case.id):
            case.before_after.extend(new)
    return len(new)


def _says_nothing_else(entry: TokenEntry) -> bool:
    return not any((entry.praise, entry.confirmed_by, entry.note, entry.behaviour_name))
