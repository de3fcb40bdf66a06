"""The copy for the client holds everything that the notebook holds about that client, and nothing about another."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

import pytest

from caseworker_app.documents.registers.client_record import client_record
from caseworker_app.documents.registers.record_labels import NOT_READ, TECHNICAL
from caseworker_app.documents.wording import in_words
from caseworker_app.exchange import package
from caseworker_app.exchange.package_shape import SHARED, nested
from caseworker_app.jobs import client_record as job
from caseworker_app.jobs.case_files import everything
from caseworker_app.jobs.packages import import_case
from caseworker_app.model.base import Record
from caseworker_app.model.bookkeeping import Draft
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.group import Group, GroupAttendance, GroupMember, GroupSession, Sociogram, SociogramAnswer
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan
from tests.documents.case_report.texts import text_of
from tests.filled import filled_case
from tests.soak import safety

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.client_record import ClientRecord
    from caseworker_app.store.notebook import Notebook

BESIDE = {
    "draft": "text that could not be read: told as it was typed",
    "outside_copy": "the list of copies",
    "audit_entry": "when what was done, without content",
    "tombstone": "which case was erased when, about no client who is still there",
    "service": "the directory of services is about offices",
    "setting": "choices of the whole notebook, about no client",
}
"""Tables that do not hang on a case."""


def walked() -> set[str]:
    """The tables that the copy of a case goes through."""
    seen: set[type[Record]] = set()

    def walk(cls: type[Record]) -> None:
        if cls not in seen:
            seen.add(cls)
            for _, child, _ in nested(cls):
                walk(child)

    tops: tuple[type[Record], ...] = (Case, *SHARED.values())
    for cls in tops:
        walk(cls)
    return {cls.__tablename__ for cls in seen}


def values(record: Record, zone: str) -> Iterator[tuple[str, str]]:
    """What each column of a record says, as a reader finds it; links and pictures apart."""
    for key, column in record.__mapper__.columns.items():
        name, value = f"{type(record).__name__}.{key}", getattr(record, key)
        if type(record).__name__ in NOT_READ:
            continue
        if key in {"id", "position"} or column.foreign_keys or isinstance(value, bytes) or name in TECHNICAL:
            continue
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, str | PartialDate | TimeSpan | Enum | int | float) and part != "":
                yield name, in_words(part, zone=zone)


def flat(text: str) -> str:
    return " ".join(text.split()).casefold()


@pytest.fixture
def record(notebook: Notebook) -> ClientRecord:
    """The copy of a case in which every column says something."""
    done = import_case(notebook, package.write(*filled_case()))
    with notebook.edit("Draf", undoable=False) as session:
        entry = session.get_one(Case, done.case_id).journal[0]
        session.add(Draft(entity="JournalEntry", entity_id=entry.id, field="date", raw="26/13/2024", at="2024-01-01"))
    return job.gather(notebook, done.case_id)


def test_every_table_is_in_the_copy_or_has_a_reason() -> None:
    assert set(Record.metadata.tables) == walked() | set(BESIDE)


@safety("S17", "every value of every table about a client is in the copy for that client")
def test_every_value_of_every_column_is_in_the_copy(record: ClientRecord) -> None:
    read, machine = flat(text_of(client_record(record))), job.for_machines(record).decode()
    missing = []
    for file in record.files:
        zone = (file.case.agency.time_zone if file.case.agency else None) or "WIB"
        for one in everything(file):
            missing += [f"{name}: {words}" for name, words in values(one, zone) if flat(words) not in read]
            missing += [] if one.id in machine else [f"{type(one).__name__} (JSON)"]
    assert missing == []
    assert "26/13/2024" in read
    assert "26/13/2024" in machine


def test_all_cases_of_the_client_are_in_it_and_no_case_of_another(notebook: Notebook) -> None:
    client, other = Person(name="Melati Sari"), Person(name="Bima Prakoso")
    first, second = Case(number="K-1", client=client), Case(number="K-2", client=client, note="pernah ditolong dahulu")
    foreign = Case(number="K-3", client=other, note="rahasia Bima")
    foreign.family.append(FamilyMember(person=client, relation="tetangga"))
    with notebook.edit("Kasus", undoable=False) as session:
        session.add_all([first, second, foreign])
    record = job.gather(notebook, first.id)
    told = text_of(client_record(record)) + job.for_machines(record).decode()
    assert "pernah ditolong dahulu" in told
    assert "rahasia Bima" not in told
    assert record.elsewhere == 1
    assert [one["case"]["number"] for one in json.loads(job.for_machines(record))["cases"]] == ["K-1", "K-2"]


def test_what_a_group_tells_of_its_other_members_is_not_in_it(notebook: Notebook) -> None:
    case = Case(number="K-1", client=Person(name="Melati Sari"))
    with notebook.edit("Kasus", undoable=False) as session:
        session.add(case)
        session.flush()
        own = GroupMember(case_id=case.id, behaviour_after="lebih berani bicara")
        other = GroupMember(name="Bima Prakoso", behaviour_after="sering menangis")
        attendance = [GroupAttendance(member=own, note="aktif"), GroupAttendance(member=other, note="pulang marah")]
        meeting = GroupSession(agenda="perkenalan", process="Bima bertengkar", attendance=attendance)
        answers = [
            SociogramAnswer(from_member=own, to_member=other),
            SociogramAnswer(from_member=other, to_member=own),
        ]
        group = Group(name="Kelompok Fajar", climate="Bima disisihkan", members=[own, other], sessions=[meeting])
        group.sociograms.append(Sociogram(question="dengan siapa?", answers=answers))
        session.add(group)
    record = job.gather(notebook, case.id)
    for told in (text_of(client_record(record)), job.for_machines(record).decode()):
        assert "lebih berani bicara" in told
        assert "perkenalan" in told
        assert not [secret for secret in ("Bima", "menangis", "pulang marah") if secret in told]
    read = text_of(client_record(record))
    assert "anggota lain" in read
    assert "belum diisi" not in read


def test_a_client_of_whom_nothing_is_known_gets_an_honest_sheet(notebook: Notebook) -> None:
    with notebook.edit("Kasus", undoable=False) as session:
        case = Case()
        session.add(case)
    record = job.gather(notebook, case.id)
    assert "1 kasus, 0 kelompok, 0 lampiran" in text_of(client_record(record))
    for suffix in job.FORMATS:
        assert job.encoded(record, suffix)


def test_its_day_is_written_out_with_the_weekday(notebook: Notebook) -> None:
    with notebook.edit("Kasus", undoable=False) as session:
        case = Case(opened=PartialDate.on(date(2024, 8, 26)))
        session.add(case)
    record = job.gather(notebook, case.id)
    made = dataclasses.replace(record, made_at=record.made_at.replace(year=2024, month=8, day=26, hour=9, minute=5))
    assert "Senin, 26 Agustus 2024, pukul 09.05" in text_of(client_record(made))
