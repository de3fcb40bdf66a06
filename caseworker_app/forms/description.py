"""How a page is described: as data, once, for the window, table headings, documents, completeness and the paper form.

A ``Stage`` has ``Page``s, a page has ``Section``s, a section holds ``Field``s and ``Rows``. A field names the model's
attribute object itself (``Field(Person.born, "Tanggal lahir")``), so that a rename breaks at import. Fields and tables
are compared by identity: an attribute's own ``==`` makes SQL.
"""

from __future__ import annotations

import dataclasses
import enum
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Boolean, Float, Integer
from sqlalchemy.orm import RelationshipProperty

from caseworker_app.model.base import EnumText, MemoText, WordsType
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.partial_date import PartialDateType
from caseworker_app.model.time_span import TimeSpanType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import InstrumentedAttribute

Span = Literal["short", "half", "full"]
COLUMNS = 12
"""Of how many columns a line of a form consists."""


SHORT = 4
"""Below so many columns a field is short."""


class Kind(enum.Enum):
    """The closed set of editors. A value that is not known is None and stays empty."""

    LINE = "line"
    MEMO = "memo"
    WORDS = "words"  # several short points, one a line
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    SCALE = "scale"
    PERSON = "person"
    RECORD = "record"  # a link to another record of the same case, e.g. the activity that a session carries out
    ATTACHMENT = "attachment"


_COLUMNS = {
    Kind.NUMBER: 2,
    Kind.TIME: 3,
    Kind.YES_NO: 3,
    Kind.DATE: 4,
    Kind.CHOICE: 4,
    Kind.LINE: 6,
    Kind.PERSON: 6,
    Kind.RECORD: 6,
}
_MOST = {Kind.NUMBER: 4, Kind.TIME: 4, Kind.DATE: 6}


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One value on a page.

    choices: key of a list under resources/lists (open: other words may be typed). closed: a rule looks at the words, so
    there are no others than those that were shipped. low and high: ends of a scale.
    width: columns of twelve, where it holds more or less than its kind suggests.
    of: for a link, the way from the case to the rows that can be chosen («activities», «goals.indicators»); without it,
    every record of the class («Agency»).
    starred: names the record in lists, where it shows as «belum diisi» while it is missing.
    optional: only some clients have it, or it only adds to another field; nothing lacks without it.
    identifying: it tells who somebody is (NIK, number of a card, full address), so it stays off paper with initials.
    linked: of a name in words, the key of the link that names the same person; paper tells both in one place.
    source: where names are suggested from while one types («services»: the service directory); others may be typed.
    fills: the fields beside it that a name of that source fills where they are empty, each with what it takes of it
    («place», «contact», «offers», «ecomap_class», «resource_kind», «factor»).
    about: of a date, what it is about, which settles what is left out of it (the century, the year).
    only: the cases to which it is put (``forms.wanted``); in others it is not missing.
    """

    attribute: InstrumentedAttribute[Any]
    label: str
    kind: Kind | None = None
    help: str = ""
    choices: str = ""
    closed: bool = False
    unit: str = ""
    width: int | None = None
    low: int = 0
    high: int = 10
    of: str = ""
    starred: bool = False
    optional: bool = False
    identifying: bool = False
    linked: str = ""
    source: str = ""
    fills: tuple[tuple[InstrumentedAttribute[Any], str], ...] = ()
    about: DateOf = DateOf.CASE
    only: Callable[[Any], bool] | None = None

    @property
    def key(self) -> str:
        """The name of the model's attribute."""
        return self.attribute.key

    @property
    def editor(self) -> Kind:
        """The kind of editor: as stated, or as the column's type suggests."""
        return self.kind or kind_of(self.attribute, has_choices=bool(self.choices))

    @property
    def columns(self) -> int:
        """How many of the twelve columns of a form it takes: as stated, or as its kind suggests."""
        return self.width or _COLUMNS.get(self.editor, COLUMNS)

    @property
    def most(self) -> int:
        """Up to how many columns it may grow to fill a line: figures and days never become wider than their content."""
        if self.width:
            return min(COLUMNS, self.width + 2) if self.width < COLUMNS // 2 else COLUMNS
        return _MOST.get(self.editor, COLUMNS)

    @property
    def span(self) -> Span:
        """The same in rough: how much of a line it takes in a table and on a paper form."""
        if self.columns == COLUMNS:
            return "full"
        return "short" if self.columns < SHORT else "half"


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """A table of rows: the list attribute, what one row is called, its columns, what opens beside a chosen row.

    details are the fields (or further tables) of one row that do not fit a column. optional: nothing lacks without it.
    """

    attribute: InstrumentedAttribute[Any]
    label: str
    columns: tuple[Field, ...]
    item: str = "baris"
    details: tuple[Field | Rows, ...] = ()
    help: str = ""
    optional: bool = False

    @property
    def key(self) -> str:
        """The name of the model's attribute."""
        return self.attribute.key

    @property
    def row_class(self) -> type[Any]:
        """The class of one row."""
        row: type[Any] = self.attribute.property.mapper.class_
        return row


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together. ``of`` is the way from the case to the record that holds them («client»).

    Tables say themselves what they are, so a section of tables needs no title. only: the cases to which it is put.
    """

    title: str
    items: tuple[Field | Rows, ...]
    of: str = ""
    help: str = ""
    only: Callable[[Any], bool] | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """One page of a wizard. ``special`` names a hand-made widget (genogram, ecomap …) shown above the sections."""

    key: str
    title: str
    help: str
    sections: tuple[Section, ...] = ()
    special: str = ""
    questions: tuple[str, ...] = ()
    empty: str = ""

    def items(self) -> Iterator[tuple[Section, Field | Rows]]:
        """Every field and table with the section that holds it."""
        for section in self.sections:
            for item in section.items:
                yield section, item


@dataclasses.dataclass(frozen=True, slots=True)
class Stage:
    """A helping stage (or another tab of the case): its key, its practicum name, and its pages."""

    key: str
    title: str
    pages: tuple[Page, ...]


def kind_of(attribute: InstrumentedAttribute[Any], *, has_choices: bool = False) -> Kind:
    """The editor that a column's type calls for."""
    if isinstance(attribute.property, RelationshipProperty):
        return Kind.PERSON
    column_type = attribute.property.columns[0].type
    kinds: tuple[tuple[type[Any], Kind], ...] = (
        (PartialDateType, Kind.DATE),
        (TimeSpanType, Kind.TIME),
        (EnumText, Kind.CHOICE),
        (WordsType, Kind.CHOICES if has_choices else Kind.WORDS),
        (MemoText, Kind.MEMO),
        (Boolean, Kind.YES_NO),
        (Integer, Kind.NUMBER),
        (Float, Kind.NUMBER),
    )
    for type_, kind in kinds:
        if isinstance(column_type, type_):
            return kind
    return Kind.CHOICE if has_choices else Kind.LINE


def resolve(record: Any, path: str) -> Any:
    """The record at the end of a dotted way from the case; None where a step is missing."""
    for step in filter(None, path.split(".")):
        record = None if record is None else getattr(record, step)
    return record


def rows_at(record: Any, path: str) -> list[Any]:
    """All rows at the end of a dotted way through lists: «goals.indicators» are the indicators of every goal."""
    found = [record]
    for step in path.split("."):
        found = [row for holder in found for row in getattr(holder, step)]
    return found
