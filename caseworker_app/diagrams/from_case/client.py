"""The client herself: strengths, the body, who stands near her, the four dimensions, what the problem hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.casework.caution import spare_the_body
from caseworker_app.diagrams import bodymap, bpss, by_hand, mindmap, quadrant, venn
from caseworker_app.diagrams.diagram import Diagram, of_the_case
from caseworker_app.diagrams.from_case.words import called, plain, wording
from caseworker_app.diagrams.panels import Point
from caseworker_app.forms import tools
from caseworker_app.model.choices import Side
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.tools import BodyMap, Quadrant, VennDiagram

BPSS_COLUMNS = {
    "biologis": "biological_points",
    "psikologis": "psychological_points",
    "sosial": "social_points",
    "spiritual": "spiritual_points",
}
"""Where the points of each box of the BPSS picture stand in the assessment."""


def quadrant_data(file: CaseFile, one: Quadrant | None, *, names: bool = False) -> quadrant.QuadrantData:
    """One strength quadrant; a point that nobody put into a box stands in none."""
    points = [] if one is None else sorted(one.points, key=lambda point: point.position)
    say = wording(file, names=names)
    return quadrant.QuadrantData(
        tuple(
            quadrant.QuadrantPoint(point.id, point.box.value, say(point.text), say(point.source), point.priority)
            for point in points
            if point.box
        )
    )


def bodymap_data(file: CaseFile, one: BodyMap | None, *, names: bool = False) -> bodymap.BodymapData:
    """One body map, with the warning wherever the client must be spared."""
    marks = [] if one is None else sorted(one.marks, key=lambda mark: mark.position)
    say = wording(file, names=names)
    return bodymap.BodymapData(
        tuple(
            bodymap.BodyMark(
                key=mark.id,
                place=say(mark.place),
                side=(mark.side or Side.FRONT).value,
                x=mark.x,
                y=mark.y,
                kind=mark.kind.value if mark.kind else None,
                since=say(mark.since.long()) if mark.since else "",
                cause=say(mark.cause),
                scale=mark.scale,
                visum=mark.visum,
            )
            for mark in marks
        ),
        caution=spare_the_body(file),
    )


def venn_data(file: CaseFile, one: VennDiagram | None, *, names: bool = False) -> venn.VennData:
    """One Venn diagram; whoever a circle works with is found by name, the client by «klien» too."""
    bodies = [] if one is None else sorted(one.bodies, key=lambda body: body.position)
    say = wording(file, names=names)
    client = called(file, file.client, names=names)
    keys = {plain(body.name or called(file, body.person, names=True)): body.id for body in bodies}
    known = [tr("klien"), "klien", client, file.client.name if file.client else None]
    keys |= {plain(word): venn.CLIENT for word in known if word}
    return venn.VennData(
        client,
        tuple(
            venn.VennBody(
                key=body.id,
                name=say(body.name) or (called(file, body.person, names=names) if body.person else ""),
                size=body.size,
                distance=body.distance,
                overlaps=tuple(keys[plain(word)] for word in body.overlaps or () if plain(word) in keys),
                place=(body.x, body.y) if body.x is not None and body.y is not None else None,
            )
            for body in bodies
        ),
    )


def bpss_data(file: CaseFile, *, names: bool = False) -> bpss.BpssData:
    """The short points of the four dimensions; the key of a point is its column and its place in it."""
    say = wording(file, names=names)
    return bpss.BpssData(
        called(file, file.client, names=names),
        tuple(
            bpss.BpssPoint(f"{column}/{at}", dimension, say(text))
            for dimension, column in BPSS_COLUMNS.items()
            for at, text in enumerate(getattr(file.case.assessment, column) or ())
        ),
    )


def mindmap_data(file: CaseFile, *, names: bool = False) -> mindmap.MindmapData:
    """The focus with its symptoms, causes, impacts and resources; a branch without points is left out."""
    case, say = file.case, wording(file, names=names)

    def first(text: str | None) -> str:
        return say(text).split("\n", 1)[0]

    def branch(key: str, title: str, rows: Iterable[Any], source: str, before: Iterable[Point] = ()) -> mindmap.Branch:
        points = (Point(row.id, first(row.text), say(getattr(row, source))) for row in rows if row.text)
        return mindmap.Branch(key, title, (*before, *points))

    strengths = [Point(f"strengths/{at}", first(text)) for at, text in enumerate(case.assessment.strengths or ())]
    branches = (
        branch("symptoms", tr("Gejala"), case.symptoms, "source"),
        branch("causes", tr("Penyebab"), case.causes, "factor"),
        branch("impacts", tr("Dampak"), case.impacts, "on_whom"),
        branch("resources", tr("Potensi dan sumber"), case.resources, "factor", strengths),
    )
    focus = first(case.assessment.focus) or called(file, file.client, names=names)
    return mindmap.MindmapData(focus, tuple(branch for branch in branches if branch.points))


def _every_mark() -> bodymap.BodymapData:
    return bodymap.BodymapData(tuple(bodymap.BodyMark(kind, kind=kind) for kind in bodymap.KINDS))


NARROWEST = 420.0
"""Points: a picture of boxes is not asked to be narrower."""
MAP_WIDTH = 820.0
"""Points that a usual mind map is wide."""


def _usual_circles() -> venn.VennData:
    bodies = (venn.VennBody("1", "1", overlaps=("2",)), venn.VennBody("2", "2"))
    return venn.VennData(tr("klien"), bodies)


DIAGRAMS = (
    Diagram(
        "quadrant",
        mark("Kuadran Strength"),
        read=lambda view: quadrant_data(view.file, view.record, names=view.names),
        layout=quadrant.layout,
        shows=lambda data: data.points,
        empty=tools.QUADRANT.empty,
        for_room=lambda width, _height: (min(quadrant.WIDTH, max(NARROWEST, width)),),
        records="quadrants",
        rows="points",
        page=tools.QUADRANT,
        blank=lambda: (quadrant.layout(quadrant.QuadrantData()), ()),
    ),
    Diagram(
        "bodymap",
        mark("Body map"),
        read=lambda view: bodymap_data(view.file, view.record, names=view.names),
        layout=bodymap.layout,
        legend=bodymap.legend_entries,
        shows=lambda data: data.marks,
        empty=tools.BODY_MAP.empty,
        records="body_maps",
        rows="marks",
        page=tools.BODY_MAP,
        blank=lambda: (bodymap.layout(bodymap.BodymapData()), bodymap.legend_entries(_every_mark())),
    ),
    Diagram(
        "venn",
        mark("Diagram Venn"),
        read=lambda view: venn_data(view.file, view.record, names=view.names),
        layout=venn.layout,
        legend=venn.legend_entries,
        shows=lambda data: data.bodies,
        empty=tools.VENN.empty,
        records="venn_diagrams",
        rows="bodies",
        page=tools.VENN,
        moved=("x", "y"),
        blank=lambda: (by_hand.around_client(), venn.legend_entries(_usual_circles())),
    ),
    Diagram(
        "bpss",
        mark("Gambaran BPSS"),
        read=lambda view: bpss_data(view.file, names=view.names),
        layout=bpss.layout,
        shows=lambda data: data.points,
        empty=mark("Belum ada isi. Mulailah dengan satu pokok pada tiap aspek."),
        dated=of_the_case,
        for_room=lambda width, _height: (min(bpss.WIDTH, max(NARROWEST, width)),),
        blank=lambda: (bpss.layout(bpss.BpssData(tr("klien"))), ()),
    ),
    Diagram(
        "mindmap",
        mark("Peta pikiran"),
        read=lambda view: mindmap_data(view.file, names=view.names),
        layout=mindmap.layout,
        shows=lambda data: data.branches,
        empty=mark("Belum ada isi. Tambahkan gejala, penyebab, dampak, serta potensi dan sumber."),
        dated=of_the_case,
        for_room=lambda width, _height: (min(1.0, max(0.7, width / MAP_WIDTH)),),
    ),
)
