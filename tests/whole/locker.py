"""A user at the real window who locks or closes it: ``locker.py FAULT LEAVE NOTEBOOK PASSPHRASE``, as a process.

Opens the first case, types, looks at a report, types again, and locks («lock»), closes the window («close») or
goes to sleep («sleep») while something is wrong. Lines of JSON on stdout tell the test how far it is.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QPlainTextEdit

from caseworker_app import app
from caseworker_app.gui.base import work
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.form.form_page import FormPage
from caseworker_app.gui.gate import farewell
from caseworker_app.gui.gate.fresh_process import FreshProcess, Handover
from caseworker_app.gui.shell.lock import Watch
from caseworker_app.gui.shell.main_window import MainWindow
from caseworker_app.store import settings
from caseworker_app.store.notebook import Notebook
from tests.whole import hands
from tests.whole.canaries import CANARIES
from tests.whole.driver import Driver, Steps, idle, main_window, open_first_case, unlock, wait

MEMO = "Masalah menurut klien"


def say(word: str, value: object = None) -> None:
    print(json.dumps([word, value]), flush=True)  # noqa: T201 - the test reads it


def fail(*_: object, **__: object) -> None:
    raise ValueError("a fault of the program")


def running() -> Notebook:
    return main_window().notebook


# What stands in the way of leaving, laid there while text waits in a field.


def nothing() -> None:
    """A good day."""


def failing_page() -> None:
    FormPage.flush = fail  # type: ignore[method-assign] # that is the fault


def failing_store() -> None:
    """No edit works any more; drafts still do."""
    running().edit = fail  # type: ignore[method-assign,assignment] # that is the fault


def failing_setting() -> None:
    settings.set_setting = fail


def failing_close() -> None:
    running()._writer.give_up = fail  # type: ignore[method-assign] # that is the fault


def full_disk() -> None:
    """No file may grow any more."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))


def damaged_page() -> None:
    """Every page of the database but the first is garbled, in the file and in its log."""
    for name in ("notebook.db", "notebook.db-wal"):
        path = running().path / name
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(os.urandom(max(0, path.stat().st_size - 4096)))


def modal_dialog() -> None:
    main_window().new_case()


def message_box() -> None:
    QTimer.singleShot(0, main_window(), lambda: QMessageBox.warning(main_window(), "Perhatian", "Menunggu jawaban"))


def file_dialog() -> None:
    QTimer.singleShot(0, main_window(), lambda: QFileDialog.getSaveFileName(main_window(), "Simpan"))


def dialog_in_an_edit() -> None:
    def ask() -> None:
        with running().edit("Ubah"):
            QDialog(main_window()).exec()

    QTimer.singleShot(0, main_window(), ask)


def running_job() -> None:
    """A thread that never ends."""
    work.in_background(main_window(), lambda: time.sleep(600), lambda _: None)


def hanging_disk() -> None:
    farewell.LONGEST = 2.0
    running()._writer.give_up = lambda: time.sleep(600)  # type: ignore[method-assign] # that is the fault


WAYS: dict[str, Callable[[], None]] = {
    way.__name__: way
    for way in (
        nothing,
        failing_page,
        failing_store,
        failing_setting,
        failing_close,
        full_disk,
        damaged_page,
        modal_dialog,
        message_box,
        file_dialog,
        dialog_in_an_edit,
        running_job,
        hanging_disk,
    )
}


def work_on(passphrase: str, *, much: bool) -> Steps:
    """Open the case at the page of the memo; with much, type on another page first and look at a report."""
    yield from unlock(passphrase)
    yield from open_first_case()
    main = main_window()
    assert main.case is not None
    if much:
        yield from work_much(main)
    main.case.go_to("engagement/intake")
    yield from wait(0.2)


def work_much(main: MainWindow) -> Steps:
    assert main.case is not None
    main.case.go_to("client/client_home")
    street = hands.field("Jalan, kampung, nomor")
    assert isinstance(street, QLineEdit)
    QTest.keyClicks(street, ", ".join(CANARIES[:10]))
    QTest.keyClick(street, Qt.Key.Key_Tab)
    main.case.go_to("documents/case-report")
    yield from wait(0.2)


def write_memo() -> None:
    memo = hands.field(MEMO)
    assert isinstance(memo, QPlainTextEdit)
    memo.setFocus()
    memo.insertPlainText(", ".join(CANARIES))


def story(way: str, leave: str, passphrase: str) -> Steps:
    yield from work_on(passphrase, much=way == "nothing")
    main = main_window()
    say("key", running().key.bytes.hex())
    write_memo()
    WAYS[way]()
    before = time.monotonic()
    yield lambda: time.monotonic() > before + 0.2 and (way == "running_job" or idle())
    say("leaving", os.getpid())
    if leave == "close":
        main.close()
    elif leave == "sleep":
        watches[0].sleeping.emit()
    else:
        main.lock_wanted.emit()
    while True:
        yield lambda: True
        typed = [memo.toPlainText() for memo in hands.seen(QPlainTextEdit)]
        say("seen", hands.words() + "".join(typed))


watches: list[Watch] = []


def remember_watch() -> None:
    """What hears of sleep is nobody's child."""
    whole = Watch.__init__

    def made(self: Watch, parent: QObject, preferences: Preferences) -> None:
        whole(self, parent, preferences)
        watches.append(self)

    Watch.__init__ = made  # type: ignore[method-assign] # and then it goes on as it was


def tell_of_successor() -> None:
    """Have the test told which process follows and what it is to say."""
    start, send = FreshProcess.__init__, FreshProcess.send

    def started(self: FreshProcess) -> None:
        start(self)
        say("fresh", self._process.pid)

    def sent(self: FreshProcess, handover: Handover) -> None:
        say("told", handover.sentence)
        send(self, handover)

    FreshProcess.__init__ = started  # type: ignore[method-assign] # and then it goes on as it was
    FreshProcess.send = sent  # type: ignore[method-assign] # and then it goes on as it was


if __name__ == "__main__":
    application = QApplication(["caseworker"])
    way, leave, notebook, phrase = sys.argv[1:]
    tell_of_successor()
    remember_watch()
    driver = Driver(story(way, leave, phrase))
    sys.exit(app.run(Path(notebook)))
