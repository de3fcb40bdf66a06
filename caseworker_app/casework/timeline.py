"""Lini masa: every dated record of a case in one line of time, read from the model and the described pages.

A new date column of a record that hangs on a case, its client or its family appears here without another line.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect

from caseworker_app.casework import outcomes
from caseworker_app.casework.agenda import Day
from caseworker_app.casework.checks.deeds import LIFE
from caseworker_app.casework.group_work import own_member
from caseworker_app.casework.work_log import days_of, first_day, group_called
from caseworker_app.forms.called import called
from caseworker_app.forms.catalogue import STAGES, TABS, all_items, place_of
from caseworker_app.forms.description import Field, Kind, Rows
from caseworker_app.forms.records import holder, shown
from caseworker_app.forms.titles import title_of_column
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.engagement import ConsentStatement
from caseworker_app.model.group import Group, GroupMember, GroupSession, GroupStage, GroupTool, Sociogram
from caseworker_app.model.intervention import TokenEntry
from caseworker_app.model.notes import Attachment, KeyEvent
from caseworker_app.model.partial_date import PartialDate, PartialDateType
from caseworker_app.model.person import Person
from caseworker_app.model.protection import Alert, Incident
from caseworker_app.model.time_span import TimeSpanType
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.base import Record
    from caseworker_app.model.time_span import TimeSpan

ASIDE = frozenset({"Case.archived", "Case.retain_until", "Person.stated_age"})
"""Dates that are no events: how long the files are kept, and an age as it was told."""
_LIFE = frozenset(str(attribute) for attribute in LIFE)
_ONE_A_DAY = frozenset({TokenEntry})
"""Rows of which there are several a day: a day of theirs is one event."""
_SENSITIVE = frozenset({Alert.__name__, Incident.__name__})
"""Kinds of record that stay off paper unless they are marked for the chronology."""
_WITHOUT_A_PAGE: dict[type[Any], str] = {
    **dict.fromkeys((Group, GroupMember, GroupSession, GroupStage, GroupTool, Sociogram), "intervention/sessions"),
    Attachment: "files/attachments",
}
_FAMILY = "assessment/genogram"
_OWN_DATE = frozenset({"date", "dates"})
"""Attributes by which a record is itself an event, so that one without it is told as undated."""
_MOST_LETTERS = 300
_TURNING_POINTS = (
    *("Case.opened", "Case.closed", "Engagement.intake_date", "Consent.date", "RiskScreening.date", "HomeVisit.date"),
    *("Contract.date", "Conference.date", "Plan.discussed_on", "PlanRevision.date", "Measurement.date"),
    *("Assistance.date", "Evaluation.date", "Termination.date", "Referral.date", "Handover.date", "Aftercare.date"),
)
"""What a chronology tells of a case while nothing is marked."""

Key = tuple[str, str, str]
"""Class, id and attribute of the date: what tells one event from all others."""


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    """One date of one record.

    kind: what such records are called. label: which of its dates it is, «» for the one that the record is about.
    place: stage and page where it stands, field: the table or field there. life: it belongs to somebody's life, not to
    the work. secret: it is to stay off paper («Rahasia»). marked: chosen for the chronology. failed: a meeting that
    did not take place.
    """

    entity: str
    id: str
    attribute: str
    date: PartialDate | None
    time: TimeSpan | None
    kind: str
    label: str
    what: str
    place: str
    field: str
    life: bool = False
    secret: bool = False
    marked: bool = False
    failed: bool = False

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return self.entity, self.id, self.attribute

    @property
    def stage(self) -> str:
        """Key of the stage or tab that it belongs to."""
        return self.place.partition("/")[0]

    @property
    def title(self) -> str:
        """«Kontak», «Persetujuan: ditarik pada», «Kasus dibuka»."""
        if self.entity == Case.__name__ and self.label:
            return self.label
        return f"{self.kind}: {self.label[:1].lower()}{self.label[1:]}" if self.label else self.kind

    @property
    def placed(self) -> bool:
        """Whether it has a place in time; mere words and nothing at all have none."""
        return self.date is not None and (self.date.readable or bool(days_of(self.date)))

    @property
    def first_day(self) -> Day | None:
        """The first day that is known of it."""
        return first_day(self.date)


@dataclasses.dataclass(frozen=True, slots=True)
class Filter:
    """Which events are wanted; what is empty leaves all. words: all of them must stand in the event."""

    stages: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None
    words: str = ""
    life: bool = False
    marked: bool = False

    def keeps(self, event: Event) -> bool:
        """Whether an event is wanted; what has no place in time is in no period."""
        if (event.life and not self.life) or (self.marked and not event.marked):
            return False
        if (self.stages and event.stage not in self.stages) or (self.kinds and event.kind not in self.kinds):
            return False
        if (self.first or self.last) and not self._in_period(event.date):
            return False
        date = event.date.long() if event.date else ""
        text = f"{event.title} {event.what} {date}".casefold()
        return all(word in text for word in self.words.casefold().split())

    def _in_period(self, value: PartialDate | None) -> bool:
        days = days_of(value)
        start, end = (days[0], days[-1]) if days else (value.earliest, value.latest) if value else (None, None)
        if start is None or end is None:
            return False
        return not ((self.first and end < self.first) or (self.last and start > self.last))


def timeline(file: CaseFile) -> list[Event]:
    """All events of a case in the order of time: exact and vague dates as they sort, then ages, words, nothing."""
    marked = {(mark.entity, mark.entity_id, mark.field) for mark in file.case.key_events}
    events = (_marked(event, event.key in marked) for record in _records(file) for event in _events(record))
    return sorted(_one_a_day(events), key=_moment)


def _marked(event: Event, is_marked: bool) -> Event:  # noqa: FBT001 - private, mapped
    """The event with its mark; what is sensitive comes on paper only by that mark."""
    secret = event.secret or (event.entity in _SENSITIVE and not is_marked)
    return dataclasses.replace(event, marked=is_marked, secret=secret)


def turning_points(events: Iterable[Event]) -> list[Event]:
    """What a chronology tells: the marked events, or where nothing is marked those that carry every case."""
    placed = [event for event in events if event.placed]
    marked = [event for event in placed if event.marked]
    return marked or [event for event in placed if f"{event.entity}.{event.attribute}" in _TURNING_POINTS]


def dated_attributes(kind: type[Any]) -> list[str]:
    """The attributes of a class that hold a date and are events, as they stand in the model."""
    columns = inspect(kind).column_attrs
    names = [column.key for column in columns if isinstance(column.columns[0].type, PartialDateType)]
    return [name for name in names if f"{kind.__name__}.{name}" not in ASIDE]


def kinds_of(events: Iterable[Event]) -> list[str]:
    """The kinds among some events, by the alphabet."""
    return sorted({event.kind for event in events}, key=str.casefold)


def stage_titles() -> dict[str, str]:
    """Key of a stage or tab -> its title, in the order of the work."""
    return {stage.key: tr(stage.title) for stage in (*STAGES, *TABS)}


def _records(file: CaseFile) -> Iterator[Record]:
    """The case with all that hangs on it, the groups that it takes part in, its people and their bonds."""
    kin = file.kin
    everybody = {person.id: person for person in (*kin.people, *([file.client] if file.client else []))}
    family = (*everybody.values(), *kin.unions, *kin.households)
    for top in (file.case, *family):
        yield from _tree(top)
    for group in file.groups:
        own = own_member(group, file.case)
        yield from (record for record in _tree(group) if not _of_another(record, own))


def _of_another(record: Record, own: GroupMember | None) -> bool:
    """Whether something in a group is about a member who is not the client."""
    if isinstance(record, GroupMember):
        return record is not own
    return isinstance(record, GroupTool) and bool(record.member_id) and (own is None or record.member_id != own.id)


def _tree(record: Record) -> Iterator[Record]:
    yield record
    for relation in inspect(type(record)).relationships:
        if relation.cascade.delete_orphan and relation.mapper.class_ is not KeyEvent:
            value = getattr(record, relation.key)
            for child in value if relation.uselist else [value]:
                if child is not None:
                    yield from _tree(child)


def _events(record: Record) -> Iterator[Event]:
    """The dates of a record; without any, the record alone, where it is a row that has one."""
    kind = type(record)
    names = dated_attributes(kind)
    values = {name: getattr(record, name) for name in names}
    dates = {name: value for name, value in values.items() if value is not None and not value.empty}
    undated = next((name for name in names if name in _OWN_DATE), "")
    if not dates and undated and kind in _tables() and _summary(record):
        dates = {undated: None}
    for name, value in dates.items():
        life = f"{kind.__name__}.{name}" in _LIFE
        place, field = _place(kind, name)
        yield Event(
            entity=kind.__name__,
            id=record.id,
            attribute=name,
            date=value,
            time=_clock(record) if name == names[0] else None,
            kind=_kind(record),
            label=_label(kind, name, names[0]),
            what=" · ".join(filter(None, (outcomes.in_words(record), _summary(record)))),
            place=place,
            field=field,
            life=life,
            secret=bool(getattr(record, "private", None)),
            failed=not outcomes.took_place(record),
        )


def _one_a_day(events: Iterable[Event]) -> Iterator[Event]:
    """Several rows of one day and kind as one event that counts them."""
    days: dict[tuple[str, str], list[Event]] = {}
    names = {kind.__name__ for kind in _ONE_A_DAY}
    for event in events:
        if event.entity not in names or event.date is None:
            yield event
        else:
            days.setdefault((event.entity, str(event.date)), []).append(event)
    for some in days.values():
        told = tr("{count} catatan").format(count=len(some))
        first = some[0]
        what = f"{told}: {'; '.join(dict.fromkeys(event.what for event in some if event.what))}"
        yield dataclasses.replace(first, what=_cut(what.removesuffix(": ")), marked=any(event.marked for event in some))


def _moment(event: Event) -> tuple[Any, ...]:
    nothing = (9, 0, 0, "")
    date = event.date.sort_key if event.date else nothing
    if event.date is not None and not event.date.readable and (day := first_day(event.date)):
        date = PartialDate.on(day).sort_key  # several days, written one after the other
    return (*date[:3], event.time.sort_key if event.time else nothing, event.kind, event.what, event.id)


@cache
def _tables() -> dict[type[Any], Rows]:
    """The table in which the rows of a class stand first."""
    found: dict[type[Any], Rows] = {}
    for _, item in all_items():
        if isinstance(item, Rows):
            found.setdefault(item.row_class, item)
    return found


@cache
def _place(kind: type[Any], name: str) -> tuple[str, str]:
    """Where a date is filled in: stage and page, and the table or field there."""
    if kind in _WITHOUT_A_PAGE:
        return _WITHOUT_A_PAGE[kind], ""
    table = _tables().get(kind)
    for attribute, field in (
        (table.attribute if table else None, table.key if table else ""),
        (getattr(kind, name), name),
    ):
        try:
            if attribute is not None:
                return place_of(attribute), field
        except (KeyError, StopIteration):
            continue
    return _FAMILY, ""


def _kind(record: Record) -> str:
    return tr("Keluarga") if isinstance(record, Person) else called(type(record).__name__)


@cache
def _label(kind: type[Any], name: str, main: str) -> str:
    """Which of its dates it is; the one that a record is about needs no word."""
    if name == main and (kind in _tables() or name in _OWN_DATE):
        return ""
    return title_of_column(kind, name) or name


@cache
def _clock_of(kind: type[Any]) -> str:
    columns = inspect(kind).column_attrs
    times = [column.key for column in columns if isinstance(column.columns[0].type, TimeSpanType)]
    return times[0] if times else ""


def _clock(record: Record) -> TimeSpan | None:
    name = _clock_of(type(record))
    found: TimeSpan | None = getattr(record, name) if name else None
    return found


def _summary(record: Record) -> str:
    """What a record says in the columns of its table, the one that names it first."""
    if isinstance(record, Person):
        return record.name or record.alias or ""
    if isinstance(record, Group):
        return group_called(record)
    table = _tables().get(type(record))
    fields: Sequence[Field] = table.columns if table else ()
    ordered = sorted(fields, key=lambda field: not field.starred)
    words = [_words(record, field) for field in ordered if field.editor not in {Kind.DATE, Kind.TIME}]
    told = " · ".join(filter(None, words)) or _first_words(record)
    return _cut(told)


def _words(record: Record, field: Field) -> str:
    if field.attribute is ConsentStatement.key:
        return ""  # the program's own name of a statement
    try:
        source = holder(record, field)
    except LookupError:
        return ""
    value = None if source is None else getattr(source, field.key)
    if value is None or isinstance(value, (int, bytes, PartialDate)):
        return ""
    return "; ".join(" ".join(shown(field, value).split("\n")).split("  "))


def _first_words(record: Record) -> str:
    """The first text of a record that stands in no table."""
    if isinstance(record, (Case, FamilyMember)):
        return ""
    for column in inspect(type(record)).column_attrs:
        is_key = any(part.primary_key or part.foreign_keys for part in column.columns)
        value = getattr(record, column.key)
        if isinstance(value, str) and value.strip() and not is_key and type(record) not in _PARTS:
            return " ".join(value.split())
    return ""


_PARTS = frozenset(relation.mapper.class_ for relation in inspect(Case).relationships if not relation.uselist)


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _MOST_LETTERS else plain[:_MOST_LETTERS].rsplit(" ", 1)[0] + " …"
