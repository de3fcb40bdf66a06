"""4.3 Rencana intervensi: goals, resources, methods, case conference, the programme's matrix."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import outcomes
from caseworker_app.documents.blocks import (
    Block,
    Column,
    NumberedList,
    Paragraph,
    Row,
    SpanRow,
    Table,
)
from caseworker_app.documents.case_report import resources
from caseworker_app.documents.case_report.composing import Gathered, composed_table, notes, value, value_on
from caseworker_app.documents.case_report.conferences import called, conferences, early
from caseworker_app.documents.case_report.parts import label, section, stage_closing
from caseworker_app.documents.elements.record_tables import known_facts, parts
from caseworker_app.documents.sentences import joined_points, referring, stage_opening
from caseworker_app.documents.telling import Teller, find_rows, labelled, missing, noted
from caseworker_app.documents.wording import counted, lines, moment, sentence_list
from caseworker_app.forms.catalogue import label_of, page
from caseworker_app.model.plan import Indicator, Plan
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.forms.description import Rows
    from caseworker_app.model.plan import Activity, Goal

_UPRIGHT = 5
"""So many columns beside the number can be read between the margins of an upright page."""
_OPENED = frozenset({"discussed_on", "discussed_at"})
"""What the opening of the stage tells."""
_TEXTS = 2  # columns before the measures
_MEASURES = ("baseline", "target", "target_date")


def plan(teller: Teller) -> list[Block]:
    """The blocks of the third stage."""
    case = teller.file.case
    methods = find_rows(page("methods"), "planned_methods")
    revisions = find_rows(page("plan_revisions"), "plan_revisions")
    return [
        *stage_opening(teller, "plan", _opening(teller)),
        *teller.page(page("plan_discussion"), skip=_OPENED),
        *section(tr("Program dan Tujuan"), _goals(teller), key="goals"),
        *section(tr("Sasaran dan Pelaksana"), _implementers(teller), key="implementers"),
        *section(tr("Pemetaan Sistem Sumber"), resources.used(teller), key="resources"),
        *section(tr("Metode dan Teknik"), teller.table(case.planned_methods, methods), key="methods"),
        *section(tr("Rancangan Program"), _programme(teller, case.activities), key="programme"),
        *conferences(teller, [one for one in case.conferences if early(one)]),
        *section(tr("Perubahan Rencana"), teller.table(case.plan_revisions, revisions), key="plan_revisions"),
        *stage_closing("plan", case.plan.process, case.plan.results, _led_to(teller)),
    ]


def _opening(teller: Teller) -> list[str]:
    """On what the plan is built, and when and with whom it was discussed."""
    case = teller.file.case
    focus = (case.assessment.focus or "").strip().rstrip(".")
    built = tr("Rencana intervensi disusun atas dasar fokus masalah hasil asesmen, yaitu {focus}")
    talked = tr("{client} diajak membicarakannya{when}")
    held = [one for one in outcomes.held(case.conferences) if early(one) and one.date]
    weighed = sentence_list([f"{called(one)}{moment(one.date)}" for one in held])
    hour = value_on(teller, page("plan_discussion"), "discussed_at")
    when = moment(case.plan.discussed_on) + (f", {hour}" if hour else "")
    return [
        built.format(focus=focus) if focus else "",
        talked.format(client=teller.client, when=when) if when else "",
        tr("Rancangannya dibahas dalam {conferences}").format(conferences=weighed) if held else "",
    ]


def _led_to(teller: Teller) -> list[str]:
    """When the plan began to be carried out."""
    days = [one.date for one in outcomes.held(teller.file.case.sessions) if one.date and one.date.day]
    first = min(days, key=lambda value: value.sort_key, default=None)
    return [tr("Rencana ini mulai dilaksanakan{when}").format(when=moment(first))] if first else []


def _goals(teller: Teller) -> list[Block]:
    case = teller.file.case
    one = case.plan
    name = known_facts(parts(teller, one, Plan.programme))
    general = (
        Paragraph(one.general_goal)
        if one.general_goal
        else missing(tr("tujuan umum belum ditulis"), "plan/goals#general_goal")
    )
    further = labelled(tr("Indikator keberhasilan"), one.indicators_note) if one.indicators_note else []
    return [*name, label(tr("Tujuan umum:")), general, label(tr("Tujuan khusus:")), *_special(teller), *further]


def _special(teller: Teller) -> list[Block]:
    """The special goals: as a list where they are words alone, else as a table with their indicators and targets."""
    goals = teller.file.case.goals
    if not goals:
        return [missing(tr("tujuan khusus belum ditulis"), "plan/goals#goals")]
    rows = [row for at, goal in enumerate(goals, 1) for row in _goal(teller, at, goal)]
    known = [row for row in rows if not isinstance(row, SpanRow)]
    measured = [at for at in range(_TEXTS, _TEXTS + len(_MEASURES)) if any(row[at] for row in known)]
    if len(rows) == len(goals) and not measured:
        return [NumberedList(tuple(goal.text or "–" for goal in goals), "1)")]
    heads = (
        Column(tr("No."), 0.35, "centre"),
        Column(tr("Tujuan khusus dan indikator"), 2.6),
        Column(tr("Keadaan awal"), 1.4),
        Column(tr("Target"), 1.4),
        Column(tr("Tercapai paling lambat"), 1.2),
    )
    told = tuple(
        row if isinstance(row, SpanRow) else (*row[:_TEXTS], *(row[at] or "–" for at in measured)) for row in rows
    )
    text = (
        tr("Tujuan khusus yang dirumuskan berjumlah {count}, beserta indikator dan ukurannya")
        if measured or any(goal.indicators for goal in goals)
        else tr("Tujuan khusus yang dirumuskan berjumlah {count} dan menjawab masalah klien")
    )
    return [
        referring(text.format(count=counted(len(goals))), "goals"),
        Table("goals", tr("Tujuan Khusus dan Indikatornya"), (*heads[:_TEXTS], *(heads[at] for at in measured)), told),
    ]


def _goal(teller: Teller, at: int, goal: Goal) -> list[Row]:
    """A goal, what it answers in a row below it, and a row for each of its indicators."""
    rows = find_rows(page("goals"), "goals")
    elsewhere = {"text", "indicators", *_MEASURES}
    below = [item for item in (*rows.columns, *rows.details) if item.key not in elsewhere]
    indicators: list[Row] = [
        ("", (noted(tr(label_of(Indicator.text)), one.text or "–"),), *_measures(teller, one))
        for one in goal.indicators
    ]
    return [(str(at), goal.text or "–", *_measures(teller, goal)), *notes(teller, goal, below), *indicators]


def _measures(teller: Teller, record: Any) -> tuple[str, ...]:
    return tuple(teller.typed(record, key) or teller.words(getattr(record, key)) for key in _MEASURES)


def _targets(teller: Teller) -> list[Block]:
    """Who or what is to change: names alone in a sentence, with the reasons for choosing them in a table."""
    targets = teller.file.case.targets
    rows = find_rows(page("implementers"), "targets")
    if any(one.reason for one in targets):
        return teller.table(targets, rows)
    names = [one.name or "–" for one in targets]
    return joined_points(tr("Sasaran perubahan"), names, words=tr("Sasaran perubahan ialah {points}"))


def _implementers(teller: Teller) -> list[Block]:
    implementers = teller.file.case.implementers
    rows = find_rows(page("implementers"), "implementers")
    told = teller.told(teller.items_of(page("implementers"), skip=frozenset({"implementers", "targets"})))
    told = [*_targets(teller), *told]
    names_only = all(
        not any((one.role, one.part, one.person, one.significant_other is not None)) for one in implementers
    )
    if implementers and names_only:
        names = [one.name or "–" for one in implementers]
        return [*told, *joined_points(tr("Pelaksana"), names, words=tr("Yang melaksanakannya ialah {points}"))]
    return [*told, *teller.table(implementers, rows)]


def _programme(teller: Teller, activities: Sequence[Activity]) -> list[Block]:
    """The programme's matrix, on a page turned on its side where it has many columns."""
    if not activities:
        return []
    rows = find_rows(page("activities"), "activities")
    columns = (
        Gathered(tr("Kegiatan"), 1.4, ("name",)),
        Gathered(
            tr("Waktu dan tempat"), 1.6, ("dates", "time", "place"), lambda one: _when_and_where(teller, rows, one)
        ),
        Gathered(tr("Tujuan"), 1.7, ("serves", "goals")),
        Gathered(tr("Metode dan teknik"), 1.4, ("method", "technique")),
        Gathered(tr("Penanggung jawab"), 1.0, ("responsible",)),
        Gathered(tr("Indikator keberhasilan"), 1.6, ("indicator", "indicators")),
    )
    table = composed_table(
        teller, activities, rows, columns, key="activities", caption=tr("Rancangan Program Intervensi")
    )
    if len(table.columns) > _UPRIGHT + 1:
        table = dataclasses.replace(table, landscape=True)
    text = tr("Program dilaksanakan melalui {count} kegiatan, yaitu {names}")
    names = sentence_list([one.name or "–" for one in activities])
    return [referring(text.format(count=counted(len(activities)), names=names), "activities"), table]


def _when_and_where(teller: Teller, rows: Rows, one: Activity) -> str:
    """Several days stand one below the other."""
    days = value(teller, one, rows, "dates").replace("; ", "\n")
    return lines(days, value(teller, one, rows, "time"), value(teller, one, rows, "place"))
