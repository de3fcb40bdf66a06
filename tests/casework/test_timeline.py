"""The line of time: every dated record of the model is in it, in order, filtered, with what is marked."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.timeline import (
    ASIDE,
    Event,
    Filter,
    dated_attributes,
    kinds_of,
    stage_titles,
    timeline,
    turning_points,
)
from caseworker_app.exchange.package_shape import placed
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, Contact
from caseworker_app.model.family import Union
from caseworker_app.model.group import Group, GroupSession
from caseworker_app.model.intervention import Session, TokenEconomy, TokenEntry
from caseworker_app.model.notes import Attachment, JournalEntry, KeyEvent, Promise
from caseworker_app.model.partial_date import PartialDate, PartialDateType
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.model.tools import RoadMap, RoadMapEvent
from tests.filled import filled_case


def when(text: str) -> PartialDate:
    return PartialDate.parse(text)


def events_of(case: Case, kin: Kin | None = None, groups: list[Group] | None = None) -> list[Event]:
    return timeline(CaseFile(case, kin or Kin(), groups or []))


def whole(case: Case, shared: Mapping[str, Sequence[Any]]) -> CaseFile:
    """A case with all that it shares."""
    kin = Kin(
        people=list(shared["people"]), unions=list(shared["unions"]), households=list(shared.get("households", ()))
    )
    return CaseFile(case, kin, list(shared["groups"]))


def titles(events: list[Event]) -> list[str]:
    return [f"{event.title} {event.what}".strip() for event in events]


def test_every_dated_column_of_a_filled_case_is_in_the_line_of_time() -> None:
    case, shared = filled_case()
    tops = [case, *(record for records in shared.values() for record in records)]
    records = [record for top in tops for _, record in placed(top, "")]
    for record in records:
        for attribute in record.__mapper__.column_attrs:
            if isinstance(attribute.columns[0].type, PartialDateType):
                setattr(record, attribute.key, when("2026-12-02"))
    told = {(event.entity, event.attribute) for event in timeline(whole(case, shared))}
    dated = {(cls.__name__, name) for cls in {type(record) for record in records} for name in dated_attributes(cls)}
    perhaps_of_another_member = {("GroupTool", "date")}
    assert dated - told - perhaps_of_another_member == {("EmotionalTie", "noted_on")}


def test_what_is_set_aside_exists() -> None:
    stored = {
        f"{mapper.class_.__name__}.{attribute.key}" for mapper in Record.registry.mappers for attribute in mapper.attrs
    }
    assert ASIDE - stored == set()


def test_every_event_of_a_filled_case_has_a_place_where_it_is_filled_in() -> None:
    case, shared = filled_case()
    pages = {f"{stage.key}/{page.key}" for stage in (*STAGES, *TABS) for page in stage.pages}
    elsewhere = {event.place for event in timeline(whole(case, shared)) if event.place not in pages}
    assert elsewhere <= {"assessment/genogram", "assessment/client_family", "client/family"}
    stages = stage_titles()
    assert all(event.stage in stages for event in timeline(whole(case, shared)))


def test_exact_and_vague_dates_stand_as_they_sort_ages_words_and_nothing_come_last() -> None:
    dates = ("usia 18", "", "sesudah lebaran", "2024-09-02", "September 2024", "2024", "2024-09-01", "31/9/2024")
    contacts = [
        Contact(date=when(text) if text else None, process=text or "tanpa", position=at)
        for at, text in enumerate(dates)
    ]
    told = [event.what for event in events_of(Case(contacts=contacts))]
    assert told[:5] == ["2024", "2024-09-01", "September 2024", "2024-09-02", "usia 18"]
    assert set(told[5:]) == {"sesudah lebaran", "31/9/2024", "tanpa"}


def test_hours_order_a_day_and_days_written_one_after_the_other_begin_with_the_first() -> None:
    case = Case(
        sessions=[
            Session(date=when("2024-09-06"), time=TimeSpan.parse("13"), activity_name="siang", position=0),
            Session(date=when("2024-09-06"), time=TimeSpan.parse("9"), activity_name="pagi", position=1),
            Session(date=when("2024-09-05, 2024-09-13"), activity_name="dua hari", position=2),
        ]
    )
    assert [event.what for event in events_of(case)] == ["dua hari", "pagi", "siang"]
    assert all(event.placed for event in events_of(case))


def test_a_record_with_several_dates_is_several_events_each_with_its_word() -> None:
    case = Case(
        opened=when("2024-08-01"),
        closed=when("2025-01-01"),
        consents=[Consent(date=when("2024-08-23"), withdrawn_on=when("2024-10-01"), place="Bogor")],
        promises=[Promise(made_on=when("2024-09-01"), due=when("2024-09-08"), what="menelepon")],
    )
    assert [event.title for event in events_of(case)] == [
        *("Kasus dibuka", "Persetujuan (informed consent)", "Janji kedua pihak", "Janji kedua pihak: sampai"),
        *("Persetujuan (informed consent): dicabut pada", "Kasus ditutup"),
    ]


def test_the_tokens_of_a_day_are_one_event() -> None:
    economy = TokenEconomy(
        entries=[TokenEntry(date=when(f"2024-09-0{day}"), position=at) for at, day in enumerate((1, 1, 1, 2))]
    )
    told = [event for event in events_of(Case(token_economies=[economy])) if event.entity == "TokenEntry"]
    assert [event.what.split(":")[0] for event in told] == ["3 catatan", "1 catatan"]


def test_life_events_and_the_family_are_apart_from_the_work() -> None:
    client = Person(name="Melati Sari", born=when("1997"))
    case = Case(client=client, contacts=[Contact(date=when("2024-08-23"), process="kenal")])
    case.road_maps = [RoadMap(events=[RoadMapEvent(when=when("2015"), what="lulus sekolah")])]
    events = events_of(case, Kin(people=[client], unions=[Union(partner1_id=client.id, since=when("2020"))]))
    assert [event.life for event in events] == [True, True, True, False]
    assert titles([event for event in events if Filter().keeps(event)]) == ["Kontak dengan klien dan pihak lain kenal"]
    assert len([event for event in events if Filter(life=True).keeps(event)]) == 4


def test_groups_journal_and_attachments_are_told_too() -> None:
    case = Case(
        journal=[JournalEntry(date=when("2024-09-01"), text="tenang")],
        attachments=[Attachment(taken_on=when("2024-09-02"), caption="ruang tamu")],
    )
    groups = [Group(name="Melati", sessions=[GroupSession(date=when("2024-09-03"), agenda="perkenalan")])]
    assert [event.entity for event in events_of(case, groups=groups)] == ["JournalEntry", "Attachment", "GroupSession"]
    assert [event.place for event in events_of(case, groups=groups)] == [
        *("journal/journal", "files/attachments", "intervention/sessions"),
    ]


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        ({}, ["satu", "dua", "tiga"]),
        ({"words": "DUA"}, ["dua"]),
        ({"words": "wawancara"}, ["tiga"]),
        ({"words": "september satu"}, ["satu"]),
        ({"first": date(2024, 9, 5)}, ["dua", "tiga"]),
        ({"first": date(2024, 9, 5), "last": date(2024, 9, 30)}, ["dua"]),
        ({"stages": frozenset({"assessment"})}, ["tiga"]),
        ({"kinds": frozenset({"Kontak dengan klien dan pihak lain"})}, ["satu", "dua"]),
        ({"marked": True}, []),
    ],
)
def test_events_are_chosen_by_words_period_stage_kind_and_mark(wanted: dict[str, Any], kept: list[str]) -> None:
    from caseworker_app.model.assessment import Interview

    case = Case(
        contacts=[
            Contact(date=when("2024-09-01"), process="satu", position=0),
            Contact(date=when("2024-09-05"), process="dua", position=1),
        ],
        interviews=[Interview(date=when("2024-10-01"), activity="tiga")],
    )
    assert [event.what for event in events_of(case) if Filter(**wanted).keeps(event)] == kept


def test_a_chronology_tells_what_is_marked_and_without_marks_what_carries_the_case() -> None:
    contact = Contact(date=when("2024-09-01"), process="kenal")
    case = Case(opened=when("2024-08-01"), contacts=[contact], consents=[Consent(date=when("2024-09-02"))])
    assert [event.entity for event in turning_points(events_of(case))] == ["Case", "Consent"]
    case.key_events = [KeyEvent(entity="Contact", entity_id=contact.id, field="date")]
    assert [event.entity for event in turning_points(events_of(case))] == ["Contact"]


def test_a_mark_of_what_is_gone_marks_nothing() -> None:
    case = Case(opened=when("2024-08-01"), key_events=[KeyEvent(entity="Contact", entity_id="x", field="date")])
    assert [event.marked for event in events_of(case)] == [False]


def test_kinds_are_listed_once_by_the_alphabet() -> None:
    (event,) = events_of(Case(contacts=[Contact(date=when("2024-09-01"), process="x")]))
    other = dataclasses.replace(event, kind="agenda")
    assert kinds_of([event, other, event]) == ["agenda", event.kind]


def test_what_is_secret_is_known_as_such() -> None:
    case = Case(road_maps=[RoadMap(events=[RoadMapEvent(when=when("2015"), what="kabur", private=True)])])
    assert [event.secret for event in events_of(case)] == [True]
