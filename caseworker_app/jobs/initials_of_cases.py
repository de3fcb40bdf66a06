"""Initials for the people of many cases at once, in texts that are shown outside of any case."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import literal, select, union_all

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.pseudonyms import replacer
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from sqlalchemy.orm import Session

_AT_ONCE = 500  # ids in one question to the database


def disguises(session: Session, cases: Collection[str]) -> Callable[[str, str], str]:
    """A function of a case's id and a text, which puts initials for client and family of that case into the text.

    Reads names only, and of these cases only; who stands in no family table keeps the name that was written.
    """
    people: dict[str, list[Person]] = defaultdict(list)
    listed = sorted(cases)
    for start in range(0, len(listed), _AT_ONCE):
        some = listed[start : start + _AT_ONCE]
        named = union_all(
            select(Case.id.label("owner"), Case.client_id.label("person"), literal(0).label("rank")).where(
                Case.id.in_(some)
            ),
            select(FamilyMember.case_id, FamilyMember.person_id, literal(1)).where(FamilyMember.case_id.in_(some)),
        ).subquery()
        columns = (named.c.owner, Person.id, Person.name, Person.nickname, Person.alias)
        statement = select(*columns).join(Person, Person.id == named.c.person).order_by(named.c.rank)
        for owner, *values in session.execute(statement):
            if all(person.id != values[0] for person in people[owner]):
                people[owner].append(Person(**dict(zip(("id", "name", "nickname", "alias"), values, strict=True))))
    replacers: dict[str, Callable[[str], str]] = {}

    def hide(case_id: str, text: str) -> str:
        if not _may_name(people.get(case_id, ()), text):
            return text
        if case_id not in replacers:
            client, *_ = everybody = people[case_id]
            replacers[case_id] = replacer(CaseFile(Case(client=client), Kin(people=everybody)))
        return replacers[case_id](text)

    return hide


def _may_name(people: Iterable[Person], text: str) -> bool:
    """Whether any word of their names stands in a text at all; cheap, and seldom so."""
    low = text.casefold()
    names = " ".join(f"{person.name or ''} {person.nickname or ''}" for person in people)
    return bool(low) and any(word in low for word in names.casefold().split())
