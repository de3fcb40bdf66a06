"""After the six stages: what the supervisor has approved, and what is attached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Column, Heading, Table
from caseworker_app.documents.case_report.photos import photos_of
from caseworker_app.documents.telling import Teller, find_rows
from caseworker_app.forms.catalogue import page
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.notes import Attachment


def approvals(teller: Teller) -> list[Block]:
    """What the supervisor has approved; nothing where nothing is noted."""
    rows = find_rows(page("supervision"), "approvals")
    table = teller.table(teller.file.case.approvals, rows, caption=tr("Persetujuan Supervisor"))
    return [Heading(1, tr("Persetujuan Supervisor"), numbered=False, key="approvals"), *table] if table else []


def appendix(teller: Teller) -> list[Block]:
    """The list of attachments, with the photos that belong to no single page."""
    if not teller.file.case.attachments:
        return []
    heading = Heading(1, tr("Lampiran"), numbered=False, key="attachments")
    return [heading, _list(teller), *photos_of(teller, None)]


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
