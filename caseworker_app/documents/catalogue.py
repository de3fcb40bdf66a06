"""The documents that can be printed: key, title, and how each is made of a case."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Protocol

from caseworker_app.documents import working_papers as papers
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
    """One kind of document."""

    key: str
    title: str
    make: Maker


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
        Kind("consent", mark("Lembar persetujuan (informed consent)"), _consent),
        Kind("case-report", mark("Laporan kasus"), _case_report),
        Kind("case-summary", mark("Ringkasan kasus"), papers.case_summary),
        Kind("logbook", mark("Logbook harian dan mingguan"), papers.logbook),
        Kind("plan-matrix", mark("Matriks rencana intervensi"), papers.plan_matrix),
        Kind("evaluation-matrix", mark("Matriks evaluasi"), papers.evaluation_matrix),
    )
}
