"""Names become initials in any text, and ordinary words stay words."""

from __future__ import annotations

import hypothesis
import pytest
from hypothesis import strategies

from caseworker_app.casework.case_file import CaseFile, initials
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.pseudonyms import replacer
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.engagement import Contact, ContactPerson
from caseworker_app.model.family import Union
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency, Practitioner


def case_of(*people: Person, **case: object) -> CaseFile:
    return CaseFile(Case(client=people[0] if people else None, **case), Kin(list(people)))


PEOPLE = (
    Person(name="Marta Situmorang", alias="MS"),
    Person(name="Sri Wulan Situmorang", alias="SW"),
    Person(name="Jaya", alias="J"),
    Person(name="Juli", alias="JU"),
    Person(name="Nurul Islam"),
    Person(name="Nur'aini Hasan", nickname="Nunung"),
    Person(name="Nadia Putri", alias="NP"),
    Person(alias="istri J"),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Marta Situmorang datang.", "MS datang."),
        ("MARTA SITUMORANG dan marta situmorang", "MS dan MS"),
        ("Marta\nSitumorang", "MS"),
        ("rumah Sri Wulan dan Sri, dekat Wulan", "rumah SW dan SW, dekat SW"),
        ("keluarga Situmorang", "keluarga S."),
        ("Kakak dari keluarga Situmorang. Adik", "Kakak dari keluarga S. Adik"),
        ("Marta Wulan", "MS SW"),
        ("Jaya selalu jaya; Jayanya siapa?", "J selalu jaya; Jnya siapa?"),
        ("Martabak, Sukajaya, Julian", "Martabak, Sukajaya, Julian"),
        ("Nur’aini Hasan dipanggil Nunung", "NH dipanggil NH"),
        ("istri J di rumah", "istri J di rumah"),
    ],
)
def test_names_and_their_parts_become_initials(text: str, told: str) -> None:
    assert replacer(case_of(*PEOPLE))(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jumat, 26 Juli 2024: Juli senang", "Jumat, 26 Juli 2024: JU senang"),
        ("pada bulan Juli", "pada bulan Juli"),
        ("Islam", "Islam"),
        ("beragama Islam seperti Nurul", "beragama Islam seperti NI"),
        ("Nurul Islam", "NI"),
    ],
)
def test_a_name_that_is_also_a_month_or_a_religion_stays_where_it_is_one(text: str, told: str) -> None:
    assert replacer(case_of(*PEOPLE))(text) == told


def test_who_works_on_the_case_and_where_keeps_the_name() -> None:
    file = case_of(
        *PEOPLE,
        practitioner=Practitioner(name="Nadia Ramadhani", institution="Politeknik Marta"),
        supervisor="Drs. Jaya Kusuma",
        agency=Agency(name="Sentra Situmorang", address="Jl. Sri Wulan 3"),
    )
    text = "Nadia Ramadhani, Drs. Jaya Kusuma, Sentra Situmorang, Politeknik Marta, Jl. Sri Wulan 3"
    assert replacer(file)(f"{text}; Nadia dan Jaya") == f"{text}; NP dan J"


def test_without_people_a_text_stays_itself() -> None:
    assert replacer(case_of())("Marta pergi") == "Marta pergi"


words = strategies.text("qwxyz", min_size=3, max_size=9).map(str.capitalize)
names = strategies.lists(words, min_size=1, max_size=4).map(" ".join)


@hypothesis.given(strategies.lists(names, min_size=1, max_size=6, unique=True), strategies.text(max_size=40))
def test_no_full_name_is_left_whatever_stands_around_it(called: list[str], between: str) -> None:
    people = [Person(name=name, alias=f"<{at}>") for at, name in enumerate(called)]
    text = f" {between} ".join(called)
    left = replacer(case_of(*people))(text)
    lone = {part.casefold() for part in between.split()}
    for name in called:
        if not lone & {part.casefold() for part in name.split()}:
            assert not set(name.split()) <= set(left.split()), name


def test_a_name_that_says_that_none_is_known_stays_a_word_and_gives_no_initials() -> None:
    father = Person(name="Tidak diketahui", nickname="Pak Bondan")
    change = replacer(case_of(Person(name="Melati Sari", alias="MS"), father))
    assert initials(father) == "?"
    assert change("Ayah Melati Sari tidak diketahui. Tidak diketahui pula alamatnya.") == (
        "Ayah MS tidak diketahui. Tidak diketahui pula alamatnya."
    )
    assert "Bondan" not in change("Tetangga menyebutnya Pak Bondan.")


def test_initials_that_several_share_are_numbered_the_client_first() -> None:
    people = [Person(id=key, name=name) for key, name in (("c", "Ayu"), ("a", "Agus"), ("b", "Budi"), ("z", "Amir"))]
    client, agus, budi, amir = people
    family = [
        FamilyMember(id=f"m{one.id}", person=one, person_id=one.id, position=9 - at) for at, one in enumerate(people)
    ]
    case = Case(id="k", client=client, client_id="c", family=family)
    file = CaseFile(case, Kin(people))
    assert [file.initials(one) for one in (client, amir, agus, budi)] == ["A-1", "A-2", "A-3", "B"]
    assert replacer(file)("Ayu, Agus dan Amir, lalu Budi.") == "A-1, A-3 dan A-2, lalu B."
    again = CaseFile(case, Kin(people[::-1]))
    assert [again.initials(one) for one in people] == [file.initials(one) for one in people]


def test_who_is_not_of_the_family_takes_no_number_from_it() -> None:
    client, teacher = Person(id="c", name="Ayu"), Person(id="g", name="Anton")
    case = Case(id="k", client=client, client_id="c", family=[])
    assert CaseFile(case, Kin([client])).initials(client) == "A"
    both = CaseFile(case, Kin([client, teacher]))
    assert (both.initials(client), both.initials(teacher)) == ("A", "A-2")


def test_a_number_never_makes_two_people_the_same() -> None:
    people = [
        Person(id="a", name="Ayu"),
        Person(id="b", name="Agus"),
        Person(id="c", alias="A2"),
        Person(id="d", name="Anak 3"),
    ]
    people.append(Person(id="e", name="Adik 3"))
    case = Case(id="k", client=people[0], client_id="a")
    unions = [Union(id="u", partner1_id="a", partner2_id="b"), Union(id="v", partner1_id="c", partner2_id="d")]
    unions.append(Union(id="w", partner1_id="e"))
    file = CaseFile(case, Kin(people, unions))
    assert [file.initials(one) for one in people] == ["A-1", "A-2", "A2", "A3-1", "A3-2"]


def test_a_post_stays_whole_and_only_the_name_behind_it_becomes_initials() -> None:
    people = [
        Person(id="a", name="Wakasek Kesiswaan Bapak Hasan"),
        Person(id="b", name="Ibu Kepala Panti"),
        Person(id="c", name="Bidan Yeni"),
        Person(id="d", name="Imam Hasanudin"),
    ]
    file = case_of(*people)
    assert [file.initials(one) for one in people] == ["Wakasek Kesiswaan Bapak H", "Ibu Kepala Panti", "Bidan Y", "IH"]
    change = replacer(file)
    assert change("Ibu Kepala Panti dan Wakasek Kesiswaan Bapak Hasan") == (
        "Ibu Kepala Panti dan Wakasek Kesiswaan Bapak H"
    )
    assert change("Wakasek Kesiswaan rapat; Imam pulang") == "Wakasek Kesiswaan rapat; IH pulang"


def test_who_is_only_written_down_is_told_apart_from_the_people_of_the_case() -> None:
    file = case_of(Person(id="a", name="Hana"))
    file.case.contacts.append(
        Contact(people=[ContactPerson(name="Wali Kelas Bapak Hasan"), ContactPerson(name="Hartono")])
    )
    assert file.initials(file.client) == "H"
    assert [file.initials_of(name) for name in ("Hasan", "Hartono")] == ["H-2", "H-3"]


LETTERS = strategies.sampled_from(["A", "AS", "MS", "B"])


@hypothesis.given(strategies.lists(LETTERS, min_size=2, max_size=9))
def test_everybody_is_called_differently_and_always_the_same(letters: list[str]) -> None:
    people = [Person(id=f"{at:02}", alias=one, name=f"Orang{at}") for at, one in enumerate(letters)]
    case = Case(id="k", client=people[0], client_id="00")
    called = [CaseFile(case, Kin(order)).initials(one) for order in (people, people[::-1]) for one in people]
    first, second = called[: len(people)], called[len(people) :]
    assert first == second
    assert len(set(first)) == len(people)
