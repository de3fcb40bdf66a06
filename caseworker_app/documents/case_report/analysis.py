"""4.2, the problem: symptoms by source, causes and impacts and how they hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, BulletList, Column, Content, Paragraph, Table
from caseworker_app.documents.case_report.parts import by_words
from caseworker_app.documents.sentences import compact_table, joined_points, referring
from caseworker_app.documents.telling import Teller, find_rows, noted
from caseworker_app.documents.wording import counted, joined, lines, sentence_list
from caseworker_app.forms.catalogue import label_of, page
from caseworker_app.model.assessment import Symptom
from caseworker_app.model.choices import Factor
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.model.case import Case

_THE_CLIENT = frozenset({"", "klien", "diri sendiri", "diri klien"})


def symptoms(teller: Teller) -> list[Block]:
    """The table of symptoms, those of one source together."""
    found = by_words(teller.file.case.symptoms, lambda one: one.source or tr("belum disebut"))
    if not found:
        return []
    rows = tuple(
        (str(at), source, BulletList(tuple(_symptom(teller, one) for one in several)))
        for at, (source, several) in enumerate(found.items(), 1)
    )
    columns = (Column(tr("No."), 0.35, "centre"), Column(tr("Sumber"), 1), Column(tr("Gejala"), 4))
    return [
        referring(_seen(found), "symptoms"),
        Table("symptoms", tr("Gejala Masalah Menurut Sumber"), columns, rows),
    ]


def _seen(found: Mapping[str, Sequence[Symptom]]) -> str:
    """By whom the symptoms were seen."""
    count = counted(sum(map(len, found.values())))
    if len(found) == 1:
        return tr("Tercatat {count} gejala masalah menurut {source}").format(count=count, source=next(iter(found)))
    text = tr("Masalah klien tampak dari {count} gejala yang disampaikan atau diamati oleh {sources}")
    return text.format(count=count, sources=sentence_list(list(found)))


def _symptom(teller: Teller, one: Symptom) -> Content:
    """«mudah tersinggung (kognitif)», below it who or what bears it out."""
    text = f"{one.text or '–'} ({one.dimension.value})" if one.dimension else one.text or "–"
    proofs = [noted(tr(label_of(Symptom.confirmed_by)), one.confirmed_by)] if one.confirmed_by else []
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
    sentences = {
        Factor.INTERNAL: tr("Dari dalam diri klien, penyebabnya ialah {points}"),
        Factor.EXTERNAL: tr("Dari luar diri klien, masalah itu dipicu oleh {points}"),
        None: tr("Disebut pula {points} sebagai penyebab"),
    }
    blocks: list[Block] = []
    for factor, title in titles.items():
        causes = [_with(one.text, one.source) for one in case.causes if one.factor is factor]
        blocks += joined_points(title, causes, words=sentences[factor])
    return [*blocks, *_impacts(case), *_joined(teller)]


def _impacts(case: Case) -> list[Block]:
    """What the problem brings upon the client, then upon others: all of these in one list."""
    found = by_words(case.impacts, lambda one: one.on_whom or "")
    own = {whom: several for whom, several in found.items() if whom.casefold() in _THE_CLIENT}
    others = {whom: several for whom, several in found.items() if whom not in own}
    texts = [one.text or "–" for several in own.values() for one in several]
    blocks = joined_points(tr("Dampak pada klien"), texts, words=tr("Akibatnya bagi klien ialah {points}"))
    if not others:
        return blocks
    one_by_one = {whom: joined([one.text or "–" for one in several]) for whom, several in others.items()}
    told = [tr("bagi {whom} ialah {points}").format(whom=whom, points=texts) for whom, texts in one_by_one.items()]
    return [*blocks, *joined_points(tr("Dampak pada pihak lain"), told, words=tr("Adapun dampaknya {points}"))]


def triangulation(teller: Teller) -> list[Block]:
    """What several sources and methods say of the same finding, where they agree and where they differ."""
    case = teller.file.case
    if not case.triangulations:
        return []
    columns = (
        Column(tr("Temuan"), 1.6),
        Column(tr("Sumber dan metode"), 1.3),
        Column(tr("Yang sejalan"), 1.5),
        Column(tr("Yang berbeda"), 1.5),
        Column(tr("Kesimpulan"), 1.6),
    )
    rows = [
        (
            one.finding or "–",
            lines(joined(one.sources or []), joined(one.methods or [])) or "–",
            one.agreement or "–",
            one.disagreement or "–",
            one.conclusion or "–",
        )
        for one in case.triangulations
    ]
    text = tr("Untuk memastikan kebenarannya, temuan diperiksa dari beberapa sumber dan cara")
    return [
        referring(text, "triangulations"),
        compact_table("triangulations", tr("Triangulasi Temuan"), columns, rows),
    ]


def _joined(teller: Teller) -> list[Block]:
    case = teller.file.case
    if not case.cause_effects:
        return []
    rows = [
        (
            (one.cause.text if one.cause else None) or "–",
            (one.leads_to_cause.text if one.leads_to_cause else None) or "–",
            (one.leads_to_impact.text if one.leads_to_impact else None) or "–",
            one.note or "–",
        )
        for one in case.cause_effects
    ]
    heads = [tr(column.label) for column in find_rows(page("symptoms"), "cause_effects").columns]
    chained = any(one.leads_to_cause for one in case.cause_effects)
    text = (
        tr("Penyebab yang satu menimbulkan yang lain, dan akhirnya dampak pada klien")
        if chained
        else tr("Tiap penyebab dipasangkan dengan dampak yang ditimbulkannya")
    )
    return [
        referring(text, "cause_effects"),
        compact_table("cause_effects", tr("Penyebab dan Dampak"), [Column(head, 1.5) for head in heads], rows),
    ]


def _with(text: str | None, more: str | None) -> str:
    return f"{text or '–'} ({more})" if more else text or "–"
