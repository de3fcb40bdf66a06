"""Makers of summaries, logbook, matrices, diagrams and sheets, for the catalogue; each brings its module when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.casework.exposure import Exposure, Outside, Register
    from caseworker_app.casework.recap import Recap
    from caseworker_app.documents.blocks import Document


def case_summary(file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:  # noqa: ARG001 - it has no items
    """Ringkasan kasus."""
    from caseworker_app.documents.case_summary import case_summary as make

    return make(file, names=names, blank=blank)


def logbook(file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:  # noqa: ARG001 - it has no items
    """Logbook harian dan mingguan."""
    from caseworker_app.documents.logbook import logbook as make

    return make(file, names=names, blank=blank)


def plan_matrix(file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:  # noqa: ARG001 - it has no items
    """Matriks rencana intervensi."""
    from caseworker_app.documents.plan_matrix import plan_matrix as make

    return make(file, names=names, blank=blank)


def evaluation_matrix(file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:  # noqa: ARG001 - it has no items
    """Matriks evaluasi."""
    from caseworker_app.documents.evaluation_matrix import evaluation_matrix as make

    return make(file, names=names, blank=blank)


def diagrams(file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:
    """Diagram kasus."""
    from caseworker_app.documents.diagram_pages import diagrams as make

    return make(file, names=names, blank=blank, item=item)


def group_report(file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:
    """Rencana, daftar hadir, dan laporan kelompok."""
    from caseworker_app.documents.group_report import group_report as make

    return make(file, names=names, blank=blank, item=item)


def agency_recap(gathered: Recap, *, names: bool, blank: bool) -> Document:
    """Rekap kasus lembaga."""
    from caseworker_app.documents.agency_recap import agency_recap as make

    return make(gathered, names=names, blank=blank)


def client_copy(file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:  # noqa: ARG001 - it is the client's
    """Lembar untuk klien."""
    from caseworker_app.documents.client_copy import client_copy as make

    return make(file, blank=blank)


def visit_sheet(file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:
    """Lembar kunjungan rumah."""
    from caseworker_app.documents.visit_sheet import visit_sheet as make

    return make(file, names=names, blank=blank, item=item)


def handover_note(file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:
    """Catatan serah terima."""
    from caseworker_app.documents.handover_note import handover_note as make

    return make(file, names=names, blank=blank, item=item)


def retention_list(gathered: Recap, *, names: bool, blank: bool) -> Document:
    """Daftar retensi."""
    from caseworker_app.documents.retention import retention_list as make

    return make(gathered, names=names, blank=blank)


def destruction_record(gathered: Recap, *, names: bool, blank: bool) -> Document:
    """Berita acara pemusnahan data."""
    from caseworker_app.documents.retention import destruction_record as make

    return make(gathered, names=names, blank=blank)


def disclosure_register(file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:  # noqa: ARG001 - it has no items
    """Register pengungkapan data of one case."""
    from caseworker_app.documents.disclosure_register import disclosure_register as make

    return make(file, names=names, blank=blank)


def all_disclosures(gathered: Register, *, names: bool, blank: bool) -> Document:
    """Register pengungkapan data of all cases."""
    from caseworker_app.documents.disclosure_register import all_disclosures as make

    return make(gathered, names=names, blank=blank)


def copies_list(gathered: Outside, *, names: bool, blank: bool) -> Document:
    """Daftar salinan di luar buku kasus."""
    from caseworker_app.documents.copies_list import copies_list as make

    return make(gathered, names=names, blank=blank)


def lost_laptop(gathered: Exposure, *, names: bool, blank: bool) -> Document:
    """Lembar laptop hilang."""
    from caseworker_app.documents.lost_laptop import lost_laptop as make

    return make(gathered, names=names, blank=blank)
