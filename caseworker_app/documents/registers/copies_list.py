"""Daftar salinan di luar buku kasus: every file and sheet that left, where it is, and whether anybody can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.outside_copies import PAPER
from caseworker_app.documents.blocks import Document, Foot, Paragraph, Space, Title
from caseworker_app.documents.elements.letterhead import letterhead
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.elements.sheet import closing_by_hand
from caseworker_app.documents.wording import capital, lines
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.exposure import Outside
    from caseworker_app.casework.outside_copies import Copy
    from caseworker_app.documents.wish import Wish

_BLANK_ROWS, _HEIGHT = 12, 1.0


def copies_list(found: Outside, wish: Wish) -> Document:
    """All copies, the newest first, with initials; rows to write on where it is blank."""
    copies = () if wish.blank else found.copies
    cells = (
        Cell(tr("Kasus"), 0.9, lambda copy: lines(copy.number, copy.initials) or tr("semua")),
        Cell(tr("Salinan"), 1.6, _what),
        Cell(tr("Tanggal"), 1, lambda copy: long_date(copy.at.date(), weekday=False)),
        Cell(tr("Tempat"), 2.6, lambda copy: copy.place or tr("di atas kertas")),
        Cell(tr("Terkunci"), 0.85, lambda copy: "–" if copy.form == PAPER else capital(copy.lock or tr("tidak"))),
        Cell(tr("Keadaan"), 0.9, lambda copy: capital(tr(copy.whereabouts))),
    )
    text = tr(
        "Daftar ini memuat berkas yang disimpan dan lembar yang dicetak dengan program ini. Salinan yang dibuat orang "
        "lain dari berkas itu tidak diketahui program."
    )
    if not wish.blank and not copies:
        text += " " + tr("Sampai saat itu belum ada yang tercatat.")
    moment = tr("per {date}, pukul {time}").format(date=long_date(found.made_at.date()), time=f"{found.made_at:%H.%M}")
    return Document(
        key="copies-list",
        title=tr("Daftar Salinan di Luar Buku Kasus"),
        dress="form",
        letterhead=letterhead(found.agency),
        foot=Foot("1.0"),
        blocks=(
            Title(tr("DAFTAR SALINAN DI LUAR BUKU KASUS"), "" if wish.blank else moment),
            Paragraph(text, "plain"),
            Space(0.2),
            counted_table("copies", copies, cells, spare=_BLANK_ROWS, height=_HEIGHT),
            closing_by_hand(),
        ),
    )


def _what(copy: Copy) -> str:
    return f"{copy.what} ({copy.form}, {tr('nama asli') if copy.names else tr('tanpa nama')})"
