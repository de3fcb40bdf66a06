"""Surat tugas for a home visit: who sends whom where and why, and room for those visited to confirm it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.document_template import HEAD
from caseworker_app.documents.blocks import Block, Column, Content, Fact, Facts, Heading, Keep, Paragraph, Space, Table
from caseworker_app.documents.elements.form import Form, fact, for_head, letter_number, place_date
from caseworker_app.documents.elements.sheet import empty_rows
from caseworker_app.documents.elements.signatures import head_signer, signatures
from caseworker_app.documents.elements.staff_names import DOTS, official_number
from caseworker_app.documents.visits import visit_of
from caseworker_app.documents.wording import capital, date_in_words, sentence
from caseworker_app.model.engagement import HomeVisit
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish


def visit_assignment(file: CaseFile, wish: Wish) -> Document:
    """The assignment for the visit with the id ``item``, else the newest; the client stands there by code."""
    form = Form("visit-assignment", file, wish)
    one = visit_of(form) or HomeVisit()
    head = head_signer(form, one.assigned_by, one.assigned_by_number)
    return form.finished(
        for_head(form),
        form.title(tr("Nomor: {number}").format(number=letter_number(form, one.letter_number, one.letter_date))),
        Facts((Fact(tr("Dasar"), form.say("basis")),)),
        Paragraph(form.say("assigner"), "plain"),
        _assigner(form, one),
        Paragraph(form.say("assigned"), "plain"),
        _assigned(form),
        Paragraph(form.say("task"), "plain"),
        _task(form, one),
        Paragraph(form.say("closing"), "plain"),
        Keep((place_date(form, one.letter_date), *signatures(form, {HEAD: [head]}, align="right"))),
        *form.headed(Heading(2, "", key="endorsement"), Keep(_endorsement(form))),
    )


def _assigner(form: Form, one: HomeVisit) -> Facts:
    agency = form.agency
    name = one.assigned_by or (agency.head_name if agency else None)
    number = one.assigned_by_number or (agency.head_number if agency and name == agency.head_name else None)
    office = tr("Pimpinan {agency}").format(agency=agency.name) if agency and agency.name else ""
    return Facts(
        (
            Fact(tr("Nama"), name or DOTS * 3),
            Fact(tr("NIP"), number or DOTS * 3),
            Fact(tr("Jabatan"), office or DOTS * 3),
        )
    )


def _assigned(form: Form) -> Table:
    """Who goes: the worker, and room for others."""
    columns = (
        Column(tr("No."), 0.3, "centre"),
        Column(tr("Nama"), 2),
        Column(tr("NIM/NRP/NIP"), 1.2),
        Column(tr("Jabatan"), 1.2),
    )
    worker = form.worker
    rows: tuple[tuple[Content, ...], ...] = ()
    if worker and worker.name:
        rows = (("1", worker.name, official_number(worker.number, worker.role), capital(form.role)),)
    return Table(
        "assigned", "", columns, (*rows, (str(len(rows) + 1), Space(0.7), *[""] * (len(columns) - 2))), numbered=False
    )


def _task(form: Form, one: HomeVisit) -> Facts:
    client = form.case.client
    code = " / ".join(filter(None, (form.case.number, form.client)))
    purpose = one.purpose or ("" if form.blank else form.say("purpose"))
    return Facts(
        (
            fact(tr("Tujuan kunjungan"), sentence(purpose)),
            fact(tr("Kode klien"), code),
            fact(tr("Alamat"), one.place if not client or _is_address(one.place) else form.teller.address(client)),
            Fact(tr("Hari/tanggal"), date_in_words(one.date) or (None if form.blank else DOTS * 2)),
            *(form.facts(one, HomeVisit.time) if one.time or form.blank else ()),
        )
    )


def _is_address(place: str | None) -> bool:
    """Whether a place says more than «rumah klien»."""
    return bool(place) and "rumah klien" not in (place or "").casefold()


def _endorsement(form: Form) -> tuple[Block, ...]:
    """What those visited fill in: when the worker came and left, who received, signature and stamp."""
    columns = (
        Column(tr("Waktu datang"), 1),
        Column(tr("Waktu pulang"), 1),
        Column(tr("Nama dan jabatan penerima"), 1.8),
        Column(tr("Tanda tangan dan cap"), 1.6),
    )
    rows = empty_rows(len(columns), 1, 1.6)
    return (
        Paragraph(form.say("endorsement"), "centre"),
        Table("endorsement", "", columns, tuple(("", *row[1:]) for row in rows), numbered=False),
    )
