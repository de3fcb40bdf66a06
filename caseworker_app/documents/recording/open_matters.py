"""What is not finished, on paper: dangers, last readings, goals, promises, tasks, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.protection import alert_in_words, in_force, open_concerns, past_alerts
from caseworker_app.casework.still_open import dangers, goal_state, open_goals, open_tasks, pledges
from caseworker_app.casework.work_log import first_day
from caseworker_app.documents.blocks import Block, Content, Run, Tick
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.elements.sheet import points
from caseworker_app.documents.wording import capital, date_in_words, sentence
from caseworker_app.forms import lists
from caseworker_app.model.choices import Vital
from caseworker_app.model.notes import Promise
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from caseworker_app.documents.blocks import Text
    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.engagement import RiskScreening
    from caseworker_app.model.intervention import Reading
    from caseworker_app.model.notes import Task
    from caseworker_app.model.protection import Alert, Incident

_LATEST_SESSIONS = 3
_HEALTH = "Kesehatan"
"""The group of the list of readings that holds those of health."""


def danger_in_words(one: RiskScreening) -> str:
    """«Kekerasan: bahaya sekarang. Rencana keselamatan: …», as far as it is known."""
    now = tr("ada bahaya sekarang") if one.danger_now else tr("bahaya sekarang belum dijawab")
    when = f" ({date_in_words(one.date)})" if one.date else ""
    told = [sentence(f"{one.kind or tr('risiko')}: {now}{when}")]
    told += [sentence(one.findings)] if one.findings else []
    told += [tr("Rencana keselamatan: {plan}").format(plan=sentence(one.safety_plan))] if one.safety_plan else []
    return " ".join(told)


def risks(teller: Teller) -> Content:
    """Dangers as last seen; that none was seen, or that nobody looked, is said as well."""
    case = teller.file.case
    found = [danger_in_words(one) for one in dangers(case)]
    if found:
        return points(found)
    if case.risks:
        return tr("Asesmen risiko terakhir tidak menemukan bahaya.")
    return tr("Asesmen risiko belum tercatat.")


def alerts(teller: Teller, today: date) -> Content:
    """The alerts in force."""
    return points(_alert(teller, one) for one in in_force(teller.file.case, today))


def ended_alerts(teller: Teller, today: date) -> Content:
    """The alerts that have ended, for whoever takes over."""
    return points(_alert(teller, one) for one in past_alerts(teller.file.case, today))


def _alert(teller: Teller, one: Alert) -> str:
    return alert_in_words(one, teller.person(one.person))


def concerns(teller: Teller) -> Content:
    """The incidents that are not closed: kind, day, how far they are, whom to ask; the story stays in the case."""
    return points(_concern(one) for one in open_concerns(teller.file.case))


def _concern(one: Incident) -> str:
    told = tr("diberitahukan kepada {who}").format(who=one.told_to) if one.told_to else tr("belum ada yang diberi tahu")
    state = one.state.value if one.state else ""
    return f"{capital(one.kind or tr('kejadian'))} ({', '.join(filter(None, (date_in_words(one.date), state, told)))})"


def health(teller: Teller) -> Content:
    """The last reading of every kind that is one of health, and what is known of illness and disability."""
    person = teller.file.client
    found = [_reading(one) for one in _last_readings(teller) if _of_health(one)]
    if person is not None:
        found += [sentence(person.health_notes)] if person.health_notes else []
        kinds = "; ".join(person.disabilities or ())
        found += [tr("Disabilitas: {kinds}").format(kinds=kinds)] if kinds else []
    return points(found)


def progress(teller: Teller) -> Content:
    """The last reading of every other kind: attendance, progress of a training."""
    return points(_reading(one) for one in _last_readings(teller) if not _of_health(one))


def _last_readings(teller: Teller) -> list[Reading]:
    last = {one.kind or "–": one for one in sorted(teller.file.case.readings, key=_when)}
    return [one for one in last.values() if one.value]


def _of_health(one: Reading) -> bool:
    """Whether the list of readings has it among those of health, by its kind or else by its unit."""
    kinds = lists.load("reading_kinds")
    known = kinds.find(one.kind or "")
    units = {entry.code for entry in kinds.entries if entry.group == _HEALTH}
    return known.group == _HEALTH if known else one.unit in units


def _when(one: Reading) -> tuple[object, ...]:
    day = first_day(one.date)
    return (day.toordinal() if day else 0, one.position)


def _reading(one: Reading) -> str:
    when = f" ({date_in_words(one.date)})" if one.date else ""
    return f"{capital(one.kind or '–')}: {one.value} {one.unit or ''}".strip() + when


def goals(teller: Teller) -> Content:
    """The goals not known to be reached, each with how far it is."""
    case = teller.file.case
    found = []
    for goal in open_goals(case):
        state = goal_state(case, goal)
        found.append(f"{goal.text or '–'} ({state.value if state else tr('belum dinilai')})")
    return points(found)


def promises(teller: Teller, key: str) -> list[Block]:
    """Promises of both sides, each with boxes to ask whether it was kept."""
    cells = (
        Cell(tr("Siapa"), 1.1, lambda one: capital(one.by) or "–"),
        Cell(Promise.what, 3, lambda one: one.what),
        Cell(tr("Batas waktu"), 1.5, lambda one: date_in_words(one.due)),
        Cell(tr("Ditepati"), 1.2, lambda _: kept_boxes(), "centre"),
    )
    promised = list(pledges(teller.file.case))
    return [counted_table(key, promised, cells)] if promised else []


def kept_boxes() -> Text:
    """Boxes for yes and not yet."""
    return (Tick(), Run("\u00a0" + tr("ya") + "  "), Tick(), Run("\u00a0" + tr("belum")))


def tasks(teller: Teller, key: str) -> list[Block]:
    """Tasks and appointments not done."""

    def when(one: Task) -> str:
        return "\n".join(filter(None, (date_in_words(one.date), teller.words(one.time))))

    cells = (
        Cell(tr("Waktu"), 1.6, when),
        Cell(tr("Tugas atau janji temu"), 3, lambda one: one.what or "–"),
        Cell(tr("Tempat dan pihak"), 1.8, lambda one: "\n".join(filter(None, (whereabouts(one), back_in_words(one))))),
    )
    waiting = list(open_tasks(teller.file.case))
    return [counted_table(key, waiting, cells)] if waiting else []


def whereabouts(task: Task) -> str:
    """Where a task is done and with whom."""
    return ", ".join(filter(None, (task.place, task.with_whom)))


def back_in_words(task: Task) -> str:
    """«Diketahui oleh Bu Rini, perkiraan kembali 15.00, sudah kembali», as far as it is written."""
    words = [tr("diketahui oleh {who}").format(who=task.known_to)] if task.known_to else []
    if task.expected_back:
        words.append(tr("perkiraan kembali {time}").format(time=task.expected_back.short()))
    return capital(", ".join([*words, *([tr("sudah kembali")] if task.returned else [])]))


def task_in_words(teller: Teller, task: Task) -> str:
    """«mengantar klien ke Puskesmas (Selasa, 3 September 2024, pukul 09.00 WIB, Puskesmas, ibu klien)»."""
    back = back_in_words(task)
    told = (date_in_words(task.date), teller.words(task.time), task.place, task.with_whom, back[:1].lower() + back[1:])
    beside = ", ".join(filter(None, told))
    return f"{task.what or '–'} ({beside})" if beside else task.what or "–"


def questions(teller: Teller) -> Iterator[str]:
    """What somebody meant to do or find out: next steps, follow-ups, accounts that disagree, the family's state."""
    case = teller.file.case
    for session in list(case.sessions)[-_LATEST_SESSIONS:]:
        if session.next_step:
            yield session.next_step
    for visit in case.home_visits:
        if visit.follow_up:
            yield visit.follow_up
    for finding in case.triangulations:
        if finding.disagreement:
            yield tr("Keterangan yang berbeda: {what}").format(what=finding.disagreement)
    unknown = [
        teller.person(one.person) for one in case.family if one.person is not None and one.person.vital is Vital.UNKNOWN
    ]
    if unknown:
        yield tr("Keadaan {who} belum diketahui.").format(who=", ".join(unknown))
