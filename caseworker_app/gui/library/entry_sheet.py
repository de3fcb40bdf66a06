"""The chosen entry of the library: read, edited where it is the agency's, used in the open case, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.forms import shelf
from caseworker_app.gui.base import style, theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.form.choice_editors import begun
from caseworker_app.gui.library import entry_text
from caseworker_app.gui.library.own_form import OwnForm
from caseworker_app.gui.library.service_form import ServiceForm
from caseworker_app.jobs import library_use
from caseworker_app.jobs.library_use import Used, Way
from caseworker_app.model.service import Service
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.forms.shelf import Entry
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


class EntrySheet(QFrame):
    """used: key of a way, after «Pakai». print_wanted, remove_wanted. told: as a place tells."""

    used = Signal(object)
    print_wanted = Signal()
    save_wanted = Signal()
    remove_wanted = Signal()
    told = Signal(str, object)

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        theme.mark(self, "card")
        self._notebook = notebook
        self.entry: Entry | None = None
        self.nothing = (tr("Tidak ada yang cocok"), tr("Coba kata lain, atau kosongkan pencarian."))
        self.service: Service | None = None
        self._case: Case | None = None
        self._called = ""
        self.form: OwnForm | ServiceForm | None = None
        self._title = theme.label("", "heading", wrap=True)
        self._group = theme.label("", "muted", wrap=True)
        self._badges = QHBoxLayout()
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setSearchPaths([str(paths.resource("help"))])
        self.text.setAccessibleName(tr("Isi butir"))
        self.text.setStyleSheet("QTextBrowser { border: none; padding: 0; background: transparent; }")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.text)
        self.use = theme.button(role="action")
        self.edit = theme.button(tr("Ubah"), picture=theme.icon("note"), checkable=True)
        self.edit.setToolTip("F2")
        self.print = theme.button(tr("Cetak"), picture=theme.icon("print"))
        self.print.setToolTip("Ctrl+P")
        self.save = theme.button(tr("Simpan PDF …"), picture=theme.icon("export"))
        self.remove = theme.button(tr("Hapus"), "quiet", picture=theme.icon("delete", "action"))
        self.use.clicked.connect(self._use)
        self.edit.toggled.connect(self._turn)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self._lay_out()
        self.show_entry(None)

    def know_case(self, case: Case | None, called: str) -> None:
        """The case in which an entry can be used, and what it is called in a button."""
        self._case, self._called = case, called
        self._offer()

    def show_entry(self, entry: Entry | None, service: Service | None = None) -> None:
        """Show an entry to be read, a service of the directory to be edited."""
        self._let_go()
        self.entry, self.service = entry, service
        self.edit.setChecked(False)
        self._head()
        if entry is not None:
            entry_text.show(self.text.document(), entry)
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
        else:
            self.text.clear()
        if service is not None:
            self._put(ServiceForm(self._notebook, service))
        self._offer()

    def refresh(self, entry: Entry) -> None:
        """The same entry reads otherwise now; what is being edited stays open."""
        self.entry = entry
        self._head()
        entry_text.show(self.text.document(), entry)

    def begin(self) -> None:
        """Put the caret where a new entry is written."""
        if isinstance(self.form, ServiceForm):
            self.form.write_name()
        else:
            self.edit.setChecked(True)

    def flush(self) -> None:
        """Save what is being typed."""
        if self.form is not None:
            self.form.flush()

    def release(self) -> None:
        """Save, and let go of the notebook."""
        self._let_go()

    def take_focus(self) -> None:
        """Put the caret into the entry."""
        (self.form or self.text).setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether the caret is in the entry."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def turn(self) -> None:
        """Between reading and editing, where there is something to edit."""
        if self.edit.isVisible():
            self.edit.toggle()

    def ways(self) -> list[Way]:
        """How the entry can be used in a case."""
        if self.service is not None:
            return library_use.ways_of_service()
        return library_use.ways(self.entry) if self.entry is not None else []

    def _let_go(self) -> None:
        form, self.form = self.form, None
        if form is None:
            return
        try:
            run_all([form.release if isinstance(form, ServiceForm) else form.flush])
        finally:
            form.setEnabled(False)
            self.stack.removeWidget(form)
            form.deleteLater()

    def _put(self, form: OwnForm | ServiceForm) -> None:
        self.form = form
        if isinstance(form, ServiceForm):
            form.edits.told.connect(self.told)
            if self._notebook.read_only:
                form.setEnabled(False)
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)

    def _turn(self, editing: bool) -> None:
        """Between reading and editing; leaving saves."""
        self.edit.setText(tr("Selesai") if editing else self._edit_words())
        if editing and self.entry is not None and self.form is None:
            form = OwnForm(self._notebook, self.entry)
            self._put(form)
            form.setFocus()
        elif not editing and isinstance(self.form, OwnForm):
            self._let_go()
            self.stack.setCurrentWidget(self.text)

    def _edit_words(self) -> str:
        """What of the entry can be written: all of an own one, a note beside a shipped one, one's own steps."""
        if self.entry is None or self.entry.own:
            return tr("Ubah")
        return tr("Catatan dan langkah") if self.entry.section == shelf.TECHNIQUES else tr("Catatan lembaga")

    def _head(self) -> None:
        entry = self.entry
        title, below = (begun(entry.title) or tr("(belum bernama)"), begun(entry.group)) if entry else self.nothing
        self._title.setText(title)
        self._group.setText(below)
        self._group.setVisible(bool(self._group.text()))
        while (item := self._badges.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if entry is None:
            return
        if entry.badge and self.service is None:
            self._badges.addWidget(style.badge(entry.badge, "attention"))
        if (entry.own and self.service is None) or entry.own_steps:
            words = tr("milik lembaga") if entry.own else tr("langkah milik lembaga")
            self._badges.addWidget(style.badge(words, "soft"))
        self._badges.addStretch()

    def _offer(self) -> None:
        entry, writable = self.entry, not self._notebook.read_only
        usable = bool(self.ways()) and writable
        self.use.setVisible(usable)
        self.use.setEnabled(self._case is not None)
        where = tr("Pakai di kasus {case}").format(case=self._called)
        more = " …" if len(self.ways()) > 1 else ""
        self.use.setText(theme.plain(where if self._case is not None else tr("Pakai di kasus ini")) + more)
        self.use.setToolTip("" if self._case is not None else tr("Buka dahulu kasus yang akan memakainya."))
        if not self.edit.isChecked():
            self.edit.setText(self._edit_words())
        self.edit.setVisible(entry is not None and self.service is None and writable)
        self.remove.setVisible(entry is not None and entry.own and writable)
        for button in (self.print, self.save):
            button.setVisible(entry is not None)

    def _use(self) -> None:
        ways = self.ways()
        if len(ways) == 1:
            self.used.emit(ways[0])
            return
        menu = QMenu(self)
        for way in ways:
            menu.addAction(tr(way.label)).triggered.connect(lambda _=False, way=way: self.used.emit(way))
        menu.popup(self.use.mapToGlobal(self.use.rect().bottomLeft()))

    def _lay_out(self) -> None:
        actions = QWidget()
        row = Flow(actions, gap=theme.px(8), line_gap=theme.px(6))
        for button in (self.use, self.edit, self.print, self.save, self.remove):
            row.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(6))
        column.addWidget(self._title)
        column.addWidget(self._group)
        column.addLayout(self._badges)
        column.addWidget(actions)
        column.addWidget(style.rule())
        column.addWidget(self.stack, 1)


def use(notebook: Notebook, case: Case, sheet: EntrySheet, way: Way) -> Used:
    """Put what the sheet shows into a case. Raises as the jobs do."""
    if sheet.service is not None:
        return library_use.use_service(notebook, case.id, sheet.service, way)
    if sheet.entry is None:
        raise CaseworkerError(tr("Pilih dahulu butir pustaka yang akan dipakai."))
    return library_use.use(notebook, case.id, sheet.entry, way)
