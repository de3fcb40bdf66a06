"""A fresh process for the gate: what a locked notebook held must not stay in the memory of one that goes on.

The old process starts the new one and hands over what to show through its standard input, never on its command line.
The new one says on its standard output that its window is seen; then the old one ends.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

PATIENCE = 20_000  # ms that the old process waits for the new window
_SEEN = b"seen"
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.stdin.readline()); from caseworker_app import app; app.go_on()"
)


@dataclasses.dataclass(frozen=True)
class Handover:
    """What the new gate shows. notebook: whose passphrase is asked for; "" for the start page.

    sentence: what to tell there, in the role «trouble» or «done». place: where the window stands: x, y, width, height.
    then: what to do there at once: ``Place.command_wanted``'s EXAMPLE, RESTORE, or nothing.
    """

    notebook: str = ""
    sentence: str = ""
    role: str = "trouble"
    place: tuple[int, ...] = ()
    then: str = ""

    @property
    def path(self) -> Path | None:
        """The notebook's folder."""
        return Path(self.notebook) if self.notebook else None


class FreshProcess(QObject):
    """The new process, seen from the old one. seen: its window is there. failed: it is not, and will not be."""

    seen = Signal()
    failed = Signal()

    def __init__(self) -> None:
        """Start it; it gets ready and waits for the handover. Raises OSError."""
        super().__init__()
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(  # noqa: S603 - this program itself
            _command(), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
        )
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.failed)
        self._write(sys.path)

    def hand_over(self, handover: Handover) -> None:
        """Have it show its gate; ``seen`` or ``failed`` follows."""
        self.send(handover)
        self._patience.start()
        threading.Thread(target=self._listen, daemon=True).start()

    def send(self, handover: Handover) -> None:
        """The same without waiting for its window; from any thread."""
        _let_come_to_front(self._process.pid)
        self._write(dataclasses.asdict(handover))

    def stop(self) -> None:
        """End it: it is not wanted any more."""
        self._patience.stop()
        self._process.kill()
        self._process.wait()
        for channel in (self._process.stdin, self._process.stdout):
            if channel is not None:
                channel.close()

    def _write(self, value: object) -> None:
        channel = self._process.stdin
        with contextlib.suppress(OSError):  # it has ended; whoever listens is told
            if channel is not None:
                channel.write(f"{json.dumps(value)}\n".encode())
                channel.flush()

    def _listen(self) -> None:
        channel = self._process.stdout
        word = channel.readline() if channel is not None else b""
        with contextlib.suppress(RuntimeError):  # this process has ended meanwhile, and Qt's objects with it
            (self.seen if word.strip() == _SEEN else self.failed).emit()


def received() -> Handover | None:
    """In the new process: what the old one hands over, waited for; None where it ended without a word."""
    try:
        return Handover(**json.loads(sys.stdin.readline()))
    except (ValueError, TypeError):
        return None


def tell_seen() -> None:
    """In the new process: its window is there. Nothing more is said to the old one, which ends."""
    with contextlib.suppress(OSError):
        os.write(sys.stdout.fileno(), _SEEN + b"\n")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _command() -> list[str]:
    """This Python with the options it has now; the folders of its libraries follow through the standard input."""
    flags = sys.flags
    options = [
        "-I" if flags.isolated else "-P",
        *(["-S"] if flags.no_site else []),
        *(["-B"] if flags.dont_write_bytecode else []),
        *(["-X", "utf8"] if flags.utf8_mode else []),
        *(["-X", f"pycache_prefix={sys.pycache_prefix}"] if sys.pycache_prefix else []),
    ]
    return [sys.executable, *options, "-c", _PROGRAM]


def _let_come_to_front(process: int) -> None:
    """Windows lets a process put its window in front only where the one in front allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)
