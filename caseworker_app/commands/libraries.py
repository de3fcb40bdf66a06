"""Commands about the library and the service directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.commands.opened import opened, write
from caseworker_app.text import tr

if TYPE_CHECKING:
    from argparse import Namespace

_SHOWN_WHOLE = 3
"""So many entries are printed with all that they say; more of them a line each."""


def services(arguments: Namespace) -> None:
    """List the directory, a line or a JSON object each; write it into a file, or take one in."""
    import json
    from datetime import date

    from caseworker_app import limits
    from caseworker_app.casework import directory
    from caseworker_app.jobs import files
    from caseworker_app.jobs import services as jobs

    if arguments.arrived is not None:
        data = files.read_file(arguments.arrived, limits.SERVICES_FILE)
        with opened(arguments, read_only=False) as notebook:
            print(jobs.read_file(notebook, data).told())
        return
    if arguments.file is not None:
        with opened(arguments, copied=True) as notebook:
            write(notebook, arguments, jobs.write_file(notebook), jobs.departure())
        return
    with opened(arguments) as notebook, notebook.reader() as session:
        entries = jobs.services(session)
    if arguments.json:
        print(json.dumps([jobs.as_plain(one, date.today()) for one in entries], ensure_ascii=False, indent=2))
        return
    for one in entries:
        told = (one.name or "", one.kind or "", directory.contact(one), directory.place(one))
        print(*told, directory.doubt(one, date.today()), sep="\t")


def library(arguments: Namespace) -> None:
    """Print what the library says of some words, a few entries whole."""
    from caseworker_app.forms import shelf
    from caseworker_app.jobs import library as jobs

    if arguments.notebook is None:
        entries = list(shelf.shipped())
    else:
        with opened(arguments) as notebook:
            entries = jobs.entries(notebook)
    found = jobs.search(entries, " ".join(arguments.words))
    if not found:
        print(tr("Tidak ada yang cocok. Coba kata lain."))
    whole = len(found) <= _SHOWN_WHOLE
    for entry in found:
        section = tr(shelf.section(entry.section).title)
        print(entry.title, section, entry.badge or entry.summary, sep="\t")
        if whole:
            print(jobs.as_text(entry))
