"""Tables whose columns each gather several fields of a record; what no column gathers stands in a row below it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.documents.blocks import Block, Column, Content, Paragraph, Row, Run, SpanRow, Table
from caseworker_app.documents.telling import cell_blocks, note_of_all, same_in_all
from caseworker_app.documents.wording import lines, sentence
from caseworker_app.forms.description import Rows
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from caseworker_app.documents.blocks import Align
    from caseworker_app.documents.telling import Teller
    from caseworker_app.forms.description import Field, Page

_NUMBER = 0.35


@dataclasses.dataclass(frozen=True)
class Gathered:
    """A column: its heading, its share of the width, and the keys of the fields that stand in it, one below the other.

    say: what stands there in the words of the report, where that is not the fields as they are.
    """

    heading: str
    width: float
    keys: tuple[str, ...]
    say: Callable[[Any], Content] | None = None
    align: Align = "left"


def composed(
    teller: Teller,
    records: Sequence[Any],
    rows: Rows,
    columns: Iterable[Gathered],
    *,
    skip: Collection[str] = (),
    number: Callable[[int, Any], str] = lambda at, _record: str(at),
    above: Callable[[Any], str] = lambda _record: "",
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Columns and rows of a table with a number in its first column; columns of which nothing is known are left out.

    skip: keys that are told elsewhere. number: what stands in the first column. above: the phase that a record belongs
    to, which stands above the first record of it.
    """
    items = {item.key: item for item in (*rows.columns, *rows.details)}
    wanted = list(columns)
    cells = [[_cell(teller, record, items, column) for column in wanted] for record in records]
    used = [at for at in range(len(wanted)) if any(row[at] for row in cells)]
    elsewhere = {*skip, *(key for column in wanted for key in column.keys)}
    below = [item for key, item in items.items() if key not in elsewhere]
    heads = (Column(tr("No."), _NUMBER, "centre"), *(_head(wanted[at]) for at in used))
    told: list[Row] = []
    phase = ""
    same = same_in_all(records, below, lambda record, item: _in_line(teller, record, item))
    below = [item for item in below if item not in same]
    for at, (record, row) in enumerate(zip(records, cells, strict=True), 1):
        if above(record) and above(record) != phase:
            told.append(SpanRow((Run(above(record), bold=True),)))
        phase = above(record)
        told += [(number(at, record), *(row[column] or "–" for column in used)), *notes(teller, record, below)]
    told += [note_of_all(item.label, words) for item, words in same.items()]
    return heads, tuple(told)


def composed_table(
    teller: Teller,
    records: Sequence[Any],
    rows: Rows,
    columns: Iterable[Gathered],
    *,
    key: str,
    caption: str,
    landscape: bool = False,
) -> Table:
    """The same as a counted table."""
    heads, told = composed(teller, records, rows, columns)
    return Table(key, caption, heads, told, landscape=landscape)


def value(teller: Teller, record: Any, rows: Rows, key: str) -> str:
    """What a record says in the field of this key; nothing where its table describes none."""
    described = next((item for item in (*rows.columns, *rows.details) if item.key == key), None)
    return "" if described is None or isinstance(described, Rows) else teller.value(record, described)


def value_on(teller: Teller, described: Page, key: str) -> str:
    """What the single records of a page say in the field of this key; nothing where it describes none."""
    items = ((record, item) for record, item in teller.items_of(described) if item.key == key)
    return next((teller.value(record, item) for record, item in items if not isinstance(item, Rows)), "")


def notes(teller: Teller, record: Any, items: Iterable[Field | Rows]) -> list[SpanRow]:
    """What is known of a record in these fields, in one row over the whole width: «Hambatan: Hujan. Catatan: …»."""
    known = [(tr(item.label), _in_line(teller, record, item)) for item in items]
    runs = [run for label, words in known if words for run in (Run(f"{label}: ", italic=True), Run(f"{words} "))]
    return [SpanRow((*runs[:-1], Run(runs[-1].text.rstrip())))] if runs else []


def _head(column: Gathered) -> Column:
    return Column(column.heading, column.width, column.align)


def _in_line(teller: Teller, record: Any, item: Field | Rows) -> str:
    if isinstance(item, Rows):
        return sentence("; ".join(teller.phrase(row, item) for row in getattr(record, item.key)))
    return sentence(teller.value(record, item))


def _cell(teller: Teller, record: Any, items: dict[str, Field | Rows], column: Gathered) -> Content:
    if column.say is not None:
        return column.say(record)
    known = [item for item in (items.get(key) for key in column.keys) if item is not None]
    blocks = [block for item in known for block in _blocks(teller, record, item)]
    if all(isinstance(block, Paragraph) for block in blocks):
        return lines(*(teller.value(record, item) for item in known if not isinstance(item, Rows)))
    return tuple(blocks)


def _blocks(teller: Teller, record: Any, item: Field | Rows) -> Sequence[Block]:
    if isinstance(item, Rows):
        return teller.folded(record, item)
    return cell_blocks(teller.content(record, item))
