"""Find, list and open cases."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from caseworker_app.casework.ages import age_in_words, present_age
from caseworker_app.casework.case_file import called, initials
from caseworker_app.casework.stages import KEYS
from caseworker_app.errors import Ambiguous, NotFound
from caseworker_app.jobs.stage_states import NONE, States, stage_states
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store.tombstones import bore_number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from caseworker_app.model.choices import Sex
    from caseworker_app.model.practice import Agency, Practitioner
    from caseworker_app.store.notebook import Notebook

_COLUMNS = (
    *(Case.id, Case.number, Case.cluster, Case.opened, Case.closed, Case.client_id),
    *(Person.name, Person.alias, Person.sex, Person.born, Person.stated_age, Case.archived),
)


@dataclasses.dataclass(frozen=True, slots=True)
class CaseSummary:
    """A line of the list of cases. ``states`` are those of the six stages, None where nothing is said or written."""

    id: str
    number: str
    initials: str
    name: str
    sex: Sex | None
    age: str
    cluster: str
    opened: PartialDate | None
    closed: PartialDate | None
    states: States
    archived: bool = False


def summaries(
    session: Session, search: str = "", *, limit: int | None = None, today: date | None = None
) -> list[CaseSummary]:
    """All cases, or those whose number, cluster or client's name, alias, nickname holds the words; newest first."""
    today = today or date.today()
    newest = (Case.opened.desc().nulls_last(), Case.number)
    wanted = select(Case.id).outerjoin(Person, Person.id == Case.client_id).order_by(*newest).limit(limit)
    for word in search.split():
        pattern = f"%{_escaped(word)}%"
        fields = (Case.number, Case.cluster, Case.ppks, Person.name, Person.alias, Person.nickname)
        wanted = wanted.where(or_(*(field.ilike(pattern, escape="\\") for field in fields)))
    statement = select(*_COLUMNS).outerjoin(Person, Person.id == Case.client_id).order_by(*newest)
    if search or limit is not None:
        statement = statement.where(Case.id.in_(wanted))
    states = stage_states(session)
    return [_summary(line, states.get(line.id, NONE), today) for line in session.execute(statement).all()]


def as_plain(line: CaseSummary) -> dict[str, object]:
    """A line of the list as plain values, for JSON."""
    return {
        "id": line.id,
        "number": line.number,
        "initials": line.initials,
        "sex": line.sex.value if line.sex else None,
        "age": line.age or None,
        "cluster": line.cluster or None,
        "opened": str(line.opened) if line.opened else None,
        "closed": str(line.closed) if line.closed else None,
        "archived": line.archived,
        "stages": dict(zip(KEYS, [state.value if state else None for state in line.states], strict=True)),
    }


def find(session: Session, token: str) -> str:
    """The id of the case with this number or with a client of these initials.

    Raises:
        NotFound: there is none. Ambiguous: several clients bear the initials; the text lists the numbers.
    """
    by_number = session.scalar(select(Case.id).where(func.lower(Case.number) == token.lower()))
    if by_number:
        return by_number
    matches = [
        (case_id, number or case_id)
        for case_id, number, person in session.execute(
            select(Case.id, Case.number, Person).join(Person, Person.id == Case.client_id).order_by(Case.number)
        )
        if initials(person).casefold() == token.casefold()
    ]
    if not matches:
        raise NotFound(tr("Tidak ada kasus dengan nomor atau inisial “{token}”.").format(token=token))
    if len(matches) > 1:
        numbers = ", ".join(number for _, number in matches)
        raise Ambiguous(
            tr("Beberapa klien berinisial “{token}”: {numbers}. Sebutkan nomor kasusnya.").format(
                token=token, numbers=numbers
            )
        )
    return matches[0][0]


def create(
    notebook: Notebook,
    *,
    client: Person,
    agency: Agency | None = None,
    practitioner: Practitioner | None = None,
    cluster: str | None = None,
    ppks: str | None = None,
    access_route: str | None = None,
) -> str:
    """Register a client and open a new case for her today; gives the id of the case."""
    today = date.today()
    with notebook.edit(tr("Kasus baru")) as session:
        case = Case(
            number=next_number(session, today.year, agency.number_pattern if agency else None),
            opened=PartialDate.parse(today.isoformat()),
            client=client,
            agency=agency,
            practitioner=practitioner,
            cluster=cluster,
            ppks=ppks,
            access_route=access_route,
        )
        case.family.append(FamilyMember(person=client, relation=tr("klien"), position=0))
        session.add(case)
    return case.id


def next_number(session: Session, year: int, pattern: str | None = None) -> str:
    """The next free case number, which no erased case bore either.

    The pattern knows {tahun} and {urut} and is «{tahun}-{urut:03}» by default.
    """
    taken = set(session.scalars(select(Case.number)))
    order = 1
    while (number := _number(pattern, year, order)) in taken or bore_number(session.connection(), number):
        order += 1
    return number


def free_number(session: Session, wanted: str) -> str:
    """The wanted case number, with a suffix where another case bears it already."""
    taken = set(session.scalars(select(Case.number)))
    number, suffix = wanted, 2
    while number in taken:
        number, suffix = f"{wanted}-{suffix}", suffix + 1
    return number


def _number(pattern: str | None, year: int, order: int) -> str:
    default = "{tahun}-{urut:03}"
    try:
        number = (pattern or default).format(tahun=year, urut=order)
    except (KeyError, ValueError, IndexError):
        return default.format(tahun=year, urut=order)
    return number if number != (pattern or default).format(tahun=year, urut=order + 1) else f"{number}-{order}"


def age_text(person: Person | None, on: date) -> str:
    """The age of a person in words («27», «27–28»), from the birth date or the stated age; empty if unknown."""
    return "" if person is None else present_age(person, on)


def _summary(line: Sequence[Any], states: States, today: date) -> CaseSummary:
    case_id, number, cluster, opened, closed, client_id, name, alias, sex, born, stated_age, archived = line
    return CaseSummary(
        id=case_id,
        number=number or "",
        initials=called(alias, name) if client_id else initials(None),
        name=name or "",
        sex=sex,
        age=age_in_words(born, today) or age_in_words(stated_age, today),
        cluster=cluster or "",
        opened=opened,
        closed=closed,
        states=states,
        archived=archived is not None,
    )


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
