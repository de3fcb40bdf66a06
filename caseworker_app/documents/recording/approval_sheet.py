"""Lembar ACC: what a supervisor has approved, with date, note and signature, and what still waits for approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Column, Content, Paragraph, Photo, Space, Table
from caseworker_app.documents.elements.form import Form, chosen, optional, section
from caseworker_app.documents.elements.signatures import signed
from caseworker_app.documents.elements.staff_names import supervisor
from caseworker_app.documents.recording.supervision_sheet import head
from caseworker_app.documents.wording import capital, date_in_words, sentence
from caseworker_app.forms import lists
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.notes import Approval

_ROW = 1.25


def approval_sheet(file: CaseFile, wish: Wish) -> Document:
    """All approvals and what is still open, or only the approval with the id ``item``."""
    form = Form("approval-sheet", file, wish)
    approvals = form.case.approvals
    if form.item is not None:
        one = chosen(form, approvals)
        approvals = [one] if one else []
    columns = (
        Column(tr("No."), 0.3, "centre"),
        Column(tr("Yang disetujui"), 1.4),
        Column(tr("Tanggal"), 1.2),
        Column(tr("Supervisor"), 1.4),
        Column(tr("Catatan"), 2),
        Column(tr("Tanda tangan"), 1.3, "centre"),
    )
    return form.finished(
        form.title(),
        head(form),
        Space(0.2),
        *form.headed(*_submitted(form)),
        Paragraph(form.say("opening"), "plain"),
        Table("approvals", "", columns, _rows(form, approvals, complete=form.item is None), numbered=False),
        signed(form),
    )


def _submitted(form: Form) -> list[Block]:
    """What is laid before the supervisor."""
    case = form.case
    return [
        *optional(form, "focus", case.assessment.focus, lines=2),
        *optional(form, "general_goal", case.plan.general_goal, lines=2),
        *(section(form, "report_title", title) if (title := case.placement.report_title) else []),
    ]


def _rows(form: Form, approvals: list[Approval], *, complete: bool) -> tuple[tuple[Content, ...], ...]:
    """The approvals given, then empty rows for what usually needs one and has none yet."""
    rows: list[tuple[Content, ...]] = []
    for one in approvals:
        signature: Content = Photo(one.signature, width=2.4, height=1.6) if one.signature else Space(_ROW)
        name = one.supervisor or supervisor(form.case)[0]
        rows.append((capital(one.subject or ""), date_in_words(one.date), name, sentence(one.note or ""), signature))
    if complete:
        told = {(one.subject or "").casefold() for one in approvals}
        waiting = [value for value in lists.load("approval_subjects").values() if value.casefold() not in told]
        rows += [(capital(subject), "", "", "", Space(_ROW)) for subject in waiting]
    return tuple((str(at), *row) for at, row in enumerate(rows, 1))
