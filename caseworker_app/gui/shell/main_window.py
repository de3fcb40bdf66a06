"""The main window: the rail, the places between the cases, one open case, settings and help."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.indexing import Indexing
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.base.place import NEW_CASE
from caseworker_app.gui.cases.case_list import CaseList
from caseworker_app.gui.form.spelling import Spelling
from caseworker_app.gui.shell import places
from caseworker_app.gui.shell.floating_foot import FloatingFoot
from caseworker_app.gui.shell.frame import frame
from caseworker_app.gui.shell.help_here import help_of
from caseworker_app.gui.shell.last_place import LastPlace
from caseworker_app.gui.shell.notices_band import NoticesBand
from caseworker_app.gui.shell.rail import Rail
from caseworker_app.gui.shell.steady_backups import SteadyBackups
from caseworker_app.jobs import example, unread
from caseworker_app.model.case import Case
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from caseworker_app.gui.base.place import Place
    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.gui.case.case_window import CaseWindow
    from caseworker_app.gui.cases.new_case import NewCaseDialog
    from caseworker_app.gui.settings.backups import BackupsPart
    from caseworker_app.gui.settings.settings_page import SettingsPage
    from caseworker_app.gui.shell.help import HelpPage
    from caseworker_app.store.notebook import Changes, Notebook

TITLE_BAR = 40  # px that the system adds above a window
KEYS_TOPIC = "papan-ketik"


class MainWindow(QMainWindow):
    """One open notebook. lock_wanted, closed: the user wants to lock or leave. restyled: scale or theme changed.

    example_unwanted: this notebook is the example, and it is to be removed. leave_wanted: it is to be locked, and what
    comes then (``Handover.then``).
    """

    lock_wanted = Signal()
    closed = Signal()
    restyled = Signal()
    example_unwanted = Signal()
    leave_wanted = Signal(str)

    def __init__(self, notebook: Notebook, preferences: Preferences) -> None:
        super().__init__()
        theme.register_fonts()
        self.notebook, self._preferences = notebook, preferences
        self.case: CaseWindow | None = None
        self._settings: SettingsPage | None = None
        self._help: HelpPage | None = None
        self._before_help: QWidget | None = None
        self._released = False
        self._at = places.HOME
        self._places: dict[str, Place] = {}
        self._spelling = Spelling(notebook, preferences, self)
        self._registering: NewCaseDialog | None = None
        unread.settle(notebook)
        with notebook.reading() as session:
            self._is_example = example.is_example(session)
        self._entitle()
        room = self.screen().availableSize() - QSize(0, TITLE_BAR)
        self.resize(QSize(1366, 768).boundedTo(room))
        if preferences.window:
            self.restoreGeometry(QByteArray.fromBase64(preferences.window.encode()))
        self.rail = Rail()
        self.cases = CaseList(notebook, preferences)
        self.cases.told.connect(self.tell)
        self.cases.taken.connect(self.tell)
        self.cases.outside_wanted.connect(self.show_outside)
        self._stack = QStackedWidget()
        self._foot = FloatingFoot(self._stack)
        self._foot.take_undo_from(self.cases)
        self.notices = NoticesBand(notebook, is_example=self._is_example)
        self.notices.place_wanted.connect(lambda: self.show_backups().choose_place())
        self.notices.drill_wanted.connect(lambda: self.show_backups().drill())
        self.notices.example_unwanted.connect(self.example_unwanted)
        self._steady_backups = SteadyBackups(notebook, self)
        self._steady_backups.made.connect(self.notices.warn)
        self._steady_backups.troubled.connect(self.tell_trouble)
        self.setCentralWidget(frame(self.rail, self.notices, self._stack))
        self._stop_listening = notebook.subscribe(self._hear)
        self.rail.chosen.connect(self.go)
        self.rail.lock_wanted.connect(self.lock_wanted)
        self.rail.cover_wanted.connect(self.cover)
        self.cases.opened.connect(self.open_case)
        self.cases.case_wanted.connect(self.open_case)
        self.cases.new_wanted.connect(self.new_case)
        self.cases.erase_wanted.connect(self.erase_case)
        keys = {"F1": self.show_help, "Ctrl+F": self.search, "Ctrl+K": self.go_anywhere, "?": self.show_keys}
        for key, action in ({"Ctrl+L": self.lock_wanted.emit} | keys).items():
            QShortcut(QKeySequence(key), self).activated.connect(action)
        self._indexing = Indexing(notebook, self)
        self.go(places.HOME)
        self._last_place = LastPlace(notebook, self._where, self)

    def return_to_place(self) -> None:
        """Go where the user was when the notebook was closed."""
        place = self._last_place.kept or {}
        with self.notebook.reading() as session:
            there = bool(place.get("case")) and session.get(Case, place["case"]) is not None
        if there:
            self.open_case(place["case"], place["page"])
        if not (there and place["shown"]):
            self.go(place.get("place") or (places.CASES if there else places.HOME))

    def go(self, key: str, what: str = "") -> None:
        """To a place of the rail, and to what is to be shown there."""
        if key == places.SETTINGS:
            self.show_settings().open_named(what)
        elif key == places.HELP:
            self.show_help()
        elif key == places.CASES:
            self.show_cases()
        else:
            self.show_place(key, what)

    def show_place(self, key: str, what: str = "") -> Place:
        """One of the places between the cases; KeyError where there is none of this key."""
        self.flush()
        if key not in self._places:
            place = self._places[key] = places.build(key, self.notebook, self._preferences)
            place.case_wanted.connect(self.open_case)
            place.place_wanted.connect(self.go)
            place.told.connect(self.tell)
            place.troubled.connect(self.tell_trouble)
            place.command_wanted.connect(self._do)
            if key != places.LIBRARY:  # which has steps of its own
                self._foot.take_undo_from(place)
        self._show(self._places[key], key)
        self._entitle()
        self._places[key].know_case(self.case.case if self.case else None)
        self._places[key].arrive(what)
        return self._places[key]

    def _do(self, command: str) -> None:
        """What a place asks of the window (``Place.command_wanted``)."""
        if command == NEW_CASE:
            self.new_case()
        else:
            self.leave_wanted.emit(command)

    def show_cases(self) -> None:
        """The list of cases."""
        self.flush()
        self.cases.refresh()
        self._show(self.cases, "cases")
        self._entitle()

    def search(self) -> None:
        """Look for words in the open case, for a case in the list, else in everything."""
        here = self._stack.currentWidget()
        if here is self.case and self.case is not None:
            self.case.search()
        elif here is self.cases:
            self.cases.focus_search()
        else:
            self.show_place(places.SEARCH)

    def open_case(self, case_id: str, place: str = "", field: str = "") -> None:
        """Open a case, at a page where one is named («assessment/bpss»), at a field there."""
        from caseworker_app.gui.case.case_window import CaseWindow

        if self.case is not None and self.case.case.id != case_id:
            self._close_case()
        if self.case is None:
            with self.notebook.reading() as session:
                case = session.get(Case, case_id)
            if case is None:
                self.tell_trouble(tr("Kasus ini tidak ada lagi di buku kasus."))
                return
            self.case = CaseWindow(case, self.notebook, place, self._stack, spelling=self._spelling)
            self.case.left.connect(self.show_cases)
            self.case.erase_wanted.connect(self.erase_case)
            self.case.settings_wanted.connect(lambda what: self.show_settings().open_named(what))
            self.case.group_wanted.connect(lambda what: self.go(places.GROUPS, what))
            self.case.lock_wanted.connect(self.lock_wanted)
            self.case.told.connect(self.tell)
            QTimer.singleShot(0, self.case, lambda: self._note_view(case_id))
            self.case.outdated.connect(self._reopen_case)
            self._stack.addWidget(self.case)
        if place:
            self.case.go_to(place, field)
        self._show(self.case, "cases")
        self._entitle(self.case.initials())

    def _note_view(self, case_id: str) -> None:
        """That a case was looked at, once it is seen: whoever reads must not wait for the disk."""
        if not self.notebook.read_only:
            with contextlib.suppress(CaseworkerError):  # a full disk keeps nobody from reading
                self.notebook.note("view", case_id)

    def erase_case(self, case_id: str) -> None:
        """Ask about the erasure of a case or its client, and do it."""
        from caseworker_app.gui.cases.erasing import EraseDialog

        self.flush()
        dialog = EraseDialog(self, self.notebook, case_id, self._let_go_of_records)
        back = self.show_retention if self._stack.currentWidget() is self._settings else self.show_cases
        dialog.erased.connect(back)
        dialog.open()

    def _let_go_of_records(self) -> None:
        """Before an erasure: nothing that was loaded is used any more."""
        run_all([self._close_case, *(place.let_go for place in self._places.values())])
        settings, self._settings = self._settings, None
        if settings is not None:
            settings.release()
            self._stack.removeWidget(settings)
            settings.deleteLater()
        self.show_cases()

    def _reopen_case(self) -> None:
        """The open case went into the archive or came out of it: its window is built anew."""
        if self.case is not None:
            case_id, place = self.case.case.id, self.case.place()
            self._close_case()
            self.open_case(case_id, place)

    def new_case(self) -> None:
        """Register a client and open her case."""
        from caseworker_app.gui.cases.new_case import NewCaseDialog

        if self.notebook.read_only:
            return
        dialog = self._registering = NewCaseDialog(self.notebook, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.accepted.connect(lambda: self.open_case(dialog.case_id, dialog.place))
        dialog.finished.connect(lambda _: self._registered(kept=dialog.kept))
        dialog.open()

    def _registered(self, *, kept: bool) -> None:
        self._registering = None
        if kept:
            self.tell_trouble(tr("Klien belum didaftarkan. Isiannya disimpan; “Kasus baru” melanjutkannya."))

    def show_retention(self) -> None:
        """The cases whose time is over, in the settings."""
        self.show_settings().open_retention()

    def show_outside(self) -> None:
        """The copies outside the notebook, and the documents about all cases."""
        self.show_settings().open_outside()

    def show_settings(self) -> SettingsPage:
        """Settings of the notebook and of this machine."""
        from caseworker_app.gui.settings.settings_page import SettingsPage

        self.flush()
        if self._settings is None:
            self._settings = SettingsPage(self.notebook, self._preferences)
            self._settings.restyled.connect(self.restyled)
            self._settings.trouble.connect(self.tell_trouble)
            self._settings.backed_up.connect(self.notices.backup_line.refresh)
            self._settings.case_wanted.connect(self.open_case)
            self._settings.erase_wanted.connect(self.erase_case)
            self._stack.addWidget(self._settings)
        self._show(self._settings, "settings")
        return self._settings

    def show_backups(self) -> BackupsPart:
        """Where backups are made."""
        return self.show_settings().open_backups()

    def show_help(self) -> None:
        """The help, at what belongs to where the user is."""
        from caseworker_app.gui.shell.help import HelpPage

        self.flush()
        before = self._stack.currentWidget()
        if self._help is None:
            self._help = HelpPage()
            self._help.back.connect(self._back_from_help)
            self._stack.addWidget(self._help)
        if self._stack.currentWidget() is not self._help:
            self._before_help = before
            self._help.show_page(*help_of(before))
        self._show(self._help, places.HELP)

    def show_keys(self) -> None:
        """The sheet of keys in the help."""
        self.show_help()
        if self._help is not None:
            self._help.show_topic(KEYS_TOPIC)

    def cover(self) -> None:
        """Cover everything that is seen, or show it again."""
        from caseworker_app.gui.shell import curtain

        curtain.toggle(self.case.initials() if self.case else "")

    def go_anywhere(self) -> None:
        """Ask where to go or what to do."""
        from caseworker_app.gui.shell.targets import ask_where_to_go

        ask_where_to_go(self)

    def tell_trouble(self, sentence: str) -> None:
        """A sentence above the page, until it is closed."""
        self.notices.tell(sentence)

    def tell(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """A line at the foot for eight seconds; undo is what «Urungkan» calls."""
        self._foot.tell(sentence, undo)

    def flush(self) -> None:
        """Save what is being typed anywhere, at once."""
        parts = (self.case, self._settings, *self._places.values())
        run_all(part.flush for part in parts if part is not None)

    def release(self) -> None:
        """Save what is being typed, remember the place, and let everything of the notebook go.

        Every part does so, whatever fails in another; then what failed is raised, as by ``run_all``.
        """
        if self._released:
            return
        self._released = True
        self.notices.stop()
        self._indexing.stop()
        self._preferences.window = bytes(self.saveGeometry().toBase64().data()).decode()
        self._steady_backups.stop()
        self._last_place.stop()
        place = self._where()
        steps: list[Callable[[], object]] = []
        if self._registering is not None:
            steps.append(self._registering.keep)
        if self._settings is not None:
            steps.append(self._settings.release)
        steps += [self._close_case, self.cases.release, *(place.release for place in self._places.values())]
        steps.append(self._stop_listening)
        steps.append(lambda: self._last_place.keep(place))
        run_all(steps)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the program; everything is saved already."""
        event.accept()
        self.closed.emit()

    def _hear(self, changes: Changes) -> None:
        """Tell the place that is in sight what changed; the others read anew when one comes back to them."""
        self._foot.withdraw()
        for place in self._places.values():
            if place.isVisible():
                place.hear(changes.kinds)

    def _where(self) -> dict[str, Any]:
        """The open case and its page, and where in the rail the user is; the help counts as what it was opened over."""
        here = self._before_help if self._stack.currentWidget() is self._help else self._stack.currentWidget()
        place = {"place": self._at if self._at in places.KEPT else places.HOME}
        if self.case is None:
            return place
        return {**place, "case": self.case.case.id, "page": self.case.place(), "shown": here is self.case}

    def _entitle(self, shown: str = "") -> None:
        """Name the window: what is open in it, that it is the example, the program."""
        marked = tr("Contoh") if self._is_example else ""
        self.setWindowTitle(" – ".join(filter(None, (shown, marked, paths.APP_NAME))))

    def _close_case(self) -> None:
        case, self.case = self.case, None
        if case is None:
            return
        try:
            case.release()
        finally:
            self._stack.removeWidget(case)
            case.deleteLater()

    def _back_from_help(self) -> None:
        widget = self._before_help or self.cases
        self._show(widget, self._at)

    def _show(self, page: QWidget, place: str) -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._at = self._at if place == places.HELP else place
        self.rail.show_place(place)
        page.setFocus()
