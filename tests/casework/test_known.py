"""Everybody who is named in a case is known to the detector, whether entered as a person or only written down."""

from __future__ import annotations

import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.detector import Detector
from caseworker_app.casework.hits import Piece
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.known import OtherClient, known
from caseworker_app.casework.numbers_and_places import Kind
from caseworker_app.casework.written_names import names_in
from caseworker_app.model.assessment import Interview
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, Contact, ContactPerson
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency, Practitioner


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ibu Ratna (tetangga), ketua RT", ["Ratna"]),
        ("klien dan Pak Joko Susilo", ["Joko Susilo"]),
        ("Wali kelas, Bu Tuti; pihak setempat", ["Tuti"]),
        ("Drs. Hadi Kusnadi, M.Si.", ["Hadi Kusnadi"]),
        ("Pekerja sosial dan psikolog Sentra", []),
        ("Tetangga", []),
        (None, []),
    ],
)
def test_names_are_told_from_offices(text: str | None, expected: list[str]) -> None:
    assert list(names_in(text)) == expected


def test_a_place_for_a_name_alone_needs_no_title() -> None:
    assert list(names_in("Sukma", sure=True)) == ["Sukma"]
    assert list(names_in("Sukma")) == []


def case_file() -> CaseFile:
    client = Person(name="Marta Situmorang", nickname="Tata", village="Sukamaju", school="SMK Contoh")
    worker = Practitioner(name="Nadia Ramadhani", phone="0812-0000-1111")
    case = Case(client=client, practitioner=worker, agency=Agency(name="Sentra Contoh", hotlines=["0811-9000-119"]))
    case.interviews.append(Interview(informant="Ibu Ratna Dewi"))
    case.contacts.append(Contact(people=[ContactPerson(name="Joko")]))
    case.consents.append(Consent(witness1="Lina Marlina", practitioner_name="Nadia Ramadhani"))
    return CaseFile(case, Kin([client]))


def test_everybody_and_their_places_are_looked_for_and_those_who_work_there_are_not() -> None:
    detector = Detector(known(case_file()))
    text = "Marta; Tata; Sukamaju; SMK Contoh; Ratna; Joko; Lina; Nadia Ramadhani, 0812-0000-1111, 0811-9000-119"
    hits = [(hit.words, hit.kind) for hit in detector.hits(Piece(text))]
    names = [("Marta", Kind.NAME), ("Tata", Kind.NAME), ("Sukamaju", Kind.VILLAGE), ("SMK Contoh", Kind.SCHOOL)]
    assert hits == [*names, ("Ratna", Kind.NAME), ("Joko", Kind.NAME), ("Lina", Kind.NAME)]


def test_other_clients_are_those_whom_this_case_does_not_know() -> None:
    file = case_file()
    assert file.client is not None
    others = [
        OtherClient(file.client.id, ("Marta Situmorang",), "MS"),
        OtherClient("other", ("Budi Hartono",), "BH"),
        OtherClient("namesake", ("Mira Sari",), "MS"),
    ]
    found = known(file, others)
    assert found.others == ("Budi Hartono", "Mira Sari")
    assert found.other_initials == {"BH"}


def test_an_agency_adds_words_that_are_names_too() -> None:
    file = case_file()
    assert file.client is not None
    file.client.name = "Kelapa"
    texts = [
        [hit.kind for hit in Detector(known(file, words=words)).hits(Piece("Kelapa muda"))]
        for words in ((), ("kelapa",))
    ]
    assert texts == [[Kind.NAME], [Kind.WORD]]
