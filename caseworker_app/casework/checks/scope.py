"""What the checks look at: a case with all its rows, the family around its client, and today."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Text, inspect

from caseworker_app.casework import outcomes
from caseworker_app.casework.checks.deeds import DEEDS, Deed
from caseworker_app.casework.kin import Kin
from caseworker_app.model.base import Record, WordsType
from caseworker_app.model.case import Case
from caseworker_app.model.choices import StageState
from caseworker_app.model.family import EmotionalTie, Household, Union
from caseworker_app.model.group import Group
from caseworker_app.model.notes import Attachment, AttachmentContent
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from caseworker_app.forms.instruments import Instrument
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.time_span import TimeSpan

AnyRecord = TypeVar("AnyRecord", bound="Record")

_TECHNICAL = frozenset(
    f"Attachment.{column.key}"
    for column in (
        Attachment.file_name,
        Attachment.media_type,
        Attachment.page,
        Attachment.entity,
        Attachment.entity_id,
    )
)
"""Columns of words that nobody wrote."""


@dataclasses.dataclass(frozen=True, slots=True)
class Narrative:
    """A text that somebody wrote, and where."""

    record: Record
    field: str
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody of the notebook who has a number, and how to speak of that person where others may look on.

    nik and phones: as ``numbers`` compares them.
    """

    person_id: str
    called: str
    nik: str = ""
    phones: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True, slots=True)
class Elsewhere:
    """A meeting that the same worker held in another case, and the number of that case."""

    day: date
    time: TimeSpan
    place: str
    number: str


@dataclasses.dataclass(frozen=True)
class Scope:
    """One case as the checks see it, with the instruments that the agency has described itself.

    bearers: who has a NIK or telephone of somebody of the case. numbers: case numbers of the other cases. find_clients:
    gives the names of clients of other cases that stand in the texts of this one. find_meetings: gives what the worker
    held in other cases on days of this one. Without them these are not compared.
    """

    case: Case
    kin: Kin = dataclasses.field(default_factory=Kin)
    groups: Sequence[Group] = ()
    today: date = dataclasses.field(default_factory=date.today)
    bearers: Sequence[Bearer] = ()
    numbers: Sequence[str] = ()
    find_clients: Callable[[Scope], Iterable[str]] = lambda _scope: ()
    find_meetings: Callable[[Scope], Iterable[Elsewhere]] = lambda _scope: ()
    instruments: tuple[Instrument, ...] = ()

    @cached_property
    def people(self) -> list[Person]:
        """Everybody who is entered, the client first, then the family table, then the rest of the graph."""
        near = [self.case.client, *(member.person for member in self.case.family), *self.kin.people]
        return list({person.id: person for person in near if person is not None}.values())

    @cached_property
    def by_id(self) -> dict[str, Person]:
        """The same by their ids."""
        return {person.id: person for person in self.people}

    def all(self, cls: type[AnyRecord]) -> Sequence[AnyRecord]:
        """Every record of a class, in the order of the case."""
        records: Sequence[Any] = self._by_class.get(cls, ())
        return records

    def records(self) -> Iterator[Record]:
        """Every record of the case, its family and its groups."""
        for records in self._by_class.values():
            yield from records

    @cached_property
    def done(self) -> tuple[tuple[Deed, Record, PartialDate], ...]:
        """Everything that tells when it was done, with its date; meetings that did not take place were not done."""
        dated = ((deed, record, getattr(record, deed.key)) for deed in DEEDS for record in self.all(deed.owner))
        return tuple(
            (deed, record, value)
            for deed, record, value in dated
            if value and value.possible and outcomes.took_place(record)
        )

    @cached_property
    def other_clients(self) -> tuple[str, ...]:
        """Names of clients of other cases that stand in the texts of this one."""
        return tuple(self.find_clients(self))

    @cached_property
    def evaluated(self) -> bool:
        """Whether the evaluation was made: it or the termination is done, or its day is over."""
        evaluation, end = self.case.evaluation, self.case.termination
        return StageState.DONE in {evaluation.state, end.state} or _is_over(evaluation.date, self.today)

    @cached_property
    def ended(self) -> bool:
        """Whether the work together has ended: the case is closed, or the termination is done or its day over."""
        end = self.case.termination
        return self.case.closed is not None or end.state is StageState.DONE or _is_over(end.date, self.today)

    @cached_property
    def narratives(self) -> tuple[Narrative, ...]:
        """Every text that somebody wrote in the case, its family and its groups; of a list of points each by itself."""
        return tuple(
            Narrative(record, key, text)
            for record in self.records()
            for key in _text_columns(type(record))
            for text in _texts(getattr(record, key))
        )

    @cached_property
    def _by_class(self) -> dict[type[Record], list[Record]]:
        kin = self.kin
        tops: list[Record] = [self.case, *self.people, *kin.unions, *kin.households, *kin.emotional_ties, *self.groups]
        filed: dict[type[Record], list[Record]] = {}
        for top in tops:
            _file(top, filed)
        return filed


def _is_over(day: PartialDate | None, today: date) -> bool:
    last = day.latest if day else None
    return last is not None and last <= today


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (text for text in value if isinstance(text, str))


def _file(record: Record, filed: dict[type[Record], list[Record]]) -> None:
    filed.setdefault(type(record), []).append(record)
    for name, is_list in owned(type(record)):
        value = getattr(record, name)
        for row in value if is_list else filter(None, (value,)):
            _file(row, filed)


@cache
def concerns(kind: str) -> bool:
    """Whether checks look at records of a class: whatever belongs to a case, its family or its groups."""
    return kind in _classes()


@cache
def owned(cls: Any) -> tuple[tuple[str, bool], ...]:
    """The relationships of a class to what belongs to it, and whether each is a list; the bytes of files left out."""
    return tuple(
        (relation.key, bool(relation.uselist))
        for relation in inspect(cls).relationships
        if relation.cascade.delete_orphan and relation.mapper.class_ is not AttachmentContent
    )


@cache
def _classes() -> frozenset[str]:
    names: set[str] = set()
    waiting: list[Any] = [Case, Person, Union, Household, EmotionalTie, Group]
    while waiting:
        cls = waiting.pop()
        names.add(cls.__name__)
        waiting += (getattr(cls, name).property.mapper.class_ for name, _ in owned(cls))
    return frozenset(names)


@cache
def _text_columns(cls: Any) -> tuple[str, ...]:
    """The columns of a class that hold words which somebody wrote, in their order."""
    return tuple(
        column.key
        for column in inspect(cls).column_attrs
        if isinstance(column.columns[0].type, Text | WordsType)
        and not column.columns[0].primary_key
        and not column.columns[0].foreign_keys
        and f"{cls.__name__}.{column.key}" not in _TECHNICAL
    )
