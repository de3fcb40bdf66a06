"""Surat permohonan izin to RT/RW, a school or an institution, with room for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Block,
    Column,
    Content,
    Fact,
    Facts,
    Heading,
    Keep,
    PageBreak,
    Paragraph,
    PlaceDate,
    Run,
    SignatureRow,
    Signer,
    Table,
    Title,
    WritingLines,
    choices,
)
from caseworker_app.documents.elements.form import (
    Form,
    chosen,
    fact,
    for_head,
    given,
    letter_number,
    place_date,
    written,
)
from caseworker_app.documents.elements.sheet import empty_rows
from caseworker_app.documents.elements.signatures import ROOM_FOR_NAME, signatures
from caseworker_app.documents.elements.staff_names import (
    DOTS,
    agency_name,
    official_number,
    supervisor,
    with_phone,
    worker_name,
)
from caseworker_app.documents.wording import capital, date_in_words, joined
from caseworker_app.model.engagement import OralConsent
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish


def permission_letter(file: CaseFile, wish: Wish) -> Document:
    """The letter for the permission with the id ``item``, else for the newest by letter; the client by initials."""
    form = Form("permission-letter", file, wish)
    by_letter = [one for one in form.case.oral_consents if one.letter_number or "surat" in (one.how or "").casefold()]
    one = chosen(form, form.case.oral_consents if form.item else by_letter) or OralConsent()
    answer = form.headed(Heading(2, "", key="answer"), PageBreak(), *_answer(form, one))
    return form.finished(
        for_head(form),
        place_date(form, one.request_date),
        Facts(
            (
                Fact(tr("Nomor"), letter_number(form, one.request_number, one.request_date)),
                Fact(tr("Lampiran"), tr("1 (satu) lembar jawaban") if answer else "–"),
                Fact(tr("Perihal"), (Run(form.texts.subject, bold=True),)),
            )
        ),
        Paragraph(tr("Kepada Yth."), "plain"),
        Paragraph(capital(one.given_by), "plain") if one.given_by else WritingLines(1),
        Paragraph(tr("di tempat"), "plain"),
        Paragraph(form.say("opening"), "plain"),
        _workers(form),
        _what(form, one),
        Paragraph(form.say("closing"), "plain"),
        *signatures(form, align="right"),
        *answer,
    )


def _workers(form: Form) -> Table:
    """Who asks to be let in: the worker and the members of the practicum group."""
    columns = (
        Column(tr("No."), 0.3, "centre"),
        Column(tr("Nama"), 2),
        Column(tr("NRP/NIP"), 1.2),
        Column(tr("Asal"), 2),
    )
    worker = form.worker
    rows: list[tuple[Content, ...]] = []
    if worker and worker.name:
        whence = worker.institution or agency_name(form.case)
        rows.append(("1", worker.name, official_number(worker.number, worker.role), whence))
    shown = tuple(rows) or empty_rows(len(columns), 2, 0.7)
    return Table("workers", "", columns, shown, numbered=False)


def _what(form: Form, one: OralConsent) -> Facts:
    """What is to be done, when, with whom, and who answers for it."""
    case, agency = form.case, form.agency
    activities = joined(one.covers) if one.covers else form.say("activities")
    guide, record = supervisor(case)
    answerable = with_phone(guide, record.phone if record else None) if guide else ""
    return Facts(
        (
            fact(tr("Kegiatan"), capital(activities)),
            *given(fact(tr("Kesempatan"), capital(one.occasion or ""))),
            Fact(tr("Waktu"), date_in_words(case.placement.period) or DOTS * 2),
            fact(tr("Kode klien"), _code(form)),
            fact(tr("Penanggung jawab"), answerable or (agency.head_name if agency else None)),
        )
    )


def _answer(form: Form, one: OralConsent) -> list[Block]:
    """What the one who is asked answers, on a sheet of its own that comes back."""
    granted = bool(one.date)
    answers = (tr("mengizinkan"), tr("mengizinkan dengan syarat"), tr("tidak mengizinkan"))
    boxes = choices(*((answer, granted and not at) for at, answer in enumerate(answers)))
    day = long_date(one.date.day, weekday=False) if one.date and one.date.day else date_in_words(one.date) or DOTS * 2
    number = letter_number(form, one.request_number, one.request_date)
    return [
        Title(form.say("reply").upper()),
        Facts(
            (
                Fact(tr("Nomor permohonan"), number),
                fact(tr("Petugas"), worker_name(form.case)),
                fact(tr("Kode klien"), _code(form)),
                Fact(tr("Kami"), boxes),
                *form.facts(one, OralConsent.letter_number),
            )
        ),
        Heading(2, tr("Syarat atau catatan"), numbered=False),
        *written(form, one.note),
        Keep(
            (
                PlaceDate(f"{DOTS}, {day}"),
                SignatureRow(
                    (Signer(tr("Nama, jabatan, tanda tangan, dan cap"), one.given_by or ROOM_FOR_NAME),), "right"
                ),
            )
        ),
    ]


def _code(form: Form) -> str:
    return " / ".join(filter(None, (form.case.number, form.client)))
