"""Counts of many cases."""

from __future__ import annotations

from datetime import date

from caseworker_app.casework.recap import (
    CLOSED,
    FINISHED,
    UNKNOWN,
    RecapCase,
    by_sex,
    in_order,
    months,
    reached,
    undated,
)
from caseworker_app.model.choices import Sex, StageState
from caseworker_app.model.partial_date import PartialDate

DONE, RUNNING = StageState.DONE, StageState.RUNNING


def a_case(
    number: str = "1", *, sex: Sex | None = None, cluster: str = "", opened: str = "", closed: str = ""
) -> RecapCase:
    days = [PartialDate.parse(words) if words else None for words in (opened, closed)]
    return RecapCase(number, "MS", "Marta", sex, "27", cluster, "", "", days[0], days[1], UNKNOWN)


def test_how_far_a_case_has_come() -> None:
    assert reached([("a", DONE), ("b", RUNNING), ("c", None)], closed=False) == "b"
    assert reached([("a", DONE), ("b", DONE), ("c", None)], closed=False) == "b"
    assert reached([("a", DONE), ("b", DONE)], closed=False) == FINISHED
    assert reached([("a", None), ("b", None)], closed=False) == UNKNOWN
    assert reached([("a", RUNNING)], closed=True) == CLOSED


def test_counts_by_word_and_sex_the_most_frequent_first_and_the_unsaid_last() -> None:
    cases = [
        a_case(cluster="", sex=Sex.MALE), a_case(cluster=""), a_case(cluster=""),
        a_case(cluster="anak", sex=Sex.FEMALE), a_case(cluster="lanjut usia", sex=Sex.MALE),
        a_case(cluster="lanjut usia", sex=Sex.UNKNOWN),
    ]  # fmt: skip
    assert by_sex(cases, lambda one: one.cluster) == {"lanjut usia": [1, 0, 1], "anak": [0, 1, 0], "": [1, 0, 2]}


def test_every_month_from_the_first_to_the_last_but_no_more_than_asked() -> None:
    cases = [
        a_case(opened="5/11/2023", closed="2/2/2024"), a_case(opened="Januari 2024"), a_case(opened="2024"), a_case(),
    ]  # fmt: skip
    assert months(cases) == [
        (date(2023, 11, 1), 1, 0), (date(2023, 12, 1), 0, 0), (date(2024, 1, 1), 1, 0), (date(2024, 2, 1), 0, 1),
    ]  # fmt: skip
    assert [month for month, _, _ in months(cases, most=2)] == [date(2024, 1, 1), date(2024, 2, 1)]
    assert months([]) == []
    assert undated(cases) == 2


def test_cases_stand_by_the_day_they_were_opened() -> None:
    cases = [
        a_case("3"),
        a_case("2", opened="2/9/2024"),
        a_case("1", opened="1/9/2024"),
        a_case("0", opened="2/9/2024"),
    ]
    assert [one.number for one in in_order(cases)] == ["1", "0", "2", "3"]
