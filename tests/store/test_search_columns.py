"""Everything that is written is searched: every text column of the model, but for those with a reason."""

from __future__ import annotations

from sqlalchemy import Column

from caseworker_app.model import Record
from caseworker_app.store.search_columns import (
    NAMES,
    NOT_SEARCHED,
    TABLES_NOT_SEARCHED,
    is_text,
    searched_tables,
)


def text_columns() -> set[str]:
    return {
        f"{mapper.class_.__name__}.{attribute.key}"
        for mapper in Record.registry.mappers
        if mapper.class_.__tablename__ not in TABLES_NOT_SEARCHED
        for attribute in mapper.column_attrs
        for column in attribute.columns
        if isinstance(column, Column) and is_text(column)
    }


def test_every_text_is_searched_or_has_its_reason() -> None:
    searched = {f"{name}.{key}" for name, table in searched_tables().items() for key in table.columns}
    assert text_columns() == searched | NOT_SEARCHED.keys()
    assert not searched & NOT_SEARCHED.keys()
    assert all(NOT_SEARCHED.values())
    assert searched >= NAMES


def test_tables_left_out_are_there_and_have_their_reason() -> None:
    assert TABLES_NOT_SEARCHED.keys() <= Record.metadata.tables.keys()
    assert all(TABLES_NOT_SEARCHED.values())


def test_the_words_of_dates_that_could_not_be_read_are_searched() -> None:
    assert {"opened", "closed"} <= searched_tables()["Case"].spoken.keys()
    assert "born" in searched_tables()["Person"].spoken


def test_tables_bear_different_marks() -> None:
    marks = [table.mark for table in searched_tables().values()]
    assert len(set(marks)) == len(marks)
