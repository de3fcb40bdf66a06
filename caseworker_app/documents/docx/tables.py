"""Blocks in rows and columns of a Word document: lists, facts, tables, statements, photos in a row, signatures."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.documents import blocks as b
from caseworker_app.documents.columns import PAD_X, PAD_Y, answer_widths, column_widths
from caseworker_app.documents.docx.grid import Cell, Row, gap, grid, inner_width, spacer
from caseworker_app.documents.docx.pictures import picture
from caseworker_app.documents.docx.styles import ANSWER_BOX, KINDS, SIGNING_ROOM
from caseworker_app.documents.docx.text import BOXES, symbol_font
from caseworker_app.documents.docx.xml import (
    Element,
    is_paragraph,
    keep_with_next,
    paragraph,
    paragraphs_in,
    run,
    run_settings,
    set_on,
    twips,
    w,
    words,
)
from caseworker_app.documents.numbering import list_number
from caseworker_app.documents.paper import CM, SHORT_TABLE, WRITING_LINE
from caseworker_app.documents.texts import plain_text
from caseworker_app.documents.walking import content_blocks, rebuild

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.docx.place import Place

BULLET = "•"
_MARKER_GAP = 5.0
_ACROSS = 2
_THUMB = 3 * CM, 4 * CM
_RULE = 0.5
# A row estimated to be higher than this part of a page may be broken.
_TALL_ROW = 0.7
# A fact lower than this in centimetres is not broken.
_SHORT_FACT = 3.0


def bullet_list(block: b.BulletList, place: Place) -> list[Element]:
    """Points behind bullets."""
    return _list(block.items, None, 1, place)


def numbered_list(block: b.NumberedList, place: Place) -> list[Element]:
    """Points behind numbers, which Word goes on counting."""
    return _list(block.items, block.form, block.start, place)


def _list(items: Sequence[b.Content], form: b.ListForm | None, start: int, place: Place) -> list[Element]:
    if not items:
        return []
    place.record.lists.append((form, start))
    number = len(place.record.lists)
    markers = [list_number(form, start + n) if form else BULLET for n in range(len(items))]
    hang = min(max(map(place.measured, markers)) + _MARKER_GAP, place.width / 3)
    left = place.indent + hang
    made: list[Element] = []
    for item in items:
        content = place.cell(item, place.width - hang, place.align, small=place.in_cell, indent=left)
        if not content or not is_paragraph(content[0]):
            content.insert(0, paragraph(KINDS["cell" if place.in_cell else "label"]))
        set_on(content[0], w("numPr", w("ilvl", val=0), w("numId", val=number)))
        set_on(content[0], w("ind", left=twips(left), hanging=twips(hang)))
        if not place.in_cell:
            set_on(content[0], w("pStyle", val=KINDS["number" if form else "bullet"]))
        made += content
    return made


def photo_row(block: b.PhotoRow, place: Place) -> list[Element]:
    """Photos side by side."""
    if not block.photos:
        return []
    width = place.width / len(block.photos)
    cells = [Cell(place.cell(photo, inner_width(width, PAD_X), small=False)) for photo in block.photos]
    return [grid([width] * len(cells), [Row(cells)], pad_x=PAD_X, indent=place.indent), spacer(1)]


def facts(block: b.Facts, place: Place) -> list[Element]:
    """Facts with their colons aligned, or lines to write on."""
    if not block.facts:
        return []
    labels = [
        f"{list_number(block.form, n)} {fact.label}" if block.form else fact.label
        for n, fact in enumerate(block.facts, 1)
    ]
    longest = max(place.measured(plain_text(label)) for label in labels)
    label_width = min(longest + _MARKER_GAP, place.width * 0.4)
    colon = place.measured(":") + _MARKER_GAP
    widths = [label_width, colon, place.width - label_width - colon]
    # Where there are lines to write on, all of it stands as low as the pen does.
    to_write = any(fact.value is None for fact in block.facts)
    inside, kind = place.inside(), "cell" if place.in_cell else "label"
    rows = []
    for label, fact in zip(labels, block.facts, strict=True):
        value: list[Element] = []
        if fact.value is not None:
            value = place.cell(fact.value, widths[2], place.align or "left", small=place.in_cell)
            for last in paragraphs_in(value)[-1:]:
                set_on(last, w("spacing", after=0))
        contents = (inside.text(label, kind), inside.text(":", kind), value)
        upright = "bottom" if to_write else "top"
        lines = (0, 0, _RULE if fact.value is None else 0)
        cells = [Cell(content, upright=upright, line=line) for content, line in zip(contents, lines, strict=True)]
        whole = to_write or fact.value is None or _content_height(fact.value, widths[2], place) < _SHORT_FACT * CM
        rows.append(Row(cells, whole=whole, height=WRITING_LINE if to_write else 0))
    return [grid(widths, rows, indent=place.indent), gap(place.look.size * 0.5)]


def table(block: b.Table, place: Place, caption: Sequence[Element]) -> list[Element]:
    """A ruled table below its caption; the row of headings is repeated on every page."""
    widths = column_widths(block, place.width, lambda word: place.measured(word, bold=True, cell=True))
    inner = [inner_width(width, PAD_X) for width in widths]
    rows: list[Row] = []
    heights: list[float] = []
    if any(column.heading for column in block.columns):
        headings = [place.inside().text(column.heading, "head") for column in block.columns]
        tall = _height([column.heading for column in block.columns], inner, place)
        keep_with_next(element for heading in headings for element in heading)
        cells = [Cell(heading, shaded=True, upright="center") for heading in headings]
        rows.append(Row(cells, head=tall < place.tallest / 5, whole=tall < place.tallest * _TALL_ROW))
    for row in block.rows:
        if isinstance(row, b.SpanRow):
            content = place.cell(row.text, inner_width(place.width, PAD_X), "left")
            keep_with_next(content)
            rows.append(Row([Cell(content, span=len(widths), shaded=True)]))
        else:
            parts = zip(row, inner, block.columns, strict=True)
            cells = [Cell(place.cell(content, width, column.align)) for content, width, column in parts]
            height = _height(row, inner, place)
            heights.append(height + 2 * PAD_Y)
            rows.append(Row(cells, whole=height < place.tallest * _TALL_ROW))
    _keep_together(rows[len(rows) - len(block.rows) :], sum(heights) < place.tallest * SHORT_TABLE)
    rows += [Row([Cell() for _ in widths], height=WRITING_LINE)] * block.blank_rows
    keep_with_next(caption)
    made = grid(widths, rows, ruled=True, pad_x=PAD_X, pad_y=PAD_Y, indent=place.indent)
    return [*caption, made, gap(place.look.size)]


def _keep_together(rows: Sequence[Row], whole: bool) -> None:  # noqa: FBT001 - private, one caller
    """Let a short table stay ``whole``, and of a longer one neither the first nor the last row stand alone."""
    for at, row in enumerate(rows[:-1]):
        if whole or (at in {0, len(rows) - 2} and len(rows) > 2):
            keep_with_next(element for cell in row.cells for element in cell.content)


def _height(contents: Sequence[b.Content], widths: Sequence[float], place: Place) -> float:
    """About how high a row with these cells becomes."""
    return max(
        (_content_height(content, width, place) for content, width in zip(contents, widths, strict=True)), default=0
    )


def _content_height(content: b.Content, width: float, place: Place) -> float:
    height = 0.0

    def heard(text: b.Text) -> b.Text:
        nonlocal height
        for line in plain_text(text).split("\n"):
            height += (
                math.ceil(place.measured(line, cell=True) * 1.05 / width or 1)
                * place.look.cell_size
                * place.look.single
            )
        return text

    def seen(block: b.Block) -> b.Block:
        nonlocal height
        match block:
            case b.Photo():
                height += min(block.height * CM if block.height else width, place.tallest * 0.36) + 20
            case b.Figure():
                height += min(block.drawing.height, place.tallest * 0.36) + 20
            case b.WritingLines():
                height += block.count * WRITING_LINE
            case _:
                pass
        return block

    for block in content_blocks(content):
        rebuild(block, seen, heard)
    return height


def statements(block: b.CheckTable, place: Place) -> list[Element]:
    """Statements with a box for each answer."""
    inside = dataclasses.replace(place.inside(), in_cell=False)
    widths = answer_widths(block, place.width, lambda word: inside.measured(word, bold=True))
    headings = [
        inside.text((b.Run(word, bold=True),), "answer", "centre")
        for word in ("No.", block.heading, block.yes, block.no)
    ]
    keep_with_next(element for heading in headings for element in heading)
    rows = [Row([Cell(heading, shaded=True, upright="center") for heading in headings], head=True)]
    for position, statement in enumerate(block.statements, 1):
        contents = (
            inside.text(f"{position}.", "answer", "centre"),
            inside.text(statement.text, "answer"),
            [_answer_box(ticked=statement.answer is True)],
            [_answer_box(ticked=statement.answer is False)],
        )
        rows.append(Row([Cell(content, upright="center") for content in contents]))
    made = grid(widths, rows, ruled=True, pad_x=PAD_X, pad_y=PAD_Y, indent=place.indent)
    return [made, gap(place.look.size * 0.6)]


def _answer_box(*, ticked: bool) -> Element:
    size = (w("sz", val=ANSWER_BOX * 2), w("szCs", val=ANSWER_BOX * 2))
    return paragraph("KotakJawaban", [run(words(BOXES[ticked]), settings=run_settings(symbol_font(), *size))])


def writing_lines(block: b.WritingLines, place: Place) -> list[Element]:
    """Ruled lines to write on."""
    if block.count < 1:
        return []
    rows = [Row([Cell([spacer(1)], line=_RULE)], height=WRITING_LINE, exact=True) for _ in range(block.count)]
    return [grid([place.width], rows, indent=place.indent), spacer(1)]


def signatures(block: b.SignatureRow, place: Place) -> list[Element]:
    """Signatures side by side, three at most."""
    signers = block.signers
    if not signers:
        return []
    across = len(signers) if len(signers) <= 3 else _ACROSS
    made: list[Element] = [gap(place.look.size)]
    keep_with_next(made)
    for start in range(0, len(signers), across):
        group = signers[start : start + across]
        places = 1 if len(group) == 1 and block.align == "centre" else max(len(group), _ACROSS)
        width = place.width / places
        cells = [Cell(_signature(signer, place.inside(), inner_width(width, PAD_X))) for signer in group]
        empty = [Cell()] * (places - len(group))
        cells = [*empty, *cells] if block.align == "right" else [*cells, *empty]
        widths = [width] * places
        made += [grid(widths, [Row(cells)], pad_x=PAD_X, indent=place.indent), gap(place.look.size)]
    return made


def _signature(signer: b.Signer, place: Place, width: float) -> list[Element]:
    across, down = _THUMB
    beside = signer.thumbprint and width >= 2 * across
    room = width - across - PAD_X if beside else width
    signing = [
        *place.text(signer.role, "signature"),
        _signing_room(signer, place, room),
        *(line for text in (signer.name, signer.number) if text for line in place.text(text, "signature")),
    ]
    if not signer.thumbprint:
        return signing
    box = grid([across], [Row([Cell([spacer(1)], box=0.6)], height=down, exact=True)], centred=not beside)
    under = place.text("Ibu jari kiri/kanan", "thumb")
    if beside:
        return [grid([across + PAD_X, room], [Row([Cell([box, *under]), Cell(signing)])])]
    return [*signing, spacer(4), box, *under]


def _signing_room(signer: b.Signer, place: Place, width: float) -> Element:
    line = min(width, 6 * CM)
    side = twips((width - line) / 2)
    drawn = picture(signer.picture, line, 2.2 * CM, place, "Tanda tangan", photo=False) if signer.picture else None
    above = SIGNING_ROOM - (drawn.height if drawn else place.look.size * place.look.single)
    room = w("spacing", before=twips(above), after=40)
    return paragraph("RuangTandaTangan", [drawn.run] if drawn else [], w("ind", left=side, right=side), room)
