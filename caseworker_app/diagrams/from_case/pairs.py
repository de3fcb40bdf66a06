"""Quadrant and BPSS picture before and after, as the drawings that compare them are made from a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.diagrams import bpss, points_pair, quadrant
from caseworker_app.diagrams.diagram import Diagram, View
from caseworker_app.diagrams.from_case.client import BPSS_COLUMNS, NARROWEST, quadrant_data
from caseworker_app.diagrams.from_case.words import wording
from caseworker_app.diagrams.points_pair import Moment, PairBox, PairPoint, PointsPair
from caseworker_app.diagrams.styles import BAD_FILL, GOOD_FILL, SOFT_FILL
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.assessment import Assessment
    from caseworker_app.model.evaluation import Evaluation
    from caseworker_app.model.tools import Quadrant

QUADRANT_TITLE = mark("Kuadran Strength sebelum dan sesudah")
BPSS_TITLE = mark("BPSS sebelum dan sesudah")
QUADRANT_BOXES = tuple(PairBox(box.name, box.heading, BAD_FILL if box.column else GOOD_FILL) for box in quadrant.BOXES)
BPSS_BOXES = tuple(PairBox(name, heading, SOFT_FILL) for name, heading in bpss.DIMENSIONS)


def quadrant_pair_data(file: CaseFile, *, names: bool = False) -> PointsPair | None:
    """The first and the last quadrant; None where there are not two."""
    known = sorted(file.case.quadrants, key=lambda one: one.position)
    if len(known) < 2:
        return None
    before, after = (
        _quadrant_at(file, one, called, names=names)
        for one, called in zip((known[0], known[-1]), called_moments(known), strict=True)
    )
    return PointsPair(QUADRANT_TITLE, QUADRANT_BOXES, before, after)


def bpss_pair_data(file: CaseFile, *, names: bool = False) -> PointsPair | None:
    """The points of the assessment and those of the evaluation; None where one of the two has none.

    A side of the client on which the evaluation says nothing was not looked at again, and so is not compared.
    """
    case = file.case
    before = _points_of(file, case.assessment, "assessment", names=names)
    after = _points_of(file, case.evaluation, "evaluation", names=names)
    if not before or not after:
        return None
    day = case.evaluation.date
    called = " · ".join(filter(None, (tr("Evaluasi"), day.long(weekday=False) if day else "")))
    again = {point.box for point in after}
    boxes = tuple(box for box in BPSS_BOXES if box.name in again)
    before = tuple(point for point in before if point.box in again)
    return PointsPair(BPSS_TITLE, boxes, Moment(tr("Asesmen"), before), Moment(called, after))


def called_moments(records: Sequence[Any]) -> tuple[str, str]:
    """What the first and the last of some dated records are called: stage and day, «Sebelum» or «Sesudah» without."""
    before, after = (
        " · ".join(filter(None, (one.stage, one.date.long(weekday=False) if one.date else ""))) or usual
        for one, usual in ((records[0], tr("Sebelum")), (records[-1], tr("Sesudah")))
    )
    return before, after


def _quadrant_at(file: CaseFile, one: Quadrant, called: str, *, names: bool) -> Moment:
    points = quadrant_data(file, one, names=names).points
    ordered = sorted(points, key=lambda point: point.priority if point.priority is not None else 10**6)
    return Moment(called, tuple(PairPoint(point.key, point.box, point.text) for point in ordered))


def _points_of(file: CaseFile, stage: Assessment | Evaluation, kind: str, *, names: bool) -> tuple[PairPoint, ...]:
    say = wording(file, names=names)
    return tuple(
        PairPoint(f"{kind}/{column}/{at}", dimension, say(text))
        for dimension, column in BPSS_COLUMNS.items()
        for at, text in enumerate(getattr(stage, column) or ())
    )


def _read_quadrants(view: View) -> PointsPair | None:
    return quadrant_pair_data(view.file, names=view.names)


DIAGRAMS = tuple(
    Diagram(
        key,
        title,
        read=read,
        layout=lambda pair, *size, boxes=boxes, title=title: points_pair.compare(
            pair or PointsPair(title, boxes, Moment(tr("Sebelum")), Moment(tr("Sesudah"))), *size
        ),
        legend=lambda pair: points_pair.compare_legend(pair) if pair else (),
        empty=empty,
        dated=lambda _view: "",
        compares=key.removesuffix("-pair"),
        words=points_pair.sentences,
        for_room=lambda width, _height: (min(points_pair.WIDTH, max(NARROWEST, width)),),
    )
    for key, title, boxes, read, empty in (
        (
            "quadrant-pair",
            QUADRANT_TITLE,
            QUADRANT_BOXES,
            _read_quadrants,
            mark("Untuk membandingkan perlu dua kuadran: satu saat asesmen, satu lagi saat evaluasi."),
        ),
        (
            "bpss-pair",
            BPSS_TITLE,
            BPSS_BOXES,
            lambda view: bpss_pair_data(view.file, names=view.names),
            mark("Untuk membandingkan perlu pokok-pokok BPSS saat asesmen dan saat evaluasi."),
        ),
    )
)
