"""The library as one notebook has it: what is shipped, the agency's own beside it, and how it is searched."""

from __future__ import annotations

import dataclasses
import difflib
import re
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.forms import shelf
from caseworker_app.forms.library import Step
from caseworker_app.jobs import own_library, services
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caseworker_app.forms.shelf import Entry
    from caseworker_app.store.notebook import Notebook

_PREFIXES = (
    *(("meng", letter) for letter in ("", "k")),
    *(("meny", letter) for letter in ("s",)),
    *(("men", letter) for letter in ("", "t")),
    *(("mem", letter) for letter in ("", "p")),
    *(("peng", letter) for letter in ("", "k")),
    *(("peny", letter) for letter in ("s",)),
    *(("pen", letter) for letter in ("", "t")),
    *(("pem", letter) for letter in ("", "p")),
    *((prefix, "") for prefix in ("me", "pe", "ber", "per", "ter", "di", "ke", "se")),
)
"""What stands before the stem of a word, and the letter of the stem that has melted into it."""
_SUFFIXES = ("kannya", "annya", "kan", "nya", "an", "i")
_SHORTEST_STEM = 4
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
    hits = _hits(said, [tuple(forms(word)) for word in wanted])
    if hits:
        return hits
    vocabulary = sorted({word for _, text in said for word in _WORD.findall(text)})
    alike = [tuple(difflib.get_close_matches(word, vocabulary, n=6, cutoff=_ALIKE)) for word in wanted]
    return _hits(said, alike) if all(alike) else []


def forms(word: str) -> Iterator[str]:
    """A word, and what may be its stem: «menguatkan», «kuatkan», «kuat», …; longer ones first."""
    ends = [word, *(word[: -len(suffix)] for suffix in _SUFFIXES if word.endswith(suffix))]
    stems = dict.fromkeys(ends)
    for end in ends:
        for prefix, melted in _PREFIXES:
            if end.startswith(prefix):
                stems[melted + end[len(prefix) :]] = None
    yield word
    yield from (stem for stem in stems if len(stem) >= _SHORTEST_STEM and stem != word)


def _hits(said: Sequence[tuple[Entry, str]], wanted: Sequence[tuple[str, ...]]) -> list[Entry]:
    ranked = []
    for at, (entry, text) in enumerate(said):
        if all(any(form in text for form in word) for word in wanted):
            name = "\n".join((entry.title, *entry.aliases)).casefold()
            in_name = sum(any(form in name for form in word) for word in wanted)
            exact = sum(word[0] in text for word in wanted)
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
