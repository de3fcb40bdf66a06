"""Ctrl+F in a case: a column beside the page that stays while one goes from hit to hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseworker_app.forms.spots import at_record
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.hit_list import HitList, line_of
from caseworker_app.gui.base.searching import Searching
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.jobs.search import Result
    from caseworker_app.jobs.search_hits import Hit
    from caseworker_app.store.notebook import Notebook

WIDTH = 320  # px at 100 %
_LIMIT = 200


class SearchPanel(QFrame):
    """Searches one case. wanted: a page and a field there to go to. closed: Esc, or the button; focus goes back.

    F3 and Shift+F3 go to the next and the previous hit from wherever the cursor is, as long as the panel is open.
    """

    wanted = Signal(str, str)
    closed = Signal()

    def __init__(self, notebook: Notebook, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "card")
        self.setFixedWidth(theme.px(WIDTH))
        self._hits: list[Hit] = []
        self._searching = Searching(notebook, self, case_id=case_id, limit=_LIMIT)
        self._searching.came.connect(self._show)
        self._searching.troubled.connect(self._say)
        self.line = QLineEdit(placeholderText=tr("Kata, nama, nomor"))
        self.line.setAccessibleName(tr("Cari dalam kasus ini"))
        self.line.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.textChanged.connect(self._ask)
        self.line.returnPressed.connect(self._enter)
        self.line.installEventFilter(self)
        self.list = HitList()
        self.list.chosen.connect(self._go)
        self._count = theme.label("", "muted", wrap=True)
        self._searched = theme.label("", "muted", wrap=True)
        self._lay_out()
        self._show_nothing()

    def open_search(self) -> None:
        """Show it, with what was typed last chosen, so that typing begins anew."""
        self.show()
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.line.text():
            self._ask(self.line.text())

    def next_hit(self, step: int = 1) -> None:
        """Go to the next hit, or with -1 to the one before; after the last comes the first."""
        if not self._hits:
            return
        if self._started:
            self.list.setCurrentRow((self.list.currentRow() + step) % len(self._hits))
        self._go(self.list.currentRow())

    def release(self) -> None:
        """Look for nothing any more."""
        self._searching.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._hits:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                row = max(0, min(len(self._hits) - 1, self.list.currentRow() + step))
                self.list.setCurrentRow(row)
                self._started = False
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
            return
        super().keyPressEvent(event)

    def close_search(self) -> None:
        """Away with it; what was typed is kept for the next time."""
        self._searching.stop()
        self.hide()
        self.closed.emit()

    def _ask(self, typed: str) -> None:
        if typed.strip():
            self._searching.ask(typed)
        else:
            self._searching.stop()
            self._show_nothing()

    def _enter(self) -> None:
        self._searching.answer_now()
        self.next_hit()

    def _show(self, result: Result) -> None:
        self._hits, self._started = result.hits, False
        self.list.show_lines([line_of(hit, within=True) for hit in result.hits])
        self.list.setVisible(bool(result.hits))
        if not result.hits:
            words = tr("Tidak ada yang cocok dalam kasus ini.")
        elif result.more:
            words = tr("{count} tempat pertama. Tambah kata untuk mempersempit.").format(count=len(result.hits))
        else:
            words = tr("{count} tempat. F3 ke tempat berikutnya.").format(count=len(result.hits))
        self._count.setText(words)
        self._searched.setText(" ".join(filter(None, (result.searched, result.building))))

    def _show_nothing(self) -> None:
        self._hits, self._started = [], False
        self.list.clear()
        self.list.hide()
        self._count.setText(tr("Ketik kata yang dicari. Ejaan nama dan imbuhan tidak harus tepat."))
        self._searched.setText("")

    def _say(self, sentence: str) -> None:
        self._count.setText(sentence)

    def _go(self, row: int) -> None:
        if 0 <= row < len(self._hits):
            self._started = True
            hit = self._hits[row]
            if hit.place:
                self.wanted.emit(hit.place, at_record(hit.field, hit.record_id))

    def _lay_out(self) -> None:
        close = theme.button(tr("Tutup"), "quiet")
        close.clicked.connect(self.close_search)
        head = QHBoxLayout()
        head.addWidget(theme.label(tr("Cari dalam kasus ini"), "label"), 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        for widget in (self.line, self._count):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addWidget(self._searched)
        for keys, step in (("F3", 1), ("Shift+F3", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda step=step: self.next_hit(step) if self.isVisible() else None)
