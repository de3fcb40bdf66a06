"""The tools of the assessment: each with its picture, a paragraph that the data supplies, and the worker's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials
from caseworker_app.diagrams import catalogue
from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Column,
    Fact,
    Facts,
    Figure,
    Heading,
    Paragraph,
    Ref,
    Run,
    Table,
)
from caseworker_app.documents.telling import Teller, sentence_list, supplied
from caseworker_app.forms.catalogue import page
from caseworker_app.model.choices import Energy, QuadrantBox
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.tools import Ecomap, EcomapSystem, Quadrant, RoadMap


def all_tools(teller: Teller, *, names: bool) -> list[Block]:
    """Ecomaps, road maps, quadrants, body maps and Venn diagrams of the case."""
    case = teller.file.case
    blocks: list[Block] = []
    for one in case.ecomaps:
        blocks += _ecomap(teller, one, names=names)
    blocks += _note(case.assessment.ecomap_note, bool(case.ecomaps), tr("Ecomap"))
    for road_map in case.road_maps:
        blocks += _road_map(teller, road_map)
    blocks += _note(case.assessment.road_map_note, bool(case.road_maps), tr("Life road map"))
    for quadrant in case.quadrants:
        blocks += _quadrant(teller, quadrant)
    blocks += _note(case.assessment.quadrant_note, bool(case.quadrants), tr("Kuadran Strength"))
    blocks += teller.page(page("body_map"))
    blocks += teller.page(page("venn"))
    return blocks


def _note(note: str | None, told: bool, heading: str) -> list[Block]:  # noqa: FBT001 - whether the heading stands already
    if not note:
        return []
    return [Paragraph(note)] if told else [Heading(2, heading), Paragraph(note)]


def _ecomap(teller: Teller, one: Ecomap, *, names: bool) -> list[Block]:
    file = teller.file
    name = initials(file.client)
    key = f"ecomap-{one.id}"
    drawing = catalogue.ecomap_of(file, one, names, None)
    told = _ties(sorted(one.systems, key=lambda system: system.position))
    text = tr("Hubungan klien “{name}” dengan orang dan lembaga di sekitarnya dapat dilihat pada ").format(name=name)
    blocks: list[Block] = [
        Heading(2, one.title or tr("Ecomap")),
        *_when(teller, one.date, one.stage),
        Paragraph((Run(text), Ref(key), Run("."))),
        Figure(key, tr("Ecomap Klien “{name}”").format(name=name), drawing),
    ]
    if told:
        blocks.append(supplied(told))
    notes = [f"{system.name}: {system.note}" for system in one.systems if system.note]
    if notes:
        blocks.append(BulletList(tuple(notes)))
    return [*blocks, *([Paragraph(one.note)] if one.note else [])]


def _when(teller: Teller, date: object, stage: str | None) -> list[Block]:
    facts = [
        Fact(label, value)
        for label, value in ((tr("Tanggal"), teller.words(date)), (tr("Tahap"), stage or ""))
        if value
    ]
    return [Facts(tuple(facts))] if facts else []


def _ties(systems: list[EcomapSystem]) -> str:
    """«Klien sangat dekat dengan ibu (alm.) dan Rina (teman). Energi mengalir dua arah dengan …»"""
    kinds: dict[str, list[str]] = {}
    for system in systems:
        kinds.setdefault(system.tie.value if system.tie else tr("belum disebut"), []).append(_system(system))
    told = [tr("Hubungan {kind}: {who}.").format(kind=kind, who=sentence_list(who)) for kind, who in kinds.items()]
    flows = {
        Energy.TO_CLIENT: tr("Energi mengalir kepada klien dari {who}."),
        Energy.FROM_CLIENT: tr("Energi mengalir dari klien kepada {who}."),
        Energy.BOTH: tr("Energi mengalir dua arah antara klien dan {who}."),
        Energy.NONE: tr("Aliran energi tidak ada pada hubungan dengan {who}."),
    }
    for flow, text in flows.items():
        who = [_system(system) for system in systems if system.energy is flow]
        if who:
            told.append(text.format(who=sentence_list(who)))
    stress = [_system(system) for system in systems if system.stress]
    if stress:
        told.append(tr("Hubungan dengan {who} menimbulkan tekanan.").format(who=sentence_list(stress)))
    return " ".join(told)


def _system(system: EcomapSystem) -> str:
    name = system.name or initials(system.person)
    return f"{name} (alm.)" if system.dead else name


def _road_map(teller: Teller, one: RoadMap) -> list[Block]:
    file = teller.file
    name = initials(file.client)
    key = f"roadmap-{one.id}"
    events = [event for event in sorted(one.events, key=lambda event: event.position) if not event.private]
    rows = tuple(
        (
            tr("harapan") if event.hope and not event.when else teller.words(event.when) or "–",
            "\n".join(filter(None, (event.what, _people(event.people), event.note))),
            f"{event.feeling:+d}".replace("-", "−") if event.feeling is not None else "–",
        )
        for event in events
    )
    columns = (Column(tr("Waktu"), 1), Column(tr("Peristiwa"), 4), Column(tr("Perasaan (−5 s.d. +5)"), 1, "centre"))
    text = tr("Perjalanan hidup klien “{name}” dapat dilihat pada ").format(name=name)
    return [
        Heading(2, tr("Life road map")),
        *_when(teller, one.date, one.stage),
        Paragraph((Run(text), Ref(key), Run("."))),
        Figure(key, tr("Life Road Map Klien “{name}”").format(name=name), catalogue.roadmap_of(file, one, False, None)),
        *([Table(f"{key}-events", tr("Peristiwa dalam Life Road Map"), columns, rows)] if rows else []),
        *([Paragraph(one.note)] if one.note else []),
    ]


def _people(people: list[str] | None) -> str:
    return tr("Bersama: {who}").format(who=", ".join(people)) if people else ""


def _quadrant(teller: Teller, one: Quadrant) -> list[Block]:
    name = initials(teller.file.client)

    def box(which: QuadrantBox) -> BulletList | str:
        points = sorted((p for p in one.points if p.box is which), key=lambda p: p.position)
        return BulletList(tuple(map(_point, points))) if points else "–"

    columns = (Column("", 0.8), Column(tr("Kelebihan"), 2), Column(tr("Kekurangan/hambatan"), 2))
    rows = (
        (tr("Lingkungan"), box(QuadrantBox.ENVIRONMENT_STRENGTH), box(QuadrantBox.ENVIRONMENT_WEAKNESS)),
        (tr("Pribadi"), box(QuadrantBox.PERSONAL_STRENGTH), box(QuadrantBox.PERSONAL_WEAKNESS)),
    )
    loose = [_point(point) for point in one.points if point.box is None]
    return [
        Heading(2, tr("Kuadran Strength")),
        *_when(teller, one.date, one.stage),
        Table(f"quadrant-{one.id}", tr("Kuadran Strength Klien “{name}”").format(name=name), columns, rows),
        *([BulletList(tuple(loose))] if loose else []),
        *([Paragraph(one.note)] if one.note else []),
    ]


def _point(point: object) -> str:
    text = getattr(point, "text", None) or "–"
    source, evidence = getattr(point, "source", None), getattr(point, "evidence", None)
    more = "; ".join(filter(None, (source, evidence)))
    return f"{text} ({more})" if more else text
