"""What an office is wording, on paper before it comes into force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.consent_template import Template
from caseworker_app.casework.document_template import ALL_LETTERS
from caseworker_app.casework.kin import Kin
from caseworker_app.jobs.case_files import load
from caseworker_app.jobs.templates import draft_to_try, own
from caseworker_app.model.case import Case
from caseworker_app.model.practice import Agency, Practitioner

if TYPE_CHECKING:
    from caseworker_app.documents.blocks import Document
    from caseworker_app.jobs.templates import AnyTemplate
    from caseworker_app.store.notebook import Notebook

_SHOWN_FOR_ALL = "visit-assignment"
"""The letter that shows what all letters have alike."""


def preview(notebook: Notebook, key: str, case_id: str | None = None) -> bytes:
    """The draft of a template as PDF: filled with a case, else blank with the letterhead of the first agency.

    Fit for a worker thread. Raises BadInput where the draft is broken; the sentence names the part.
    """
    from caseworker_app.documents.pdf.writer import write_pdf

    with notebook.reader() as session:
        found = draft_to_try(session, key)
        if case_id is None:
            agency = session.scalar(select(Agency).order_by(Agency.name))
            worker = session.scalar(select(Practitioner).order_by(Practitioner.name))
            file = CaseFile(Case(agency=agency, practitioner=worker), Kin(), templates=own(session))
            return write_pdf(_made(file, key, found, blank=True))
    return write_pdf(_made(load(notebook, case_id), key, found, blank=False))


def _made(file: CaseFile, key: str, found: AnyTemplate, *, blank: bool) -> Document:
    from caseworker_app.documents.catalogue import KINDS
    from caseworker_app.documents.wish import Wish

    if isinstance(found, Template):
        file.consent_template = found
    else:
        file.templates = {**file.templates, key: found}
    shown = _SHOWN_FOR_ALL if key == ALL_LETTERS else key
    return KINDS[shown].make(file, Wish(blank=blank))
