"""What is done to whole rows of a table, one row or several: copied, moved, taken away; each is one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.forms.description import Field, Kind
from caseworker_app.forms.records import copy_of, link_to
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.gui.form.rows_model import Index, RowsModel


def duplicate(model: RowsModel, rows: Sequence[int]) -> list[Any]:
    """Copies below the last of these rows, each with all that hangs on it."""
    originals = [model.records[row] for row in sorted(rows)]
    items = (*model.rows.columns, *model.rows.details)
    links = {link_to(model.rows.row_class, item) for item in items if isinstance(item, Field)}
    copies = []
    with model.edits.edit(_label(tr("Gandakan {item}"), model), model):
        stored = getattr(model.owner(), model.rows.key)
        place = max(rows) + 1
        for offset, original in enumerate(originals):
            copy = copy_of(original)
            for link in filter(None, links):  # what the row writes into must not be the first row's own
                linked = getattr(copy, link)
                setattr(copy, link, None if linked is None else copy_of(linked))
            stored.insert(place + offset, copy)
            model.edits.notebook.drafts.put_copies(original, copy)
            copies.append(copy)
    model.refresh()
    return copies


def move(model: RowsModel, rows: Sequence[int], step: int) -> bool:
    """All these rows up (-1) or down (+1) by one place, together; False where the first or last stands at the end."""
    chosen = sorted(rows)
    if not chosen or not (chosen[0] + step >= 0 and chosen[-1] + step < len(model.records)):
        return False
    return move_before(model, chosen, chosen[0] - 1 if step < 0 else chosen[-1] + 2)


def move_before(model: RowsModel, rows: Sequence[int], target: int) -> bool:
    """All these rows, in their order, before the row that stands at ``target`` now; False where nothing changes."""
    chosen = set(rows)
    moved = [record for row, record in enumerate(model.records) if row in chosen]
    before = [record for row, record in enumerate(model.records[:target]) if row not in chosen]
    after = [record for row, record in enumerate(model.records[target:], target) if row not in chosen]
    order = [*before, *moved, *after]
    if all(now is then for now, then in zip(order, model.records, strict=True)):
        return False
    with model.edits.edit(_label(tr("Pindahkan {item}"), model), model):
        setattr(model.owner(), model.rows.key, order)
    model.refresh()
    return True


def tick(model: RowsModel, index: Index) -> bool:
    """Say yes in a cell of yes and no, or take that back; False for any other cell, which stays as it is."""
    record = model.record(index.row()) if index.isValid() else None
    if record is None or model.edits.notebook.read_only or model.field(index).editor is not Kind.YES_NO:
        return False
    field = model.field(index)
    with model.edits.edit(tr("Ubah “{label}”").format(label=tr(field.label)), model):
        model.put(record, field, None if model.value(index) is True else True)
    model.refresh()
    return True


def delete(model: RowsModel, rows: Sequence[int]) -> None:
    """Take rows away; the foot of the window offers the way back."""
    gone = [model.records[row] for row in rows]
    ids = {record.id for record in gone}
    with model.edits.edit(_label(tr("Hapus {item}"), model), model):
        kept = [record for record in model.records if record.id not in ids]
        setattr(model.owner(), model.rows.key, kept)
    model.refresh()
    model.edits.undo_line(tr("{count} baris dihapus.").format(count=len(gone)))


def _label(words: str, model: RowsModel) -> str:
    return words.format(item=tr(model.rows.item))
