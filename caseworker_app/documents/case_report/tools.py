"""4.2, the tools: each with its picture, a paragraph that the data supplies, and the worker's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.diagrams import ecomap, from_case, roadmap
from caseworker_app.diagrams.catalogue import credit
from caseworker_app.documents.blocks import Block, BulletList, Column, Fact, Facts, Paragraph, Table
from caseworker_app.documents.case_report.bpss import four_boxes
from caseworker_app.documents.case_report.figures import report_figure
from caseworker_app.documents.case_report.parts import section
from caseworker_app.documents.case_report.ties import tie_sentences
from caseworker_app.documents.telling import Teller, find_rows, noted, pointing, supplied
from caseworker_app.documents.wording import lines, titled
from caseworker_app.forms.catalogue import page
from caseworker_app.model.choices import QuadrantBox
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.blocks import Content
    from caseworker_app.model.tools import Ecomap, Quadrant, QuadrantPoint, RoadMap

_BOXES = {
    QuadrantBox.ENVIRONMENT_STRENGTH: "Lingkungan: kelebihan",
    QuadrantBox.ENVIRONMENT_WEAKNESS: "Lingkungan: kekurangan/hambatan",
    QuadrantBox.PERSONAL_STRENGTH: "Pribadi: kelebihan",
    QuadrantBox.PERSONAL_WEAKNESS: "Pribadi: kekurangan/hambatan",
}


def all_tools(teller: Teller) -> list[Block]:
    """Ecomaps, road maps, quadrants, body maps and Venn diagrams of the case."""
    case = teller.file.case
    notes = case.assessment
    body, venn = find_rows(page("body_map"), "body_maps"), find_rows(page("venn"), "venn_diagrams")
    return [
        *_tool(tr("Ecomap"), case.ecomaps, lambda one: _ecomap(teller, one), notes.ecomap_note),
        *_tool(tr("Life Road Map"), case.road_maps, lambda one: _road_map(teller, one), notes.road_map_note),
        *_tool(tr("Kuadran Strength"), case.quadrants, lambda one: _quadrant(teller, one), notes.quadrant_note),
        *teller.records(case.body_maps, body, tr("Body Map")),
        *teller.records(case.venn_diagrams, venn, tr("Diagram Venn")),
    ]


def _tool(title: str, found: Sequence[Any], told: Any, note: str | None) -> list[Block]:
    """One section for each tool of a kind, the worker's account of them at the end."""
    blocks: list[Block] = []
    for at, one in enumerate(found, 1):
        name = titled(getattr(one, "title", None) or title)
        blocks += section(name if len(found) == 1 else tr("{name} ke-{at}").format(name=name, at=at), told(one))
    account: list[Block] = [Paragraph(note)] if note else []
    return [*blocks, *account] if blocks else section(title, account)


def _made(teller: Teller, one: Ecomap | RoadMap | Quadrant) -> str:
    """«Asesmen · Senin, 26 Agustus 2024», when and in which stage a tool was made."""
    return " · ".join(filter(None, (one.stage, teller.words(one.date))))


def _when(teller: Teller, one: Quadrant) -> list[Block]:
    known = ((tr("Tanggal dibuat"), teller.words(one.date)), (tr("Tahap"), one.stage or ""))
    facts = tuple(Fact(label, value) for label, value in known if value)
    return [Facts(facts)] if facts else []


def _ecomap(teller: Teller, one: Ecomap) -> list[Block]:
    file, key = teller.file, f"ecomap-{one.id}"
    systems = sorted(one.systems, key=lambda system: system.position)
    told = tie_sentences(teller, systems)
    text = tr("Hubungan {client} dengan orang dan lembaga di sekitarnya{made} dapat dilihat pada")
    made = tr(" ({made})").format(made=_made(teller, one)) if _made(teller, one) else ""
    notes = tuple(f"{s.name or teller.person(s.person)}: {s.note}" for s in systems if s.note)
    data = teller.hidden(from_case.ecomap_data(file, one, names=teller.names))
    caption = tr("Ecomap {client}").format(client=titled(teller.client))
    figure = report_figure(
        key,
        caption,
        ecomap.layout(data),
        subtitle=_made(teller, one),
        credit=credit(file),
        legend=ecomap.legend_entries(data),
    )
    return [
        pointing(text.format(client=teller.client, made=made), key),
        *([supplied(told)] if told else []),
        *([BulletList(notes)] if notes else []),
        *([Paragraph(one.note)] if one.note else []),
        figure,
    ]


def _road_map(teller: Teller, one: RoadMap) -> list[Block]:
    file, key = teller.file, f"roadmap-{one.id}"
    events = [event for event in sorted(one.events, key=lambda event: event.position) if not event.private]
    rows = tuple(
        (
            lines(teller.words(event.when), tr("harapan") if event.hope else None) or "–",
            _event(event.what, event.people, event.note),
            f"{event.feeling:+d}".replace("-", "−").replace("+0", "0") if event.feeling is not None else "–",
        )
        for event in events
    )
    columns = (Column(tr("Waktu"), 1), Column(tr("Peristiwa"), 4), Column(tr("Perasaan"), 0.8, "centre"))
    data = teller.hidden(from_case.roadmap_data(file, one))
    caption = tr("Life Road Map {client}").format(client=titled(teller.client))
    figure = report_figure(
        key,
        caption,
        roadmap.layout(data),
        subtitle=_made(teller, one),
        credit=credit(file),
        legend=roadmap.legend_entries(data),
    )
    text = tr("Perjalanan hidup {client}{made} dapat dilihat pada").format(
        client=teller.client, made=tr(" ({made})").format(made=_made(teller, one)) if _made(teller, one) else ""
    )
    scale: Block = Paragraph(
        tr("Perasaan klien pada setiap peristiwa dinilai dari −5 (paling buruk) sampai +5 (paling baik).")
    )
    table = Table(f"{key}-events", tr("Peristiwa dalam Life Road Map"), columns, rows)
    return [
        pointing(text, key, *([table.key] if rows else [])),
        *([scale, table] if rows else []),
        *([Paragraph(one.note)] if one.note else []),
        figure,
    ]


def _event(what: str | None, people: list[str] | None, note: str | None) -> Content:
    more = [noted(tr("Bersama"), ", ".join(people))] if people else []
    more += [noted(tr("Keterangan"), note)] if note else []
    return (Paragraph(what or "–", "plain"), *more) if more else what or "–"


def _quadrant(teller: Teller, one: Quadrant) -> list[Block]:
    key = f"quadrant-{one.id}"
    ordered = sorted(one.points, key=lambda point: (point.priority or 10**6, point.position))

    def box(which: QuadrantBox | None) -> Content:
        points = tuple(_point(point) for point in ordered if point.box is which)
        return BulletList(points) if points else "–"

    caption = tr("Kuadran Strength {client}").format(client=titled(teller.client))
    loose = box(None)
    return [
        *_when(teller, one),
        pointing(tr("Kekuatan dan hambatan klien serta lingkungannya dapat dilihat pada"), key),
        four_boxes(key, caption, [tr(title) for title in _BOXES.values()], [box(which) for which in _BOXES]),
        *([loose] if isinstance(loose, BulletList) else []),
        *([Paragraph(one.note)] if one.note else []),
    ]


def _point(point: QuadrantPoint) -> str:
    rank = tr("urutan {at}").format(at=point.priority) if point.priority is not None else None
    more = "; ".join(filter(None, (point.source, point.evidence, rank)))
    return f"{point.text or '–'} ({more})" if more else point.text or "–"
