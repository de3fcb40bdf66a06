"""The agenda of a week or a period on paper: for the worker, and for a notice board without any content.

Both call clients by their initials. The board says when, who and what kind of thing; nobody who passes reads more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.agenda import SINGLE, span_in_words
from caseworker_app.documents.blocks import (
    Column,
    Content,
    Document,
    Foot,
    Keep,
    Paragraph,
    Run,
    Space,
    SpanRow,
    Tick,
    Title,
)
from caseworker_app.documents.elements.letterhead import letterhead
from caseworker_app.documents.elements.sheet import grid
from caseworker_app.documents.elements.staff_names import DOTS
from caseworker_app.documents.wording import capital
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from caseworker_app.casework.agenda import AgendaSheet, Entry
    from caseworker_app.documents.blocks import Block, Row
    from caseworker_app.documents.wish import Wish

VERSION = "1.0"
_BLANK_DAYS, _BLANK_ROWS = 7, 3


def agenda(sheet: AgendaSheet, wish: Wish) -> Document:
    """Each day with its appointments and deadlines; what is overdue or has no day stands below."""
    columns = (
        Column(tr("Waktu"), 0.9),
        Column(tr("Kasus"), 0.8),
        Column(tr("Kegiatan"), 2.6),
        Column(tr("Tempat dan pihak"), 2),
        Column(tr("Selesai"), 0.6, "centre"),
    )

    def cells(entry: Entry) -> tuple[Content, ...]:
        return (_clock(entry), _client(entry), _what(entry), _around(entry), _done(entry))

    blocks = _days(sheet, columns, cells, wish)
    if not wish.blank:
        for key, heading, entries in (
            ("around", tr("Dalam kurun ini, tanpa hari yang pasti"), sheet.agenda.around),
            ("overdue", tr("Lewat dan belum selesai"), sheet.agenda.overdue),
            ("undated", tr("Belum ada tanggalnya"), sheet.agenda.undated),
        ):
            blocks += _apart(key, heading, entries)
    return _document(sheet, wish, "agenda", tr("AGENDA"), blocks)


def agenda_board(sheet: AgendaSheet, wish: Wish) -> Document:
    """For a notice board: day, hour, initials and kind, nothing else."""
    columns = (Column(tr("Waktu"), 1), Column(tr("Klien"), 1), Column(tr("Kegiatan"), 2.4))

    def cells(entry: Entry) -> tuple[Content, ...]:
        return (_clock(entry), entry.called, tr(SINGLE[entry.kind]))

    return _document(sheet, wish, "agenda-board", tr("AGENDA"), _days(sheet, columns, cells, wish, meetings_only=True))


def _document(sheet: AgendaSheet, wish: Wish, key: str, title: str, blocks: Iterable[Block]) -> Document:
    days = span_in_words(sheet.agenda.first, sheet.agenda.last)
    worker = sheet.practitioner.name if sheet.practitioner and sheet.practitioner.name else ""
    return Document(
        key=key,
        title=tr("Agenda {days}").format(days=DOTS if wish.blank else days),
        dress="form",
        type_size=11,
        even_margins=True,
        letterhead=letterhead(sheet.agency),
        foot=Foot(VERSION),
        blocks=(
            Title(title, DOTS * 2 if wish.blank else days),
            *_made_by(worker),
            *blocks,
        ),
    )


def _made_by(worker: str) -> list[Block]:
    return [Paragraph(tr("Petugas: {name}").format(name=worker), "plain"), Space(0.2)] if worker else []


def _days(
    sheet: AgendaSheet,
    columns: tuple[Column, ...],
    cells: Callable[[Entry], tuple[Content, ...]],
    wish: Wish,
    *,
    meetings_only: bool = False,
) -> list[Block]:
    if wish.blank:
        head: Row = SpanRow((Run(DOTS, bold=True),))
        line: Row = ("",) * len(columns)
        return list(grid("days", columns, [head, *[line] * _BLANK_ROWS] * _BLANK_DAYS))
    rows: list[Row] = []
    for day in sheet.agenda.days:
        entries = [entry for entry in sheet.agenda.on(day) if not (meetings_only and entry.ends)]
        if entries:
            rows.append(SpanRow((Run(long_date(day), bold=True),)))
            rows += [cells(entry) for entry in entries]
    if not rows:
        return [Paragraph(tr("Tidak ada yang tercatat pada hari-hari ini."), "plain")]
    told = tr("Waktu dalam {zone}.").format(zone=sheet.zone)
    return [*grid("days", columns, rows), Space(0.15), Paragraph(told, "plain")]


def _apart(key: str, heading: str, entries: Sequence[Entry]) -> list[Block]:
    if not entries:
        return []
    columns = (Column(tr("Tanggal"), 1.3), Column(tr("Kasus"), 0.8), Column(tr("Kegiatan"), 4.6))
    rows = [(entry.date.long() if entry.date else "–", _client(entry), _what(entry)) for entry in entries]
    table = list(grid(key, columns, rows))
    title = Paragraph((Run(heading, bold=True),), "plain")
    return [Space(0.3), Keep((title, *table)) if len(rows) <= 6 else title, *([] if len(rows) <= 6 else table)]


def _clock(entry: Entry) -> str:
    return entry.time.short() if entry.time else "–"


def _client(entry: Entry) -> str:
    return "\n".join(filter(None, (entry.called, entry.number)))


def _what(entry: Entry) -> str:
    return capital(entry.what) or tr(SINGLE[entry.kind])


def _around(entry: Entry) -> str:
    known = [", ".join(filter(None, (entry.place, entry.with_whom)))]
    if entry.known_to:
        known.append(tr("Diketahui oleh {who}").format(who=entry.known_to))
    if entry.back:
        known.append(tr("Perkiraan kembali {time}").format(time=entry.back.short()))
    return "\n".join(filter(None, known))


def _done(entry: Entry) -> Content:
    return "" if entry.done is None else (Tick(checked=entry.done),)
