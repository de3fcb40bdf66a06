"""Daftar kasus: the cases of a list with their stage, what was done last and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Document, Foot, Paragraph, Space, Title
from caseworker_app.documents.elements.letterhead import letterhead
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.wording import capital, lines
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.case import Case
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_listing import CaseListing, ListedCase
    from caseworker_app.documents.wish import Wish

_BLANK_ROWS, _HEIGHT = 14, 1.1


def case_list(listing: CaseListing, wish: Wish) -> Document:
    """The cases in their order, with initials unless names are wanted; rows to write on where it is blank."""
    cases = () if wish.blank else listing.cases

    def client(case: ListedCase) -> str:
        return (case.name if wish.names else "") or case.client

    cells = (
        Cell(tr("Nomor"), 1.1, lambda case: case.number or "–"),
        Cell(tr("Klien"), 1.2, lambda case: lines(client(case), ", ".join(filter(None, (case.sex, case.age))))),
        Cell(tr(label_of(Case.cluster)), 1.1, lambda case: capital(case.cluster) or "–"),
        Cell(tr("Tahap"), 1.2, lambda case: lines(case.stage, case.standing)),
        Cell(tr("Terakhir"), 1.3, lambda case: case.last or "–"),
        Cell(tr("Berikut"), 1.7, lambda case: case.next or "–"),
        Cell(tr("Petugas"), 1.1, lambda case: case.worker or "–"),
    )
    day = tr("per {date}").format(date=long_date(listing.day))
    count = tr("{count} kasus, dalam urutan seperti di layar.").format(count=len(cases))
    return Document(
        key="case-list",
        title=tr("Daftar Kasus"),
        dress="form",
        type_size=9,
        letterhead=letterhead(listing.agency),
        foot=Foot("1.0"),
        blocks=(
            Title(tr("DAFTAR KASUS"), "" if wish.blank else day),
            *(() if wish.blank else (Paragraph(count, "plain"), Space(0.2))),
            counted_table("cases", cases, cells, spare=_BLANK_ROWS, height=_HEIGHT),
        ),
    )
