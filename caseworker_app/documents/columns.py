"""How wide the columns of a table are, for any writer. Lengths are points."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from caseworker_app.documents import blocks as b
from caseworker_app.documents.texts import plain_text
from caseworker_app.documents.walking import content_blocks, rebuild

if TYPE_CHECKING:
    from collections.abc import Callable

# Between the rules of a table and what stands in its cells.
PAD_X, PAD_Y = 4.0, 2.5
# A column is made wide enough for its longest word, but for no word longer than this part of the width.
_WIDEST_WORD = 0.25
# Of so many words with the most letters the widest is sought.
_MEASURED = 5
_LEAST_WIDTH = 12.0
# A table with a cell of more lines than these shares its width by what its columns have to say.
_MOST_LINES = 14
_BREAKS = re.compile(r"[ \t\r\n]+")


def column_widths(block: b.Table, width: float, text_width: Callable[[str], float]) -> list[float]:
    """Each column's share of the width, but none narrower than its longest word where that can be had.

    ``text_width`` measures words in the bold type of the table's head.
    """
    total = sum(column.width for column in block.columns)
    shares = [width * column.width / total for column in block.columns]
    longest_text = [_longest(block, index, text_width) for index in range(len(shares))]
    if any(text > _MOST_LINES * share for text, share in zip(longest_text, shares, strict=True)):
        roots = [math.sqrt(text) for text in longest_text]
        shares = [width * root / sum(roots) for root in roots]
    least = []
    for index, column in enumerate(block.columns):
        texts = (all_text(row[index]) for row in block.rows if not isinstance(row, b.SpanRow))
        # What a space without a break joins is one word.
        words = sorted({word for text in texts for word in _BREAKS.split(text)}, key=lambda word: (len(word), word))
        longest = [*_BREAKS.split(column.heading), *words[-_MEASURED:]]
        need = max(map(text_width, longest), default=0) + 2 * PAD_X + 0.5
        least.append(min(need, width * _WIDEST_WORD))
    return fitted(shares, least, width)


def _longest(block: b.Table, index: int, text_width: Callable[[str], float]) -> float:
    """How long the longest text of a column is in one line."""
    texts = (all_text(row[index]) for row in block.rows if not isinstance(row, b.SpanRow))
    longest = max((*texts, block.columns[index].heading), key=len)
    return text_width(longest)


def inner_width(width: float, pad: float) -> float:
    """What is left of a column between its paddings, never less than a letter."""
    return max(width - 2 * pad, _LEAST_WIDTH)


def answer_widths(block: b.CheckTable, width: float, text_width: Callable[[str], float]) -> list[float]:
    """The columns of number, statement, yes and no."""
    number = text_width("No.") + 2 * PAD_X + 1
    answer = max(map(text_width, (*block.yes.split(), *block.no.split(), "Setuju"))) + 2 * PAD_X + 1
    return fitted([0, width, 0, 0], [number, width * 0.3, answer, answer], width)


def fitted(shares: list[float], least: list[float], width: float) -> list[float]:
    """The shares raised to the least widths, at the cost of the columns that have more than theirs."""
    if sum(least) >= width:
        return [need * width / sum(least) for need in least]
    spare = [max(share - need, 0) for share, need in zip(shares, least, strict=True)]
    room = width - sum(least)
    return [need + room * extra / sum(spare) for need, extra in zip(least, spare, strict=True)]


def all_text(content: b.Content) -> str:
    """The words of everything in a cell."""
    texts: list[str] = []

    def heard(text: b.Text) -> b.Text:
        texts.append(plain_text(text))
        return text

    for block in content_blocks(content):
        rebuild(block, lambda same: same, heard)
    return " ".join(texts)
