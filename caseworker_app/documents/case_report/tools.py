"""4.2, the tools: each with its picture, a paragraph that the data supplies, and the worker's own words."""

from __future__ import annotations

from functools import partial, singledispatch
from typing import TYPE_CHECKING, Any

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.documents.blocks import Block, BulletList, Column, Fact, Facts, Paragraph, SpanRow, Table
from caseworker_app.documents.case_report.bpss import four_boxes
from caseworker_app.documents.case_report.figures import body_figures, diagram, ecomap_figures, quadrant_figure
from caseworker_app.documents.case_report.parts import section
from caseworker_app.documents.case_report.ties import called, tie_facts, tie_sentences
from caseworker_app.documents.case_report.tool_words import BOXES, LEAD, LEADS
from caseworker_app.documents.sentences import compact_table, referring
from caseworker_app.documents.telling import note_row, supplied
from caseworker_app.documents.wording import counted, joined, lines, moment, sentence, titled
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.tools import BodyMap, Ecomap, Quadrant, RoadMap, RoadMapEvent
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.documents.blocks import Content
    from caseworker_app.documents.telling import Teller
    from caseworker_app.forms.description import Rows
    from caseworker_app.model.choices import QuadrantBox
    from caseworker_app.model.tools import QuadrantPoint


def all_tools(teller: Teller) -> list[Block]:
    """The diagrams that are drawn from records of their own: ecomaps, road maps, quadrants and so on."""
    case = teller.file.case
    blocks: list[Block] = []
    for tool in DIAGRAMS.values():
        if tool.records and tool.page:
            notes = [getattr(case.assessment, item.key) for at, item in tool.page.items() if at.of == "assessment"]
            account = partial(_account, teller=teller, tool=tool)
            blocks += _tool(tool, tool.all_records(case), account, next(iter(notes), None))
    return blocks


def _title(tool: Diagram) -> str:
    return titled(tr(tool.title))


def _tool(tool: Diagram, found: Sequence[Any], told: Any, note: str | None) -> list[Block]:
    """One section for each tool of a kind, the worker's account of them at the end."""
    blocks: list[Block] = []
    names = [titled(getattr(one, "title", None) or _title(tool)) for one in found]
    for at, (one, name) in enumerate(zip(found, names, strict=True), 1):
        alone = names.count(name) == 1
        heading = name if alone else tr("{name} ke-{at}").format(name=name, at=at)
        blocks += section(heading, told(one), key=tool.page.key if tool.page else tool.key)
    account: list[Block] = [Paragraph(note)] if note else []
    return (
        [*blocks, *account] if blocks else section(_title(tool), account, key=tool.page.key if tool.page else tool.key)
    )


def _introduced(teller: Teller, tool: Diagram, one: Any, *keys: str) -> list[Block]:
    """The sentence that points to a tool; of several of a kind the first one points to all."""
    among = tool.all_records(teller.file.case)
    if one is not among[0]:
        return []
    single, several = LEADS.get(tool.key, LEAD)
    words = {"client": teller.client, "tool": tr(tool.title), "count": counted(len(among)), "made": _made(one)}
    if len(among) == 1:
        return [referring(tr(single).format(**words), *keys)]
    further = [key for other in among[1:] for key in _keys(tool, other)]
    return [referring(tr(several).format(**words), *keys, *further)]


def _keys(tool: Diagram, one: Any) -> list[str]:
    """The keys of a tool's picture and of the table beside it."""
    key = f"{tool.key}-{one.id}"
    has_table = isinstance(one, BodyMap) or tool.key not in LEADS or tool.key == "venn"
    rows = tool.row_fields().key
    if isinstance(one, RoadMap):
        return [key, f"{key}-{rows}"] if any(not event.private for event in one.events) else [key]
    return [key, f"{key}-{rows}"] if has_table and getattr(one, rows) else [key]


def _is_first(teller: Teller, tool: Diagram, one: Any) -> bool:
    return tool.all_records(teller.file.case)[0] is one


def _made(one: Any) -> str:
    """« pada tahap Asesmen, pada Senin, 26 Agustus 2024», in which stage and when a tool was made."""
    stage = tr(" pada tahap {stage}").format(stage=one.stage) if one.stage else ""
    when = moment(one.date)
    return f"{stage},{when}" if stage and when else stage or when


def _named(teller: Teller, tool: Diagram, one: Any) -> str:
    """«Ecomap Klien “MS”»; of several, stage and day say which: «Ecomap Klien “MS” (Evaluasi, 10 April 2025)»."""
    among = tool.all_records(teller.file.case)
    name = f"{_title(tool)} {titled(teller.client)}"
    if len(among) < 2:
        return name
    made = ", ".join(filter(None, (one.stage, one.date.long(weekday=False) if one.date else "")))
    return f"{name} ({made or tr('ke-{at}').format(at=among.index(one) + 1)})"


def _which(teller: Teller, tool: Diagram, one: Any) -> str:
    """« ke-2» of several tools of a kind."""
    among = tool.all_records(teller.file.case)
    return tr(" ke-{at}").format(at=among.index(one) + 1) if len(among) > 1 else ""


def _symbols(teller: Teller, rows: Rows, records: Sequence[Any], caption: str, key: str) -> list[Block]:
    """The table of a tool's symbols; the sentence above the drawing points to it."""
    blocks = teller.table(records, rows, caption=caption, key=key)
    return [block for block in blocks if not isinstance(block, Paragraph)]


def _table_keys(blocks: Sequence[Block]) -> list[str]:
    return [block.key for block in blocks if isinstance(block, Table)]


@singledispatch
def _account(one: Any, teller: Teller, tool: Diagram) -> list[Block]:
    """Of a tool that needs no other words: its picture, and a table of its rows."""
    key, rows = f"{tool.key}-{one.id}", tool.row_fields()
    caption = titled(tr("{rows} dalam {title}").format(rows=tr(rows.label), title=tr(tool.title)))
    caption += _which(teller, tool, one)
    table = _symbols(teller, rows, getattr(one, rows.key), caption, f"{key}-{rows.key}")
    return [
        *_introduced(teller, tool, one, key, *_table_keys(table)),
        *diagram(teller, tool.key, key, _named(teller, tool, one), one),
        *table,
        *([Paragraph(one.note)] if one.note else []),
    ]


@_account.register(Ecomap)
def _ecomap(one: Ecomap, teller: Teller, tool: Diagram) -> list[Block]:
    key = f"{tool.key}-{one.id}"
    systems = sorted(one.systems, key=lambda system: system.position)
    notes = tuple(f"{called(teller, s)}: {s.note}" for s in systems if s.note)
    words = tie_sentences(teller, systems)
    told: list[Block] = [supplied(words)] if words else []
    return [
        *_introduced(teller, tool, one, key),
        *(told if _is_first(teller, tool, one) else tie_facts(teller, systems)),
        *([BulletList(notes)] if notes else []),
        *([Paragraph(one.note)] if one.note else []),
        *ecomap_figures(teller, one, key, _named(teller, tool, one)),
    ]


@_account.register(RoadMap)
def _road_map(one: RoadMap, teller: Teller, tool: Diagram) -> list[Block]:
    key = f"{tool.key}-{one.id}"
    events = [event for event in sorted(one.events, key=lambda event: event.position) if not event.private]
    rows: list[tuple[Content, ...] | SpanRow] = []
    for event in events:
        when = lines(teller.words(event.when), tr("harapan") if event.hope else None)
        rows.append((when or "–", event.what or "–", teller.figure(event, "feeling", _felt) or "–"))
        rows += [note_row(tr("Bersama"), ", ".join(event.people))] if event.people else []
        rows += [note_row(tr(label_of(RoadMapEvent.note)), event.note)] if event.note else []
    columns = (Column(tr("Waktu"), 1.1), Column(tr("Peristiwa"), 4), Column(tr("Perasaan (−5 s.d. +5)"), 1.1, "centre"))
    caption = tr("Peristiwa dalam Life Road Map") + _which(teller, tool, one)
    table = [compact_table(f"{key}-events", caption, columns, rows)] if rows else []
    return [
        *_introduced(teller, tool, one, key, *_table_keys(table)),
        # The drawing lies on a turned page of its own; the table goes on below what comes next.
        *diagram(teller, tool.key, key, _named(teller, tool, one), one),
        *table,
        *([Paragraph(one.note)] if one.note else []),
    ]


def _felt(feeling: int) -> str:
    return f"{feeling:+d}".replace("-", "−").replace("+0", "0")


@_account.register(BodyMap)
def _body_map(one: BodyMap, teller: Teller, tool: Diagram) -> list[Block]:
    key = f"{tool.key}-{one.id}"
    caption = tr("Tanda pada Body Map") + _which(teller, tool, one)
    table = _symbols(teller, tool.row_fields(), one.marks, caption, f"{key}-marks")
    return [
        *_introduced(teller, tool, one, key, *_table_keys(table)),
        *body_figures(teller, one, key, _named(teller, tool, one)),
        *table,
        *([Paragraph(one.note)] if one.note else []),
    ]


@_account.register(Quadrant)
def _quadrant(one: Quadrant, teller: Teller, tool: Diagram) -> list[Block]:
    key = f"{tool.key}-{one.id}"
    ordered = sorted(one.points, key=lambda point: (point.priority or 10**6, point.position))
    points = {box: [_point(teller, point) for point in ordered if point.box is box] for box in (*BOXES, None)}
    caption = _named(teller, tool, one)
    listed = {box: joined([point.strip().rstrip(".") for point in points[box]]) for box in BOXES if points[box]}
    told: list[Block] = []
    if listed and _is_first(teller, tool, one):
        told = [supplied(" ".join(sentence(tr(BOXES[box][1]).format(points=words)) for box, words in listed.items()))]
    elif listed:
        told = [Facts(tuple(Fact(tr(BOXES[box][0]), words) for box, words in listed.items()))]
    return [
        *_introduced(teller, tool, one, key),
        quadrant_figure(teller, one, key, caption) or _boxes(key, caption, points),
        *told,
        *([BulletList(tuple(points[None]))] if points[None] else []),
        *([Paragraph(one.note)] if one.note else []),
    ]


def _boxes(key: str, caption: str, points: Mapping[QuadrantBox | None, Sequence[str]]) -> Table:
    """The four boxes as a table, for more than a picture can hold."""
    contents: list[Content] = [BulletList(tuple(points[box])) if points[box] else "–" for box in BOXES]
    return four_boxes(key, caption, [tr(title) for title, _ in BOXES.values()], contents)


def _point(teller: Teller, point: QuadrantPoint) -> str:
    priority = teller.typed(point, "priority") or point.priority
    rank = tr("urutan {at}").format(at=priority) if priority is not None else None
    more = "; ".join(filter(None, (point.source, point.evidence, rank)))
    return f"{point.text or '–'} ({more})" if more else point.text or "–"
