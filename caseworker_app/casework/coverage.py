"""How far something that consists of several points stands in the record of a case."""

from __future__ import annotations

import dataclasses
import enum

from caseworker_app.text import mark


class Coverage(enum.StrEnum):
    """How much of a step or component stands in the record."""

    WHOLE = mark("ada")
    PART = mark("sebagian")
    NONE = mark("belum")


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    """One thing that a step consists of: what it is, whether it stands in the record, and where it is written."""

    words: str
    there: bool
    place: str


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """A step or stage, with its points."""

    number: int
    title: str
    points: tuple[Point, ...]

    @property
    def coverage(self) -> Coverage:
        """All of its points, some, or none; a step of which nothing is asked is covered."""
        there = sum(point.there for point in self.points)
        return Coverage.WHOLE if there == len(self.points) else Coverage.PART if there else Coverage.NONE
