"""Files that are not what the standard asks for: every person is read, and what was put right is remembered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.errors import BadInput
from caseworker_app.exchange.gedcom import read_gedcom
from caseworker_app.exchange.gedcom.reading import Told, read_people
from caseworker_app.model.choices import BirthKind

HEAD = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n"


def read(text: str) -> Told:
    return read_people((HEAD + text).encode())


def names(told: Told) -> list[str | None]:
    return [person.name for person in told.people.values()]


@pytest.mark.parametrize(
    "wrapped",
    [
        "oleh program lain\n1 CONC  sehingga barisnya salah tingkat.\n",
        "oleh program lain\n\n0 CONT sehingga barisnya salah tingkat.\n",
        "2 CONT oleh program lain\n1 CONT sehingga barisnya salah tingkat.\n",
        "oleh program lain sehingga barisnya salah tingkat.\n",
    ],
)
def test_a_note_that_was_wrapped_is_one_note(wrapped: str) -> None:
    told = read(
        f"0 @I1@ INDI\n1 NAME Budi\n1 NOTE Catatan yang terpotong\n{wrapped}1 SEX M\n0 @I2@ INDI\n1 NAME Wati\n"
    )
    assert names(told) == ["Budi", "Wati"]
    assert " ".join((told.people["I1"].note or "").split()) == (
        "Catatan yang terpotong oleh program lain sehingga barisnya salah tingkat."
    )
    assert told.people["I1"].sex is not None
    assert told.mended.wrapped


def test_a_wrapped_line_that_begins_with_a_number_is_text() -> None:
    told = read("0 @I1@ INDI\n1 NAME Budi\n1 NOTE Tinggal dengan\n2 orang anak di Bogor\n1 OCCU sopir\n")
    assert told.people["I1"].note == "Tinggal dengan\n2 orang anak di Bogor"
    assert told.people["I1"].occupation == "sopir"


def test_a_line_that_carries_on_nothing_is_remembered() -> None:
    told = read("0 @I1@ INDI\n1 NAME Budi\nini bukan nama\n1 SEX M\nini bukan baris GEDCOM\n1 CONC ini juga bukan\n")
    assert names(told) == ["Budi"]
    assert told.mended.passed_over == ["ini bukan nama", "ini bukan baris GEDCOM", "1 CONC ini juga bukan"]


@pytest.mark.parametrize("code", ["É1", "_2", "I 1", "ayah&ibu", "#3", "12", "一", "i-1.a", "VOID2", "é"])
def test_any_code_between_the_signs_is_a_code(code: str) -> None:
    told = read(
        f"0 @{code}@ INDI\n1 NAME Budi\n1 FAMS @F {code}@\n0 @X@ INDI\n1 NAME Ani\n1 FAMC @F {code}@\n"
        f"0 @F {code}@ FAM\n1 HUSB @{code}@\n1 CHIL @X@\n"
    )
    assert names(told) == ["Budi", "Ani"]
    (union,) = told.kin.unions
    assert union.partner1_id == told.people[code].id
    assert [link.child_id for link in union.children] == [told.people["X"].id]


def test_people_and_families_may_bear_the_same_code() -> None:
    told = read("0 @1@ INDI\n1 NAME Budi\n0 @2@ INDI\n1 NAME Ani\n0 @1@ FAM\n1 HUSB @1@\n1 CHIL @2@\n")
    assert names(told) == ["Budi", "Ani"]
    assert told.kin.unions[0].partner1_id == told.people["1"].id


def test_a_code_that_stands_twice_means_two_people() -> None:
    told = read(
        "0 @I3@ INDI\n1 NAME Anak Pertama\n1 FAMC @F1@\n0 @I3@ INDI\n1 NAME Anak Kedua\n1 FAMC @F1@\n"
        "0 @I1@ INDI\n1 NAME Marta\n0 @F1@ FAM\n1 WIFE @I1@\n1 CHIL @I3@\n"
    )
    assert names(told) == ["Anak Pertama", "Anak Kedua", "Marta"]
    assert told.mended.renamed == ["I3"]
    assert {link.child_id for link in told.kin.unions[0].children} == {
        told.people["I3"].id,
        told.people["I3 (2)"].id,
    }


def test_a_record_that_stands_twice_word_for_word_is_taken_once() -> None:
    told = read("0 @I1@ INDI\n1 NAME Budi\n0 @I1@ INDI\n1 NAME Budi\n")
    assert names(told) == ["Budi"]
    assert told.mended.repeated == 1


def test_people_without_a_code_are_people() -> None:
    told = read("0 INDI\n1 NAME Budi\n0 INDI\n1 NAME Wati\n1 FAMS @F1@\n0 @F1@ FAM\n")
    assert names(told) == ["Budi", "Wati"]


def test_a_child_by_a_phrase_only_is_a_child_with_that_name() -> None:
    told = read(
        "0 @I1@ INDI\n1 NAME Wati\n1 SEX F\n0 @F1@ FAM\n1 HUSB @VOID@\n2 PHRASE Pak Karto\n1 WIFE @I1@\n"
        "1 CHIL @VOID@\n2 PHRASE Ayu, anak kedua\n1 CHIL @VOID@\n"
    )
    assert names(told) == ["Wati", "Pak Karto", "Ayu, anak kedua"]
    (union,) = told.kin.unions
    assert len(union.children) == 1
    assert union.partner1_id is not None
    assert union.partner2_id is not None
    assert told.mended.mentioned == ["Pak Karto", "Ayu, anak kedua"]
    assert "PHRASE" not in told.left_out


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("1 DEAT\n2 AGE STILLBORN\n", BirthKind.STILLBIRTH),
        ("1 DEAT\n2 AGE 0y\n3 PHRASE Stillborn\n", BirthKind.STILLBIRTH),
        ("1 BIRT\n2 TYPE stillborn\n", BirthKind.STILLBIRTH),
        ("1 DEAT Y\n2 TYPE Miscarriage\n", BirthKind.MISCARRIAGE),
        ("1 DEAT\n2 CAUS keguguran\n", BirthKind.MISCARRIAGE),
        ("1 EVEN\n2 TYPE Miscarriage\n2 DATE 1999\n", BirthKind.MISCARRIAGE),
        ("1 EVEN Spontaneous abortion\n", BirthKind.MISCARRIAGE),
        ("1 EVEN\n2 TYPE Abortion\n", BirthKind.ABORTION),
        ("1 NAME (stillborn) /Lestari/\n", BirthKind.STILLBIRTH),
        ("1 _STILLBORN Y\n", BirthKind.STILLBIRTH),
    ],
)
def test_a_birth_that_was_lost_is_no_living_child(lines: str, kind: BirthKind) -> None:
    told = read(f"0 @I1@ INDI\n{lines}1 FAMC @F1@\n0 @F1@ FAM\n1 CHIL @I1@\n")
    assert told.people["I1"].birth_kind is kind
    drawn = read_gedcom((HEAD + f"0 @I1@ INDI\n{lines}").encode()).members[0]
    assert drawn.kind == kind.value.replace(" ", "_")


def test_a_miscarriage_of_the_family_is_a_child_that_was_lost() -> None:
    told = read("0 @I1@ INDI\n1 NAME Wati\n0 @F1@ FAM\n1 WIFE @I1@\n1 EVEN\n2 TYPE Miscarriage\n2 DATE MAR 1999\n")
    (link,) = told.kin.unions[0].children
    lost = next(person for person in told.kin.people if person.id == link.child_id)
    assert (lost.birth_kind, str(lost.born), lost.name) == (BirthKind.MISCARRIAGE, "1999-03", None)


def test_a_miscarriage_of_a_mother_is_not_her_own_birth() -> None:
    told = read(
        "0 @I1@ INDI\n1 NAME Wati\n1 FAMS @F1@\n1 EVEN\n2 TYPE Miscarriage\n2 DATE 1999\n0 @F1@ FAM\n1 WIFE @I1@\n"
    )
    wati = told.people["I1"]
    assert (wati.birth_kind, wati.born, wati.note) == (None, None, "Miscarriage: 1999")


@pytest.mark.parametrize(
    "lines",
    [
        "1 EVEN\n2 TYPE Abortion\n2 DATE 2015\n1 BIRT\n2 DATE 1997\n",
        "1 EVEN\n2 TYPE Abortion\n1 BIRT\n2 DATE 1997\n",
        "1 EVEN\n2 TYPE Miscarriage\n1 OCCU penjahit\n",
        "1 BIRT\n2 DATE 1970\n1 DEAT\n2 DATE 1998\n2 CAUS keguguran\n",
    ],
)
def test_what_happened_to_somebody_who_has_lived_is_not_her_birth(lines: str) -> None:
    assert read(f"0 @I1@ INDI\n1 NAME Melati\n1 SEX F\n{lines}").people["I1"].birth_kind is None


def test_a_mother_whom_only_her_family_names_is_a_mother() -> None:
    told = read("0 @I1@ INDI\n1 NAME Wati\n1 EVEN\n2 TYPE Miscarriage\n0 @F1@ FAM\n1 WIFE @I1@\n")
    assert told.people["I1"].birth_kind is None


def test_one_broken_line_spoils_no_other_letters() -> None:
    text = HEAD.encode() + "0 @I1@ INDI\n1 NAME Łucja Ñúñez\n1 OCCU ".encode() + b"caf\xe9\n"
    lucja = read_people(text).people["I1"]
    assert (lucja.name, lucja.occupation) == ("Łucja Ñúñez", "café")


def test_levels_that_jump_and_tags_in_small_letters_are_read() -> None:
    told = read("0 @i1@ indi\n1 name Budi\n1 birt\n3 date 12 mar 1950\n3 plac Bogor\n2 note lahir malam\n1 sex m\n")
    budi = told.people["i1"]
    assert (budi.name, str(budi.born), budi.birth_place) == ("Budi", "1950-03-12", "Bogor")
    assert budi.note == "Catatan kelahiran: lahir malam"
    assert budi.sex is not None


def test_families_that_only_their_members_know_of_are_families() -> None:
    told = read("0 @I1@ INDI\n1 NAME Wati\n1 SEX F\n1 FAMS @F9@\n0 @I2@ INDI\n1 NAME Ani\n1 FAMC @F9@\n1 FAMS @F8@\n")
    (union,) = told.kin.unions
    assert union.partner2_id == told.people["I1"].id
    assert [link.child_id for link in union.children] == [told.people["I2"].id]
    assert told.mended.missing == 1


def test_a_file_without_a_head_is_read_by_its_people() -> None:
    assert names(read_people(b"0 @I1@ INDI\n1 NAME Budi\n0 TRLR\n")) == ["Budi"]


def test_a_very_long_line_is_whole() -> None:
    words = "kata " * 8_000
    told = read(f"0 @I1@ INDI\n1 NAME Budi\n1 NOTE {words}\n")
    assert told.people["I1"].note == words.strip()


CODES = st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="@"), min_size=1, max_size=8)
WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="@"), max_size=30)
TAGS = st.sampled_from(
    [
        "NAME",
        "SEX",
        "BIRT",
        "DEAT",
        "DATE",
        "PLAC",
        "NOTE",
        "CONC",
        "CONT",
        "FAMC",
        "FAMS",
        "EVEN",
        "TYPE",
        "AGE",
        "birt",
    ]
)
LINES = st.tuples(st.integers(0, 4), TAGS, WORDS).map(lambda parts: "{} {} {}".format(*parts))


@given(st.lists(st.tuples(CODES, st.lists(st.one_of(LINES, WORDS), max_size=6)), min_size=1, max_size=5))
def test_nobody_is_lost_whatever_stands_between_them(people: list[tuple[str, list[str]]]) -> None:
    text = HEAD + "".join(
        "\n".join([f"0 @{code}@ INDI", f"1 NAME N{i}", *lines, ""]) for i, (code, lines) in enumerate(people)
    )
    told = read_people(text.encode())
    for i in range(len(people)):
        assert any((name or "").startswith(f"N{i}") for name in names(told))
    assert len(read_gedcom(text.encode()).members) == len(told.people)


@given(st.text(max_size=300))
def test_any_text_after_a_head_is_read_or_refused(text: str) -> None:
    try:
        told = read(text)
    except BadInput:
        return
    assert told.people
