"""A case in which every column says something, for tests that nothing is left behind."""

from __future__ import annotations

import io
import itertools
from collections.abc import Collection
from typing import Any

from PIL import Image
from sqlalchemy import Boolean, Float, Integer, LargeBinary
from sqlalchemy.orm import RelationshipProperty

from caseworker_app.exchange.package_shape import SHARED, columns, nested
from caseworker_app.forms.catalogue import closed_words, item_of
from caseworker_app.forms.description import Field, Kind
from caseworker_app.model.base import EnumText, Record, Row, WordsType
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import ConsentStatement
from caseworker_app.model.partial_date import PartialDate, PartialDateType
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan, TimeSpanType

ALONE = {"agencies", "practitioners"}
"""A case has one of them."""


def filled_case(rows: int = 2) -> tuple[Case, dict[str, list[Record]]]:
    """A case with ``rows`` in every list and a value in every column, and one of everything that cases share."""
    count = itertools.count(1)
    shared: dict[str, list[Record]] = {
        name: [_filled(cls, count, row, rows=rows) for row in range(1 if name in ALONE else rows)]
        for name, cls in SHARED.items()
    }
    case = _filled(Case, count, rows=rows)
    by_table: dict[str, list[Record]] = {}
    everything = [record for top in (case, *itertools.chain(*shared.values())) for record in _walk(top)]
    for record in everything:
        by_table.setdefault(record.__table__.name, []).append(record)
    for at, record in enumerate(everything):
        for column in record.__mapper__.columns:
            if column.foreign_keys and not next(iter(column.foreign_keys)).ondelete:
                targets = by_table[next(iter(column.foreign_keys)).column.table.name]
                target = targets[at % len(targets)]
                setattr(record, column.key, target.id)
                for relation in record.__mapper__.relationships:
                    if column in relation.local_columns and relation.direction.name == "MANYTOONE":
                        setattr(record, relation.key, target)
    people = [person for person in shared["people"] if isinstance(person, Person)]
    case.client_id, case.client = people[0].id, people[0]
    for attachment in case.attachments:
        assert attachment.content is not None
        attachment.file_name, attachment.media_type = f"{attachment.file_name}.png", "image/png"
        attachment.size = len(attachment.content.data or b"")
    return case, shared


def filled_beside(case: Case, among: Collection[Record]) -> list[Record]:
    """A row of every class that hangs on a case and is none of its parts, which ``among`` holds."""
    count, parts = itertools.count(1), {type(record) for record in among}
    found = []
    for mapper in Record.registry.mappers:
        keys = [column for column in mapper.columns if any(key.ondelete == "CASCADE" for key in column.foreign_keys)]
        if keys and mapper.class_ not in parts and next(iter(keys[0].foreign_keys)).column.table is Case.__table__:
            record = _filled(mapper.class_, count, rows=1)
            setattr(record, keys[0].key, case.id)
            found.append(record)
    return found


def _filled(cls: type[Record], count: Any, at: int = 0, *, rows: int) -> Any:
    """A record with a value in every column; of each list the first row answers yes, the second one no."""
    record = cls()
    for key, kind in columns(cls):
        if not cls.__mapper__.columns[key].foreign_keys:
            number = next(count)
            setattr(record, key, _told(cls, key, kind, number, yes=at == 0))
    for key, child, many in nested(cls):
        if many:
            listed = [_filled(child, count, row, rows=rows) for row in range(rows)]
            for place, row in enumerate(listed):
                assert isinstance(row, Row)
                row.position = place
            setattr(record, key, listed)
        else:
            setattr(record, key, _filled(child, count, rows=rows))
    return record


def _told(cls: type[Record], key: str, kind: Any, number: int, *, yes: bool) -> Any:
    item = item_of(getattr(cls, key))
    if isinstance(item, Field) and item.editor is Kind.SCALE:
        return item.low + number % (item.high - item.low + 1)
    return _of_closed_list(cls, key, number) or _value(kind, number, yes=yes)


def _of_closed_list(cls: type[Record], key: str, number: int) -> str | None:
    if cls is ConsentStatement and key == "key":
        return f"butir_{number}"
    words = closed_words(getattr(cls, key))
    return words[number % len(words)] if words else None


def _value(kind: Any, number: int, *, yes: bool) -> Any:
    if isinstance(kind, EnumText):
        members = list(kind.choice)
        return members[number % len(members)]
    if isinstance(kind, PartialDateType):
        return PartialDate.parse(f"{1 + number % 28} Agustus {1930 + number % 90}")
    if isinstance(kind, TimeSpanType):
        return TimeSpan.parse(f"{number % 12:02}.{number % 60:02}-{12 + number % 12:02}.{number % 60:02}")
    if isinstance(kind, WordsType):
        return [f"butir pertama {number}", f"butir kedua {number}"]
    plain: tuple[tuple[type, Any], ...] = (
        (Boolean, yes),
        (Integer, number),
        (Float, number + 0.5),
        (LargeBinary, _dot(number)),
    )
    return next((value for type_, value in plain if isinstance(kind, type_)), f"isian {number}")


def _dot(number: int) -> bytes:
    """A picture of one point, another one for each number."""
    kept = io.BytesIO()
    Image.new("RGB", (1, 1), (number % 256, number // 256 % 256, 0)).save(kept, "PNG")
    return kept.getvalue()


def _walk(record: Record) -> Any:
    yield record
    for relation in record.__mapper__.iterate_properties:
        if isinstance(relation, RelationshipProperty) and relation.cascade.delete_orphan:
            value = getattr(record, relation.key)
            for child in value if relation.uselist else [value]:
                yield from _walk(child)
