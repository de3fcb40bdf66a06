"""BAB IV: every case of the book in its six stages, and the groups."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Figure, Heading, Ref, Run, Table, WritingLines
from caseworker_app.documents.case_report.appendix import approvals
from caseworker_app.documents.case_report.limits import limits
from caseworker_app.documents.case_report.report import stages
from caseworker_app.documents.telling import Teller, supplied
from caseworker_app.documents.walking import rebuild
from caseworker_app.documents.wording import capital, counted, sentence_list
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Block, Inline, Text
    from caseworker_app.documents.book.contents import Book, Part

_DEEPEST = 4
_LINES = 8


def handling(book: Book) -> list[Part]:
    """The cases: one alone in sections 4.1 to 4.6, several each under a heading of its own."""
    files = book.files
    if book.wish.blank or len(files) == 1:
        return [("cases", staged(book.file, names=book.wish.names, blank=book.wish.blank))]
    called = [Teller(file, names=book.wish.names).client for file in files]
    opening = tr("Bab ini menguraikan penanganan {count} kasus: {clients}.")
    blocks: list[Block] = [supplied(opening.format(count=counted(len(files)), clients=sentence_list(called)))]
    for at, (file, client) in enumerate(zip(files, called, strict=True)):
        told = staged(file, names=book.wish.names)[1:]  # the chapter has an opening of its own
        head = Heading(1, tr("Kasus {client}").format(client=capital(client)))
        blocks += [head, *lowered(apart(told, f"{at}-", whose=file.case.number or client) if at else told)]
    return [("cases", blocks)]


def staged(file: CaseFile, *, names: bool, blank: bool = False) -> list[Block]:
    """A case as its report has it: the six stages, what was approved, what limits it; blank: headings with lines."""
    teller = Teller(file, names=names)
    told = stages(teller)
    if blank:
        heads = (block for block in told if isinstance(block, Heading) and block.level == 1)
        return [part for head in heads for part in (head, WritingLines(_LINES))]
    return [*told, *approvals(teller), *limits(teller)]


def lowered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with every heading one level deeper; the deepest stay."""

    def deeper(block: Block) -> Block:
        if isinstance(block, Heading):
            return dataclasses.replace(block, level=min(block.level + 1, _DEEPEST))
        return block

    return [rebuild(block, deeper, lambda text: text) for block in blocks]


def apart(blocks: Sequence[Block], prefix: str, *, whose: str) -> list[Block]:
    """The blocks with other keys, so that a case can stand beside another one; those of photos are no other's anyway.

    Its gaps say whose they are: no page of the first case fills them.
    """
    changed: set[str] = set()

    def rekeyed(block: Block) -> Block:
        if isinstance(block, Table | Figure) and block.key:
            changed.add(block.key)
            return dataclasses.replace(block, key=prefix + block.key)
        return block

    def redirected(text: Text) -> Text:
        if isinstance(text, str):
            return text
        return tuple(elsewhere(part) for part in text)

    def elsewhere(part: Inline) -> Inline:
        if isinstance(part, Ref) and part.key in changed:
            return Ref(prefix + part.key)
        if isinstance(part, Run) and part.missing:
            return dataclasses.replace(part, text=f"{whose}: {part.text}", place="")
        return part

    renamed = [rebuild(block, rekeyed, lambda text: text) for block in blocks]
    return [rebuild(block, lambda same: same, redirected) for block in renamed]
