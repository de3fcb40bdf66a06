"""Initials instead of names, the same everywhere in a document: narrative, headings, tables, captions, drawings."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.pseudonyms import replacer
from caseworker_app.casework.written_names import signing
from caseworker_app.documents.blocks import Run
from caseworker_app.documents.pieces import changed

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document, Text


def with_initials(document: Document, file: CaseFile) -> Document:
    """The document with every name of every person of the case replaced by the person's initials.

    Signatures keep their names: those who sign work on the case. So do the lists that people sign.
    """
    change = replacer(file, signing(file, document.key))

    def on_text(text: Text) -> Text:
        if isinstance(text, str):
            return change(text)
        return tuple(
            dataclasses.replace(part, text=change(part.text)) if isinstance(part, Run) else part for part in text
        )

    return changed(document, on_text, lambda words, _heading: change(words))
