from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.diagrams.typefaces import visible_code
from caseworker_app.documents.printable import printable


def test_ordinary_text_stays_as_it_is() -> None:
    text = "Ani <ani@x.id> & «Budi» — 50 % é ñ “ya”\nbaris kedua"
    assert printable(text) == text


def test_every_kind_of_line_end_is_one_line_feed() -> None:
    assert printable("a\r\nb\rc\vd\fe\u2028f\u2029g\x85h") == "a\nb\nc\nd\ne\nf\ng\nh"


def test_control_and_invisible_characters_leave_no_trace() -> None:
    assert printable("a\x00\x07\x1bb\u200bc\u00add\ufeffe\u202ef\ufe0fg") == "abcdefg"


def test_spaces_of_every_width_are_spaces_and_solid_ones_stay_solid() -> None:
    assert printable("a\tb\u2003c\u3000d") == "a b c d"
    assert printable("Rp\u202f10\u00a0000") == "Rp\u00a010\u00a0000"


def test_letters_and_accents_typed_apart_become_one() -> None:
    assert printable("e\u0301") == "é"


def test_half_a_surrogate_pair_is_shown_as_a_code() -> None:
    assert printable("a\ud83db") == "a[U+D83D]b"


def test_bullets_pasted_from_a_word_processor_are_bullets() -> None:
    assert printable("\uf0b7 satu") == "• satu"


def test_codes_have_at_least_four_digits() -> None:
    assert visible_code("\u20ac") == "[U+20AC]"
    assert visible_code("😀") == "[U+1F600]"


@given(st.text(st.characters()))
def test_whatever_goes_in_can_be_written_to_a_file_and_stays(text: str) -> None:
    once = printable(text)
    once.encode("utf-8")
    assert printable(once) == once
