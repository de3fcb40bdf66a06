from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import assume, given
from hypothesis import strategies as st

from caseworker_app.model.date_setting import DateOf, Setting
from caseworker_app.model.partial_date import PartialDate, PartialDateType, age_at, names_no_day

TODAY = date(2024, 9, 10)

days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
ages = st.integers(0, 150)


@st.composite
def spans(draw: st.DrawFn) -> PartialDate:
    first = draw(days)
    text = draw(st.none() | st.text())
    return PartialDate(first, first + timedelta(days=draw(st.integers(0, 800))), text, draw(st.booleans()))


@st.composite
def stated_ages(draw: st.DrawFn) -> PartialDate:
    return PartialDate(None, None, draw(st.none() | st.text()), draw(st.booleans()), draw(ages), draw(st.none() | days))


dates = spans() | stated_ages() | st.builds(PartialDate, text=st.none() | st.text())


def read(text: str) -> PartialDate:
    return PartialDate.parse(text, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "stored", "printed"),
    [
        ("26/8", "2024-08-26 | 26/8", "Senin, 26 Agustus 2024 (tahun diperkirakan)"),
        ("26/8 - 2/9", "2024-08-26/2024-09-02 | 26/8 - 2/9", "26 Agustus – 2 September 2024 (tahun diperkirakan)"),
        (
            "awal September",
            "2024-09-01/2024-09-10~ | awal September",
            "awal September (diperkirakan sekitar 1–10 September 2024)",
        ),
        ("9 September 2023 - 19 September", "2023-09-09/2023-09-19", "9–19 September 2023"),
        ("9 September 2023 s.d. 19", "2023-09-09/2023-09-19", "9–19 September 2023"),
        ("9/9/2023 - 3/10", "2023-09-09/2023-10-03", "9 September – 3 Oktober 2023"),
        ("19 September – 3 Oktober 2023", "2023-09-19/2023-10-03", "19 September – 3 Oktober 2023"),
        ("28 Desember 2023 - 3 Januari", "2023-12-28/2024-01-03", "28 Desember 2023 – 3 Januari 2024"),
        ("28 Desember - 3 Januari 2024", "2023-12-28/2024-01-03", "28 Desember 2023 – 3 Januari 2024"),
        ("September 2023 - Oktober", "2023-09-01/2023-10-31", "September – Oktober 2023"),
        ("26-8-2024", "2024-08-26", "Senin, 26 Agustus 2024"),
        ("26.08.24", "2024-08-26", "Senin, 26 Agustus 2024"),
        ("26 Agustus 2024", "2024-08-26", "Senin, 26 Agustus 2024"),
        ("Senin, 26 Agustus 2024", "2024-08-26", "Senin, 26 Agustus 2024"),
        ("hari Senin tanggal 26 bulan Agustus tahun 2024", "2024-08-26", "Senin, 26 Agustus 2024"),
        ("26 Agt 2024", "2024-08-26", "Senin, 26 Agustus 2024"),
        ("27 Sept. 2024", "2024-09-27", "Jumat, 27 September 2024"),
        ("Jum'at 27 September 2024", "2024-09-27", "Jumat, 27 September 2024"),
        ("2024-08-26", "2024-08-26", "Senin, 26 Agustus 2024"),
        ("5/10/58", "1958-10-05", "Minggu, 5 Oktober 1958"),
        ("kemarin", "2024-09-09", "Senin, 9 September 2024"),
        ("hari ini", "2024-09-10", "Selasa, 10 September 2024"),
        ("3 hari yang lalu", "2024-09-07", "Sabtu, 7 September 2024"),
        ("senin lalu", "2024-09-09", "Senin, 9 September 2024"),
        ("selasa lalu", "2024-09-03", "Selasa, 3 September 2024"),
        ("minggu lalu", "2024-09-02/2024-09-08", "2–8 September 2024"),
        ("bulan lalu", "2024-08", "Agustus 2024"),
        ("tahun depan", "2025", "2025"),
        ("2 minggu lalu", "2024-08-27~", "sekitar 27 Agustus 2024"),
        ("10 bulan lalu", "2023-11~", "sekitar November 2023"),
        ("setahun lalu", "2023~", "sekitar 2023"),
        ("Agustus 2024", "2024-08", "Agustus 2024"),
        ("8/2024", "2024-08", "Agustus 2024"),
        ("8/97", "1997-08", "Agustus 1997"),
        ("Agustus 97", "1997-08", "Agustus 1997"),
        ("Agustus '23", "2023-08", "Agustus 2023"),
        ("tahun 98", "1998", "1998"),
        ("'98", "1998", "1998"),
        ("agustus", "2024-08 | agustus", "Agustus 2024 (tahun diperkirakan)"),
        ("2024", "2024", "2024"),
        ("sekitar 1998", "1998~", "sekitar 1998"),
        ("±1998", "1998~", "sekitar 1998"),
        ("sekitar 2024-08", "2024-08~", "sekitar Agustus 2024"),
        ("2024-09~", "2024-09~", "sekitar September 2024"),
        ("26–30 Agustus 2024", "2024-08-26/2024-08-30", "26–30 Agustus 2024"),
        ("Senin–Jumat, 26–30 Agustus 2024", "2024-08-26/2024-08-30", "26–30 Agustus 2024"),
        ("26 Agustus - 2 September 2024", "2024-08-26/2024-09-02", "26 Agustus – 2 September 2024"),
        ("17-8-'24", "2024-08-17", "Sabtu, 17 Agustus 2024"),
        ("17/8/'24", "2024-08-17", "Sabtu, 17 Agustus 2024"),
        ("3 Nov - 5 Juli 2025", "2024-11-03/2025-07-05", "3 November 2024 – 5 Juli 2025"),
        ("28 Desember s.d. 3 Januari 2025", "2024-12-28/2025-01-03", "28 Desember 2024 – 3 Januari 2025"),
        ("26/8 - 30/8/2024", "2024-08-26/2024-08-30", "26–30 Agustus 2024"),
        ("Agustus sampai September 2024", "2024-08-01/2024-09-30", "Agustus – September 2024"),
        ("2019-2021", "2019-01-01/2021-12-31", "2019–2021"),
        ("2024-08/2024-10", "2024-08-01/2024-10-31", "Agustus – Oktober 2024"),
        ("usia 18", "age:18", "usia 18 tahun"),
        ("pada usia 18 tahun", "age:18", "usia 18 tahun"),
        ("sekitar usia 18", "age:18~", "usia sekitar 18 tahun"),
        ("27 tahun pada 2024-08-26", "age:27@2024-08-26", "27 tahun pada 26 Agustus 2024"),
        ("66 th (27 Agustus 2024)", "age:66@2024-08-27", "66 tahun pada 27 Agustus 2024"),
        ("", "", ""),
    ],
)
def test_typed_dates_are_understood_and_echoed(typed: str, stored: str, printed: str) -> None:
    assert str(read(typed)) == stored
    assert read(typed).long() == printed


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("minggu ke-2 September 2024", date(2024, 9, 8), date(2024, 9, 14)),
        ("minggu pertama bulan Oktober 2024", date(2024, 10, 1), date(2024, 10, 7)),
        ("minggu terakhir September 2024", date(2024, 9, 29), date(2024, 9, 30)),
        ("awal 2024", date(2024, 1, 1), date(2024, 4, 30)),
        ("pertengahan tahun 2024", date(2024, 5, 1), date(2024, 8, 31)),
        ("akhir 2024", date(2024, 9, 1), date(2024, 12, 31)),
        ("akhir Februari 2024", date(2024, 2, 21), date(2024, 2, 29)),
        ("pertengahan bulan ini", date(2024, 9, 11), date(2024, 9, 20)),
        ("1990-an", date(1990, 1, 1), date(1999, 12, 31)),
        ("tahun 90an", date(1990, 1, 1), date(1999, 12, 31)),
    ],
)
def test_vague_dates_bound_the_time_and_keep_the_words(typed: str, earliest: date, latest: date) -> None:
    found = read(typed)
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.approximate
    assert found.long() == typed


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("2024-09-06, 2024-09-09", date(2024, 9, 6), date(2024, 9, 9)),
        ("6, 9 dan 13 September 2024", date(2024, 9, 6), date(2024, 9, 13)),
        ("6-7, 9 September 2024", date(2024, 9, 6), date(2024, 9, 9)),
        ("6 September 2023, 9 September", date(2023, 9, 6), date(2023, 9, 9)),
        ("6 September 2023, 9 dan 13", date(2023, 9, 6), date(2023, 9, 13)),
    ],
)
def test_several_dates_are_a_stretch_with_their_words(typed: str, earliest: date, latest: date) -> None:
    found = read(typed)
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.text == typed


def test_several_iso_dates_print_in_indonesian() -> None:
    assert read("2024-09-06, 2024-09-09").long() == "6 September 2024, 9 September 2024"
    assert PartialDate(text="2024-13-40").long() == "2024-13-40"


@pytest.mark.parametrize(
    "typed",
    [
        "hampir setiap pertemuan",
        "harapan",
        "31 Februari 2024",
        "2024-02-30",
        "26/13/2024",
        "Jl. Mawar 3",
        "Senin",
        "usia 200",
        "27 tahun pada suatu hari",
        "minggu ke-9 September 2024",
        "minggu ke-1 2024",
        "awal 26 Agustus 2024",
        "30-26 Agustus 2024",
        "2 September 2024 - 26 Agustus 2024",
        "3 bulan",
        "999 tahun lalu sekali",
        "27 Agustus 2024 dan seterusnya",
        "\u0662\u0666/8/2024",
        "\u0662\u0660\u0662\u0664",
        "-",
        "...",
        "|",
    ],
)
def test_what_cannot_be_read_is_kept_as_written(typed: str) -> None:
    found = read(typed)
    assert not found.readable
    assert not found.empty
    assert found.long() == found.short() == found.text == typed


@pytest.mark.parametrize("typed", ["5/4-3/4/2024", "26 September - 24 September 2024", "20/8/2024 s.d. 3/8"])
def test_days_in_the_wrong_order_are_no_range_of_nearly_a_year(typed: str) -> None:
    assert PartialDate.parse(typed).unread


@pytest.mark.parametrize("typed", ["sejak 2020", "usia 3 bulan", "usia 5-7 tahun", "usia 5 tahun 3 bulan"])
def test_words_that_say_more_are_kept_beside_the_reading(typed: str) -> None:
    assert read(typed).readable
    assert read(typed).long() == typed


def test_a_story_pasted_into_a_date_is_kept_whole() -> None:
    story = "26 - " * 2000 + "akhir"
    assert read(story).long() == story


def test_a_year_left_out_is_this_one_or_its_neighbour() -> None:
    assert PartialDate.parse("26/12", today=date(2025, 1, 8)).year == 2024
    assert PartialDate.parse("5/1", today=date(2024, 12, 20)).year == 2025
    assert PartialDate.parse("5/1", today=date(2024, 6, 20)).year == 2024


CASE_2023 = Setting(date(2026, 11, 30), near=(date(2023, 8, 7), date(2023, 12, 15)))


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("19 September", date(2023, 9, 19), date(2023, 9, 19)),
        ("Selasa, 19/9", date(2023, 9, 19), date(2023, 9, 19)),
        ("2 Februari", date(2023, 2, 2), date(2023, 2, 2)),
        ("5 Januari", date(2024, 1, 5), date(2024, 1, 5)),
        ("29 Februari", date(2024, 2, 29), date(2024, 2, 29)),
        ("November", date(2023, 11, 1), date(2023, 11, 30)),
        ("28 November - 4 Desember", date(2023, 11, 28), date(2023, 12, 4)),
        ("28 Desember s.d. 3 Januari", date(2023, 12, 28), date(2024, 1, 3)),
        ("6, 9 dan 13 September", date(2023, 9, 6), date(2023, 9, 13)),
        ("awal September", date(2023, 9, 1), date(2023, 9, 10)),
        ("minggu ke-2 September", date(2023, 9, 8), date(2023, 9, 14)),
    ],
)
def test_a_year_left_out_is_that_of_the_case_and_says_so(typed: str, earliest: date, latest: date) -> None:
    guessed = PartialDate.parse(typed, CASE_2023)
    assert (guessed.earliest, guessed.latest) == (earliest, latest)
    assert guessed.year_guessed
    assert guessed.text == typed
    assert "diperkirakan" in guessed.long()
    assert "(tahun?)" in guessed.short()
    assert PartialDate.parse(str(guessed)) == guessed


def test_a_weekday_tells_the_year_that_was_left_out() -> None:
    setting = Setting(date(2026, 11, 30), near=(date(2023, 1, 5), date(2025, 6, 1)))
    assert PartialDate.parse("Selasa, 19 September", setting).year == 2023
    assert PartialDate.parse("Kamis, 19 September", setting).year == 2024
    nowhere = PartialDate.parse("Minggu, 19 September", setting)
    assert nowhere.long() == "Minggu, 19 September (diperkirakan Kamis, 19 September 2024)"


def test_what_is_planned_rather_lies_ahead_and_what_was_done_behind() -> None:
    today = date(2026, 11, 30)
    assert PartialDate.parse("1/3", Setting(today)).year == 2026
    assert PartialDate.parse("1/3", Setting(today, DateOf.PLAN)).year == 2027
    assert PartialDate.parse("20/11", Setting(today, DateOf.PLAN)).year == 2026
    assert PartialDate.parse("1/6/45", Setting(today, DateOf.PLAN)).year == 2045
    assert PartialDate.parse("1/6/24", Setting(today)).year == 2024


@pytest.mark.parametrize("about", [DateOf.BIRTH, DateOf.AGE, DateOf.PAST])
def test_what_lies_in_a_life_is_never_ahead_and_its_year_never_guessed(about: DateOf) -> None:
    setting = Setting(date(2026, 11, 30), about)
    for typed, day in {
        "17/8/30": date(1930, 8, 17),
        "17 Agustus 30": date(1930, 8, 17),
        "3/4/26": date(2026, 4, 3),
        "30/11/26": date(2026, 11, 30),
        "3/12/26": date(1926, 12, 3),
        "1/1/27": date(1927, 1, 1),
        "29.2.28": date(1928, 2, 29),
    }.items():
        assert PartialDate.parse(typed, setting) == PartialDate.on(day)
    for typed in ("17 Agustus", "17/8", "Agustus", "akhir Agustus"):
        assert PartialDate.parse(typed, setting) == PartialDate(text=typed)


@given(days, st.sampled_from([DateOf.BIRTH, DateOf.AGE, DateOf.PAST]), st.integers(1, 28), st.integers(1, 12))
def test_two_digits_mean_the_last_hundred_years_of_a_life(today: date, about: DateOf, day: int, month: int) -> None:
    for two in range(100):
        born = PartialDate.parse(f"{day}/{month}/{two:02}", Setting(today, about)).day
        assert born is not None
        assert born <= today
        assert (today.year - born.year) * 400 + (today.month - born.month) * 32 + today.day - born.day < 100 * 400


def test_a_place_before_a_birth_date_is_no_part_of_it() -> None:
    born = PartialDate.parse("Karawang, 2 November 2008", Setting(TODAY, DateOf.BIRTH))
    assert born.day == date(2008, 11, 2)
    assert born.long() == "Karawang, 2 November 2008"
    assert not read("Karawang, 2 November 2008").readable


def test_words_of_another_day_do_not_count_from_today() -> None:
    for typed in ("kemarin", "senin lalu", "minggu lalu", "3 hari lalu", "hari ini"):
        assert PartialDate.parse(typed, Setting(TODAY, now=False)) == PartialDate(text=typed)
    assert PartialDate.parse("26/8/2024", Setting(TODAY, now=False)).exact


def test_without_today_the_clock_settles_it() -> None:
    assert PartialDate.parse("hari ini").exact


def test_a_wrong_weekday_keeps_the_date_and_the_words() -> None:
    wrong = read("Jumat, 26 September 2024")
    assert wrong.weekday_conflict
    assert wrong.day == date(2024, 9, 26)
    assert wrong.long() == wrong.short() == "Jumat, 26 September 2024"
    assert wrong.weekday == 3
    assert not read("Kamis, 26 September 2024").weekday_conflict
    assert read("Senin–Kamis, 26–30 Agustus 2024").weekday_conflict
    assert not read("minggu ke-2 September 2024").weekday_conflict
    assert not read("6, 9 dan 13 September 2024").weekday_conflict
    assert not read("Jumat").weekday_conflict


def test_properties_of_a_day_a_month_and_a_range() -> None:
    day, month, crossing = read("26/8/2024"), read("Agustus 2024"), read("28/12/2024 - 3/1/2025")
    assert day.exact
    assert day.day == date(2024, 8, 26)
    assert day.year == 2024
    assert not month.exact
    assert month.day is None
    assert month.weekday is None
    assert (day.precision, month.precision, crossing.precision, read("").precision) == ("day", "month", "range", "")
    assert crossing.year is None
    assert not read("sekitar 26/8/2024").exact
    assert PartialDate.on(date(2024, 8, 26)) == day


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("26 Agustus 2024", "26/8/2024"),
        ("Agustus 2024", "8/2024"),
        ("2024", "2024"),
        ("sekitar 1998", "±1998"),
        ("26–30 Agustus 2024", "26–30/8/2024"),
        ("26 Agustus - 2 September 2024", "26/8–2/9/2024"),
        ("28/12/2024 - 3/1/2025", "28/12/2024–3/1/2025"),
        ("2019-2021", "2019–2021"),
        ("awal 2024", "awal 2024"),
        ("minggu ke-2 September 2024", "±8–14/9/2024"),
        ("usia sekitar 18", "usia ±18"),
        ("27 tahun pada 26/8/2024", "27 th (26/8/2024)"),
        ("", ""),
    ],
)
def test_short_form_for_table_columns(typed: str, shown: str) -> None:
    assert read(typed).short() == shown


def test_the_date_line_of_a_letter_has_no_weekday() -> None:
    assert read("26/8/2024").long(weekday=False) == "26 Agustus 2024"


@st.composite
def settings(draw: st.DrawFn) -> Setting:
    first = draw(days)
    near = draw(st.none() | st.just((first, first + timedelta(days=draw(st.integers(0, 800))))))
    return Setting(draw(days), draw(st.sampled_from(DateOf)), near, draw(st.booleans()))


written = st.text() | st.from_regex(
    r"((senin|ahad), )?\d{1,2}( - \d{1,2})?[-/. ](\d{1,2}|agustus|sept)([-/. ](\d{4}|\d\d))?( - \d+ mei)?",
    fullmatch=True,
)


@given(written, settings())
def test_any_text_is_kept_and_comes_back_from_storage(text: str, setting: Setting) -> None:
    found = PartialDate.parse(text, setting)
    assert PartialDate.from_canonical(str(found)) == found
    assert PartialDate.parse(str(found)) == found
    assert found.readable or (found.text or "") in text


@given(dates)
def test_any_date_comes_back_from_storage(value: PartialDate) -> None:
    assert PartialDate.from_canonical(str(value)) == value
    assert PartialDate.parse(str(value), today=TODAY) == value


@given(
    st.from_regex(
        r"(sekitar |awal |minggu ke-[1-6] )?\d{1,2}[-/. ](\d{1,2}|agustus|sept)[-/. ]?(\d{4})?( - \d+)?", fullmatch=True
    )
)
def test_nothing_that_resembles_a_date_raises(text: str) -> None:
    found = read(text)
    assert found.long()
    assert found.short()


@given(spans(), spans())
def test_storage_strings_sort_by_time(one: PartialDate, other: PartialDate) -> None:
    assert one.latest
    assert other.earliest
    assume(one.latest < other.earliest)
    assert str(one) < str(other)
    assert one.sort_key < other.sort_key


def test_the_unknown_sorts_last() -> None:
    mixed = [read(""), read("entah"), read("usia 18"), read("2025"), read("26/8/2024")]
    assert sorted(mixed, key=lambda value: value.sort_key) == mixed[::-1]


@given(dates, dates)
def test_contradiction_is_mutual_and_never_with_oneself(one: PartialDate, other: PartialDate) -> None:
    assert one.contradicts(other) == other.contradicts(one)
    assert not one.contradicts(one)


def test_what_contradicts_and_what_does_not() -> None:
    assert read("2024-08-26").contradicts(read("2024-09"))
    assert not read("2024-08-26").contradicts(read("2024"))
    assert not read("sekitar 1998").contradicts(read("1999"))
    assert read("sekitar 1998").contradicts(read("2005"))
    assert not read("entah").contradicts(read("2024"))
    assert read("27 tahun pada 2024-08-26").contradicts(read("35 tahun pada 2024-08-26"))
    assert not read("27 tahun pada 2024-08-26").contradicts(read("1997-03-01"))
    assert read("usia 18").contradicts(read("usia 20"))
    assert not read("usia sekitar 18").contradicts(read("usia 20"))


def test_ages_from_a_birth_date() -> None:
    born = read("1958-10-05")
    assert age_at(born, date(2024, 8, 27)) == (65, 65)
    assert age_at(born, date(2024, 10, 5)) == (66, 66)
    assert age_at(read("1958"), date(2024, 8, 27)) == (65, 66)
    assert age_at(read("2024"), date(2024, 8, 27)) == (0, 0)
    assert age_at(read("2025"), date(2024, 8, 27)) is None
    assert age_at(read("usia 18"), TODAY) is None
    assert age_at(read("entah"), TODAY) is None


@given(ages, days)
def test_a_stated_age_stands_for_all_birth_dates_that_give_it(age: int, on: date) -> None:
    assert age_at(PartialDate(age=age, age_on=on), on) == (age, age)


def test_an_age_told_today_becomes_a_birth_date() -> None:
    told = read("66 tahun").stated_on(date(2024, 8, 27))
    assert str(told) == "age:66@2024-08-27"
    assert told.stated_on(TODAY) == told
    assert read("1958").stated_on(TODAY) == read("1958")
    between = read("27 tahun pada 2024")
    assert (between.earliest, between.latest) == (date(1996, 1, 2), date(1997, 12, 31))


@pytest.mark.parametrize(
    "parts",
    [
        {"age": 151},
        {"age": -1},
        {"age_on": TODAY},
        {"earliest": TODAY},
        {"latest": TODAY},
        {"earliest": TODAY, "latest": TODAY - timedelta(days=1)},
    ],
)
def test_parts_that_cannot_go_together_are_refused(parts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"age|earliest"):
        PartialDate(**parts)  # type: ignore[arg-type]  # the wrong parts are the point


@pytest.mark.parametrize("damaged", ["2024-13", "age:999", "9999-99-99 | teks", "26 Agustus"])
def test_a_damaged_storage_string_is_kept_as_words(damaged: str) -> None:
    assert PartialDate.from_canonical(damaged) == PartialDate(text=damaged)


def test_the_column_keeps_dates_and_holds_nothing_for_nothing() -> None:
    table = sa.Table("t", sa.MetaData(), sa.Column("n", sa.Integer), sa.Column("day", PartialDateType()))
    values = [read("Jumat, 26 September 2024"), read("hampir setiap pertemuan"), read("usia 18"), None]
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(table.insert(), [{"n": n, "day": value} for n, value in enumerate([*values, read("")])])
        assert connection.scalars(sa.select(table.c.day).order_by(table.c.n)).all() == [*values, None]
        assert connection.scalar(sa.text("select count(*) from t where day is null")) == 2
        assert connection.scalar(sa.select(table.c.n).where(table.c.day == read("usia 18"))) == 2
    engine.dispose()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-31", True),
        ("2024-02-31 | Sabtu", True),
        ("31 Februari 2024", True),
        ("Sabtu, 31 Feb 2024", True),
        ("26/13", True),
        ("0000", True),
        ("age:999", True),
        ("2024-02-29", False),
        ("29 Februari 2024", False),
        ("age:27@2024-08-26", False),
        ("| 31 Februari 2024", False),
        ("sesudah Lebaran", False),
        ("27 tahun", False),
        ("", False),
    ],
)
def test_a_date_that_no_calendar_has(text: str, *, expected: bool) -> None:
    assert names_no_day(text) == expected


def test_days_in_words_are_shown_as_one_writes_them() -> None:
    several = PartialDate(text="2024-09-21, 2024-09-22")
    assert several.words == several.short() == "21/9/2024, 22/9/2024"
    assert several.long() == "21 September 2024, 22 September 2024"
    assert str(several) == "| 2024-09-21, 2024-09-22", "what is stored stays"
    assert PartialDate(text="2024-02-31").words == "2024-02-31", "no day is made up"
