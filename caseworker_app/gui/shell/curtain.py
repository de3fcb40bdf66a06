"""«Tutup layar»: everything on the screen is covered at once when somebody comes near, and comes back as it was.

It is no lock: nothing is put away, and one key lifts it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

LOCK = QKeySequence("Ctrl+L")  # the one command that works while all is covered


def toggle(words: str) -> None:
    """Cover every window of the program, or lift what covers them. words: all that is shown, initials at most."""
    found = drawn()
    for curtain in found:
        curtain.lift()
    if found:
        return
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    QToolTip.hideText()
    focus = QApplication.focusWidget()
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window.windowType() in {Qt.WindowType.Window, Qt.WindowType.Dialog}:
            Curtain(window, words, focus if focus is not None and window.isAncestorOf(focus) else None)


def drawn() -> list[Curtain]:
    """Those that cover the windows now."""
    windows = QApplication.topLevelWidgets()
    return [curtain for window in windows for curtain in window.findChildren(Curtain) if curtain.isVisible()]


class Curtain(QWidget):
    """Over all of one window. before: where the cursor was."""

    def __init__(self, window: QWidget, words: str, before: QWidget | None) -> None:
        super().__init__(window)
        self._before = before
        theme.mark(self, "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Layar ditutup"))
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addStretch()
        for text, role in ((words, "brand"), (tr("Layar ditutup. F9, Esc, atau klik membukanya lagi."), "on_rail")):
            column.addWidget(theme.label(text, role), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        if before is not None or window.isActiveWindow():
            self.setFocus()

    def lift(self) -> None:
        """Show what was there, with the cursor where it was."""
        self.hide()
        self.deleteLater()
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()

    def event(self, event: QEvent) -> bool:
        """No command of the window below is heard, but to lock it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if QKeySequence(event.keyCombination()) != LOCK:
                event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and in front of what comes into it."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.ChildAdded} and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lifts it, as F9 does; no other key goes through."""
        if event.key() == Qt.Key.Key_Escape:
            toggle("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click lifts it."""
        toggle("")

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leads nowhere."""
        return True
