"""The library as shipped: every list, technique, regulation, question, text and guide under resources/ as an entry.

How it is arranged stands in resources/library.toml; a new entry of a list, a new list, a new text or guide appears
without code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from caseworker_app.forms import instruments, library, lists, page_help
from caseworker_app.forms.library import Step
from caseworker_app.forms.scale_templates import scale_templates
from caseworker_app.model.indonesian import number
from caseworker_app.paths import resource
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.forms.instruments import Band, Instrument

OWN_LINKS = "links"
TECHNIQUES = "techniques"
QUESTIONS = "questions"
SERVICES = "services"
INSTRUMENTS = "instruments"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the library: its lists, or what else it shows (shelf). own: an agency may add entries of its own."""

    key: str
    title: str
    help: str
    lists: tuple[str, ...] = ()
    shelf: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the library.

    key: names it for good, «techniques/techniques/konseling». facts: label and text, in order. points: questions or
    texts, one a line. body: a guide in Markdown. list: key of the list that offers its words to fields, if one does.
    badge: its status in a word or two. own: the agency's. note: what the agency wrote beside it. own_steps: the agency
    put its own steps in the place of those that were shipped.
    """

    key: str
    section: str
    title: str
    summary: str = ""
    group: str = ""
    aliases: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    steps: tuple[Step, ...] = ()
    points: tuple[str, ...] = ()
    body: str = ""
    source: str = ""
    badge: str = ""
    list: str = ""
    own: bool = False
    note: str = ""
    own_steps: bool = False

    def words(self) -> str:
        """All that it says, to be searched."""
        steps = (part for step in self.steps for part in (step.name, step.help))
        facts = (text for _, text in self.facts)
        parts = (
            self.title,
            *self.aliases,
            self.group,
            self.summary,
            *facts,
            *steps,
            *self.points,
            self.body,
            self.note,
        )
        return "\n".join(filter(None, (*parts, self.source)))


@cache
def sections() -> tuple[Section, ...]:
    """The sections in their order."""
    raw = lists.read_toml(resource("library.toml"))["section"]
    return tuple(Section(**{**section, "lists": tuple(section.get("lists", ()))}) for section in raw)


def section(key: str) -> Section:
    """The section of this key. Raises KeyError where there is none."""
    return {found.key: found for found in sections()}[key]


@cache
def shipped() -> tuple[Entry, ...]:
    """All entries as shipped, section by section."""
    return tuple(entry for found in sections() for entry in _entries(found))


def _entries(found: Section) -> Iterator[Entry]:
    for key in found.lists:
        yield from _of_list(found, key)
    others = {
        QUESTIONS: _topics,
        "words": _respectful,
        "group-work": _group_phases,
        "scales": _scales,
        "phrases": _phrases,
        "templates": _templates,
        "help": _guides,
        "lists": _other_lists,
    }
    if found.shelf in others:
        yield from others[found.shelf](found)


def _of_list(found: Section, key: str) -> Iterator[Entry]:
    """An entry for each word of a list, with what the library knows of it."""
    choices = lists.load(key)
    known = {TECHNIQUES: _technique, INSTRUMENTS: _instrument, lists.REGULATIONS: _regulation}.get(key)
    for word in choices.entries:
        further = known(word) if known else {}
        group = " · ".join(filter(None, (choices.title if len(found.lists) > 1 else "", word.group)))
        told = {"summary": word.help[:1].upper() + word.help[1:], "source": _sourced(choices), **further}
        place = f"{found.key}/{key}/{word.value}"
        yield Entry(place, found.key, word.value, group=group, aliases=word.aliases, list=key, **told)


def _technique(word: lists.Entry) -> dict[str, Any]:
    own = [known for known in library.techniques() if set(word.names()) & _names(known)]
    several = len(own) > 1
    steps = tuple(
        Step(f"{known.name}: {step.name}" if several else step.name, step.help) for known in own for step in known.steps
    )
    facts = [
        (label, text)
        for label, texts in (
            (tr("Kapan dipakai"), dict.fromkeys(known.when for known in own)),
            (tr("Perhatian khusus"), dict.fromkeys(known.care for known in own)),
        )
        for text in texts
        if text
    ]
    return {"facts": tuple(facts), "steps": steps, "source": library.technique_source(word.group)}


def _names(technique: library.Technique) -> set[str]:
    return {name.casefold() for name in (technique.name, *technique.aliases)}


def _instrument(word: lists.Entry) -> dict[str, Any]:
    known = instruments.find(word.value)
    return {} if known is None else told_of(known)


def told_of(known: Instrument) -> dict[str, Any]:
    """What an entry of the library says of an instrument: its facts, its items, and whether its licence was checked."""
    licence = tr("{status}. {source}").format(
        status=_begun(instruments.LICENCES[known.licence["status"]]), source=known.licence.get("source", "")
    )
    translation = instruments.TRANSLATIONS[known.translation["status"]]
    facts = (
        (tr("Untuk apa"), known.purpose),
        (tr("Versi"), known.variant),
        (tr("Waktu yang ditanyakan"), known.window),
        (tr("Dinilai oleh"), known.rated_by),
        (tr("Pilihan jawaban"), "; ".join(f"{one.value} {one.label}".strip() for one in known.options)),
        (tr("Butir yang dibalik"), ", ".join(map(str, sorted(known.reversed)))),
        (tr("Subskala"), "; ".join(f"{scale.name}: {', '.join(map(str, scale.items))}" for scale in known.subscales)),
        (tr("Rentang skor"), _span(known)),
        (tr("Golongan skor"), "; ".join(f"{band_span(band)} {band.label}" for band in known.bands)),
        (tr("Sumber golongan"), known.bands_source),
        (tr("Batas skrining"), f"{number(known.cutoff)}. {known.cutoff_note}" if known.cutoff is not None else ""),
        (tr("Arah"), tr(_DIRECTIONS.get(known.direction, ""))),
        (tr("Sitasi"), known.citation),
        (tr("Izin"), licence.strip()),
        (tr("Naskah Indonesia"), _begun(f"{translation}. {known.translation.get('source', '')}".strip())),
        (tr("Di mana mendapatkannya"), known.where),
        (tr("Perhatian khusus"), known.care),
    )
    unchecked = known.licence.get("checked") == _UNCHECKED
    points = tuple(f"{at}. {known.item_text(at)}" for at in range(1, len(known.items) + 1)) if known.items else ()
    source = lists.load(lists.INSTRUMENTS).source
    return {
        "facts": tuple((label, text) for label, text in facts if text),
        "points": points,
        "source": source,
        "badge": _UNCHECKED if unchecked else "",
    }


def band_span(band: Band) -> str:
    """«5–9», or the one score that it is."""
    return number(band.low) if band.low == band.high else f"{number(band.low)}–{number(band.high)}"


def _span(known: Instrument) -> str:
    return "" if known.lowest is None or known.highest is None else f"{number(known.lowest)}–{number(known.highest)}"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


_DIRECTIONS = {
    instruments.HIGH_IS_BAD: mark("makin tinggi makin berat"),
    instruments.HIGH_IS_GOOD: mark("makin tinggi makin baik"),
}
_UNCHECKED = "belum diperiksa"


def _regulation(word: lists.Entry) -> dict[str, Any]:
    known = next(found for found in library.regulations() if found.citation == word.value)
    facts = (
        (tr("Status sejauh diketahui"), known.status),
        (tr("Diubah oleh"), known.changed_by),
        (tr("Diganti oleh"), known.replaced_by),
        (tr("Pokok"), known.topic),
        (tr("Catatan"), known.note),
        (tr("Dibandingkan dengan naskah resmi"), known.checked),
    )
    badge = known.status if known.status != "berlaku" else known.checked if known.checked == _UNCHECKED else ""
    return {"summary": "", "facts": tuple((label, text) for label, text in facts if text), "badge": badge}


def _topics(found: Section) -> Iterator[Entry]:
    source = lists.read_toml(resource("guiding_questions.toml"))["source"]
    for key, topic in library.topics().items():
        yield Entry(f"{found.key}/{key}", found.key, topic.title, points=topic.questions, source=source)


def _group_phases(found: Section) -> Iterator[Entry]:
    source = lists.read_toml(resource("group_work.toml"))["source"]
    for phase in library.group_phases().values():
        first, *others = phase.stages
        facts = ((tr("Teknik"), ", ".join(phase.techniques)),) if phase.techniques else ()
        yield Entry(
            f"{found.key}/stage/{phase.key}",
            found.key,
            tr("Tahap {stage}: tugas pemimpin dan pertanyaan").format(stage=first),
            group=tr("Tahap demi tahap"),
            aliases=tuple(others),
            facts=facts,
            points=(*phase.tasks, *phase.questions),
            source=source,
        )


def _scales(found: Section) -> Iterator[Entry]:
    content = lists.read_toml(resource("scales.toml"))
    for scale in scale_templates():
        facts = (
            (tr("Untuk apa"), tr("Skala berpatokan, untuk memulai skala sebuah kasus")),
            (tr("Izin"), tr("Kata-katanya disusun untuk program ini dan boleh diubah")),
            (tr("Diharapkan"), scale.wanted.value),
            (tr("Dinilai oleh"), scale.rated_by),
        )
        anchors = (f"{level}: {words}" for level, words in scale.anchors)
        place = f"{found.key}/scale/{scale.name}"
        points = (*anchors, *scale.ask, *scale.look_for)
        told = {"facts": facts, "points": points, "source": content["source"]}
        yield Entry(place, found.key, scale.name, scale.question, group=content["title"], **told)


def _respectful(found: Section) -> Iterator[Entry]:
    source = lists.read_toml(resource("respectful_words.toml"))["source"]
    for word in library.respectful_words():
        facts = ((tr("Lebih baik"), word.better), (tr("Catatan"), word.note))
        yield Entry(
            f"{found.key}/{word.older}",
            found.key,
            word.older,
            tr("Lebih baik: {words}").format(words=word.better),
            aliases=word.aliases,
            facts=tuple((label, text) for label, text in facts if text),
            source=source,
        )


def _phrases(found: Section) -> Iterator[Entry]:
    content = lists.read_toml(resource("phrases.toml"))
    for raw in content["phrase"]:
        place = f"{found.key}/{raw['group']}/{raw['title']}"
        yield Entry(place, found.key, raw["title"], raw["text"], group=raw["group"], source=content["source"])


def _templates(found: Section) -> Iterator[Entry]:
    files = [resource("templates", "consent.toml"), *sorted(resource("templates", "documents").glob("*.toml"))]
    for path in files:
        content = lists.read_toml(path)
        title = content["title"].capitalize() if content["title"].isupper() else content["title"]
        yield Entry(
            f"{found.key}/{path.stem}",
            found.key,
            title,
            points=tuple(dict.fromkeys(_texts(content))),
            source=content.get("source", tr("Disusun untuk program ini; sesuaikan dengan format lembaga")),
        )


def _texts(content: Any) -> Iterator[str]:
    """Every text of a template, behind what it is called."""
    if isinstance(content, list):
        for part in content:
            yield from _texts(part)
    elif isinstance(content, dict):
        called = str(content.get("label") or content.get("name") or content.get("title") or "")
        told = [content.get("text"), *content.get("items", ())]
        yield from (f"{called}: {text}" if called else str(text) for text in told if text)
        yield from (str(content[key]) for key in ("opening", "closing") if content.get(key))
        for key, part in content.items():
            if key != "items":
                yield from _texts(part)


def _guides(found: Section) -> Iterator[Entry]:
    for topic in page_help.topics():
        text = resource("help", f"{topic}.md").read_text(encoding="utf-8")
        title, _, body = text.partition("\n")
        yield Entry(f"{found.key}/{topic}", found.key, title.lstrip("# ").strip(), body=body.strip())


def _other_lists(found: Section) -> Iterator[Entry]:
    """The lists that no other section shows, an entry each."""
    named = {key for section_ in sections() for key in section_.lists}
    choices = [lists.load(key) for key in lists.keys() if key not in named]  # noqa: SIM118 - a function
    for listed in sorted(choices, key=lambda one: one.title.casefold()):
        summary = tr("{count} kata").format(count=len(listed.entries))
        place = f"{found.key}/{listed.key}"
        yield Entry(place, found.key, listed.title, summary, points=tuple(_lines(listed)), source=_sourced(listed))


def _lines(listed: lists.ChoiceList) -> Iterator[str]:
    """The words of a list: each with what it means, those without an explanation beside each other in one line."""
    for group, words in listed.groups().items():
        plain = ", ".join(_called(word) for word in words if not word.help)
        explained = [f"{_called(word)}: {word.help}" for word in words if word.help]
        if plain:
            yield f"{group}: {plain}" if group else plain
        yield from (f"{group} · {line}" if group else line for line in explained)


def _called(word: lists.Entry) -> str:
    return f"{word.value} ({', '.join(word.aliases)})" if word.aliases else word.value


def _sourced(choices: lists.ChoiceList) -> str:
    return " · ".join(filter(None, (choices.source, choices.checked)))
