"""The numbers of a recap add up, whatever is known of the cases."""

from __future__ import annotations

import dataclasses
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.periods import ALWAYS, Period, containing
from caseworker_app.casework.recap_facts import (
    GROUPINGS,
    Aid,
    CaseFacts,
    Facts,
    Meeting,
    OpenSpan,
    ReferralFact,
    Standing,
    age_band,
    standing,
)
from caseworker_app.casework.recap_tables import tables
from caseworker_app.casework.tallies import TallyTable
from caseworker_app.model.choices import Sex
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.time_span import TimeSpan
from tests.examples import few

TODAY = date(2024, 12, 31)
QUARTER = containing("quarter", date(2024, 8, 1))
KEYS = [grouping.key for grouping in GROUPINGS]


def when(words: str) -> PartialDate | None:
    return PartialDate.parse(words, today=TODAY) if words else None


def case(id_: str, opened: str, closed: str | None = None, **facts: object) -> CaseFacts:
    span = OpenSpan(when(opened), when(closed or ""), still=closed is None)
    return CaseFacts(id_, (span,), **facts)  # type: ignore[arg-type] # facts by name


def table(found: list[TallyTable], key: str) -> TallyTable:
    return next(each for each in found if each.key == key)


def numbers(found: TallyTable) -> dict[str, list[int]]:
    rows = [*found.rows, *([found.total] if found.total else [])]
    return {row.label: [tally.value for tally in row.tallies] for row in rows}


@pytest.mark.parametrize(
    ("opened", "closed", "stands"),
    [
        ("1 Juni 2024", None, Standing(carried=True)),
        ("1 Juni 2024", "1 Agustus 2024", Standing(carried=True, ended=True)),
        ("1 Agustus 2024", "1 November 2024", Standing(new=True)),
        ("1 Agustus 2024", "2 Agustus 2024", Standing(new=True, ended=True)),
        ("1 Juni 2024", "2 Juni 2024", Standing(outside=True)),
        ("1 Oktober 2024", None, Standing(outside=True)),
        ("", "2 Juni 2024", Standing(outside=True)),
        ("", None, Standing()),
        ("2024", None, Standing()),
        ("1 Juni 2024", "", Standing()),
        ("1 Oktober 2024", "1 Agustus 2024", Standing()),
    ],
)
def test_how_a_case_stands_to_a_period(opened: str, closed: str | None, stands: Standing) -> None:
    assert standing(case("a", opened, closed), QUARTER) == stands


def test_a_case_that_was_reopened_is_new_once_more() -> None:
    spans = (OpenSpan(when("1 Maret 2024"), when("1 Mei 2024"), still=False), OpenSpan(when("5 Agustus 2024")))
    stood = standing(CaseFacts("a", spans), QUARTER)
    assert (stood.carried, stood.new, stood.ended) == (False, True, False)


DATES = st.sampled_from(["", "2024", "Agustus 2024", "1 Juni 2024", "15 Agustus 2024", "3 Oktober 2024", "entah"])
CASES = st.lists(
    st.builds(
        lambda opened, closed, sex, cluster, born: case("", opened, closed, sex=sex, cluster=cluster, born=when(born)),
        *(DATES, st.none() | DATES, st.sampled_from([None, *Sex]), st.sampled_from(["", "Anak", "anak", "lansia"])),
        st.sampled_from(["", "1990", "2020", "3 Mei 1950"]),
    ),
    max_size=12,
).map(lambda cases: tuple(dataclasses.replace(each, id=f"c{at}") for at, each in enumerate(cases)))


@few(60)
@given(CASES, st.sampled_from([ALWAYS, QUARTER, containing("year", TODAY), Period(date(2024, 8, 10), TODAY)]))
def test_totals_are_the_number_of_cases(cases: tuple[CaseFacts, ...], period: Period) -> None:
    found = tables(Facts(cases), period, KEYS, TODAY)
    lines = list(table(found, "balance").rows)
    begun, new, served, ended, left, unknown, outside, every = [row.tallies[-1] for row in lines]
    assert begun.value + new.value == served.value == ended.value + left.value
    assert served.value + unknown.value + outside.value == every.value == len(cases)
    for key in KEYS:
        grouped = table(found, key)
        assert grouped.total is not None
        assert grouped.total.tallies[-1].value == served.value + unknown.value
        assert sorted(grouped.total.tallies[-1].cases) == sorted({*served.cases, *unknown.cases})
        for row in grouped.rows:
            assert len(row.tallies[-1].cases) == row.tallies[-1].value == len(set(row.tallies[-1].cases))
    for each in found:
        for row in each.rows:
            assert len(row.tallies) == len(each.columns)


def test_the_end_of_a_month_is_the_beginning_of_the_next() -> None:
    cases = (case("a", "3 Juni 2024", "9 Agustus 2024"), case("b", "20 Juli 2024"), case("c", "1 September 2024"))
    course = table(tables(Facts(cases), QUARTER, [], TODAY), "course")
    assert numbers(course) == {"Juli 2024": [1, 1, 0, 2], "Agustus 2024": [2, 0, 1, 1], "September 2024": [1, 1, 0, 2]}


def test_what_is_not_said_is_a_row_and_spellings_are_one() -> None:
    cases = (
        case("a", "1 Juli 2024", cluster="Anak"),
        case("b", "1 Juli 2024", cluster=" anak "),
        case("c", "1 Juli 2024"),
    )
    found = table(tables(Facts(cases), QUARTER, ["cluster"], TODAY), "cluster")
    assert [row.label for row in found.rows] == ["Anak", "tidak diketahui"]
    assert found.rows[0].tallies[-1].cases == ("a", "b")


def test_hours_are_added_and_missing_lengths_counted_apart() -> None:
    day = when("5 Agustus 2024")
    meetings = (
        Meeting("Kontak", ("a",), day, TimeSpan(time(9), time(10, 30))),
        Meeting("Kontak", ("b",), day, TimeSpan(time(9))),
        Meeting("Pertemuan kelompok", ("a", "b"), day, TimeSpan(time(13), time(15))),
        Meeting("Kontak", ("a",), None, TimeSpan(time(9), time(10))),
        Meeting("Kontak", ("a",), when("1 Mei 2024"), TimeSpan(time(9), time(10))),
    )
    found = numbers(table(tables(Facts((), meetings), QUARTER, [], TODAY), "meetings"))
    assert found == {
        "Kontak": [2, 90, 1, 2, 1],
        "Pertemuan kelompok": [1, 120, 0, 2, 0],
        "Jumlah": [3, 210, 1, 2, 1],
    }


def test_assistance_is_counted_in_rupiah_by_component_and_by_goods() -> None:
    day = when("5 Agustus 2024")
    aid = (
        Aid("a", day, "uang", "modal", "dukungan keluarga", 500_000),
        Aid("a", day, "barang", "Beras", "dukungan keluarga", None),
        Aid("b", day, "barang", "beras", "", 70_000),
    )
    found = tables(Facts((), (), aid), QUARTER, [], TODAY)
    assert numbers(table(found, "aid"))["Jumlah"] == [3, 570_000, 1, 2]
    assert numbers(table(found, "goods"))["Beras"] == [2, 70_000, 1, 2]
    assert numbers(table(found, "components"))["dukungan keluarga"] == [0, 0, 2, 500_000, 1]
    assert numbers(table(found, "components"))["tidak diketahui"] == [0, 0, 1, 70_000, 1]


def test_referrals_are_counted_by_whether_they_were_answered() -> None:
    sent = (
        ReferralFact("a", when("5 Agustus 2024"), "segera", answered=True),
        ReferralFact("a", when("6 Agustus 2024")),
    )
    found = numbers(table(tables(Facts((), (), (), sent), QUARTER, [], TODAY), "referrals"))
    assert found == {"segera": [1, 1, 0, 1], "tidak diketahui": [1, 0, 1, 1], "Jumlah": [2, 1, 1, 1]}


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("3 Mei 2007", "12–17 tahun"),
        ("2006", ""),
        ("1 Januari 1954", "70 tahun ke atas"),
        ("usia 27", "26–45 tahun"),
        ("", ""),
    ],
)
def test_age_bands_are_told_only_where_they_are_certain(born: str, band: str) -> None:
    assert age_band(case("a", "", born=when(born)), date(2024, 9, 30)) == band
