"""Daftar hadir of a case conference: who was invited, room to sign, how many came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.written_names import attendee_name
from caseworker_app.documents.blocks import Column, Content, Facts, Keep, Paragraph, Space, Table
from caseworker_app.documents.conference_minutes import attendance, title_of
from caseworker_app.documents.form_signers import signatures, staff
from caseworker_app.documents.forms_parts import Form, chosen, dated, fact, place_date
from caseworker_app.documents.staff import DOTS
from caseworker_app.model.plan import Conference
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish

_ROW = 0.75
_ROWS, _MOST_ROWS = 10, 60


def attendance_list(file: CaseFile, wish: Wish) -> Document:
    """The list of the conference with the id ``item``, else of the newest; the client stands there by initials."""
    made = Form("attendance-list", file, wish)
    one = chosen(made, made.case.conferences) or Conference()
    count = attendance(made.teller, one)
    return made.finished(
        made.title(title_of(one).upper()),
        Facts(
            (
                fact(tr("Hari/tanggal"), dated(one.date)),
                fact(tr("Waktu"), made.time(one.time)),
                fact(tr("Tempat"), one.place),
                fact(tr("Klien"), made.client),
            )
        ),
        Space(0.2),
        Table("attendees", "", _columns(), tuple(_rows(made, one)), numbered=False),
        Paragraph(tr("Jumlah hadir: {count}").format(count=count or DOTS), "plain"),
        Keep(
            (
                place_date(made, one.date),
                *signatures(
                    made,
                    {
                        "notulis": [staff(made, tr("Notulis"), one.secretary)],
                        "pemimpin": [staff(made, tr("Pemimpin"), one.chair)],
                    },
                ),
            )
        ),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("No."), 0.3, "centre"),
        Column(tr("Nama"), 1.8),
        Column(tr("Jabatan/lembaga"), 1.6),
        Column(tr("L/P"), 0.35, "centre"),
        Column(tr("No. HP"), 1.1),
        Column(tr("Tanda tangan"), 1.3),
    )


def _rows(made: Form, one: Conference) -> list[tuple[Content, ...]]:
    """Those invited, then empty rows up to the usual number or to how many were counted."""
    rows: list[tuple[Content, ...]] = []
    for who in one.attendees:
        name = attendee_name(who)
        phone = who.phone if made.names else None
        absent = tr("tidak hadir") if who.present is False else ""
        sex = (who.sex or (who.person.sex.value if who.person and who.person.sex else "")).strip()[:1].upper()
        room: Content = absent or Space(_ROW)
        rows.append((str(len(rows) + 1), name, who.office or "", sex if sex in "LP" else "", phone or "", room))
    total = max(_ROWS, one.attendance_stated or 0, len(rows) + 3)
    rows += [
        (str(at), "", "", "", "", Space(_ROW))
        for at in range(len(rows) + 1, min(total, max(_MOST_ROWS, len(rows))) + 1)
    ]
    return rows
