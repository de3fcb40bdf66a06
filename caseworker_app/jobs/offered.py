"""What an editor may offer: the people of the notebook, the records that a link can point to, the words of a list."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from caseworker_app.forms import library, lists
from caseworker_app.forms.description import rows_at
from caseworker_app.forms.records import title_of
from caseworker_app.jobs import own_library, services
from caseworker_app.model.person import Person
from caseworker_app.store.settings import setting
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.forms.description import Field
    from caseworker_app.forms.library import Step
    from caseworker_app.model.base import Record
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

_Offered = TypeVar("_Offered")
TECHNIQUES = "techniques"
AGENCY_LIST = "list:"  # a setting under this and a list's key holds what the agency changed in that list


def people(notebook: Notebook, case: Case | None) -> list[tuple[str, str]]:
    """Name and id of everybody in the notebook, the family of this case first; namesakes are told apart."""
    columns = (Person.id, Person.name, Person.nickname, Person.alias, Person.born, Person.city)
    with notebook.reading() as session:
        rows = session.execute(select(*columns).order_by(Person.name)).all()
    near = {case.client_id, *(member.person_id for member in case.family)} if case is not None else set()
    found = [(name or nickname or alias or "", born, city, id_) for id_, name, nickname, alias, born, city in rows]
    count = Counter(entry[0] for entry in found)
    named = []
    for title, born, city, id_ in sorted(found, key=lambda entry: entry[3] not in near):
        if title:
            hints = [born.short() if born else "", city or ""] if count[title] > 1 else []
            named.append((" · ".join([title, *filter(None, hints)]), id_))
    return told_apart(named)


def person(notebook: Notebook, id_: str) -> Person | None:
    """The person of this id."""
    with notebook.reading() as session:
        return session.get(Person, id_)


def records(notebook: Notebook, case: Case | None, class_: type[Record], of: str) -> list[tuple[str, Record]]:
    """Title and record: the rows at a way from the case, or without one all of the class (agencies, other cases)."""
    with notebook.reading() as session:
        found = rows_at(case, of) if of and case is not None else list(session.scalars(select(class_)))
        titles = [(title_of(record), record) for record in found if record is not case]
    return told_apart(titles)


def suggested(notebook: Notebook, source: str) -> list[tuple[str, str]]:
    """Names to suggest while one types, each with what tells it apart. Raises KeyError for a source that is none."""
    with notebook.reading() as session:
        return [(name, services.hint(one)) for name, one in _SOURCES[source](session).items()]


def further(notebook: Notebook, field: Field, value: Any) -> dict[str, Any]:
    """What the name that stands last in a value says about the fields beside it, by the keys of these fields."""
    if not field.fills or not value:
        return {}
    lines = value if isinstance(value, list) else str(value).splitlines()
    with notebook.reading() as session:
        known = {name.casefold(): one for name, one in _SOURCES[field.source](session).items()}
        named = next(
            (known[line.strip().casefold()] for line in reversed(lines) if line.strip().casefold() in known), None
        )
        told = services.particulars(named) if named is not None else {}
    return {beside.key: told[what] for beside, what in field.fills if told.get(what)}


_SOURCES = {"services": services.offered}
"""Where suggested names come from, by ``Field.source``."""


def words(notebook: Notebook, key: str) -> list[str]:
    """The words of a list, as the agency wants them."""
    return _list(notebook, key).values()


def explained(notebook: Notebook, key: str, word: str) -> str:
    """What a word of a list means, in a line, and the steps of a technique that has some; «» where nobody says it."""
    entry = _list(notebook, key).find(word)
    if entry is None:
        return ""
    names = [step.name for step in steps(notebook, word)] if key == TECHNIQUES else []
    listed = tr("Langkah: {steps}.").format(steps=", ".join(names)) if names else ""
    return " ".join(filter(None, (entry.help[:1].upper() + entry.help[1:], listed)))


def steps(notebook: Notebook, technique: str) -> tuple[Step, ...]:
    """The steps of a technique as the agency wants them, else as shipped."""
    with notebook.reading() as session:
        own = own_library.steps(session, technique)
    return library.steps(technique) if own is None else own


def _list(notebook: Notebook, key: str) -> lists.ChoiceList:
    """A list as the agency changed it, with its own entries of the library behind it."""
    with notebook.reading() as session:
        changed = setting(session, AGENCY_LIST + key)
        own = own_library.words(session, key)
    offered = lists.overlaid(lists.load(key), changed)
    further = [lists.Entry(entry.title, help=entry.summary) for entry in own if offered.find(entry.title) is None]
    return dataclasses.replace(offered, entries=(*offered.entries, *further)) if further else offered


def told_apart(named: list[tuple[str, _Offered]]) -> list[tuple[str, _Offered]]:
    """The same, with a number behind a title that stands there already."""
    seen: Counter[str] = Counter()
    result = []
    for title, value in named:
        seen[title] += 1
        result.append((title if seen[title] == 1 else f"{title} ({seen[title]})", value))
    return result
