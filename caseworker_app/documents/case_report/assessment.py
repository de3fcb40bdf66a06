"""4.2 Asesmen: data collection, client and family, background, BPSS, symptoms, tools, potentials, focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials
from caseworker_app.documents.blocks import Block, BulletList, Column, Content, Heading, Paragraph, Run, Table
from caseworker_app.documents.case_report import family, tools
from caseworker_app.documents.telling import Teller, missing
from caseworker_app.forms.catalogue import page
from caseworker_app.model.choices import Factor
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.model.assessment import Symptom


def assessment(teller: Teller, title: str, *, names: bool) -> list[Block]:
    """The blocks of the second stage."""
    case = teller.file.case
    blocks: list[Block] = [Heading(1, title)]
    blocks += teller.page(page("data_collection"))
    blocks += family.client(teller)
    blocks += family.relatives(teller, names=names)
    background = teller.page(page("background"))
    blocks += background or [Heading(2, tr("Latar belakang kehidupan")), missing(tr("latar belakang belum ditulis"))]
    blocks += _bpss(teller)
    blocks += teller.page(page("environments"))
    blocks += teller.page(page("atensi_aspects"))
    blocks += _symptoms(teller)
    blocks += _causes(teller)
    blocks += teller.page(page("triangulation"))
    blocks += tools.all_tools(teller, names=names)
    blocks += teller.page(page("instruments"))
    blocks += teller.page(page("potentials"))
    blocks += _focus(teller)
    blocks += teller.page(page("assessment_result"), skip=frozenset({"state"}))
    if len(blocks) == 1:
        blocks.append(missing(tr("asesmen belum diisi")))
    return blocks if case else []


def _bpss(teller: Teller) -> list[Block]:
    """The four boxes as a table with all their points, then the figures and narratives of each."""
    one = teller.file.case.assessment
    boxes = (
        (tr("Biologis"), one.biological_points),
        (tr("Psikologis"), one.psychological_points),
        (tr("Sosial"), one.social_points),
        (tr("Spiritual"), one.spiritual_points),
    )
    blocks: list[Block] = []
    if any(points for _, points in boxes):
        rows: tuple[tuple[Content, ...], ...] = tuple(
            (box, BulletList(tuple(points)) if points else "–") for box, points in boxes
        )
        name = initials(teller.file.client)
        caption = tr("Biopsikososial-Spiritual Klien “{name}”").format(name=name)
        blocks.append(Table("bpss", caption, (Column(tr("Dimensi"), 1), Column(tr("Keadaan klien"), 4)), rows))
    points = frozenset({"biological_points", "psychological_points", "social_points", "spiritual_points"})
    for section in page("bpss").sections:
        further = teller.items(one, [item for item in section.items if item.key not in points])
        if further:
            blocks += [Heading(3, tr(section.title)), *further]
    return [Heading(2, tr("Biopsikososial-spiritual (BPSS)")), *blocks] if blocks else []


def _symptoms(teller: Teller) -> list[Block]:
    symptoms = teller.file.case.symptoms
    if not symptoms:
        return []
    sources = list(dict.fromkeys(one.source or tr("sumber belum disebut") for one in symptoms))
    rows = tuple(
        (str(at), source, BulletList(tuple(_symptom(one) for one in symptoms if _source(one) == source)))
        for at, source in enumerate(sources, 1)
    )
    columns = (Column(tr("No"), 0.35, "centre"), Column(tr("Sumber"), 1), Column(tr("Gejala"), 4))
    caption = tr("Gejala Masalah Menurut Sumber")
    return [Heading(2, tr("Gejala masalah")), Table("symptoms", caption, columns, rows), *_supported(symptoms)]


def _source(one: Symptom) -> str:
    return one.source or tr("sumber belum disebut")


def _symptom(one: Symptom) -> str:
    return f"{one.text or '–'} ({one.dimension.value})" if one.dimension else one.text or "–"


def _supported(symptoms: Sequence[Symptom]) -> list[Block]:
    told = []
    for one in symptoms:
        statements = [one.confirmed_by] if one.confirmed_by else []
        for more in one.more_sources:
            who = more.source or initials(more.person)
            statements.append(f"{who}: {more.statement}" if more.statement else who)
        if statements:
            told.append(f"{one.text or '–'} — {tr('diperkuat oleh')} {'; '.join(statements)}")
    return (
        [Paragraph((Run(tr("Keterangan yang memperkuat:"), bold=True),), "plain"), BulletList(tuple(told))]
        if told
        else []
    )


def _causes(teller: Teller) -> list[Block]:
    case = teller.file.case
    blocks: list[Block] = []
    for heading, factor in ((tr("Faktor internal"), Factor.INTERNAL), (tr("Faktor eksternal"), Factor.EXTERNAL)):
        found = [_with(one.text, one.source) for one in case.causes if one.factor is factor]
        if found:
            blocks += [Heading(3, heading), BulletList(tuple(found))]
    open_ = [_with(one.text, one.source) for one in case.causes if one.factor is None]
    if open_:
        blocks += [Heading(3, tr("Sebab lain")), BulletList(tuple(open_))]
    if case.impacts:
        blocks += [Heading(3, tr("Dampak")), BulletList(tuple(_with(one.text, one.on_whom) for one in case.impacts))]
    if case.cause_effects:
        rows = tuple(
            (
                str(at),
                (one.cause.text if one.cause else None) or "–",
                "; ".join(filter(None, (part.text for part in (one.leads_to_cause, one.leads_to_impact) if part)))
                or "–",
                one.note or "",
            )
            for at, one in enumerate(case.cause_effects, 1)
        )
        columns = (
            Column(tr("No"), 0.35, "centre"),
            Column(tr("Penyebab"), 2),
            Column(tr("Dampak"), 2),
            Column(tr("Keterangan"), 1),
        )
        blocks.append(Table("cause_effects", tr("Penyebab dan Dampak"), columns, rows))
    return [Heading(2, tr("Sebab dan dampak")), *blocks] if blocks else []


def _with(text: str | None, more: str | None) -> str:
    return f"{text or '–'} ({more})" if more else text or "–"


def _focus(teller: Teller) -> list[Block]:
    blocks: list[Block] = [Heading(2, tr("Fokus masalah"))]
    body: list[Block] = []
    for section in page("focus").sections:
        body += [
            block for item in section.items if item.key != "focus" for block in teller.items(teller.file.case, [item])
        ]
    focus = teller.file.case.assessment.focus
    return [*blocks, *body, Paragraph(focus) if focus else missing(tr("fokus masalah belum dirumuskan"))]
