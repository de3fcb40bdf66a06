"""Names of people who are erased, taken out of what was typed beside the cases: settings, which belong to no case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from caseworker_app.model.bookkeeping import Setting
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from sqlalchemy import Connection

SEARCHES = "searches"
"""The setting that holds searches that were kept: a list of objects with «name» and «typed»."""
APPOINTMENT = "agenda: typed and in no case yet"
"""The setting that holds an appointment without a case: an object of texts."""
PHRASES = "phrases"
"""The setting that holds the sentences of the office: a list of texts."""
SPELLED = "spelling:words"
"""The setting that holds the words that the office added: a list."""
LEFT_OUT = "…"
"""Stands where a name stood."""
_BEGINNING = 3  # letters by which a word of a kept search is taken for a name
_AT_ONCE = 500  # ids in one question to the database
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NO_NAMES = frozenset(
    {
        *(
            "bapak",
            "pak",
            "ayah",
            "ibu",
            "bu",
            "anak",
            "kakak",
            "kak",
            "adik",
            "dik",
            "kakek",
            "nenek",
            "paman",
            "bibi",
        ),
        *("suami", "istri", "mertua", "sepupu", "klien", "tetangga", "bin", "binti", "dan", "dari", "rt", "rw"),
    }
)
"""Words by which people without a name are called: they stand in every other sentence."""


def forget(connection: Connection, people: Iterable[str], numbers: Iterable[str]) -> None:
    """Before these people and the cases with these numbers are erased: leave no text that names them.

    A kept search goes whole when a word of it begins like a name, and an added word when it is one: rather one too many
    than a name that stays. In sentences the name alone gives way.
    """
    names = set(_names(connection, people))
    if not names:
        return
    beginnings = {name[:_BEGINNING].casefold() for name in names}
    words = {word.casefold() for name in names for word in _WORD.findall(name)}
    words = {word for word in words if len(word) >= _BEGINNING and word not in _NO_NAMES}
    gone = {number.casefold() for number in numbers}

    def without_names(text: str) -> str:
        return _WORD.sub(lambda word: LEFT_OUT if word[0].casefold() in words else word[0], text)

    for key, value in connection.execute(select(Setting.key, Setting.value).where(Setting.key.in_(_LISTS_AND_TEXTS))):
        left: Any = value
        if not value:
            continue
        if key == SEARCHES:
            left = [saved for saved in value if not _begins(f"{saved.get('name')} {saved.get('typed')}", beginnings)]
        elif key == SPELLED:
            left = [word for word in value if word.casefold() not in words]
        elif key == PHRASES:
            left = [without_names(text) for text in value]
        elif isinstance(value, dict):
            left = {part: without_names(text) for part, text in value.items() if text.casefold() not in gone}
        if not left:
            connection.execute(delete(Setting).where(Setting.key == key))
        elif left != value:
            connection.execute(update(Setting).where(Setting.key == key).values(value=left))


_LISTS_AND_TEXTS = (SEARCHES, SPELLED, PHRASES, APPOINTMENT)


def _begins(text: str, beginnings: set[str]) -> bool:
    return any(word[:_BEGINNING].casefold() in beginnings for word in text.split())


def _names(connection: Connection, people: Iterable[str]) -> Iterator[str]:
    """Every word that these people are called by."""
    ids = sorted(people)
    for start in range(0, len(ids), _AT_ONCE):
        some = Person.id.in_(ids[start : start + _AT_ONCE])
        for row in connection.execute(select(Person.name, Person.nickname, Person.alias).where(some)):
            for name in filter(None, row):
                yield from name.split()
