"""Jam kerja petugas: the hours of one practitioner by week and day, and what was done; for a practicum, too."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework.worked_hours import WhoWorked
from caseworker_app.documents.blocks import Document, Foot, Heading, Landscape, Signer, Title
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.elements.sheet import pairs, signed, unsigned
from caseworker_app.documents.elements.staff_names import DOTS, official_number
from caseworker_app.documents.registers.period_recap import period_tables
from caseworker_app.documents.wording import capital
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.worked_hours import WorkedHours
    from caseworker_app.documents.blocks import Block, Table
    from caseworker_app.documents.wish import Wish

VERSION = "1.0"
_BLANK_ROWS, _HEIGHT = 14, 0.9


def worker_hours(hours: WorkedHours, wish: Wish) -> Document:
    """Hours by week and day and every activity; what was done in words only with names. Blank: a form to write in."""
    empty = wish.blank or not hours.lines
    listed = _list(hours, wish)
    told: list[Block] = [listed]
    if not empty:
        told = [*period_tables(hours.tables), Landscape((Heading(1, tr("Daftar Kegiatan")), listed))]
    names = (tr("Nama"), tr("Periode"))
    values = (hours.who.name or tr("semua petugas"), hours.period.title) if not empty else (" ", " ")
    return Document(
        key="worker-hours",
        title=tr("Jam Kerja Petugas"),
        dress="form" if empty else "report",
        type_size=11,
        even_margins=True,
        foot=Foot(VERSION),
        blocks=(
            Title(tr("JAM KERJA PETUGAS")),
            *pairs("head", zip(names, values, strict=True)),
            *told,
            _signatures(WhoWorked() if empty else hours.who, blank=empty),
        ),
    )


def _list(hours: WorkedHours, wish: Wish) -> Table:
    cells = (
        Cell(tr("Tanggal"), 1.4, lambda line: line.work.date.long() if line.work.date else ""),
        Cell(tr("Waktu"), 0.9, lambda line: line.work.time.short() if line.work.time else ""),
        Cell(tr("Kegiatan"), 3.0 if wish.names else 1.4, lambda line: line.work.what if wish.names else line.kind),
        Cell(tr("Kasus"), 1.0, hours.cases_of),
    )
    lines = () if wish.blank else hours.lines
    return counted_table("activities", lines, cells, caption=tr("Daftar Kegiatan"), spare=_BLANK_ROWS, height=_HEIGHT)


def _signatures(who: WhoWorked, *, blank: bool) -> Block:
    instructor = unsigned(tr("Mengetahui,\nPembimbing lapangan/Pimpinan"))
    if who.instructor:
        instructor = Signer(instructor.role, who.instructor)
    role = capital(who.role) or tr("Petugas")
    worker = Signer(role, who.name, official_number(who.number, who.role)) if who.name else unsigned(role)
    day = "…" * 10 if blank else long_date(date.today(), weekday=False)
    return signed(f"{who.city or DOTS}, {day}", instructor, worker)
