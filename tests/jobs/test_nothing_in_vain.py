"""Nothing is entered in vain: whatever can be filled in stands in at least one paper, whole, or is excused here."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections import defaultdict
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pytest

from caseworker_app.diagrams.diagram import Diagram
from caseworker_app.diagrams.display import Drawing
from caseworker_app.diagrams.sheet import Sheet
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.wish import Wish
from caseworker_app.documents.wording import in_words
from caseworker_app.exchange import package
from caseworker_app.exchange.package_shape import placed
from caseworker_app.forms.catalogue import all_items, all_pages, parts
from caseworker_app.forms.description import Field
from caseworker_app.jobs import case_files, office_papers
from caseworker_app.jobs.packages import import_case
from caseworker_app.jobs.printing import make_document
from caseworker_app.model.base import MemoText, Record, WordsType
from caseworker_app.model.partial_date import PartialDate, PartialDateType
from caseworker_app.model.service import Service
from caseworker_app.model.time_span import TimeSpan
from tests.documents.case_report.test_complete import left_out
from tests.documents.case_report.texts import drawn_text_of, text_of
from tests.filled import filled_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.store.notebook import Notebook

IN_NO_PAPER = {
    "Agency.number_pattern": "gives new cases their number, which every paper bears",
    "Agency.stage_names": "chooses the headings of the stages",
    "Agency.time_zone": "stands behind every hour as WIB, WITA or WIT; this case tells its times in words",
    "Attachment.entity": "where a file belongs is seen in where it is printed",
    "Attachment.entity_id": "where a file belongs is seen in where it is printed",
    "Attachment.media_type": "found out by the program",
    "Attachment.page": "where a file belongs is seen in where it is printed",
    "Attachment.size": "found out by the program",
    "BookCase.case": "chooses further cases for the practicum book, whose own tests look for them",
    "Case.archived": "an archived case is only read; nobody hands in that it is",
    "ConsentStatement.key": "the program's own name of a statement, whose text is printed",
    "GroupMember.name": "the members of a group who have a case are called as their case calls them",
    "JournalEntry.kind": "the words of the shipped list sort entries into days and weeks; own words are printed",
    "KeyEvent.entity": "chooses what the chronology tells, whose own tests look for it",
    "KeyEvent.entity_id": "chooses what the chronology tells, whose own tests look for it",
    "KeyEvent.field": "chooses what the chronology tells, whose own tests look for it",
    "Incident.private": "says only that the incident is left out",
    "Practitioner.agency": "papers bear the agency of the case",
    "ProcedureStep.procedure": "found out by the program",
    "Restriction.entity": "found out by the program",
    "Restriction.entity_id": "found out by the program",
    **dict.fromkeys(
        (f"SilencedFinding.{key}" for key in ("check_key", "entity", "entity_id", "field")), "found out by the program"
    ),
    "Supervisor.phone": "a client complains to the supervisor whom the case names, not to every one of the worker's",
}
"""What stands on no paper, and why nobody misses it there."""
SEEN_IN_DRAWINGS = frozenset(
    {
        *("Assessment.genogram_generations", "Ecomap.household", "RoadMapEvent.private", "EmotionalTie.private"),
        *("Union.partner1", "Union.partner2", "Union.together", "Parentage.child"),
        *("EmotionalTie.person1", "EmotionalTie.person2"),
    }
)
"""What decides how a diagram is drawn, which the tests of the diagrams show."""
ONLY_WITHOUT_A_NAME = frozenset(
    {
        *("ConferenceAttendee.person", "ContactPerson.person", "SessionPerson.person"),
        *("EcomapSystem.person", "EcomapSystem.person2"),
    }
)
"""Somebody who is linked, told where no name is typed."""
OF_ALL_CASES = frozenset({"Agency.retention_years"})
"""What only papers about all cases tell."""
OF_CASE = tuple(key for key, kind in KINDS.items() if kind.about == "case" and key != "case-file")
"""The documents of a case; that which binds in all others tells nothing of its own."""
OF_OFFICE = tuple(key for key, kind in KINDS.items() if kind.about == "notebook")
LARGE = ("case-report", "practicum-report")
OF_ONE_RECORD = {
    "consent": "consents",
    "contract": "contracts",
    "conference-minutes": "conferences",
    "attendance-list": "conferences",
    "referral-letter": "referrals",
    "referral-reply": "referrals",
    "visit-sheet": "home_visits",
    "visit-assignment": "home_visits",
    "visit-report": "home_visits",
    "process-record": "sessions",
    "token-sheet": "token_economies",
    "token-chart": "token_economies",
    "token-chart-a3": "token_economies",
    "handover-note": "handovers",
}
"""Documents about one record of a case, and the list that it is chosen from."""
WORD = re.compile(r"\w+")
MUCH = "dan seterusnya sebagaimana diceritakan " * 15


@pytest.fixture
def file(notebook: Notebook) -> CaseFile:
    """A case in which every column holds a value of its own, long where a page has room for much."""
    case, shared = filled_case()
    count = itertools.count()
    for record in (record for top in (case, *itertools.chain(*shared.values())) for _, record in placed(top, "")):
        for attribute in record.__mapper__.column_attrs:
            key, value = attribute.key, getattr(record, attribute.key)
            if isinstance(value, PartialDate):
                setattr(record, key, PartialDate.on(date(1900, 1, 1) + timedelta(days=next(count))))
            elif isinstance(value, TimeSpan):
                setattr(record, key, TimeSpan.parse(f"pertemuan pukul {next(count)}"))
            elif key == "private":
                setattr(record, key, False)
            elif isinstance(attribute.columns[0].type, MemoText) and value:
                setattr(record, key, f"{value} {MUCH}tamat {next(count)}")
    for each in case.disclosures:
        each.refused = True
    with notebook.edit("Layanan", undoable=False) as session:
        session.add(filled_service())
    return case_files.load(notebook, import_case(notebook, package.write(case, shared)).case_id)


def test_every_text_date_and_time_stands_whole_in_some_paper(file: CaseFile, notebook: Notebook) -> None:
    told = "".join(flat(paper) for paper in (*case_papers(file, OF_CASE), *office_papers_of(notebook)))
    absent = {
        f"{name}: {words[:30]}"
        for record in case_files.everything(file)
        for name, words in recognisable(record)
        if name not in IN_NO_PAPER and flat(words) not in told
    }
    assert absent == set()


def test_every_yes_number_choice_and_link_makes_a_difference_to_some_paper(
    file: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no words show is taken away, and some paper must change; what the case report tells has a test there."""
    records: dict[type[Any], list[Any]] = defaultdict(list)
    for record in case_files.everything(file):
        records[type(record)].append(record)
    for name in ("sheet", "sheet_of"):
        monkeypatch.setattr(Diagram, name, lambda *_, **__: Sheet(Drawing(1.0, 1.0, ()), ""))
    excused = {*IN_NO_PAPER, *SEEN_IN_DRAWINGS, *ONLY_WITHOUT_A_NAME, *OF_ALL_CASES}
    small = {key: worded(file, key) for key in OF_CASE if key not in LARGE}
    told_elsewhere = [name for name in beside_the_report(records) if name not in excused]
    assert told_elsewhere
    assert [name for name in told_elsewhere if not differs(file, records, name, small)] == []


def test_what_an_agency_sets_for_all_cases_stands_in_a_paper_of_all_cases(file: CaseFile, notebook: Notebook) -> None:
    agency = file.case.agency
    assert agency is not None
    (paper,) = (text_of(one) for one in office_papers_of(notebook) if one.key == "retention-list")
    assert f"{agency.retention_years} tahun setelah kasus ditutup" in paper


def test_nothing_is_called_missing_that_no_paper_would_print() -> None:
    urged = {
        f"{part.attribute.class_.__name__}.{part.key}"
        for page in all_pages()
        for _, item in page.items()
        if not item.optional
        for part in parts(item)
        if isinstance(part, Field) and item is part
    }
    assert urged & IN_NO_PAPER.keys() == set()


def test_what_is_excused_exists() -> None:
    mappers = Record.registry.mappers
    stored = {f"{mapper.class_.__name__}.{attribute.key}" for mapper in mappers for attribute in mapper.attrs}
    excused = {*IN_NO_PAPER, *SEEN_IN_DRAWINGS, *ONLY_WITHOUT_A_NAME, *OF_ALL_CASES}
    assert excused - stored == set()


def test_every_particular_of_a_service_stands_in_the_printed_directory(file: CaseFile, notebook: Notebook) -> None:
    (paper,) = (flat(one) for one in office_papers_of(notebook) if one.key == "service-directory")
    assert [name for name, words in recognisable(filled_service()) if flat(words) not in paper] == []


def filled_service() -> Service:
    """A service with a value of its own in every column."""
    service = Service()
    for at, column in enumerate(service.__mapper__.column_attrs):
        kind = column.columns[0].type
        if isinstance(kind, PartialDateType):
            setattr(service, column.key, PartialDate.on(date(2020, 1, 1) + timedelta(days=at)))
        elif column.key != "id":
            words = f"{column.key} nomor {at}"
            setattr(service, column.key, [f"{words} a", f"{words} b"] if isinstance(kind, WordsType) else words)
    return service


def case_papers(file: CaseFile, keys: Iterable[str]) -> Iterator[Document]:
    """The papers of a case, those about one record for each of them."""
    for key in keys:
        rows = file.groups if key == "group-report" else getattr(file.case, OF_ONE_RECORD.get(key, ""), [])
        for item in [row.id for row in rows] or [None]:
            yield make_document(file, key, Wish(names=True, item=item))


def office_papers_of(notebook: Notebook) -> Iterator[Document]:
    """The papers of all cases."""
    for key in OF_OFFICE:
        yield KINDS[key].make(office_papers.gather(notebook, key), Wish(names=True))


def flat(content: Document | str) -> str:
    """The words of a paper with its letterhead and its drawings, or of a text, without what stands between them."""
    if isinstance(content, str):
        words = content
    else:
        head = content.letterhead
        above = (head.above, head.name, *head.lines) if head else ()
        told = dataclasses.replace(content, blocks=(*content.front, *content.blocks))
        words = "\n".join((*above, text_of(told), drawn_text_of(told)))
    return f" {' '.join(WORD.findall(words.casefold()))} "


def recognisable(record: Record) -> Iterator[tuple[str, str]]:
    """The columns of a record with the words that they are recognised by in a text."""
    for attribute in record.__mapper__.column_attrs:
        value = getattr(record, attribute.key)
        if attribute.key in {"id", "position"} or attribute.columns[0].foreign_keys:
            continue
        for part in value if isinstance(value, list) else [value]:
            name = f"{type(record).__name__}.{attribute.key}"
            if isinstance(part, PartialDate):
                yield name, part.long(weekday=False)
            elif isinstance(part, str | TimeSpan) and not isinstance(part, StrEnum):
                yield name, in_words(part)


def beside_the_report(records: Mapping[type[Any], Sequence[Any]]) -> list[str]:
    """The described fields without words of their own that the case report leaves to other papers."""
    found: dict[str, None] = {}
    for _, item in all_items():
        cls: Any = item.attribute.class_
        if isinstance(item, Field) and left_out(cls, item.key):
            values = [getattr(record, item.key) for record in records[cls]]
            if not any(isinstance(value, str | list | PartialDate | TimeSpan) for value in values):
                found[f"{cls.__name__}.{item.key}"] = None
    return list(found)


def differs(
    file: CaseFile, records: Mapping[type[Any], Sequence[Any]], name: str, whole: Mapping[str, list[str]]
) -> bool:
    """Whether any paper says something else than it did as a whole where a field is emptied in every record."""
    cls, _, key = name.partition(".")
    holders = next(rows for kind, rows in records.items() if kind.__name__ == cls)
    kept = [getattr(record, key) for record in holders]
    for record in holders:
        setattr(record, key, None)
    try:
        return any(whole[key] != worded(file, key) for key in whole)
    finally:
        for record, value in zip(holders, kept, strict=True):
            setattr(record, key, value)


def worded(file: CaseFile, key: str) -> list[str]:
    """The papers of one kind by their words."""
    return [flat(paper) for paper in case_papers(file, [key])]
