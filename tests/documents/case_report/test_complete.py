"""Nothing of a case is left out of its report, but for what is named here with its reason."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import StrEnum
from types import NoneType
from typing import TYPE_CHECKING, Any

import pytest

from caseworker_app.diagrams.diagram import Diagram
from caseworker_app.diagrams.display import Drawing
from caseworker_app.diagrams.sheet import Sheet
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.documents.wording import in_words
from caseworker_app.forms.catalogue import all_items
from caseworker_app.forms.description import Field
from caseworker_app.jobs.case_files import everything
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.time_span import TimeSpan
from tests.documents.case_report.texts import text_of
from tests.documents.makers import case_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.base import Record

LEFT_OUT = {
    "JournalEntry": "the logbook is a document of its own",
    "Task": "an agenda is no part of a report",
    "Supervision": "the supervision sheet is a document of its own",
    "Reflection": "reflections are the worker's own",
    "Alert": "what is to be heeded stands in the window, on the visit sheet and in the handover",
    "Restriction": "what must not be passed on is not passed on",
    "DataRequest": "what the client asks about the data is answered to the client; what limits a report is told",
    "ProcedureStep": "the list of the worker's own tasks is on the supervision sheet",
    "SilencedFinding": "what was doubted concerns the worker; told among the limits where that is wanted",
    "Disclosure": "the register of disclosures is no part of a report",
    "DialogueLine": "the process record is a document of its own",
    "PlacementWeek": "weekly attendance is a document of its own",
    "PlacementRecommendation": "the placement's last chapters are not this one",
    "KeyEvent": "the line of time is a drawing of its own",
    "Nudge": "where a symbol stands is seen in the drawing",
    "Placement": "the placement's last chapters are not this one",
    "BookCase": "the book of a practicum is a document of its own",
    "BookConcept": "the book of a practicum is a document of its own",
    "BookRegulation": "the book of a practicum is a document of its own",
    "Agency": "the agency is a chapter before this one",
    "LegalHold": "how long its data are kept is no part of a report",
    "Reopening": "how long its data are kept is no part of a report",
}
TOLD_ALL_THE_SAME = {
    "Placement": {"period", "place", "report_title"},
    "Agency": {"name", "kind", "address", "city"},
}
FIELDS_LEFT_OUT = {
    **dict.fromkeys(
        (
            f"{stage}.state"
            for stage in ("Engagement", "Assessment", "Plan", "Intervention", "Evaluation", "Termination")
        ),
        "how far a stage has come is for the worker",
    ),
    "Case.archived": "how long its data are kept is no part of a report",
    "Case.retain_until": "how long its data are kept is no part of a report",
    "Case.retain_why": "how long its data are kept is no part of a report",
    "RoadMapEvent.private": "says only that the event is left out",
    "EmotionalTie.private": "says only that the tie is left out",
    "Incident.private": "says only that the incident is left out",
    "Ecomap.household": "how the drawing is made",
    "Union.together": "how the drawing is made",
    "Assessment.genogram_generations": "how the drawing is made",
    "EcomapSystem.person": "stands where the system has no name",
    "EcomapSystem.person2": "stands where the system has no name",
    "ContactPerson.person": "stands where no name is typed",
    "SessionPerson.person": "stands where no name is typed",
    "ConferenceAttendee.person": "stands where no name is typed",
    "ConsentStatement.key": "a key is told by its words",
    "GroupMember.name": "the client is known",
    "GroupMember.person": "the client is known",
    "GroupMember.case": "it is this case",
    "Attachment.media_type": "technical",
    "Attachment.page": "technical",
    "Attachment.entity": "technical",
    "Attachment.entity_id": "technical",
    "Attachment.size": "technical",
    "Practitioner.phone": "reports bear no phone number of the worker",
    "Practitioner.agency": "the agency of the case is told",
    "Supervisor.phone": "reports bear no phone number of the supervisor",
    "Union.partner1": "named by the bond itself",
    "Union.partner2": "named by the bond itself",
    "Parentage.child": "named by the bond itself",
    "EmotionalTie.person1": "named by the bond itself",
    "EmotionalTie.person2": "named by the bond itself",
}


def left_out(cls: type[Record], key: str) -> bool:
    name = cls.__name__
    if name in LEFT_OUT and key not in TOLD_ALL_THE_SAME.get(name, ()):
        return True
    return f"{name}.{key}" in FIELDS_LEFT_OUT


def values(record: Record, key: str) -> list[str]:
    """What a reader can recognise a value by; nothing for what is a plain yes, number or choice."""
    value = getattr(record, key)
    if isinstance(value, list):
        return [str(part) for part in value]
    if isinstance(value, PartialDate):
        return [value.long(weekday=False)]
    if isinstance(value, TimeSpan):
        return [in_words(value)]
    return [value] if type(value) is str else []


def stands(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", text) is not None


def flat(text: str) -> str:
    return " ".join(text.split()).casefold()


@pytest.fixture
def own_group_rows(filled: CaseFile) -> set[str]:
    """Of a group, only what is the client's own is told: other members' rows are not looked for."""
    rows: list[tuple[Any, Any]] = [
        (row, group.members[0].id)
        for group in filled.groups
        for row in (*(a for s in group.sessions for a in s.attendance), *group.tools)
    ]
    return {row.id for row, own in rows if row.member_id != own}


def absent_in(text: str, file: CaseFile, others: set[str]) -> list[str]:
    absent = []
    for record in everything(file):
        if record.id in others:
            continue
        for column in record.__mapper__.columns:
            key = record.__mapper__.get_property_by_column(column).key
            if key in {"id", "position"} or column.foreign_keys or left_out(type(record), key):
                continue
            absent += [f"{type(record).__name__}.{key}: {v}" for v in values(record, key) if not stands(v, text)]
    return absent


def test_every_text_and_date_of_a_case_stands_in_its_report(filled: CaseFile, own_group_rows: set[str]) -> None:
    text = flat(text_of(case_report(filled, names=True)))
    assert absent_in(text, filled, own_group_rows) == []


def test_what_the_blocks_hold_stands_on_paper(
    filled: CaseFile, own_group_rows: set[str], read_pdf: Callable[[bytes], list[str]]
) -> None:
    text = flat(" ".join(read_pdf(write_pdf(case_report(filled, names=True)))))
    assert absent_in(text, filled, own_group_rows) == []


def test_a_yes_a_number_a_choice_or_a_link_makes_a_difference_to_the_report(
    filled: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be recognised by its words is taken away: the report must change, its drawings left aside."""
    for name in ("sheet", "sheet_of"):
        monkeypatch.setattr(Diagram, name, lambda *_, **__: Sheet(Drawing(1.0, 1.0, ()), ""))
    records: dict[type[Any], list[Any]] = defaultdict(list)
    for record in everything(filled):
        records[type(record)].append(record)
    for named in records_with_names(filled):
        named.name = None
    for group in filled.groups:
        for tool in group.tools:
            tool.member_id = group.members[0].id  # of the client; those of others are not told
    whole = text_of(case_report(filled, names=True))
    unnoticed = []
    for cls, key in sorted(fields_without_words(records), key=str):
        old = [getattr(record, key) for record in records[cls]]
        for record in records[cls]:
            setattr(record, key, None)
        if text_of(case_report(filled, names=True)) == whole:
            unnoticed.append(f"{cls.__name__}.{key}")
        for record, value in zip(records[cls], old, strict=True):
            setattr(record, key, value)
    assert unnoticed == []


def records_with_names(file: CaseFile) -> list[Any]:
    """Rows that show the linked person only where no name is typed."""
    case = file.case
    return [
        *(person for contact in case.contacts for person in contact.people),
        *(person for session in case.sessions for person in session.people),
        *(system for ecomap in case.ecomaps for system in ecomap.systems),
    ]


TOLD_BY_THEIR_KEYS = {
    *("GroupAttendance.member", "GroupTool.member"),
    *("SociogramAnswer.from_member", "SociogramAnswer.to_member"),
}
"""Links whose columns are read, not the records that they lead to."""
SHOWN_WITHOUT_NAME = {"ContactPerson.person", "SessionPerson.person", "EcomapSystem.person"}


def fields_without_words(records: dict[type[Any], list[Any]]) -> set[tuple[type[Any], str]]:
    found = set()
    for _, item in all_items():
        if not isinstance(item, Field):
            continue
        cls: Any = item.attribute.class_
        if f"{cls.__name__}.{item.key}" in TOLD_BY_THEIR_KEYS:
            continue
        if left_out(cls, item.key) and f"{cls.__name__}.{item.key}" not in SHOWN_WITHOUT_NAME:
            continue
        sample = next((getattr(r, item.key) for r in records[cls] if getattr(r, item.key) is not None), None)
        if not isinstance(sample, NoneType | list | PartialDate | TimeSpan | str) or isinstance(sample, StrEnum):
            found.add((cls, item.key))
    return found


def test_only_what_exists_is_left_out() -> None:
    described = {item.attribute.class_.__name__ for _, item in all_items()}
    stored = {f"{i.attribute.class_.__name__}.{i.key}" for _, i in all_items() if isinstance(i, Field)}
    assert set(TOLD_ALL_THE_SAME) <= set(LEFT_OUT)
    assert {name for name in LEFT_OUT if name in described} >= {"JournalEntry", "Task", "Restriction", "Placement"}
    assert "RoadMapEvent.private" in stored
