"""The library as one notebook has it: what is shipped, the agency's own beside it, and how it is searched."""

from __future__ import annotations

import dataclasses
import difflib
import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from caseworker_app.casework.stemming import roots
from caseworker_app.forms import shelf
from caseworker_app.forms.library import Step
from caseworker_app.jobs import own_library, services
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.forms.shelf import Entry
    from caseworker_app.store.notebook import Notebook

_SHORTEST_ROOT = 4
_READABLE = 20_000  # letters: what is longer is a list of names for the program, which have no affixes
_ALIKE = 0.8
_WORD = re.compile(r"[\w-]+")


def entries(notebook: Notebook) -> list[Entry]:
    """Every entry of the library, the agency's own at the end of its section, and the services of the region."""
    with notebook.reading() as session:
        own = own_library.kept(session)
        directory = [services.as_entry(service, date.today()) for service in services.services(session)]
    return joined(shelf.shipped(), own, directory)


def joined(shipped: Sequence[Entry], own: own_library.Kept, directory: Sequence[Entry] = ()) -> list[Entry]:
    """Shipped entries with the agency's notes and steps, and its own after those of their section."""
    added = [*own_library.entries(own), *directory]
    found: list[Entry] = []
    for section in shelf.sections():
        found += [_with_own(entry, own) for entry in shipped if entry.section == section.key]
        found += [entry for entry in added if entry.section == section.key]
    return found


def _with_own(entry: Entry, own: own_library.Kept) -> Entry:
    """A shipped entry with the agency's note and steps, where it has any."""
    note = str(own["notes"].get(entry.key, ""))
    steps = own["steps"].get(entry.title) if entry.section == shelf.TECHNIQUES else None
    if steps is not None:
        entry = dataclasses.replace(entry, steps=tuple(Step(**step) for step in steps), own_steps=True)
    return dataclasses.replace(entry, note=note) if note else entry


def search(found: Iterable[Entry], words: str) -> list[Entry]:
    """The entries that say every one of the words, be it with other affixes; those whose name says them come first.

    Where none does, words spelt alike are tried.
    """
    wanted = _WORD.findall(words.casefold())
    if not wanted:
        return list(found)
    said = [(entry, entry.words().casefold()) for entry in found]
    hits = _hits(said, [(word,) for word in wanted])
    if hits:
        return hits
    vocabulary = sorted({word for _, text in said for word in _WORD.findall(text)})
    alike = [tuple(difflib.get_close_matches(word, vocabulary, n=6, cutoff=_ALIKE)) for word in wanted]
    return _hits(said, alike) if all(alike) else []


def _says(text: str, word: str) -> bool:
    """Whether a text has a word, at least with other affixes («menguatkan», «penguatan»)."""
    return word in text or (len(text) <= _READABLE and not roots(word).isdisjoint(_roots_of(text)))


@lru_cache(maxsize=2_000)
def _roots_of(text: str) -> frozenset[str]:
    """The roots of all words of a text, but for so short ones that anything could mean them."""
    return frozenset(root for word in set(_WORD.findall(text)) for root in roots(word) if len(root) >= _SHORTEST_ROOT)


def _hits(said: Sequence[tuple[Entry, str]], wanted: Sequence[tuple[str, ...]]) -> list[Entry]:
    """The entries that say one of the spellings of every wanted word."""
    ranked = []
    for at, (entry, text) in enumerate(said):
        if all(any(_says(text, word) for word in spellings) for spellings in wanted):
            name = "\n".join((entry.title, *entry.aliases)).casefold()
            in_name = sum(any(_says(name, word) for word in spellings) for spellings in wanted)
            exact = sum(spellings[0] in text for spellings in wanted)
            ranked.append((-in_name, -exact, at, entry))
    return [entry for *_, entry in sorted(ranked, key=lambda one: one[:3])]


def as_text(entry: Entry) -> str:
    """All that an entry says besides its title, as plain lines."""
    lines = [entry.summary, *(f"{label}: {words}" for label, words in entry.facts)]
    lines += [f"{at}. {step.name}" + (f": {step.help}" if step.help else "") for at, step in enumerate(entry.steps, 1)]
    lines += [f"- {point}" for point in entry.points]
    lines += [entry.body, tr("Catatan lembaga: {note}").format(note=entry.note) if entry.note else ""]
    lines.append(tr("Sumber: {source}").format(source=entry.source) if entry.source else "")
    return "\n".join(f"    {line}" for text in lines if text for line in text.splitlines())
