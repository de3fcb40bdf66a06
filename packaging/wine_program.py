"""Programs that run in a room: to be read, waited for, ended with everything they started."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from tasks import TaskError

MARK = "WINE_ROOM_PROGRAM"


@dataclass(frozen=True)
class Program:
    """A program that was started, and by what its own processes are known: «NAME=value» in their environment."""

    process: subprocess.Popen[bytes]
    mark: str

    def is_running(self) -> bool:
        """Whether it has not ended yet; what it started may live on."""
        return self.process.poll() is None

    def wait(self, timeout: float) -> int:
        """Wait for its end, at most so many seconds; its exit code."""
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired as error:
            raise TaskError(f"the program is still running after {timeout:.0f} s") from error

    def kill(self) -> None:
        """End it at once with everything it started."""
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if self.mark.encode() in (folder / "environ").read_bytes().split(b"\0"):
                    os.kill(int(folder.name), signal.SIGKILL)
            except OSError:  # it has ended meanwhile, or is another user's
                continue
        self.process.wait()


def start(command: Callable[[dict[str, str]], list[str]], pipe: int) -> Program:
    """Start a program; ``command`` says how, given what to add to its environment."""
    mark = uuid.uuid4().hex
    process = subprocess.Popen(command({MARK: mark}), stdin=pipe, stdout=pipe, stderr=pipe)
    return Program(process, f"{MARK}={mark}")


def read_to_its_end(process: subprocess.Popen[bytes], stdin: bytes, timeout: float) -> tuple[bytes, bytes, bool]:
    """Output and errors of a process until it ends, and whether it did within so many seconds.

    Its end counts, not that of its pipes: Wine's own services and windows left open may hold them for long.
    """
    end = time.monotonic() + timeout
    entry, output, errors = cast("tuple[IO[bytes], ...]", (process.stdin, process.stdout, process.stderr))
    entry.write(stdin)
    entry.close()
    texts = {output.fileno(): bytearray(), errors.fileno(): bytearray()}
    with selectors.DefaultSelector() as selector, output, errors:
        for pipe in texts:
            selector.register(pipe, selectors.EVENT_READ)
        while True:
            is_running = process.poll() is None  # asked before reading, so that its last words are not missed
            ready = selector.select(0.1 if is_running else 0)
            for key, _ in ready:
                piece = os.read(key.fd, 1 << 16)
                texts[key.fd] += piece
                if not piece:
                    selector.unregister(key.fd)
            if (not is_running and not ready) or time.monotonic() > end:
                break
    first, second = texts.values()
    return bytes(first), bytes(second), not is_running
