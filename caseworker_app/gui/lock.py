"""When to lock: nobody touched the program for a while, or the laptop slept. And the clipboard, which is emptied."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

if TYPE_CHECKING:
    from caseworker_app.gui.preferences import Preferences

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}
LOOK_EVERY = 5  # s
SLEPT = 60  # s: when so much more time has passed between two looks, the machine was asleep
CLIPBOARD_KEPT = 30_000  # ms


class Watch(QObject):
    """Sees every touch while it is started. due: the notebook must be locked. cover_wanted: F9 was pressed."""

    due = Signal()
    cover_wanted = Signal()

    def __init__(self, parent: QObject, preferences: Preferences) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._touched = time.monotonic()
        self._clock = time.time()
        self._looks = QTimer(self, interval=LOOK_EVERY * 1000)
        self._looks.timeout.connect(self.look)
        self._forget = QTimer(self, singleShot=True, interval=CLIPBOARD_KEPT)
        self._forget.timeout.connect(self.clear_clipboard)
        QGuiApplication.clipboard().dataChanged.connect(self._copied)

    def start(self) -> None:
        """From now on idle time counts."""
        self._touched, self._clock = time.monotonic(), time.time()
        app = QGuiApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._looks.start()

    def stop(self) -> None:
        """Nothing is open that could be locked."""
        app = QGuiApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._looks.stop()

    def look(self) -> None:
        """Lock when it is time."""
        now, clock = time.monotonic(), time.time()
        asleep = clock - self._clock > LOOK_EVERY + SLEPT
        self._clock = clock
        if asleep or now - self._touched >= 60 * self._preferences.lock_minutes:
            self.due.emit()

    def clear_clipboard(self) -> None:
        """Empty it, if what is in it was copied here."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard() and clipboard.text():
            clipboard.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a touch. Only F9 is held back: it covers the screen from every window, a dialog too."""
        if event.type() in _TOUCHES:
            self._touched = time.monotonic()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_F9:
            self.cover_wanted.emit()
            return True
        return False

    def _copied(self) -> None:
        if QGuiApplication.clipboard().ownsClipboard():
            self._forget.start()
