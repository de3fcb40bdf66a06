"""The list of cases: filtered, searched as one types, sorted by a click, opened by Enter."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.cases import case_list_pages as pages
from caseworker_app.gui.cases import case_packages
from caseworker_app.gui.cases.candidates import save_template, take_in
from caseworker_app.gui.cases.case_actions import CaseActions
from caseworker_app.gui.cases.case_columns import KEYS_OF_COLUMNS
from caseworker_app.gui.cases.case_filters import CaseFilters
from caseworker_app.gui.cases.case_table import PAGE, CaseModel, CaseView
from caseworker_app.jobs import case_register, office_papers, outside_copies
from caseworker_app.jobs.case_register import Order, Standing, Wanted
from caseworker_app.jobs.cases import summaries
from caseworker_app.store import settings
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QShowEvent

    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.jobs.case_register import CaseLine, Offered
    from caseworker_app.jobs.cases import CaseSummary
    from caseworker_app.store.notebook import Changes, Notebook

REMEMBERED = "case list"
"""The setting with the filters of the list and the case where it stood."""
_FIRST = 100  # cases of a large notebook that are shown before the order of all is known
_NAMES = frozenset({"Case", "Person"})  # classes whose records change what a search finds
_FILTERS = ("stage", "cluster", "worker", "agency", "silent")
_TABLE, _EMPTY, _NO_HITS, _LOADING = range(4)


@dataclasses.dataclass(frozen=True, slots=True)
class _Loaded:
    """What a thread has read: the order, the lines on top, what can be filtered by, what can be searched in."""

    ids: list[str]
    lines: dict[str, CaseLine]
    offered: Offered
    texts: Mapping[str, str] | None
    whole: bool


class CaseList(QWidget):
    """opened, erase_wanted: a case is to be opened, or erased (its id). new_wanted: a client is to be registered.

    case_wanted: a case at a page and a field. told: a sentence to show. taken: one, and what «Urungkan» calls.
    outside_wanted: what lies outside the notebook is to be looked at.
    """

    opened = Signal(str)
    case_wanted = Signal(str, str, str)
    erase_wanted = Signal(str)
    new_wanted = Signal()
    told = Signal(str)
    taken = Signal(str, object)
    outside_wanted = Signal()

    def __init__(self, notebook: Notebook, preferences: Preferences) -> None:
        super().__init__()
        self._notebook, self._preferences = notebook, preferences
        self._stale, self._loading, self._again = True, False, False
        self._texts: Mapping[str, str] | None = None
        self._offered: Offered | None = None
        self._wants_focus = self._released = False
        self._filters = CaseFilters()
        self._search = QLineEdit(placeholderText=tr("Cari nama, inisial, nomor, atau klaster   Ctrl+F"))
        self._place = self._take_up()
        self.refresh()  # read while the window is being built
        self._model = CaseModel(self._read)
        self.view = CaseView(self._model)
        self._actions = CaseActions(self, notebook)
        self._actions.opened.connect(self.opened)
        self._actions.case_wanted.connect(self.case_wanted)
        self._actions.erase_wanted.connect(self.erase_wanted)
        self._actions.told.connect(self.told)
        self._search.setAccessibleName(tr("Cari kasus"))
        self._count = theme.label("", "muted")
        self._body = QStackedWidget()
        self._reminder = theme.button("", "link")
        self._reminder.clicked.connect(self.outside_wanted)
        self._reminder.hide()
        self._lay_out()
        self._set_up_view()
        self._filters.changed.connect(self._reload)
        self._search.textChanged.connect(self._reload)
        self._search.returnPressed.connect(self._open_current)
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
        if self._stale and not self._loading:
            self._load(first=self._offered is None)

    def showEvent(self, event: QShowEvent) -> None:
        """Look in a thread whether copies lie about, or the sheet for a lost laptop is old."""
        super().showEvent(event)
        notebook = self._notebook

        def look() -> str:
            old = tr("Lembar laptop hilang belum dicetak dalam tiga bulan ini.")
            return outside_copies.reminder(notebook, date.today()) or (
                old if office_papers.sheet_is_old(notebook) else ""
            )

        def remind(sentence: str) -> None:
            self._reminder.setText(f"{sentence} {tr('Lihat')}")
            self._reminder.setVisible(bool(sentence) and not notebook.read_only)

        in_background(self, look, remind)

    def all_lines(self) -> list[CaseSummary]:
        """All cases, searched for or not; none while the list is first read."""
        if self._offered is None:
            return []
        with self._notebook.reading() as session:
            return summaries(session)

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
        """Remember where the list stood, and forget everything of the notebook."""
        self._released = True
        self._stop_listening()
        self._later.stop()
        current = self.view.current()
        self._model.show([], {})
        if not self._notebook.read_only:
            self._remember(current)

    def _load(self, *, first: bool = False) -> None:
        """Read order and lines in a thread; of the first time only as much as is seen, then everything."""
        self._stale, self._loading = False, True
        notebook, today, words = self._notebook, date.today(), self._search.text()
        texts, wanted = self._texts, self._filters.wanted
        if words.strip() and wanted.standing is Standing.KEPT:
            wanted = dataclasses.replace(wanted, standing=Standing.ALL)  # a search finds what is in the archive too
        place = "" if first else self._place

        def read() -> _Loaded:
            with notebook.reader() as session:
                ids = case_register.ordered(session, wanted, today, limit=_FIRST if first else None)
                known = texts
                if words.strip():
                    known = texts if texts is not None else case_register.search_texts(session)
                    hits = case_register.matching(known, words)
                    ids = [case_id for case_id in ids if case_id in hits]
                at = ids.index(place) if place in ids else 0
                start = at - at % PAGE
                seen = {*ids[:PAGE], *ids[start : start + PAGE]}
                lines = case_register.lines(session, seen, today)
                whole = not first or len(ids) < _FIRST
                return _Loaded(ids, lines, case_register.offered(session), known, whole)

        in_background(self, read, self._loaded)

    def _loaded(self, loaded: _Loaded) -> None:
        if self._released:
            return
        self._loading = False
        first_time = self._offered is None
        self._texts, self._offered = loaded.texts, loaded.offered
        if self._again:
            self._again = False
            self._load()
            return
        chosen, current = set(self.view.chosen()), self.view.current()
        scrolled = self.view.verticalScrollBar().value()
        self._model.show(loaded.ids, loaded.lines)
        self._filters.offer(loaded.offered)
        self._tell_count(loaded)
        if first_time:
            self.view.arrange(self._preferences.case_columns)
        else:
            self.view.fit()
        self._choose(chosen, current, scrolled)
        if self._wants_focus and self.isVisible():
            self.focus_list()
        if not loaded.whole:
            self._load()
        elif self._stale:
            self.refresh()

    def _tell_count(self, loaded: _Loaded) -> None:
        shown, every = len(loaded.ids) if loaded.whole else loaded.offered.cases, loaded.offered.cases
        narrowed = self._filters.wanted.narrowed or bool(self._search.text().strip())
        words = tr("{shown} dari {all} kasus") if narrowed else tr("{shown} kasus")
        self._count.setText(words.format(shown=shown, all=every))
        self._count.setVisible(every > 0)
        self._filters.setVisible(every > 0)
        self._body.setCurrentIndex(_TABLE if loaded.ids else _NO_HITS if every else _EMPTY)

    def _choose(self, chosen: Collection[str], current: str, scrolled: int) -> None:
        """Choose again what was chosen; after the start the case where the list stood when it was last left."""
        place, self._place = self._place, ""
        rows = {case_id: row for row, case_id in enumerate(self._model.ids)}
        if not rows:
            return
        if current not in rows and place in rows:
            self.view.selectRow(rows[place])
            self.view.scrollTo(self.view.currentIndex(), self.view.ScrollHint.PositionAtCenter)
            return
        self._place = place if place and place not in rows else ""
        self.view.selectRow(rows.get(current, 0))
        if len(chosen) > 1:
            mode = self.view.selectionModel().SelectionFlag
            for case_id in set(chosen) & set(rows):
                self.view.selectionModel().select(self._model.index(rows[case_id], 0), mode.Select | mode.Rows)
        if current in rows:
            self.view.verticalScrollBar().setValue(scrolled)

    def _read(self, ids: Collection[str]) -> dict[str, CaseLine]:
        """The lines of some cases, at once: they come into sight."""
        with self._notebook.reading() as session:
            return case_register.lines(session, ids, self._model.today)

    def _reload(self) -> None:
        """Other words or filters: the order is read anew, or once more when the reading that is under way is done."""
        if self._loading:
            self._again = True
        else:
            self._load()

    def _hear(self, changes: Changes) -> None:
        self._stale = True
        if changes.kinds & _NAMES or not changes.kinds:
            self._texts = None
        if self.isVisible():
            self._later.start()

    def _show_menu(self, at: QPoint) -> None:
        if self.view.indexAt(at).isValid():
            self._actions.popup(self.view.chosen(), self.view.viewport().mapToGlobal(at))

    def _open_current(self) -> None:
        if case_id := self.view.current():
            self.opened.emit(case_id)

    def _sort(self, key: str, descending: bool) -> None:
        self._preferences.sorted_by, self._preferences.descending = key, descending
        self._filters.wanted = dataclasses.replace(self._filters.wanted, order=Order(key), descending=descending)
        self._reload()

    def _remember_columns(self) -> None:
        self._preferences.case_columns = self.view.arrangement()

    def _take_up(self) -> str:
        """The filters and the order as they were left; gives the case where the list stood."""
        order, descending = self._order()
        with self._notebook.reading() as session:
            kept = settings.setting(session, REMEMBERED) or {}
        filters = {key: kept[key] for key in _FILTERS if isinstance(kept.get(key), type(getattr(Wanted(), key)))}
        standing = Standing(kept["standing"]) if kept.get("standing") in set(Standing) else Standing.KEPT
        self._filters.show_wanted(Wanted(standing=standing, **filters, order=order, descending=descending))
        return str(kept.get("case") or "")

    def _remember(self, current: str) -> None:
        wanted = self._filters.wanted
        kept = {"case": current, "standing": wanted.standing.value, **{key: getattr(wanted, key) for key in _FILTERS}}
        settings.set_setting(self._notebook, REMEMBERED, kept)

    def _order(self) -> tuple[Order, bool]:
        kept = self._preferences.sorted_by
        return (Order(kept), self._preferences.descending) if kept in set(Order) else (Order.OPENED, True)

    def _set_up_view(self) -> None:
        order, descending = self._order()
        header = self.view.horizontalHeader()
        header.setSortIndicatorClearable(True)
        direction = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(KEYS_OF_COLUMNS.index(order), direction)
        self.view.setSortingEnabled(True)
        self._model.sort_wanted.connect(self._sort)
        self.view.arranged.connect(self._remember_columns)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.activated.connect(lambda index: self.opened.emit(self._model.ids[index.row()]))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(theme.label(tr("Kasus"), "title"))
        head.addWidget(self._count)
        head.addStretch(1)
        self._search.setMinimumWidth(theme.px(160))
        self._search.setMaximumWidth(theme.px(390))
        self._search.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        head.addWidget(self._search, 100)
        head.addWidget(self._further())
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
        self._body.addWidget(pages.no_cases(self.new_wanted, may_write=not self._notebook.read_only))
        self._body.addWidget(pages.no_hits(self._show_all))
        self._body.addWidget(QWidget())
        self._body.setCurrentIndex(_LOADING)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(self._filters)
        column.addWidget(sheet, 1)
        column.addWidget(self._reminder, alignment=Qt.AlignmentFlag.AlignLeft)

    def _further(self) -> QPushButton:
        """Packages, lists of candidates, the list on paper, the columns."""
        button = theme.button(tr("Lainnya"))
        button.setToolTip(tr("Impor dan ekspor kasus, mencetak daftar ini, memilih kolom"))
        menu = QMenu(button)
        menu.addAction(tr("Impor kasus …"), self._take_in).setEnabled(not self._notebook.read_only)
        menu.addAction(tr("Ambil calon klien dari Excel …"), self._take_list).setEnabled(not self._notebook.read_only)
        menu.addAction(tr("Simpan format kosong untuk calon klien …"), lambda: self._say(save_template(self)))
        menu.addSeparator()
        export = menu.addAction(tr("Simpan kasus terpilih …"), lambda: self._actions.export(self.view.current()))
        menu.addSeparator()
        printed = menu.addAction(tr("Cetak daftar ini …"), self._print)
        table = menu.addAction(tr("Simpan daftar ini untuk Excel …"), lambda: self._actions.save_table(self._model.ids))
        columns = menu.addMenu(tr("Kolom"))

        def prepare() -> None:
            export.setEnabled(bool(self.view.current()))
            for action in (printed, table):
                action.setEnabled(bool(self._model.ids))
            self.view.fill_columns_menu(columns)

        menu.aboutToShow.connect(prepare)
        button.setMenu(menu)
        return button

    def _take_in(self) -> None:
        self._say(case_packages.take_in(self, self._notebook))

    def _take_list(self) -> None:
        take_in(self, self._notebook, self.taken.emit)

    def _say(self, sentence: str) -> None:
        if sentence:
            self.told.emit(sentence)

    def _print(self) -> None:
        self._actions.print_list(self._model.ids)

    def _show_all(self) -> None:
        self._search.clear()
        self._filters.clear()
