"""An entry of the library as a file to print or to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.forms import shelf
from caseworker_app.model.practice import Agency
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.forms.shelf import Entry
    from caseworker_app.store.notebook import Notebook


def entry_as_pdf(notebook: Notebook, entry: Entry) -> bytes:
    """An entry as PDF, with the letterhead of the only agency, if there is one. Fit for a worker thread."""
    from caseworker_app.documents.pdf.writer import write_pdf
    from caseworker_app.documents.registers.library_entry import library_entry

    with notebook.reader() as session:
        agencies = list(session.scalars(select(Agency).limit(2)))
        session.expunge_all()
    agency = agencies[0] if len(agencies) == 1 else None
    return write_pdf(library_entry(entry, tr(shelf.section(entry.section).title), agency))


def departure(entry: Entry) -> Leaving:
    """How the list of copies calls an entry that is printed or saved."""
    return Leaving(tr("Pustaka: {title}").format(title=entry.title), discloses=False)
