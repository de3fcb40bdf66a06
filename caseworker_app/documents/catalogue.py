"""The documents that can be printed: key, title, and how each is made of a case."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Protocol

from caseworker_app.casework.permissions import Use
from caseworker_app.documents import working_papers as papers
from caseworker_app.documents.forms_papers import maker
from caseworker_app.text import mark

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document


class Maker(Protocol):
    """Makes a document of a case. ``item``: id of the one record that it is about; ``blank``: for writing by hand."""

    def __call__(self, file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:
        """The document of this case."""
        ...


@dataclasses.dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document. uses: what the client must have agreed to before it leaves the worker's hands.

    unless: what stops it only where the client said no, or the consent ended: what a report is made of, single sheets.
    leaves: others read it, so it bears initials unless names are wanted; what the client signs, and letters about the
    client, bear the name.
    """

    key: str
    title: str
    make: Maker
    uses: tuple[Use, ...] = ()
    unless: tuple[Use, ...] = ()
    leaves: bool = True


class AgencyMaker(Protocol):
    """Makes a document of all cases of a notebook, out of what ``jobs.office_papers`` gathers for it."""

    def __call__(self, gathered: Any, *, names: bool, blank: bool) -> Document:
        """The document."""


@dataclasses.dataclass(frozen=True, slots=True)
class AgencyKind:
    """One kind of document about all cases of a notebook, not about one of them."""

    key: str
    title: str
    make: AgencyMaker


def _consent(file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:  # noqa: ARG001 - it is signed with the name
    from caseworker_app.documents.consent import consent

    return consent(file, item=item, blank=blank)


def _case_report(file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:  # noqa: ARG001 - a report has no items
    from caseworker_app.casework.case_file import emptied
    from caseworker_app.documents.case_report.report import case_report

    return case_report(emptied(file) if blank else file, names=names, blank=blank)


DOCUMENTS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("consent", mark("Lembar persetujuan (informed consent)"), _consent, leaves=False),
        Kind("case-report", mark("Laporan kasus"), _case_report, (Use.REPORT,)),
        Kind("case-summary", mark("Ringkasan kasus"), papers.case_summary, (Use.REPORT,)),
        Kind("logbook", mark("Logbook harian dan mingguan"), papers.logbook),
        Kind("plan-matrix", mark("Matriks rencana intervensi"), papers.plan_matrix, unless=(Use.REPORT,)),
        Kind("evaluation-matrix", mark("Matriks evaluasi"), papers.evaluation_matrix, unless=(Use.REPORT,)),
        Kind("diagrams", mark("Diagram, masing-masing satu halaman"), papers.diagrams, unless=(Use.REPORT,)),
        Kind("group-report", mark("Rencana dan laporan kelompok"), papers.group_report, (Use.REPORT,)),
        Kind("visit-sheet", mark("Lembar kunjungan rumah"), papers.visit_sheet),
        Kind("handover-note", mark("Catatan serah terima kasus"), papers.handover_note),
        Kind("client-copy", mark("Lembar untuk klien"), papers.client_copy, leaves=False),
        Kind("contract", mark("Kontrak pertolongan"), maker("contract"), leaves=False),
        Kind(
            "conference-minutes", mark("Berita acara case conference"), maker("conference-minutes"), (Use.CONFERENCE,)
        ),
        Kind("attendance-list", mark("Daftar hadir case conference"), maker("attendance-list"), (Use.CONFERENCE,)),
        Kind("referral-letter", mark("Surat rujukan"), maker("referral-letter"), (Use.REFERRAL,), leaves=False),
        Kind("referral-reply", mark("Lembar balik rujukan"), maker("referral-reply"), (Use.REFERRAL,), leaves=False),
        Kind("termination-statement", mark("Surat pernyataan terminasi"), maker("termination-statement"), leaves=False),
        Kind("visit-assignment", mark("Surat tugas home visit"), maker("visit-assignment"), unless=(Use.HOME_VISIT,)),
        Kind("visit-report", mark("Laporan home visit"), maker("visit-report"), unless=(Use.HOME_VISIT, Use.REPORT)),
        Kind("process-record", mark("Catatan proses"), maker("process-record"), unless=(Use.REPORT,)),
        Kind("supervision-sheet", mark("Lembar bimbingan"), maker("supervision-sheet")),
        Kind("approval-sheet", mark("Lembar ACC supervisor"), maker("approval-sheet")),
        Kind("interview-guide", mark("Pedoman wawancara dan observasi"), maker("interview-guide")),
        Kind("token-sheet", mark("Lembar token ekonomi"), maker("token-sheet"), leaves=False),
        Kind("photo-sheet", mark("Lembar dokumentasi foto"), maker("photo-sheet")),
        Kind("permission-letter", mark("Surat permohonan izin"), maker("permission-letter")),
        Kind("placement-attendance", mark("Daftar hadir praktikum"), maker("placement-attendance")),
        Kind("disclosure-register", mark("Register pengungkapan data"), papers.disclosure_register),
    )
}

AGENCY_DOCUMENTS: dict[str, AgencyKind] = {
    kind.key: kind
    for kind in (
        AgencyKind("agency-recap", mark("Rekap kasus lembaga"), papers.agency_recap),
        AgencyKind("retention-list", mark("Daftar retensi"), papers.retention_list),
        AgencyKind("destruction-record", mark("Berita acara pemusnahan data"), papers.destruction_record),
        AgencyKind("lost-laptop", mark("Lembar laptop hilang"), papers.lost_laptop),
        AgencyKind("copies-list", mark("Daftar salinan di luar buku kasus"), papers.copies_list),
        AgencyKind("all-disclosures", mark("Register pengungkapan data, semua kasus"), papers.all_disclosures),
    )
}
