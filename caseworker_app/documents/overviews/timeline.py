"""Lini masa and Kronologi: the dated records of a case in the order of time, all of them or those that were marked.

A chronology is one page: its texts are shortened until it fits, and what has no room even then is counted below it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from caseworker_app.casework.timeline import Event, stage_titles, turning_points
from caseworker_app.casework.timeline import timeline as events_of
from caseworker_app.documents.blocks import Column, Content, Document, Paragraph, Run, Space, SpanRow, Title
from caseworker_app.documents.elements.letterhead import foot, letterhead
from caseworker_app.documents.elements.sheet import grid, shortened
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.wording import capital, date_in_words
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Block, Row
    from caseworker_app.documents.wish import Wish

VERSION = "1.0"
ROOM = 545.0
"""Height in points that the rows of a chronology have on its page, beside letterhead, title, heads and a sentence."""
_LINE, _PADS = 11.2, 5.0
"""Height in points of a line of type, and of what stands above and below those of a row."""
_DATE_ACROSS, _ACROSS = 19, 70
"""Letters that a line of the two columns holds."""
_LENGTHS = (300, 200, 140, 70, 32)
"""To so many letters texts are cut, one after the other, until a page holds them."""
_BLANK_ROWS, _HEIGHT = 20, 1.0


def chronology(file: CaseFile, wish: Wish) -> Document:
    """The marked events on one page; while nothing is marked, those that carry every case."""
    teller = Teller(file, names=wish.names)
    events = [] if wish.blank else turning_points(_for_paper(file))
    shown, length = on_a_page(events)
    columns = (Column(tr("Tanggal"), 1.15), Column(tr("Peristiwa"), 4))
    rows: list[Row] = [(_when(event), _told(event, length)) for event in shown]
    if wish.blank:
        rows = [("", "")] * _BLANK_ROWS
    blocks: list[Block] = list(grid("events", columns, rows)) if rows else [_nothing()]
    if len(shown) < len(events):
        words = tr("{count} peristiwa lain tidak muat di halaman ini; kurangi tandanya, atau cetak lini masa.")
        blocks.append(Paragraph(words.format(count=number(len(events) - len(shown))), "plain"))
    return _document(teller, "chronology", tr("KRONOLOGI KASUS"), blocks)


def on_a_page(events: Sequence[Event]) -> tuple[list[Event], int]:
    """The events that one page holds, and to how many letters their texts are cut."""
    for length in _LENGTHS:
        if sum(_height(event, length) for event in events) <= ROOM:
            return list(events), length
    shown: list[Event] = []
    left = ROOM
    for event in events:
        left -= _height(event, _LENGTHS[-1])
        if left < 0:
            break
        shown.append(event)
    return shown, _LENGTHS[-1]


def timeline(file: CaseFile, wish: Wish) -> Document:
    """All events, or those that were picked; what has no place in time stands below."""
    teller = Teller(file, names=wish.names)
    everything = [] if wish.blank else _for_paper(file)
    events = [event for event in everything if wish.picked is None or event.key in wish.picked]
    titles = stage_titles()
    columns = (Column(tr("Tanggal"), 1.3), Column(tr("Peristiwa"), 4), Column(tr("Tahap"), 1.1))

    def row(event: Event) -> tuple[Content, ...]:
        return (_when(event), _told(event, _LENGTHS[0]), titles.get(event.stage, ""))

    placed = [event for event in events if event.placed]
    rows: list[Row] = []
    year: int | None = None
    for event in placed:
        if event.date is not None and event.date.earliest and event.date.earliest.year != year:
            year = event.date.earliest.year
            rows.append(SpanRow((Run(str(year), bold=True),)))
        rows.append(row(event))
    if wish.blank:
        rows = [("", "", "")] * _BLANK_ROWS
    blocks: list[Block] = list(grid("events", columns, rows)) if rows else [_nothing()]
    apart = [event for event in events if not event.placed]
    if apart:
        heading = Paragraph((Run(tr("Tanpa tanggal yang pasti"), bold=True),), "plain")
        blocks += [Space(0.3), heading, *grid("undated", columns, [row(event) for event in apart])]
    if len(events) < len(everything):
        told = tr("Memuat {count} dari {all} peristiwa yang tercatat.")
        blocks.insert(0, Paragraph(told.format(count=number(len(events)), all=number(len(everything))), "plain"))
    return _document(teller, "timeline", tr("LINI MASA"), blocks)


def _document(teller: Teller, key: str, title: str, blocks: Iterable[Block]) -> Document:
    case = teller.file.case
    client = "" if teller.file.client is None else capital(teller.client)
    numbered = tr("Nomor kasus {number}").format(number=case.number) if case.number else ""
    subtitle = " · ".join(filter(None, (client, numbered)))
    return Document(
        key=key,
        title=" ".join(filter(None, (capital(title.lower()), subtitle))),
        dress="form",
        type_size=10,
        even_margins=True,
        letterhead=letterhead(case.agency),
        foot=foot(case, VERSION),
        blocks=(Title(title, subtitle), *blocks),
    )


def _for_paper(file: CaseFile) -> list[Event]:
    return [event for event in events_of(file) if not event.secret]


def _nothing() -> Block:
    return Paragraph(tr("Belum ada peristiwa yang bertanggal."), "plain")


def _when(event: Event) -> str:
    clock = event.time.short() if event.time and event.time.readable else ""
    plain = event.date is not None and event.date.readable and not event.date.text
    date = event.date.long(weekday=False) if event.date and plain else date_in_words(event.date)
    return "\n".join(filter(None, (date or "–", clock)))


def _told(event: Event, length: int) -> Content:
    what = shortened(event.what, length) if event.what else ""
    title = Run(f"{event.title}. " if what else event.title, bold=True)
    return (title, Run(capital(what))) if what else (title,)


def _height(event: Event, length: int) -> float:
    dated = sum(math.ceil(len(line) / _DATE_ACROSS) for line in _when(event).split("\n"))
    letters = len(event.title) + 2 + min(len(event.what), length)
    return max(dated, math.ceil(letters / _ACROSS)) * _LINE + _PADS
