"""What is to be heeded in a document with papers bound in: scans bear names whatever is replaced around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Enclosure, Photo
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.documents.blocks import Document


def names_on_scans(document: Document) -> str:
    """A sentence on scans that were bound in as they are; empty where there are none."""
    bound = [block for block in document.blocks if isinstance(block, Enclosure)]
    scans = [one for one in bound if one.pdf or any(isinstance(part, Photo) for part in one.blocks)]
    if not scans:
        return ""
    labels = ", ".join(one.label or one.title for one in scans)
    return tr("Nama asli dapat terbaca pada pindaian: {labels}.").format(labels=labels)
