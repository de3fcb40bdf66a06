"""Join people who are already in the family: as a couple, as parent and child, as siblings; one step of undo each.

Every function raises NotAllowed where the link is there already or cannot be; nothing is changed then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework import impossible_kin
from caseworker_app.casework.case_file import initials
from caseworker_app.casework.kin import children, partners
from caseworker_app.casework.placing import reorder
from caseworker_app.errors import NotAllowed
from caseworker_app.forms.records import copy_of
from caseworker_app.jobs.case_files import family_graph, gather
from caseworker_app.model.case import FamilyMember
from caseworker_app.model.choices import ParentageKind, Sex, UnionEnd
from caseworker_app.model.family import Parentage, Union
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.casework.kin import Kin
    from caseworker_app.model.case import Case
    from caseworker_app.model.choices import UnionKind
    from caseworker_app.store.notebook import Notebook

LISTED = 100  # of a larger family only those near the client are put into its table
NEAR = 3  # steps from the client
_OPPOSITE = {Sex.MALE: Sex.FEMALE, Sex.FEMALE: Sex.MALE}


def couple(notebook: Notebook, case: Case, first: Person, second: Person, kind: UnionKind | None) -> Union:
    """Make two people partners; None: what joins them is not known. Those who were parted may become a couple again."""
    with notebook.edit(tr("Jadikan pasangan"), case_id=case.id) as session:
        kin = gather(session, case).kin
        if first is second:
            raise NotAllowed(tr("Pasangan terdiri atas dua orang; pilih orang lain. Tidak ada yang berubah."))
        if any(second.id in partners(union) and _lasts(union) for union in kin.unions_of(first.id)):
            raise NotAllowed(
                tr("Keduanya sudah tercatat sebagai pasangan; klik garisnya untuk mengubahnya. Tidak ada yang berubah.")
            )
        man, woman = (second, first) if first.sex is Sex.FEMALE else (first, second)
        union = Union(kind=kind, partner1_id=man.id, partner2_id=woman.id, children=[])
        session.add(union)
    return union


def part(notebook: Notebook, case: Case, union: Union) -> None:
    """Take the line of a couple away that has no children."""
    with notebook.edit(tr("Hapus garis pasangan"), case_id=case.id) as session:
        if union.children:
            raise NotAllowed(tr("Pasangan ini mempunyai anak dalam genogram, jadi garisnya tetap."))
        session.delete(union)


def add_child(notebook: Notebook, case: Case, union: Union, sex: Sex | None) -> FamilyMember:
    """Add a new person as the last child of a couple."""
    person = Person(sex=sex)
    with notebook.edit(tr("Tambah anggota keluarga"), case_id=case.id) as session:
        member = FamilyMember(person=person, position=len(case.family))
        session.add(person)
        case.family.append(member)
        session.flush()
        union.children.append(
            Parentage(child_id=person.id, kind=ParentageKind.BIOLOGICAL, position=len(union.children))
        )
    return member


def add_partner(notebook: Notebook, case: Case, union_id: str, sex: Sex | None) -> FamilyMember:
    """Add a new person in the place of an unknown partner; ``sex`` where that of the other partner does not tell it."""
    person = Person()
    with notebook.edit(tr("Tambah anggota keluarga"), case_id=case.id) as session:
        kin = gather(session, case).kin
        union = next((known for known in kin.unions if known.id == union_id), None)
        free = [side for side in ("partner1_id", "partner2_id") if union is not None and getattr(union, side) is None]
        if union is None or not free:
            raise NotAllowed(tr("Kedua pasangan ini sudah dikenal. Tidak ada yang berubah."))
        other = next((kin.person(mate) for mate in partners(union)), None)
        person.sex = _OPPOSITE.get(other.sex, sex) if other is not None and other.sex else sex
        member = FamilyMember(person=person, position=len(case.family))
        session.add(person)
        case.family.append(member)
        session.flush()
        setattr(union, free[-1] if person.sex is Sex.FEMALE else free[0], person.id)
    return member


def make_child(
    notebook: Notebook, case: Case, child: Person, parent: Person, union: Union | None, kind: ParentageKind
) -> None:
    """Make somebody the child of a couple, or of one parent alone where ``union`` is None.

    Whoever was born to unknown parents, or to one of the two, is born to both from now on.
    """
    with notebook.edit(tr("Sambungkan orang tua dan anak"), case_id=case.id) as session:
        kin = gather(session, case).kin
        births = [(born_to, link) for born_to, link in kin.births(child.id) if (link.kind or kind) is kind]
        if any(parent.id in partners(born_to) and union in {None, born_to} for born_to, _ in births):
            raise NotAllowed(
                tr("{child} sudah tercatat sebagai anaknya. Tidak ada yang berubah.").format(child=_name(child))
            )
        if kind is ParentageKind.BIOLOGICAL and births:
            union = _completed(session, kin, child, parent, union, *births[0])
        else:
            single = (known for known in kin.unions_of(parent.id) if len(partners(known)) == 1)
            union = union or next(single, None) or _alone(session, kin, parent)
            union.children.append(Parentage(child_id=child.id, kind=kind, position=len(union.children)))
        _by_age(kin, union)
        _demand_possible(kin, union)


def make_siblings(notebook: Notebook, case: Case, first: Person, second: Person) -> None:
    """Make two people children of the same parents, known or not; one of them must have none yet."""
    with notebook.edit(tr("Jadikan saudara kandung"), case_id=case.id) as session:
        kin = gather(session, case).kin
        own = [_birth(kin, person) for person in (first, second)]
        if first is second or all(own):
            raise NotAllowed(
                tr("Keduanya sudah mempunyai orang tua dalam genogram, jadi tidak dapat disambung sebagai saudara.")
            )
        union = own[0] or own[1]
        if union is None:
            union = Union(children=[])
            session.add(union)
            kin.unions.append(union)
        for person, born_to in zip((first, second), own, strict=True):
            if born_to is None:
                link = Parentage(child_id=person.id, kind=ParentageKind.BIOLOGICAL, position=len(union.children))
                union.children.append(link)
        _by_age(kin, union)
        _demand_possible(kin, union)


def list_family(notebook: Notebook, case: Case) -> int:
    """Give everybody whom the genogram shows a row in the family table, and say how many were missing there.

    Packages and other files may tell of couples and children without such rows.
    """
    with notebook.reading() as session:
        kin = family_graph(session, case)
    if case.client_id is None or case.client_id not in {person.id for person in kin.people}:
        return 0
    near = kin.connected(case.client_id)
    if len(near) > LISTED:
        near = kin.connected(case.client_id, NEAR)
    listed = {member.person_id for member in case.family} | {case.client_id}
    missing = [person_id for person_id in sorted(near, key=near.__getitem__) if person_id not in listed]
    if missing:
        with notebook.edit(tr("Lengkapi tabel keluarga"), case_id=case.id):
            for person_id in missing:
                case.family.append(FamilyMember(person=kin.person(person_id), position=len(case.family)))
    return len(missing)


def _completed(
    session: Session, kin: Kin, child: Person, parent: Person, union: Union | None, born_to: Union, link: Parentage
) -> Union:
    """The union that a child is born to once a parent is added to those of its birth that are known."""
    known = partners(born_to)
    if union is not None and set(known) <= set(partners(union)):
        moved = copy_of(link)
        assert isinstance(moved, Parentage)  # noqa: S101 - a copy is of the same class
        moved.twin_group, moved.position = None, len(union.children)
        born_to.children.remove(link)
        union.children.append(moved)
        if not born_to.children and len(known) < 2:
            session.delete(born_to)
            kin.unions.remove(born_to)
        return union
    if len(known) > 1 or union is not None:
        raise NotAllowed(
            tr(
                "{child} sudah mempunyai orang tua kandung; pilih anak angkat, asuh, atau tiri. Tidak ada yang berubah."
            ).format(child=_name(child))
        )
    free = "partner1_id" if born_to.partner1_id is None else "partner2_id"
    setattr(born_to, free, parent.id)
    return born_to


def _alone(session: Session, kin: Kin, parent: Person) -> Union:
    """A new union of which only one partner is known."""
    union = Union(children=[])
    setattr(union, "partner2_id" if parent.sex is Sex.FEMALE else "partner1_id", parent.id)
    session.add(union)
    kin.unions.append(union)
    return union


def _birth(kin: Kin, person: Person) -> Union | None:
    kinds = {None, ParentageKind.BIOLOGICAL}
    return next((union for union, link in kin.births(person.id) if link.kind in kinds), None)


def _lasts(union: Union) -> bool:
    return union.until is None and union.ended_by in {None, UnionEnd.REUNITED}


def _by_age(kin: Kin, union: Union) -> None:
    """Put the children in order of birth where every birth is known."""
    born = {key: person.born for key in children(union) if (person := kin.person(key)) is not None}
    days = {key: when.sort_key for key, when in born.items() if when is not None and when.earliest is not None}
    if len(days) == len(union.children):
        reorder(union, sorted(days, key=days.__getitem__))


def _demand_possible(kin: Kin, union: Union) -> None:
    """Refuse a link that would make somebody the own parent or ancestor."""
    others = [other for other in kin.unions if other is not union]
    removed = impossible_kin.take_out([union], known=others)
    if removed:
        words = tr("Tidak ada yang berubah: dengan hubungan itu {name} {why}, dan itu tidak mungkin.")
        raise NotAllowed(words.format(name=_name(kin.person(removed[0].person_id)), why=tr(removed[0].why.value)))


def _name(person: Person | None) -> str:
    return (person.name if person else None) or initials(person)
