"""The head and foot that all forms share, and how staff are named."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.section import WD_ORIENT

from caseworker_app.documents.blocks import Document, Landscape, Letterhead, Paragraph
from caseworker_app.documents.docx.writer import write_docx
from caseworker_app.documents.elements.letterhead import foot, letterhead
from caseworker_app.documents.elements.staff_names import (
    DOTS,
    head_of,
    official_number,
    supervisor,
    with_phone,
    worker_of,
)
from caseworker_app.model.case import Case
from caseworker_app.model.practice import Agency, Practitioner, Supervisor

OWN_LINES = ["KEMENTERIAN SOSIAL REPUBLIK INDONESIA", "SENTRA “CONTOH” BOGOR", "Jl. Melati No. 1", "Telepon (0251) 1"]


@pytest.mark.parametrize("agency", [None, Agency(), Agency(name="  ", letterhead=[" "]), Agency(address="Jl. Melati")])
def test_without_a_name_there_is_no_head(agency: Agency | None) -> None:
    assert letterhead(agency) is None


def test_name_address_and_telephone() -> None:
    head = letterhead(Agency(name="Yayasan Contoh", address="Jl. Melati No. 1", phone="(021) 12", logo=b"x"))
    assert head is not None
    assert (head.name, head.lines, head.logo) == ("YAYASAN CONTOH", ("Jl. Melati No. 1", "Telepon (021) 12"), b"x")


def test_own_lines_stand_as_they_were_written() -> None:
    head = letterhead(Agency(name="Sentra Contoh Bogor", letterhead=OWN_LINES, address="Jl. Lain", phone="2"))
    assert head is not None
    assert (head.above, head.name, head.lines) == (OWN_LINES[0], OWN_LINES[1], tuple(OWN_LINES[2:]))


def test_own_lines_without_an_address_get_one() -> None:
    head = letterhead(Agency(name="Sentra Contoh Bogor", letterhead=OWN_LINES[:2], address="Jl. Melati No. 1"))
    assert head is not None
    assert head.lines == ("Jl. Melati No. 1",)


def test_own_lines_that_do_not_name_the_agency_follow_its_name() -> None:
    head = letterhead(Agency(name="Yayasan Contoh", letterhead=["Akta No. 5"], address="Jl. Melati"))
    assert head is not None
    assert (head.above, head.name, head.lines) == ("", "YAYASAN CONTOH", ("Akta No. 5", "Jl. Melati"))


def test_foot() -> None:
    assert foot(Case(number="2024-007"), "1.0").case_code == "2024-007"
    assert foot(Case(), "1.0").case_code == ""


@pytest.mark.parametrize(
    ("number", "role", "written"),
    [
        ("2104000", "praktikan", "NRP 2104000"),
        ("19800101 200501 2 001", "pekerja sosial", "NIP 19800101 200501 2 001"),
        ("SIPPS 12/2023", "pekerja sosial", "SIPPS 12/2023"),
        ("12/2023", "pendamping", "12/2023"),
        (None, None, ""),
    ],
)
def test_official_numbers(number: str | None, role: str | None, written: str) -> None:
    assert official_number(number, role) == written


def test_supervisor_is_the_cases_own_else_the_practitioners_first() -> None:
    known = Supervisor(name="Dr. Sri", phone="0812")
    worker = Practitioner(supervisors=[known])
    assert supervisor(Case(practitioner=worker)) == ("Dr. Sri", known)
    assert supervisor(Case(practitioner=worker, supervisor="Drs. Hadi")) == ("Drs. Hadi", None)
    assert supervisor(Case()) == ("", None)


def test_staff_in_sentences() -> None:
    agency = Agency(name="Sentra Contoh")
    worker = Practitioner(institution="Poltekesos Bandung")
    assert with_phone("Dr. Sri", None) == "Dr. Sri"
    assert with_phone("Dr. Sri", "0812") == "Dr. Sri (telepon 0812)"
    assert head_of(None) == DOTS
    assert head_of(agency) == "pimpinan Sentra Contoh"
    assert head_of(Agency(name="Sentra Contoh", head_name="Siti")) == "Siti, pimpinan lembaga"
    assert worker_of(Case(practitioner=worker, agency=agency), "Nadia", "praktikan") == (
        "Nadia, mahasiswa praktikan Poltekesos Bandung"
    )
    assert worker_of(Case(agency=agency), "Nadia", "pekerja sosial") == "Nadia, pekerja sosial Sentra Contoh"
    assert worker_of(Case(), "", "pekerja sosial") == f"{DOTS * 2}, pekerja sosial"


def test_the_letterhead_of_a_lying_page_stands_on_it_in_word_too() -> None:
    head = Letterhead("Sentra Wyata Guna")
    document = Document("x", "X", "report", (Landscape((Paragraph("isi"),)),), letterhead=head)
    written = docx.Document(io.BytesIO(write_docx(document)))
    assert [section.orientation for section in written.sections] == [WD_ORIENT.LANDSCAPE]
