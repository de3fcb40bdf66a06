"""The family of a case as a GEDCOM file, and a GEDCOM file as the family of a case."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from typing import TYPE_CHECKING

from caseworker_app.casework import impossible_kin
from caseworker_app.casework.case_file import initials
from caseworker_app.casework.kin import Kin, children, partners
from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.casework.placing import reorder
from caseworker_app.casework.plausibility import telling
from caseworker_app.errors import Ambiguous, NotFound
from caseworker_app.exchange.gedcom.reading import Told, read_people
from caseworker_app.exchange.gedcom.writing import Version, write_people
from caseworker_app.jobs import plausibility
from caseworker_app.jobs.case_files import gather
from caseworker_app.limits import brief
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import ParentageKind
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.family import Parentage, Union
    from caseworker_app.model.person import Person
    from caseworker_app.store.notebook import Notebook

NEAR = 3  # steps from the client: who is nearer stands in the family table
NAMED = 5  # people or choices that a sentence lists
_COMPARED = 200  # letters of a name by which people are taken to be the same
FIELDS = (
    *("name", "alias", "nickname", "sex", "born", "birth_place", "stated_age", "birth_kind", "vital", "died"),
    *("death_cause", "occupation", "education", "religion", "ethnicity", "note"),
)
"""What a file can tell of a person."""


class WhoIsTheClient(Ambiguous):
    """Nobody in the file, or more than one, can be the client; ``people``: the file's references and names."""

    def __init__(self, people: list[tuple[str, str]]) -> None:
        shown = ", ".join(f"{brief(reference, 12)} ({brief(name, 24)})" for reference, name in people[:NAMED])
        more = " …" if len(people) > NAMED else ""
        super().__init__(
            tr(
                "Belum jelas siapa klien kasus ini di dalam berkas GEDCOM, jadi belum ada yang dimasukkan. "
                "Sebutkan kliennya (--client): {people}."
            ).format(people=shown + more)
        )
        self.people = people


@dataclasses.dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many people are new, how many were completed, and sentences for the worker."""

    added: int
    completed: int
    notices: tuple[str, ...]


def export_family(file: CaseFile, version: Version = "5.5.1") -> bytes:
    """The family table and everybody joined with the client, full names included, as a GEDCOM file."""
    kin, case = file.kin, file.case
    near = kin.connected(case.client_id) if case.client_id else {}
    listed = [member.person_id for member in sorted(case.family, key=lambda member: member.position)]
    order = [case.client_id, *listed, *sorted(near, key=lambda one: (near[one], one))]
    known = {person.id: person for person in kin.people}
    people = [known[one] for one in dict.fromkeys(order) if one in known]
    return write_people(Kin(people=people, unions=kin.unions, twin_groups=kin.twin_groups), version)


def departure(case_id: str) -> Leaving:
    """How the list of copies calls a family that is saved as GEDCOM."""
    return Leaving(tr("Keluarga (GEDCOM)"), case_id, names=True)


def import_family(notebook: Notebook, case_id: str, data: bytes, *, client: str | None = None) -> Imported:
    """Join the family of a GEDCOM file to a case; raises as ``read_family`` and ``join_family``."""
    told = read_family(data)
    with notebook.reading() as session:
        case = session.get(Case, case_id)
    if case is None:
        raise NotFound(tr("Kasus ini tidak ada lagi di buku kasus."))
    return join_family(notebook, case, told, client=client)


def read_family(data: bytes) -> Told:
    """What a GEDCOM file tells; needs no notebook, so that it can be done in a thread.

    Raises:
        BadInput: no GEDCOM, nobody in it, or above a limit.
    """
    return read_people(data)


def join_family(notebook: Notebook, case: Case, told: Told, *, client: str | None = None) -> Imported:
    """Join what a file tells to a case, in one edit. Nothing that is written is changed, only what is empty is filled.

    Who bears the same name as somebody of the case, and can be the same by sex and dates, is taken for that person.
    ``client`` is the file's own reference of the client («I1»); without it the client is found in the same way.

    Raises:
        NotFound: ``client`` is not in the file. WhoIsTheClient: nobody, or more than one, can be the client.
    """
    own = _client_in(told, case.client, client)
    before = plausibility.of_open_case(notebook, case)
    with notebook.edit(tr("Impor GEDCOM"), case_id=case.id) as session:
        imported = _Joining(session, case, told).join(own)
    doubts = telling.lines(plausibility.of_open_case(notebook, case), besides=before)
    return dataclasses.replace(imported, notices=(*imported.notices, *doubts))


def _client_in(told: Told, known: Person | None, client: str | None) -> str:
    """The file's reference of the client."""
    if client is not None:
        wanted = client.strip("@ ")
        if wanted not in told.people:
            raise NotFound(
                tr("Tidak ada orang dengan kode “{code}” dalam berkas GEDCOM ini.").format(code=brief(wanted))
            )
        return wanted
    if known is not None and known.id in told.known_as.values():
        return next(one for one, person in told.people.items() if told.known_as[person.id] == known.id)
    alike = [one for one, person in told.people.items() if known is not None and _may_be(person, known)]
    if len(alike) > 1 and known is not None and known.born:
        alike = [one for one in alike if told.people[one].born == known.born] or alike
    if len(alike) != 1:
        raise WhoIsTheClient([(one, _introduced(told.people[one])) for one in alike or told.people])
    return alike[0]


class _Joining:
    """One import: who in the file is who in the case, and what is new."""

    def __init__(self, session: Session, case: Case, told: Told) -> None:
        self.session, self.case, self.told = session, case, told
        self.kin = gather(session, case).kin
        self.same: dict[str, Person] = {}
        self.completed: set[str] = set()
        self.met: set[str] = set()
        self.removed: list[impossible_kin.Removed] = []
        self.own_unions = list(self.kin.unions)
        self.by_mates: dict[frozenset[str], list[Union]] = {}
        self.by_child: dict[str, list[Union]] = {}
        for union in self.kin.unions:
            self._index(union)

    def join(self, own: str) -> Imported:
        """Bring in everybody of the file who is joined with the client."""
        told, case = self.told, self.case
        reached = told.kin.connected(told.people[own].id)
        if case.client is None:
            self.session.add(told.people[own])
            case.client = told.people[own]
            self.kin.people.append(told.people[own])
        self.same[told.people[own].id] = case.client
        self._recognise(reached)
        newcomers = [person for person in told.kin.people if person.id in reached and person.id not in self.same]
        self.session.add_all(newcomers)
        self.kin.people += newcomers
        for person in told.kin.people:
            if person.id in self.same and self.same[person.id] is not person:
                self._complete(self.same[person.id], person)
        near = [one for one in told.kin.unions if any(who in reached for who in (*partners(one), *children(one)))]
        for union in near:
            union.partner1_id, union.partner2_id = self._who(union.partner1_id), self._who(union.partner2_id)
            for parentage in union.children:
                parentage.child_id = self._who(parentage.child_id)
        self.removed = impossible_kin.take_out(near, known=self.own_unions)
        for union in near:
            self._join_union(union)
        self._list_near(newcomers)
        return Imported(len(newcomers), len(self.completed), tuple(self._notices(len(newcomers), reached)))

    def _recognise(self, reached: dict[str, int]) -> None:
        """Find those of the file who are in the case already: by the id that the case wrote, then by name."""
        in_case = {person.id: person for person in self.kin.people}
        for person_id, known_as in self.told.known_as.items():
            if known_as in in_case and person_id in reached:
                self.same.setdefault(person_id, in_case[known_as])
        taken = {person.id for person in self.same.values()}
        by_name: dict[str, list[Person]] = {}
        for person in self.kin.people:
            if person.id not in taken and _plain(person.name):
                by_name.setdefault(_plain(person.name), []).append(person)
        candidates: dict[str, list[Person]] = {}
        for person in self.told.kin.people:
            if person.id in reached and person.id not in self.same:
                found = [known for known in by_name.get(_plain(person.name), []) if _may_be(person, known)]
                if len(found) == 1:
                    candidates.setdefault(found[0].id, []).append(person)
        for known_id, people in candidates.items():
            if len(people) == 1:
                self.same[people[0].id] = next(person for person in self.kin.people if person.id == known_id)

    def _complete(self, known: Person, told: Person) -> None:
        for field in FIELDS:
            if getattr(known, field) in (None, "") and getattr(told, field) not in (None, ""):
                setattr(known, field, getattr(told, field))
                self.completed.add(known.id)

    def _who(self, person_id: str | None) -> str | None:
        """The id of a person of the file in the case."""
        return self.same[person_id].id if person_id in self.same else person_id

    def _join_union(self, told: Union) -> None:
        found = [union for union in self._like(told) if _is_same(union, told)]
        if not found:
            self.session.add(told)
            self.kin.unions.append(told)
            self._index(told)
            self.met.add(told.id)
            return
        known = max(found, key=lambda union: (len({*children(union)} & {*children(told)}), union.id not in self.met))
        self.met.add(known.id)
        for mate in [one for one in partners(told) if one not in partners(known)]:
            order = ("partner1_id", "partner2_id") if mate == told.partner1_id else ("partner2_id", "partner1_id")
            setattr(known, next(side for side in order if getattr(known, side) is None), mate)
        for field in ("kind", "since", "until", "ended_by", "note"):
            if getattr(known, field) is None:
                setattr(known, field, getattr(told, field))
        present = {parentage.child_id: parentage for parentage in known.children}
        for parentage in list(told.children):
            old = present.get(parentage.child_id)
            if old is None:
                told.children.remove(parentage)
                parentage.position = len(known.children)
                known.children.append(parentage)
            else:
                _complete_parentage(old, parentage)
        self._index(known)
        self._by_age(known)

    def _index(self, union: Union) -> None:
        """Note where a union of the case is found again; one whose partners or children grew is noted once more."""
        self.by_mates.setdefault(frozenset(partners(union)), []).append(union)
        for child in children(union):
            unions = self.by_child.setdefault(child, [])
            if union not in unions:
                unions.append(union)

    def _like(self, told: Union) -> list[Union]:
        """The unions of the case that can be this one: with the same partners, or with one of its children."""
        mates = frozenset(partners(told))
        found = {union.id: union for union in self.by_mates.get(mates, ())} if len(mates) > 1 else {}
        for child in children(told):
            found.update({union.id: union for union in self.by_child.get(child, ())})
        return [*found.values()]

    def _by_age(self, union: Union) -> None:
        """Put the children in order of birth where every birth is known; else the new ones stand last."""
        people = {person.id: person for person in self.kin.people}
        born = {one: people[one].born for one in children(union) if one in people}
        if all(when is not None and when.earliest is not None for when in born.values()):
            reorder(union, sorted(born, key=lambda one: born[one].sort_key))  # type: ignore[union-attr] # looked at above

    def _list_near(self, newcomers: list[Person]) -> None:
        """Near relatives stand in the family table; the others are in the genogram only."""
        near = self.kin.connected(self.case.client.id, NEAR) if self.case.client else {}
        listed = {member.person_id for member in self.case.family} | {
            member.person.id for member in self.case.family if member.person is not None
        }
        for person in sorted((one for one in newcomers if one.id in near), key=lambda one: near[one.id]):
            if person.id not in listed:
                self.case.family.append(FamilyMember(person=person, position=len(self.case.family)))

    def _notices(self, added: int, reached: dict[str, int]) -> list[str]:
        told = self.told
        notices = [
            tr("{added} orang ditambahkan; {completed} orang yang sudah ada dilengkapi.").format(
                added=added, completed=len(self.completed)
            )
        ]
        present = {person.id for person in self.kin.people}
        outside = [
            person for person in told.kin.people if person.id not in reached and told.known_as[person.id] not in present
        ]
        if outside:
            names = ", ".join(brief(person.name or "?", 30) for person in outside[:NAMED])
            names += " …" if len(outside) > NAMED else ""
            notices.append(
                tr("{count} orang tidak terhubung dengan klien, jadi tidak dimasukkan: {names}.").format(
                    count=len(outside), names=names
                )
            )
        if told.left_out:
            notices.append(
                tr("Tidak dibawa karena tidak ada tempatnya di sini: {tags}.").format(
                    tags=brief(", ".join(told.left_out), 180)
                )
            )
        people = {person.id: person for person in self.kin.people}
        notices += impossible_kin.told(self.removed, lambda one: initials(people.get(one.person_id)))
        if self.case.client and len(self._parents(self.case.client.id)) > 2:
            notices.append(tr("Klien kini mempunyai lebih dari dua orang tua kandung; periksalah genogramnya."))
        if added:
            notices.append(
                tr("Garis emosional dan siapa yang serumah tidak ada dalam GEDCOM; tambahkan sendiri pada genogram.")
            )
        return notices

    def _parents(self, person_id: str) -> set[str]:
        kinds = {None, ParentageKind.BIOLOGICAL}
        return {mate for union, link in self.kin.births(person_id) if link.kind in kinds for mate in partners(union)}


def _complete_parentage(known: Parentage, told: Parentage) -> None:
    for field in ("kind", "since", "until", "note"):
        if getattr(known, field) is None:
            setattr(known, field, getattr(told, field))
    if known.twin_group is None and known.twin_group_id is None and told.twin_group is not None:
        known.twin_group = told.twin_group


def _is_same(known: Union, told: Union) -> bool:
    """Whether two unions are one: the same partners; or the same child, and partners who go together."""
    mates, others = set(partners(known)), set(partners(told))
    if mates == others and len(mates) == 2:
        return True
    born = {parentage.child_id: parentage.kind or ParentageKind.BIOLOGICAL for parentage in known.children}
    shared = any(
        born.get(parentage.child_id) == (parentage.kind or ParentageKind.BIOLOGICAL) for parentage in told.children
    )
    return shared and len(mates | others) <= 2 and (mates <= others or others <= mates)


def _may_be(told: Person, known: Person) -> bool:
    """Whether two can be one person: the same name, and neither sex nor dates against it."""
    names = {_plain(known.name), _plain(known.nickname)} - {""}
    if not {_plain(told.name), _plain(told.nickname)} & names:
        return False
    if told.sex and known.sex and told.sex is not known.sex:
        return False
    dates = ((told.born or told.stated_age, known.born or known.stated_age), (told.died, known.died))
    return not any(one and other and one.contradicts(other) for one, other in dates)


def _plain(name: str | None) -> str:
    """A name without case, accents, titles' points and double spaces."""
    apart = unicodedata.normalize("NFKD", (name or "")[:_COMPARED].casefold())
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w\s]|_", " ", kept).split())


def _introduced(person: Person) -> str:
    """«Siti Aminah, 1988»."""
    return ", ".join(filter(None, (person.name or "?", str(person.born.year or "") if person.born else "")))
