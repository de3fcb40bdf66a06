"""The report leaves the room with initials: no name in text, drawings, title or file, unless names are asked for."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.intervention import Session, SessionPerson
from caseworker_app.model.person import Person
from caseworker_app.model.tools import EcomapSystem
from tests.documents.case_report.conftest import Examples
from tests.documents.case_report.texts import drawn_text_of, text_of
from tests.documents.makers import case_report

FileOf = Callable[..., CaseFile]
SECRET = "Sri Wulan Situmorang"
NIK, PHONE = "3171234510580001", "0812-9999-0000"


def named_everywhere(case: Case, shared: dict[str, list[Any]]) -> None:
    """The name of a sister, and parts of it, wherever a worker may have typed it."""
    client = next(person for person in shared["people"] if person.id == case.client_id)
    client.nickname, client.nik, client.phone = "Tata", NIK, PHONE
    case.assessment.background = "Marta, dipanggil Tata, tinggal bersama SRI WULAN SITUMORANG; Sri Wulan sabar."
    case.ecomaps[0].systems.append(EcomapSystem(name=SECRET, position=90))
    case.road_maps[0].events[0].what = f"lahir, diasuh {SECRET}"
    case.road_maps[0].events[0].people = [SECRET]
    case.sessions.append(
        Session(
            position=90,
            activity_name=f"kunjungan kepada {SECRET}",
            process=f"{SECRET} bercerita.",
            people=[SessionPerson(name=SECRET, role="kakak")],
        )
    )
    stranger = Person(name="Bonar Harahap", alias="BH", note="pengurus gereja")
    shared["people"].append(stranger)
    case.family.append(FamilyMember(person_id=stranger.id, relation="paman", position=90))


def leaks(file: CaseFile, text: str) -> list[str]:
    """Full names, and parts of names of one letter case, that stand in a text."""
    names = [name for person in file.kin.people for name in (person.name, person.nickname) if name]
    parts = {part for name in names for part in name.split() if len(part) > 2}
    return sorted(part for part in parts if re.search(rf"(?<!\w){part}(?!\w)", text, re.IGNORECASE))


@pytest.mark.parametrize("name", ["ms-sentra", "s-lansia"])
def test_no_name_of_the_real_cases_is_left(examples: Examples, name: str) -> None:
    report = case_report(examples[name])
    assert leaks(examples[name], text_of(report) + drawn_text_of(report)) == []


def test_no_name_is_left_wherever_it_was_typed(file_of: FileOf, read_pdf: Callable[[bytes], list[str]]) -> None:
    file = file_of("ms-sentra", named_everywhere)
    report = case_report(file)
    assert leaks(file, text_of(report) + drawn_text_of(report)) == []
    pdf = write_pdf(report)
    assert leaks(file, " ".join(read_pdf(pdf))) == []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.docinfo == pikepdf.Dictionary(Title="Laporan Kasus Klien “MS”")


def test_names_are_there_when_they_are_asked_for(file_of: FileOf) -> None:
    file = file_of("ms-sentra", named_everywhere)
    report = case_report(file, names=True)
    text = text_of(report)
    assert text.count(SECRET) >= 4
    assert "Bonar Harahap" in text
    assert "Sri Wulan" in drawn_text_of(report)
    assert NIK in text
    assert PHONE in text


def test_numbers_that_point_to_one_person_go_with_the_names(file_of: FileOf) -> None:
    text = text_of(case_report(file_of("ms-sentra", named_everywhere)))
    assert NIK not in text
    assert PHONE not in text
    assert "tercatat, tidak dicantumkan di sini" in text


def test_worker_supervisor_and_agency_keep_their_names(examples: Examples) -> None:
    text = text_of(case_report(examples["s-lansia"]))
    for name in ("Dewi Lestari", "Dr. Sri Wahyuni", "Yayasan Contoh Dampak", "Politeknik Kesejahteraan Sosial Bandung"):
        assert name in text


def test_the_same_person_is_called_the_same_everywhere(file_of: FileOf) -> None:
    report = case_report(file_of("ms-sentra", named_everywhere))
    text = text_of(report)
    assert "MS, dipanggil MS, tinggal bersama SW; SW sabar." in text
    assert "Kunjungan kepada SW" in text
    assert "lahir, diasuh SW" in text


def test_of_an_address_initials_leave_town_and_province(examples: Examples) -> None:
    text = text_of(case_report(examples["ms-sentra"]))
    assert "Pekanbaru, Riau (alamat lengkap tidak dicantumkan)" in text
    assert "Samaran" not in text


def test_a_suspicion_is_told_with_care_and_by_initials(file_of: FileOf, examples: Examples) -> None:
    def suspect(case: Case, shared: dict[str, list[Any]]) -> None:
        father = next(person for person in shared["people"] if person.alias == "SSJ")
        next(one for one in case.family if one.person_id == father.id).suspected_perpetrator = True

    file = file_of("ms-sentra", suspect)
    text = text_of(case_report(file))
    assert "SSJ (ayah) diduga sebagai pelaku kekerasan terhadap klien “MS”." in text
    assert "masih berupa dugaan" in text
    assert "Sahala" not in text
    assert "diduga" not in text_of(case_report(examples["ms-sentra"]))
