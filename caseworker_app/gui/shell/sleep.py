"""Word from the system that the computer is about to sleep, or that its screen is locked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from caseworker_app import paths
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtDBus import QDBusPendingCallWatcher

_SERVICE, _PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_MANAGER, _SESSION = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
_ANSWER = 1000  # ms that logind may take
_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK = 0x02B1, 0x0007


class SleepWatch(QObject):
    """due: the computer is about to sleep, or its screen was locked. Listens between ``start`` and ``stop``.

    Linux: logind on the system's D-Bus, a local socket; sleep is held up until this process lets go of it or ends.
    Windows: the messages to every window. Where neither is there, ``due`` is never heard.
    """

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked: QDBusPendingCallWatcher | None = None
        """Holds logind's answer, an open file; sleep waits until it is closed."""
        self._messages: _Messages | None = None

    def start(self) -> None:
        """Listen; a window must be there."""
        if sys.platform == "win32":
            self._messages = _Messages(self.due.emit, int(QGuiApplication.topLevelWindows()[0].winId()))
        elif sys.platform == "linux":
            self._listen(on=True)
            self._hold_up()

    def stop(self) -> None:
        """Listen no more, and let the computer sleep when it likes."""
        if self._messages is not None:
            self._messages.end()
            self._messages = None
        if self._asked is not None:
            self._listen(on=False)
            self._asked.deleteLater()
            self._asked = None

    def _listen(self, *, on: bool) -> None:
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        change: Callable[..., bool] = bus.connect if on else bus.disconnect
        change(_SERVICE, _PATH, _MANAGER, "PrepareForSleep", self, SLOT("_prepare(bool)"))
        change(_SERVICE, "", _SESSION, "Lock", self, SLOT("_lock()"))

    def _hold_up(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        asked = QDBusMessage.createMethodCall(_SERVICE, _PATH, _MANAGER, "Inhibit")
        asked.setArguments(["sleep", paths.APP_NAME, tr("Buku kasus dikunci dahulu."), "delay"])
        self._asked = QDBusPendingCallWatcher(QDBusConnection.systemBus().asyncCall(asked, _ANSWER), self)

    @Slot(bool)
    def _prepare(self, begins: bool) -> None:
        if begins:
            self.due.emit()

    @Slot()
    def _lock(self) -> None:
        self.due.emit()


class _Messages(QAbstractNativeEventFilter):
    """Windows' own messages, of which two are waited for."""

    def __init__(self, due: Any, window: int) -> None:
        super().__init__()
        self._due, self._window = due, window
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
        self._tell_of_session("WTSRegisterSessionNotification", window, 0)

    def end(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)
        self._tell_of_session("WTSUnRegisterSessionNotification", self._window)

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> Any:
        """Nothing is held back."""
        from ctypes import wintypes

        sent = wintypes.MSG.from_address(int(message))
        if (sent.message, sent.wParam) in {
            (_WM_POWERBROADCAST, _PBT_APMSUSPEND),
            (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK),
        }:
            self._due()
        return False, 0

    @staticmethod
    def _tell_of_session(function: str, *arguments: int) -> None:
        if sys.platform == "win32":
            import ctypes

            getattr(ctypes.WinDLL("wtsapi32"), function)(*arguments)
