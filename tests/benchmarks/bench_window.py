"""What is felt under the hands: opening a case, turning pages, typing, standing still; and the memory it takes.

usage: bench_window.py [CASES ...]      sizes of notebook, 1000 and 10000 unless given
"""

from __future__ import annotations

import functools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.benchmarks.measure import resident, sizes, tell

if TYPE_CHECKING:
    from caseworker_app.gui.form.stage_wizard import StageWizard
    from caseworker_app.gui.shell.main_window import MainWindow
    from caseworker_app.store.notebook import Notebook

ROOT = Path(__file__).resolve().parents[2]
PHRASE = "bangku kayu di teras rumah"
EXAMPLE = ROOT / "resources" / "examples" / "ms-sentra.json"
COPIES = 12  # full cases among the many, so that each can be opened for the first time
REPORTS = 10  # memory is told after the third, the fifth and the last
PAGE = "assessment"  # the stage whose pages are turned


def main(counts: list[int]) -> None:
    """A process of its own for each size, as each user has one."""
    with tempfile.TemporaryDirectory() as folder:
        found = {size: _measured(folder, size) for size in counts}
    first = found[counts[0]]["open"]
    for size, seen in found.items():
        tell(f"open a full case at {size} cases, header and first page", seen["open"], "<= 60 ms", "ms")
        tell(f"open a full case at {size} cases, the slowest of {COPIES}", seen["slowest"], "", "ms")
        tell(f"open a full case at {size} cases / at {counts[0]}", seen["open"] / first, "<= 1.2")
    last = found[counts[-1]]
    tell("turn a page that was not seen before, median", last["turn"], "<= 50 ms", "ms")
    tell("turn a page that was not seen before, slowest", last["turn_slowest"], "<= 50 ms", "ms")
    tell("turn back to a page, slowest", last["back"], "<= 50 ms", "ms")
    tell("a keystroke", last["key"], "<= 16 ms", "ms")
    tell("saving what was typed, and what follows it", last["save"], "<= 16 ms", "ms")
    tell("the window stood still at the longest while idle", last["idle"], "<= 100 ms", "ms")
    tell("the window stood still at the longest during a report", last["report"], "<= 100 ms", "ms")
    tell("memory, idle with a case open", last["memory"], "<= 160 MB", "MB")
    tell("memory after 3 reports", last["memory_3"], "", "MB")
    tell("memory after 5 reports", last["memory_5"], "", "MB")
    tell(f"memory after {REPORTS} reports / after 3", last["memory_10"] / last["memory_3"], "<= 1.0")


def _measured(folder: str, cases: int) -> dict[str, float]:
    """Grow a notebook and work in it, both in processes of their own: growing one takes memory."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder}
    book = Path(folder) / f"{cases}.kasus"
    for step in ("grow", "work"):
        command = [sys.executable, __file__, step, str(book), str(cases)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    seen: dict[str, float] = json.loads(done.stdout)
    return seen


def _grow(book: Path, cases: int) -> None:
    from caseworker_app.exchange import package
    from caseworker_app.model.case import PARTS
    from caseworker_app.store import keys
    from caseworker_app.store.notebooks import create
    from tests.benchmarks.bench_notebook import grow

    assert PARTS
    notebook, _ = create(book, PHRASE, strength=keys.LOWEST)
    grow(notebook, 1, cases - COPIES)
    for at in range(COPIES):
        with notebook.edit("Impor", undoable=False) as session:
            case, shared = package.read(_renamed(EXAMPLE.read_text("utf-8"), at))
            case.number = f"P-{at:02}"
            session.add_all([case, *(record for records in shared.values() for record in records)])
    notebook.close()


def _renamed(text: str, at: int) -> bytes:
    """The package with ids of its own."""
    import re

    return re.sub(r"\b[0-9a-f]{8}(?=-[0-9a-f]{4}-)", lambda found: f"{int(found[0], 16) ^ at:08x}", text).encode()


def _work(book: Path) -> dict[str, float]:
    """Open, turn, type, wait, print: the figures by their names."""
    from PySide6.QtWidgets import QApplication

    from caseworker_app.gui.base import style as shell_style
    from caseworker_app.gui.base import work
    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.gui.shell.application import _fetch_the_rest
    from caseworker_app.gui.shell.main_window import MainWindow
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebooks import open_notebook

    app = QApplication([])
    shell_style.apply(app, scale=100, dark=False)
    _fetch_the_rest()
    notebook = open_notebook(book, PHRASE)
    main = MainWindow(notebook, Preferences())
    main.show()
    _wait(app, 3, lambda: not work.running() and bool(main.cases.view.model().rowCount()))
    with notebook.reader() as session:
        from sqlalchemy import select

        ids = list(session.scalars(select(Case.id).where(Case.number.like("P-%")).order_by(Case.number)))
    opened = [_spent(app, functools.partial(main.open_case, case_id)) for case_id in ids]
    seen = {"open": statistics.median(opened[1:]), "slowest": max(opened[1:])}
    seen |= _turned(app, main)
    seen |= _typed(app, main)
    seen["idle"] = _still(app, lambda: _open_fresh(main, notebook, ids[1]), lambda: False, 6)
    seen["memory"] = resident()
    return seen | _reported(app, main)


def _open_fresh(main: MainWindow, notebook: Notebook, case_id: str) -> None:
    main.open_case(case_id, "assessment")


def _turned(app: Any, main: MainWindow) -> dict[str, float]:
    """Through all pages of a stage, each for the first time, then back."""
    assert main.case is not None
    main.open_case(main.case.case.id, PAGE)
    app.processEvents()
    wizard: StageWizard = main.case._parts[PAGE]  # type: ignore[assignment] # a stage is a wizard
    wizard._ahead.stop()
    there = []
    for page in wizard.stage.pages:
        if page.key not in wizard.built():
            there.append(_spent(app, functools.partial(wizard.open_page, page.key)))
            wizard._ahead.stop()
    back = [_spent(app, functools.partial(wizard.open_page, page.key)) for page in reversed(wizard.stage.pages)]
    return {"turn": statistics.median(there), "turn_slowest": max(there), "back": max(back)}


def _typed(app: Any, main: MainWindow) -> dict[str, float]:
    """A long text, key by key, then saved."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    assert main.case is not None
    main.open_case(main.case.case.id, "plan")
    _wait(app, 2, lambda: False)
    wizard: StageWizard = main.case._parts["plan"]  # type: ignore[assignment] # a stage is a wizard
    page = next(page for page in wizard.stage.pages if any(True for _ in page.items()))
    wizard.open_page(page.key)
    from PySide6.QtWidgets import QPlainTextEdit

    memo = next(found for found in wizard.findChildren(QPlainTextEdit) if found.isVisible() and found.isEnabled())
    memo.setFocus()
    app.processEvents()
    keys = [_spent(app, lambda: QTest.keyClick(memo, Qt.Key.Key_A)) for _ in range(40)]
    saves = []
    for _ in range(9):
        QTest.keyClick(memo, Qt.Key.Key_B)
        saves.append(_spent(app, wizard.edits.save_typing))
    return {"key": statistics.median(keys), "save": statistics.median(saves)}


def _reported(app: Any, main: MainWindow) -> dict[str, float]:
    """The case report again and again, as the tab of documents makes it."""
    from caseworker_app.gui.base import work

    assert main.case is not None
    seen: dict[str, float] = {}
    longest = []
    for at in range(1, REPORTS + 1):

        def make() -> None:
            assert main.case is not None
            main.open_case(main.case.case.id, "documents")
            main.case.open_document("case-report")

        longest.append(_still(app, make, lambda: not work.running(), 60))
        seen[f"memory_{at}"] = resident()
    return seen | {"report": max(longest[1:])}


def _spent(app: Any, action: Callable[[], object]) -> float:
    """Milliseconds until what an action leads to is painted."""
    from PySide6.QtCore import QEvent

    start = time.perf_counter()
    action()
    app.processEvents()
    spent = time.perf_counter() - start
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what was closed goes; a running event loop does so
    return spent * 1000


def _still(app: Any, action: Callable[[], object], done: Callable[[], bool], longest: float) -> float:
    """Milliseconds that the window answered nothing at the longest, after an action, until it is done."""
    action()
    app.processEvents()
    worst, start = 0.0, time.perf_counter()
    last = start
    while last - start < longest and not (done() and last - start > 1):
        time.sleep(0.001)
        app.processEvents()
        now = time.perf_counter()
        worst, last = max(worst, now - last), now
    return worst * 1000


def _wait(app: Any, longest: float, done: Callable[[], bool]) -> None:
    _still(app, lambda: None, done, longest)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["grow", book, cases]:
            _grow(Path(book), int(cases))
        case ["work", book, _]:
            print(json.dumps(_work(Path(book))), flush=True)
            os._exit(0)
        case _:
            main(sizes(1000, 10_000))
