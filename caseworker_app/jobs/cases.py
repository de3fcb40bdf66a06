"""Find, list and open cases."""

from __future__ import annotations

import dataclasses
import itertools
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from caseworker_app.casework.ages import age_in_words
from caseworker_app.casework.case_file import called, initials
from caseworker_app.casework.stages import KEYS
from caseworker_app.errors import Ambiguous, NotFound
from caseworker_app.jobs.stage_states import NONE, States, stage_states, states_of
from caseworker_app.limits import brief
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store.drafts import unread_texts
from caseworker_app.store.tombstones import bore_number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from caseworker_app.model.choices import Sex
    from caseworker_app.model.practice import Agency, Practitioner
    from caseworker_app.store.notebook import Notebook

_NAMED = 3  # of several cases, that a sentence names
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
    typed = unread_texts(session)
    return [_summary(line, states.get(line.id, NONE), today, typed) for line in session.execute(statement).all()]


def summaries_of(session: Session, ids: Collection[str], *, today: date | None = None) -> dict[str, CaseSummary]:
    """The lines of these cases (some hundreds at the most), by their ids."""
    statement = select(*_COLUMNS).outerjoin(Person, Person.id == Case.client_id).where(Case.id.in_(ids))
    states, typed = states_of(session, ids), unread_texts(session)
    rows = session.execute(statement).all()
    return {row.id: _summary(row, states.get(row.id, NONE), today or date.today(), typed) for row in rows}


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
    """The id of the case with this number, with a client of these initials, or with this id.

    Raises:
        NotFound: there is none. Ambiguous: several cases bear the number, or several clients the initials; the text
        lists them.
    """
    columns = (Case.id, Case.number, Case.client_id, Person.alias, Person.name)
    lines = session.execute(select(*columns).outerjoin(Person, Person.id == Case.client_id).order_by(Case.number)).all()
    clients = {line.id: called(line.alias, line.name) if line.client_id else "?" for line in lines}
    wanted = " ".join(token.split()).casefold()
    numbered = [line for line in lines if " ".join((line.number or "").split()).casefold() == wanted]
    matching = [line for line in numbered if line.number == token] or numbered
    if len(matching) > 1:
        sentence = tr(
            "Nomor “{token}” dipakai {count} kasus: {cases}. Sebutkan id kasusnya, lalu beri nomor yang berbeda."
        )
        cases = _few([f"{brief(clients[line.id], 12)} ({line.id})" for line in matching])
        raise Ambiguous(sentence.format(token=brief(token, 40), count=len(matching), cases=cases))
    matching = matching or [line for line in lines if line.id == wanted]
    matching = matching or [line for line in lines if line.client_id and clients[line.id].casefold() == wanted]
    if not matching:
        raise NotFound(tr("Tidak ada kasus dengan nomor atau inisial “{token}”.").format(token=brief(token)))
    if len(matching) > 1:
        sentence = tr("Beberapa klien berinisial “{token}”: {numbers}. Sebutkan nomor kasusnya, atau id kasusnya.")
        numbers = _few([brief(line.number or line.id, 40) for line in matching])
        raise Ambiguous(sentence.format(token=brief(token, 40), numbers=numbers))
    return str(matching[0].id)


def _few(words: Sequence[str]) -> str:
    return ", ".join(words[:_NAMED]) + (" …" if len(words) > _NAMED else "")


def create(
    notebook: Notebook,
    *,
    client: Person,
    agency: Agency | None = None,
    practitioner: Practitioner | None = None,
    opened: PartialDate | None = None,
    known: str | None = None,
    **said: str | None,
) -> str:
    """Register a client and open a new case for her; gives the id of the case.

    opened: when the case was opened, today where nothing is said; its number bears that year.
    known: the id of the person here who is this client: she gets a further case, with the family of her last one, and
    of what ``client`` says, only what was not known of her is filled in.
    said: of the columns of the case: cluster, ppks, access_route.
    """
    first = (opened.earliest if opened else None) or date.today()
    with notebook.edit(tr("Kasus baru")) as session:
        case = Case(
            number=next_number(session, first.year, agency.number_pattern if agency else None),
            client=client,
            agency=agency,
            practitioner=practitioner,
            opened=opened,
            **said,
        )
        register(session, case, known=known)
    return case.id


def register(session: Session, case: Case, *, known: str | None = None) -> None:
    """Open a new case, inside an edit: today, where it does not say when; its client is in its family.

    known: as in ``create``.
    """
    family: list[FamilyMember] = []
    if known is not None and case.client is not None:
        newcomer, case.client = case.client, None
        case.client, family = _completed(session, known, newcomer), _last_family(session, known)
    case.opened = case.opened or PartialDate.on(date.today())
    case.family.append(FamilyMember(person=case.client, relation=tr("klien"), position=0))
    case.family += [
        FamilyMember(person=member.person, relation=member.relation, position=at) for at, member in enumerate(family, 1)
    ]
    session.add(case)


def _completed(session: Session, known: str, newcomer: Person) -> Person:
    """Somebody who is here, with what was just newcomer and was not known."""
    person = session.get_one(Person, known)
    for column in Person.__mapper__.column_attrs:
        if getattr(person, column.key) in (None, "", []) and getattr(newcomer, column.key) not in (None, "", []):
            setattr(person, column.key, getattr(newcomer, column.key))
    return person


def _last_family(session: Session, client: str) -> list[FamilyMember]:
    """The family table of somebody's last case, without the client."""
    last = select(Case).where(Case.client_id == client).order_by(Case.opened.desc().nulls_last(), Case.number).limit(1)
    case = session.scalars(last).first()
    return [member for member in case.family if member.person_id not in {None, client}] if case else []


def next_number(session: Session, year: int, pattern: str | None = None) -> str:
    """The next free case number, which no erased case bore either; ``pattern`` as in ``free_numbers``."""
    return next(free_numbers(session, year, pattern))


def free_numbers(session: Session, year: int, pattern: str | None = None) -> Iterator[str]:
    """Free case numbers, one after the other.

    The pattern knows {tahun} and {urut} and is «{tahun}-{urut:03}» by default.
    """
    taken = set(session.scalars(select(Case.number)))
    for order in itertools.count(1):
        number = _number(pattern, year, order)
        if number not in taken and not bore_number(session.connection(), number):
            yield number


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
    return "" if person is None else _age(person.born, person.stated_age, on)


def _age(born: PartialDate | None, stated: PartialDate | None, on: date) -> str:
    """From the birth date, unless that could not be read; else from the stated age."""
    return age_in_words(born, on) or age_in_words(stated, on)


def _summary(line: Sequence[Any], states: States, today: date, typed: Mapping[tuple[str, str], str]) -> CaseSummary:
    case_id, number, cluster, opened, closed, client_id, name, alias, sex, born, stated_age, archived = line

    def stands(record_id: str, key: str, value: PartialDate | None) -> PartialDate | None:
        raw = typed.get((record_id, key))
        return value if raw is None else PartialDate(text=raw)

    return CaseSummary(
        id=case_id,
        number=number or "",
        initials=called(alias, name) if client_id else initials(None),
        name=name or "",
        sex=sex,
        age=_age(stands(client_id, "born", born), stands(client_id, "stated_age", stated_age), today),
        cluster=cluster or "",
        opened=stands(case_id, "opened", opened),
        closed=stands(case_id, "closed", closed),
        states=states,
        archived=archived is not None,
    )


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
