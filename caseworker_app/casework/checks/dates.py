"""Rules about single dates and times: ahead of today, long ago, a wrong weekday, ends before their beginnings."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect

from caseworker_app.casework.checks.certain import ahead, before, in_words
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.limits import brief
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, Contact, HomeVisit
from caseworker_app.model.family import Household, HouseholdMember, Parentage
from caseworker_app.model.group import GroupMember, GroupSession
from caseworker_app.model.indonesian import MONTHS, long_date, weekday_name
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import DataRequest, Promise, Supervision
from caseworker_app.model.partial_date import PartialDate, PartialDateType
from caseworker_app.model.plan import Conference
from caseworker_app.model.protection import Alert, CareArrangement
from caseworker_app.model.retention import LegalHold
from caseworker_app.model.termination import Referral
from caseworker_app.model.time_span import TimeSpan, TimeSpanType
from caseworker_app.model.tools import RoadMapEvent
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import InstrumentedAttribute

    from caseworker_app.casework.checks.scope import Scope
    from caseworker_app.model.base import Record

MONTH_NUMBERS = {name.casefold(): at for at, name in enumerate(MONTHS, 1)}
_ANY_DAY = re.compile(
    rf"(?:[a-z’']+,?\s+)?(?P<day>\d{{1,2}})(?:\s+(?P<month>{'|'.join(MONTH_NUMBERS)})\s+|[/.-](?P<figure>\d{{1,2}})[/.-])"
    r"(?P<year>\d{4})|(?P<first>\d{4})-(?P<middle>\d{1,2})-(?P<last>\d{1,2})",
    re.IGNORECASE,
)
LONG_AGO = 50  # years: an older case is not written down in a program of today
LONGEST_MEETING = 12 * 60  # minutes
STORY = 80  # letters: words about a date are shorter
_MEETINGS: tuple[Any, ...] = (Contact, HomeVisit, Conference, Session, GroupSession)
_PAIRS: tuple[tuple[InstrumentedAttribute[Any], InstrumentedAttribute[Any], str], ...] = (
    (Case.opened, Case.closed, mark("Kasus tercatat ditutup ({last}) sebelum dibuka ({first}).")),
    (Case.entered_residence, Case.left_residence, mark("Keluar asrama ({last}) sebelum masuk ({first}).")),
    (Parentage.since, Parentage.until, mark("Berakhir ({last}) sebelum mulai ({first}).")),
    (Household.since, Household.until, mark("Serumah sampai {last}, padahal baru mulai {first}.")),
    (HouseholdMember.since, HouseholdMember.until, mark("Serumah sampai {last}, padahal baru mulai {first}.")),
    (GroupMember.joined, GroupMember.left, mark("Keluar dari kelompok ({last}) sebelum masuk ({first}).")),
    (LegalHold.since, LegalHold.released, mark("Penahanan dilepas ({last}) sebelum mulai ({first}).")),
    (Consent.date, Consent.valid_until, mark("Persetujuan berlaku sampai {last}, sebelum ditandatangani ({first}).")),
    (Consent.date, Consent.withdrawn_on, mark("Persetujuan dicabut ({last}) sebelum diberikan ({first}).")),
    (Referral.date, Referral.answered_on, mark("Rujukan dijawab ({last}) sebelum dikirim ({first}).")),
    (Referral.date, Referral.reply_until, mark("Jawaban diminta sampai {last}, sebelum rujukan dikirim ({first}).")),
    (Promise.made_on, Promise.due, mark("Tenggat janji ({last}) sebelum janji dibuat ({first}).")),
    (Supervision.date, Supervision.due, mark("Tenggat tindak lanjut ({last}) sebelum bimbingan ({first}).")),
    (DataRequest.date, DataRequest.answered, mark("Permintaan dijawab ({last}) sebelum diajukan ({first}).")),
    (Alert.since, Alert.until, mark("Peringatan berakhir ({last}) sebelum mulai ({first}).")),
    (CareArrangement.since, CareArrangement.until, mark("Pengasuhan berakhir ({last}) sebelum mulai ({first}).")),
    (DataRequest.date, DataRequest.ended, mark("Pembatasan berakhir ({last}) sebelum diminta ({first}).")),
)
"""What begins and what ends, and what to say where the end lies before the beginning."""


@check("ahead-of-today", Severity.IMPOSSIBLE, mark("Yang sudah terjadi bertanggal sesudah hari ini"))
def ahead_of_today(scope: Scope) -> Iterator[Doubt]:
    """What was done is dated ahead of today."""
    words = tr("Tanggal {what} ({date}) sesudah hari ini ({today}).")
    today = long_date(scope.today, weekday=False)
    for deed, record, value in scope.done:
        if ahead(value, scope.today) and not deed.may_be_planned(record, scope.today):
            yield Doubt(record, deed.key, words.format(what=tr(deed.what), date=in_words(value), today=today))


@check("hope-not-marked", Severity.UNLIKELY, mark("Harapan yang belum ditandai"))
def hope_not_marked(scope: Scope) -> Iterator[Doubt]:
    """An event of the road map ahead of today that is not marked as a hope."""
    words = tr("Peristiwa ini ({date}) sesudah hari ini; bila sebuah harapan, tandai sebagai harapan.")
    for event in scope.all(RoadMapEvent):
        if event.when is not None and not event.hope and ahead(event.when, scope.today):
            yield Doubt(event, RoadMapEvent.when.key, words.format(date=in_words(event.when)))


@check("long-ago", Severity.UNLIKELY, mark("Tanggal yang terlalu lama berlalu"))
def long_ago(scope: Scope) -> Iterator[Doubt]:
    """Work that is dated half a century ago."""
    words = tr("Tanggal {what} ({date}) lebih dari {years} tahun yang lalu; periksalah tahunnya.")
    limit = PartialDate.on(scope.today.replace(year=scope.today.year - LONG_AGO, day=1))
    for deed, record, value in scope.done:
        if (deed.work or deed.attribute is Case.opened) and before(value, limit):
            sentence = words.format(what=tr(deed.what), date=in_words(value), years=LONG_AGO)
            yield Doubt(record, deed.key, sentence)


@check("wrong-weekday", Severity.IMPOSSIBLE, mark("Hari tidak cocok dengan tanggalnya"), said_by_editor=True)
def wrong_weekday(scope: Scope) -> Iterator[Doubt]:
    """A weekday is named on which the date does not fall."""
    words = tr("{date} adalah hari {weekday}, tidak seperti yang tertulis.")
    for record, key, value in values(scope, PartialDateType):
        if isinstance(value, PartialDate) and value.earliest and value.weekday_conflict:
            date = long_date(value.earliest, weekday=False)
            yield Doubt(record, key, words.format(date=date, weekday=weekday_name(value.earliest)))


@check("no-such-date", Severity.IMPOSSIBLE, mark("Tanggal yang tidak ada dalam kalender"), said_by_editor=True)
def no_such_date(scope: Scope) -> Iterator[Doubt]:
    """«31 Februari 2024», «2024-02-30»: a day that its month does not have."""
    words = tr("Tanggal “{written}” tidak ada dalam kalender.")
    for record, key, value in values(scope, PartialDateType):
        text = value.text or "" if isinstance(value, PartialDate) and not value.readable else ""
        found = _ANY_DAY.fullmatch(text.strip())
        if found is None:
            continue
        month = MONTH_NUMBERS.get((found["month"] or "").casefold()) or int(found["figure"] or found["middle"] or 0)
        day, year = int(found["day"] or found["last"]), int(found["year"] or found["first"])
        if not 1 <= month <= len(MONTHS) or day > monthrange(year, month)[1]:
            yield Doubt(record, key, words.format(written=brief(text, 30)))


@check("no-date", Severity.UNLIKELY, mark("Cerita di tempat tanggal"), said_by_editor=True)
def no_date(scope: Scope) -> Iterator[Doubt]:
    """A story stands where a date belongs."""
    words = tr("Di sini tertulis cerita, bukan tanggal; tulis tanggalnya dan pindahkan ceritanya.")
    for record, key, value in values(scope, PartialDateType):
        if isinstance(value, PartialDate) and not value.readable and len(value.text or "") > STORY:
            yield Doubt(record, key, words)


@check("time-backwards", Severity.IMPOSSIBLE, mark("Waktu selesai sebelum mulai"), said_by_editor=True)
def time_backwards(scope: Scope) -> Iterator[Doubt]:
    """A meeting ends before it begins."""
    words = tr("Waktu {time} selesai sebelum mulai.")
    for record, key, value in values(scope, TimeSpanType):
        if isinstance(value, TimeSpan) and value.backwards:
            yield Doubt(record, key, words.format(time=brief(value.short(), 40)))


@check("length-of-meeting", Severity.UNLIKELY, mark("Pertemuan tanpa lama yang wajar"))
def length_of_meeting(scope: Scope) -> Iterator[Doubt]:
    """A meeting that takes no time at all, or most of a day."""
    none, long = tr("Waktu {time} tidak ada lamanya."), tr("Waktu {time} lebih dari {hours} jam.")
    meetings: list[Any] = [record for cls in _MEETINGS for record in scope.all(cls) if record.time]
    for record in meetings:
        minutes = record.time.minutes
        if minutes is not None and not 0 < minutes <= LONGEST_MEETING:
            words = long if minutes else none
            yield Doubt(record, "time", words.format(time=brief(record.time.short(), 40), hours=LONGEST_MEETING // 60))


@check("range-backwards", Severity.IMPOSSIBLE, mark("Berakhir sebelum mulai"))
def range_backwards(scope: Scope) -> Iterator[Doubt]:
    """Something ends before it begins."""
    for first, last, words in _PAIRS:
        owner: Any = first.class_
        for record in scope.all(owner):
            since, until = getattr(record, first.key), getattr(record, last.key)
            if before(until, since):
                sentence = tr(words).format(first=in_words(since), last=in_words(until))
                yield Doubt(record, last.key, sentence, ((record, first.key),))


def values(scope: Scope, kind: Any) -> Iterator[tuple[Record, str, object]]:
    """Every value of one type of column, with its record and attribute."""
    for record in scope.records():
        for key in _columns(type(record), kind):
            value = getattr(record, key)
            if value is not None:
                yield record, key, value


@cache
def _columns(cls: Any, kind: Any) -> tuple[str, ...]:
    return tuple(column.key for column in inspect(cls).column_attrs if isinstance(column.columns[0].type, kind))
