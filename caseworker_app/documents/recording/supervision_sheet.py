"""Lembar bimbingan: what was brought to the supervisor, what was advised, what follows, and the initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Block,
    Content,
    Fact,
    Facts,
    Heading,
    Keep,
    Paragraph,
    Photo,
    Space,
    Table,
)
from caseworker_app.documents.elements.form import Form, chosen, fact, given, number_fact
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.elements.signatures import signed
from caseworker_app.documents.elements.staff_names import agency_name, official_number, supervisor
from caseworker_app.documents.telling import find_rows
from caseworker_app.documents.wording import capital, date_in_words, sentence
from caseworker_app.forms.catalogue import page
from caseworker_app.model.notes import Reflection, Supervision
from caseworker_app.model.practice import Practitioner
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.telling import Teller
    from caseworker_app.documents.wish import Wish

_ROW, _BLANK_ROWS, _SPARE_ROWS = 1.6, 5, 2
_IN_HEADING = frozenset({"date"})


def supervision_sheet(file: CaseFile, wish: Wish) -> Document:
    """All guidance so far with the reflections, or the one line with the id ``item``; rows to write on follow."""
    form = Form("supervision-sheet", file, wish)
    lines = form.case.supervisions
    if form.item is not None:
        one = chosen(form, lines)
        lines = [one] if one else []
    told = _reflections(form.teller) if form.item is None else []
    last = max((at for at, block in enumerate(told) if isinstance(block, Heading)), default=0)
    return form.finished(
        form.title(),
        head(form),
        Space(0.2),
        _guidance(form, lines),
        *([*_silenced(form.teller), *_procedures(form.teller)] if form.item is None else []),
        *told[:last],
        Keep((*told[last:], signed(form))),
    )


def head(form: Form) -> Facts:
    """Who is guided, by whom, on which case."""
    case, worker = form.case, form.worker
    name, record = supervisor(case)
    number = official_number(record.number if record else "")
    instructor = (worker.field_instructor if worker else None) or ""
    return Facts(
        (
            *form.facts(worker, Practitioner.name),
            *given(number_fact(form)),
            *given(*form.facts(worker, Practitioner.institution)),
            fact(tr("Lembaga"), agency_name(case)),
            fact(tr("Supervisor"), f"{name} ({number})" if name and number else name),
            *given(fact(tr("Pembimbing lembaga"), instructor)),
            Fact(tr("Kasus"), " / ".join(filter(None, (case.number, form.client))) or None),
        )
    )


def _guidance(form: Form, lines: list[Supervision]) -> Table:
    """A row for each guidance, and rows for a pen unless a single one was wanted."""

    def follow_up(one: Supervision) -> Content:
        due = tr("Batas: {date}").format(date=date_in_words(one.due)) if one.due else ""
        return _lines(sentence(one.follow_up or ""), due)

    def done(one: Supervision) -> Content:
        return "" if one.done is None else tr("ya") if one.done else tr("belum")

    def initials(one: Supervision) -> Content:
        return Photo(one.signature, width=1.6, height=1.2) if one.signature else Space(1.2)

    cells = (
        Cell(tr("Tanggal, media"), 1.1, lambda one: _lines(date_in_words(one.date), capital(one.media or ""))),
        Cell(Supervision.supervisor, 1.1, lambda one: one.supervisor or supervisor(form.case)[0]),
        Cell(tr("Materi/bab"), 1.5, lambda one: sentence(one.topic or "")),
        Cell(Supervision.advice, 1.9, lambda one: sentence(one.advice or "")),
        Cell(tr("Tindak lanjut, batas waktu"), 1.5, follow_up),
        Cell(Supervision.done, 0.7, done, "centre"),
        Cell(tr("Paraf"), 0.9, initials, "centre"),
    )
    spare, further = (_BLANK_ROWS, _SPARE_ROWS) if form.item is None else (0, 0)
    return counted_table("supervision", lines, cells, spare=spare, further=further, height=_ROW)


def _lines(*texts: str) -> tuple[Block, ...] | str:
    """Several short texts in a cell, one below the other."""
    told = [Paragraph(text, "plain") for text in texts if text]
    return tuple(told) if told else ""


def _silenced(teller: Teller) -> list[Block]:
    """What the program doubted and the worker says is so, for the supervisor; nothing where there is none."""
    rows = find_rows(page("checks"), "silenced_findings")
    return teller.table(teller.file.case.silenced_findings, rows, caption=tr("Temuan Pemeriksaan yang Didiamkan"))


def _procedures(teller: Teller) -> list[Block]:
    """The steps of procedures that the worker has ticked off or found unneeded."""
    rows = find_rows(page("procedures"), "procedure_steps")
    return teller.table(teller.file.case.procedure_steps, rows, caption=tr("Langkah Prosedur yang Dicentang"))


def _reflections(teller: Teller) -> list[Block]:
    """Every reflection with all that is written of it, under its day; nothing where there is none."""
    rows = find_rows(page("reflections"), "reflections")
    described = {item.key: item for item in (*rows.columns, *rows.details)}
    as_it_went = [attribute.key for attribute in Reflection.__mapper__.column_attrs]
    fields = [described[key] for key in as_it_went if key in described and key not in _IN_HEADING]
    blocks: list[Block] = []
    for at, reflection in enumerate(teller.file.case.reflections, 1):
        day = teller.typed(reflection, "date") or date_in_words(reflection.date) or tr("tanggal tidak tercatat")
        blocks.append(Heading(3, tr("{at}) {day}").format(at=at, day=capital(day)), numbered=False))
        blocks += teller.told((reflection, field) for field in fields)
    return [Heading(2, tr(rows.label), numbered=False, key="reflections"), *blocks] if blocks else []
