"""How wide the columns of a table are: narrow kinds as they need, dates for a whole date, texts share what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFontMetrics

from caseworker_app.forms.description import Kind
from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.forms.description import Field

NARROW = {Kind.NUMBER, Kind.SCALE, Kind.YES_NO, Kind.TIME}
SHORT_WORDS = {"sex", "stated_age", "unit", "alias"}
"""Attributes whose words are always short, whatever their kind."""
WHOLE_DATE = "26 Agustus 2024"
ROOM_AROUND = 20  # px at 100 %: left and right of a cell's text
LEAST_TEXT, LEAST_FIRST = 84, 150  # px at 100 %: a word or two, and a name of sixteen letters
MOST_NARROW, MOST_DATE, MOST_TEXT = 160, 170, 380  # px at 100 %
MEASURED = 3  # of a column's texts the longest


class Wish(NamedTuple):
    """What a column needs in pixels, what it would like, and whether it takes what is left over."""

    least: int
    liked: int
    grows: bool


def wish(field: Field, texts: Sequence[str], metrics: QFontMetrics, *, first: bool) -> Wish:
    """What a column wants, by its kind and by what stands in it."""
    heading = tr(field.label)
    longest_word = max((_bold().horizontalAdvance(word) for word in heading.split()), default=0)
    longest = sorted(texts, key=len)[-MEASURED:]
    around = theme.px(ROOM_AROUND)
    content = max((metrics.horizontalAdvance(text) for text in longest), default=0) + around
    least = longest_word + around
    if field.editor is Kind.DATE and field.key not in SHORT_WORDS:
        whole = max(metrics.horizontalAdvance(WHOLE_DATE) + around, least, min(content, theme.px(MOST_DATE)))
        return Wish(whole, whole, grows=False)
    if field.editor in NARROW or field.key in SHORT_WORDS:
        width = max(least, min(content, theme.px(MOST_NARROW)))
        return Wish(width, width, grows=False)
    least = max(least, theme.px(LEAST_FIRST if first else LEAST_TEXT))
    whole_heading = _bold().horizontalAdvance(heading) + around
    return Wish(least, max(least, whole_heading, min(content, theme.px(MOST_TEXT))), grows=True)


def fitted(room: int, wishes: Sequence[Wish]) -> list[int]:
    """The widths of all columns in this room; their sum is larger only where not even the least fits in it."""
    liked = [wish.liked for wish in wishes]
    left = room - sum(liked)
    if left >= 0:
        return _with_rest(liked, [wish.liked if wish.grows else 0 for wish in wishes], left)
    spare = [wish.liked - wish.least for wish in wishes]
    if -left >= sum(spare):
        return [wish.least for wish in wishes]
    return _with_rest(liked, spare, left)


def _with_rest(widths: Sequence[int], weights: Sequence[int], rest: int) -> list[int]:
    """The widths with the rest shared out by weight, to the pixel; without any weight it goes to the last."""
    shared, taken, total, weighed = [], 0, sum(weights), 0
    for width, weight in zip(widths, weights, strict=True):
        weighed += weight
        upto = round(rest * weighed / total) if total else 0
        shared.append(width + upto - taken)
        taken = upto
    if not total and shared:
        shared[-1] += rest
    return shared


def _bold() -> QFontMetrics:
    return QFontMetrics(theme.font(theme.SMALL, 600))
