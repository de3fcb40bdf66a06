"""What is certain of dates that are known by half: compared so that only a sure contradiction counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials
from caseworker_app.limits import brief
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from datetime import date

    from caseworker_app.model.partial_date import PartialDate

_WORDS, _INITIALS = 40, 16  # letters of a date and of initials, so that a sentence stays one


def before(first: PartialDate | None, second: PartialDate | None, *, days: int = 0) -> bool:
    """Whether all that ``first`` can mean lies before all that ``second`` can mean, by more than so many days."""
    if first is None or second is None or first.possible is None or second.possible is None:
        return False
    return (second.possible[0] - first.possible[1]).days > days


def ahead(value: PartialDate | None, today: date, *, days: int = 0) -> bool:
    """Whether a date certainly lies ahead of today, by more than so many days."""
    return value is not None and value.possible is not None and (value.possible[0] - today).days > days


def most_years(since: PartialDate | None, until: PartialDate | None) -> int | None:
    """The greatest number of full years that can lie between two dates, below 0 where they are surely reversed."""
    spans = _spans(since, until)
    return None if spans is None else _full_years(spans[0][0], spans[1][1])


def least_years(since: PartialDate | None, until: PartialDate | None) -> int | None:
    """The least number of full years that can lie between two dates."""
    spans = _spans(since, until)
    return None if spans is None else _full_years(spans[0][1], spans[1][0])


def birth(person: Person | None) -> PartialDate | None:
    """When somebody was born: the date that is known, else what an age on a day says of it."""
    field = birth_field(person)
    return getattr(person, field) if field else None


def birth_field(person: Person | None) -> str:
    """The attribute that tells when somebody was born; «» where none tells days."""
    if person is None:
        return ""
    for field in (Person.born.key, Person.stated_age.key):
        value = getattr(person, field)
        if value is not None and value.possible is not None:
            return field
    return ""


def in_words(value: PartialDate) -> str:
    """A date as a sentence names it: «26 Agustus 2024»."""
    return brief(value.long(weekday=False), _WORDS)


def who(person: Person) -> str:
    """Somebody as a sentence names people: by initials, since others may look on."""
    return brief(initials(person), _INITIALS)


def born_words(value: PartialDate) -> str:
    """«lahir 5 Mei 2001», or «berusia 27 tahun pada 26 Agustus 2024»."""
    return f"berusia {in_words(value)}" if value.age is not None else f"lahir {in_words(value)}"


def _spans(since: PartialDate | None, until: PartialDate | None) -> tuple[tuple[date, date], tuple[date, date]] | None:
    if since is None or until is None or since.possible is None or until.possible is None:
        return None
    return since.possible, until.possible


def _full_years(since: date, until: date) -> int:
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))
