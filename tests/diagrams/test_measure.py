"""Text widths and line breaks agree with the font that is drawn."""

from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.diagrams.display import Text
from caseworker_app.diagrams.measure import shortened, text_box, text_width, wrap


def test_widths_are_those_of_the_font() -> None:
    assert text_width("i", 1000) == 222.16796875
    assert text_width("W", 1000, bold=True) == 943.84765625
    assert text_width("", 9) == 0


def test_a_character_without_a_glyph_has_a_width() -> None:
    assert text_width("😀", 10) > 3


@given(st.text(max_size=80), st.floats(5, 200), st.sampled_from([7.0, 9.0, 13.0]))
def test_wrapping_loses_no_letter_and_keeps_to_the_width(text: str, width: float, size: float) -> None:
    lines = wrap(text, width, size)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, size) <= width + 1e-6 or len(line) == 1 for line in lines)


def test_words_stay_whole_where_they_fit() -> None:
    assert wrap("ketua kader lansia", 40, 9) == ["ketua", "kader", "lansia"]
    assert wrap("ketua kader lansia", 60, 9) == ["ketua kader", "lansia"]


def test_past_the_last_line_the_text_is_cut_visibly() -> None:
    assert wrap("satu dua tiga empat lima", 40, 9, max_lines=2)[-1].endswith("…")
    assert len(wrap("satu dua tiga empat lima", 40, 9, max_lines=2)) == 2
    assert shortened("Situmorang", 30, 9).endswith("…")
    assert shortened("Sri", 30, 9) == "Sri"


def test_the_box_of_a_text_follows_its_anchor() -> None:
    start, middle, end = (text_box(Text(100, 50, "klien", 10, anchor=anchor)) for anchor in ("start", "middle", "end"))
    assert start.x0 == 100
    assert end.x1 == 100
    assert middle.x0 + middle.x1 == 200
    assert start.y0 < 50 < start.y1


def test_a_text_as_long_as_a_book_is_shortened_at_once() -> None:
    book = "halaman demi halaman " * 20_000
    short = shortened(book, 100.0, 8.0)
    assert short.endswith("…")
    assert 90.0 < text_width(short, 8.0) <= 100.0
    assert len(wrap(book, 100.0, 8.0, max_lines=3)) == 3
