"""The service directory: kept in the notebook, handed to a colleague as a small file, picked where a case needs it."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, select

from caseworker_app import limits
from caseworker_app.casework import directory
from caseworker_app.casework.directory import Directory
from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.errors import BadInput
from caseworker_app.forms import shelf
from caseworker_app.forms.catalogue import label_of
from caseworker_app.forms.description import Field
from caseworker_app.forms.lists import load
from caseworker_app.forms.records import shown
from caseworker_app.forms.services import SERVICE
from caseworker_app.forms.shelf import Entry
from caseworker_app.limits import brief
from caseworker_app.model.base import WordsType
from caseworker_app.model.choices import Factor
from caseworker_app.model.partial_date import PartialDate, PartialDateType
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.model.service import Service
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

KINDS = "service_kinds"
"""The list of kinds of service."""
FORMAT = "caseworker-services"
VERSION = 1
SUFFIX = ".layanan"
_KEPT = ("name", "city", "note")
"""What another's entry never takes the place of: what it is known by, and one's own note."""
_OF_THE_CHECK = ("checked_on", "checked_by", "answered_by")
"""What needs no trace when a later check takes its place."""
_SOCIETAL = "kemasyarakatan"  # of resource_kinds: a service is a societal resource system (Pincus and Minahan)


@dataclasses.dataclass(frozen=True, slots=True)
class Taken:
    """What became of a directory that was read in: how many entries were new, completed, and the same as here."""

    new: int
    completed: int
    same: int
    replaced: tuple[str, ...] = ()

    def told(self) -> str:
        """In one sentence."""
        words = tr("{new} layanan baru, {completed} dilengkapi, {same} sudah ada tanpa perubahan.")
        return words.format(new=self.new, completed=self.completed, same=self.same)


def services(session: Session) -> list[Service]:
    """All entries by name; those that are gone stand last."""
    found = list(session.scalars(select(Service)))
    return sorted(found, key=lambda one: (directory.is_gone(one), (one.name or "").casefold(), one.id))


def gather(notebook: Notebook, *, today: date | None = None) -> Directory:
    """The directory to be printed, tied to no session; the letterhead is that of the only agency, if there is one."""
    with notebook.reader() as session:
        entries = services(session)
        agencies = session.scalars(select(Agency).limit(2)).all()
        workers = session.scalars(select(Practitioner).limit(2)).all()
        session.expunge_all()
    agency = agencies[0] if len(agencies) == 1 else None
    worker = workers[0] if len(workers) == 1 else None
    return Directory(entries, load(KINDS).values(), today or date.today(), agency, worker)


def add(notebook: Notebook, *, name: str = "", origin: object = None) -> Service:
    """A new entry, empty or with a name."""
    service = Service(name=name or None)
    with notebook.edit(tr("Tambah layanan"), origin=origin) as session:
        session.add(service)
    return service


def remove(notebook: Notebook, service: Service) -> None:
    """Take an entry out of the directory; what cases say of it stays."""
    with notebook.edit(tr("Hapus layanan")) as session:
        session.delete(service)


def checked_today(notebook: Notebook, service: Service, *, today: date | None = None) -> None:
    """Note that the particulars were asked for today, by the worker of the notebook where there is only one."""
    with notebook.edit(tr("Layanan diperiksa")) as session:
        workers = list(session.scalars(select(Practitioner.name).limit(2)))
        service.checked_on = PartialDate.on(today or date.today())
        if len(workers) == 1 and workers[0]:
            service.checked_by = workers[0]


def offered(session: Session) -> dict[str, Service]:
    """What editors offer: every service that is still there, by its name; of namesakes the one that comes first."""
    found: dict[str, Service] = {}
    for service in services(session):
        if service.name and not directory.is_gone(service):
            found.setdefault(service.name, service)
    return found


def hint(service: Service) -> str:
    """Kind and city, which tell a suggested name apart."""
    return ", ".join(filter(None, (service.kind, service.city or service.district)))


def particulars(service: Service) -> dict[str, Any]:
    """What a service says to the fields beside its name in a case; see ``Field.fills``."""
    kind = load(KINDS).find(service.kind or "")
    return {
        "place": directory.place(service) or None,
        "contact": directory.contact(service) or None,
        "offers": service.offers,
        "ecomap_class": kind.group if kind and kind.group else None,
        "resource_kind": _SOCIETAL,
        "factor": Factor.EXTERNAL,
    }


def write_file(notebook: Notebook) -> bytes:
    """The whole directory as a file for another worker's notebook. It tells of offices, never of clients."""
    with notebook.reader() as session:
        entries = [_plain(service) for service in services(session)]
    content = {"format": FORMAT, "version": VERSION, "services": entries}
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def departure() -> Leaving:
    """How the list of copies calls the file."""
    return Leaving(tr("Direktori layanan"), names=False, discloses=False)


def read_file(notebook: Notebook, data: bytes) -> Taken:
    """Take in a file that ``write_file`` made, as one step of undo.

    A service of the same name and city is the same one: what is empty here is filled in; where the file was checked
    later, its particulars are taken and the former ones are kept in the note. Nothing else is changed.

    Raises:
        BadInput: it is no such file or is broken; nothing is changed.
    """
    arrived = _read(data)
    replaced: list[str] = []
    counts = {"new": 0, "completed": 0, "same": 0}
    with notebook.edit(tr("Masukkan direktori layanan")) as session:
        here = {_same(service): service for service in services(session)}
        for values in arrived:
            service = Service(**values)
            known = here.get(_same(service))
            if known is None:
                session.add(service)
                here[_same(service)] = service
                counts["new"] += 1
                continue
            former = _complete(known, values)
            counts["same" if former is None else "completed"] += 1
            if former:
                replaced.append(known.name or "")
    return Taken(**counts, replaced=tuple(replaced))


def _same(service: Service) -> tuple[str, str]:
    name, city = (" ".join((words or "").split()).casefold() for words in (service.name, service.city))
    return name, city


def _complete(known: Service, values: Mapping[str, Any]) -> str | None:
    """Fill an entry from another; the particulars that gave way, in words («» for none); None where nothing changed."""
    later = _checked(values.get("checked_on")) > _checked(known.checked_on)
    former, changed = [], False
    for key, value in values.items():
        standing = getattr(known, key)
        if value == standing or (standing is not None and (not later or key in _KEPT)):
            continue
        if standing is not None and key not in _OF_THE_CHECK:
            former.append(f"{tr(label_of(getattr(Service, key)))}: {_in_words(standing)}")
        setattr(known, key, value)
        changed = True
    if former:
        words = tr("Sebelumnya: {former}").format(former="; ".join(former))
        known.note = "\n".join(filter(None, (known.note, words)))
    return "; ".join(former) if changed else None


def _checked(day: PartialDate | None) -> date:
    return day.latest if day is not None and day.latest is not None else date.min


def _in_words(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(getattr(value, "text", None) or value)


def as_plain(service: Service, today: date) -> dict[str, Any]:
    """One entry as JSON can hold it, with what is doubtful about it."""
    return {**_plain(service), "doubt": directory.doubt(service, today) or None}


def as_entry(service: Service, today: date) -> Entry:
    """An entry of the directory as the library shows it."""
    described = [item for _, item in SERVICE.items() if isinstance(item, Field)]
    told = [(tr(item.label), shown(item, getattr(service, item.key))) for item in described]
    return Entry(
        f"{shelf.SERVICES}/{service.id}",
        shelf.SERVICES,
        service.name or tr("(tanpa nama)"),
        service.offers or "",
        group=service.kind or tr("jenis belum diisi"),
        facts=tuple((label, words) for label, words in told[1:] if words),
        badge=directory.doubt(service, today),
        own=True,
    )


def _plain(service: Service) -> dict[str, Any]:
    values = {key: getattr(service, key) for key in _kinds()}
    return {key: str(value) if isinstance(value, PartialDate) else value for key, value in values.items() if value}


def _kinds() -> dict[str, Any]:
    return {one.key: one.columns[0].type for one in inspect(Service).column_attrs if one.key != "id"}


def _read(data: bytes) -> list[dict[str, Any]]:
    if len(data) > limits.SERVICES_FILE:
        raise BadInput(tr("Berkas direktori layanan terlalu besar; direktori tidak berubah."))
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _no_directory() from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise _no_directory()
    if content.get("version") != VERSION:
        raise BadInput(tr("Berkas direktori ini dibuat oleh versi program yang lebih baru; direktori tidak berubah."))
    entries = content.get("services")
    if not isinstance(entries, list) or len(entries) > limits.ROWS:
        raise _no_directory()
    return [_entry(at, entry) for at, entry in enumerate(entries, 1)]


def _entry(at: int, entry: object) -> dict[str, Any]:
    kinds = _kinds()
    if not isinstance(entry, dict) or not entry.keys() <= kinds.keys() or not _line(entry.get("name")):
        raise _broken(at, "name")
    return {key: _value(at, key, kinds[key], value) for key, value in entry.items()}


def _value(at: int, key: str, kind: Any, value: object) -> Any:
    if isinstance(kind, WordsType):
        if not isinstance(value, list) or len(value) > limits.WORDS or not all(_line(word) for word in value):
            raise _broken(at, key)
        return list(value)
    if not _line(value):
        raise _broken(at, key)
    return PartialDate.from_canonical(str(value)) if isinstance(kind, PartialDateType) else value


def _line(value: object) -> bool:
    return (
        isinstance(value, str)
        and bool(value.strip())
        and len(value) <= limits.LINE
        and value.isprintable() | ("\n" in value)
        and not limits.has_stacked_marks(value)
    )


def _no_directory() -> BadInput:
    return BadInput(
        tr("Berkas ini bukan direktori layanan; direktori tidak berubah. Pilih berkas yang diekspor program.")
    )


def _broken(at: int, key: str) -> BadInput:
    words = tr("Layanan ke-{at} dalam berkas itu rusak pada “{key}”; direktori tidak berubah.")
    return BadInput(words.format(at=at, key=brief(key, 40)))
