"""What starting costs, in processes of their own taken in turn: the unlock window, and a passphrase to 10,000 cases.

usage: bench_start.py [CASES]      size of the notebook, 10000 unless given
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.benchmarks.measure import QUICK, sizes, tell

ROOT = Path(__file__).resolve().parents[2]
PHRASE = "bangku kayu di teras rumah"
TIMES = 1 if QUICK else 15

BARE = """
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
app = QApplication([])
window = QWidget()
line = QLineEdit(window)
window.resize(920, 600)
window.show()
app.processEvents()
"""
UNLOCK = """
from caseworker_app.cli import main
from caseworker_app.gui.shell.application import Application
def run(application, notebook):
    global made
    made = application
    made.start(notebook)
    made.qt.processEvents()
    return 0
Application.run = run
assert main(["open", BOOK]) == 0
from PySide6.QtWidgets import QLineEdit
assert made.gate.isVisible() and made.gate.findChild(QLineEdit).isEnabled()
"""
ENTER = """
import time
from caseworker_app.store import keys
derive, spent = keys.unlock, []
def unlock(*words):
    start = time.perf_counter()
    try:
        return derive(*words)
    finally:
        spent.append(time.perf_counter() - start)
keys.unlock = unlock
from PySide6.QtCore import QEventLoop
from caseworker_app.gui.gate.unlock import UnlockPage
page = made.gate.findChild(UnlockPage)
page._field.setText(PHRASE)
start = time.perf_counter()
page._button.click()
while made.main is None or made.main.cases.view.model().rowCount() < CASES:
    made.qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
made.qt.processEvents()
took = time.perf_counter() - start - spent[0]
"""
LEAVE = """
import os
from tests.benchmarks.measure import resident
print(took if "took" in globals() else 0, resident(), flush=True)
os._exit(0)
"""


def main(cases: int) -> None:
    """Grow a notebook, then start again and again."""
    from caseworker_app.store.notebooks import create
    from tests.benchmarks.bench_notebook import grow

    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "Buku.kasus"
        notebook, _ = create(book, PHRASE)
        grow(notebook, 1, cases)
        notebook.close()
        head = f"BOOK = {str(book)!r}\nPHRASE = {PHRASE!r}\nCASES = {cases}\n"
        programs = {"bare": BARE + LEAVE, "unlock": head + UNLOCK + LEAVE, "list": head + UNLOCK + ENTER + LEAVE}
        found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in programs}
        for _ in range(TIMES + 1):
            for name, program in programs.items():
                found[name].append(process(program, folder))
    del found["bare"][0], found["unlock"][0], found["list"][0]  # the first of each warms the disk

    def against_bare(name: str, which: int, beside: int) -> float:
        return statistics.median(
            one[which] / bare[beside] for one, bare in zip(found[name], found["bare"], strict=True)
        )

    tell("bare PySide6 window", statistics.median(one[0] for one in found["bare"]), "", "s")
    tell("bare PySide6 window, memory", statistics.median(one[2] for one in found["bare"]), "", "MB")
    tell("unlock window / bare window", against_bare("unlock", 0, 0), "<= 1.6")
    tell("unlock window / bare window, memory", against_bare("unlock", 2, 2), "<= 1.3")
    tell(f"passphrase to a list of {cases}, less the key / bare window", against_bare("list", 1, 0), "<= 4.0")
    tell(f"list of {cases} cases, memory", statistics.median(one[2] for one in found["list"]), "", "MB")


def process(program: str, home: str) -> tuple[float, float, float]:
    """Run a program to its end: wall time of the process, what it measured itself, its memory in MB."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "XDG_STATE_HOME": home,
        "PYTHONDONTWRITEBYTECODE": "",  # compiled once, as where the program is installed
        "PYTHONPYCACHEPREFIX": f"{home}/bytecode",
    }
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    wall = time.perf_counter() - start
    took, memory = done.stdout.split()
    return wall, float(took), float(memory)


if __name__ == "__main__":
    main(sizes(10_000)[0])
