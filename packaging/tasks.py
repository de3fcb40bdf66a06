"""What every task of the project shares: its kind of failure, how it speaks, how it runs a command."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class TaskError(Exception):
    """A task cannot go on; the text says why and what to do."""


def say(line: str) -> None:
    """Tell what is going on, in order with what the started programs print."""
    print(line, flush=True)


def run(*command: object, **environment: str) -> None:
    """Run a command that must succeed."""
    done = subprocess.run([*map(str, command)], cwd=ROOT, env=os.environ | environment, check=False)
    if done.returncode:
        message = f"this did not succeed (exit code {done.returncode}):  {' '.join(map(str, command))}"
        raise TaskError(message)


def need(program: str, package: str) -> None:
    """Say what to install where a program is missing."""
    if shutil.which(program) is None:
        raise TaskError(f"{program} is not on this machine. Install it:  sudo apt-get install {package}")
