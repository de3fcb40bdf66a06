"""Load a case with its family and groups, for documents, diagrams and packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.group_work import is_client, nameless, without_others
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.unread import put_in_place
from caseworker_app.errors import NotFound
from caseworker_app.jobs import own_instruments, own_library, own_techniques, silencing, templates
from caseworker_app.model.case import Case
from caseworker_app.model.family import EmotionalTie, Household, HouseholdMember, Parentage, TwinGroup, Union
from caseworker_app.model.group import Group, GroupMember
from caseworker_app.model.person import Person
from caseworker_app.store.drafts import unread_texts
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from caseworker_app.model.base import Record
    from caseworker_app.store.notebook import Notebook


def load(notebook: Notebook, case_id: str, *, for_others: bool = False) -> CaseFile:
    """A snapshot of a case: everything loaded, tied to no session, safe to hand to another thread.

    Text that waits to be read stands in the place of what its column held. for_others: who reads it must not learn who
    else takes part in the client's groups (``group_work.without_others``).
    """
    with notebook.reader() as session:
        case = session.get(Case, case_id)
        if case is None:
            raise NotFound(tr("Kasus ini tidak ada lagi di buku kasus."))
        file = gather(session, case, for_others=for_others)
        file.consent_template = templates.consent_form(session)
        file.templates = templates.own(session)
        file.checks_off = silencing.turned_off(session)
        for record in everything(file):
            _touch(record)
        typed = unread_texts(session)
        session.expunge_all()
    if for_others:
        for group in file.groups:
            without_others(group, case)
    unknown = {one.id for group in file.groups for one in nameless(group)} if for_others else set()
    records = {record.id: record for record in everything(file) if record.id not in unknown}
    file.unread = {
        (record_id, key): raw
        for (record_id, key), raw in typed.items()
        if record_id in records and put_in_place(records[record_id], key, raw)
    }
    return file


def snapshot(session: Session, tops: Iterable[Record]) -> None:
    """Load these records and all that belongs to them, and let go of the session."""
    for top in tops:
        for record in walk(top):
            _touch(record)
    session.expunge_all()


def gather(session: Session, case: Case, *, for_others: bool = False) -> CaseFile:
    """A case with the family graph and the groups that it touches, still tied to its session.

    for_others: without the people of other members of these groups, and their families.
    """
    groups = _groups(session, case)
    own = [member for group in groups for member in group.members if is_client(member, case)]
    ids = set(_linked_people([case, *(own if for_others else groups)]))
    kin = relatives(session, ids)
    described = tuple(own_instruments.used(session, case, groups))
    worded = tuple(own_techniques.used(session, case))
    instruments = own_library.instruments(session)
    return CaseFile(case, kin, groups, instruments=instruments, described=described, worded=worded)


def family_graph(session: Session, case: Case) -> Kin:
    """The family graph that the people in the table of the family hang in, without all else that a case names."""
    ids = {case.client_id, *(member.person_id for member in case.family)}
    return relatives(session, {id_ for id_ in ids if id_})


def everything(file: CaseFile) -> Iterator[Record]:
    """The case, all that belongs to it, and all that it shares."""
    kin = file.kin
    shared: list[Record] = [*kin.people, *kin.twin_groups, *kin.unions, *kin.households, *kin.emotional_ties]
    shared.extend(agencies(file.case))
    if file.case.practitioner is not None:
        shared.append(file.case.practitioner)
    for top in [file.case, *file.groups, *shared]:
        yield from walk(top)


def agencies(case: Case) -> list[Record]:
    """The agency of the case and, where it is another, that of its practitioner."""
    found = [case.agency, case.practitioner.agency if case.practitioner else None]
    return list({agency.id: agency for agency in found if agency is not None}.values())


def walk(record: Record) -> Iterator[Record]:
    """A record and all that belongs to it, loading it where needed."""
    yield record
    for relationship in record.__mapper__.relationships:
        if relationship.cascade.delete_orphan:
            value = getattr(record, relationship.key)
            for child in value if relationship.uselist else [value]:
                if child is not None:
                    yield from walk(child)


def _touch(record: Record) -> None:
    for attribute in record.__mapper__.attrs:
        getattr(record, attribute.key)


def _linked_people(tops: Iterable[Record]) -> Iterator[str]:
    for top in tops:
        for record in walk(top):
            for column in record.__mapper__.columns:
                if any(key.column.table is Person.__table__ for key in column.foreign_keys):
                    value = getattr(record, record.__mapper__.get_property_by_column(column).key)
                    if value:
                        yield value


def _groups(session: Session, case: Case) -> list[Group]:
    member = select(GroupMember.group_id).where(
        or_(
            GroupMember.case_id == case.id,
            GroupMember.person_id == case.client_id if case.client_id else GroupMember.case_id == case.id,
        )
    )
    return list(session.scalars(select(Group).where(Group.id.in_(member)).order_by(Group.name, Group.id)))


def relatives(session: Session, ids: set[str]) -> Kin:
    """The family graph that hangs together with these people; their ids are added to ``ids``."""
    unions: dict[str, Union] = {}
    frontier = set(ids)
    while frontier:
        born = select(Parentage.union_id).where(Parentage.child_id.in_(frontier))
        found = session.scalars(
            select(Union).where(
                or_(Union.partner1_id.in_(frontier), Union.partner2_id.in_(frontier), Union.id.in_(born))
            )
        )
        touched: set[str] = set()
        for union in found:
            unions.setdefault(union.id, union)
            touched.update(filter(None, (union.partner1_id, union.partner2_id)))
            touched.update(filter(None, (parentage.child_id for parentage in union.children)))
        frontier = touched - ids
        ids |= touched
    households = session.scalars(
        select(Household).where(
            Household.id.in_(select(HouseholdMember.household_id).where(HouseholdMember.person_id.in_(ids)))
        )
    ).all()
    ids |= {member.person_id for household in households for member in household.members if member.person_id}
    ties = session.scalars(
        select(EmotionalTie).where(EmotionalTie.person1_id.in_(ids), EmotionalTie.person2_id.in_(ids))
    )
    twin_ids = {parentage.twin_group_id for union in unions.values() for parentage in union.children}
    twins = session.scalars(select(TwinGroup).where(TwinGroup.id.in_(filter(None, twin_ids))))
    people = session.scalars(select(Person).where(Person.id.in_(ids)))
    return Kin(
        people=sorted(people, key=_by_id),
        unions=sorted(unions.values(), key=_by_id),
        twin_groups=sorted(twins, key=_by_id),
        households=sorted(households, key=_by_id),
        emotional_ties=sorted(ties, key=_by_id),
    )


def _by_id(record: Record) -> str:
    return record.id
