"""What was read over time, as series in one unit over real days, and cut into phases where these are written down."""

from __future__ import annotations

import dataclasses
import re
from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.casework import outcomes
from caseworker_app.casework.single_subject import PhaseValues
from caseworker_app.model.quantity import read_number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from caseworker_app.model.case import Case
    from caseworker_app.model.choices import Wanted
    from caseworker_app.model.intervention import Reading
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.scales import AnchoredScale, CoursePhase

PRESSURE = "tekanan darah"
_PAIR = re.compile(r"\s*(\d{1,3})\s*(?:/|per|[-\u2013])\s*(\d{1,3})\s*(?:mm\s*hg)?\s*", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True)
class Dated:
    """A value on a day; the key of its record. exact: False for a date that is known by half, taken at its middle."""

    key: str
    when: str
    day: float
    value: float
    exact: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class Values:
    """Values of one thing in one unit. names: of each line («sistolik», «diastolik»). left_out: what is not drawn.

    timed: False where no record has a date, so that ``Dated.day`` is only the place in the order.
    """

    kind: str
    unit: str
    names: tuple[str, ...]
    lines: tuple[tuple[Dated, ...], ...]
    left_out: tuple[str, ...] = ()
    timed: bool = True

    @property
    def title(self) -> str:
        """«berat badan (kg)»."""
        return f"{self.kind} ({self.unit})" if self.unit else self.kind


@dataclasses.dataclass(frozen=True, slots=True)
class Phase:
    """A phase with its values; ``since`` the day on which it begins, None for what lies before the first."""

    name: str
    since: float | None
    values: tuple[Dated, ...]
    exact: bool = True

    def figures(self) -> PhaseValues:
        """The same for reckoning."""
        return PhaseValues(self.name, tuple((value.day, value.value) for value in self.values))


@dataclasses.dataclass(frozen=True, slots=True)
class Course:
    """One line through its phases; scale: the anchored scale that it comes from."""

    title: str
    phases: tuple[Phase, ...]
    wanted: Wanted | None = None
    scale: AnchoredScale | None = None
    left_out: tuple[str, ...] = ()


def middle(when: PartialDate | None) -> tuple[float, bool] | None:
    """The day in the middle of what a date can mean, and whether it means one day only; None for no date."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest.toordinal(), when.latest.toordinal()
    return (first + last) / 2, first == last and not when.approximate


def figures(text: str | None, unit: str, *, pair: bool) -> tuple[float, ...] | None:
    """The number, or with ``pair`` the two numbers, that a value means; None where it means none or several."""
    if pair:
        found = _PAIR.fullmatch(text or "")
        return (float(found[1]), float(found[2])) if found else None
    words = (text or "").strip()
    if unit and words.casefold().endswith(unit.casefold()):
        words = words[: -len(unit)].strip()
    meant = read_number(words, unit)
    return (float(meant.values[0]),) if len(meant.values) == 1 else None


def readings(case: Case, usual_unit: Callable[[str], str]) -> list[Values]:
    """The readings of a case: one entry for each kind and unit, in the order in which they were noted.

    usual_unit: kind -> the unit that it has where none is written. A reading without a date, or whose value is no
    number, is named in ``left_out``.
    """
    groups: dict[tuple[str, str], list[Reading]] = {}
    for one in sorted(case.readings, key=lambda one: one.position):
        kind = (one.kind or tr("Pengukuran")).strip()
        unit = " ".join((one.unit or "").split()) or usual_unit(kind) or _only_unit(case.readings, one.kind)
        same = next((key for key in groups if _plain(key[0]) == _plain(kind) and _plain(key[1]) == _plain(unit)), None)
        groups.setdefault(same or (kind, unit), []).append(one)
    return [_values(kind, unit, group) for (kind, unit), group in groups.items()]


def _only_unit(all_readings: Iterable[Reading], kind: str | None) -> str:
    """The unit of the kind where all readings that state one state the same."""
    units = {_plain(one.unit): one.unit for one in all_readings if one.unit and _plain(one.kind) == _plain(kind)}
    return (next(iter(units.values())) or "").strip() if len(units) == 1 else ""


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _values(kind: str, unit: str, group: Sequence[Reading]) -> Values:
    pair = _plain(kind) == PRESSURE
    names = (tr("sistolik"), tr("diastolik")) if pair else (kind,)
    lines: list[list[Dated]] = [[] for _ in names]
    left_out = []
    timed = any(middle(one.date) for one in group)
    for order, one in enumerate(group):
        if not (one.value or "").strip():
            continue
        numbers = figures(one.value, unit, pair=pair)
        day = middle(one.date) if timed else (float(order), True)
        when = one.date.short() if one.date else "" if timed else "–"
        if numbers is None or day is None:
            why = tr("tidak terbaca sebagai angka") if numbers is None else tr("tanpa tanggal yang terbaca")
            left_out.append(f"“{one.value}”{f', {when}' if when else ''} ({why})")
            continue
        for at, figure in enumerate(numbers):
            lines[at].append(Dated(f"{one.id}/{at}" if at else one.id, when, day[0], figure, day[1]))
    ordered = tuple(tuple(sorted(line, key=lambda dated: dated.day)) for line in lines)
    return Values(kind, unit, names, ordered, tuple(left_out), timed)


def ratings(scale: AnchoredScale) -> Values:
    """The ratings of an anchored scale; one that is off the scale is named in ``left_out``."""
    line, left_out = [], []
    for one in sorted(scale.ratings, key=lambda one: one.position):
        if one.level is None:
            continue
        day, when = middle(one.date), one.date.short() if one.date else ""
        if day is None or not 0 <= one.level <= 10:
            why = tr("tanpa tanggal yang terbaca") if day is None else tr("di luar 0 sampai 10")
            left_out.append(f"“{one.level}”{f', {when}' if when else ''} ({why})")
        else:
            line.append(Dated(one.id, when, day[0], float(one.level), day[1]))
    line.sort(key=lambda dated: dated.day)
    name = scale.name or scale.question or tr("Skala tanpa nama")
    return Values(name, "", (name,), (tuple(line),), tuple(left_out))


def in_phases(values: Sequence[Dated], changes: Iterable[CoursePhase]) -> tuple[Phase, ...]:
    """Values cut at the days on which phases begin; a value of such a day belongs to the new phase."""
    starts = sorted(
        ((*day, change.name or tr("fase tanpa nama")) for change in changes if (day := middle(change.since))),
        key=lambda start: start[0],
    )
    phases = [Phase("", None, tuple(value for value in values if not starts or value.day < starts[0][0]))]
    for at, (since, exact, name) in enumerate(starts):
        until = starts[at + 1][0] if at + 1 < len(starts) else float("inf")
        inside = tuple(value for value in values if since <= value.day < until)
        phases.append(Phase(name, since, inside, exact))
    return tuple(phase for phase in phases if phase.name or phase.values)


def courses(case: Case, usual_unit: Callable[[str], str]) -> list[Course]:
    """What the case follows through phases; without written phases, before and since the first session."""
    known = readings(case, usual_unit)
    found: list[Course] = []
    for one in sorted(case.followed_courses, key=lambda one: one.position):
        sources = (
            [ratings(one.scale)] if one.scale else [v for v in known if v.timed and _plain(v.kind) == _plain(one.kind)]
        )
        wanted = one.wanted or (one.scale.wanted if one.scale else None)
        for source in sources:
            found += _through(source, wanted, one.scale, partial(in_phases, changes=one.phases))
    followed = {_plain(one.kind) for one in case.followed_courses if not one.scale}
    begun = min((day[0] for session in outcomes.held(case.sessions) if (day := middle(session.date))), default=None)
    if begun is not None:
        for source in known:
            if source.timed and _plain(source.kind) not in followed:
                found += [
                    course
                    for course in _through(source, None, None, lambda line: _around(line, begun))
                    if all(phase.values for phase in course.phases)
                    and sum(len(phase.values) for phase in course.phases) > 2
                ]
    return found


def _through(
    source: Values,
    wanted: Wanted | None,
    scale: AnchoredScale | None,
    cut: Callable[[Sequence[Dated]], tuple[Phase, ...]],
) -> list[Course]:
    titles = [f"{source.title}: {name}" if len(source.names) > 1 else source.title for name in source.names]
    return [
        Course(title, cut(line), wanted, scale, source.left_out)
        for title, line in zip(titles, source.lines, strict=True)
        if line
    ]


def _around(values: Sequence[Dated], begun: float) -> tuple[Phase, ...]:
    return (
        Phase(tr("A: sebelum intervensi"), None, tuple(value for value in values if value.day < begun)),
        Phase(tr("B: sejak intervensi"), begun, tuple(value for value in values if value.day >= begun)),
    )
