"""Facts and tables of records, their labels, units and values taken from the fields that describe them on the pages."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.documents.blocks import Column, Content, Fact, Space, Table
from caseworker_app.documents.wording import capital
from caseworker_app.forms.catalogue import item_of, label_of
from caseworker_app.forms.description import Field
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy.orm import InstrumentedAttribute

    from caseworker_app.documents.blocks import Align
    from caseworker_app.documents.telling import Teller

_NUMBER = 0.3


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """A column of a table of records.

    of: the attribute that it shows, or its heading where it is none. width: its share of the page. say: what stands in
    it for a record, where that is not the attribute's value; without it a column with a heading alone is for a pen.
    """

    of: InstrumentedAttribute[Any] | str
    width: float = 1.0
    say: Callable[[Any], Content] | None = None
    align: Align = "left"

    @property
    def heading(self) -> str:
        """What stands above it."""
        return self.of if isinstance(self.of, str) else tr(label_of(self.of))


def facts(teller: Teller, record: Any, *attributes: InstrumentedAttribute[Any]) -> tuple[Fact, ...]:
    """What a record says in some attributes, each under its label; a line to write on where it says nothing."""
    return tuple(Fact(tr(label_of(one)), capital(_value(teller, record, one)) or None) for one in attributes)


def counted_table(
    teller: Teller,
    key: str,
    records: Iterable[Any],
    cells: Sequence[Cell],
    *,
    tell: Callable[[str], str] = str,
    spare: int = 0,
    height: float = 1.0,
) -> Table:
    """A table with a row for each record, counted.

    tell: how the values of attributes are put (``sentence``). spare: empty rows, each of a height in centimetres, where
    there is no record.
    """
    rows: list[tuple[Content, ...]] = [
        (str(at), *(_content(teller, record, cell, tell) for cell in cells)) for at, record in enumerate(records, 1)
    ]
    rows = rows or [(str(at), Space(height), *[""] * (len(cells) - 1)) for at in range(1, spare + 1)]
    columns = (Column(tr("No."), _NUMBER, "centre"), *(Column(cell.heading, cell.width, cell.align) for cell in cells))
    return Table(key, "", columns, tuple(rows), numbered=False)


def _content(teller: Teller, record: Any, cell: Cell, tell: Callable[[str], str]) -> Content:
    if cell.say is not None:
        return cell.say(record)
    return "" if isinstance(cell.of, str) else tell(_value(teller, record, cell.of))


def _value(teller: Teller, record: Any, attribute: InstrumentedAttribute[Any]) -> str:
    field = item_of(attribute)
    if not isinstance(field, Field):
        raise TypeError(f"{attribute} is described by no field")
    return teller.value(record, field)
