"""What could not be read, before a document or a case leaves: each one click from its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.reason import fit_height
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Protocol

    from caseworker_app.store.notebook import Notebook

    class Place(Protocol):
        """Where something stands: its page, and the field there."""

        @property
        def place(self) -> str:
            """«client/client_family»."""

        @property
        def field(self) -> str:
            """The key of the field or table."""


MOST = 3  # fields that are named before «dan 3 lainnya»


class UnreadList(QWidget):
    """wanted: page and field to go to."""

    wanted = Signal(str, str)

    def __init__(self, room: int, most: int = MOST) -> None:
        super().__init__()
        self._room, self._most = room, most
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(1))
        self.hide()

    def show_fields(self, found: Sequence[tuple[str, Place]]) -> None:
        """List them, each by its words; the first ones where they are many. Only once it stands in a window."""
        for before in self.findChildren(QWidget):
            before.hide()
            before.deleteLater()
        self.setVisible(bool(found))
        if not found:
            return
        self._column.addWidget(theme.label(tr("Belum terbaca ({count})").format(count=len(found)), "attention"))
        metrics = QFontMetrics(theme.font())
        for words, place in found[: self._most]:
            link = theme.button("", "item")
            link.setText(theme.plain(metrics.elidedText(words, Qt.TextElideMode.ElideRight, theme.px(self._room))))
            link.setToolTip(words)
            link.setAccessibleName(words)
            link.clicked.connect(lambda _=False, place=place: self.wanted.emit(place.place, place.field))
            self._column.addWidget(link)
        if len(found) > self._most:
            more = tr("dan {count} lainnya").format(count=len(found) - self._most)
            self._column.addWidget(theme.label(more, "muted"))


def fields_of(notebook: Notebook, case_id: str) -> list[tuple[str, Place]]:
    """What of a case could not be read: the words for it, and where it stands."""
    from caseworker_app.casework.unread import unread
    from caseworker_app.jobs.case_files import load

    return [(field.words, field) for field in unread(load(notebook, case_id))]


def look_first(
    parent: QWidget, notebook: Notebook, case_id: str, go_on: Callable[[], object], lead: Callable[[str, str], object]
) -> None:
    """List what of a case could not be read before ``go_on`` lets a file of it leave; where all was read, go on.

    lead: goes to a place of the case and a field there, where one of them is chosen.
    """
    fields = fields_of(notebook, case_id)
    if fields:
        UnreadDialog(parent, fields, go_on, lead).open()
    else:
        go_on()


class UnreadDialog(QDialog):
    """Before a case leaves as a file: what of it could not be read, and the way on."""

    def __init__(
        self,
        parent: QWidget,
        found: Sequence[tuple[str, Place]],
        go_on: Callable[[], object],
        lead: Callable[[str, str], object],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Belum terbaca"))
        self.setMinimumWidth(theme.px(560))
        self.fields = UnreadList(500, most=12)
        self.go_on = theme.button(tr("Simpan seperti tertulis"))
        leave = theme.button(tr("Batal"), "action")
        words = tr("Isian ini belum terbaca. Berkasnya memuat tulisan Anda apa adanya; klik untuk memperbaikinya.")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(12))
        column.addWidget(theme.label(words, wrap=True))
        column.addWidget(self.fields)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.go_on)
        row.addWidget(leave)
        column.addLayout(row)
        leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.accept)
        self.accepted.connect(go_on)
        self.fields.wanted.connect(lambda _place, _field: self.reject())
        self.fields.wanted.connect(lead)
        self.finished.connect(self.deleteLater)
        self.fields.show_fields(found)
        fit_height(self)
