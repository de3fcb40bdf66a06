"""4.4 Intervensi: per activity its sessions with head, «Proses:» and «Hasil:»; token economy, readings, assistance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.casework.case_file import initials
from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Fact,
    Facts,
    Heading,
    NumberedList,
    Paragraph,
    Run,
)
from caseworker_app.documents.case_report.engagement import records
from caseworker_app.documents.case_report.plan import conferences
from caseworker_app.documents.telling import Teller, missing
from caseworker_app.forms.catalogue import page
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.intervention import Session

IN_HEAD = frozenset(
    {"date", "time", "place", "activity", "activity_name", "number", "process", "result", "steps", "people"}
)


def intervention(teller: Teller, title: str) -> list[Block]:
    """The blocks of the fourth stage."""
    case = teller.file.case
    blocks: list[Block] = [Heading(1, title)]
    if not case.sessions:
        blocks.append(missing(tr("pelaksanaan intervensi belum tercatat")))
    for activity, sessions in by_activity(case.sessions).items():
        blocks.append(Heading(2, _capital(activity or tr("Pertemuan"))))
        for at, one in enumerate(sessions, 1):
            if len(sessions) > 1 or one.number:
                blocks.append(Heading(3, tr("Pertemuan ke-{at}").format(at=one.number or at)))
            blocks += session(teller, one)
    blocks += records(teller, page("token_economy").sections[0].items[0], case.token_economies, tr("Token ekonomi"))
    blocks += teller.page(page("readings"))
    blocks += teller.page(page("assistance"))
    blocks += teller.page(page("opportunity"))
    blocks += conferences(teller, [one for one in case.conferences if (one.number or 1) >= 2])
    blocks += teller.page(page("intervention_result"), skip=frozenset({"state"}))
    return blocks


def by_activity(sessions: list[Session]) -> dict[str, list[Session]]:
    """Sessions by the activity that they carry out, each in the order of their dates."""
    found: dict[str, list[Session]] = {}
    for one in sessions:
        found.setdefault(activity_name(one), []).append(one)
    return {
        name: sorted(several, key=lambda one: (one.date is None, one.date.sort_key if one.date else (), one.position))
        for name, several in found.items()
    }


def activity_name(one: Session) -> str:
    """What a session carries out."""
    return (one.activity.name if one.activity else None) or one.activity_name or ""


def session(teller: Teller, one: Session) -> list[Block]:
    """One session: head, «Proses:», «Hasil:», and what else was noted."""
    case = teller.file.case
    worker = (case.practitioner.name if case.practitioner else None) or ""
    head = (
        (tr("Nama klien"), initials(teller.file.client)),
        (tr("Hari/tanggal"), teller.words(one.date) or tr("belum tercatat")),
        (tr("Pukul"), teller.words(one.time).removeprefix("pukul ")),
        (tr("Tempat"), one.place or ""),
        (tr("Praktikan"), worker),
    )
    blocks: list[Block] = [Facts(tuple(Fact(label, value) for label, value in head if value))]
    if one.steps:
        steps = tuple(_step(step) for step in one.steps)
        blocks += [_label(tr("Langkah teknik:")), NumberedList(steps)]
    if one.people:
        people = (" · ".join(filter(None, (p.name or teller.words(p.person), p.role))) for p in one.people)
        blocks += [_label(tr("Yang hadir:")), BulletList(tuple(people))]
    if one.process:
        blocks += [_label(tr("Proses:")), Paragraph(one.process)]
    if one.result:
        blocks += [_label(tr("Hasil:")), Paragraph(one.result)]
    rows: Any = page("sessions").sections[0].items[0]
    further = [item for item in (*rows.columns, *rows.details) if item.key not in IN_HEAD]
    if one.activity and one.activity_name and one.activity_name != one.activity.name:
        blocks.append(Facts((Fact(tr("Kegiatan"), one.activity_name),)))
    return blocks + teller.items(one, further)


def _step(step: Any) -> str:
    state = "" if step.done is None or step.done else tr(" (tidak dilakukan)")
    return f"{step.step or '–'}{state}" + (f": {step.note}" if step.note else "")


def _label(text: str) -> Paragraph:
    return Paragraph((Run(text, bold=True),), "plain")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
