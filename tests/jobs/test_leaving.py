"""A report that leaves names nobody of the case: not in its text, drawings, properties or file name; PDF and Word."""

from __future__ import annotations

import dataclasses
import io
import itertools
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from caseworker_app.casework.case_file import initials
from caseworker_app.casework.hits import Decision
from caseworker_app.casework.invented_names import INITIALS, INVENTED
from caseworker_app.casework.known import people_of
from caseworker_app.casework.numbers_and_places import Kind
from caseworker_app.documents.blocks import Document, Enclosure, Keep, Paragraph, SignatureRow, Signer
from caseworker_app.documents.wish import Wish
from caseworker_app.jobs import last_look, leaving, printing
from caseworker_app.jobs.case_files import load, walk
from caseworker_app.jobs.packages import import_case
from caseworker_app.model.base import MemoText
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.notes import Restriction
from caseworker_app.model.person import Person
from caseworker_app.paths import resource
from tests.documents.case_files import case_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.store.notebook import Notebook

SENTENCES = (
    "Kemarin {whole} datang bersama {part} dan Bapak {part}.",
    "{part} menangis, lalu si {part} pulang; {upper} tidak.",
    "Rumah {part}nya dekat dengan rumah Mbak {part}.",
)
EXTRA = ("Gunawan Halomoan", "Dorkas", "Wayan Sukerti", "Nur'aini Hasan", "Muhammad Rizky")


COMPLAINT = "Keluhan tentang lembur belum dijawab."


def restricted_to(party: str) -> CaseFile:
    file = case_file("empty")
    file.case.restrictions.append(Restriction(what="keluhan tentang lembur", party=party))
    return file


@pytest.mark.parametrize("signer", [Signer("Manajer Personalia", "Wening"), Signer("Mengetahui", "Wening Hapsari")])
def test_whoever_signs_a_report_reads_it(signer: Signer) -> None:
    told = Paragraph(COMPLAINT)
    report = Document("case-report", "Laporan", "report", (told, Keep((SignatureRow((signer,)),))))
    file = restricted_to(signer.role if signer.role != "Mengetahui" else signer.name)
    assert [hit.words for hit in leaving.withheld(report, file)] == [COMPLAINT]
    unsigned = dataclasses.replace(report, blocks=(told,))
    assert leaving.withheld(unsigned, file) == []
    bound = Enclosure("Kontrak", "contract", document=Document("contract", "Kontrak", "form", report.blocks[1:]))
    assert leaving.withheld(dataclasses.replace(report, blocks=(told, bound)), file) == []


def test_what_one_of_several_clients_withholds_is_withheld_in_their_book() -> None:
    first = case_file("empty")
    first.further = [restricted_to("siapa pun")]
    book = Document("practicum-report", "Buku", "report", (Paragraph(COMPLAINT),))
    assert [hit.words for hit in leaving.withheld(book, first)] == [COMPLAINT]


def words_of(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in name.split() if len(word) > 2}


def names_of(file: CaseFile) -> set[str]:
    """Every word of every name; those of whoever works on the case excepted."""
    staff = words_of(["Nadia Ramadhani", "Drs. Hadi Kusnadi", "Dewi Lestari", "Dr. Sri Wahyuni"])
    return words_of(person.name for person in people_of(file) if person.name) - staff


def left(names: set[str], text: str) -> set[str]:
    """The names that stand in a text with a capital."""
    return {name for name in names if re.search(rf"(?<!\w)(?:{re.escape(name)}|{re.escape(name.upper())})(?!\w)", text)}


def pdf_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def pdf_properties(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data)) as document:
        return " ".join([*(str(value) for value in document.docinfo.values()), str(document.open_metadata())])


def docx_text(data: bytes) -> str:
    """Every word in every part of the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name).decode("utf-8", "ignore") for name in package.namelist() if name.endswith(".xml")]
    return "\n".join(re.sub(r"<[^>]*>", "", part.replace("</w:p>", "\n").replace("</w:t>", "")) for part in parts)


def salted(notebook: Notebook, case_id: str) -> None:
    """Names of everybody in every longer text of the case, and of people who only a case full of people has."""
    with notebook.edit("Isi") as session:
        case = session.get_one(Case, case_id)
        for name in EXTRA:
            case.family.append(FamilyMember(person=Person(name=name), relation="kerabat"))
    names = [person.name for person in people_of(load(notebook, case_id)) if person.name]
    turn = itertools.cycle(itertools.product(names, SENTENCES))
    with notebook.edit("Isi") as session:
        for record in walk(session.get_one(Case, case_id)):
            for column in record.__mapper__.columns:
                # A reason why a consent was taken back would take it back.
                if isinstance(column.type, MemoText) and column.key != "withdrawn_why":
                    name, sentence = next(turn)
                    told = sentence.format(whole=name, part=name.split()[0], upper=name.upper())
                    old = getattr(record, column.key)
                    setattr(record, column.key, f"{old}. {told}" if old else told)  # «di asrama Rosa» is a place


@pytest.fixture
def full(notebook: Notebook) -> str:
    case_id = import_case(notebook, resource("examples", "ms-sentra.json").read_bytes()).case_id
    salted(notebook, case_id)
    return case_id


@pytest.mark.parametrize("example", ["ms-sentra", "s-lansia"])
def test_the_report_of_an_example_names_nobody(notebook: Notebook, example: str) -> None:
    case_id = import_case(notebook, resource("examples", f"{example}.json").read_bytes()).case_id
    names = names_of(load(notebook, case_id))
    assert len(names) > 5
    made = printing.prepare(notebook, case_id, "case-report")
    data = made.written(".pdf")
    assert left(names, pdf_text(data)) == set()
    assert left(names, pdf_properties(data)) == set()
    assert left(names, docx_text(made.written(".docx"))) == set()
    assert left(names, printing.file_name(made.file, "case-report", date(2024, 9, 26))) == set()
    found = {(hit.kind, hit.words) for hit in made.undecided}
    friends = {(Kind.PERSON, name) for name in ("Rosi", "Rina", "Cici", "Vera")} | {(Kind.OTHER, '"U"')}
    assert found == (friends if example == "ms-sentra" else set())


@pytest.mark.parametrize("style", [INITIALS, INVENTED])
def test_a_case_full_of_names_names_nobody(notebook: Notebook, full: str, style: str) -> None:
    leaving.choose_style(notebook, style)
    names = names_of(load(notebook, full))
    made = printing.prepare(notebook, full, "case-report")
    data = made.written(".pdf")
    text = pdf_text(data)
    assert left(names, text + pdf_properties(data) + docx_text(made.written(".docx"))) == set()
    assert not [hit.words for hit in made.hits if hit.kind in {Kind.NAME, Kind.SIMILAR}]
    client = initials(made.file.client)
    assert client in text
    assert client.replace(" ", "") in printing.file_name(made.file, "case-report", date(2024, 9, 26))
    assert (client == "MS") is (style == INITIALS)


def test_with_real_names_everybody_is_named(notebook: Notebook, full: str) -> None:
    made = printing.prepare(notebook, full, "case-report", Wish(names=True))
    assert "Marta Situmorang" in pdf_text(made.written(".pdf"))
    assert [hit.words for hit in made.hits] == ['"U"'], "another client"


def test_an_invented_name_is_the_same_in_every_document_and_stays_when_somebody_is_added(
    notebook: Notebook, full: str
) -> None:
    leaving.choose_style(notebook, INVENTED)
    leaving.keep_names(notebook, load(notebook, full), leaving.around(notebook, full))
    before = {line.name: line.called for line in leaving.names_key(notebook, full)}
    assert len(set(before.values())) == len(before)
    salted(notebook, full)
    after = {line.name: line.called for line in leaving.names_key(notebook, full)}
    assert {name: after[name] for name in before if name not in EXTRA} == {
        name: called for name, called in before.items() if name not in EXTRA
    }
    file = printing.prepare(notebook, full, "case-summary").file
    assert initials(file.client) == before["Marta Situmorang"]


def test_the_key_tells_namesakes_and_strangers(notebook: Notebook) -> None:
    case_id = import_case(notebook, resource("examples", "ms-sentra.json").read_bytes()).case_id
    with notebook.edit("Isi") as session:
        case = session.get_one(Case, case_id)
        case.family.append(FamilyMember(person=Person(name="Rudi"), relation="kerabat"))
    called = {line.name: line.called for line in leaving.names_key(notebook, case_id)}
    assert {called[name] for name in ("Rosa Situmorang", "Rudi", "Rosi", "Rina")} == {"R-1", "R-2", "R-3", "R-4"}
    assert len(set(called.values())) == len(called)


def test_what_is_left_is_shown_and_a_decision_holds_in_every_document(notebook: Notebook, full: str) -> None:
    with notebook.edit("Isi") as session:
        case = session.get_one(Case, full)
        case.assessment.focus = "marta cemas. Ia bersekolah di SMK Negeri 2 Contoh, HP 0812-3456-7890."
    made = printing.prepare(notebook, full, "case-report")
    found = {hit.kind: hit for hit in made.hits if "bersekolah" in hit.piece.text}
    assert "bersekolah di sebuah SMK" in " ".join(pdf_text(made.written(".pdf")).split()), "by the rule"
    assert found[Kind.NAME].words == "marta"
    assert found[Kind.PHONE].words == "0812-3456-7890"
    leaving.decide(notebook, full, [found[Kind.NAME]], Decision(found[Kind.NAME].instead))
    leaving.decide(notebook, full, [found[Kind.SCHOOL]], Decision(None, "sekolahnya sudah setuju"))
    for key in ("case-report", "case-summary"):
        again = printing.prepare(notebook, full, key)
        text = " ".join(pdf_text(again.written(".pdf")).split())
        assert "MS cemas" in text
        assert "SMK Negeri 2" in text
        assert {hit.kind for hit in again.undecided} & {Kind.NAME, Kind.SCHOOL} == set()
    leaving.decide(notebook, full, [found[Kind.NAME]], None)
    assert any(hit.words == "marta" for hit in printing.prepare(notebook, full, "case-report").undecided)


def test_another_client_is_found_in_a_copied_paragraph(notebook: Notebook, full: str) -> None:
    import_case(notebook, resource("examples", "s-lansia.json").read_bytes())
    with notebook.edit("Isi") as session:
        case = session.get_one(Case, full)
        case.assessment.focus = "Kesepian pada Slamet Sukardi, klien “S”."
    made = printing.prepare(notebook, full, "case-report")
    assert {hit.words for hit in made.hits if hit.kind is Kind.OTHER} == {"Slamet Sukardi", "“S”", '"U"'}
    named = printing.prepare(notebook, full, "case-report", Wish(names=True))
    assert {hit.words for hit in named.hits} == {"Slamet Sukardi", "“S”", '"U"'}


def test_what_the_client_signs_bears_the_name_and_is_not_looked_through(notebook: Notebook, full: str) -> None:
    leaving.choose_style(notebook, INVENTED)
    made = printing.prepare(notebook, full, "consent")
    assert "Marta Situmorang" in pdf_text(made.written(".pdf"))
    assert made.hits == []


def test_notices_name_the_word_the_kind_and_the_place(notebook: Notebook, full: str) -> None:
    with notebook.edit("Isi") as session:
        session.get_one(Case, full).assessment.focus = "kata marta, HP 0812-3456-7890"
    notices = last_look.notices(printing.prepare(notebook, full, "case-report"))
    (phone,) = [one for one in notices if "Nomor telepon" in one]
    assert "“0812-3456-7890”" in phone
    assert "4.2" in phone
    assert any("“marta”" in one and "Nama orang dalam kasus" in one for one in notices)
