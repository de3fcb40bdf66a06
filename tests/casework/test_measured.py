"""Results beside each other: only what can be compared is, and the change is told in words."""

from __future__ import annotations

from caseworker_app.casework.measured import called, change_words, changes, grouped, outside_words, usable
from caseworker_app.casework.scoring import score
from caseworker_app.forms.instruments import Instrument, find, from_words
from caseworker_app.model.tools import Measurement

LONELY = from_words(
    {
        "title": "skala kesepian",
        "range": "20-100",
        "direction": "tinggi buruk",
        "bands": "20-32: rendah\n33-46: mendekati rendah\n47-73: sedang\n74-100: tinggi",
    }
)


def result(instrument: str, moment: str, score: float | None, **values: object) -> Measurement:
    return Measurement(instrument=instrument, moment=moment, score=score, **values)


def told(pair: list[Measurement], *own: Instrument) -> str:
    first, last = pair
    return change_words(first, last, own)


def test_the_change_is_told_from_band_to_band() -> None:
    pair = [result("skala kesepian", "sebelum", 92), result("skala kesepian", "sesudah", 33)]
    words = "turun 59 angka, dari tinggi ke mendekati rendah (92 menjadi 33), membaik"
    assert told(pair, LONELY) == words
    assert changes(pair, [LONELY]) == [f"hasil skala kesepian {words}"]
    by_hand = [result("tes", "sebelum", 92, category="tinggi"), result("tes", "sesudah", 33, category="rendah")]
    assert told(by_hand) == "turun 59 angka, dari tinggi ke rendah (92 menjadi 33)"  # no direction declared


def test_better_and_worse_follow_the_declared_direction() -> None:
    rise = [result("WHO-5", "sebelum", 40), result("WHO-5", "sesudah", 64)]
    assert told(rise).endswith("membaik")
    worse = [result("GAD-7", "sebelum", 5), result("GAD-7", "sesudah", 9)]
    assert told(worse) == "naik 4 angka, tetap ringan (5 menjadi 9), memburuk"
    same = [result("GAD-7", "sebelum", 5), result("GAD-7", "sesudah", 5)]
    assert told(same) == "tetap 5 (ringan)"
    means = [result("skala 0-10", "sebelum", 2.5), result("skala 0-10", "sesudah", 4)]
    assert told(means) == "naik 1,5 angka, dari 2,5 menjadi 4"


def test_other_instruments_variants_and_ranges_are_never_compared() -> None:
    results = [
        result("Zung SAS", "sebelum", 50),
        result("Zung SAS", "sesudah", 63, variant="indeks"),
        result("tes", "sebelum", 5, lowest=0, highest=10),
        result("tes", "sesudah", 50, lowest=0, highest=100),
    ]
    assert changes(results) == []
    assert [len(same) for same in grouped(results)] == [1, 1, 2]
    again = [result("RSES", "sebelum", 10), result("Rosenberg Self-Esteem Scale", "sesudah", 20)]
    assert len(grouped(again)) == 1
    assert changes(again) == ["hasil RSES naik 10 angka, dari rendah ke normal (10 menjadi 20), membaik"]


def test_a_total_out_of_range_is_kept_marked_and_left_out() -> None:
    wrong = result("PHQ-9", "sesudah", 31)
    assert (wrong.score, usable(wrong), called(wrong)) == (31, None, "")
    assert outside_words(wrong) == "di luar rentang 0–27"
    assert changes([result("PHQ-9", "sebelum", 12), wrong]) == []
    assert changes([result("PHQ-9", "sebelum", 12), result("PHQ-9", "sesudah", 6), wrong]) == [
        "hasil PHQ-9 turun 6 angka, dari sedang ke ringan (12 menjadi 6), membaik"
    ]


def test_the_program_and_the_worker_call_a_total_the_same() -> None:
    phq = find("phq-9")
    assert phq is not None
    answers = dict.fromkeys(range(1, 10), 1)
    assert score(phq, answers).band == called(result("PHQ-9", "sebelum", 9)) == "ringan"
    assert called(result("PHQ-9", "sebelum", 9, category="kata petugas")) == "kata petugas"
