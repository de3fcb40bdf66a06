"""Facts and tables of records, their labels, units and values taken from the fields that describe them on the pages."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.documents.blocks import Column, Content, Fact, Facts, Space, Table
from caseworker_app.documents.wording import capital
from caseworker_app.forms.catalogue import item_of, label_of
from caseworker_app.forms.description import Field
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy.orm import InstrumentedAttribute

    from caseworker_app.documents.blocks import Align
    from caseworker_app.documents.telling import Teller

_NUMBER = 0.35


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
    return tuple(Fact(tr(label_of(of)), capital(_value(teller, record, of)) or None) for of in attributes)


def parts(teller: Teller, record: Any, *attributes: InstrumentedAttribute[Any]) -> list[tuple[str, str]]:
    """What a record says in some attributes, each beside its label; nothing beside it without a record or a value."""
    return [(tr(label_of(of)), "" if record is None else _value(teller, record, of)) for of in attributes]


def known_facts(told: Iterable[tuple[str, Content | None]]) -> list[Facts]:
    """Labels and values as facts, those without a value left out; nothing where none has one."""
    known = tuple(Fact(label, value) for label, value in told if value)
    return [Facts(known)] if known else []


def counted_table(
    key: str,
    records: Iterable[Any],
    cells: Sequence[Cell],
    *,
    teller: Teller | None = None,
    caption: str = "",
    spare: int = 0,
    further: int = 0,
    height: float = 1.0,
) -> Table:
    """A table with a row for each record, counted.

    teller: says the values of attributes. caption: without one the table itself is not counted. spare: empty rows, each
    of a height in centimetres, where there is no record; further: those below the records.
    """
    rows: list[tuple[Content, ...]] = [
        (str(at), *(_content(teller, record, cell) for cell in cells)) for at, record in enumerate(records, 1)
    ]
    first = len(rows) + 1
    rows += [
        (str(at), Space(height), *[""] * (len(cells) - 1)) for at in range(first, first + (further if rows else spare))
    ]
    columns = (Column(tr("No."), _NUMBER, "centre"), *(Column(cell.heading, cell.width, cell.align) for cell in cells))
    return Table(key, caption, columns, tuple(rows), numbered=bool(caption))


def _content(teller: Teller | None, record: Any, cell: Cell) -> Content:
    if cell.say is not None:
        return cell.say(record)
    return "" if teller is None or isinstance(cell.of, str) else _value(teller, record, cell.of)


def _value(teller: Teller, record: Any, attribute: InstrumentedAttribute[Any]) -> str:
    field = item_of(attribute)
    if not isinstance(field, Field):
        raise TypeError(f"{attribute} is described by no field")
    return teller.value(record, field)
