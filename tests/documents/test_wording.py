"""Values, lists, moments and numbers in formal Indonesian."""

from __future__ import annotations

from datetime import date
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies

from caseworker_app.documents.wording import (
    address,
    counted,
    in_words,
    is_long,
    joined,
    moment,
    ordinal,
    parties,
    period,
    sentence,
    sentence_list,
    titled,
    when_held,
)
from caseworker_app.model.choices import Vital
from caseworker_app.model.intervention import Session
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("pertolongan kepada klien “ER”", "Pertolongan kepada klien “ER”."),
        ("ia berkata, “Saya takut.”", "Ia berkata, “Saya takut.”"),
        ("ia bertanya, “Kapan?”", "Ia bertanya, “Kapan?”"),
        ("selesai.", "Selesai."),
    ],
)
def test_a_sentence_ends_behind_a_quoted_word_too(text: str, whole: str) -> None:
    assert sentence(text) == whole


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (None, "", ""),
        (True, "", "ya"),
        (False, "", "tidak"),
        (161.0, "cm", "161 cm"),
        (1250000, "rupiah", "Rp1.250.000"),
        (["a", "b"], "", "a dan b"),
        (["CV, surat lamaran", "tes"], "", "CV, surat lamaran; tes"),
        (Vital.DEAD, "", "meninggal"),
        (TimeSpan.parse("15.00-17.30"), "", "pukul 15.00–17.30 WITA"),
        (PartialDate.parse("2024-08-26"), "", "Senin, 26 Agustus 2024"),
        (Person(name="Arum"), "", "Arum"),
    ],
)
def test_values_are_said_in_words(value: Any, unit: str, words: str) -> None:
    assert in_words(value, zone="WITA", unit=unit) == words


def test_several_days_are_each_told_with_their_weekday() -> None:
    several = PartialDate.from_canonical("| 2024-09-06, 2024-09-13")
    assert in_words(several) == "Jumat, 6 September 2024; Jumat, 13 September 2024"
    assert moment(several) == " pada Jumat, 6 September 2024 dan Jumat, 13 September 2024"


def test_a_wrong_weekday_gives_way_to_that_of_the_calendar() -> None:
    written = PartialDate.from_canonical("2024-09-26 | Jumat, 26 September 2024")
    assert in_words(written) == "Kamis, 26 September 2024"
    assert moment(written) == " pada Kamis, 26 September 2024"


@pytest.mark.parametrize("when", ["2024-09", "2024-09-06"])
def test_a_record_is_named_by_its_date_in_words(when: str) -> None:
    one = Session(date=PartialDate.from_canonical(when), activity_name="konseling")
    assert in_words(one) == f"{'September' if len(when) == 7 else 'Jumat, 6 September'} 2024 · konseling"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-08-26", " pada Senin, 26 Agustus 2024"),
        ("2022", " pada tahun 2022"),
        ("2024-08", " pada bulan Agustus 2024"),
        ("age:25", " pada usia 25 tahun"),
        ("| hampir setiap pertemuan", " (hampir setiap pertemuan)"),
        ("", ""),
    ],
)
def test_a_moment_continues_a_sentence(date: str, words: str) -> None:
    assert moment(PartialDate.from_canonical(date)) == words


def test_a_period_spans_the_certain_days() -> None:
    days = [PartialDate.on(date(2024, 9, 20)), None, PartialDate.parse("2024"), PartialDate.on(date(2024, 9, 6))]
    assert period(days) == " pada Jumat, 6 September 2024 dan Jumat, 20 September 2024"
    assert period(days[:1]) == " pada Jumat, 20 September 2024"
    assert period(days * 2) == period(days)
    days.append(PartialDate.on(date(2024, 9, 9)))
    assert period(days) == " antara Jumat, 6 September 2024 dan Jumat, 20 September 2024"
    assert period([None, PartialDate.parse("2024")]) == ""


def test_what_is_not_dated_is_not_put_into_a_period() -> None:
    first, second = PartialDate.on(date(2024, 9, 6)), PartialDate.on(date(2024, 9, 20))
    assert when_held([first, first]) == " pada Jumat, 6 September 2024"
    assert when_held([None, PartialDate.parse("2024")]) == ""
    told = ", dua di antaranya pada Jumat, 6 September 2024 dan Jumat, 20 September 2024"
    assert when_held([first, None, second]) == told


def test_lists_read_as_sentences() -> None:
    assert [sentence_list(words.split()) for words in ("", "a", "a b", "a b c")] == ["", "a", "a dan b", "a, b, dan c"]
    assert joined([]) == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("sebab dan dampak", "Sebab dan Dampak"),
        ("Kunjungan kepada SW", "Kunjungan kepada SW"),
        ("kakak ke-4", "Kakak ke-4"),
        ("di rumah", "Di Rumah"),
        ("", ""),
    ],
)
def test_headings_are_capitalised_but_for_small_words(text: str, title: str) -> None:
    assert titled(text) == title


@hypothesis.given(strategies.text())
def test_a_heading_keeps_all_its_words(text: str) -> None:
    assert titled(text).casefold() == text.casefold()


@hypothesis.given(strategies.text())
def test_a_sentence_begins_large_and_ends(text: str) -> None:
    told = sentence(text)
    if text.strip():
        assert told[-1] in '.!?…:»”"'
        assert text.strip()[1:] in told
    else:
        assert told == ""


def test_numbers_and_places_in_order() -> None:
    assert [ordinal(at) for at in (1, 2, 6, 11)] == ["pertama", "kedua", "keenam", "kesebelas"]
    assert [counted(n) for n in (1, 7, 20, 25)] == ["satu", "tujuh", "dua puluh", "25"]


def test_what_is_long_stands_below_its_label() -> None:
    assert not is_long("pendek")
    assert is_long("panjang " * 20)
    assert is_long("dua\nbaris")
    assert not is_long(["satu", "dua", "tiga"])
    assert is_long(["satu", "dua", "tiga", "empat"])
    assert not is_long(3)


def test_an_address_is_one_line_without_gaps() -> None:
    person = Person(street="Jl. Melati 3", rt="08", rw="03", city="Bogor")
    assert address(person) == "Jl. Melati 3, RT 08/RW 03, Bogor"
    assert address(Person()) == ""


def test_whom_a_sentence_names_is_named_once() -> None:
    named = ["pihak sekolah SMP Melati", "Dinas Sosial", "pihak  sekolah", "dinas sosial", ""]
    assert parties(named) == ["pihak sekolah SMP Melati", "Dinas Sosial"]
    assert parties(["anak", "anaknya"]) == ["anak", "anaknya"]
