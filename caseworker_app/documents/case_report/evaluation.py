"""4.5 Evaluasi: of the process and of the results, scores before and after, what became of the goals."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.diagrams.from_case import bpss_pair_data, ecomap_pair_data
from caseworker_app.documents.blocks import Block, BulletList, Column, Table
from caseworker_app.documents.case_report.attainment import attainment
from caseworker_app.documents.case_report.composing import Gathered, composed_table
from caseworker_app.documents.case_report.figures import ecomap_pair_figures, pair_figures
from caseworker_app.documents.case_report.measurements import scores
from caseworker_app.documents.case_report.parts import section, stage_closing
from caseworker_app.documents.case_report.scales import scales
from caseworker_app.documents.case_report.tokens import results_of_tokens
from caseworker_app.documents.changes import after, aspect, before
from caseworker_app.documents.sentences import referring, stage_opening
from caseworker_app.documents.telling import Teller, find_rows, missing
from caseworker_app.documents.wording import counted, lines, moment, sentence, sentence_list
from caseworker_app.forms.catalogue import page
from caseworker_app.model.choices import GoalState
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.model.evaluation import EvaluationRow, GoalResult

_OPENED = frozenset({"date", "time", "place"})
"""What the opening of the stage tells."""
_SMART = ("specific", "measurable", "achievable", "relevant", "time_bound")
_UPRIGHT_LETTERS = 400
"""A review with more letters than this has cells of more than six lines between the margins of an upright page."""


def evaluation(teller: Teller) -> list[Block]:
    """The blocks of the fifth stage."""
    case = teller.file.case
    elsewhere = _OPENED | {"evaluation_rows", "before_after"}
    result = [
        *teller.told(teller.items_of(page("evaluation_matrix"), skip=elsewhere)),
        *_matrix(teller, case.evaluation_rows),
        *_changes(teller),
        *results_of_tokens(teller),
        *scores(teller),
        *_ecomaps(teller),
        *_pairs(teller),
    ]
    unwritten = missing(tr("evaluasi hasil belum ditulis"), "evaluation/evaluation_matrix")
    unknown = [] if case.goal_results else [unwritten]
    return [
        *stage_opening(teller, "evaluation", _opening(teller)),
        *section(tr("Evaluasi Proses"), _process(teller), key="process_evaluation"),
        *section(tr("Evaluasi Hasil"), result or unknown, key="outcome"),
        *section(tr("Pencapaian Tujuan"), _goals(teller), key="goal_results"),
        *section(tr("Skala Pencapaian Tujuan"), attainment(teller), key="attainment"),
        *section(tr("Skala dan Perkembangan"), scales(teller), key="scales"),
        *teller.page(page("atensi_indicators"), title=tr("Indikator ATENSI")),
        *section(tr("Kesimpulan dan Rekomendasi"), _conclusion(teller), key="conclusion"),
        *stage_closing("evaluation", None, case.evaluation.results, _led_to(teller)),
    ]


def _opening(teller: Teller) -> list[str]:
    """When and where the evaluation was made."""
    one = teller.file.case.evaluation
    place = tr(" di {place}").format(place=one.place) if one.place else ""
    hour = f", {teller.words(one.time)}" if one.time else ""
    when = f"{place}{moment(one.date)}{hour}"
    if when:
        return [tr("Evaluasi bersama {client} diadakan{when}").format(client=teller.client, when=when)]
    if not (teller.file.case.evaluation_rows or teller.file.case.goal_results):
        return []
    return [tr("Evaluasi ditujukan pada proses dan hasil pertolongan kepada {client}").format(client=teller.client)]


def _led_to(teller: Teller) -> list[str]:
    """When the work together came to its end."""
    when = moment(teller.file.case.termination.date)
    return [tr("Sesudah evaluasi, pertolongan memasuki pengakhiran{when}").format(when=when)] if when else []


def _process(teller: Teller) -> list[Block]:
    """What is said of the whole, then a row for each stage or activity."""
    evaluations = teller.file.case.process_evaluations
    rows = find_rows(page("process_evaluation"), "process_evaluations")
    told = teller.told(teller.items_of(page("process_evaluation"), skip=frozenset({rows.key})))
    if not evaluations:
        return told
    columns = (
        Gathered(tr("Tahap atau kegiatan"), 1.3, ("subject",)),
        Gathered(tr("Sesuai rencana"), 0.8, ("as_planned",)),
        Gathered(tr("Uraian"), 2, ("account",)),
        Gathered(tr("Pendukung"), 1.5, ("supporting",)),
        Gathered(tr("Penghambat"), 1.5, ("inhibiting",)),
    )
    text = tr("Pelaksanaan tiap tahap atau kegiatan dinilai menurut rencana")
    caption = tr("Evaluasi Proses Setiap Tahap atau Kegiatan")
    table = composed_table(teller, evaluations, rows, columns, key=rows.key, caption=caption)
    return [*told, referring(text, rows.key), table]


def _ecomaps(teller: Teller) -> list[Block]:
    """The ecomaps before and after; nothing where there are not two."""
    if ecomap_pair_data(teller.file) is None:
        return []
    figures = ecomap_pair_figures(teller, "ecomap-pair")
    text = tr("Hubungan klien dengan sekitarnya sebelum dan sesudah intervensi digambarkan berdampingan")
    return [referring(text, *(figure.key for figure in figures)), *figures]


def _pairs(teller: Teller) -> list[Block]:
    """What is drawn before and after, and told in words; BPSS points of the evaluation alone as they were written."""
    blocks: list[Block] = []
    if bpss_pair_data(teller.file) is None:
        blocks += teller.page(page("points_after"))
    for key, tool in DIAGRAMS.items():
        data = tool.read(tool.view(teller.file, names=teller.names)) if tool.compares else None
        if data is None:
            continue
        figures = pair_figures(teller, key, data)
        text = tr("{title} disandingkan").format(title=tr(tool.title))
        blocks += [referring(text, *(figure.key for figure in figures)), *figures]
        if words := tool.words(data):
            blocks.append(BulletList(tuple(sentence(text) for text in words)))
    return blocks


def _matrix(teller: Teller, evaluated: Sequence[EvaluationRow]) -> list[Block]:
    if not evaluated:
        return []
    columns = (
        Gathered(tr("Kegiatan"), 1.2, ("activity", "activity_name"), _activity),
        Gathered(tr("Evaluasi proses"), 2, ("process",)),
        Gathered(tr("Evaluasi hasil"), 2, ("result",)),
    )
    rows = find_rows(page("evaluation_matrix"), "evaluation_rows")
    text = tr("Keadaan klien pada {count} kegiatan dinilai dari prosesnya dan dari hasilnya")
    return [
        referring(text.format(count=counted(len(evaluated))), "evaluation"),
        composed_table(teller, evaluated, rows, columns, key="evaluation", caption=tr("Matriks Evaluasi")),
    ]


def _changes(teller: Teller) -> list[Block]:
    """How it was and how it became, in words and as measured; nothing where nothing was compared."""
    rows = tuple(
        (str(at), aspect(one) or "–", before(teller, one) or "–", after(teller, one) or "–")
        for at, one in enumerate(teller.file.case.before_after, 1)
    )
    if not rows:
        return []
    columns = (
        Column(tr("No."), 0.35, "centre"),
        Column(tr("Aspek"), 1.3),
        Column(tr("Sebelum"), 2.2),
        Column(tr("Sesudah"), 2.2),
    )
    text = tr("Keadaan sebelum dan sesudah intervensi dibandingkan pada {count} aspek")
    return [
        referring(text.format(count=counted(len(rows))), "before_after"),
        Table("before_after", tr("Keadaan Sebelum dan Sesudah Intervensi"), columns, rows),
    ]


def _activity(one: EvaluationRow) -> str:
    known = (one.activity.name if one.activity else None, one.activity_name)
    return "\n".join(dict.fromkeys(filter(None, known)))


def _goals(teller: Teller) -> list[Block]:
    return [*_results(teller, teller.file.case.goal_results), *_smart(teller)]


def _results(teller: Teller, results: Sequence[GoalResult]) -> list[Block]:
    """Each goal or indicator with what became of it; the column of states only where one of them is known."""
    if not results:
        return []
    judged = any(one.state for one in results)
    columns = (
        Gathered(tr("Tujuan atau indikator"), 2, ("goal", "goal_text", "indicator"), _aim),
        Gathered(tr("Pencapaian"), 1, ("state",), lambda one: _state(one) if judged else ""),
        Gathered(tr("Bukti"), 2.2, ("evidence",)),
    )
    rows = find_rows(page("goal_results"), "goal_results")
    return [
        referring(_counts(results), "goal_results"),
        composed_table(teller, results, rows, columns, key="goal_results", caption=tr("Pencapaian Tujuan Khusus")),
    ]


_REACHED = {GoalState.NOT_YET: mark("belum tercapai"), GoalState.PARTLY: mark("tercapai sebagian")}
"""How far a goal is reached, where a single word would not say it in a sentence."""


def _counts(results: Sequence[GoalResult]) -> str:
    """«Dari tiga tujuan dan indikator yang dinilai, dua tercapai dan satu belum tercapai»."""
    states = {state: sum(1 for one in results if one.state is state) for state in GoalState}
    words = {state: tr(_REACHED.get(state, state.value)) for state in states}
    counts = [tr("{count} {state}").format(count=counted(n), state=words[state]) for state, n in states.items() if n]
    if not counts:
        return tr("Bagi {count} tujuan dan indikator telah dikumpulkan bukti").format(count=counted(len(results)))
    if sum(states.values()) == 1:
        return tr("Tujuan yang dinilai {state}").format(state=next(words[state] for state, n in states.items() if n))
    text = tr("Dari {count} tujuan dan indikator yang dinilai, {counts}")
    return text.format(count=counted(sum(states.values())), counts=sentence_list(counts))


def _state(one: GoalResult) -> str:
    return one.state.value if one.state else tr("belum dinilai")


def _aim(one: GoalResult) -> str:
    goal = one.goal.text if one.goal else None
    indicator = tr("Indikator: {text}").format(text=one.indicator.text or "–") if one.indicator else None
    return lines(*dict.fromkeys((goal, one.goal_text)), indicator)


def _smart(teller: Teller) -> list[Block]:
    """The SMART reviews, a column for each letter, on a turned page where there is much to read."""
    reviews = teller.file.case.smart_reviews
    if not reviews:
        return []
    rows = find_rows(page("goal_results"), "smart_reviews")
    fields = {item.key: item for item in (*rows.columns, *rows.details)}
    reviewed = tuple(key for key in fields if key not in _SMART)
    columns = (
        Gathered(tr("Yang ditinjau"), 1.3, reviewed),
        *(Gathered(tr(fields[key].label), 1.2, (key,)) for key in _SMART),
    )
    table = composed_table(teller, reviews, rows, columns, key=rows.key, caption=tr("Tinjauan SMART"))
    if any(_letters(row) > _UPRIGHT_LETTERS for row in table.rows):
        table = dataclasses.replace(table, landscape=True)
    return [referring(tr("Rumusan tujuan khusus diperiksa menurut kelima ukuran SMART"), rows.key), table]


def _letters(row: Any) -> int:
    return sum(len(cell) for cell in row if isinstance(cell, str)) if isinstance(row, tuple) else 0


def _conclusion(teller: Teller) -> list[Block]:
    elsewhere = frozenset({"state", "results", "recommendations"})
    rows = find_rows(page("evaluation_result"), "recommendations")
    return [
        *teller.told(teller.items_of(page("evaluation_result"), skip=elsewhere)),
        *teller.table(teller.file.case.recommendations, rows),
    ]
