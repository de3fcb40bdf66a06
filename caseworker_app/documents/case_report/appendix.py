"""After the six stages: what limits the report, the supervisor's approvals, and what is attached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Column, Heading, Table
from caseworker_app.documents.case_report.limits import limits
from caseworker_app.documents.case_report.photos import photos_of
from caseworker_app.documents.telling import Teller, find_rows
from caseworker_app.forms.catalogue import page
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.notes import Attachment


def appendix(teller: Teller) -> list[Block]:
    """Limits, approvals and the list of attachments, with the photos that belong to no single page."""
    case = teller.file.case
    approvals = teller.table(
        case.approvals,
        find_rows(page("supervision"), "approvals"),
        caption=tr("Persetujuan Supervisor"),
        sentence=tr("Persetujuan (ACC) supervisor dapat dilihat pada"),
    )
    blocks = limits(teller)
    if approvals:
        blocks += [Heading(1, tr("Persetujuan Supervisor"), numbered=False), *approvals]
    if case.attachments:
        blocks += [Heading(1, tr("Lampiran"), numbered=False), _list(teller), *photos_of(teller, None)]
    return blocks


def _list(teller: Teller) -> Table:
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Lampiran"), 3),
        Column(tr("Jenis"), 1),
        Column(tr("Dibuat pada"), 1.4),
    )
    rows = tuple(
        (str(at), _called(teller, one), one.kind or "–", teller.words(one.taken_on) or "–")
        for at, one in enumerate(teller.file.case.attachments, 1)
    )
    return Table("attachments", tr("Daftar Lampiran"), columns, rows)


def _called(teller: Teller, one: Attachment) -> str:
    """The caption; file names, which often hold a person's name, only where names are shown."""
    if teller.names and one.file_name:
        return f"{one.caption} ({one.file_name})" if one.caption else one.file_name
    return one.caption or tr("tanpa keterangan")
