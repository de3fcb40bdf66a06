"""Blocks that are laid out in rows and columns: lists, facts, tables, statements, photos side by side, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from caseworker_app.documents import blocks as b
from caseworker_app.documents.columns import PAD_X, PAD_Y, answer_widths, column_widths
from caseworker_app.documents.numbering import list_number
from caseworker_app.documents.paper import CM, WRITING_LINE
from caseworker_app.documents.pdf.grid import Grid, GridForm, GridRow, inner_width, stack_height
from caseworker_app.documents.pdf.parts import AnswerBox, SigningRoom, ThumbBox, WritingLine, picture
from caseworker_app.documents.pdf.text import font
from caseworker_app.documents.texts import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from caseworker_app.documents.pdf.setting import Setting

_MARKER_GAP = 5.0
_BULLET = "•"
_ACROSS = 2


def bullet_list(block: b.BulletList, setting: Setting) -> list[Flowable]:
    """Points behind bullets."""
    return _list(block.items, [_BULLET] * len(block.items), setting)


def numbered_list(block: b.NumberedList, setting: Setting) -> list[Flowable]:
    """Points behind numbers."""
    numbers = range(block.start, block.start + len(block.items))
    return _list(block.items, [list_number(block.form, number) for number in numbers], setting)


def photo_row(block: b.PhotoRow, setting: Setting) -> list[Flowable]:
    """Photos side by side, as high as the widest allows."""
    if not block.photos:
        return []
    width = setting.width / len(block.photos)
    cells = tuple(setting.cell(photo, inner_width(width, PAD_X), small=False) for photo in block.photos)
    return [_grid(setting, [width] * len(cells), [GridRow(cells)], pad_x=PAD_X)]


def flanked(logo: Flowable | None, side: float, words: Sequence[Flowable], setting: Setting) -> list[Flowable]:
    """Words in the middle of the width, a logo ``side`` points wide at their left."""
    row = GridRow(([logo] if logo else [], list(words)), middle=True)
    return [_grid(setting, [side, setting.width - side], [row])]


def _list(items: Sequence[b.Content], markers: list[str], setting: Setting) -> list[Flowable]:
    if not items:
        return []
    size = setting.look.cell_size if setting.in_cell else setting.look.size
    face = font(setting.look)
    marker = min(max(face.width(text, size) for text in markers) + _MARKER_GAP, setting.width / 3)
    widths = [marker, setting.width - marker]
    rows = [
        GridRow((_words(text, setting), setting.cell(item, widths[1], setting.align, small=setting.in_cell)))
        for text, item in zip(markers, items, strict=True)
    ]
    return [_grid(setting, widths, rows, breakable=True, after=setting.look.gap)]


def facts(block: b.Facts, setting: Setting) -> list[Flowable]:
    """Facts with their colons aligned, or lines to write on."""
    if not block.facts:
        return []
    size = setting.look.cell_size if setting.in_cell else setting.look.size
    face = font(setting.look)
    labels = [
        f"{list_number(block.form, n)} {fact.label}" if block.form else fact.label
        for n, fact in enumerate(block.facts, 1)
    ]
    longest = max(face.width(plain_text(label), size) for label in labels)
    label_width = min(longest + _MARKER_GAP, setting.width * 0.4)
    colon = face.width(":", size) + _MARKER_GAP
    widths = [label_width, colon, setting.width - label_width - colon]
    # Where there are lines to write on, all of it stands as low as the pen does.
    to_write = any(fact.value is None for fact in block.facts)
    drop: list[Flowable] = [Spacer(1, max(0.0, WRITING_LINE - size * 1.25))] if to_write else []
    rows = []
    for label, fact in zip(labels, block.facts, strict=True):
        value: list[Flowable] = [WritingLine()]
        if fact.value is not None:
            value = [*drop, *setting.cell(fact.value, widths[2], setting.align or "left", small=setting.in_cell)]
        rows.append(GridRow(([*drop, *_words(label, setting)], [*drop, *_words(":", setting)], value)))
    return [_grid(setting, widths, rows, breakable=True, after=setting.look.size * 0.5)]


def table(block: b.Table, setting: Setting) -> list[Flowable]:
    """A ruled table below its caption."""
    face = font(setting.look, bold=True)
    widths = column_widths(block, setting.width, lambda word: face.width(word, setting.look.cell_size))
    inner = [inner_width(width, PAD_X) for width in widths]
    head = GridRow(
        tuple([*setting.text((b.Run(column.heading, bold=True),), "cell", "centre")] for column in block.columns),
        shaded=True,
        middle=True,
    )
    rows = []
    for row in block.rows:
        if isinstance(row, b.SpanRow):
            cells = (setting.cell(row.text, inner_width(setting.width, PAD_X), "left"),)
            rows.append(GridRow(cells, shaded=True))
        else:
            parts = zip(row, inner, block.columns, strict=True)
            rows.append(GridRow(tuple(setting.cell(content, width, column.align) for content, width, column in parts)))
    blank = GridRow(tuple([] for _ in widths), least_height=WRITING_LINE)
    rows += [blank] * block.blank_rows
    first, further = [], []
    if block.caption:
        first = setting.caption(block)
        further = [] if setting.record.rigid else setting.caption(block, continued=True)
    apart: list[Flowable] = []
    if stack_height(first, setting.width) > setting.tallest / 5:
        # A caption as long as this cannot be repeated on each page.
        apart, first, further = [*first], [], []
    heads = (head,) if any(column.heading for column in block.columns) else ()
    if heads and max(stack_height(c, w) for c, w in zip(head.cells, inner, strict=True)) > setting.tallest / 5:
        rows, heads = [head, *rows], ()
    form = GridForm(
        tuple(widths), setting.tallest, ruled=True, pad_x=PAD_X, pad_y=PAD_Y,
        caption=first, continued=further, head=heads,
    )  # fmt: skip
    return [*apart, _spaced(Grid(form, rows), setting.look.size * 0.5, setting.look.size)]


def statements(block: b.CheckTable, setting: Setting) -> list[Flowable]:
    """Statements with a box for each answer."""
    size = setting.look.size
    face = font(setting.look, bold=True)
    widths = answer_widths(block, setting.width, lambda word: face.width(word, size))
    heads: tuple[list[Flowable], ...] = tuple(
        [*setting.text((b.Run(word, bold=True),), "answer", "centre")]
        for word in ("No.", block.heading, block.yes, block.no)
    )
    rows = [
        GridRow(
            (
                [*setting.text(f"{position}.", "answer", "centre")],
                [*setting.text(statement.text, "answer")],
                [AnswerBox(crossed=statement.answer is True)],
                [AnswerBox(crossed=statement.answer is False)],
            ),
            least_height=AnswerBox.side + 2 * PAD_Y,
            middle=True,
        )
        for position, statement in enumerate(block.statements, 1)
    ]
    form = GridForm(
        tuple(widths), setting.tallest, ruled=True, pad_x=PAD_X, pad_y=PAD_Y,
        head=(GridRow(heads, shaded=True, middle=True),),
    )  # fmt: skip
    return [_spaced(Grid(form, rows), setting.look.size * 0.3, setting.look.size * 0.6)]


def signatures(block: b.SignatureRow, setting: Setting) -> list[Flowable]:
    """Signatures side by side, three at most."""
    signers = block.signers
    if not signers:
        return []
    across = len(signers) if len(signers) <= 3 else _ACROSS
    made: list[Flowable] = []
    for start in range(0, len(signers), across):
        group = signers[start : start + across]
        places = max(len(group), _ACROSS)
        width = setting.width / places
        cells: list[list[Flowable]] = [_signature(signer, setting, inner_width(width, PAD_X)) for signer in group]
        widths = [width] * places
        if len(group) == 1:
            cells = [[], cells[0]] if block.align == "right" else cells
            widths = [width] * 2 if block.align == "right" else [setting.width]
        made.append(
            _spaced(_grid(setting, widths, [GridRow(tuple(cells))], pad_x=PAD_X), setting.look.size, setting.look.size)
        )
    return made


def _signature(signer: b.Signer, setting: Setting, width: float) -> list[Flowable]:
    drawn = picture(signer.picture, width * 0.8, 2.2 * CM, photo=False) if signer.picture else None
    below = [text for text in (signer.name, signer.number) if text]
    signing: list[Flowable] = [
        *setting.text(signer.role, "signature"),
        SigningRoom(drawn),
        *(line for text in below for line in setting.text(text, "signature")),
    ]
    if not signer.thumbprint:
        return signing
    box = [ThumbBox(), *setting.text("Ibu jari kiri/kanan", "thumb")]
    if width < 2 * ThumbBox.across:
        return [*signing, *box]
    widths = [ThumbBox.across + PAD_X, width - ThumbBox.across - PAD_X]
    return [_grid(setting, widths, [GridRow((box, signing))])]


def _words(text: str, setting: Setting) -> list[Flowable]:
    return [*setting.text(text, "cell" if setting.in_cell else "marker")]


def _grid(
    setting: Setting, widths: Sequence[float], rows: Sequence[GridRow], *,
    pad_x: float = 0, breakable: bool = False, after: float = 0,
) -> Grid:  # fmt: skip
    form = GridForm(tuple(widths), setting.tallest, pad_x=pad_x, breakable=breakable)
    return _spaced(Grid(form, rows), 0, after)


def _spaced(made: Grid, before: float, after: float) -> Grid:
    made.spaceBefore, made.spaceAfter = before, after
    return made
