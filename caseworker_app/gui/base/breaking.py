"""Long words that may break into lines where there is no room for the whole of them."""

from __future__ import annotations

import re

LONGEST = 16  # letters that are never parted
_LONG_WORD = re.compile(rf"\S{{{LONGEST + 1},}}")


def breakable(text: str) -> str:
    """The same text for a label that wraps; without it a word of sixty letters makes the label as wide as itself."""
    return _LONG_WORD.sub(lambda word: "\u200b".join(_pieces(word[0])), text)


def _pieces(word: str) -> list[str]:
    return [word[at : at + LONGEST] for at in range(0, len(word), LONGEST)]
