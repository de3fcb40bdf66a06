"""Marks of the chronology: set, undone, gone with their record, carried by packages, erased with their case."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.timeline import timeline
from caseworker_app.exchange import package
from caseworker_app.exchange.package_matching import match
from caseworker_app.jobs import case_files
from caseworker_app.jobs.erasing import erase
from caseworker_app.jobs.key_events import mark
from caseworker_app.jobs.packages import export_case
from caseworker_app.model.case import Case
from caseworker_app.model.choices import ErasureGround
from caseworker_app.model.engagement import Contact
from caseworker_app.model.notes import KeyEvent
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook


def put(notebook: Notebook) -> Case:
    case = Case(number="2026-001", client=Person(name="Marta Situmorang"), opened=PartialDate.parse("2024-08-01"))
    case.contacts = [Contact(date=PartialDate.parse("2024-09-01"), process="kenal")]
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(case)
    return case


def marked(notebook: Notebook, case: Case) -> list[str]:
    return [event.entity for event in timeline(case_files.load(notebook, case.id)) if event.marked]


def count(notebook: Notebook) -> int:
    with notebook.reader() as session:
        return session.scalar(select(func.count()).select_from(KeyEvent)) or 0


def test_marks_are_one_step_each_way(notebook: Notebook) -> None:
    case = put(notebook)
    keys = [event.key for event in timeline(case_files.load(notebook, case.id))]
    mark(notebook, case.id, [*keys, *keys], on=True)
    assert (marked(notebook, case), count(notebook)) == (["Case", "Contact"], 2)
    assert notebook.undo(case.id)
    assert count(notebook) == 0
    assert notebook.redo(case.id)
    mark(notebook, case.id, keys[:1], on=False)
    assert marked(notebook, case) == ["Contact"]


def test_a_mark_goes_with_its_record_and_comes_back_with_it(notebook: Notebook) -> None:
    case = put(notebook)
    mark(notebook, case.id, [("Contact", case.contacts[0].id, "date")], on=True)
    with notebook.edit("Hapus kontak", case_id=case.id):
        case.contacts.remove(case.contacts[0])
    assert count(notebook) == 0
    assert notebook.undo(case.id)
    assert marked(notebook, case) == ["Contact"]


def test_a_package_carries_marks_and_an_erased_case_leaves_none(notebook: Notebook) -> None:
    case = put(notebook)
    mark(notebook, case.id, [("Contact", case.contacts[0].id, "date")], on=True)
    data = export_case(notebook, case.id)
    assert json.loads(data)["case"]["key_events"][0]["entity"] == "Contact"
    erase(notebook, [case.id], ErasureGround.REQUEST, with_safety_copy=False)
    assert count(notebook) == 0
    arrived, _ = package.read(data)
    assert [event.entity for event in timeline(CaseFile(arrived, Kin())) if event.marked] == ["Contact"]


def test_a_package_written_by_hand_may_name_the_kind_in_words(notebook: Notebook) -> None:
    case = put(notebook)
    plain = json.loads(export_case(notebook, case.id))
    contact = plain["case"]["contacts"][0]["id"]
    plain["case"]["key_events"] = [{"entity": "kontak", "entity_id": contact, "field": "date"}]
    arrived, _ = package.read(json.dumps(plain).encode())
    assert arrived.key_events[0].entity == "Contact"


def test_what_hangs_on_a_record_follows_it_where_a_package_meets_the_notebook() -> None:
    here, arrived = (Case(contacts=[Contact(date=PartialDate.parse("2024-09-01"), process="kenal")]) for _ in range(2))
    arrived.key_events = [KeyEvent(entity="Contact", entity_id=arrived.contacts[0].id, field="date")]
    match([arrived], [here], foreign=True, pairs={arrived.id: here.id})
    assert arrived.key_events[0].entity_id == here.contacts[0].id
