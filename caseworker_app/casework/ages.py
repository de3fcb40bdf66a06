"""How old somebody is, as far as it is known, and on which day a case tells ages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.model.partial_date import age_at

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
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


def age_at_death(person: Person) -> int | None:
    """How old a dead person became; an age that was stated otherwise stands for it."""
    if person.born and person.died and person.died.earliest:
        span = age_at(person.born, person.died.earliest)
        if span and span[0] == span[1]:
            return span[0]
    return person.stated_age.age if person.stated_age else None


def may_be_minor(person: Person, day: date) -> bool:
    """Whether a person is under 18 on this day, or may be by what is known of the birth."""
    age = age_on(person, day)
    if age is not None:
        return age < 18
    span = age_at(person.born, day) if person.born else None
    return span is not None and span[0] < 18
