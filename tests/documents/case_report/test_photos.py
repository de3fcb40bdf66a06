"""Photos of every record stand in the report once, where the record is told, with what they show and when."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.documents import blocks as b
from caseworker_app.documents.case_report.report import case_report
from caseworker_app.documents.docx.writer import write_docx
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.documents.photo_sheet import photo_sheet
from caseworker_app.documents.wish import Wish
from caseworker_app.jobs.case_files import everything
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, ConsentStatement, Contact
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import Attachment, AttachmentContent, JournalEntry
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from tests.documents.case_report.texts import blocks_of, text_of

NO_SECTION = {
    "ProcedureStep", "SilencedFinding",
    "Agency", "Approval", "Attachment", "AttachmentContent", "BookCase", "BookConcept", "BookRegulation", "Case",
    "DataRequest", "Disclosure", "JournalEntry", "KeyEvent", "LegalHold", "Nudge", "Placement",
    "PlacementRecommendation", "PlacementWeek", "Practitioner", "Reflection", "Reopening", "Restriction",
    "Supervision", "Supervisor", "Task",
}  # fmt: skip
"""Records that no section of the six stages tells: their photos follow under «Dokumentasi»."""


def picture(shade: int = 128) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (60, 40), (shade % 256, shade // 256 % 256, 90)).save(target, "PNG")
    return target.getvalue()


def photo(caption: str | None, record: Any = None, **more: Any) -> Attachment:
    one = Attachment(kind="foto", media_type="image/png", caption=caption, **more)
    if record is not None:
        one.entity, one.entity_id = type(record).__name__, record.id
    one.content = AttachmentContent(data=picture())
    return one


def agreed() -> list[Consent]:
    return [Consent(status="setuju", statements=[ConsentStatement(key="foto", agreed=True)])]


def report_of(case: Case) -> b.Document:
    client = Person(alias="AB")
    case.client, case.client_id, case.consents = client, client.id, agreed()
    return case_report(CaseFile(case, Kin([client])), Wish())


def section_of(report: b.Document, key: str) -> str:
    """The heading below which a photo stands."""
    heading = ""
    for block in report.blocks:
        if isinstance(block, b.Heading) and block.level < 3:
            heading = block.text
        if key in {found.key for found in blocks_of(b.Document("", "", "report", (block,)), b.Photo)}:
            return heading
    return ""


def test_a_photo_of_a_record_of_any_kind_is_found_once(filled: CaseFile) -> None:
    filled.case.consents = agreed()
    owners = {type(record).__name__: record for record in everything(filled)}
    filled.case.attachments = [photo(f"Foto {name}", record) for name, record in owners.items()]
    report = case_report(filled, Wish(names=True))
    keys = [one.key for one in blocks_of(report, b.Photo) if one.key.startswith("photo-")]
    assert sorted(keys) == sorted(f"photo-{one.id}" for one in filled.case.attachments)
    placed = {one.entity: section_of(report, f"photo-{one.id}") for one in filled.case.attachments}
    assert {name for name, heading in placed.items() if heading == "Dokumentasi"} == NO_SECTION


def test_photos_are_a_series_of_their_own_that_the_text_refers_to() -> None:
    contact, session = Contact(process="Perkenalan.", position=0), Session(activity_name="menanam", result="Selesai.")
    entry = JournalEntry(text="piket")
    case = Case(contacts=[contact], sessions=[session], journal=[entry])
    case.attachments = [
        photo("Di kebun", session),
        photo("Salam", contact),
        photo("Piket", entry),
        photo("Cabai", session),
    ]
    report = numbered(report_of(case))
    assert [one.label for one in blocks_of(report, b.Photo)] == [f"Foto 4.{at}" for at in range(1, 5)]
    text = text_of(report)
    assert "Selesai (Foto 4.2 dan Foto 4.3)." in text
    assert "(Foto 4.1)" in text
    assert section_of(report, f"photo-{case.attachments[2].id}") == "Dokumentasi"
    rows = [len(row.photos) for row in blocks_of(report, b.PhotoRow)]
    assert rows == [1, 2, 1]


def test_a_caption_says_what_is_seen_and_when() -> None:
    session = Session(activity_name="menanam cabai", date=PartialDate.parse("2024-09-06"))
    case = Case(sessions=[session])
    case.attachments = [
        photo(None, session),
        photo("klien menyiram.", session, taken_on=PartialDate.parse("2024-09-07")),
        photo("Panen, 8 September 2024", session, taken_on=PartialDate.parse("2024-09-08")),
    ]
    assert [one.caption for one in blocks_of(report_of(case), b.Photo)] == [
        "Menanam cabai, Jumat, 6 September 2024",
        "Klien menyiram, Sabtu, 7 September 2024",
        "Panen, 8 September 2024",
    ]


def test_the_list_of_attachments_says_where_each_is_found() -> None:
    session = Session(activity_name="menanam")
    case = Case(sessions=[session])
    scan = Attachment(kind="pindaian", media_type="image/png", caption="Lembar bertanda tangan")
    scan.content = AttachmentContent(data=picture())
    case.attachments = [scan, photo("Di kebun", session), Attachment(kind="surat", caption="Surat tugas")]
    table = next(one for one in blocks_of(numbered(report_of(case)), b.Table) if one.key == "attachments")
    assert [text_of(b.Document("", "", "report", (b.Paragraph(row[-1]),))).strip() for row in table.rows] == [
        "Lampiran 1", "Foto 4.1", "Lampiran 2",
    ]  # fmt: skip


def test_a_photo_of_a_page_stands_in_the_section_of_the_page() -> None:
    case = Case()
    case.assessment.background = "Klien lahir di Bandung."
    case.attachments = [photo("Rumah masa kecil", page="background")]
    report = report_of(case)
    assert section_of(report, f"photo-{case.attachments[0].id}").startswith("Latar Belakang")


@pytest.mark.parametrize("write", [write_pdf, write_docx])
def test_photos_reach_the_paper(write: Callable[[b.Document], bytes]) -> None:
    sessions = [Session(activity_name="menanam", process=f"Menanam baris {at}.", position=at) for at in range(3)]
    case = Case(sessions=sessions, attachments=[photo(f"Baris {at}", one) for at, one in enumerate(sessions)])
    assert len(write(report_of(case))) > len(write(report_of(Case(sessions=[Session(activity_name="menanam")]))))


def test_the_photo_sheet_says_what_and_when_of_photos_of_any_record() -> None:
    contact = Contact(date=PartialDate.parse("2024-08-23"), position=0)
    case = Case(contacts=[contact], consents=agreed(), client=Person(alias="AB"))
    case.attachments = [photo("Perkenalan", contact), photo("Tanpa catatan")]
    prints = blocks_of(photo_sheet(CaseFile(case, Kin([])), Wish()), b.Photo)
    assert [one.caption for one in prints] == ["Perkenalan, Jumat, 23 Agustus 2024", "Tanpa catatan"]
