"""The real window before a notebook that cannot be written or is not there: ``reader.py STORY NOTEBOOK PASSPHRASE``.

What can be read on the screen after each step is printed as one line of JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from caseworker_app import app
from tests.whole import hands
from tests.whole.driver import Driver, Steps, idle, main_window, open_first_case, unlock, wait


def show(step: str) -> None:
    print(json.dumps([step, hands.words()]), flush=True)  # noqa: T201 - the test reads it


def supervisor() -> QLineEdit:
    case = main_window().case
    assert case is not None
    case.go_to("engagement/case")
    line = hands.field("Supervisor")
    assert isinstance(line, QLineEdit)
    return line


def write_supervisor(text: str) -> Steps:
    """Type at the end of the field, leave it, and print what is on the screen and in the field then."""
    line = supervisor()
    line.setFocus()
    line.end(False)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    yield from wait(0.1)
    print(json.dumps(["field", line.text()]), flush=True)  # noqa: T201 - the test reads it


def read_only(_notebook: Path, passphrase: str) -> Steps:
    yield from unlock(passphrase)
    show("asked")
    hands.press("Buka untuk dibaca saja")
    yield from open_first_case()
    yield from write_supervisor("Bapak Hasan")
    show("case")
    main = main_window()
    assert main.case is not None
    main.case.go_to("documents")
    yield idle
    show("documents")
    main.lock_wanted.emit()
    yield from wait(0.1)
    show("locked")
    hands.windows(QWidget)[0].close()


def missing(_notebook: Path, _passphrase: str) -> Steps:
    yield from wait(0.1)
    show("missing")
    hands.windows(QWidget)[0].close()


def removed(notebook: Path, passphrase: str) -> Steps:
    """The stick is pulled out while its notebook is open, and put back."""
    yield from unlock(passphrase)
    yield from open_first_case()
    yield from write_supervisor("Bapak")
    away = notebook.with_name("dicabut")
    notebook.rename(away)
    yield from write_supervisor(" Hasan")
    show("removed")
    away.rename(notebook)
    yield from write_supervisor(" Rahmat")
    show("back")
    main_window().close()


STORIES = {"read_only": read_only, "missing": missing, "removed": removed}

if __name__ == "__main__":
    application = QApplication(["caseworker"])
    story, place, phrase = sys.argv[1:]
    app._fresh = None  # type: ignore[assignment] # the gate after locking is to be seen from here
    driver = Driver(STORIES[story](Path(place), phrase))
    sys.exit(app.run(Path(place)))
