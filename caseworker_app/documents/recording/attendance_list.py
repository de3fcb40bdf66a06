"""Daftar hadir of a case conference: who was invited, room to sign, how many came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.written_names import attendee_name
from caseworker_app.documents.blocks import Facts, Keep, Paragraph, Space, Table
from caseworker_app.documents.elements.form import Form, chosen, fact, place_date
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.elements.signatures import signatures, staff
from caseworker_app.documents.elements.staff_names import DOTS
from caseworker_app.documents.recording.conference_minutes import attendance, title_of
from caseworker_app.model.plan import Conference, ConferenceAttendee
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish

_ROW = 0.75
_ROWS, _MOST_ROWS = 10, 60


def attendance_list(file: CaseFile, wish: Wish) -> Document:
    """The list of the conference with the id ``item``, else of the newest; the client stands there by initials."""
    form = Form("attendance-list", file, wish)
    one = chosen(form, form.case.conferences) or Conference()
    count = attendance(form.teller, one)
    return form.finished(
        form.title(title_of(one).upper()),
        Facts(
            (
                *form.facts(one, Conference.date, Conference.time, Conference.place),
                fact(tr("Klien"), form.client),
            )
        ),
        Space(0.2),
        _attendees(form, one),
        Paragraph(tr("Jumlah hadir: {count}").format(count=count or DOTS), "plain"),
        Keep(
            (
                place_date(form, one.date),
                *signatures(
                    form,
                    {
                        "notulis": [staff(form, tr("Notulis"), one.secretary)],
                        "pemimpin": [staff(form, tr("Pemimpin"), one.chair)],
                    },
                ),
            )
        ),
    )


def _attendees(form: Form, one: Conference) -> Table:
    """Those invited, then empty rows up to the usual number or to how many were counted."""

    def sex(who: ConferenceAttendee) -> str:
        letter = (who.sex or (who.person.sex.value if who.person and who.person.sex else "")).strip()[:1].upper()
        return letter if letter in "LP" else ""

    cells = (
        Cell(ConferenceAttendee.name, 1.8, attendee_name),
        Cell(ConferenceAttendee.office, 1.6),
        Cell(ConferenceAttendee.sex, 0.35, sex, "centre"),
        Cell(tr("No. HP"), 1.1, lambda who: (who.phone if form.names else None) or ""),
        Cell(tr("Tanda tangan"), 1.3, lambda who: tr("tidak hadir") if who.present is False else Space(_ROW)),
    )
    known = len(one.attendees)
    total = min(max(_ROWS, one.attendance_stated or 0, known + 3), max(_MOST_ROWS, known))
    further = total - known
    return counted_table(
        "attendees", one.attendees, cells, teller=form.teller, spare=total, further=further, height=_ROW
    )
