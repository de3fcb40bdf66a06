"""4.5 Evaluasi: of the process and of the results, scores before and after, what became of the goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.diagrams.from_case import ecomap_pair_data
from caseworker_app.documents.blocks import Block, Column, Table
from caseworker_app.documents.case_report.figures import ecomap_pair_figures
from caseworker_app.documents.case_report.measurements import changes, scores
from caseworker_app.documents.case_report.parts import course, section
from caseworker_app.documents.telling import Teller, find_rows, missing, pointing
from caseworker_app.documents.wording import counted, lines, moment, sentence_list
from caseworker_app.forms.catalogue import page
from caseworker_app.model.choices import GoalState
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.evaluation import EvaluationRow, GoalResult


def evaluation(teller: Teller) -> list[Block]:
    """The blocks of the fifth stage."""
    case = teller.file.case
    before_after = find_rows(page("evaluation_matrix"), "before_after")
    result = [
        *teller.told(teller.items_of(page("evaluation_matrix"), skip=frozenset({"evaluation_rows", "before_after"}))),
        *_matrix(case.evaluation_rows),
        *teller.table(
            case.before_after,
            before_after,
            caption=tr("Keadaan Sebelum dan Sesudah Intervensi"),
            sentence=tr("Keadaan sebelum dan sesudah intervensi dapat dilihat pada"),
        ),
        *scores(teller),
        *_ecomaps(teller),
    ]
    return [
        *section(
            tr("Evaluasi Proses"), teller.told(teller.items_of(page("process_evaluation"))), key="process_evaluation"
        ),
        *section(tr("Evaluasi Hasil"), result or [missing(tr("evaluasi hasil belum ditulis"))], key="outcome"),
        *section(tr("Pencapaian Tujuan"), _goals(teller), key="goal_results"),
        *section(tr("Skala Pencapaian Tujuan"), teller.told(teller.items_of(page("attainment"))), key="attainment"),
        *teller.page(page("atensi_indicators")),
        *section(tr("Kesimpulan dan Rekomendasi"), _conclusion(teller), key="conclusion"),
        *_course(teller),
    ]


def _ecomaps(teller: Teller) -> list[Block]:
    """The ecomaps before and after; nothing where there are not two."""
    if ecomap_pair_data(teller.file) is None:
        return []
    figures = ecomap_pair_figures(teller, "ecomap-pair")
    keys = [figure.key for figure in figures]
    return [pointing(tr("Perubahan hubungan klien dengan sekitarnya dapat dilihat pada"), *keys), *figures]


def _matrix(rows: list[EvaluationRow]) -> list[Block]:
    if not rows:
        return []
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Kegiatan"), 1.2),
        Column(tr("Evaluasi proses"), 2),
        Column(tr("Evaluasi hasil"), 2),
    )
    told = tuple((str(at), _activity(one), one.process or "–", one.result or "–") for at, one in enumerate(rows, 1))
    return [
        pointing(tr("Evaluasi proses dan hasil setiap kegiatan dapat dilihat pada"), "evaluation"),
        Table("evaluation", tr("Matriks Evaluasi"), columns, told),
    ]


def _activity(one: EvaluationRow) -> str:
    known = (one.activity.name if one.activity else None, one.activity_name)
    return "\n".join(dict.fromkeys(filter(None, known))) or "–"


def _goals(teller: Teller) -> list[Block]:
    case = teller.file.case
    smart = find_rows(page("goal_results"), "smart_reviews")
    review = tr("Tinjauan setiap tujuan khusus menurut SMART dapat dilihat pada")
    return [*_results(case.goal_results), *teller.table(case.smart_reviews, smart, sentence=review)]


def _results(results: list[GoalResult]) -> list[Block]:
    if not results:
        return []
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Tujuan atau indikator"), 2),
        Column(tr("Pencapaian"), 1.0),
        Column(tr("Bukti"), 2.2),
    )
    rows = tuple(
        (str(at), _aim(one), one.state.value if one.state else tr("belum dinilai"), one.evidence or "–")
        for at, one in enumerate(results, 1)
    )
    return [
        pointing(tr("Pencapaian setiap tujuan khusus dapat dilihat pada"), "goal_results"),
        Table("goal_results", tr("Pencapaian Tujuan Khusus"), columns, rows),
    ]


def _aim(one: GoalResult) -> str:
    goal = one.goal.text if one.goal else None
    indicator = tr("Indikator: {text}").format(text=one.indicator.text or "–") if one.indicator else None
    return lines(*dict.fromkeys((goal, one.goal_text)), indicator) or "–"


def _conclusion(teller: Teller) -> list[Block]:
    told = teller.told(
        teller.items_of(page("evaluation_result"), skip=frozenset({"state", "results", "recommendations"}))
    )
    rows = find_rows(page("evaluation_result"), "recommendations")
    text = tr("Rekomendasi kepada setiap pihak dapat dilihat pada")
    return [*told, *teller.table(teller.file.case.recommendations, rows, sentence=text)]


def _course(teller: Teller) -> list[Block]:
    case = teller.file.case
    one = case.evaluation
    told, reached = [], []
    if one.date and not one.date.empty:
        place = tr(" di {place}").format(place=one.place) if one.place else ""
        told.append(tr("Evaluasi dilaksanakan{place}{when}.").format(place=place, when=moment(one.date)))
    elif case.evaluation_rows or case.goal_results:
        told.append(tr("Evaluasi dilaksanakan terhadap proses dan hasil intervensi."))
    states = {state: sum(1 for goal in case.goal_results if goal.state is state) for state in GoalState}
    counts = [tr("{count} {state}").format(count=counted(n), state=state.value) for state, n in states.items() if n]
    if counts:
        reached.append(tr("dari tujuan dan indikator yang dinilai, {counts}").format(counts=sentence_list(counts)))
    reached += changes(case.measurements)
    if not counts:
        proven = ((_aim(goal).replace("\n", "; "), goal.evidence) for goal in case.goal_results)
        reached += [f"{aim}: {evidence}" for aim, evidence in proven if evidence]
    if not reached and case.evaluation_rows:
        reached.append(tr("{count} kegiatan telah dievaluasi").format(count=counted(len(case.evaluation_rows))))
    return course(None, one.results, " ".join(told), reached)
