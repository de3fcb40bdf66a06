"""The list of cases for the window: which cases in which order, and the lines of those that are seen.

The order is a list of ids, so that a notebook of 100,000 cases costs one query; lines are read some at a time.
"""

from __future__ import annotations

import dataclasses
import difflib
import enum
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from caseworker_app.casework.case_file import called
from caseworker_app.casework.case_listing import ListedCase
from caseworker_app.casework.naming import folded
from caseworker_app.casework.recap import FINISHED, UNKNOWN, reached
from caseworker_app.casework.stages import KEYS, short_titles
from caseworker_app.jobs.cases import age_text, summaries_of
from caseworker_app.jobs.date_columns import as_text, names_days
from caseworker_app.jobs.initials_of_cases import disguises
from caseworker_app.jobs.latest import busy_until, last_dates, last_steps, next_steps, step_in_words
from caseworker_app.jobs.stage_states import NONE, stage_states
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Sex, StageState
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from caseworker_app.jobs.cases import CaseSummary
    from caseworker_app.jobs.latest import Step
    from caseworker_app.jobs.stage_states import States

_PORTION = 400  # lines read together
_ALIKE = 0.8  # of the letters of a misspelled word, in one order
_SHORT = 4  # letters: shorter words are looked for as they are typed


class Standing(enum.StrEnum):
    """Which cases are listed: KEPT are all outside of the archive."""

    KEPT = mark("belum diarsipkan")
    RUNNING = mark("berjalan")
    DONE = mark("selesai")
    ARCHIVED = mark("arsip")
    ALL = mark("semua")


class Order(enum.StrEnum):
    """What the list can be sorted by."""

    CLIENT = "client"
    NUMBER = "number"
    AGE = "age"
    SEX = "sex"
    CLUSTER = "cluster"
    STAGE = "stage"
    LAST = "last"
    NEXT = "next"
    WORKER = "worker"
    STANDING = "standing"
    OPENED = "opened"


@dataclasses.dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases, in which order. stage: key of the stage that is reached; worker, agency: ids; "" for any.

    silent: only running cases in which nothing was done for more than so many days, and nothing is planned.
    """

    standing: Standing = Standing.KEPT
    stage: str = ""
    cluster: str = ""
    worker: str = ""
    agency: str = ""
    silent: int = 0
    order: Order = Order.OPENED
    descending: bool = True

    @property
    def narrowed(self) -> bool:
        """Whether a filter other than the usual is set."""
        return dataclasses.replace(self, order=Order.OPENED, descending=True) != Wanted()


@dataclasses.dataclass(frozen=True, slots=True)
class CaseLine:
    """A line of the list: the case, who works on it, what was done last and what comes next."""

    case: CaseSummary
    worker: str = ""
    last: Step | None = None
    next: Step | None = None

    @property
    def standing(self) -> Standing:
        """Whether the case is running, closed or in the archive."""
        if self.case.archived:
            return Standing.ARCHIVED
        return Standing.RUNNING if self.case.closed is None else Standing.DONE

    @property
    def stage_name(self) -> str:
        """The short name of the stage where the case is."""
        return short_titles(None)[KEYS.index(stage_of(self.case.states))]

    def next_in_words(self, today: date | None) -> str:
        """What comes next, else in a running case the stage to go on with; ``today`` as in ``step_in_words``."""
        if self.next is not None:
            return step_in_words(self.next, today)
        if self.standing is not Standing.RUNNING:
            return ""
        if set(self.case.states) == {StageState.DONE}:
            return tr("Kasus dapat ditutup")
        return tr("Lanjutkan {stage}").format(stage=self.stage_name)


@dataclasses.dataclass(frozen=True, slots=True)
class Offered:
    """What the filters offer: clusters, workers and agencies (id and name) that cases of this notebook have.

    cases: how many there are, archived ones included.
    """

    clusters: tuple[str, ...]
    workers: tuple[tuple[str, str], ...]
    agencies: tuple[tuple[str, str], ...]
    cases: int


def stage_of(states: States) -> str:
    """The key of the stage where a case is: the last one that runs, else the last one done, else the first."""
    key = reached(zip(KEYS, states, strict=True), closed=False)
    return {UNKNOWN: KEYS[0], FINISHED: KEYS[-1]}.get(key, key)


def ordered(session: Session, wanted: Wanted, today: date, *, limit: int | None = None) -> list[str]:
    """The ids of the cases that are wanted, in their order; what a case does not say stands last in both directions."""
    sort = _IN_PYTHON.get(wanted.order)
    silence = _silent(session, wanted.silent, today) if wanted.silent else None
    by_stage = stage_states(session) if wanted.stage else None
    statement = _filtered(wanted)
    if sort is None:
        statement = _sorted(statement, wanted)
    if limit is not None and sort is None and silence is None and by_stage is None:
        statement = statement.limit(limit)
    ids = list(session.connection().scalars(statement))
    if silence is not None:
        ids = [case_id for case_id in ids if silence(case_id)]
    if by_stage is not None:
        ids = [case_id for case_id in ids if stage_of(by_stage.get(case_id, NONE)) == wanted.stage]
    if sort is not None:
        keys = sort(session, ids, today)
        known = sorted((case_id for case_id in ids if case_id in keys), key=keys.__getitem__, reverse=wanted.descending)
        ids = known + [case_id for case_id in ids if case_id not in keys]
    return ids if limit is None else ids[:limit]


def lines(session: Session, ids: Collection[str], today: date) -> dict[str, CaseLine]:
    """What the list says of some hundreds of cases, by their ids; those that are not there are left out."""
    cases = summaries_of(session, ids, today=today)
    workers = _names(session, select(Case.id, Practitioner.name).join(Practitioner).where(Case.id.in_(ids)))
    last, coming = last_steps(session, ids, today), next_steps(session, ids, today)
    hide = disguises(session, coming)
    coming = {case_id: dataclasses.replace(step, what=hide(case_id, step.what)) for case_id, step in coming.items()}
    return {
        case_id: CaseLine(case, workers.get(case_id, ""), last.get(case_id), coming.get(case_id))
        for case_id, case in cases.items()
    }


def listed(session: Session, ids: Sequence[str], today: date) -> Iterator[ListedCase]:
    """The same in words for paper, in the order of the ids, however many there are."""
    for start in range(0, len(ids), _PORTION):
        portion = ids[start : start + _PORTION]
        known = lines(session, portion, today)
        yield from (_in_words(known[case_id]) for case_id in portion if case_id in known)


def offered(session: Session) -> Offered:
    """What the filters of the list offer."""
    clusters = session.scalars(select(Case.cluster).where(Case.cluster.is_not(None)).distinct().order_by(Case.cluster))
    used = select(Practitioner.id, Practitioner.name).where(Practitioner.id.in_(select(Case.practitioner_id)))
    places = select(Agency.id, Agency.name).where(Agency.id.in_(select(Case.agency_id)))
    count = session.scalar(select(func.count()).select_from(Case)) or 0
    workers, agencies = _names(session, used), _names(session, places)
    return Offered(
        tuple(filter(None, clusters)), tuple(sorted(workers.items(), key=_second)),
        tuple(sorted(agencies.items(), key=_second)), count,
    )  # fmt: skip


def search_texts(session: Session) -> dict[str, str]:
    """What a case can be found by, by its id: number, initials, the client's names, cluster; plain and as it sounds."""
    columns = (Case.id, Case.number, Case.cluster, Case.ppks, Person.name, Person.alias, Person.nickname)
    rows = session.execute(select(*columns).outerjoin(Person, Person.id == Case.client_id))
    return {case_id: _searchable(called(alias, name), number, cluster, ppks, name, alias, nickname)
            for case_id, number, cluster, ppks, name, alias, nickname in rows}  # fmt: skip


def matching(texts: Mapping[str, str], words: str) -> set[str]:
    """The cases that hold every word, as typed or as it sounds; where none holds it, those with a word much like it."""
    found = set(texts)
    for word in words.casefold().split():
        sounds = _sound(word)
        hits = {case_id for case_id in found if word in texts[case_id] or (sounds and sounds in texts[case_id])}
        if not hits and len(sounds) >= _SHORT:
            known = {part for case_id in found for part in texts[case_id].split()}
            alike = set(difflib.get_close_matches(sounds, known, n=8, cutoff=_ALIKE))
            hits = {case_id for case_id in found if alike.intersection(texts[case_id].split())}
        found = hits
    return found


def _in_words(line: CaseLine) -> ListedCase:
    case = line.case
    return ListedCase(
        number=case.number,
        client=case.initials,
        name=case.name,
        age=tr("{age} th").format(age=case.age) if case.age else "",
        sex={Sex.MALE: "L", Sex.FEMALE: "P"}.get(case.sex, "") if case.sex else "",
        cluster=case.cluster,
        stage=line.stage_name,
        last=step_in_words(line.last, None),
        next=line.next_in_words(None),
        worker=line.worker,
        standing=tr(line.standing.value),
        opened=case.opened.short() if case.opened else "",
    )


def _searchable(*texts: str | None) -> str:
    words = " ".join(filter(None, texts)).casefold().split()
    return " ".join(dict.fromkeys((*words, *map(_sound, words))))


def _sound(word: str) -> str:
    """A word as names are compared («Djaja», «Jaya» apart, «Muhamad», «Moh.» alike); figures stay."""
    return folded("".join(letter for letter in word if letter.isalnum()))


def _filtered(wanted: Wanted) -> Select[Any]:
    statement = select(Case.id)
    if wanted.standing is not Standing.ALL:
        archived = wanted.standing is Standing.ARCHIVED
        statement = statement.where(Case.archived.is_not(None) if archived else Case.archived.is_(None))
    if wanted.standing in {Standing.RUNNING, Standing.DONE} or wanted.silent:
        done = wanted.standing is Standing.DONE
        statement = statement.where(Case.closed.is_not(None) if done else Case.closed.is_(None))
    for column, value in (
        (Case.cluster, wanted.cluster), (Case.practitioner_id, wanted.worker), (Case.agency_id, wanted.agency),
    ):  # fmt: skip
        if value:
            statement = statement.where(column == value)
    return statement


def _sorted(statement: Select[Any], wanted: Wanted) -> Select[Any]:
    """By a column; one number after the other within it, and the newest case first where neither says anything."""
    columns: dict[Order, Any] = {
        Order.NUMBER: func.lower(Case.number),
        Order.CLUSTER: func.lower(Case.cluster),
        Order.CLIENT: func.lower(func.coalesce(Person.alias, Person.name)),
        Order.SEX: Person.sex,
        Order.WORKER: func.lower(Practitioner.name),
        Order.STANDING: func.coalesce(as_text(Case.archived), as_text(Case.closed)),
        Order.OPENED: as_text(Case.opened),
    }
    if wanted.order in {Order.CLIENT, Order.SEX}:
        statement = statement.outerjoin(Person, Person.id == Case.client_id)
    if wanted.order is Order.WORKER:
        statement = statement.outerjoin(Practitioner, Practitioner.id == Case.practitioner_id)
    column = columns[wanted.order]
    unread = () if wanted.order is not Order.OPENED else (names_days(Case.opened).desc().nulls_last(),)
    return statement.order_by(
        *unread, (column.desc() if wanted.descending else column).nulls_last(), Case.number, Case.id
    )


def _silent(session: Session, days: int, today: date) -> Callable[[str], bool]:
    """Whether for more than so many days nothing was done in a case, which was open, and nothing is planned in it."""
    busy, since = busy_until(session), (today - timedelta(days=days)).isoformat()
    rows = session.execute(select(Case.id, as_text(Case.opened))).all()
    opened: dict[str, str] = {case_id: day for case_id, day in rows}  # noqa: C416 - rows are no pairs to mypy
    return lambda case_id: max(busy.get(case_id, ""), opened[case_id] or "") < since


def _by_age(session: Session, _ids: Collection[str], today: date) -> dict[str, Any]:
    people = select(Case.id, Person.born, Person.stated_age).join(Person, Person.id == Case.client_id)
    keys: dict[str, Any] = {}
    for case_id, born, stated in session.execute(people):
        words = age_text(Person(born=born, stated_age=stated), today)
        figures = "".join(letter if letter.isdigit() else " " for letter in words).split()
        if figures:
            keys[case_id] = int(figures[0])
    return keys


def _by_stage(session: Session, _ids: Collection[str], _today: date) -> dict[str, Any]:
    return {
        case_id: (KEYS.index(stage_of(states)), states.count(StageState.DONE))
        for case_id, states in stage_states(session).items()
    }


def _by_last(session: Session, _ids: Collection[str], today: date) -> dict[str, Any]:
    return last_dates(session, today)


def _by_next(session: Session, ids: Collection[str], today: date) -> dict[str, Any]:
    return {
        case_id: step.date.sort_key
        for case_id, step in next_steps(session, ids, today).items()
        if step.date is not None
    }


_IN_PYTHON = {Order.AGE: _by_age, Order.STAGE: _by_stage, Order.LAST: _by_last, Order.NEXT: _by_next}


def _names(session: Session, statement: Any) -> dict[str, str]:
    return {key: name or tr("(tanpa nama)") for key, name in session.execute(statement)}


def _second(pair: tuple[str, str]) -> str:
    return pair[1].casefold()
