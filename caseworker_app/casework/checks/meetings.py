"""Meetings of a worker that overlap, totals of hours that are no sum, and times that no clock shows."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import outcomes
from caseworker_app.casework.checks.alike import counted, plain
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.forms.called import called
from caseworker_app.limits import brief
from caseworker_app.model.engagement import HomeVisit
from caseworker_app.model.intervention import Session
from caseworker_app.model.plan import Conference
from caseworker_app.model.quantity import read_number
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope

_MEETINGS: tuple[Any, ...] = (Session, Conference, HomeVisit)
_HAPPENS_WITHIN = frozenset({frozenset({HomeVisit, Session})})
"""Kinds of which one may be part of the other: a session is held during a home visit."""
_LENGTH = re.compile(r"[\d.,½]+\s*jam(?:\s*(?:dan\s*)?\d+\s*menit)?|\d+\s*menit|setengah\s+jam", re.IGNORECASE)
_OF_MEETINGS = re.compile(r"(\w+)\s*(?:kali\s*)?(?:pertemuan|sesi|kegiatan)", re.IGNORECASE)
_NO_CLOCK = re.compile(r"\b(?:pukul|pkl\.?|jam)\s*(\d{1,2})[.:](\d{2,3})\b", re.IGNORECASE)
_DIGITS = re.compile(r"^\s*(?:pukul|pkl\.?|jam)?\s*(\d{1,2})[.:](\d{2,3})\b")


@check(
    "meetings-overlap",
    Severity.IMPOSSIBLE,
    mark("Dua pertemuan pada waktu yang sama"),
    reads=(Session, Conference, HomeVisit),
)
def overlapping(scope: Scope) -> Iterator[Doubt]:
    """Two meetings of the same worker that share at least a minute of the same day."""
    words = tr("{first} ({mine}) dan {second} ({theirs}) pada {date} berlangsung pada waktu yang sama.")
    held = sorted(held_in(scope), key=lambda record: (record.date.day, record.time.sort_key))
    for first, second in combinations(held, 2):
        if first.date.day != second.date.day or not first.time.overlaps(second.time):
            continue
        if frozenset({type(first), type(second)}) in _HAPPENS_WITHIN or _is_group_meeting(first, second):
            continue
        sentence = words.format(
            first=called(type(first).__name__),
            second=called(type(second).__name__).lower(),
            mine=first.time.short(),
            theirs=second.time.short(),
            date=second.date.long(weekday=False),
        )
        yield Doubt(second, "time", sentence, ((first, "time"),))


@check(
    "meetings-overlap-elsewhere",
    Severity.UNLIKELY,
    mark("Pertemuan bersamaan di kasus lain"),
    reads=(Session, Conference, HomeVisit),
)
def overlapping_elsewhere(scope: Scope) -> Iterator[Doubt]:
    """A meeting at a time at which the same worker held one in another case, at another place as far as is known.

    Brothers and sisters who are met together have a case each, and the same place.
    """
    words = tr("Pertemuan ini bersamaan dengan pertemuan petugas yang sama di kasus {number} ({time}, {place}).")
    elsewhere = list(scope.find_meetings(scope))
    for record in held_in(scope) if elsewhere else ():
        for other in elsewhere:
            apart = record.place and other.place and plain(record.place) != plain(other.place)
            if apart and other.day == record.date.day and record.time.overlaps(other.time):
                place = brief(other.place, 40)
                sentence = words.format(number=brief(other.number or "–", 24), time=other.time.short(), place=place)
                yield Doubt(record, "time", sentence)
                break


def held_in(scope: Scope) -> Iterator[Any]:
    """The meetings of the worker that took place on a known day at a known time."""
    for cls in _MEETINGS:
        for record in scope.all(cls):
            if record.date and record.date.day and record.time and outcomes.took_place(record):
                yield record


@check("total-of-hours", Severity.IMPOSSIBLE, mark("Jumlah waktu yang tidak cocok"), reads=(Session,))
def stated_total(scope: Scope) -> Iterator[Doubt]:
    """A total of hours that was stated and is not the sum of the sessions that it speaks of."""
    words = tr("Tertulis “{stated}”, padahal waktu {count} pertemuan itu berjumlah {sum}.")
    for session in scope.all(Session):
        stated = minutes_in(session.stated_total or "")
        meant = _meant(session, outcomes.held(scope.all(Session)))
        lengths = [one.time.minutes if one.time else None for one in meant]
        known = [length for length in lengths if length]
        if stated is None or len(known) != len(meant) or not known or sum(known) == stated:
            continue
        sentence = words.format(stated=brief(session.stated_total or "", 60), count=len(meant), sum=_length(sum(known)))
        yield Doubt(session, Session.stated_total.key, sentence, tuple((one, Session.time.key) for one in meant))


@check("no-such-time", Severity.IMPOSSIBLE, mark("Jam yang tidak ada"))
def no_such_time(scope: Scope) -> Iterator[Doubt]:
    """«16.300», «25.10», «12.60»: in the field of a time, and behind «pukul» or «jam» in a text."""
    words = tr("“{written}” bukan jam yang ada; periksalah penulisannya.")
    for narrative in scope.narratives:
        for found in _NO_CLOCK.finditer(narrative.text):
            if not _is_clock(*found.groups()):
                yield Doubt(narrative.record, narrative.field, words.format(written=found[0]))
    for record in scope.records():
        time = getattr(record, "time", None)
        if isinstance(time, TimeSpan) and time.unread:
            begun = _DIGITS.match(time.text or "")
            if begun is not None and not _is_clock(*begun.groups()):
                yield Doubt(record, "time", words.format(written=brief(time.text or "", 40)))


def minutes_in(text: str) -> int | None:
    """The minutes that a length in words means: «1 jam 25 menit», «setengah jam», «90 menit»; None for no length."""
    found = _LENGTH.search(text)
    if found is None:
        return None
    if found[0].casefold().startswith("setengah"):
        return 30
    meanings = read_number(found[0].replace("dan", " ").replace("½", ",5"), "menit").values
    return round(meanings[0]) if len(meanings) == 1 else None


def _meant(session: Session, held: list[Session]) -> list[Session]:
    """The sessions of the same activity that a total speaks of: all up to this one, or as many as it says."""
    same = [one for one in held if _activity(one) == _activity(session) and _activity(one)]
    same.sort(key=lambda one: (one.date.sort_key if one.date else (9, 0, 0, ""), one.position or 0))
    if session not in same:
        return []
    upto = same[: same.index(session) + 1]
    said = _OF_MEETINGS.search(session.stated_total or "")
    count = counted(said[1]) if said else None
    if count is None:
        return upto
    return upto if len(upto) == count else []


def _activity(session: Session) -> str:
    return session.activity_id or plain(session.activity_name)


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    words = [tr("{count} jam").format(count=hours)] if hours else []
    return " ".join([*words, tr("{count} menit").format(count=rest)] if rest else words)


def _is_clock(hour: str, minute: str) -> bool:
    return int(hour) <= 24 and len(minute) == 2 and int(minute) < 60


def _is_group_meeting(first: Any, second: Any) -> bool:
    """Whether both are the same meeting of a group."""
    link = getattr(first, "group_session_id", None)
    return link is not None and link == getattr(second, "group_session_id", None)
