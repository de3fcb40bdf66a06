"""The order of blocks in a Word document: a figure that waits in print for the end of its page waits here as well."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.documents import paper
from caseworker_app.documents.blocks import Figure, Landscape, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.pdf.parts import Placed


def as_printed(document: Document, order: Sequence[Placed]) -> Document:
    """The document with its blocks in the order in which they come to stand on the pages.

    Where a turned page interrupts a block, it goes before that block rather than leave the rest of it alone on a page.
    """
    starts = sorted(one.block for one in order)
    if not starts:
        return document
    ends = dict(zip(starts, [*starts[1:], len(document.blocks)], strict=True))
    told: list[Placed] = []
    reached = -1
    for one in order:
        waited = one.block < reached
        reached = max(reached, one.block)
        before = told[-1] if told else None
        if waited and before is not None and not one.after and _interrupts(document, one, before):
            told.insert(len(told) - 1, one)
        else:
            told.append(one)
    blocks = [block for one in told for block in document.blocks[one.block : ends[one.block]]]
    return dataclasses.replace(document, blocks=(*document.blocks[: starts[0]], *blocks))


def _interrupts(document: Document, one: Placed, before: Placed) -> bool:
    """Whether this turns a page in the middle of what stands before it, which is short and of another kind."""
    shown, broken = document.blocks[one.block], document.blocks[before.block]
    turned = isinstance(shown, Landscape) or (isinstance(shown, Table) and shown.landscape)
    turned = turned or (isinstance(shown, Figure) and paper.is_turned(shown, document))
    return turned and before.late and not isinstance(broken, Figure | Table)
