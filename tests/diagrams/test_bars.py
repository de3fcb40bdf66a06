"""Bars for counts, and the empty frames to draw in by hand."""

from __future__ import annotations

import itertools

import pytest

from caseworker_app.diagrams.bars import lying_bars, upright_bars
from caseworker_app.diagrams.catalogue import DIAGRAMS
from tests.diagrams.checks import texts

LONG = "korban penyalahgunaan narkotika, psikotropika, dan zat adiktif lainnya"


def test_lying_bars_are_as_long_as_their_counts_and_their_words_are_whole() -> None:
    drawing = lying_bars([(LONG, 10), ("anak", 5), ("tidak ada", 0)], 400.0)
    lengths = [symbol.box.x1 - symbol.box.x0 for symbol in drawing.symbols]
    assert lengths[1] == pytest.approx(lengths[0] / 2)
    assert lengths[2] == 0
    assert LONG in " ".join(texts(drawing))
    assert all(0 <= symbol.box.y0 < symbol.box.y1 <= drawing.height for symbol in drawing.symbols)
    for one, other in itertools.combinations(drawing.labels, 2):
        assert not one.box.touches(other.box)


def test_upright_bars_show_their_counts_and_no_halves() -> None:
    drawing = upright_bars([("1/24", 2), ("2/24", 0), ("3/24", 1)], "kasus", 400.0, 180.0)
    heights = [symbol.box.y1 - symbol.box.y0 for symbol in drawing.symbols]
    assert heights[0] == pytest.approx(2 * heights[2])
    assert heights[1] == 0
    assert not any("," in text for text in texts(drawing))
    assert {"1/24", "2/24", "3/24", "kasus"} <= set(texts(drawing))


def test_each_frame_to_draw_in_has_its_legend() -> None:
    sheets = {key: diagram.blank_sheet() for key, diagram in DIAGRAMS.items() if diagram.blank}
    assert list(sheets) == ["genogram", "ecomap", "roadmap", "quadrant", "bodymap", "venn", "bpss"]
    meanings = {meaning for _, meaning in sheets["genogram"].legend}
    assert {"laki-laki", "perempuan", "klien", "meninggal", "menikah", "cerai", "tinggal serumah"} <= meanings
    assert {"sangat dekat", "konflik", "terputus"} <= {meaning for _, meaning in sheets["ecomap"].legend}
    assert {"nyeri", "luka", "memar"} <= {meaning for _, meaning in sheets["bodymap"].legend}
    assert {"+5", "0", "−5"} <= set(texts(sheets["roadmap"].drawing))
    for sheet in sheets.values():
        assert sheet.drawing.width > 300
        assert sheet.title
