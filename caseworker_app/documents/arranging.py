"""What an office's template decides about a document: its words filled in, its sections in their order."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.document_template import in_order
from caseworker_app.documents.blocks import Heading
from caseworker_app.documents.staff import DOTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from caseworker_app.casework.document_template import Section
    from caseworker_app.documents.blocks import Block


def filled(text: str, words: Mapping[str, str]) -> str:
    """A text of a template with its words in braces filled in; dots to write on where nothing is known."""
    return text.format_map(_Dotted({name: word for name, word in words.items() if word}))


def by_heading(
    sections: Iterable[Section], blocks: Iterable[Block], words: Mapping[str, str], *, level: int = 2
) -> list[Block]:
    """Blocks cut at the headings of one level, in the order of the template and under its headings.

    What comes before the first heading stays first.
    """
    cut: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        if isinstance(block, Heading) and block.level == level:
            cut.append((block.text, []))
        cut[-1][1].append(block)
    found: list[Block] = []
    for one, body in in_order(sections, cut):
        head = body[0] if body else None
        if one is not None and isinstance(head, Heading):
            heading = filled(one.above, words)
            found += [dataclasses.replace(head, text=heading)] if heading else []
            found += body[1:]
        else:
            found += body
    return found


class _Dotted(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return DOTS * 2
