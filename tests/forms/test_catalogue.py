"""Every page: whole, in Indonesian, reachable, and nothing of the model forgotten or shown twice."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import inspect

from caseworker_app.forms import catalogue, lists
from caseworker_app.forms.description import Field, Kind, Page, Rows, resolve, rows_at
from caseworker_app.forms.family import PANELS
from caseworker_app.forms.group import GROUP
from caseworker_app.forms.practice import SETTINGS
from caseworker_app.forms.records import holder
from caseworker_app.forms.walk import next_page, place
from caseworker_app.model import bookkeeping
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.group import Group
from caseworker_app.model.intervention import Session
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Goal, Indicator
from caseworker_app.model.practice import Agency

if TYPE_CHECKING:
    from collections.abc import Iterator

CASE_PAGES = [page for stage in (*catalogue.STAGES, *catalogue.TABS) for page in stage.pages]
PAGES = list(catalogue.all_pages())
SHOWN_ALONE = {"red-thread", "completeness"}
"""What a page shows that has nothing to enter."""
SPECIAL = {
    *SHOWN_ALONE,
    "procedures",
    *("genogram", "ecomap", "roadmap", "quadrant", "bodymap", "venn", "bpss", "mindmap"),
    *(
        "scores",
        "readings",
        "tokens",
        "scale-courses",
        "goal-levels",
        "ecomap-pair",
        "point-changes",
        "consent",
        "attachments",
        "retention",
        "checks",
    ),
    *("data-requests", "copies", "group-meetings", "group-tools", "atensi"),
    *("group-members", "group-attendance", "group-sociogram", "group-phase:review"),
}

KEEPING = {
    cls.__name__
    for cls in vars(bookkeeping).values()
    if isinstance(cls, type) and cls.__module__ == bookkeeping.__name__
}
ON_NO_PAGE = {
    **dict.fromkeys(KEEPING, "what the notebook keeps about itself"),
    "Case.nudges": "made by dragging a symbol of the genogram",
    "Nudge": "made by dragging a symbol of the genogram",
    "Case.archived": "set by putting the case into the archive",
    "AttachmentContent": "the bytes of a file",
    "Agency.logo": "a picture, chosen in the settings window",
    "Practitioner.signature": "a picture, chosen or drawn in the settings window",
    "Practitioner.institution_logo": "a picture, chosen in the settings window",
    "Consent.signature": "drawn in the window of the consent",
    "Supervision.signature": "drawn in a window of its own",
    "Approval.signature": "drawn in a window of its own",
    "EcomapSystem.dx": "set by dragging",
    "EcomapSystem.dy": "set by dragging",
    "VennBody.x": "set by dragging",
    "VennBody.y": "set by dragging",
    "BodyMark.x": "set by a click on the outline",
    "BodyMark.y": "set by a click on the outline",
    "Parentage.twin_group": "made by choosing siblings in the genogram",
    "Session.group_session_id": "comes with packages; the meetings of groups are read from the groups",
    "GroupMember.case_id": "set where a client is taken in from a case",
    "GroupAttendance.present": "follows the mark",
    "Attachment.media_type": "found out when the file is taken in",
    "Attachment.size": "found out when the file is taken in",
    "Attachment.page": "set by the page on which the file was attached",
    "Attachment.entity": "set by the record to which the file was attached",
    "Attachment.entity_id": "set by the record to which the file was attached",
    "Case.key_events": "marked in the line of time",
    "KeyEvent": "marked in the line of time",
    "ProcedureStep.procedure": "set by the step that was ticked",
    "Restriction.entity": "set by the note that was marked",
    "Restriction.entity_id": "set by the note that was marked",
    **dict.fromkeys(
        (f"SilencedFinding.{key}" for key in ("check_key", "entity", "entity_id", "field")), "set by what is silenced"
    ),
}
SHOWN_AGAIN = {
    "Agency.service_flow": "set up with the agency, told in the practicum book",
    "Agency.programmes": "set up with the agency, told in the practicum book",
    "Case.resources": "found in the assessment, given a use in the plan",
    "Resource.text": "found in the assessment, given a use in the plan",
}
PERSON_WAYS = {
    "client",
    "Case.family",
    "",
    "agency",
}  # client, member of the family, panel, settings, agency of the case
TRADE = {"case", "work", "group"}
ENGLISH = {
    *("the", "of", "and", "is", "are", "was", "with", "for", "from", "by", "who", "what", "when", "where", "why", "no"),
    *("yes", "new", "add", "edit", "save", "row", "file", "page", "date", "name", "note", "result", "client", "family"),
    *("member", "phone", "sex", "age", "type", "kind", "list", "case", "work", "group", "stage", "goal", "plan"),
}


def shown() -> dict[str, list[str]]:
    """Attribute -> the places where it stands: page, and way to the record that holds it."""
    found: dict[str, list[str]] = {}
    for page in PAGES:
        for section, item in page.items():
            for way, part in with_ways(item, section.of):
                found.setdefault(str(part.attribute), []).append(f"{page.key}: {way}")
    return found


def with_ways(item: Field | Rows, way: str) -> Iterator[tuple[str, Field | Rows]]:
    """A field or table and all that it holds, each with the table (or the way from the case) that leads there."""
    yield way, item
    if isinstance(item, Rows):
        for part in (*item.columns, *item.details):
            yield from with_ways(part, str(item.attribute))


def tables(page: Page) -> Iterator[Rows]:
    """Every table of a page, at every depth."""
    for section in page.sections:
        for item in section.items:
            yield from (part for part in catalogue.parts(item) if isinstance(part, Rows))


def wanted() -> Iterator[str]:
    """Every column and link of the model that somebody could fill in."""
    for mapper in Record.registry.mappers:
        links = {
            column.key for relation in mapper.relationships for column in relation.local_columns if column.foreign_keys
        }
        for column in mapper.column_attrs:
            stored = column.columns[0]
            owns = any(key.ondelete == "CASCADE" for key in stored.foreign_keys)
            if column.key not in {"id", "position"} | links and not owns:
                yield f"{mapper.class_.__name__}.{column.key}"
        for relation in mapper.relationships:
            if relation.uselist or not relation.cascade.delete_orphan:
                yield f"{mapper.class_.__name__}.{relation.key}"


def root_of(page: Page) -> Any:
    """An empty record such as the page is about."""
    if page in GROUP.pages:
        return Group()
    if page in PANELS or page in SETTINGS:
        return owner_of(page.sections[0].items[0])()
    return Case(client=Person(), agency=Agency())


def owner_of(item: Field | Rows) -> Any:
    """The class that a field or table belongs to."""
    return item.attribute.class_


def test_everything_that_can_be_stored_stands_on_a_page_or_has_a_reason() -> None:
    names, described = set(wanted()), set(shown())
    excused = {name for name in names if name in ON_NO_PAGE or name.partition(".")[0] in ON_NO_PAGE}
    assert names - described - excused == set(), "on no page"
    assert excused & described == set(), "excused, and yet on a page"
    assert described - names == set(), "on a page, though nobody fills it in"


def test_nothing_is_excused_that_does_not_exist() -> None:
    names = set(wanted())
    owners = {name.partition(".")[0] for name in names}
    assert {excused for excused in ON_NO_PAGE if excused not in names | owners} == set()


def test_nothing_stands_in_two_places_but_people_and_what_is_named() -> None:
    ways = {name: [place.partition(": ")[2] for place in places] for name, places in shown().items()}
    twice = {name for name, places in ways.items() if len(places) > 1 and name not in SHOWN_AGAIN}
    assert {name for name in twice if not name.startswith("Person.")} == set()
    for name in twice:
        assert len(ways[name]) == len(set(ways[name])), name
        assert set(ways[name]) <= PERSON_WAYS, name


def test_keys_of_pages_tell_them_apart() -> None:
    assert [key for key, times in Counter(page.key for page in PAGES).items() if times > 1] == []
    for key in {page.key for page in CASE_PAGES}:
        assert len({id(page) for page in CASE_PAGES if page.key == key}) == 1


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_a_page_is_whole(page: Page) -> None:
    assert page.title
    assert page.sections or page.special in SHOWN_ALONE
    assert page.help.endswith(".")
    assert len(page.help) <= 120, "one line"
    assert page.special in SPECIAL | {""}
    assert all(section.items for section in page.sections)
    if page not in PANELS:
        assert page.questions
        assert page.empty.endswith(".")
    assert all(question[-1] in "?." for question in page.questions)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_a_field_can_be_found_by_its_key_alone(page: Page) -> None:
    keys = [item.key for _, item in page.items()]
    assert len(keys) == len(set(keys))
    for rows in tables(page):
        inner = [part.key for part in (*rows.columns, *rows.details)]
        assert len(inner) == len(set(inner)), rows.label


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_the_way_to_a_field_leads_to_a_record_that_has_it(page: Page) -> None:
    root = root_of(page)
    for section, item in page.items():
        record = resolve(root, section.of)
        assert isinstance(record, owner_of(item)), f"{page.key}: {item.label}"
    for rows in tables(page):
        for part in (*rows.columns, *rows.details):
            row = rows.row_class()
            owner = holder(row, part, make=True) if isinstance(part, Field) else row
            assert isinstance(owner, owner_of(part)), f"{rows.label}: {part.label}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_a_table_has_few_columns_and_a_name_for_its_rows(page: Page) -> None:
    for rows in tables(page):
        assert 1 <= len(rows.columns) <= 5, rows.label
        assert any(column.starred for column in rows.columns), rows.label
        assert rows.item != "baris"
        assert rows.item[0].islower() or rows.item.isupper(), rows.item


def test_links_offer_rows_of_the_right_kind() -> None:
    for page, item in catalogue.all_items():
        if isinstance(item, Field) and item.editor is Kind.RECORD and item.of:
            target: Any = Group if page in GROUP.pages else Case
            for step in item.of.split("."):
                target = inspect(target).relationships[step].mapper.class_
            assert target is item.attribute.property.mapper.class_, item.label


def test_a_link_offers_the_rows_of_every_goal() -> None:
    goals = [
        Goal(indicators=[Indicator(text="a"), Indicator(text="b")]),
        Goal(),
        Goal(indicators=[Indicator(text="c")]),
    ]
    case = Case(goals=goals)
    assert rows_at(case, "goals") == goals
    assert [row.text for row in rows_at(case, "goals.indicators")] == ["a", "b", "c"]


def test_every_list_that_a_field_offers_exists() -> None:
    offered = {item.choices for _, item in catalogue.all_items() if isinstance(item, Field) and item.choices}
    assert offered - set(lists.keys()) == set()


def test_a_date_is_about_the_same_wherever_it_stands() -> None:
    about: dict[str, set[DateOf]] = {}
    for _, item in catalogue.all_items():
        if isinstance(item, Field) and item.editor is Kind.DATE:
            about.setdefault(str(item.attribute), set()).add(item.about)
    assert {name: kinds for name, kinds in about.items() if len(kinds) > 1} == {}
    assert about["Person.born"] == {DateOf.BIRTH}


def test_scales_run_upwards() -> None:
    assert all(item.low < item.high for _, item in catalogue.all_items() if isinstance(item, Field))


def test_texts_are_indonesian_and_tidy() -> None:
    texts = set(catalogue.texts())
    assert {text for text in texts if text != " ".join(text.split())} == set()
    foreign = {text for text in texts if {word.casefold() for word in re.findall(r"\w+", text)} & (ENGLISH - TRADE)}
    assert foreign == set()


def test_labels_begin_with_a_capital() -> None:
    labels = [item.label for _, item in catalogue.all_items()]
    titles = [section.title for page in PAGES for section in page.sections if isinstance(section.items[0], Field)]
    titles += [page.title for page in PAGES]
    assert [label for label in labels + titles if not label or not label[0].isupper()] == []


def test_the_six_stages_stand_in_the_order_of_the_work() -> None:
    assert [stage.title for stage in catalogue.STAGES] == [
        "Engagement, Intake, Contract",
        "Asesmen",
        "Rencana intervensi",
        "Intervensi",
        "Evaluasi",
        "Terminasi dan rujukan",
    ]
    assessment = catalogue.STAGES[1]
    assert [page.title for page in assessment.pages][:4] == [
        "Pengumpulan data",
        "Klien dan keluarga",
        "Latar belakang",
        "BPSS",
    ]


def test_a_stage_can_be_walked_from_its_first_page_to_its_last() -> None:
    for stage in (*catalogue.STAGES, *catalogue.TABS):
        key, seen = stage.pages[0].key, [stage.pages[0].key]
        while page := next_page(stage, key):
            key = page.key
            seen.append(key)
        assert seen == [page.key for page in stage.pages]
        assert place(stage, key) == (len(stage.pages), len(stage.pages))


def test_an_agency_words_only_what_pages_offer_and_no_rule_looks_at() -> None:
    changeable = catalogue.changeable_lists()
    assert {"access_routes", "klaster", "ppks"} <= set(changeable) <= set(lists.keys())
    assert not {"names_that_are_words", "data_request_kinds"} & set(changeable)


def test_a_page_is_found_by_its_key() -> None:
    assert catalogue.page("ecomap").title == "Ecomap"
    with pytest.raises(KeyError):
        catalogue.page("nowhere")


def test_an_attribute_knows_its_label() -> None:
    assert catalogue.label_of(Session.client_response) == "Tanggapan klien"
    assert catalogue.label_of(Case.family) == "Keluarga dan orang penting bagi klien"
    assert catalogue.label_of(Person.name) == "Nama lengkap"
    with pytest.raises(KeyError):
        catalogue.label_of(Case.nudges)


def test_a_member_of_the_family_is_described_through_the_person() -> None:
    family = next(item for _, item in catalogue.page("client_family").items() if item.attribute.key == "family")
    assert isinstance(family, Rows)
    assert family.row_class is FamilyMember
    name = family.columns[0]
    member = FamilyMember(person=Person(name="Ratna"))
    assert name.attribute is not FamilyMember.person
    assert holder(member, name).name == "Ratna"


def test_the_catalogue_loads_without_the_heavy_libraries() -> None:
    asked = "import sys, caseworker_app.forms.catalogue; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()
    assert {"PySide6", "matplotlib", "reportlab", "sqlcipher3", "alembic"} & set(loaded) == set()
