"""What each table of a case offers to take over: from the plan, from the sessions, from the library of techniques."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import from_plan
from caseworker_app.forms.planned import planned_words
from caseworker_app.forms.records import title_of
from caseworker_app.gui.form.offer import Offer
from caseworker_app.jobs import technique_steps
from caseworker_app.model.case import Case
from caseworker_app.model.intervention import Session
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from caseworker_app.forms.description import Rows
    from caseworker_app.gui.case.session import CaseSession

_STEPS = mark("Susun langkah {technique} ({count})")
_OWN_STEPS = mark("Susun langkah {technique} ({count}), versi lembaga")
MOST = 4  # sessions that are offered
_PLAN, _STAGES = mark("Ambil dari rencana ({count})"), mark("Ambil tahap ({count})")
_FROM_PLAN: Mapping[str, tuple[tuple[str, Callable[[Case], Sequence[Any]]], ...]] = {
    str(Case.goal_results): ((_PLAN, from_plan.goal_results),),
    str(Case.smart_reviews): ((_PLAN, from_plan.smart_reviews),),
    str(Case.attainment_scales): ((_PLAN, from_plan.attainment_scales),),
    str(Case.evaluation_rows): ((_PLAN, from_plan.evaluation_rows),),
    str(Case.process_evaluations): (
        (_STAGES, from_plan.process_of_stages),
        (_PLAN, from_plan.process_of_activities),
    ),
}
"""Tables of the case with what they take over: the words of the offer, and the rows that would come."""


def offers(edits: CaseSession, rows: Rows, owner: Any) -> list[Offer]:
    """What a table of a record can take over now; nothing where the case can only be read."""
    if owner is None or edits.notebook.read_only:
        return []
    if rows.attribute is Session.steps:
        return [_steps(edits, owner, found) for found in technique_steps.offered(edits.notebook, owner)]
    if owner is not edits.case:
        return []
    found = [
        _rows(edits, rows, words, coming, new)
        for words, coming in _FROM_PLAN.get(str(rows.attribute), ())
        if (new := coming(edits.case))
    ]
    if rows.attribute is Case.evaluation_rows and (told := from_plan.accounts(edits.case)):
        words = tr("Isi dari catatan pertemuan ({count})").format(count=len(told))
        found.append(Offer(words, tuple(title_of(row) for row, *_ in told), partial(_tell, edits)))
    if rows.attribute is Case.sessions:
        found += [_session(edits, new) for new in from_plan.next_sessions(edits.case)[:MOST]]
    return found


def _rows(
    edits: CaseSession, rows: Rows, words: str, coming: Callable[[Case], Sequence[Any]], new: Sequence[Any]
) -> Offer:
    def take() -> Any:
        taken = coming(edits.case)
        with edits.edit(tr("Ambil dari rencana"), None):
            getattr(edits.case, rows.key).extend(taken)
        return next(iter(taken), None)

    return Offer(tr(words).format(count=len(new)), tuple(_called(record) for record in new), take)


def _called(record: Any) -> str:
    return getattr(record, "subject", None) or getattr(record, "activity_name", None) or title_of(record)


def _tell(edits: CaseSession) -> Any:
    """What the sessions say of their activity, into the rows of the matrix that say nothing yet."""
    told = from_plan.accounts(edits.case)
    with edits.edit(tr("Isi dari catatan pertemuan"), None):
        for row, process, result in told:
            row.process, row.result = row.process or process or None, row.result or result or None
    return next((row for row, *_ in told), None)


def _session(edits: CaseSession, new: Session) -> Offer:
    activity = new.activity

    def take() -> Any:
        ready = from_plan.next_session(edits.case, activity) if activity is not None else None
        if ready is not None:
            with edits.edit(tr("Siapkan pertemuan"), None):
                edits.case.sessions.append(ready)
        return ready

    words = tr("Siapkan pertemuan {activity} ke-{number}").format(activity=planned_words(new), number=new.number)
    day = new.date.short() if new.date else ""
    told = (day, new.method, ", ".join(new.techniques or ()), new.place, new.participants)
    return Offer(words, tuple(filter(None, told)), take)


def _steps(edits: CaseSession, session: Session, steps: technique_steps.StepSet) -> Offer:
    def take() -> Any:
        with edits.edit(tr("Susun langkah teknik"), None):
            technique_steps.lay(session, steps)
        return session.steps[-len(steps.steps)]

    text = tr(_OWN_STEPS if steps.own else _STEPS)
    names = (": ".join(filter(None, (f"{at}. {step.name}", step.help))) for at, step in enumerate(steps.steps, 1))
    return Offer(text.format(technique=steps.technique, count=len(steps.steps)), tuple(names), take)
