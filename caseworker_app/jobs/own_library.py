"""What an agency puts beside the library: entries of its own, notes, and its own steps of a shipped technique.

One setting holds it all: ``{"entries": [{"id", "section", "title", "summary", "when", "care", "status", "where",
"source", "steps": [{"name", "help"}]}], "notes": {key of an entry: text}, "steps": {technique: [{"name", "help"}]}}``.
What is shipped is never changed. Every change is a step of undo.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.errors import BadInput
from caseworker_app.forms import instruments as forms_instruments
from caseworker_app.forms import shelf
from caseworker_app.forms.library import Step
from caseworker_app.forms.shelf import Entry
from caseworker_app.model.base import new_id
from caseworker_app.model.bookkeeping import Setting
from caseworker_app.store.settings import setting
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from caseworker_app.forms.instruments import Instrument
    from caseworker_app.store.notebook import Notebook

SETTING = "library"
FIELDS = {
    **forms_instruments.WRITTEN,
    "when": mark("Kapan dipakai"),
    "status": mark("Status sejauh diketahui"),
    "note": mark("Catatan lembaga"),
}
"""The fields of an own entry, each with its label."""
HELP = {
    "variant": mark("Bila ada beberapa; skor dua versi tidak pernah dibandingkan."),
    "range": mark("Skor terendah dan tertinggi, misalnya 20-100. Boleh kosong bila butir dan pilihannya ditulis."),
    "direction": mark("“tinggi baik” atau “tinggi buruk”; kosong bila tidak dinyatakan."),
    "bands": mark("Satu golongan tiap baris, misalnya 20-40: rendah."),
    "items": mark("Satu butir tiap baris, hanya bila naskahnya boleh dimuat; kosong bila skor saja yang diketik."),
    "options": mark("Satu pilihan tiap baris, nilai lalu kata-katanya, misalnya 1: sangat kurang."),
    "reversed": mark("Nomor butir yang nilainya dibalik, misalnya 3, 5, 8."),
    "formula": mark("“jumlah” atau “rata-rata”; kosong berarti jumlah."),
}
"""How a field is to be written, where its label does not say it."""
_OF_AN_INSTRUMENT = tuple(HELP)
FIELDS_OF = {
    "techniques": ("title", "summary", "when", "care", "source", "note"),
    "regulations": ("title", "summary", "status", "where", "note"),
    "instruments": ("title", "summary", *_OF_AN_INSTRUMENT, "care", "where", "source", "note"),
    "links": ("title", "summary", "where", "note"),
}
"""Which of them a section asks for."""
USUAL_FIELDS = ("title", "summary", "source", "note")
_LISTED = {"techniques": "techniques", "regulations": "regulations", "instruments": "instruments", "roles": "roles"}
"""The list that own entries of a section join, so that fields offer them."""
Kept = dict[str, Any]


def fields_of(section: str) -> tuple[str, ...]:
    """The keys of ``FIELDS`` that an own entry of a section has."""
    return FIELDS_OF.get(section, USUAL_FIELDS)


def kept(session: Session) -> Kept:
    """Everything of the agency's own, as plain data; broken parts are left out."""
    found = setting(session, SETTING)
    content = found if isinstance(found, dict) else {}
    entries = content.get("entries")
    notes, steps = (content.get(part) for part in ("notes", "steps"))
    return {
        "entries": [one for one in entries if _sound(one)] if isinstance(entries, list) else [],
        "notes": dict(notes) if isinstance(notes, dict) else {},
        "steps": dict(steps) if isinstance(steps, dict) else {},
    }


def entries(own: Kept) -> list[Entry]:
    """The agency's own entries."""
    return [_entry(raw) for raw in own["entries"]]


def words(session: Session, key: str) -> list[Entry]:
    """Own entries that a list offers, too."""
    sections = {section for section, list_key in _LISTED.items() if list_key == key}
    if not sections:
        return []
    return [entry for entry in entries(kept(session)) if entry.section in sections and entry.title]


def instruments(session: Session) -> tuple[Instrument, ...]:
    """The instruments that the agency has described; of what cannot be read in one, only the name is left."""
    return tuple(_instrument(raw) for raw in kept(session)["entries"] if _describes(raw))


def described_instruments(session: Session) -> list[Kept]:
    """The same as they are written, by the keys of ``FIELDS``."""
    return [raw for raw in kept(session)["entries"] if _describes(raw)]


def take(notebook: Notebook, fields: Mapping[str, str]) -> None:
    """Add an instrument that was described elsewhere, by the keys of ``FIELDS``."""

    def change(own: Kept) -> None:
        own["entries"].append({"id": new_id(), "section": shelf.INSTRUMENTS, **fields})

    _keep(notebook, tr("Tambah ke pustaka"), change)


def take_technique(notebook: Notebook, fields: Mapping[str, Any]) -> None:
    """Add steps that were worded elsewhere: to a shipped technique of that name, else as an entry of their own."""
    shipped = next((one for one in shelf.shipped() if _is_technique(one.section, one.title, fields["title"])), None)

    def change(own: Kept) -> None:
        if shipped:
            own["steps"][shipped.title] = fields["steps"]
        else:
            own["entries"].append({"id": new_id(), "section": shelf.TECHNIQUES, **fields})

    _keep(notebook, tr("Tambah ke pustaka"), change)


def worded_techniques(session: Session) -> list[Kept]:
    """Techniques with steps of the agency's own: the title, the steps, and what an own entry says besides."""
    own = kept(session)
    of_shipped = [{"title": title, "steps": steps} for title, steps in own["steps"].items()]
    return [*of_shipped, *(raw for raw in own["entries"] if raw["section"] == shelf.TECHNIQUES and raw.get("title"))]


def trouble_of(raw: Kept) -> str:
    """What in the description of an own instrument cannot be read; nothing where all can."""
    try:
        forms_instruments.from_words(raw)
    except BadInput as error:
        return str(error)
    return ""


def _is_technique(section: str, title: str, name: str) -> bool:
    return section == shelf.TECHNIQUES and forms_instruments.plain(title) == forms_instruments.plain(name)


def _describes(raw: Kept) -> bool:
    return raw["section"] == shelf.INSTRUMENTS and bool(str(raw.get("title", "")).strip())


def _instrument(raw: Kept) -> Instrument:
    if trouble_of(raw):
        raw = {name: raw.get(name, "") for name in ("id", "title", "variant", "source")}
    return forms_instruments.from_words(raw)


def steps(session: Session, technique: str) -> tuple[Step, ...] | None:
    """The agency's own steps of a technique, or of a technique of its own; None where it has none."""
    own = kept(session)
    wanted = " ".join(technique.split()).casefold()
    for name, raw in own["steps"].items():
        if name.casefold() == wanted:
            return tuple(Step(**step) for step in raw)
    return next((entry.steps for entry in entries(own) if entry.steps and entry.title.casefold() == wanted), None)


def add(notebook: Notebook, section: str, title: str = "") -> str:
    """A new entry of the agency's own in a section; returns its key."""
    id_ = new_id()

    def change(own: Kept) -> None:
        own["entries"].append({"id": id_, "section": shelf.section(section).key, "title": title})

    _keep(notebook, tr("Tambah ke pustaka"), change)
    return _key(section, id_)


def change(notebook: Notebook, key: str, **values: str) -> None:
    """Write fields of an own entry. Raises BadInput where it is there no more."""

    def write(own: Kept) -> None:
        _raw(own, key).update({name: text.strip() for name, text in values.items()})

    _keep(notebook, tr("Ubah pustaka"), write)


def remove(notebook: Notebook, key: str) -> None:
    """Take an own entry away."""

    def drop(own: Kept) -> None:
        own["entries"].remove(_raw(own, key))

    _keep(notebook, tr("Hapus dari pustaka"), drop)


def set_note(notebook: Notebook, key: str, text: str) -> None:
    """The agency's note beside a shipped entry; "" takes it away."""

    def write(own: Kept) -> None:
        own["notes"].pop(key, None)
        if text.strip():
            own["notes"][key] = text.strip()

    _keep(notebook, tr("Catatan di pustaka"), write)


def set_steps(notebook: Notebook, entry: Entry, new: Sequence[Step] | None) -> None:
    """The agency's steps of a technique; None goes back to those that were shipped."""
    plain = [{"name": step.name, "help": step.help} for step in new or ()]

    def write(own: Kept) -> None:
        if entry.own:
            _raw(own, entry.key)["steps"] = plain
            return
        own["steps"].pop(entry.title, None)
        if new is not None:
            own["steps"][entry.title] = plain

    _keep(notebook, tr("Ubah langkah teknik"), write)


def as_lines(found: Iterable[Step]) -> str:
    """Steps as text to edit: one a line, «name: what is done»."""
    return "\n".join(f"{step.name}: {step.help}" if step.help else step.name for step in found)


def read_lines(text: str) -> tuple[Step, ...]:
    """The steps that such a text names; empty lines are left out."""
    found = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        name, colon, help_ = line.partition(": ")
        found.append(Step(name.strip(), help_.strip()) if colon else Step(line.rstrip(":")))
    return tuple(found)


def _keep(notebook: Notebook, label: str, write: Callable[[Kept], None]) -> None:
    with notebook.edit(label) as session:
        own = copy.deepcopy(kept(session))
        write(own)
        found = session.scalar(select(Setting).where(Setting.key == SETTING))
        if found is None:
            session.add(Setting(key=SETTING, value=own))
        else:
            found.value = own


def _entry(raw: dict[str, Any]) -> Entry:
    section = raw["section"]
    if _describes(raw):
        told = shelf.told_of(_instrument(raw))
        more = {"facts": told["facts"], "points": told["points"], "badge": trouble_of(raw) and tr("tidak terbaca")}
        where = ((tr(FIELDS["where"]), raw["where"]),) if raw.get("where") else ()
        plain = {"summary": raw.get("summary", ""), "source": raw.get("source", ""), "note": raw.get("note", "")}
        more["facts"] = (*more["facts"], *where)
        return Entry(_key(section, raw["id"]), section, raw["title"], list=_LISTED[section], own=True, **plain, **more)
    facts = ((tr(FIELDS[name]), raw.get(name, "")) for name in ("when", "care", "where"))
    return Entry(
        _key(section, raw["id"]),
        section,
        raw.get("title", ""),
        raw.get("summary", ""),
        facts=tuple((label, text) for label, text in facts if text),
        steps=tuple(Step(**step) for step in raw.get("steps", ())),
        source=raw.get("source", ""),
        badge=raw.get("status", ""),
        list=_LISTED.get(section, ""),
        own=True,
        note=raw.get("note", ""),
    )


def raw_entry(notebook: Notebook, key: str) -> dict[str, str]:
    """The fields of an own entry, to be edited. Raises BadInput where it is there no more."""
    with notebook.reading() as session:
        raw = _raw(kept(session), key)
    return {name: raw.get(name, "") for name in FIELDS}


def _key(section: str, id_: str) -> str:
    return f"{section}/own/{id_}"


def _raw(own: Kept, key: str) -> dict[str, Any]:
    id_ = key.rpartition("/")[2]
    found: dict[str, Any] | None = next((raw for raw in own["entries"] if raw["id"] == id_), None)
    if found is None:
        raise BadInput(tr("Butir pustaka itu sudah tidak ada; yang lain tidak berubah."))
    return found


def _sound(raw: object) -> bool:
    if not isinstance(raw, dict) or raw.get("section") not in {found.key for found in shelf.sections()}:
        return False
    steps = raw.get("steps", [])
    texts = (value for name, value in raw.items() if name != "steps")
    return (
        bool(raw.get("id"))
        and all(isinstance(value, str) for value in texts)
        and isinstance(steps, list)
        and all(isinstance(step, dict) and step.keys() <= {"name", "help"} and "name" in step for step in steps)
    )
