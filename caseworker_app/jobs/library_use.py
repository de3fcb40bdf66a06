"""What of the library goes into a case: one named edit each, and where in the case it is found afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from caseworker_app.errors import NotFound
from caseworker_app.forms import catalogue, lists, shelf
from caseworker_app.forms.spots import at_record
from caseworker_app.jobs import services
from caseworker_app.model.assessment import Resource
from caseworker_app.model.book import BookRegulation
from caseworker_app.model.case import Case
from caseworker_app.model.intervention import Session, SessionStep
from caseworker_app.model.plan import Implementer, PlannedMethod
from caseworker_app.model.termination import Referral
from caseworker_app.model.tools import Ecomap, EcomapSystem, Measurement
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.forms.shelf import Entry
    from caseworker_app.model.base import Record
    from caseworker_app.model.service import Service
    from caseworker_app.store.notebook import Notebook


class Way(NamedTuple):
    """One way to use something in a case: its key, what the button says, the page of the case, the field there."""

    key: str
    label: str
    place: str
    field: str


class Used(NamedTuple):
    """What was done, in a sentence, and the field to go to, at the row that was put there or was there already."""

    sentence: str
    field: str


_Put = tuple["Record", bool]
"""The record that holds it now, and whether it was put there just now."""
_WAYS = {
    way.key: way
    for way in (
        Way("plan", mark("Ke rencana: metode dan teknik"), "plan/methods", "planned_methods"),
        Way("session", mark("Langkah ke pertemuan terakhir"), "intervention/sessions", "sessions"),
        Way("interview", mark("Ke pedoman wawancara"), "assessment/data_collection", "interview_guide"),
        Way("collecting", mark("Ke pengumpulan data"), "assessment/data_collection", "methods"),
        Way("measurement", mark("Ke hasil pengukuran"), "assessment/instruments", "measurements"),
        Way("book", mark("Ke dasar hukum buku laporan"), "placement/book_concepts", "regulations"),
        Way("implementer", mark("Ke pelaksana rencana"), "plan/implementers", "implementers"),
        Way("referral", mark("Ke rujukan"), "termination/referrals", "referrals"),
        Way("resource", mark("Ke pemetaan sistem sumber"), "plan/plan_resources", "resources"),
        Way("ecomap", mark("Ke ecomap"), "assessment/ecomap", "ecomaps"),
    )
}
_OF_LISTS = {
    shelf.TECHNIQUES: ("plan", "session"),
    "methods": ("plan",),
    "group_types": ("plan",),
    "collection_methods": ("collecting",),
    "collection_techniques": ("collecting",),
    shelf.INSTRUMENTS: ("measurement",),
    lists.REGULATIONS: ("book",),
    "roles": ("implementer",),
}
_OF_SERVICES = ("referral", "resource", "ecomap")


def ways(entry: Entry) -> list[Way]:
    """How an entry can be used in a case; none for what is only read."""
    keys = ("interview",) if entry.section == shelf.QUESTIONS else _OF_LISTS.get(entry.list, ())
    return [_WAYS[key] for key in keys if key != "session" or entry.steps]


def ways_of_service() -> list[Way]:
    """How a service of the directory can be used in a case."""
    return [_WAYS[key] for key in _OF_SERVICES]


def use(notebook: Notebook, case_id: str, entry: Entry, way: Way) -> Used:
    """Put an entry into a case. What is there already is not put there twice.

    Raises NotFound where the case is gone, else as ``Notebook.edit``.
    """
    put: dict[str, Callable[[Case, Entry], _Put]] = {
        "plan": _plan,
        "session": _session,
        "interview": _interview,
        "collecting": _collecting,
        "measurement": _measurement,
        "book": _book,
        "implementer": _implementer,
    }
    case = _case(notebook, case_id)
    with notebook.edit(tr("Pakai dari pustaka"), case_id=case_id):
        record, added = put[way.key](case, entry)
    return Used(_told(entry.title, way, added=added), at_record(way.field, record.id))


def use_service(notebook: Notebook, case_id: str, service: Service, way: Way) -> Used:
    """Put a service of the directory into a case; as ``use``."""
    put: dict[str, Callable[[Case, Service], _Put]] = {"referral": _refer, "resource": _resource, "ecomap": _ecomap}
    case = _case(notebook, case_id)
    with notebook.edit(tr("Pakai dari direktori layanan"), case_id=case_id):
        record, added = put[way.key](case, service)
    return Used(_told(service.name or tr("(tanpa nama)"), way, added=added), at_record(way.field, record.id))


def _case(notebook: Notebook, case_id: str) -> Case:
    with notebook.reading() as session:
        case = session.get(Case, case_id)
    if case is None:
        raise NotFound(tr("Kasus itu tidak ada lagi di buku kasus; tidak ada yang berubah."))
    return case


def _told(name: str, way: Way, *, added: bool) -> str:
    if not added:
        return tr("“{name}” sudah ada di sana; tidak ada yang ditambah.").format(name=name)
    page = catalogue.page(way.place.partition("/")[2])
    return tr("“{name}” ditambahkan di halaman {page}.").format(name=name, page=tr(page.title))


def _plan(case: Case, entry: Entry) -> _Put:
    column = {"methods": "method", "group_types": "group_type"}.get(entry.list, "technique")
    there = next((row for row in case.planned_methods if getattr(row, column) == entry.title), None)
    if there is not None:
        return there, False
    row = PlannedMethod(**{column: entry.title})
    if column == "group_type":
        row.method = "kelompok (group work)"
    case.planned_methods.append(row)
    return row, True


def _session(case: Case, entry: Entry) -> _Put:
    """The technique and its steps into the session that was held last, a new one where there is none."""
    if not case.sessions:
        case.sessions.append(Session())
    dated = [row for row in case.sessions if row.date is not None and row.date.earliest is not None]
    held = max(dated, key=lambda row: row.date.sort_key) if dated else case.sessions[-1]  # type: ignore[union-attr]
    there = {row.step for row in held.steps if (row.technique or entry.title) == entry.title}
    steps = [SessionStep(technique=entry.title, step=step.name) for step in entry.steps if step.name not in there]
    known = held.techniques or []
    new = entry.title not in known
    if new:
        held.techniques = [*known, entry.title]
    held.steps.extend(steps)
    return held, new or bool(steps)


def _interview(case: Case, entry: Entry) -> _Put:
    asked = case.assessment.interview_guide or []
    new = [question for question in entry.points if question not in asked]
    case.assessment.interview_guide = [*asked, *new] or None
    return case.assessment, bool(new)


def _collecting(case: Case, entry: Entry) -> _Put:
    column = "methods" if entry.list == "collection_methods" else "techniques"
    known = getattr(case.assessment, column) or []
    if entry.title in known:
        return case.assessment, False
    setattr(case.assessment, column, [*known, entry.title])
    return case.assessment, True


def _measurement(case: Case, entry: Entry) -> _Put:
    case.measurements.append(row := Measurement(instrument=entry.title))
    return row, True


def _book(case: Case, entry: Entry) -> _Put:
    there = next((row for row in case.placement.regulations if row.citation == entry.title), None)
    if there is not None:
        return there, False
    case.placement.regulations.append(row := BookRegulation(citation=entry.title))
    return row, True


def _implementer(case: Case, entry: Entry) -> _Put:
    case.implementers.append(row := Implementer(role=entry.title))
    return row, True


def _refer(case: Case, service: Service) -> _Put:
    told = services.particulars(service)
    row = Referral(to=[service.name or ""], address=told["place"], contact=told["contact"])
    case.referrals.append(row)
    return row, True


def _resource(case: Case, service: Service) -> _Put:
    there = next((row for row in case.resources if _is_called(service, row.text)), None)
    if there is not None:
        return there, False
    told = services.particulars(service)
    resource = Resource(text=service.name, factor=told["factor"], kind=told["resource_kind"], use=told["offers"])
    case.resources.append(resource)
    return resource, True


def _ecomap(case: Case, service: Service) -> _Put:
    """A circle in the newest ecomap; a first ecomap where there is none."""
    if not case.ecomaps:
        case.ecomaps.append(Ecomap())
    drawn = case.ecomaps[-1]
    there = next((row for row in drawn.systems if _is_called(service, row.name)), None)
    if there is not None:
        return there, False
    told = services.particulars(service)
    drawn.systems.append(row := EcomapSystem(name=service.name, system_class=told["ecomap_class"]))
    return row, True


def _is_called(service: Service, name: str | None) -> bool:
    return bool(name) and (name or "").strip().casefold() == (service.name or "").casefold()
