"""How far the six stages of a case are: as the worker says, else begun where something is written in them.

What every case has from the start, and what a stage shares with other pages (the family, the resources), begins none.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, bindparam, func, inspect, literal, or_, select, type_coerce, union_all

from caseworker_app.casework.stages import KEYS
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.forms.description import Rows
from caseworker_app.model.case import Case
from caseworker_app.model.choices import StageState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import BindParameter, Executable, Select
    from sqlalchemy.orm import Session

    from caseworker_app.forms.description import Stage

States = tuple[StageState | None, ...]
NONE: States = (None,) * len(KEYS)  # nothing is said and nothing written


def stage_states(session: Session, case_id: str | None = None) -> dict[str, States]:
    """The states of the six stages by the id of the case, of all cases or of one; without any, a case is left out."""
    return states_of(session, None if case_id is None else [case_id])


def states_of(session: Session, cases: Collection[str] | None) -> dict[str, States]:
    """The same of several cases, all of them for None."""
    rows = session.execute(_told(some=cases is not None), {} if cases is None else {"cases": list(cases)}).all()
    return {case: _read(words) for case, words in rows}


@lru_cache(maxsize=1024)
def _read(told: str) -> States:
    """«0=,1=selesai»: something is written in the first stage, and the second is said to be done; a word said wins."""
    states = [*NONE]
    for at, _, state in sorted(part.partition("=") for part in told.split(",")):
        states[int(at)] = StageState(state) if state else StageState.RUNNING
    return tuple(states)


@cache
def _told(*, some: bool) -> Executable:
    """Gives every case once, with what is known of its stages as ``_read`` reads it: thousands are one row each."""
    queries: list[Select[Any]] = []
    for at, record in enumerate(_records()):
        queries.extend(_written(at, record))
        said = literal(f"{at}=").concat(type_coerce(record.state, Text))
        queries.append(select(record.case_id, said).where(record.state.is_not(None)))
    if some:
        chosen: BindParameter[Any] = bindparam("cases", expanding=True)
        queries = [query.where(query.selected_columns[0].in_(chosen)) for query in queries]
    case, word = union_all(*queries).subquery().columns
    return select(case, func.aggregate_strings(word, ",")).group_by(case)


def _records() -> list[Any]:
    """The classes that hold what is said of a stage as a whole."""
    return [inspect(Case).relationships[key].mapper.class_ for key in KEYS]


def _written(at: int, record: Any) -> Iterator[Select[Any]]:
    """Each gives the cases in which something is written that begins a stage."""
    stages = {stage.key: stage for stage in STAGES}
    shared = Counter(table for stage in (*STAGES, *TABS) for table in _tables(stage))
    columns = [column for column in inspect(record).columns if column.name not in {"id", "case_id", "state"}]
    unsaid = literal(f"{at}=")
    yield select(record.case_id, unsaid).where(
        record.state.is_(None), or_(*(column.is_not(None) for column in columns))
    )
    for table in _tables(stages[KEYS[at]]):
        if shared[table] == 1:
            yield select(table.case_id, unsaid).distinct()


def _tables(stage: Stage) -> set[Any]:
    """The classes of the rows that a stage writes in tables of the case."""
    items = [item for page in stage.pages for _, item in page.items()]
    return {item.row_class for item in items if isinstance(item, Rows) and item.attribute.class_ is Case}
