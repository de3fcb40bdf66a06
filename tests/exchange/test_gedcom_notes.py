"""What other programs tell of people and unions and has no field here: it stands in their notes, in words."""

from __future__ import annotations

import subprocess
import sys

import pytest

from caseworker_app.exchange.gedcom import read_gedcom
from caseworker_app.exchange.gedcom.reading import Told, read_people
from caseworker_app.exchange.gedcom.writing import Version, write_people
from caseworker_app.model.choices import UnionEnd, UnionKind, Vital

COUPLE = "0 @I1@ INDI\n1 NAME Budi\n1 SEX M\n0 @I2@ INDI\n1 NAME Wati\n1 SEX F\n0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n"


def read(text: str) -> Told:
    return read_people(("0 HEAD\n" + text).encode())


def note(lines: str) -> list[str]:
    return (read("0 @I1@ INDI\n1 NAME Marta /Situmorang/ S.Sos\n" + lines).people["I1"].note or "").splitlines()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("2 NPFX Dra. Hj.\n2 NSFX M.Si\n", ["Gelar depan: Dra. Hj.", "Gelar belakang: M.Si"]),
        ("2 GIVN Marta\n2 SURN Situmorang\n", []),
        ("2 SPFX van\n", ["Awalan nama keluarga: van"]),
        ("1 NAME Marta /Simanjuntak/\n2 TYPE married\n", ["Nama lain (nama setelah menikah): Marta Simanjuntak"]),
        ("1 NAME Tatik\n", ["Nama lain: Tatik"]),
        ("1 ALIA Tatik\n", ["Nama lain: Tatik"]),
        ("1 TITL Haji\n", ["Gelar: Haji"]),
        ("1 SEX X\n", ["Jenis kelamin dalam berkas: X"]),
        ("1 BIRT\n2 NOTE lahir prematur\n2 AGNC puskesmas\n", ["Catatan kelahiran: puskesmas; lahir prematur"]),
        (
            "1 BIRT\n2 DATE 1997\n1 BIRT\n2 DATE 26 AUG 1996\n2 NOTE menurut ijazah\n",
            ["Kelahiran menurut catatan lain: 26 Agustus 1996; menurut ijazah"],
        ),
        (
            "1 DEAT\n2 DATE 2019\n2 PLAC RSUD Contoh\n2 NOTE kecelakaan kerja\n",
            ["Tempat meninggal: RSUD Contoh", "Catatan kematian: kecelakaan kerja"],
        ),
        ("1 OCCU penjahit\n2 DATE FROM 2015 TO 2019\n2 PLAC Medan\n", ["Pekerjaan penjahit: 2015\u20132019, Medan"]),
        ("1 RESI\n2 ADDR Jl. Melati 3\n3 CONT RT 2\n3 CITY Bogor\n", ["Tempat tinggal: Jl. Melati 3, RT 2, Bogor"]),
        ("1 EDUC SMP\n2 NOTE tidak tamat\n", ["Pendidikan SMP: tidak tamat"]),
        ("1 EVEN\n2 TYPE Merantau\n2 DATE 2001\n", ["Merantau: 2001"]),
        ("1 BURI\n2 PLAC TPU Contoh\n", ["Pemakaman: TPU Contoh"]),
        ("1 ASSO @I2@\n2 RELA wali baptis\n0 @I2@ INDI\n1 NAME Siti\n", ["Terkait dengan Siti (wali baptis)"]),
        ("1 ASSO @VOID@\n2 PHRASE Pak RT\n2 ROLE NGHBR\n", ["Terkait dengan Pak RT (NGHBR)"]),
        ("1 FAMC @VOID@\n2 PHRASE orang tua tidak diketahui\n", ["Keluarga asal: orang tua tidak diketahui"]),
        ("1 SNOTE @N1@\n0 @N1@ SNOTE catatan bersama\n", ["catatan bersama"]),
        ("1 NO ADOP\n", ["Menurut berkas tidak ada: pengangkatan anak"]),
        ("1 DEAT\n2 AGE > 75y 3m\n", ["Usia saat meninggal: lebih dari 75 tahun 3 bulan"]),
        ("1 DEAT\n2 AGE INFANT\n", ["Usia saat meninggal: bayi"]),
        ("1 CENS\n2 AGE 20y\n", ["Pendataan: usia 20 tahun"]),
    ],
)
def test_it_stands_in_the_note_of_the_person(lines: str, expected: list[str]) -> None:
    assert note(lines) == expected


def test_an_age_at_death_stands_for_a_birth_or_a_death() -> None:
    told = read(
        "0 @I1@ INDI\n1 DEAT\n2 DATE 2001\n2 AGE 75y\n0 @I2@ INDI\n1 BIRT\n2 DATE 1926\n1 DEAT\n2 AGE 75\n"
        "0 @I3@ INDI\n1 CENS\n2 DATE 3 MAR 1990\n2 AGE 20y\n"
    )
    dead, other, counted = told.people.values()
    assert dead.stated_age is not None
    assert (dead.stated_age.earliest, dead.born) != (None, None)
    assert dead.stated_age.long() == "usia 75 tahun pada 2001"
    assert other.died is not None
    assert (other.died.earliest.year, other.died.latest.year) == (2001, 2002)  # type: ignore[union-attr] # looked at above
    assert counted.stated_age is not None
    assert counted.stated_age.age == 20


def test_children_are_counted_in_their_field() -> None:
    assert read("0 @I1@ INDI\n1 NCHI 4\n").people["I1"].children_count == 4


def test_whoever_is_buried_is_dead() -> None:
    assert read("0 @I1@ INDI\n1 BURI\n").people["I1"].vital is Vital.DEAD
    assert read("0 @I1@ INDI\n1 DEAT N\n").people["I1"].vital is Vital.ALIVE


@pytest.mark.parametrize(
    ("lines", "kind", "ended", "expected"),
    [
        ("", None, None, None),
        ("1 MARR Y\n", UnionKind.MARRIED, None, None),
        ("1 NO MARR\n", None, None, "Menurut berkas tidak ada: pernikahan"),
        ("1 MARR N\n", None, None, "Menurut berkas tidak ada: pernikahan"),
        ("1 MARR\n2 TYPE common law\n", UnionKind.COHABITING, None, None),
        (
            "1 MARR\n2 DATE 2014\n2 PLAC KUA Contoh\n2 NOTE nikah siri dahulu\n2 HUSB\n3 AGE 20y\n",
            UnionKind.MARRIED,
            None,
            "Tempat menikah: KUA Contoh\nCatatan pernikahan: usia suami 20 tahun; nikah siri dahulu",
        ),
        ("1 MARR\n2 TYPE religious\n", UnionKind.MARRIED, None, "Jenis pernikahan: religious"),
        ("1 DIV\n2 PLAC PA Contoh\n", None, UnionEnd.DIVORCED, "Tempat berpisah: PA Contoh"),
        ("1 ANUL Y\n", None, UnionEnd.DIVORCED, None),
        ("1 EVEN\n2 TYPE Separation\n", None, UnionEnd.SEPARATED, "Jenis perpisahan: Separation"),
        ("1 EVEN\n2 TYPE Legal separation\n1 DIV Y\n", None, UnionEnd.DIVORCED, "Legal separation: ya"),
        ("1 ENGA\n2 DATE 2013\n", None, None, "Pertunangan: 2013"),
        ("1 NCHI 5\n", None, None, "Jumlah anak menurut berkas: 5"),
    ],
)
def test_what_joins_two_is_what_the_file_says(
    lines: str, kind: UnionKind | None, ended: UnionEnd | None, expected: str | None
) -> None:
    (union,) = read(COUPLE + lines).kin.unions
    assert (union.kind, union.ended_by, union.note) == (kind, ended, expected)
    drawn = read_gedcom(f"0 HEAD\n{COUPLE}{lines}".encode()).couples[0]
    assert (drawn.kind == "belum_diketahui") == (kind is None)


AGAIN = (
    "0 @I3@ INDI\n1 NAME Anggi\n1 BIRT\n2 DATE 2004\n1 FAMC @F1@\n"
    "0 @I4@ INDI\n1 NAME Bima\n1 BIRT\n2 DATE 2014\n1 FAMC @F1@\n"
    + COUPLE
    + "1 MARR\n2 DATE 2003\n1 MARR\n2 DATE 2013\n1 DIV\n2 DATE 2007\n1 CHIL @I3@\n1 CHIL @I4@\n"
)


def test_who_married_each_other_again_has_both_marriages_in_order() -> None:
    told = read(AGAIN)
    first, second = told.kin.unions
    assert [str(when) for when in (first.since, first.until, second.since)] == ["2003", "2007", "2013"]
    assert (first.ended_by, second.ended_by, second.until) == (UnionEnd.DIVORCED, None, None)
    assert [link.child_id for link in first.children] == [told.people["I3"].id]
    assert [link.child_id for link in second.children] == [told.people["I4"].id]
    drawn = read_gedcom(("0 HEAD\n" + AGAIN).encode()).couples
    assert [(couple.since, couple.until, couple.ended) for couple in drawn] == [
        (2003, 2007, "cerai"),
        (2013, None, None),
    ]


def test_a_wedding_after_a_divorce_without_a_date_is_a_second_one() -> None:
    first, second = read(COUPLE + "1 MARR Y\n1 MARR\n2 DATE 2013\n1 DIV Y\n").kin.unions
    assert (first.since, first.ended_by) == (None, UnionEnd.DIVORCED)
    assert (str(second.since), second.ended_by) == ("2013", None)


def test_a_second_rite_is_no_second_marriage() -> None:
    (union,) = read(COUPLE + "1 MARR\n2 DATE 2014\n2 TYPE siri\n1 MARR\n2 DATE 2016\n2 PLAC KUA\n").kin.unions
    assert str(union.since) == "2014"
    assert union.note == "Jenis pernikahan: siri\nPernikahan: 2016, KUA"


@pytest.mark.parametrize("version", ["5.5.1", "7.0"])
@pytest.mark.parametrize("text", [AGAIN, COUPLE, COUPLE + "1 MARR\n2 PLAC KUA Contoh\n1 DIV Y\n1 NCHI 3\n"])
def test_what_was_understood_is_written_and_read_again(text: str, version: Version) -> None:
    told = read(text)
    again = read_people(write_people(told.kin, version))

    def facts(of: Told) -> list[tuple[object, ...]]:
        return sorted(
            (
                (str(union.since), union.kind, str(union.until), union.ended_by, union.note, len(union.children))
                for union in of.kin.unions
            ),
            key=str,
        )

    assert facts(again) == facts(told)
    assert [person.note for person in again.kin.people] == [person.note for person in told.kin.people]


def test_a_drawing_from_a_file_needs_nothing_of_the_model() -> None:
    code = "import sys, caseworker_app.exchange.gedcom; print(*sys.modules)"
    names = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {name for name in names if name.startswith(("sqlalchemy", "caseworker_app.model"))}
