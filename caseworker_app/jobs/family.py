"""Enter the family: each person once, joined to the client by a word («kakak ke-1», «ibu»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app.casework.placing import place
from caseworker_app.casework.relations import relation as derived
from caseworker_app.errors import NotAllowed
from caseworker_app.jobs.case_files import gather
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.family import EmotionalTie, Household, HouseholdMember, TwinGroup
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.model.choices import EmotionalKind, TwinKind
    from caseworker_app.model.family import Union
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


def relate(
    notebook: Notebook, case: Case, member: FamilyMember, relation: str, *, cause: FamilyMember | None = None
) -> bool:
    """Say what a family member is to the client; True where the word could be placed in the family graph.

    Who was placed before by another word, and hangs together with the others by nothing else, is taken from there.
    It is undone together with what was just said of ``cause``, else of the member.
    """
    follows = (cause or member).id
    with notebook.edit(tr("Sambungkan dalam genogram"), case_id=case.id, follows=follows) as session:
        _unplace(session, case, member, relation)
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


def remove_relative(notebook: Notebook, case: Case, person: Person) -> None:
    """Take a person out of the family: table, unions, household, emotional lines.

    The person's own record goes too where nothing else of the notebook speaks of it. Undo brings everything back.

    Raises:
        NotAllowed: it is the client.
    """
    if person.id == case.client_id:
        raise NotAllowed(tr("Klien tidak dapat dihapus dari genogramnya sendiri; tidak ada yang berubah."))
    with notebook.edit(tr("Hapus anggota keluarga"), case_id=case.id) as session:
        kin = gather(session, case).kin
        for member in [one for one in case.family if one.person_id == person.id]:
            case.family.remove(member)
        for nudge in [one for one in case.nudges if one.person_id == person.id]:
            case.nudges.remove(nudge)
        for union in kin.unions:
            _leave(session, union, person)
        for tie in kin.emotional_ties:
            if person.id in {tie.person1_id, tie.person2_id}:
                session.delete(tie)
        for household in kin.households:
            _move_out(session, household, person)
        session.flush()
        if not _is_spoken_of(session, person):
            session.delete(person)


def let_go(notebook: Notebook, case: Case, person_id: str) -> None:
    """Another person was chosen in the row of the family where this one stood.

    Whoever hangs together with the others by one union alone leaves it, and the person's record goes where nothing else
    of the notebook speaks of it.
    """
    with notebook.reading() as session:
        person = session.get(Person, person_id)
    if person is None or person_id == case.client_id or any(one.person_id == person_id for one in case.family):
        return
    with notebook.edit(tr("Lepas orang yang diganti"), case_id=case.id) as session:
        kin = gather(session, case).kin
        unions = [*kin.unions_of(person_id), *(union for union, _ in kin.births(person_id))]
        if len(unions) == 1:
            _leave(session, unions[0], person)
            session.flush()
        if not _is_spoken_of(session, person):
            session.delete(person)


def disconnect(notebook: Notebook, case: Case, tie: EmotionalTie) -> None:
    """Take an emotional line away."""
    with notebook.edit(tr("Hapus garis hubungan"), case_id=case.id) as session:
        session.delete(tie)


def encircle(notebook: Notebook, case: Case, household: Household, people: list[Person]) -> None:
    """Say who lives in a household now; with nobody left the household goes."""
    with notebook.edit(tr("Ubah anggota serumah"), case_id=case.id) as session:
        wanted = {person.id for person in people}
        for member in list(household.members):
            if member.person_id not in wanted:
                household.members.remove(member)
        known = {member.person_id for member in household.members}
        for person in people:
            if person.id not in known:
                household.members.append(HouseholdMember(person_id=person.id, position=len(household.members)))
        if not household.members:
            session.delete(household)


def twins(notebook: Notebook, case: Case, first: Person, second: Person, kind: TwinKind) -> bool:
    """Say that two were born together; False where they are no children of the same union."""
    with notebook.edit(tr("Tandai kembar"), case_id=case.id) as session:
        kin = gather(session, case).kin
        for union in kin.unions:
            born = {parentage.child_id: parentage for parentage in union.children}
            if first.id in born and second.id in born:
                one, other = born[first.id], born[second.id]
                group = one.twin_group or other.twin_group
                if group is None:
                    group = TwinGroup()
                    session.add(group)
                group.kind = kind
                one.twin_group = other.twin_group = group
                return True
    return False


def _relate(session: Session, case: Case, member: FamilyMember, relation: str, anchor: Person | None) -> bool:
    """Join in the graph where the word allows it; a word about somebody else than the client is then done with."""
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
    if start.id != case.client_id:
        member.relation = None
    return True


def _unplace(session: Session, case: Case, member: FamilyMember, word: str) -> None:
    """Undo an earlier placing that says something else, unless more than that one union depends on it."""
    person = member.person
    if person is None or not word or person.id == case.client_id or case.client_id is None:
        return
    kin = gather(session, case).kin
    unions = [*kin.unions_of(person.id), *(union for union, _ in kin.births(person.id))]
    if len(unions) == 1 and derived(kin, case.client_id, person.id).casefold() != word.casefold():
        _leave(session, unions[0], person)
        session.flush()


def _leave(session: Session, union: Union, person: Person) -> None:
    """Take a person out of a union as partner and as child; a union that joins nobody any more goes."""
    touched = False
    for side in ("partner1", "partner2"):
        if getattr(union, f"{side}_id") == person.id:
            setattr(union, side, None)
            setattr(union, f"{side}_id", None)
            touched = True
    for parentage in [one for one in union.children if one.child_id == person.id]:
        group = parentage.twin_group
        union.children.remove(parentage)
        born = [one for one in union.children if group is not None and one.twin_group_id == group.id]
        if group is not None and len(born) < 2:
            for one in born:
                one.twin_group = None
            session.delete(group)
        touched = True
    mates = sum(side is not None for side in (union.partner1_id, union.partner2_id))
    if touched and mates + len(union.children) < 2:
        session.delete(union)


def _move_out(session: Session, household: Household, person: Person) -> None:
    gone = [member for member in household.members if member.person_id == person.id]
    for member in gone:
        household.members.remove(member)
    if gone and not household.members:
        session.delete(household)


def _is_spoken_of(session: Session, person: Person) -> bool:
    """Whether any record of the notebook still points to a person."""
    for table in Person.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table is Person.__table__:
                found = select(key.parent).where(key.parent == person.id).limit(1)
                if session.execute(found).first() is not None:
                    return True
    return False
