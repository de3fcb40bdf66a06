"""The list of cases: searched as one types, sorted by a click, opened by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.gui import shell_style, theme
from caseworker_app.gui.initials import paint_initials
from caseworker_app.gui.work import in_background
from caseworker_app.jobs import cases
from caseworker_app.model.choices import Sex, StageState
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from caseworker_app.gui.preferences import Preferences
    from caseworker_app.jobs.cases import CaseSummary
    from caseworker_app.store.notebook import Changes, Notebook

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
CLIENT, NUMBER, AGE, SEX, CLUSTER, STAGES, OPENED = range(7)
WIDTHS = {CLIENT: 130, NUMBER: 130, AGE: 84, SEX: 120, STAGES: 150, OPENED: 170}
_STATE_WORDS = {StageState.DONE: "selesai", StageState.RUNNING: "berjalan"}


class CaseList(QWidget):
    """opened: a case is to be opened (its id). new_wanted: a client is to be registered."""

    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, notebook: Notebook, preferences: Preferences) -> None:
        super().__init__()
        self._notebook, self._preferences = notebook, preferences
        self._model = CaseModel()
        self._search = QLineEdit(placeholderText=tr("Cari nama, inisial, nomor, atau klaster   Ctrl+F"))
        self._search.setClearButtonEnabled(False)
        self._search.setAccessibleName(tr("Cari kasus"))
        self._count = theme.label("", "muted")
        self.view = _View()
        self._body = QStackedWidget()
        self._loading = False
        self._wants_focus = False
        self._lay_out()
        self.view.setModel(self._model)
        self.view.setItemDelegate(_Delegate(self.view))
        self._set_up_header()
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self._open_current)
        self.view.activated.connect(lambda index: self.opened.emit(self._model.lines[index.row()].id))
        QShortcut(QKeySequence("Down"), self._search, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(
            self.focus_list
        )
        self._later = QTimer(self, singleShot=True, interval=300)
        self._later.timeout.connect(self.refresh)
        self._stop_listening = notebook.subscribe(self._hear)
        self._stale = True
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

    def _find(self) -> None:
        self._model.find(self._search.text())
        shown, all_ = self._model.rowCount(), self._model.count()
        self._count.setText(
            tr("{shown} dari {all} kasus").format(shown=shown, all=all_)
            if shown != all_
            else tr("{all} kasus").format(all=all_)
        )
        self._count.setVisible(all_ > 0)
        self._body.setCurrentIndex(0 if shown else 1 if not all_ else 2)
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
        head.addStretch()
        self._search.setFixedWidth(theme.px(390))
        self._search.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        head.addWidget(self._search)
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


class CaseModel(QAbstractTableModel):
    """The cases that fit the search, in the chosen order."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[CaseSummary] = []
        self._all: list[CaseSummary] = []
        self._words: list[str] = []
        self._texts: dict[str, str] = {}
        self._order: tuple[int, bool] = (-1, False)

    def show(self, lines: list[CaseSummary]) -> None:
        """These are all cases."""
        self._all = lines
        self._texts = {
            line.id: f"{line.number} {line.initials} {line.name} {line.cluster}".casefold() for line in lines
        }
        self._fill()

    def find(self, words: str) -> None:
        """Keep those that hold every word."""
        if words.casefold().split() != self._words:
            self._words = words.casefold().split()
            self._fill()

    def count(self) -> int:
        """How many cases there are, found or not."""
        return len(self._all)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; without one, the newest first."""
        self._order = (column, order is Qt.SortOrder.DescendingOrder)
        self._fill()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One a case."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Client, number, age, sex, cluster, stages, opened."""
        return 0 if parent.isValid() else OPENED + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (
                tr("Klien"),
                tr("Nomor kasus"),
                tr("Usia"),
                tr("Jenis kelamin"),
                tr("Klaster"),
                tr("Tahap"),
                tr("Dibuka"),
            )[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, tip, and under LINE the whole summary."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == STAGES:
            return stages_in_words(line)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == STAGES:
            return stages_in_words(line)
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(line, index.column())
        return None

    def _fill(self) -> None:
        self.beginResetModel()
        self.lines = [line for line in self._all if all(word in self._texts[line.id] for word in self._words)]
        column, descending = self._order
        if column >= 0:
            self.lines.sort(key=lambda line: _rank(line, column), reverse=descending)
        self.endResetModel()


def stages_in_words(line: CaseSummary) -> str:
    """«Asesmen: berjalan» for each stage that has begun."""
    from caseworker_app.gui.stage_names import short_names

    told = [
        f"{name}: {tr(_STATE_WORDS[state])}"
        for name, state in zip(short_names(None), line.states, strict=True)
        if state in _STATE_WORDS
    ]
    return "\n".join(told) or tr("Belum ada tahap yang dimulai")


def _text(line: CaseSummary, column: int) -> str:
    match column:
        case 0:
            return line.initials
        case 1:
            return line.number
        case 2:
            return tr("{age} th").format(age=line.age) if line.age else ""
        case 3:
            return str(line.sex.value) if line.sex and line.sex is not Sex.UNKNOWN else ""
        case 4:
            return line.cluster
        case 6:
            return line.opened.long(weekday=False) if line.opened else ""
    return ""


def _rank(line: CaseSummary, column: int) -> tuple[Any, ...]:
    """What a column sorts by; the unknown stands last."""
    if column == OPENED:
        return (line.opened is None, line.opened.sort_key if line.opened else ())
    if column == STAGES:
        return tuple(
            2 if state is StageState.DONE else 1 if state is StageState.RUNNING else 0 for state in line.states
        )
    if column == AGE:
        figures = "".join(letter if letter.isdigit() else " " for letter in line.age).split()
        return (not figures, int(figures[0]) if figures else 0)
    text = _text(line, column).casefold()
    return (not text, text)


class _View(QTableView):
    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "cases")
        self.setAccessibleName(tr("Daftar kasus"))
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(46))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, on every platform."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Initials in a circle, six dots for the stages, a thin line below each case."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        line: CaseSummary = index.data(LINE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, theme.colour("soft" if selected else "card"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room = option.rect.adjusted(theme.px(9), 0, -theme.px(6), 0)
        if index.column() == STAGES:
            _paint_dots(painter, room, line)
        else:
            self._paint_text(painter, room, index, line, selected=selected)
        painter.restore()

    def _paint_text(self, painter: QPainter, room: QRect, index: Index, line: CaseSummary, *, selected: bool) -> None:
        if index.column() == CLIENT:
            side = theme.px(30)
            circle = QRect(room.left(), room.center().y() - side // 2, side, side)
            paint_initials(painter, circle, line.initials, "card" if selected else "soft")
            room = room.adjusted(side + theme.px(10), 0, 0, 0)
        painter.setFont(theme.font(weight=600 if index.column() == CLIENT else 400))
        painter.setPen(theme.colour("ink"))
        shown = painter.fontMetrics().elidedText(index.data() or "", Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the rows are."""
        return QSize(theme.px(80), theme.px(46))


def _paint_dots(painter: QPainter, room: QRect, line: CaseSummary) -> None:
    """Full: done. Ring with a core: running. Faint ring: not begun."""
    radius, step = theme.px(5), theme.px(20)
    for at, state in enumerate(line.states):
        middle = QPointF(room.left() + radius + 1 + at * step, room.center().y() + 1)
        pen = painter.pen()
        pen.setWidthF(theme.px(1.6))
        begun = state in {StageState.DONE, StageState.RUNNING}
        pen.setColor(theme.colour("action" if begun else "field"))
        painter.setPen(pen)
        painter.setBrush(theme.colour("action") if state is StageState.DONE else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)
        if state is StageState.RUNNING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("action"))
            painter.drawEllipse(middle, radius * 0.45, radius * 0.45)
