"""4.1 Engagement, Intake, Contract: the case, contacts, intake, risk, home visits, contract, consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework import outcomes
from caseworker_app.casework.consent import is_taken_back, withdrawal
from caseworker_app.casework.protection import SHELTER, days_of_care
from caseworker_app.casework.restrictions import report_discretion
from caseworker_app.documents.blocks import Block, Column, Content, Heading, SpanRow
from caseworker_app.documents.case_report.parts import section, stage_closing, with_facts
from caseworker_app.documents.elements.record_tables import known_facts, parts
from caseworker_app.documents.sentences import compact_table, referring, stage_opening
from caseworker_app.documents.telling import Teller, find_rows, missing, note_row, supplied
from caseworker_app.documents.wording import (
    capital,
    counted,
    lines,
    moment,
    parties,
    sentence_list,
    titled,
    when_held,
)
from caseworker_app.forms.catalogue import page
from caseworker_app.forms.description import Field
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import ConsentStatement, Contact, Engagement
from caseworker_app.model.notes import Placement
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caseworker_app.forms.description import Rows
    from caseworker_app.model.engagement import Consent
    from caseworker_app.model.practice import Supervisor

_ROUTES = {"datang sendiri": mark("kedatangan klien sendiri")}
_MOST_NAMED, _LONGEST_NAME = 8, 40
"""So many people, with names of so many letters, stand in one sentence."""
NAMED_ELSEWHERE = frozenset({"client", "agency", "practitioner", "supervisor"})


def engagement(teller: Teller) -> list[Block]:
    """The blocks of the first stage."""
    case = teller.file.case
    risks, incidents, visits, contracts, oral = (
        find_rows(page(where), key)
        for where, key in (
            ("risk", "risks"),
            ("protection", "incidents"),
            ("home_visits", "home_visits"),
            ("contract", "contracts"),
            ("oral_consent", "oral_consents"),
        )
    )
    handovers = find_rows(page("handovers"), "handovers")
    consents = tr("Persetujuan (Informed Consent)")
    return [
        *stage_opening(teller, "engagement", [_begun(teller), _met(teller)]),
        *section(tr("Data Kasus"), [*_case(teller), *teller.table(case.handovers, handovers)], key="case"),
        *section(tr("Kontak dengan Klien dan Pihak Terkait"), _contacts(teller, case.contacts), key="contacts"),
        *teller.page(page("intake")),
        *section(tr("Asesmen Risiko"), teller.table(case.risks, risks), key="risk"),
        *section(tr("Kejadian dan Perlindungan"), _incidents(teller, incidents), key="protection"),
        *section(tr("Respon Kasus"), _case_response(teller), key="case_response"),
        *teller.records(case.home_visits, visits, tr("Home Visit")),
        *teller.records(case.contracts, contracts, tr("Kontrak Pertolongan")),
        *_confidentiality(teller),
        *section(consents, _consents(teller, case.consents), key="consent"),
        *section(tr("Izin Lisan dan Surat Izin"), teller.table(case.oral_consents, oral), key="oral_consent"),
        *_closing(teller),
    ]


def _case_response(teller: Teller) -> list[Block]:
    """What was done there and then, and how long the client was sheltered."""
    return [*teller.told(teller.items_of(page("case_response"))), *_shelters(teller)]


def _shelters(teller: Teller) -> Iterator[Block]:
    for one in teller.file.case.care_arrangements:
        if (one.kind or "").casefold() != SHELTER:
            continue
        days = days_of_care(one)
        length = tr("{days} hari").format(days=days) if days else one.length or tr("lamanya belum tercatat")
        where = one.place or one.carer_name or teller.person(one.carer)
        place = tr(" di {place}").format(place=where) if where else ""
        yield referring(tr("Klien ditampung sementara{place} ({length})").format(place=place, length=length))


def _incidents(teller: Teller, rows: Rows) -> list[Block]:
    """What happened, but for what is marked as private, or must not reach those who read a report."""
    told = report_discretion(teller.file)
    shown = [one for one in teller.file.case.incidents if not one.private and told.allows(one)]
    return teller.table(shown, rows, skip=frozenset({"private"}))


def _begun(teller: Teller) -> str:
    """When and where the work began, and how the client came."""
    case = teller.file.case
    agency, route = case.agency, (case.access_route or "").strip()
    where = tr(" di {place}").format(place=agency.name) if agency and agency.name else ""
    when = moment(case.opened)
    if not (when or route):
        return ""
    how = tr(", berawal dari {route}").format(route=tr(_ROUTES.get(route, route))) if route else ""
    text = tr("Pertolongan terhadap {client}{where} dimulai{when}{how}")
    return text.format(client=teller.client, where=where, when=when, how=how)


def _met(teller: Teller) -> str:
    """With whom the worker spoke, as far as they are named in short."""
    case = teller.file.case
    people = parties(part for one in outcomes.held(case.contacts) for part in (one.with_whom or "").split(","))
    if not people or len(people) > _MOST_NAMED or any(len(name) > _LONGEST_NAME for name in people):
        return ""
    worker = (case.practitioner.role if case.practitioner else None) or tr("praktikan")
    return tr("{worker} lalu bertemu dengan {people}").format(worker=capital(worker), people=sentence_list(people))


def _case(teller: Teller) -> list[Block]:
    """Who works on the case and where, then the case itself."""
    case = teller.file.case
    worker, agency = case.practitioner, case.agency
    known: list[tuple[str, str | None]] = []
    if agency is not None:
        known += [
            (tr("Lembaga"), agency.name),
            *parts(teller, agency, Agency.kind),
            (tr("Alamat lembaga"), agency.address),
            *parts(teller, agency, Agency.city),
        ]
    if worker is not None:
        known += [
            (tr("Praktikan/Pekerja Sosial"), worker.name),
            *parts(teller, worker, Practitioner.role),
            (number_label(worker.role), worker.number),
            (tr("Asal institusi"), worker.institution),
            *parts(teller, worker, Practitioner.study_programme, Practitioner.field_instructor),
            *((capital(one.role or tr("pembimbing")), _supervisor(one)) for one in worker.supervisors),
        ]
    named = {one.name for one in worker.supervisors} if worker is not None else set()
    known += [
        *(parts(teller, case, Case.supervisor) if case.supervisor not in named else []),
        *parts(teller, case.placement, Placement.place, Placement.period),
    ]
    return with_facts(known, teller.told(teller.items_of(page("case"), skip=NAMED_ELSEWHERE)))


def _supervisor(one: Supervisor) -> str:
    number = f"NIP {one.number}" if one.number else None
    return ", ".join(filter(None, (one.name, number, one.institution)))


def number_label(role: str | None) -> str:
    """What the number below a name is called: students have an NRP, officers an NIP."""
    return tr("NIP/STR") if role and "praktikan" not in role.casefold() else tr("NRP")


def _contacts(teller: Teller, contacts: Sequence[Contact]) -> list[Block]:
    if not contacts:
        return []
    columns = (
        Column(tr("Hari/tanggal dan waktu"), 1.2),
        Column(tr("Tempat dan cara"), 1.2),
        Column(tr("Pihak"), 1.2),
        Column(tr("Kegiatan"), 2.0),
        Column(tr("Hasil"), 1.8),
    )
    rows: list[tuple[Content, ...] | SpanRow] = []
    for one in contacts:
        rows += [_contact(teller, one), *_contact_notes(teller, one)]
    caption = tr("Kontak pada Tahap Awal dengan {client}").format(client=titled(teller.client))
    text = tr("Kontak pada tahap ini berlangsung {count} kali{when}{failed}")
    held = outcomes.held(contacts)
    failed = f" ({outcomes.tallied(contacts, tr('kontak'))})" if len(held) < len(contacts) else ""
    when = when_held(one.date for one in held)
    return [
        referring(text.format(count=counted(len(held)), when=when, failed=failed), "contacts"),
        compact_table("contacts", caption, columns, rows),
    ]


def _contact(teller: Teller, one: Contact) -> tuple[Content, ...]:
    named = [(person.name or teller.person(person.person), person.role) for person in one.people]
    people = [f"{name} ({role})" if name and role else name or role or "" for name, role in named]
    return (
        lines(teller.words(one.date) or tr("tanggal tidak tercatat"), teller.words(one.time)),
        lines(one.place, one.mode) or "–",
        lines(one.with_whom, *people) or "–",
        one.process or "–",
        one.result or "–",
    )


def _contact_notes(teller: Teller, one: Contact) -> list[SpanRow]:
    known = parts(teller, one, Contact.outcome, Contact.outcome_reason, Contact.techniques, Contact.note)
    return [note_row(label, words) for label, words in known if words]


def _confidentiality(teller: Teller) -> list[Block]:
    explained = teller.file.case.engagement.confidentiality_explained_on
    if not explained:
        return []
    text = tr("Kerahasiaan dan batasnya dijelaskan kepada klien{when}.").format(when=moment(explained))
    return [Heading(2, tr("Kerahasiaan"), key="confidentiality"), supplied(text)]


def _consents(teller: Teller, consents: Sequence[Consent]) -> list[Block]:
    if not consents:
        return [missing(tr("persetujuan belum tercatat"), "engagement/consent")]
    rows = find_rows(page("consent"), "consents")
    fields = [item for item in (*rows.columns, *rows.details) if isinstance(item, Field)]
    tables = [_statements_key(consent) for consent in consents if consent.statements]
    text = tr("Setiap butir dijawab sendiri, sehingga klien dapat menyetujui sebagian saja")
    blocks: list[Block] = [referring(text, *tables)] if tables else []
    for at, consent in enumerate(consents, 1):
        if len(consents) > 1:
            blocks.append(Heading(3, tr("Persetujuan ke-{at}").format(at=at)))
        blocks += teller.told((consent, field) for field in fields)
        blocks += _statements(teller, consent, at if len(consents) > 1 else None)
    return blocks


def _statements_key(consent: Consent) -> str:
    return f"statements-{consent.id}"


def _statements(teller: Teller, consent: Consent, at: int | None) -> list[Block]:
    if not consent.statements:
        return []
    answers = {True: tr("setuju"), False: tr("tidak setuju"), None: tr("belum dijawab")}
    columns = (Column(tr("Hal"), 1.1), Column(tr("Pernyataan"), 3.2), Column(tr("Jawaban"), 0.9))
    rows: list[tuple[Content, ...] | SpanRow] = []
    for one in consent.statements:
        text = f"{one.text or ''} {', '.join(one.parties or [])}".strip()
        rows.append((teller.file.statement_label(one.key) or "–", text or "–", answers[one.agreed]))
        rows += _taken_back(teller, one)
    caption = tr("Pernyataan Persetujuan") + (tr(" ke-{at}").format(at=at) if at else "")
    return [compact_table(_statements_key(consent), caption, columns, rows)]


def _taken_back(teller: Teller, one: ConsentStatement) -> list[SpanRow]:
    """When, by whom and why a statement was taken back for itself, and what becomes of the data."""
    told = (
        (tr("Dicabut"), withdrawal(one).removeprefix(tr("dicabut")).strip() if is_taken_back(one) else ""),
        *parts(teller, one, ConsentStatement.withdrawn_why, ConsentStatement.withdrawal_effect),
    )
    return [note_row(label, words) for label, words in told if words]


def _closing(teller: Teller) -> list[Block]:
    """What the worker wrote of the stage, else what its agreements led to."""
    case = teller.file.case
    stage = case.engagement
    signed = any(one.date for one in case.consents)
    led_to = []
    if signed and case.contracts:
        led_to.append(tr("Dengan kontrak dan persetujuan tersebut, pertolongan berlanjut ke asesmen"))
    elif signed:
        led_to.append(tr("Persetujuan tersebut membuka jalan bagi asesmen"))
    elif case.contracts:
        led_to.append(tr("Kontrak tersebut menjadi pegangan kerja sama selanjutnya"))
    blocks = stage_closing("engagement", stage.process, stage.results, led_to)
    if stage.duration:
        blocks[1:1] = known_facts(parts(teller, stage, Engagement.duration))
    return blocks
