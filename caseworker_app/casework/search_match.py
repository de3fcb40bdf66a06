"""Where a text meets a query, and the piece of the text to show for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from caseworker_app.casework.search_query import Term
from caseworker_app.casework.words import Word, single_words, words_of

_BEFORE, _LENGTH = 50, 160  # letters of a piece before its first mark, and in all
_MORE = "…"


@dataclass(frozen=True, slots=True)
class Forms:
    """A term of a query with the words of the notebook that are taken for it besides its own."""

    term: Term
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text that meets a term: from start to end, and which term of the query it is."""

    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text with the places to be marked in it, as (start, end)."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


class Matcher:
    """Finds a query in texts. Made once for a query, as it looks at many."""

    def __init__(self, query: Collection[Forms]) -> None:
        self._count = len(query)
        self._meant: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._phrases: dict[int, Term] = {}
        for number, forms in enumerate(query):
            if len(forms.term.words) > 1:
                self._phrases[number] = forms.term
                continue
            word = forms.term.words[0]
            for meant in (word, *forms.words):
                self._meant.setdefault(meant, number)
            if forms.term.open_ended:
                self._beginnings.setdefault(word, number)

    def marks(self, text: str) -> list[Mark]:
        """The places of a text that meet a term, from its beginning, until all terms were met and a piece is full."""
        marks: list[Mark] = []
        for number, term in self._phrases.items():
            marks += [Mark(start, end, number) for start, end in _phrases(list(single_words(text)), term)]
        if self._meant:
            marks += self._single(text)
        return sorted(marks, key=lambda mark: (mark.start, -mark.end))

    def _single(self, text: str) -> list[Mark]:
        marks: list[Mark] = []
        wanted, beginnings = self._count - len(self._phrases), tuple(self._beginnings)
        met: set[int] = set()
        full = len(text)
        for word, start, end in words_of(text):
            if start > full:
                break
            number = self._meant.get(word)
            if number is None and beginnings and word.startswith(beginnings):
                number = next(at for beginning, at in self._beginnings.items() if word.startswith(beginning))
            if number is not None:
                marks.append(Mark(start, end, number))
                met.add(number)
                if len(met) == wanted and full == len(text):
                    full = marks[0].start + _LENGTH
        return marks


def snippet(text: str, marks: Iterable[Mark]) -> Snippet:
    """The piece of a text around its first marks, on one line, cut at words."""
    places = _merged(marks)
    begin = 0
    if places and places[0][0] > _BEFORE:
        begin = places[0][0] - _BEFORE
        gap = text.find(" ", begin, places[0][0])
        begin = gap + 1 if gap >= 0 else begin
    end = min(len(text), begin + _LENGTH)
    if end < len(text):
        gap = text.rfind(" ", max(begin, places[0][1] if places else 0), end)
        end = gap if gap > begin else end
    inner = "".join(" " if letter.isspace() else letter for letter in text[begin:end])
    head = f"{_MORE} " if begin else ""
    inside = [(max(start, begin), min(stop, end)) for start, stop in places if start < end and stop > begin]
    shift = len(head) - begin
    tail = f" {_MORE}" if end < len(text) else ""
    return Snippet(f"{head}{inner}{tail}", tuple((start + shift, stop + shift) for start, stop in inside))


def without_names(piece: Snippet, names: Collection[str]) -> Snippet:
    """The same piece with the initial of each of these names (as folded words), but for what is marked in it.

    For lists between the cases, which stand open on a screen: whoever looks for a name sees what met it, and no other.
    """
    text, marks, shift = piece.text, list(piece.marks), 0
    for word in single_words(piece.text):
        marked = any(start < word.end and word.start < end for start, end in piece.marks)
        if word.text in names and not marked and len(word.text) > 1:
            start, end = word.start + shift, word.end + shift
            initial = f"{text[start].upper()}."
            text = text[:start] + initial + text[end:]
            change = len(initial) - (end - start)
            marks = [(a + change, b + change) if a >= end else (a, b) for a, b in marks]
            shift += change
    return Snippet(text, tuple(marks))


def _phrases(words: list[Word], term: Term) -> list[tuple[int, int]]:
    *first, last = term.words
    places_of_phrase = []
    for at in range(len(words) - len(first)):
        here = [word.text for word in words[at : at + len(term.words)]]
        ends = here[-1] == last or (term.open_ended and here[-1].startswith(last))
        if here[:-1] == first and ends:
            places_of_phrase.append((words[at].start, words[at + len(first)].end))
    return places_of_phrase


def _merged(marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """The places of marks, those that overlap as one."""
    places: list[tuple[int, int]] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        if places and mark.start <= places[-1][1] - 1:
            places[-1] = (places[-1][0], max(places[-1][1], mark.end))
        else:
            places.append((mark.start, mark.end))
    return places
