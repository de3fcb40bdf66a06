"""What is gathered while the blocks of a Word document are written."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

    from caseworker_app.documents.blocks import ListForm
    from caseworker_app.documents.listing import Entry


@dataclasses.dataclass
class Record:
    """Entries of contents, lists (form, first number), counts of headings, pictures and bookmarks of a document.

    ``headings`` are the counts of Word's own numbering of headings, each with its pattern and first number, ``linked``
    the one that the styles of headings have. ``widths``
    are those that the figures have in print, in points and by their order.
    """

    part: DocumentPart
    widths: dict[int, float] = dataclasses.field(default_factory=dict)
    entries: list[Entry] = dataclasses.field(default_factory=list)
    lists: list[tuple[ListForm | None, int]] = dataclasses.field(default_factory=list)
    headings: list[tuple[str, int]] = dataclasses.field(default_factory=list)
    linked: int | None = None
    pictures: int = 0
    drawings: int = 0
    bookmarks: int = 0
    _labels: dict[str, str] = dataclasses.field(default_factory=dict)

    def bookmark(self) -> int:
        """The number of a new bookmark."""
        self.bookmarks += 1
        return self.bookmarks

    def label(self, key: str) -> str:
        """The name of the bookmark round the label of the table, figure, photo or attachment of this key."""
        return self._labels.setdefault(key, f"_Ref{len(self._labels) + 1:08d}")
