"""Names of people whom nobody has entered: after a title, as names that people bear, glued together or numbered.

Nobody can list all names. What is found here is what stands where only a person is named («bernama Kirana», «Bulek
Tini»), and whatever is a usual name and no other word. Literature («Satir, 1972»), streets and institutions that bear
somebody's name are left alone.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from caseworker_app.casework.naming import (
    CALENDAR,
    acts_next,
    addresses,
    announced,
    begins_sentence,
    common,
    folded,
    given_names,
    kin_words,
    plain,
)
from caseworker_app.casework.offices import CLOSE_TO_SOMEBODY, Part, is_given, may_name, offices, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caseworker_app.casework.naming import Token

_YEAR = re.compile(r"(?:,? dkk\.?| et al\.?)?,?\s*\(?(?:19|20)\d\d")
_DEGREE = re.compile(r",? (?:S|M|Sp|Ph|Psi|A|Amd|Dipl|Apt|Ns)\.(?: ?[A-Z])")
_GLUED = re.compile(r"(?:[A-Z][a-z]+){2,4}\d*")
_PIECE = re.compile(r"[A-Z][a-z]+")
_NUMBERED = re.compile(r"(?P<name>[^\W\d_]{3,}?)\d{1,4}")
_TOLD_IN_BRACKETS = re.compile(r" ?\((?P<word>\w+)")
_TOLD_BEHIND = re.compile(r", (?P<word>[a-z]+?)(?:nya\b| klien\b)")
_IN_THE_NAME_OF = re.compile(r"(?:\ba\.\s?n\.?|\batas nama)\s*$", re.IGNORECASE)
_LISTED = re.compile(r", (?:dan |serta )?| dan | serta |/")
_AND = frozenset({"dan", "serta"})
_ACCOUNT = re.compile(r"(?<![\w@./])(?P<first>[a-z]{3,})[._](?P<last>[a-z]{3,})\d*(?![\w/])")
_WORD_BEFORE = re.compile(r"(\w+)[ \u00a0]+$")
_TOWARDS = re.compile(
    r"\b(?:kepada|oleh|bersama|menemui|bertemu|mengajak|[Mm]enurut|dengan|bernama|namanya|dipanggil|antara|milik|rumah"
    r"|(?:panggilan|nama|sapaan)(?: \w+nya|nya))\s+$"
)
_LABELLED = re.compile(
    r"(?:^|[\n(;.])\s*(?:informan|narasumber|saksi|nama(?: \w+)?|NN|pelapor|terlapor|pengantar|korban|pelaku|pengasuh)"
    r"\s*\d*\s*[:=]\s*$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?P<word>[^\W\d_]+?)(?:nya)?(?: klien| kandung| tiri| angkat| \w+nya| ke-\d+)?(?:,| \() ?$")
_DOES_AS_PEOPLE_DO = re.compile(
    r" (?:menangis|memeluk|bercerita|berkata|mengatakan|mengaku|tersenyum|tertawa|marah|mengeluh|menjawab|bertanya"
    r"|menolak|mengajak|berjanji|pulang|datang|merasa|mengungkapkan|menyatakan|menyampaikan|ingin|menikah|bertengkar)\b"
)
_IN_QUOTES = re.compile(r"^[\"“'\u2018«]\w+[\"”'\u2019»]$")
_SHORT_TITLES = frozenset(
    {"pak", "bu", "mbak", "mas", "bang", "mbah", "pakde", "bude", "bulek", "paklik", "teh", "kang"}
)
_NO_TITLES = frozenset({"a", "an", "ka", "ki", "nama", "inisial", "si", "ina", "ama", "tuak", "pace", "br", "fr", "dq"})
"""What is a word or a letter of its own as well, in small letters."""
_NO_NAMES = frozenset({"ia", "di", "ke", "si", "pm", "rt", "rw"})
_DAY_OR_MONTH = re.compile(r"[ \u00a0,]*(?:lalu|depan|ini|itu|kemarin|pagi|siang|sore|malam|dan|atau|hingga|sampai|\d)")
_HANGING, _LEAST_OF_A_STEM = "nya", 4  # letters


class Stray(NamedTuple):
    """Where a name stands in a text."""

    start: int
    end: int


def strays(text: str, words: Sequence[Token], *, heading: bool = False) -> Iterator[Stray]:
    """The names of people in a text, from left to right."""
    if "." in text or "_" in text:
        for found in _ACCOUNT.finditer(text):
            if folded(found["first"]) in given_names() and folded(found["last"]) in given_names():
                yield Stray(*found.span())
    for title, token in itertools.pairwise(words):
        beside = text[title.end : token.start] in (" ", ". ") and token.text.islower()
        titled = title.key in _SHORT_TITLES or (title.key in addresses() - _NO_TITLES and token.key not in common())
        if beside and titled and folded(token.key) in given_names() and may_name(token, small=True):
            yield Stray(token.start, token.end)
    if not any(token.capital for token in words):
        return
    heading = heading and _is_titled(words)
    read = parts(text, words)
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        end = _named_until(text, words, read, at, heading=heading)
        if end > at:
            spans.append((at, end))
        at = max(end, at + 1)
    for start, end in _with_those_listed_beside(text, words, read, spans):
        yield Stray(words[start].start, words[end - 1].end - len(_ending(words[end - 1])))


def _is_titled(words: Sequence[Token]) -> bool:
    """Whether a label or heading is written with capitals throughout, so that a capital says nothing."""
    long = [token for token in words if len(token.key) >= _LEAST_OF_A_STEM]
    return 2 * sum(token.capital for token in long) > len(long)


def _ending(token: Token) -> str:
    """«nya» that hangs on a name: «Surtinya»."""
    stem = token.key.removesuffix(_HANGING)
    hangs = stem != token.key and len(stem) >= _LEAST_OF_A_STEM and len(token.key) == len(token.text)
    return _HANGING if hangs and _is_name(stem) and not _is_name(token.key) else ""


def _is_name(key: str) -> bool:
    return folded(key) in given_names() and key not in common() and key not in offices()


def bare(token: Token) -> str:
    """A word without the number that hangs on it: «Ani» of «Ani2»."""
    found = _NUMBERED.fullmatch(token.text)
    return plain(found["name"]) if found else token.key


def glued(token: Token) -> list[str]:
    """The plain names of a word that was written without spaces: «SriMulyati»; nothing for any other word."""
    return [plain(piece) for piece in _PIECE.findall(token.text)] if _GLUED.fullmatch(token.text) else []


def _named_until(text: str, words: Sequence[Token], read: Sequence[Part], at: int, *, heading: bool) -> int:
    """Behind the last word of the name that begins at this one; ``at`` itself where none does."""
    part, token = read[at], words[at]
    if part is Part.PERSON:
        return _run(words, read, at, text)
    if part is Part.ADDRESS and folded(token.key) in given_names() and _TOLD_IN_BRACKETS.match(text, token.end):
        return at + 1
    if part is not Part.LARGE:
        return at + 1 if _is_written_together(token) else at
    end = _run(words, read, at, text)
    after = words[end - 1].end
    if _YEAR.match(text, after):
        return at
    if _DEGREE.match(text, after) and may_name(token):
        return end
    if is_given(token) or _is_written_together(token) or (token.capital and _ending(token)):
        return end
    if _is_called_by_a_day(text, token):
        return at + 1
    before = text[max(0, token.start - 24) : token.start]
    told = announced(text, token.start) or _IN_THE_NAME_OF.search(before) or _LABELLED.search(before)
    if (told or _stands_beside(text, token)) and may_name(token):
        return end
    return at + 1 if _acts_as_person(text, token, heading=heading) else at


def _with_those_listed_beside(
    text: str, words: Sequence[Token], read: Sequence[Part], spans: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The spans, and the single large words that stand in one list with them: «Lala, Mita, dan Nisa»."""
    found, waiting = list(spans), list(spans)
    named = {at for start, end in spans for at in range(start, end)}
    while waiting:
        start, end = waiting.pop()
        for at, joint in _neighbours(text, words, start, end):
            listed = at not in named and read[at] is Part.LARGE and may_name(words[at])
            if listed and _LISTED.fullmatch(joint) and _stands_alone(text, words, at):
                named.add(at)
                found.append((at, at + 1))
                waiting.append((at, at + 1))
    return sorted(found)


def _neighbours(text: str, words: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, str]]:
    """The words before and behind a name, «dan» passed over, each with what stands between."""
    before = next((at for at in range(start - 1, -1, -1) if words[at].text not in _AND), None)
    behind = next((at for at in range(end, len(words)) if words[at].text not in _AND), None)
    if before is not None:
        yield before, text[words[before].end : words[start].start]
    if behind is not None:
        yield behind, text[words[end - 1].end : words[behind].start]


def _stands_alone(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether no other large word stands right beside this one, and no sentence begins with it."""
    beside = [one for one in (at - 1, at + 1) if 0 <= one < len(words) and words[one].capital]
    joined = any(
        text[min(words[at].end, words[one].end) : max(words[at].start, words[one].start)] == " " for one in beside
    )
    return not joined and not (at and begins_sentence(text, words[at].start) and text[words[at].start - 2] in ".!?")


def _run(words: Sequence[Token], read: Sequence[Part], at: int, text: str) -> int:
    """Behind the last of the large words that stand side by side."""
    end = at + 1
    while (
        end < len(words)
        and read[end] in (Part.PERSON, Part.LARGE)
        and text[words[end - 1].end : words[end].start] in (" ", "\u00a0")
        and (read[end] is Part.PERSON or may_name(words[end]) or folded(words[end].key) in given_names())
    ):
        end += 1
    return end


def _is_written_together(token: Token) -> bool:
    """«SriMulyati», «Ani2»: parts that are all names, or a name with a number."""
    pieces = glued(token)
    if pieces:
        known = [folded(piece) in given_names() for piece in pieces]
        return any(known) and all(one or piece in common() for one, piece in zip(known, pieces, strict=True))
    name = bare(token)
    return name != token.key and token.capital and folded(name) in given_names()


def _is_called_by_a_day(text: str, token: Token) -> bool:
    """«Bu Senin», «Pak Jumat»: born on that day; not «Bu Guru datang Senin lalu»."""
    if token.key not in CALENDAR or _DAY_OR_MONTH.match(text, token.end):
        return False
    before = _WORD_BEFORE.search(text[max(0, token.start - 40) : token.start])
    return before is not None and plain(before[1]) in _SHORT_TITLES


def _stands_beside(text: str, token: Token) -> bool:
    """Whether it is said just before who this is: «pacar klien, Jordi, sering datang»."""
    before = _BESIDE.search(text[max(0, token.start - 40) : token.start])
    if before is None or text[token.end : token.end + 1] not in {",", ".", ")", ""}:
        return False
    word = plain(before["word"])
    close = word in kin_words() or offices().get(word) in CLOSE_TO_SOMEBODY
    several = re.match(r", (?:dan|serta|[A-Z])", text[token.end : token.end + 8])
    return close and not several


def _acts_as_person(text: str, token: Token, *, heading: bool) -> bool:
    """Whether an unknown large word does what people do, or is told in brackets to be somebody: «Kirana (teman)»."""
    is_word = token.key in common()
    told = _TOLD_IN_BRACKETS.match(text, token.end)
    short = told and len(token.key) == 2 and token.text.istitle() and token.key not in _NO_NAMES
    if not is_word and not may_name(token) and not short:
        return False
    if told and (plain(told["word"]) in kin_words() or offices().get(plain(told["word"])) is not None):
        return told["word"].islower()
    behind = _TOLD_BEHIND.match(text, token.end)
    if behind and (behind["word"] in kin_words() or offices().get(behind["word"]) is not None):
        return True
    if heading:
        return False
    if begins_sentence(text, token.start):
        quoted = _IN_QUOTES.search(text[max(0, token.start - 1) : token.end + 1]) is not None
        after = token.end + quoted
        return (is_word and _DOES_AS_PEOPLE_DO.match(text, after) is not None) or (quoted and acts_next(text, after))
    before = _WORD_BEFORE.search(text[max(0, token.start - 40) : token.start])
    if before and before[1][0].isupper() and not begins_sentence(text, token.start - len(before[0])):
        return False
    acts = acts_next(text, token.end)
    return acts if is_word else acts or bool(_TOWARDS.search(text[max(0, token.start - 24) : token.start]))
