from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.model.quantity import LARGEST, read_number, write_number

UNITS = ("", "cm", "kg", "menit", "rupiah", "orang", "poin", "hari", "%")


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("161", "cm", 161),
        ("161 cm", "cm", 161),
        ("161cm", "cm", 161),
        ("1,61 m", "cm", 161),
        ("1.61 m", "cm", 161),
        ("1 m 61 cm", "cm", 161),
        ("1610 mm", "cm", 161),
        ("161,5", "cm", 161.5),
        ("161.5", "cm", 161.5),
        ("2", "cm", 2),
        ("55 kg", "kg", 55),
        ("55,25", "kg", 55.25),
        ("55.5", "kg", 55.5),
        ("1.055,5 g", "kg", 1.0555),
        ("5,5 ons", "kg", 0.55),
        ("3 kg 2 ons", "kg", 3.2),
        ("3200 gram", "kg", 3.2),
        ("3200 gr", "kg", 3.2),
        ("0.250", "kg", 0.25),
        ("36,5 °C", "", 36.5),
        ("36,5", "°C", 36.5),
        ("36.5 derajat", "°C", 36.5),
        ("36,5 C", "°C", 36.5),
        ("80%", "", 80),
        ("80 persen", "%", 80),
        ("1.250,5", "", 1250.5),
        ("1,250.5", "", 1250.5),
        ("1 250,5", "", 1250.5),
        (",5", "", 0.5),
        ("-2", "", -2),
        ("−2,5", "", -2.5),
        ("+3", "", 3),
    ],
)
def test_measures_are_read_with_their_unit(text: str, unit: str, value: float) -> None:
    assert read_number(text, unit).value == value


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1.500.000", "rupiah", 1_500_000),
        ("1500000", "rupiah", 1_500_000),
        ("1 500 000", "rupiah", 1_500_000),
        ("1.500.000,00", "rupiah", 1_500_000),
        ("1,500,000", "rupiah", 1_500_000),
        ("Rp 1.500.000", "rupiah", 1_500_000),
        ("Rp. 1.500.000,-", "rupiah", 1_500_000),
        ("Rp1,5 juta", "rupiah", 1_500_000),
        ("1.5jt", "rupiah", 1_500_000),
        ("1 juta 500 ribu", "rupiah", 1_500_000),
        ("2 juta", "rupiah", 2_000_000),
        ("2 juta rupiah", "rupiah", 2_000_000),
        ("500 ribu", "rupiah", 500_000),
        ("500rb", "rupiah", 500_000),
        ("500k", "rupiah", 500_000),
        ("1.500", "rupiah", 1500),
        ("50.000", "rupiah", 50_000),
        ("1,500", "rupiah", 1500),
        ("-50.000", "rupiah", -50_000),
        ("15 menit", "menit", 15),
        ("1 jam 30 menit", "menit", 90),
        ("1 jam dan 30 menit", "menit", 90),
        ("1,5 jam", "menit", 90),
        ("setengah jam", "menit", 30),
        ("2 minggu", "hari", 14),
        ("3 orang", "orang", 3),
        ("3 org", "orang", 3),
        ("3", "orang", 3),
        ("5 tahun", "tahun", 5),
        ("24 bulan", "tahun", 2),
        ("3 orang", "", 3),
    ],
)
def test_whole_amounts_are_read_with_their_unit(text: str, unit: str, value: int) -> None:
    read = read_number(text, unit, whole=True).value
    assert read == value
    assert isinstance(read, int)


@pytest.mark.parametrize(
    ("text", "unit", "values"),
    [
        ("1.61", "cm", (1.61, 161)),
        ("1,61", "cm", (1.61, 161)),
        ("55.250", "kg", (55.25, 55250)),
        ("55.250 kg", "kg", (55.25, 55250)),
        ("3.200", "kg", (3.2, 3200)),
        ("3200", "kg", (3.2, 3200)),
        ("1.250", "", (1.25, 1250)),
    ],
)
def test_what_can_mean_several_things_is_not_decided(text: str, unit: str, values: tuple[float, ...]) -> None:
    meanings = read_number(text, unit)
    assert meanings.values == values
    assert meanings.value is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("±2 juta", 2_000_000), ("sekitar 2 juta", 2_000_000), ("2 jutaan", 2_000_000), ("< 500 ribu", 500_000)],
)
def test_words_that_say_more_than_a_number_are_no_number(text: str, value: int) -> None:
    meanings = read_number(text, "rupiah", whole=True)
    assert meanings.values == (value,)
    assert meanings.value is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "inf",
            "-inf",
            "nan",
            "infinity",
            "5e3",
            "1_000",
            "0x10",
            "\u0665\u0665",
            "\uff15\uff15",
            "\u00b2",
            "",
            "-",
            ".",
            ",",
            "..",
            "1,2,3",
        ),
        *("banyak", "120/80", "1-2 juta", "12 apel", "2 juta per bulan", "12 34", "1.2.3", "1.500 ribu juta", "9" * 20),
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_what_is_no_number_has_no_meaning(text: str, *, whole: bool) -> None:
    assert read_number(text, "rupiah", whole=whole).values == ()


@pytest.mark.parametrize(("text", "unit"), [("55 kg", "cm"), ("Rp 500", "cm"), ("161 cm", ""), ("1 jam", "orang")])
def test_a_unit_that_does_not_fit_is_not_dropped(text: str, unit: str) -> None:
    assert read_number(text, unit).values == ()


def test_a_comma_before_three_figures_may_part_thousands_of_a_whole_amount() -> None:
    assert read_number("50,000", "rupiah", whole=True).values == (50, 50_000)
    assert read_number("1.500 juta", "rupiah", whole=True).values == (1_500_000, 1_500_000_000)


def test_half_a_rupiah_is_no_whole_amount() -> None:
    assert read_number("1,5", "rupiah", whole=True).values == ()


@given(st.decimals(-(10**12), 10**12, places=6).map(float), st.sampled_from(UNITS))
def test_a_written_measure_is_read_as_the_same(value: float, unit: str) -> None:
    assert read_number(write_number(value, unit), unit).value == value


@given(st.integers(-LARGEST, LARGEST), st.sampled_from(UNITS))
def test_a_written_amount_is_read_as_the_same(value: int, unit: str) -> None:
    assert read_number(write_number(value, unit, whole=True), unit, whole=True).value == value


@given(
    st.text() | st.from_regex(r"[-+±]?(Rp)? ?[0-9.,]+ ?(juta|rb|kg|m|cm|%)?( 3 ons)?", fullmatch=True),
    st.sampled_from(UNITS),
)
def test_any_text_is_taken_and_what_it_means_is_a_number(text: str, unit: str) -> None:
    for value in read_number(text, unit).values:
        assert read_number(write_number(value, unit), unit).value == value
