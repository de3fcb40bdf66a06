"""Posts and institutions told from people: in «Wakasek Kesiswaan Bapak Hasan» only the last word is a name.

A phrase is read from left to right. After a form of address («Bapak», «dr.», «Bulek») a large word is a name unless it
is itself a post («Ibu Kepala Panti»). After a trade or a word for those close to somebody («bidan», «teman») an unknown
large word is a name unless a subject follows it («Perawat Poli Jiwa»); after a post or its subject («Instruktur
Desain») only if it is a name that people bear. After the word of an institution or region («Polsek», «MTs», «Dusun») it
is the name of that place, and so it is after who heads one («Camat Cibinong»).
"""

from __future__ import annotations

import enum
import re
from functools import cache
from typing import TYPE_CHECKING

from caseworker_app.casework.naming import (
    ROLES,
    SURE_TITLES,
    TITLES,
    addresses,
    common,
    folded,
    given_names,
    is_borne,
    kin_words,
    plain,
    proper,
    tokens,
)
from caseworker_app.forms import lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.casework.naming import Token

OFFICES_LIST = "office_words"


class Part(enum.Enum):
    """What a word of a text is.

    PERSON: certainly somebody's name, for what stands before it. LARGE: begins large, and may be a name. OFFICE: of a
    post, a trade, an institution or a region. ADDRESS: a title or form of address. WORD: anything else.
    """

    PERSON = enum.auto()
    LARGE = enum.auto()
    OFFICE = enum.auto()
    ADDRESS = enum.auto()
    WORD = enum.auto()


class _After(enum.Enum):
    """What the words before say of the next one."""

    NOTHING = ""
    ADDRESS = "sapaan"
    NAME = "nama"
    POST = "jabatan"
    REGION_HEAD = "kepala wilayah"
    TRADE = "profesi"
    CLOSE = "orang dekat"
    SUBJECT = "bidang"
    INSTITUTION = "lembaga"
    NAMED_INSTITUTION = "lembaga bernama"
    PLACE = "tempat"
    WORDING = "kata surat"


_JOINT = re.compile(r"[ \u00a0]+|[/-]")
_SHORTENED_JOINT = re.compile(r"\.[ \u00a0]*")
_ACRONYM = re.compile(r"[A-Z]{2,6}[a-z]?|[IVX]+|[A-Z]|[A-Z]+\d+[A-Z]*|Kemen[A-Z]+")
_ABSTRACT = re.compile(
    r"(?:ke|pe|per|pem|pen|peng|peny|pel|ber|ter|mem|men|meng)\w{3,}(?:an|i|kan)|(?:pem|pen|peng|meng|mem|ber|ter)\w{4,}"
    r"|\w{4,}(?:asi|isme|logi|grafi)"
)
_REGIONS = frozenset({"rt", "rw"})
_HEADS = frozenset({_After.POST, _After.REGION_HEAD, _After.TRADE, _After.INSTITUTION, _After.NAMED_INSTITUTION})
_LEAST_IN_CAPITALS = 4
"""«SITI» may be a name; what is shorter is mostly an acronym."""
_HOMES = frozenset({"rumah", "kamar", "kontrakan", "kos", "warung"})
"""Where people are at home: in small letters whoever is named behind them lives there."""
_SUBJECTS = frozenset({_After.SUBJECT, _After.PLACE})
CLOSE_TO_SOMEBODY = frozenset({_After.CLOSE, _After.TRADE})
"""What words say that tell who somebody is: «pacar», «bidan»."""
_UNSURE = frozenset({_After.POST, _After.TRADE, _After.CLOSE, _After.SUBJECT})
_NUMBERED = re.compile(r"\d+\w?")


def parts(text: str, words: Sequence[Token]) -> list[Part]:
    """What each word of a text is."""
    found: list[Part] = []
    before, headed, last = _After.NOTHING, False, 0
    for at, token in enumerate(words):
        joint = text[last : token.start]
        shortened = before is _After.ADDRESS and _SHORTENED_JOINT.fullmatch(joint)
        if found and not _JOINT.fullmatch(joint) and not shortened:
            before, headed = _After.NOTHING, False
        region = text[last - 2 : last].casefold() in _REGIONS
        part, after = _read(token, before, headed=headed, region=region)
        if part is Part.PERSON and before in _UNSURE and not is_given(token) and _has_subject(text, words, at):
            part, after = Part.OFFICE, _After.SUBJECT
        headed = (headed or after is _After.POST) and after not in (_After.NOTHING, _After.ADDRESS)
        found.append(part)
        before, last = after, token.end
    return found


def names_in(phrase: str, *, sure: bool = False) -> list[tuple[int, int]]:
    """Where in a phrase without commas a person is named; ``sure``: it says who somebody is and nothing else."""
    words = tokens(phrase)
    read = parts(phrase, words)
    if not any(part is Part.PERSON for part in read):
        large = [at for at, part in enumerate(read) if part is Part.LARGE]
        alone = bool(large) and all(part in (Part.LARGE, Part.ADDRESS) for part in read)
        if alone and (sure or len(large) > 1):
            return [(words[large[0]].start, words[large[-1]].end)]
        return []
    spans: list[tuple[int, int]] = []
    for at, part in enumerate(read):
        if part is Part.PERSON:
            if spans and at and read[at - 1] is Part.PERSON:
                spans[-1] = (spans[-1][0], words[at].end)
            else:
                spans.append((words[at].start, words[at].end))
    return spans


def is_office(name: str) -> bool:
    """Whether what stands for a name is a post or an institution, and nobody's name: «Ibu Kepala Panti», «Pihak RW».

    A word that people may bear makes it a name.
    """
    words = tokens(name)
    if len(words) == 1 and _is_written_as_a_name(words[0]):
        return False
    read = parts(name, words)
    listed = [offices().get(token.key) for token, part in zip(words, read, strict=True) if part is Part.OFFICE]
    return bool(listed) and listed[0] in _HEADS and all(_is_listed(token) for token in words)


def name_words(name: str) -> list[str]:
    """The words of a name that are somebody's: «Hasan» of «Wakasek Kesiswaan Bapak Hasan», none of «Pihak RW»."""
    if is_office(name):
        return []
    spans = _behind_a_post(name)
    return [word for start, end in spans for word in name[start:end].split()] if spans else name.split()


@cache
def shortened(name: str) -> str:
    """What a post is called on paper that bears initials: «Wakasek Kesiswaan Bapak H», «Ibu Kepala Panti».

    Empty for the name of somebody who is not called by a post.
    """
    if is_office(name):
        return name
    told, at = "", 0
    for start, end in _behind_a_post(name):
        told += name[at:start] + "".join(word[0].upper() for word in name[start:end].split())
        at = end
    return told + name[at:] if told else ""


def _behind_a_post(name: str) -> list[tuple[int, int]]:
    """Where somebody is named behind a post; nothing where the post may be part of the name («Imam Hasan»)."""
    words = tokens(name)
    posts = [token for token, part in zip(words, parts(name, words), strict=True) if part is Part.OFFICE]
    if not posts or offices().get(posts[0].key) not in _HEADS:
        return []
    if any(folded(token.key) in given_names() or token.key in common() for token in posts):
        return []
    return names_in(name)


def _has_subject(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether the next word, right beside, is what a post is for: «Komite Sekolah», «Poli Jiwa»."""
    if at + 1 >= len(words) or text[words[at].end : words[at + 1].start] not in (" ", "\u00a0"):
        return False
    following = words[at + 1]
    return following.capital and offices().get(following.key) in _SUBJECTS and not is_given(following)


@cache
def offices() -> dict[str, _After]:
    """The plain words of posts, trades, subjects, institutions and places, and what each says of the next word."""
    return {plain(entry.value): _After(entry.group) for entry in lists.load(OFFICES_LIST).entries}


@cache
def vocabulary() -> frozenset[str]:
    """Plain words that the program's own lists have: techniques, instruments, occupations, religions."""
    keys = (key for key in lists.keys() if key not in _PEOPLE)  # noqa: SIM118 - a function of the module
    values = (value for key in keys for value in lists.load(key).values())
    return frozenset(token.key for value in values for token in tokens(value)) | proper() | ROLES


_PEOPLE = frozenset({"given_names", "names_that_are_words", "forms_of_address"})


def is_given(token: Token) -> bool:
    """Whether people bear this word as a name, and it is no other word as well."""
    return is_borne(token.key) and token.key not in common() | proper()


def may_name(token: Token, *, small: bool = False) -> bool:
    """Whether a word looks like a name: one capital at its head, letters, nothing that the program knows as a word.

    ``small``: the capital may be missing.
    """
    text = token.text.replace("'", "").replace("’", "")
    shaped = (token.capital or small) and len(text) > 2 and text.isalpha() and text[1:].islower()
    return shaped and token.key not in vocabulary() and token.key not in offices()


def _read(token: Token, before: _After, *, headed: bool, region: bool) -> tuple[Part, _After]:
    key, kind = token.key, offices().get(token.key)
    name_like = token.capital and token.text[1:].islower() and len(token.text) > 2
    bears = name_like and is_borne(key)
    called_so = before is _After.ADDRESS and _is_written_as_a_name(token)
    borne = before is _After.ADDRESS and kind is None and key not in SURE_TITLES
    if called_so or (before in (_After.ADDRESS, _After.NAME) and bears and (kind in _SUBJECTS or borne)):
        return Part.PERSON, _After.NAME
    if before is _After.NOTHING and not token.capital and (kind in _SUBJECTS or key in _HOMES):
        return Part.WORD, _After.NOTHING
    if key in kin_words() and not token.capital:
        return Part.OFFICE, _After.CLOSE
    named = before is _After.NAMED_INSTITUTION and kind is _After.POST  # «Program Keluarga Harapan»
    if kind in (_After.TRADE, _After.POST, _After.REGION_HEAD) and not bears and not named:
        return Part.OFFICE, kind
    if (key in addresses() or key in TITLES) and not (before is _After.NAME and len(key) > 2):
        return Part.ADDRESS, _After.ADDRESS
    if kind is _After.WORDING:
        return Part.OFFICE, _After.NOTHING
    if kind is not None:
        subject = before in (_After.INSTITUTION, _After.NAMED_INSTITUTION) and kind in (*_SUBJECTS, _After.CLOSE)
        inside = named or subject
        return Part.OFFICE, before if inside else kind
    if key.endswith("nya") and (key[:-3] in kin_words() or offices().get(key[:-3]) is _After.CLOSE):
        return Part.OFFICE, _After.CLOSE
    if before is _After.NOTHING and len(key) >= _LEAST_IN_CAPITALS and token.text.isupper() and is_given(token):
        return Part.LARGE, _After.NOTHING
    if _NUMBERED.fullmatch(token.text) or _ACRONYM.fullmatch(token.text):
        post = before not in (_After.NOTHING, _After.ADDRESS, _After.NAME)
        return (Part.OFFICE if post else Part.WORD), (before if post else _After.NOTHING)
    if not token.capital:
        return Part.WORD, _After.NOTHING
    return _large(token, before, headed=headed, region=region)


def _is_written_as_a_name(token: Token) -> bool:
    """Whether letters that stand for a kind of school are written as names are: «Min», «Man», not «MIN», «MAN»."""
    of_a_school = len(token.key) < _LEAST_IN_CAPITALS and offices().get(token.key) is _After.NAMED_INSTITUTION
    return of_a_school and token.capital and token.text[1:].islower()


def _large(token: Token, before: _After, *, headed: bool, region: bool) -> tuple[Part, _After]:
    """A large word that stands on no list of posts."""
    person = Part.PERSON, _After.NAME
    match before:
        case _After.ADDRESS | _After.NAME:
            return person if may_name(token) or is_given(token) else (Part.LARGE, _After.NAME)
        case _After.TRADE | _After.CLOSE:
            return person if may_name(token) and not _is_abstract(token) else (Part.OFFICE, before)
        case _After.POST | _After.SUBJECT:
            unknown = headed and may_name(token) and token.key not in common() and not _is_abstract(token)
            return person if is_given(token) or unknown else (Part.OFFICE, before)
        case _After.REGION_HEAD:
            return person if is_given(token) else (Part.OFFICE, before)
        case _After.INSTITUTION:
            return person if is_given(token) and (headed or region) else (Part.OFFICE, before)
        case _After.NAMED_INSTITUTION:
            return Part.OFFICE, before
        case _:
            return Part.LARGE, _After.NOTHING


def _is_abstract(token: Token) -> bool:
    """Whether a word is built as Indonesian builds nouns and verbs («Pemberdayaan», «Kesiswaan») and no name is."""
    return _ABSTRACT.fullmatch(token.key) is not None and not is_given(token)


def _is_listed(token: Token) -> bool:
    listed = token.key in offices() or token.key in addresses() or token.key in vocabulary() or _is_abstract(token)
    return listed and folded(token.key) not in given_names() and token.key not in common()
