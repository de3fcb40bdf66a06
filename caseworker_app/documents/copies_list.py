"""Daftar salinan di luar buku kasus: every file and sheet that left, where it is, and whether anybody can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.outside_copies import PAPER
from caseworker_app.documents.blocks import Column, Content, Document, Foot, Paragraph, Space, Title
from caseworker_app.documents.letterhead import letterhead
from caseworker_app.documents.sheets import closing_by_hand, grid
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
    columns = (
        Column(tr("No."), 0.35, "centre"),
        Column(tr("Kasus"), 0.9),
        Column(tr("Salinan"), 1.6),
        Column(tr("Tanggal"), 1),
        Column(tr("Tempat"), 2.6),
        Column(tr("Terkunci"), 0.85),
        Column(tr("Keadaan"), 0.9),
    )
    rows: list[tuple[Content, ...]] = [(str(at), *_row(copy)) for at, copy in enumerate(copies, 1)]
    if not rows:
        rows = [(str(at), Space(_HEIGHT), *[""] * (len(columns) - 2)) for at in range(1, _BLANK_ROWS + 1)]
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
            *grid("copies", columns, rows),
            closing_by_hand(),
        ),
    )


def _row(copy: Copy) -> tuple[Content, ...]:
    bears = tr("nama asli") if copy.names else tr("tanpa nama")
    return (
        lines(copy.number, copy.initials) or tr("semua"),
        f"{copy.what} ({copy.form}, {bears})",
        long_date(copy.at.date(), weekday=False),
        copy.place or tr("di atas kertas"),
        "–" if copy.form == PAPER else capital(copy.lock or tr("tidak")),
        capital(tr(copy.whereabouts)),
    )
