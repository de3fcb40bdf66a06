from __future__ import annotations

from datetime import time

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.model.time_span import TimeSpan, TimeSpanType

spans = st.builds(TimeSpan, st.none() | st.times(), st.none() | st.times(), st.none() | st.text())


@pytest.mark.parametrize(
    ("typed", "stored", "printed", "minutes"),
    [
        ("9", "09:00", "pukul 09.00 WIB", None),
        ("0930", "09:30", "pukul 09.30 WIB", None),
        ("930", "09:30", "pukul 09.30 WIB", None),
        ("9.30", "09:30", "pukul 09.30 WIB", None),
        ("9:30", "09:30", "pukul 09.30 WIB", None),
        ("15.00-17.30", "15:00/17:30", "pukul 15.00–17.30 WIB", 150),
        ("14.40–17.30", "14:40/17:30", "pukul 14.40–17.30 WIB", 170),
        ("pkl. 15.00 sampai dengan 17.30", "15:00/17:30", "pukul 15.00–17.30 WIB", 150),
        ("12.00–12.00", "12:00/12:00", "pukul 12.00–12.00 WIB", 0),
        ("jam 3 sore", "15:00", "pukul 15.00 WIB", None),
        ("3-5 sore", "15:00/17:00", "pukul 15.00–17.00 WIB", 120),
        ("9 pagi - 1 siang", "09:00/13:00", "pukul 09.00–13.00 WIB", 240),
        ("8 malam", "20:00", "pukul 20.00 WIB", None),
        ("12 malam", "00:00", "pukul 00.00 WIB", None),
        ("22.00-24.00", "22:00/00:00", "pukul 22.00–00.00 WIB", 120),
        ("9.00 selama 1,5 jam", "09:00/10:30 | 9.00 selama 1,5 jam", "9.00 selama 1,5 jam", 90),
        ("pukul 9, 90 menit", "09:00/10:30 | pukul 9, 90 menit", "pukul 9, 90 menit", 90),
        ("9.30 (1 jam 30 menit)", "09:30/11:00 | 9.30 (1 jam 30 menit)", "9.30 (1 jam 30 menit)", 90),
        ("23.00 selama 2 jam", "23:00/01:00 | 23.00 selama 2 jam", "23.00 selama 2 jam", 120),
        ("s.d. 17.00", "/17:00", "sampai pukul 17.00 WIB", None),
        ("", "", "", None),
    ],
)
def test_typed_times_are_understood_and_echoed(typed: str, stored: str, printed: str, minutes: int | None) -> None:
    span = TimeSpan.parse(typed)
    assert str(span) == stored
    assert span.long() == printed
    assert span.minutes == minutes


@pytest.mark.parametrize(
    "typed",
    [
        "16.300",
        "25.00",
        "9.75",
        "sepanjang hari",
        "1 jam",
        "9-",
        "-",
        "|",
        "\u0669.\u0663\u0660",
        "15 menit",
        "9 selama entah",
        "09.00-10.00, 13.00-14.00",
    ],
)
def test_what_cannot_be_read_is_kept_as_written(typed: str) -> None:
    span = TimeSpan.parse(typed)
    assert not span.readable
    assert not span.empty
    assert span.long() == span.short() == typed


def test_an_open_end_prints_with_the_zone() -> None:
    span = TimeSpan.parse("pukul 15.00 s.d. selesai")
    assert span.start == time(15)
    assert span.long() == "pukul 15.00 WIB s.d. selesai"
    assert span.long("WITA") == "pukul 15.00 WITA s.d. selesai"


def test_a_zone_in_the_words_is_kept_where_it_is_not_the_agencys() -> None:
    span = TimeSpan.parse("15.00-17.30 WITA")
    assert span.long("WITA") == "pukul 15.00–17.30 WITA"
    assert span.long("WIB") == "15.00-17.30 WITA"
    assert TimeSpan.parse("mulai 9").long() == "mulai 9"


def test_short_form_for_table_columns() -> None:
    assert TimeSpan.parse("0930-11").short() == "09.30–11.00"
    assert TimeSpan.parse("/17:00").short() == "s.d. 17.00"
    assert TimeSpan.parse("").short() == ""


def test_backwards_has_no_length_but_a_night_has() -> None:
    assert TimeSpan.parse("17.30-15.00").backwards
    assert TimeSpan.parse("17.30-15.00").minutes is None
    assert not TimeSpan.parse("22.00-05.00").backwards
    assert TimeSpan.parse("22.00-05.00").minutes == 420


def test_overlap_needs_a_shared_minute() -> None:
    morning = TimeSpan.parse("9-10")
    assert morning.overlaps(TimeSpan.parse("9.30-11"))
    assert not morning.overlaps(TimeSpan.parse("10-11"))
    assert not morning.overlaps(TimeSpan.parse("9.30"))
    assert not morning.overlaps(TimeSpan.parse("9.30-9.30"))


def test_the_unknown_sorts_last() -> None:
    mixed = [TimeSpan.parse(text) for text in ["", "sepanjang hari", "s.d. 12", "10", "9", "9-10"]]
    assert sorted(mixed, key=lambda span: span.sort_key) == mixed[::-1]


@given(st.text())
def test_any_text_is_kept_and_comes_back_from_storage(text: str) -> None:
    span = TimeSpan.parse(text)
    assert TimeSpan.from_canonical(str(span)) == span
    assert TimeSpan.parse(str(span)) == span
    assert span.readable or (span.text or "") in text


@given(spans)
def test_any_span_comes_back_from_storage(span: TimeSpan) -> None:
    assert TimeSpan.from_canonical(str(span)) == span
    assert TimeSpan.parse(str(span)) == span


@given(spans, spans)
def test_overlap_is_mutual(one: TimeSpan, other: TimeSpan) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@pytest.mark.parametrize("damaged", ["99:99", "15.00", "25:00 | teks"])
def test_a_damaged_storage_string_is_kept_as_words(damaged: str) -> None:
    assert TimeSpan.from_canonical(damaged) == TimeSpan(text=damaged)


def test_the_column_keeps_spans_and_holds_nothing_for_nothing() -> None:
    table = sa.Table("t", sa.MetaData(), sa.Column("n", sa.Integer), sa.Column("at", TimeSpanType()))
    values = [TimeSpan.parse("15.00-17.30"), TimeSpan.parse("16.300"), None]
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        table.create(connection)
        rows = [{"n": n, "at": value} for n, value in enumerate([*values, TimeSpan()])]
        connection.execute(table.insert(), rows)
        assert connection.scalars(sa.select(table.c.at).order_by(table.c.n)).all() == [*values, None]
    engine.dispose()
