"""What is known of a whole notebook: the sheet for a lost laptop, the register and the copies of all cases."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest
from sqlalchemy import select

from caseworker_app.casework.exposure import KINDS
from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.documents.catalogue import AGENCY_DOCUMENTS
from caseworker_app.documents.wish import Wish
from caseworker_app.jobs import case_sheet, office_papers, outside_backups, outside_copies, printing
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.engagement import Consent
from caseworker_app.model.notes import Attachment, DataRequest, Disclosure
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store import settings
from caseworker_app.store.backup import backup, restore
from caseworker_app.store.notebooks import open_notebook
from tests.documents.case_report.texts import text_of
from tests.store.built import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from caseworker_app.documents.blocks import Document
    from caseworker_app.store.notebook import Notebook


def paper(notebook: Notebook, key: str, *, names: bool = False, blank: bool = False) -> Document:
    return AGENCY_DOCUMENTS[key].make(office_papers.gather(notebook, key), Wish(names=names, blank=blank))


@pytest.fixture
def child(notebook: Notebook) -> Case:
    case = Case(
        number="K-1",
        client=Person(name="Melati Sari", stated_age=PartialDate.parse("9 tahun"), health_notes="asma"),
        opened=PartialDate.parse("2024-08-26"),
        consents=[Consent(signer_name="Ratna Dewi", signer_relation="ibu", date=PartialDate.parse("2024-08-26"))],
    )
    case.assessment.legal = "saksi perkara pidana"
    with notebook.edit("Kasus", undoable=False) as session:
        session.add(case)
    return case


def test_the_sheet_says_whom_it_is_about_which_data_and_since_when(notebook: Notebook, child: Case) -> None:
    (found,) = office_papers.exposure(notebook).cases
    assert set(found.kinds) == {"identity", "child", "health", "violence"}
    told = text_of(paper(notebook, "lost-laptop"))
    for words in (
        "K-1",
        "MS",
        "26 Agustus 2024",
        "data anak*",
        "kesehatan*",
        "3 × 24 jam",
        "UU 27/2022 tentang Pelindungan Data Pribadi",
    ):
        assert words in told
    assert "Pasal" not in told  # nobody has compared the numbers of articles with the original
    assert "Melati" not in told
    assert "Ratna" not in told
    assert told.index("Beri tahu supervisor") < told.index("kantor polisi") < told.index("Sampaikan pemberitahuan")


def test_with_names_there_is_a_letter_to_each_client_through_whoever_speaks_for_the_client(
    notebook: Notebook, child: Case
) -> None:
    told = text_of(paper(notebook, "lost-laptop", names=True))
    assert "Kepada Yth. Melati Sari, melalui Ratna Dewi (ibu)" in told
    assert told.count("PEMBERITAHUAN TENTANG DATA ANDA") == 1
    assert "PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI" in told
    assert child.client is not None


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda case: case.client.__setattr__("disabilities", ["tuli"]), "disability"),
        (lambda case: case.client.__setattr__("pkh", "ya"), "money"),
        (lambda case: case.family.append(FamilyMember(relation="ibu")), "family"),
        (lambda case: case.attachments.append(Attachment(caption="foto")), "files"),
        (lambda case: case.__setattr__("cluster", "anak"), "child"),
        (lambda case: setattr(case.assessment, "medical", "TBC"), "health"),
    ],
)
def test_each_kind_of_data_is_seen_where_it_is_recorded(notebook: Notebook, change: object, kind: str) -> None:
    case = Case(number="K-2", client=Person(name="Bima"))
    change(case)  # type: ignore[operator] # a function of the table above
    with notebook.edit("Kasus", undoable=False) as session:
        session.add(case)
    (found,) = office_papers.exposure(notebook).cases
    assert kind in found.kinds
    assert kind in KINDS


def test_it_can_be_printed_from_a_restored_backup_and_empty_and_blank(
    notebook: Notebook, child: Case, tmp_path: Path
) -> None:
    backup(notebook, tmp_path / "b.cadangan")
    restore(tmp_path / "b.cadangan", tmp_path / "Pulih.kasus")
    with open_notebook(tmp_path / "Pulih.kasus", passphrase=PASSPHRASE) as restored:
        assert "K-1" in text_of(paper(restored, "lost-laptop"))
    assert "K-1" not in text_of(paper(notebook, "lost-laptop", blank=True))
    empty = text_of(paper(notebook, "destruction-record"))
    assert "nol kasus" not in empty
    assert "belum ada yang tercatat" in text_of(paper(notebook, "copies-list"))
    for key in AGENCY_DOCUMENTS:
        assert printing.print_agency_document(notebook, key, Wish(blank=True)).startswith(b"%PDF")


def test_open_copies_are_named_on_the_sheet_and_locked_ones_are_not(
    notebook: Notebook, child: Case, tmp_path: Path
) -> None:
    outside_copies.write(notebook, tmp_path / "buka.pdf", b"x", Leaving("Laporan kasus", child.id))
    outside_copies.write(notebook, tmp_path / "kunci.pdf", b"y", Leaving("Ringkasan", child.id, lock="kata sandi PDF"))
    told = text_of(paper(notebook, "lost-laptop"))
    assert "buka.pdf" in told
    assert "kunci.pdf" not in told
    letters = text_of(paper(notebook, "lost-laptop", names=True))
    assert "ada berkas tentang Anda yang pernah disimpan tanpa kata sandi" in letters
    assert "1 berkas pernah disimpan tanpa kata sandi" in letters
    listed = text_of(paper(notebook, "copies-list"))
    assert "buka.pdf" in listed
    assert "Kata sandi PDF" in listed


def test_one_is_reminded_to_print_it_until_it_was_and_again_after_three_months(notebook: Notebook) -> None:
    assert not office_papers.sheet_is_old(notebook)
    with notebook.edit("Kasus", undoable=False) as session:
        session.add(Case(number="K-1"))
    assert office_papers.sheet_is_old(notebook)
    printing.note_sheet(notebook, "agency-recap")
    assert office_papers.sheet_is_old(notebook)
    printing.note_sheet(notebook, "lost-laptop")
    assert not office_papers.sheet_is_old(notebook)
    assert office_papers.sheet_is_old(notebook, today=date.today() + timedelta(days=91))


def test_the_last_backup_elsewhere_is_told(notebook: Notebook, child: Case) -> None:
    assert "belum pernah dicatat" in text_of(paper(notebook, "lost-laptop"))
    settings.set_setting(notebook, outside_backups.LAST, "2024-08-26")
    assert "Senin, 26 Agustus 2024" in text_of(paper(notebook, "lost-laptop"))
    assert child.number == "K-1"


def test_the_register_tells_ground_least_data_and_refusals_with_their_reason(notebook: Notebook, child: Case) -> None:
    with notebook.edit("Register", undoable=False):
        child.disclosures = [
            Disclosure(
                date=PartialDate.parse("2024-08-26"),
                to="Puskesmas Contoh",
                what="ringkasan kasus",
                legal_basis="persetujuan klien",
                least="riwayat keluarga tidak disampaikan",
                client_told=True,
            ),
            Disclosure(position=1, to="Wartawan", what="alamat", refused=True, refused_why="membahayakan Melati Sari"),
        ]
    for told in (
        text_of(printing.prepare(notebook, child.id, "disclosure-register").document),
        text_of(paper(notebook, "all-disclosures")),
    ):
        for words in (
            *(
                "Senin, 26 Agustus 2024",
                "Puskesmas Contoh",
                "Persetujuan klien.",
                "Riwayat keluarga tidak disampaikan.",
            ),
            *("Ditolak: membahayakan",),
        ):
            assert words in told
        assert "Melati" not in told
    assert "membahayakan Melati Sari" in text_of(paper(notebook, "all-disclosures", names=True))


def test_the_register_tells_what_the_client_asked_for_and_how_it_was_answered(notebook: Notebook, child: Case) -> None:
    with notebook.edit("Permintaan", undoable=False):
        child.data_requests = [
            DataRequest(
                date=PartialDate.parse("2024-08-26"),
                kind="perbaikan",
                what="alamat",
                before="Jalan A",
                wanted="Jalan B",
                decision="ditolak",
                reason="alamat lama masih dipakai pengadilan",
            )
        ]
    told = text_of(printing.prepare(notebook, child.id, "disclosure-register").document)
    for words in ("Perbaikan", "Kamis, 29 Agustus 2024", "Ditolak", "Semula: Jalan A", "Alamat lama masih dipakai"):
        assert words in told


@pytest.mark.usefixtures("child")
def test_the_list_of_cases_is_printed_in_its_order_with_initials(notebook: Notebook) -> None:
    with notebook.edit("Kasus baru") as session:
        session.add(Case(number="K-2", client=Person(name="Sutarmi Uji"), opened=PartialDate.parse("2024-01-02")))
    listed = office_papers.listing(notebook)
    assert [case.number for case in listed.cases] == ["K-1", "K-2"]
    text = text_of(paper(notebook, "case-list"))
    assert "Sutarmi" not in text
    assert "Sutarmi Uji" in text_of(paper(notebook, "case-list", names=True))
    assert "K-1" not in text_of(paper(notebook, "case-list", blank=True))
    with notebook.reader() as session:
        ids = list(session.scalars(select(Case.id).where(Case.number == "K-2")))
    assert [case.number for case in office_papers.listing(notebook, only=ids).cases] == ["K-2"]
    book = openpyxl.load_workbook(io.BytesIO(case_sheet.case_workbook(notebook, ids)))
    cells = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert "K-2" in cells
    assert "Sutarmi Uji" not in cells
