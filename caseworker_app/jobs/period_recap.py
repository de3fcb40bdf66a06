"""The recap of a period, reckoned for the window, for paper, for Excel and for the command line alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.casework.recap_facts import CaseFacts, RecapScope, standing
from caseworker_app.casework.recap_tables import tables
from caseworker_app.casework.work_log import timed
from caseworker_app.exchange.spreadsheet import SheetColumn, SheetTable, write_tables
from caseworker_app.jobs.recap_facts import facts
from caseworker_app.model.choices import Sex
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.tallies import Tally, TallyTable
    from caseworker_app.casework.worked_hours import WorkedHours, WorkedLine
    from caseworker_app.exchange.spreadsheet import Kind, Value
    from caseworker_app.store.notebook import Notebook

_KINDS: dict[str, Kind] = {"count": "count", "minutes": "hours", "rupiah": "rupiah"}
_SEXES = {Sex.MALE: "L", Sex.FEMALE: "P"}


@dataclass(frozen=True, slots=True)
class PeriodRecap:
    """The tables of a recap, and the cases of which any number of them tells, by their ids in order of number."""

    scope: RecapScope
    day: date
    tables: tuple[TallyTable, ...]
    cases: dict[str, CaseFacts]

    @property
    def concerned(self) -> list[CaseFacts]:
        """The cases that were open in the period, or may have been."""
        return [case for case in self.cases.values() if not standing(case, self.scope.period).outside]


def period_recap(notebook: Notebook, scope: RecapScope, *, today: date | None = None) -> PeriodRecap:
    """Reckon a recap; fit for a thread. The notebook may be empty: its tables then have no rows."""
    day = today or date.today()
    with notebook.reader() as session:
        known = facts(session, scope.period, day, worker=scope.worker)
    found = tuple(tables(known, scope.period, scope.groupings, day))
    return PeriodRecap(scope, day, found, {case.id: case for case in known.cases})


def recap_workbook(recap: PeriodRecap, *, names: bool = False) -> bytes:
    """The recap for Excel: a sheet for each table, one with the cases, initials for names unless ``names``."""
    sheets = [*map(as_sheet, recap.tables), _case_sheet(recap, names=names)]
    return write_tables(
        sheets,
        title=tr("Rekap kasus, {period}").format(period=recap.scope.period.in_sentence),
        about=[_made_on(recap.day)],
    )


def hours_workbook(hours: WorkedHours, *, names: bool = False) -> bytes:
    """Hours of a practitioner for Excel, with every activity; what was done in words only with ``names``."""
    title = tr("Jam kerja {worker}, {period}").format(
        worker=hours.who.name or tr("semua petugas"), period=hours.period.in_sentence
    )
    sheets = [*map(as_sheet, hours.tables), _line_sheet(hours, names=names)]
    return write_tables(sheets, title=title, about=[_made_on(date.today())])


def recap_leaving(*, names: bool) -> Leaving:
    """How the list of copies calls a recap in Excel."""
    return Leaving(tr("Rekap kasus"), names=names, discloses=False)


def hours_leaving(*, names: bool) -> Leaving:
    """How the list of copies calls the hours of a practitioner in Excel."""
    return Leaving(tr("Jam kerja petugas"), names=names, discloses=False)


def _made_on(day: date) -> str:
    return tr("Disusun dari buku kasus pada {date}.").format(date=long_date(day))


def as_sheet(table: TallyTable) -> SheetTable:
    """A table of a recap as a table for Excel; minutes become hours."""
    columns = [SheetColumn(table.head), *(SheetColumn(column.title, _KINDS[column.kind]) for column in table.columns)]

    def value(tally: Tally, kind: str) -> Value:
        return round(tally.value / 60, 4) if kind == "minutes" else tally.value

    def line(label: str, tallies: tuple[Tally, ...]) -> list[Value]:
        figures = zip(tallies, table.columns, strict=True)
        return [label, *(value(tally, column.kind) for tally, column in figures)]

    return SheetTable(
        table.title,
        columns,
        [line(row.label, row.tallies) for row in table.rows],
        line(table.total.label, table.total.tallies) if table.total else None,
        (
            table.explained,
            *(f"{column.title}: {column.about}" for column in table.columns if column.about),
            *table.notes,
        ),
    )


def _case_sheet(recap: PeriodRecap, *, names: bool) -> SheetTable:
    columns = (
        SheetColumn(tr("Nomor")),
        SheetColumn(tr("Nama") if names else tr("Inisial")),
        SheetColumn(tr("L/P")),
        *(SheetColumn(title) for title in (tr("Klaster"), tr("Kategori PPKS"), tr("Jalur akses"), tr("Tahap"))),
        SheetColumn(tr("Dibuka"), "date"),
        SheetColumn(tr("Ditutup"), "date"),
        *(SheetColumn(title) for title in (tr("Alasan ditutup"), tr("Hasil tujuan"), tr("Lembaga"), tr("Petugas"))),
    )
    rows = [
        (
            *(case.number, (case.name if names else "") or case.initials, _SEXES.get(case.sex, "") if case.sex else ""),
            *(case.cluster, case.ppks, case.access_route, case.stage, case.opened, case.closed),
            *(case.outcome, case.goals, case.agency, case.worker),
        )
        for case in recap.concerned
    ]
    about = tr("Kasus yang terbuka dalam periode, atau mungkin terbuka karena tanggalnya tidak pasti.")
    return SheetTable(tr("Daftar kasus"), columns, rows, about=(about,))


def _line_sheet(hours: WorkedHours, *, names: bool) -> SheetTable:
    columns = (
        SheetColumn(tr("Tanggal"), "date"),
        SheetColumn(tr("Waktu")),
        SheetColumn(tr("Jam"), "hours"),
        SheetColumn(tr("Jenis kegiatan")),
        *([SheetColumn(tr("Kegiatan"))] if names else []),
        SheetColumn(tr("Kasus")),
    )
    return SheetTable(tr("Kegiatan"), columns, [tuple(_line(line, hours, names=names)) for line in hours.lines])


def _line(line: WorkedLine, hours: WorkedHours, *, names: bool) -> Iterator[Value]:
    work = line.work
    yield work.date
    yield work.time.short() if work.time else ""
    yield round((work.time.minutes or 0) / 60, 4) if work.time and timed(work) else None
    yield line.kind
    if names:
        yield work.what
    yield hours.cases_of(line)
