"""The application object: the gate (open, create, unlock) and the main window, one after the other."""

from __future__ import annotations

import contextlib
import gc
import importlib
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QLocale, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QSplashScreen

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import leaving, theme, work
from caseworker_app.gui.base import preferences as preferences_file
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base.standard_words import StandardWords
from caseworker_app.gui.gate.farewell import Farewell
from caseworker_app.gui.gate.gate import Gate
from caseworker_app.gui.gate.succession import Succession
from caseworker_app.gui.shell.example import confirm_removal
from caseworker_app.gui.shell.lock import Watch
from caseworker_app.gui.shell.screen import started
from caseworker_app.jobs import example
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.gui.gate.fresh_process import FreshProcess, Handover
    from caseworker_app.gui.shell.main_window import MainWindow
    from caseworker_app.store.notebook import Notebook


COMING = (
    "caseworker_app.store.notebooks",
    "caseworker_app.gui.shell.main_window",
    "caseworker_app.gui.home.beranda",
    "caseworker_app.gui.case.case_window",
)
"""Modules that are needed right after the passphrase, in the order of their need."""
PATIENCE = 5000  # ms that leaving may wait for work in threads
LOCK_PATIENCE = 300  # ms that the key is kept for them when the notebook is locked
TURN = 0.001  # s until a thread gives way to the window; Python's own 5 ms are felt while a report is made
GARBAGE = (10_000, 10, 100)  # as for gc.set_threshold: a report is many objects, none worth stopping the window for


class Application(QObject):
    """Everything that outlives a window.

    fresh: starts the process that shows the gate after this one, which ends; without it, or where it raises OSError,
    this process shows the gate again. end: ends the process at once.
    """

    def __init__(
        self,
        preferences: Preferences,
        *,
        fresh: Callable[[], FreshProcess] | None = None,
        end: Callable[[], object] | None = None,
    ) -> None:
        app = QApplication.instance()
        self.qt: QApplication = app if isinstance(app, QApplication) else started()
        super().__init__()
        self.preferences = preferences
        self.main: MainWindow | None = None
        self.notebook: Notebook | None = None
        self._end = end or self.qt.quit
        self._farewell: Farewell | None = None
        QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
        self._words = StandardWords()
        self.qt.installTranslator(self._words)
        self.qt.setApplicationName(paths.APP_NAME)
        self.qt.setApplicationDisplayName(paths.APP_NAME)
        self.qt.setWindowIcon(QIcon(str(paths.resource("icons", "caseworker.svg"))))
        self.qt.setQuitOnLastWindowClosed(False)
        self._dress()
        self.gate = Gate(preferences)
        self.gate.opened.connect(self._enter)
        self.gate.closed.connect(self.quit)
        self._watch = Watch(self, preferences)
        self._succession = Succession(self.gate, fresh, self._end, self._watch.stop)
        self._watch.due.connect(self.lock)
        self._watch.sleeping.connect(lambda: self.lock(at_once=True))
        self._watch.cover_wanted.connect(self._cover)
        self._watch.help_wanted.connect(_help_over)

    def run(self, path: Path | None) -> int:
        """Show the gate and stay until the user leaves. path: a notebook or a backup."""
        self.start(path)
        return self.qt.exec()

    def start(self, path: Path | None) -> None:
        """Show the gate: for this notebook or backup, for the last notebook, or with a welcome."""
        self.gate.start(path)
        self.gate.show()
        QTimer.singleShot(60, self, _fetch_the_rest)

    def go_on(self, handover: Handover, seen: Callable[[], None]) -> int:
        """Show the gate where another process has locked its notebook; ``seen`` is called when it is on the screen."""
        self.gate.take_up(handover)
        QTimer.singleShot(60, self, _fetch_the_rest)
        self._succession.once_seen(seen)
        return self.qt.exec()

    def lock(self, *, at_once: bool = False) -> None:
        """Put everything away (typed text saved, windows hidden, the key forgotten), then ask for the passphrase.

        at_once: the computer is going to sleep; this process ends without waiting for the next one's window.
        """
        if self.notebook is None or self._farewell is not None:
            return
        path = self.notebook.path
        begun = self._succession.begin()
        self.gate.cover(path)
        told = leaving.sentence(self._leave(LOCK_PATIENCE, path))
        if begun and at_once:
            self._succession.finish_at_once(path, told)
        else:
            self._succession.finish(path, told)

    def leave_for(self, then: str) -> None:
        """Lock, and go on at the gate with the example or with restoring a backup (``Handover.then``)."""
        if self.notebook is None or self._farewell is not None:
            return
        path = self.notebook.path
        self._succession.begin()
        self.gate.cover(path)
        sentence = leaving.sentence(self._leave(LOCK_PATIENCE, path))
        self._succession.finish(path if sentence else None, sentence, then="" if sentence else then)

    def remove_example(self) -> None:
        """Close the example that is open and remove it; asks first where cases were entered into it."""
        if self.main is None or self.notebook is None:
            return
        with self.notebook.reader() as session:
            own_cases = example.own_cases(session)
        if own_cases:
            confirm_removal(self.main, own_cases, self._remove_example)
        else:
            self._remove_example()

    def quit(self) -> None:
        """Save, lock and end, whatever fails; a backup that is being made may be finished.

        Where text is gone, the gate of a fresh process says so; what was kept as a draft is seen on opening.
        """
        if self._farewell is not None:
            return
        self._succession.call_off()
        path = self.notebook.path if self.notebook is not None else None
        trouble = self._leave(PATIENCE, path)
        if (trouble.lost or trouble.other) and self._succession.begin():
            self._succession.finish(path, leaving.sentence(trouble))
            return
        self.gate.hide()
        self._end()

    def restyle(self) -> None:
        """Take over another scale or theme: the main window is built anew with the notebook that is open."""
        preferences_file.save(self.preferences)
        before = self.main
        if before is None or self.notebook is None:
            return
        import shiboken6

        before.flush()  # what cannot be saved stays where it is, and so does the window
        place = before.geometry()
        meanwhile = QSplashScreen(before.grab())  # while the window is built anew, its picture stays in its place
        meanwhile.setGeometry(place)
        meanwhile.show()
        self.qt.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if self.main is not before:  # the notebook was locked meanwhile
            return
        before.release()
        before.hide()
        shiboken6.delete(before)  # at once: dressing what is leaving anyway would take seconds
        self._dress()
        self.gate.rebuild()
        main = self._show_main(self.notebook)
        main.return_to_place()
        main.show_settings()
        if not main.isMaximized():
            main.setGeometry(place)
        QTimer.singleShot(0, meanwhile, meanwhile.deleteLater)

    def tell_trouble(self, sentence: str) -> None:
        """The user's or the machine's trouble, in the window that is shown."""
        if self._farewell is not None:
            self._farewell.failures.append(CaseworkerError(sentence))
        elif self._succession.begun:
            return  # what waited in a dialog went on after the notebook was locked, and nobody needs to know
        elif self.main is not None:
            self.main.tell_trouble(sentence)
        else:
            self.gate.tell(sentence)

    def show_crash(self, kind: str) -> None:
        """Admit an error of the program, without details."""
        if self._farewell is not None:
            self._farewell.failures.append(RuntimeError(kind))
            return
        if self._succession.begun:
            return
        from caseworker_app.gui.shell.crash import CrashPage

        CrashPage.show_once(kind, self.main or self.gate)

    def _remove_example(self) -> None:
        self._succession.begin()
        self.gate.cover(None)
        self._leave(PATIENCE, None)  # a daily backup that is being made in its folder
        try:
            example.remove()
        except CaseworkerError as error:
            self._succession.finish(None, str(error))
            return
        self.preferences.forget(example.place())
        preferences_file.save(self.preferences)
        self._succession.finish(None, tr(example.REMOVED), "done")

    def _cover(self) -> None:
        if self.main is not None:
            self.main.cover()

    def _dress(self) -> None:
        shell_style.apply(self.qt, scale=self.preferences.scale, dark=self.preferences.theme == "dark")

    def _enter(self, notebook: Notebook) -> None:
        self.notebook = notebook
        self.preferences.remember(notebook.path)
        preferences_file.save(self.preferences)
        try:
            main = self._show_main(notebook)
        except Exception:
            self._leave(0, notebook.path)
            raise
        self.gate.hide()
        self._watch.start()
        main.return_to_place()  # last: a case that cannot be shown must not keep the others locked away

    def _show_main(self, notebook: Notebook) -> MainWindow:
        from caseworker_app.gui.shell.main_window import MainWindow

        main = self.main = MainWindow(notebook, self.preferences)
        later = Qt.ConnectionType.QueuedConnection  # the window goes with it, and with it whatever asked
        main.lock_wanted.connect(self.lock, later)
        main.closed.connect(self.quit, later)
        main.restyled.connect(self.restyle, later)
        main.example_unwanted.connect(self.remove_example, later)
        main.leave_wanted.connect(self.leave_for, later)
        main.show()
        return main

    def _leave(self, patience: int, path: Path | None) -> leaving.Trouble:
        """Hide every window but a gate that is shown, save, and forget the key; gives what could not be saved.

        patience: ms that work in threads is waited for before that. path: of the notebook, for the next gate.
        """
        farewell = self._farewell = Farewell(self.main, self.notebook)
        self.main = self.notebook = None
        hung = leaving.sentence(leaving.Trouble(other=True))
        limit = farewell.hurried(lambda: self._succession.finish_at_once(path, hung))
        with limit if self._succession.wanted else contextlib.nullcontext():
            trouble = farewell.take(self.gate, patience, [self._watch.clear_clipboard])
        self._farewell = None
        if not self._succession.begun:  # else sleep is held up until this process has ended
            self._watch.stop()
        preferences_file.save(self.preferences)
        return trouble


def _help_over(dialog: QWidget) -> None:
    """The help that belongs to a dialog; imported only now, because it knows the pages and so the model."""
    from caseworker_app.gui.shell.help_here import show_over

    show_over(dialog)


def _fetch_the_rest() -> None:
    """Import what comes after the passphrase while it is typed: first what opens a notebook, then the list, a case."""

    def fetch() -> None:
        try:
            for name in COMING:
                importlib.import_module(name)
            importlib.import_module("caseworker_app.store.plain_file").clear_noted()
        finally:
            gc.freeze()  # nothing of this is ever garbage
            gc.set_threshold(*GARBAGE)

    theme.register_fonts()
    sys.setswitchinterval(TURN)
    owner = QGuiApplication.instance()
    if owner is not None:
        work.in_background(owner, fetch, lambda _: None)
