"""Whether words are spelled as Indonesian, as the trade or as people of the notebook are; and what may be meant.

The dictionary is id_ID of LibreOffice (hunspell), read by spylls; it lacks the words of the trade, which are those of
the program's own lists and of ``resources/spelling/trade.txt``.
"""

from __future__ import annotations

import io
import itertools
import re
import threading
from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app import paths
from caseworker_app.forms import lists
from caseworker_app.model.person import Person
from caseworker_app.store import settings
from caseworker_app.store.named_in_settings import SPELLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spylls.hunspell import Dictionary

    from caseworker_app.store.notebook import Notebook

MOST_OFFERED = 5
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[.!?:;\n•\"“(]\s*$")
_LEAST = 3  # letters: shorter ones are abbreviations more often than words
_AFFIXED = re.compile(r"(?:nya|lah|kah|pun|ku|mu)$")


def words_to_check(text: str) -> Iterator[tuple[int, str]]:
    """Place and word of all that is to be checked: no abbreviations, no words with digits, no names in a sentence."""
    for match in _WORD.finditer(text):
        word, before = match.group(), text[: match.start()]
        beside = text[match.end() : match.end() + 1]
        if len(word) < _LEAST or word.isupper() or beside in {"@", "_"} or beside.isdigit() or before[-1:].isalnum():
            continue
        begins = not before.strip() or _ENDS.search(before) is not None
        if word[0].isupper() and not begins:
            continue
        if any(letter.isupper() for letter in word[1:]):
            continue
        yield match.start(), word


class Speller:
    """What is known of words: asked by the window, taught in a thread, for looking one up takes some milliseconds."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._right = {part.casefold() for word in known for part in _LETTERS.findall(word)} | trade_words()
        self._wrong: set[str] = set()
        self._lock = threading.Lock()
        self._loaded: Dictionary | None = None

    def is_wrong(self, word: str) -> bool | None:
        """Whether nobody knows the word; None where it was not looked up yet."""
        small = word.casefold()
        if small in self._right or _AFFIXED.sub("", small) in self._right:
            return False
        return True if small in self._wrong else None

    def look_up(self, words: Iterable[str]) -> None:
        """Look words up. For a thread: a word takes about 3 ms, the first one 1 s more."""
        with self._lock:
            for word in words:
                if self.is_wrong(word) is None:
                    (self._right if self._knows(word.casefold()) else self._wrong).add(word.casefold())

    def offers(self, word: str) -> list[str]:
        """Words that may be meant, the nearest first. For a thread: it can take seconds."""
        with self._lock:
            found = itertools.islice(dict.fromkeys(self._dictionary().suggest(word.casefold())), MOST_OFFERED)
            return [offer.capitalize() if word[:1].isupper() else offer for offer in found]

    def learn(self, word: str) -> None:
        """From now on the word is known."""
        self._wrong.discard(word.casefold())
        self._right.add(word.casefold())

    def _knows(self, word: str) -> bool:
        dictionary = self._dictionary()
        if dictionary.lookup(word) or dictionary.lookup(word.capitalize()):
            return True
        return "-" in word and all(len(part) < _LEAST or dictionary.lookup(part) for part in word.split("-"))

    def _dictionary(self) -> Dictionary:
        if self._loaded is None:
            self._loaded = _dictionary()
            self._loaded.aff.MAXNGRAMSUGS = 0  # likeness by pairs of letters looks at every word: some 5 s
        return self._loaded


def speller_of(notebook: Notebook) -> Speller:
    """One that knows the people of a notebook by name, and the words that the office added."""
    with notebook.reader() as session:
        names = [name for row in session.execute(select(Person.name, Person.alias, Person.nickname)) for name in row]
        own = settings.setting(session, SPELLED) or []
    return Speller([*filter(None, names), *own])


def add_word(notebook: Notebook, word: str) -> None:
    """Keep a word that the office uses. Raises as ``Notebook.edit``."""
    with notebook.reading() as session:
        own = list(settings.setting(session, SPELLED) or [])
    if word.casefold() not in {known.casefold() for known in own}:
        settings.set_setting(notebook, SPELLED, [*own, word])


def trade_words() -> set[str]:
    """The words of the trade, in small letters: those of the shipped lists and of the list of their own."""
    file = paths.resource("spelling", "trade.txt").read_text("utf-8")
    own = (line for line in file.splitlines() if line and not line.startswith("#"))
    listed = (name for path in paths.resource("lists").glob("*.toml") for name in lists.load(path.stem).values())
    return {word.casefold() for words in (*own, *listed) for word in _LETTERS.findall(words)}


def _dictionary() -> Dictionary:
    """The shipped dictionary, read from memory: spylls does not close the files that it opens itself."""
    from spylls.hunspell import Dictionary, readers
    from spylls.hunspell.readers.file_reader import BaseReader

    class Text(BaseReader):
        def reset_encoding(self, encoding: str) -> None:
            """The files are ASCII, whatever encoding they name."""

    aff, dic = (paths.resource("spelling", f"id_ID.{kind}").read_text("ascii") for kind in ("aff", "dic"))
    rules, context = readers.read_aff(Text(io.StringIO(aff)))
    return Dictionary(rules, readers.read_dic(Text(io.StringIO(dic)), aff=rules, context=context))
