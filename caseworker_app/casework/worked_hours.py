"""How long one practitioner worked, by week and by day: for the logbook and the hours of a practicum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from caseworker_app.casework.tallies import Tally, TallyColumn, TallyRow, TallyTable, summed, trimmed
from caseworker_app.casework.work_log import Work, days_of, minutes_of, monday_of, timed
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.periods import Period


@dataclass(frozen=True, slots=True)
class WorkedLine:
    """One thing that was done. kind: what it is («Wawancara»), naming nobody; ``work.what`` may name people.

    cases: ids of the cases that it was done for. worker: id of whoever did it, "" where nobody is named.
    """

    kind: str
    work: Work
    cases: tuple[str, ...] = ()
    worker: str = ""

    @property
    def day(self) -> date | None:
        """The day on which it was, or on which it began; None where that is not certain."""
        return _day(self.work.date)

    @property
    def monday(self) -> date | None:
        """The Monday of its week; None where that is not certain."""
        return _monday(self.work.date)


@lru_cache(maxsize=65_536)  # much is done on the same days
def _day(when: PartialDate | None) -> date | None:
    return next(iter(days_of(when)), None)


@lru_cache(maxsize=65_536)
def _monday(when: PartialDate | None) -> date | None:
    day = _day(when)
    if day is not None:
        return monday_of(day)
    if when is None or when.earliest is None or when.latest is None or when.approximate or when.age is not None:
        return None
    return monday_of(when.earliest) if monday_of(when.earliest) == monday_of(when.latest) else None


@dataclass(frozen=True, slots=True)
class AttendedWeek:
    """A week of a placement as its list of attendance has it."""

    number: int
    dates: PartialDate | None = None
    days_present: int | None = None


@dataclass(frozen=True, slots=True)
class WhoWorked:
    """One practitioner, or nobody in particular: then all is "". instructor: who guides a student at the placement."""

    name: str = ""
    role: str = ""
    number: str = ""
    instructor: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class WorkedHours:
    """Hours within a period: tables by week and day, and every line of them in the order of time.

    cases: number and initials by the id of the case.
    """

    who: WhoWorked
    period: Period
    tables: tuple[TallyTable, ...]
    lines: tuple[WorkedLine, ...]
    cases: dict[str, tuple[str, str]]

    def cases_of(self, line: WorkedLine) -> str:
        """«2024-001 MS, 2024-002 S»."""
        return ", ".join(" ".join(filter(None, self.cases[id_])) for id_ in line.cases)


def tables(lines: Sequence[WorkedLine], weeks: Sequence[AttendedWeek], period: Period) -> list[TallyTable]:
    """Hours by week and by day; where several things ran at once, that time counts once."""
    return [trimmed(_by_week(lines, weeks, period)), trimmed(_by_day(lines, period))]


def week_numbers(mondays: Iterable[date], weeks: Sequence[AttendedWeek]) -> dict[date, AttendedWeek]:
    """Which week of the placement each of these weeks is, where the list of attendance says it."""
    numbered: dict[date, AttendedWeek] = {}
    for monday in mondays:
        sunday = monday + timedelta(days=6)
        for week in weeks:
            span = week.dates.possible if week.dates is not None else None
            middle = span[0] + (span[1] - span[0]) / 2 if span else None
            if middle is not None and monday <= middle <= sunday:
                numbered[monday] = week
    return numbered


def _columns(*between: TallyColumn) -> tuple[TallyColumn, ...]:
    return (
        *between,
        TallyColumn(tr("Kegiatan")),
        TallyColumn(tr("Jam"), "minutes", tr("jam yang bertumpuk dihitung sekali")),
        TallyColumn(
            tr("Bertumpuk"), "minutes", tr("jam yang tidak dihitung dua kali karena berjalan bersamaan"), spare=True
        ),
        TallyColumn(tr("Tanpa lama"), about=tr("jam mulai atau selesainya tidak dicatat: terhitung, tanpa jamnya")),
    )


def _figures(lines: Sequence[WorkedLine]) -> tuple[Tally, ...]:
    lengths = [line for line in lines if timed(line.work)]
    once = sum(minutes_of(line.work for line in own) for own in _by_worker(lengths).values())
    each = sum(minutes_of([line.work]) for line in lengths)
    untimed = [line for line in lines if not timed(line.work)]
    return (
        Tally(len(lines), _cases(lines)),
        Tally(once, _cases(lengths)),
        Tally(each - once, _cases(lengths) if each > once else ()),
        Tally(len(untimed), _cases(untimed)),
    )


def _by_worker(lines: Iterable[WorkedLine]) -> dict[str, list[WorkedLine]]:
    """What two people did at the same time is no time of one."""
    groups: dict[str, list[WorkedLine]] = {}
    for line in lines:
        groups.setdefault(line.worker, []).append(line)
    return groups


def _cases(lines: Iterable[WorkedLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for line in lines for id_ in line.cases))


def _grouped(
    lines: Iterable[WorkedLine], key: Callable[[WorkedLine], date | None]
) -> Mapping[date | None, list[WorkedLine]]:
    groups: dict[date | None, list[WorkedLine]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return dict(sorted(groups.items(), key=lambda pair: pair[0] or date.max))


def _by_week(lines: Sequence[WorkedLine], weeks: Sequence[AttendedWeek], period: Period) -> TallyTable:
    groups = _grouped(lines, lambda line: line.monday)
    numbered = week_numbers([monday for monday in groups if monday], weeks)
    rows = []
    for monday, done in groups.items():
        days = len({line.day for line in done if line.day})
        week = numbered.get(monday) if monday else None
        present = Tally(week.days_present or 0 if week else 0, _cases(done) if week and week.days_present else ())
        rows.append(TallyRow(_week(monday, week), (Tally(days, _cases(done)), present, *_figures(done))))
    columns = _columns(
        TallyColumn(tr("Hari"), about=tr("hari yang ada kegiatannya")),
        TallyColumn(tr("Hari hadir"), about=tr("menurut daftar hadir mingguan di Praktikum"), spare=True),
    )
    return TallyTable(
        key="weeks",
        title=tr("Jam menurut minggu, {period}").format(period=period.in_sentence),
        head=tr("Minggu"),
        columns=columns,
        rows=tuple(rows),
        total=summed(tr("Jumlah"), rows, len(columns)),
        explained=_explained(),
        notes=_notes(),
        charted=-1,
    )


def _by_day(lines: Sequence[WorkedLine], period: Period) -> TallyTable:
    groups = _grouped(lines, lambda line: line.day)
    rows = [TallyRow(long_date(day) if day else tr("hari tidak pasti"), _figures(done)) for day, done in groups.items()]
    return TallyTable(
        key="days",
        title=tr("Jam menurut hari, {period}").format(period=period.in_sentence),
        head=tr("Hari"),
        columns=_columns(),
        rows=tuple(rows),
        total=summed(tr("Jumlah"), rows, len(_columns())),
        explained=_explained(),
    )


def _week(monday: date | None, week: AttendedWeek | None) -> str:
    if monday is None:
        return tr("minggu tidak pasti")
    dates = PartialDate(monday, monday + timedelta(days=6)).long()
    return tr("Minggu ke-{number}: {dates}").format(number=week.number, dates=dates) if week else dates


def _explained() -> str:
    return tr(
        "Dihitung dari kontak, kunjungan rumah, wawancara, observasi, studi dokumentasi, pertemuan, kelompok, case "
        "conference, bimbingan, evaluasi, terminasi, pascalayanan, dan catatan harian kasus-kasus petugas ini."
    )


def _notes() -> tuple[str, ...]:
    return (
        tr("Kegiatan satu petugas yang berjalan bersamaan pada hari yang sama dihitung sekali waktunya."),
        tr("Kasus yang diserahterimakan ikut petugas sekarang; kegiatan beberapa hari dihitung pada hari pertamanya."),
    )
