"""The shape of a package: which columns of the model travel, what nests in what, and where in a package a record is."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary
from sqlalchemy.orm import ColumnProperty, RelationshipProperty

from caseworker_app.model.base import Record
from caseworker_app.model.family import EmotionalTie, Household, TwinGroup, Union
from caseworker_app.model.group import Group
from caseworker_app.model.partial_date import PartialDateType
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.model.time_span import TimeSpanType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from caseworker_app.model.case import Case

UNREAD = "_unread"
"""Where a record carries text as typed that could not be read: field -> text."""
SHARED: dict[str, type[Record]] = {
    "agencies": Agency,
    "practitioners": Practitioner,
    "people": Person,
    "twin_groups": TwinGroup,
    "unions": Union,
    "households": Household,
    "emotional_ties": EmotionalTie,
    "groups": Group,
}
"""What lives beside cases and may be shared by several: the package's lists, in the order of writing."""


@functools.cache
def columns(cls: type[Record]) -> tuple[tuple[str, Any], ...]:
    """The names and types of a class's columns that travel: all but its id, its owner and its place in a list."""
    return tuple(
        (prop.key, prop.columns[0].type)
        for prop in cls.__mapper__.iterate_properties
        if isinstance(prop, ColumnProperty)
        and prop.key not in {"id", "position"}
        and not any(key.ondelete == "CASCADE" for key in prop.columns[0].foreign_keys)
    )


@functools.cache
def nested(cls: type[Record]) -> tuple[tuple[str, type[Record], bool], ...]:
    """The records that belong to a class: attribute, class, and whether there are many."""
    return tuple(
        (prop.key, prop.mapper.class_, bool(prop.uselist))
        for prop in cls.__mapper__.iterate_properties
        if isinstance(prop, RelationshipProperty) and prop.cascade.delete_orphan
    )


@functools.cache
def links(cls: type[Record]) -> tuple[tuple[str, str], ...]:
    """The columns that point to a record living elsewhere, each with the table of that record."""
    return tuple(
        (key, next(iter(cls.__mapper__.columns[key].foreign_keys)).column.table.name)
        for key, _ in columns(cls)
        if cls.__mapper__.columns[key].foreign_keys
    )


@functools.cache
def unread_keys(cls: type[Record]) -> tuple[str, ...]:
    """The attributes whose values may be text that could not be read: numbers, choices, links, and what is not stored.

    A date or time that could not be read travels as its own words.
    """
    plain = {key for key, kind in columns(cls) if not isinstance(kind, PartialDateType | TimeSpanType | LargeBinary)}
    linked = {key for key, _ in links(cls)}
    relations = cls.__mapper__.relationships
    leading = {one.key for one in relations if {column.key for column in one.local_columns} & linked}
    return tuple(sorted((plain - linked) | leading))


def unread_column(cls: type[Record], key: str) -> str:
    """The column whose value an unread text takes the place of: of a link, the column that holds its id."""
    return next((name for name, _ in columns(cls) if name in {key, f"{key}_id"}), key)


def placed(record: Record, place: str) -> Iterator[tuple[str, Record]]:
    """A record and all that belongs to it, each with its place in the package («case.contacts[0]»)."""
    yield place, record
    for key, _, many in nested(type(record)):
        value = getattr(record, key)
        if many:
            for at, child in enumerate(value):
                yield from placed(child, f"{place}.{key}[{at}]")
        elif value is not None:
            yield from placed(value, f"{place}.{key}")


def tops(case: Case, shared: Mapping[str, Sequence[Record]]) -> Iterator[tuple[str, Record]]:
    """The records that a package lists itself, each with its place."""
    yield "case", case
    for name, records in shared.items():
        for at, record in enumerate(records):
            yield f"{name}[{at}]", record
