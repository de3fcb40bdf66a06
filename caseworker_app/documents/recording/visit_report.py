"""Laporan home visit: who was met, the house and its surroundings, what was seen and apart from it what it may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.permissions import Use, Verdict, permission
from caseworker_app.documents.blocks import Block, Column, Facts, Heading, Paragraph, Space, Table, choices
from caseworker_app.documents.case_report.photos import photos_of
from caseworker_app.documents.elements.form import Form, fact, given, optional, roomy, section
from caseworker_app.documents.elements.record_tables import Cell, counted_table, facts
from caseworker_app.documents.elements.sheet import hours
from caseworker_app.documents.elements.signatures import signed
from caseworker_app.documents.elements.staff_names import worker_name
from caseworker_app.documents.visits import visit_of
from caseworker_app.documents.wording import date_in_words, sentence
from caseworker_app.model.engagement import HomeVisit
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.time_span import TimeSpan


_HOUSE = (
    *(HomeVisit.house_ownership, HomeVisit.walls, HomeVisit.floor, HomeVisit.roof, HomeVisit.water),
    *(HomeVisit.electricity, HomeVisit.sanitation, HomeVisit.crowding, HomeVisit.cleanliness, HomeVisit.hazards),
)


def visit_report(file: CaseFile, wish: Wish) -> Document:
    """The report on the visit with the id ``item``, else on the newest."""
    form = Form("visit-report", file, wish)
    found = visit_of(form)
    form, one = roomy(form, found), found or HomeVisit()
    head = (
        fact(tr("Klien"), form.client),
        fact(tr("Hari/tanggal"), date_in_words(one.date)),
        *form.facts(one, HomeVisit.time),
        *((fact(tr("Lama kunjungan"), duration(one.time)),) if duration(one.time) else ()),
        fact(tr("Tempat/alamat"), one.place),
        fact(tr("Petugas"), worker_name(form.case)),
        *given(fact(tr("Surat tugas nomor"), one.letter_number)),
        fact(tr("Yang hadir atau ditemui"), one.met),
    )
    return form.finished(
        form.title(),
        Facts(head),
        *form.headed(
            *section(form, "purpose", one.purpose, lines=2),
            *_failed(form, one),
            *_visited(form, one),
        ),
        *_photos(form, one),
        signed(form, one.date),
    )


def duration(time: TimeSpan | None) -> str:
    """«2 jam 30 menit»; nothing where it is not known."""
    return hours(time.minutes) if time and time.minutes else ""


def _failed(form: Form, one: HomeVisit) -> list[Block]:
    """A visit that failed keeps its reason."""
    return section(form, "failed", one.failed_because) if one.failed_because else []


def _visited(form: Form, one: HomeVisit) -> list[Block]:
    """What the visit showed; of one that failed only what was written all the same."""
    part = optional if one.failed_because else section
    return [
        *_house(form, one),
        *part(form, "economy", one.economic_condition, lines=2),
        *part(form, "interaction", one.family_interaction, lines=2),
        *part(form, "surroundings", one.surroundings, lines=2),
        *_interviews(form, one),
        *_seen(form, one),
        *part(form, "result", one.result),
        *part(form, "safety", one.worker_safety, lines=1),
        *part(form, "agreement", one.agreement, lines=2),
        *section(form, "follow_up", one.follow_up, lines=2),
    ]


def _house(form: Form, one: HomeVisit) -> list[Block]:
    """The house, part by part. A filled report names only the parts that were looked at, if any was."""
    parts = facts(form.teller, one, *_HOUSE)
    told = given(*parts)
    own = [Paragraph(sentence(one.house_condition), "plain")] if one.house_condition else []
    if one.failed_because and not (told or own):
        return []
    shown = told if (told or own) and not form.blank else parts
    return [Heading(2, "", key="house"), *own, *([Facts(shown)] if shown else [])]


def _interviews(form: Form, one: HomeVisit) -> list[Block]:
    """What each person said on the day of the visit."""
    day = one.date.day if one.date else None
    held = [part for part in form.case.interviews if day and part.date and part.date.day == day]
    if one.failed_because and not held:
        return []
    cells = (
        Cell(tr("Siapa"), 1.2, lambda part: part.informant or form.teller.person(part.informant_person) or "–"),
        Cell(tr("Yang disampaikan"), 3.2, lambda part: sentence(part.result or part.activity or "") or "–"),
    )
    spare = 4 if form.blank else 2
    table = counted_table("said", held, cells, spare=spare, height=1.4)
    return [Heading(2, "", key="interviews"), table]


def _seen(form: Form, one: HomeVisit) -> list[Block]:
    """Two columns: what was seen and heard, and what it is taken to mean."""
    columns = (Column(tr("Yang dilihat dan didengar"), 1), Column(tr("Tafsiran petugas"), 1))
    if one.failed_because and not (one.observation or one.interpretation):
        return []
    room = Space(6.0 if form.blank else 2.4)
    row = (
        sentence(one.observation or "") or room,
        sentence(one.interpretation or "") or room,
    )
    return [
        Heading(2, "", key="observation"),
        Table("seen", "", columns, (row,), numbered=False),
    ]


def _photos(form: Form, one: HomeVisit) -> list[Block]:
    """Whether photos were allowed on the day of the visit, and those of it that may be shown today."""
    day = one.date.earliest if one.date else None
    allowed = permission(form.case, Use.PHOTO, day, then=True).verdict if day and not form.blank else Verdict.OPEN
    boxes = choices(
        (tr("diizinkan"), allowed is Verdict.GIVEN),
        (tr("tidak diizinkan"), allowed in {Verdict.REFUSED, Verdict.WITHDRAWN}),
    )
    return [Facts((fact(tr("Dokumentasi foto"), boxes),)), *photos_of(form.teller, one)]
