"""Consent bites where something is done: attaching, handing on, printing; with a reason it is done and written down."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from caseworker_app.documents.catalogue import DOCUMENTS
from caseworker_app.documents.wish import Wish
from caseworker_app.errors import BadInput, NotAllowed
from caseworker_app.jobs import attachments, permits, printing
from caseworker_app.jobs.packages import export_case, import_case
from caseworker_app.model.book import BookCase
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, ConsentStatement, OralConsent
from caseworker_app.model.notes import Override
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.termination import Referral
from caseworker_app.paths import resource
from caseworker_app.store import audit
from caseworker_app.store.notebook import Notebook
from tests.documents.case_report.texts import text_of

REASON = "Diminta penyidik untuk visum; supervisor menyetujui."
GATED = ("case-report", "case-summary", "conference-minutes", "attendance-list", "referral-letter", "referral-reply")
ITEMS = {"case-report": "laporan", "case-summary": "laporan", "conference-minutes": "case_conference",
         "attendance-list": "case_conference", "referral-letter": "rujukan", "referral-reply": "rujukan"}  # fmt: skip


def form(day: Any = "2024-08-26", **answers: bool | None) -> Consent:
    statements = [ConsentStatement(key=key, agreed=answer) for key, answer in answers.items()]
    return Consent(date=PartialDate.parse(day), status="setuju", signer_status="klien", statements=statements)


def words(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def lines(notebook: Notebook, action: str) -> list[audit.AuditEntry]:
    with notebook.reader() as session:
        return [one for one in audit.entries(session.connection()) if one.action == action]


@pytest.fixture
def case(notebook: Notebook) -> Case:
    made = Case(number="2024-001", client=Person(name="Melati Sari"))
    with notebook.edit("Kasus baru") as session:
        session.add(made)
    return made


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "foto.jpg")
    return tmp_path / "foto.jpg"


def agree(notebook: Notebook, case: Case, consent: Consent) -> None:
    with notebook.edit("Persetujuan") as _:
        case.consents.append(consent)


def test_a_photo_needs_consent_by_name(notebook: Notebook, case: Case, photo: Path) -> None:
    for consent in (
        None,
        Consent(status="setuju"),
        form(foto=False, catatan=True),
        form("2024-09-01", foto=None, catatan=True),
    ):
        if consent is not None:
            agree(notebook, case, consent)
        with pytest.raises(NotAllowed, match="foto"):
            attachments.attach(notebook, case, photo)
        with pytest.raises(NotAllowed):
            attachments.attach(notebook, case, photo, kind="kenangan")
    assert not case.attachments
    assert not case.overrides
    agree(notebook, case, form("2024-09-02", foto=True))
    assert attachments.attach(notebook, case, photo).kind == "foto"


def test_a_word_aloud_opens_the_way(notebook: Notebook, case: Case, photo: Path) -> None:
    with notebook.edit("Izin"):
        case.oral_consents.append(OralConsent(given_by="klien", covers=["difoto"]))
    assert attachments.attach(notebook, case, photo) in case.attachments


def test_a_scan_hangs_on_its_record_and_cannot_become_a_photo_unseen(
    notebook: Notebook, case: Case, photo: Path, tmp_path: Path
) -> None:
    agree(notebook, case, form(foto=False, catatan=True))
    scan = attachments.attach(notebook, case, photo, kind=attachments.SCAN, record=case.consents[0])
    assert (scan.entity, scan.entity_id) == ("Consent", case.consents[0].id)
    assert attachments.attached_to(case, case.consents[0]) == [scan]
    for kind in ("foto", "Foto rumah", "rekaman video", None):
        with pytest.raises(NotAllowed):
            attachments.set_kind(notebook, case, scan, kind)
    assert scan.kind == "pindaian"
    attachments.set_kind(notebook, case, scan, "surat")
    attachments.set_kind(notebook, case, scan, "surat")
    attachments.export(notebook, case, scan, tmp_path / "salinan.jpg")
    attachments.set_kind(notebook, case, scan, "foto", REASON)
    assert [one.done for one in case.overrides] == ["jadikan lampiran ini foto"]
    with pytest.raises(NotAllowed):
        attachments.export(notebook, case, scan, tmp_path / "foto-keluar.jpg")
    assert not (tmp_path / "foto-keluar.jpg").exists()


def test_a_reason_is_kept_and_stands_in_the_trail_by_id_alone(notebook: Notebook, case: Case, photo: Path) -> None:
    made = attachments.attach(notebook, case, photo, override=f"  {REASON}\n")
    (kept,) = case.overrides
    assert (kept.what, kept.done, kept.reason) == ("foto", "lampirkan foto", REASON)
    assert kept.standing == "persetujuan belum tercatat"
    assert kept.date == PartialDate.on(date.today())
    (line,) = lines(notebook, "override")
    assert (line.case_id, line.records) == (case.id, {"Override": [kept.id]})
    assert made in case.attachments
    assert notebook.undo(case.id) == "Lampirkan berkas"
    assert notebook.undo_label(case.id) is None, "a reason cannot be taken back"
    assert case.overrides == [kept]


@pytest.mark.parametrize("reason", ["", "   ", "ya", "…………………", "1234567890 12345", "a b c d e"])
def test_a_reason_that_says_nothing_is_none(notebook: Notebook, case: Case, photo: Path, reason: str) -> None:
    with pytest.raises(BadInput, match="terlalu singkat"):
        attachments.attach(notebook, case, photo, override=reason)
    assert not case.attachments
    assert not case.overrides


def test_a_reason_where_none_is_needed_is_not_kept(notebook: Notebook, case: Case, photo: Path) -> None:
    agree(notebook, case, form(foto=True))
    attachments.attach(notebook, case, photo, override=REASON)
    assert not case.overrides


def test_each_time_needs_its_own_reason(notebook: Notebook, case: Case, photo: Path) -> None:
    attachments.attach(notebook, case, photo, override=REASON)
    with pytest.raises(NotAllowed):
        attachments.attach(notebook, case, photo)


def test_what_needs_which_item() -> None:
    assert {key: [str(use) for use in kind.uses] for key, kind in DOCUMENTS.items() if key in ITEMS} == {
        key: [item] for key, item in ITEMS.items()
    }
    assert {"consent", "contract", "logbook", "termination-statement"} <= {
        k for k, v in DOCUMENTS.items() if not v.uses
    }


@pytest.mark.parametrize("key", GATED)
def test_without_any_consent_a_document_is_a_draft_that_says_so(notebook: Notebook, case: Case, key: str) -> None:
    document = printing.prepare(notebook, case.id, key).document
    assert document.draft
    assert "Konsep, belum untuk diserahkan: persetujuan belum tercatat." in text_of(document)


@pytest.mark.parametrize("key", GATED)
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_what_was_refused_is_not_printed_but_blank_or_to_look_at(
    notebook: Notebook, case: Case, key: str, suffix: str
) -> None:
    agree(notebook, case, form(**{ITEMS[key]: False, "catatan": True}))
    with pytest.raises(NotAllowed, match="tidak disetujui"):
        printing.print_document(notebook, case.id, key, suffix=suffix)
    with pytest.raises(NotAllowed):
        printing.print_document(notebook, case.id, key, suffix=suffix, wish=Wish(names=True))
    assert printing.print_document(notebook, case.id, key, Wish(blank=True), suffix=suffix)
    assert printing.print_document(notebook, case.id, key, gate="preview", suffix=suffix)
    assert not case.overrides


def test_what_the_client_signs_and_what_others_agreed_to_is_printed_all_the_same(
    notebook: Notebook, case: Case
) -> None:
    agree(notebook, case, form(**dict.fromkeys(ITEMS.values(), False)))
    for key in ("consent", "contract", "logbook"):
        assert "belum untuk diserahkan" not in text_of(printing.prepare(notebook, case.id, key).document)
    export_case(notebook, case.id)


def test_a_refused_report_is_printed_with_a_reason_which_stands_in_it(notebook: Notebook, case: Case) -> None:
    agree(notebook, case, form(laporan=False, catatan=True))
    assert "KONSEP" in words(printing.print_document(notebook, case.id, "case-report", gate="preview"))
    text = words(printing.print_document(notebook, case.id, "case-report", override=REASON))
    assert "belum untuk diserahkan" not in text
    assert REASON in text
    assert [(one.what, one.done) for one in case.overrides] == [("laporan dengan inisial", "cetak Laporan kasus")]
    with pytest.raises(NotAllowed):
        printing.print_document(notebook, case.id, "case-report")


def test_a_reason_makes_a_clean_document_of_a_draft(notebook: Notebook, case: Case) -> None:
    document = printing.prepare(notebook, case.id, "case-report", override=REASON).document
    assert not document.draft
    assert "belum untuk diserahkan" not in text_of(document)
    assert len(case.overrides) == 1


def test_who_gets_a_letter_must_be_whom_the_client_named(notebook: Notebook, case: Case) -> None:
    agree(notebook, case, form(rujukan=True))
    case_id = case.id
    printing.print_document(notebook, case_id, "referral-letter")
    with notebook.edit("Rujukan"):
        case.consents[0].statements[0].parties = ["Puskesmas Melati"]
        case.referrals.append(Referral(date=PartialDate.parse("2024-09-01"), to=["Puskesmas Melati"]))
        case.referrals.append(Referral(date=PartialDate.parse("2024-09-02"), to=["Yayasan Lain"]))
        case.referrals.append(Referral(date=PartialDate.parse("2024-08-01"), to_person=Person(name="Harun")))
    allowed, newest, to_person = case.referrals
    printing.print_document(notebook, case_id, "referral-letter", Wish(item=allowed.id))
    for item, receiver in ((None, "Yayasan Lain"), (newest.id, "Yayasan Lain"), (to_person.id, "Harun")):
        with pytest.raises(NotAllowed, match=receiver):
            printing.print_document(notebook, case_id, "referral-letter", Wish(item=item))


@pytest.mark.parametrize("example", ["ms-sentra", "s-lansia"])
def test_the_examples_print_as_ever(notebook: Notebook, example: str) -> None:
    case_id = import_case(notebook, resource("examples", f"{example}.json").read_bytes()).case_id
    for key in GATED:
        assert "belum untuk diserahkan" not in text_of(printing.prepare(notebook, case_id, key).document)


def test_reasons_are_numbered_on(notebook: Notebook, case: Case) -> None:
    found = permits.for_document(notebook, case, "case-report")
    assert found is not None
    made: list[Override] = [permits.record(notebook, case, found, "cetak", REASON) for _ in range(2)]
    assert [one.position for one in made] == [0, 1]
    assert io.StringIO(permits.refusal(found, "cetak")).read().count(":") == 1


def test_each_case_of_a_book_needs_its_own_consent(notebook: Notebook, case: Case) -> None:
    agree(notebook, case, form(laporan=True))
    other = Case(number="2024-002", client=Person(name="Kenanga Putri Wening"))
    with notebook.edit("Isi") as session:
        session.add(other)
        session.flush()
        case.placement.book_cases.append(BookCase(case_id=other.id))
    found = permits.for_document(notebook, case, "practicum-report")
    assert found is not None
    assert "klien KPW" in found.why
    agree(notebook, other, form(laporan=False))
    refused = permits.for_document(notebook, case, "practicum-report")
    assert refused is not None
    assert refused.forbids
    with pytest.raises(NotAllowed, match="KPW"):
        printing.print_document(notebook, case.id, "practicum-report")
    agree(notebook, other, form("2024-09-01", laporan=True))
    assert permits.for_document(notebook, case, "practicum-report") is None


def test_a_book_hides_the_names_of_all_its_cases(notebook: Notebook, case: Case) -> None:
    other = Case(number="2024-002", client=Person(name="Kenanga Putri Wening"))
    other.assessment.background = "Kenanga Putri Wening tinggal bersama neneknya."
    with notebook.edit("Isi") as session:
        session.add(other)
        session.flush()
        case.placement.book_cases.append(BookCase(case_id=other.id))
        case.placement.conclusions = "Melati Sari dan Kenanga Putri Wening saling menyapa."
    made = printing.prepare(notebook, case.id, "practicum-report", Wish(), gate="preview")
    text = words(made.written(".pdf"))
    assert "MS dan KPW saling menyapa" in text
    assert "tinggal bersama neneknya" in text
    assert "Kenanga" not in text
    assert not [hit for hit in made.hits if "Kenanga" in hit.words]
