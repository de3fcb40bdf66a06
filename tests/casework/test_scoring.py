"""Answers become scores as the instruments' authors count them; what is missing is said and never filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.scoring import band_of, in_range, points_of, read_answers, score, write_answers
from caseworker_app.errors import BadInput
from caseworker_app.forms import instruments, shelf
from caseworker_app.forms.instruments import SCORE_ONLY, from_words, shipped

if TYPE_CHECKING:
    from caseworker_app.forms.instruments import Instrument

BY_KEY = {instrument.key: instrument for instrument in shipped()}
SCORED = [instrument for instrument in shipped() if instrument.count and instrument.options]


def of_all(instrument: Instrument, value: int) -> dict[int, int]:
    return dict.fromkeys(range(1, instrument.count + 1), value)


@pytest.mark.parametrize(
    ("key", "answer", "total"),
    [
        ("phq9", 3, 27),
        ("gad7", 3, 21),
        ("who5", 5, 100),
        ("who5", 0, 0),
        ("gds15", 1, 10),  # all «Ya»
        ("gds15", 0, 5),  # all «Tidak»
        ("rses", 3, 15),
        ("rses", 0, 15),
        ("mspss", 4, 4.0),
        ("djg6", 2, 6),  # all «kurang lebih»
        ("djg6", 1, 3),  # all «ya»
        ("ucla3", 1, 47),
        ("ucla3", 4, 53),
        ("pss10", 0, 16),
        ("pss10", 4, 24),
        ("zungsas", 1, 35),
        ("srq20", 1, 20),
        ("hars", 4, 56),
        ("skala10", 7, 7),
    ],
)
def test_the_same_answer_everywhere_gives_the_published_total(key: str, answer: int, total: float) -> None:
    instrument = BY_KEY[key]
    assert score(instrument, of_all(instrument, answer)).total == total


@pytest.mark.parametrize(
    ("key", "total", "band"),
    [
        ("gad7", 4, "minimal"),
        ("gad7", 5, "ringan"),
        ("gad7", 14, "sedang"),
        ("gad7", 15, "berat"),
        ("phq9", 15, "cukup berat"),
        ("phq9", 20, "berat"),
        ("phq9", 28, ""),
        ("who5", 50, "rendah"),
        ("who5", 52, "tidak rendah"),
        ("gds15", 5, "ringan"),
        ("gds15", 9, "sedang"),
        ("srq20", 6, "perlu pemeriksaan lanjutan"),
        ("rses", 14, "rendah"),
        ("rses", 26, "tinggi"),
        ("mspss", 2.95, "rendah"),
        ("mspss", 5.05, "sedang"),
        ("mspss", 5.1, "tinggi"),
        ("djg11", 11, "sangat berat"),
        ("barthel", 100, "mandiri"),
        ("barthel20", 20, "mandiri"),
        ("lsns6", 11, "berisiko terisolasi"),
        ("pss10", 27, "tinggi"),
        ("hars", 42, "sangat berat"),
        ("zungsas", 50, ""),  # its usual bands are those of the index
    ],
)
def test_bands_begin_where_the_reference_says(key: str, total: float, band: str) -> None:
    assert band_of(BY_KEY[key], total) == band


def test_subscales_follow_the_items_of_each() -> None:
    srq = BY_KEY["srq20"]
    found = dict(score(srq, {item: int(item in {3, 4, 5, 17}) for item in range(1, 21)}).subscales)
    assert found == {"depresi": 1, "cemas": 3, "somatik": 0, "kognitif": 0, "energi": 0}
    mspss = BY_KEY["mspss"]
    answers = {item: 7 if item in {3, 4, 8, 11} else 1 for item in range(1, 13)}
    assert score(mspss, answers).total == 3.0
    assert dict(score(mspss, answers).subscales) == {"orang penting": 1.0, "keluarga": 7.0, "teman": 1.0}


def test_a_missing_answer_is_told_and_gives_no_total() -> None:
    phq = BY_KEY["phq9"]
    found = score(phq, dict.fromkeys(range(1, 7), 3))
    assert (found.total, found.band, found.so_far) == (None, "", 18)
    assert found.missing_words() == "3 butir belum dijawab"


def test_one_missing_answer_stands_only_where_the_instrument_says_so() -> None:
    djg = BY_KEY["djg6"]
    one, two = (dict.fromkeys(range(first, 7), 2) for first in (2, 3))
    assert score(djg, one).total == 5
    assert score(djg, one).missing == (1,)
    assert dict(score(djg, one).subscales) == {"kesepian emosional": None, "kesepian sosial": 3}
    assert score(djg, two).total is None


@pytest.mark.parametrize(("key", "item"), [("phq9", 9), ("srq20", 17)])
def test_the_item_on_safety_alarms_whatever_the_total(key: str, item: int) -> None:
    instrument = BY_KEY[key]
    assert score(instrument, {item: 1}).alarms == (item,)
    assert score(instrument, {**of_all(instrument, 0), item: 1}).alarms == (item,)
    assert score(instrument, of_all(instrument, 0)).alarms == ()
    assert score(instrument, dict.fromkeys(range(1, item), 1)).alarms == ()


def test_the_type_of_group_that_fits_best_is_named_instead_of_a_total() -> None:
    found = score(BY_KEY["kelompok_tipe"], {1: 2, 2: 4, 3: 1, 4: 4, 5: 1, 6: 1})
    assert (found.total, found.band) == (None, "kelompok bantu diri, kelompok terapeutik")


@given(st.data())
def test_every_full_answer_lies_in_the_range_and_has_a_band_where_bands_are(data: st.DataObject) -> None:
    instrument = data.draw(st.sampled_from([one for one in SCORED if one.lowest is not None]))
    values = st.sampled_from([option.value for option in instrument.options])
    answers = {item: data.draw(values) for item in range(1, instrument.count + 1)}
    found = score(instrument, answers)
    assert found.total is not None
    assert in_range(instrument, found.total)
    assert bool(found.band) == bool(instrument.bands)
    assert read_answers(write_answers(answers)) == answers


@given(st.data())
def test_turning_every_answer_round_mirrors_each_item(data: st.DataObject) -> None:
    instrument = data.draw(st.sampled_from([one for one in SCORED if not one.points]))
    values = [option.value for option in instrument.options]
    answer = data.draw(st.sampled_from(values))
    other = max(values) + min(values) - answer
    for item in range(1, instrument.count + 1):
        here, there = points_of(instrument, item, answer), points_of(instrument, item, other)
        assert here is not None
        assert there is not None
        assert here + there == max(values) + min(values)


@given(st.data())
def test_taking_answers_away_never_makes_a_total_out_of_less(data: st.DataObject) -> None:
    instrument = data.draw(st.sampled_from([one for one in SCORED if not one.missing_allowed]))
    answers = of_all(instrument, instrument.options[0].value)
    gone = data.draw(st.sets(st.sampled_from(sorted(answers)), min_size=1))
    found = score(instrument, {item: value for item, value in answers.items() if item not in gone})
    assert found.total is None
    assert found.missing == tuple(sorted(gone))


@given(st.lists(st.text(max_size=12)))
def test_whatever_stands_where_answers_are_kept_is_read_without_trouble(stored: list[str]) -> None:
    answers = read_answers(stored)
    assert len(answers) <= len(stored)
    assert read_answers(write_answers(answers)) == answers


def test_every_file_says_licence_source_and_translation_and_is_sound() -> None:
    for instrument in shipped():
        assert instrument.licence["status"] in instruments.LICENCES, instrument.key
        assert all(instrument.licence[part] for part in ("source", "checked")), instrument.key
        assert instrument.translation["status"] in instruments.TRANSLATIONS, instrument.key
        assert all((instrument.citation, instrument.variant, instrument.purpose)), instrument.key
        assert not instrument.items or len(instrument.items) == instrument.count, instrument.key
        assert instrument.reversed <= set(range(1, instrument.count + 1)), instrument.key
        for table in (instrument.points, instrument.points_reversed):
            assert len(table) in {0, len(instrument.options)}, instrument.key
        for scale in instrument.subscales:
            assert set(scale.items) <= set(range(1, instrument.count + 1)), instrument.key
        for one, other in zip(instrument.bands, instrument.bands[1:], strict=False):
            assert one.low <= one.high < other.low, instrument.key
        if instrument.bands:
            assert (instrument.bands[0].low, instrument.bands[-1].high) == (instrument.lowest, instrument.highest)


def test_no_item_is_shipped_whose_text_may_not_be() -> None:
    for instrument in shipped():
        if instrument.licence["status"] in SCORE_ONLY or instrument.translation["status"] == "tidak ada":
            assert not instrument.items, instrument.key
    assert not any(BY_KEY[key].answerable for key in ("ucla3", "djg6", "pss10", "zungsas", "sdq", "moca", "ace"))
    assert BY_KEY["who5"].answerable
    assert BY_KEY["who5"].item_text(3) == "Butir 3"


def test_the_traps_of_circulating_copies_are_avoided() -> None:
    assert BY_KEY["gad7"].options[0].label == "Tidak pernah"
    assert BY_KEY["srq20"].item_text(3) == "Tidur tidak lelap?"
    assert BY_KEY["gds15"].item_text(1) == "Apakah Anda pada dasarnya puas dengan kehidupan Anda?"
    assert BY_KEY["rses"].reversed == {3, 5, 8, 9, 10}


def test_the_eight_tools_of_group_work_are_there_and_called_no_standard_scale() -> None:
    tools = [instrument for instrument in shipped() if instrument.group]
    assert len(tools) == 8
    assert all(tool.answerable and tool.items and "bukan skala baku" in tool.citation for tool in tools)


LONELY = {
    "title": "skala kesepian",
    "range": "20-100",
    "direction": "tinggi buruk",
    "bands": "20-32: rendah\n33–46: mendekati rendah\n47-73: sedang\n74-100: tinggi",
}


def test_an_agency_describes_a_scale_of_its_own_in_lines() -> None:
    own = from_words(LONELY)
    assert [band_of(own, total) for total in (92, 33, 101)] == ["tinggi", "mendekati rendah", ""]
    assert not own.answerable
    ratings = "1: sangat kurang\n2: kurang\n3: cukup\n4: baik\n5: sangat baik"
    needs = {"title": "P1", "items": "Makanan\nPakaian\nTempat tinggal", "options": ratings, "formula": "rata-rata"}
    p1 = from_words(needs)
    assert (p1.lowest, p1.highest, score(p1, {1: 2, 2: 3, 3: 4}).total) == (1, 5, 3.0)
    turned = from_words({**needs, "reversed": "2", "formula": ""})
    assert (turned.lowest, turned.highest, score(turned, {1: 5, 2: 1, 3: 5}).total) == (3, 15, 15)


def test_an_agency_may_use_another_cut_off_without_losing_items_or_safety() -> None:
    eight = from_words({"title": "SRQ-20", "bands": "0-7: di bawah batas\n8-20: rujuk", "source": "edaran"})
    assert (eight.items, eight.safety, eight.own) == (BY_KEY["srq20"].items, BY_KEY["srq20"].safety, True)
    assert [band_of(eight, total) for total in (7, 8)] == ["di bawah batas", "rujuk"]
    assert from_words({"title": "RSES", "range": "10-40"}).bands == ()  # another way of counting
    retyped = {"title": "PHQ-9", "items": "\n".join("abcdefghi"), "options": "0: tidak\n1: ya"}
    assert score(from_words(retyped), {9: 1}).alarms == (9,)
    with pytest.raises(BadInput):
        from_words({"title": "sdq", "items": "naskah", "options": "0: tidak\n1: ya"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"range": "banyak"},
        {"range": "9-3"},
        {"bands": "rendah"},
        {"options": "baik"},
        {"reversed": "4", "items": "a\nb"},
        {"direction": "naik"},
        {"formula": "kali"},
    ],
)
def test_what_cannot_be_read_of_it_is_said(wrong: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        from_words({"title": "skala", **wrong})


def test_the_agencys_own_comes_first_and_another_variant_is_another_instrument() -> None:
    own = from_words({**LONELY, "title": "GAD-7", "variant": "rumah sakit"})
    assert instruments.find("gad-7", [own]) is own
    assert instruments.find("GAD-7", [own], "7 butir, 0–3") is BY_KEY["gad7"]
    assert instruments.find("GAD-7", [own], "lain lagi") is None
    assert instruments.find("rses") is BY_KEY["rses"]


def test_the_library_tells_licence_citation_and_items_of_each() -> None:
    entry = next(entry for entry in shelf.shipped() if entry.title == "PHQ-9")
    facts = dict(entry.facts)
    assert facts["Golongan skor"] == "0–4 minimal; 5–9 ringan; 10–14 sedang; 15–19 cukup berat; 20–27 berat"
    assert facts["Izin"].startswith("Domain publik. ")
    assert "kesahihannya belum dipastikan" in facts["Naskah Indonesia"]
    assert len(entry.points) == 9
