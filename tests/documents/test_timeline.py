"""Lini masa and Kronologi on paper: what they tell, in which order, on how many pages."""

from __future__ import annotations

from datetime import date, timedelta

import pypdfium2
import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.timeline import timeline
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.overviews.timeline import on_a_page
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.documents.wish import Wish
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact
from caseworker_app.model.notes import KeyEvent
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency
from caseworker_app.model.tools import RoadMap, RoadMapEvent
from tests.documents.case_report.texts import text_of

LONG = "Klien menceritakan keadaannya dan menyusun langkah berikutnya bersama praktikan; keluarga ikut mendengarkan. "


def file_of(count: int, text: str = "kenal", *, marked: int = 0) -> CaseFile:
    client = Person(name="Marta Situmorang")
    days = [date(2024, 8, 1) + timedelta(days=at) for at in range(count)]
    contacts = [
        Contact(date=PartialDate.on(day), process=f"{at + 1}. {text}", position=at) for at, day in enumerate(days)
    ]
    case = Case(number="2024-001", client=client, contacts=contacts, opened=PartialDate.parse("2024-07-31"))
    case.agency = Agency(name="Sentra Contoh", address="Jl. Contoh Raya No. 7")
    case.key_events = [
        KeyEvent(entity="Contact", entity_id=each.id, field="date", position=at)
        for at, each in enumerate(contacts[:marked])
    ]
    return CaseFile(case, Kin(people=[client]))


def pages(file: CaseFile, key: str) -> int:
    data = write_pdf(numbered(KINDS[key].make(file, Wish())))
    return len(pypdfium2.PdfDocument(data))


def test_a_chronology_tells_the_marked_events_alone() -> None:
    text = text_of(KINDS["chronology"].make(file_of(5, marked=2), Wish()))
    assert "1. kenal" in text
    assert "2. kenal" in text
    assert "3. kenal" not in text
    assert "Kasus dibuka" not in text


def test_without_marks_it_tells_what_carries_the_case() -> None:
    text = text_of(KINDS["chronology"].make(file_of(2), Wish()))
    assert "Kasus dibuka" in text
    assert "1. kenal" not in text


@pytest.mark.parametrize("count", [1, 12, 24, 46])
def test_a_chronology_is_one_page_however_long_its_texts(count: int) -> None:
    file = file_of(count, LONG * 4, marked=count)
    assert pages(file, "chronology") == 1
    shown, _ = on_a_page([event for event in timeline(file) if event.marked])
    assert len(shown) >= min(count, 23)


def test_what_one_page_cannot_hold_is_counted() -> None:
    file = file_of(90, LONG, marked=90)
    assert pages(file, "chronology") == 1
    text = text_of(KINDS["chronology"].make(file, Wish()))
    assert "peristiwa lain tidak muat di halaman ini" in text


def test_a_timeline_tells_all_or_what_was_picked_and_calls_people_by_initials() -> None:
    file = file_of(3, "bertemu Marta")
    text = text_of(KINDS["timeline"].make(file, Wish()))
    assert "Marta" not in text
    assert "3. bertemu M" in text
    picked = frozenset(event.key for event in timeline(file) if event.what.startswith("2."))
    text = text_of(KINDS["timeline"].make(file, Wish(picked=picked)))
    assert "2. bertemu" in text
    assert "3. bertemu" not in text


def test_secret_events_stay_off_both_papers() -> None:
    file = file_of(1)
    event = RoadMapEvent(when=PartialDate.parse("2015"), what="kabur dari rumah", private=True)
    file.case.road_maps = [RoadMap(events=[event])]
    file.case.key_events = [KeyEvent(entity="RoadMapEvent", entity_id=event.id, field="when")]
    for key in ("timeline", "chronology"):
        assert "kabur" not in text_of(KINDS[key].make(file, Wish(names=True)))


@pytest.mark.parametrize("key", ["timeline", "chronology"])
def test_a_blank_one_and_one_without_dates_are_whole(key: str) -> None:
    assert pages(file_of(0), key) == 1
    assert KINDS[key].make(file_of(3), Wish(blank=True)).blocks
