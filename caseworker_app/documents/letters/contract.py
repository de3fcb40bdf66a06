"""Kontrak pertolongan: what worker and client agree on, and who signs. It carries real names, since it is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.ages import drawn_on
from caseworker_app.documents.blocks import Block, Fact, Facts, Heading, Keep, Paragraph, WritingLines
from caseworker_app.documents.elements.form import (
    Form,
    age,
    chosen,
    fact,
    letter_number,
    opening_day,
    section,
    worker_facts,
    written,
)
from caseworker_app.documents.elements.record_tables import facts, known_facts, parts
from caseworker_app.documents.elements.signatures import client_and_worker, representative
from caseworker_app.documents.wording import address, date_in_words
from caseworker_app.model.engagement import Contract
from caseworker_app.text import tr

if TYPE_CHECKING:
    from datetime import date

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish


def contract(file: CaseFile, wish: Wish) -> Document:
    """The contract with the id ``item``, else the newest; without one a form with the usual clauses."""
    form = Form("contract", file, wish)
    one = chosen(form, form.case.contracts) or Contract()
    day = (one.date.earliest if one.date else None) or drawn_on(file)
    return form.finished(
        form.title(tr("Nomor: {number}").format(number=letter_number(form, one.number, one.date))),
        *_opening(form, one),
        worker_facts(form),
        Paragraph(form.say("first"), "plain"),
        _client(form, day),
        Paragraph(form.say("second"), "plain"),
        *form.headed(*_clauses(form, one)),
        *known_facts(parts(form.teller, one, Contract.agreed_by)),
        client_and_worker(form, form.say("closing"), day, one.date, one.place),
    )


def _opening(form: Form, one: Contract) -> list[Block]:
    """Day, place, and who speaks."""
    place = one.place or (form.agency.city if form.agency else None)
    if one.date:
        return [Paragraph(form.say("opening", hari=opening_day(one.date), tempat=place or ""), "plain")]
    when = Facts((fact(tr("Hari, tanggal"), None), *form.facts(one, Contract.place)))
    return [when, Paragraph(form.say("opening_undated"), "plain")]


def _client(form: Form, day: date) -> Facts:
    client = form.case.client
    found = [
        fact(tr("Nama"), form.client),
        fact(tr("Usia"), age(client, day)),
        fact(tr("Alamat"), address(client) if client else ""),
    ]
    signer = representative(form, day)
    if signer:
        name, relation = signer
        found.append(fact(tr("Diwakili oleh"), f"{name} ({relation})" if name and relation else name))
    elif form.blank:
        found.append(fact(tr("Diwakili oleh (bila ada)"), None))
    return Facts(tuple(found))


def _clauses(form: Form, one: Contract) -> list[Block]:
    """What was agreed. A contract that is still to be made offers the usual clauses where nothing was written."""
    open_still = one.date is None

    def text(own: str | None, usual: str) -> str | None:
        return own or (form.say(usual) if open_still else None)

    def points(own: list[str] | None, usual: str) -> list[str] | None:
        return own or (form.points(usual) if open_still else None)

    def duties(key: str, own: list[str] | None, usual: str) -> list[Block]:
        more = [WritingLines(1)] if form.blank else []
        return [Heading(2, "", key=key), Keep((*written(form, points(own, usual)), *more))]

    explained = date_in_words(form.case.engagement.confidentiality_explained_on)
    return [
        *section(form, "goal", one.goal, lines=2),
        *section(form, "methods", text(one.methods, "methods")),
        *duties("worker_duties", one.worker_duties, "worker_duties"),
        *duties("client_duties", one.client_duties, "client_duties"),
        Heading(2, "", key="when"),
        Keep((Facts(facts(form.teller, one, Contract.duration, Contract.schedule, Contract.meeting_place)),)),
        *section(form, "confidentiality", text(one.confidentiality_limits, "confidentiality")),
        *([Facts((Fact(tr("Dijelaskan kepada klien pada"), explained),))] if explained else []),
        *section(form, "cancellation", text(one.cancellation, "cancellation")),
        *section(form, "ending", text(one.ending, "ending")),
    ]
