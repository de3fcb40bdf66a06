"""The family of a case to a GEDCOM file and back: nothing of a person's details is lost, in whatever version."""

from __future__ import annotations

import unicodedata
from datetime import date

import ansel
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.kin import Kin
from caseworker_app.exchange.gedcom.dates import read_date, write_date
from caseworker_app.exchange.gedcom.reading import Told, read_people
from caseworker_app.exchange.gedcom.writing import Version, write_people
from caseworker_app.model.choices import BirthKind, ParentageKind, Sex, TwinKind, UnionEnd, UnionKind, Vital
from caseworker_app.model.family import Parentage, TwinGroup, Union
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person

VERSIONS: tuple[Version, ...] = ("5.5.1", "7.0")
DETAILS = (
    *("name", "alias", "nickname", "sex", "born", "birth_place", "stated_age", "birth_kind", "vital", "died"),
    *("death_cause", "occupation", "education", "religion", "ethnicity", "note"),
)

ansel.register()


def when(text: str) -> PartialDate:
    return PartialDate.parse(text)


def a_family() -> Kin:
    father = Person(
        id="ayah",
        name="Surya Wibawa",
        sex=Sex.MALE,
        born=when("12/3/1950"),
        birth_place="Bogor, Jawa Barat",
        vital=Vital.DEAD,
        died=when("2001"),
        death_cause="kecelakaan kerja",
        occupation="sopir; petani",
        education="SD",
        religion="Islam",
        ethnicity="Sunda",
        note="Baris pertama.\nBaris kedua dengan surel surya@contoh.id\n\n@ di awal baris",
    )
    mother = Person(
        id="ibu", name="Kartika Dewi", nickname="Tika", sex=Sex.FEMALE, born=when("sekitar 1955"), vital=Vital.ALIVE
    )
    wife = Person(id="tuti", name="Tuti", sex=Sex.FEMALE, stated_age=when("usia 44 tahun pada 23 Agustus 2024"))
    own = Person(id="melati", name="Melati Sari", alias="MS", sex=Sex.FEMALE, born=when("Mei 1980"))
    twins = [Person(id=f"kembar{i}", name=f"Kembar {i}", sex=Sex.MALE, born=when("1983")) for i in (1, 2)]
    lost = Person(id="gugur", birth_kind=BirthKind.MISCARRIAGE)
    still = Person(id="bayi", name="Bayi", birth_kind=BirthKind.STILLBIRTH, vital=Vital.DEAD, sex=Sex.MALE)
    taken = Person(id="angkat", name="Lina", sex=Sex.FEMALE, note="panjang " * 90)
    group = TwinGroup(id="g", kind=TwinKind.IDENTICAL)
    first = Union(
        id="u1",
        partner1_id="ayah",
        partner2_id="ibu",
        kind=UnionKind.MARRIED,
        since=when("1978"),
        until=when("1990"),
        ended_by=UnionEnd.DIVORCED,
        note="nikah siri",
        children=[
            Parentage(child_id="melati", kind=ParentageKind.BIOLOGICAL, position=0),
            Parentage(child_id="kembar1", position=1, twin_group=group, twin_group_id="g"),
            Parentage(child_id="kembar2", position=2, twin_group=group, twin_group_id="g"),
            Parentage(child_id="gugur", position=3),
            Parentage(child_id="bayi", position=4),
        ],
    )
    second = Union(
        id="u2",
        partner1_id="ayah",
        partner2_id="tuti",
        kind=UnionKind.COHABITING,
        since=when("1991"),
        ended_by=UnionEnd.SEPARATED,
        until=when("1999"),
        children=[
            Parentage(
                child_id="angkat", kind=ParentageKind.ADOPTED, since=when("1995"), note="lewat pengadilan", position=0
            ),
            Parentage(child_id="kembar2", kind=ParentageKind.FOSTER, since=when("1993"), position=1),
        ],
    )
    alone = Union(id="u3", partner2_id="melati", kind=UnionKind.AFFAIR, children=[])
    step = Union(
        id="u4", partner2_id="ibu", children=[Parentage(child_id="angkat", kind=ParentageKind.STEP, position=0)]
    )
    people = [own, father, mother, wife, *twins, lost, still, taken]
    return Kin(people=people, unions=[first, second, alone, step], twin_groups=[group])


def unions_in_words(kin: Kin) -> list[tuple[object, ...]]:
    """Each union with the people by their place, so that two families of different ids compare."""
    place = {person.id: i for i, person in enumerate(kin.people)}

    def at(one: str | None) -> int | None:
        return None if one is None else place[one]

    return sorted(
        (
            tuple(sorted(at(one) or 0 for one in (union.partner1_id, union.partner2_id) if one)),
            union.partner1_id is None,
            union.kind,
            union.since,
            union.until,
            union.ended_by,
            union.note,
            tuple(
                (at(p.child_id), p.kind, p.since, p.until, p.note, p.twin_group.kind if p.twin_group else "-")
                for p in sorted(union.children, key=lambda p: p.position)
            ),
        )
        for union in kin.unions
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_every_detail_survives_a_round_trip(version: Version) -> None:
    kin = a_family()
    told = read_people(write_people(kin, version))
    for before, after in zip(kin.people, told.kin.people, strict=True):
        for detail in DETAILS:
            expected = getattr(before, detail)
            if detail == "note" and expected:
                expected = expected.strip()
            assert getattr(after, detail) == expected, detail
    assert unions_in_words(told.kin) == unions_in_words(kin)
    assert not told.left_out


@pytest.mark.parametrize("version", VERSIONS)
def test_the_same_family_gives_the_same_bytes(version: Version) -> None:
    assert write_people(a_family(), version) == write_people(a_family(), version)


def test_version_seven_has_neither_continued_lines_nor_an_encoding() -> None:
    seven = write_people(a_family(), "7.0").decode("utf-8-sig")
    assert "2 VERS 7.0" in seven
    assert "CONC" not in seven
    assert "CHAR" not in seven
    five = write_people(a_family()).decode("utf-8-sig")
    assert "1 CHAR UTF-8" in five
    assert max(len(line) for line in five.splitlines()) <= 255


DAYS = st.dates(date(1, 1, 1), date(2999, 12, 31))
WORDS = st.text(st.characters(codec="cp1252", categories=["L", "N", "P", "Zs"], exclude_characters="()"), max_size=20)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Days, months, years, ranges, about such a time, ages, words."""
    kind = draw(st.sampled_from(["day", "month", "year", "range", "age", "words"]))
    about = draw(st.booleans())
    day = draw(DAYS)
    if kind == "words":
        return PartialDate(text=draw(WORDS))
    if kind == "age":
        on = date(2024, 8, 23)
        return PartialDate(age=draw(st.integers(0, 110)), age_on=on if about else None)
    if kind == "range":
        first, last = sorted((day, draw(DAYS)))
        return PartialDate(first, last)
    text = {"day": day.isoformat(), "month": day.isoformat()[:7], "year": day.isoformat()[:4]}[kind]
    return PartialDate.from_canonical(text + "~" * about)


@given(partial_dates(), st.booleans())
def test_a_date_survives(day: PartialDate, seven: bool) -> None:  # noqa: FBT001 - drawn
    again = read_date(*write_date(day, seven=seven))
    if day.empty:
        assert again is None or again.empty
        return
    assert again is not None
    assert (again.earliest, again.latest, again.approximate) == (day.earliest, day.latest, day.approximate)
    assert (again.age, again.age_on) == (day.age, day.age_on)
    if day.text:
        assert again.text == " ".join(day.text.split())


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("12 MAR 1950", "1950-03-12"),
        ("MAR 1950", "1950-03"),
        ("ABT 1950", "1950~"),
        ("about 1950", "1950~"),
        ("EST MAR 1950", "1950-03~"),
        ("BET 1980 AND 1982", "1980-01-01/1982-12-31"),
        ("FROM MAR 1980 TO JUN 1980", "1980-03-01/1980-06-30"),
        ("BEF 1950", "| sebelum 1950"),
        ("AFT 12 MAR 1950", "| sesudah 12 Maret 1950"),
        ("@#DGREGORIAN@ 12 MAR 1950", "1950-03-12"),
        ("11 FEB 1731/32", "1731-02-11/1732-02-11 | 11 FEB 1731/32"),
        ("@#DJULIAN@ 3 MAR 1750", "1750-03-14 | 3 MAR 1750 (kalender Julian)"),
        ("31 FEB 1990", "| 31 FEB 1990"),
        ("INT 1950 (waktu panen)", "1950 | waktu panen"),
        ("(musim hujan)", "| musim hujan"),
        ("12/3/1950", "1950-03-12"),
    ],
)
def test_dates_of_other_programs(written: str, canonical: str) -> None:
    told = read_people(f"0 HEAD\n0 @I1@ INDI\n1 BIRT\n2 DATE {written}\n".encode())
    assert str(told.people["I1"].born) == canonical


NAMES = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzàéèüöñçåABCDEÉÜ '.-"), min_size=1, max_size=40)
NOTES = st.lists(NAMES, min_size=1, max_size=4).map("\n".join)


def encoded(text: str, encoding: str) -> bytes:
    name = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UNICODE", "gedcom": "ANSEL", "cp1252": "ANSI"}[encoding]
    return unicodedata.normalize(
        "NFD" if encoding == "gedcom" else "NFC", text.replace("CHAR UTF-8", f"CHAR {name}")
    ).encode(encoding)


def squeezed(text: str) -> str:
    return " ".join(text.split())


@given(
    st.lists(st.tuples(NAMES, NOTES), min_size=1, max_size=5),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gedcom", "cp1252"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([" ", "\t"]),
    st.booleans(),
)
def test_any_name_is_read_from_any_file(
    told: list[tuple[str, str]],
    encoding: str,
    ends: str,
    tab: str,
    whole: bool,  # noqa: FBT001 - drawn
) -> None:
    people = [Person(id=str(i), name=name.strip(), note=note * 9) for i, (name, note) in enumerate(told)]
    text = write_people(Kin(people=people)).decode("utf-8-sig")
    lines = [line.replace(" ", tab, 1) for line in text.splitlines() if whole or line != "0 TRLR"]
    found = read_people(encoded(ends.join(lines), encoding))
    for before, after in zip(people, found.kin.people, strict=True):
        assert squeezed(after.name or "") == squeezed((before.name or "").replace("/", " "))
        assert squeezed(after.note or "") == squeezed(before.note or "")


def test_a_note_that_others_cut_between_words_keeps_its_spaces() -> None:
    text = "0 HEAD\n0 @I1@ INDI\n1 NOTE @N1@\n1 NOTE satu\n2 CONC  dua\n2 CONT tiga\n0 @N1@ NOTE empat \n1 CONC lima\n"
    assert read_people(text.encode()).people["I1"].note == "empat lima\nsatu dua\ntiga"


def test_what_has_no_place_is_named() -> None:
    text = (
        "0 HEAD\n0 @I1@ INDI\n1 NAME A\n2 SOUR @S1@\n1 RESI\n2 ADDR Bogor\n2 MAP\n3 LATI S6\n"
        "1 CHAN\n2 DATE 1 JAN 2020\n"
        "1 FACT 170 cm\n2 TYPE tinggi\n1 OBJE @M1@\n1 OBJE @M2@\n1 _HOBI catur\n0 @S1@ SOUR\n0 @N1@ NOTE yatim\n"
    )
    told = read_people(text.encode())
    assert told.left_out == {"SOUR": 2, "MAP": 1, "OBJE": 2, "_HOBI": 1, "NOTE": 1}
    assert told.people["I1"].note == "Tempat tinggal: Bogor\ntinggi: 170 cm"


def test_a_mother_who_is_known_alone_leaves_the_fathers_place_open() -> None:
    text = "0 HEAD\n0 @I1@ INDI\n1 SEX F\n0 @I2@ INDI\n0 @F1@ FAM\n1 WIFE @I1@\n1 CHIL @I2@\n"
    told: Told = read_people(text.encode())
    (union,) = told.kin.unions
    assert union.partner1_id is None
    assert union.partner2_id == told.people["I1"].id
    assert union.kind is None


@given(st.binary(max_size=200))
def test_rubbish_inside_makes_nobody_stumble(noise: bytes) -> None:
    data = write_people(a_family())
    at = len(noise) * 11 % len(data)
    assert read_people(data[:at] + b"\n" + noise.replace(b"0", b"") + b"\n" + data[at:]).kin.people


@pytest.mark.parametrize(("program", "alias"), [("Caseworker", "MS"), ("Gramps", None)])
def test_a_further_name_is_a_pseudonym_only_in_a_file_of_this_program(program: str, alias: str | None) -> None:
    """Elsewhere it is a true name: as a pseudonym it would stand in lists and papers in the place of initials."""
    lines = f"0 HEAD\n1 SOUR {program}\n0 @I1@ INDI\n1 NAME Melati /Sari/\n1 NAME MS\n2 TYPE aka\n0 TRLR\n"
    (person,) = read_people(lines.encode()).kin.people
    assert person.alias == alias
    assert ("Nama lain" in (person.note or "")) is (alias is None)
