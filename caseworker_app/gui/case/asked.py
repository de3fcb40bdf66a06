"""What the column beside the page says of a session that is being prepared or written: the last time, and promises."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import last_time
from caseworker_app.casework.work_log import first_day
from caseworker_app.jobs import groups
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import Promise
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.still_open import Pledge
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.gui.form.details import Group, Line


def asked(edits: CaseSession, record: Any) -> list[Group]:
    """Headings with lines for the newest session, or for one without a day; nothing for any other record."""
    if not isinstance(record, Session) or not _is_newest(edits, record):
        return []
    last = groups.last_time(edits.notebook, edits.case, date.today(), before=record)
    lines: list[Line] = [(told.words, partial(edits.go_to, told.place, told.field)) for told in last]
    return [*([(tr("Terakhir kali"), lines)] if lines else []), *_promises(edits, record)]


def _is_newest(edits: CaseSession, session: Session) -> bool:
    day = first_day(session.date)
    others = (first_day(one.date) for one in edits.case.sessions if one is not session)
    return day is None or all(other is None or other <= day for other in others)


def _promises(edits: CaseSession, session: Session) -> list[Group]:
    """Each promise with its row, and whether it was kept; those that this session itself noted are not asked yet."""
    found: list[Group] = []
    for pledge in last_time.asked_promises(edits.case):
        if pledge.record is session:
            continue
        told = last_time.place_of(pledge)
        lines: list[Line] = [(told.words, partial(edits.go_to, told.place, told.field))]
        if not edits.notebook.read_only:
            lines += [
                (tr("✓ Ditepati"), partial(_settle, edits, pledge, kept=True)),
                (tr("✗ Tidak ditepati"), partial(_settle, edits, pledge, kept=False)),
            ]
        found.append((tr("Janji: ditepati?") if not found else "", lines))
    return found


def _settle(edits: CaseSession, pledge: Pledge, *, kept: bool) -> None:
    """Write down what became of a promise; one that only a session noted comes into the list of promises."""
    edits.flush()
    with edits.edit(tr("Janji ditepati") if kept else tr("Janji tidak ditepati"), None):
        if isinstance(pledge.record, Promise):
            pledge.record.kept = kept
        else:
            edits.case.promises.append(Promise(by=pledge.by, what=pledge.what, made_on=pledge.made_on, kept=kept))
