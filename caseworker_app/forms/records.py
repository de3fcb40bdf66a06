"""What pages do with the records they describe: find the one that holds a field, make it, copy it, and name it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect
from sqlalchemy.orm import RelationshipDirection, RelationshipProperty

from caseworker_app.forms.description import Kind, Rows
from caseworker_app.forms.planned import planned_words
from caseworker_app.model.base import Record, new_id
from caseworker_app.model.case import Case
from caseworker_app.model.indonesian import number
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Mapper

    from caseworker_app.forms.description import Field, Page

_NAME_LENGTH = 60


def holder(record: Any, field: Field, *, make: bool = False) -> Any:
    """The record that a field belongs to: this one, or the one it links to (the person of a family member).

    None where there is no such record yet; with ``make`` it is made.
    """
    if record is None:
        return None
    link = link_to(type(record), field)
    return _step(record, link, make=make) if link else record


def link_to(row_class: type[Any], field: Field) -> str:
    """The link by which a row reaches the record that holds a field; «» where it holds the field itself.

    Raises LookupError where it does neither.
    """
    wanted: Any = field.attribute.class_
    if issubclass(row_class, wanted):
        return ""
    for relation in inspect(row_class).relationships:
        if relation.direction is RelationshipDirection.MANYTOONE and issubclass(relation.mapper.class_, wanted):
            return str(relation.key)
    raise LookupError(f"{row_class.__name__} holds no {wanted.__name__}")


def ensure(case: Any, path: str) -> Any:
    """The record at the end of a dotted way from the case; every missing step is made."""
    for step in filter(None, path.split(".")):
        case = _step(case, step, make=True)
    return case


def classes_shown(page: Page) -> frozenset[str]:
    """Names of the classes whose records a page shows: those that hold its fields and rows, and those linked to."""
    return frozenset(name for _, item in page.items() for name in _classes_of(item))


def _classes_of(item: Field | Rows) -> Iterator[str]:
    yield item.attribute.class_.__name__
    if isinstance(item.attribute.property, RelationshipProperty):
        yield item.attribute.property.mapper.class_.__name__
    if isinstance(item, Rows):
        for part in (*item.columns, *item.details):
            yield from _classes_of(part)


def copy_of(record: Record) -> Record:
    """A new record with the same values and links, and copies of its own rows. The copy is not in the notebook yet."""
    mapper: Mapper[Any] = inspect(type(record))
    copy: Record = type(record)()
    for column in mapper.column_attrs:
        if not any(part.primary_key for part in column.columns):
            setattr(copy, column.key, getattr(record, column.key))
    for relation in mapper.relationships:
        value = getattr(record, relation.key)
        if not relation.cascade.delete_orphan:
            setattr(copy, relation.key, list(value) if relation.uselist else value)
        elif relation.uselist:
            setattr(copy, relation.key, [copy_of(row) for row in value])
        elif value is not None:
            setattr(copy, relation.key, copy_of(value))
    copy.id = new_id()
    return copy


def title_of(record: Any, tell: Callable[[PartialDate], str] = PartialDate.short) -> str:
    """What a record is called in lists: the name of its person, else its date, as ``tell`` says it, and first words.

    A case is called by its number and its client.
    """
    if isinstance(record, Person):
        return record.name or record.nickname or record.alias or tr("(tanpa nama)")
    if isinstance(record, Case):
        client = title_of(record.client) if record.client is not None else ""
        return " · ".join(filter(None, (record.number or "", client))) or tr("(belum diisi)")
    person = getattr(record, "person", None)
    if isinstance(person, Person):
        second = getattr(record, "person2", None)
        return tr(" dan ").join(title_of(one, tell) for one in (person, second) if one is not None)
    date = getattr(record, "date", None)
    when = f"{tell(date)} · " if isinstance(date, PartialDate) and not date.empty else ""
    if planned := planned_words(record):
        return when + _cut(planned)
    for column in inspect(type(record)).column_attrs:
        value = getattr(record, column.key)
        is_key = any(part.primary_key or part.foreign_keys for part in column.columns)
        if isinstance(value, str) and value.strip() and not is_key:
            return when + _cut(value)
    return when.removesuffix(" · ") or tr("(belum diisi)")


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _NAME_LENGTH else words[:_NAME_LENGTH].rsplit(" ", 1)[0] + " …"


def shown(field: Field, value: Any) -> str:
    """A value as a table cell shows it; nothing for None."""
    match value:
        case None:
            text = ""
        case bool():
            text = tr("ya") if value else tr("tidak")
        case PartialDate() | TimeSpan():
            text = value.short()
        case enum.Enum():
            text = str(value.value)
        case int() | float():
            text = f"{number(value)} {field.unit}".strip()
        case list():
            text = "\n".join(map(str, value))
        case Record():
            text = title_of(value)
        case _:
            text = str(value)
    return text


def as_words(field: Field, text: str) -> PartialDate | TimeSpan | None:
    """Text that could not be read, as the value of a field whose kind can hold mere words; None for other kinds."""
    match field.editor:
        case Kind.DATE:
            return PartialDate(text=text)
        case Kind.TIME:
            return TimeSpan(text=text)
    return None


def unread_words(value: Any) -> str | None:
    """What was typed, of a date or time that could not be read; None for any other value."""
    return value.text if isinstance(value, PartialDate | TimeSpan) and value.unread else None


def _step(record: Any, key: str, *, make: bool) -> Any:
    there = getattr(record, key)
    if there is None and make:
        there = inspect(type(record)).relationships[key].mapper.class_()
        setattr(record, key, there)
    return there
