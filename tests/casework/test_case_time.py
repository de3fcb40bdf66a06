"""Between which days a case lies."""

from __future__ import annotations

from datetime import date

from caseworker_app.casework.case_time import case_time
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact
from caseworker_app.model.partial_date import PartialDate

TODAY = date(2026, 11, 30)


def on(day: str) -> PartialDate:
    return PartialDate.parse(day)


def test_a_closed_case_lies_between_its_opening_and_its_closing() -> None:
    case = Case(opened=on("7/8/2023"), closed=on("15/12/2023"), contacts=[Contact(date=on("3/3/2024"))])
    assert case_time(case, TODAY) == (date(2023, 8, 7), date(2023, 12, 15))


def test_an_old_case_that_nobody_closed_ends_with_what_was_noted_last() -> None:
    case = Case(opened=on("7/8/2023"), contacts=[Contact(date=on("3/10/2023")), Contact(date=on("19/9/2023"))])
    assert case_time(case, TODAY) == (date(2023, 8, 7), date(2023, 10, 3))


def test_a_case_that_is_worked_on_reaches_until_today() -> None:
    assert case_time(Case(opened=on("7/8/2026")), TODAY) == (date(2026, 8, 7), TODAY)
    case = Case(opened=on("7/8/2024"), contacts=[Contact(date=on("3/10/2026")), Contact(date=on("3/10/2099"))])
    assert case_time(case, TODAY) == (date(2024, 8, 7), TODAY)


def test_a_year_that_was_guessed_says_nothing_of_the_case() -> None:
    assert (
        case_time(Case(contacts=[Contact(date=on("3 Oktober")), Contact(date=on("usia 18")), Contact()]), TODAY) is None
    )
