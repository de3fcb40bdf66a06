"""Logbook: every line of work with its hours and their running total, week by week."""

from __future__ import annotations

import dataclasses
import itertools
from datetime import date, timedelta
from typing import TYPE_CHECKING

from caseworker_app.casework import stages
from caseworker_app.casework.work_log import (
    Work,
    days_of,
    first_day,
    is_weekly,
    minutes_of,
    monday_of,
    timed,
    work_log,
)
from caseworker_app.documents.blocks import (
    Block,
    Column,
    Content,
    Document,
    Landscape,
    PageBreak,
    Paragraph,
    Run,
    SpanRow,
    Title,
)
from caseworker_app.documents.case_report.sessions import worker_label
from caseworker_app.documents.elements.letterhead import foot
from caseworker_app.documents.elements.record_tables import parts
from caseworker_app.documents.elements.sheet import (
    closing,
    closing_by_hand,
    empty_rows,
    grid,
    hours,
    pairs,
    sheet,
    to_write,
)
from caseworker_app.documents.elements.staff_names import agency_name, official_number, supervisor, worker_name
from caseworker_app.documents.recording.open_matters import task_in_words
from caseworker_app.documents.telling import Teller, noted
from caseworker_app.documents.wording import capital, date_in_words
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.case import Case
from caseworker_app.model.notes import JournalEntry, Placement, PlacementWeek
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.practice import Practitioner
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.wish import Wish

VERSION = "1.0"
_ROWS, _ROW_HEIGHT = 6, 1.6
_SUNDAY = timedelta(days=6)
_HEADS = (
    ("No.", 0.35), ("Hari/tanggal", 1.0), ("Waktu", 0.9), ("Kegiatan", 3.0), ("Hasil", 2.2),
    ("Kendala dan rencana", 1.7), ("Lama", 0.8), ("Jumlah jam", 1.0), ("Paraf", 0.6),
)  # fmt: skip


_COUNTED = frozenset({"Lama", "Jumlah jam"})
"""Columns that the program works out from the hours; a pen is not asked for them."""


@dataclasses.dataclass(frozen=True, slots=True)
class Week:
    """The work of one calendar week; ``monday`` is None for work of which no week is known."""

    monday: date | None
    number: int
    lines: tuple[Work, ...]


def logbook(file: CaseFile, wish: Wish) -> Document:
    """The logbook of a case; a blank one has a day's lines and a week's page to write in."""
    teller = Teller(file, names=wish.names)
    weeks = [] if wish.blank else weeks_of(work_log(file, until=date.today()), _days_beside(file.case))
    told = _told(teller, weeks) if weeks else _blank_pages()
    return Document(
        key="logbook",
        title=tr("Logbook"),
        dress="report" if weeks else "form",
        type_size=11,
        even_margins=True,
        foot=foot(file.case, VERSION),
        blocks=(Landscape((Title(tr("LOGBOOK HARIAN DAN MINGGUAN")), *_head(teller, blank=wish.blank), *told)),),
    )


def weeks_of(lines: Sequence[Work], beside: Iterable[PartialDate | None] = ()) -> list[Week]:
    """Lines week by week, counted from the first; those of which no week is known come last.

    ``beside``: days of what is told below a week's lines; a week of such a day is there even without a line.
    """
    by_monday: dict[date | None, list[Work]] = {}
    for one in lines:
        by_monday.setdefault(_monday(one), []).append(one)
    for day in beside:
        first = first_day(day)
        by_monday.setdefault(monday_of(first) if first else None, [])
    known = sorted(monday for monday in by_monday if monday)
    weeks = [Week(monday, (monday - known[0]).days // 7 + 1, tuple(by_monday[monday])) for monday in known]
    return [*weeks, Week(None, 0, tuple(by_monday[None]))] if None in by_monday else weeks


def _monday(one: Work) -> date | None:
    """The week of a line; None where its date may lie in several weeks."""
    days = days_of(one.date)
    if days:
        return monday_of(days[0])
    if one.date is None or one.date.earliest is None or one.date.latest is None or one.date.age is not None:
        return None
    first, last = monday_of(one.date.earliest), monday_of(one.date.latest)
    return first if first == last else None


def _days_beside(case: Case) -> Iterator[PartialDate | None]:
    """The days of all that stands below the lines of a week."""
    yield from (entry.date for entry in case.journal if is_weekly(entry))
    yield from (reflection.date for reflection in case.reflections)
    yield from (task.date for task in case.tasks if task.done)


def _head(teller: Teller, *, blank: bool) -> list[Block]:
    case = teller.file.case
    worker = case.practitioner
    name, _ = supervisor(case)
    role = worker_label(worker)
    known = [
        (role, worker_name(case)),
        (tr("Nomor"), official_number(worker.number, worker.role) if worker else ""),
        (tr("Asal institusi"), (worker.institution if worker else None) or ""),
        (tr("Lembaga"), agency_name(case)),
        (tr("Supervisor"), name),
        *parts(teller, worker, Practitioner.field_instructor),
        *parts(teller, case.placement, Placement.period),
        *([] if blank else parts(teller, case, Case.client)),
    ]
    return pairs("head", known)


def _told(teller: Teller, weeks: Sequence[Week]) -> list[Block]:
    used = _used(weeks)
    columns = tuple(column for column, on in zip(_columns(), used, strict=True) if on)
    rows: list[tuple[Content, ...] | SpanRow] = []
    before: list[Work] = []
    number = itertools.count(1)
    for week in weeks:
        rows.append(SpanRow((Run(_week_head(teller, week), bold=True),)))
        for one in week.lines:
            before.append(one)
            cells = _row(teller, next(number), one, minutes_of(before))
            rows.append(tuple(cell for cell, on in zip(cells, used, strict=True) if on))
        rows += [SpanRow((Run(f"{label}: ", bold=True), Run(text))) for label, text in _week_notes(teller, week)]
    rows += [SpanRow((Run(f"{label}: ", bold=True), Run(text))) for label, text in _total(before)]
    end = closing(teller.file.case, instructor=True, remarks=tr("Catatan supervisor"))
    return [*grid("logbook", columns, rows), end]


def _used(weeks: Sequence[Week]) -> list[bool]:
    """Which columns have anything to say: obstacles and plans are often left out."""
    lines = [one for week in weeks for one in week.lines]
    written = any(one.obstacle or one.plan for one in lines)
    return [heading != "Kendala dan rencana" or written for heading, _ in _HEADS]


def _columns() -> tuple[Column, ...]:
    centred = {"No.", "Lama", "Jumlah jam"}
    return tuple(Column(tr(head), width, "centre" if head in centred else "left") for head, width in _HEADS)


def _row(teller: Teller, number: int, one: Work, total: int) -> tuple[Content, ...]:
    titles = dict(zip(stages.KEYS, stages.titles(_naming(teller)), strict=True))
    further = (
        (tr(label_of(JournalEntry.stage)), titles.get(one.stage, one.stage)),
        (tr(label_of(JournalEntry.method)), one.method),
        (tr(label_of(JournalEntry.place)), one.place),
        (tr("Bersama"), one.with_whom),
    )
    same = one.account.strip().rstrip(".").casefold() == one.what.strip().casefold()
    account = [Paragraph(one.account, "plain")] if one.account and not same else []
    beside = ((tr(label_of(JournalEntry.obstacle)), one.obstacle), (tr(label_of(JournalEntry.plan)), one.plan))
    return (
        str(number),
        date_in_words(one.date),
        one.time.short() if one.time else "",
        (Paragraph(capital(one.what), "plain"), *account, *(noted(label, text) for label, text in further if text)),
        one.result,
        tuple(noted(label, text) for label, text in beside if text) or "–",
        hours(minutes_of([one])) if timed(one) else "",
        hours(total) if timed(one) else "",
        "",
    )


def _naming(teller: Teller) -> str | None:
    agency = teller.file.case.agency
    return agency.stage_names if agency else None


def _week_head(teller: Teller, week: Week) -> str:
    if week.monday is None:
        return tr("Minggu tidak diketahui")
    planned = _planned(teller, week)
    number = planned.week if planned and planned.week is not None else week.number
    span = PartialDate(week.monday, week.monday + _SUNDAY).long()
    return tr("Minggu ke-{number} ({span}), {hours}").format(
        number=number,
        span=span,
        hours=hours(minutes_of(week.lines)) if any(map(timed, week.lines)) else tr("tanpa jam"),
    )


def _planned(teller: Teller, week: Week) -> PlacementWeek | None:
    """The week of the placement that this one is."""
    if week.monday is None:
        return None
    whole = PartialDate(week.monday, week.monday + _SUNDAY)
    dated = (one for one in teller.file.case.placement.weeks if one.dates and one.dates.earliest)
    return next((one for one in dated if one.dates and not one.dates.contradicts(whole)), None)


def _week_notes(teller: Teller, week: Week) -> Iterator[tuple[str, str]]:
    """Target and outcome of the week, its weekly notes, and what was learnt."""
    case = teller.file.case
    planned = _planned(teller, week)
    of_week = (
        *parts(teller, planned, PlacementWeek.target, PlacementWeek.achieved),
        (tr("Kegiatan lain"), (planned.activities if planned else None) or ""),
        *parts(teller, planned, PlacementWeek.note),
    )
    yield from ((label, text) for label, text in of_week if text)
    for entry in case.journal:
        if is_weekly(entry) and _in_week(entry.date, week):
            told = (entry.text, entry.result, entry.obstacle, entry.plan)
            labels = (tr("Catatan mingguan"), tr("Hasil"), tr("Kendala"), tr("Rencana minggu depan"))
            yield from ((label, text) for label, text in zip(labels, told, strict=True) if text)
    finished = [task_in_words(teller, task) for task in case.tasks if task.done and _in_week(task.date, week)]
    if finished:
        yield tr("Tugas yang selesai"), "; ".join(finished)
    for one in case.reflections:
        if _in_week(one.date, week):
            text = " ".join(filter(None, (one.situation, one.feelings, one.decision, one.learned)))
            if text:
                yield tr("Refleksi"), text


def _in_week(day: PartialDate | None, week: Week) -> bool:
    first = first_day(day)
    return (monday_of(first) if first else None) == week.monday


def _total(lines: Sequence[Work]) -> Iterator[tuple[str, str]]:
    """All hours, and what they do not hold."""
    untimed = sum(not timed(one) for one in lines)
    told = [hours(minutes_of(lines)) if untimed < len(lines) else tr("belum dapat dihitung")]
    if untimed:
        told.append(tr("{count} kegiatan tanpa jam tidak ikut dihitung").format(count=untimed))
    if sum(minutes_of([one]) for one in lines) > minutes_of(lines):
        told.append(tr("kegiatan yang waktunya bertumpuk dihitung sekali"))
    yield tr("Jumlah jam seluruhnya"), "; ".join(told)


def _blank_pages() -> list[Block]:
    """A page for days, and one for a week."""
    weekly = (
        (tr("Minggu ke-, tanggal"), 1),
        (tr("Target minggu ini"), 2),
        (tr("Capaian"), 2),
        (tr("Refleksi: yang dipelajari, nilai dan etika, perasaan"), 3),
        (tr("Rencana minggu depan"), 2),
    )
    columns = [column for column, (heading, _) in zip(_columns(), _HEADS, strict=True) if heading not in _COUNTED]
    return [
        *grid("logbook", columns, empty_rows(len(columns), _ROWS, _ROW_HEIGHT)),
        PageBreak(),
        *sheet("week", to_write(weekly)),
        closing_by_hand(),
    ]
