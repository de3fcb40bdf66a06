"""When to lock: nobody touched the program for a while, or the laptop goes to sleep. And the clipboard is emptied."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from caseworker_app.gui.shell.sleep import SleepWatch

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from caseworker_app.gui.base.preferences import Preferences

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}
LOOK_EVERY = 5  # s
SLEPT = 60  # s: when so much more time has passed between two looks, the machine was asleep
SOON = 1000  # ms after a notebook is opened until the system is asked to tell of sleep; that can wait
CLIPBOARD_KEPT = 30_000  # ms
_OWN_CLIPBOARD = {"offscreen", "minimal"}
"""Without a window system nobody but this program has the clipboard, and Qt cannot say whose it is."""


class Watch(QObject):
    """Sees every touch while it is started. due: the notebook must be locked. cover_wanted: F9 was pressed.

    sleeping: it must be locked at once, before the computer sleeps. help_wanted: F1 was pressed in this dialog.
    """

    due = Signal()
    sleeping = Signal()
    cover_wanted = Signal()
    help_wanted = Signal(object)

    def __init__(self, parent: QObject, preferences: Preferences) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._touched = time.monotonic()
        self._clock = time.time()
        self._looks = QTimer(self, interval=LOOK_EVERY * 1000)
        self._looks.timeout.connect(self.look)
        self._forget = QTimer(self, singleShot=True, interval=CLIPBOARD_KEPT)
        self._forget.timeout.connect(self.clear_clipboard)
        QGuiApplication.clipboard().changed.connect(self._copied)
        self._sleep = SleepWatch(self)
        self._sleep.due.connect(self.sleeping)
        self._listen = QTimer(self, singleShot=True, interval=SOON)
        self._listen.timeout.connect(self._sleep.start)

    def start(self) -> None:
        """From now on idle time counts."""
        self._touched, self._clock = time.monotonic(), time.time()
        app = QGuiApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._looks.start()
        self._listen.start()

    def stop(self) -> None:
        """Nothing is open that could be locked."""
        app = QGuiApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._looks.stop()
        self._listen.stop()
        self._sleep.stop()

    def look(self) -> None:
        """Lock when it is time."""
        now, clock = time.monotonic(), time.time()
        asleep = clock - self._clock > LOOK_EVERY + SLEPT
        self._clock = clock
        if asleep or now - self._touched >= 60 * self._preferences.lock_minutes:
            self.due.emit()

    def clear_clipboard(self) -> None:
        """Empty it, if what is in it was copied here; so too what was selected here, which X11 and macOS keep apart."""
        self._forget.stop()
        clipboard = QGuiApplication.clipboard()
        for mode in QClipboard.Mode:
            if _holds_ours(clipboard, mode):
                clipboard.clear(mode)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a touch. Held back are F9, which covers the screen from every window, and F1 in a dialog."""
        if event.type() in _TOUCHES:
            self._touched = time.monotonic()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_F9:
            self.cover_wanted.emit()
            return True
        dialog = QApplication.activeModalWidget()
        if event.key() == Qt.Key.Key_F1 and dialog is not None:  # the main window does not hear its keys now
            self.help_wanted.emit(dialog)
            return True
        return False

    def _copied(self, mode: QClipboard.Mode) -> None:
        if _holds_ours(QGuiApplication.clipboard(), mode):
            self._forget.start()


def _holds_ours(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    """Whether there is something in a clipboard that this program put there."""
    if mode == QClipboard.Mode.Selection:
        there, owned = clipboard.supportsSelection(), clipboard.ownsSelection()
    elif mode == QClipboard.Mode.FindBuffer:
        there, owned = clipboard.supportsFindBuffer(), clipboard.ownsFindBuffer()
    else:
        there, owned = True, clipboard.ownsClipboard()
    if not there or not (owned or QGuiApplication.platformName() in _OWN_CLIPBOARD):
        return False
    data: QMimeData | None = clipboard.mimeData(mode)
    return data is not None and bool(data.formats())
