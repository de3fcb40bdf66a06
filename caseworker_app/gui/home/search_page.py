"""Search over the whole notebook, with filters and searches that are kept."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from caseworker_app.errors import CaseworkerError
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.hit_list import HitList, line_of
from caseworker_app.gui.base.place import Place
from caseworker_app.gui.base.searching import Searching
from caseworker_app.gui.home.search_ways import lead_to
from caseworker_app.jobs import search_filters
from caseworker_app.jobs.search_filters import KINDS, Filters, Saved
from caseworker_app.jobs.search_hits import searched_sentence
from caseworker_app.model.indonesian import short_date
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.jobs.search import Result
    from caseworker_app.jobs.search_hits import Hit
    from caseworker_app.store.notebook import Notebook

_WIDEST = 1040  # px at 100 %
_DATE_WIDTH, _CHOICE_WIDTH = 126, 180


class SearchPage(Place):
    """The place «search»: a line, filters, hits, and what was looked through."""

    help_topic = "mencari"

    def __init__(self, notebook: Notebook, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(notebook, preferences, parent)
        self._hits: list[Hit] = []
        self._searching = Searching(notebook, self, limit=60)
        self._searching.came.connect(self._show)
        self._searching.troubled.connect(self.troubled)
        self.line = QLineEdit(placeholderText=tr("Nama, kata dalam catatan, nomor kasus, telepon, NIK"))
        self.line.setAccessibleName(tr("Cari dalam seluruh buku kasus"))
        self.line.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.kinds = {key: theme.button(tr(words), "chip", checkable=True) for key, words in KINDS.items()}
        self.stage, self.cluster = QComboBox(), QComboBox()
        self.since, self.until = QLineEdit(), QLineEdit()
        self.saved = theme.button(tr("Pencarian tersimpan"), "quiet", picture=theme.icon("list"))
        self._saved_menu = QMenu(self)
        self.list = HitList()
        self._count, self._searched = theme.label("", "muted", wrap=True), theme.label("", "muted", wrap=True)
        self._offer_choices()
        self._lay_out()
        self._connect()
        self._ask()

    def arrive(self, what: str = "") -> None:
        """Search for ``what``, if anything is named; else go on with what was typed last."""
        self._offer_clusters()
        if what:
            self.line.setText(what)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()
        self._ask()

    def hear(self, kinds: AbstractSet[str]) -> None:
        """Something changed: what is shown may not hold any more."""
        if kinds:
            self._ask()

    def release(self) -> None:
        """Look for nothing any more."""
        self._searching.stop()

    def filters(self) -> Filters:
        """What the search is narrowed to; a day that cannot be read narrows nothing, and says so."""
        return Filters(
            frozenset(key for key, chip in self.kinds.items() if chip.isChecked()),
            self.stage.currentData() or "",
            self.cluster.currentData() or "",
            _day(self.since, first=True),
            _day(self.until, first=False),
        )

    def search_again(self, saved: Saved) -> None:
        """Do a search that was kept."""
        filters = saved.filters
        for key, chip in self.kinds.items():
            chip.setChecked(key in filters.kinds)
        self.stage.setCurrentIndex(max(0, self.stage.findData(filters.stage)))
        self.cluster.setCurrentIndex(max(0, self.cluster.findData(filters.cluster)))
        for line, day in ((self.since, filters.since), (self.until, filters.until)):
            line.setText(short_date(day) if day else "")
        self.line.setText(saved.typed)
        self._ask()

    def keep_search(self, name: str) -> None:
        """Keep what is typed and chosen under a name."""
        try:
            search_filters.save_search(self.notebook, Saved(name, self.line.text().strip(), self.filters()))
        except CaseworkerError as error:
            self.troubled.emit(str(error))
            return
        self.told.emit(tr("Pencarian “{name}” disimpan.").format(name=name.strip()), None)

    def _ask(self) -> None:
        for line in (self.since, self.until):
            theme.mark(line, "" if not line.text().strip() or _read(line) else "attention")
        if self.line.text().strip():
            self._searching.ask(self.line.text(), self.filters())
        else:
            self._searching.stop()
            self._hits = []
            self.list.hide()
            self._count.setText(
                tr("Ketik kata yang dicari. Beberapa kata: semuanya harus ada. Dalam tanda kutip: persis berurutan.")
            )
            self._searched.setText(searched_sentence(self.filters(), within=False))

    def _show(self, result: Result) -> None:
        self._hits = result.hits
        self.list.show_lines([line_of(hit, within=False) for hit in result.hits])
        self.list.setVisible(bool(result.hits))
        if not result.hits:
            words = tr("Tidak ada yang cocok. Kurangi kata atau saringan.")
        elif result.more:
            words = tr("{count} yang pertama. Tambah kata atau saringan untuk mempersempit.").format(
                count=len(result.hits)
            )
        else:
            words = tr("{count} ditemukan: nama dahulu, lalu yang terbaru.").format(count=len(result.hits))
        self._count.setText(words)
        self._searched.setText(" ".join(filter(None, (result.searched, result.building))))

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._hits):
            lead_to(self, self._hits[row])

    def _enter(self) -> None:
        self._searching.answer_now()
        if self._hits:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_saved(self) -> None:
        self._saved_menu.clear()
        with self.notebook.reading() as session:
            kept = search_filters.saved_searches(session)
        for saved in kept:
            self._saved_menu.addAction(theme.plain(saved.name), partial(self.search_again, saved))
        if kept:
            self._saved_menu.addSeparator()
        if self.notebook.read_only:
            return
        keep = self._saved_menu.addAction(tr("Simpan pencarian ini …"), self._ask_name)
        keep.setEnabled(bool(self.line.text().strip()))
        for title, act in ((tr("Ganti nama"), self._rename), (tr("Hapus pencarian"), self._delete)):
            menu = self._saved_menu.addMenu(title)
            menu.setEnabled(bool(kept))
            for saved in kept:
                menu.addAction(theme.plain(saved.name), partial(act, saved))

    def _ask_name(self) -> None:
        name, kept = QInputDialog.getText(self, tr("Simpan pencarian"), tr("Nama"), text=self.line.text().strip())
        if kept:
            self.keep_search(name)

    def _rename(self, saved: Saved) -> None:
        name, kept = QInputDialog.getText(self, tr("Ganti nama"), tr("Nama"), text=saved.name)
        if kept:
            try:
                search_filters.rename_search(self.notebook, saved.name, name)
            except CaseworkerError as error:
                self.troubled.emit(str(error))

    def _delete(self, saved: Saved) -> None:
        search_filters.delete_search(self.notebook, saved.name)
        self.told.emit(tr("Pencarian “{name}” dihapus.").format(name=saved.name), None)

    def _offer_choices(self) -> None:
        self.stage.addItem(tr("Semua tahap"), "")
        for stage in (*STAGES, *TABS):
            self.stage.addItem(tr(stage.title), stage.key)
        self.stage.setAccessibleName(tr("Tahap"))
        self.cluster.setAccessibleName(tr("Klaster"))
        for line, words in ((self.since, tr("dari tanggal")), (self.until, tr("sampai tanggal"))):
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
            line.setFixedWidth(theme.px(_DATE_WIDTH))
        for box in (self.stage, self.cluster):
            box.setFixedWidth(theme.px(_CHOICE_WIDTH))
        self._offer_clusters()

    def _offer_clusters(self) -> None:
        chosen = self.cluster.currentData()
        with self.notebook.reading() as session:
            clusters = search_filters.clusters(session)
        self.cluster.blockSignals(True)
        self.cluster.clear()
        self.cluster.addItem(tr("Semua klaster"), "")
        for cluster in clusters:
            self.cluster.addItem(cluster, cluster)
        self.cluster.setCurrentIndex(max(0, self.cluster.findData(chosen)))
        self.cluster.blockSignals(False)

    def _connect(self) -> None:
        for line in (self.line, self.since, self.until):
            line.textChanged.connect(self._ask)
        self.line.returnPressed.connect(self._enter)
        for chip in self.kinds.values():
            chip.toggled.connect(self._ask)
        for box in (self.stage, self.cluster):
            box.currentIndexChanged.connect(self._ask)
        self.list.chosen.connect(self._choose)
        self._saved_menu.aboutToShow.connect(self._fill_saved)
        self.saved.setMenu(self._saved_menu)

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        head = QHBoxLayout()
        head.addWidget(theme.label(tr("Cari"), "title"), 1)
        head.addWidget(self.saved)
        column.addLayout(head)
        column.addWidget(self.line)
        narrowing = Flow(gap=theme.px(8), line_gap=theme.px(8))
        period = QWidget()
        days = QHBoxLayout(period)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(theme.px(8))
        for line in (self.since, self.until):
            days.addWidget(line)
        for widget in (*self.kinds.values(), self.stage, self.cluster, period):
            narrowing.addWidget(widget)
        column.addLayout(narrowing)
        column.addWidget(self._count)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addWidget(self._searched)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(14))
        row.addWidget(sheet, 1)
        row.addStretch()


def _read(line: QLineEdit) -> PartialDate | None:
    read = PartialDate.parse(line.text(), today=date.today())
    return read if read.earliest is not None else None


def _day(line: QLineEdit, *, first: bool) -> date | None:
    """The first or the last day of what is written («Agustus 2024»)."""
    read = _read(line) if line.text().strip() else None
    return None if read is None else read.earliest if first else read.latest
