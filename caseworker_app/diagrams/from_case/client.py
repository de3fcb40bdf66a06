"""The client herself: strengths and obstacles, the body, the four dimensions, and what the problem hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.casework.caution import spare_the_body
from caseworker_app.diagrams import bodymap, bpss, mindmap, quadrant
from caseworker_app.diagrams.from_case.words import called, wording
from caseworker_app.diagrams.panels import Point
from caseworker_app.model.choices import Side
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.tools import BodyMap, Quadrant

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
