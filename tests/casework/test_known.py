"""Everybody who is named in a case is known to the detector, whether entered as a person or only written down."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.detector import Detector
from caseworker_app.casework.hits import Piece, spliced
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.known import OtherClient, known
from caseworker_app.casework.numbers_and_places import Kind
from caseworker_app.casework.pseudonyms import replacer
from caseworker_app.casework.written_names import names_in, signing
from caseworker_app.model.assessment import Interview
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, Contact, ContactPerson
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Conference, ConferenceAttendee
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


NAMES = strategies.sampled_from(
    ["Marta", "Slamet", "Kirana", "Nur'aini", "Yosepha", "Bunga", "Juli", "Imam", "Tari", "Surya", "Guruh", "Bidari"]
)
FORMS = (
    "{whole} datang",
    "{upper} DATANG",
    "kata Pak {part}, lalu",
    "rumah {part}nya",
    "pesan {part}7 itu",
    "akun {glued} itu",
    "Bidan {part} dan Kepala Dusun",
    "Kepala Sekolah {whole}",
    "si {part} ({part})",
)


@given(strategies.lists(NAMES, min_size=2, max_size=3, unique=True), strategies.sampled_from(FORMS))
def test_a_registered_name_is_found_in_every_form(called: list[str], form: str) -> None:
    person = Person(name=" ".join(called), alias="XX")
    part = next((one for one in called if one not in {"Juli", "Bunga"}), called[0])
    glued = "".join(one.replace("'", "").capitalize() for one in called)
    text = form.format(whole=person.name, upper=(person.name or "").upper(), part=part, glued=glued)
    file = CaseFile(Case(client=person), Kin([person]))
    left = replacer(file)(text)
    seeker = Detector(known(file))
    left = spliced(left, [(hit.start, hit.end, "") for hit in seeker.hits(Piece(left))])
    assert not {one.casefold() for one in called} & {token.casefold() for token in re.findall(r"[\w']+", left)}
    assert glued not in left


def test_who_signs_an_attendance_list_keeps_the_name_and_the_client_of_the_minutes_does_not() -> None:
    file = case_file()
    client = file.client
    assert client is not None
    attendees = [
        ConferenceAttendee(name="Dra. Hj. Nurhayati, M.Si."),
        ConferenceAttendee(person=client, person_id=client.id),
    ]
    file.case.client_id = client.id
    file.case.conferences.append(Conference(attendees=attendees))
    text = "Dra. Hj. Nurhayati, M.Si. dan Marta Situmorang"
    assert replacer(file, signing(file, "attendance-list"))(text) == text
    assert replacer(file, signing(file, "conference-minutes"))(text) == "Dra. Hj. Nurhayati, M.Si. dan MS"
    assert "Nurhayati" in [hit.words for hit in Detector(known(file)).hits(Piece(text))]
    assert Detector(known(file, document="conference-minutes")).hits(Piece("Dra. Hj. Nurhayati, M.Si.")) == []
