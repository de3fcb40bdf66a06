"""What was read over time: units apart, real days, nothing dropped in silence."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker_app.casework.courses import courses, figures, in_phases, middle, ratings, readings
from caseworker_app.casework.scale_words import course_in_words
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Wanted
from caseworker_app.model.intervention import Reading
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.scales import AnchoredScale, CoursePhase, FollowedCourse, ScaleAnchor, ScaleRating


def on(text: str) -> PartialDate:
    return PartialDate.parse(text, today=date(2024, 10, 1))


def no_unit(_kind: str) -> str:
    return ""


def case_with(*rows: tuple[str, str, str, str]) -> Case:
    """A case with readings: kind, value, unit, date."""
    return Case(
        readings=[
            Reading(id=f"r{at}", position=at, kind=kind, value=value, unit=unit, date=on(when) if when else None)
            for at, (kind, value, unit, when) in enumerate(rows)
        ]
    )


@pytest.mark.parametrize(
    ("text", "pair", "numbers"),
    [
        ("170/140", True, (170, 140)),
        ("120 / 80 mmHg", True, (120, 80)),
        ("140 per 90", True, (140, 90)),
        ("140-90", True, (140, 90)),
        ("120", True, None),
        ("62,5 kg", False, (62.5,)),
        ("belum ditimbang", False, None),
        ("62 atau 63", False, None),
    ],
)
def test_values_as_they_are_written(text: str, pair: bool, numbers: tuple[float, ...] | None) -> None:  # noqa: FBT001
    assert figures(text, "kg", pair=pair) == numbers


def test_units_stand_apart_and_a_missing_one_is_that_of_its_kind() -> None:
    case = case_with(
        ("berat badan", "50", "kg", "1/9/2024"),
        ("Berat badan", "51", "KG", "8/9/2024"),
        ("berat badan", "52000", "g", "15/9/2024"),
        ("kehadiran", "80", "", "1/9/2024"),
        ("kehadiran", "90", "%", "8/9/2024"),
    )
    found = readings(case, no_unit)
    assert [(one.title, len(one.lines[0])) for one in found] == [
        ("berat badan (kg)", 2),
        ("berat badan (g)", 1),
        ("kehadiran (%)", 2),
    ]


def test_what_cannot_be_drawn_is_named_and_what_is_empty_is_not() -> None:
    case = case_with(
        ("kehadiran", "80", "%", "1/9/2024"),
        ("kehadiran", "sakit", "%", "8/9/2024"),
        ("kehadiran", "70", "%", ""),
        ("kehadiran", "", "%", "9/9/2024"),
    )
    (found,) = readings(case, no_unit)
    assert found.left_out == ("“sakit”, 8/9/2024 (tidak terbaca sebagai angka)", "“70” (tanpa tanggal yang terbaca)")


def test_a_week_stands_at_its_middle_and_is_marked() -> None:
    when = on("8-14 September 2024")
    assert middle(when) == (date(2024, 9, 11).toordinal(), False)
    assert middle(on("1/9/2024")) == (date(2024, 9, 1).toordinal(), True)
    assert middle(None) is None
    week = PartialDate.parse("minggu ke-2 September 2024", today=date(2024, 10, 1))
    assert (known := middle(week)) is not None
    assert known[1] is False
    assert date(2024, 9, 8).toordinal() <= known[0] <= date(2024, 9, 14).toordinal()


def scale_with(*levels: tuple[str, int | None], wanted: Wanted | None = Wanted.UP) -> AnchoredScale:
    return AnchoredScale(
        name="Rasa aman",
        wanted=wanted,
        anchors=[ScaleAnchor(level=7, words="umumnya tenang")],
        ratings=[
            ScaleRating(id=f"s{at}", position=at, date=on(when) if when else None, level=level)
            for at, (when, level) in enumerate(levels)
        ],
    )


def test_a_scale_is_told_by_its_first_and_last_day_with_its_anchors() -> None:
    scale = scale_with(("20/9/2024", 7), ("1/9/2024", 3), ("10/9/2024", 5), ("", 9))
    assert (
        course_in_words(scale) == "naik dari 3 ke 7 (“umumnya tenang”) dalam 3 penilaian, searah dengan yang diharapkan"
    )
    assert ratings(scale).left_out == ("“9” (tanpa tanggal yang terbaca)",)
    assert course_in_words(scale_with()) == ""
    assert course_in_words(scale_with(("1/9/2024", 4))) == "bernilai 4"


def test_phases_begin_on_their_day_and_follow_the_table() -> None:
    scale = scale_with(("1/9/2024", 3), ("5/9/2024", 3), ("10/9/2024", 5), ("30/9/2024", 8))
    phases = [CoursePhase(since=on("10/9/2024"), name="B"), CoursePhase(since=on("3/9/2024"), name="A")]
    (line,) = ratings(scale).lines
    cut = [(phase.name, [value.value for value in phase.values]) for phase in in_phases(line, phases)]
    assert cut == [("", [3]), ("A", [3]), ("B", [5, 8])]
    followed = FollowedCourse(scale=scale, phases=phases, position=0)
    (course,) = courses(Case(anchored_scales=[scale], followed_courses=[followed]), no_unit)
    assert course.title == "Rasa aman"
    assert course.wanted is Wanted.UP
