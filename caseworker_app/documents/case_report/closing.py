"""4.5 Evaluasi and 4.6 Terminasi dan rujukan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Column, Heading, Table
from caseworker_app.documents.case_report.engagement import records
from caseworker_app.documents.telling import Teller, missing
from caseworker_app.forms.catalogue import page
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.tools import Measurement

STATE = frozenset({"state"})


def evaluation(teller: Teller, title: str) -> list[Block]:
    """The blocks of the fifth stage."""
    case = teller.file.case
    blocks: list[Block] = [Heading(1, title)]
    blocks += teller.page(page("process_evaluation"))
    blocks += teller.page(page("evaluation_matrix"), skip=frozenset({"evaluation_rows"}))
    if case.evaluation_rows:
        blocks.append(_matrix(teller))
    blocks += _scores(case.measurements)
    blocks += _goal_results(teller)
    blocks += teller.page(page("attainment"))
    blocks += teller.page(page("atensi_indicators"))
    blocks += teller.page(page("evaluation_result"), skip=STATE)
    if len(blocks) == 1:
        blocks.append(missing(tr("evaluasi belum diisi")))
    return blocks


def termination(teller: Teller, title: str) -> list[Block]:
    """The blocks of the sixth stage."""
    case = teller.file.case
    blocks: list[Block] = [Heading(1, title)]
    told = teller.page(page("termination"))
    blocks += told or [Heading(2, tr("Terminasi")), missing(tr("terminasi belum tercatat"))]
    blocks += records(teller, page("referrals").sections[0].items[0], case.referrals, tr("Rujukan"))
    blocks += teller.page(page("aftercare"))
    blocks += teller.page(page("termination_result"), skip=STATE)
    return blocks


def _matrix(teller: Teller) -> Table:
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Kegiatan"), 1.2),
        Column(tr("Evaluasi proses"), 2),
        Column(tr("Evaluasi hasil"), 2),
    )
    rows = tuple(
        (
            str(at),
            (one.activity.name if one.activity else None) or one.activity_name or "–",
            one.process or "–",
            one.result or "–",
        )
        for at, one in enumerate(teller.file.case.evaluation_rows, 1)
    )
    return Table("evaluation", tr("Matriks Evaluasi"), columns, rows)


def _scores(measurements: list[Measurement]) -> list[Block]:
    """Scores before and after, side by side where the same instrument was used again."""
    names = list(dict.fromkeys((one.instrument or "–", one.variant or "") for one in measurements))
    pairs = []
    for name, variant in names:
        same = [one for one in measurements if (one.instrument or "–", one.variant or "") == (name, variant)]
        if len(same) > 1:
            change = ""
            if same[0].score is not None and same[-1].score is not None:
                change = number(same[-1].score - same[0].score).replace("-", "−")
            pairs.append((name, _result(same[0]), _result(same[-1]), change or "–"))
    if not pairs:
        return []
    columns = (
        Column(tr("Alat ukur"), 2),
        Column(tr("Sebelum"), 1),
        Column(tr("Sesudah"), 1),
        Column(tr("Perubahan"), 0.7, "centre"),
    )
    return [
        Heading(3, tr("Skor sebelum dan sesudah")),
        Table("scores", tr("Skor Sebelum dan Sesudah"), columns, tuple(pairs)),
    ]


def _result(one: Measurement) -> str:
    score = number(one.score) if one.score is not None else ""
    return f"{score} ({one.category})" if score and one.category else score or one.category or "–"


def _goal_results(teller: Teller) -> list[Block]:
    case = teller.file.case
    blocks = teller.page(page("goal_results"), skip=frozenset({"goal_results"}))
    if not case.goal_results:
        return blocks
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Tujuan atau indikator"), 2),
        Column(tr("Status"), 0.9),
        Column(tr("Bukti"), 2.2),
    )
    rows = tuple(
        (
            str(at),
            "\n".join(
                dict.fromkeys(
                    filter(
                        None,
                        (
                            one.goal.text if one.goal else None,
                            one.goal_text,
                            one.indicator.text if one.indicator else None,
                        ),
                    )
                )
            )
            or "–",
            one.state.value if one.state else tr("belum dinilai"),
            one.evidence or "–",
        )
        for at, one in enumerate(case.goal_results, 1)
    )
    table = Table("goal_results", tr("Pencapaian Tujuan"), columns, rows)
    if blocks:
        return [blocks[0], table, *blocks[1:]]
    return [Heading(2, tr("Pencapaian tujuan")), table]
