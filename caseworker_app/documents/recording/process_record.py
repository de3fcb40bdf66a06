"""Catatan proses of one session: what was said word by word, what was seen beside it, what the worker felt."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Block,
    Fact,
    Facts,
    Heading,
    Landscape,
    NumberedList,
    Run,
    Table,
    Text,
    Tick,
)
from caseworker_app.documents.elements.form import Form, chosen, fact, given, optional, roomy, section
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.elements.signatures import signed
from caseworker_app.documents.elements.staff_names import worker_name
from caseworker_app.documents.elements.steps import step_sets
from caseworker_app.documents.letters.services import activity_of
from caseworker_app.documents.recording.visit_report import duration
from caseworker_app.documents.wording import capital, joined
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.intervention import DialogueLine, Session
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.intervention import SessionStep

_LINE_HEIGHT, _BLANK_LINES, _OPEN_LINES = 1.8, 12, 5
_FEW_LINES = 8


def process_record(file: CaseFile, wish: Wish) -> Document:
    """The record of the session with the id ``item``, else of the newest with a dialogue, else of the newest."""
    form = Form("process-record", file, wish)
    sessions = form.case.sessions
    with_words = [one for one in sessions if one.dialogue]
    found = chosen(form, sessions if form.item else with_words or sessions, undated=date.min)
    form, one = roomy(form, found), found or Session()
    further: tuple[Block, ...] = (
        *form.headed(
            Heading(2, "", key="dialogue"),
            _dialogue(form, one),
            *section(form, "note", one.note, lines=2),
            *section(form, "next_step", one.next_step, lines=2),
            *section(form, "feedback", None, lines=2),
        ),
        signed(form, one.date),
    )
    return form.finished(
        form.title(),
        _head(form, one, found),
        *form.headed(
            *_steps(one),
            # Lines for the hand, so few that a head with a logo leaves room for all of them on the upright page.
            *section(form, "process", one.process, lines=2),
            *optional(form, "response", one.client_response, lines=2),
            *section(form, "result", one.result, lines=2),
            *optional(form, "obstacle", one.obstacle, lines=2),
            *_promises(form, one),
        ),
        # Seven columns want a page turned on its side, but a few rows are not worth half an empty page.
        *((Landscape(further),) if form.blank or len(one.dialogue) > _FEW_LINES else further),
    )


def _head(form: Form, one: Session, found: Session | None) -> Facts:
    """Who, when, where, and what the meeting was for."""
    aim = (one.activity.serves if one.activity else None) or None
    people = [part.name or form.teller.person(part.person) for part in one.people]
    took_part = one.participants or joined([name for name in people if name])
    return Facts(
        (
            fact(tr("Petugas"), worker_name(form.case)),
            fact(tr("Klien"), " / ".join(filter(None, (form.client, form.case.number)))),
            *form.facts(one, Session.date, Session.time),
            *((fact(tr("Lama"), duration(one.time)),) if duration(one.time) else ()),
            *form.facts(one, Session.place),
            fact(tr("Kegiatan"), capital(activity_of(one)) if found else ""),
            fact(tr("Pertemuan ke-"), form.teller.figure(one, "number", str) or _place(form, found)),
            *given(
                *form.facts(one, Session.method, Session.techniques, Session.phase),
                fact(tr(label_of(Session.participants)), took_part),
            ),
            fact(tr("Tujuan pertemuan"), capital(aim or "")),
        )
    )


def _place(form: Form, found: Session | None) -> str:
    """Which session of its activity this is, by date and order."""
    if found is None:
        return ""
    same = [one for one in form.case.sessions if activity_of(one) == activity_of(found)]
    same.sort(key=lambda one: (one.date.earliest if one.date else None) or date.max)
    return str(same.index(found) + 1)


def _steps(one: Session) -> list[Block]:
    """The steps of each technique, ticked as done."""
    blocks: list[Block] = []
    for step_set in step_sets(one.steps):
        head = Heading(4, f"{step_set.title}:", numbered=False) if step_set.technique else None
        ticked = (Fact(step.step or tr("Langkah"), _ticked(step)) for step in step_set.steps)
        blocks += [*filter(None, (head,)), Facts(tuple(ticked))]
    return [Heading(2, "", key="steps"), *blocks] if blocks else []


def _ticked(step: SessionStep) -> Text:
    return (Tick(step.done is True), Run("\u00a0" + (step.note or tr("sudah"))))


def _promises(form: Form, one: Session) -> list[Block]:
    """What both sides promised."""
    told = [
        (tr("Klien: {promise}"), one.client_promise),
        (tr("{role}: {promise}").replace("{role}", capital(form.role)), one.worker_promise),
    ]
    points = [text.format(promise=promise) for text, promise in told if promise]
    return [Heading(2, "", key="promises"), NumberedList(tuple(points), "a.")] if points else []


def _dialogue(form: Form, one: Session) -> Table:
    cells = (
        Cell(DialogueLine.speaker, 0.9),
        Cell(DialogueLine.words, 2.4),
        Cell(DialogueLine.nonverbal, 1.3),
        Cell(DialogueLine.feelings, 1.3),
        Cell(DialogueLine.analysis, 1.5),
        Cell(DialogueLine.supervisor_note, 1.3),
    )
    spare = _BLANK_LINES if form.blank else _OPEN_LINES
    return counted_table("dialogue", one.dialogue, cells, teller=form.teller, spare=spare, height=_LINE_HEIGHT)
