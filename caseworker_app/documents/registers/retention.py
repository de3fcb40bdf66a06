"""What an office signs about the end of its files: the yearly list of cases due, and the record of destruction.

Cases are named by number and initials only: both papers outlive them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.outside_copies import NO_MORE
from caseworker_app.casework.retention import USUAL_YEARS
from caseworker_app.documents.blocks import (
    Block,
    Column,
    Content,
    Document,
    Foot,
    Keep,
    Paragraph,
    Run,
    Space,
    Title,
    choices,
)
from caseworker_app.documents.elements.letterhead import letterhead
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.elements.sheet import grid, sheet
from caseworker_app.documents.elements.staff_names import DOTS
from caseworker_app.documents.registers.agency_recap import head_and_maker
from caseworker_app.documents.wording import capital, counted, lines, sentence
from caseworker_app.model.choices import ErasureGround
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.casework.recap import Recap, RecapCase
    from caseworker_app.documents.blocks import Table
    from caseworker_app.documents.wish import Wish

VERSION = "1.0"
_BLANK_ROWS, _HEIGHT = 8, 0.9


def retention_list(recap: Recap, wish: Wish) -> Document:
    """The cases whose time is over by the end of the year, each with room for what is decided about it."""
    due = [] if wish.blank else recap.due
    year = str(recap.day.year)
    opening = tr(
        "Masa simpan {count} kasus berikut berakhir paling lambat 31 Desember {year}. Untuk tiap kasus diputuskan: "
        "dihapus, disimpan lebih lama dengan alasan, atau ditahan karena perintah pihak berwenang."
    )
    nothing = tr("Sampai 31 Desember {year} tidak ada kasus yang masa simpannya berakhir.")
    told = opening if due else nothing
    text = "" if wish.blank else f"{told.format(count=counted(len(due)), year=year)} {_term(recap)}"
    return _document(
        recap,
        "retention-list",
        tr("Daftar Retensi"),
        [Title(tr("DAFTAR RETENSI"), tr("Tahun {year}").format(year=DOTS if wish.blank else year))],
        [
            *([Paragraph(text)] if text else []),
            _table(due, tr("Keputusan"), _decision),
            *_histories(due),
            head_and_maker(recap, blank=wish.blank),
        ],
    )


def _term(recap: Recap) -> str:
    """How long the agency keeps what was closed."""
    years = recap.agency.retention_years if recap.agency else None
    usual = tr("Data disimpan {years} tahun setelah kasus ditutup, kecuali bila masa simpannya diubah.")
    return usual.format(years=USUAL_YEARS if years is None else years)


def destruction_record(recap: Recap, wish: Wish) -> Document:
    """That cases are destroyed, why, by whom and before whom; without any content of theirs."""
    going = [] if wish.blank else list(recap.cases) if recap.ground else [one for one in recap.due if not one.held]
    day = DOTS if wish.blank else long_date(recap.day)
    opening = tr(
        "Pada hari ini, {day}, yang bertanda tangan di bawah ini memusnahkan data {count} kasus yang tercantum dalam "
        "daftar berikut dari buku kasus elektronik."
    )
    grounds = choices(*((ground.value, ground.value == recap.ground) for ground in ErasureGround))
    stays = tr(
        "Data dihapus dari buku kasus berikut lampiran dan indeksnya; cadangan otomatis yang memuatnya dihapus paling "
        "lambat tujuh hari kemudian. Yang berada di luar buku kasus diperlakukan sebagai berikut:"
    )
    outside = (tr("Berkas kertas"), tr("Salinan PDF/Word"), tr("Cadangan di tempat lain"))
    rows: list[tuple[Content, ...]] = [
        (kind, (*choices((tr("tidak ada"), False), (tr("dimusnahkan"), False), (tr("disimpan di"), False)), Run(DOTS)))
        for kind in outside
    ]
    columns = (Column(tr("Di luar buku kasus"), 1.1), Column(tr("Perlakuan"), 3))
    witness = tr("Disaksikan oleh: {dots}").format(dots=DOTS * 3)
    return _document(
        recap,
        "destruction-record",
        tr("Berita Acara Pemusnahan Data"),
        [Title(tr("BERITA ACARA PEMUSNAHAN DATA KASUS"), tr("Nomor: {number}").format(number=DOTS))],
        [
            Paragraph(opening.format(day=day, count=counted(len(going)) if going else DOTS)),
            _table(going, tr("Alasan"), lambda _: recap.ground),
            *_histories(going),
            *sheet("grounds", [(tr("Alasan pemusnahan"), grounds)]),
            Paragraph(stays),
            *grid("outside", columns, rows),
            *_copies(recap, going),
            Keep((Paragraph(witness, "plain"), head_and_maker(recap, blank=wish.blank))),
        ],
    )


def _histories(cases: Sequence[RecapCase]) -> list[Block]:
    """Why a case is kept longer or was held, below the list: who signs must know it."""
    known = [one for one in cases if one.history]
    if not known:
        return []
    columns = (Column(tr("Nomor kasus"), 1), Column(tr("Inisial"), 0.7), Column(tr("Riwayat masa simpan"), 5))
    rows: list[tuple[Content, ...]] = [
        (one.number or "–", one.initials, "\n".join(sentence(told) for told in one.history)) for one in known
    ]
    return [Space(0.3), *grid("histories", columns, rows)]


def _copies(recap: Recap, going: Sequence[RecapCase]) -> list[Block]:
    """What is known of these cases outside the notebook: with them goes the list that says where it is."""
    ids = {one.id for one in going}
    known = [one for one in recap.copies if one.case_id in ids and one.whereabouts not in NO_MORE]
    if not known:
        return []
    cells = (
        Cell(tr("Kasus"), 0.8, lambda one: one.number or one.initials),
        Cell(
            tr("Salinan"), 1.4, lambda one: lines(f"{one.what} ({one.form})", long_date(one.at.date(), weekday=False))
        ),
        Cell(tr("Tempat"), 2, lambda one: one.place or tr("di atas kertas")),
        Cell(tr("Keadaan"), 1, lambda one: capital(tr(one.whereabouts))),
        Cell(tr("Perlakuan"), 1.3, lambda _: choices((tr("dimusnahkan"), False), (tr("disimpan"), False))),
    )
    told = tr("Salinan yang tercatat di luar buku kasus saat data dihapus; catatan tentangnya ikut terhapus:")
    return [Paragraph(told), counted_table("copies", known, cells)]


def _document(recap: Recap, key: str, title: str, head: list[Block], body: list[Block]) -> Document:
    return Document(
        key=key,
        title=title,
        dress="form",
        type_size=11,
        even_margins=True,
        letterhead=letterhead(recap.agency),
        foot=Foot(VERSION),
        blocks=(*head, *body),
    )


def _table(cases: Sequence[RecapCase], last: str, words: Callable[[RecapCase], str]) -> Table:
    cells = (
        Cell(tr("Nomor kasus"), 1, lambda one: one.number),
        Cell(tr("Inisial"), 0.7, lambda one: one.initials),
        Cell(tr("Dibuka"), 1, lambda one: one.opened.long(weekday=False) if one.opened else ""),
        Cell(tr("Ditutup"), 1, lambda one: one.closed.long(weekday=False) if one.closed else "–"),
        Cell(tr("Disimpan sampai"), 1, lambda one: long_date(one.kept_until, weekday=False) if one.kept_until else "–"),
        Cell(last, 1.7, lambda one: capital(words(one))),
    )
    return counted_table("cases", cases, cells, spare=_BLANK_ROWS, height=_HEIGHT)


def _decision(one: RecapCase) -> str:
    return one.held or tr("hapus / perpanjang / tahan: {dots}").format(dots=DOTS)
