"""Siblings without a family of their own who follow each other: the search for an order sees one for all of them.

So it has less to look at, and one more child among them leaves everybody else in place.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter

from caseworker_app.diagrams.genogram.chart import Chart, Rows
from caseworker_app.diagrams.genogram.kinship import Union

MANY = 4

Runs = dict[int, list[int]]
"""The first of each run of siblings, and the whole run from the oldest to the youngest."""


def sibling_runs(chart: Chart) -> Runs:
    """Two or more children of one union on one row, next to each other by age, with no partner and no other parents."""
    kin = chart.kin
    runs: Runs = {}
    for union in kin.unions:
        if len({chart.row[c] for c in union.children}) > 1:
            continue
        for alone, found in itertools.groupby(
            union.children, lambda c: not kin.partner_in[c] and len(kin.child_in[c]) < 2
        ):
            run = list(found)
            if alone and len(run) > 1:
                runs[run[0]] = run
    return runs


def shortened(chart: Chart, runs: Runs) -> Chart:
    """The chart of the same people with only the first of each run tied to the parents."""
    kin = chart.kin
    first = {person: run[0] for run in runs.values() for person in run}
    unions = [_with_first(union, first) for union in kin.unions]
    before = [
        _weighed(Counter((first.get(a, a), first.get(b, b)) for a, b in pairs if first.get(a, a) != first.get(b, b)))
        for pairs in kin.before
    ]
    child_in = [found if first.get(person, person) == person else [] for person, found in enumerate(kin.child_in)]
    short = dataclasses.replace(kin, unions=unions, child_in=child_in, before=before)
    return Chart(short, chart.row[: chart.people])


def _weighed(pairs: Counter[tuple[int, int]]) -> list[tuple[int, int]]:
    """Each pair as often as it stands for pairs of siblings, at most so often that it counts for many."""
    return sorted(pair for pair, count in pairs.items() for _ in range(min(count, MANY)))


def _with_first(union: Union, first: dict[int, int]) -> Union:
    kept = [c for c in union.children if first.get(c, c) == c]
    return dataclasses.replace(
        union, children=kept, links={c: link for c, link in union.links.items() if c in set(kept)}
    )


def lengthened(chart: Chart, short: Chart, runs: Runs, rows: Rows) -> Rows:
    """Rows of the shortened chart with all of each run, and with the passages of the whole chart."""
    meant: dict[int, list[int]] = dict(runs)
    for (u, child), passages in short.passages.items():
        for i, passage in enumerate(passages):
            meant[passage] = [chart.passages[u, c][i] for c in runs.get(child, [child])]
    for u, passages in short.parted.items():
        meant.update((passage, [other]) for passage, other in zip(passages, chart.parted[u], strict=True))
    return [[other for node in row for other in meant.get(node, [node])] for row in rows]
