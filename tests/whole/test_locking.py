"""Lock and close succeed whatever is wrong, and a program that was locked knows nothing any more. Real processes."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from sqlalchemy import select

from caseworker_app.model.case import Case
from caseworker_app.store.notebook import open_notebook
from tests.conftest import posix_only
from tests.soak import LONG, safety
from tests.whole.canaries import CANARIES
from tests.whole.conftest import PASSPHRASE
from tests.whole.test_power_cut import ROOT

TYPED = ", ".join(CANARIES[10:])
PATIENCE = 60.0  # s
FAULTS = ("failing_store", "full_disk", "message_box", "running_job")
MORE_FAULTS = (
    *("failing_page", "failing_setting", "failing_close", "damaged_page"),
    *("modal_dialog", "file_dialog", "dialog_in_an_edit", "hanging_disk"),
)

pytestmark = posix_only("Windows has neither /proc nor limits of files; the trial under Wine locks there")


@dataclass
class Left:
    """A window that was left, and what came after it. fresh: the process at the gate; 0 where there is none."""

    key: str = ""
    fresh: int = 0
    told: str = ""
    seen: list[str] = field(default_factory=list)
    took: float = 0
    code: int | None = None


@pytest.fixture
def leave(book: Path, elsewhere: Path) -> Iterator[Callable[[str, str], Left]]:
    """Leave the window, locked or closed, while something is wrong; whoever is at the gate then is ended by the test."""
    fresh: list[int] = []

    def leaving(fault: str, way: str) -> Left:
        command = [sys.executable, "-m", "tests.whole.locker", fault, way, str(book), PASSPHRASE]
        left, began = Left(), 0.0
        errors = elsewhere / "errors"
        with errors.open("w") as stderr, Popen(command, cwd=ROOT, stdout=PIPE, stderr=stderr, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                word, value = json.loads(line)
                if word == "leaving":
                    began = time.monotonic()
                elif word == "seen":
                    left.seen.append(value)
                else:
                    setattr(left, word, value)
                    if word == "fresh":
                        fresh.append(value)
            left.code = process.wait(PATIENCE)
            left.took = time.monotonic() - began
        assert "Traceback" not in errors.read_text()
        return left

    yield leaving
    for process in fresh:
        os.kill(process, signal.SIGKILL)


def memo_of(book: Path) -> str | None:
    """What the field holds that was typed into last: its value, or its draft."""
    with open_notebook(book, PASSPHRASE) as notebook:
        engagement = notebook.session.scalars(select(Case)).one().engagement
        if engagement is None:
            return None
        return notebook.drafts.of(engagement).get("presenting_problem") or engagement.presenting_problem


def is_alive(process: int) -> bool:
    return Path(f"/proc/{process}/stat").exists() and ") Z " not in Path(f"/proc/{process}/stat").read_text()


@safety("S19", "window locked while something is wrong: hidden, closed, told")
@pytest.mark.parametrize("fault", [*FAULTS, *(MORE_FAULTS if LONG else ())])
def test_the_window_is_locked_whatever_is_wrong(fault: str, leave: Callable[[str, str], Left], book: Path) -> None:
    left = leave(fault, "lock")
    assert left.code == 0
    assert left.fresh
    assert is_alive(left.fresh)
    assert not any(canary in text for canary in CANARIES for text in left.seen)
    assert len(left.told) <= 300
    if fault == "full_disk":
        assert "“Masalah menurut klien” tidak dapat disimpan" in left.told
        assert "Ruang disk penuh" in left.told
    elif fault == "failing_store":
        assert "“Masalah menurut klien” disimpan sebagai konsep" in left.told
    elif fault == "damaged_page":
        assert left.told
        return
    if fault not in {"full_disk", "hanging_disk"}:
        assert memo_of(book) == TYPED
    else:
        open_notebook(book, PASSPHRASE).close()
