from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework import nik
from caseworker_app.model.choices import Sex
from caseworker_app.model.partial_date import PartialDate

WOMAN = "3273056010900009"  # born 20 October 1990
BORN = PartialDate.parse("1990-10-20")


@pytest.mark.parametrize("number", [None, "", "  ", WOMAN, "3273 0560 1090 0009", "3273.0560.1090.0009"])
def test_nothing_is_said_about_none_or_a_good_one(number: str | None) -> None:
    assert nik.check(number, Sex.FEMALE, BORN) == []


@pytest.mark.parametrize("number", sorted(nik.NO_NIK))
def test_the_codes_for_no_nik_count_as_none(number: str) -> None:
    assert nik.check(number, Sex.MALE, BORN) == []
    assert nik.digits(number) == ""


@pytest.mark.parametrize(
    ("number", "word"),
    [
        ("327305601090000", "15 angka"),
        ("32730560109000O9", "hanya berisi angka"),
        ("9973056010900009", "provinsi"),
        ("3273053510900009", "kalender"),
        ("3273056013900009", "kalender"),
        ("3273053102900009", "kalender"),
        ("3273057210900009", "kalender"),
        ("3273056010900000", "0000"),
    ],
)
def test_each_fault_is_told_in_one_sentence(number: str, word: str) -> None:
    (warning,) = nik.check(number, None, None)
    assert word in warning


def test_the_twenty_ninth_of_february_needs_a_leap_year_in_one_century() -> None:
    assert nik.check("3273056902000001", Sex.FEMALE, None) == []
    assert nik.check("3273056902010001", Sex.FEMALE, None) != []


def test_sex_and_birth_date_are_compared() -> None:
    (sex,) = nik.check(WOMAN, Sex.MALE, BORN)
    assert "perempuan" in sex
    (born,) = nik.check(WOMAN, Sex.FEMALE, PartialDate.parse("1991-10-20"))
    assert "20/10/1990" in born
    assert nik.check("3273052010900009", Sex.FEMALE, None) != []
    assert nik.check(WOMAN, Sex.UNKNOWN, PartialDate.parse("usia 30")) == []
    assert nik.check(WOMAN, None, PartialDate.parse("1990")) == []
    assert nik.check(WOMAN, None, PartialDate.parse("33 tahun pada 2024-08-26")) == []
    assert nik.check(WOMAN, None, PartialDate.parse("27 tahun pada 2024-08-26")) != []


def test_the_family_card_has_sixteen_digits() -> None:
    assert nik.check_family_card("3273051234567890") == []
    assert nik.check_family_card(None) == []
    assert nik.check_family_card("327305") != []


@given(st.text(), st.sampled_from(Sex) | st.none())
def test_any_text_may_stand_there(text: str, sex: Sex | None) -> None:
    assert all(warning.endswith(".") for warning in nik.check(text, sex, BORN))
