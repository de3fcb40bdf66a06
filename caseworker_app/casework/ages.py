"""How old somebody is, as far as it is known, and on which day a case tells ages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.model.partial_date import age_at

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.person import Person


def drawn_on(file: CaseFile) -> date:
    """The day for which ages are told: when the case was opened, so that a drawing stays as it was handed in."""
    opened = file.case.opened
    return (opened.earliest if opened else None) or date.today()


def age_on(person: Person, day: date) -> int | None:
    """The age of a person in full years, as born or as stated; None where it is not known to the year."""
    for known in (person.stated_age, person.born):
        if known is None:
            continue
        if known.age is not None:
            return known.age
        span = age_at(known, day)
        if span and span[0] == span[1]:
            return span[0]
    return None


def age_in_words(known: PartialDate | None, day: date) -> str:
    """The age on a day as far as a birth date or a stated age tells it: «40», «40–41», «±40»; empty if it does not."""
    if known is None:
        return ""
    about = "±" if known.approximate else ""
    if known.age is not None and known.age_on is None:
        return f"{about}{known.age}"
    span = age_at(known, day)
    return "" if span is None else f"{about}{sum(span) // 2}" if about else _between(*span)


def present_age(person: Person, day: date) -> str:
    """The age of a living person on a day, from the birth date or else from the stated age: «40–41»."""
    return age_in_words(person.born, day) or age_in_words(person.stated_age, day)


def age_at_death(person: Person) -> str:
    """How old a dead person became, «68–69» where only years are known; a stated age that agrees says it exactly."""
    stated = person.stated_age.age if person.stated_age else None
    born, died = person.born, person.died
    if born is None or died is None or died.earliest is None or died.latest is None:
        return "" if stated is None else str(stated)
    youngest, oldest = age_at(born, died.earliest), age_at(born, died.latest)
    if oldest is None:
        return "" if stated is None else str(stated)
    span = youngest[0] if youngest else 0, oldest[1]
    if stated is not None and span[0] <= stated <= span[1]:
        return str(stated)
    return f"±{sum(span) // 2}" if born.approximate or died.approximate else _between(*span)


def _between(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def may_be_minor(person: Person, day: date) -> bool:
    """Whether a person is under 18 on this day, or may be by what is known of the birth."""
    age = age_on(person, day)
    if age is not None:
        return age < 18
    span = age_at(person.born, day) if person.born else None
    return span is not None and span[0] < 18
