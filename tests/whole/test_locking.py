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
from subprocess import PIPE, Popen, run

import pytest
from sqlalchemy import select

from caseworker_app.model.case import Case
from caseworker_app.store.notebooks import open_notebook
from tests.conftest import posix_only
from tests.soak import LONG, safety
from tests.whole.canaries import CANARIES
from tests.whole.conftest import PASSPHRASE
from tests.whole.process_memory import found, spellings, spellings_of_key
from tests.whole.test_power_cut import ROOT

TYPED = ", ".join(CANARIES)
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
    """Leave the window, locked or closed, while something is wrong; who is at the gate then is ended by the test."""
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


def processes_with(word: str) -> list[int]:
    """Processes that have a word on their command line."""
    lines = {path.parent.name: path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()}
    return [int(process) for process, line in lines.items() if word.encode() in line]


@safety("S19", "window locked while something is wrong: hidden, closed, told")
@pytest.mark.parametrize("fault", [*FAULTS, *(MORE_FAULTS if LONG else ())])
def test_the_window_is_locked_whatever_is_wrong(fault: str, leave: Callable[[str, str], Left], book: Path) -> None:
    left = leave(fault, "lock")
    assert left.code == 0
    assert is_alive(left.fresh)
    assert processes_with(str(book)) == []
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


@safety("S19", "window closed while something is wrong: the process ends, the notebook is free")
@pytest.mark.parametrize("fault", ["nothing", "full_disk", *(("failing_store", *MORE_FAULTS) if LONG else ())])
def test_the_window_is_closed_whatever_is_wrong(fault: str, leave: Callable[[str, str], Left], book: Path) -> None:
    left = leave(fault, "close")
    assert left.code == 0
    if fault == "full_disk":
        assert is_alive(left.fresh)
        assert "“Masalah menurut klien” tidak dapat disimpan" in left.told
    elif fault in {"nothing", "failing_store", "modal_dialog", "file_dialog"}:
        assert not left.fresh
        assert memo_of(book) == TYPED
    if fault != "damaged_page":
        open_notebook(book, PASSPHRASE).close()


@safety("S6", "computer goes to sleep: locked at once, saved, the next process at the gate")
def test_before_the_computer_sleeps_the_notebook_is_locked(leave: Callable[[str, str], Left], book: Path) -> None:
    left = leave("failing_setting", "sleep")
    assert left.code == 0
    assert is_alive(left.fresh)
    assert memo_of(book) == TYPED


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="the program shows its memory to root only")
@safety("S18", "memory after lock: no key, no words of the case in any process of ours", 1, 5)
def test_a_locked_program_has_forgotten_everything(leave: Callable[[str, str], Left], book: Path, tries: int) -> None:
    words = {spelling for word in TYPED.split(", ") for spelling in spellings(word)}
    assert len(words) == 2 * len(CANARIES)
    assert found(os.getpid(), spellings_of_key(b"to be found 1234")) != set()
    for number in range(1, tries + 1):
        left = leave("nothing", "lock")
        assert left.took < PATIENCE
        time.sleep(max(0.0, 2.0 - left.took))
        assert processes_with(str(book)) == []
        assert is_alive(left.fresh)
        assert found(left.fresh, words | spellings_of_key(bytes.fromhex(left.key))) == set()
        assert memo_of(book) == TYPED * number


@pytest.mark.skipif(sys.platform != "linux", reason="the other systems are asked in other ways")
@safety("S18", "memory of a running program: no dump of it, no other program may look")
def test_the_window_leaves_no_dump_of_its_memory() -> None:
    script = (
        "import ctypes, resource\n"
        "from caseworker_app.gui.shell import memory_dumps\n"
        "memory_dumps.forbid()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"
    )
    done = run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(0, 0) 0"
