"""What the program knows of the trade beside lists of words: steps of techniques, regulations, questions, good words.

Files under resources/, read once. What a campus writes in their place comes as plain JSON from the notebook.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from caseworker_app.errors import BadInput
from caseworker_app.forms.lists import citation, read_toml
from caseworker_app.paths import resource
from caseworker_app.text import tr

_KINDS = {"undang-undang": "UU", "peraturan pemerintah": "PP", "peraturan presiden": "Perpres"}
_SHORT_CITATION = re.compile(
    r"(?P<kind>[a-z][a-z -]*?)(?: nomor| no\.?)? ?(?P<number>\d+)(?:/| tahun )(?P<year>\d{4})(?: tentang .*)?"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a technique and the line that explains it."""

    name: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Technique:
    """What is known of a technique: its steps, if it goes in steps, when it fits, with whom care is needed."""

    name: str
    steps: tuple[Step, ...] = ()
    aliases: tuple[str, ...] = ()
    when: str = ""
    care: str = ""

    def is_called(self, words: str) -> bool:
        """Whether these words name it."""
        wanted = " ".join(words.split()).casefold()
        return wanted in {name.casefold() for name in (self.name, *self.aliases)}


@dataclass(frozen=True, slots=True)
class Topic:
    """Guiding questions on one matter."""

    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupPhase:
    """A stage of group work: the words that mean it, what its leader does, techniques at hand, what to ask oneself.

    key: the page of the stage. stages: words of the list ``group_stages``, the first is the one that is written.
    """

    key: str
    stages: tuple[str, ...]
    tasks: tuple[str, ...]
    techniques: tuple[str, ...]
    questions: tuple[str, ...]

    def means(self, stage: str | None) -> bool:
        """Whether a stage that was written is this one: «awal», «Tahap awal», «memulai»."""
        words = " ".join((stage or "").casefold().split()).removeprefix("tahap ")
        return words in {word.casefold() for word in self.stages}


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation that reports cite. status: berlaku, diubah or dicabut; checked: a day, or «belum diperiksa»."""

    kind: str
    title: str
    topic: str
    number: str = ""
    year: str = ""
    status: str = "berlaku"
    changed_by: str = ""
    replaced_by: str = ""
    note: str = ""
    checked: str = ""

    @property
    def citation(self) -> str:
        """«UU 11/2009 tentang Kesejahteraan Sosial»."""
        return citation({"kind": self.kind, "number": self.number, "year": self.year, "title": self.title})


@dataclass(frozen=True, slots=True)
class RespectfulWord:
    """An older or hurtful word and a better one to suggest beside it."""

    older: str
    better: str
    aliases: tuple[str, ...] = ()
    note: str = ""


@cache
def techniques() -> tuple[Technique, ...]:
    """The techniques of which more is known than their list says."""
    return tuple(
        Technique(
            **{
                **raw,
                "steps": tuple(Step(**step) for step in raw.get("steps", ())),
                "aliases": tuple(raw.get("aliases", ())),
            }
        )
        for raw in _content("techniques.toml")["technique"]
    )


def technique_source(group: str) -> str:
    """Where the techniques of a group of the list come from."""
    content = _content("techniques.toml")
    return str(content["sources"].get(group, content["source"]))


def steps(technique: str, own: Mapping[str, Sequence[Any]] | None = None) -> tuple[Step, ...]:
    """The steps of a technique in order; empty where it has none.

    ``own`` is what a campus uses instead, as plain JSON: ``{technique: ["step", {"name": …, "help": …}]}``. Raises
    BadInput where that has another shape.
    """
    known = next((one for one in techniques() if one.is_called(technique)), None)
    for name, raw in (own or {}).items():
        if " ".join(technique.split()).casefold() == name.casefold() or (known and known.is_called(name)):
            try:
                return tuple(Step(step) if isinstance(step, str) else Step(**step) for step in raw)
            except TypeError as error:
                raise BadInput(tr("Langkah teknik “{}” tidak dapat dibaca.").format(name)) from error
    return known.steps if known else ()


@cache
def topics() -> dict[str, Topic]:
    """All guiding questions, by the key of their topic."""
    raw = _content("guiding_questions.toml")["topics"]
    return {key: Topic(topic["title"], tuple(topic["questions"])) for key, topic in raw.items()}


def questions(*keys: str) -> tuple[str, ...]:
    """The guiding questions of these topics in order. Raises KeyError for a topic that is none."""
    return tuple(question for key in keys for question in topics()[key].questions)


@cache
def group_phases() -> dict[str, GroupPhase]:
    """The stages of group work in their order, by the keys of their pages."""
    raw = _content("group_work.toml")["stage"]
    lists = ("stages", "tasks", "techniques", "questions")
    return {one["key"]: GroupPhase(one["key"], *(tuple(one[name]) for name in lists)) for one in raw}


@cache
def regulations() -> tuple[Regulation, ...]:
    """All regulations, in the order of their rank."""
    content = _content("regulations.toml")
    return tuple(Regulation(**{"checked": content["checked"], **raw}) for raw in content["regulations"])


def regulation(kind: str, number: str, year: str) -> Regulation | None:
    """The one that kind, number and year name, as in «UU», «11», «2009»; None where it is not in the library."""
    wanted = (kind.casefold(), number, year)
    return next((one for one in regulations() if (one.kind.casefold(), one.number, one.year) == wanted), None)


def cited(words: str) -> Regulation | None:
    """The regulation that is cited so, with its title or without: «UU 35/2014», «Undang-Undang Nomor 35 Tahun 2014».

    None where it is not in the library.
    """
    wanted = " ".join(words.split()).casefold()
    known = next((one for one in regulations() if one.citation.casefold() == wanted), None)
    short = _SHORT_CITATION.fullmatch(wanted)
    if known or short is None:
        return known
    kind = _KINDS.get(short["kind"], short["kind"])
    return regulation(kind, short["number"], short["year"])


@cache
def respectful_words() -> tuple[RespectfulWord, ...]:
    """All pairs, in the order of the file."""
    raw = _content("respectful_words.toml")["words"]
    return tuple(RespectfulWord(**{**word, "aliases": tuple(word.get("aliases", ()))}) for word in raw)


def suggestions(text: str) -> list[tuple[str, RespectfulWord]]:
    """Older words as they stand in a text, each with what to suggest; of overlapping ones the longest."""
    pattern, words = _older_words()
    folded = text.casefold()
    if not any(older in folded for older in words):  # twenty times quicker than the pattern, and mostly so
        return []
    return [(found[0], words[found[0].casefold()]) for found in pattern.finditer(text)]


def kinder_words(value: str | Sequence[str] | None) -> str:
    """What to suggest beside older words in a text or in points, in one sentence; «» where there are none."""
    told = value if isinstance(value, str) else "\n".join(value or ())
    found = {older.casefold(): (older, word.better) for older, word in reversed(suggestions(told))}
    in_order = reversed(found.values())
    pairs = [tr("“{better}” untuk “{older}”").format(better=better, older=older) for older, better in in_order]
    return tr("Bila bukan kutipan, lebih baik {pairs}.").format(pairs=", ".join(pairs)) if pairs else ""


@cache
def _older_words() -> tuple[re.Pattern[str], dict[str, RespectfulWord]]:
    words = {older.casefold(): word for word in respectful_words() for older in (word.older, *word.aliases)}
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE), words


@cache
def _content(name: str) -> dict[str, Any]:
    return read_toml(resource(name))
