"""Sparse symmetric positive definite systems, so small that plain Python is quicker than importing a library."""

from __future__ import annotations


class TooDense(Exception):
    """The factors of a matrix are too full to be worth working out."""


class Factor:
    """The factors L D Lᵀ of a matrix given as one dictionary {column: value} a row; reusable for many right-hand sides.

    Unknowns are eliminated in order of fewest neighbours, which keeps the factors of tree-like matrices nearly as
    sparse. Raises TooDense where that takes more than ``effort`` multiplications.
    """

    def __init__(self, matrix: list[dict[int, float]], effort: int) -> None:
        rows = [dict(row) for row in matrix]
        waiting: dict[int, set[int]] = {}
        for i, row in enumerate(rows):
            waiting.setdefault(len(row), set()).add(i)
        self.size = len(rows)
        self.steps: list[tuple[int, float, list[tuple[int, float]]]] = []
        for _ in range(self.size):
            degree = min(d for d, found in waiting.items() if found)
            i = min(waiting[degree])
            waiting[degree].discard(i)
            row = rows[i]
            pivot = row.pop(i)
            column = sorted(row.items())
            effort -= len(column) ** 2
            if effort < 0:
                raise TooDense
            for j, value in column:
                waiting[len(rows[j])].discard(j)
                target = rows[j]
                del target[i]
                factor = value / pivot
                for k, other in column:
                    target[k] = target.get(k, 0.0) - factor * other
            for j, _ in column:
                waiting.setdefault(len(rows[j]), set()).add(j)
            self.steps.append((i, 1 / pivot, [(j, value / pivot) for j, value in column]))

    @property
    def entries(self) -> int:
        """How many numbers one solution has to read."""
        return self.size + sum(len(column) for _, _, column in self.steps)

    def solve(self, right: list[float]) -> list[float]:
        """The unknowns for one right-hand side, which is overwritten."""
        for i, _, column in self.steps:
            value = right[i]
            for j, factor in column:
                right[j] -= factor * value
        for i, inverse, column in reversed(self.steps):
            value = right[i] * inverse
            for j, factor in column:
                value -= factor * right[j]
            right[i] = value
        return right
