"""What a rule of plausibility is, and what it finds."""

from __future__ import annotations

import dataclasses
import enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from caseworker_app.casework.plausibility.scope import Scope
    from caseworker_app.model.base import Record

Place = tuple["Record", str]
"""A record and the name of one of its attributes."""


class Severity(enum.IntEnum):
    """How sure it is that something is wrong; the graver sorts first."""

    IMPOSSIBLE = 0
    UNLIKELY = 1


@dataclasses.dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that a rule doubts: where it is written, why in one Indonesian sentence, and what contradicts it."""

    record: Record
    field: str
    sentence: str
    against: tuple[Place, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """A rule and the key that it keeps for good, so that «memang demikian» can be noted beside it.

    said_by_editor: an editor of the window says the same of what is being typed, so a field need not repeat it.
    """

    key: str
    severity: Severity
    look: Callable[[Scope], Iterable[Doubt]]
    said_by_editor: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """A doubt and the rule that it comes from."""

    rule: Rule
    doubt: Doubt

    @property
    def key(self) -> str:
        """The key of the rule."""
        return self.rule.key

    @property
    def severity(self) -> Severity:
        """How sure it is."""
        return self.rule.severity

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
