"""Looks through the text of a finished document for what still points to somebody, before it leaves.

It shows and decides nothing: every hit says what was found, where, and what could stand there instead. A worker
replaces it, keeps it with a reason, or goes to where it was written.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from caseworker_app.casework.hits import Hit, Named, Piece
from caseworker_app.casework.naming import (
    ROLES,
    TITLES,
    Reading,
    Token,
    announced,
    folded,
    is_proper,
    plain,
    reading,
    stems,
    tokens,
)
from caseworker_app.casework.numbers_and_places import Kind, instead_of, marks
from caseworker_app.casework.offices import offices, vocabulary
from caseworker_app.casework.strays import bare, glued, strays

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from caseworker_app.casework.hits import Decision, Edit, Known

_LEAST_SIMILAR = 6
_LEAST_SMALL = 4
_INITIALS = re.compile(r"[A-Z]{1,4}")
_QUOTED = re.compile(r"[\"“”'\u2018«]")
_SAID_OF_A_CLIENT = re.compile(
    r"\b(?:klien|berinisial|inisial|penerima manfaat|PM)[ \u00a0]+[\"“«'\u2018]?$", re.IGNORECASE
)


class Detector:
    """Looks for what is known of a case; made once, used for every text of a document.

    strangers: what those are called who are entered nowhere, by name, as far as they were met.
    """

    def __init__(self, known: Known, *, people: bool = True) -> None:
        """``people`` False: the names of the case are wanted, and only other clients are looked for."""
        self._known = known
        self._people = people
        self._read: dict[tuple[str, bool], list[Hit]] = {}
        self._strangers: dict[str, str] = {}
        self.strangers: dict[str, str] = {}
        self._taken = {called.casefold() for several in known.called.values() for called in several}
        self._taken |= {one.instead.removesuffix(".").casefold() for one in known.named if one.kind is Kind.NAME}
        self._common = {folded(plain(word)) for word in known.common}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Named]]] = defaultdict(list)
        self._parts: dict[str, Named] = {}
        for one in (*(known.named if people else ()), *(Named(words, kind=Kind.OTHER) for words in known.others)):
            self._learn(one)
        self._kept: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for words in known.kept:
            keys = tuple(token.key for token in tokens(words))
            if keys:
                self._kept[keys[0]].append(keys)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda pair: -len(pair[0]))

    def hits(self, piece: Piece) -> list[Hit]:
        """What is found in a text, in order; no two overlap."""
        read = self._read.get((piece.text, piece.heading))
        if read is None:
            read = self._read[piece.text, piece.heading] = self._find(piece)
        return [dataclasses.replace(hit, piece=piece) for hit in read]

    def _find(self, piece: Piece) -> list[Hit]:
        text = piece.text
        words = tokens(text)
        taken = bytearray(len(text))

        def free(start: int, end: int) -> bool:
            """Whether nobody has these letters yet; they are then."""
            if any(taken[start:end]):
                return False
            taken[start:end] = b"\1" * (end - start)
            return True

        def shield(spans: Iterable[tuple[int, int]]) -> None:
            for start, end in spans:
                taken[start:end] = b"\1" * (end - start)

        shield(self._kept_spans(words))
        found = [
            Hit(kind, piece, start, end, instead_of(kind, text[start:end]))
            for kind, start, end in (marks(text) if self._people else ())
            if free(start, end)
        ]
        shield(self._called_spans(text, words))
        at = 0
        while at < len(words):
            hit = self._name_at(piece, words, at) or self._initials_at(piece, words[at])
            if hit is not None and free(hit.start, hit.end):
                found.append(hit)
                at = next((after for after in range(at, len(words)) if words[after].start >= hit.end), len(words))
            else:
                at += 1
        found += [
            Hit(Kind.PERSON, piece, start, end, self._letters(text[start:end]))
            for start, end in (strays(text, words, heading=piece.heading) if self._people else ())
            if free(start, end)
        ]
        return sorted(found, key=lambda hit: hit.start)

    def edits(self, text: str, decide: Callable[[Hit], Decision | None], *, heading: bool = False) -> list[Edit]:
        """What was decided to be replaced in a text: from where to where, and by which words."""
        decided = ((hit, decide(hit)) for hit in self.hits(Piece(text, heading=heading)))
        found: list[Edit] = []
        for hit, decision in decided:
            if decision is None or decision.instead is None:
                continue
            start, end, instead = hit.start, hit.end, decision.instead
            if found and _repeats(found[-1], instead, text[found[-1][1] : start]):
                start = found.pop()[0]
            if text.startswith(".", end):
                instead = instead.removesuffix(".")
            found.append((start, end, instead))
        return found

    def _letters(self, name: str) -> str:
        """What somebody is called who is entered nowhere: the same everywhere, and as nobody else is."""
        key = " ".join(folded(bare(token)) for token in tokens(name))
        if key not in self._strangers:
            words = [word for word in name.split() if word[0].isalpha()]
            letters = "".join(word[0].upper() for word in words)
            called, number = letters if len(words) > 1 else f"{letters}.", 1
            while called.removesuffix(".").casefold() in self._taken:
                number += 1
                called = f"{letters}-{number}"
            self._taken.add(called.removesuffix(".").casefold())
            self._strangers[key] = called
            self.strangers[name] = called
        return self._strangers[key]

    def _learn(self, one: Named) -> None:
        found = [token.key for token in tokens(one.words)]
        if not found:
            return
        keys = tuple(map(folded, found))
        self._phrases[keys[0]].append((keys, one))
        if one.parts and len(keys) > 1:
            for token in tokens(one.words):
                if token.capital and len(token.key) > 1 and token.key not in TITLES | ROLES:
                    key = folded(token.key)
                    held = self._parts.get(key)
                    shared = held is not None and held.instead != one.instead
                    instead = f"{token.text[0]}." if shared else one.instead
                    self._parts[key] = Named(token.text, instead, one.kind, parts=True)

    def _kept_spans(self, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
        for at, token in enumerate(words):
            for keys in self._kept.get(token.key, ()):
                if tuple(one.key for one in words[at : at + len(keys)]) == keys:
                    yield token.start, words[at + len(keys) - 1].end

    def _called_spans(self, text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Where somebody of the case stands by initials or by an invented name: no name is sought there."""
        for token in words:
            for called in self._known.called.get(token.text, ()):
                if text.startswith(called, token.start):
                    yield token.start, token.start + len(called)

    def _name_at(self, piece: Piece, words: Sequence[Token], at: int) -> Hit | None:
        """The name that begins with this word: as many words as belong to it."""
        token = words[at]
        if joined := self._joined(piece, token):
            return joined
        for stem in map(folded, stems(token.key)):
            for keys, one in self._phrases.get(stem, ()):
                following = words[at + 1 : at + len(keys)]
                last = following[-1] if following else token
                if len(keys) > 1 and self._follow(following, keys[1:]):
                    return Hit(one.kind, piece, token.start, self._stem_end(last, keys[-1]), one.instead)
                if len(keys) == 1 and (kind := self._single(piece, token, stem, one, whole=True)):
                    return Hit(kind, piece, token.start, self._stem_end(token, stem), one.instead)
            part = self._parts.get(stem)
            if part is not None and (kind := self._single(piece, token, stem, part, whole=False)):
                return self._grown(
                    piece, words, at, Hit(kind, piece, token.start, self._stem_end(token, stem), part.instead)
                )
        return self._similar(piece, token)

    def _joined(self, piece: Piece, token: Token) -> Hit | None:
        """Names written without a space, or with a number: «MartaSitumorang», «Ani2»."""
        number = bare(token)
        pieces = [number] if number != token.key and token.capital else glued(token)
        for key in map(folded, pieces):
            singles = (one for keys, one in self._phrases.get(key, ()) if len(keys) == 1 and one.kind is Kind.NAME)
            named = next(singles, self._parts.get(key))
            if named is not None and named.kind is Kind.NAME and key not in self._common:
                return Hit(Kind.NAME, piece, token.start, token.end, named.instead)
        return None

    def _grown(self, piece: Piece, words: Sequence[Token], at: int, hit: Hit) -> Hit:
        """Parts of one name that follow each other are one hit: «Sri Wulan»."""
        for token in words[at + 1 :]:
            stem = next((key for key in map(folded, stems(token.key)) if key in self._parts), None)
            joined = piece.text[hit.end : token.start]
            if stem is None or joined.strip() or self._parts[stem].instead != hit.instead or not token.capital:
                break
            hit = dataclasses.replace(hit, kind=Kind.NAME, end=self._stem_end(token, stem))
        return hit

    def _single(self, piece: Piece, token: Token, stem: str, one: Named, *, whole: bool) -> Kind | None:
        """Whether one word alone is meant as a name here, or as a word of the language."""
        if one.kind is Kind.OTHER:
            certain = token.capital and announced(piece.text, token.start)
            return Kind.OTHER if certain else None
        if one.kind is not Kind.NAME:
            return one.kind if token.capital or token.text[0].isdigit() else None
        if is_proper(piece.text, token.start, token.end, whole=whole):
            return None
        if stem in self._common:
            meant = reading(piece.text, token.start, token.end, heading=piece.heading)
            return {Reading.NAME: Kind.NAME, Reading.UNSURE: Kind.WORD}.get(meant)
        if token.capital:
            return Kind.NAME if len(token.key) > 2 or announced(piece.text, token.start) else None
        exact = plain(one.words) in set(stems(token.key))
        small = exact and len(token.key) >= _LEAST_SMALL
        return Kind.NAME if small or announced(piece.text, token.start) else None

    def _similar(self, piece: Piece, token: Token) -> Hit | None:
        """A longer name with one letter left out, added or changed."""
        key = folded(token.key)
        if not token.capital or len(key) < _LEAST_SIMILAR or key in self._common:
            return None
        for one in self._near.keys() & {key, *_shorter(key)}:
            near = self._near[one]
            if near.instead and abs(len(key) - len(folded(plain(near.words)))) <= 1:
                return Hit(Kind.SIMILAR, piece, token.start, token.end, near.instead)
        return None

    @cached_property
    def _near(self) -> dict[str, Named]:
        """Longer names of the case with any one letter left out."""
        singles = [one for phrases in self._phrases.values() for keys, one in phrases if len(keys) == 1]
        found: dict[str, Named] = {}
        for one in (*self._parts.values(), *singles):
            key = folded(plain(one.words))
            if one.kind is Kind.NAME and len(key) >= _LEAST_SIMILAR and key not in self._common:
                for near in (key, *_shorter(key)):
                    found.setdefault(near, one)
        return found

    def _initials_at(self, piece: Piece, token: Token) -> Hit | None:
        """«klien AP», “AP”: the initials of another client, in a copied paragraph, with the quotes around them."""
        if not _INITIALS.fullmatch(token.text) or token.text in self._known.called:
            return None
        before = piece.text[max(0, token.start - 24) : token.start]
        client = _SAID_OF_A_CLIENT.search(before)
        quotes = _QUOTED.search(before[-1:]), _QUOTED.match(piece.text, token.end)
        quoted = all(quotes)
        if token.text not in self._known.other_initials:
            meant = client and token.key not in offices() and token.key not in vocabulary()
        else:
            meant = quoted or announced(piece.text, token.start)
        start, end = (token.start - 1, token.end + 1) if quoted else (token.start, token.end)
        return Hit(Kind.OTHER, piece, start, end, _after_the_word(client)) if meant else None

    @staticmethod
    def _follow(following: Sequence[Token], keys: tuple[str, ...]) -> bool:
        return len(following) == len(keys) and all(
            folded(token.key) == key or (at == len(keys) - 1 and key in map(folded, stems(token.key)))
            for at, (token, key) in enumerate(zip(following, keys, strict=True))
        )

    @staticmethod
    def _stem_end(token: Token, stem: str) -> int:
        """Where a name ends in a word with an ending: «Slamet» in «Slametnya»."""
        if folded(token.key) == stem:
            return token.end
        bare = [key for key in stems(token.key) if folded(key) == stem]
        return token.start + len(bare[0]) if bare and len(token.key) == len(token.text) else token.end


def look(detector: Detector, pieces: Iterable[Piece]) -> list[Hit]:
    """What is found in a whole document, as one reads."""
    return [hit for piece in pieces for hit in detector.hits(piece)]


def _repeats(before: Edit, instead: str, between: str) -> bool:
    """Whether the same words in brackets would stand twice, with nothing but a comma or the like between them."""
    return instead.startswith("(") and before[2] == instead and not between.strip(" \u00a0,;/-")


def _after_the_word(client: re.Match[str] | None) -> str:
    """«klien AP» becomes «klien lain»."""
    return "lain" if client and client[0].split()[0].casefold() in {"klien", "penerima"} else ""


def _shorter(key: str) -> set[str]:
    return {key[:at] + key[at + 1 :] for at in range(len(key))}
