"""Initials instead of names, the same everywhere in a document: narrative, headings, tables, captions, drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.pseudonyms import replacer
from caseworker_app.casework.written_names import signing
from caseworker_app.documents.pieces import reworded

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document


def with_initials(document: Document, file: CaseFile) -> Document:
    """The document with every name of every person of the case replaced by the person's initials.

    Signatures keep their names: those who sign work on the case. So do the lists that people sign.
    """
    return reworded(document, replacer(file, signing(file, document.key)))
