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
from collections.abc import Callable, Iterator

from caseworker_app.diagrams.genogram.chart import Chart, Rows
from caseworker_app.diagrams.genogram.generations import components
from caseworker_app.diagrams.genogram.sparse import Factor, TooDense

CENTRED = 1.0  # weight of one pitch between the middle of parents and children
SPREAD = 0.3  # the same for a couple with others between them, whose children may hang anywhere below
PARTNERS, SIBLINGS, OTHERS = 0.25, 0.55, 0.01  # weight of a gap one pitch wider than it needs to be
CLOSE, EVEN = 0.06, 0.004  # weight of the square of such a gap: of partners, of others (so that it is shared out)
STRANGE = 1.5  # pitches between groups who are not related
YOUNGER = 0.25  # pitches that a younger sibling on another row stands further right
SEARCH = 200_000  # unknowns looked at to find out whether a younger sibling can stand further right
STEPS = 400
EFFORT = 2_000_000  # multiplications in preparation; in a tangle too dense for that people stand where they must
RELAXED = 1.6

Term = tuple[tuple[tuple[int, float], ...], float, float]  # coefficients, weight, what their sum should be
Gap = tuple[
    int, int, float, float, float
]  # left, right, least distance, weights of what is beyond it and of its square


def place(
    chart: Chart,
    rows: Rows,
    gap: Callable[[int, int], float],
    beside: Callable[[int], float] = lambda _: 0.0,
    steps: int = STEPS,
) -> list[float]:
    """The x of each node, in the unit of ``gap(left, right)``, the least distance of two neighbours (1 or so).

    ``beside(person)`` is how far from somebody without a partner the line to the children comes down.
    """
    variable = _variables(chart, rows)
    gaps: dict[tuple[int, int], float] = {}
    for row in rows:
        for a, b in itertools.pairwise(row):
            pair = variable[a], variable[b]
            gaps[pair] = max(gaps.get(pair, 0.0), gap(a, b))
    for a, b in _strangers(chart, rows):
        pair = variable[a], variable[b]
        gaps[pair] = max(gaps.get(pair, 0.0), STRANGE)
    for a, b in _aged(chart, variable, gaps):
        gaps[a, b] = max(gaps.get((a, b), 0.0), YOUNGER)
    pull: dict[tuple[int, int], tuple[float, float]] = {}
    for a, b, weights in _pulls(chart, rows):
        pair = variable[a], variable[b]
        pull[pair] = max(pull.get(pair, (0.0, 0.0)), weights)
        gaps.setdefault(pair, 0.0)
    count = max(variable, default=-1) + 1
    start = _pushed([0.0] * count, gaps)
    terms = [(a, b, g, *pull.get((a, b), (OTHERS, EVEN))) for (a, b), g in sorted(gaps.items())]
    x = _minimise(start, terms, _centring(chart, rows, variable, beside), steps)
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


def _strangers(chart: Chart, rows: Rows) -> Iterator[tuple[int, int]]:
    """The right end of each group of relatives in every row, with every left end of the next group.

    So no group reaches in between the rows of another, and who belongs to nobody stands apart at the side. All who
    stand alone count as one group, but for a client.
    """
    group_of: dict[int, int] = {}
    for number, group in enumerate(components(chart.kin)):
        for person in group:
            group_of[person] = number if len(group) > 1 or not number else len(chart.row)
    for passage, (u, _) in chart.owner.items():
        union = chart.kin.unions[u]
        group_of[passage] = group_of[(*union.partners, *union.children)[0]]
    first: dict[int, list[int]] = defaultdict(list)
    last: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        for number, nodes in itertools.groupby(row, key=lambda node: group_of[node]):
            inside = list(nodes)
            first[number].append(inside[0])
            last[number].append(inside[-1])
    for left, right in itertools.pairwise(sorted(first)):
        yield from itertools.product(last[left], first[right])


def _aged(chart: Chart, variable: list[int], gaps: dict[tuple[int, int], float]) -> Iterator[tuple[int, int]]:
    """The unknowns of siblings on different rows, the older first, as far as the orders of the rows leave them free."""
    after: dict[int, list[int]] = defaultdict(list)
    for a, b in gaps:
        after[a].append(b)
    work = SEARCH
    for older, younger in itertools.chain.from_iterable(chart.kin.before):
        a, b = variable[older], variable[younger]
        if chart.row[older] == chart.row[younger] or work < 0:
            continue
        reached, todo = {b}, [b]
        for node in todo:
            todo += set(after[node]) - reached
            reached.update(after[node])
        work -= len(reached)
        if a not in reached:
            after[a].append(b)
            yield a, b


def _pulls(chart: Chart, rows: Rows) -> Iterator[tuple[int, int, tuple[float, float]]]:
    """How strongly nodes of a row keep together: neighbours, partners, and siblings next to each other by age."""
    pos = {node: i for row in rows for i, node in enumerate(row)}
    for row in rows:
        for a, b in itertools.pairwise(row):
            yield a, b, (OTHERS, EVEN)
    for u, union in enumerate(chart.kin.unions):
        if len(union.partners) > 1 and u not in chart.parted:
            a, b = sorted(union.partners, key=lambda p: pos[p])
            yield a, b, (PARTNERS, CLOSE)
        feet = sorted((chart.foot(u, c) for c in union.children), key=lambda f: pos[f])
        for a, b in itertools.pairwise(feet):
            yield a, b, (SIBLINGS, EVEN)


def _centring(chart: Chart, rows: Rows, variable: list[int], beside: Callable[[int], float]) -> list[Term]:
    """The place above the children of each union less the middle of the children, which should be zero.

    The children of one parent hang beside that parent: at the right, or at the left of one whose partner stands there.
    """
    pos = {node: i for row in rows for i, node in enumerate(row)}
    terms: list[Term] = []
    for u, union in enumerate(chart.kin.unions):
        if not union.children or not union.partners:
            continue
        above, weight = _hung_from(chart, rows[chart.top[u]], pos, u)
        coefficients: dict[int, float] = defaultdict(float)
        for p in above:
            coefficients[variable[p]] += 1 / len(above)
        for c in (union.children[0], union.children[-1]):
            coefficients[variable[chart.foot(u, c)]] -= 0.5
        aside = 0.0
        if len(union.partners) == 1:
            (parent,) = union.partners
            row = rows[chart.row[parent]]
            following = row[pos[parent] + 1 : pos[parent] + 2]
            aside = beside(parent) if set(following) & set(chart.kin.mates(parent)) else -beside(parent)
        terms.append((tuple((v, w) for v, w in sorted(coefficients.items()) if w), weight, aside))
    return terms


def _hung_from(chart: Chart, row: list[int], pos: dict[int, int], u: int) -> tuple[tuple[int, ...], float]:
    """The nodes above whose middle the children hang, and how much that matters.

    Partners side by side have them under their middle. The children of a further spouse hang beside that spouse, on
    the side of the shared partner, where their line comes down between two spouses.
    """
    partners = chart.kin.unions[u].partners
    if len(partners) == 1 or u in chart.parted:
        return partners, CENTRED
    left, right = sorted(partners, key=lambda p: pos[p])
    inside = [p for p in row[pos[left] + 1 : pos[right]] if p < chart.people]
    if not inside:
        return partners, CENTRED
    for shared, further, beside in ((left, right, inside[-1]), (right, left, inside[0])):
        if beside in chart.kin.mates(shared):
            return (beside, further), CENTRED
    return partners, SPREAD


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


def _matrix(size: int, gaps: list[Gap], centring: list[Term]) -> list[dict[int, float]]:
    """The matrix of the step that moves all unknowns at once."""
    matrix: list[dict[int, float]] = [{i: 1e-6} for i in range(size)]
    for a, b, _, _, even in gaps:
        for i, j, sign in ((a, a, 1), (b, b, 1), (a, b, -1), (b, a, -1)):
            matrix[i][j] = matrix[i].get(j, 0.0) + sign * (1 + even)
    for coefficients, _, _ in centring:
        for (i, f), (j, g) in itertools.product(coefficients, repeat=2):
            matrix[i][j] = matrix[i].get(j, 0.0) + f * g
    return matrix


def _minimise(x: list[float], gaps: list[Gap], centring: list[Term], steps: int) -> list[float]:
    try:
        factor = Factor(_matrix(len(x), gaps, centring), EFFORT)
    except TooDense:
        return x
    steps = min(steps, EFFORT * 2 // factor.entries)
    z = [max(x[b] - x[a], g) for a, b, g, _, _ in gaps]
    u = [0.0] * len(z)
    zc = [0.0] * len(centring)
    uc = [0.0] * len(centring)
    for _ in range(steps):
        right = [0.0] * len(x)
        for i, (a, b, g, _, even) in enumerate(gaps):
            force = z[i] - u[i] + even * g
            right[b] += force
            right[a] -= force
        for i, (coefficients, _, aim) in enumerate(centring):
            force = zc[i] - uc[i] + aim
            for v, w in coefficients:
                right[v] += w * force
        x = factor.solve(right)
        for i, (a, b, g, pull, _) in enumerate(gaps):
            value = RELAXED * (x[b] - x[a]) + (1 - RELAXED) * z[i] + u[i]
            z[i] = max(value - pull, g)
            u[i] = value - z[i]
        for i, (coefficients, weight, aim) in enumerate(centring):
            value = RELAXED * (sum(w * x[v] for v, w in coefficients) - aim) + (1 - RELAXED) * zc[i] + uc[i]
            zc[i] = value - weight if value > weight else value + weight if value < -weight else 0.0
            uc[i] = value - zc[i]
    return x
