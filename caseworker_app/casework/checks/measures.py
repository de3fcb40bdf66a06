"""Rules about figures: scales, units, scores of instruments, counts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.ages import may_be_minor
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.casework.measured import bounds, instrument_of, is_out_of_range
from caseworker_app.casework.scoring import read_answers, score
from caseworker_app.forms import lists
from caseworker_app.forms.catalogue import all_items, item_of
from caseworker_app.forms.description import Field, Kind
from caseworker_app.limits import brief
from caseworker_app.model.assessment import Assessment
from caseworker_app.model.evaluation import AttainmentScale
from caseworker_app.model.group import GroupArea, GroupStep
from caseworker_app.model.indonesian import number
from caseworker_app.model.intervention import Assistance, Reading, TokenEconomy, TokenPrice
from caseworker_app.model.notes import PlacementWeek
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity, Conference
from caseworker_app.model.tools import Measurement
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import InstrumentedAttribute

    from caseworker_app.casework.checks.scope import Scope

_NO_END = 10**12
_COUNTS: tuple[tuple[InstrumentedAttribute[Any], float, float], ...] = (
    (Assessment.height_cm, 30, 230),
    (Assessment.weight_kg, 0.4, 300),
    (Person.child_number, 1, 30),
    (Person.siblings_count, 0, 30),
    (Person.children_count, 0, 30),
    (PlacementWeek.week, 1, 60),
    (PlacementWeek.days_present, 0, 7),
    (Conference.attendance_stated, 0, 500),
    (GroupStep.minutes, 1, 600),
    (GroupArea.households, 0, _NO_END),
    (GroupArea.residents, 0, _NO_END),
    (Activity.cost, 0, _NO_END),
    (Assistance.amount, 0, _NO_END),
    (AttainmentScale.weight, 0, 100),
    (TokenEconomy.price, 0, _NO_END),
    (TokenPrice.price, 0, _NO_END),
)
"""Columns of figures, and the least and greatest that can be."""
_READINGS: dict[str, tuple[float, float]] = {
    "berat badan": (0.4, 300),
    "tinggi badan": (30, 230),
    "gula darah": (10, 1500),
    "asam urat": (0.5, 40),
    "suhu badan": (25, 45),
    "kehadiran": (0, 100),
    "kemajuan pelatihan vokasional": (0, 100),
}
"""Kinds of readings as resources/lists/reading_kinds names them, in the units that stand there."""
_GROWN_HEIGHT, _GROWN_WEIGHT = 100, 25  # cm and kg, which grown people hardly fall short of
_PRESSURE = re.compile(r"\s*(\d{1,3})\s*/\s*(\d{1,3})(?!\d|\s*/)")
_UPPER, _LOWER = (50, 300), (20, 200)  # mmHg
_FIGURE = re.compile(r"\s*(-?\d+(?:[.,]\d+)*)\s*(%|kg|cm|mg/dl|°?c|derajat)?\W*", re.IGNORECASE)


@check("off-the-scale", Severity.IMPOSSIBLE, mark("Angka di luar skala"))
def off_the_scale(scope: Scope) -> Iterator[Doubt]:
    """A step that the scale of its field does not have."""
    words = tr("{label} {value} di luar skala {low} sampai {high}.")
    for field in _scales():
        owner: Any = field.attribute.class_
        for record in scope.all(owner):
            value = getattr(record, field.key)
            if value is not None and not field.low <= value <= field.high:
                sentence = words.format(label=tr(field.label), value=_in_figures(value), low=field.low, high=field.high)
                yield Doubt(record, field.key, sentence)


@check("out-of-range", Severity.IMPOSSIBLE, mark("Angka yang tidak mungkin"))
def out_of_range(scope: Scope) -> Iterator[Doubt]:
    """A figure that nothing of its kind has."""
    words = tr("{label} {value} tidak mungkin; lazimnya {low} sampai {high}.")
    small = tr("{label} {value} tidak mungkin; sedikitnya {low}.")
    for attribute, low, high in _COUNTS:
        field = item_of(attribute)
        unit = field.unit if isinstance(field, Field) else ""
        label = tr(field.label) if field else attribute.key
        owner: Any = attribute.class_
        for record in scope.all(owner):
            value = getattr(record, attribute.key)
            if value is not None and not low <= value <= high:
                sentence = (words if high < _NO_END else small).format(
                    label=label,
                    value=f"{_in_figures(value)} {tr(unit)}".strip(),
                    low=_in_figures(low),
                    high=_in_figures(high),
                )
                yield Doubt(record, attribute.key, sentence)


@check("small-for-adult", Severity.UNLIKELY, mark("Ukuran badan yang terlalu kecil"))
def small_for_adult(scope: Scope) -> Iterator[Doubt]:
    """Height or weight that hardly any grown person has; a figure in another unit, or two that were exchanged."""
    words = tr("{label} {value} tidak lazim untuk orang dewasa; periksalah angka dan satuannya.")
    client = scope.case.client
    if client is None or not _is_adult(client, scope):
        return
    for assessment in scope.all(Assessment):
        for value, low, key, label in (
            (assessment.height_cm, _GROWN_HEIGHT, Assessment.height_cm.key, tr("Tinggi badan")),
            (assessment.weight_kg, _GROWN_WEIGHT, Assessment.weight_kg.key, tr("Berat badan")),
        ):
            if value is not None and _least(key) <= value < low:
                yield Doubt(assessment, key, words.format(label=label, value=_in_figures(value)))


@check("blood-pressure", Severity.IMPOSSIBLE, mark("Tekanan darah yang tidak mungkin"))
def blood_pressure(scope: Scope) -> Iterator[Doubt]:
    """A blood pressure that nobody has."""
    for assessment in scope.all(Assessment):
        if sentence := _pressure_doubt(assessment.blood_pressure):
            yield Doubt(assessment, Assessment.blood_pressure.key, sentence)
    for reading in scope.all(Reading):
        if _plain(reading.kind) == "tekanan darah" and (sentence := _pressure_doubt(reading.value)):
            yield Doubt(reading, Reading.value.key, sentence)


@check("reading-out-of-range", Severity.IMPOSSIBLE, mark("Pengukuran yang tidak mungkin"))
def reading_out_of_range(scope: Scope) -> Iterator[Doubt]:
    """A reading that nobody has, however its points and commas are read."""
    words = tr("{kind} {value} tidak mungkin; lazimnya {low} sampai {high}.")
    for reading in scope.all(Reading):
        figure = _FIGURE.fullmatch(reading.value or "")
        low, high = _range_of(reading)
        if figure and low < high and not any(low <= value <= high for value in _values(figure[1])):
            sentence = words.format(
                kind=brief(reading.kind or tr("nilai"), 40).capitalize(),
                value=brief(figure[1], 24),
                low=_in_figures(low),
                high=_in_figures(high),
            )
            yield Doubt(reading, Reading.value.key, sentence)


@check("score-out-of-bounds", Severity.IMPOSSIBLE, mark("Skor di luar rentang alat ukur"))
def score_out_of_bounds(scope: Scope) -> Iterator[Doubt]:
    """A score that its instrument cannot give, by the bounds that are noted with it or else by those that are known."""
    words = tr("Skor {score} di luar rentang {low} sampai {high}.")
    for result in scope.all(Measurement):
        if result.score is None or not is_out_of_range(result, scope.instruments):
            continue
        low, high = bounds(result, scope.instruments)
        ends = [_in_figures(end) if end is not None else "…" for end in (low, high)]
        sentence = words.format(score=_in_figures(result.score), low=ends[0], high=ends[1])
        yield Doubt(result, Measurement.score.key, sentence)


@check("score-against-answers", Severity.UNLIKELY, mark("Skor berbeda dari jawabannya"))
def score_against_answers(scope: Scope) -> Iterator[Doubt]:
    """A total that the answers beside it do not give."""
    words = tr("Skor {score} tidak sama dengan jawaban tiap butir, yang memberi {total}.")
    for result in scope.all(Measurement):
        known = instrument_of(result, scope.instruments)
        if known is None or result.score is None or not result.answers:
            continue
        total = score(known, read_answers(result.answers)).total
        if total is not None and total != result.score:
            sentence = words.format(score=_in_figures(result.score), total=_in_figures(total))
            yield Doubt(result, Measurement.score.key, sentence)


@check("bounds-backwards", Severity.IMPOSSIBLE, mark("Rentang skor terbalik"))
def bounds_backwards(scope: Scope) -> Iterator[Doubt]:
    """A lowest score above the highest one."""
    words = tr("Skor terendah {low} lebih besar daripada skor tertinggi {high}.")
    for result in scope.all(Measurement):
        if result.lowest is not None and result.highest is not None and result.lowest > result.highest:
            sentence = words.format(low=_in_figures(result.lowest), high=_in_figures(result.highest))
            yield Doubt(result, Measurement.lowest.key, sentence, ((result, Measurement.highest.key),))


@check("place-among-siblings", Severity.UNLIKELY, mark("Urutan anak melebihi jumlah saudara"))
def place_among_siblings(scope: Scope) -> Iterator[Doubt]:
    """The fifth child of three."""
    words = tr("Anak ke-{at} dari {count} bersaudara.")
    for person in scope.people:
        at, count = person.child_number, person.siblings_count
        if at is not None and count and at > count + 1:  # some do not count themselves
            sentence = words.format(at=at, count=count)
            yield Doubt(person, Person.child_number.key, sentence, ((person, Person.siblings_count.key),))


def _range_of(reading: Reading) -> tuple[float, float]:
    """The least and greatest value of a kind of reading in its usual unit, or of a percentage; (0, 0) of any other."""
    kind, unit = lists.load("reading_kinds").find(reading.kind or ""), _plain(reading.unit)
    if kind is not None and unit in {"", _plain(kind.code)}:
        return _READINGS.get(kind.value, (0.0, 0.0))
    return (0.0, 100.0) if unit == "%" else (0.0, 0.0)


def _in_figures(value: float) -> str:
    return brief(number(value), 20)


@cache
def _scales() -> tuple[Field, ...]:
    fields = [item for _, item in all_items() if isinstance(item, Field) and item.editor is Kind.SCALE]
    return tuple({str(field.attribute): field for field in fields}.values())


@cache
def _least(key: str) -> float:
    return next(low for attribute, low, _ in _COUNTS if attribute.key == key)


def _is_adult(client: Person, scope: Scope) -> bool:
    known = client.born or client.stated_age
    return known is not None and known.readable and not may_be_minor(client, scope.today)


def _pressure_doubt(text: str | None) -> str:
    figures = _PRESSURE.match(text or "")
    if not figures:
        return ""
    upper, lower = int(figures[1]), int(figures[2])
    if lower >= upper:
        return tr("Tekanan darah {upper}/{lower}: angka atas harus lebih besar.").format(upper=upper, lower=lower)
    if _UPPER[0] <= upper <= _UPPER[1] and _LOWER[0] <= lower <= _LOWER[1]:
        return ""
    return tr("Tekanan darah {upper}/{lower} tidak mungkin.").format(upper=upper, lower=lower)


def _values(figure: str) -> list[float]:
    """What a figure can mean: «55.250» is 55250 or 55,25."""
    grouped = re.fullmatch(r"-?\d{1,3}(?:[.,]\d{3})+", figure)
    read = [float(re.sub("[.,]", "", figure))] if grouped else []
    if len(re.findall("[.,]", figure)) <= 1:
        read.append(float(figure.replace(",", ".")))
    return read or [float(figure.replace(".", "").replace(",", "."))] if figure.count(",") <= 1 else read


def _plain(words: str | None) -> str:
    return " ".join((words or "").split()).casefold()
