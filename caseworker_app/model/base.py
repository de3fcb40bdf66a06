"""The base of every stored class: ids made by the program, portable column types, and how rows hang on their owner."""

from __future__ import annotations

import enum
import uuid
from typing import TYPE_CHECKING, Annotated, Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

from caseworker_app.model.partial_date import PartialDate, PartialDateType
from caseworker_app.model.time_span import TimeSpan, TimeSpanType

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect


class MemoText(Text):
    """Text of several lines; the window gives it an editor that grows."""


class WordsType(TypeDecorator[list[str]]):
    """A list of short texts in one column: points, chosen techniques, names. Stored as JSON; an empty list is None."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> Any:
        """Store an empty list as nothing."""
        return list(value) if value else None


class EnumText(TypeDecorator[enum.StrEnum]):
    """A closed choice, stored as its Indonesian word."""

    impl = Text
    cache_ok = True

    def __init__(self, choice: type[enum.StrEnum]) -> None:
        super().__init__()
        self.choice = choice

    def process_bind_param(self, value: enum.StrEnum | None, dialect: Dialect) -> str | None:
        """The word itself."""
        return None if value is None else self.choice(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> enum.StrEnum | None:
        """The member of the choice that bears this word."""
        return None if value is None else self.choice(value)


Memo = Annotated[str, "memo"]
Words = Annotated[list[str], "words"]


def new_id() -> str:
    """A key that no other laptop makes: cases written on two machines can meet."""
    return str(uuid.uuid4())


class Record(DeclarativeBase):
    """Everything that is stored. Histories are kept in full, so that every edit can be undone."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        str: Text(),
        Memo: MemoText(),
        Words: WordsType(),
        PartialDate: PartialDateType(),
        TimeSpan: TimeSpanType(),
        bytes: LargeBinary(),
    }

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id, sort_order=-10)

    def __init__(self, **values: Any) -> None:
        values.setdefault("id", new_id())
        for name, value in values.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} has no «{name}»")
            setattr(self, name, value)

    def __repr__(self) -> str:
        """The kind and id only: a repr may reach a log."""
        return f"{type(self).__name__}({self.id})"


class Row(Record):
    """A record that stands in an ordered list of its owner."""

    __abstract__ = True

    position: Mapped[int] = mapped_column(default=0, sort_order=-8)


def owner(table: str) -> Any:
    """The column that says whose row this is; the row goes when its owner goes."""
    return mapped_column(_key(table, ondelete="CASCADE"), index=True, sort_order=-9)


def link(table: str) -> Any:
    """The column that points to a record that lives on its own (a person, a practitioner); may be empty."""
    return mapped_column(_key(table), index=True)


def _key(table: str, *, ondelete: str | None = None) -> ForeignKey:
    """A foreign key that is looked at on commit: a whole case is written in any order."""
    return ForeignKey(f"{table}.id", ondelete=ondelete, deferrable=True, initially="DEFERRED")


def rows(target: str, *, key: str | None = None) -> Any:
    """A list of rows that belong to this record, in their order; removing one from the list deletes it.

    ``key`` names the owner column («Row.owner_id») where the two tables are joined more than once.
    """
    return relationship(target, cascade="all, delete-orphan", order_by=f"{target}.position", foreign_keys=key)


def part(target: str) -> Any:
    """The one record of its kind that belongs to this one, made together with it."""
    return relationship(target, cascade="all, delete-orphan", uselist=False, single_parent=True)
