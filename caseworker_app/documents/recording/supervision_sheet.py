"""Lembar bimbingan: what was brought to the supervisor, what was advised, what follows, and the initials."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Block,
    Column,
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
from caseworker_app.documents.elements.record_tables import parts
from caseworker_app.documents.elements.signatures import signed
from caseworker_app.documents.elements.staff_names import agency_name, official_number, supervisor
from caseworker_app.documents.reflections import reflections
from caseworker_app.documents.wording import capital, date_in_words, sentence
from caseworker_app.model.practice import Practitioner
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.notes import Supervision

_ROW, _BLANK_ROWS, _SPARE_ROWS = 1.6, 5, 2


def supervision_sheet(file: CaseFile, wish: Wish) -> Document:
    """All guidance so far with the reflections, or the one line with the id ``item``; rows to write on follow."""
    form = Form("supervision-sheet", file, wish)
    lines = form.case.supervisions
    if form.item is not None:
        one = chosen(form, lines)
        lines = [one] if one else []
    told = reflections(form.teller) if form.item is None else []
    last = max((at for at, block in enumerate(told) if isinstance(block, Heading)), default=0)
    return form.finished(
        form.title(),
        head(form),
        Space(0.2),
        Table("supervision", "", _columns(), _rows(form, lines, spare=form.item is None), numbered=False),
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
            *starmap(fact, parts(form.teller, worker, Practitioner.name)),
            *given(number_fact(form)),
            *given(*starmap(fact, parts(form.teller, worker, Practitioner.institution))),
            fact(tr("Lembaga"), agency_name(case)),
            fact(tr("Supervisor"), f"{name} ({number})" if name and number else name),
            *given(fact(tr("Pembimbing lembaga"), instructor)),
            Fact(tr("Kasus"), " / ".join(filter(None, (case.number, form.client))) or None),
        )
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("No."), 0.3, "centre"),
        Column(tr("Tanggal, media"), 1.1),
        Column(tr("Supervisor"), 1.1),
        Column(tr("Materi/bab"), 1.5),
        Column(tr("Masukan"), 1.9),
        Column(tr("Tindak lanjut, batas waktu"), 1.5),
        Column(tr("Selesai"), 0.7, "centre"),
        Column(tr("Paraf"), 0.9, "centre"),
    )


def _rows(form: Form, lines: list[Supervision], *, spare: bool) -> tuple[tuple[Content, ...], ...]:
    rows: list[tuple[Content, ...]] = []
    for at, one in enumerate(lines, 1):
        due = tr("Batas: {date}").format(date=date_in_words(one.due)) if one.due else ""
        done = {True: tr("ya"), False: tr("belum")}.get(one.done, "") if one.done is not None else ""
        initials: Content = Photo(one.signature, width=1.6, height=1.2) if one.signature else Space(1.2)
        rows.append(
            (
                str(at),
                _lines(date_in_words(one.date), capital(one.media or "")),
                one.supervisor or supervisor(form.case)[0],
                sentence(one.topic or ""),
                sentence(one.advice or ""),
                _lines(sentence(one.follow_up or ""), due),
                done,
                initials,
            )
        )
    empty = (_BLANK_ROWS if not rows else _SPARE_ROWS) if spare else 0
    first = len(rows) + 1
    rows += [(str(at), Space(_ROW), "", "", "", "", "", "") for at in range(first, first + empty)]
    return tuple(rows)


def _lines(*texts: str) -> tuple[Block, ...] | str:
    """Several short texts in a cell, one below the other."""
    told = [Paragraph(text, "plain") for text in texts if text]
    return tuple(told) if told else ""
