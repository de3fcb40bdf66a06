"""Run the rules of plausibility over a case of the notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from caseworker_app.casework.case_file import called
from caseworker_app.casework.plausibility.rules import look
from caseworker_app.casework.plausibility.scope import Bearer, Scope
from caseworker_app.jobs.case_files import family_graph
from caseworker_app.limits import brief
from caseworker_app.model.case import Case
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from caseworker_app.casework.plausibility.finding import Finding
    from caseworker_app.model.group import Group


def of_case(session: Session, case: Case, groups: Sequence[Group] = ()) -> list[Finding]:
    """What cannot be, or hardly, in a case; its records are those of the session, also what is not stored yet."""
    return look(scope_of(session, case, groups))


def scope_of(session: Session, case: Case, groups: Sequence[Group] = ()) -> Scope:
    """The case with the family around its client, and the numbers that the rest of the notebook uses."""
    others = session.scalars(select(Case.number).where(Case.id != case.id, Case.number.is_not(None)))
    return Scope(
        case,
        family_graph(session, case),
        groups,
        bearers=tuple(_bearers(session, case)),
        numbers=tuple(number for number in others if number),
    )


def _bearers(session: Session, case: Case) -> Iterator[Bearer]:
    """Everybody with a NIK or telephone; a client of another case is called by its number, others by initials."""
    clients = select(Case.client_id, Case.number).where(Case.id != case.id, Case.client_id.is_not(None))
    cases = {client_id: number or "–" for client_id, number in session.execute(clients)}
    people = select(Person.id, Person.name, Person.alias, Person.nik, Person.phone).where(
        or_(Person.nik.is_not(None), Person.phone.is_not(None))
    )
    for person_id, name, alias, nik, phone in session.execute(people):
        who = called(alias, name)
        if person_id in cases and person_id != case.client_id:
            who = tr("{who}, klien kasus {number}").format(who=who, number=brief(cases[person_id], 24))
        yield Bearer(person_id, who, nik, phone)
