"""4.2, the tools: each with its picture, a paragraph that the data supplies, and the worker's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.documents.blocks import Block, BulletList, Column, Paragraph, Table
from caseworker_app.documents.case_report.bpss import four_boxes
from caseworker_app.documents.case_report.figures import body_figures, diagram, ecomap_figures, quadrant_figure
from caseworker_app.documents.case_report.parts import section
from caseworker_app.documents.case_report.ties import tie_sentences
from caseworker_app.documents.telling import Teller, find_rows, noted, pointing, supplied
from caseworker_app.documents.wording import joined, lines, titled
from caseworker_app.forms.catalogue import page
from caseworker_app.forms.description import Rows
from caseworker_app.model.choices import QuadrantBox
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.documents.blocks import Content
    from caseworker_app.model.tools import BodyMap, Ecomap, Quadrant, QuadrantPoint, RoadMap, VennDiagram

_BOXES = {
    QuadrantBox.ENVIRONMENT_STRENGTH: ("Lingkungan: kelebihan", "Kekuatan lingkungan {client} berupa {points}."),
    QuadrantBox.ENVIRONMENT_WEAKNESS: (
        "Lingkungan: kekurangan/hambatan",
        "Hambatan dari lingkungan {client} berupa {points}.",
    ),
    QuadrantBox.PERSONAL_STRENGTH: ("Pribadi: kelebihan", "Kekuatan pribadi {client} berupa {points}."),
    QuadrantBox.PERSONAL_WEAKNESS: ("Pribadi: kekurangan/hambatan", "Hambatan pada diri {client} berupa {points}."),
}
"""Heading of each box, and the sentence that tells of it."""


def all_tools(teller: Teller) -> list[Block]:
    """Ecomaps, road maps, quadrants, body maps and Venn diagrams of the case."""
    case = teller.file.case
    notes = case.assessment
    return [
        *_tool(tr("Ecomap"), case.ecomaps, lambda one: _ecomap(teller, one), notes.ecomap_note),
        *_tool(tr("Life Road Map"), case.road_maps, lambda one: _road_map(teller, one), notes.road_map_note),
        *_tool(tr("Kuadran Strength"), case.quadrants, lambda one: _quadrant(teller, one), notes.quadrant_note),
        *_tool(tr("Body Map"), case.body_maps, lambda one: _body_map(teller, one), None),
        *_tool(tr("Diagram Venn"), case.venn_diagrams, lambda one: _venn(teller, one), None),
    ]


def _tool(title: str, found: Sequence[Any], told: Any, note: str | None) -> list[Block]:
    """One section for each tool of a kind, the worker's account of them at the end."""
    blocks: list[Block] = []
    names = [titled(getattr(one, "title", None) or title) for one in found]
    for at, (one, name) in enumerate(zip(found, names, strict=True), 1):
        alone = names.count(name) == 1
        blocks += section(name if alone else tr("{name} ke-{at}").format(name=name, at=at), told(one))
    account: list[Block] = [Paragraph(note)] if note else []
    return [*blocks, *account] if blocks else section(title, account)


def _made(teller: Teller, one: Any) -> str:
    """« pada tahap Asesmen (Senin, 26 Agustus 2024)», in which stage and when a tool was made."""
    stage = tr(" pada tahap {stage}").format(stage=one.stage) if one.stage else ""
    return f"{stage} ({teller.words(one.date)})" if one.date else stage


def _named(teller: Teller, title: str, one: Any, among: Sequence[Any]) -> str:
    """«Ecomap Klien “MS”»; of several, stage and day say which: «Ecomap Klien “MS” (Evaluasi, 10 April 2025)»."""
    name = f"{title} {titled(teller.client)}"
    if len(among) < 2:
        return name
    made = ", ".join(filter(None, (one.stage, one.date.long(weekday=False) if one.date else "")))
    return f"{name} ({made or tr('ke-{at}').format(at=list(among).index(one) + 1)})"


def _ecomap(teller: Teller, one: Ecomap) -> list[Block]:
    key = f"ecomap-{one.id}"
    systems = sorted(one.systems, key=lambda system: system.position)
    told = tie_sentences(teller, systems)
    notes = tuple(f"{s.name or teller.person(s.person)}: {s.note}" for s in systems if s.note)
    text = tr("Hubungan {client} dengan orang dan lembaga di sekitarnya{made} dapat dilihat pada")
    return [
        pointing(text.format(client=teller.client, made=_made(teller, one)), key),
        *([supplied(told)] if told else []),
        *([BulletList(notes)] if notes else []),
        *([Paragraph(one.note)] if one.note else []),
        *ecomap_figures(teller, one, key, _named(teller, tr("Ecomap"), one, teller.file.case.ecomaps)),
    ]


def _road_map(teller: Teller, one: RoadMap) -> list[Block]:
    key = f"roadmap-{one.id}"
    events = [event for event in sorted(one.events, key=lambda event: event.position) if not event.private]
    rows = tuple(
        (
            lines(teller.words(event.when), tr("harapan") if event.hope else None) or "–",
            _event(event.what, event.people, event.note),
            teller.figure(event, "feeling", _felt) or "–",
        )
        for event in events
    )
    columns = (Column(tr("Waktu"), 1), Column(tr("Peristiwa"), 4), Column(tr("Perasaan"), 0.8, "centre"))
    text = tr("Perjalanan hidup {client}{made} dapat dilihat pada")
    scale: Block = Paragraph(
        tr("Perasaan klien pada setiap peristiwa dinilai dari −5 (paling buruk) sampai +5 (paling baik).")
    )
    table = Table(f"{key}-events", tr("Peristiwa dalam Life Road Map"), columns, rows)
    return [
        pointing(text.format(client=teller.client, made=_made(teller, one)), key, *([table.key] if rows else [])),
        *([scale, table] if rows else []),
        *([Paragraph(one.note)] if one.note else []),
        *diagram(teller, "roadmap", key, _named(teller, tr("Life Road Map"), one, teller.file.case.road_maps), one),
    ]


def _felt(feeling: int) -> str:
    return f"{feeling:+d}".replace("-", "−").replace("+0", "0")


def _body_map(teller: Teller, one: BodyMap) -> list[Block]:
    key = f"bodymap-{one.id}"
    rows = next(i for i in find_rows(page("body_map"), "body_maps").details if isinstance(i, Rows))
    caption, sentence = tr("Tanda pada Body Map"), tr("Keterangan setiap tanda dapat dilihat pada")
    text = tr("Bagian tubuh yang ditandai menurut {client}{made} dapat dilihat pada")
    return [
        pointing(text.format(client=teller.client, made=_made(teller, one)), key),
        *body_figures(teller, one, key, _named(teller, tr("Body Map"), one, teller.file.case.body_maps)),
        *teller.table(one.marks, rows, caption=caption, key=f"{key}-marks", sentence=sentence),
        *([Paragraph(one.note)] if one.note else []),
    ]


def _venn(teller: Teller, one: VennDiagram) -> list[Block]:
    key = f"venn-{one.id}"
    rows = next(i for i in find_rows(page("venn"), "venn_diagrams").details if isinstance(i, Rows))
    caption, sentence = tr("Lembaga dan Orang dalam Diagram Venn"), tr("Keterangan setiap lingkaran dapat dilihat pada")
    text = tr("Lembaga dan orang di sekitar {client}{made} dapat dilihat pada")
    return [
        pointing(text.format(client=teller.client, made=_made(teller, one)), key),
        *diagram(teller, "venn", key, _named(teller, tr("Diagram Venn"), one, teller.file.case.venn_diagrams), one),
        *teller.table(one.bodies, rows, caption=caption, key=f"{key}-bodies", sentence=sentence),
        *([Paragraph(one.note)] if one.note else []),
    ]


def _event(what: str | None, people: list[str] | None, note: str | None) -> Content:
    more = [noted(tr("Bersama"), ", ".join(people))] if people else []
    more += [noted(tr("Keterangan"), note)] if note else []
    return (Paragraph(what or "–", "plain"), *more) if more else what or "–"


def _quadrant(teller: Teller, one: Quadrant) -> list[Block]:
    key = f"quadrant-{one.id}"
    ordered = sorted(one.points, key=lambda point: (point.priority or 10**6, point.position))
    points = {box: [_point(teller, point) for point in ordered if point.box is box] for box in (*_BOXES, None)}
    caption = _named(teller, tr("Kuadran Strength"), one, teller.file.case.quadrants)
    text = tr("Kekuatan dan hambatan {client} serta lingkungannya{made} dapat dilihat pada")
    told: list[str] = []
    for box, (_, words) in _BOXES.items():
        if points[box]:
            who = tr("klien") if told else teller.client
            listed = joined([point.strip().rstrip(".") for point in points[box]])
            told.append(tr(words).format(client=who, points=listed))
    return [
        pointing(text.format(client=teller.client, made=_made(teller, one)), key),
        quadrant_figure(teller, one, key, caption) or _boxes(key, caption, points),
        *([supplied(" ".join(told))] if told else []),
        *([BulletList(tuple(points[None]))] if points[None] else []),
        *([Paragraph(one.note)] if one.note else []),
    ]


def _boxes(key: str, caption: str, points: Mapping[QuadrantBox | None, Sequence[str]]) -> Table:
    """The four boxes as a table, for more than a picture can hold."""
    contents: list[Content] = [BulletList(tuple(points[box])) if points[box] else "–" for box in _BOXES]
    return four_boxes(key, caption, [tr(title) for title, _ in _BOXES.values()], contents)


def _point(teller: Teller, point: QuadrantPoint) -> str:
    priority = teller.typed(point, "priority") or point.priority
    rank = tr("urutan {at}").format(at=priority) if priority is not None else None
    more = "; ".join(filter(None, (point.source, point.evidence, rank)))
    return f"{point.text or '–'} ({more})" if more else point.text or "–"
