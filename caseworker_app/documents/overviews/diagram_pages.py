"""The diagrams of a case, each on a page of its own; or their empty frames with full legends, to draw by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.diagrams.frame import smallest_text
from caseworker_app.documents.blocks import (
    Block,
    Document,
    Figure,
    Landscape,
    PageBreak,
    Paragraph,
    Title,
)
from caseworker_app.documents.elements.letterhead import foot
from caseworker_app.documents.fitting import READABLE, Part, around_height, crowded, whole
from caseworker_app.documents.overviews.plan_matrix import case_line
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.wording import titled
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.diagrams.sheet import Sheet
    from caseworker_app.documents.wish import Wish

VERSION = "1.0"
UPRIGHT, TURNED = (452.0, 580.0), (698.0, 362.0)
"""What a drawing may fill, in points, between margins of 2.5 cm and above its caption."""
_TITLE_ROOM, _HEAD_ROOM = 52.0, 70.0
_WORTH_TURNING = 1.1
_LARGEST_SCALE = 1.5


def diagrams(file: CaseFile, wish: Wish) -> Document:
    """Every diagram that the case has something for, or only those drawn from the wanted record; else empty frames."""
    teller = Teller(file, names=wish.names)
    pages = [] if wish.blank else list(_drawn(teller, wish.item))
    return Document(
        key="diagrams",
        title=tr("Diagram Kasus"),
        dress="report" if pages else "form",
        type_size=11,
        even_margins=True,
        foot=foot(file.case, VERSION),
        blocks=_told(pages, case_line(file, blank=False, names=wish.names)) if pages else _empty_frames(file),
    )


def _drawn(teller: Teller, item: str | None) -> Iterator[tuple[str, str, Sheet]]:
    """Key, caption and sheet of every diagram that shows something."""
    file = teller.file
    for key, diagram in DIAGRAMS.items():
        records = diagram.all_records(file.case) if diagram.records else [None]
        for at, record in enumerate(records, 1):
            if item is not None and (record is None or record.id != item):
                continue
            view = diagram.view(file, names=teller.names, record=record)
            data = diagram.read(view)
            if diagram.shows(data):
                sheet = diagram.sheet_of(view, data)
                number = f" {at}" if len(records) > 1 else ""
                yield f"{key}{number}", titled(f"{sheet.title}{number} {teller.client}"), sheet


def _told(pages: Sequence[tuple[str, str, Sheet]], subtitle: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for at, (key, caption, sheet) in enumerate(pages):
        head = [Title(tr("DIAGRAM KASUS"), subtitle)] if not at else []
        for number, part in enumerate(_fitted(sheet, 0.0 if at else _TITLE_ROOM)):
            figure = Figure(
                f"{key}-{number}", part.caption.format(caption=caption), part.drawing, landscape=part.turned
            )
            page: tuple[Block, ...] = (*(head if not number else []), figure)
            blocks += [*([PageBreak()] if blocks else []), *([Landscape(page)] if part.turned else page)]
    return tuple(blocks)


def _fitted(sheet: Sheet, taken: float) -> list[Part]:
    """The diagram on the page that shows it larger; without its legend or in parts where it would be too small.

    ``taken``: points of the page's height that something above it needs.
    """
    drawing, turned = _largest(sheet, taken)
    if smallest_text(drawing) >= READABLE:
        return [Part(drawing, turned)]
    upright, lying = ((room[0], room[1] - taken) for room in (UPRIGHT, TURNED))
    return crowded(sheet, upright, lying, _LARGEST_SCALE)


def _largest(sheet: Sheet, taken: float) -> tuple[Drawing, bool]:
    """On one page, upright or turned, and whether that is turned."""
    rooms = [(room[0], room[1] - taken) for room in (UPRIGHT, TURNED)]
    upright, turned = (_scale(sheet, room) for room in rooms)
    is_turned = turned > upright * _WORTH_TURNING
    return whole(sheet, rooms[is_turned], _LARGEST_SCALE), is_turned


def _scale(sheet: Sheet, room: tuple[float, float]) -> float:
    height = max(1.0, room[1] - around_height(sheet, room[0]))
    drawing = sheet.shaped(room[0], height).drawing
    return min(_LARGEST_SCALE, room[0] / drawing.width, height / drawing.height)


def _empty_frames(file: CaseFile) -> tuple[Block, ...]:
    """Each frame on a page of its own under its title, with a line for the date and the stage."""
    blocks: list[Block] = []
    line = tr("Tanggal: {dots}    Tahap: {dots}    Digambar oleh: {dots}").format(dots="…" * 6)
    subtitle = case_line(file, blank=True)
    for key, diagram in DIAGRAMS.items():
        if diagram.blank is None:
            continue
        sheet = diagram.blank_sheet()
        drawing, turned = _largest(sheet, _HEAD_ROOM)
        head = (Title(sheet.title.upper(), subtitle), Paragraph(line, "centre"))
        page: tuple[Block, ...] = (*head, Figure(key, sheet.title, drawing, landscape=turned))
        blocks += [*([PageBreak()] if blocks else []), *([Landscape(page)] if turned else page)]
    return tuple(blocks)
