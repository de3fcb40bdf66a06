"""What was followed over time: readings, anchored scales, phases, goal attainment; as the charts are drawn from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework import attainment as goals
from caseworker_app.casework import courses
from caseworker_app.diagrams import attainment, charts, single_subject
from caseworker_app.diagrams.attainment import AttainmentData
from caseworker_app.diagrams.chart_parts import HEIGHT, WIDTH, Reading
from caseworker_app.diagrams.diagram import Diagram, period
from caseworker_app.diagrams.from_case.numbers import each_once, of_the_page, one_below_another
from caseworker_app.diagrams.from_case.words import wording
from caseworker_app.diagrams.named_levels import Level
from caseworker_app.diagrams.single_subject import Phase, SingleSubjectData
from caseworker_app.forms import evaluation, lists
from caseworker_app.forms import intervention as sessions
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.casework.courses import Course, Dated, Values
    from caseworker_app.model.scales import AnchoredScale

SCALE_ENDS = (0.0, 10.0)


def usual_unit(kind: str) -> str:
    """The unit that a kind of reading has where none is written: that of the list of kinds."""
    known = lists.load("reading_kinds").find(kind)
    return known.code if known else ""


def readings_data(file: CaseFile, *, names: bool = False) -> list[charts.TrendData]:
    """Readings over real days, one chart for each kind and unit; «170/140» is two lines. Words are named below."""
    say = wording(file, names=names)
    return [_trend(one, say) for one in courses.readings(file.case, usual_unit) if any(one.lines)]


def scales_data(file: CaseFile, *, names: bool = False) -> list[SingleSubjectData]:
    """The ratings of every anchored scale that has one, with the anchors beside them."""
    say = wording(file, names=names)
    found = []
    for scale in _scales(file):
        values = courses.ratings(scale)
        if values.lines[0]:
            phases = (Phase("", _readings(values.lines[0])),)
            notes = _left_out(values.left_out, say)
            found.append(SingleSubjectData(say(values.title), phases, _levels(scale, say), SCALE_ENDS, notes))
    return found


def single_subjects_data(file: CaseFile, *, names: bool = False) -> list[SingleSubjectData]:
    """What is followed through phases; where none are written down, before and since the first session."""
    say = wording(file, names=names)
    return [_graph(course, say) for course in courses.courses(file.case, usual_unit)]


def attainment_data(file: CaseFile, *, names: bool = False) -> AttainmentData:
    """The goals with their levels, and which of them the T-score leaves out."""
    say = wording(file, names=names)
    scales = sorted(file.case.attainment_scales, key=lambda one: one.position)
    found = goals.scores(scales)
    notes = (goals.meaning(found), goals.what_is_left_out(found))
    return AttainmentData(
        tuple(attainment.Goal(one.id, say(goals.name_of(one)), one.level_before, one.level_after) for one in scales),
        tuple(say(note[:1].upper() + note[1:]) for note in notes if note),
    )


def _scales(file: CaseFile) -> list[AnchoredScale]:
    return sorted(file.case.anchored_scales, key=lambda one: one.position)


def _levels(scale: AnchoredScale, say: Callable[[str | None], str]) -> tuple[Level, ...]:
    known = {one.level: one.words for one in scale.anchors if one.words and one.level is not None}
    return tuple(Level(float(level), say(words)) for level, words in known.items() if 0 <= level <= 10)


def _readings(line: Sequence[Dated], *, timed: bool = True) -> tuple[Reading, ...]:
    return tuple(
        Reading(one.key, one.when or "–", one.value, one.day if timed else None, exact=one.exact) for one in line
    )


def _left_out(left_out: Sequence[str], say: Callable[[str | None], str]) -> tuple[str, ...]:
    return (say(tr("Tidak digambar: {what}").format(what="; ".join(left_out))),) if left_out else ()


def _trend(values: Values, say: Callable[[str | None], str]) -> charts.TrendData:
    series = [
        charts.Series(say(name), _readings(line, timed=values.timed))
        for name, line in zip(values.names, values.lines, strict=True)
    ]
    return charts.TrendData(tuple(series), say(values.title), notes=_left_out(values.left_out, say))


def _graph(course: Course, say: Callable[[str | None], str]) -> SingleSubjectData:
    phases = tuple(Phase(say(phase.name), _readings(phase.values), phase.since) for phase in course.phases)
    levels = _levels(course.scale, say) if course.scale else ()
    ends = SCALE_ENDS if course.scale else None
    return SingleSubjectData(say(course.title), phases, levels, ends, _left_out(course.left_out, say))


DIAGRAMS = (
    Diagram(
        "readings",
        mark("Pengukuran berkala"),
        read=lambda view: readings_data(view.file, names=view.names),
        layout=lambda data, width=WIDTH, height=HEIGHT: one_below_another(
            [charts.trend(chart, width, height) for chart in data], tr("Pengukuran berkala")
        ),
        for_room=of_the_page,
        legend=lambda data: each_once(entry for chart in data for entry in charts.trend_legend(chart)),
        empty=sessions.READINGS.empty,
        dated=lambda view: period(row.date for row in view.file.case.readings),
    ),
    Diagram(
        "scale-courses",
        mark("Skala berpatokan"),
        read=lambda view: scales_data(view.file, names=view.names),
        layout=lambda data, width=WIDTH, height=HEIGHT: one_below_another(
            [single_subject.layout(one, width, height) for one in data], tr("Skala berpatokan")
        ),
        for_room=of_the_page,
        legend=lambda data: each_once(entry for chart in data for entry in single_subject.legend_entries(chart)),
        empty=mark("Belum ada penilaian pada skala."),
        dated=lambda view: period(row.date for scale in _scales(view.file) for row in scale.ratings),
    ),
    Diagram(
        "ab",
        mark("Perkembangan menurut fase"),
        read=lambda view: single_subjects_data(view.file, names=view.names),
        layout=lambda data, width=WIDTH, height=HEIGHT: one_below_another(
            [single_subject.layout(one, width, height) for one in data], tr("Grafik fase")
        ),
        for_room=of_the_page,
        legend=lambda data: each_once(entry for chart in data for entry in single_subject.legend_entries(chart)),
        empty=mark("Belum ada catatan berkala dari dua fase."),
        dated=lambda view: period(row.date for row in view.file.case.readings),
    ),
    Diagram(
        "goal-levels",
        mark("Skala pencapaian tujuan"),
        read=lambda view: attainment_data(view.file, names=view.names),
        layout=attainment.layout,
        for_room=lambda width, height: of_the_page(width, height)[:1],
        legend=attainment.legend_entries,
        shows=lambda data: any(goal.before is not None or goal.after is not None for goal in data.goals),
        empty=evaluation.ATTAINMENT.empty,
        dated=lambda view: period([view.file.case.evaluation.date]) if view.file.case.evaluation.date else "",
    ),
)
