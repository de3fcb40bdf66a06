"""The mutex that a window of the program holds, as installer and uninstaller look for it; and word of sleep to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tasks import TaskError
from wine_desktop import wait_for

if TYPE_CHECKING:
    from wine import Room

LOOK = """
import ctypes
from caseworker_app.app import MUTEX
kernel = ctypes.WinDLL("kernel32")
kernel.OpenMutexW.restype, kernel.CloseHandle.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
def is_held():
    handle = kernel.OpenMutexW(0x100000, False, MUTEX)
    return bool(handle and kernel.CloseHandle(handle))
"""
LOOK_ONCE = f"{LOOK}raise SystemExit(0 if is_held() else 1)"
KEEP_LOOKING = f"""{LOOK}
import pathlib, sys, time
begun, enough = map(pathlib.Path, sys.argv[1:])
begun.touch()
while not enough.exists():
    if not is_held():
        sys.exit(1)
    time.sleep(0.002)
"""
TELL_OF_SLEEP = "import ctypes; ctypes.windll.user32.SendMessageTimeoutW(0xFFFF, 0x218, 4, 0, 2, 9000, None)"
"""To every window WM_POWERBROADCAST with PBT_APMSUSPEND, as Windows sends it."""


def is_held(room: Room, python: Path) -> bool:
    """Whether a window is open. python: the one of a version that is installed."""
    return room.run(python, "-X", "utf8", "-c", LOOK_ONCE).returncode == 0


@contextmanager
def held_all_the_time(room: Room, python: Path) -> Iterator[None]:
    """Raises TaskError on leaving where nobody held the mutex for a moment meanwhile."""
    begun, enough = room.kirim / "begun", room.kirim / "enough"
    watch = room.start(python, "-X", "utf8", "-c", KEEP_LOOKING, begun, enough)
    if not wait_for(begun.exists, 60):
        raise TaskError("nobody looks at the mutex")
    yield
    enough.touch()
    if watch.wait(60):
        raise TaskError("the mutex was free for a moment: an installer would have removed the open program")


def tell_of_sleep(room: Room, python: Path) -> None:
    """Let every window know that the computer is about to sleep."""
    room.run(python, "-c", TELL_OF_SLEEP)
