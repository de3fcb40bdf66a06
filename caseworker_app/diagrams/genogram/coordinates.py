"""How far right each person stands: children centred under their parents, neighbours never nearer than they need.

The order in each row is given. Minimum distances between neighbours are hard constraints; what is minimised is, for
each union, the distance between the middle of the partners and the middle of the eldest and the youngest child, plus a
little for each gap wider than needed. It is solved by the alternating direction method of multipliers (Boyd et al.
2011), whose steps are one sparse solution and two simple projections. A passage has the place of the child it leads
to, so the line there is straight.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable

from caseworker_app.diagrams.genogram.chart import Chart, Rows
from caseworker_app.diagrams.genogram.sparse import Factor

CENTRED = 1.0  # weight of one pitch between the middle of parents and children
TIGHT = 0.02  # weight of a gap one pitch wider than it needs to be
STEPS = 400
RELAXED = 1.6

Term = tuple[tuple[tuple[int, float], ...], float, float]  # coefficients, constant, weight


def place(chart: Chart, rows: Rows, gap: Callable[[int, int], float], steps: int = STEPS) -> list[float]:
    """The x of each node, in the unit of ``gap(left, right)``, the least distance of two neighbours (1 or so)."""
    variable = _variables(chart, rows)
    gaps: dict[tuple[int, int], float] = {}
    for row in rows:
        for a, b in itertools.pairwise(row):
            pair = variable[a], variable[b]
            gaps[pair] = max(gaps.get(pair, 0.0), gap(a, b))
    count = max(variable, default=-1) + 1
    centring = _centring(chart, variable)
    start = _pushed([0.0] * count, gaps)
    x = _minimise(start, gaps, centring, steps)
    x = _pushed(x, gaps)
    return [x[v] for v in variable]


def _variables(chart: Chart, rows: Rows) -> list[int]:
    """The unknown of each node; a passage shares that of its child unless the orders of the rows forbid it."""
    apart: set[int] = set()
    while True:
        target = list(range(len(chart.row)))
        for passage, (_, child) in chart.owner.items():
            if passage not in apart:
                target[passage] = child
        stuck = _circle(target, rows)
        if not stuck:
            number = {node: i for i, node in enumerate(sorted(set(target)))}
            return [number[t] for t in target]
        passages = sorted(p for p, (_, child) in chart.owner.items() if child in stuck and p not in apart)
        apart.update(passages or set(chart.owner) - apart)


def _circle(target: list[int], rows: Rows) -> set[int]:
    """The unknowns that cannot be ordered from left to right."""
    after: dict[int, list[int]] = defaultdict(list)
    waiting = dict.fromkeys(target, 0)
    for row in rows:
        for a, b in itertools.pairwise(row):
            after[target[a]].append(target[b])
            waiting[target[b]] += 1
    todo = [t for t, n in waiting.items() if not n]
    for t in todo:
        for other in after[t]:
            waiting[other] -= 1
            if not waiting[other]:
                todo.append(other)
    return set(waiting) - set(todo)


def _centring(chart: Chart, variable: list[int]) -> list[Term]:
    terms: list[Term] = []
    for u, union in enumerate(chart.kin.unions):
        if not union.children or not union.partners:
            continue
        coefficients: dict[int, float] = defaultdict(float)
        for p in union.partners:
            coefficients[variable[p]] += 1 / len(union.partners)
        for c in (union.children[0], union.children[-1]):
            coefficients[variable[chart.foot(u, c)]] -= 0.5
        terms.append((tuple((v, w) for v, w in sorted(coefficients.items()) if w), 0.0, CENTRED))
    return terms


def _pushed(x: list[float], gaps: dict[tuple[int, int], float]) -> list[float]:
    """Every unknown moved right just as far as its left neighbours demand."""
    after: dict[int, list[tuple[int, float]]] = defaultdict(list)
    waiting = [0] * len(x)
    for (a, b), g in gaps.items():
        after[a].append((b, g))
        waiting[b] += 1
    x = list(x)
    todo = [v for v in range(len(x)) if not waiting[v]]
    for v in todo:
        for b, g in after[v]:
            x[b] = max(x[b], x[v] + g)
            waiting[b] -= 1
            if not waiting[b]:
                todo.append(b)
    return x


def _minimise(x: list[float], gaps: dict[tuple[int, int], float], centring: list[Term], steps: int) -> list[float]:
    pairs = sorted(gaps.items())
    matrix: list[dict[int, float]] = [{i: 1e-6} for i in range(len(x))]
    for (a, b), _ in pairs:
        weight = 1 + TIGHT
        for i, j, sign in ((a, a, 1), (b, b, 1), (a, b, -1), (b, a, -1)):
            matrix[i][j] = matrix[i].get(j, 0.0) + sign * weight
    for coefficients, _, _ in centring:
        for i, f in coefficients:
            for j, g in coefficients:
                matrix[i][j] = matrix[i].get(j, 0.0) + f * g
    factor = Factor(matrix)
    constraint = [(a, b, g) for (a, b), g in pairs]
    z = [max(x[b] - x[a], g) for a, b, g in constraint]
    u = [0.0] * len(z)
    zc = [0.0] * len(centring)
    uc = [0.0] * len(centring)
    for _ in range(steps):
        right = [0.0] * len(x)
        for i, (a, b, g) in enumerate(constraint):
            pull = z[i] - u[i] + TIGHT * g
            right[b] += pull
            right[a] -= pull
        for i, (coefficients, _, _) in enumerate(centring):
            pull = zc[i] - uc[i]
            for v, w in coefficients:
                right[v] += w * pull
        x = factor.solve(right)
        for i, (a, b, g) in enumerate(constraint):
            value = RELAXED * (x[b] - x[a]) + (1 - RELAXED) * z[i] + u[i]
            z[i] = max(g, value)
            u[i] = value - z[i]
        for i, (coefficients, _, weight) in enumerate(centring):
            value = RELAXED * sum(w * x[v] for v, w in coefficients) + (1 - RELAXED) * zc[i] + uc[i]
            zc[i] = value - weight if value > weight else value + weight if value < -weight else 0.0
            uc[i] = value - zc[i]
    return x
