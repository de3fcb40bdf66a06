"""What is pasted from Word and websites: cleaned of what is no text, no word lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.pasted import cleaned, points


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("Klien\u00a0datang\u00a0sendiri.\r\n", "Klien datang sendiri."),
        ("ke\u00adsepian\u200b dan  cemas", "kesepian dan cemas"),
        ("\uf0b7\ttidak tidur\r\n\uf0b7\ttidak makan", "• tidak tidur\n• tidak makan"),
        ("·         tidak tidur\no   tidak makan\n- tidak bicara", "• tidak tidur\n• tidak makan\n• tidak bicara"),
        ("satu\n\n\n\n\ndua", "satu\n\ndua"),
        ("baris\u000bdua\u2028tiga", "baris\ndua\ntiga"),
        ("tanggal 3 - 5 September", "tanggal 3 - 5 September"),
        ("“Saya takut,” katanya – pelan.", "“Saya takut,” katanya – pelan."),
        ("o, begitu", "o, begitu"),
        ("", ""),
    ],
)
def test_rubbish_goes_and_text_stays(pasted: str, clean: str) -> None:
    assert cleaned(pasted) == clean


def test_points_lose_their_signs_and_numbers() -> None:
    assert points("1.\tmakan teratur\r\n2)  tidur\r\n\r\na. olahraga\n\uf0a7 salat") == [
        "makan teratur",
        "tidur",
        "olahraga",
        "salat",
    ]
    assert points("5 kali seminggu") == ["5 kali seminggu"]


WORDS = st.lists(st.text(alphabet="abcdefghij", min_size=2, max_size=8), min_size=1, max_size=30)
BETWEEN = st.sampled_from([" ", "\u00a0", "\r\n", "\t", "\u2028", "\n\n\n", "\u200b ", "\n\uf0b7\t", "\n- ", "\n• "])


@given(WORDS, st.lists(BETWEEN, min_size=30, max_size=30))
def test_no_word_is_lost_and_twice_is_once(words: list[str], between: list[str]) -> None:
    text = "".join(word + blank for word, blank in zip(words, between, strict=False))
    clean = cleaned(text)
    assert clean.replace("•", " ").split() == words
    assert cleaned(clean) == clean


@given(st.text())
def test_any_text_can_be_pasted(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    assert "\r" not in cleaned(text)
    assert points(text) is not None
