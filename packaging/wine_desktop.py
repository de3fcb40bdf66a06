"""The screen of a room: what a user at it would see, type and click."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tasks import TaskError

SIZE = (1366, 768)
"""The screen of an old laptop, in pixels."""
INTERVAL = 0.2
"""Seconds between two looks at what is waited for."""

Inside = Callable[..., "subprocess.CompletedProcess[bytes]"]
Seen = TypeVar("Seen")


class Desktop:
    """Keyboard, mouse and picture of the screen; everything goes to the window that has the focus."""

    def __init__(self, inside: Inside) -> None:
        """``inside(*command)`` runs a command of Linux on that screen."""
        self._inside = inside

    def window_titles(self) -> list[str]:
        """The titles of all windows on the screen."""
        return [title for _, title in self._windows()]

    def wait_for_window(self, title: str, timeout: float = 60) -> str:
        """Wait for a window whose title holds these words, give it the focus; its whole title.

        TaskError tells what stood on the screen instead.
        """
        wanted = re.compile(re.escape(title), re.IGNORECASE)

        def there() -> tuple[str, str] | None:
            return next((window for window in self._windows() if wanted.search(window[1])), None)

        window = wait_for(there, timeout)
        if window is None:
            raise TaskError(f"no window «{title}» within {timeout:.0f} s; there are {self.window_titles()}")
        number, whole = window
        self._xdotool("windowactivate", "--sync", number)
        return whole

    def wait_without_window(self, title: str, timeout: float = 60) -> None:
        """Wait until no window has these words in its title."""
        gone = wait_for(lambda: not any(title.lower() in name.lower() for name in self.window_titles()), timeout)
        if not gone:
            raise TaskError(f"the window «{title}» is still there after {timeout:.0f} s")

    def size(self, title: str) -> tuple[int, int]:
        """Width and height in pixels of the largest window whose title holds these words; zeros without one."""
        sizes = [(0, 0)]
        for number, name in self._windows():
            if title.lower() in name.lower():
                lines = self._inside("xdotool", "getwindowgeometry", "--shell", number).stdout.decode().split()
                numbers = dict(line.split("=", 1) for line in lines if "=" in line)
                sizes.append((int(numbers.get("WIDTH", 0)), int(numbers.get("HEIGHT", 0))))
        return max(sizes)

    def type_text(self, text: str) -> None:
        """Type on the keyboard, which is an American one: other letters have no key there."""
        if not text.isascii():
            raise TaskError(f"the keyboard of the trial has not all letters of «{text}»")
        self._xdotool("type", "--delay", "30", "--", text)

    def key(self, *keys: str) -> None:
        """Press keys or chords one after the other, by their names in X: «Return», «Tab», «ctrl+l»."""
        self._xdotool("key", "--delay", "30", "--", *keys)

    def click(self, x: int, y: int, times: int = 1) -> None:
        """Click the left button at a point of the screen, in pixels from its upper left corner; 2 opens things."""
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", "--repeat", str(times), "--delay", "80", "1")

    def screenshot(self, png: Path, timeout: float = 10) -> None:
        """Keep a picture of the whole screen, as soon as it changes no more."""
        pictures = [self._picture()]

        def is_still() -> bool:
            pictures.append(self._picture())
            return pictures[-1] == pictures[-2]

        wait_for(is_still, timeout)
        png.write_bytes(pictures[-1])

    def colour(self, x: int, y: int) -> str:
        """The colour of a point of the screen, as «#14332D»: to wait for a page that has no title of its own."""
        answer = self._inside("import", "-silent", "-window", "root", "-crop", f"1x1+{x}+{y}", "-depth", "8", "txt:-")
        colours = re.findall(rb"#[0-9A-F]{6}", answer.stdout)
        if not colours:
            raise TaskError(f"there is no point {x}, {y} on the screen")
        return str(colours[0], "ascii")

    def _picture(self) -> bytes:
        without_time = ("-define", "png:exclude-chunks=date,time")
        return self._inside("import", "-silent", "-window", "root", *without_time, "png:-").stdout

    def _windows(self) -> list[tuple[str, str]]:
        numbers = self._inside("xdotool", "search", "--onlyvisible", "--name", ".").stdout.decode().split()
        titles = [self._inside("xdotool", "getwindowname", number).stdout.decode().strip() for number in numbers]
        return [(number, title) for number, title in zip(numbers, titles, strict=True) if title]

    def _xdotool(self, *arguments: str) -> None:
        done = self._inside("xdotool", *arguments)
        if done.returncode:
            raise TaskError(f"xdotool {arguments[0]} did not succeed: {done.stderr.decode(errors='replace').strip()}")


def wait_for(look: Callable[[], Seen], timeout: float) -> Seen:
    """Look until there is something; what the last look gave."""
    end = time.monotonic() + timeout
    while not (seen := look()) and time.monotonic() < end:
        time.sleep(INTERVAL)
    return seen
