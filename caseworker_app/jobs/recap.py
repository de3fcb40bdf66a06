"""Gather all cases of a notebook for the recap of an agency."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

from caseworker_app.casework.recap import Recap, RecapCase, in_order, reached
from caseworker_app.casework.stages import KEYS
from caseworker_app.jobs.cases import summaries
from caseworker_app.jobs.retention import histories, kept_cases
from caseworker_app.model.case import Case
from caseworker_app.model.practice import Agency, Practitioner

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import InstrumentedAttribute, Session

    from caseworker_app.jobs.cases import CaseSummary
    from caseworker_app.jobs.retention import Kept
    from caseworker_app.store.notebook import Notebook

_Kept = TypeVar("_Kept", Agency, Practitioner)


def recap(
    notebook: Notebook, *, today: date | None = None, only: Collection[str] | None = None, ground: str = ""
) -> Recap:
    """All cases as they stand, or only those with these ids, which are to be destroyed on this ``ground``.

    Agency and practitioner where all cases have the same one. Tied to no session.
    """
    day = today or date.today()
    with notebook.reader() as session:
        lines = [line for line in summaries(session, today=day) if only is None or line.id in only]
        kept = {one.case_id: one for one in kept_cases(session)}
        further = {
            case_id: (ppks or "", agency or "", bool(why))
            for case_id, ppks, agency, why in session.execute(
                select(Case.id, Case.ppks, Agency.name, Case.closed_why).outerjoin(Agency, Case.agency_id == Agency.id)
            )
        }
        told = histories(session)
        agency = only_one(session, Agency, Case.agency_id)
        worker = only_one(session, Practitioner, Case.practitioner_id)
        session.expunge_all()
    cases = (
        dataclasses.replace(_case(line, *further[line.id], kept.get(line.id)), history=told.get(line.id, ()))
        for line in lines
    )
    return Recap(in_order(cases), day, agency, worker, ground)


def only_one(session: Session, kind: type[_Kept], link: InstrumentedAttribute[str | None]) -> _Kept | None:
    """The one record that every case with such a link points to; None where there are several, or none."""
    found = session.scalars(select(kind).where(kind.id.in_(select(link)))).all()
    return found[0] if len(found) == 1 else None


def _case(line: CaseSummary, ppks: str, agency: str, told_why: bool, kept: Kept | None) -> RecapCase:  # noqa: FBT001 - a row of the query
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
        kept_until=kept.until if kept else None,
        held=kept.held if kept else "",
        id=line.id,
    )
