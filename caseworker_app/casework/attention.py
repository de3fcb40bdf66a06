"""What in a case is overlooked: pure rules, each of which looks at a few values and says nothing where all is well.

A rule fires only where it is certain: what is known by half («November 2026») is over when its last day is.
"""

from __future__ import annotations

import dataclasses
import enum
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from caseworker_app.casework import consent as consents
from caseworker_app.casework.consent import Condition, State
from caseworker_app.casework.data_requests import due as answer_due
from caseworker_app.casework.retention import kept_until
from caseworker_app.casework.signers import of_client
from caseworker_app.model.choices import StageState
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.casework.procedures import Due
    from caseworker_app.model.case import Case
    from caseworker_app.model.engagement import Consent
    from caseworker_app.model.notes import DataRequest, Promise, Task
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.retention import LegalHold
    from caseworker_app.model.termination import Aftercare, Referral

CONSENT_PAGE = "engagement/consent"
SILENT_AFTER = 30
"""Days without a record after which a running case is asked about, unless the notebook says otherwise."""
CONSENT_GRACE = 7
"""Days after the opening of a case within which nobody asks for its consent."""
CONSENT_ENDS_SOON = 14
MEASURE_AGAIN = 90
"""Days of intervention after which an instrument that was used once should be used again."""
ANSWER_EXPECTED = 14
"""Days in which a referral is answered that names no day for it."""
HOLD_REVIEW = 365
PLACEMENT_ENDS_SOON, PLACEMENT_OVER = 14, 30
_QUOTED = 90  # letters
_LATER_MOMENTS = frozenset({"selama", "sesudah", "tindak lanjut"})
_MANY = 3
"""From so many on, matters of one kind in one case are told as one."""


class Kind(enum.StrEnum):
    """What a matter is about, the most pressing first where two are equally old."""

    REQUEST = "request"
    CONSENT = "consent"
    PROMISE = "promise"
    TASK = "task"
    PROCEDURE = "procedure"
    AFTERCARE = "aftercare"
    REFERRAL = "referral"
    UNREAD = "unread"
    MEASURE = "measure"
    RETENTION = "retention"
    HOLD = "hold"
    PLACEMENT = "placement"
    BACKUP = "backup"
    SILENT = "silent"


_GROUPED = {
    Kind.REQUEST: mark("{count} permintaan data menunggu jawaban"),
    Kind.PROMISE: mark("{count} janji sudah sampai tenggat"),
    Kind.TASK: mark("{count} tugas lewat tanggal"),
    Kind.PROCEDURE: mark("{count} langkah prosedur lewat tanggal"),
    Kind.AFTERCARE: mark("{count} kunjungan pascalayanan belum dicatat"),
    Kind.REFERRAL: mark("{count} rujukan belum dijawab"),
    Kind.UNREAD: mark("{count} isian belum terbaca"),
    Kind.MEASURE: mark("{count} alat ukur belum diukur ulang"),
}
_PRESSING = frozenset({Kind.REQUEST})
_QUIET = frozenset({Kind.PROCEDURE, Kind.SILENT, Kind.MEASURE, Kind.HOLD, Kind.PLACEMENT, Kind.BACKUP, Kind.UNREAD})


@dataclasses.dataclass(frozen=True, slots=True)
class Matter:
    """Something to be seen to. since: the day it fell due, or began to be open; it may lie ahead.

    subject: id of the record that it is about; with the kind it names the matter, so that it can be put off.
    case_id: "" for what is about the whole notebook. place, field: where it is seen to. reason: why it is told.
    first: where several are told as one, the record of the most urgent.
    """

    kind: Kind
    subject: str
    case_id: str
    sentence: str
    reason: str
    since: date
    place: str
    field: str = ""
    first: str = ""

    @property
    def key(self) -> str:
        """Names the matter for as long as it is open."""
        return f"{self.kind}:{self.subject}"

    @property
    def record(self) -> str:
        """The id of the record that it is about, of several the first."""
        return self.first or self.subject.partition(".")[0]

    def rank(self, today: date) -> tuple[int, int, int]:
        """Sorts by urgency: what the law sets a day for, what is due, what can wait; within each the oldest first."""
        weight = 0 if self.kind in _PRESSING else 2 if self.kind in _QUIET else 1
        return weight, (self.since - today).days, list(Kind).index(self.kind)


@dataclasses.dataclass(frozen=True, slots=True)
class Measured:
    """An instrument that was used once in a case, and how far the case has come since."""

    id: str
    case_id: str
    instrument: str
    moment: str | None
    date: PartialDate | None
    intervention: StageState | None
    evaluation: StageState | None


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """How long a case is kept: when it was closed, a term of its own, the years of its agency, whether it is held."""

    case_id: str
    closed: PartialDate | None
    until: PartialDate | None
    years: int | None
    held: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Unread:
    """A field of a case that holds words which could not be read. place, table: its page, and its table there."""

    record_id: str
    case_id: str
    label: str
    text: str
    place: str
    field: str
    table: str = ""


def age(since: date, today: date) -> str:
    """How old something is, or how far ahead: «Hari ini», «3 hari», «2 minggu», «4 bulan», «1 tahun», «2 hari lagi»."""
    days = (today - since).days
    if days < 0:
        return tr("Besok") if days == -1 else tr("{count} hari lagi").format(count=-days)
    for least, length, words in (
        (365, 365, tr("{count} tahun")), (60, 30, tr("{count} bulan")), (7, 7, tr("{count} minggu")),
        (1, 1, tr("{count} hari")),
    ):  # fmt: skip
        if days >= least:
            return words.format(count=days // length)
    return tr("Hari ini")


def promise(row: Promise, today: date) -> Matter | None:
    """A promise of any side whose day has come and of which nobody has said whether it was kept."""
    due = row.due.latest if row.due else None
    if due is None or due > today or row.kept is not None or not row.what:
        return None
    by = tr("Janji {who} belum dipastikan: {what}").format(
        who=row.by or tr("yang belum disebut pihaknya"), what=_brief(row.what)
    )
    return Matter(Kind.PROMISE, row.id, row.case_id, by, _until(due, today), due, "journal/promises", "promises")


def task(row: Task, today: date) -> Matter | None:
    """A task or appointment whose day is over and which is not ticked off."""
    due = row.date.latest if row.date else None
    if due is None or due >= today or row.done or not row.what:
        return None
    words = tr("Agenda belum dicentang: {what}").format(what=_brief(row.what))
    return Matter(Kind.TASK, row.id, row.case_id, words, _until(due, today), due, "journal/tasks", "tasks")


def procedure(case_id: str, title: str, due: Due) -> Matter:
    """A step of a procedure whose day is over. title: of the procedure."""
    words = tr("Langkah prosedur belum dikerjakan: {what}").format(what=_brief(due.step.what))
    why = tr("{procedure}; paling lambat {day}").format(procedure=title, day=long_date(due.day))
    subject = f"{case_id}.{title}.{due.step.what}"
    return Matter(Kind.PROCEDURE, subject, case_id, words, why, due.day, "review/procedures")


def aftercare(row: Aftercare, today: date) -> Matter | None:
    """A visit after the end whose day has come and of which nothing is written."""
    due = row.planned_for.latest if row.planned_for else None
    if due is None or due > today or row.date is not None or row.condition:
        return None
    words = tr("Kunjungan pascalayanan belum dicatat")
    return Matter(
        Kind.AFTERCARE, row.id, row.case_id, words, _until(due, today), due, "termination/aftercare", "aftercare"
    )


def referral(row: Referral, today: date) -> Matter | None:
    """A referral that should have been answered by now."""
    if row.answered_on is not None or row.answer or row.outcome or not row.to:
        return None
    sent = row.date.latest if row.date else None
    asked = row.reply_until.latest if row.reply_until else None
    due = asked or (sent + timedelta(days=ANSWER_EXPECTED) if sent else None)
    if due is None or due >= today:
        return None
    words = tr("Rujukan ke {to} belum dijawab").format(to=_brief(", ".join(row.to)))
    why = _until(due, today) if asked else tr("Dikirim {day}").format(day=long_date(sent)) if sent else ""
    return Matter(Kind.REFERRAL, row.id, row.case_id, words, why, due, "termination/referrals", "referrals")


def request(row: DataRequest, today: date) -> Matter | None:
    """A request of a client about the data that waits for its answer; told from the day on which it came."""
    if not (row.kind or row.what) or row.decision:
        return None
    due = answer_due(row)
    words = tr("Permintaan data belum dijawab: {what}").format(what=_brief(row.kind or row.what or ""))
    why = (
        tr("Paling lambat {day} (3 × 24 jam)").format(day=long_date(due))
        if due
        else tr("Tanggal masuknya belum ditulis; jawaban ditunggu 3 × 24 jam")
    )
    return Matter(Kind.REQUEST, row.id, row.case_id, words, why, due or today, "files/data_requests", "data_requests")


def retention(kept: Kept, today: date) -> Matter | None:
    """A closed case that need not be kept any longer, and that nothing forbids to erase."""
    until = kept_until(kept.closed, kept.until, kept.years)
    if until is None or until >= today or kept.held:
        return None
    why = tr("Disimpan sampai {day}; putuskan: hapus atau perpanjang").format(day=long_date(until, weekday=False))
    return Matter(Kind.RETENTION, kept.case_id, kept.case_id, tr("Masa simpan berakhir"), why, until, "files/retention")


def hold(row: LegalHold, today: date) -> Matter | None:
    """A hold that stands for more than a year, of which one should ask whether it is still wanted."""
    since = row.since.latest if row.since else None
    if row.released is not None or since is None or (today - since).days < HOLD_REVIEW:
        return None
    words = tr("Penahanan oleh {who} masih berlaku").format(who=row.ordered_by or "–")
    why = tr("Sejak {day}; tanyakan apakah masih diperlukan").format(day=long_date(since, weekday=False))
    return Matter(Kind.HOLD, row.id, row.case_id, words, why, since, "files/retention")


def placement(case_id: str, period: PartialDate | None, approved: PartialDate | None, today: date) -> Matter | None:
    """A practicum that ends within two weeks, or ended within the last month, and whose report is not approved."""
    end = period.latest if period and period.precision in {"day", "range"} else None
    if end is None or approved is not None:
        return None
    if not -PLACEMENT_OVER <= (end - today).days <= PLACEMENT_ENDS_SOON:
        return None
    words = tr("Praktikum berakhir") if end >= today else tr("Praktikum sudah berakhir")
    why = tr("{day}; laporan belum disahkan").format(day=long_date(end))
    return Matter(Kind.PLACEMENT, end.isoformat(), case_id, words, why, end, "placement/placement", "approved_on")


def silent(case_id: str, last: date, today: date, *, days: int) -> Matter | None:
    """A running case in which nothing was written for more than so many days, nor anything is planned.

    last: the last day of whatever was done, is planned, or of the opening.
    """
    if (today - last).days <= days:
        return None
    why = tr("Catatan terakhir {day}").format(day=long_date(last))
    words = tr("Lebih dari {days} hari tanpa catatan").format(days=days)
    return Matter(Kind.SILENT, case_id, case_id, words, why, last, "journal/journal", "journal")


def measure_again(measured: Measured, today: date) -> Matter | None:
    """An instrument used once before the intervention, which has ended since or runs for long; evaluation not done."""
    day = measured.date.latest if measured.date else None
    if day is None or day > today or (measured.moment or "").casefold() in _LATER_MOMENTS:
        return None
    if measured.evaluation is StageState.DONE:
        return None
    ended = measured.intervention is StageState.DONE or measured.evaluation is StageState.RUNNING
    long = measured.intervention is StageState.RUNNING and (today - day).days >= MEASURE_AGAIN
    if not (ended or long):
        return None
    words = tr("Belum diukur ulang: {instrument}").format(instrument=_brief(measured.instrument))
    why = tr("Ukuran pertama {day}").format(day=long_date(day, weekday=False))
    place = "evaluation/instruments" if ended else "assessment/instruments"
    return Matter(Kind.MEASURE, measured.id, measured.case_id, words, why, day, place, "measurements")


def unread(field: Unread, today: date) -> Matter:
    """A field whose words could not be read."""
    words = tr("Isian belum terbaca: {label}").format(label=field.label)
    subject, quoted = f"{field.record_id}.{field.field}", tr("Tertulis “{text}”").format(text=_brief(field.text))
    return Matter(Kind.UNREAD, subject, field.case_id, words, quoted, today, field.place, field.table or field.field)


def no_consent(case_id: str, opened: date | None, today: date, *, oral: bool) -> Matter | None:
    """A running case that was opened more than a week ago and has no written consent of the client."""
    if opened is None or (today - opened).days <= CONSENT_GRACE:
        return None
    why = tr("Baru ada izin lisan atau surat izin") if oral else tr("Kasus dibuka {day}").format(day=long_date(opened))
    return Matter(
        Kind.CONSENT, case_id, case_id, tr("Persetujuan tertulis belum ada"), why, opened, CONSENT_PAGE, "consents"
    )


def consent(case: Case, today: date) -> Matter | None:
    """What is wrong with the consent of a running case, or soon will be: unsigned, flawed, withdrawn, expired."""
    standing = consents.standing(case, today)
    form = standing.consent
    if form is None:
        return _unanswered(case, today)
    judged = consents.judge(case, form, today)
    ends = form.valid_until.latest if form.valid_until else None
    signed = form.date.latest if form.date else None
    opened = case.opened.latest if case.opened else None
    if standing.state is State.WITHDRAWN:
        back = form.withdrawn_on.latest if form.withdrawn_on else None
        return _of_consent(case, form, tr("Persetujuan dicabut"), standing.sentence, back or today)
    if judged.condition is Condition.UNSIGNED:
        words = tr("Persetujuan sudah dijawab, belum ditandatangani")
        return _of_consent(case, form, words, _sentence(judged.why), min(signed or opened or today, today))
    if judged.condition is Condition.FLAWED:
        return _of_consent(case, form, _sentence(judged.why), standing.sentence, min(signed or today, today))
    if judged.condition is Condition.EXPIRED:
        return _of_consent(case, form, tr("Persetujuan kedaluwarsa"), _sentence(judged.why), ends or today)
    if judged.condition is Condition.HOLDS and ends and 0 <= (ends - today).days <= CONSENT_ENDS_SOON:
        until = tr("Berlaku sampai {day}").format(day=long_date(ends))
        return _of_consent(case, form, tr("Persetujuan segera berakhir"), until, ends)
    return None


def by_urgency(matters: Iterable[Matter], today: date) -> list[Matter]:
    """In the order in which they should be seen to; three and more of a kind in one case are told as one.

    Kinds of one urgency take turns, each with its oldest first: many old matters of one kind must not hide the others.
    """
    groups: dict[tuple[Kind, str], list[Matter]] = {}
    for matter in matters:
        groups.setdefault((matter.kind, matter.case_id), []).append(matter)
    told = [matter for (kind, _), rows in groups.items() for matter in _together(kind, rows, today)]
    in_turn: list[tuple[tuple[int, ...], Matter]] = []
    seen: Counter[tuple[int, Kind]] = Counter()
    for matter in sorted(told, key=lambda matter: matter.rank(today)):
        weight, days, kind = matter.rank(today)
        in_turn.append(((weight, seen[weight, matter.kind], days, kind), matter))
        seen[weight, matter.kind] += 1
    return [matter for _, matter in sorted(in_turn, key=lambda placed: placed[0])]


def _together(kind: Kind, rows: Sequence[Matter], today: date) -> Sequence[Matter]:
    if len(rows) < _MANY or kind not in _GROUPED:
        return rows
    first = min(rows, key=lambda matter: matter.rank(today))
    words = tr(_GROUPED[kind]).format(count=len(rows))
    subject = f"{first.case_id}.{len(rows)}"
    return [dataclasses.replace(first, subject=subject, sentence=words, reason=first.sentence, first=first.record)]


def _unanswered(case: Case, today: date) -> Matter | None:
    """A form was prepared and lies unanswered past the first week of the case."""
    forms, opened = of_client(case.consents), case.opened.latest if case.opened else None
    if not forms or opened is None or (today - opened).days <= CONSENT_GRACE:
        return None
    if any(form.date and form.date.latest and form.date.latest >= today for form in forms):
        return None
    why = tr("Lembarnya sudah disiapkan, tetapi belum dijawab")
    return _of_consent(case, forms[-1], tr("Persetujuan belum ditandatangani"), why, opened)


def _of_consent(case: Case, form: Consent, words: str, why: str, since: date) -> Matter:
    return Matter(Kind.CONSENT, form.id, case.id, words, why, since, CONSENT_PAGE, "consents")


def _until(due: date, today: date) -> str:
    if due == today:
        return tr("Tenggatnya hari ini")
    return tr("Tenggat {day}").format(day=long_date(due))


def _brief(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _QUOTED else plain[:_QUOTED].rsplit(" ", 1)[0] + " …"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
