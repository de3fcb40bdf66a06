"""Whether two people, or two cases, may be one and the same: for whoever registers a client or takes a case in.

Names are compared as people spell them: «Hj. SITI  AMINAH, S.Sos», «Siti Aminah» and «SitiAminah» are one name, and so
are Soekardi and Sukardi. Everything here is a reason to ask, never to refuse or to join: namesakes are common.
"""

from __future__ import annotations

import difflib
import enum
import re
from functools import cache
from typing import TYPE_CHECKING, Protocol

from caseworker_app.casework.case_file import called, names_nobody
from caseworker_app.casework.naming import TITLES, folded, tokens
from caseworker_app.casework.nik import digits
from caseworker_app.text import mark

if TYPE_CHECKING:
    from caseworker_app.model.partial_date import PartialDate


class Ground(enum.StrEnum):
    """Why two people may be one, strongest first, as part of a sentence."""

    NIK = mark("NIK sama")
    NAME = mark("nama sama")
    BIRTH = mark("tanggal lahir sama dan nama mirip")
    INITIALS = mark("inisial dan tanggal lahir sama")


class Described(Protocol):
    """What of a person is compared: a ``Person``, or a line of the table of people."""

    name: str | None
    alias: str | None
    nickname: str | None
    nik: str | None
    born: PartialDate | None


_BEFORE = TITLES - {"a", "an", "m"} | {"kh", "ir", "prof", "haji", "r"}
_LATE = frozenset({"alm", "almarhum", "almarhumah"})
_DEGREE = re.compile(r"(?<=\s)(?:[A-Za-z]{1,3}\.)+[A-Za-z]{0,5}\.?$")
_SILENT = re.compile(r"h(?![aeiou])")
_TWICE = re.compile(r"(.)\1")
_ALIKE = 0.8  # of the letters of two names, in one order
_SHORT = 3  # letters: a shorter word in common says nothing


def grounds(first: Described, second: Described) -> tuple[Ground, ...]:
    """Why two people may be one; none where nothing speaks for it, or two different NIK and birth dates against it."""
    niks = digits(first.nik), digits(second.nik)
    same_nik = bool(niks[0]) and niks[0] == niks[1]
    same_name = bool(_names(first) & _names(second))
    same_day = bool(first.born and second.born and first.born.day and first.born.day == second.born.day)
    holding = {
        Ground.NIK: same_nik,
        Ground.NAME: same_name,
        Ground.BIRTH: same_day and not same_name and _any_similar(first, second),
        Ground.INITIALS: same_day and not same_name and _same_initials(first, second),
    }
    different = all(niks) and not same_nik and first.born and second.born and first.born.contradicts(second.born)
    return () if different else tuple(ground for ground, holds in holding.items() if holds)


@cache
def name_key(name: str) -> str:
    """A name without what its spelling differs in: case, titles, degrees, blanks and points; «» for nobody's."""
    if names_nobody(name):
        return ""
    bare = _DEGREE.sub("", name.split(",", maxsplit=1)[0].strip())
    words = [token.key for token in tokens(bare)]
    named = [word for word in words if word not in _LATE] or words
    while len(named) > 1 and named[0] in _BEFORE:
        named = named[1:]
    return _TWICE.sub(r"\1", _SILENT.sub("", folded("".join(map(folded, named)))))


def is_one_word(name: str | None) -> bool:
    """Whether a name has a single word, as many people have, so that it says little."""
    return len(tokens((name or "").split(",", maxsplit=1)[0])) < 2


def similar(first: str, second: str) -> bool:
    """Whether two names may be one that was misspelled, shortened or put in another order."""
    keys = name_key(first), name_key(second)
    if not all(keys):
        return False
    words = [
        {key for token in tokens(name) if len(key := name_key(token.text)) > _SHORT - 1} for name in (first, second)
    ]
    lower, higher = sorted(keys)  # the ratio may differ with the order
    return bool(words[0] & words[1]) or difflib.SequenceMatcher(None, lower, higher).ratio() >= _ALIKE


def same_case(
    numbers: tuple[str | None, str | None], opened: tuple[PartialDate | None, PartialDate | None], *, same_client: bool
) -> bool:
    """Whether two cases of what may be one client are the same one: by number and day of opening.

    Of a case without a number the day alone decides, where it is known exactly.
    """
    if not same_client:
        return False
    first, second = (" ".join((number or "").split()).casefold() for number in numbers)
    if first and second:
        return first == second and not (opened[0] and opened[1] and opened[0].contradicts(opened[1]))
    return bool(opened[0] and opened[1] and opened[0].day and opened[0].day == opened[1].day)


def _names(person: Described) -> set[str]:
    """The name, or where none is known what somebody is called by."""
    keys = [name_key(name) for name in (person.name, person.nickname) if name]
    return {next(filter(None, keys), "")} - {""}


def _any_similar(first: Described, second: Described) -> bool:
    return any(
        similar(mine, theirs)
        for mine in (first.name, first.nickname)
        if mine
        for theirs in (second.name, second.nickname)
        if theirs
    )


def _same_initials(first: Described, second: Described) -> bool:
    """Of people of whom one is entered by initials alone."""
    if first.name and second.name:
        return False
    mine, theirs = (called(person.alias, person.name).casefold() for person in (first, second))
    return mine == theirs != "?"
