from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.model import indonesian


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1250, "seribu dua ratus lima puluh"),
        (11_000, "sebelas ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_250_000, "satu juta dua ratus lima puluh ribu"),
        (2_001_000_000, "dua miliar satu juta"),
        (10**12, "satu triliun"),
        (10**15, "seribu triliun"),
    ],
)
def test_whole_numbers_in_words(amount: int, words: str) -> None:
    assert indonesian.terbilang(amount) == words


@given(st.integers(0, 10**15))
def test_words_of_any_amount_are_plain_words(amount: int) -> None:
    words = indonesian.terbilang(amount)
    assert words == words.strip()
    assert words.replace(" ", "").isalpha()
    assert ("nol" in words.split()) == (amount == 0)


@pytest.mark.parametrize("amount", [-1, 10**15 + 1])
def test_words_outside_their_range_are_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="terbilang"):
        indonesian.terbilang(amount)


def test_money_is_grouped_by_points() -> None:
    assert indonesian.rupiah(1_250_000) == "Rp1.250.000"
    assert indonesian.rupiah(0) == "Rp0"
    assert indonesian.rupiah(-50_000) == "-Rp50.000"


def test_numbers_have_a_decimal_comma() -> None:
    assert indonesian.number(1250.5) == "1.250,5"
    assert indonesian.number(70) == "70"
    assert indonesian.number(100) == "100"
    assert indonesian.number(3.14159, 2) == "3,14"
    assert indonesian.number(2, 1) == "2,0"
    assert indonesian.number(-0.0001, 1) == "0,0"
    assert indonesian.number(-1.5) == "-1,5"


def test_dates_in_words() -> None:
    day = date(2024, 8, 26)
    assert indonesian.long_date(day) == "Senin, 26 Agustus 2024"
    assert indonesian.long_date(day, weekday=False) == "26 Agustus 2024"
    assert indonesian.short_date(day) == "26/8/2024"
    assert indonesian.date_in_words(day) == "Senin tanggal dua puluh enam bulan Agustus tahun dua ribu dua puluh empat"
