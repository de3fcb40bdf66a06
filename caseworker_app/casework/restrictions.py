"""«Jangan disampaikan kepada …»: what the client wants certain parties not to read is left out of what goes to them."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.base import Record
    from caseworker_app.model.notes import Restriction

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]*[\s]*|\s+")
_EVERYBODY = frozenset({"semua", "siapa", "siapapun"})
_SMALL = frozenset(
    "klien bahwa tentang soal hal mengenai yang dan atau di ke dari pada untuk dengan oleh ini itu ia dia adalah "  # noqa: SIM905 - words
    "pernah sudah telah sedang akan tidak ada para pihak bapak ibu pak bu".split()
)
_BEFORE_NAMES = frozenset({"klien", "bapak", "ibu", "pak", "bu", "pihak", "para"})
# Of a longer note this part of its words must be found together in a sentence.
_MOST = 0.6


@dataclasses.dataclass(frozen=True, slots=True)
class Discretion:
    """What must not reach the readers of one document."""

    restrictions: tuple[Restriction, ...] = ()

    def allows(self, record: Record | None) -> bool:
        """Whether these readers may be told what stands in a record."""
        return record is None or all(one.entity_id != record.id for one in self.restrictions)

    def text(self, text: str | None) -> str:
        """A text without the sentences that speak of what is withheld."""
        if not text or not self.restrictions:
            return text or ""
        return "".join(part for part in _SENTENCE.findall(text) if not self._withheld(part)).strip()

    def items(self, texts: Iterable[str] | None) -> list[str]:
        """Points without those that speak of what is withheld."""
        return [text for text in texts or () if not self._withheld(text)]

    def withheld(self, text: str) -> Iterator[tuple[int, int]]:
        """Where in a text the sentences stand that speak of what is withheld."""
        at = 0
        for part in _SENTENCE.findall(text) if self.restrictions else ():
            bare = part.strip()
            if bare and self._withheld(part):
                start = at + part.index(bare)
                yield start, start + len(bare)
            at += len(part)

    def _withheld(self, sentence: str) -> bool:
        found = _words(sentence)
        for one in self.restrictions:
            wanted = _words(one.what or "") - _SMALL
            shared = sum(any(_alike(word, other) for other in found) for word in wanted)
            if wanted and shared >= (len(wanted) if len(wanted) <= 3 else len(wanted) * _MOST):
                return True
        return False


def discretion(file: CaseFile, readers: Iterable[str | None]) -> Discretion:
    """What is withheld from these readers, each named by name, office, or relation to the client.

    A restriction that names no party holds for everybody.
    """
    known = [names for reader in readers if reader for names in _called(file, reader)]
    held = tuple(
        one
        for one in file.case.restrictions
        if not (one.party or "").strip()
        or _words(one.party or "") & _EVERYBODY
        or any(_same(party, reader) for party in _called(file, one.party or "") for reader in known)
    )
    return Discretion(held)


def report_discretion(file: CaseFile, named: Iterable[str] = ()) -> Discretion:
    """What is withheld from the readers of a report: its addressees, and who is ``named`` on its cover or signs it."""
    held = list(discretion(file, addressees(file)).restrictions)
    lines = [_words(line) for line in named]
    for one in file.case.restrictions:
        party = _words(one.party or "") - _BEFORE_NAMES
        if one not in held and party and any(party <= line for line in lines):
            held.append(one)
    return Discretion(tuple(held))


def addressees(file: CaseFile) -> list[str]:
    """Who reads a report of the case, as parties are called: the agency and its head, the campus, supervisors.

    Each with the word for what it is («perusahaan», «kampus»), for few restrictions name an office in full.
    """
    case, worker = file.case, file.case.practitioner
    agencies = (case.agency, worker.agency if worker else None)
    places = [
        word for one in agencies if one for word in (one.name, one.kind, *(one.kind or "").split("/"), one.head_name)
    ]
    places += [tr("lembaga"), tr("kepala lembaga"), tr("pimpinan lembaga")] if any(agencies) else []
    people = [case.supervisor, *([tr("supervisor")] if case.supervisor else [])]
    if worker is not None:
        people += [worker.institution, worker.field_instructor, *(one.name for one in worker.supervisors)]
        people += [tr("kampus"), tr("dosen pembimbing")] if worker.institution else []
        people += [tr("pembimbing lapangan")] if worker.field_instructor else []
    return [one for one in (*places, *people) if one and one.strip()]


def _called(file: CaseFile, party: str) -> list[set[str]]:
    """The words that name a party, and where it is a person of the family, all that the person is called."""
    own = _words(party)
    found = [own]
    for member in file.case.family:
        if member.person is None:
            continue
        names = [member.person.name, member.person.nickname, member.person.alias, file.relation(member)]
        spoken = [_words(name) for name in names if name]
        bare = own - _BEFORE_NAMES
        if any(own - {"klien"} == words or (bare and bare <= words) for words in spoken):
            found += spoken
    return found


def speaks_of(file: CaseFile, words: str, reader: str) -> bool:
    """Whether a text names a reader, by name or, where it is a person of the family, by whatever that person is called.

    «jangan hubungi ayah tiri» speaks of Bapak Surya where he is the stepfather.
    """
    text = _words(words)
    called = (names - _BEFORE_NAMES for names in _called(file, reader))
    return any(names and names <= text for names in called)


def same_party(one: str, other: str) -> bool:
    """Whether two names mean one party: «RT» and «Ketua RT 08»."""
    return _same(_words(one), _words(other))


def _same(one: set[str], other: set[str]) -> bool:
    """Whether the words of one name are all in the other: «RT» in «ketua RT 08»; a mere «ibu» is only «ibu»."""
    bare, plain = one - _BEFORE_NAMES, other - _BEFORE_NAMES
    return one == other or (bool(bare and plain) and (bare <= plain or plain <= bare))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _alike(word: str, other: str) -> bool:
    """The same word, or one that carries the other within («utang», «utangnya», «berutang»)."""
    return word == other or (len(word) > 3 and word in other) or (len(other) > 3 and other in word)
