"""What must not leave with a case's documents: everybody who is named in it, their places, other clients."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials, names_nobody
from caseworker_app.casework.coarsening import facts_of
from caseworker_app.casework.hits import Known, Named
from caseworker_app.casework.naming import common, folded, plain, spelled, tokens
from caseworker_app.casework.offices import name_words
from caseworker_app.casework.written_names import signing, working, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.person import Person


@dataclasses.dataclass(frozen=True, slots=True)
class OtherClient:
    """A client of the notebook as another case must not tell of: full name and nickname, and the initials."""

    person_id: str
    names: tuple[str, ...]
    initials: str


def known(file: CaseFile, others: Iterable[OtherClient] = (), words: Iterable[str] = (), document: str = "") -> Known:
    """What to look for in the documents of a case.

    ``words``: what an agency counts as ordinary words besides. ``document``: the key of the document, for the names of
    those who sign it.
    """
    people = people_of(file)
    here = {word for person in people for word in (initials(person), file.initials(person))}
    opened = file.case.opened
    staying = [*working(file), *signing(file, document)]
    kept = [*staying, *_numbers(file)]
    ids = {person.id for person in people}
    strangers = [other for other in others if other.person_id not in ids]
    own = _names_here(people)
    return Known(
        named=(
            *_people(file, people),
            *_told(file, staying),
            *facts_of(people, _towns(file), opened.earliest if opened else None),
        ),
        kept=tuple(kept),
        called=_by_first_word(here),
        others=tuple(name for other in strangers for name in other.names if _folded(name) not in own),
        other_initials=frozenset(other.initials for other in strangers) - here,
        common=common() | frozenset(map(plain, words)),
    )


def _by_first_word(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one in sorted(words, key=len, reverse=True):
        first = tokens(one)[:1]
        if first:
            found.setdefault(first[0].text, []).append(one)
    return {first: tuple(several) for first, several in found.items()}


def _names_here(people: Iterable[Person]) -> set[tuple[str, ...]]:
    """The names of the people of the case, whole and word by word: nobody else is meant by them here."""
    wholes = {_folded(name) for person in people for name in (person.name, person.nickname) if name}
    return wholes | {(word,) for whole in wholes for word in whole}


def _folded(name: str) -> tuple[str, ...]:
    return tuple(folded(token.key) for token in tokens(name))


def of_all(several: Sequence[Known]) -> Known:
    """What to look for in a document of several cases: what any of them names; a stranger is one to all of them."""
    first, *others = several
    for one in others:
        first = Known(
            named=(*first.named, *one.named),
            kept=(*first.kept, *one.kept),
            called={**one.called, **first.called},
            others=tuple(name for name in first.others if name in one.others),
            other_initials=first.other_initials & one.other_initials,
            common=first.common | one.common,
        )
    return first


def people_of(file: CaseFile) -> list[Person]:
    """Everybody who is entered: the client, and all whom the case links to."""
    found = list(file.kin.people)
    if file.client is not None and all(person.id != file.client.id for person in found):
        found.append(file.client)
    return found


def _people(file: CaseFile, people: Iterable[Person]) -> Iterator[Named]:
    for person in people:
        for name in map(spelled, filter(None, (person.name, *(person.nickname or "").split(",")))):
            if any(token.capital for token in tokens(name)) and not names_nobody(name):
                words = name_words(name)
                if words:
                    yield Named(name.strip(), file.initials(person), parts=len(words) == len(name.split()))
                if words and len(words) < len(name.split()):
                    yield Named(" ".join(words), file.initials(person), parts=True)


def _told(file: CaseFile, kept: Iterable[str]) -> Iterator[Named]:
    """Names that were only written down: of informants, witnesses, those who attended."""
    staying = [plain(name) for name in kept]
    for name in written(file):
        if file.meant(name) is None and all(plain(name) not in one for one in staying):
            yield Named(name, file.initials_of(name), parts=True)


def _towns(file: CaseFile) -> Iterator[str]:
    """Where the agency is: every head of a letter tells it."""
    worker = file.case.practitioner
    for agency in (file.case.agency, worker.agency if worker else None):
        if agency is not None:
            yield from filter(None, (agency.city, agency.address, agency.name))


def _numbers(file: CaseFile) -> Iterator[str]:
    """Telephone numbers of those who work on the case: whoever reads it may call them."""
    case = file.case
    for one in (case.practitioner, case.agency):
        if one is not None and one.phone:
            yield one.phone
    yield from (case.agency.hotlines or ()) if case.agency else ()
