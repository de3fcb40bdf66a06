"""A practicum book in the making: whose it is, how people are called in it, and its chapters as a campus wants them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeVar

from caseworker_app.documents.blocks import Block, Heading, Paragraph, Run, WritingLines
from caseworker_app.documents.elements.office_template import case_words, ordered
from caseworker_app.documents.telling import Teller, missing
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.casework.document_template import DocumentTemplate
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.case import Case
    from caseworker_app.model.notes import Placement

KEY = "practicum-report"
CHAPTERS = "chapters"
"""The part of the template that holds the chapters themselves; other parts bear the name of their chapter."""
_LINES = 6
_Any = TypeVar("_Any")
Part = tuple[str, "Sequence[Block]"]
"""A section of a chapter: its key in the template, and what it holds."""


@dataclasses.dataclass(frozen=True)
class Book:
    """The book of a case and of those bound in with it."""

    file: CaseFile
    wish: Wish

    @property
    def case(self) -> Case:
        """The case whose placement holds the student's own prose."""
        return self.file.case

    @property
    def placement(self) -> Placement:
        """What the student wrote."""
        return self.case.placement

    @property
    def teller(self) -> Teller:
        """How values are told here."""
        return self.teller_of(self.file)

    def teller_of(self, file: CaseFile) -> Teller:
        """How values of one of the cases are told here."""
        return Teller(file, names=self.wish.names)

    @property
    def files(self) -> list[CaseFile]:
        """Every case of the book, its own first."""
        return [self.file, *self.file.further]

    @property
    def template(self) -> DocumentTemplate:
        """What the campus says besides."""
        return self.file.document_template(KEY)

    @property
    def words(self) -> dict[str, str]:
        """What stands for the words in braces of a text."""
        return case_words(self.case, self.teller.client)

    def ordered(self, part: str, parts: Iterable[tuple[str, _Any]]) -> list[tuple[str, _Any]]:
        """Things of a part of the template by their keys, as the campus orders and names them, some left out."""
        return ordered(self.template.sections_of(part), parts, self.words)

    def titles(self, part: str, keys: Iterable[str]) -> list[tuple[str, str]]:
        """The keys of a part of the template in its order, each with its heading."""
        return [(key, heading) for heading, key in self.ordered(part, ((key, key) for key in keys))]

    def sections(self, chapter: str, parts: Iterable[Part]) -> list[tuple[str, Sequence[Block]]]:
        """The headings of a chapter and what stands below each; what holds nothing is left out."""
        return [(heading, blocks) for heading, blocks in self.ordered(chapter, parts) if blocks]

    def chapter(self, chapter: str, parts: Iterable[Part]) -> list[Block]:
        """A chapter's sections below their headings; one without a heading has none."""
        found: list[Block] = []
        for heading, blocks in self.sections(chapter, parts):
            found += [*([Heading(1, heading)] if heading else []), *blocks]
        return found

    def or_gap(self, blocks: Sequence[Block], what: str, place: str) -> Sequence[Block]:
        """Blocks; where there are none lines to write on in a blank book, else a gap that a draft shows in brackets.

        place: where it is filled in («placement/book#preface»).
        """
        if blocks:
            return blocks
        return (
            [WritingLines(_LINES)]
            if self.wish.blank
            else [missing(tr("{what} belum ditulis").format(what=what), place)]
        )


def with_text(parts: Iterable[Part]) -> list[Part]:
    """The sections that hold more than a gap."""
    return [(key, blocks) for key, blocks in parts if any(not _is_gap(block) for block in blocks)]


def _is_gap(block: Block) -> bool:
    """Whether a block only says what is missing."""
    runs = block.text if isinstance(block, Paragraph) and isinstance(block.text, tuple) else ()
    return bool(runs) and all(isinstance(part, Run) and part.missing for part in runs)
