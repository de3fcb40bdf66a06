"""A computer that goes to sleep: logind played on a bus of one's own (its address as argument), and who listens to it.

What happens is printed, a word a line. A process of its own, since Qt keeps the system's bus for as long as one lives.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import ClassInfo, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor
from PySide6.QtWidgets import QApplication, QWidget

from caseworker_app.gui.shell.sleep import SleepWatch

SERVICE, PATH, MANAGER = "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"


def say(word: str) -> None:
    print(word, flush=True)  # noqa: T201 - the test reads it


class Logind(QObject):
    held = -1  # what reads nothing more once nobody holds sleep up

    @Slot(str, str, str, str, result=QDBusUnixFileDescriptor)
    def Inhibit(self, what: str, _who: str, _why: str, mode: str) -> QDBusUnixFileDescriptor:  # noqa: N802 - its name
        say(f"asked: {what} {mode}")
        self.held, given = os.pipe()
        os.set_blocking(self.held, False)
        answer = QDBusUnixFileDescriptor(given)
        os.close(given)
        return answer

    def is_held(self) -> bool:
        try:
            return os.read(self.held, 1) != b""
        except BlockingIOError:
            return True


def signal(path: str, interface: str, name: str, *values: object) -> None:
    sent = QDBusMessage.createSignal(path, interface, name)
    sent.setArguments(list(values))
    bus.send(sent)


if __name__ == "__main__":
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = sys.argv[1]
    application = QApplication(["sleeper"])
    window = QWidget()
    window.show()
    bus = QDBusConnection.connectToBus(sys.argv[1], "logind")
    logind = ClassInfo({"D-Bus Interface": MANAGER})(Logind)()  # type: ignore[call-arg, operator] # a decorator
    bus.registerService(SERVICE)
    bus.registerObject(PATH, logind, QDBusConnection.RegisterOption.ExportAllSlots)
    watch = SleepWatch(application)
    watch.due.connect(lambda: say("due"))
    steps: list[Callable[[], object]] = [
        watch.start,
        lambda: say("held" if logind.is_held() else "free"),
        lambda: signal(PATH, MANAGER, "PrepareForSleep", False),
        lambda: signal(PATH, MANAGER, "PrepareForSleep", True),
        lambda: signal(f"{PATH}/session/_31", "org.freedesktop.login1.Session", "Lock"),
        watch.stop,
        lambda: say("held" if logind.is_held() else "free"),
        lambda: signal(PATH, MANAGER, "PrepareForSleep", True),
        application.quit,
    ]
    for at, step in enumerate(steps):
        QTimer.singleShot(300 * (at + 1), application, step)
    application.exec()
