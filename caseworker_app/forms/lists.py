"""Lists of words that pages offer: files under resources/lists, overlaid by what an agency adds, hides or renames.

A column that holds such a choice stores the visible Indonesian words themselves, so old notes stay readable whatever
becomes of the list. Any other words may be typed as well.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from caseworker_app.errors import BadInput
from caseworker_app.paths import resource
from caseworker_app.text import tr

PPKS, CLUSTERS = "ppks", "klaster"
"""The list of categories of clients, and that of the clusters, whose names and aliases head its groups."""
REGULATIONS = "regulations"
"""The list of regulations to cite, which is the library of regulations itself."""
INSTRUMENTS = "instruments"
"""The list of instruments, which is read off their files."""
GROUP_TOOLS = "group_tools"
"""Those of the instruments that are tools of group work."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One choice. ``value`` is shown and stored.

    help: one line that explains it. group: a heading that it stands under. code: what an authority or the program calls
    it. aliases: other words for the same. tags: the editions of the list that have it («2021», «2022»).
    """

    value: str
    help: str = ""
    group: str = ""
    code: str = ""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Everything that it is called, casefolded."""
        return tuple(name.casefold() for name in (self.value, *self.aliases))


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A list in the order in which it is offered. checked: the day its source was compared, or «belum diperiksa»."""

    key: str
    version: int
    title: str
    source: str
    entries: tuple[Entry, ...]
    checked: str = ""

    def values(self) -> list[str]:
        """The words to choose from."""
        return [entry.value for entry in self.entries]

    def groups(self) -> dict[str, list[Entry]]:
        """The entries under their headings, in order; without headings all stand under «»."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.group, []).append(entry)
        return found

    def find(self, words: str) -> Entry | None:
        """The entry that these words name, be it by an alias or in other case."""
        wanted = " ".join(words.split()).casefold()
        return next((entry for entry in self.entries if wanted in entry.names()), None)

    def with_tag(self, tag: str) -> ChoiceList:
        """Only what belongs to one edition; an entry without tags belongs to all."""
        return replace(self, entries=tuple(entry for entry in self.entries if not entry.tags or tag in entry.tags))


@cache
def keys() -> tuple[str, ...]:
    """The lists that there are, in alphabetical order."""
    return tuple(
        sorted([REGULATIONS, INSTRUMENTS, GROUP_TOOLS, *(path.stem for path in resource("lists").glob("*.toml"))])
    )


@cache
def load(key: str) -> ChoiceList:
    """One list as shipped. Raises KeyError for a key that is none, BadInput for a file that is broken."""
    if key not in keys():
        raise KeyError(key)
    derived = {REGULATIONS: _regulations, INSTRUMENTS: _instruments, GROUP_TOOLS: _group_tools}.get(key)
    return derived() if derived else read_list(resource("lists", f"{key}.toml"))


def of_cluster(words: Sequence[str], cluster: str | None) -> list[str]:
    """Categories of clients with those of a cluster first, else in their order; unchanged where it is not known."""
    known = load(CLUSTERS).find(cluster or "")
    names = set(known.names()) if known else set()
    own = {entry.value for entry in load(PPKS).entries if entry.group.casefold() in names}
    return sorted(words, key=lambda word: word not in own)


def read_list(path: Path) -> ChoiceList:
    """The list in a TOML file, its key the file's name. Raises BadInput where the file is not as it should be."""
    content = read_toml(path)
    try:
        entries = tuple(_entry(raw) for raw in content.pop("entries"))
        found = ChoiceList(key=path.stem, entries=entries, **content)
    except (KeyError, TypeError, ValueError) as error:
        raise _broken(path.name) from error
    if not entries or len({entry.value.casefold() for entry in entries}) < len(entries):
        raise _broken(path.name)
    return found


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a resource file. Raises BadInput, with the file's name, where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _broken(path.name) from error


def citation(raw: Mapping[str, Any]) -> str:
    """What a regulation of the library is cited as: «UU 11/2009 tentang Kesejahteraan Sosial»."""
    numbered = f"{raw['kind']} {raw['number']}/{raw['year']} tentang {raw['title']}" if raw.get("number") else ""
    return numbered or str(raw["title"])


def overlaid(choice_list: ChoiceList, agency_entries: Mapping[str, Any] | None) -> ChoiceList:
    """The list as an agency wants it.

    ``agency_entries`` is plain JSON as the notebook keeps it, every part optional:
    ``{"added": [{"value": …, "help": …, "group": …}], "hidden": [value …], "renamed": {value: new words},
    "order": [value …]}``. Hiding and order name entries by their words after renaming or before; what the order does
    not name follows in its old place. A renamed entry keeps its old words as alias. Raises BadInput for other shapes.
    """
    if not agency_entries:
        return choice_list
    try:
        renamed = {str(old).casefold(): str(new) for old, new in agency_entries.get("renamed", {}).items()}
        hidden = {str(value).casefold() for value in agency_entries.get("hidden", ())}
        order = {str(value).casefold(): place for place, value in enumerate(agency_entries.get("order", ()))}
        added = [_entry(raw) for raw in agency_entries.get("added", ())]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _broken(choice_list.title) from error
    entries = [_renamed(entry, renamed) for entry in choice_list.entries]
    taken = {name for entry in entries for name in entry.names()}
    entries += [entry for entry in added if entry.value.casefold() not in taken]
    entries = [entry for entry in entries if not hidden & set(entry.names())]
    entries.sort(key=lambda entry: min((order[name] for name in entry.names() if name in order), default=len(order)))
    return replace(choice_list, entries=tuple(entries))


def _regulations() -> ChoiceList:
    """The citations of all regulations, each with its status."""
    content = read_toml(resource("regulations.toml"))
    entries = tuple(Entry(citation(raw), help=raw["status"], group=raw["topic"]) for raw in content["regulations"])
    return ChoiceList(
        REGULATIONS, content["version"], tr("Peraturan"), content["source"], entries, checked=content["checked"]
    )


def _instruments() -> ChoiceList:
    """The names of all instruments with the range of each; tools of group work last."""
    read = [read_toml(path) for path in resource("instruments").glob("*.toml")]
    entries = [
        Entry(
            raw["name"],
            help=raw["summary"],
            group=raw.get("group", ""),
            code="-".join(map(str, raw["range"])) if "range" in raw else "",
            aliases=tuple(raw.get("aliases", ())),
        )
        for raw in read
    ]
    entries.sort(key=lambda entry: (entry.group, entry.value.casefold()))
    source = tr("Halaman pemilik dan penerbit instrumen sejauh ditemukan; hasilnya skrining, bukan diagnosis")
    return ChoiceList(INSTRUMENTS, 2, tr("Instrumen"), source, tuple(entries))


def _group_tools() -> ChoiceList:
    """The tools of group work in the order of the list of instruments, under no heading."""
    entries = tuple(replace(entry, group="") for entry in load(INSTRUMENTS).entries if entry.group)
    return ChoiceList(GROUP_TOOLS, 3, tr("Alat kelompok"), tr("Disusun untuk program ini, bukan skala baku"), entries)


def _renamed(entry: Entry, renamed: Mapping[str, str]) -> Entry:
    new = next((renamed[name] for name in entry.names() if name in renamed), None)
    return replace(entry, value=new, aliases=(*entry.aliases, entry.value)) if new else entry


def _entry(raw: Mapping[str, Any]) -> Entry:
    values = dict(raw)
    for name in ("aliases", "tags"):
        values[name] = tuple(values.get(name, ()))
    if not all(isinstance(words, (str, tuple)) for words in values.values()) or not values["value"].strip():
        raise TypeError("an entry holds words only, and has a value")
    return Entry(**values)


def _broken(name: str) -> BadInput:
    return BadInput(tr("Daftar “{}” rusak atau tidak lengkap; catatan kasus tidak terpengaruh.").format(name))
