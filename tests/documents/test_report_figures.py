"""Figures of the report: words that can be read on every page, however much a diagram holds."""

from __future__ import annotations

import dataclasses

import pytest

from caseworker_app.diagrams import ecomap, roadmap, sociogram
from caseworker_app.diagrams.display import Drawing, Text
from caseworker_app.diagrams.frame import SMALLEST_TEXT, smallest_text
from caseworker_app.diagrams.sheet import Sheet
from caseworker_app.documents.case_report.figures import TURNED, UPRIGHT, report_figures


def an_ecomap(count: int) -> Sheet:
    names = ("Puskesmas Kecamatan Sukamaju", "ketua RT 05", "Majelis Taklim Al-Hidayah", "teman-teman sekelas")
    systems = tuple(ecomap.EcomapSystem(f"k{i}", f"{names[i % 4]} {i}", tie="dekat") for i in range(count))
    data = ecomap.EcomapData("MS", systems)
    return Sheet(ecomap.layout(data), "Ecomap", shape=lambda width, height: ecomap.layout(data, (width, height)))


def a_road_map(count: int) -> Sheet:
    events = tuple(
        roadmap.RoadEvent(f"e{i}", "pindah rumah ke kota lain lalu bekerja", (-1) ** i * (1 + i % 5), 1960.0 + i)
        for i in range(count)
    )
    data = roadmap.RoadmapData(events, 1958.0, 2024.0, "2024")
    shape = lambda width, height: roadmap.layout(data, room=height * 780.0 / width)  # noqa: E731 - as short as it can be
    return Sheet(roadmap.layout(data), "Life road map", shape=shape)


def a_sociogram(count: int) -> Sheet:
    members = tuple(sociogram.Member(f"k{i}", f"anggota kelompok {i}") for i in range(count))
    answers = tuple(sociogram.Answer(f"k{i}", f"k{(i * 3 + 1) % count}", "memilih") for i in range(count))
    data = sociogram.SociogramData(members, answers)
    return Sheet(sociogram.layout(data), "Sosiogram", shape=lambda w, h: sociogram.layout(data, (w, h)))


@pytest.mark.parametrize(
    ("sheet", "pages"),
    [(an_ecomap(8), 1), (an_ecomap(30), 2), (a_road_map(12), 1), (a_road_map(50), 2), (a_sociogram(12), 1)],
)
def test_every_word_of_a_figure_can_be_read(sheet: Sheet, pages: int) -> None:
    figures = report_figures("a", "Gambar", sheet)
    assert len(figures) >= pages
    assert (len(figures) == 1) == (pages == 1)
    assert figures[0].key == "a"
    assert len({figure.key for figure in figures}) == len(figures)
    shown = {symbol.key for figure in figures for symbol in figure.drawing.symbols}
    assert shown == {symbol.key for symbol in sheet.drawing.symbols}
    for figure in figures:
        assert smallest_text(figure.drawing) >= SMALLEST_TEXT - 0.011
        assert figure.drawing.width <= (TURNED[0] if figure.landscape else UPRIGHT[0]) + 1e-6


def test_a_figure_takes_the_shape_of_its_page() -> None:
    sheet = an_ecomap(14)
    (figure,) = report_figures("a", "Gambar", sheet)
    (fixed,) = report_figures("a", "Gambar", dataclasses.replace(sheet, shape=None))
    assert smallest_text(figure.drawing) >= smallest_text(fixed.drawing)


def a_sheet(width: float, height: float, meanings: int) -> Sheet:
    """A drawing of this size with words of 7.5 points, below it so many signs to explain."""
    drawing = Drawing(width, height, tuple(Text(x, height / 2, "SP", 7.5) for x in (20, width / 2, width - 20)))
    return Sheet(
        drawing, "Genogram", credit="Klien: RK", legend=tuple(((), f"arti tanda {i}") for i in range(meanings))
    )


@pytest.mark.parametrize(
    ("sheet", "captions"),
    [
        (a_sheet(380, 300, 12), ["Genogram"]),  # above its legend
        (a_sheet(480, 340, 12), ["Genogram"]),  # beside it
        (a_sheet(489, 351, 30), ["Genogram", "Keterangan Genogram"]),
        (a_sheet(900, 200, 4), ["Genogram, bagian 1 dari 2", "Genogram, bagian 2 dari 2"]),
        (a_sheet(900, 340, 60), ["Genogram, bagian 1 dari 2", "Genogram, bagian 2 dari 2", "Keterangan Genogram"]),
    ],
)
def test_a_long_legend_gives_way_before_a_drawing_is_cut(sheet: Sheet, captions: list[str]) -> None:
    figures = report_figures("a", "Genogram", sheet)
    assert [figure.caption for figure in figures] == captions
    words = [shape.text for figure in figures for shape in figure.drawing.shapes if isinstance(shape, Text)]
    assert all(any(meaning == word for word in words) for _, meaning in sheet.legend)
    for figure in figures:
        assert smallest_text(figure.drawing) >= SMALLEST_TEXT - 0.011
        room = TURNED if figure.landscape else (UPRIGHT[0], UPRIGHT[1] + 10.0)
        assert figure.drawing.height <= room[1] + 1e-6
