"""What is looked for in the texts of a document, what was found there, and what was decided about it."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import TYPE_CHECKING

from caseworker_app.casework.naming import common, folded, tokens
from caseworker_app.casework.numbers_and_places import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Edit = tuple[int, int, str]
"""From where to where in a text, and the words that go there."""
_AROUND = 42  # characters of the sentence shown on each side of a hit


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """Something to look for. ``parts``: each of its words alone as well. ``instead``: what can stand for it."""

    words: str
    instead: str = ""
    kind: Kind = Kind.NAME
    parts: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """What is looked for in the documents of a case.

    ``kept``: names that stay, of those who work on the case and where. ``called``: what the people of the case are
    called instead of their names, by its first word. ``others``: other clients of the notebook; ``other_initials``:
    what they are called, as far as nobody in this case is called so. ``common``: words that are names as well.
    """

    named: tuple[Named, ...] = ()
    kept: tuple[str, ...] = ()
    called: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    others: tuple[str, ...] = ()
    other_initials: frozenset[str] = frozenset()
    common: frozenset[str] = dataclasses.field(default_factory=common)


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A text of a document and where it stands: «Tabel 4.3», «4.2 Tahap Asesmen»; in a heading every word is large."""

    text: str
    where: str = ""
    heading: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """Something found: in the piece's text from ``start`` to ``end``. ``instead`` is empty where only the worker knows.

    ``key`` is the same for all that one decision is about: the same words everywhere, a word that may be a name only in
    its sentence. ``mark`` is the key of what has no words of its own, a photo.
    """

    kind: Kind
    piece: Piece
    start: int
    end: int
    instead: str = ""
    mark: str = ""

    @property
    def words(self) -> str:
        """The words as they stand there."""
        return self.piece.text[self.start : self.end]

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and behind in its line, cut short."""
        text = self.piece.text
        first, last = text.rfind("\n", 0, self.start) + 1, text.find("\n", self.end)
        last = last if last >= 0 else len(text)
        before, behind = max(first, self.start - _AROUND), min(last, self.end + _AROUND)
        return (
            "…" * (before > first) + text[before : self.start],
            text[self.end : behind] + "…" * (behind < last),
        )

    @property
    def key(self) -> str:
        """What a decision is kept under."""
        if self.mark:
            return self.mark
        words = " ".join(folded(token.key) for token in tokens(self.words)) or self.words
        if self.kind is not Kind.WORD:
            return f"{self.kind.name}:{words}"
        sentence = hashlib.sha256("".join(self.around).encode()).hexdigest()
        return f"{self.kind.name}:{words}:{sentence[:12]}"


@dataclasses.dataclass(frozen=True, slots=True)
class Decision:
    """What a worker decided about a hit: other words instead, or to keep it, and why.

    ``ruled``: nobody decided about this one; the rule for its kind did.
    """

    instead: str | None = None
    reason: str = ""
    ruled: bool = False

    @property
    def keeps(self) -> bool:
        """Whether the words stay."""
        return self.instead is None


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """The text with words replaced; the edits stand in order and apart."""
    parts, at = [], 0
    for start, end, words in edits:
        parts += [text[at:start], words]
        at = end
    return "".join((*parts, text[at:]))
