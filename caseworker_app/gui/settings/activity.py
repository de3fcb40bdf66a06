"""Jejak kegiatan: the audit trail to be looked through, checked and printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
)

from caseworker_app.errors import CaseworkerError
from caseworker_app.forms.called import kinds
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.papers import paper
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.jobs import trail
from caseworker_app.jobs.cases import summaries
from caseworker_app.model.indonesian import number
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from caseworker_app.store.notebook import Notebook

Index = QModelIndex | QPersistentModelIndex
PORTION = 100  # lines read at once
_WIDTHS = (160, 0, 110, 170)  # px at 100 %; 0: what is left


class TrailModel(QAbstractTableModel):
    """The lines that are wanted, newest first; more are read as one scrolls down."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self.lines: list[trail.Line] = []
        self._notebook, self._wanted, self._more = notebook, trail.Wanted(), False

    def show(self, wanted: trail.Wanted) -> None:
        """Read the newest of these."""
        self.beginResetModel()
        self._wanted = wanted
        self.lines = self._read(None)
        self.endResetModel()

    def clear(self) -> None:
        """Hold nothing."""
        self.beginResetModel()
        self.lines, self._more = [], False
        self.endResetModel()

    def _read(self, before: int | None) -> list[trail.Line]:
        with self._notebook.reader() as session:
            portion = trail.lines(session, self._wanted, before=before, limit=PORTION)
        self._more = len(portion) == PORTION
        return portion

    def canFetchMore(self, parent: Index) -> bool:
        """Whether older lines wait."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Read older lines."""
        portion = self._read(self.lines[-1].number)
        if portion:
            self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(portion) - 1)
            self.lines += portion
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One a line that was read."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Time, what was done, case, by whom."""
        return 0 if parent.isValid() else len(_WIDTHS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("Waktu"), tr("Kegiatan"), tr("Kasus"), tr("Oleh"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, which are its tip, too, where it has no room for them."""
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        line = self.lines[index.row()]
        return (trail.moment(line), line.what, line.case, line.who)[index.column()]


class ActivityPart(SettingsPart):
    """Who did what when, by case, kind, data and time; whether the trail is whole; on paper."""

    wide = True

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self._stale = True
        self.model = TrailModel(notebook)
        self.case, self.action, self.data = (QComboBox() for _ in range(3))
        self.time = QLineEdit(placeholderText=tr("Kapan saja, atau September 2024"))
        self.time.setClearButtonEnabled(True)
        self.finding = theme.label("", wrap=True)
        self._count = theme.label("", "muted")
        self._told = theme.label("", wrap=True)
        self._told.hide()
        self._check = theme.button(tr("Periksa lagi"))
        self._print, self._save = theme.button(tr("Cetak …")), theme.button(tr("Simpan PDF …"))
        self.view = _table(self.model)
        self._lay_out()
        for box in (self.case, self.action, self.data):
            box.currentIndexChanged.connect(self.refresh)
        self.time.editingFinished.connect(self.refresh)
        self.time.textChanged.connect(lambda typed: None if typed else self.refresh())
        self._check.clicked.connect(self.check)
        self._print.clicked.connect(self.print)
        self._save.clicked.connect(self.save)
        self._stop_listening = notebook.subscribe(lambda _: setattr(self, "_stale", True))

    def showEvent(self, event: QShowEvent) -> None:
        """Read and check what has come since."""
        super().showEvent(event)
        if not event.spontaneous() and self._stale:
            self._stale = False
            self._offer()
            self.refresh()
            self.check()

    def release(self) -> None:
        """Forget everything of the notebook."""
        self._stop_listening()
        self.model.clear()

    def wanted(self) -> trail.Wanted | None:
        """What is chosen; None while the time that was typed cannot be read."""
        time = PartialDate.parse(self.time.text())
        if self.time.text().strip() and (time.earliest is None or time.latest is None):
            return None
        kinds_of = tuple(self.data.currentData() or ())
        return trail.Wanted(self.case.currentData(), self.action.currentData(), kinds_of, time.earliest, time.latest)

    def refresh(self) -> None:
        """Show the lines that are chosen."""
        wanted = self.wanted()
        if wanted is None:
            self._tell(tr("Waktu belum terbaca; tulis misalnya 26/9/2024, September 2024, atau 2024."), "attention")
            return
        self._told.hide()
        self.model.show(wanted)
        with self._notebook.reader() as session:
            self._count.setText(tr("{count} baris").format(count=number(trail.count(session, wanted))))

    def check(self) -> None:
        """Look in a thread whether the trail is whole."""

        def done(sentence: str) -> None:
            self._check.setEnabled(True)
            whole = tr("Jejak kegiatan utuh: tidak ada baris yang diubah, disisipkan, atau dihapus.")
            theme.mark(self.finding, "trouble" if sentence else "done")
            self.finding.setText(sentence or whole)

        theme.mark(self.finding, "muted")
        self.finding.setText(tr("Sedang diperiksa …"))
        self._check.setEnabled(False)
        in_background(self, self._notebook.check_trail, done, self._failed)

    def print(self) -> None:
        """Put the chosen lines on paper."""

        def send(data: bytes) -> None:
            paper.print_pdf(self, data, self._file_name(), self._printed, failed=self._failed, cancelled=self._printed)

        self._make(send)

    def save(self) -> None:
        """Write the chosen lines as PDF."""

        def keep(data: bytes) -> None:
            path = paper.save_as(self, data, self._file_name())
            if path is not None:
                self._note("export")
                self._tell(tr("Disimpan sebagai {name}.").format(name=path.name), "done")

        self._make(keep)

    def _make(self, then: Callable[[bytes], None]) -> None:
        wanted = self.wanted()
        if wanted is None:
            self.refresh()
            return
        chosen = self._chosen()

        def made(data: bytes) -> None:
            self._enable(on=True)
            self._told.hide()
            try:
                then(data)
            except CaseworkerError as error:
                self._failed(error)

        self._enable(on=False)
        self._tell(tr("Sedang disusun …"), "muted")
        in_background(self, lambda: trail.printed(self._notebook, wanted, chosen), made, self._failed)

    def _chosen(self) -> list[tuple[str, str]]:
        """What is chosen, for the head of the paper."""
        boxes = ((tr("Kasus"), self.case), (tr("Kegiatan"), self.action), (tr("Data"), self.data))
        chosen = [(label, box.currentText()) for label, box in boxes if box.currentIndex() > 0]
        return [*chosen, (tr("Waktu"), self.time.text().strip())]

    def _file_name(self) -> str:
        return f"jejak-kegiatan_{date.today().isoformat()}.pdf"

    def _printed(self, sentence: str) -> None:
        self._note("print")
        self._tell(sentence, "done")

    def _note(self, action: str) -> None:
        if not self._notebook.read_only:
            self._notebook.note(action)

    def _failed(self, error: Exception) -> None:
        self._enable(on=True)
        self._check.setEnabled(True)
        if not isinstance(error, CaseworkerError):
            raise error
        self._tell(str(error), "trouble")

    def _enable(self, *, on: bool) -> None:
        self._print.setEnabled(on)
        self._save.setEnabled(on)

    def _tell(self, sentence: str, role: str) -> None:
        theme.mark(self._told, role)
        self._told.setText(sentence)
        self._told.show()

    def _offer(self) -> None:
        """What there is to choose from, the choice kept."""
        with self._notebook.reader() as session:
            cases = [(f"{line.number}  {line.initials}", line.id) for line in summaries(session)]
        actions = [(tr(words), action) for action, words in trail.ACTIONS.items()]
        _fill(self.case, tr("Semua kasus"), cases)
        _fill(self.action, tr("Semua kegiatan"), actions)
        _fill(self.data, tr("Semua data"), list(kinds().items()))

    def _lay_out(self) -> None:
        words = tr(
            "Siapa membuka, melihat, mengubah, mencetak, atau menyalin, dan kapan. Yang dicatat jenisnya saja, tidak "
            "pernah isinya. Membuka buku kasus hanya untuk dibaca tidak tercatat."
        )
        top = QHBoxLayout()
        top.addWidget(self.finding, 1)
        top.addWidget(self._check)
        filters = QHBoxLayout()
        filters.setSpacing(theme.px(8))
        names = (tr("Kasus"), tr("Kegiatan"), tr("Data"))
        for box, name in zip((self.case, self.action, self.data), names, strict=True):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            filters.addWidget(box, 1)
        self.time.setAccessibleName(tr("Waktu"))
        filters.addWidget(self.time, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._count)
        foot.addWidget(self._told, 1)
        foot.addStretch()
        foot.addWidget(self._print)
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(theme.label(words, "muted", wrap=True))
        column.addLayout(top)
        column.addLayout(filters)
        column.addWidget(self.view, 1)
        column.addLayout(foot)


def _fill(box: QComboBox, everything: str, options: list[tuple[str, Any]]) -> None:
    chosen = box.currentText()
    box.blockSignals(True)
    box.clear()
    box.addItem(everything, None)
    for words, data in options:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findText(chosen)))
    box.blockSignals(False)


def _table(model: TrailModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(tr("Jejak kegiatan"))
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(theme.px(32))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTabKeyNavigation(False)
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    for column, width in enumerate(_WIDTHS):
        if width:
            header.resizeSection(column, theme.px(width))
        else:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return view
