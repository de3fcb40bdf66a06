"""Text in other scripts than Latin: which typeface shows it, how its letters join, in which order it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.diagrams.display import Drawing, Path, Text
from caseworker_app.diagrams.draw import to_svg
from caseworker_app.diagrams.measure import letters, text_width
from caseworker_app.diagrams.shaping import shaped
from caseworker_app.diagrams.typefaces import ARABIC, EMOJI, HAN, SIGNS, glyphs, not_shown, runs
from caseworker_app.diagrams.typesetting import typeset
from caseworker_app.diagrams.writing_order import by_direction, reads_from_the_right, visual_order

LATIN = letters(bold=False)
JAVANESE = "NotoSansJavanese-Regular"
SCRIPTS = ["a", " ", "12", "Siti", "بسم", "الله", "ِ", "ꦲꦏ", "꧀", "ᬅ", "ᮃ", "陳", "🙏", "👍🏽", "✓", "(", ",", "ไ", "𓀀"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siti", [("", "Siti")]),
        ("doa بسم الله, ya", [("", "doa "), (ARABIC, "بسم الله"), ("", ", ya")]),
        ("بِسْمِ", [(ARABIC, "بِسْمِ")]),
        ("ꦲꦏ꧀ꦱꦫ", [(JAVANESE, "ꦲꦏ꧀ꦱꦫ")]),
        ("Tan 陳美玲", [("", "Tan "), (HAN, "陳美玲")]),
        ("👍🏽✓", [(EMOJI, "👍🏽"), (SIGNS, "✓")]),
        ("ไa", [("", "[U+0E44]a")]),
        ("", []),
    ],
)
def test_each_script_has_its_typeface_and_marks_go_with_their_letters(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(run.typeface, run.text) for run in runs(text, LATIN)] == expected


@pytest.mark.parametrize(
    "text", ["بسم الله الرحمن الرحيم ﷺ", "ꦲꦏ꧀ꦱꦫꦗꦮ", "ᬅᬓ᭄ᬱᬭ", "ᮃᮊ᮪ᮞᮛ", "ᯅᯖᯂ᯲", "ᨒᨚᨈᨑ", "陳美玲", "🙏😭👍🏽", "½ ≥ → ✓ ☐"]
)
def test_the_scripts_of_indonesia_and_emoji_can_all_be_shown(text: str) -> None:
    assert not_shown(text, LATIN) == set()


@given(st.lists(st.sampled_from(SCRIPTS)).map("".join))
def test_no_letter_is_lost_or_moved_by_cutting_a_text_into_runs(text: str) -> None:
    pieces = runs(text, LATIN)
    codes = {f"[U+{ord(char):04X}]": char for char in not_shown(text, LATIN)}
    joined = "".join(run.text for run in pieces)
    for code, char in codes.items():
        joined = joined.replace(code, char)
    assert joined == text
    assert all(set(map(ord, run.text)) <= glyphs(run.typeface) for run in pieces if run.typeface)


def test_letters_are_joined_and_stacked() -> None:
    apart = sum(shaped(ARABIC, letter)[0] for letter in "بسم")
    assert shaped(ARABIC, "بسم")[0] < apart
    assert shaped(JAVANESE, "ꦏ꧀ꦱ")[0] < sum(shaped(JAVANESE, letter)[0] for letter in "ꦏꦱ") * 1.05
    numbers = [glyph.number for glyph in shaped(ARABIC, "بسم")[1]]
    assert numbers != [glyph.number for letter in "مسب" for glyph in shaped(ARABIC, letter)[1]]


@pytest.mark.parametrize(
    ("texts", "from_the_right", "expected"),
    [
        (["doa ", "بسم", " ya"], False, [0, 1, 2]),
        (["سورة", " 12 ", "آية"], False, [2, 1, 0]),
        (["سورة", " 12 ", "آية"], True, [2, 1, 0]),
        (["الله", " Siti ", "محمد"], True, [2, 1, 0]),
        (["Siti ", "محمد"], True, [1, 0]),
        (["12 ", "Siti"], False, [0, 1]),
    ],
)
def test_runs_stand_in_the_order_in_which_the_eye_meets_them(
    texts: list[str], *, from_the_right: bool, expected: list[int]
) -> None:
    assert visual_order(texts, from_the_right=from_the_right) == expected


@given(st.lists(st.sampled_from(SCRIPTS), max_size=8), st.booleans())
def test_no_run_is_lost_by_ordering(texts: list[str], from_the_right: bool) -> None:  # noqa: FBT001 - by hypothesis
    assert sorted(visual_order(texts, from_the_right=from_the_right)) == list(range(len(texts)))


@given(st.lists(st.sampled_from(SCRIPTS)).map("".join))
def test_what_is_read_from_the_right_is_cut_out_and_nothing_is_lost(text: str) -> None:
    assert "".join(piece for piece, _ in by_direction(text)) == text


def test_a_paragraph_is_read_from_where_its_first_letter_is() -> None:
    assert reads_from_the_right("(بسم) Siti")
    assert not reads_from_the_right("12 Siti بسم")
    assert not reads_from_the_right("12 ...")


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_the_runs_of_a_line_stand_side_by_side_in_the_room_that_was_measured(anchor: str) -> None:
    text = Text(100, 50, "Doa بسم الله dan 陳", 10, anchor=anchor)  # type: ignore[arg-type] # one of its three words
    shapes = typeset(text)
    width = text_width(text.text, 10)
    left = 100 - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    xs = [point[0] for shape in shapes if isinstance(shape, Path) for _, *points in shape.steps for point in points]
    assert shapes[0] == Text(left, 50, "Doa ", 10, anchor="start")
    assert left + text_width("Doa ", 10) - 1 < min(map(float, xs)) < max(map(float, xs)) < left + width + 1


def test_a_plain_text_stays_as_it_is() -> None:
    text = Text(1, 2, "Siti Aminah")
    assert typeset(text) == [text]


def test_a_drawing_shows_no_empty_box() -> None:
    drawing = Drawing(300, 50, (Text(10, 20, "Nenek الله 陳 ꦲꦏ 🙏 ไ", anchor="start"),))
    svg = to_svg(drawing).decode()
    assert "[U+0E44]" in svg
    assert not any(char in svg for char in "الله陳ꦲ🙏ไ")
