"""Body map, life road map and Venn diagram before and after: the first and the last that a case has.

What is the same at both times is recognised by its words, and has the earlier one's key in both.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

from caseworker_app.diagrams import bodymap_pair, roadmap_pair, venn_pair
from caseworker_app.diagrams.body_places import place_at
from caseworker_app.diagrams.bodymap import BodymapData, BodyMark
from caseworker_app.diagrams.diagram import Diagram
from caseworker_app.diagrams.from_case.client import bodymap_data, venn_data
from caseworker_app.diagrams.from_case.life import names_years, roadmap_data
from caseworker_app.diagrams.from_case.pairs import called_moments
from caseworker_app.diagrams.from_case.words import plain
from caseworker_app.diagrams.pair import Pair, recognised
from caseworker_app.diagrams.roadmap_axis import WIDTH
from caseworker_app.diagrams.roadmap_marks import RoadEvent, RoadmapData
from caseworker_app.diagrams.venn import VennBody, VennData
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from caseworker_app.casework.case_file import CaseFile

Row = TypeVar("Row", BodyMark, RoadEvent, VennBody)

AROUND = 14.0
"""Points of white at both sides of a drawing in the window."""
READABLE_SHARE = 0.82
"""A road map may be drawn so much smaller than it is before its words can be read no more."""


def bodymap_pair_data(file: CaseFile, *, names: bool = False) -> bodymap_pair.BodymapPair | None:
    """The first and the last body map; None where there are not two.

    A mark is the same where place, side and kind are; else where place and side are.
    """
    maps = _in_order(file.case.body_maps)
    if len(maps) < 2:
        return None
    before, after = (bodymap_data(file, one, names=names) for one in (maps[0], maps[-1]))
    marks = _rekeyed(before.marks, after.marks, lambda one: (*_spot(one), one.kind), _spot)
    return Pair(before, dataclasses.replace(after, marks=marks), called_moments(maps))


def _spot(one: BodyMark) -> tuple[str, str]:
    """The place in words, of a mark that only points to it too."""
    place = plain(one.place)
    if not place and one.x is not None and one.y is not None:
        place = place_at(one.side, one.x, one.y)
    return place, one.side


def roadmap_pair_data(file: CaseFile, *, names: bool = False, private: bool = False) -> roadmap_pair.RoadmapPair | None:
    """The first and the last life road map; None where there are not two.

    An event is the same where it says the same of the same time; else where it says the same. One that is marked
    private in one of them is left out of both, unless ``private`` is asked for.
    """
    maps = _in_order(file.case.road_maps)
    if len(maps) < 2:
        return None
    ends = (maps[0], maps[-1])
    years = any(names_years(one.events) for one in ends)
    before, after = (roadmap_data(file, one, names=names, years=years) for one in ends)
    events = _rekeyed(before.events, after.events, lambda one: (plain(one.label), one.when), _said)
    if not private:
        kept = {one.key for one in (*before.events, *events) if one.private}
        events = tuple(one for one in events if one.key not in kept)
        before = dataclasses.replace(before, events=tuple(one for one in before.events if one.key not in kept))
    return Pair(before, dataclasses.replace(after, events=events), called_moments(maps))


def _said(one: RoadEvent) -> str | None:
    return plain(one.label) or None


def venn_pair_data(file: CaseFile, *, names: bool = False) -> venn_pair.VennPair | None:
    """The first and the last Venn diagram; None where there are not two.

    A body is the same where it is the same person, or bears the same name. Moves by hand are left out: they were made
    in a picture of its own.
    """
    diagrams = _in_order(file.case.venn_diagrams)
    if len(diagrams) < 2:
        return None
    before, after = (venn_data(file, one, names=names) for one in (diagrams[0], diagrams[-1]))
    people = {body.id: body.person_id for one in (diagrams[0], diagrams[-1]) for body in one.bodies}
    bodies = _rekeyed(before.bodies, after.bodies, lambda one: people.get(one.key), lambda one: plain(one.name) or None)
    new_keys = {old.key: new.key for old, new in zip(after.bodies, bodies, strict=True)}
    joined = tuple(
        dataclasses.replace(one, overlaps=tuple(new_keys.get(key, key) for key in one.overlaps)) for one in bodies
    )
    return Pair(_unmoved(before), _unmoved(dataclasses.replace(after, bodies=joined)), called_moments(diagrams))


def _unmoved(data: VennData) -> VennData:
    return dataclasses.replace(data, bodies=tuple(dataclasses.replace(body, place=None) for body in data.bodies))


def _in_order(records: Sequence[Any]) -> list[Any]:
    return sorted(records, key=lambda one: one.position)


def _rekeyed(before: Sequence[Row], after: Sequence[Row], *signs: Callable[[Row], Hashable]) -> tuple[Row, ...]:
    """The later rows, each with the key of the earlier one that it is the same as."""
    keys = {new.key: old.key for old, new in recognised(before, after, *signs)}
    return tuple(dataclasses.replace(one, key=keys.get(one.key, one.key)) for one in after)


def _empty(data: Any) -> Pair[Any]:
    return Pair(data, data, (tr("Sebelum"), tr("Sesudah")))


def _roads_in_shape(pair: roadmap_pair.RoadmapPair, width: float, height: float) -> Any:
    """Both road maps no wider than their words can still be read in a room of this width, and as high as it is."""
    wide = min(WIDTH, max(400.0, width / READABLE_SHARE))
    return roadmap_pair.compare(pair, wide, height * wide / width)


DIAGRAMS = (
    Diagram(
        "bodymap-pair",
        bodymap_pair.TITLE,
        read=lambda view: bodymap_pair_data(view.file, names=view.names),
        layout=lambda pair, *size: bodymap_pair.compare(pair or _empty(BodymapData()), *size),
        legend=lambda pair: bodymap_pair.compare_legend(pair) if pair else (),
        empty=mark("Untuk membandingkan perlu dua body map: satu saat asesmen, satu lagi saat evaluasi."),
        dated=lambda _view: "",
        for_room=lambda width, _height: (min(bodymap_pair.PAGE_WIDTH, max(bodymap_pair.NARROWEST, width)),),
        compares="bodymap",
        words=bodymap_pair.sentences,
    ),
    Diagram(
        "roadmap-pair",
        roadmap_pair.TITLE,
        read=lambda view: roadmap_pair_data(view.file, names=view.names, private=view.private),
        layout=lambda pair, *size: roadmap_pair.compare(pair or _empty(RoadmapData()), *size),
        legend=lambda pair: roadmap_pair.compare_legend(pair) if pair else (),
        empty=mark("Untuk membandingkan perlu dua life road map: satu saat asesmen, satu lagi saat evaluasi."),
        dated=lambda _view: "",
        shape=lambda pair, _drawing, width, height: _roads_in_shape(pair, width, height),
        for_room=lambda width, _height: (min(WIDTH, max(400.0, width - AROUND)),),
        compares="roadmap",
        words=roadmap_pair.sentences,
    ),
    Diagram(
        "venn-pair",
        venn_pair.TITLE,
        read=lambda view: venn_pair_data(view.file, names=view.names),
        layout=lambda pair, *size: venn_pair.compare(pair or _empty(VennData(tr("klien"))), *size),
        legend=lambda pair: venn_pair.compare_legend(pair) if pair else (),
        empty=mark("Untuk membandingkan perlu dua diagram Venn: satu saat asesmen, satu lagi saat evaluasi."),
        dated=lambda _view: "",
        for_room=lambda width, _height: (max(0.0, width - AROUND),),
        compares="venn",
        words=venn_pair.sentences,
    ),
)
