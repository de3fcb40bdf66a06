"""A table of a recap on the screen: numbers to go through by keys, and bars that show one column of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from caseworker_app.casework.tallies import Tally, TallyRow, TallyTable

Index = QModelIndex | QPersistentModelIndex
_MOST_BARS = 12
_MOST_ROWS = 400  # shown at their full height, so that the page has one bar to scroll by
_LONGEST_NAME = 320
_BAR, _GAP, _WORDS, _LARGEST_LABEL = 16, 8, 12, 210


class TallyModel(QAbstractTableModel):
    """The rows of one table, its total last."""

    def __init__(self) -> None:
        super().__init__()
        self.table: TallyTable | None = None
        self.rows: list[TallyRow] = []

    def show(self, table: TallyTable | None) -> None:
        """This table from now on."""
        self.beginResetModel()
        self.table = table
        self.rows = [*table.rows, *([table.total] if table.total and table.rows else [])] if table else []
        self.endResetModel()

    def tally(self, index: Index) -> Tally | None:
        """The number that a cell shows; None for the names of the rows."""
        if not index.isValid() or index.column() == 0:
            return None
        return self.rows[index.row()].tallies[index.column() - 1]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One a row, one for the total."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The names, and what is counted."""
        return 0 if parent.isValid() or self.table is None else len(self.table.columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings; how a column is reckoned when the mouse rests there."""
        if orientation is Qt.Orientation.Vertical or self.table is None:
            return None
        column = self.table.columns[section - 1] if section else None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title if column else self.table.head
        if role == Qt.ItemDataRole.ToolTipRole and column:
            return column.about or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(
                Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
            )
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell."""
        if self.table is None:
            return None
        row, tally = self.rows[index.row()], self.tally(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return tally.shown(self.table.columns[index.column() - 1].kind) if tally else _capital(row.label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(
                Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if tally else Qt.AlignmentFlag.AlignLeft)
            )
        if role == Qt.ItemDataRole.FontRole and row is self.table.total:
            return theme.font(weight=600)
        if role == Qt.ItemDataRole.ForegroundRole and tally is not None and not tally.value:
            return theme.colour("muted")
        if role == Qt.ItemDataRole.ToolTipRole and tally is not None:
            return tr("{count} kasus di balik angka ini").format(count=number(len(tally.cases)))
        return None


class TallyView(QTableView):
    """picked: a number was gone to. wanted: Enter or a double click on it: its cases, please."""

    picked = Signal(object)
    wanted = Signal()

    def __init__(self, model: TallyModel) -> None:
        super().__init__()
        self._tallies = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(34))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(theme.px(44))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.doubleClicked.connect(self.wanted)

    def fit(self) -> None:
        """Columns as wide as what they hold, the names taking what is left; as high as its rows, within reason."""
        header = self.horizontalHeader()
        last = self._tallies.columnCount()
        if not last:
            return
        widths = [max(self.sizeHintForColumn(at), header.sectionSizeHint(at)) + theme.px(4) for at in range(last)]
        room = self.viewport().width() - sum(widths[1:])
        widths[0] = max(min(widths[0], theme.px(_LONGEST_NAME)), room)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        rows = min(self._tallies.rowCount(), _MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height() if sum(widths) > self.viewport().width() else 0
        self.setFixedHeight(header.sizeHint().height() + self.verticalHeader().defaultSectionSize() * rows + bar + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names take what room there is."""
        super().resizeEvent(event)
        self.fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A number was gone to by mouse or keys."""
        super().currentChanged(current, previous)
        self.picked.emit(self._tallies.tally(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the cases behind a number."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wanted.emit()
            return
        super().keyPressEvent(event)


class Bars(QWidget):
    """A lying bar for each row, its word at its left and its number at its end, so that no colour says anything."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_table(self, table: TallyTable | None) -> None:
        """The column of a table that says most; nothing where there is only one row."""
        bars = table.bars if table else []
        rest = sum(count for _, count in bars[_MOST_BARS:])
        self._bars = [(_capital(word), count) for word, count in bars[:_MOST_BARS]]
        if rest:
            self._bars.append((tr("Lainnya"), rest))
        self.setVisible(len(self._bars) > 1 and any(count for _, count in self._bars))
        words = "; ".join(f"{word} {number(count)}" for word, count in self._bars)
        self.setAccessibleName(tr("Diagram batang: {words}").format(words=words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its bars."""
        return QSize(theme.px(300), len(self._bars) * theme.px(_BAR + _GAP) + theme.px(_GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, bars, numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL))
        metrics = QFontMetricsF(painter.font())
        label = min(theme.px(_LARGEST_LABEL), max([0.0, *(metrics.horizontalAdvance(word) for word, _ in self._bars)]))
        most = max([1, *(count for _, count in self._bars)])
        left = label + theme.px(_WORDS)
        room = max(1.0, self.width() - left - metrics.horizontalAdvance(number(most)) - theme.px(2 * _WORDS))
        for at, (word, count) in enumerate(self._bars):
            line = QRectF(0, theme.px(_GAP) + at * theme.px(_BAR + _GAP), self.width(), theme.px(_BAR))
            painter.setPen(theme.colour("ink"))
            shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, label)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, line.top(), label, line.height()), right, shown)
            bar = QRectF(left, line.top(), max(1.0, room * count / most), line.height())
            painter.fillRect(bar, theme.colour("action"))
            behind = QRectF(bar.right() + theme.px(6), line.top(), self.width(), line.height())
            painter.drawText(behind, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, number(count))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
