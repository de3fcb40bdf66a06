"""Whom a page asks what, by setting, role and age: what these rule out stays on the page, but is not missing there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.model.partial_date import age_at

if TYPE_CHECKING:
    from caseworker_app.model.case import Case

_AT_HOME = frozenset({"keluarga", "komunitas"})
_ATENSI = "atensi"
_SENTRA = "sentra"
_GROWN = 15


def in_atensi(case: Case) -> bool:
    """Whether the case is served within ATENSI: by its basis, its setting, its agency, or how that calls the stages."""
    agency = case.agency
    if case.approach or (agency is not None and (agency.stage_names or "").casefold() == _ATENSI):
        return True
    places = (case.setting, agency.kind if agency is not None else None)
    return any(_SENTRA in (place or "").casefold() for place in places)


def in_institution(case: Case) -> bool:
    """Whether the client lives, learns or works in some institution, as far as is known: not when served at home."""
    if case.entered_residence is not None or case.room:
        return True
    served = {(words or "").casefold() for words in (case.approach, case.setting)} - {""}
    return not (served and served <= _AT_HOME)


def in_emergency(case: Case) -> bool:
    """Whether the client had to be helped there and then."""
    return case.emergency is True


def in_practicum(case: Case) -> bool:
    """Whether a student keeps the case."""
    keeper = case.practitioner
    return keeper is not None and (keeper.role or "").casefold() == "praktikan"


def is_grown(case: Case) -> bool:
    """Whether the client may be married: not a child; also where the age is not known."""
    client = case.client
    if client is None:
        return True
    ages = age_at(client.born, date.today()) if client.born is not None else None
    if ages is not None:
        return ages[1] >= _GROWN
    told = client.stated_age
    return told is None or told.age is None or told.age >= _GROWN
