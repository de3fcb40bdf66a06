"""Who signs a form: the people of a case and their numbers, in the rows that the office's template asks for."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Literal

from caseworker_app.casework import consent as consents
from caseworker_app.casework import document_template
from caseworker_app.documents.blocks import Keep, Paragraph, SignatureRow, Signer
from caseworker_app.documents.elements.form import place_date
from caseworker_app.documents.elements.office_template import filled
from caseworker_app.documents.elements.staff_names import DOTS, official_number, supervisor, worker_name
from caseworker_app.documents.letters.consent_facts import ConsentFacts
from caseworker_app.documents.wording import capital
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from caseworker_app.casework.document_template import Signatory
    from caseworker_app.documents.elements.form import Form
    from caseworker_app.model.partial_date import PartialDate

ROOM_FOR_NAME = f"({DOTS}…)"
"""What stands below a signature until a name is written there."""
_ACROSS = 2


def staff(form: Form, role: str, name: str | None, number: str | None = None) -> Signer:
    """Somebody who signs for the work; the number is looked up where the name is known."""
    found = number or _number_of(form, name)
    if not name:
        return Signer(role, ROOM_FOR_NAME, f"NIP {DOTS}")
    return Signer(role, name, found)


def worker_signer(form: Form, role: str = "") -> Signer:
    """The worker's signature, drawn if it is kept."""
    worker = form.worker
    signer = staff(form, role or capital(form.role), worker_name(form.case))
    if not (worker and worker.name):
        signer = dataclasses.replace(signer, number=f"NIP/NRP {DOTS}")
    drawn = worker.signature if worker and not form.blank else None
    return dataclasses.replace(signer, picture=drawn)


def supervisor_signer(form: Form) -> Signer:
    """The supervisor who has taken note."""
    return staff(form, tr("Mengetahui, supervisor"), supervisor(form.case)[0])


def head_signer(form: Form, name: str | None = None, number: str | None = None) -> Signer:
    """Who leads the agency, or whoever signs for it."""
    agency = form.agency
    return staff(form, tr("Pimpinan"), name or (agency.head_name if agency else None), number)


def client_signers(form: Form, day: date) -> list[Signer]:
    """The client, and for a client who is represented the one who signs as well; room for thumbs."""
    facts = _consent_facts(form, day)
    client = Signer(tr("Klien"), form.client or ROOM_FOR_NAME, thumbprint=True)
    if form.blank or not facts.represented:
        return [client]
    relation = facts.signer_relation
    role = capital(facts.signer_status) or tr("Orang tua/wali")
    role = f"{role} ({relation})" if relation and relation.casefold() != role.casefold() else role
    return [
        dataclasses.replace(client, thumbprint=False),
        Signer(role, facts.signer_name or ROOM_FOR_NAME, thumbprint=True),
    ]


def representative(form: Form, day: date) -> tuple[str, str] | None:
    """Name and relation of whoever signs for the client; None where the client signs."""
    facts = _consent_facts(form, day)
    if form.blank or not facts.represented:
        return None
    return facts.signer_name, facts.signer_relation or facts.signer_status


def signatures(
    form: Form,
    own: Mapping[str, Sequence[Signer]] | None = None,
    *,
    across: int = _ACROSS,
    align: Literal["centre", "right"] = "centre",
) -> list[SignatureRow]:
    """Those whom the template names, side by side; ``own``: who they are where that is not the usual person."""
    signers: list[Signer] = []
    for one in form.texts.signing:
        first, *others = (own or {}).get(one.who) or (_usual(form, one),)
        role = filled(one.role, form.words())
        signers += [dataclasses.replace(first, role=role or first.role), *others]
    return [SignatureRow(tuple(signers[at : at + across]), align) for at in range(0, len(signers), across)]


def _usual(form: Form, one: Signatory) -> Signer:
    match one.who:
        case document_template.WORKER:
            return worker_signer(form)
        case document_template.SUPERVISOR:
            return supervisor_signer(form)
        case document_template.HEAD:
            return head_signer(form)
        case document_template.INSTRUCTOR:
            return staff(form, tr("Pembimbing lembaga"), form.worker.field_instructor if form.worker else None)
        case document_template.CLIENT:
            return Signer(tr("Klien"), form.client or ROOM_FOR_NAME)
    words = form.words()
    return Signer("", filled(one.name, words) or ROOM_FOR_NAME, filled(one.number, words))


def client_and_worker(form: Form, closing: str, day: date, when: PartialDate | None, place: str | None = None) -> Keep:
    """The closing words, place and date, then all who sign: client or for the client, worker, supervisor."""
    rows = signatures(form, {document_template.CLIENT: client_signers(form, day)})
    return Keep((Paragraph(closing, "plain"), place_date(form, when, place), *rows))


def signed(form: Form, when: PartialDate | None = None, *, across: int = _ACROSS) -> Keep:
    """Place and date, and the usual people who sign; ``across``: how many of them side by side."""
    return Keep((place_date(form, when), *signatures(form, across=across)))


def _consent_facts(form: Form, day: date) -> ConsentFacts:
    found = consents.newest(form.case.consents) or consents.new_consent(form.case, form.file.consent_template)
    return ConsentFacts(form.file, form.file.consent_template, found, day, form.blank)


def _number_of(form: Form, name: str | None) -> str:
    """The number of one who works on the case, by name."""
    worker, agency = form.worker, form.agency
    staffed: list[tuple[str | None, str | None, str | None]] = []
    if worker:
        staffed = [
            (worker.name, worker.number, form.role),
            (worker.field_instructor, worker.field_instructor_number, ""),
        ]
        staffed += [(one.name, one.number, "") for one in worker.supervisors]
    if agency:
        staffed.append((agency.head_name, agency.head_number, ""))
    return next((official_number(number, role) for one, number, role in staffed if one == name and number), "")
