"""The order of each row: the best embedding of each connected group, one group beside the other."""

from __future__ import annotations

from caseworker_app.diagrams.genogram.chart import Chart, Rows
from caseworker_app.diagrams.genogram.embedding import Embedding, improve
from caseworker_app.diagrams.genogram.generations import components

TRIALS = 2000  # decisions tried for each start
WORK = 120_000  # trials times people: less is tried where more people stand


def order_rows(chart: Chart) -> Rows:
    """People and passages of each row from left to right."""
    rows: Rows = [[] for _ in range(chart.height)]
    for group in components(chart.kin):
        budget = max(20, min(TRIALS, WORK // len(group)))
        roots = dict.fromkeys((min(group, key=lambda p: (chart.row[p], p)), group[len(group) // 2]))
        found = [improve(Embedding(chart, group, root), budget) for root in roots]
        best = min(found, key=lambda f: f[0])[1]
        rows = [row + more for row, more in zip(rows, best, strict=True)]
    return rows
