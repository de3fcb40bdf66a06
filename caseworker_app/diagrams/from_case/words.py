"""How people and things are called in a drawing: by initials, or by name where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import names_nobody
from caseworker_app.casework.pseudonyms import replacer
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.person import Person


def wording(file: CaseFile, *, names: bool) -> Callable[[str | None], str]:
    """What is done to every text before it is drawn: initials for names, and what else must not be read."""
    change = str if names else replacer(file)
    return lambda text: file.replacing(change(text)) if text else ""


def called(file: CaseFile, person: Person | None, *, names: bool) -> str:
    """A person's name or initials; without a person the client is meant."""
    if person is None:
        return tr("klien")
    named = person.name if names and person.name and not names_nobody(person.name) else None
    return named or file.initials(person)


def plain(words: str) -> str:
    """Words as they are compared: without regard to capitals and spaces."""
    return " ".join(words.split()).casefold()
