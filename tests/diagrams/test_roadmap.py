"""The life road map: readable from one event to forty, the wave honest between them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.diagrams.curves import monotone_curve, point_on, split_at_zero
from caseworker_app.diagrams.display import Drawing, Path, Text
from caseworker_app.diagrams.flags import raise_flags, spaced
from caseworker_app.diagrams.frame import A4_LANDSCAPE, SMALLEST_TEXT, framed, smallest_text
from caseworker_app.diagrams.roadmap import NOW, RoadEvent, RoadmapData, layout, legend_entries, spot
from caseworker_app.diagrams.roadmap_axis import ticks
from caseworker_app.diagrams.styles import GREEN, PAPER
from tests.diagrams.checks import assert_nothing_overlaps, assert_texts_inside, corners, texts
from tests.examples import few

WORDS = st.text(st.sampled_from("aeiou bcdfg klmn RST 0-9é"), max_size=70)


@st.composite
def roadmaps(draw: st.DrawFn, most: int = 40) -> RoadmapData:
    years = st.one_of(st.none(), st.integers(1950, 2024).map(float), st.just(2000.0))
    ages = st.one_of(st.none(), st.integers(0, 70).map(float))
    events = tuple(
        RoadEvent(
            f"e{index}",
            draw(WORDS),
            draw(st.integers(-5, 5)),
            draw(years),
            draw(ages),
            draw(st.sampled_from(("", "1997", "usia 18", "kira-kira awal tahun 2003"))),
            draw(st.integers(0, 9)) == 0,
            draw(st.integers(0, 9)) == 0,
            draw(st.sampled_from(((), ("ibu",), ("ayah", "Rosi")))),
        )
        for index in range(draw(st.integers(0, most)))
    )
    return RoadmapData(events, draw(st.sampled_from((None, 1950.0))), draw(st.sampled_from((None, 2024.6))), "2024")


@given(roadmaps(), st.sampled_from([(560.0, 280.0), (780.0, 420.0)]))
@few(60)
def test_nothing_overlaps_and_no_event_is_missing(data: RoadmapData, room: tuple[float, float]) -> None:
    drawing = layout(data, private=True, width=room[0], room=room[1])
    assert_nothing_overlaps(drawing)
    assert_texts_inside(drawing)
    keys = {event.key for event in data.events} | ({NOW} if data.now else set())
    assert {symbol.key for symbol in drawing.symbols} == keys
    assert {label.key for label in drawing.labels} == keys
    legend_entries(data, private=True)


@given(roadmaps(), st.sampled_from([560.0, 780.0]))
@few(40)
def test_no_leader_runs_through_a_label(data: RoadmapData, width: float) -> None:
    drawing = layout(data, private=True, width=width)
    leaders = [line for line in drawing.lines if line.kind == "leader"]
    for line, label in itertools.product(leaders, drawing.labels):
        if line.keys[0] == label.key:
            continue
        (x, y0), (_, y1) = line.points[2], line.points[3]
        box = label.box
        inside = box.x0 < x < box.x1 and max(min(y0, y1), box.y0) < min(max(y0, y1), box.y1) - 1e-6
        assert not inside, (line, label)


@given(roadmaps(most=15))
@few(25)
def test_the_order_of_the_records_does_not_matter(data: RoadmapData) -> None:
    turned = RoadmapData(data.events[::-1], data.birth_year, data.now, data.now_text)
    times = [event.year or event.age for event in data.events if event.year is not None or event.age is not None]
    if len({*times}) == len(times) and all(event.year is None or event.age is None for event in data.events):
        assert layout(turned) == layout(data)


CROWDED = tuple(RoadEvent(f"e{i}", f"peristiwa {i}", (3, -2, 0, 5)[i % 4], 2020.0) for i in range(8))
LIFE = (RoadEvent("birth", "lahir", 2, 1966.0), RoadEvent("school", "sekolah", 1, 1973.0), *CROWDED)


def year_at(drawing: Drawing, x: float) -> float:
    """What the years under the axis say about a place between them."""
    years = sorted(
        (shape.x, float(shape.text))
        for shape in drawing.shapes
        if isinstance(shape, Text) and shape.text.isdigit() and len(shape.text) == 4 and shape.y > drawing.height - 30
    )
    (x0, year0), (x1, year1) = next(
        pair for pair in itertools.pairwise(years) if x <= pair[1][0] or pair[1] == years[-1]
    )
    return year0 + (x - x0) / (x1 - x0) * (year1 - year0)


def middle(drawing: Drawing, key: str) -> float:
    return next((s.box.x0 + s.box.x1) / 2 for s in drawing.symbols if s.key == key)


@pytest.mark.parametrize("width", [560.0, 780.0])
def test_events_of_one_crowded_year_stand_within_it(width: float) -> None:
    drawing = layout(RoadmapData(LIFE, 1966.0, 2026.9, "2026"), width=width)
    for event in CROWDED:
        assert 2020.0 - 1e-6 <= year_at(drawing, middle(drawing, event.key)) < 2021.0
    assert middle(drawing, "e0") < middle(drawing, "e1") < middle(drawing, "e7")
    assert_nothing_overlaps(drawing)
    assert "waktu yang padat, direntangkan" in [words for _, words in legend_entries(RoadmapData(LIFE, 1966.0, 2026.9))]


@given(st.lists(st.integers(1940, 2024), min_size=40, max_size=40))
@few(10)
def test_every_event_of_a_full_map_stands_at_its_own_time(years: list[int]) -> None:
    events = tuple(RoadEvent(f"e{i}", "pindah", 1, float(year)) for i, year in enumerate(years))
    data = RoadmapData(events, 1940.0, 2026.5, "2026")
    drawing = layout(data)
    for event in events:
        place = spot(data, middle(drawing, event.key), 200.0)
        assert place is not None
        assert place.year is not None
        assert event.year is not None
        assert event.year - 1e-6 <= place.year < event.year + 1


def test_an_event_that_nobody_rated_is_hollow_and_off_the_wave() -> None:
    data = RoadmapData(
        (RoadEvent("a", "lahir", 2, 1990), RoadEvent("b", "ayah pergi", None, 1998), RoadEvent("c", "pindah", 0, 2001))
    )
    drawing = layout(data)
    assert next(line.keys for line in drawing.lines if line.kind == "wave") == ("a", "c")
    assert [words for _, words in legend_entries(data)] == [
        "senang, disukai",
        "biasa saja",
        "perasaannya belum dinilai",
    ]
    x = middle(drawing, "b")
    fills = [shape.fill for shape in drawing.shapes if isinstance(shape, Path) and _at(shape, x)]
    assert GREEN not in fills
    assert PAPER in fills


def _at(path: Path, x: float) -> bool:
    across = [place[0] for place in corners(path)]
    return bool(across) and x - 4 <= min(across) <= max(across) <= x + 4


def test_a_feeling_beyond_the_scale_is_marked_and_said() -> None:
    data = RoadmapData((RoadEvent("a", "juara", 9, 1990), RoadEvent("b", "banjir", -7, 1998)))
    assert {"juara (rasa +9)", "banjir (rasa -7)"} <= {" ".join(label.text.split()) for label in layout(data).labels}
    assert "nilai di luar −5 sampai +5" in [words for _, words in legend_entries(data)]


@pytest.mark.parametrize("count", [5, 20, 40])
@pytest.mark.parametrize("feelings", [(5,), (-5,), (-5, 5), (3, -2, 0)])
def test_a_page_holds_them_all_at_seven_points(count: int, feelings: tuple[int, ...]) -> None:
    events = tuple(
        RoadEvent(
            f"e{i}", "pindah rumah ke kota lain lalu bekerja", feelings[i % len(feelings)], 1960.0 + i // 3, when="1960"
        )
        for i in range(count)
    )
    data = RoadmapData(events, 1958.0, 2024.0, "2024")
    page = framed(layout(data), "Peta perjalanan hidup", "2024", "Klien: S", legend_entries(data), A4_LANDSCAPE)
    assert smallest_text(page) >= SMALLEST_TEXT
    assert_nothing_overlaps(page)


def test_years_and_ages_share_the_axis_when_the_birth_is_known() -> None:
    events = (
        RoadEvent("birth", "lahir", 1, year=1958),
        RoadEvent("wedding", "menikah", 5, age=25),
        RoadEvent("child", "anak pertama lahir", 4, year=1988),
    )
    centres = {s.key: (s.box.x0 + s.box.x1) / 2 for s in layout(RoadmapData(events, 1958.0, 2024.0)).symbols}
    share = (centres["wedding"] - centres["birth"]) / (centres["child"] - centres["birth"])
    assert share == pytest.approx(25 / 30)


def test_good_stands_above_the_line_and_bad_below() -> None:
    events = (RoadEvent("good", "juara", 5, 2014), RoadEvent("bad", "ibu meninggal", -5, 2022))
    boxes = {s.key: s.box for s in layout(RoadmapData(events)).symbols}
    labels = {n.key: n.box for n in layout(RoadmapData(events)).labels}
    assert labels["good"].y1 < boxes["good"].y0 < boxes["bad"].y0 < labels["bad"].y0


def test_private_events_show_only_when_asked_for() -> None:
    data = RoadmapData((RoadEvent("a", "lahir", 1, 1997), RoadEvent("b", "rahasia besar", -5, 2010, private=True)))
    assert "b" not in {s.key for s in layout(data).symbols}
    assert not any("rahasia" in text for text in texts(layout(data)))
    assert "b" in {s.key for s in layout(data, private=True).symbols}


def test_hopes_stand_beyond_now_and_are_dotted() -> None:
    data = RoadmapData((RoadEvent("a", "lahir", 1, 1997), RoadEvent("h", "bekerja", 5, hope=True)), 1997, 2024)
    drawing = layout(data)
    boxes = {s.key: s.box for s in drawing.symbols}
    assert boxes["h"].x0 > boxes[NOW].x0
    assert [line.kind for line in drawing.lines if line.kind != "leader"] == ["hope"]


def test_what_is_stated_is_shown_as_stated() -> None:
    data = RoadmapData((RoadEvent("a", "menikah", 5, age=25, when="usia 25"),), 1958.0)
    assert "usia 25" in texts(layout(data))


def test_the_legend_holds_what_is_used() -> None:
    data = RoadmapData((RoadEvent("a", "lahir", 2, 1997), RoadEvent("b", "dirawat", 2)))
    assert [meaning for _, meaning in legend_entries(data)] == ["senang, disukai", "waktunya tidak diketahui"]


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(-5, 5)), min_size=2, max_size=30, unique_by=lambda p: p[0]))
def test_the_wave_never_overshoots(points: list[tuple[int, int]]) -> None:
    points.sort()
    pieces = monotone_curve([(float(x), float(y)) for x, y in points])
    for piece, ((_, y0), (_, y1)) in zip(pieces, itertools.pairwise(points), strict=True):
        heights = [point_on(piece, t / 20)[1] for t in range(21)]
        assert min(y0, y1) - 1e-9 <= min(heights)
        assert max(heights) <= max(y0, y1) + 1e-9
    for piece in split_at_zero(pieces):
        assert piece[0][1] * piece[3][1] >= 0


@given(st.lists(st.floats(0, 700), min_size=1, max_size=30))
def test_spaced_keeps_the_distances(wanted: list[float]) -> None:
    wanted.sort()
    places = spaced(wanted, [8.0 * i for i in range(len(wanted))], 0.0, 700.0)
    assert all(b - a >= 8.0 - 1e-6 for a, b in itertools.pairwise(places))


def test_a_lone_flag_stands_where_it_wants() -> None:
    (flag,) = raise_flags([100.0], [50.0], [20.0], 0.0, 300.0)
    assert (flag.pole, flag.near, flag.far) == (100.0, 0.0, 20.0)


@pytest.mark.parametrize(("first", "last"), [(0, 1), (1958, 2024), (0, 1e7), (1997.2, 1997.9)])
def test_ticks_are_few_and_inside(first: float, last: float) -> None:
    values = ticks(first, last)
    assert len(values) <= 12
    assert all(first <= value <= last for value in values)


def test_a_place_on_the_wave_is_read_back_as_its_year_and_feeling() -> None:
    events = (
        RoadEvent("a", "lahir", 3, year=1990.0),
        RoadEvent("b", "pindah", -4, year=2004.0),
        RoadEvent("c", "bekerja", 1, year=2020.0),
    )
    data = RoadmapData(events, birth_year=1990.0, now=2024.0, now_text="2024")
    boxes = {symbol.key: symbol.box for symbol in layout(data).symbols}
    for event in events:
        box = boxes[event.key]
        found = spot(data, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        assert found is not None
        assert found.year == pytest.approx(event.year, abs=0.7)
        assert found.feeling == pytest.approx(event.feeling, abs=0.01)
        assert not found.hope
    assert spot(data, 400.0, 1.0) is None
    beyond = spot(data, 775.0, boxes["a"].y0)
    assert beyond is not None
    assert beyond.hope
