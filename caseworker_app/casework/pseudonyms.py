"""Initials instead of names in any text of a case: the rule that paper and pictures share.

Whole names are found whatever their case; a part of a name («Slamet») only where it begins with a capital, because
«slamet» may be an ordinary word. Parts that follow each other («Sri Wulan») are one person. A word that is a name and
an ordinary word («Bunga», «Putri») is replaced where it can only be the name; the detector shows the others. Who works
on the case and where keeps the name: they sign.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import names_nobody
from caseworker_app.casework.naming import ROLES, TITLES, Reading, common, is_proper, plain, reading, spelled
from caseworker_app.casework.offices import name_words
from caseworker_app.casework.written_names import working

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.person import Person

SHORTEST = 3
"""A part of a name with fewer letters is a common syllable and stays."""
_AROUND = ".,;:()\"'\u201c\u201d\u2018\u2019"
_START = r"(?<!\w)"
_END = r"(?=(?:nya|lah|kah|pun|ku|mu)?(?!\w))"


def replacer(file: CaseFile, staying: Iterable[str] = ()) -> Callable[[str], str]:
    """The function that puts initials into a text, for every person of the case and of the family around it.

    ``staying``: names that are left as they are besides those of who works on the case.
    """
    people = [person for person in file.kin.people if person.name or person.nickname]
    if file.client is not None and all(person is not file.client for person in people):
        people.append(file.client)
    wholes: dict[str, str] = {}
    parts: dict[str, list[Person]] = {}
    for person in people:
        for name in (person.name, person.nickname):
            words = [] if names_nobody(name or "") else spelled(name or "").split()
            called = name_words(" ".join(words))
            if called and words[0][0].isupper() and (len(words) > 1 or len(words[0]) > 1):
                wholes.setdefault(_key(" ".join(words)), file.initials(person))
            for part in filter(None, map(_part, called)):
                holders = parts.setdefault(part, [])
                if person not in holders:
                    holders.append(person)
    if not wholes and not parts:
        return lambda text: text
    pattern = _pattern((*working(file), *staying), wholes, parts)

    def change(found: re.Match[str]) -> str:
        kept, name = found["kept"], found[0]
        if kept is not None or _is_word(found, wholes):
            return name
        known = wholes.get(_key(name))
        if known is not None and (" " in _key(name) or name[0].isupper()):
            return known
        if not all(word[0].isupper() for word in name.split()):
            return name
        told = _called(name.split(), parts, file.initials)
        # «keluarga S.» at the end of a sentence has its full stop.
        return told.removesuffix(".") if found.string.startswith(".", found.end()) else told

    return lambda text: pattern.sub(change, text)


def _key(words: str) -> str:
    return " ".join(words.split()).casefold().replace("’", "'")


def _part(word: str) -> str:
    """A word of a name as it is looked up; nothing for one that is no name by itself."""
    bare = word.strip(_AROUND)
    named = len(bare) >= SHORTEST and bare[0].isupper() and "." not in bare and plain(bare) not in TITLES | ROLES
    return _key(bare) if named else ""


def _pattern(kept: Sequence[str], wholes: Iterable[str], parts: Iterable[str]) -> re.Pattern[str]:
    part = _any(parts)
    options = [f"(?P<kept>{_any(map(_key, kept))})" if any(kept) else "(?P<kept>(?!))"]
    options += [found for found in (_any(wholes), f"(?:{part})(?:\\s+(?:{part}){_END})*" if part else "") if found]
    return re.compile(f"{_START}(?:{'|'.join(options)}){_END}", re.IGNORECASE)


def _any(phrases: Iterable[str]) -> str:
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    escaped = (r"\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split()) for phrase in longest_first)
    return "|".join(escaped)


def _called(words: list[str], parts: dict[str, list[Person]], initials: Callable[[Person], str]) -> str:
    """Parts of names, as many together as belong to one person; a part that several share becomes its letter."""
    told = []
    while words:
        holders, length = parts[_key(words[0])], 1
        while length < len(words):
            common = [person for person in holders if person in parts[_key(words[length])]]
            if not common:
                break
            holders, length = common, length + 1
        told.append(initials(holders[0]) if len(holders) == 1 else f"{words[0][0].upper()}.")
        words = words[length:]
    return " ".join(told)


def _is_word(found: re.Match[str], wholes: dict[str, str]) -> bool:
    """Whether a single word stands here, or may stand here, as the ordinary word that it also is."""
    if is_proper(found.string, *found.span(), whole=_key(found[0]) in wholes):
        return True
    if plain(found[0]) not in common():
        return False
    return reading(found.string, *found.span()) is not Reading.NAME
