"""The procedures of a notebook, as shipped or as its agency words them; ticking off their steps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.completeness import WAIVED
from caseworker_app.casework.procedures import EVENTS, Procedure, Step, shipped
from caseworker_app.errors import BadInput
from caseworker_app.model.base import new_id
from caseworker_app.model.case import Case
from caseworker_app.model.notes import ProcedureStep
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.store import settings
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

SETTING = "procedures"
"""The setting that holds what is other than shipped: ``{key: {"title", "event", "steps": [{"days", "what", …}]}}``.

Of a shipped procedure that the agency does not want, the steps are empty.
"""
SINCE = "procedures since"
"""The setting that holds the day from which on Beranda asks for steps; without it, always."""


def procedures(session: Session) -> list[Procedure]:
    """Those of the notebook: the shipped ones as the agency words them, then its own."""
    changed = _changed(session)
    found = [changed.pop(one.key, one) for one in shipped()]
    return [*found, *changed.values()]


def asked_since(session: Session) -> date:
    """The day from which on Beranda asks for the steps of procedures."""
    told = settings.setting(session, SINCE)
    try:
        return date.fromisoformat(told) if isinstance(told, str) else date.min
    except ValueError:
        return date.min


def keep(notebook: Notebook, procedure: Procedure) -> None:
    """Word a procedure so from now on; as it is shipped it is then not stored.

    Raises:
        BadInput: it has no name.
    """
    if not procedure.title.strip():
        raise BadInput(tr("Beri prosedur ini nama; yang lama tidak berubah."))
    with notebook.reading() as session:
        kept = {**_changed(session), procedure.key: procedure}
    _store(notebook, [one for one in kept.values() if one not in shipped()])


def add(notebook: Notebook, title: str) -> Procedure:
    """A procedure of the agency's own, opened by a new case until another event is chosen."""
    made = Procedure(new_id(), title, "new-case")
    keep(notebook, made)
    return made


def restore(notebook: Notebook, key: str) -> None:
    """Go back to a procedure as it is shipped; one of the agency's own goes away."""
    with notebook.reading() as session:
        kept = _changed(session)
    _store(notebook, [one for one in kept.values() if one.key != key])


def tick(notebook: Notebook, case: Case, procedure: Procedure, step: Step, *, reason: str = "") -> None:
    """Tick a step off: done today, or with a ``reason`` unneeded; one step of undo."""
    _note(notebook, case, tr("Centang langkah prosedur"), procedure.key, step.what, reason)


def waive(notebook: Notebook, case: Case, title: str, reason: str) -> None:
    """Say that something which the setting asks for is not needed in this case; one step of undo."""
    _note(notebook, case, tr("Tidak perlu di kasus ini"), WAIVED, title, reason)


def untick(notebook: Notebook, case: Case, row: ProcedureStep) -> None:
    """Take a tick back."""
    with notebook.edit(tr("Batalkan centang langkah prosedur"), case_id=case.id) as session:
        kept = session.get_one(Case, case.id)
        kept.procedure_steps.remove(next(one for one in kept.procedure_steps if one.id == row.id))


def _note(notebook: Notebook, case: Case, label: str, procedure: str, what: str, reason: str) -> None:
    with notebook.edit(label, case_id=case.id) as session:
        kept = session.get_one(Case, case.id)
        position = max((row.position or 0 for row in kept.procedure_steps), default=-1) + 1
        kept.procedure_steps.append(
            ProcedureStep(
                date=PartialDate.on(date.today()),
                procedure=procedure,
                what=what,
                unneeded=bool(reason) or None,
                note=reason or None,
                position=position,
            )
        )


def _changed(session: Session) -> dict[str, Procedure]:
    """What is other than shipped, by key; what cannot be read is passed over."""
    found = settings.setting(session, SETTING)
    content = found if isinstance(found, dict) else {}
    read = {key: _read(key, raw) for key, raw in content.items() if isinstance(raw, dict)}
    return {key: one for key, one in read.items() if one is not None}


def _read(key: str, raw: dict[str, Any]) -> Procedure | None:
    try:
        steps = tuple(Step(int(step["days"]), str(step["what"]), *_more(step)) for step in raw["steps"])
        title, event = str(raw["title"]), str(raw["event"])
    except (KeyError, TypeError, ValueError):
        return None
    return Procedure(key, title, event, steps) if event in EVENTS else None


def _more(step: dict[str, Any]) -> tuple[str, str]:
    return str(step.get("need", "")), str(step.get("place", ""))


def _store(notebook: Notebook, several: list[Procedure]) -> None:
    plain = {
        one.key: {
            "title": one.title,
            "event": one.event,
            "steps": [
                {"days": step.days, "what": step.what, "need": step.need, "place": step.place} for step in one.steps
            ],
        }
        for one in several
    }
    settings.set_setting(notebook, SETTING, plain)
