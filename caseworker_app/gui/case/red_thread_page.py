"""Benang merah in the window: what is missing as links, and the thread, every bead of which leads to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.casework.whereabouts import page_of
from caseworker_app.diagrams.from_case.thread import spot_of
from caseworker_app.forms.spots import at_record
from caseworker_app.gui.base import theme
from caseworker_app.gui.case.page_context import clear
from caseworker_app.gui.drawing.canvas import Canvas
from caseworker_app.gui.drawing.results import WholeResults
from caseworker_app.jobs.case_files import walk
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.gui.drawing.picture import Shown

MOST = 7
"""So many gaps are told above the thread; in the thread itself all are marked."""


class RedThread(WholeResults):
    """A click or Enter on a bead, or a click on what is missing, opens the page where it is written."""

    key = "red-thread"

    def __init__(self, diagram: Diagram, edits: CaseSession, *, large: bool = False) -> None:
        super().__init__(diagram, edits, large=large)
        self.gaps = QFrame()
        self._lines = QVBoxLayout(self.gaps)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(2))
        self.column.insertWidget(0, self.gaps)
        matrix = theme.button(tr("Cetak matriks …"), "quiet")
        matrix.clicked.connect(lambda: edits.open_document(self.key))
        row = self.foot.layout()
        if row is not None and not large:
            row.addWidget(matrix)
            row.setAlignment(matrix, Qt.AlignmentFlag.AlignVCenter)

    def make_view(self) -> Canvas:
        """A drawing that the arrows go through."""
        canvas = Canvas()
        canvas.setAccessibleName(tr("Benang merah; panah berpindah, Enter membuka halamannya"))
        canvas.chosen.connect(self.open_page)
        canvas.opened.connect(self.open_page)
        return canvas

    def take(self, shown: Shown) -> None:
        """The thread, and above it what is missing."""
        super().take(shown)
        self.view.horizontalScrollBar().setValue(self.view.horizontalScrollBar().minimum())
        clear(self._lines)
        gaps = shown.data.gaps
        for key, sentence in gaps[:MOST]:
            self._lines.addWidget(self._line(key, sentence))
        if len(gaps) > MOST:
            more = tr("… dan {count} lagi; ditandai di gambar").format(count=len(gaps) - MOST)
            self._lines.addWidget(theme.label(more, "muted"))
        self.gaps.setVisible(bool(gaps))

    def open_page(self, key: str) -> None:
        """Go to where the words of a bead are written, or to the group that it stands for."""
        if not key:
            return
        record_id, field = spot_of(key)
        record = next((one for one in walk(self.case) if one.id == record_id), None)
        if record is None:
            self.edits.group_wanted.emit(record_id)
            return
        place, item = page_of(self.case, record, field)
        self.edits.go_to(place, at_record(item, record.id))

    def _line(self, key: str, sentence: str) -> QWidget:
        link = theme.button(tr("Buka"), "link")
        link.setAccessibleDescription(sentence)
        link.clicked.connect(lambda: self.open_page(key))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(theme.label(sentence, wrap=True), 1)
        row.addWidget(link, alignment=Qt.AlignmentFlag.AlignTop)
        return line

    def begun(self) -> bool:
        """The thread stands without anything being entered here."""
        return not self.is_empty()
