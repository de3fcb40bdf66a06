"""Commands that count: the recap of a period, and the hours of a practitioner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.commands.opened import opened, write
from caseworker_app.errors import NotFound, WrongUse
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from caseworker_app.casework.outside_copies import Leaving
    from caseworker_app.casework.periods import Period
    from caseworker_app.casework.tallies import TallyTable
    from caseworker_app.store.notebook import Notebook


def recap(arguments: Namespace) -> None:
    """Print the tables of a recap, or write them for Excel, as PDF or for Word."""
    from caseworker_app.casework.recap_facts import GROUPINGS, RecapScope
    from caseworker_app.documents.wish import Wish
    from caseworker_app.jobs import printing
    from caseworker_app.jobs.period_recap import period_recap, recap_leaving, recap_workbook

    period = _period(arguments)
    groupings = tuple(arguments.by or (grouping.key for grouping in GROUPINGS))
    if arguments.document:
        printing.check("agency-recap", arguments.document.suffix, printing.ALL_CASES)
    with opened(arguments, copied=bool(arguments.xlsx or arguments.document)) as notebook:
        scope = RecapScope(period, groupings, _worker(notebook, arguments.worker))
        found = period_recap(notebook, scope)
        if arguments.xlsx:
            data = recap_workbook(found, names=arguments.names)
            _save(notebook, arguments, arguments.xlsx, data, recap_leaving(names=arguments.names))
        if arguments.document:
            wish, suffix = Wish(names=arguments.names), arguments.document.suffix
            data = printing.print_agency_document(notebook, "agency-recap", wish, suffix=suffix, scope=scope)
            leaving = printing.departure("agency-recap", None, wish)
            _save(notebook, arguments, arguments.document, data, leaving)
        if not (arguments.xlsx or arguments.document):
            for table in found.tables:
                _show(table)


def hours(arguments: Namespace) -> None:
    """Print how long a practitioner worked by week and day, or write it for Excel."""
    from caseworker_app.jobs import worked_hours
    from caseworker_app.jobs.period_recap import hours_leaving, hours_workbook

    period = _period(arguments)
    with opened(arguments, copied=bool(arguments.xlsx)) as notebook:
        worked = worked_hours.hours(notebook, period, _worker(notebook, arguments.worker))
        if arguments.xlsx:
            data = hours_workbook(worked, names=arguments.names)
            _save(notebook, arguments, arguments.xlsx, data, hours_leaving(names=arguments.names))
        else:
            for table in worked.tables:
                _show(table)


def _period(arguments: Namespace) -> Period:
    """From the first day that was named to the last; without both all times. Raises WrongUse for no dates."""
    from datetime import date

    from caseworker_app.casework.periods import ALWAYS, Period
    from caseworker_app.model.partial_date import PartialDate

    def day(words: str | None, end: str, otherwise: date) -> date:
        if words is None:
            return otherwise
        known: date | None = getattr(PartialDate.parse(words), end)
        if known is None:
            told = tr("“{words}” bukan tanggal; tulis misalnya 2024-09-01 atau 2024-09.")
            raise WrongUse(told.format(words=brief(words)))
        return known

    first = day(arguments.since, "earliest", ALWAYS.first)
    last = day(arguments.until, "latest", ALWAYS.last)
    if first > last:
        raise WrongUse(tr("Akhir periode terletak sebelum awalnya; tukar --from dan --to."))
    return Period(first, last)


def _worker(notebook: Notebook, name: str | None) -> str | None:
    """The id of the practitioner of this name, in any case. Raises NotFound, which names those who are there."""
    from caseworker_app.jobs.worked_hours import workers

    if name is None:
        return None
    known = workers(notebook)
    wanted = " ".join(name.split()).casefold()
    found = [id_ for id_, called in known if called.casefold() == wanted]
    if not found:
        others = ", ".join(brief(called, 30) for _, called in known[:5]) or "–"
        told = tr("Tidak ada petugas bernama “{name}”. Yang ada: {others}.")
        raise NotFound(told.format(name=brief(name, 40), others=others))
    return found[0]


def _save(notebook: Notebook, arguments: Namespace, path: Path, data: bytes, leaving: Leaving) -> None:
    arguments.file = path
    write(notebook, arguments, data, leaving)


def _show(table: TallyTable) -> None:
    print(table.title)
    if table.rows:
        print(table.head, *(column.title for column in table.columns), sep="\t")
    for row in (*table.rows, *([table.total] if table.total and table.rows else [])):
        figures = (tally.shown(column.kind) for tally, column in zip(row.tallies, table.columns, strict=True))
        print(row.label, *figures, sep="\t")
    print(" ".join((table.explained, *table.notes)) + "\n")
