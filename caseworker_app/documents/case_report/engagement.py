"""4.1 Engagement, Intake, Contract: the case, contacts, intake, risk, home visits, contract, consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.consent import is_taken_back, withdrawal
from caseworker_app.documents.blocks import Block, Column, Content, Fact, Facts, Heading, Paragraph, Table
from caseworker_app.documents.case_report.parts import course, section, with_facts
from caseworker_app.documents.telling import Teller, find_rows, missing, noted, pointing
from caseworker_app.documents.wording import capital, counted, lines, moment, sentence_list, titled, when_held
from caseworker_app.forms.catalogue import page
from caseworker_app.forms.description import Field
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.model.engagement import Consent, ConsentStatement, Contact
    from caseworker_app.model.practice import Supervisor

NAMED_ELSEWHERE = frozenset({"client", "agency", "practitioner", "supervisor"})


def engagement(teller: Teller) -> list[Block]:
    """The blocks of the first stage."""
    case = teller.file.case
    risks, visits, contracts, oral = (
        find_rows(page(where), key)
        for where, key in (
            ("risk", "risks"),
            ("home_visits", "home_visits"),
            ("contract", "contracts"),
            ("oral_consent", "oral_consents"),
        )
    )
    handovers = find_rows(page("handovers"), "handovers")
    return [
        *section(tr("Data Kasus"), [*_case(teller), *teller.table(case.handovers, handovers)], key="case"),
        *section(tr("Kontak dengan Klien dan Pihak Terkait"), _contacts(teller, case.contacts), key="contacts"),
        *teller.page(page("intake")),
        *section(tr("Asesmen Risiko"), teller.table(case.risks, risks), key="risk"),
        *teller.records(case.home_visits, visits, tr("Home Visit")),
        *teller.records(case.contracts, contracts, tr("Kontrak Pertolongan")),
        *_confidentiality(teller),
        *section(tr("Persetujuan (Informed Consent)"), _consents(teller, case.consents), key="consent"),
        *section(tr("Izin Lisan dan Surat Izin"), teller.table(case.oral_consents, oral), key="oral_consent"),
        *_course(teller),
    ]


def _case(teller: Teller) -> list[Block]:
    """Who works on the case and where, then the case itself."""
    case = teller.file.case
    worker, agency = case.practitioner, case.agency
    known: list[tuple[str, str | None]] = []
    if agency is not None:
        known += [
            (tr("Lembaga"), agency.name),
            (tr("Jenis lembaga"), agency.kind),
            (tr("Alamat lembaga"), agency.address),
            (tr("Kota"), agency.city),
        ]
    if worker is not None:
        known += [
            (tr("Praktikan/Pekerja Sosial"), worker.name),
            (tr("Peran"), worker.role),
            (number_label(worker.role), worker.number),
            (tr("Asal institusi"), worker.institution),
            (tr("Pendamping lapangan"), worker.field_instructor),
            *((capital(one.role or tr("pembimbing")), _supervisor(one)) for one in worker.supervisors),
        ]
    named = {one.name for one in worker.supervisors} if worker is not None else set()
    known += [
        (tr("Supervisor"), case.supervisor if case.supervisor not in named else None),
        (tr("Tempat praktikum"), case.placement.place),
        (tr("Masa praktikum"), teller.words(case.placement.period)),
    ]
    facts = [Fact(label, value) for label, value in known if value]
    return with_facts(facts, teller.told(teller.items_of(page("case"), skip=NAMED_ELSEWHERE)))


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
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Hari/tanggal dan waktu"), 1.1),
        Column(tr("Tempat dan pihak"), 1.4),
        Column(tr("Kegiatan"), 2.1),
        Column(tr("Hasil"), 1.6),
    )
    rows = tuple((str(at), *_contact(teller, one)) for at, one in enumerate(contacts, 1))
    return [
        pointing(tr("Kontak yang dilakukan pada tahap ini dapat dilihat pada"), "contacts"),
        Table(
            "contacts", tr("Kontak pada Tahap Awal dengan {client}").format(client=titled(teller.client)), columns, rows
        ),
    ]


def _contact(teller: Teller, one: Contact) -> tuple[Content, ...]:
    people = [lines(p.name or teller.person(p.person), p.role).replace("\n", ", ") for p in one.people]
    where = (
        (tr("Tempat"), one.place),
        (tr("Cara"), one.mode),
        (tr("Pihak"), one.with_whom),
        (tr("Ditemui"), "; ".join(people)),
    )
    techniques = [noted(tr("Teknik"), ", ".join(one.techniques))] if one.techniques else []
    note = [noted(tr("Catatan"), one.note)] if one.note else []
    process = [Paragraph(one.process, "plain")] if one.process else []
    return (
        lines(teller.words(one.date) or tr("tanggal belum tercatat"), teller.words(one.time)),
        tuple(noted(label, value) for label, value in where if value) or "–",
        (*process, *techniques, *note) or "–",
        one.result or "–",
    )


def _confidentiality(teller: Teller) -> list[Block]:
    explained = teller.file.case.engagement.confidentiality_explained_on
    if not explained:
        return []
    text = tr("Kerahasiaan dan batasnya dijelaskan kepada klien{when}.").format(when=moment(explained))
    return [Heading(2, tr("Kerahasiaan"), key="confidentiality"), Paragraph(text)]


def _consents(teller: Teller, consents: Sequence[Consent]) -> list[Block]:
    if not consents:
        return [missing(tr("persetujuan belum tercatat"))]
    rows = find_rows(page("consent"), "consents")
    fields = [item for item in (*rows.columns, *rows.details) if isinstance(item, Field)]
    blocks: list[Block] = []
    for at, consent in enumerate(consents, 1):
        if len(consents) > 1:
            blocks.append(Heading(3, tr("Persetujuan ke-{at}").format(at=at)))
        blocks += teller.told((consent, field) for field in fields)
        blocks += _statements(consent)
    return blocks


def _statements(consent: Consent) -> list[Block]:
    if not consent.statements:
        return []
    answers = {True: tr("setuju"), False: tr("tidak setuju"), None: tr("belum dijawab")}
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Hal"), 1.1),
        Column(tr("Pernyataan"), 3.2),
        Column(tr("Jawaban"), 0.9),
    )
    rows = []
    for at, one in enumerate(consent.statements, 1):
        parties = [noted(tr("Pihak"), ", ".join(one.parties))] if one.parties else []
        text = [Paragraph(one.text, "plain")] if one.text else []
        taken_back = _taken_back(one)
        rows.append((str(at), one.key or "–", (*text, *parties, *taken_back) or "–", answers[one.agreed]))
    key = f"statements-{consent.id}"
    return [
        pointing(tr("Jawaban atas setiap pernyataan dapat dilihat pada"), key),
        Table(key, tr("Pernyataan Persetujuan"), columns, tuple(rows)),
    ]


def _taken_back(one: ConsentStatement) -> list[Block]:
    """When, by whom and why a statement was taken back for itself, and what becomes of the data."""
    told = (
        (tr("Dicabut"), withdrawal(one).removeprefix(tr("dicabut")).strip() if is_taken_back(one) else ""),
        (tr("Alasan dicabut"), one.withdrawn_why),
        (tr("Akibat bagi data"), one.withdrawal_effect),
    )
    return [noted(label, words) for label, words in told if words]


def _course(teller: Teller) -> list[Block]:
    case = teller.file.case
    stage = case.engagement
    told, reached = [], []
    if case.contacts:
        text = tr("Pada tahap ini tercatat {count} kontak dengan klien dan pihak terkait{when}.")
        when, further = when_held(one.date for one in case.contacts)
        told.append(text.format(count=counted(len(case.contacts)), when=when) + further)
    if stage.duration:
        told.append(tr("Tahap ini berlangsung {duration}.").format(duration=stage.duration.strip().rstrip(".")))
    if case.home_visits:
        who = capital((case.practitioner.role if case.practitioner else None) or tr("praktikan"))
        told.append(tr("{who} melakukan {count} home visit.").format(who=who, count=counted(len(case.home_visits))))
    for contract in case.contracts:
        by = tr(" oleh {who}").format(who=sentence_list(contract.agreed_by)) if contract.agreed_by else ""
        reached.append(tr("kontrak pertolongan disepakati{by}{when}").format(by=by, when=moment(contract.date)))
    for consent in case.consents:
        signer = tr(" oleh {who}").format(who=consent.signer_status) if consent.signer_status else ""
        place = tr(" di {place}").format(place=consent.place) if consent.place else ""
        if consent.date:
            text = tr("lembar persetujuan ditandatangani{who}{place}{when}")
            reached.append(text.format(who=signer, place=place, when=moment(consent.date)))
    blocks = course(stage.process, stage.results, " ".join(told), reached)
    if stage.duration and stage.process:
        blocks.insert(1, Facts((Fact(tr("Lama tahap ini"), stage.duration),)))
    return blocks
