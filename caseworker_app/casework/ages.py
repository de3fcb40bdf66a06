"""How old somebody is, as far as it is known, and on which day a case tells ages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.model.partial_date import PartialDate, age_at

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.person import Person


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


def age_at_death(person: Person) -> int | None:
    """How old a dead person became; an age that was stated otherwise stands for it, unless as on a later day."""
    if person.born and person.died and person.died.earliest:
        span = age_at(person.born, person.died.earliest)
        if span and span[0] == span[1]:
            return possible(span[0])
    stated, died = person.stated_age, person.died
    if stated is None or stated.age is None or (died and is_stated_after(stated, died)):
        return None
    return possible(stated.age)


def possible(age: int) -> int | None:
    """An age, or None where nobody becomes so old."""
    return age if 0 <= age <= OLDEST else None


def is_stated_after(stated: PartialDate, died: PartialDate) -> bool:
    """Whether an age is stated as on a day that certainly lies after the death."""
    last = died.possible[1] if died.possible else None
    return stated.age_on is not None and last is not None and last < stated.age_on


def may_be_minor(person: Person, day: date) -> bool:
    """Whether a person is under 18 on this day, or may be by what is known of the birth."""
    age = age_on(person, day)
    if age is not None:
        return age < 18
    span = age_at(person.born, day) if person.born else None
    return span is not None and span[0] < 18
