"""The parts of a case or group, and the column of what is selected: beside them, on a narrow window over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.case.context import ContextColumn
from caseworker_app.gui.case.search_panel import SearchPanel
from caseworker_app.gui.form.stage_wizard import StageWizard

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

    from caseworker_app.gui.form.editing import EditSession

BESIDE_FROM = 1200  # px at 100 %: a window that is narrower folds the column away
_UNBOUNDED = 16777215  # Qt's largest size: no limit


class CaseBody(QWidget):
    """Only pages have the column. folded: whether it is folded away, and whether it holds something selected."""

    folded = Signal(bool, bool)

    def __init__(self, edits: EditSession, parent: QWidget) -> None:
        super().__init__(parent)
        self.stack = QStackedWidget(self)
        self.context = ContextColumn(edits, self)
        self.search: SearchPanel | None = None  # takes the column's room while it is open
        self._edits = edits
        self._place = ""
        self._wanted = False  # over the page, where there is no room beside it
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.fit)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(12))
        self._row.addWidget(self.stack, 1)
        self._row.addWidget(self.context)
        self.context.opened.connect(self._open)
        self.context.filled.connect(lambda _: self._later.start())
        self.context.closed.connect(self.close_over)

    def turn(self, place: str) -> None:
        """Another place of the case is shown («assessment/bpss»)."""
        self._place = place
        self.context.drop_hidden()
        self._later.start()

    def stop(self) -> None:
        """The case is left."""
        self._later.stop()
        self.close_over()
        if self.search is not None:
            self.search.release()

    def open_search(self, go_to: Callable[[str, str], object]) -> None:
        """Search this case; ``go_to`` is given the place and field of a hit."""
        if self.search is None and self._edits.case is not None:
            self.search = SearchPanel(self._edits.notebook, self._edits.case.id, self)
            self.search.wanted.connect(go_to)
            self.search.closed.connect(self._close_search)
            self._row.addWidget(self.search)
        self.close_over()
        if self.search is not None:
            self.search.open_search()
        self.fit()

    def _close_search(self) -> None:
        self.fit()
        part = self.stack.currentWidget()
        if isinstance(part, StageWizard):
            part.page().take_focus()
        else:
            self.stack.setFocus()

    def wide(self) -> bool:
        """Whether there is room for the column beside the page."""
        return self.window().width() >= theme.px(BESIDE_FROM)

    def fit(self) -> None:
        """Show the column beside the page, over it where it is asked for, or not at all."""
        part = self.stack.currentWidget()
        searching = self.search is not None and not self.search.isHidden()
        if searching or not isinstance(part, StageWizard):
            self.context.hide()
            self.folded.emit(False, False)
            return
        wide = self.wide()
        if wide:
            self.close_over()
        part.show_questions(on=not wide)
        self.context.fit(self.window().width())
        self._put(beside=wide)
        self.context.setVisible(wide or self._wanted)
        self.context.page.show_page(self._place, part.page().page)
        self.folded.emit(not wide, self.context.is_filled())

    def toggle(self) -> None:
        """Open the column over the page, or put it away."""
        if self._wanted:
            self.context.leave()
        else:
            self.context.enter()

    def change_side(self) -> None:
        """From the page into the column, and back to where one was."""
        if not isinstance(self.stack.currentWidget(), StageWizard):
            return
        if self.context.isAncestorOf(self.window().focusWidget()):
            self.context.leave()
        else:
            self.context.enter()

    def close_over(self) -> None:
        """Put away the column that lies over the page."""
        if self._wanted:
            self._wanted = False
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr] # there is one while windows are
            self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the column on a narrow window."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the column lies over the page, a click beside it puts it away."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            popup = QApplication.activePopupWidget() or watched.window() is not self.window()
            if not popup and watched is not self.context and not self.context.isAncestorOf(watched):
                self.close_over()
        return False

    def _open(self) -> None:
        if not self.wide() and not self._wanted:
            self._wanted = True
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # as above
            self.fit()

    def _put(self, *, beside: bool) -> None:
        if beside:
            if self._row.indexOf(self.context) < 0:
                self.context.setMinimumHeight(0)
                self.context.setMaximumHeight(_UNBOUNDED)
                self._row.addWidget(self.context)
            return
        self._row.removeWidget(self.context)
        self.context.setFixedHeight(self.height())
        self.context.move(self.width() - self.context.width(), 0)
        self.context.raise_()
