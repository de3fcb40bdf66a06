"""4.2, the tools: each with its picture, a paragraph that the data supplies, and the worker's own words."""

from __future__ import annotations

from functools import partial, singledispatch
from typing import TYPE_CHECKING, Any

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.documents.blocks import Block, BulletList, Column, Paragraph, Table
from caseworker_app.documents.case_report.bpss import four_boxes
from caseworker_app.documents.case_report.figures import body_figures, diagram, ecomap_figures, quadrant_figure
from caseworker_app.documents.case_report.parts import section
from caseworker_app.documents.case_report.ties import tie_sentences
from caseworker_app.documents.telling import noted, pointing, supplied
from caseworker_app.documents.wording import joined, lines, titled
from caseworker_app.model.choices import QuadrantBox
from caseworker_app.model.tools import BodyMap, Ecomap, Quadrant, RoadMap
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.documents.blocks import Content
    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.tools import QuadrantPoint

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
    """The diagrams that are drawn from records of their own: ecomaps, road maps, quadrants and so on."""
    case = teller.file.case
    blocks: list[Block] = []
    for tool in DIAGRAMS.values():
        if tool.records and tool.page:
            notes = [getattr(case.assessment, item.key) for at, item in tool.page.items() if at.of == "assessment"]
            account = partial(_account, teller=teller, tool=tool)
            blocks += _tool(tool.page.key, _title(tool), tool.all_records(case), account, next(iter(notes), None))
    return blocks


def _title(tool: Diagram) -> str:
    return titled(tr(tool.title))


def _tool(key: str, title: str, found: Sequence[Any], told: Any, note: str | None) -> list[Block]:
    """One section for each tool of a kind, the worker's account of them at the end."""
    blocks: list[Block] = []
    names = [titled(getattr(one, "title", None) or title) for one in found]
    for at, (one, name) in enumerate(zip(found, names, strict=True), 1):
        alone = names.count(name) == 1
        heading = name if alone else tr("{name} ke-{at}").format(name=name, at=at)
        blocks += section(heading, told(one), key=key)
    account: list[Block] = [Paragraph(note)] if note else []
    return [*blocks, *account] if blocks else section(title, account, key=key)


def _made(teller: Teller, one: Any) -> str:
    """« pada tahap Asesmen (Senin, 26 Agustus 2024)», in which stage and when a tool was made."""
    stage = tr(" pada tahap {stage}").format(stage=one.stage) if one.stage else ""
    return f"{stage} ({teller.words(one.date)})" if one.date else stage


def _named(teller: Teller, tool: Diagram, one: Any) -> str:
    """«Ecomap Klien “MS”»; of several, stage and day say which: «Ecomap Klien “MS” (Evaluasi, 10 April 2025)»."""
    among = tool.all_records(teller.file.case)
    name = f"{_title(tool)} {titled(teller.client)}"
    if len(among) < 2:
        return name
    made = ", ".join(filter(None, (one.stage, one.date.long(weekday=False) if one.date else "")))
    return f"{name} ({made or tr('ke-{at}').format(at=among.index(one) + 1)})"


@singledispatch
def _account(one: Any, teller: Teller, tool: Diagram) -> list[Block]:
    """Of a tool that needs no other words: its picture, and a table of its rows."""
    key, rows = f"{tool.key}-{one.id}", tool.row_fields()
    text = tr("{title} {client}{made} dapat dilihat pada")
    caption = titled(tr("{rows} dalam {title}").format(rows=tr(rows.label), title=tr(tool.title)))
    sentence = tr("Keterangan setiap {item} dapat dilihat pada").format(item=tr(rows.item))
    return [
        pointing(text.format(title=tr(tool.title), client=teller.client, made=_made(teller, one)), key),
        *diagram(teller, tool.key, key, _named(teller, tool, one), one),
        *teller.table(getattr(one, rows.key), rows, caption=caption, key=f"{key}-{rows.key}", sentence=sentence),
        *([Paragraph(one.note)] if one.note else []),
    ]


@_account.register(Ecomap)
def _ecomap(one: Ecomap, teller: Teller, tool: Diagram) -> list[Block]:
    key = f"{tool.key}-{one.id}"
    systems = sorted(one.systems, key=lambda system: system.position)
    told = tie_sentences(teller, systems)
    notes = tuple(f"{s.name or teller.person(s.person)}: {s.note}" for s in systems if s.note)
    text = tr("Hubungan {client} dengan orang dan lembaga di sekitarnya{made} dapat dilihat pada")
    return [
        pointing(text.format(client=teller.client, made=_made(teller, one)), key),
        *([supplied(told)] if told else []),
        *([BulletList(notes)] if notes else []),
        *([Paragraph(one.note)] if one.note else []),
        *ecomap_figures(teller, one, key, _named(teller, tool, one)),
    ]


@_account.register(RoadMap)
def _road_map(one: RoadMap, teller: Teller, tool: Diagram) -> list[Block]:
    key = f"{tool.key}-{one.id}"
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
        *diagram(teller, tool.key, key, _named(teller, tool, one), one),
    ]


def _felt(feeling: int) -> str:
    return f"{feeling:+d}".replace("-", "−").replace("+0", "0")


@_account.register(BodyMap)
def _body_map(one: BodyMap, teller: Teller, tool: Diagram) -> list[Block]:
    key = f"{tool.key}-{one.id}"
    rows = tool.row_fields()
    caption, sentence = tr("Tanda pada Body Map"), tr("Keterangan setiap tanda dapat dilihat pada")
    text = tr("Bagian tubuh yang ditandai menurut {client}{made} dapat dilihat pada")
    return [
        pointing(text.format(client=teller.client, made=_made(teller, one)), key),
        *body_figures(teller, one, key, _named(teller, tool, one)),
        *teller.table(one.marks, rows, caption=caption, key=f"{key}-marks", sentence=sentence),
        *([Paragraph(one.note)] if one.note else []),
    ]


def _event(what: str | None, people: list[str] | None, note: str | None) -> Content:
    more = [noted(tr("Bersama"), ", ".join(people))] if people else []
    more += [noted(tr("Keterangan"), note)] if note else []
    return (Paragraph(what or "–", "plain"), *more) if more else what or "–"


@_account.register(Quadrant)
def _quadrant(one: Quadrant, teller: Teller, tool: Diagram) -> list[Block]:
    key = f"{tool.key}-{one.id}"
    ordered = sorted(one.points, key=lambda point: (point.priority or 10**6, point.position))
    points = {box: [_point(teller, point) for point in ordered if point.box is box] for box in (*_BOXES, None)}
    caption = _named(teller, tool, one)
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
