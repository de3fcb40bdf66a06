"""Matriks evaluasi, on a turned page: every activity and what came of it, goals, scores, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.measured import changes
from caseworker_app.casework.still_open import goal_state, results_of
from caseworker_app.documents.blocks import Block, Column, Content, Document, Landscape, PageBreak, Paragraph, Title
from caseworker_app.documents.case_report.sessions import by_activity
from caseworker_app.documents.changes import after, aspect, before
from caseworker_app.documents.elements.letterhead import foot
from caseworker_app.documents.elements.record_tables import Cell, counted_table, parts
from caseworker_app.documents.elements.sheet import closing, closing_by_hand, empty_rows, grid, points, sheet, to_write
from caseworker_app.documents.overviews.plan_matrix import case_line
from caseworker_app.documents.telling import Teller, noted
from caseworker_app.documents.wording import capital, date_in_words, sentence
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.evaluation import BeforeAfter, Evaluation, GoalResult
from caseworker_app.model.plan import Indicator
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.case import Case
    from caseworker_app.model.plan import Activity, Goal

KEY = "evaluation-matrix"
_ROWS, _ROW_HEIGHT = 6, 1.7
_GOALS, _GOAL_HEIGHT = 3, 1.3
_LABEL = 0.16


def evaluation_matrix(file: CaseFile, wish: Wish) -> Document:
    """The evaluation of a case as matrices; without anything forms to write in."""
    teller, template = Teller(file, names=wish.names), file.document_template(KEY)
    blocks = [] if wish.blank else _told(teller)
    return Document(
        key=KEY,
        title=template.title,
        dress="report" if blocks else "form",
        type_size=11,
        even_margins=True,
        foot=foot(file.case, template.version),
        blocks=(
            Landscape(
                (
                    Title(template.title.upper(), case_line(file, blank=not blocks, names=wish.names)),
                    *(blocks or _blank()),
                )
            ),
        ),
    )


def _told(teller: Teller) -> list[Block]:
    case = teller.file.case
    one = case.evaluation
    head = (
        (tr("Waktu dan tempat"), ", ".join(filter(None, (date_in_words(one.date), teller.words(one.time), one.place)))),
        (tr("Evaluasi proses"), one.process_summary or ""),
        (tr("Evaluasi hasil"), one.result_summary or ""),
        (tr("Perubahan skor"), points(sentence(text) for text in changes(case.measurements, teller.file.instruments))),
        (tr(label_of(Evaluation.supporting)), points(one.supporting or ())),
        (tr(label_of(Evaluation.inhibiting)), points(one.inhibiting or ())),
        (tr("Faktor lain"), one.other_factors or ""),
        *parts(teller, one, Evaluation.conclusion),
    )
    told = [
        *grid("activities", _activity_columns(), _activities(case), caption=tr("Evaluasi Setiap Kegiatan")),
        *grid("goals", _goal_columns(), _goals(case), caption=tr("Pencapaian Tujuan Khusus dan Indikator")),
        *_changes(teller),
    ]
    if not told and not any(content for _, content in head):
        return []
    return [*sheet("head", head, label=_LABEL), *told, closing(case, one.date, remarks=tr("Catatan supervisor"))]


def _activity_columns() -> tuple[Column, ...]:
    return (
        Column(tr("No."), 0.35, "centre"),
        Column(tr("Kegiatan"), 1.3),
        Column(tr("Indikator keberhasilan"), 1.5),
        Column(tr("Pelaksanaan"), 0.9),
        Column(tr("Evaluasi proses"), 1.9),
        Column(tr("Evaluasi hasil"), 1.9),
    )


def _activities(case: Case) -> Iterator[tuple[Content, ...]]:
    """The rows of the evaluation, then what was planned or carried out and is not in them."""
    held = {name.casefold(): len(several) for name, several in by_activity(case.sessions).items()}
    planned = {activity.name.casefold(): activity for activity in case.activities if activity.name}
    number, taken = 0, set()
    for number, row in enumerate(case.evaluation_rows, 1):
        name = (row.activity.name if row.activity else None) or row.activity_name or ""
        taken.add(name.casefold())
        yield str(number), *_activity(name, planned, held), row.process or "", row.result or ""
    names = [one.name or "" for one in case.activities] + [*by_activity(case.sessions)]
    rest = dict.fromkeys(name for name in names if name and name.casefold() not in taken)
    unsaid = tr("belum dievaluasi")
    for at, name in enumerate(rest, number + 1):
        yield str(at), *_activity(name, planned, held), unsaid, unsaid


def _activity(name: str, planned: dict[str, Activity], held: dict[str, int]) -> tuple[str, str, str]:
    """What an activity is called, its indicator, and how often it took place."""
    known, count = planned.get(name.casefold()), held.get(name.casefold(), 0)
    times = tr("{count} pertemuan").format(count=count) if count else tr("belum tercatat")
    return capital(name) or "–", "; ".join((known.indicators if known else None) or ()), times


def _goal_columns() -> tuple[Column, ...]:
    return (
        Column(tr("No."), 0.35, "centre"),
        Column(tr("Tujuan khusus atau indikator"), 2.2),
        Column(tr("Keadaan awal"), 1.2),
        Column(tr("Target"), 1.2),
        Column(tr("Pencapaian"), 1.0),
        Column(tr("Bukti"), 2.2),
    )


def _goals(case: Case) -> Iterator[tuple[Content, ...]]:
    """Every goal and below it its indicators, judged or not; then results of which nobody said whose they are."""
    told: set[str] = set()
    for at, goal in enumerate(case.goals, 1):
        found = results_of(case, goal)
        told |= {one.id for one in found}
        state = goal_state(case, goal)
        yield str(at), goal.text or "–", *_aim(goal), state.value if state else _unjudged(), _proofs(found)
        for indicator in goal.indicators:
            judged = [one for one in case.goal_results if one.indicator_id == indicator.id]
            told |= {one.id for one in judged}
            last = next((one.state.value for one in reversed(judged) if one.state), _unjudged())
            name = (noted(tr(label_of(Indicator.text)), indicator.text or "–"),)
            yield "", name, *_aim(indicator), last, _proofs(judged)
    for at, one in enumerate((one for one in case.goal_results if one.id not in told), len(case.goals) + 1):
        text = one.goal_text or (one.goal.text if one.goal else None) or "–"
        yield str(at), text, "", "", one.state.value if one.state else _unjudged(), _proofs([one])


def _unjudged() -> str:
    return tr("belum dinilai")


def _aim(record: Goal | Indicator) -> tuple[str, Content]:
    by = date_in_words(record.target_date)
    until = [noted(tr("Paling lambat"), by)] if by else []
    target = [Paragraph(record.target, "plain")] if record.target else []
    return record.baseline or "", (*target, *until) or ""


def _proofs(results: list[GoalResult]) -> Content:
    return points(one.evidence for one in results)


def _changes(teller: Teller) -> list[Block]:
    cells = (
        Cell(BeforeAfter.aspect, 1.4, lambda change: aspect(change) or "–"),
        Cell(BeforeAfter.before, 2.5, lambda change: before(teller, change)),
        Cell(BeforeAfter.after, 2.5, lambda change: after(teller, change)),
    )
    changes, caption = teller.file.case.before_after, tr("Keadaan Sebelum dan Sesudah Intervensi")
    return [counted_table("before-after", changes, cells, caption=caption)] if changes else []


def _blank() -> list[Block]:
    columns, goals = _activity_columns(), _goal_columns()
    room = ((Evaluation.supporting, 1), (Evaluation.inhibiting, 1), (Evaluation.conclusion, 2))
    further = [(tr(label_of(attribute)), count) for attribute, count in room]
    return [
        *grid("activities", columns, empty_rows(len(columns), _ROWS, _ROW_HEIGHT)),
        PageBreak(),
        *grid("goals", goals, empty_rows(len(goals), _GOALS, _GOAL_HEIGHT)),
        *sheet("head", to_write(further), label=_LABEL),
        closing_by_hand(),
    ]
