"""Documents of a loaded case, as the catalogue has them made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.wish import Wish

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document


def case_report(file: CaseFile, **wish: Any) -> Document:
    """The case report; ``wish``: names, blank …"""
    return KINDS["case-report"].make(file, Wish(**wish))


def consent(file: CaseFile, **wish: Any) -> Document:
    """The consent form; ``wish``: item, blank …"""
    return KINDS["consent"].make(file, Wish(**wish))
