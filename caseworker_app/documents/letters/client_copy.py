"""The client's own copy, in large type and short sentences: what we agreed, who does what, when, and whom to call.

It speaks as the client and bears real names: it stays with the client.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework import consent as consents
from caseworker_app.casework.still_open import CLIENT, Pledge, meetings, pledges
from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Document,
    Fact,
    Facts,
    Heading,
    Keep,
    Paragraph,
    Run,
    Title,
    WritingLines,
)
from caseworker_app.documents.elements.letterhead import foot, letterhead
from caseworker_app.documents.elements.office_template import by_heading, case_words, filled
from caseworker_app.documents.elements.staff_names import DOTS, supervisor
from caseworker_app.documents.wording import capital, date_in_words, sentence
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.case import Case
    from caseworker_app.model.engagement import ConsentStatement, Contract

KEY = "client-copy"
TYPE_SIZE = 14.0
_LINES = 3
_MOST_MEETINGS = 6
_WORKERS = ("pekerja sosial", "praktikan", "pendamping")


def client_copy(file: CaseFile, wish: Wish, *, today: date | None = None) -> Document:  # noqa: ARG001 - a blank one is made of an empty case
    """The copy of a case for its client, as things stand on a day; a blank one has lines to write on."""
    case = file.case
    template, words = file.document_template(KEY), case_words(case, (file.client.name if file.client else None) or "")
    told = [
        *_part("agreed", _agreed(file, today or date.today())),
        *_part("duties", _duties(case)),
        *_part("next", [Keep(tuple(_next(case, today or date.today())))]),
        *_part("contacts", [_contacts(case)]),
    ]
    return Document(
        key=KEY,
        title=tr("Lembar untuk Klien"),
        dress="form",
        type_size=TYPE_SIZE,
        letterhead=letterhead(case.agency),
        foot=foot(case, template.version),
        blocks=(
            Title(template.title.upper(), filled(template.text("advice"), words)),
            _whose(file),
            *by_heading(template.sections, told, words, level=1),
        ),
    )


def _part(key: str, blocks: Sequence[Block]) -> list[Block]:
    return [Heading(1, "", key=key, numbered=False), *blocks]


def _whose(file: CaseFile) -> Facts:
    client = file.client
    worker = file.case.practitioner
    return Facts(
        (
            Fact(tr("Nama saya"), (client.name if client else None) or None),
            Fact(_role(file.case), (worker.name if worker else None) or None),
        )
    )


def _role(case: Case) -> str:
    return capital(consents.worker_role(case))


def _agreed(file: CaseFile, day: date) -> list[Block]:
    """What the work is for, and what was allowed and what was not."""
    case = file.case
    contract = _contract(case)
    aims = [contract.goal if contract else None, case.plan.general_goal]
    goals = [goal.text for goal in case.goals if goal.text]
    told = [*_sentences(aims), *_points(tr("Tujuan kita:"), goals)]
    told += _sentences([contract.methods if contract else None])
    told += _or_lines(told)
    told += _allowed(file, day)
    told += _points(tr("Hak saya:"), file.document_template(KEY).points("rights"))
    return [*told, *_sentences([contract.confidentiality_limits if contract else None])]


def _or_lines(told: Sequence[Block]) -> list[Block]:
    """Lines to write on where nothing is told."""
    return [] if told else [WritingLines(_LINES)]


def _contract(case: Case) -> Contract | None:
    """The last contract by its day; one without a day is the newest."""
    last = max(
        enumerate(case.contracts),
        key=lambda placed: ((placed[1].date.earliest if placed[1].date else None) or date.max, placed[0]),
        default=None,
    )
    return last[1] if last else None


def _allowed(file: CaseFile, day: date) -> Iterator[Block]:
    standing = consents.standing(file.case, day)
    one = standing.consent
    if one is None:
        return
    if standing.state in {consents.State.WITHDRAWN, consents.State.EXPIRED, consents.State.REFUSED}:
        words = {
            consents.State.WITHDRAWN: tr("Persetujuan saya sudah dicabut."),
            consents.State.EXPIRED: tr("Masa persetujuan saya sudah habis."),
            consents.State.REFUSED: tr("Saya tidak menyetujui pertolongan ini."),
        }
        yield Paragraph(words[standing.state], "plain")
        return
    gone = consents.taken_back(file.case.consents, one)
    ended = {statement.key for statement in gone}
    standing_still = [statement for statement in one.statements if statement.key not in ended]
    for label, statements in (
        (tr("Yang saya setujui:"), [statement for statement in standing_still if statement.agreed is True]),
        (tr("Yang tidak saya setujui:"), [statement for statement in standing_still if statement.agreed is False]),
        (tr("Yang saya cabut:"), gone),
    ):
        yield from _points(label, _labels(file, statements))


def _labels(file: CaseFile, statements: Sequence[ConsentStatement]) -> list[str]:
    found = []
    for statement in statements:
        known = file.consent_template.statement(statement.key)
        found.append(known.label if known else statement.key or statement.text or "")
    return [label for label in dict.fromkeys(found) if label]


def _duties(case: Case) -> list[Block]:
    """What is the client's, what the worker's, what anybody else's; promises still open among them."""
    contract, waiting = _contract(case), pledges(case)
    mine = [*((contract.client_duties if contract else None) or []), *_promised(waiting, {CLIENT})]
    theirs = [*((contract.worker_duties if contract else None) or []), *_promised(waiting, set(_WORKERS))]
    worker = case.practitioner
    called = (worker.name if worker else None) or _role(case)
    told = [*_shared(tr("Saya:"), mine), *_shared(f"{called}:", theirs)]
    others: dict[str, list[str]] = {}
    for one in waiting:
        if one.by.casefold() not in {CLIENT, *_WORKERS}:
            others.setdefault(capital(one.by) or tr("Bersama"), []).append(_pledge(one))
    for helper in case.implementers:
        if helper.part and helper.name:
            others.setdefault(capital(helper.name), []).append(helper.part)
    return [*told, *(block for who, parts in others.items() for block in _points(f"{who}:", parts))]


def _promised(waiting: Sequence[Pledge], sides: set[str]) -> list[str]:
    return [_pledge(one) for one in waiting if one.by.casefold() in sides]


def _pledge(one: Pledge) -> str:
    until = tr(" (paling lambat {date})").format(date=date_in_words(one.due)) if one.due else ""
    return f"{one.what}{until}"


def _shared(label: str, parts: Sequence[str]) -> list[Block]:
    """The part of one side; lines where nothing is known of it."""
    return _points(label, parts) or [_bold(label), WritingLines(_LINES)]


def _next(case: Case, today: date) -> list[Block]:
    """How often, how long, and what lies ahead."""
    contract = _contract(case)
    zone = (case.agency.time_zone if case.agency else None) or "WIB"
    ahead = []
    for one in meetings(case, today)[:_MOST_MEETINGS]:
        when = date_in_words(one.date) if one.date else ""
        clock = one.time.long(zone) if one.time else ""
        ahead.append(": ".join(filter(None, (", ".join(filter(None, (when, clock, one.place))), one.what))))
    told = [*_sentences([contract.schedule if contract else None, _lasting(contract)])]
    told += _points(tr("Pertemuan berikut:"), ahead)
    if ahead:
        return told
    waiting = tuple(Fact(label, None) for label in (tr("Hari, tanggal"), tr("Jam"), tr("Tempat")))
    return [*told, Facts(waiting)]


def _lasting(contract: Contract | None) -> str | None:
    return tr("Lamanya: {duration}").format(duration=contract.duration) if contract and contract.duration else None


def _contacts(case: Case) -> Facts:
    """Telephones: worker, agency, supervisor for complaints, help lines; a line where one is unknown."""
    worker, agency = case.practitioner, case.agency
    name, record = supervisor(case)
    known = (
        (_role(case), worker.name if worker else None, worker.phone if worker else None),
        (tr("Lembaga"), agency.name if agency else None, agency.phone if agency else None),
        (tr("Bila ada keluhan"), name, record.phone if record else None),
    )
    reached = tr("{name}, telepon {phone}")
    facts = [
        Fact(label, reached.format(name=who or DOTS, phone=phone or DOTS) if who or phone else None)
        for label, who, phone in known
    ]
    lines = list((agency.hotlines if agency else None) or [])
    lines += [line for risk in case.risks for line in risk.hotlines or []]
    helplines = tuple(dict.fromkeys(lines))
    facts.append(Fact(tr("Bila ada bahaya"), "\n".join(helplines) or None))
    return Facts(tuple(facts))


def _sentences(texts: Sequence[str | None]) -> list[Block]:
    """Each text as a paragraph of its own; the same words only once."""
    known = dict.fromkeys(sentence(text) for text in texts if text and text.strip())
    return [Paragraph(text, "plain") for text in known]


def _points(label: str, texts: Sequence[str]) -> list[Block]:
    return [Keep((_bold(label), BulletList(tuple(texts))))] if texts else []


def _bold(label: str) -> Paragraph:
    return Paragraph((Run(label, bold=True),), "plain")
