"""The documents that can be printed: key, title, where each is made, and what it needs.

A further document is a module here with a function named like its key, ``def contract(file, wish) -> Document``, and a
line in this list. The module is imported when its document is first asked for.
"""

from __future__ import annotations

import dataclasses
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from caseworker_app.casework.case_file import CaseFile, emptied
from caseworker_app.casework.permissions import Use
from caseworker_app.forms.catalogue import STAGES
from caseworker_app.text import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish

About = Literal["case", "notebook"]
"""What a document is made of: a ``CaseFile``, or what ``jobs.office_papers`` gathers of a notebook."""


@dataclasses.dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document.

    module: where its maker is, below ``caseworker_app.documents``. file_word: how its files are called. about: what
    it is made of. uses: what the client must have agreed to before it leaves the worker's hands. unless: what stops
    it only where the client said no, or the consent ended: what a report is made of, single sheets. leaves: others
    read it, so it bears initials unless names are wanted; what the client signs, and letters about the client, bear
    the name. initials_only: no wish puts names into it. pages: the pages of the forms that it is made of, whole
    stages or single pages: what is not filled in there is what the document lacks.
    """

    key: str
    title: str
    module: str
    file_word: str
    about: About = "case"
    uses: tuple[Use, ...] = ()
    unless: tuple[Use, ...] = ()
    leaves: bool = True
    initials_only: bool = False
    pages: tuple[str, ...] = ()

    def made_of(self, stage: str, page: str) -> bool:
        """Whether it is made of a page of the forms."""
        return stage in self.pages or f"{stage}/{page}" in self.pages

    def bears_names(self, wish: Wish) -> bool:
        """Whether it says how people are really called."""
        return not self.initials_only and (wish.names or not (self.leaves or wish.bound))

    def make(self, contents: Any, wish: Wish) -> Document:
        """The document out of what it is about, with initials for names unless it bears names.

        A blank one of a case is made of the case's mere frame: its number, and those who work there.
        """
        wish = dataclasses.replace(wish, names=self.bears_names(wish))
        if wish.blank and isinstance(contents, CaseFile):
            contents = emptied(contents)
        document = self._maker()(contents, wish)
        if wish.names or not isinstance(contents, CaseFile):
            return document
        from caseworker_app.documents.pseudonyms import with_initials

        return with_initials(document, contents)

    def _maker(self) -> Callable[[Any, Wish], Document]:
        module = import_module(f"caseworker_app.documents.{self.module}")
        maker: Callable[[Any, Wish], Document] = getattr(module, self.key.replace("-", "_"))
        return maker


_STAGES = tuple(stage.key for stage in STAGES)
_DATED = ("engagement/contacts", "intervention/sessions", "journal/journal")
KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("consent", mark("Lembar persetujuan (informed consent)"), "letters.consent", "persetujuan", leaves=False,
             pages=("engagement/consent",)),
        Kind("case-report", mark("Laporan kasus"), "case_report.report", "laporan-kasus", uses=(Use.REPORT,),
             pages=_STAGES),
        Kind("practicum-report", mark("Buku laporan praktikum"), "book.practicum_report", "laporan-praktikum",
             uses=(Use.REPORT,), pages=("placement", *_STAGES)),
        Kind("case-file", mark("Berkas kasus lengkap"), "book.case_file", "berkas-kasus", uses=(Use.REPORT,),
             pages=_STAGES),
        Kind("case-summary", mark("Ringkasan kasus"), "overviews.case_summary", "ringkasan-kasus", uses=(Use.REPORT,),
             pages=("assessment/background", "assessment/focus", "assessment/potentials", "assessment/symptoms",
                    "plan/goals", "plan/activities", "intervention/sessions", "evaluation/evaluation_result")),
        Kind("logbook", mark("Logbook harian dan mingguan"), "recording.logbook", "logbook",
             pages=("journal/journal",)),
        Kind("plan-matrix", mark("Matriks rencana intervensi"), "overviews.plan_matrix", "matriks-rencana",
             unless=(Use.REPORT,), pages=("plan/goals", "plan/activities", "plan/methods", "plan/implementers")),
        Kind("evaluation-matrix", mark("Matriks evaluasi"), "overviews.evaluation_matrix", "matriks-evaluasi",
             unless=(Use.REPORT,), pages=("evaluation/evaluation_matrix", "evaluation/goal_results")),
        Kind("red-thread", mark("Matriks benang merah"), "overviews.red_thread", "benang-merah",
             unless=(Use.REPORT,), pages=("review/red_thread", "plan/goals", "plan/activities")),
        Kind("atensi-coverage", mark("Cakupan ATENSI, satu halaman"), "overviews.atensi_coverage", "cakupan-atensi",
             unless=(Use.REPORT,), pages=("plan/activities", "intervention/assistance")),
        Kind("diagrams", mark("Diagram, masing-masing satu halaman"), "overviews.diagram_pages", "diagram",
             unless=(Use.REPORT,), pages=("assessment/ecomap", "assessment/road_map", "assessment/quadrant")),
        Kind("group-report", mark("Rencana dan laporan kelompok"), "group_report", "laporan-kelompok",
             uses=(Use.REPORT,), pages=("intervention/sessions",)),
        Kind("visit-sheet", mark("Lembar kunjungan rumah"), "recording.visit_sheet", "lembar-kunjungan",
             pages=("engagement/home_visits",)),
        Kind("handover-note", mark("Catatan serah terima kasus"), "recording.handover_note", "serah-terima",
             pages=("journal/handovers", "journal/tasks", "engagement/risk")),
        Kind("client-copy", mark("Lembar untuk klien"), "letters.client_copy", "lembar-klien", leaves=False,
             pages=("engagement/contract", "plan/goals", "plan/activities", "journal/promises")),
        Kind("contract", mark("Kontrak pertolongan"), "letters.contract", "kontrak", leaves=False,
             pages=("engagement/contract",)),
        Kind("conference-minutes", mark("Berita acara case conference"), "recording.conference_minutes",
             "berita-acara", uses=(Use.CONFERENCE,), pages=("plan/conferences",)),
        Kind("attendance-list", mark("Daftar hadir case conference"), "recording.attendance_list", "daftar-hadir",
             uses=(Use.CONFERENCE,), pages=("plan/conferences",)),
        Kind("referral-letter", mark("Surat rujukan"), "letters.referral_letter", "surat-rujukan",
             uses=(Use.REFERRAL,), leaves=False, pages=("termination/referrals",)),
        Kind("referral-reply", mark("Lembar balik rujukan"), "letters.referral_reply", "lembar-balik-rujukan",
             uses=(Use.REFERRAL,), leaves=False, pages=("termination/referrals",)),
        Kind("termination-statement", mark("Surat pernyataan terminasi"), "letters.termination_statement",
             "pernyataan-terminasi", leaves=False, pages=("termination/termination",)),
        Kind("visit-assignment", mark("Surat tugas home visit"), "letters.visit_assignment", "surat-tugas",
             unless=(Use.HOME_VISIT,), pages=("engagement/home_visits",)),
        Kind("visit-report", mark("Laporan home visit"), "recording.visit_report", "laporan-home-visit",
             unless=(Use.HOME_VISIT, Use.REPORT), pages=("engagement/home_visits",)),
        Kind("process-record", mark("Catatan proses"), "recording.process_record", "catatan-proses",
             unless=(Use.REPORT,), pages=("intervention/sessions",)),
        Kind("chronology", mark("Kronologi kasus, satu halaman"), "overviews.timeline", "kronologi",
             unless=(Use.REPORT,), pages=_DATED),
        Kind("timeline", mark("Lini masa"), "overviews.timeline", "lini-masa", unless=(Use.REPORT,), pages=_DATED),
        Kind("supervision-sheet", mark("Lembar bimbingan"), "recording.supervision_sheet", "lembar-bimbingan",
             pages=("journal/supervision",)),
        Kind("approval-sheet", mark("Lembar ACC supervisor"), "recording.approval_sheet", "lembar-acc",
             pages=("assessment/focus", "plan/plan_result")),
        Kind("interview-guide", mark("Pedoman wawancara dan observasi"), "recording.interview_guide",
             "pedoman-wawancara", pages=("assessment/data_collection",)),
        Kind("instrument-sheet", mark("Lembar jawaban alat ukur"), "recording.instrument_sheet", "lembar-jawaban",
             pages=("assessment/instruments",)),
        Kind("token-sheet", mark("Lembar token ekonomi"), "recording.token_sheet", "token-ekonomi", leaves=False,
             pages=("intervention/token_economy",)),
        Kind("token-chart", mark("Papan token untuk dinding (A4)"), "recording.token_chart", "papan-token",
             pages=("intervention/token_economy",)),
        Kind("token-chart-a3", mark("Papan token untuk dinding (A3)"), "recording.token_chart", "papan-token-a3",
             pages=("intervention/token_economy",)),
        Kind("photo-sheet", mark("Lembar dokumentasi foto"), "photo_sheet", "dokumentasi-foto",
             pages=("files/attachments",)),
        Kind("permission-letter", mark("Surat permohonan izin"), "letters.permission_letter", "surat-izin",
             pages=("engagement/oral_consent",)),
        Kind("placement-attendance", mark("Daftar hadir praktikum"), "recording.placement_attendance",
             "daftar-hadir-praktikum", pages=("placement/placement_weeks",)),
        Kind("disclosure-register", mark("Register pengungkapan data"), "registers.disclosure_register",
             "register-pengungkapan", pages=("files/disclosures",)),
        Kind("agency-recap", mark("Rekap kasus lembaga"), "registers.agency_recap", "rekap-kasus", about="notebook"),
        Kind("case-list", mark("Daftar kasus"), "registers.case_list", "daftar-kasus", about="notebook"),
        Kind("worker-hours", mark("Jam kerja petugas"), "registers.worker_hours", "jam-kerja", about="notebook"),
        Kind("retention-list", mark("Daftar retensi"), "registers.retention", "daftar-retensi", about="notebook"),
        Kind("destruction-record", mark("Berita acara pemusnahan data"), "registers.retention",
             "berita-acara-pemusnahan", about="notebook"),
        Kind("lost-laptop", mark("Lembar laptop hilang"), "registers.lost_laptop", "laptop-hilang", about="notebook"),
        Kind("copies-list", mark("Daftar salinan di luar buku kasus"), "registers.copies_list", "salinan-di-luar",
             about="notebook"),
        Kind("agenda", mark("Agenda"), "registers.agenda", "agenda", about="notebook", initials_only=True),
        Kind("agenda-board", mark("Agenda untuk papan pengumuman"), "registers.agenda", "agenda-papan",
             about="notebook", initials_only=True),
        Kind("all-disclosures", mark("Register pengungkapan data, semua kasus"), "registers.disclosure_register",
             "register-pengungkapan", about="notebook"),
        Kind("service-directory", mark("Direktori layanan"), "registers.service_directory", "direktori-layanan",
             about="notebook"),
        Kind("group-record", mark("Rencana dan laporan semua kelompok"), "group_report", "laporan-kelompok",
             about="notebook"),
    )
}  # fmt: skip
DOCUMENTS = {key: kind for key, kind in KINDS.items() if kind.about == "case"}
AGENCY_DOCUMENTS = {key: kind for key, kind in KINDS.items() if kind.about == "notebook"}
