"""Nothing that is handed in shows a question mark for a person, a key of the program, a raw date or a gap."""

from __future__ import annotations

import dataclasses
import re

import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.documents import blocks as b
from caseworker_app.documents.catalogue import DOCUMENTS
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.settling import dated_in_words, without_gaps
from caseworker_app.documents.walking import rebuild
from caseworker_app.documents.wish import Wish
from caseworker_app.jobs.case_files import everything
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import EmotionalKind, Sex
from caseworker_app.model.engagement import ConsentStatement
from caseworker_app.model.family import EmotionalTie, Parentage, Union
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from tests.documents.case_files import case_file
from tests.documents.case_report.texts import text_of

RAW_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
KEY = re.compile(r"\b[a-z]+_[a-z0-9_]+\b")
NOBODY = re.compile(r"(?<![\w”’)])\?(?!\w)|\[\]|\bNone\b|menurut kalender")
DOTS = re.compile(r"…{2,}|\.{5,}")
STATEMENTS = ("kunjungan_rumah", "pihak_lain", "butir_1", "rekaman_suara", "case_conference")


def final(file: CaseFile, key: str) -> b.Document:
    return numbered(without_gaps(dated_in_words(DOCUMENTS[key].make(file, Wish()))))


@pytest.fixture(scope="module")
def nameless() -> CaseFile:
    """A case in which nobody of the family has a name, and days stand in its texts as machines write them."""
    file = case_file("filled")
    for person in file.kin.people:
        person.name = person.alias = person.nickname = None
    for member in file.case.family:
        member.relation = "kakak"
    for at, record in enumerate(every for every in everything(file) if isinstance(every, ConsentStatement)):
        record.key = STATEMENTS[at % len(STATEMENTS)]
    file.case.assessment.background = "Datang pada 2024-09-21 dan 2024-09-22."
    file.case.evaluation.process_date = PartialDate.from_canonical("| 2024-09-21, 2024-09-22")
    file.case.termination.date = PartialDate.from_canonical("2024-09-26 | Jumat, 26 September 2024")
    return file


@pytest.mark.parametrize("key", DOCUMENTS)
@pytest.mark.parametrize("which", ["nameless", "ms-sentra", "s-lansia"])
def test_a_finished_document_shows_no_placeholder(nameless: CaseFile, which: str, key: str) -> None:
    document = final(nameless if which == "nameless" else case_file(which), key)
    for pattern in (RAW_DATE, KEY, NOBODY, *([DOTS] if document.dress == "report" else [])):
        text = text_of(written(document) if pattern is DOTS else document)
        found = pattern.search(text)
        assert found is None, text[max(0, found.start() - 60) : found.end() + 40]


def test_people_without_a_name_are_told_apart_by_what_they_are_to_the_client() -> None:
    client, father, mother = Person(name="Arum Lestari"), Person(sex=Sex.MALE), Person(sex=Sex.FEMALE, name="?")
    elder, younger, friend = Person(sex=Sex.MALE), Person(sex=Sex.MALE), Person(name="Tidak diketahui")
    union = Union(partner1_id=father.id, partner2_id=mother.id)
    union.children = [Parentage(child_id=one.id, position=at) for at, one in enumerate((elder, younger, client))]
    family = [FamilyMember(person=friend, person_id=friend.id, relation="teman", position=0)]
    case = Case(client=client, client_id=client.id, family=family)
    tie = EmotionalTie(person1_id=elder.id, person2_id=younger.id, kind=EmotionalKind.HOSTILE)
    people = [client, father, mother, elder, younger, friend]
    file = CaseFile(case, Kin(people, [union], emotional_ties=[tie]))
    assert [file.initials(person) for person in people] == [
        "AL",
        "ayah klien",
        "ibu klien",
        "kakak pertama klien",
        "kakak kedua klien",
        "teman klien",
    ]
    for names in (False, True):
        document = DOCUMENTS["case-report"].make(file, Wish(names=names))
        text = text_of(document)
        assert "kakak pertama klien dan kakak kedua klien" in text
        assert "teman klien" in text
        assert NOBODY.search(text) is None
    alike = CaseFile(Case(client=client, client_id=client.id, family=[
        FamilyMember(person=one, person_id=one.id, relation="kakak", position=at)
        for at, one in enumerate((father, mother))
    ]), Kin([client, father, mother]))  # fmt: skip
    assert [alike.initials(person) for person in (father, mother)] == ["kakak klien (pertama)", "kakak klien (kedua)"]


def written(document: b.Document) -> b.Document:
    """Without the lines for a pen: below signatures, and in the letters that are bound in."""
    pens = (b.SignatureRow, b.PlaceDate, b.Enclosure)
    blocks = [
        rebuild(block, lambda part: b.Space(0) if isinstance(part, pens) else part, lambda text: text)
        for block in document.blocks
    ]
    return dataclasses.replace(document, blocks=tuple(blocks))
