"""The agenda outside of the notebook: what its paper is made of, and a calendar file for phone and mail program."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.casework.agenda import Agenda, AgendaSheet, week_of
from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.exchange import calendar_file
from caseworker_app.jobs.agenda import agenda
from caseworker_app.model.case import Case
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from caseworker_app.store.notebook import Notebook

_USUAL_ZONE = "WIB"


def agenda_sheet(notebook: Notebook, days: tuple[date, date] | None = None) -> AgendaSheet:
    """The agenda of some days, without them of this week, with agency and practitioner for its paper."""
    first, last = days or week_of(date.today())
    with notebook.reader() as session:
        found = agenda(session, first, last)
        agency = _the_only(session, Agency, Case.agency_id)
        practitioner = _the_only(session, Practitioner, Case.practitioner_id)
        if practitioner is not None:
            practitioner.agency  # noqa: B018 - loaded while the session lives
        session.expunge_all()
    return AgendaSheet(found, agency, practitioner)


def calendar(notebook: Notebook, days: Agenda, *, details: bool = False, now: datetime | None = None) -> bytes:
    """What stands on these days as an iCalendar file: initials and kind only, with ``details`` also what and where."""
    with notebook.reader() as session:
        agencies = select(Case.id, Agency.time_zone).join(Agency, Agency.id == Case.agency_id)
        zones = {case: zone or _USUAL_ZONE for case, zone in session.execute(agencies)}
    entries = [(entry, zones.get(entry.case_id, _USUAL_ZONE)) for entry in (*days.entries, *_spans(days))]
    return calendar_file.written(entries, now=now or datetime.now(UTC), details=details)


def departure() -> Leaving:
    """How the list of copies calls a calendar file."""
    return Leaving(tr("Agenda (kalender)"), discloses=False)


def as_plain(days: Agenda) -> list[dict[str, object]]:
    """What stands on some days, and what waits, as plain values, for JSON."""
    lists = ("entries", "around", "overdue", "undated")
    return [
        {
            "list": name,
            "date": str(entry.date) if entry.date else None,
            "time": str(entry.time) if entry.time else None,
            "kind": entry.kind,
            "case": entry.number or None,
            "client": entry.called,
            "what": entry.what or None,
            "place": entry.place or None,
            "with": entry.with_whom or None,
            "done": entry.done,
            "known_to": entry.known_to or None,
            "expected_back": str(entry.back) if entry.back else None,
            "returned": entry.returned,
            "id": entry.id,
        }
        for name in lists
        for entry in sorted(getattr(days, name), key=_in_order)
    ]


def _in_order(entry: Any) -> tuple[Any, ...]:
    nothing = (9, 0, 0, "")
    return (entry.date.sort_key if entry.date else nothing, entry.time.sort_key if entry.time else nothing, entry.id)


def _spans(days: Agenda) -> list[Any]:
    """Long activities that go on through these days; a month or year in which something lies is no appointment."""
    return [
        entry
        for entry in days.around
        if entry.date is not None and entry.date.precision == "range" and not entry.date.approximate
    ]


def _the_only(session: Session, kind: type[Any], link: InstrumentedAttribute[str | None]) -> Any:
    """The agency or practitioner that all open cases have; None where they differ or have none."""
    ids = session.scalars(select(link).where(Case.archived.is_(None), Case.closed.is_(None)).distinct()).all()
    return session.get(kind, ids[0]) if len(ids) == 1 and ids[0] else None
