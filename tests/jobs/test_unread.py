"""What could not be read stands where its value would: in documents, lists, packages; and it is listed."""

from __future__ import annotations

import dataclasses
import io
import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.client_record import ClientRecord
from caseworker_app.casework.unread import put_in_place, sentence, unread
from caseworker_app.documents.registers.client_record import client_record
from caseworker_app.documents.wish import Wish
from caseworker_app.errors import BadInput
from caseworker_app.exchange import package
from caseworker_app.forms.catalogue import all_items
from caseworker_app.forms.description import Field, Kind
from caseworker_app.forms.records import unread_words
from caseworker_app.forms.walk import missing
from caseworker_app.jobs import packages, printing
from caseworker_app.jobs.case_files import everything, load
from caseworker_app.jobs.cases import summaries
from caseworker_app.jobs.client_record import gather
from caseworker_app.jobs.last_look import not_read
from caseworker_app.jobs.unread import settle
from caseworker_app.model.bookkeeping import Draft
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.store import keys
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create, open_notebook
from tests.documents.case_files import case_file
from tests.documents.case_report.texts import drawn_text_of, text_of
from tests.store.kept import FOLDER, noted

READ = {Kind.DATE, Kind.TIME, Kind.NUMBER, Kind.SCALE}
DAY, WEIGHT = "31/9/2024", "lima puluhan"


@pytest.fixture
def case(notebook: Notebook) -> Case:
    """A case whose day of opening, weight and agency were typed over by what cannot be read."""
    made = Case(number="2024-001", client=Person(name="Melati Sari"), opened=PartialDate.parse("23/8/2024"))
    made.assessment.weight_kg = 55
    made.contacts.append(Contact(time=TimeSpan.parse("9-10")))
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(made)
    with notebook.edit("Ubah", case_id=made.id):
        made.opened = PartialDate(text=DAY)
        made.contacts[0].time = TimeSpan(text="25.70")
        made.assessment.weight_kg = None
        notebook.drafts.put(made.assessment, "weight_kg", WEIGHT)
        notebook.drafts.put(made, "agency", "Dinas Sosial")
    return made


def printed(notebook: Notebook, case: Case, key: str) -> str:
    return text_of(printing.prepare(notebook, case.id, key, gate="preview").document)


def test_documents_quote_what_was_typed(notebook: Notebook, case: Case) -> None:
    report = printed(notebook, case, "case-report")
    assert f"tertulis “{DAY}”" in report
    assert f"tertulis “{WEIGHT}”" in report
    assert "23 Agustus 2024" not in report
    assert "25.70" in printed(notebook, case, "logbook")


def test_the_list_shows_the_words_and_a_page_still_lacks_them(notebook: Notebook, case: Case) -> None:
    with notebook.reader() as session:
        (line,) = summaries(session)
    assert line.opened == PartialDate(text=DAY)
    pages = {page.key: page for page, _ in all_items()}
    for key, wanted in (("case", "opened"), ("bpss", "weight_kg")):
        assert wanted in {item.key for page in [pages[key]] for item in missing(page, case)}


def test_unread_fields_are_listed_with_their_pages(notebook: Notebook, case: Case) -> None:
    found = unread(load(notebook, case.id))
    assert {(one.place, one.field, one.text) for one in found} == {
        ("engagement/case", "opened", DAY),
        ("engagement/case", "agency", "Dinas Sosial"),
        ("engagement/contacts", "contacts", "25.70"),
        ("assessment/bpss", "weight_kg", WEIGHT),
    }
    assert "Kasus dibuka “31/9/2024” (Data kasus)" in sentence(found)
    assert not_read(load(notebook, case.id)) == [sentence(found)]
    assert sentence([]) == ""


def test_a_package_carries_what_was_typed_into_another_notebook(
    notebook: Notebook, case: Case, second: Notebook
) -> None:
    data = packages.export_case(notebook, case.id)
    plain = json.loads(data)["case"]
    assert plain["opened"] == f"| {DAY}"
    assert plain["assessment"]["_unread"] == {"weight_kg": WEIGHT}
    assert plain["_unread"] == {"agency": "Dinas Sosial"}
    arrived = packages.import_case(second, data)
    there = second.session.get_one(Case, arrived.case_id)
    assert unread_words(there.opened) == DAY
    assert second.drafts.of(there.assessment) == {"weight_kg": WEIGHT}
    assert packages.export_case(second, arrived.case_id) == data
    assert unread(load(second, arrived.case_id)) == unread(load(notebook, case.id))


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Notebook]:
    """A notebook of another colleague."""
    made, _ = create(tmp_path / "Lain.kasus", "delapan belas ekor burung", strength=keys.LOWEST)
    with made:
        yield made


@pytest.mark.parametrize(
    ("unread_there", "told"),
    [
        ({"weight": "dua"}, "_unread"),
        ({"weight_kg": ""}, "_unread"),
        ({"weight_kg": 5}, "_unread"),
        ({"weight_kg": "dua"}, "nilai dan juga tulisan"),
    ],
)
def test_a_package_with_unread_text_that_cannot_stand_is_refused_with_its_place(
    unread_there: dict[str, Any], told: str
) -> None:
    data = json.dumps({"case": {"assessment": {"weight_kg": 55, "_unread": unread_there}}}).encode()
    with pytest.raises(BadInput, match=told):
        package.read(data)


def test_the_copy_for_the_client_says_what_was_typed(notebook: Notebook, case: Case) -> None:
    told = text_of(client_record(gather(notebook, case.id)))
    assert f"tertulis “{WEIGHT}”" in told
    assert f"tertulis “{DAY}”" in told


FIELDS = [item for _, item in all_items() if isinstance(item, Field) and item.editor in READ]


def _class_of(field: Field) -> type[Any]:
    cls: Any = field.attribute.class_
    found: type[Any] = cls
    return found


@pytest.fixture(scope="module")
def unreadable() -> tuple[CaseFile, dict[str, str]]:
    """A case in which no described date, time or number could be read, and what was typed where, each text once."""
    file = case_file("filled")
    typed, texts = dict[tuple[str, str], str](), dict[str, str]()
    for record in {record.id: record for record in everything(file)}.values():
        for field in {item.key: item for item in FIELDS if isinstance(record, _class_of(item))}.values():
            number = len(texts) + 1
            raw = {Kind.DATE: f"31/9/{number:04}", Kind.TIME: f"29.{number:04}"}.get(field.editor, f"kira {number:04}")
            assert put_in_place(record, field.key, raw)
            typed[record.id, field.key] = raw
            texts[raw] = f"{type(record).__name__}.{field.key}"
    return dataclasses.replace(file, unread=typed), texts


PAPERS = ("case-report", "logbook", "diagrams", "group-report")


def test_no_unread_text_is_lost_on_its_way_to_paper(unreadable: tuple[CaseFile, dict[str, str]]) -> None:
    file, texts = unreadable
    made = [printing.make_document(file, key, Wish(names=True)) for key in PAPERS]
    record = client_record(
        ClientRecord((dataclasses.replace(file, groups=[]),), (), (), (), datetime.now().astimezone(), 0)
    )
    told = " ".join(text_of(document) + drawn_text_of(document) for document in (*made, record))
    assert [where for raw, where in texts.items() if raw not in told] == []


def test_every_unread_number_of_the_client_stands_in_the_report(unreadable: tuple[CaseFile, dict[str, str]]) -> None:
    """Others have a line in a table or in their group's report; placement, settings, how to draw are no part of it."""
    file, texts = unreadable
    told = text_of(printing.make_document(file, "case-report", Wish(names=True)))
    numbers = {raw: where for raw, where in texts.items() if raw.startswith("kira")}
    elsewhere = (
        "Agency.",
        "Placement",
        "Supervision.",
        "GroupMember.",
        "GroupTool.",
        "Assessment.genogram_generations",
    )
    assert file.client is not None
    others = {raw for (record_id, _), raw in file.unread.items() if record_id in _others(file)}
    left_out = [where for raw, where in numbers.items() if raw not in told and raw not in others]
    assert [where for where in left_out if not where.startswith(elsewhere)] == []


def _others(file: CaseFile) -> set[str]:
    """Other people, who have a line in a table, and events that are private."""
    people = {person.id for person in file.kin.people if person is not file.client}
    return people | {event.id for one in file.case.road_maps for event in one.events if event.private}


def test_every_unread_text_travels(unreadable: tuple[CaseFile, dict[str, str]]) -> None:
    file, texts = unreadable
    data = packages.package_of(file).decode()
    assert [where for raw, where in texts.items() if raw not in data] == []
    arrived = package.read_from(io.BytesIO(data.encode()))
    waiting = {(draft.entity_id, draft.field): draft.raw for draft in arrived.drafts}
    assert waiting == {at: raw for at, raw in file.unread.items() if raw.startswith("kira")}


def test_a_kept_notebook_shows_its_drafts_in_the_place_of_the_old_values(tmp_path: Path) -> None:
    name = "schema-0003-lived-in"
    path = Path(shutil.copytree(FOLDER / f"{name}.kasus", tmp_path / f"{name}.kasus"))
    open_notebook(path, passphrase=noted(name)["passphrase"]).close()  # brings its schema up to date
    with open_notebook(path, passphrase=noted(name)["passphrase"], read_only=True) as notebook:
        before = waiting(notebook)
        assert before
        for case_id, typed in before.items():
            with notebook.reader() as session:
                line = next(line for line in summaries(session) if line.id == case_id)
            assert {one.text for one in unread(load(notebook, case_id))} >= set(typed.values())
            for key, raw in typed.items():
                assert getattr(line, key) == PartialDate(text=raw)
    with open_notebook(path, passphrase=noted(name)["passphrase"]) as notebook:
        settle(notebook)
        for case_id, typed in before.items():
            case = notebook.session.get_one(Case, case_id)
            for key, raw in typed.items():
                assert getattr(case, key) == PartialDate(text=raw)
            assert notebook.undo_label(case_id)
        assert waiting(notebook) == {}
        settle(notebook)


def waiting(notebook: Notebook) -> dict[str, dict[str, str]]:
    """The drafts of cases: id -> attribute -> text."""
    found: dict[str, dict[str, str]] = {}
    with notebook.reader() as session:
        for draft in session.scalars(select(Draft).where(Draft.entity == "Case")):
            found.setdefault(draft.entity_id, {})[draft.field] = draft.raw
    return found


def test_settling_empties_what_cannot_hold_words_and_can_be_undone(notebook: Notebook) -> None:
    case = Case(number="2024-002", client=Person(name="Melati Sari"), opened=PartialDate.parse("23/8/2024"))
    case.assessment.weight_kg = 55
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(case)
    for record, key, raw in (
        (case.assessment, "weight_kg", WEIGHT),
        (case, "opened", "30/9/2024"),  # can be read, so it waits for its field to be left
        (case.assessment, "background", "Baru diketik"),  # only not stored yet
    ):
        notebook.drafts.keep(record, key, raw)
    settle(notebook)
    assert case.assessment.weight_kg is None
    assert str(case.opened) == "2024-08-23"
    assert notebook.drafts.of(case.assessment) == {"weight_kg": WEIGHT, "background": "Baru diketik"}
    assert notebook.undo(case.id) == "Ubah “Berat badan”"
    assert case.assessment.weight_kg == 55
    file = load(notebook, case.id)
    assert file.case.assessment.background == "Baru diketik"
    assert {one.text for one in unread(file)} == {WEIGHT, "30/9/2024"}
