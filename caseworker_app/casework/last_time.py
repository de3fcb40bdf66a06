"""«Terakhir kali»: what was agreed at the last meeting, what is open since, and what to ask at the next."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import outcomes
from caseworker_app.casework.group_work import Part, parts_of
from caseworker_app.casework.still_open import open_tasks, pledges
from caseworker_app.casework.work_log import first_day, group_called
from caseworker_app.forms.records import title_of
from caseworker_app.forms.spots import at_record
from caseworker_app.model.assessment import Interview
from caseworker_app.model.engagement import Contact, HomeVisit
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import Promise
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from caseworker_app.casework.still_open import Pledge
    from caseworker_app.model.case import Case
    from caseworker_app.model.group import Group
    from caseworker_app.model.partial_date import PartialDate

_SESSIONS = ("intervention/sessions", "sessions")
_KINDS = {Contact: mark("Kontak"), HomeVisit: mark("Home visit"), Interview: mark("Wawancara")}
_MOST_SYMPTOMS = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """A line, and where it stands: the page, and the table with its row there."""

    words: str
    place: str
    field: str = ""


def last_time(case: Case, today: date, groups: Iterable[Group] = (), *, before: Session | None = None) -> list[Told]:
    """The last meeting that took place and what was agreed in it; nothing where there was none.

    groups: those in which the client takes part; of their meetings the client's own part counts.
    before: the session for which one asks, which is not its own last time.
    """
    limit = first_day(before.date) if before is not None else None
    met = [*_meetings(case), *_group_meetings(case, groups)]
    dated = [(first_day(_day(record)), place, record) for place, record in met if record is not before]
    found = [(day, place, record) for day, place, record in dated if day and day <= (limit or today)]
    if not found:
        return []
    _, (place, table), record = max(reversed(found), key=lambda one: one[0])
    if isinstance(record, Part):
        noted = [tr("Catatan: {what}").format(what=" ".join(record.note.split()))] if record.note else []
        return [Told(words, place) for words in (_group_meeting_called(record), *noted)]
    at = at_record(table, record.id)
    agreed = (
        getattr(record, "agreement", None),
        getattr(record, "next_step", None),
        getattr(record, "follow_up", None),
    )
    text = tr("Disepakati: {what}")
    return [
        Told(_called(record), place, at),
        *(Told(text.format(what=" ".join(words.split())), place, at) for words in agreed if words),
    ]


def _called(record: Any) -> str:
    """«2/9/2024 · konseling, ke-3», «Kontak 1/9/2024 · telepon»."""
    if not isinstance(record, Session):
        return f"{tr(_KINDS[type(record)])} {title_of(record)}"
    number = tr(", ke-{number}").format(number=record.number) if record.number else ""
    return title_of(record) + number


def _group_meeting_called(part: Part) -> str:
    """«Kelompok Melati 5/9/2024 · perkenalan»."""
    day = part.meeting.date.short() if part.meeting.date else ""
    about = " ".join((part.meeting.agenda or part.meeting.stage or "").split())
    return f"{group_called(part.group)} {' · '.join(filter(None, (day, about)))}"


def _day(record: Any) -> PartialDate | None:
    return record.meeting.date if isinstance(record, Part) else record.date


def _group_meetings(case: Case, groups: Iterable[Group]) -> Iterator[tuple[tuple[str, str], Part]]:
    """The client's part of group meetings that were held, but for those missed and those that a session tells of."""
    told = {one.group_session_id for one in case.sessions}
    for group in groups:
        for part in parts_of(group, case):
            if outcomes.took_place(part.meeting) and not part.absent and part.meeting.id not in told:
                yield _SESSIONS, part


def _meetings(case: Case) -> Iterator[tuple[tuple[str, str], Any]]:
    """Everything at which one meets or speaks with the client, held."""
    tables: tuple[tuple[tuple[str, str], list[Any]], ...] = (
        (("engagement/contacts", "contacts"), case.contacts),
        (("engagement/home_visits", "home_visits"), case.home_visits),
        (("assessment/data_collection", "interviews"), case.interviews),
        (_SESSIONS, case.sessions),
    )
    for place, records in tables:
        yield from ((place, record) for record in outcomes.held(records))


def asked_promises(case: Case) -> list[Pledge]:
    """The promises of both sides of which nobody has said yet whether they were kept."""
    return [one for one in pledges(case) if one.kept is None]


def place_of(pledge: Pledge) -> Told:
    """A promise with the row in which it stands."""
    words = f"{pledge.by}: {pledge.what}" if pledge.by else pledge.what
    if isinstance(pledge.record, Promise):
        return Told(words, "journal/promises", at_record("promises", pledge.record.id))
    at = at_record(_SESSIONS[1], pledge.record.id) if pledge.record is not None else ""
    return Told(words, _SESSIONS[0], at)


def left_open(case: Case, today: date) -> list[Told]:
    """What should have been done by now: tasks whose day is past or unknown, activities planned and not carried out."""
    late = [one for one in open_tasks(case) if not (one.date and one.date.latest and one.date.latest >= today)]
    found = [Told(one.what or "", "journal/tasks", at_record("tasks", one.id)) for one in late]
    carried = {one.activity_id for one in outcomes.held(case.sessions)}
    names = {_plain(one.activity_name) for one in outcomes.held(case.sessions)}
    text = tr("Belum dilaksanakan: {activity}")
    for activity in case.activities:
        past = activity.dates is not None and activity.dates.latest is not None and activity.dates.latest < today
        if past and activity.name and activity.id not in carried and _plain(activity.name) not in names:
            at = at_record("activities", activity.id)
            found.append(Told(text.format(activity=activity.name), "plan/activities", at))
    return found


def followed_symptoms(case: Case) -> list[Told]:
    """The first symptoms, to ask how they are now."""
    words = [symptom for symptom in case.symptoms if symptom.text][:_MOST_SYMPTOMS]
    text = tr("Bagaimana sekarang: {symptom}?")
    return [
        Told(text.format(symptom=(one.text or "").rstrip(".")), "assessment/symptoms", at_record("symptoms", one.id))
        for one in words
    ]


def _plain(words: str | None) -> str:
    return " ".join((words or "").split()).casefold()
