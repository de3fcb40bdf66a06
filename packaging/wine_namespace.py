"""A Linux namespace for the processes and mounts of a trial: they end with it, whatever ends it; it has no network."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TextIO, cast

from tasks import TaskError

# The first process of the namespace waits for the end of its input, which comes with our own end at the latest.
SET_UP = """
set -e
mount -t proc proc "$1/proc"
if [ "$1" != / ]; then
    mount --rbind /dev "$1/dev"
    mount --rbind /sys "$1/sys"
    mkdir -p "$1$2"
    mount --bind "$2" "$1$2"
fi
exec chroot "$1" sh -c 'exec 3<&0; cat <&3 >/dev/null & echo ready; exec >/dev/null; wait $!'
"""


class Namespace:
    """Processes that see a root folder and, at its own path in it, a shared folder. To be closed."""

    def __init__(self, root: Path, shared: Path) -> None:
        apart = ["unshare", "--mount", "--net", "--ipc", "--pid", "--fork", "--kill-child"]
        self._as_user = os.geteuid() != 0
        if self._as_user:
            apart += ["--user", "--map-root-user"]
        self._root = root
        self._first = subprocess.Popen(
            [*apart, "sh", "-c", SET_UP, "sh", str(root), str(shared)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self._pipes = cast("tuple[TextIO, ...]", (self._first.stdin, self._first.stdout, self._first.stderr))
        _, output, errors = self._pipes
        if output.readline() != "ready\n":
            reason = errors.read().strip()
            self.close()
            raise TaskError(f"this machine does not let a trial have a namespace of its own ({reason}). Try as root")

    def command(self, *command: str, environment: dict[str, str]) -> list[str]:
        """What to start outside for a command inside; nothing but the environment given here reaches it."""
        kinds = f"/proc/{self._first.pid}/ns"
        user = [f"--user={kinds}/user", "--preserve-credentials"] if self._as_user else []
        apart = ["mount=mnt", "net=net", "ipc=ipc", "pid=pid_for_children"]
        entries = [f"--{option}={kinds}/{file}" for option, _, file in (kind.partition("=") for kind in apart)]
        variables = [f"{name}={value}" for name, value in environment.items()]
        return ["nsenter", *user, *entries, "chroot", str(self._root), "env", "-i", *variables, *command]

    def close(self) -> None:
        """End every process and mount of it."""
        self._pipes[0].close()
        try:
            self._first.wait(10)
        except subprocess.TimeoutExpired:
            self._first.kill()
            self._first.wait()
        for pipe in self._pipes:
            pipe.close()
