"""Whatever a case holds: on paper no two words touch, none lies on another's symbol, and all can be read."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from caseworker_app.diagrams import (
    body_places,
    bodymap,
    bodymap_pair,
    bpss,
    charts,
    ecomap,
    ecomap_pair,
    mindmap,
    quadrant,
    red_thread,
    roadmap,
    roadmap_pair,
    scores,
    single_subject,
    sociogram,
    venn,
    venn_pair,
)
from caseworker_app.diagrams.chart_parts import Reading
from caseworker_app.diagrams.display import Box, Drawing, Text
from caseworker_app.diagrams.frame import A3_LANDSCAPE, A4_LANDSCAPE, SMALLEST_TEXT, smallest_text
from caseworker_app.diagrams.measure import text_box
from caseworker_app.diagrams.pair import Pair
from caseworker_app.diagrams.panels import Point
from caseworker_app.diagrams.sheet import Sheet
from caseworker_app.diagrams.styles import TIES
from tests.diagrams.checks import assert_inside, assert_texts_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.diagrams.frame import LegendEntry

WORDS = (
    "RT 05", "Puskesmas", "Kecamatan", "Sekolah Luar Biasa", "Dinas Sosial", "Kabupaten Karanganyar", "keluarga", "ibu",
    "teman-teman", "majelis taklim", "Posyandu Lansia", "pertanggungjawaban", "ketidakmampuan", "pindah rumah", "di",
    "kehilangan pekerjaan", "karena sakit", "Karang Taruna", "bertengkar", "dan", "dengan tetangga sebelah",
)  # fmt: skip
ENERGIES = ("ke klien", "dari klien", "dua arah", "tidak ada", None)
HEAD_ROOM = 0.1
"""So much of its height a line of text does not use above its letters, and below them nearly as much."""


def words(most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=most).map(" ".join)


def lengths() -> st.SearchStrategy[int]:
    return st.sampled_from((1, 3, 8))


@st.composite
def ecomaps(draw: st.DrawFn, most: int = 30, *, moved: bool = True) -> ecomap.EcomapData:
    long = draw(lengths())
    moves = st.one_of(st.just(0.0), st.floats(-200.0, 200.0)) if moved else st.just(0.0)
    systems = tuple(
        ecomap.EcomapSystem(
            f"k{at}",
            draw(words(long)),
            draw(st.sampled_from((*ecomap.KINDS, ""))),
            draw(st.sampled_from((*TIES, None))),
            draw(st.booleans()),
            draw(st.sampled_from(ENERGIES)),
            draw(st.integers(0, 4)) == 0,
            None,
            draw(moves),
            draw(moves),
        )
        for at in range(draw(st.integers(1, most)))
    )
    return ecomap.EcomapData(draw(words(2)), systems, draw(st.sampled_from(("male", "female", "unknown"))))


@st.composite
def roadmaps(draw: st.DrawFn) -> roadmap.RoadmapData:
    long = draw(lengths())
    years = st.one_of(st.just(2000.0), st.integers(1950, 2024).map(float), st.none())
    events = tuple(
        roadmap.RoadEvent(
            f"e{at}",
            draw(words(long)),
            draw(st.integers(-5, 5)),
            draw(years),
            when=draw(st.sampled_from(("", "2000", "kira-kira awal tahun 2003"))),
            hope=draw(st.integers(0, 9)) == 0,
            people=draw(st.sampled_from(((), ("ibu", "ayah")))),
        )
        for at in range(draw(st.integers(1, 60)))
    )
    return roadmap.RoadmapData(events, draw(st.sampled_from((None, 1950.0))), 2024.6, "2024")


@st.composite
def bodymaps(draw: st.DrawFn) -> bodymap.BodymapData:
    long = draw(lengths())
    shares = st.one_of(st.just(0.5), st.floats(0.0, 1.0))
    nowhere: tuple[float | None, float | None] = (None, None)
    spots = st.one_of(st.just(nowhere), st.tuples(shares, shares))
    marks = tuple(
        bodymap.BodyMark(
            f"m{at}",
            draw(st.sampled_from(("kaki kanan", "kepala", "di mana-mana", ""))),
            draw(st.sampled_from((body_places.FRONT, body_places.BACK))),
            *draw(spots),
            kind=draw(st.sampled_from((*bodymap.KINDS, None))),
            since="2019",
            cause=draw(words(long)),
            scale=draw(st.sampled_from((None, 7))),
            visum=draw(st.sampled_from((None, True, False))),
        )
        for at in range(draw(st.integers(1, 25)))
    )
    return bodymap.BodymapData(marks, draw(st.booleans()))


@st.composite
def venns(draw: st.DrawFn) -> venn.VennData:
    count, long = draw(st.integers(1, 15)), draw(lengths())
    steps = st.one_of(st.none(), st.integers(1, 5))
    keys = st.sampled_from([venn.CLIENT, *(f"v{at}" for at in range(count))])
    bodies = tuple(
        venn.VennBody(f"v{at}", draw(words(long)), draw(steps), draw(steps), tuple(draw(st.lists(keys, max_size=2))))
        for at in range(count)
    )
    return venn.VennData(draw(words(2)), bodies)


@st.composite
def sociograms(draw: st.DrawFn) -> sociogram.SociogramData:
    keys = [f"s{at}" for at in range(draw(st.integers(3, 25)))]
    kinds: st.SearchStrategy[sociogram.Kind] = st.sampled_from(("memilih", "memilih", "menolak"))
    answers = st.builds(sociogram.Answer, st.sampled_from(keys), st.sampled_from(keys), kinds)
    members = tuple(sociogram.Member(key, draw(words(2))) for key in keys)
    return sociogram.SociogramData(members, tuple(draw(st.lists(answers, max_size=2 * len(keys)))))


@st.composite
def point_lists(draw: st.DrawFn, boxes: tuple[str, ...], most: int) -> list[tuple[str, str, str, str]]:
    """Key, box, text and source."""
    long = draw(lengths())
    return [
        (f"{box}{at}", box, draw(words(long)), draw(st.sampled_from(("", "klien", "instruktur keterampilan menjahit"))))
        for box in boxes
        for at in range(draw(st.integers(0, most)))
    ]


@st.composite
def series(draw: st.DrawFn, prefix: str, count: int, low: int, high: int) -> tuple[Reading, ...]:
    times = draw(st.lists(st.integers(738_000, 738_200), min_size=count, max_size=count, unique=True))
    return tuple(
        Reading(f"{prefix}{at}", f"{1 + at % 28:02d}/{1 + at // 28:02d}/24", float(draw(st.integers(low, high))), time)
        for at, time in enumerate(sorted(times))
    )


def readable(drawing: Drawing, legend: Sequence[LegendEntry], *, apart: bool = True) -> None:
    """Check the drawing on its pages; ``apart`` is not for circles that overlap by their meaning."""
    sheet = Sheet(drawing, "Diagram", "Asesmen · 26 Agustus 2024", "Klien: MS · Praktikan: NR", tuple(legend))
    whole, pages = sheet.whole(), sheet.pages()
    labels, symbols = whole.labels, whole.symbols
    for one, other in itertools.combinations(labels, 2):
        assert not one.box.touches(other.box, -1e-6), (one, other)
    if apart:
        for a, b in itertools.combinations(symbols, 2):
            assert not a.box.touches(b.box, -1e-6), (a, b)
        for label, symbol in itertools.product(labels, symbols):
            assert label.key == symbol.key or not label.box.touches(symbol.box, -1e-6), (label, symbol)
    for box in (*(label.box for label in labels), *(symbol.box for symbol in symbols)):
        assert_inside(box, whole)
    letters = [_letters(shape) for shape in whole.shapes if isinstance(shape, Text) and not shape.angle]
    for (said, one_box), (also, other_box) in itertools.combinations(letters, 2):
        assert not one_box.touches(other_box, -0.3), (said, also)
    assert_texts_inside(whole)
    assert {label.key for page in pages for label in page.labels} == {label.key for label in labels}
    for page in pages:
        assert (page.width, page.height) in {A4_LANDSCAPE, A3_LANDSCAPE}
        assert smallest_text(page) >= SMALLEST_TEXT - 1e-6


def _letters(text: Text) -> tuple[str, Box]:
    box = text_box(text)
    return text.text, Box(box.x0, box.y0 + HEAD_ROOM * text.size, box.x1, box.y1 - HEAD_ROOM * text.size)


often = settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))


@given(ecomaps())
@often
def test_ecomap(data: ecomap.EcomapData) -> None:
    readable(ecomap.layout(data), ecomap.legend_entries(data))


@given(ecomaps(14, moved=False), ecomaps(14, moved=False))
@often
def test_ecomap_before_and_after(before: ecomap.EcomapData, after: ecomap.EcomapData) -> None:
    readable(ecomap_pair.compare(before, after), ecomap_pair.compare_legend(before, after))


@given(roadmaps())
@often
def test_road_map(data: roadmap.RoadmapData) -> None:
    readable(roadmap.layout(data), roadmap.legend_entries(data))


@given(bodymaps())
@often
def test_body_map(data: bodymap.BodymapData) -> None:
    readable(bodymap.layout(data), bodymap.legend_entries(data))


@given(venns())
@often
def test_venn_diagram(data: venn.VennData) -> None:
    readable(venn.layout(data), venn.legend_entries(data), apart=False)


@given(sociograms())
@often
def test_sociogram(data: sociogram.SociogramData) -> None:
    readable(sociogram.layout(data), sociogram.legend_entries(data))


@given(point_lists(tuple(box.name for box in quadrant.BOXES), 15))
@often
def test_quadrant(points: list[tuple[str, str, str, str]]) -> None:
    data = quadrant.QuadrantData(tuple(quadrant.QuadrantPoint(*point) for point in points))
    readable(quadrant.layout(data), quadrant.legend_entries(data))


@given(point_lists(tuple(name for name, _ in bpss.DIMENSIONS), 12))
@often
def test_bpss_picture(points: list[tuple[str, str, str, str]]) -> None:
    readable(bpss.layout(bpss.BpssData("MS", tuple(bpss.BpssPoint(*point) for point in points))), ())


@given(point_lists(("Gejala", "Penyebab", "Dampak", "Potensi dan sumber"), 12), words(8))
@often
def test_mind_map(points: list[tuple[str, str, str, str]], focus: str) -> None:
    grouped = itertools.groupby(points, key=lambda point: point[1])
    branches = tuple(mindmap.Branch(box, box, tuple(Point(k, t, s) for k, _, t, s in some)) for box, some in grouped)
    readable(mindmap.layout(mindmap.MindmapData(focus, branches)), ())


@st.composite
def threads(draw: st.DrawFn) -> red_thread.RedThreadData:
    """Strands of any shape; a missing bead stands alone in its cell."""
    columns = ("Gejala", "Fokus dan masalah", "Tujuan", "Kegiatan", "Pertemuan", "Pengukuran", "Evaluasi")
    notes = st.sampled_from(("", "2 kali, 2/9/2024 – 9/9/2024"))
    strands, gaps = [], []
    for at in range(draw(st.integers(1, 4))):
        cells = []
        for column in columns:
            beads = tuple(
                red_thread.Bead(f"{at}/{column}/{number}", draw(words(6)), draw(notes))
                for number in range(draw(st.integers(0, 3)))
            )
            if not beads and draw(st.booleans()):
                beads = (red_thread.Bead(f"{at}/{column}", "tujuan tanpa sesi", missing=True),)
                gaps.append((beads[0].key, "Tujuan tanpa sesi"))
            cells.append(beads)
        strands.append(tuple(cells))
    return red_thread.RedThreadData(columns, tuple(strands), tuple(gaps))


@given(threads(), st.sampled_from((300.0, 500.0, 900.0)))
def test_red_thread(data: red_thread.RedThreadData, room: float) -> None:
    drawing = red_thread.layout(data, red_thread.box_width(len(data.columns), room))
    beads = [bead for strand in data.strands for cell in strand for bead in cell]
    assert [symbol.key for symbol in drawing.symbols] == [bead.key for bead in beads]
    readable(drawing, red_thread.legend_entries(data))


@given(st.data(), st.integers(1, 40))
@often
def test_charts_over_time(data: st.DataObject, count: int) -> None:
    high, low = data.draw(series("s", count, 125, 190)), data.draw(series("d", count, 60, 95))
    pressure = charts.TrendData(
        (charts.Series("sistolik", high), charts.Series("diastolik", low)), "mmHg", (80.0, 120.0)
    )
    readable(charts.trend(pressure), charts.trend_legend(pressure))
    phases = (single_subject.Phase(data.draw(words(3)), low[:5]), single_subject.Phase(data.draw(words(3)), low[5:]))
    graph = single_subject.SingleSubjectData("menangis", phases)
    readable(single_subject.layout(graph), single_subject.legend_entries(graph))
    spent = data.draw(st.lists(st.sampled_from((0.0, 0.0, 25.0)), min_size=count, max_size=count))
    days = tuple(
        charts.TokenDay(one.key, one.when, (one.value or 0.0) - 55, cost) for one, cost in zip(low, spent, strict=True)
    )
    ledger = charts.TokenData(days, ((days[0].key, 25.0),), "bintang")
    readable(charts.tokens(ledger), charts.tokens_legend(ledger))


@given(st.data(), st.integers(1, 40), st.booleans())
@often
def test_scores(data: st.DataObject, count: int, banded: bool) -> None:  # noqa: FBT001 - hypothesis passes by position
    bands = (scores.Band("rendah", 0, 30), scores.Band("sedang", 31, 60), scores.Band("tinggi sekali", 61, 100))
    readings = tuple(
        Reading(
            f"r{at}",
            f"asesmen, {1 + at % 28:02d}/09/2024",
            data.draw(st.one_of(st.none(), st.integers(0, 100).map(float))),
            said=data.draw(st.sampled_from(("", "tinggi", "mendekati rendah sekali"))),
        )
        for at in range(count)
    )
    readable(scores.layout(scores.ScoresData("Skala kesepian", readings, 0, 100, bands if banded else ())), ())


@pytest.mark.parametrize(
    "draw",
    [
        lambda: ecomap.layout(ecomap.EcomapData("MS")),
        lambda: roadmap.layout(roadmap.RoadmapData()),
        lambda: venn.layout(venn.VennData("MS")),
        lambda: mindmap.layout(mindmap.MindmapData("")),
        lambda: sociogram.layout(sociogram.SociogramData()),
        lambda: charts.trend(charts.TrendData()),
        lambda: charts.tokens(charts.TokenData()),
        lambda: single_subject.layout(single_subject.SingleSubjectData("")),
        lambda: scores.layout(scores.ScoresData("")),
        lambda: red_thread.layout(red_thread.RedThreadData(("Gejala", "Evaluasi"))),
        lambda: ecomap_pair.compare(ecomap.EcomapData("MS"), ecomap.EcomapData("MS")),
        lambda: bodymap_pair.compare(Pair(bodymap.BodymapData(), bodymap.BodymapData(), ("", ""))),
        lambda: roadmap_pair.compare(Pair(roadmap.RoadmapData(), roadmap.RoadmapData(), ("", ""))),
        lambda: venn_pair.compare(Pair(venn.VennData("MS"), venn.VennData("MS"), ("", ""))),
    ],
)
def test_what_holds_nothing_draws_too(draw: Callable[[], Drawing]) -> None:
    readable(draw(), ())
