"""The order of each row: the best embedding of each connected group, one group beside the other.

The embeddings of a few good starts are improved, then single people, couples and sibships are tried at other places of
their row. All is counted in trials, not in seconds, so that the same family gives the same drawing; the clock is the
last resort.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from caseworker_app.diagrams.genogram import clock
from caseworker_app.diagrams.genogram.chart import Chart, Cost, Rows
from caseworker_app.diagrams.genogram.decisions import moves
from caseworker_app.diagrams.genogram.embedding import Embedding
from caseworker_app.diagrams.genogram.generations import components
from caseworker_app.diagrams.genogram.runs import lengthened, shortened, sibling_runs

STARTS = 3  # embeddings that are improved
FINE = 0.1  # a drawing that costs less is good enough
ROOTS = 1000  # nodes times roots that are looked at
TRIALS = 150_000  # nodes times decisions tried for each start
MOVES = 200_000  # nodes times moves tried within rows


def order_rows(chart: Chart) -> Rows:
    """People and passages of each row from left to right."""
    runs = sibling_runs(chart)
    short = shortened(chart, runs)
    left_out = {person for run in runs.values() for person in run[1:]}
    rows: Rows = [[] for _ in range(chart.height)]
    for group in components(chart.kin):
        found = _order_group(short, [person for person in group if person not in left_out])
        for row, more in zip(rows, lengthened(chart, short, runs, found), strict=True):
            row.extend(more)
    return rows


def _order_group(chart: Chart, group: list[int]) -> Rows:
    if len(group) == 1:
        return [group if chart.row[group[0]] == r else [] for r in range(chart.height)]
    chart = chart.part(group)
    size = sum(len(nodes) for person in group for nodes in chart.core[person].values())
    roots = _roots(chart, group, size)
    starts: dict[float, int] = {}
    for root in roots:
        starts.setdefault(round(Cost(chart, Embedding(chart, group, root).rows()).total(), 6), root)
    best, rows = float("inf"), []
    for _, root in sorted(starts.items())[:STARTS]:
        found, order = improve(Embedding(chart, group, root), max(20, TRIALS // size))
        if found < best:
            best, rows = found, order
        if best < FINE:
            return rows
    return polish(chart, rows, max(50, MOVES // size))


def _roots(chart: Chart, group: list[int], size: int) -> list[int]:
    """Somebody of the uppermost row, and people picked by their keys: whoever is added, the others stay picked."""
    few = 1
    while few * ROOTS < size * size:
        few *= 2
    number = {p: zlib.crc32(chart.kin.members[p].key.encode()) for p in group}
    picked = sorted((p for p in group if not number[p] % few), key=lambda p: (number[p], p))
    return [min(group, key=lambda p: (chart.row[p], p)), *picked]


def improve(embedding: Embedding, budget: int) -> tuple[float, Rows]:
    """Change one decision after the other while that lowers the cost; ``budget`` limits the number of trials."""
    best_rows = embedding.rows()
    cost = Cost(embedding.chart, best_rows)
    best = cost.total()
    while budget > 0:
        better = False
        for move in list(moves(embedding.kin, embedding.decisions, embedding.group)):
            back = embedding.apply(move)
            if back is None:
                continue
            budget -= 1
            rows = embedding.rows()
            found = cost.set_rows(rows)
            if found < best - 1e-9:
                best, best_rows, better = found, rows, True
            else:
                embedding.apply(back)
            if budget <= 0 or clock.is_up():
                return best, best_rows
        if not better:
            break
    return best, best_rows


def polish(chart: Chart, rows: Rows, budget: int) -> Rows:
    """Move pieces of rows to other places of the row while that lowers the cost."""
    cost = Cost(chart, rows)
    best = cost.total()
    better = True
    while better and budget > 0:
        better = False
        for r in range(chart.height):
            tried = set()
            again = True
            while again and budget > 0:
                again = False
                for order in _rearranged(chart, cost, r):
                    key = tuple(order)
                    if key in tried:
                        continue
                    tried.add(key)
                    budget -= 1
                    old = cost.change(r, order)
                    found = cost.total()
                    if found < best - 1e-9:
                        best, again, better = found, True, True
                        tried.clear()
                        break
                    cost.undo(r, old)
                    if budget <= 0 or clock.is_up():
                        return cost.rows
    return cost.rows


def _rearranged(chart: Chart, cost: Cost, r: int) -> Iterator[list[int]]:
    """A row with one piece of it (a person, two neighbours, a sibship with or without a neighbour) at another place."""
    row = cost.rows[r]
    pieces = {(i, i + n) for n in (1, 2) for i in range(len(row) - n + 1)}
    for members, _ in chart.sibships[r]:
        places = [cost.pos[c] for c in members]
        first, last = min(places), max(places) + 1
        pieces |= {(first, last), (max(first - 1, 0), last), (first, min(last + 1, len(row)))}
    for i, j in sorted(pieces):
        rest = row[:i] + row[j:]
        for k in range(len(rest) + 1):
            if k != i:
                yield rest[:k] + row[i:j] + rest[k:]
