"""Quadrant, BPSS picture, mind map, body map, Venn diagram and sociogram: all is there, and nothing overlaps."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker_app.diagrams import body_places, bodymap, bpss, mindmap, quadrant, sociogram, venn
from caseworker_app.diagrams.body_outline import pulled_in
from caseworker_app.diagrams.body_places import PLACES, named_place
from caseworker_app.diagrams.display import Box, Drawing, Path
from caseworker_app.diagrams.draw import to_svg
from caseworker_app.diagrams.panels import Point
from tests.diagrams.checks import assert_inside, assert_nothing_overlaps, assert_texts_inside, texts

WORDS = st.text(st.sampled_from("aeiou bcdfg klmn RST 0-9é"), max_size=120)
NAMES = st.text(st.sampled_from("aeiou bcdfg RST"), max_size=40)


@st.composite
def quadrants(draw: st.DrawFn) -> quadrant.QuadrantData:
    boxes = st.sampled_from([box.name for box in quadrant.BOXES])
    priorities = st.one_of(st.none(), st.integers(1, 9))
    return quadrant.QuadrantData(
        tuple(
            quadrant.QuadrantPoint(f"k{i}", draw(boxes), draw(WORDS), draw(NAMES), draw(priorities))
            for i in range(draw(st.integers(0, 25)))
        )
    )


@st.composite
def mindmaps(draw: st.DrawFn) -> mindmap.MindmapData:
    branches = tuple(
        mindmap.Branch(
            f"b{i}",
            draw(NAMES),
            tuple(Point(f"b{i}p{j}", draw(WORDS), draw(NAMES)) for j in range(draw(st.integers(0, 6)))),
        )
        for i in range(draw(st.integers(0, 6)))
    )
    return mindmap.MindmapData(draw(WORDS), branches)


@st.composite
def bodymaps(draw: st.DrawFn) -> bodymap.BodymapData:
    shares = st.one_of(st.none(), st.floats(-0.5, 1.5))
    marks = tuple(
        bodymap.BodyMark(
            f"k{i}",
            draw(st.sampled_from(("kaki kanan", "kepala", "punggung kiri", "", "di mana-mana"))),
            draw(st.sampled_from((body_places.FRONT, body_places.BACK))),
            draw(shares),
            draw(shares),
            draw(st.sampled_from((*bodymap.KINDS, None))),
            draw(NAMES),
            draw(WORDS),
            draw(st.one_of(st.none(), st.integers(0, 10))),
            draw(st.sampled_from((True, False, None))),
        )
        for i in range(draw(st.integers(0, 12)))
    )
    return bodymap.BodymapData(marks, draw(st.booleans()))


@st.composite
def venns(draw: st.DrawFn) -> venn.VennData:
    count = draw(st.integers(0, 12))
    keys = st.sampled_from([venn.CLIENT, *(f"k{i}" for i in range(count))])
    steps = st.one_of(st.none(), st.integers(1, 5))
    bodies = tuple(
        venn.VennBody(f"k{i}", draw(NAMES), draw(steps), draw(steps), tuple(draw(st.lists(keys, max_size=3))))
        for i in range(count)
    )
    return venn.VennData(draw(NAMES), bodies)


@st.composite
def sociograms(draw: st.DrawFn) -> sociogram.SociogramData:
    count = draw(st.integers(0, 12))
    members = tuple(sociogram.Member(f"k{i}", draw(NAMES)) for i in range(count))
    keys = st.sampled_from([*(f"k{i}" for i in range(count)), "stranger"])
    kinds: st.SearchStrategy[sociogram.Kind] = st.sampled_from(("memilih", "menolak"))
    answers = draw(st.lists(st.builds(sociogram.Answer, keys, keys, kinds), max_size=25))
    return sociogram.SociogramData(members, tuple(answers))


def assert_whole(drawing: Drawing, keys: set[str]) -> None:
    assert {label.key for label in drawing.labels} == keys
    assert_texts_inside(drawing)
    to_svg(drawing)


@given(quadrants(), st.sampled_from([520.0, quadrant.WIDTH]))
@settings(max_examples=25, deadline=None)
def test_quadrant(data: quadrant.QuadrantData, width: float) -> None:
    drawing = quadrant.layout(data, width)
    assert_nothing_overlaps(drawing)
    assert_whole(drawing, {p.key for p in data.points} | {box.name for box in quadrant.BOXES})


def test_a_quadrant_says_what_belongs_where_and_who_said_it() -> None:
    point = quadrant.QuadrantPoint("a", quadrant.PERSONAL_STRENGTH, "ambisius", "instruktur")
    drawn = texts(quadrant.layout(quadrant.QuadrantData((point,))))
    assert {"Kekuatan pribadi", "ambisius", "(instruktur)", "Lingkungan", "Kelebihan"} <= set(drawn)
    assert any("bukan sifat klien" in text for text in drawn)


@given(quadrants(), st.sampled_from([520.0, bpss.WIDTH]))
@settings(max_examples=25, deadline=None)
def test_bpss(data: quadrant.QuadrantData, width: float) -> None:
    names = [name for name, _ in bpss.DIMENSIONS]
    points = tuple(bpss.BpssPoint(p.key, names[i % 4], p.text, p.source) for i, p in enumerate(data.points))
    drawing = bpss.layout(bpss.BpssData("MS", points), width)
    assert_nothing_overlaps(drawing)
    assert_whole(drawing, {p.key for p in points} | {bpss.CLIENT, *names})


@given(mindmaps(), st.sampled_from([0.7, 0.8, 1.0]))
@settings(max_examples=25, deadline=None)
def test_mindmap(data: mindmap.MindmapData, part: float) -> None:
    drawing = mindmap.layout(data, part)
    assert_nothing_overlaps(drawing)
    points = {p.key for branch in data.branches for p in branch.points}
    assert_whole(drawing, points | {branch.key for branch in data.branches} | {mindmap.FOCUS})


@given(bodymaps())
@settings(max_examples=25, deadline=None)
def test_bodymap(data: bodymap.BodymapData) -> None:
    drawing = bodymap.layout(data)
    assert_nothing_overlaps(drawing)
    assert_whole(drawing, {mark.key for mark in data.marks})
    bodymap.legend_entries(data)


def test_a_mark_whose_place_nobody_knows_has_its_sign_in_the_list() -> None:
    marks = (bodymap.BodyMark("a", "kaki kanan", kind="luka"), bodymap.BodyMark("b", "di mana-mana", kind="nyeri"))
    boxes = {symbol.key: symbol.box for symbol in bodymap.layout(bodymap.BodymapData(marks)).symbols}
    assert boxes["a"].x1 < bodymap.LIST_LEFT < boxes["b"].x0


def test_a_long_list_of_marks_stands_in_columns_beside_the_body() -> None:
    marks = tuple(bodymap.BodyMark(f"m{i}", "lengan kiri", cause="terbentur pintu " * 4) for i in range(25))
    drawing = bodymap.layout(bodymap.BodymapData(marks, caution=True))
    assert drawing.height < 2 * body_places.HEIGHT
    assert_nothing_overlaps(drawing)


def test_the_right_leg_is_at_the_left_of_the_front_view_only() -> None:
    front = named_place("kaki kanan", body_places.FRONT)
    back = named_place("kaki kanan", body_places.BACK)
    assert front is not None
    assert back is not None
    assert front[0] < 0.5 < back[0]
    assert named_place("di mana-mana", body_places.FRONT) is None


def test_a_spot_of_the_outline_is_read_back_from_its_mark() -> None:
    for side in (body_places.FRONT, body_places.BACK):
        mark = bodymap.BodyMark("a", side=side, x=0.3, y=0.6)
        box = bodymap.layout(bodymap.BodymapData((mark,))).symbols[0].box
        found = bodymap.spot((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        assert found is not None
        assert found[0] == side
        assert found[1:] == pytest.approx((0.3, 0.6))
    assert bodymap.spot(600.0, 100.0) is None


def test_a_spot_beside_the_body_means_the_nearest_part_of_it() -> None:
    for left in (0.0, body_places.WIDTH + bodymap.GAP):
        for x, y in ((4.0, 90.0), (body_places.WIDTH - 4.0, 90.0), (body_places.WIDTH - 8.0, 300.0), (30.0, 40.0)):
            found = bodymap.spot(left + x, y)
            assert found is not None
            mark = bodymap.BodyMark("a", side=found[0], x=found[1], y=found[2])
            box = bodymap.layout(bodymap.BodymapData((mark,))).symbols[0].box
            place = ((box.x0 + box.x1) / 2 - left, (box.y0 + box.y1) / 2 - bodymap.HEADING)
            on_body = pulled_in(place, body_places.WIDTH, body_places.HEIGHT, 0.0)
            assert math.dist(place, on_body) <= bodymap.RADIUS
    inside = (body_places.WIDTH / 2, 100.0)
    assert pulled_in(inside, body_places.WIDTH, body_places.HEIGHT, 0.0) == inside


def test_the_longest_word_names_the_place() -> None:
    assert named_place("pergelangan kaki kiri", body_places.FRONT) != named_place("kaki kiri", body_places.FRONT)


def test_the_warning_stands_where_it_is_needed() -> None:
    careful = " ".join(texts(bodymap.layout(bodymap.BodymapData(caution=True))))
    assert "Jangan meminta klien membuka pakaian" in careful
    assert "foto" not in " ".join(texts(bodymap.layout(bodymap.BodymapData())))


@given(venns())
@settings(max_examples=25, deadline=None)
def test_venn(data: venn.VennData) -> None:
    drawing = venn.layout(data)
    for one, other in itertools.combinations(drawing.labels, 2):
        assert not one.box.touches(other.box, -1e-6)
    for symbol in drawing.symbols:
        assert_inside(symbol.box, drawing)
    assert_whole(drawing, {body.key for body in data.bodies} | {venn.CLIENT})
    venn.legend_entries(data)


def test_importance_is_size_and_closeness_is_distance() -> None:
    bodies = (venn.VennBody("near", "RT", 5, 1), venn.VennBody("far", "kader", 2, 5))
    boxes = {s.key: s.box for s in venn.layout(venn.VennData("S", bodies)).symbols}

    def middle(box: Box) -> complex:
        return complex(box.x0 + box.x1, box.y0 + box.y1) / 2

    assert boxes["near"].x1 - boxes["near"].x0 > boxes["far"].x1 - boxes["far"].x0
    client = middle(boxes[venn.CLIENT])
    assert abs(middle(boxes["near"]) - client) < abs(middle(boxes["far"]) - client)


def test_a_circle_put_beyond_all_bounds_does_not_tear_the_drawing_apart() -> None:
    bodies = (venn.VennBody("a", "RT", place=(1e9, math.inf)), venn.VennBody("b", "kader"))
    drawing = venn.layout(venn.VennData("S", bodies))
    assert drawing.width < 2000.0
    assert drawing.height < 2000.0


def test_a_line_between_two_far_apart_goes_around_the_one_between() -> None:
    bodies = (
        venn.VennBody("a", "RT", 3, overlaps=("c",), place=(120.0, 0.0)),
        venn.VennBody("b", "kader", 1, place=(300.0, 0.0)),
        venn.VennBody("c", "masjid", 3, place=(480.0, 0.0)),
    )
    drawing = venn.layout(venn.VennData("S", bodies))
    (bridge,) = (line for line in drawing.lines if line.kind == "bridge")
    between = next(symbol.box for symbol in drawing.symbols if symbol.key == "b")
    middle = ((between.x0 + between.x1) / 2, (between.y0 + between.y1) / 2)
    assert min(math.dist(point, middle) for point in bridge.points) >= (between.x1 - between.x0) / 2


def test_those_who_work_together_overlap() -> None:
    bodies = (venn.VennBody("a", "RT", 4, 2, ("b",)), venn.VennBody("b", "kader", 3, 3), venn.VennBody("c", "masjid"))
    drawing = venn.layout(venn.VennData("S", bodies))
    assert [(line.kind, line.keys) for line in drawing.lines] == [("overlap", ("a", "b"))]


@given(sociograms())
@settings(max_examples=25, deadline=None)
def test_sociogram(data: sociogram.SociogramData) -> None:
    drawing = sociogram.layout(data)
    assert_nothing_overlaps(drawing)
    assert_whole(drawing, {member.key for member in data.members})
    sociogram.legend_entries(data)


def test_stars_and_isolates_are_found() -> None:
    members = tuple(sociogram.Member(key, key) for key in "abcdef")
    answers = tuple(sociogram.Answer(key, "a", "memilih") for key in "bcde")
    found = sociogram.standings(sociogram.SociogramData(members, (*answers, sociogram.Answer("b", "f", "menolak"))))
    assert [key for key, one in found.items() if one.star] == ["a"]
    assert [key for key, one in found.items() if one.isolate] == ["f"]
    assert found["f"].rejected == 1


def test_many_marks_with_long_words_leave_the_figure_its_room() -> None:
    cause = "terjatuh dari tangga rumah bibi ketika membawa air"
    places = list(PLACES)
    marks = tuple(
        bodymap.BodyMark(
            f"m{i}", f"{places[i % len(places)]} kiri", kind="luka", since="Maret 2024", cause=cause, scale=5
        )
        for i in range(25)
    )
    drawing = bodymap.layout(bodymap.BodymapData(marks))
    assert min(bodymap.PAGE_ROOM[0] / drawing.width, bodymap.PAGE_ROOM[1] / drawing.height) >= 0.8
    assert_nothing_overlaps(drawing)


def test_whoever_nobody_chose_is_marked_though_she_chooses() -> None:
    members = tuple(sociogram.Member(key, key.upper()) for key in "abcd")
    answers = tuple(sociogram.Answer(one, other, "memilih") for one, other in ("ab", "ba", "cb"))
    data = sociogram.SociogramData(members, answers)
    standing = sociogram.standings(data)
    assert {key for key, one in standing.items() if one.unchosen} == {"c"}
    assert {key for key, one in standing.items() if one.isolate} == {"d"}
    dashes = [shape.pen.dash for shape in sociogram.layout(data).shapes if isinstance(shape, Path) and shape.pen]
    assert sociogram.UNCHOSEN in dashes
    assert "tidak dipilih, tetapi memilih" in [words for _, words in sociogram.legend_entries(data)]


def test_choosing_each_other_is_one_line_with_two_heads() -> None:
    members = (sociogram.Member("a", "A"), sociogram.Member("b", "B"))
    answers = (sociogram.Answer("a", "b", "memilih"), sociogram.Answer("b", "a", "memilih"))
    data = sociogram.SociogramData(members, answers)
    assert [line.kind for line in sociogram.layout(data).lines] == ["mutual"]
    assert [meaning for _, meaning in sociogram.legend_entries(data)] == ["saling memilih"]


@pytest.mark.parametrize("count", [20, 40])
def test_a_large_group_is_drawn(count: int) -> None:
    members = tuple(sociogram.Member(f"k{i}", f"anggota {i}") for i in range(count))
    answers = tuple(
        sociogram.Answer(f"k{i}", f"k{(i * i + step) % count}", "memilih") for i in range(count) for step in (1, 2, 3)
    )
    assert_nothing_overlaps(sociogram.layout(sociogram.SociogramData(members, answers)))
