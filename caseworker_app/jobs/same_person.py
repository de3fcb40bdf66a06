"""Who in the notebook may be the person that comes in: shown side by side, so that the worker can say who it is."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.casework.case_file import initials
from caseworker_app.casework.kin import partners
from caseworker_app.casework.nik import digits
from caseworker_app.casework.same_person import Ground, grounds, is_one_word, name_key
from caseworker_app.errors import NotFound
from caseworker_app.jobs.case_files import family_graph, relatives
from caseworker_app.jobs.cases import find
from caseworker_app.limits import brief
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import ParentageKind, Sex
from caseworker_app.model.person import Person
from caseworker_app.store import settings
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy.orm import Session

    from caseworker_app.casework.kin import Kin
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.store.notebook import Notebook

_DIFFERENT = "different people"  # the setting that holds pairs of ids of whom it was said that they are two
_COMPARED = (Person.id, Person.name, Person.alias, Person.nickname, Person.nik, Person.born)
_NAMED = 3  # of those who are alike, that a sentence names


@dataclasses.dataclass(frozen=True, slots=True)
class OtherCase:
    """A case of somebody: what it is called, when it was opened, and whether the person is its client."""

    case_id: str
    number: str
    opened: str
    as_client: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody of the notebook who may be the one that comes in: why, and both side by side.

    rows: what is known of both, as label, newcomer, known person; «» for what is not known. cases: newest first.
    """

    person_id: str
    name: str
    grounds: tuple[Ground, ...]
    rows: tuple[tuple[str, str, str], ...]
    cases: tuple[OtherCase, ...]

    @property
    def sentence(self) -> str:
        """«Sari Wulandari, kasus D-1 (NIK sama, nama sama)»."""
        numbers = ", ".join(brief(case.number or "–", 20) for case in self.cases[:_NAMED])
        template = tr("{name}, kasus {numbers} ({why})") if self.cases else tr("{name} ({why})")
        why = ", ".join(tr(ground) for ground in self.grounds)
        return template.format(name=brief(self.name, 40), numbers=numbers, why=why)


def likenesses(
    session: Session, newcomer: Person, *, kin: Kin | None = None, opened: PartialDate | None = None, number: str = ""
) -> list[Likeness]:
    """Who in the notebook may be somebody who is not in it yet, clients first; not those who were said to be another.

    kin: the family that comes along. opened, number: of the case that comes in.
    """
    apart = {other for pair in settings.setting(session, _DIFFERENT, []) if newcomer.id in pair for other in pair}
    clients = set(session.scalars(select(Case.client_id)))
    matches = []
    for line in session.execute(select(*_COMPARED)):
        why = grounds(newcomer, line)
        if why == (Ground.NAME,) and line.id not in clients and is_one_word(newcomer.name):
            continue
        if why and line.id not in apart and line.id != newcomer.id:
            matches.append((line.id not in clients, tuple(Ground).index(why[0]), line.id, why))
    return [
        _likeness(session, newcomer, person_id, why, kin, (number, _day(opened)))
        for _, _, person_id, why in sorted(matches, key=lambda row: row[:3])
    ]


def compared(session: Session, newcomer: Person, person_id: str, why: tuple[Ground, ...]) -> Likeness:
    """Somebody of the notebook beside somebody who is not in it yet, and why they may be one."""
    return _likeness(session, newcomer, person_id, why, None, ("", ""))


def sentence(alike: Sequence[Likeness]) -> str:
    """«Mungkin orang yang sama: …» for those found."""
    more = " …" if len(alike) > _NAMED else ""
    people = "; ".join(likeness.sentence for likeness in alike[:_NAMED]) + more
    return tr("Mungkin orang yang sama: {people}.").format(people=people)


def of_family(notebook: Notebook, case_id: str) -> str:
    """A sentence where people of a case's family may be in the notebook a second time, outside of it; «» where not."""
    with notebook.reading() as session:
        case = session.get_one(Case, case_id)
        return of_relatives(session, family_graph(session, case).people, {case.client_id or ""})


def of_relatives(session: Session, people: Iterable[Person], besides: Collection[str]) -> str:
    """A sentence where people who come in as somebody's family may be in the notebook; «» where none is.

    By NIK or a name of several words alone, so that thousands are looked at in a moment. besides: ids of those who are
    not asked about.
    """
    family = {person.id: person for person in people}
    known: dict[str, list[Any]] = {}
    for line in session.execute(select(*_COMPARED)):
        if line.id not in family and line.id not in besides:
            for key in _keys(line):
                known.setdefault(key, []).append(line)
    apart = {frozenset(pair) for pair in settings.setting(session, _DIFFERENT, [])}
    alike: list[Likeness] = []
    for person in family.values():
        lines = [line for key in _keys(person) for line in known.get(key, ())] if person.id not in besides else []
        for line in lines:
            why = grounds(person, line)
            if why and {person.id, line.id} not in apart and len(alike) <= _NAMED:
                alike.append(compared(session, person, line.id, why))
    return sentence(list({likeness.person_id: likeness for likeness in alike}.values())) if alike else ""


def _keys(person: Any) -> list[str]:
    """By what somebody is found again: the number, and the name where it says enough."""
    name = "" if is_one_word(person.name) else name_key(person.name)
    return [key for key in (digits(person.nik), name) if key]


def declare_different(notebook: Notebook, person_id: str, others: Iterable[str]) -> None:
    """Note that somebody is none of these others, so that it is not asked again."""
    with notebook.reading() as session:
        pairs = settings.setting(session, _DIFFERENT, [])
    added = [sorted((person_id, other)) for other in others]
    settings.set_setting(notebook, _DIFFERENT, [*pairs, *(pair for pair in added if pair not in pairs)])


def person_of(session: Session, token: str) -> str:
    """The id of the person meant by an id, or by the number of one of their cases. Raises NotFound, Ambiguous."""
    if session.get(Person, token) is not None:
        return token
    case = session.get(Case, find(session, token))
    if case is None or case.client_id is None:
        raise NotFound(tr("Kasus “{token}” belum mempunyai klien.").format(token=brief(token)))
    return case.client_id


def _likeness(
    session: Session,
    newcomer: Person,
    person_id: str,
    why: tuple[Ground, ...],
    kin: Kin | None,
    case: tuple[str, str],
) -> Likeness:
    known = session.get_one(Person, person_id)
    cases = _cases(session, person_id)
    own = [case_ for case_ in cases if case_.as_client]
    rows = (
        (tr("Nama"), newcomer.name or initials(newcomer), known.name or initials(known)),
        (tr("NIK"), newcomer.nik or "", known.nik or ""),
        (tr("Lahir"), _born(newcomer), _born(known)),
        (tr("Alamat"), _address(newcomer), _address(known)),
        (tr("Ibu kandung"), _mother(kin, newcomer), _mother(relatives(session, {person_id}), known)),
        (tr("Nomor kasus"), case[0], "\n".join(_case_in_words(case_) for case_ in cases)),
        (tr("Dibuka"), case[1], "\n".join(case_.opened or "–" for case_ in own)),
    )
    return Likeness(person_id, known.name or initials(known), why, rows, tuple(cases))


def _cases(session: Session, person_id: str) -> list[OtherCase]:
    own = session.execute(
        select(Case.id, Case.number, Case.opened).where(Case.client_id == person_id).order_by(Case.opened.desc())
    )
    cases = [OtherCase(case_id, number or "", _day(opened)) for case_id, number, opened in own]
    others = session.execute(
        select(Case.id, Case.number, Case.opened)
        .join(FamilyMember, FamilyMember.case_id == Case.id)
        .where(FamilyMember.person_id == person_id)
        .order_by(Case.number)
    )
    known = {case.case_id for case in cases}
    return cases + [
        OtherCase(case_id, number or "", _day(opened), as_client=False)
        for case_id, number, opened in others
        if case_id not in known
    ]


def _case_in_words(case: OtherCase) -> str:
    number = case.number or "–"
    return number if case.as_client else tr("keluarga dalam kasus {number}").format(number=number)


def _day(opened: PartialDate | None) -> str:
    return opened.short() if opened else ""


def _born(person: Person) -> str:
    date = person.born or person.stated_age
    return ", ".join(filter(None, (person.birth_place, date.short() if date else "")))


def _address(person: Person) -> str:
    near = [person.street, *(f"{word} {part}" for word, part in (("RT", person.rt), ("RW", person.rw)) if part)]
    return ", ".join(filter(None, (*near, person.village, person.district, person.city, person.province)))


def _mother(kin: Kin | None, person: Person) -> str:
    """The name of the woman who bore somebody, where the family graph knows her."""
    if kin is None:
        return ""
    born = {None, ParentageKind.BIOLOGICAL}
    parents = [
        kin.person(mate) for union, link in kin.births(person.id) if link.kind in born for mate in partners(union)
    ]
    return next(
        (parent.name or initials(parent) for parent in parents if parent is not None and parent.sex is Sex.FEMALE), ""
    )
