"""4.1 Engagement, Intake, Contract: contacts, intake, risk, home visits, contract, consent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.documents.blocks import Block, BulletList, Column, Content, Heading, Paragraph, Run, Table
from caseworker_app.documents.telling import Teller, missing
from caseworker_app.forms.catalogue import page
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.forms.description import Rows
    from caseworker_app.model.engagement import Contact


def engagement(teller: Teller, title: str) -> list[Block]:
    """The blocks of the first stage."""
    case = teller.file.case
    blocks: list[Block] = [Heading(1, title)]
    blocks += teller.page(page("case"))
    if case.contacts:
        blocks += [Heading(2, tr("Kontak dengan klien dan pihak terkait")), _contacts(teller, case.contacts)]
    blocks += teller.page(page("intake"))
    blocks += records(teller, page("risk").sections[0].items[0], case.risks, tr("Asesmen risiko"))
    blocks += records(teller, page("home_visits").sections[0].items[0], case.home_visits, tr("Home visit"))
    blocks += records(teller, page("contract").sections[0].items[0], case.contracts, tr("Kontrak pertolongan"))
    explained = case.engagement.confidentiality_explained_on
    if explained:
        told = tr("Kerahasiaan dan batasnya dijelaskan kepada klien pada {date}.").format(date=explained.long())
        blocks.append(Paragraph(told))
    blocks += _consents(teller)
    blocks += teller.page(page("oral_consent"))
    blocks += teller.page(page("engagement_result"), skip=frozenset({"state"}))
    return blocks


def records(teller: Teller, rows: Any, found: Sequence[Any], heading: str) -> list[Block]:
    """Records with much in each: one below the other, all their fields, numbered when there are several."""
    if not found:
        return []
    description: Rows = rows
    blocks: list[Block] = [Heading(2, heading)]
    for at, record in enumerate(found, 1):
        if len(found) > 1:
            blocks.append(Heading(3, tr("{what} ke-{at}").format(what=heading, at=at)))
        blocks += teller.items(record, (*description.columns, *description.details))
    return blocks


def _contacts(teller: Teller, contacts: Sequence[Contact]) -> Table:
    return Table(
        key="contacts",
        caption=tr("Kontak pada Tahap Engagement, Intake, dan Contract"),
        columns=(
            Column(tr("No"), 0.35, "centre"),
            Column(tr("Hari/tanggal dan waktu"), 1.1),
            Column(tr("Tempat dan pihak"), 1.2),
            Column(tr("Kegiatan"), 2.2),
            Column(tr("Hasil"), 1.6),
        ),
        rows=tuple((str(at), *_contact(teller, one)) for at, one in enumerate(contacts, 1)),
    )


def _contact(teller: Teller, one: Contact) -> tuple[Content, ...]:
    people = [" · ".join(filter(None, (p.name or teller.words(p.person), p.role))) for p in one.people]
    when = (teller.words(one.date) or tr("tanggal belum tercatat"), teller.words(one.time))
    where = (one.place, one.mode, one.with_whom, "; ".join(people))
    techniques = tr("Teknik: {words}").format(words=", ".join(one.techniques)) if one.techniques else None
    return (
        "\n".join(filter(None, when)),
        "\n".join(filter(None, where)),
        "\n".join(filter(None, (one.process, techniques, one.note))),
        one.result or "",
    )


def _consents(teller: Teller) -> list[Block]:
    case = teller.file.case
    if not case.consents:
        return [Heading(2, tr("Persetujuan (informed consent)")), missing(tr("persetujuan belum tercatat"))]
    rows: Any = page("consent").sections[0].items[0]
    fields = [item for item in (*rows.columns, *rows.details) if item.key != "statements"]
    blocks: list[Block] = [Heading(2, tr("Persetujuan (informed consent)"))]
    for at, consent in enumerate(case.consents, 1):
        if len(case.consents) > 1:
            blocks.append(Heading(3, tr("Persetujuan ke-{at}").format(at=at)))
        blocks += teller.items(consent, fields)
        if consent.statements:
            blocks.append(Paragraph((Run(tr("Pernyataan:"), bold=True),), "plain"))
            blocks.append(BulletList(tuple(map(_statement, consent.statements))))
    return blocks


def _statement(statement: Any) -> str:
    answer = {True: tr("setuju"), False: tr("tidak setuju"), None: tr("belum dijawab")}[statement.agreed]
    parties = f" ({', '.join(statement.parties)})" if statement.parties else ""
    return f"{statement.text or statement.key or ''}{parties}: {answer}"
