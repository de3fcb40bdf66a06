"""Rows of a table to the clipboard, and blocks of cells from it into a table, read as if they had been typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from caseworker_app.errors import BadInput
from caseworker_app.forms.description import Field, Kind
from caseworker_app.forms.records import as_words, holder, shown
from caseworker_app.forms.walk import is_blank
from caseworker_app.gui.form.choice_editors import ManyEditor, make_editor
from caseworker_app.gui.form.clipboard_block import write_block
from caseworker_app.gui.form.pick_editor import PickEditor
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from caseworker_app.gui.form.clipboard_block import Block
    from caseworker_app.gui.form.editors import Editor
    from caseworker_app.gui.form.rows_model import RowsModel

FIGURES = {Kind.NUMBER, Kind.SCALE}
MOST_ROWS = 5000  # of a table after pasting: more are a register, not a case


class Pasted(NamedTuple):
    """Where rows came to stand (first and last), how many cells wait to be read, and what to say at the foot."""

    first: int
    last: int
    unread: int
    words: str


def copied(model: RowsModel, rows: Sequence[int], columns: Sequence[int]) -> QMimeData:
    """Whole rows with the titles of their columns; columns out of sight go too where something stands in them."""
    fields = model.rows.columns
    wanted = [at for at in range(len(fields)) if at in columns or any(_text(model, row, at) for row in rows)]
    texts = [[_text(model, row, at) for at in wanted] for row in rows]
    figures = [fields[at].editor in FIGURES and not fields[at].unit for at in wanted]
    return write_block(texts, heading=[tr(fields[at].label) for at in wanted], figures=figures)


def copied_cell(model: RowsModel, row: int, column: int) -> QMimeData:
    """What stands in one cell."""
    return write_block([[_text(model, row, column)]])


def paste(model: RowsModel, block: Block, row: int, columns: Sequence[int]) -> Pasted:
    """Put a block into a table from this row on, in these columns from the left; what lies below the last is appended.

    A first row that names columns says where each column goes. What a cell cannot hold as its kind is kept as it was
    written; columns for which the table has no place go, with their titles, into its field for notes. All is one step
    of undo. Raises BadInput for more rows than a table should have; nothing is changed then.
    """
    titles, block = _titles(model, block)
    if row + len(block) > MOST_ROWS:
        words = tr("Tabel ini akan melebihi {most} baris. Tidak ada yang ditempel; tempel lebih sedikit baris.")
        raise BadInput(words.format(most=MOST_ROWS))
    width = len(block[0]) if block else 0
    targets: list[Field | None] = titles or [model.rows.columns[at] for at in columns[:width]]
    targets = [*targets, *[None] * (width - len(targets))]
    surplus = [at for at in range(width) if targets[at] is None and any(line[at] for line in block)]
    notes = _field_for_notes(model, targets) if surplus else None
    readers: dict[Field, Editor] = {}
    unread = written = 0
    last = row
    with model.edits.edit(tr("Tempel {count} baris").format(count=len(block)), model):
        stored = None
        for line in block:
            if not any(line):
                continue
            record = model.record(row + written)
            if record is None:
                stored = getattr(model.owner(make=True), model.rows.key) if stored is None else stored
                record = model.rows.row_class()
                stored.append(record)
            for text, field in zip(line, targets, strict=True):
                if field is not None and (text or not titles):
                    unread += not _write(model, record, field, text, readers)
            if notes is not None:
                _append(record, notes, [line[at] for at in surplus if line[at]])
            last = row + written
            written += 1
    model.refresh()
    return Pasted(row, last, unread, _told(written, unread, len(surplus), notes))


def _write(model: RowsModel, record: Any, field: Field, text: str, readers: dict[Field, Editor]) -> bool:
    """Put a text where a value stands, as if it had been typed; False where it could only be kept as it is."""
    part, drafts = holder(record, field), model.edits.notebook.drafts
    if not text and part is None:
        return True
    if field not in readers:
        readers[field] = make_editor(field, model.edits, compact=True)
    value, unread = _read(readers[field], field, text)
    if unread is None:
        model.put(record, field, value)
        part = holder(record, field)
        if part is not None and drafts.standing(part, field.key) is not None:
            drafts.put(part, field.key, None)
        return True
    part = holder(record, field, make=True)
    words = as_words(field, unread)
    setattr(part, field.key, words)
    if words is None:
        model.edits.notebook.session.flush()  # a new record has its id from here on
        drafts.put(part, field.key, unread)
    return False


def _read(editor: Editor, field: Field, text: str) -> tuple[Any, str | None]:
    """The value of a text by the kind's own reader, or the text that could not be read."""
    if not text:
        return None, None
    if isinstance(editor, ManyEditor):
        words = [word.strip() for line in text.splitlines() for word in line.replace(";", ",").split(",")]
        return [word for word in dict.fromkeys(words) if word] or None, None
    if field.editor is Kind.ATTACHMENT:
        return None, text
    if field.editor is Kind.LINE or (field.editor is Kind.CHOICE and isinstance(editor, PickEditor)):
        text = " ".join(text.split())
    editor.set_value(None)
    editor.set_unread(text)
    if isinstance(editor, PickEditor):
        editor.take_as_new()
    unread = editor.unread()
    return (None, unread) if unread is not None else (editor.value(), None)


def _titles(model: RowsModel, block: Block) -> tuple[list[Field | None], Block]:
    """The fields that the first row of a block names, and the block without it; no fields where it names none."""
    if not block:
        return [], block
    details = [item for item in model.rows.details if isinstance(item, Field)]
    known: dict[str, Field] = {}
    for field in (*model.rows.columns, *details):
        known.setdefault(_plain(tr(field.label)), field)
    named = [known.get(_plain(cell)) for cell in block[0]]
    titled = [cell for cell in block[0] if cell]
    hits = [field for field in named if field is not None]
    certain = len(hits) >= 2 or (len(titled) == len(hits) == 1 and len(block) > 1)
    if not certain or 2 * len(hits) < len(titled) or len(set(map(id, hits))) < len(hits):
        return [], block
    return named, block[1:]


def _field_for_notes(model: RowsModel, targets: Sequence[Field | None]) -> Field | None:
    """Where a row keeps what has no column: its field «note», else the last long text that nothing is pasted into."""
    fields = [item for item in (*model.rows.columns, *model.rows.details) if isinstance(item, Field)]
    long = [field for field in fields if field.editor is Kind.MEMO and field not in targets]
    return next((field for field in long if field.key == "note"), long[-1] if long else None)


def _append(record: Any, field: Field, texts: Sequence[str]) -> None:
    if not texts:
        return
    part = holder(record, field, make=True)
    before = getattr(part, field.key)
    setattr(part, field.key, "\n".join(filter(None, (before, " · ".join(texts)))))


def _told(rows: int, unread: int, surplus: int, notes: Field | None) -> str:
    words = [tr("{count} baris ditempel.").format(count=rows)]
    if unread:
        words.append(tr("{count} isian belum terbaca; tulisannya disimpan dan berwarna kuning.").format(count=unread))
    if surplus and notes is not None:
        kept = tr("{count} kolom tidak ada dalam tabel ini; isinya masuk ke “{label}”.")
        words.append(kept.format(count=surplus, label=tr(notes.label)))
    elif surplus:
        left = tr("{count} kolom tidak ada dalam tabel ini dan tidak ditempel; isinya masih di papan klip.")
        words.append(left.format(count=surplus))
    return " ".join(words)


def _text(model: RowsModel, row: int, column: int) -> str:
    """What stands in a cell, as it would be typed: of a number without its unit, of several words one a line."""
    index = model.index(row, column)
    unread = model.unread(index)
    if unread is not None:
        return unread
    value = model.value(index)
    return "" if is_blank(value) else shown(model.field(index), value)


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(" *:").casefold()
