"""A word that is a name and an ordinary word is read by what stands around it."""

from __future__ import annotations

import pytest

from caseworker_app.casework.naming import Reading, common, folded, plain, reading, stems


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Kemarin Bunga pulang", "Bunga", Reading.NAME),
        ("membeli bunga", "bunga", Reading.WORD),
        ("Kak Putri", "Putri", Reading.NAME),
        ("kata bu putri", "putri", Reading.NAME),
        ("si Melati", "Melati", Reading.NAME),
        ("bertemu Sdr. Melati", "Melati", Reading.NAME),
        ("Melati menangis", "Melati", Reading.NAME),
        ("Bunga mekar di taman", "Bunga", Reading.UNSURE),
        ("Ia pulang. Bunga ada di meja", "Bunga", Reading.UNSURE),
        ("tinggal di Asrama Putri", "Putri", Reading.UNSURE),
        ("di Jl. Melati", "Melati", Reading.UNSURE),
        ("BUNGA", "BUNGA", Reading.UNSURE),
        ("minum teh melati", "melati", Reading.WORD),
        ("kata Ibu. Melati harum", "Melati", Reading.UNSURE),
    ],
)
def test_a_word_is_read_by_its_place(text: str, word: str, meant: Reading) -> None:
    at = text.index(word)
    assert reading(text, at, at + len(word)) is meant


def test_in_a_heading_every_word_is_large_so_nothing_can_be_told() -> None:
    assert reading("Kunjungan Bunga hari ini", 10, 15, heading=True) is Reading.UNSURE


@pytest.mark.parametrize(
    ("one", "other"),
    [("Soekardi", "Sukardi"), ("Mohammad", "Muhamad"), ("Aisyah", "Aisah"), ("Djoko", "Joko"), ("Nur'aini", "Nuraini")],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert folded(plain(one)) == folded(plain(other))


def test_endings_come_off_and_the_shipped_words_are_plain() -> None:
    assert list(stems("slametnya")) == ["slametnya", "slamet"]
    assert {"bunga", "melati", "putri"} <= common()
    assert "marta" not in common()
