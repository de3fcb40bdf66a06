"""The reference sheet: every symbol and line of the standard is on it, and each looks as it always did.

Compared is the geometry, not pixels: symbols, labels, lines and shapes of each small drawing with the files in
``tests/files/reference``. After a wanted change, ``python -m tests.diagrams.test_reference`` writes them anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from caseworker_app.diagrams import display, reference
from caseworker_app.diagrams.display import Drawing, geometry
from caseworker_app.diagrams.frame import SMALLEST_TEXT, smallest_text
from caseworker_app.diagrams.genogram.family import ChildKind, CoupleKind, Ended, MemberKind, Shading, TieKind
from caseworker_app.diagrams.genogram.legend import LETTERS
from caseworker_app.diagrams.styles import CHILDREN, COUPLES, EMOTIONAL, TIES
from caseworker_app.model.choices import EmotionalKind
from tests.diagrams.checks import assert_nothing_overlaps, assert_texts_inside, texts

FILES = Path(__file__).parents[1] / "files" / "reference"
SLACK = 0.06  # points: numbers are kept with one decimal
SECTIONS = reference.sections()


def plain(drawing: Drawing) -> dict[str, Any]:
    """All that is drawn, as numbers with one decimal, words and lists."""

    def rounded(value: Any) -> Any:
        if isinstance(value, float):
            return round(value, 1) + 0.0
        if isinstance(value, dict):
            return {key: rounded(one) for key, one in value.items()}
        return [rounded(one) for one in value] if isinstance(value, list | tuple) else value

    def told(shape: display.Shape) -> list[Any]:
        if isinstance(shape, display.Text):
            return [shape.text, shape.x, shape.y, shape.size, "bold" if shape.bold else "", shape.anchor]
        pen = [shape.pen.width, shape.pen.color, *shape.pen.dash] if shape.pen else []
        return [[list(step) for step in shape.steps], pen, shape.fill or ""]

    found = geometry(drawing) | {"shapes": [told(shape) for shape in drawing.shapes]}
    result: dict[str, Any] = rounded(found | {"size": [drawing.width, drawing.height]})
    return result


def assert_alike(one: Any, other: Any, where: str) -> None:
    if isinstance(one, int | float) and isinstance(other, int | float):
        assert abs(one - other) <= SLACK + 0.1, where
    elif isinstance(one, list) and isinstance(other, list):
        assert len(one) == len(other), where
        for at, (a, b) in enumerate(zip(one, other, strict=True)):
            assert_alike(a, b, f"{where}/{at}")
    elif isinstance(one, dict) and isinstance(other, dict):
        assert sorted(one) == sorted(other), where
        for key in one:
            assert_alike(one[key], other[key], f"{where}/{key}")
    else:
        assert one == other, where


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_each_symbol_and_line_is_drawn_as_it_always_was(section: reference.Section) -> None:
    kept = json.loads((FILES / f"{section.key}.json").read_text("utf-8"))
    assert list(kept) == [entry.key for entry in section.entries]
    for entry in section.entries:
        drawing = entry.make()
        assert_alike(plain(drawing), kept[entry.key], entry.key)
        assert_nothing_overlaps(drawing)
        assert_texts_inside(drawing)


def test_nothing_of_the_standard_is_missing() -> None:
    keys = {entry.key for section in SECTIONS for entry in section.entries}

    def of(section: str, kinds: tuple[str, ...]) -> set[str]:
        return {f"{section}/{kind.replace('_', '-').replace(' ', '-')}" for kind in kinds}

    wanted = of("orang", get_args(MemberKind)[1:]) | {"orang/klien", "orang/meninggal", "orang/tidak-diketahui"}
    wanted |= of("arsiran", get_args(Shading)) | of("arsiran", tuple(letter.lower() for letter in LETTERS))
    wanted |= of("pasangan", get_args(CoupleKind)) | of("pasangan", get_args(Ended)[:3])
    wanted |= of("anak", get_args(ChildKind)) | {"anak/kembar", "anak/kembar-identik", "rumah/serumah"}
    wanted |= of("emosional", get_args(TieKind)) | of("ecomap", tuple(TIES))
    wanted |= {"ecomap/stres", "ecomap/meninggal"}
    assert wanted <= keys
    names = {entry.name for section in SECTIONS for entry in section.entries}
    for table in (COUPLES, CHILDREN, EMOTIONAL, TIES):
        assert {style.name for style in table.values()} <= names


def test_emotional_lines_are_called_as_they_are_chosen() -> None:
    assert {style.name for style in EMOTIONAL.values()} == {kind.value for kind in EmotionalKind}


def test_no_two_drawings_are_alike() -> None:
    drawn = [json.dumps(plain(entry.make())["shapes"]) for section in SECTIONS for entry in section.entries]
    alike = {one for one in drawn if drawn.count(one) > 1}
    assert len(alike) <= 1  # tension is drawn as stress on an ordinary tie


def test_the_sheet_names_everything_and_can_be_read() -> None:
    pages = reference.pages()
    for page in pages:
        assert_texts_inside(page)
        assert smallest_text(page) >= SMALLEST_TEXT
    written = " ".join(word for page in pages for word in texts(page))
    for section in SECTIONS:
        assert section.title in written
        for entry in section.entries:
            assert entry.name.split()[0] in written
    assert reference.whole().height == sum(page.height for page in pages)


def write() -> None:
    """Keep what is drawn now."""
    FILES.mkdir(exist_ok=True)
    for section in SECTIONS:
        entries = [f"{json.dumps(e.key)}: {json.dumps(plain(e.make()), ensure_ascii=False)}" for e in section.entries]
        (FILES / f"{section.key}.json").write_text("{\n" + ",\n".join(entries) + "\n}\n", "utf-8")


if __name__ == "__main__":
    write()
