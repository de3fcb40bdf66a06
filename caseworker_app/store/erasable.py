"""Which rows go when cases are erased: a rule for every table, followed over the links of the schema.

What belongs to a case goes with it. People are shared: whoever stands in another case, in its family graph or in a
group stays there; everybody else goes, also those who stand in no case at all. Of the family graph goes what no longer
holds anybody who stays, of a group what is about a member who goes, of any case what is said of a record that goes. A
test fails for a table without a rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from caseworker_app.model.base import Record

Rows = dict[str, set[str]]
"""Name of a table -> ids."""

TABLES, IN_ORDER = Record.metadata.tables, Record.metadata.sorted_tables
CASE, PERSON, MEMBER, GROUP = TABLES["case_"], TABLES["person"], TABLES["group_member"], TABLES["group_"]
_UNION, _CHILD, _TWINS, _TIE = TABLES["union_"], TABLES["parentage"], TABLES["twin_group"], TABLES["emotional_tie"]
_HOUSEHOLD, _LODGER = TABLES["household"], TABLES["household_member"]

FAMILY_GRAPH = {table.name for table in (_UNION, _CHILD, _TWINS, _TIE, _HOUSEHOLD, _LODGER)}
"""What stands between people; it says who they are to each other, and keeps nobody."""
NAMING_A_CASE = {"book_case"}
"""Rows of another case that do nothing but name one that goes."""
ABOUT_A_RECORD = {"key_event", "restriction", "silenced_finding"}
"""Rows of any case about one record, which they name without a link: they go with it."""
HANGING_ON_A_RECORD = {"attachment"}
"""Rows that name a record in the same way and stay without it."""
ABOUT_MEMBERS = {"group_attendance", "group_tool", "sociogram_answer"}
"""Goes with the member that it is about."""
STAYING = {
    "agency": "an office is nobody's case",
    "practitioner": "whoever works on cases is no client",
    "supervisor": "belongs to a practitioner",
    "service": "an office of the region is nobody's case",
    "group_": "goes only when nobody is left in it",
    "group_step": "the group's plan, about no member",
    "group_area": "counts of a village, about no member",
    "group_stage": "the group's own account; the worker is told to read it again",
    "group_session": "the group's own account; the worker is told to read it again",
    "sociogram": "a question to the group; the answers go with their members",
    "draft": "goes with the record that it was typed for",
    "setting": "what names an id that goes is taken out of it",
    "tombstone": "ids of what was erased, so that no backup brings it back",
    "audit_entry": "kinds and ids only",
}
"""Tables that are not erased by a rule of their own, each with its reason."""

OF_A_RELATIVE = frozenset(
    {
        *("id", "name", "alias", "sex", "born", "stated_age", "education", "occupation", "marital_status", "religion"),
        *("phone", "street", "rt", "rw", "village", "district", "city", "vital", "died", "death_cause", "birth_kind"),
        *("substance_use", "mental_illness", "note"),
    }
)
"""What another case can show of a person who stands in its family; of a client who stays there, only this stays."""
_AT_ONCE = 500  # ids in one question to the database


def owner_of(table: Table) -> Column[Any] | None:
    """The column that says whose row this is."""
    return next((key.parent for key in table.foreign_keys if key.ondelete == "CASCADE"), None)


def links_of(table: Table) -> Iterator[tuple[Column[Any], Table]]:
    """The columns that point to a record which lives on its own, with its table."""
    return ((key.parent, key.column.table) for key in table.foreign_keys if key.ondelete != "CASCADE")


def belongs_to_a_case(table: Table) -> bool:
    """Whether its rows hang on a case, directly or through others."""
    column = owner_of(table)
    if column is None:
        return table is CASE
    return belongs_to_a_case(next(iter(column.foreign_keys)).column.table)


def rows_of(connection: Connection, cases: Collection[str]) -> Rows:
    """The ids of everything that goes with these cases, by table."""
    going: Rows = defaultdict(set)
    going[CASE.name] = set(cases)
    _add_what_hangs_on(connection, going)
    clients = _clients(connection, going, of_those=True)
    others = _clients(connection, going, of_those=False)
    staying = _family_of(connection, _linked(connection, going, clients - others) | others)
    going[PERSON.name] = _ids(connection, PERSON) - staying
    _add_members(connection, going, clients - others, others)
    _add_family_graph(connection, going, staying)
    _add_what_names(connection, going)
    _add_what_is_about(connection, going)
    _add_what_hangs_on(connection, going)
    return {name: ids for name, ids in going.items() if ids}


def numbers_of(connection: Connection, cases: Collection[str]) -> dict[str, str | None]:
    """The number of each of these cases that is there."""
    found: dict[str, str | None] = {}
    for some in chunks(cases):
        rows = connection.execute(select(CASE.c.id, CASE.c.number).where(CASE.c.id.in_(some)))
        found |= {case: number for case, number in rows}  # noqa: C416 - rows are no pairs to the type checker
    return found


def clients_who_stay(connection: Connection, going: Rows) -> set[str]:
    """Clients of the cases that go who stay as somebody's family only."""
    mine, others = (_clients(connection, going, of_those=of_those) for of_those in (True, False))
    return mine - others - going.get(PERSON.name, set())


def stripped() -> dict[str, None]:
    """What is emptied of such a client: column -> nothing."""
    return {column.name: None for column in PERSON.columns if column.name not in OF_A_RELATIVE}


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """So many ids as fit into one question."""
    listed = sorted(ids)
    return (listed[start : start + _AT_ONCE] for start in range(0, len(listed), _AT_ONCE))


def among(connection: Connection, wanted: Column[Any], column: Column[Any], ids: Iterable[str]) -> set[str]:
    """The values of a column in the rows where another holds one of these ids."""
    return {
        value
        for some in chunks(ids)
        for value in connection.execute(select(wanted).where(column.in_(some))).scalars()
        if value is not None
    }


def _ids(connection: Connection, table: Table) -> set[str]:
    return set(connection.execute(select(table.c.id)).scalars())


def _clients(connection: Connection, going: Rows, *, of_those: bool) -> set[str]:
    """The clients of the cases that go, or of all others."""
    rows = connection.execute(select(CASE.c.id, CASE.c.client_id).where(CASE.c.client_id.is_not(None)))
    return {client for case, client in rows if (case in going[CASE.name]) is of_those}


def _add_what_hangs_on(connection: Connection, going: Rows) -> None:
    """Everything that its owner takes along, at every depth."""
    for table in IN_ORDER:
        column = owner_of(table)
        if column is not None:
            owners = going[next(iter(column.foreign_keys)).column.table.name]
            going[table.name] |= among(connection, table.c.id, column, owners)


def _linked(connection: Connection, going: Rows, clients: set[str]) -> set[str]:
    """The people whom something that stays points to.

    The family graph points to nobody in this sense, and no group to the ``clients`` of the cases that go, nor to
    whoever takes part in it for one of these cases.
    """
    members = select(MEMBER.c.person_id, MEMBER.c.case_id).where(MEMBER.c.person_id.is_not(None))
    found = {person for person, case in connection.execute(members) if case not in going[CASE.name]} - clients
    for table in TABLES.values():
        if table.name in FAMILY_GRAPH or table is MEMBER:
            continue
        for column, target in links_of(table):
            if target is PERSON:
                rows = connection.execute(select(table.c.id, column).where(column.is_not(None)))
                found |= {person for row, person in rows if row not in going[table.name]}
    return found


def _family_of(connection: Connection, people: set[str]) -> set[str]:
    """These people and all who hang together with them in the family graph, as a case of theirs shows it."""
    bonds: dict[str, set[str]] = defaultdict(set)
    for union, *partners in connection.execute(select(_UNION.c.id, _UNION.c.partner1_id, _UNION.c.partner2_id)):
        bonds[union].update(filter(None, partners))
    for union, child in connection.execute(select(_CHILD.c.union_id, _CHILD.c.child_id)):
        bonds[union].update(filter(None, (child,)))
    found = _closure(people, bonds.values())
    homes: dict[str, set[str]] = defaultdict(set)
    for home, person in connection.execute(select(_LODGER.c.household_id, _LODGER.c.person_id)):
        homes[home].update(filter(None, (person,)))
    return found.union(*(lodgers for lodgers in homes.values() if lodgers & found))


def _closure(people: set[str], groups: Iterable[set[str]]) -> set[str]:
    found, waiting = set(people), list(groups)
    while reached := [group for group in waiting if group & found]:
        waiting = [group for group in waiting if not group & found]
        found = found.union(*reached)
    return found


def _add_members(connection: Connection, going: Rows, clients: set[str], others: set[str]) -> None:
    """Members of groups who go, what is about them, and groups in which nobody is left.

    ``clients`` are in no other case than those that go, ``others`` are those of the cases that stay.
    """
    columns = (MEMBER.c.id, MEMBER.c.group_id, MEMBER.c.person_id, MEMBER.c.case_id)
    remaining = set[str]()
    for member, group, person, case in connection.execute(select(*columns)).all():
        gone = person in going[PERSON.name] or person in clients
        if gone or (case in going[CASE.name] and person not in others):
            going[MEMBER.name].add(member)
            going[GROUP.name].add(group)
        else:
            remaining.add(group)
    going[GROUP.name] -= remaining
    for name in ABOUT_MEMBERS:
        for column, target in links_of(TABLES[name]):
            if target is MEMBER:
                going[name] |= among(connection, TABLES[name].c.id, column, going[MEMBER.name])


def _add_what_names(connection: Connection, going: Rows) -> None:
    """Rows of the cases that stay which only name one that goes."""
    for name in NAMING_A_CASE:
        for column, target in links_of(TABLES[name]):
            if target is CASE:
                going[name] |= among(connection, TABLES[name].c.id, column, going[CASE.name])


def _add_what_is_about(connection: Connection, going: Rows) -> None:
    """Rows of the cases that stay which are about a record that goes."""
    gone = set[str]().union(*going.values())
    for name in ABOUT_A_RECORD:
        table = TABLES[name]
        going[name] |= among(connection, table.c.id, table.c.entity_id, gone)


def _add_family_graph(connection: Connection, going: Rows, staying: set[str]) -> None:
    """What between people no longer holds anybody who stays."""
    partners = ((_UNION.c.id, _UNION.c.partner1_id), (_UNION.c.id, _UNION.c.partner2_id))
    children, lodgers = (_CHILD.c.union_id, _CHILD.c.child_id), (_LODGER.c.household_id, _LODGER.c.person_id)
    for table, naming in ((_UNION, (*partners, children)), (_HOUSEHOLD, (lodgers,))):
        named = [row for columns in naming for row in connection.execute(select(*columns))]
        going[table.name] = _ids(connection, table) - {record for record, person in named if person in staying}
    for table, column in ((_LODGER, _LODGER.c.person_id), (_CHILD, _CHILD.c.child_id)):
        going[table.name] |= among(connection, table.c.id, column, going[PERSON.name])
    for tie, *people in connection.execute(select(_TIE.c.id, _TIE.c.person1_id, _TIE.c.person2_id)):
        if not set(filter(None, people)) or set(people) & going[PERSON.name]:
            going[_TIE.name].add(tie)
    born = connection.execute(select(_CHILD.c.twin_group_id, _CHILD.c.union_id)).all()
    going[_TWINS.name] = _ids(connection, _TWINS) - {twins for twins, union in born if union not in going[_UNION.name]}
