"""The list of cases as an Excel workbook, with initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.exchange.spreadsheet import SheetColumn, SheetTable, write_tables
from caseworker_app.jobs.office_papers import listing
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from caseworker_app.store.notebook import Notebook


def case_workbook(notebook: Notebook, ids: Collection[str], *, today: date | None = None) -> bytes:
    """The cases with these ids, in this order, as the bytes of an .xlsx file; fit for a worker thread."""
    listed = listing(notebook, only=ids, today=today)
    titles = (
        *(tr("Nomor"), tr("Klien"), tr("Usia"), tr("L/P"), tr("Klaster"), tr("Tahap"), tr("Terakhir"), tr("Berikut")),
        *(tr("Petugas"), tr("Keadaan"), tr("Dibuka")),
    )
    rows = [
        (
            *(case.number, case.client, case.age, case.sex, case.cluster, case.stage, case.last, case.next),
            *(case.worker, case.standing, case.opened),
        )
        for case in listed.cases
    ]
    about = (tr("{count} kasus per {date}").format(count=len(rows), date=long_date(listed.day)),)
    table = SheetTable(tr("Daftar kasus"), [SheetColumn(title) for title in titles], rows, about=about)
    return write_tables([table], title=tr("Daftar kasus"))


def departure() -> Leaving:
    """How the list of copies calls the workbook."""
    return Leaving(tr("Daftar kasus (Excel)"), discloses=False)
