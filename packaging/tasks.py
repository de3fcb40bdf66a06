"""What every task here uses: where things are, how a command is run, how trouble is told."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
"""Everything that the tasks make and fetch; git ignores it, and it may be deleted at any time."""


LONGEST_COMPLAINT = 600
"""Letters of what a failed program said; the beginning tells what is wrong, the rest is advice."""


class TaskError(Exception):
    """A task cannot go on; the text says why and what to do."""


def say(line: str) -> None:
    """Tell what is going on, in order with what the started programs print."""
    print(line, flush=True)


def run(*command: object, cwd: Path = ROOT, **environment: str) -> None:
    """Run a command that must succeed; its output goes where ours goes."""
    try:
        exit_code = subprocess.run([*map(str, command)], cwd=cwd, env=os.environ | environment, check=False).returncode
    except OSError as error:
        message = f"{Path(str(command[0])).name} cannot be started: {error.strerror}"
        raise TaskError(message) from error
    if exit_code:
        message = f"this did not succeed (exit code {exit_code}):  {' '.join(map(str, command))}"
        raise TaskError(message)


def answer(*command: object, cwd: Path = ROOT, **environment: str) -> str:
    """What a command that must succeed prints."""
    done = subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env=os.environ | {"PYTHONUTF8": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        why = " ".join(done.stderr.split())[:LONGEST_COMPLAINT]
        message = f"{Path(str(command[0])).name} {command[1]} ended with exit code {done.returncode}: {why}"
        raise TaskError(message)
    return done.stdout


def need(packages: dict[str, str]) -> None:
    """Raise TaskError with the line to copy where a program is missing; packages: Debian's package of each."""
    missing = [program for program in packages if shutil.which(program) is None]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        wanted = " ".join(sorted({packages[program] for program in missing}))
        message = f"{', '.join(missing)} {verb} not on this machine. On Debian:  sudo apt-get install {wanted}"
        raise TaskError(message)
