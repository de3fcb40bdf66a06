"""Couples who married across generations: which of them cannot stand on one row."""

from __future__ import annotations

from collections import defaultdict

from caseworker_app.diagrams.genogram.kinship import Kinship

TRIED = 12  # couples of which the best one is put on two rows
CHECKS = 150_000  # people times couples tried, all in all
TANGLE = 40  # clusters in circles for each couple that is put on two rows at once


def cluster_numbers(kin: Kinship, parted: set[int]) -> list[int]:
    """A number for each person, the same for partners."""
    root = list(range(len(kin.members)))

    def find(p: int) -> int:
        while root[p] != p:
            root[p] = root[root[p]]
            p = root[p]
        return p

    for u, union in enumerate(kin.unions):
        if u not in parted:
            for p in union.partners[1:]:
                a, b = sorted((find(union.partners[0]), find(p)))
                root[b] = a
    return [find(p) for p in range(len(kin.members))]


def edges(kin: Kinship, number: list[int]) -> dict[int, set[int]]:
    """The clusters that must stand below each cluster, because its people have children there."""
    below: dict[int, set[int]] = defaultdict(set)
    for union in kin.unions:
        for p in union.partners:
            below[number[p]].update(number[c] for c in union.children)
    return below


def _circular(kin: Kinship, parted: set[int]) -> set[int]:
    """Clusters that would stand below themselves: peel off those with nothing above, then those with nothing below."""
    number = cluster_numbers(kin, parted)
    below = edges(kin, number)
    left = set(number)
    for _ in range(2):
        count = dict.fromkeys(left, 0)
        for a in left:
            for b in below[a]:
                if b in left:
                    count[b] += 1
        todo = [a for a in left if not count[a]]
        while todo:
            a = todo.pop()
            left.discard(a)
            for b in below[a]:
                if b in left:
                    count[b] -= 1
                    if not count[b]:
                        todo.append(b)
        reverse: dict[int, set[int]] = defaultdict(set)
        for a in left:
            for b in below[a]:
                if b in left:
                    reverse[b].add(a)
        below = reverse
    return left


def couples_to_part(kin: Kinship) -> set[int]:
    """As few couples as a greedy choice finds, without which the rows are free of circles.

    The couples whose generations differ most are tried first; in a large tangle many are parted at once.
    """
    parted: set[int] = set()
    circular = _circular(kin, parted)
    checks = max(TRIED, CHECKS // len(kin.members))
    depth = _depths(kin) if circular else []
    while circular:
        number = cluster_numbers(kin, parted)
        candidates = [
            u
            for u, union in enumerate(kin.unions)
            if u not in parted and len(union.partners) > 1 and number[union.partners[0]] in circular
        ]
        candidates.sort(key=lambda u: (-abs(depth[kin.unions[u].partners[0]] - depth[kin.unions[u].partners[1]]), -u))
        many = len(circular) // TANGLE
        if many > 1:
            parted.update(candidates[:many])
        else:
            tried = candidates[: max(1, min(TRIED, checks))]
            checks -= len(tried)
            parted.add(_best(kin, parted, tried))
        circular = _circular(kin, parted)
    return parted


def _best(kin: Kinship, parted: set[int], tried: list[int]) -> int:
    """The couple whose parting leaves the least in circles; a single candidate is taken as it is."""
    if len(tried) == 1:
        return tried[0]
    return min(tried, key=lambda u: (len(_circular(kin, parted | {u})), len(kin.unions[u].children)))


def _depths(kin: Kinship) -> list[int]:
    """How many generations of ancestors each person has; a person without any has as many as the partners."""
    depth = [0] * len(kin.members)
    waiting = [len({p for u in found for p in kin.unions[u].partners}) for found in kin.child_in]
    rooted = [bool(n) for n in waiting]
    todo = [p for p, n in enumerate(waiting) if not n]
    for person in todo:
        for c in sorted({c for u in kin.partner_in[person] for c in kin.unions[u].children}):
            depth[c] = max(depth[c], depth[person] + 1)
            waiting[c] -= 1
            if not waiting[c]:
                todo.append(c)
    for person in range(len(depth)):
        if not rooted[person]:
            depth[person] = max((depth[m] for m in kin.mates(person)), default=0)
    return depth
