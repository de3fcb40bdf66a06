"""Enter the family: each person once, joined to the client by a word («kakak ke-1», «ibu»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.relations import place
from caseworker_app.jobs.case_files import gather
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.family import EmotionalTie, Household, HouseholdMember
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.model.choices import EmotionalKind
    from caseworker_app.store.notebook import Notebook


def add_relative(
    notebook: Notebook, case: Case, relation: str, *, name: str | None = None, anchor: Person | None = None
) -> FamilyMember:
    """Add a new person to the family of a case, related to the client (or to ``anchor``) as the word says.

    A word that cannot be placed is kept as it is; the person then stands apart in the genogram until joined.
    """
    person = Person(name=name)
    with notebook.edit(tr("Tambah anggota keluarga"), case_id=case.id) as session:
        member = FamilyMember(person=person, position=len(case.family))
        session.add(person)
        case.family.append(member)
        _relate(session, case, member, relation, anchor)
    return member


def relate(notebook: Notebook, case: Case, member: FamilyMember, relation: str) -> bool:
    """Say what a family member is to the client; True where the word could be placed in the family graph."""
    with notebook.edit(tr("Ubah hubungan dengan klien"), case_id=case.id) as session:
        return _relate(session, case, member, relation, None)


def connect(notebook: Notebook, case: Case, first: Person, second: Person, kind: EmotionalKind) -> EmotionalTie:
    """Draw an emotional line between two people."""
    with notebook.edit(tr("Garis hubungan emosional"), case_id=case.id) as session:
        tie = EmotionalTie(person1_id=first.id, person2_id=second.id, kind=kind)
        session.add(tie)
    return tie


def house(notebook: Notebook, case: Case, people: list[Person]) -> Household:
    """Say that these people live together."""
    with notebook.edit(tr("Serumah"), case_id=case.id) as session:
        members = [HouseholdMember(person_id=person.id, position=at) for at, person in enumerate(people)]
        household = Household(members=members)
        session.add(household)
    return household


def _relate(session: Session, case: Case, member: FamilyMember, relation: str, anchor: Person | None) -> bool:
    """Join in the graph where the word allows it, and keep the word where the graph would not say the same."""
    start = anchor or case.client
    person = member.person
    member.relation = relation or None
    if start is None or person is None or not relation:
        return False
    session.flush()
    kin = gather(session, case).kin
    known = {union.id for union in kin.unions}
    union = place(kin, start, person, relation)
    if union is None:
        return False
    session.add_all(one for one in kin.unions if one.id not in known)
    return True
