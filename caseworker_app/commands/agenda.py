"""The command about the agenda: print it, or write it as a calendar or on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.commands.opened import opened, write
from caseworker_app.errors import WrongUse
from caseworker_app.text import tr

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from caseworker_app.casework.agenda import Agenda


def agenda(arguments: Namespace) -> None:
    """Print the agenda of some days, a line or a JSON object each, or write it into a file."""
    import json

    from caseworker_app.documents.wish import Wish
    from caseworker_app.jobs import agenda_files, printing
    from caseworker_app.jobs.agenda import agenda as read

    days = _days(arguments)
    papers = {"agenda": arguments.paper, "agenda-board": arguments.board}
    key, path = next(((key, path) for key, path in papers.items() if path), ("", arguments.ics))
    if key:
        printing.check(key, path.suffix, printing.ALL_CASES)
    with opened(arguments, copied=path is not None) as notebook:
        arguments.file = path
        if key:
            wish = Wish(days=days)
            data = printing.print_agency_document(notebook, key, wish, suffix=path.suffix)
            write(notebook, arguments, data, printing.departure(key, None, wish))
            return
        with notebook.reader() as session:
            found = read(session, *days)
        if path is not None:
            data = agenda_files.calendar(notebook, found, details=arguments.details)
            write(notebook, arguments, data, agenda_files.departure())
        elif arguments.json:
            print(json.dumps(agenda_files.as_plain(found), ensure_ascii=False, indent=2))
        else:
            _print(found)


def _print(found: Agenda) -> None:
    from datetime import datetime

    from caseworker_app.casework.agenda import not_back

    for entry in not_back((*found.entries, *found.overdue), datetime.now()):
        day_words, back = entry.date.short() if entry.date else "", entry.back.short() if entry.back else ""
        print(tr("belum kembali"), day_words, back, entry.called, entry.number, entry.what, entry.known_to, sep="\t")
    for day in found.days:
        for entry in found.on(day):
            clock = entry.time.short() if entry.time else ""
            print(day.isoformat(), clock, entry.called, entry.number, entry.what, entry.place, sep="\t")
    for words, entries in ((tr("lewat"), found.overdue), (tr("tanpa tanggal"), (*found.around, *found.undated))):
        for entry in entries:
            day_words = entry.date.short() if entry.date else ""
            print(words, day_words, entry.called, entry.number, entry.what, entry.place, sep="\t")


def _days(arguments: Namespace) -> tuple[date, date]:
    """From and to; the week of the one that was named, this week without either."""
    from datetime import date

    from caseworker_app.casework.agenda import LONGEST_PERIOD, week_of

    named = {name: _day(getattr(arguments, name)) for name in ("first", "last")}
    first, last = named["first"], named["last"]
    if first is None or last is None:
        monday, sunday = week_of(first or last or date.today())
        first, last = first or monday, last or sunday
    if not 0 <= (last - first).days < LONGEST_PERIOD:
        told = tr("Hari terakhir harus sesudah hari pertama, paling lama {days} hari.")
        raise WrongUse(told.format(days=LONGEST_PERIOD))
    return first, last


def _day(text: str | None) -> date | None:
    from caseworker_app.limits import brief
    from caseworker_app.model.partial_date import PartialDate

    if text is None:
        return None
    day = PartialDate.parse(text).day
    if day is None:
        raise WrongUse(tr("“{text}” bukan satu hari; tulis misalnya 2026-12-07.").format(text=brief(text, 40)))
    return day
