"""Berita acara of a case conference: when and where, what was told, said and decided, who signs for it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.restrictions import Discretion, discretion
from caseworker_app.documents.blocks import (
    Block,
    Facts,
    Heading,
    Inline,
    Keep,
    Paragraph,
    Signer,
    Title,
    choices,
)
from caseworker_app.documents.case_report.conferences import called
from caseworker_app.documents.elements.form import (
    LINES,
    Form,
    chosen,
    fact,
    letter_number,
    opening_day,
    optional,
    place_date,
    roomy,
    section,
)
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.elements.signatures import head_signer, signatures, staff, supervisor_signer
from caseworker_app.documents.elements.staff_names import supervisor
from caseworker_app.forms import lists
from caseworker_app.model.indonesian import terbilang
from caseworker_app.model.plan import Conference, ConferenceAttendee
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.telling import Teller
    from caseworker_app.documents.wish import Wish

_MANY_LINES = 6


def conference_minutes(file: CaseFile, wish: Wish) -> Document:
    """The minutes of the conference with the id ``item``, else of the newest."""
    form = Form("conference-minutes", file, wish)
    found = chosen(form, form.case.conferences)
    form, one = roomy(form, found), found or Conference()
    told = conference_discretion(form.file, one)
    name = title_of(one)
    return form.finished(
        Title(
            f"{form.texts.title} {name}".upper(),
            tr("Nomor: {number}").format(number=letter_number(form, None, one.date)),
        ),
        *_opening(form, one, name),
        _leaders(form, one),
        *form.headed(
            *(section(form, "agenda", one.agenda) if one.agenda else []),
            *section(form, "presentation", told.text(one.presentation), lines=_MANY_LINES),
            *section(form, "minutes", told.text(one.minutes), lines=_MANY_LINES),
            *_responses(form, one, told),
            *optional(form, "strengths", told.text(one.strengths), lines=LINES),
            *optional(form, "obstacles", told.text(one.obstacles), lines=LINES),
            *section(form, "decisions", told.items(one.decisions), lines=_MANY_LINES // 2),
            *optional(form, "recommendations", told.items(one.recommendations), lines=LINES),
            *_follow_up(form, one, told),
            *(section(form, "note", note) if (note := told.text(one.note)) else []),
        ),
        Keep(
            (
                Paragraph(form.say("closing"), "plain"),
                place_date(form, one.date),
                *signatures(
                    form,
                    {
                        "pemimpin": [staff(form, tr("Pemimpin"), one.chair)],
                        "notulis": [staff(form, tr("Notulis"), one.secretary)],
                        "mengetahui": [_noted(form, one)],
                    },
                ),
            )
        ),
    )


def title_of(one: Conference) -> str:
    """«Case Conference II»; without a number room to write it."""
    return called(one) if one.number is not None or one.kind else tr("Case Conference ….")


def conference_discretion(file: CaseFile, one: Conference) -> Discretion:
    """What those who were invited must not read."""
    return discretion(file, [part for who in one.attendees for part in (who.name, who.office, _person(who.person))])


def attendance(teller: Teller, one: Conference) -> str:
    """How many were there: «16 (enam belas) orang», by the list as it was stated, else by those who are entered."""
    entered = sum(who.present is not False for who in one.attendees)
    if typed := teller.typed(one, "attendance_stated"):
        return typed
    amount = entered if one.attendance_stated is None else one.attendance_stated
    if not amount:
        return ""
    told = tr("{amount} ({words}) orang").format(amount=amount, words=terbilang(amount))
    if one.attendees and amount != entered:
        told += tr("; tercatat namanya {entered} orang").format(entered=entered)
    return told


def _person(person: object) -> str | None:
    return getattr(person, "name", None)


def _noted(form: Form, one: Conference) -> Signer:
    """Who takes note: the supervisor, or the head of the agency where the supervisor led the conference."""
    if one.chair and one.chair == supervisor(form.case)[0]:
        return dataclasses.replace(head_signer(form), role=tr("Mengetahui, pimpinan"))
    return supervisor_signer(form)


def _opening(form: Form, one: Conference, name: str) -> list[Block]:
    """When, where and what for."""
    if one.date:
        words = {"hari": opening_day(one.date), "waktu": form.time(one.time), "tempat": one.place or "", "acara": name}
        return [Paragraph(form.say("opening", **words), "plain")]
    when = (
        fact(tr("Hari, tanggal"), None),
        *form.facts(one, Conference.time, Conference.place),
    )
    return [Paragraph(form.say("opening_undated", acara=name), "plain"), Facts(when)]


def _leaders(form: Form, one: Conference) -> Facts:
    count = attendance(form.teller, one)
    read = one.confidentiality_read
    return Facts(
        (
            *form.facts(one, Conference.chair, Conference.secretary),
            fact(tr("Jumlah peserta"), tr("{count}, daftar hadir terlampir").format(count=count) if count else ""),
            fact(
                tr("Kesepakatan kerahasiaan"),
                choices((tr("dibacakan"), read is True), (tr("tidak dibacakan"), read is False)),
            ),
            *(() if one.agenda else (fact(tr("Agenda"), _usual_agenda(one)),)),
        )
    )


def _usual_agenda(one: Conference) -> tuple[Inline, ...]:
    """Boxes of what usually is on the agenda of the first, of a later, or of any conference."""
    first, second, *_ = lists.load("conference_agenda").groups().values()
    late = one.number is not None and one.number > 1
    usual = second if late else first if one.number else [*first, *second]
    return choices(*((entry.value, False) for entry in usual))


def _responses(form: Form, one: Conference, told: Discretion) -> list[Block]:
    """What each participant said."""
    cells = (
        Cell(ConferenceAttendee.name, 1, lambda who: who.name or form.teller.person(who.person)),
        Cell(ConferenceAttendee.office, 1.1),
        Cell(ConferenceAttendee.response, 2.4, lambda who: told.text(who.response)),
    )
    said = [who for who in one.attendees if who.response and told.text(who.response)]
    spare = 5 if form.blank else 3
    table = counted_table("responses", said, cells, teller=form.teller, spare=spare, height=1.3)
    return [Heading(2, "", key="responses"), table]


def _follow_up(form: Form, one: Conference, told: Discretion) -> list[Block]:
    """What is to be done, by whom, until when; a table for a pen where nothing is written."""
    if one.follow_up:
        return section(form, "follow_up", told.items(one.follow_up))
    cells = (Cell(tr("Apa yang dilakukan"), 2.2), Cell(tr("Siapa"), 1.2), Cell(tr("Sampai kapan")))
    spare = 4 if form.blank else 3
    return [Heading(2, "", key="follow_up"), counted_table("follow-up", (), cells, spare=spare)]
