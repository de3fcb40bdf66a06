"""What must not leave with a case's documents: everybody who is named in it, their places, other clients."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from caseworker_app.casework import offices
from caseworker_app.casework.case_file import initials, names_nobody
from caseworker_app.casework.hits import Known, Named
from caseworker_app.casework.naming import common, folded, plain, spelled, tokens
from caseworker_app.casework.numbers_and_places import Kind
from caseworker_app.casework.pseudonyms import working

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.person import Person

_LEAST = 3
_BETWEEN = re.compile(r" dan |[,;(\n]")


@dataclasses.dataclass(frozen=True, slots=True)
class OtherClient:
    """A client of the notebook as another case must not tell of: full name and nickname, and the initials."""

    person_id: str
    names: tuple[str, ...]
    initials: str


def known(file: CaseFile, others: Iterable[OtherClient] = (), words: Iterable[str] = ()) -> Known:
    """What to look for in the documents of a case. ``words``: what an agency counts as ordinary words besides."""
    people = people_of(file)
    here = {word for person in people for word in (initials(person), file.initials(person))}
    kept = [*working(file), *_numbers(file)]
    ids = {person.id for person in people}
    strangers = [other for other in others if other.person_id not in ids]
    own = _names_here(people)
    return Known(
        named=(*_people(file, people), *_told(file, people, working(file)), *_places(people)),
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


def people_of(file: CaseFile) -> list[Person]:
    """Everybody who is entered: the client, and all whom the case links to."""
    found = list(file.kin.people)
    if file.client is not None and all(person.id != file.client.id for person in found):
        found.append(file.client)
    return found


def names_in(text: str | None, *, sure: bool = False) -> Iterator[str]:
    """The names of people in words such as «Ibu Ratna (tetangga), ketua RT».

    ``sure``: the place is for a name alone, so that a single word without a title is one as well.
    """
    for part in _BETWEEN.split(text or ""):
        for start, end in offices.names_in(part, sure=sure):
            whole = part[start:end]
            if max(map(len, whole.split())) >= _LEAST and not whole.isupper():
                yield whole


def _people(file: CaseFile, people: Iterable[Person]) -> Iterator[Named]:
    for person in people:
        for name in map(spelled, filter(None, (person.name, *(person.nickname or "").split(",")))):
            if any(token.capital for token in tokens(name)) and not names_nobody(name):
                yield Named(name.strip(), file.initials(person), parts=True)


def _told(file: CaseFile, people: Iterable[Person], kept: Iterable[str]) -> Iterator[Named]:
    """Names that were only written down: of informants, witnesses, those who attended."""
    entered = {plain(name) for person in people for name in (person.name, person.nickname) if name}
    staying = [plain(name) for name in kept]
    for name in dict.fromkeys(_written(file)):
        if plain(name) not in entered and all(plain(name) not in one for one in staying):
            yield Named(name, "".join(word[0] for word in name.split()), parts=True)


def _written(file: CaseFile) -> Iterator[str]:
    case = file.case
    alone = [one.name for contact in case.contacts for one in contact.people]
    alone += [one.name for session in case.sessions for one in session.people]
    alone += [one.name for one in case.implementers]
    alone += [one.name for group in file.groups for one in group.members]
    alone += [one.name for conference in case.conferences for one in conference.attendees]
    for consent in case.consents:
        alone += [consent.signer_name, consent.witness1, consent.witness2]
    among = [one.informant for one in case.interviews]
    among += [one.with_whom for one in case.contacts]
    among += [one.met for one in case.home_visits]
    among += [one.chair for one in case.conferences]
    among += [one.given_by for one in case.oral_consents]
    among += [one.responsible for one in case.activities]
    among += [one.who for one in case.aftercare]
    among += [person.class_teacher for person in file.kin.people]
    for text in alone:
        yield from names_in(text, sure=True)
    for text in among:
        yield from names_in(text)


def _places(people: Iterable[Person]) -> Iterator[Named]:
    for person in people:
        for kind, words in (
            (Kind.ADDRESS, person.street),
            (Kind.VILLAGE, person.village),
            (Kind.VILLAGE, person.district),
            (Kind.SCHOOL, person.school),
            (Kind.SCHOOL, person.previous_school),
        ):
            if words and words[0].isupper() and len(words) >= _LEAST:
                yield Named(words, _place(kind, words), kind)


def _place(kind: Kind, words: str) -> str:
    stands = {Kind.ADDRESS: "[alamat tidak dicantumkan]", Kind.SCHOOL: "[sekolah tidak dicantumkan]"}
    return stands.get(kind) or f"{words[0].upper()}."


def _numbers(file: CaseFile) -> Iterator[str]:
    """Telephone numbers of those who work on the case: whoever reads it may call them."""
    case = file.case
    for one in (case.practitioner, case.agency):
        if one is not None and one.phone:
            yield one.phone
    yield from (case.agency.hotlines or ()) if case.agency else ()
