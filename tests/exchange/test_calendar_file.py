"""The calendar file, read back as RFC 5545 has it."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from caseworker_app.casework.agenda import Entry
from caseworker_app.exchange.calendar_file import ZONES, written
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.time_span import TimeSpan

NOW = datetime(2026, 11, 30, 8, 30, 15, tzinfo=UTC)
VISIT = Entry(
    id="6f1e",
    entity="Task",
    field="date",
    kind="home_visit",
    case_id="c",
    called="MS",
    date=PartialDate.parse("2026-12-31"),
    time=TimeSpan.parse("9.30-11"),
    what="Menjenguk; bawa foto, surat \\ lembar\nkunjungan",
    place="Jl. Contoh, RT 08",
)


def read(data: bytes) -> list[dict[str, str]]:
    """The events of a file: names of properties with their parameters -> values, lines unfolded, values unescaped."""
    text = data.decode()
    assert "\n" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name and name != "END":
            for escaped, sign in (("\\n", "\n"), ("\\;", ";"), ("\\,", ","), ("\\\\", "\\")):
                value = value.replace(escaped, sign)
            events[-1][name] = value
    return events


def test_without_details_it_says_initials_and_kind_only() -> None:
    (event,) = read(written([(VISIT, "WIB")], now=NOW))
    assert event == {
        "UID": "6f1e-date@caseworker",
        "DTSTAMP": "20261130T083015Z",
        "DTSTART;TZID=Asia/Jakarta": "20261231T093000",
        "DTEND;TZID=Asia/Jakarta": "20261231T110000",
        "SUMMARY": "MS · Kunjungan rumah",
        "CLASS": "PRIVATE",
    }


def test_with_details_texts_are_escaped_and_read_back_whole() -> None:
    (event,) = read(written([(VISIT, "WIB")], now=NOW, details=True))
    assert event["SUMMARY"] == f"MS · {VISIT.what}"
    assert event["LOCATION"] == VISIT.place


@pytest.mark.parametrize(("zone", "ahead"), [("WIB", "+0700"), ("WITA", "+0800"), ("WIT", "+0900"), ("", "+0700")])
def test_the_zone_of_the_agency_is_described_in_the_file_and_knows_no_summer_time(zone: str, ahead: str) -> None:
    text = written([(VISIT, zone)], now=NOW).decode()
    name = ZONES.get(zone, ZONES["WIB"])[0]
    assert f"TZID:{name}\r\n" in text
    assert f"TZOFFSETFROM:{ahead}\r\nTZOFFSETTO:{ahead}\r\n" in text
    assert "DAYLIGHT" not in text
    assert f"DTSTART;TZID={name}:20261231T093000" in text


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut() -> None:
    long = dataclasses.replace(VISIT, what="menjenguk “ibu” di rumah — " * 30)
    data = written([(long, "WIB")], now=NOW, details=True)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert read(data)[0]["SUMMARY"].startswith("MS · menjenguk “ibu” di rumah — menjenguk")
    assert read(data)[0]["SUMMARY"].count("menjenguk") == 30


def test_a_night_ends_on_the_next_day_over_the_end_of_the_year() -> None:
    night = dataclasses.replace(VISIT, time=TimeSpan.parse("22.00-05.00"))
    (event,) = read(written([(night, "WIT")], now=NOW))
    assert event["DTEND;TZID=Asia/Jayapura"] == "20270101T050000"


def test_without_an_hour_it_takes_the_day_and_without_an_end_no_end_is_made_up() -> None:
    (event,) = read(written([(dataclasses.replace(VISIT, time=None), "WIB")], now=NOW))
    assert (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) == ("20261231", "20270101")
    (event,) = read(written([(dataclasses.replace(VISIT, time=TimeSpan.parse("9")), "WIB")], now=NOW))
    assert not any(name.startswith("DTEND") for name in event)


def test_several_days_are_several_events_and_a_span_is_one() -> None:
    days = dataclasses.replace(VISIT, date=PartialDate.parse("2026-12-01, 2026-12-03"))
    events = read(written([(days, "WIB")], now=NOW))
    assert [event["UID"] for event in events] == ["6f1e-date@caseworker", "6f1e-date-2@caseworker"]
    span = dataclasses.replace(VISIT, date=PartialDate.parse("2026-12-01/2026-12-20"))
    (event,) = read(written([(span, "WIB")], now=NOW))
    assert (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) == ("20261201", "20261221")


def test_what_has_no_day_makes_no_event_and_the_same_entry_keeps_its_uid() -> None:
    assert read(written([(dataclasses.replace(VISIT, date=None), "WIB")], now=NOW)) == []
    moved = dataclasses.replace(VISIT, date=PartialDate.parse("2027-01-04"))
    assert read(written([(moved, "WIB")], now=NOW))[0]["UID"] == "6f1e-date@caseworker"
