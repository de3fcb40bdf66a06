"""The ecomap: everything has its place, nothing overlaps, and what changed is marked."""

import dataclasses
import itertools
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.diagrams.display import BLACK, XY, Box, Drawing, Path, Text, rectangle
from caseworker_app.diagrams.ecomap import (
    KINDS,
    EcomapData,
    EcomapSystem,
    layout,
    legend_entries,
)
from caseworker_app.diagrams.ecomap_centre import CLIENT
from caseworker_app.diagrams.ecomap_pair import changes, compare, compare_legend
from caseworker_app.diagrams.ecomap_rings import ring_count
from caseworker_app.diagrams.ecomap_words import words_box
from caseworker_app.diagrams.measure import text_box
from caseworker_app.diagrams.styles import TIES
from tests.diagrams.checks import assert_nothing_overlaps, corners, texts
from tests.examples import few

NAMES = st.text(st.sampled_from("aeiou bcdfg klmn RST 0-9é()"), min_size=0, max_size=60)


@st.composite
def ecomaps(draw: st.DrawFn, most: int = 24) -> EcomapData:
    count = draw(st.integers(0, most))
    systems = tuple(
        EcomapSystem(
            f"k{index}",
            draw(NAMES),
            draw(st.sampled_from((*KINDS, "lain"))),
            draw(st.sampled_from((*TIES, None))),
            draw(st.booleans()),
            draw(st.sampled_from(("ke klien", "dari klien", "dua arah", "tidak ada", None))),
            draw(st.booleans()),
            words=draw(st.sampled_from(("", "soal uang", "mengantar setiap pagi"))),
        )
        for index in range(count)
    )
    return EcomapData(draw(NAMES), systems, draw(st.sampled_from(("male", "female", "unknown"))), draw(st.booleans()))


def distance_to_segment(point: XY, start: XY, end: XY) -> float:
    (px, py), (ax, ay), (bx, by) = point, start, end
    square = (bx - ax) ** 2 + (by - ay) ** 2
    along = max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / square)) if square else 0.0
    return math.dist(point, (ax + along * (bx - ax), ay + along * (by - ay)))


@given(ecomaps())
@few(60)
def test_nothing_overlaps_and_nobody_is_missing(data: EcomapData) -> None:
    drawing = layout(data)
    assert_nothing_overlaps(drawing)
    assert sorted(s.key for s in drawing.symbols) == sorted([CLIENT, *(s.key for s in data.systems)])
    assert sorted(n.key for n in drawing.labels) == sorted([CLIENT, *(s.key for s in data.systems)])
    legend_entries(data)


@given(ecomaps())
@few(40)
def test_a_tie_passes_through_no_other_bubble(data: EcomapData) -> None:
    drawing = layout(data)
    for line, symbol in itertools.product(drawing.lines, drawing.symbols):
        if symbol.key in line.keys:
            continue
        box = symbol.box
        half = min(box.x1 - box.x0, box.y1 - box.y0) / 2
        centre = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        assert distance_to_segment(centre, *line.points) > half


@given(ecomaps(most=14), st.randoms(use_true_random=False))
@few(25)
def test_the_order_of_the_records_does_not_matter(data: EcomapData, shuffler: random.Random) -> None:
    systems = list(data.systems)
    shuffler.shuffle(systems)
    assert layout(dataclasses.replace(data, systems=tuple(systems))) == layout(data)


@given(ecomaps(most=12), ecomaps(most=12))
@few(40)
def test_a_pair_overlaps_nowhere(before: EcomapData, after: EcomapData) -> None:
    drawing = compare(before, after)
    assert_nothing_overlaps(drawing)
    together = {s.key for s in before.systems} | {s.key for s in after.systems}
    assert len(drawing.symbols) == 2 * len(together) + 2
    compare_legend(before, after)


@pytest.mark.parametrize(("systems", "rings"), [(1, 1), (6, 1), (7, 2), (12, 2), (13, 3), (40, 3)])
def test_more_systems_stand_on_more_rings(systems: int, rings: int) -> None:
    assert ring_count(systems) == rings


def test_the_arrow_stands_at_the_receiver() -> None:
    def head(energy: str) -> tuple[list[XY], list[XY]]:
        data = EcomapData("MS", (EcomapSystem("gereja", "gereja", tie="dekat", energy=energy),))
        drawing = layout(data)
        bare = layout(dataclasses.replace(data, systems=(dataclasses.replace(data.systems[0], energy=None),)))
        start, end = drawing.lines[0].points
        new = [s for s in drawing.shapes if isinstance(s, Path) and s.pen is None and s not in bare.shapes]
        tips = [corners(shape)[1] for shape in new]
        return [tip for tip in tips if math.dist(tip, start) < 0.01], [
            tip for tip in tips if math.dist(tip, end) < 0.01
        ]

    at_client, at_system = head("ke klien")
    assert (len(at_client), len(at_system)) == (1, 0)
    at_client, at_system = head("dari klien")
    assert (len(at_client), len(at_system)) == (0, 1)
    at_client, at_system = head("dua arah")
    assert (len(at_client), len(at_system)) == (1, 1)


def test_a_system_moved_by_hand_goes_there_and_the_others_stay() -> None:
    systems = tuple(EcomapSystem(f"k{i}", f"sistem {i}") for i in range(5))
    before = {s.key: s.box for s in layout(EcomapData("S", systems)).symbols}
    moved = (dataclasses.replace(systems[0], dx=12.0, dy=-3.0), *systems[1:])
    after = {s.key: s.box for s in layout(EcomapData("S", moved)).symbols}
    shift = after[CLIENT].y0 - before[CLIENT].y0
    assert after["k1"].y0 - before["k1"].y0 == pytest.approx(shift)
    assert after["k0"].x0 - before["k0"].x0 == pytest.approx(12.0 + after[CLIENT].x0 - before[CLIENT].x0)


@given(ecomaps(most=16), st.randoms(use_true_random=False))
@few(30)
def test_systems_moved_by_hand_onto_each_other_stand_side_by_side(data: EcomapData, hand: random.Random) -> None:
    def moved(system: EcomapSystem) -> EcomapSystem:
        return dataclasses.replace(system, dx=hand.uniform(-250.0, 250.0), dy=hand.uniform(-150.0, 150.0))

    systems = tuple(moved(system) if hand.random() < 0.4 else system for system in data.systems)
    assert_nothing_overlaps(layout(dataclasses.replace(data, systems=systems)))


def test_a_move_beyond_all_bounds_does_not_tear_the_drawing_apart() -> None:
    systems = (EcomapSystem("a", "sekolah", dx=1e9, dy=math.inf), EcomapSystem("b", "gereja"))
    drawing = layout(EcomapData("MS", systems))
    assert drawing.width < 2000.0
    assert_nothing_overlaps(drawing)


@pytest.mark.parametrize("width", [60.0, 240.0, 700.0])
def test_the_genogram_of_a_household_stands_in_the_middle_at_its_own_size(width: float) -> None:
    words = tuple(Text(x, 80.0, "Sri", 9.0) for x in (20.0, width - 20.0))
    inner = Drawing(width, 140.0, (rectangle(Box(0.0, 0.0, width, 140.0)), *words))
    systems = tuple(EcomapSystem(f"k{i}", f"lembaga nomor {i}", tie="dekat") for i in range(9))
    drawing = layout(EcomapData("Keluarga S", systems, household=True, inner=inner, inner_legend=(((), "laki-laki"),)))
    assert_nothing_overlaps(drawing)
    names = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.text == "Sri"]
    assert [name.size for name in names] == [9.0, 9.0]
    client = next(label for label in drawing.labels if label.key == CLIENT)
    assert not any(client.box.touches(text_box(name)) for name in names)
    centre = next(symbol.box for symbol in drawing.symbols if symbol.key == CLIENT)
    assert centre.x1 - centre.x0 > width
    assert "laki-laki" in [
        meaning for _, meaning in legend_entries(EcomapData("S", household=True, inner_legend=(((), "laki-laki"),)))
    ]


def test_the_dead_are_named_so_once() -> None:
    systems = (EcomapSystem("a", "ibu (alm.)", dead=True), EcomapSystem("b", "paman", dead=True))
    labels = {n.key: n.text for n in layout(EcomapData("MS", systems)).labels}
    assert labels["a"] == "ibu (alm.)"
    assert labels["b"] == "paman (alm.)"


def test_the_legend_holds_exactly_what_is_used() -> None:
    data = EcomapData(
        "MS", (EcomapSystem("a", "ayah", tie="konflik"), EcomapSystem("b", "ibu", tie="dekat", dead=True))
    )
    meanings = [meaning for _, meaning in legend_entries(data)]
    assert meanings == ["klien", "dekat", "konflik", "meninggal (alm.)"]


def test_changes_are_found() -> None:
    before = EcomapData(
        "S",
        (
            EcomapSystem("rt", "ketua RT", tie="dekat", energy="ke klien"),
            EcomapSystem("warga", "warga", tie="konflik"),
            EcomapSystem("anak", "anak", tie="biasa"),
            EcomapSystem("masjid", "masjid", tie="lemah"),
            EcomapSystem("kader", "kader", tie="dekat", energy="tidak ada"),
            EcomapSystem("teman", "teman", tie="lemah"),
        ),
    )
    after = EcomapData(
        "S",
        (
            EcomapSystem("rt", "ketua RT", tie="dekat", energy="dua arah"),
            EcomapSystem("warga", "warga", tie="biasa"),
            EcomapSystem("anak", "anak", tie="renggang"),
            EcomapSystem("posyandu", "posyandu", tie="dekat"),
            EcomapSystem("kader", "kader", tie="dekat"),
            EcomapSystem("teman", "teman", tie="dekat"),
        ),
    )
    assert changes(before, after) == {
        "rt": "other",
        "warga": "other",
        "anak": "weaker",
        "masjid": "gone",
        "posyandu": "new",
        "teman": "stronger",
    }


@pytest.mark.parametrize("hard", ["tegang", "konflik", "terputus"])
@pytest.mark.parametrize("other", sorted({*TIES} - {"tidak diketahui"}))
def test_a_hard_tie_is_neither_stronger_nor_weaker(hard: str, other: str) -> None:
    for one, two in ((hard, other), (other, hard)):
        before, after = (EcomapData("S", (EcomapSystem("a", "ayah", tie=tie),)) for tie in (one, two))
        assert changes(before, after) == ({} if hard == other else {"a": "other"})


@pytest.mark.parametrize("count", [1, 4, 9])
def test_the_badge_of_a_change_leaves_a_cut_tie_open(count: int) -> None:
    before = EcomapData("S", tuple(EcomapSystem(f"k{i}", f"sistem {i}", tie="dekat") for i in range(count)))
    after = EcomapData("S", tuple(EcomapSystem(f"k{i}", f"sistem {i}", tie="terputus") for i in range(count)))
    drawing = compare(before, after)
    ties = [line.points for line in drawing.lines if line.keys[1].startswith("after:")]
    badges = [corners(shape) for shape in drawing.shapes if isinstance(shape, Path) and shape.fill == BLACK]
    assert len(badges) == count
    for badge in badges:
        assert min(distance_to_segment(corner, *tie) for corner in badge for tie in ties) > 9.0


def drawn_as(**more: object) -> list[object]:
    """The shapes of a tie, without what only the name of it changes."""
    data = EcomapData("S", (EcomapSystem("a", "ayah", **more),))  # type: ignore[arg-type] # fields of a system
    return [shape for shape in layout(data).shapes if isinstance(shape, Path)]


def test_every_tie_is_drawn_in_its_own_way_with_stress_and_without() -> None:
    ways = [drawn_as(tie=tie, stress=stress) for tie in TIES for stress in (False, True)]
    assert all(one != other for one, other in itertools.combinations(ways, 2))
    data = EcomapData("S", tuple(EcomapSystem(tie, tie, tie=tie, stress=True) for tie in TIES))
    samples = [shapes for shapes, _ in legend_entries(data)]
    assert all(one != other for one, other in itertools.combinations(samples, 2))


def test_the_nature_of_a_tie_stands_along_its_line_where_it_is_short() -> None:
    systems = (
        EcomapSystem("a", "ayah", tie="konflik", words="soal uang belanja"),
        EcomapSystem("b", "bibi", tie="dekat", words="menampung klien sejak ia keluar dari rumah suaminya"),
        EcomapSystem("c", "SMK", "sekolah", tie="biasa"),
    )
    drawing = layout(EcomapData("MS", systems))
    along = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.text == "soal uang belanja"]
    assert len(along) == 1
    assert not any("menampung" in text for text in texts(drawing))
    course = next(line.points for line in drawing.lines if line.keys[1] == "a")
    assert 5.0 < distance_to_segment((along[0].x, along[0].y), *course) < 16.0
    boxes = {symbol.key: symbol.box for symbol in drawing.symbols}
    assert not any(box.touches(words_box(along[0])) for box in boxes.values())


def test_the_kind_of_a_system_stands_below_its_name_unless_the_name_says_it() -> None:
    systems = (EcomapSystem("c", "SMK", "sekolah"), EcomapSystem("d", "Puskesmas (kesehatan)", "kesehatan"))
    drawing = layout(EcomapData("MS", systems))
    captions = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.italic]
    assert [caption.text for caption in captions] == ["sekolah"]
    box = next(symbol.box for symbol in drawing.symbols if symbol.key == "c")
    assert box.y0 < captions[0].y < box.y1


def test_both_dates_stand_above_the_pair() -> None:
    before = EcomapData("S", stage="Asesmen", date="27 Agustus 2024")
    after = EcomapData("S", stage="Evaluasi", date="23 September 2024")
    drawn = texts(compare(before, after))
    assert "Asesmen · 27 Agustus 2024" in drawn
    assert "Evaluasi · 23 September 2024" in drawn


def test_many_systems_still_finish() -> None:
    systems = tuple(EcomapSystem(f"k{i}", "lembaga " * (1 + i % 6)) for i in range(60))
    assert_nothing_overlaps(layout(EcomapData("MS", systems)))
