from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.same_person import Ground, grounds, name_key, same_case, similar
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person

WORDS = ("Sari", "Wulandari", "Cempaka", "Bunga", "Soekardi", "Aisyah", "Guntur", "Hidayat", "Dwi", "Yuliani")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True)


def person(name: str | None = None, born: str = "", nik: str | None = None, alias: str | None = None) -> Person:
    return Person(name=name, born=PartialDate.parse(born) if born else None, nik=nik, alias=alias)


@given(
    NAMES, st.sampled_from(["", "Hj. ", "Bapak ", "ibu ", "Dr. ", "Alm. "]), st.sampled_from(["", ", S.Sos", " (alm)"])
)
def test_a_name_is_the_same_however_it_is_spelled(words: list[str], before: str, behind: str) -> None:
    name = " ".join(words)
    for spelling in (name.upper(), name.lower(), "  ".join(words), "".join(words), "-".join(words), f"«{name}».", name):
        assert name_key(before + spelling + behind) == name_key(name) != ""


@given(NAMES, NAMES)
def test_likeness_is_mutual(one: list[str], other: list[str]) -> None:
    first, second = " ".join(one), " ".join(other)
    assert similar(first, second) == similar(second, first)
    assert similar(first, first)
    people = person(first, "1/7/1998"), person(second, "1/7/1998")
    assert grounds(*people) == grounds(*reversed(people))
    assert Ground.NAME in grounds(people[0], people[0])


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_stand_for_a_name(one: str, other: str) -> None:
    assert isinstance(grounds(person(one), person(other)), tuple)
    assert similar(one, other) == similar(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Soekardi Djaja", "Sukardi Jaja"),
        ("Moh. Yusuf", "Muhammad Yusuf"),
        ("Sri\u00a0Mulyati", "SriMulyati"),
        ("Sri Mulyati", "SRI MULYATII"),
        ("dr. Rahmi Hidayat, Sp.KJ", "Rahmi Hidayat"),
        ("Rahmi Hidayat S.Psi.", "rahmi hidayat"),
        ("Ny. Siti 'Aisyah", "siti aisah"),
    ],
)
def test_spellings_that_mean_one_name(one: str, other: str) -> None:
    assert grounds(person(one), person(other)) == (Ground.NAME,)


@pytest.mark.parametrize("name", ["", "?", "Tidak diketahui", "-", "tanpa nama"])
def test_nobody_is_like_nobody(name: str) -> None:
    assert grounds(person(name), person(name)) == ()


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (person("Sari", nik="3204104107980001"), person("Lain", nik="3204.1041.0798.0001"), (Ground.NIK,)),
        (person("Sari", nik="9999999999999994"), person("Lain", nik="9999999999999994"), ()),
        (person("Sari Wulandari", "1/7/1998"), person("Sari W.", "1998-07-01"), (Ground.BIRTH,)),
        (person("Sari Wulandari", "1/7/1998"), person("Wulandari Sari", "1998-07-01"), (Ground.BIRTH,)),
        (person("Sari Wulandari", "1998"), person("Sari W.", "1998"), ()),
        (person("Sari Wulandari", "1/7/1998"), person("Guntur", "1/7/1998"), ()),
        (person(None, "1/7/1998", alias="SW"), person("Sari Wulandari", "1/7/1998"), (Ground.INITIALS,)),
        (person(None, alias="SW"), person(None, alias="SW"), ()),
        (person("Sari", "1998"), person("Sari", "2001"), (Ground.NAME,)),
        (person("Sari", "1998", "3204104107980001"), person("Sari", "2001", "3204104107980002"), ()),
    ],
)
def test_what_speaks_for_one_person(one: Person, other: Person, found: tuple[Ground, ...]) -> None:
    assert grounds(one, other) == found


DAY, OTHER_DAY = PartialDate.parse("1/1/2025"), PartialDate.parse("2/1/2025")


@pytest.mark.parametrize(
    ("numbers", "opened", "clients", "cases"),
    [
        (("D-1", " d-1 "), (DAY, DAY), "same", "same"),
        (("D-1", "D-1"), (DAY, None), "same", "same"),
        (("D-1", "D-1"), (DAY, OTHER_DAY), "same", "different"),
        (("D-1", "D-2"), (DAY, DAY), "same", "different"),
        ((None, "D-1"), (DAY, DAY), "same", "same"),
        ((None, None), (None, None), "same", "different"),
        (("D-1", "D-1"), (DAY, DAY), "different", "different"),
    ],
)
def test_when_two_cases_are_one(
    numbers: tuple[str | None, str | None],
    opened: tuple[PartialDate | None, PartialDate | None],
    clients: str,
    cases: str,
) -> None:
    assert same_case(numbers, opened, same_client=clients == "same") is (cases == "same")
