"""How old somebody is, as far as it is known, and on which day a case tells ages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.model.partial_date import age_at

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.person import Person


_ONE_TIME = 365
"""So many days apart, an age was stated of the time that is asked about."""
OLDEST = 115
"""Years that hardly anybody lives; what is above is a slip of the pen, and is not told as an age."""


def drawn_on(file: CaseFile) -> date:
    """The day for which ages are told: when the case was opened, so that a drawing stays as it was handed in.

    Today where that is not known, or lies ahead.
    """
    opened, today = file.case.opened, date.today()
    return min((opened.earliest if opened else None) or today, today)


def age_on(person: Person, day: date) -> int | None:
    """The age of a person in full years, as born or as stated; None where it is not known to the year, or cannot be."""
    for known in (person.stated_age, person.born):
        if known is None:
            continue
        if known.age is not None:
            return possible(known.age)
        span = age_at(known, min(day, date.today()))
        if span and span[0] == span[1]:
            return possible(span[0])
    return None


def age_in_words(known: PartialDate | None, day: date) -> str:
    """The age on a day as far as a birth date or a stated age tells it: «40», «40–41», «±40».

    Empty where it does not, or where it tells one that nobody has.
    """
    if known is None:
        return ""
    about = "±" if known.approximate else ""
    if known.age is not None and known.age_on is None:
        return "" if possible(known.age) is None else f"{about}{known.age}"
    span = age_at(known, min(day, date.today()))
    if span is None or possible(span[0]) is None:
        return ""
    return f"{about}{sum(span) // 2}" if about else _between(*span)


def present_age(person: Person, day: date) -> str:
    """The age of a living person on a day: as stated about that time, else from the birth date: «40–41».

    So all papers of a case tell the same age, whether a birthday lies between them or not.
    """
    stated = person.stated_age
    if stated is not None and _is_of(stated, day):
        return f"{'±' if stated.approximate else ''}{stated.age}"
    return age_in_words(person.born, day) or age_in_words(stated, day)


def _is_of(stated: PartialDate, day: date) -> bool:
    """Whether an age that somebody can have was stated about this time."""
    if stated.age is None or possible(stated.age) is None:
        return False
    return stated.age_on is None or abs((stated.age_on - day).days) < _ONE_TIME


def age_at_death(person: Person) -> str:
    """How old a dead person became, «68–69» where only years are known; a stated age that agrees says it exactly.

    Empty where nobody becomes so old, or where the only age is stated as on a day after the death.
    """
    stated = person.stated_age.age if person.stated_age else None
    born, died = person.born, person.died
    youngest = age_at(born, died.earliest) if born and died and died.earliest else None
    oldest = age_at(born, died.latest) if born and died and died.latest else None
    if born is None or died is None or oldest is None:
        return _as_stated(person.stated_age, died)
    span = youngest[0] if youngest else 0, oldest[1]
    if possible(span[0]) is None:
        return ""
    if stated is not None and span[0] <= stated <= span[1]:
        return str(stated)
    return f"±{sum(span) // 2}" if born.approximate or died.approximate else _between(*span)


def possible(age: int) -> int | None:
    """An age, or None where nobody becomes so old."""
    return age if 0 <= age <= OLDEST else None


def is_stated_after(stated: PartialDate, died: PartialDate) -> bool:
    """Whether an age is stated as on a day that certainly lies after the death."""
    last = died.possible[1] if died.possible else None
    return stated.age_on is not None and last is not None and last < stated.age_on


def _as_stated(stated: PartialDate | None, died: PartialDate | None) -> str:
    if stated is None or stated.age is None or (died is not None and is_stated_after(stated, died)):
        return ""
    return "" if possible(stated.age) is None else str(stated.age)


def _between(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def may_be_minor(person: Person, day: date) -> bool:
    """Whether a person is under 18 on this day, or may be by what is known of the birth."""
    age = age_on(person, day)
    if age is not None:
        return age < 18
    span = age_at(person.born, day) if person.born else None
    return span is not None and span[0] < 18
