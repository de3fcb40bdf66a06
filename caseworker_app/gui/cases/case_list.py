"""The list of cases: searched as one types, sorted by a click, opened by Enter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.case import keeping
from caseworker_app.gui.cases import case_packages
from caseworker_app.gui.cases.case_table import CLUSTER, WIDTHS, CaseDelegate, CaseModel, CaseView
from caseworker_app.jobs import cases, office_papers, outside_copies
from caseworker_app.model.case import Case
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QShowEvent

    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.jobs.cases import CaseSummary
    from caseworker_app.store.notebook import Changes, Notebook


class CaseList(QWidget):
    """opened, erase_wanted: a case is to be opened, or erased (its id). new_wanted: a client is to be registered.

    case_wanted: a case at a page and a field.

    told: a sentence to show. outside_wanted: what lies outside the notebook is to be looked at.
    """

    opened = Signal(str)
    case_wanted = Signal(str, str, str)
    erase_wanted = Signal(str)
    new_wanted = Signal()
    told = Signal(str)
    outside_wanted = Signal()

    def __init__(self, notebook: Notebook, preferences: Preferences) -> None:
        super().__init__()
        self._notebook, self._preferences = notebook, preferences
        self._stale, self._loading = True, False
        self.refresh()  # read while the window is being built
        self._model = CaseModel()
        self._search = QLineEdit(placeholderText=tr("Cari nama, inisial, nomor, atau klaster   Ctrl+F"))
        self._search.setClearButtonEnabled(False)
        self._search.setAccessibleName(tr("Cari kasus"))
        self._count = theme.label("", "muted")
        self._archive = theme.button(tr("Arsip"), "chip", checkable=True)
        self._archive.setToolTip(tr("Kasus yang sudah ditutup dan diarsipkan; pencarian menemukannya juga dari daftar"))
        self._archive.toggled.connect(self._find)
        self._menu = QMenu(self)
        self.view = CaseView(self._model)
        self._body = QStackedWidget()
        self._wants_focus = False
        self._reminder = theme.button("", "link")
        self._reminder.clicked.connect(self.outside_wanted)
        self._reminder.hide()
        self._lay_out()
        self.view.setItemDelegate(CaseDelegate(self.view))
        self._set_up_header()
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self._open_current)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.activated.connect(lambda index: self.opened.emit(self._model.lines[index.row()].id))
        QShortcut(QKeySequence("Down"), self._search, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(
            self.focus_list
        )
        self._later = QTimer(self, singleShot=True, interval=300)
        self._later.timeout.connect(self.refresh)
        self._stop_listening = notebook.subscribe(self._hear)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to the list."""
        self.focus_list()

    def refresh(self) -> None:
        """Load the cases again, where something has changed since."""
        if not self._stale or self._loading:
            return
        self._stale, self._loading = False, True
        notebook = self._notebook

        def load() -> list[CaseSummary]:
            with notebook.reader() as session:
                return cases.summaries(session)

        in_background(self, load, self._loaded)

    def showEvent(self, event: QShowEvent) -> None:
        """Look in a thread whether copies lie about, or the sheet for a lost laptop is old."""
        super().showEvent(event)
        notebook = self._notebook

        def look() -> str:
            old = tr("Lembar laptop hilang belum dicetak dalam tiga bulan ini.")
            return outside_copies.reminder(notebook, date.today()) or (
                old if office_papers.sheet_is_old(notebook) else ""
            )

        def told(sentence: str) -> None:
            self._reminder.setText(f"{sentence} {tr('Lihat')}")
            self._reminder.setVisible(bool(sentence) and not notebook.read_only)

        in_background(self, look, told)

    def all_lines(self) -> list[CaseSummary]:
        """All cases, searched for or not."""
        return self._model.all_lines()

    def focus_list(self) -> None:
        """Put the keyboard on the list, now or when it is loaded."""
        self._wants_focus = not self._model.rowCount()
        if not self.view.currentIndex().isValid() and self._model.rowCount():
            self.view.selectRow(0)
        self.view.setFocus()

    def focus_search(self) -> None:
        """Put the keyboard in the search box."""
        self._search.setFocus()
        self._search.selectAll()

    def release(self) -> None:
        """Forget everything of the notebook."""
        self._stop_listening()
        self._later.stop()
        self._model.show([])

    def _loaded(self, lines: list[CaseSummary]) -> None:
        self._loading = False
        chosen = self._chosen_id()
        self._model.show(lines)
        self.view.make_room()
        self._find()
        self._choose(chosen)
        if self._wants_focus and self.isVisible():
            self.focus_list()
        if self._stale:
            self.refresh()

    def _hear(self, _changes: Changes) -> None:
        self._stale = True
        if self.isVisible():
            self._later.start()

    def _show_menu(self, at: QPoint) -> None:
        with self._notebook.reading() as session:
            case = session.get(Case, self._chosen_id()) if self.view.indexAt(at).isValid() else None
        if case is not None:
            keeping.fill(self._menu, self, self._notebook, case, lambda: self.erase_wanted.emit(case.id))
            self._menu.popup(self.view.viewport().mapToGlobal(at))

    def _find(self) -> None:
        self._archive.setVisible(self._archive.isChecked() or self._model.has_archived())
        self._model.find(self._search.text(), archived=self._archive.isChecked())
        shown, all_ = self._model.rowCount(), self._model.count() if self._search.text() else self._model.offered()
        self._count.setText(
            tr("{shown} dari {all} kasus").format(shown=shown, all=all_)
            if shown != all_
            else tr("{all} kasus").format(all=all_)
        )
        self._count.setVisible(all_ > 0)
        self._body.setCurrentIndex(0 if shown else 2 if self._model.count() else 1)
        if shown and not self.view.currentIndex().isValid():
            self.view.selectRow(0)

    def _chosen_id(self) -> str:
        index = self.view.currentIndex()
        return self._model.lines[index.row()].id if index.isValid() and index.row() < self._model.rowCount() else ""

    def _choose(self, case_id: str) -> None:
        row = next((at for at, line in enumerate(self._model.lines) if line.id == case_id), 0)
        if self._model.rowCount():
            self.view.selectRow(row)

    def _open_current(self) -> None:
        if case_id := self._chosen_id():
            self.opened.emit(case_id)

    def _set_up_header(self) -> None:
        header = self.view.horizontalHeader()
        for column, width in WIDTHS.items():
            header.resizeSection(column, theme.px(width))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(CLUSTER, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        order = Qt.SortOrder.DescendingOrder if self._preferences.descending else Qt.SortOrder.AscendingOrder
        self.view.setSortingEnabled(True)
        header.setSortIndicatorClearable(True)
        self.view.sortByColumn(self._preferences.sorted_by, order)
        header.sortIndicatorChanged.connect(self._remember_order)

    def _remember_order(self, column: int, order: Qt.SortOrder) -> None:
        self._preferences.sorted_by = column
        self._preferences.descending = order is Qt.SortOrder.DescendingOrder

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(theme.label(tr("Kasus"), "title"))
        head.addWidget(self._count)
        head.addWidget(self._archive)
        head.addStretch(1)
        self._search.setMinimumWidth(theme.px(160))
        self._search.setMaximumWidth(theme.px(390))
        self._search.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        head.addWidget(self._search, 100)
        head.addWidget(self._packages())
        new = theme.button(tr("Kasus baru"), "action")
        new.setToolTip(tr("Mendaftarkan klien baru"))
        new.clicked.connect(self.new_wanted)
        new.setEnabled(not self._notebook.read_only)
        head.addWidget(new)
        sheet = shell_style.card()
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(theme.px(1), theme.px(1), theme.px(1), theme.px(6))
        inner.addWidget(self._body)
        self._body.addWidget(self.view)
        self._body.addWidget(self._empty())
        self._body.addWidget(self._nothing_found())
        self._body.addWidget(QWidget())
        self._body.setCurrentIndex(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(14))
        column.addLayout(head)
        column.addWidget(sheet, 1)
        column.addWidget(self._reminder, alignment=Qt.AlignmentFlag.AlignLeft)

    def _packages(self) -> QPushButton:
        button = theme.button(tr("Paket kasus"))
        button.setToolTip(tr("Memasukkan kasus dari berkas, atau menyimpan kasus sebagai berkas"))
        menu = QMenu(button)
        menu.addAction(tr("Impor kasus …"), self._take_in).setEnabled(not self._notebook.read_only)
        self._export = menu.addAction(tr("Simpan kasus terpilih …"), self._save_package)
        menu.aboutToShow.connect(lambda: self._export.setEnabled(bool(self._chosen_id())))
        button.setMenu(menu)
        return button

    def _take_in(self) -> None:
        if sentence := case_packages.take_in(self, self._notebook):
            self.told.emit(sentence)

    def _save_package(self) -> None:
        line = self._model.lines[self.view.currentIndex().row()]
        case_packages.offer(
            self,
            self._notebook,
            line.id,
            line.number,
            self.told.emit,
            lambda place, field: self.case_wanted.emit(line.id, place, field),
        )

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(theme.px(10))
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(theme.label(tr("Belum ada kasus"), "title"), alignment=middle)
        words = tr("Daftarkan klien pertama Anda: cukup nama atau inisialnya, yang lain dapat menyusul.")
        column.addWidget(theme.label(words, "muted"), alignment=middle)
        column.addSpacing(theme.px(6))
        first = theme.button(tr("Daftarkan klien pertama"), "action")
        first.clicked.connect(self.new_wanted)
        first.setEnabled(not self._notebook.read_only)
        column.addWidget(first, alignment=middle)
        column.addSpacing(theme.px(6))
        hint = tr("Ingin melihat kasus yang sudah terisi? Kunci (Ctrl+L), lalu pilih “Coba dengan contoh”.")
        column.addWidget(theme.label(hint, "muted"), alignment=middle)
        column.addStretch(3)
        return page

    def _nothing_found(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(2)
        words = tr("Tidak ada kasus yang cocok dengan pencarian ini.")
        column.addWidget(theme.label(words), alignment=Qt.AlignmentFlag.AlignHCenter)
        clear = theme.button(tr("Tampilkan semua kasus"), "quiet")
        clear.clicked.connect(self._search.clear)
        column.addWidget(clear, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page
