"""Surat rujukan: to whom, why, what was done, what is asked for, and what is shared with whose consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework import consent as consents
from caseworker_app.casework.ages import drawn_on
from caseworker_app.casework.permissions import Use, Verdict, permission
from caseworker_app.casework.restrictions import Discretion, discretion
from caseworker_app.documents.blocks import (
    Block,
    Content,
    Fact,
    Facts,
    Heading,
    Keep,
    NumberedList,
    Paragraph,
    Run,
    WritingLines,
    choices,
)
from caseworker_app.documents.elements.form import (
    Form,
    age,
    chosen,
    fact,
    for_head,
    given,
    letter_number,
    place_date,
    roomy,
    section,
)
from caseworker_app.documents.elements.record_tables import facts
from caseworker_app.documents.elements.signatures import signatures
from caseworker_app.documents.elements.staff_names import with_phone
from caseworker_app.documents.letters.services import outcomes, services
from caseworker_app.documents.wording import address, capital, date_in_words, joined
from caseworker_app.forms import lists
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Sex
from caseworker_app.model.termination import Referral
from caseworker_app.text import tr

if TYPE_CHECKING:
    from datetime import date

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish


def referral_letter(file: CaseFile, wish: Wish) -> Document:
    """The letter of the referral with the id ``item``, else of the newest; a draft for the head of the agency."""
    form = Form("referral-letter", file, wish)
    found = chosen(form, form.case.referrals)
    form, one = roomy(form, found), found or Referral()
    day = (one.date.earliest if one.date else None) or drawn_on(file)
    told = discretion(form.file, readers(one))
    sections = form.headed(
        Heading(2, "", key="client"), client_facts(form, day), *_body(form, one, told), *_shared(form, one, told, day)
    )
    last = max((at for at, block in enumerate(sections) if isinstance(block, Heading)), default=0)
    return form.finished(
        for_head(form),
        place_date(form, one.date),
        _head(form, one),
        *recipient(form, one),
        Paragraph(form.say("opening"), "plain"),
        *sections[:last],
        Keep((*sections[last:], *_closing(form, one))),
        *_copies(form, one),
    )


def readers(one: Referral) -> list[str | None]:
    """Who reads the letter."""
    return [*(one.to or ()), one.to_person.name if one.to_person else None, *(one.copies_to or ())]


def addressee(one: Referral) -> list[str]:
    """To whom the client is referred, the person last."""
    named = [one.to_person.name] if one.to_person and one.to_person.name else []
    return [*(one.to or ()), *(name for name in named if name not in (one.to or ()))]


def recipient(form: Form, one: Referral) -> list[Block]:
    """«Kepada Yth.», whom, where."""
    whom = [capital(name) for name in addressee(one)]
    contact = [tr("Kontak: {contact}").format(contact=one.contact)] if one.contact else []
    if form.blank and not whom:
        room = (Fact(tr("Lembaga/orang"), None), Fact(tr("Alamat"), None), Fact(tr("Kontak"), None))
        return [Paragraph(tr("Kepada Yth."), "plain"), Facts(room)]
    where = "\n".join([one.address or tr("di tempat"), *contact])
    if len(whom) == 1:
        return [Paragraph(tr("Kepada Yth. {name}").format(name=whom[0]) + f"\n{where}", "plain")]
    to = NumberedList(tuple(whom)) if whom else Keep((WritingLines(2),))
    return [Paragraph(tr("Kepada Yth."), "plain"), to, Paragraph(where, "plain")]


def client_facts(form: Form, day: date) -> Facts:
    """The client, as far as a receiver must know; the case's code stands at the foot."""
    person = form.case.client
    sex = person.sex.value if person and person.sex and person.sex is not Sex.UNKNOWN else ""
    return Facts(
        (
            fact(tr("Nama"), form.client),
            fact(tr("Usia, L/P"), ", ".join(filter(None, (age(person, day), sex)))),
            fact(tr("Alamat"), address(person) if person else ""),
            *given(*facts(form.teller, form.case, Case.ppks)),
        )
    )


def consent_to_share(form: Form, one: Referral, day: date) -> tuple[bool | None, str]:
    """Whether the client agrees that this is shared, and what that rests on: as noted here, else by the consent."""
    noted = (one.consent_to_share or "").strip()
    if noted:
        first = noted.casefold()
        refused = first.startswith(("tidak", "belum", "menolak"))
        return (False if refused else True if first.startswith(("setuju", "ya", "menyetujui")) else None), noted
    standing = consents.standing(form.case, day)
    if standing.consent is None:
        return None, ""
    found = permission(form.case, Use.REFERRAL, day)
    if found.verdict is Verdict.WITHDRAWN:
        return False, found.why
    if standing.state in (consents.State.WITHDRAWN, consents.State.REFUSED, consents.State.EXPIRED):
        return False, standing.sentence
    given = next((part.agreed for part in standing.consent.statements if part.key == "rujukan"), None)
    when = date_in_words(standing.consent.date)
    return given, tr("lembar persetujuan, {when}").format(when=when) if given is not None and when else ""


def _head(form: Form, one: Referral) -> Facts:
    slip = "–" if one.return_slip is False else tr("1 (satu) lembar balik rujukan")
    return Facts(
        (
            Fact(tr("Nomor"), letter_number(form, one.number, one.date)),
            Fact(tr("Sifat"), _choice(form, "referral_natures", one.nature) or tr("Rahasia")),
            *given(fact(tr("Tingkat kegawatan"), _choice(form, "urgency", one.urgency))),
            Fact(tr("Lampiran"), slip),
            Fact(tr("Perihal"), (Run(form.texts.subject, bold=True),)),
        )
    )


def _choice(form: Form, key: str, value: str | None) -> Content:
    """What was chosen, or on a blank form boxes of all that can be."""
    if form.blank:
        return choices(*((entry, False) for entry in lists.load(key).values()))
    return capital(value or "")


def _body(form: Form, one: Referral, told: Discretion) -> list[Block]:
    """Why, what is known, what was done, what is asked for; what is not known and not asked for is left out."""
    case = form.case
    problem = one.problem_summary or (case.assessment.focus if told.allows(case.assessment) else None)
    done = one.done_so_far or "\n".join(filter(None, (services(form, told), outcomes(form, told))))
    parts = (
        ("reason", one.reason or _ended(form), True),
        ("problem", problem, False),
        ("services", done, False),
        ("condition", one.condition, False),
        ("asked", one.service_asked, not one.recommendation),
        ("recommendation", one.recommendation, False),
    )
    blocks: list[Block] = []
    for key, text, needed in parts:
        if text or needed or form.blank:
            blocks += section(form, key, told.text(text), lines=2 if form.blank else 1)
    if form.blank:  # below its heading, above the lines
        usual = lists.load("referral_reasons").values()
        blocks.insert(1, Paragraph(choices(*((reason, False) for reason in usual)), "plain"))
    return blocks


def _ended(form: Form) -> str:
    """The reason that the end of the work together gives."""
    reasons = joined(form.case.termination.reasons or [])
    return tr("Melanjutkan pelayanan setelah terminasi ({reasons})").format(reasons=reasons) if reasons else ""


def _shared(form: Form, one: Referral, told: Discretion, day: date) -> list[Block]:
    """What is enclosed, and whether the client agrees."""
    agreed, basis = consent_to_share(form, one, day)
    boxes = choices((tr("menyetujui"), agreed is True), (tr("tidak menyetujui"), agreed is False))
    facts = [Fact(tr("Persetujuan klien"), boxes), *given(fact(tr("Dasar"), basis))]
    return [
        *section(
            form,
            "shared",
            told.text(one.shared) or ("" if form.blank else form.say("shared")),
            lines=2,
        ),
        Facts(tuple(facts)),
    ]


def _closing(form: Form, one: Referral) -> tuple[Block, ...]:
    """Until when and to whom to answer, whom to call, thanks, signatures."""
    until, contact = date_in_words(one.reply_until), one.reply_to or _contact(form)
    ask = form.say("reply" if until or one.reply_to or form.blank else "reply_open", batas=until, kontak=contact) + " "
    facts = given(fact(tr("Petugas yang dapat dihubungi"), _worker(form)))
    if one.return_slip is False:
        ask = ""
        facts = (*facts, *given(*form.facts(one, Referral.reply_until, Referral.reply_to)))
    return (
        *([Facts(facts)] if facts else []),
        Paragraph(ask + form.say("closing"), "plain"),
        *signatures(form),
    )


def _worker(form: Form) -> str:
    """Name and telephone of the worker; nothing without a telephone."""
    worker = form.worker
    return with_phone(worker.name, worker.phone) if worker and worker.name and worker.phone else ""


def _contact(form: Form) -> str:
    agency = form.agency
    return with_phone(agency.name, agency.phone) if agency and agency.name else ""


def _copies(form: Form, one: Referral) -> list[Block]:
    """Tembusan."""
    if one.copies_to:
        return [Keep((Paragraph(tr("Tembusan:"), "plain"), NumberedList(tuple(one.copies_to))))]
    return [Facts((fact(tr("Tembusan"), None),))] if form.blank else []
