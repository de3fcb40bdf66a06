"""What was done in a case and when, as lines of a logbook, and how long it all took."""

from __future__ import annotations

import dataclasses
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import outcomes
from caseworker_app.casework.group_work import parts_of
from caseworker_app.forms import lists
from caseworker_app.model.date_setting import Setting
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.casework.group_work import Part
    from caseworker_app.model.case import Case
    from caseworker_app.model.engagement import ContactPerson, HomeVisit
    from caseworker_app.model.group import Group, GroupSession
    from caseworker_app.model.intervention import Session, SessionPerson
    from caseworker_app.model.notes import JournalEntry
    from caseworker_app.model.time_span import TimeSpan

WEEKLY = "catatan mingguan"
_BETWEEN_DAYS = re.compile(r"\s*(?:,|;|\bdan\b)\s*")
_DAY_MINUTES = 24 * 60
_UNKNOWN = (9, 0, 0, "")


@dataclasses.dataclass(frozen=True, slots=True)
class Work:
    """One thing that was done. ``stage`` is the key of its helping stage, empty where nobody said it.

    held: whether it took place; a meeting that was put off, missed or called off is told, and takes no time.
    """

    what: str
    date: PartialDate | None = None
    time: TimeSpan | None = None
    stage: str = ""
    method: str = ""
    place: str = ""
    with_whom: str = ""
    account: str = ""
    result: str = ""
    obstacle: str = ""
    plan: str = ""
    held: bool = True


def work_log(file: CaseFile, *, until: date | None = None) -> list[Work]:
    """All that was done in a case, in the order of days and hours; what has no date comes last, as it was written.

    ``until``: what lies after this day is planned, not done, and is left out.
    """
    case = file.case
    found = [
        *_first_meetings(case),
        *_looking(case),
        *(_session(one) for one in case.sessions),
        *_group_sessions(file),
        *_talks(case),
        *_endings(case),
        *_journal(case),
    ]
    days = [(first_day(one.date), one) for one in found]
    return sorted((one for day, one in days if not (until and day and day > until)), key=_moment)


def was_made(visit: HomeVisit) -> bool:
    """Whether anything is written of a home visit that only somebody who went there can know."""
    return bool(visit.result or visit.met or visit.house_condition or visit.observation or visit.failed_because)


def days_of(value: PartialDate | None) -> list[date]:
    """The certain days of a date: the one, or each of several that were written one after the other."""
    if value is None or value.weekday_conflict:
        return []
    if value.day:
        return [value.day]
    near = (value.earliest, value.latest) if value.earliest and value.latest else None
    setting = Setting(date.today(), near=near)
    parts = [PartialDate.parse(part, setting).day for part in _BETWEEN_DAYS.split(value.text or "") if part]
    known = [day for day in parts if day]
    return known if known and len(known) == len(parts) else []


def first_day(value: PartialDate | None) -> date | None:
    """The day on which something stands in a calendar: the first that is known of it."""
    days = days_of(value)
    return days[0] if days else value.earliest if value else None


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def minutes_of(lines: Iterable[Work]) -> int:
    """How many minutes these took together; where several ran at once on one day the time counts once."""
    by_day: dict[object, list[tuple[int, int]]] = {}
    for one in lines:
        span = _span(one.time)
        if span and one.held:
            by_day.setdefault(first_day(one.date) or one, []).append(span)
    return sum(map(_covered, by_day.values()))


def timed(one: Work) -> bool:
    """Whether it is known how long it took."""
    return one.held and _span(one.time) is not None


def _span(time: TimeSpan | None) -> tuple[int, int] | None:
    if time is None or time.start is None or not time.minutes:
        return None
    start = time.start.hour * 60 + time.start.minute
    return start, start + min(time.minutes, _DAY_MINUTES)


def _covered(spans: Sequence[tuple[int, int]]) -> int:
    """The length of what several spans cover together."""
    total, reached = 0, -1
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _moment(one: Work) -> tuple[object, ...]:
    day = first_day(one.date)
    if day is not None:
        at: tuple[object, ...] = (0, day.toordinal(), 0, "")
    else:
        at = one.date.sort_key if one.date else _UNKNOWN
    return at, one.time.sort_key if one.time else _UNKNOWN


def _first_meetings(case: Case) -> Iterator[Work]:
    for one in case.contacts:
        yield Work(
            tr("Kontak ({mode})").format(mode=one.mode) if one.mode else tr("Kontak"),
            one.date, one.time, "engagement",
            place=one.place or "", with_whom=one.with_whom or _present(one.people),
            account=one.process or "", result=one.result or "", **_fate(one),
        )  # fmt: skip
    for visit in (one for one in case.home_visits if one.date or was_made(one)):
        yield Work(
            tr("Home visit"), visit.date, visit.time, "engagement",
            place=visit.place or "", with_whom=visit.met or "", account=visit.purpose or "",
            result=visit.result or visit.agreement or "", plan=visit.follow_up or "", **_fate(visit),
        )  # fmt: skip


def _looking(case: Case) -> Iterator[Work]:
    for one in case.interviews:
        what = tr("Wawancara dengan {who}").format(who=one.informant) if one.informant else tr("Wawancara")
        if one.activity and not one.informant:
            what, account = one.activity, ""
        else:
            account = one.activity or ""
        yield Work(
            what, one.date, one.time, "assessment",
            place=one.place or "", account=account, result=one.result or "", **_fate(one),
        )  # fmt: skip
    for seen in case.observations:
        yield Work(tr("Observasi"), seen.date, seen.time, "assessment", place=seen.place or "", result=seen.seen or "")
    for read in case.document_studies:
        what = tr("Studi dokumentasi: {document}").format(document=read.document or "–")
        yield Work(what, read.date, None, "assessment", result=read.finding or "")


def _session(one: Session) -> Work:
    name = (one.activity.name if one.activity else None) or one.activity_name or tr("Pertemuan")
    what = tr("{name} (pertemuan ke-{at})").format(name=name, at=one.number) if one.number is not None else name
    return Work(
        what, one.date, one.time, "intervention",
        method=one.method or "", place=one.place or "",
        with_whom=one.participants or _present(one.people),
        account=one.process or "", result=one.result or "", plan=one.next_step or "", **_fate(one, one.obstacle),
    )  # fmt: skip


def _group_sessions(file: CaseFile) -> Iterator[Work]:
    """Meetings of the groups that the case takes part in, but for those that stand among its own sessions."""
    told = {one.group_session_id for one in file.case.sessions}
    for group in file.groups:
        name, own = group_called(group), {part.meeting.id: part for part in parts_of(group, file.case)}
        yield from (_group_session(name, one, own.get(one.id)) for one in group.sessions if one.id not in told)


def group_called(group: Group) -> str:
    """«Kelompok Melati», whether the word stands in its name or not."""
    name, word = (group.name or "").strip(), tr("Kelompok")
    return name if name.casefold().startswith(word.casefold()) else f"{word} {name}".strip()


def _group_session(name: str, one: GroupSession, own: Part | None) -> Work:
    missed = tr("Klien tidak hadir ({why})").format(why=own.attendance) if own and own.absent else ""
    return Work(
        name, one.date, one.time, "intervention",
        place=one.place or "", account=one.agenda or "", result=one.result or "", **_fate(one, missed),
    )  # fmt: skip


def _talks(case: Case) -> Iterator[Work]:
    for one in case.conferences:
        number = f" {one.number}" if one.number is not None else ""
        stage = "plan" if (one.number or 1) < 2 else "intervention"
        name = (one.kind or tr("case conference")) + number
        yield Work(
            name[:1].upper() + name[1:], one.date, one.time, stage,
            place=one.place or "", account="; ".join(one.agenda or []), result="; ".join(one.decisions or []),
            **_fate(one),
        )  # fmt: skip
    for talk in case.supervisions:
        who = tr("Bimbingan dengan {who}").format(who=talk.supervisor) if talk.supervisor else tr("Bimbingan")
        yield Work(
            who, talk.date, None, "", account=talk.topic or "", result=talk.advice or "", plan=talk.follow_up or ""
        )


def _endings(case: Case) -> Iterator[Work]:
    one, end = case.evaluation, case.termination
    if one.date:
        yield Work(
            tr("Evaluasi"), one.date, one.time, "evaluation", place=one.place or "", result=one.result_summary or ""
        )
    if end.date:
        yield Work(
            tr("Terminasi"), end.date, end.time, "termination",
            place=end.place or "", account=end.process or "", result=end.client_condition or "",
        )  # fmt: skip
    for after in case.aftercare:
        if after.date:
            yield Work(tr("Kunjungan pascalayanan"), after.date, None, "termination",
                       with_whom=after.who or "", account=after.action or "", result=after.condition or "")  # fmt: skip


def _fate(meeting: Any, obstacle: str | None = None) -> dict[str, Any]:
    """Whether a meeting took place, and what was in the way."""
    words = (outcomes.in_words(meeting) or getattr(meeting, "failed_because", None), obstacle)
    return {"held": outcomes.took_place(meeting), "obstacle": "; ".join(filter(None, words))}


def _journal(case: Case) -> Iterator[Work]:
    for one in case.journal:
        if not is_weekly(one):
            yield Work(
                _entry(one), one.date, one.time, _stage_key(one.stage),
                method=one.method or "", place=one.place or "", result=one.result or "",
                obstacle=one.obstacle or "", plan=one.plan or "",
            )  # fmt: skip


def _entry(entry: JournalEntry) -> str:
    """What a journal entry says, after its kind where that is a word of the worker's own."""
    own = entry.kind if entry.kind and not lists.load("journal_kinds").find(entry.kind) else None
    return ": ".join(filter(None, (own, entry.text))) or entry.kind or tr("Catatan harian")


def is_weekly(entry: JournalEntry) -> bool:
    """Whether a journal entry speaks of a whole week."""
    return bool((entry.kind or "").casefold() == WEEKLY)


def _present(people: Iterable[ContactPerson | SessionPerson]) -> str:
    called = (one.name or (one.person.name if one.person else None) or one.role for one in people)
    return ", ".join(filter(None, called))


def _stage_key(name: str | None) -> str:
    """The key of a stage by any of its names; the name itself where it is none of them."""
    if not name:
        return ""
    entry = lists.load("stages").find(name)
    return entry.code if entry else name
