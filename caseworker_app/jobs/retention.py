"""Close, archive and reopen a case, hold it or keep it longer, and list the cases whose time is over."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app.casework.case_file import called
from caseworker_app.casework.retention import history, hold_in_words, kept_until, standing_hold
from caseworker_app.errors import BadInput, NotAllowed
from caseworker_app.jobs.permits import said
from caseworker_app.model.case import Case
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency
from caseworker_app.model.retention import LegalHold, Reopening
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """A closed case and how long it is kept. held: what forbids its erasure, in words, «» where nothing does."""

    case_id: str
    number: str
    initials: str
    closed: PartialDate | None
    until: date
    held: str
    archived: bool


def kept_cases(session: Session) -> list[Kept]:
    """All cases of which is known how long they are kept, the first to go first."""
    holds: dict[str, list[LegalHold]] = {}
    for each in session.scalars(select(LegalHold).order_by(LegalHold.position)):
        holds.setdefault(each.case_id, []).append(each)
    columns = (Case.id, Case.number, Case.closed, Case.retain_until, Case.archived, Agency.retention_years)
    lines = session.execute(
        select(*columns, Person.alias, Person.name)
        .outerjoin(Agency, Agency.id == Case.agency_id)
        .outerjoin(Person, Person.id == Case.client_id)
    )
    found = []
    for case_id, number, closed, retain_until, archived, years, alias, name in lines:
        until = kept_until(closed, retain_until, years)
        if until is not None:
            standing = standing_hold(holds.get(case_id, ()))
            held = "" if standing is None else hold_in_words(standing)
            initials = called(alias, name)
            found.append(Kept(case_id, number or "", initials, closed, until, held, archived is not None))
    return sorted(found, key=lambda kept: (kept.until, kept.number))


def histories(session: Session) -> dict[str, tuple[str, ...]]:
    """What changed how long cases are kept, in sentences, by the id of the case; only of those where anything did."""
    found: dict[str, tuple[list[LegalHold], list[Reopening]]] = {}
    for hold in session.scalars(select(LegalHold).order_by(LegalHold.position)):
        found.setdefault(hold.case_id, ([], []))[0].append(hold)
    for reopening in session.scalars(select(Reopening).order_by(Reopening.position)):
        found.setdefault(reopening.case_id, ([], []))[1].append(reopening)
    terms = {
        case_id: (until, why)
        for case_id, until, why in session.execute(select(Case.id, Case.retain_until, Case.retain_why))
        if until is not None or why or case_id in found
    }
    return {case_id: history(*term, *found.get(case_id, ([], []))) for case_id, term in terms.items()}


def due(session: Session, year: int) -> list[Kept]:
    """The cases whose time is over by the end of a year: those to decide about."""
    return [kept for kept in kept_cases(session) if kept.until <= date(year, 12, 31)]


def archive(notebook: Notebook, case_id: str, why_closed: str = "") -> None:
    """Put a case into the archive, where it is only read; it is closed today where it was not.

    Raises BadInput where it is still open and ``why_closed`` says nothing.
    """
    today = PartialDate.on(date.today())
    with notebook.edit(tr("Arsipkan kasus"), case_id=case_id) as session:
        case = session.get_one(Case, case_id)
        if case.closed is None:
            case.closed_why = said(why_closed)
            case.closed = today
        case.archived = today


def reopen(notebook: Notebook, case_id: str, why: str) -> None:
    """Take a closed case up again, out of the archive; how it had been closed is kept beside the reason.

    Raises BadInput where the reason says nothing.
    """
    reason = said(why)
    with notebook.edit(tr("Buka kembali kasus"), case_id=case_id, in_archive=True) as session:
        case = session.get_one(Case, case_id)
        earlier = {"closed_before": case.closed, "closed_why_before": case.closed_why}
        case.reopenings.append(Reopening(date=PartialDate.on(date.today()), reason=reason, **earlier))
        case.archived = case.closed = case.closed_why = case.retain_until = case.retain_why = None


def hold(notebook: Notebook, case_id: str, ordered_by: str, why: str) -> None:
    """Forbid the erasure of a case from today on. Raises BadInput where nobody is named or the reason says nothing."""
    reason, who = said(why), " ".join(ordered_by.split())
    if not who:
        raise BadInput(tr("Tulis siapa yang memerintahkan penahanan; belum ada yang berubah."))
    with notebook.edit(tr("Tahan penghapusan kasus"), case_id=case_id, in_archive=True) as session:
        case = session.get_one(Case, case_id)
        case.legal_holds.append(LegalHold(ordered_by=who, since=PartialDate.on(date.today()), reason=reason))


def release(notebook: Notebook, case_id: str, why: str) -> None:
    """Release the hold that stands. Raises BadInput where the reason says nothing, NotAllowed where none stands."""
    reason = said(why)
    with notebook.edit(tr("Lepaskan penahanan kasus"), case_id=case_id, in_archive=True) as session:
        standing = standing_hold(session.get_one(Case, case_id).legal_holds)
        if standing is None:
            raise NotAllowed(tr("Kasus ini tidak sedang ditahan; tidak ada yang berubah."))
        standing.released, standing.release_reason = PartialDate.on(date.today()), reason


def prolong(notebook: Notebook, case_id: str, until: PartialDate | None, why: str) -> None:
    """Keep a case until another day. Raises BadInput for no readable day to come, or a reason that says nothing."""
    reason = said(why)
    if until is None or until.latest is None or until.latest <= date.today():
        raise BadInput(tr("Tulis tanggal yang akan datang, misalnya 31/12/2030; belum ada yang berubah."))
    with notebook.edit(tr("Perpanjang masa simpan"), case_id=case_id, in_archive=True) as session:
        case = session.get_one(Case, case_id)
        case.retain_until, case.retain_why = until, reason
