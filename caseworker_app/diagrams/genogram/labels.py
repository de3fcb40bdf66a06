"""The texts around a symbol, and how wide a column of the genogram must be for them."""

from __future__ import annotations

import dataclasses

from caseworker_app.diagrams.display import Box, Label, Text
from caseworker_app.diagrams.genogram.family import Member, MemberKind
from caseworker_app.diagrams.measure import ASCENT, DESCENT, legible, line_height, text_width, wrap
from caseworker_app.text import mark, tr

SIZE = 8.0
AGE_SIZE = 9.0
NARROWEST, WIDEST = 52.0, 78.0  # room for a label
BETWEEN = 8.0  # between the labels of neighbours: the connectors run here
YEAR_AIR = 2.5  # between a year and the line that comes down beside it
NAME_LINES, OTHER_LINES = 3, 2
MOST_LINES = 6  # of a name or a remark, before it is cut
WIDER = (1.0, 1.25, 1.55, 1.9)  # of the column, for whom it does not hold the texts in so few lines
UNKNOWN = "?"
UNNAMED: dict[MemberKind, str] = {
    "kehamilan": mark("hamil"),
    "lahir_mati": mark("lahir mati"),
    "keguguran": mark("keguguran"),
    "aborsi": mark("aborsi"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Caption:
    """The texts of one person: lines below, years above left and right, letters beside."""

    lines: tuple[str, ...]
    bold: int
    """How many of the lines are the name."""
    born: str
    died: str
    letters: str

    @property
    def half_width(self) -> float:
        """Half the width of the lines below."""
        return max((text_width(t, SIZE, bold=i < self.bold) for i, t in enumerate(self.lines)), default=0.0) / 2

    @property
    def height(self) -> float:
        """Height of the lines below, with the space above them."""
        return len(self.lines) * line_height(SIZE) + 3.0

    @property
    def has_years(self) -> bool:
        """Whether anything stands above the symbol."""
        return bool(self.born or self.died)


def column_width(members: list[Member]) -> float:
    """The room for labels that lets every word, and most lines on two rows, stand unbroken."""
    widest = NARROWEST
    for member in members:
        for line in member.lines:
            words = max((text_width(w, SIZE, bold=member.client) for w in line.split()), default=0.0)
            widest = max(widest, words, 0.55 * text_width(line, SIZE, bold=member.client))
    return min(widest, WIDEST) + 0.01


def caption(member: Member, width: float) -> Caption:
    """The texts of a person, broken into lines of ``width`` points; a person without a name gets «?».

    Long names and remarks have wider lines of their own, and then more of them.
    """
    name, *others = member.lines or (UNKNOWN,)
    if name == UNKNOWN:
        name = tr(UNNAMED.get(member.kind, UNKNOWN))
    texts = [] if member.unknown else [(name, member.client, NAME_LINES)]
    texts += [(other, False, OTHER_LINES) for other in others]
    widths = [width * share for share in WIDER]
    own = next((wide for wide in widths if all(_fits(*text, wide) for text in texts)), widths[-1])
    wrapped = [wrap(text, own, SIZE, bold, MOST_LINES) for text, bold, _ in texts]
    if wrapped and not wrapped[0]:
        wrapped[0] = [UNKNOWN]
    lines = [line for text in wrapped for line in text]
    bold = len(wrapped[0]) if member.client and wrapped else 0
    unborn = member.kind == "kehamilan"  # the year of a birth to come reads as that of a birth
    born = _year(member.born[0] if member.born and not unborn else None, about="born" in member.about)
    died = _year(member.died, about="died" in member.about)
    return Caption(tuple(lines), bold, born, died, member.letters)


def _fits(text: str, bold: bool, lines: int, width: float) -> bool:  # noqa: FBT001 - private, unpacked
    """Whether a text stands in so many lines without a broken word."""
    unbroken = all(text_width(word, SIZE, bold=bold) <= width for word in text.split())
    return unbroken and len(wrap(text, width, SIZE, bold)) <= lines


def _year(year: int | None, *, about: bool) -> str:
    return "" if year is None else f"±{year}" if about else str(year)


def set_caption(
    key: str, text: Caption, x: float, y: float, half: float, lines: tuple[float, float] = (0.0, 0.0)
) -> tuple[list[Text], list[Label]]:
    """The texts around a symbol with its middle at x, y that reaches ``half`` to every side, and their room.

    ``lines`` is how far left and right of the middle lines come down from above: the years stand beside them.
    """
    texts: list[Text] = []
    labels: list[Label] = []
    baseline = y + half + 3.0 + ASCENT * SIZE
    for i, line in enumerate(text.lines):
        texts.append(Text(x, baseline + i * line_height(SIZE), line, SIZE, bold=i < text.bold))
    width = text.half_width
    bottom = baseline + (len(text.lines) - 1) * line_height(SIZE) + DESCENT * SIZE
    if text.lines:
        labels.append(Label(key, Box(x - width, y + half + 3.0, x + width, bottom), " ".join(text.lines)))
    above = y - half - 2.0
    for year, anchor, at in (
        (text.born, "end", x - lines[0] - YEAR_AIR),
        (text.died, "start", x + lines[1] + YEAR_AIR),
    ):
        if year:
            texts.append(Text(at, above - DESCENT * SIZE, year, SIZE, anchor="end" if anchor == "end" else "start"))
            reach = text_width(year, SIZE)
            left = at - reach if anchor == "end" else at
            labels.append(Label(key, Box(left, above - line_height(SIZE), left + reach, above), year))
    if text.letters:
        texts.append(Text(x + half + 2.0, y + half, text.letters, legible(SIZE - 1), anchor="start"))
        reach = text_width(text.letters, legible(SIZE - 1))
        labels.append(
            Label(key, Box(x + half + 2.0, y + half - SIZE * 0.8, x + half + 2.0 + reach, y + half + 1.5), text.letters)
        )
    return texts, labels
