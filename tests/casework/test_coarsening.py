"""Details that point to one person are told coarsely by one rule, and exactly where the worker wants it."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.coarsening import DETAILS, by_rule
from caseworker_app.casework.detector import Detector
from caseworker_app.casework.hits import Piece, spliced
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.known import known
from caseworker_app.model.case import Case
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency

EVERYTHING = frozenset(detail.key for detail in DETAILS)


def detector(**facts: object) -> Detector:
    client = Person(name="Marta Situmorang", alias="MS", **facts)
    agency = Agency(name="Sentra Contoh", city="Bogor", address="Jl. Contoh 7, Kabupaten Bogor")
    case = Case(client=client, agency=agency, opened=PartialDate.on(date(2024, 8, 23)))
    return Detector(known(CaseFile(case, Kin([client]))))


def told(seeker: Detector, text: str, exact: frozenset[str] = frozenset()) -> str:
    return spliced(text, seeker.edits(text, lambda hit: by_rule(hit, exact)))


FACTS = {
    "school": "MTs Al-Hidayah Contoh",
    "previous_school": "SD",
    "school_class": "VIII-B",
    "born": PartialDate.on(date(2010, 5, 12)),
    "birth_place": "Garut",
    "village": "Sukamaju",
    "district": "Kecamatan Cibeureum",
    "city": "Kabupaten Sumedang",
    "birth_certificate": "1234/XY/2010",
    "health_insurance": "0001234567890",
}


@pytest.mark.parametrize(
    ("text", "coarse"),
    [
        ("Ia bersekolah di MTs Al-Hidayah Contoh, kelas VIII-B.", "Ia bersekolah di sebuah MTs, kelas VIII."),
        ("Lulusan SD, kini di jenjang MTs.", "Lulusan SD, kini di jenjang MTs."),
        ("Garut, 12 Mei 2010", "G., 2010"),
        ("lahir 12/5/2010, 12-05-2010, atau 2010-05-12", "lahir 2010, 2010, atau 2010"),
        ("warga Sukamaju, Kecamatan Cibeureum, Kabupaten Sumedang", "warga S., Kecamatan C., Kabupaten S."),
        ("akta 1234/XY/2010, kartu 0001234567890", "akta (nomor tidak dicantumkan), kartu (nomor tidak dicantumkan)"),
        ("Sentra Contoh di Bogor, 26 Agustus 2024", "Sentra Contoh di Bogor, 26 Agustus 2024"),
    ],
)
def test_details_are_coarse_and_stay_whole_where_they_are_wanted(text: str, coarse: str) -> None:
    seeker = detector(**FACTS)
    assert told(seeker, text) == coarse
    assert told(seeker, text, EVERYTHING) == text


def test_each_detail_has_its_own_choice() -> None:
    seeker = detector(**FACTS)
    text = "MTs Al-Hidayah Contoh, Kabupaten Sumedang"
    assert told(seeker, text, frozenset({"sekolah"})) == "MTs Al-Hidayah Contoh, Kabupaten S."
    assert told(seeker, text, frozenset({"kota"})) == "sebuah MTs, Kabupaten Sumedang"


def test_what_is_no_detail_waits_for_the_worker() -> None:
    (hit,) = detector().hits(Piece("HP 0812-3456-7890"))
    assert by_rule(hit, frozenset()) is None


def test_somebodys_initials_shield_no_address() -> None:
    client = Person(name="Ratna Wulandari", alias="RW")
    seeker = Detector(known(CaseFile(Case(client=client), Kin([client]))))
    text = "RW tinggal di RT 07/RW 13, telepon 0812-3456-7890."
    assert [hit.words for hit in seeker.hits(Piece(text))] == ["RT 07/RW 13", "0812-3456-7890"]


@pytest.mark.parametrize("grade", ["VI", "VII", "XII", "IX"])
def test_a_class_without_a_group_stays_the_class_that_it_is(grade: str) -> None:
    text = f"Ia duduk di kelas {grade}; lihat BAB {grade} dan surat 12/{grade}/2024."
    assert told(detector(school_class=grade), text) == text
