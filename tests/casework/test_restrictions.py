"""«Jangan disampaikan kepada …»: who is meant, and what is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.restrictions import Discretion, discretion, report_discretion
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.notes import Restriction
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency, Practitioner


def file(party: str | None, what: str = "utang keluarga") -> CaseFile:
    mother = Person(name="Ratna Dewanti", alias="RD")
    member = FamilyMember(person=mother, person_id=mother.id, relation="ibu")
    return CaseFile(Case(family=[member], restrictions=[Restriction(party=party, what=what)]), Kin(people=[mother]))


@pytest.mark.parametrize(
    ("party", "reader", "held"),
    [
        ("RT", "Ketua RT 08", True),
        ("ketua RT 08", "RT", True),
        ("ketua RW", "ketua RT 08", False),
        ("ibu klien", "Ratna Dewanti", True),
        ("Ratna", "ibu", True),
        ("ibu", "RD", True),
        ("ibu", "Ibu Kepala Sekolah", False),
        ("semua pihak", "puskesmas", True),
        (None, "puskesmas", True),
        ("ayah", "ibu", False),
        ("puskesmas", None, False),
    ],
)
def test_parties_are_known_by_name_office_or_relation(party: str | None, reader: str | None, *, held: bool) -> None:
    assert bool(discretion(file(party), [reader]).restrictions) is held


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Keluarganya berutang.", False),
        ("Utang keluarga belum lunas.", False),
        ("Keluarga datang menjenguk.", True),
        ("Klien tidak punya utang.", True),
    ],
)
def test_only_sentences_that_speak_of_it_are_left_out(sentence: str, *, told: bool) -> None:
    found = discretion(file(None), ["siapa saja"])
    assert (sentence in found.text(f"Klien sehat. {sentence} Klien rajin.")) is told
    assert found.items([sentence, "hadir"]) == ([sentence, "hadir"] if told else ["hadir"])
    assert "Klien sehat." in found.text(f"Klien sehat. {sentence} Klien rajin.")


def test_a_record_that_is_restricted_is_not_told() -> None:
    one = Person()
    held = Discretion((Restriction(entity="person", entity_id=one.id),))
    assert not held.allows(one)
    assert held.allows(Person())
    assert held.allows(None)


@pytest.mark.parametrize(
    ("party", "held"),
    [
        ("perusahaan", True),
        ("pihak perusahaan", True),
        ("PT Sinar Abadi", True),
        ("kampus", True),
        ("Puskesmas", False),
    ],
)
def test_a_report_is_checked_against_all_who_read_it(party: str, *, held: bool) -> None:
    restricted = file(party, "keluhan tentang lembur")
    restricted.case.agency = Agency(name="PT Sinar Abadi", kind="perusahaan/CSR")
    restricted.case.practitioner = Practitioner(name="Nadia", institution="Politeknik Contoh")
    text = "Klien sehat. Keluhan tentang lembur belum dijawab. Klien rajin."
    found = [text[start:end] for start, end in report_discretion(restricted).withheld(text)]
    assert found == (["Keluhan tentang lembur belum dijawab."] if held else [])


def test_whoever_is_named_on_the_cover_reads_the_report() -> None:
    restricted = file("Dinas Sosial")
    assert not report_discretion(restricted).restrictions
    assert report_discretion(restricted, ["Laporan untuk Dinas Sosial Kabupaten Contoh"]).restrictions


@given(st.text())
def test_without_restrictions_a_text_stays_as_it_is(text: str) -> None:
    assert Discretion().text(text) == text


@given(st.text())
def test_what_is_left_is_part_of_what_was_written(text: str) -> None:
    held = Discretion((Restriction(what="rahasia"),))
    left = held.text(text)
    assert "rahasia" not in left.casefold()
    assert len(left) <= len(text)
