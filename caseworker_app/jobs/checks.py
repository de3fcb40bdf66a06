"""Run the checks over a case of the notebook."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, func, or_, select, type_coerce
from sqlalchemy.orm import selectinload

from caseworker_app.casework import nik
from caseworker_app.casework.case_file import called
from caseworker_app.casework.checks.catalogue import CHECKS, look
from caseworker_app.casework.checks.finding import Finding
from caseworker_app.casework.checks.meetings import held_in
from caseworker_app.casework.checks.numbers import phones
from caseworker_app.casework.checks.scope import Bearer, Elsewhere, Scope, owned
from caseworker_app.casework.checks.silenced import still_open
from caseworker_app.jobs import own_library, silencing
from caseworker_app.jobs.case_files import family_graph
from caseworker_app.limits import brief
from caseworker_app.model.case import Case
from caseworker_app.model.choices import MeetingOutcome
from caseworker_app.model.engagement import HomeVisit
from caseworker_app.model.group import GroupMember
from caseworker_app.model.intervention import Session as SessionHeld
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Conference
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session
    from sqlalchemy.orm.strategy_options import _AbstractLoad

    from caseworker_app.casework.checks.finding import Check
    from caseworker_app.forms.instruments import Instrument
    from caseworker_app.model.group import Group
    from caseworker_app.store.notebook import Notebook

_FULL_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,5}\b")
_NOT_PLAIN = "*[^ -~]*"  # what SQL neither trims nor lowers as Python does
_BETWEEN_DIGITS = " .()+,;/-"


def of_case(session: Session, case: Case, groups: Sequence[Group] = ()) -> list[Finding]:
    """What is to be looked at in a case; its records are those of the session, also what is not stored yet.

    What the worker has silenced with a reason is left out, and so are the checks that are turned off.
    """
    return still_open(case, all_of_case(session, case, groups))


def all_of_case(
    session: Session, case: Case, groups: Sequence[Group] = (), *, wanted: Wanted | None = None
) -> list[Finding]:
    """The same with what is silenced. wanted: read once where many cases are looked at."""
    wanted = wanted or wanted_in(session)
    return look(scope_of(session, case, groups, wanted=wanted), wanted.checks)


def step_by_step(
    session: Session, case: Case, kinds: Collection[str] | None = None
) -> Iterator[tuple[str, list[Finding]]]:
    """What each check finds, by its key, a check at each step, so that a window can go on in between.

    kinds: the classes whose records changed; only checks that read one of them are run. None: all. What one check finds
    may follow from another's; ``catalogue.told`` puts all of it together.
    """
    wanted = wanted_in(session)
    scope = scope_of(session, case, wanted=wanted)
    for check in CHECKS:
        if kinds is None or check.concerns(kinds):
            on = check in wanted.checks
            yield check.key, [Finding(check, doubt) for doubt in check.look(scope)] if on else []


@dataclasses.dataclass(frozen=True, slots=True)
class Wanted:
    """What a notebook brings to every look: the checks that are turned on, and the agency's own instruments.

    held: where many cases are looked at, the meetings of every worker by id and day, with the id of their case.
    """

    checks: tuple[Check, ...]
    instruments: tuple[Instrument, ...]
    held: Mapping[tuple[str, date], Sequence[tuple[str, Elsewhere]]] | None = None


def wanted_in(session: Session, *, many: bool = False) -> Wanted:
    """What this notebook brings; ``many``: to a look at many cases."""
    wanted = Wanted(silencing.turned_on(session), own_library.instruments(session))
    if not many:
        return wanted
    held: dict[tuple[str, date], list[tuple[str, Elsewhere]]] = defaultdict(list)
    for worker_id, case_id, meeting in _held(session):
        held[worker_id, meeting.day].append((case_id, meeting))
    return dataclasses.replace(wanted, held=held)


def of_open_case(notebook: Notebook, case: Case, groups: Sequence[Group] = ()) -> list[Finding]:
    """The same for a case of the notebook's own session."""
    with notebook.reading() as session:
        return of_case(session, case, groups)


def of_newcomer(client: Person) -> list[Finding]:
    """What cannot be of somebody who is not registered yet."""
    return look(Scope(Case(client=client)))


def scope_of(session: Session, case: Case, groups: Sequence[Group] = (), *, wanted: Wanted | None = None) -> Scope:
    """The case with the family around its client, and where the rest of the notebook uses its numbers."""
    number = (case.number or "").strip().casefold()
    alike = or_(func.lower(func.trim(Case.number)) == number, Case.number.op("GLOB")(_NOT_PLAIN))
    others = session.scalars(select(Case.number).where(Case.id != case.id, alike)) if number else ()
    scope = Scope(case, family_graph(session, case), groups, numbers=tuple(number for number in others if number))
    own = wanted.instruments if wanted else own_library.instruments(session)
    bearers = tuple(_bearers(session, case, scope.people))
    return dataclasses.replace(
        scope,
        bearers=bearers,
        find_clients=partial(_other_clients, session),
        find_meetings=partial(_meetings_elsewhere, session, wanted.held if wanted else None),
        instruments=own,
    )


def loaded(session: Session, case_ids: Sequence[str]) -> list[Case]:
    """These cases with all that the checks look at, with one question for each kind of row and not for each case."""
    wanted = select(Case).where(Case.id.in_(case_ids)).order_by(Case.number, Case.id)
    return list(session.scalars(wanted.options(*_options(Case))))


def loading(session: Session, case: Case) -> Iterator[None]:
    """Load what the checks look at, a part at each step: one question for each kind of row, not for each row."""
    for option in _options(Case):
        session.scalars(select(Case).where(Case.id == case.id).options(option)).one_or_none()
        yield


def _options(cls: Any) -> Iterator[_AbstractLoad]:
    for name, _ in owned(cls):
        attribute = getattr(cls, name)
        yield selectinload(attribute).options(*_options(attribute.property.mapper.class_))


def _bearers(session: Session, case: Case, people: Sequence[Person]) -> Iterator[Bearer]:
    """Who has a number of these people; a client of another case is called by its number, others by initials."""
    niks = {nik.digits(person.nik) for person in people} - {""}
    telephones = frozenset().union(*(phones(person.phone) for person in people))
    if not (niks or telephones):
        return
    with_numbers = select(Person.id, Person.name, Person.alias, Person.nik, Person.phone).where(
        or_(_may_be_nik(niks), _may_be_phone(telephones))
    )
    for person_id, name, alias, number, phone in session.execute(with_numbers):
        bearer = Bearer(person_id, "", nik.digits(number), phones(phone))
        if bearer.nik in niks or bearer.phones & telephones:
            yield dataclasses.replace(bearer, called=_called(session, case, person_id, brief(called(alias, name), 16)))


def _other_clients(session: Session, scope: Scope) -> Iterator[str]:
    """Full names in the texts of a case that are those of clients of other cases, and of nobody of this one."""
    own = {_plain(person.name) for person in scope.people}
    own |= {_plain(one.person.name if one.person else one.name) for one in scope.all(GroupMember)}
    said = {_plain(found[0]) for one in scope.narratives for found in _FULL_NAME.finditer(one.text)}
    parts = {" ".join(words[at : at + length]) for words in map(str.split, said - own) for length in (2, 3, 4)
             for at in range(len(words) - length + 1)}  # fmt: skip
    if parts := parts - own:
        others = select(Person.name).join(Case, Case.client_id == Person.id)
        wanted = others.where(func.lower(Person.name).in_(parts), Case.id != scope.case.id)
        yield from (name for name in session.scalars(wanted.distinct()) if name and _plain(name) not in own)


def _meetings_elsewhere(
    session: Session, held: Mapping[tuple[str, date], Sequence[tuple[str, Elsewhere]]] | None, scope: Scope
) -> Iterator[Elsewhere]:
    """What the worker of a case held in other cases on the days on which there was a meeting in this one."""
    case, worker_id = scope.case, scope.case.practitioner_id
    days = {record.date.day for record in held_in(scope)}
    if worker_id is None or not days:
        return
    if held is not None:
        found = [pair for day in days for pair in held.get((worker_id, day), ())]
    else:
        found = [(case_id, meeting) for _, case_id, meeting in _held(session, worker_id, days)]
    yield from (meeting for case_id, meeting in found if case_id != case.id)


def _held(
    session: Session, worker_id: str | None = None, days: Collection[date] = ()
) -> Iterator[tuple[str, str, Elsewhere]]:
    """Worker, case and meeting, of all or of one worker on some days."""
    for cls in (SessionHeld, Conference, HomeVisit):
        columns = (Case.practitioner_id, Case.id, Case.number, cls.date, cls.time, cls.place)
        took_place = or_(cls.outcome.is_(None), cls.outcome == MeetingOutcome.HELD)
        query = select(*columns).join(Case, Case.id == cls.case_id).where(cls.time.is_not(None), took_place)
        if worker_id is not None:
            on = func.substr(type_coerce(cls.date, Text), 1, 10).in_([day.isoformat() for day in days])
            query = query.where(Case.practitioner_id == worker_id, on)
        for worker, case_id, number, when, time, place in session.execute(query):
            if worker and when and when.day and time:
                yield worker, case_id, Elsewhere(when.day, time, place or "", number or "")


def _plain(words: str | None) -> str:
    return " ".join((words or "").split()).casefold()


def _may_be_nik(niks: set[str]) -> ColumnElement[bool]:
    """Whether a person may have one of these; so that the database reads all people, and Python only a few."""
    return or_(_without(Person.nik, " .-").in_(niks), Person.nik.op("GLOB")(_NOT_PLAIN))


def _may_be_phone(telephones: Iterable[str]) -> ColumnElement[bool]:
    """The same of telephone numbers, which begin with 0 or 62."""
    digits = _without(Person.phone, _BETWEEN_DIGITS)
    alike = (func.instr(digits, telephone.removeprefix("0")) > 0 for telephone in telephones)
    return or_(*alike, Person.phone.op("GLOB")(f"*[^0-9{_BETWEEN_DIGITS}]*"))


def _without(column: Any, letters: str) -> ColumnElement[str]:
    for letter in letters:
        column = func.replace(column, letter, "")
    return column  # type: ignore[no-any-return] # a column, or what is left of its text


def _called(session: Session, case: Case, person_id: str, who: str) -> str:
    other = select(Case.number).where(Case.client_id == person_id, Case.id != case.id)
    number = session.scalars(other.order_by(Case.number)).first()
    if person_id == case.client_id or not number:
        return who
    return tr("{who}, klien kasus {number}").format(who=who, number=brief(number, 24))
