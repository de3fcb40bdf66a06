"""What a check is, and what it finds."""

from __future__ import annotations

import dataclasses
import enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from caseworker_app.casework.checks.scope import Scope
    from caseworker_app.model.base import Record

Place = tuple["Record", str]
"""A record and the name of one of its attributes."""


class Severity(enum.IntEnum):
    """How much a finding matters; the graver sorts first.

    GRAVE: somebody may come to harm, or something was done that was not allowed. IMPOSSIBLE: one of two things that
    are written is wrong. UNLIKELY: so it hardly was. OVERLOOKED: something seems to have been forgotten.
    """

    GRAVE = 0
    IMPOSSIBLE = 1
    UNLIKELY = 2
    OVERLOOKED = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that a check doubts: where it is written, why in one Indonesian sentence, and what contradicts it."""

    record: Record
    field: str
    sentence: str
    against: tuple[Place, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Check:
    """A check and the key that it keeps for good, so that «memang demikian» can be noted beside it.

    title: what it looks for, in a few Indonesian words, for the list in which checks are turned off. reads: the classes
    of records that it looks at; None for all. said_by_editor: an editor of the window says the same of what is being
    typed, so a field need not repeat it. explains: what other checks hardly believe of the same date follows from it.
    """

    key: str
    severity: Severity
    title: str
    look: Callable[[Scope], Iterable[Doubt]]
    reads: frozenset[str] | None = None
    said_by_editor: bool = False
    explains: bool = False

    def concerns(self, kinds: Iterable[str]) -> bool:
        """Whether it may find something else once records of these classes were changed."""
        return self.reads is None or not self.reads.isdisjoint(kinds)


def check(
    key: str,
    severity: Severity,
    title: str,
    *,
    reads: Iterable[type[Record]] = (),
    said_by_editor: bool = False,
    explains: bool = False,
) -> Callable[[Callable[[Scope], Iterable[Doubt]]], Check]:
    """Make a check of the function below: ``@check("wrong-weekday", Severity.IMPOSSIBLE, mark("Hari …"))``.

    reads: the classes of records that it looks at; none named for all.
    """
    kinds = frozenset(cls.__name__ for cls in reads) or None
    return lambda look: Check(key, severity, title, look, kinds, said_by_editor, explains)


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """A doubt and the check that it comes from."""

    check: Check
    doubt: Doubt

    @property
    def key(self) -> str:
        """The key of the check."""
        return self.check.key

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.check.severity

    @property
    def record(self) -> Record:
        """The record that is doubted."""
        return self.doubt.record

    @property
    def field(self) -> str:
        """The name of the attribute that is doubted."""
        return self.doubt.field

    @property
    def sentence(self) -> str:
        """Why, in one sentence."""
        return self.doubt.sentence
