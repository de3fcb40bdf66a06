"""4.2, the problem: symptoms by source, causes and impacts and how they hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, BulletList, Column, Content, Paragraph, Table
from caseworker_app.documents.case_report.parts import by_words, points
from caseworker_app.documents.telling import Teller, find_rows, noted, pointing
from caseworker_app.forms.catalogue import page
from caseworker_app.model.choices import Factor
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.assessment import Symptom


def symptoms(teller: Teller) -> list[Block]:
    """The table of symptoms, those of one source together."""
    found = by_words(teller.file.case.symptoms, lambda one: one.source or tr("belum disebut"))
    if not found:
        return []
    rows = tuple(
        (str(at), source, BulletList(tuple(_symptom(teller, one) for one in several)))
        for at, (source, several) in enumerate(found.items(), 1)
    )
    columns = (Column(tr("No"), 0.35, "centre"), Column(tr("Sumber"), 1), Column(tr("Gejala"), 4))
    return [
        pointing(tr("Gejala masalah menurut sumbernya dapat dilihat pada"), "symptoms"),
        Table("symptoms", tr("Gejala Masalah Menurut Sumber"), columns, rows),
    ]


def _symptom(teller: Teller, one: Symptom) -> Content:
    """«mudah tersinggung (kognitif)», below it who or what bears it out."""
    text = f"{one.text or '–'} ({one.dimension.value})" if one.dimension else one.text or "–"
    proofs = [noted(tr("Diperkuat oleh"), one.confirmed_by)] if one.confirmed_by else []
    for more in one.more_sources:
        who = " – ".join(filter(None, (more.source, teller.person(more.person)))) or tr("sumber lain")
        proofs.append(noted(who, more.statement) if more.statement else Paragraph(who, "plain"))
    return (Paragraph(text, "plain"), *proofs) if proofs else text


def causes(teller: Teller) -> list[Block]:
    """Causes by factor, impacts by whom they fall on, and the table that joins them."""
    case = teller.file.case
    titles = {
        Factor.INTERNAL: tr("Faktor internal"),
        Factor.EXTERNAL: tr("Faktor eksternal"),
        None: tr("Penyebab lain"),
    }
    blocks: list[Block] = []
    for factor, title in titles.items():
        blocks += points(title, (_with(one.text, one.source) for one in case.causes if one.factor is factor))
    for whom, several in by_words(case.impacts, lambda one: one.on_whom or "").items():
        title = tr("Dampak pada {whom}").format(whom=whom) if whom else tr("Dampak")
        blocks += points(title, (one.text or "–" for one in several))
    return [*blocks, *_joined(teller)]


def _joined(teller: Teller) -> list[Block]:
    case = teller.file.case
    if not case.cause_effects:
        return []
    rows = tuple(
        (
            str(at),
            (one.cause.text if one.cause else None) or "–",
            (one.leads_to_cause.text if one.leads_to_cause else None) or "–",
            (one.leads_to_impact.text if one.leads_to_impact else None) or "–",
            one.note or "–",
        )
        for at, one in enumerate(case.cause_effects, 1)
    )
    heads = [tr(column.label) for column in find_rows(page("symptoms"), "cause_effects").columns]
    columns = (Column(tr("No"), 0.35, "centre"), *(Column(head, 1.5) for head in heads))
    return [
        pointing(tr("Hubungan antara penyebab dan dampak dapat dilihat pada"), "cause_effects"),
        Table("cause_effects", tr("Penyebab dan Dampak"), columns, rows),
    ]


def _with(text: str | None, more: str | None) -> str:
    return f"{text or '–'} ({more})" if more else text or "–"
