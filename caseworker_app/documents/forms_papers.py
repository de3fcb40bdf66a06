"""Forms and letters as the catalogue names them; each module is imported when its document is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.catalogue import Maker


def maker(key: str) -> Maker:
    """What makes the document of this key: the function of its name, in the module of its name."""
    name = key.replace("-", "_")

    def make(file: CaseFile, *, names: bool, blank: bool, item: str | None) -> Document:
        function: Maker = getattr(import_module(f"caseworker_app.documents.{name}"), name)
        return function(file, names=names, blank=blank, item=item)

    return make
