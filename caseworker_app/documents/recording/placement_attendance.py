"""Daftar hadir praktikum: week by week how many days, what was done, and the initials of the field instructor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Column, Content, Facts, Paragraph, Space, Table
from caseworker_app.documents.elements.form import Form, fact, given, number_fact
from caseworker_app.documents.elements.signatures import signed
from caseworker_app.documents.elements.staff_names import DOTS, agency_name, supervisor
from caseworker_app.documents.wording import date_in_words, joined, sentence
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.indonesian import terbilang
from caseworker_app.model.notes import Placement
from caseworker_app.model.practice import Practitioner
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish

_ROW, _WEEKS = 0.95, 8


def placement_attendance(file: CaseFile, wish: Wish) -> Document:
    """The weekly attendance of the placement."""
    form = Form("placement-attendance", file, wish)
    columns = (
        Column(tr("Minggu ke-"), 0.7, "centre"),
        Column(tr("Tanggal"), 1.3),
        Column(tr("Hadir (hari)"), 0.6, "centre"),
        Column(tr("Kegiatan"), 2.2),
        Column(tr("Target dan capaian"), 2),
        Column(tr("Paraf"), 0.8),
    )
    days = [week.days_present for week in form.case.placement.weeks if week.days_present]
    total = tr("Jumlah hadir: {days} ({words}) hari").format(days=sum(days), words=terbilang(sum(days))) if days else ""
    return form.finished(
        form.title(),
        _head(form),
        Space(0.2),
        Table("weeks", "", columns, _rows(form), numbered=False),
        Paragraph(total or tr("Jumlah hadir: {dots} hari").format(dots=DOTS), "plain"),
        signed(form, across=3),
    )


def _head(form: Form) -> Facts:
    placement, worker = form.case.placement, form.worker
    return Facts(
        (
            *form.facts(worker, Practitioner.name),
            *given(number_fact(form)),
            *given(*form.facts(worker, Practitioner.institution)),
            fact(tr(label_of(Placement.place)), placement.place or agency_name(form.case)),
            fact(tr(label_of(Placement.period)), date_in_words(placement.period) or DOTS * 2),
            *given(*form.facts(placement, Placement.request_letter, Placement.answer_letter)),
            fact(tr("Supervisor"), supervisor(form.case)[0]),
            *given(fact(tr("Anggota kelompok"), joined(placement.group_members or []))),
        )
    )


def _rows(form: Form) -> tuple[tuple[Content, ...], ...]:
    rows: list[tuple[Content, ...]] = []
    for at, week in enumerate(form.case.placement.weeks, 1):
        told = (
            (tr("Target: {text}"), week.target),
            (tr("Capaian: {text}"), week.achieved),
            (tr("Catatan: {text}"), week.note),
        )
        cells = tuple(Paragraph(sentence(pattern.format(text=text)), "plain") for pattern, text in told if text)
        days = form.teller.figure(week, "days_present", str)
        number = form.teller.figure(week, "week", str) or str(at)
        rows.append((number, date_in_words(week.dates), days, sentence(week.activities or ""), cells or "", Space(0.9)))
    return tuple(rows) or tuple((str(at), "", "", "", "", Space(_ROW)) for at in range(1, _WEEKS + 1))
