"""How long a case is kept after it was closed, and what forbids its erasure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.model.case import Case
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.retention import LegalHold, Reopening

USUAL_YEARS = 5
"""So long a closed case is kept where its agency has not said otherwise."""
_LONGEST_REASON = 90


def kept_until(closed: PartialDate | None, until: PartialDate | None, years: int | None) -> date | None:
    """The last day on which a case is kept: as written down, else so many years after it was closed; None while open.

    ``years`` is what the agency wants, None for the usual.
    """
    if until is not None and until.latest is not None:
        return until.latest
    if closed is None or closed.latest is None:
        return None
    day = closed.latest
    year = min(day.year + max(0, USUAL_YEARS if years is None else years), date.max.year)
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def case_kept_until(case: Case) -> date | None:
    """The same for a loaded case."""
    return kept_until(case.closed, case.retain_until, case.agency.retention_years if case.agency else None)


def standing_hold(holds: Iterable[LegalHold]) -> LegalHold | None:
    """The first hold that nobody has released."""
    return next((hold for hold in holds if hold.released is None), None)


def hold_in_words(hold: LegalHold) -> str:
    """Who ordered it, since when and why: «ditahan oleh Polres Kota sejak 3/3/2026: penyidikan»."""
    reason = " ".join((hold.reason or "").split())
    if len(reason) > _LONGEST_REASON:
        reason = reason[:_LONGEST_REASON].rsplit(" ", 1)[0] + " …"
    return _with_reason(_held(hold), reason)


def history(
    until: PartialDate | None, why: str | None, holds: Iterable[LegalHold], reopenings: Iterable[Reopening]
) -> tuple[str, ...]:
    """Whatever changed how long a case is kept, one sentence each: a term of its own, holds, taking it up again."""
    found = []
    if until is not None or why:
        changed = tr("masa simpan diubah sampai {day}").format(day=_day(until)) if until else tr("masa simpan diubah")
        found.append(_with_reason(changed, why))
    for hold in holds:
        found.append(_with_reason(_held(hold), hold.reason))
        if hold.released is not None or hold.release_reason:
            freed = tr("penahanan dilepas pada {day}").format(day=_day(hold.released))
            found.append(_with_reason(freed, hold.release_reason))
    for reopening in reopenings:
        found.append(_with_reason(tr("dibuka kembali pada {day}").format(day=_day(reopening.date)), reopening.reason))
        if reopening.closed_before is not None or reopening.closed_why_before:
            closed = tr("sebelumnya ditutup pada {day}").format(day=_day(reopening.closed_before))
            found.append(_with_reason(closed, reopening.closed_why_before))
    return tuple(found)


def _held(hold: LegalHold) -> str:
    by = tr(" oleh {who}").format(who=hold.ordered_by) if hold.ordered_by else ""
    since = tr(" sejak {day}").format(day=_day(hold.since)) if hold.since else ""
    return tr("ditahan{by}{since}").format(by=by, since=since)


def _day(value: PartialDate | None) -> str:
    return value.long(weekday=False) if value else tr("tanggal yang tidak tercatat")


def _with_reason(told: str, reason: str | None) -> str:
    return f"{told}: {reason}" if reason else told
