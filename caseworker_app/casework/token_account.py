"""The arithmetic of a token economy: what was earned, deducted, exchanged and is left, and the price of a day.

Points above zero are earned, points below zero deducted. A line without a date counts from the beginning, since it
was noted though nobody knows when.
"""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import TYPE_CHECKING

from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.model.intervention import TokenBehaviour, TokenEconomy, TokenEntry
    from caseworker_app.model.partial_date import PartialDate

WEEK = timedelta(days=7)


@dataclasses.dataclass(frozen=True, slots=True)
class Account:
    """Tokens up to a day. deducted and exchanged are how many were taken away, both above zero; days: with an entry."""

    earned: int = 0
    deducted: int = 0
    exchanged: int = 0
    days: int = 0

    @property
    def balance(self) -> int:
        """What is left in the hand; below zero where more was taken away than earned."""
        return self.earned - self.deducted - self.exchanged


@dataclasses.dataclass(frozen=True, slots=True)
class Weeks:
    """The points of a behaviour in the first and in the last week of the ledger."""

    behaviour: str
    first: int
    last: int


def day_by_day(economy: TokenEconomy) -> list[TokenEntry]:
    """The entries in the order of their days, whenever they were noted; first those of a day that nobody knows."""
    return sorted(economy.entries, key=lambda entry: entry.date.sort_key if entry.date else (-1, 0, 0, ""))


def account(economy: TokenEconomy, until: date | None = None) -> Account:
    """What an economy amounts to at the end of a day; without one, altogether."""
    entries = [entry for entry in economy.entries if _counts(entry.date, until)]
    points = [entry.points or 0 for entry in entries]
    return Account(
        earned=sum(figure for figure in points if figure > 0),
        deducted=-sum(figure for figure in points if figure < 0),
        exchanged=sum(part.points or 0 for part in economy.exchanges if _counts(part.date, until)),
        days=len({entry.date for entry in entries if entry.date is not None}),
    )


def price_on(economy: TokenEconomy, day: date | None = None) -> int | None:
    """The price in force on a day: the newest change up to it, else the price first agreed; without a day the last."""
    known = [part for part in economy.prices if part.price is not None and _counts(part.since, day)]
    newest = max(known, key=lambda part: (_first(part.since) or date.min, part.position or 0), default=None)
    return newest.price if newest is not None else economy.price


def difference_from_stated(economy: TokenEconomy, sums: Account | None = None) -> int | None:
    """How many more were stated in writing than the ledger adds up to; None where there is nothing to compare."""
    if economy.earned_stated is None or not economy.entries:
        return None
    return economy.earned_stated - (sums or account(economy)).earned


def standing(economy: TokenEconomy, until: date | None = None, sums: Account | None = None) -> str:
    """«36 dari 30: dapat ditukar»; without a price only what is left. sums: those up to that day, if known."""
    balance, price = (sums or account(economy, until)).balance, price_on(economy, until)
    left = _figure(balance)
    if balance < 0:
        return tr("{left}: potongan melebihi perolehan").format(left=left)
    if price is None:
        return tr("{left} token, harga belum disepakati").format(left=left)
    words = tr("{left} dari {price}: dapat ditukar") if balance >= price else tr("{left} dari {price}: kurang {lack}")
    return words.format(left=left, price=number(price), lack=number(max(0, price - balance)))


def first_and_last_week(economy: TokenEconomy) -> list[Weeks]:
    """For each behaviour the first seven days of the ledger and the last seven; nothing before two whole weeks."""
    days = [day for entry in economy.entries if (day := _first(entry.date)) is not None]
    if not days or max(days) - min(days) < 2 * WEEK - timedelta(days=1):
        return []
    first, last = min(days) + WEEK, max(days) - WEEK
    return [
        Weeks(
            behaviour.text or "",
            _sum(entry for entry in _of(economy, behaviour) if (_first(entry.date) or date.max) < first),
            _sum(entry for entry in _of(economy, behaviour) if (_first(entry.date) or date.min) > last),
        )
        for behaviour in economy.behaviours
    ]


def result_sentence(economy: TokenEconomy) -> str:
    """What came of it, for the report and the evaluation; «» where nothing was noted."""
    if not economy.entries:
        return ""
    sums = account(economy)
    token = economy.token or tr("token")
    words = tr("Dalam {days} hari catatan diperoleh {earned} {token}").format(
        days=number(sums.days), earned=number(sums.earned), token=token
    )
    for amount, part in (
        (sums.deducted, tr("dipotong {count}")),
        (sums.exchanged, tr("ditukar {count}")),
    ):
        if amount:
            words += ", " + part.format(count=number(amount))
    if sums.deducted or sums.exchanged:
        words += ", " + tr("tersisa {count}").format(count=_figure(sums.balance))
    price = price_on(economy)
    if price is not None:
        words += " " + tr("(harga tukar {price})").format(price=number(price))
    changed = [
        tr("{behaviour}: {first} menjadi {last}").format(
            behaviour=part.behaviour, first=_figure(part.first), last=_figure(part.last)
        )
        for part in first_and_last_week(economy)
        if part.behaviour
    ]
    if changed:
        words += ". " + tr("Minggu pertama dibandingkan minggu terakhir: {changes}").format(changes="; ".join(changed))
    return f"{words}."


def missing_for_chart(economy: TokenEconomy) -> list[str]:
    """What the chart for the wall still lacks."""
    return [
        words
        for words, known in (
            (tr("jenis token"), economy.token),
            (tr("perilaku"), any(part.text for part in economy.behaviours)),
            (tr("harga"), price_on(economy)),
            (tr("penguat yang ditukar"), economy.reinforcer),
        )
        if not known
    ]


def _of(economy: TokenEconomy, behaviour: TokenBehaviour) -> list[TokenEntry]:
    return [entry for entry in economy.entries if entry.behaviour is behaviour]


def _sum(entries: Iterable[TokenEntry]) -> int:
    return sum(entry.points or 0 for entry in entries)


def _first(when: PartialDate | None) -> date | None:
    """The day of a date; of a month or year its first day."""
    return when.earliest if when is not None else None


def _counts(when: PartialDate | None, until: date | None) -> bool:
    day = _first(when)
    return until is None or day is None or day <= until


def _figure(amount: int) -> str:
    return number(amount).replace("-", "−")
