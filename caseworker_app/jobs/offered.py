"""What an editor may offer: the people of the notebook, the records that a link can point to, the words of a list."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

from caseworker_app.forms import library, lists
from caseworker_app.forms.description import rows_at
from caseworker_app.forms.records import title_of
from caseworker_app.model.person import Person
from caseworker_app.store.settings import setting
from caseworker_app.text import tr

if TYPE_CHECKING:
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


def words(notebook: Notebook, key: str) -> list[str]:
    """The words of a list, as the agency wants them."""
    return _list(notebook, key).values()


def explained(notebook: Notebook, key: str, word: str) -> str:
    """What a word of a list means, in a line, and the steps of a technique that has some; «» where nobody says it."""
    entry = _list(notebook, key).find(word)
    if entry is None:
        return ""
    names = [step.name for step in library.steps(word)] if key == TECHNIQUES else []
    steps = tr("Langkah: {steps}.").format(steps=", ".join(names)) if names else ""
    return " ".join(filter(None, (entry.help[:1].upper() + entry.help[1:], steps)))


def _list(notebook: Notebook, key: str) -> lists.ChoiceList:
    with notebook.reading() as session:
        changed = setting(session, AGENCY_LIST + key)
    return lists.overlaid(lists.load(key), changed)


def told_apart(named: list[tuple[str, _Offered]]) -> list[tuple[str, _Offered]]:
    """The same, with a number behind a title that stands there already."""
    seen: Counter[str] = Counter()
    result = []
    for title, value in named:
        seen[title] += 1
        result.append((title if seen[title] == 1 else f"{title} ({seen[title]})", value))
    return result
