"""Which columns the search looks into: every text of the model, but for a short list of exceptions with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Column, Table, Text
from sqlalchemy.orm import InstrumentedAttribute, Mapper, configure_mappers

from caseworker_app.model import Record
from caseworker_app.model.base import WordsType
from caseworker_app.model.partial_date import PartialDateType
from caseworker_app.model.time_span import TimeSpanType

NAMES = frozenset({"Person.name", "Person.alias", "Person.nickname", "Case.number", "Group.name", "GroupMember.name"})
"""What somebody or something is called by: found first."""

NOT_SEARCHED = {
    "Attachment.entity": "the name of a class",
    "Attachment.entity_id": "an id",
    "Attachment.media_type": "for programs («image/png»)",
    "Attachment.page": "the key of a page",
    "ConsentStatement.key": "the key of a statement; its words are searched",
    "Draft.at": "a time",
    "Draft.entity": "the name of a class",
    "Draft.entity_id": "an id",
    "Draft.field": "the name of an attribute",
    "GroupTool.answers": "numbers of items and values",
    "Measurement.answers": "numbers of items and values",
    "ProcedureStep.procedure": "the key of a procedure; the words of the step are searched",
    "Restriction.entity": "the name of a class",
    "Restriction.entity_id": "an id",
    "SilencedFinding.check_key": "the key of a check; its sentence is searched",
    "SilencedFinding.entity": "the name of a class",
    "SilencedFinding.entity_id": "an id",
    "SilencedFinding.field": "the name of an attribute",
}
"""Text columns that hold no words of a worker, each with the reason."""

TABLES_NOT_SEARCHED = {
    "outside_copy": "written by the program; listed in full under the copies outside the notebook",
    "setting": "choices of the program, texts of templates",
    "tombstone": "ids of what was erased",
}
"""Tables that hold no words of a worker, each with the reason."""


@dataclass(frozen=True, slots=True, eq=False)
class SearchedTable:
    """A table and those of its columns that are searched.

    columns: attribute name -> column of words; spoken: of dates and times, which are searched where they are mere
    words. day: the column that says when it was, None for what has no day. names: attributes found first.
    """

    number: int
    entity: type[Record]
    table: Table
    columns: dict[str, Column[object]]
    spoken: dict[str, Column[object]]
    day: Column[object] | None
    names: frozenset[str]

    @property
    def mark(self) -> str:
        """The word that stands for this table in the index."""
        return f"t{self.number}"


@cache
def searched_tables() -> dict[str, SearchedTable]:
    """Every table that holds words, by the name of its class; numbered in the order of the alphabet."""
    configure_mappers()
    mappers = sorted(Record.registry.mappers, key=lambda mapper: mapper.class_.__name__)
    tables = [_searched(number, mapper) for number, mapper in enumerate(mappers)]
    return {searched.entity.__name__: searched for searched in tables if searched is not None}


@cache
def by_number() -> dict[int, SearchedTable]:
    """The same tables by their numbers."""
    return {searched.number: searched for searched in searched_tables().values()}


def is_text(column: Column[object]) -> bool:
    """Whether a column holds words as somebody wrote them: a line, a memo, a list of words; no id, no link."""
    return isinstance(column.type, Text | WordsType) and not column.primary_key and not column.foreign_keys


def fingerprint() -> str:
    """Changes whenever another table or column is searched, so that the index is built anew."""
    described = (
        f"{number}:{name}:{','.join((*searched.columns, *searched.spoken))}"
        for number, (name, searched) in enumerate(searched_tables().items())
    )
    return ";".join(described)


def _searched(number: int, mapper: Mapper[Record]) -> SearchedTable | None:
    table = mapper.local_table
    if not isinstance(table, Table) or table.name in TABLES_NOT_SEARCHED:
        return None
    columns, spoken = {}, {}
    day: Column[object] | None = None
    for key, column in _columns(mapper):
        if is_text(column) and f"{mapper.class_.__name__}.{key}" not in NOT_SEARCHED:
            columns[key] = column
        elif isinstance(column.type, PartialDateType | TimeSpanType):
            spoken[key] = column
            is_day = isinstance(column.type, PartialDateType) and table.name != "person"
            day = column if is_day and (day is None or key == "date") else day
    if not columns and not spoken:
        return None
    names = frozenset(key for key in columns if f"{mapper.class_.__name__}.{key}" in NAMES)
    return SearchedTable(number, mapper.class_, table, columns, spoken, day, names)


def _columns(mapper: Mapper[Record]) -> Iterator[tuple[str, Column[object]]]:
    for attribute in mapper.column_attrs:
        column = attribute.columns[0]
        if isinstance(getattr(mapper.class_, attribute.key), InstrumentedAttribute) and isinstance(column, Column):
            yield attribute.key, column
