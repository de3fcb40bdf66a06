"""Body map, life road map and Venn diagram before and after: what changed is marked and told, and nothing overlaps."""

from __future__ import annotations

import dataclasses
import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.diagrams import bodymap, bodymap_pair, from_case, pair, roadmap_pair, venn, venn_pair
from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.diagrams.display import Box, Path
from caseworker_app.diagrams.draw import to_svg
from caseworker_app.diagrams.pair import Pair
from caseworker_app.diagrams.roadmap_axis import WIDTH
from caseworker_app.diagrams.roadmap_marks import RoadmapData
from caseworker_app.diagrams.styles import PAPER
from caseworker_app.model.case import Case
from caseworker_app.model.choices import MarkKind, Side
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.tools import BodyMap, BodyMark, RoadMap, RoadMapEvent, VennBody, VennDiagram
from tests.diagrams.checks import assert_inside, assert_nothing_overlaps, assert_texts_inside, corners, texts
from tests.diagrams.test_other_diagrams import bodymaps, venns
from tests.diagrams.test_roadmap import roadmaps
from tests.examples import few

CALLED = ("Asesmen", "Evaluasi · 22 September 2024")


def badges_keep_clear(drawing: Any) -> None:
    assert_nothing_overlaps(drawing)
    assert_texts_inside(drawing)
    for label in drawing.labels:
        assert_inside(label.box, drawing)


def around(path: Path) -> Box:
    xs, ys = zip(*corners(path), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def is_badge(path: Path) -> bool:
    box = around(path)
    return abs(box.x1 - box.x0 - 2 * pair.BADGE) < 1e-6 and abs(box.y1 - box.y0 - 2 * pair.BADGE) < 1e-6


@given(bodymaps(), bodymaps(), st.sampled_from([bodymap_pair.NARROWEST, bodymap_pair.PAGE_WIDTH]))
@few(12)
def test_body_maps_stand_side_by_side(before: bodymap.BodymapData, after: bodymap.BodymapData, width: float) -> None:
    drawing = bodymap_pair.compare(Pair(before, after, CALLED), width)
    badges_keep_clear(drawing)
    keys = {f"before:{mark.key}" for mark in before.marks} | {f"after:{mark.key}" for mark in after.marks}
    assert {symbol.key for symbol in drawing.symbols} == keys
    assert {label.key for label in drawing.labels} == keys


@given(roadmaps(12), roadmaps(12), st.sampled_from([480.0, WIDTH]))
@few(10)
def test_road_maps_stand_one_above_the_other(before: RoadmapData, after: RoadmapData, width: float) -> None:
    drawing = roadmap_pair.compare(Pair(before, after, CALLED), width)
    assert_nothing_overlaps(drawing)
    keys = {f"before:{event.key}" for event in before.events} | {f"after:{event.key}" for event in after.events}
    assert {symbol.key for symbol in drawing.symbols} - {"before:now", "after:now"} == keys


@given(venns(), venns())
@few(8)
def test_venn_diagrams_stand_side_by_side(before: venn.VennData, after: venn.VennData) -> None:
    drawing = venn_pair.compare(Pair(before, after, CALLED))
    assert_texts_inside(drawing)
    for one, other in itertools.combinations(drawing.labels, 2):
        assert not one.box.touches(other.box, -1e-6)
    for symbol in drawing.symbols:
        assert_inside(symbol.box, drawing)
    badges = [shape for shape in drawing.shapes if isinstance(shape, Path) and shape.fill == PAPER and is_badge(shape)]
    for badge in badges:
        assert not any(around(badge).touches(label.box, -1e-6) for label in drawing.labels)
    keys = {f"before:{body.key}" for body in before.bodies} | {f"after:{body.key}" for body in after.bodies}
    assert {symbol.key for symbol in drawing.symbols} == keys | {"before:client", "after:client"}


def a_case() -> CaseFile:
    client = Person(id="p", name="Melati Sari", born=PartialDate.parse("12/3/1997"))
    case = Case(client=client, client_id="p")
    day = PartialDate.parse("22/9/2024")
    pain, bruise, wound = MarkKind.PAIN, MarkKind.BRUISE, MarkKind.WOUND
    case.body_maps = [
        BodyMap(id="b1", position=0, stage="Asesmen", marks=[
            BodyMark(id="1", position=0, place="kaki kanan", side=Side.FRONT, kind=pain, scale=7),
            BodyMark(id="2", position=1, place="lengan kiri", side=Side.FRONT, kind=bruise, scale=3),
            BodyMark(id="3", position=2, place="punggung", side=Side.BACK, kind=wound),
        ]),
        BodyMap(id="b2", position=1, stage="Evaluasi", date=day, marks=[
            BodyMark(id="4", position=0, place="Kaki  kanan", side=Side.FRONT, kind=pain, scale=2),
            BodyMark(id="5", position=1, place="lengan kiri", side=Side.FRONT, kind=wound, scale=3),
            BodyMark(id="6", position=2, place="kepala", side=Side.FRONT, kind=pain, cause="Melati Sari jatuh"),
        ]),
    ]  # fmt: skip
    case.road_maps = [
        RoadMap(id="r1", position=0, stage="Asesmen", events=[
            RoadMapEvent(id="1", position=0, what="putus sekolah", when=PartialDate.parse("2012"), feeling=-4),
            RoadMapEvent(id="2", position=1, what="pindah rumah", when=PartialDate.parse("2015"), feeling=-2),
            RoadMapEvent(id="3", position=2, what="membuka warung", hope=True, feeling=3),
            RoadMapEvent(id="4", position=3, what="dianiaya", when=PartialDate.parse("2018"), feeling=-5, private=True),
        ]),
        RoadMap(id="r2", position=1, stage="Evaluasi", date=day, events=[
            RoadMapEvent(id="5", position=0, what="Putus sekolah", when=PartialDate.parse("2012"), feeling=1),
            RoadMapEvent(id="6", position=1, what="membuka warung", when=PartialDate.parse("2024"), feeling=3),
            RoadMapEvent(id="7", position=2, what="Melati Sari menikah", hope=True, feeling=4),
            RoadMapEvent(id="8", position=3, what="dianiaya", when=PartialDate.parse("2018"), feeling=-3),
        ]),
    ]  # fmt: skip
    case.venn_diagrams = [
        VennDiagram(id="v1", position=0, stage="Asesmen", bodies=[
            VennBody(id="1", position=0, name="Sekolah", size=2, distance=4),
            VennBody(id="2", position=1, name="Puskesmas", size=3, distance=3, overlaps=["klien"]),
            VennBody(id="3", position=2, name="Geng motor", size=5, distance=1),
        ]),
        VennDiagram(id="v2", position=1, stage="Evaluasi", date=day, bodies=[
            VennBody(id="4", position=0, name="sekolah", size=4, distance=2, overlaps=["Puskesmas"]),
            VennBody(id="5", position=1, name="Puskesmas", size=3, distance=3),
            VennBody(id="6", position=2, name="Karang taruna"),
        ]),
    ]  # fmt: skip
    return CaseFile(case, Kin([client], []))


def told(key: str, **view: bool) -> list[str]:
    diagram = DIAGRAMS[key]
    return diagram.words(diagram.read(diagram.view(a_case(), **view)))


def legend(key: str) -> list[str]:
    diagram = DIAGRAMS[key]
    return [words for _, words in diagram.legend(diagram.read(diagram.view(a_case())))]


def test_a_mark_is_recognised_by_its_words_and_what_became_of_it_is_told() -> None:
    assert told("bodymap-pair") == [
        "Kaki  kanan: nyeri: skala 7 menjadi 2",
        "lengan kiri: luka: dahulu memar",
        "kepala: nyeri: baru",
        "punggung (belakang): luka: sudah hilang",
    ]
    assert legend("bodymap-pair")[-4:] == ["berkurang", "berubah", "baru", "sudah hilang"]


def test_the_same_mark_has_the_same_number_at_both_times() -> None:
    drawing = DIAGRAMS["bodymap-pair"].sheet(a_case()).drawing
    numbers = {label.key: label.text.split(".")[0] for label in drawing.labels}
    assert numbers["before:1"] == numbers["after:1"] == "1"
    assert numbers["after:6"] == "4"


def test_a_client_who_is_to_be_spared_is_spared_in_the_pair_too() -> None:
    file = a_case()
    assert bodymap.CAUTION[:20] not in " ".join(texts(DIAGRAMS["bodymap-pair"].sheet(file).drawing))
    file.case.body_maps[0].marks[0].cause = "dipukul"
    assert bodymap.CAUTION[:20] in " ".join(texts(DIAGRAMS["bodymap-pair"].sheet(file).drawing))


def test_feelings_events_and_hopes_are_told() -> None:
    assert told("roadmap-pair") == [
        "2012 Putus sekolah: rasa −4 menjadi +1",
        "2024 membuka warung: dahulu harapan",
        "harapan MS menikah: baru",
        "2015 pindah rumah: tidak ditulis lagi",
    ]
    assert legend("roadmap-pair")[-4:] == ["perasaan membaik", "perubahan lain", "baru", "tidak ditulis lagi"]


def test_what_is_private_in_one_road_map_is_left_out_of_both() -> None:
    assert not any("dianiaya" in words for words in told("roadmap-pair"))
    assert "dianiaya" not in " ".join(texts(DIAGRAMS["roadmap-pair"].sheet(a_case()).whole()))
    assert "2018 dianiaya: rasa −5 menjadi −3" in told("roadmap-pair", private=True)


def test_an_event_stands_at_the_same_place_in_both_road_maps() -> None:
    drawing = DIAGRAMS["roadmap-pair"].sheet(a_case()).drawing
    boxes = {symbol.key: symbol.box for symbol in drawing.symbols}
    assert boxes["before:1"].x0 == boxes["after:1"].x0


def test_bodies_and_who_works_together_are_told() -> None:
    assert told("venn-pair") == [
        "sekolah: makin penting (2 menjadi 4); makin dekat (4 menjadi 2); kerja sama baru dengan Puskesmas",
        "Puskesmas: tidak lagi bekerja dengan klien",
        "Karang taruna: baru",
        "Geng motor: tidak ada lagi",
    ]
    assert legend("venn-pair")[-6:] == [
        "makin penting",
        "makin dekat",
        "baru",
        "tidak ada lagi",
        "kerja sama baru",
        "kerja sama berakhir",
    ]


@pytest.mark.parametrize("key", ["bodymap-pair", "roadmap-pair", "venn-pair"])
def test_names_are_left_out_and_the_same_case_gives_the_same_bytes(key: str) -> None:
    first, second = (to_svg(DIAGRAMS[key].sheet(a_case()).whole()) for _ in range(2))
    assert first == second
    assert "Melati" not in " ".join(texts(DIAGRAMS[key].sheet(a_case()).whole()))
    assert {"Asesmen", "Evaluasi · 22 September 2024"} <= set(texts(DIAGRAMS[key].sheet(a_case()).whole()))


@pytest.mark.parametrize("key", ["bodymap-pair", "roadmap-pair", "venn-pair"])
def test_one_alone_is_not_compared(key: str) -> None:
    file = a_case()
    file.case.body_maps.pop()
    file.case.road_maps.pop()
    file.case.venn_diagrams.pop()
    assert "Untuk membandingkan perlu dua" in " ".join(texts(DIAGRAMS[key].sheet(file).whole()))


def test_nothing_changed_needs_no_mark() -> None:
    file = a_case()
    records: tuple[list[Any], ...] = (file.case.body_maps, file.case.road_maps, file.case.venn_diagrams)
    for of in records:
        of[1:] = [of[0], of[0]]
    compared: tuple[tuple[Any, Any], ...] = (
        (from_case.bodymap_pair_data(file), bodymap_pair.changes),
        (from_case.roadmap_pair_data(file), roadmap_pair.changes),
        (from_case.venn_pair_data(file), venn_pair.changes),
    )
    for data, changes in compared:
        assert data is not None
        assert changes(data) == {}


def test_of_several_alike_the_first_goes_with_the_first() -> None:
    marks = [bodymap.BodyMark(str(at), "kaki") for at in range(3)]
    later = [dataclasses.replace(one, key=f"later{one.key}") for one in marks[:2]]
    same = pair.recognised(marks, later, lambda one: one.place)
    assert [(old.key, new.key) for old, new in same] == [("0", "later0"), ("1", "later1")]


def test_venn_diagrams_stand_one_below_the_other_where_the_room_is_narrow() -> None:
    data = from_case.venn_pair_data(a_case())
    assert data is not None
    wide, narrow = venn_pair.compare(data), venn_pair.compare(data, 400.0)
    assert narrow.width < wide.width
    assert narrow.height > wide.height
    assert {symbol.key for symbol in narrow.symbols} == {symbol.key for symbol in wide.symbols}
    assert_texts_inside(narrow)
