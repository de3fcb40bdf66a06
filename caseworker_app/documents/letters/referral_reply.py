"""Lembar balik rujukan: the receiver says when the client came, what is done, and what is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.ages import drawn_on
from caseworker_app.documents.blocks import (
    Fact,
    Facts,
    Heading,
    Keep,
    Paragraph,
    PlaceDate,
    Signer,
    choices,
)
from caseworker_app.documents.elements.form import Form, chosen, fact, given, letter_number, roomy, section
from caseworker_app.documents.elements.signatures import ROOM_FOR_NAME, signatures
from caseworker_app.documents.elements.staff_names import DOTS, with_phone
from caseworker_app.documents.letters.referral_letter import addressee, client_facts
from caseworker_app.documents.wording import capital, date_in_words, joined
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.termination import Referral
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish


def referral_reply(file: CaseFile, wish: Wish) -> Document:
    """The return slip of the referral with the id ``item``, else of the newest; an answer that came is filled in."""
    form = Form("referral-reply", file, wish)
    found = chosen(form, form.case.referrals)
    form, one = roomy(form, found), found or Referral()
    day = (one.date.earliest if one.date else None) or drawn_on(file)
    agency = form.agency
    sender = with_phone(agency.name, agency.phone) if agency and agency.name else ""
    return form.finished(
        form.title(),
        Paragraph(form.say("opening"), "plain"),
        *form.headed(
            Heading(2, "", key="referral"),
            Facts(
                (
                    fact(tr(label_of(Referral.number)), letter_number(form, one.number, one.date)),
                    Fact(tr("Tanggal surat"), date_in_words(one.date) or DOTS * 2),
                    fact(tr("Pengirim"), sender),
                    Fact(tr("Penerima"), capital(joined(addressee(one))) or DOTS * 4),
                    fact(tr("Dikirim kembali ke"), one.reply_to or sender),
                    *given(*form.facts(one, Referral.reply_until)),
                )
            ),
            client_facts(form, day),
            Heading(2, "", key="receipt"),
            Facts(
                (
                    fact(tr("Diterima pada"), date_in_words(one.answered_on)),
                    *form.facts(one, Referral.received_by),
                    fact(
                        tr("Rujukan"),
                        choices(
                            (tr("diterima"), False), (tr("tidak dapat diterima"), False), (tr("diteruskan"), False)
                        ),
                    ),
                )
            ),
            *section(form, "answer", one.answer, lines=2),
            *section(form, "outcome", one.outcome, lines=2),
        ),
        Keep(
            (
                PlaceDate(f"{DOTS}, {_day(one)}"),
                *signatures(
                    form,
                    {
                        "pimpinan penerima": [Signer(tr("Mengetahui, pimpinan lembaga penerima"), ROOM_FOR_NAME)],
                        "penerima": [Signer(tr("Penerima rujukan"), one.received_by or ROOM_FOR_NAME)],
                    },
                ),
            )
        ),
    )


def _day(one: Referral) -> str:
    """When the receiver signs."""
    answered = one.answered_on.day if one.answered_on else None
    return long_date(answered, weekday=False) if answered else DOTS * 2
