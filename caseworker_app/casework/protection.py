"""What of safety stands today: alerts that are in force, incidents that are not closed, who must not be written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.restrictions import speaks_of
from caseworker_app.model.choices import ConcernState
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.case import Case
    from caseworker_app.model.engagement import RiskScreening
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.protection import Alert, CareArrangement, Incident

ALLERGY, NO_CONTACT, SUSPECT = "alergi", "jangan hubungi", "diduga pelaku"
"""Kinds that rules look at, as the list «alert_kinds» words them."""
NUCLEAR_FAMILY, SHELTER = "keluarga inti", "penampungan sementara"
"""Kinds of care that rules and papers look at, as the list «care_kinds» words them; the first needs no agreement."""


def in_force(case: Case, today: date) -> list[Alert]:
    """The alerts of today: begun, not ended, and saying something; the last day of an alert still counts.

    A date that is known by half counts only where all it can mean has not come or has passed.
    """
    return [one for one in case.alerts if (one.text or one.kind) and _begun(one, today) and not _ended(one, today)]


def past_alerts(case: Case, today: date) -> list[Alert]:
    """The alerts that have ended: history only."""
    return [one for one in case.alerts if (one.text or one.kind) and _ended(one, today)]


def alert_in_words(one: Alert, about: str = "") -> str:
    """«Alergi: penisilin (sejak 3 Oktober 2024)»; ``about``: whom it is about."""
    told = ": ".join(filter(None, (one.kind, one.text)))
    days = (
        tr("tentang {who}").format(who=about) if about else "",
        tr("sejak {date}").format(date=one.since.long(weekday=False)) if one.since else "",
        tr("sampai {date}").format(date=one.until.long(weekday=False)) if one.until else "",
    )
    beside = ", ".join(filter(None, days))
    return f"{told[:1].upper()}{told[1:]}" + (f" ({beside})" if beside else "")


def asked_since(case: Case, day: PartialDate | None) -> RiskScreening | None:
    """The screening of risk that says what was found or planned since an answer told of danger on a day; the last one.

    A screening without a date, or one known by half that may lie before that day, does not count.
    """
    since = day.earliest if day else None
    told = [
        (first, one)
        for one in case.risks
        if (one.safety_plan or one.findings or one.danger_now is False)
        and (first := one.date.earliest if one.date else None)
        and (since is None or first >= since)
    ]
    return max(told, key=lambda found: found[0])[1] if told else None


def open_concerns(case: Case) -> list[Incident]:
    """The incidents and concerns that nobody closed."""
    return [one for one in case.incidents if (one.kind or one.what) and one.state is not ConcernState.CLOSED]


def days_of_care(one: CareArrangement) -> int | None:
    """How many days an arrangement lasted, both counted; None where one of them is not known to the day."""
    first, last = (one.since.day if one.since else None), (one.until.day if one.until else None)
    return (last - first).days + 1 if first and last and first <= last else None


def of_contact(case: Case, today: date) -> list[Alert]:
    """The alerts in force that warn of contact with somebody, or suspect somebody."""
    return [one for one in in_force(case, today) if (one.kind or "").casefold() in {NO_CONTACT, SUSPECT}]


def must_not_be_contacted(file: CaseFile, readers: Iterable[str | None], today: date) -> list[Alert]:
    """The alerts in force that warn of contact with one of these readers, named as on a letter, or suspect them."""
    held = of_contact(file.case, today)
    named = [reader for reader in readers if reader]
    return [one for one in held if any(speaks_of(file, _about(one), reader) for reader in named)]


def _about(one: Alert) -> str:
    """All words by which an alert says whom it is about."""
    person = one.person
    return " ".join(filter(None, (one.text, person.name if person else "", person.nickname if person else "")))


def _begun(one: Alert, today: date) -> bool:
    first = one.since.earliest if one.since else None
    return first is None or first <= today


def _ended(one: Alert, today: date) -> bool:
    last = one.until.latest if one.until else None
    return last is not None and last < today
