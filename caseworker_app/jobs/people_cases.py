"""One person over several cases: in which she is the client, in which family, informant, signer, member of a group."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Table, select

from caseworker_app.casework.case_file import called as initials_from
from caseworker_app.forms.called import called
from caseworker_app.forms.spots import FAMILY_FIELD, FAMILY_PLACE, spot_of
from caseworker_app.jobs.cases import age_text
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.group import Group, GroupMember
from caseworker_app.model.partial_date import PartialDate, PartialDateType
from caseworker_app.model.person import Person
from caseworker_app.store import erasable
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_AT_ONCE = 400
_ON_DIAGRAMS_ONLY = {"nudge"}
"""Tables that say nothing of a person but where she is drawn."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is in a case or a group, and where that is written.

    what: «klien», «ibu», «informan». times: how often that was written there. place and field as ``Place.case_wanted``
    has them. group: its name, for a role in a group.
    """

    person_id: str
    what: str
    case_id: str | None
    place: str = ""
    field: str = ""
    date: PartialDate | None = None
    group: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as a person's page shows it."""

    id: str
    number: str
    initials: str
    cluster: str
    opened: PartialDate | None
    closed: PartialDate | None
    archived: bool


def roles_of(session: Session, people: Collection[str]) -> list[Role]:
    """Every role of these people, client first, then family, then what else points to them; each once for a case."""
    ids = sorted(people)
    roles: list[Role] = []
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        roles += _main(session, some)
        for link in _links():
            roles += _by_link(session, link, some)
    return _together(roles)


def main_roles_of(session: Session, people: Collection[str]) -> list[Role]:
    """The roles as client, in families and groups; of those who have none, every other. Quick enough for each key."""
    roles = _main(session, sorted(people)[:_AT_ONCE])
    others = set(people) - {role.person_id for role in roles}
    return [*_together(roles), *(roles_of(session, others) if others else ())]


def _main(session: Session, ids: list[str]) -> list[Role]:
    return [*_as_client(session, ids), *_in_families(session, ids), *_in_groups(session, ids)]


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person's page: who she is, and each of her roles with its case, the newest case first."""

    initials: str
    name: str
    sex: str
    age: str
    lines: list[tuple[Role, CaseLine | None]]


def person_view(session: Session, person_id: str, today: date | None = None) -> PersonView | None:
    """Everything that one person is in the notebook; None where there is no such person."""
    person = session.get(Person, person_id)
    if person is None:
        return None
    roles = roles_of(session, [person_id])
    cases = case_lines(session, {role.case_id for role in roles if role.case_id})
    lines = [(role, cases.get(role.case_id or "")) for role in roles]
    lines.sort(key=lambda line: (line[1] is not None, str(line[1].opened or "") if line[1] else ""), reverse=True)
    age = age_text(person, today or date.today())
    return PersonView(
        initials_from(person.alias, person.name),
        person.name or "",
        person.sex.value if person.sex else "",
        tr("{age} tahun").format(age=age) if age else "",
        lines,
    )


def people_of_case(session: Session, case_id: str) -> set[str]:
    """The ids of all people whom anything of a case points to."""
    clients = select(Case.client_id).where(Case.id == case_id)
    family = select(FamilyMember.person_id).where(FamilyMember.case_id == case_id)
    people = {*session.execute(clients).scalars(), *session.execute(family).scalars()}
    for link in _links():
        source, case_column = _up_to_case(link.table)
        people.update(session.execute(select(link.column).select_from(source).where(case_column == case_id)).scalars())
    return {person for person in people if person}


def case_lines(session: Session, cases: Collection[str]) -> dict[str, CaseLine]:
    """What is shown of these cases, by id."""
    columns = (Case.id, Case.number, Case.cluster, Case.opened, Case.closed, Case.archived)
    lines: dict[str, CaseLine] = {}
    ids = sorted(cases)
    for start in range(0, len(ids), _AT_ONCE):
        some = select(*columns, Person.name, Person.alias, Case.client_id).outerjoin(
            Person, Person.id == Case.client_id
        )
        for row in session.execute(some.where(Case.id.in_(ids[start : start + _AT_ONCE]))):
            letters = initials_from(row.alias, row.name) if row.client_id else "?"
            lines[row.id] = CaseLine(
                row.id, row.number or "", letters, row.cluster or "", row.opened, row.closed, row.archived is not None
            )
    return lines


@dataclass(frozen=True, slots=True, eq=False)
class _Link:
    """A column of a table of cases that points to a person, with its class, attribute, and the day of its rows."""

    entity: type[Record]
    key: str
    table: Table
    column: Column[Any]
    day: Column[Any] | None


@cache
def _links() -> tuple[_Link, ...]:
    links = []
    for mapper in sorted(Record.registry.mappers, key=lambda mapper: mapper.class_.__name__):
        table = mapper.local_table
        if not isinstance(table, Table) or table.name in {*_ON_DIAGRAMS_ONLY, "case_", "family_member"}:
            continue
        if erasable.belongs_to_a_case(table):
            for column, target in erasable.links_of(table):
                if target is erasable.PERSON:
                    day = table.columns.get("date")
                    dated = day if day is not None and isinstance(day.type, PartialDateType) else None
                    key = mapper.get_property_by_column(column).key
                    links.append(_Link(mapper.class_, key, table, column, dated))
    return tuple(links)


def _up_to_case(table: Table) -> tuple[Any, Column[Any]]:
    """The joined tables from one up to the row that names its case, and the column that does."""
    source: Any = table
    while True:
        owner = erasable.owner_of(table)
        if owner is None:
            raise LookupError(f"{table.name} hangs on no case")
        above = next(iter(owner.foreign_keys)).column.table
        if above is erasable.CASE:
            return source, owner
        source, table = source.join(above, owner == above.c.id), above


def _as_client(session: Session, ids: list[str]) -> Iterator[Role]:
    columns = select(Case.client_id, Case.id, Case.opened).where(Case.client_id.in_(ids))
    for person, case, opened in session.execute(columns):
        yield Role(str(person), tr("klien"), case, "client/client_family", "", opened)


def _in_families(session: Session, ids: list[str]) -> Iterator[Role]:
    columns = (FamilyMember.person_id, FamilyMember.case_id, FamilyMember.relation, Case.client_id)
    rows = session.execute(select(*columns).join(Case).where(FamilyMember.person_id.in_(ids)))
    for person, case, relation, client in rows:
        if person != client:
            yield Role(str(person), relation or tr("keluarga"), case, FAMILY_PLACE, FAMILY_FIELD)


def _by_link(session: Session, link: _Link, ids: list[str]) -> Iterator[Role]:
    source, case_column = _up_to_case(link.table)
    day = () if link.day is None else (link.day,)
    rows = session.execute(select(link.column, case_column, *day).select_from(source).where(link.column.in_(ids)))
    spot = spot_of(link.entity, link.key.removesuffix("_id"))
    if not spot.place:
        spot = spot_of(link.entity, "name")
    for person, case, *when in rows:
        yield Role(str(person), called(link.entity.__name__), case, spot.place, spot.field, *when)


def _in_groups(session: Session, ids: list[str]) -> Iterator[Role]:
    columns = (GroupMember.person_id, GroupMember.case_id, GroupMember.joined, Group.name)
    rows = session.execute(select(*columns).join(Group).where(GroupMember.person_id.in_(ids)))
    for person, case, joined, group in rows:
        yield Role(str(person), tr("anggota kelompok"), case, "", "", joined, group or tr("(tanpa nama)"))


def _together(roles: list[Role]) -> list[Role]:
    """The same role in the same case once, with how often it was written and the first day of it."""
    merged: dict[tuple[object, ...], Role] = {}
    for role in roles:
        key = (role.person_id, role.case_id, role.what, role.group)
        known = merged.get(key)
        if known is None:
            merged[key] = role
        else:
            dates = [date for date in (known.date, role.date) if date is not None]
            first = min(dates, key=str) if dates else None
            merged[key] = Role(
                role.person_id, role.what, role.case_id, known.place, known.field, first, role.group, known.times + 1
            )
    return list(merged.values())
