"""Gather all cases of a notebook for the recap of an agency."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

from caseworker_app.casework.recap import Recap, RecapCase, in_order, reached
from caseworker_app.casework.stages import KEYS
from caseworker_app.jobs.cases import summaries
from caseworker_app.model.case import Case
from caseworker_app.model.practice import Agency, Practitioner

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from caseworker_app.jobs.cases import CaseSummary
    from caseworker_app.store.notebook import Notebook

_Kept = TypeVar("_Kept", Agency, Practitioner)


def recap(notebook: Notebook, *, today: date | None = None) -> Recap:
    """All cases as they stand; agency and practitioner where all cases have the same one. Tied to no session."""
    day = today or date.today()
    with notebook.reader() as session:
        lines = summaries(session, today=day)
        further = {
            case_id: (ppks or "", agency or "", bool(why))
            for case_id, ppks, agency, why in session.execute(
                select(Case.id, Case.ppks, Agency.name, Case.closed_why).outerjoin(Agency, Case.agency_id == Agency.id)
            )
        }
        agency = _only(session, Agency, Case.agency_id)
        worker = _only(session, Practitioner, Case.practitioner_id)
        session.expunge_all()
    return Recap(in_order(_case(line, *further[line.id]) for line in lines), day, agency, worker)


def _only(session: Session, kind: type[_Kept], link: InstrumentedAttribute[str | None]) -> _Kept | None:
    """The one record that every case with such a link points to; None where there are several, or none."""
    found = session.scalars(select(kind).where(kind.id.in_(select(link)))).all()
    return found[0] if len(found) == 1 else None


def _case(line: CaseSummary, ppks: str, agency: str, told_why: bool) -> RecapCase:  # noqa: FBT001 - a row of the query
    states = zip(KEYS, line.states, strict=True)
    return RecapCase(
        number=line.number,
        initials=line.initials,
        name=line.name,
        sex=line.sex,
        age=line.age,
        cluster=line.cluster,
        ppks=ppks,
        agency=agency,
        opened=line.opened,
        closed=line.closed,
        stage=reached(states, closed=line.closed is not None or told_why),
    )
