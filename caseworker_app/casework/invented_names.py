"""Invented names for the people of a case, for reports that read better with names than with initials.

The same person bears the same name in every document; which name belongs to whom is known only in the notebook.
"""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
from functools import cache
from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials
from caseworker_app.casework.naming import folded, plain, tokens
from caseworker_app.errors import BadInput
from caseworker_app.forms.lists import read_toml
from caseworker_app.model.choices import Sex
from caseworker_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from caseworker_app.model.person import Person

INITIALS, INVENTED = "inisial", "nama samaran"
"""How people are called in what leaves: a choice for the whole notebook."""


@dataclasses.dataclass(frozen=True, slots=True)
class Called:
    """A line of the key: who is who in what has left."""

    person_id: str
    name: str
    called: str
    shared: bool = False


def assigned(people: Sequence[Person], given: Mapping[str, str]) -> dict[str, str]:
    """An invented name for each person by id; ``given`` ones stay, and no two are the same.

    A word of a person's own choosing («Bu Melur») is taken as it is, mere initials are not. Nobody gets a name that
    anybody of the case bears. The order is by id, so that the same people get the same names on every machine.
    """
    names = (name for person in people for name in (person.name, person.nickname) if name)
    borne = {folded(token.key) for name in names for token in tokens(name)}
    taken = {name.casefold() for person_id, name in given.items() if any(one.id == person_id for one in people)}
    found: dict[str, str] = {}
    for person in sorted(people, key=lambda one: one.id):
        own = person.alias if person.alias and not person.alias.isupper() and len(person.alias) > 1 else None
        name = own or given.get(person.id) or _free(person, borne, taken)
        taken.add(name.casefold())
        found[person.id] = name
    return found


def key(
    people: Iterable[Person], call: Callable[[Person], str] = initials, others: Mapping[str, str] | None = None
) -> list[Called]:
    """Who is called how, by name; ``shared`` where two are called the same.

    call: how a person is called in the case. others: the same of those who are only written down, by name.
    """
    lines = [(person.id, person.name or person.nickname or "", call(person)) for person in people]
    lines += [("", name, called) for name, called in (others or {}).items()]
    called = [word for _, _, word in lines]
    shown = [Called(*line, shared=called.count(line[2]) > 1) for line in lines if line[1]]
    return sorted(shown, key=lambda line: line.name.casefold())


def _free(person: Person, borne: set[str], taken: set[str]) -> str:
    """The first name of the list that is free, beginning at a place that the person's id decides."""
    offered = _offered()[person.sex if person.sex in (Sex.MALE, Sex.FEMALE) else None]
    start = int.from_bytes(hashlib.sha256(person.id.encode()).digest()[:4], "big") % len(offered)
    turned = (*offered[start:], *offered[:start])
    free = (name for name in turned if not {folded(plain(word)) for word in name.split()} & borne)
    fallback = (f"{name} {count}" for count in itertools.count(2) for name in turned)
    return next(name for name in itertools.chain(free, fallback) if name.casefold() not in taken)


@cache
def _offered() -> dict[Sex | None, tuple[str, ...]]:
    """The names to choose from. Raises BadInput for a file that is broken."""
    path = resource("invented_names.toml")
    content = read_toml(path)
    try:
        return {
            Sex.MALE: tuple(content["laki-laki"]),
            Sex.FEMALE: tuple(content["perempuan"]),
            None: tuple(content["lainnya"]),
        }
    except KeyError as error:
        raise BadInput(path.name) from error
