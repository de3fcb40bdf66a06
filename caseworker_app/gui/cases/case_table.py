"""The table of cases: reads the lines that are seen, paints them, fits its columns to what they hold."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QStyle, QStyledItemDelegate, QTableView

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.initials import paint_initials
from caseworker_app.gui.cases import case_columns
from caseworker_app.gui.cases.case_columns import COLUMNS, KEYS_OF_COLUMNS
from caseworker_app.jobs.case_register import Order
from caseworker_app.model.choices import StageState
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from caseworker_app.jobs.case_register import CaseLine

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
PAGE = 40  # lines read together; a window shows about fifteen
ROW, FITTED = 44, 60  # pixels of a row; lines that columns are fitted to
_BESIDE = {Order.CLIENT: 58}  # pixels in a cell beside its words: margins, and the circle with the initials
_USUAL_BESIDE = 18
_GIVING = (Order.WORKER, Order.CLUSTER, Order.LAST)
"""The columns that become narrower, in this order, before a window too narrow for all must be scrolled."""


class CaseModel(QAbstractTableModel):
    """The ids of all cases that are wanted, in their order; a line is read when it is first seen.

    read: gives the lines of some ids. sort_wanted: the order that a click on the header asks for.
    """

    sort_wanted = Signal(str, bool)

    def __init__(self, read: Callable[[Collection[str]], dict[str, CaseLine]], today: date | None = None) -> None:
        super().__init__()
        self._read = read
        self._today = today
        self.ids: list[str] = []
        self._lines: dict[str, CaseLine | None] = {}

    @property
    def today(self) -> date:
        """The day from which «kemarin» is told."""
        return self._today or date.today()

    def show(self, ids: Sequence[str], lines: dict[str, CaseLine]) -> None:
        """These cases in this order, some of whose lines are read already; what was read before is forgotten."""
        self.beginResetModel()
        self.ids, self._lines = list(ids), dict(lines)
        self.endResetModel()

    def line(self, row: int) -> CaseLine | None:
        """The line of a row, read with those around it; None where the case is gone by now."""
        case_id = self.ids[row]
        if case_id not in self._lines:
            start = row - row % PAGE
            wanted = [each for each in self.ids[start : start + PAGE] if each not in self._lines]
            self._lines.update(dict.fromkeys(wanted))
            self._lines.update(self._read(wanted))
        return self._lines[case_id]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; without a column for the usual one, the newest first."""
        key = KEYS_OF_COLUMNS[column] if column >= 0 else Order.OPENED
        self.sort_wanted.emit(key.value, column < 0 or order is Qt.SortOrder.DescendingOrder)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One a case."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """As many as there are, hidden ones included."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(COLUMNS[section].title)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, tip, and under LINE the whole line."""
        if not index.isValid() or role not in _ROLES:
            return None
        line, key = self.line(index.row()), KEYS_OF_COLUMNS[index.column()]
        if role == LINE or line is None:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return case_columns.text(line, key, self.today)
        return case_columns.tip(line, key, self.today)


_ROLES = frozenset({LINE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole})


class CaseView(QTableView):
    """One case a line, opened by Enter or a double click; several can be chosen. arranged: columns were changed."""

    arranged = Signal()

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._cases = model
        self._by_hand: dict[Order, int] = {}  # widths in pixels at 100 %
        self._fitting = False
        self.setModel(model)
        theme.mark(self, "cases")
        self.setAccessibleName(tr("Daftar kasus"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(CaseDelegate(self))
        self._set_up_header()

    def chosen(self) -> list[str]:
        """The ids of the rows that are chosen, from top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._cases.ids[row] for row in rows if row < len(self._cases.ids)]

    def current(self) -> str:
        """The id of the case with the caret; "" where there is none."""
        row = self.currentIndex().row()
        return self._cases.ids[row] if 0 <= row < len(self._cases.ids) else ""

    def arrangement(self) -> dict[str, Any]:
        """How the columns stand: their order, which are hidden, which widths were chosen by hand."""
        header = self.horizontalHeader()
        places = sorted(range(len(COLUMNS)), key=header.visualIndex)
        return {
            "order": [COLUMNS[at].key.value for at in places],
            "hidden": [column.key.value for at, column in enumerate(COLUMNS) if self.isColumnHidden(at)],
            "widths": {key.value: width for key, width in self._by_hand.items()},
        }

    def arrange(self, arrangement: dict[str, Any]) -> None:
        """Let the columns stand like that; what is not said, or makes no sense, stands as shipped."""
        known = {key.value: at for at, key in enumerate(KEYS_OF_COLUMNS)}
        order = arrangement.get("order")
        hidden = arrangement.get("hidden")
        header = self.horizontalHeader()
        for place, key in enumerate([key for key in order if key in known] if isinstance(order, list) else ()):
            header.moveSection(header.visualIndex(known[key]), place)
        for at, column in enumerate(COLUMNS):
            hide = column.key.value in hidden if isinstance(hidden, list) else not column.shown
            self.setColumnHidden(at, hide and column.key is not Order.CLIENT)
        widths = arrangement.get("widths")
        pairs = widths.items() if isinstance(widths, dict) else ()
        self._by_hand = {Order(key): width for key, width in pairs if key in known and isinstance(width, int)}
        self.fit()

    def fit(self) -> None:
        """Make each column as wide as what it holds, as far as there is room; what is over goes to what comes next.

        Where there is too little, long words give way first, down to the least width of their column.
        """
        lines = [line for row in range(min(FITTED, self._cases.rowCount())) if (line := self._cases.line(row))]
        widths = {at: self._fitting_width(at, lines) for at in range(len(COLUMNS)) if not self.isColumnHidden(at)}
        over = self.viewport().width() - sum(widths.values())
        for at in (KEYS_OF_COLUMNS.index(key) for key in _GIVING if key not in self._by_hand):
            if at in widths and over < 0:
                given = min(-over, max(0, widths[at] - theme.px(COLUMNS[at].least)))
                widths[at], over = widths[at] - given, over + given
        giving = KEYS_OF_COLUMNS.index(Order.NEXT)
        if giving in widths and Order.NEXT not in self._by_hand:
            widths[giving] = max(theme.px(COLUMNS[giving].least), widths[giving] + over)
        elif over > 0 and widths and COLUMNS[max(widths)].key not in self._by_hand:
            widths[max(widths)] += over
        self._fitting = True
        for at, width in widths.items():
            self.horizontalHeader().resizeSection(at, width)
        self._fitting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room may show more."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, on every platform; the menu key offers what a right click does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Menu and self.currentIndex().isValid():
            self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())
            return
        super().keyPressEvent(event)

    def fill_columns_menu(self, menu: QMenu) -> None:
        """Offer which columns are seen."""
        menu.clear()
        for at, column in enumerate(COLUMNS):
            if column.key is Order.CLIENT:
                continue
            action = menu.addAction(tr(column.title), partial(self._toggle, at))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(at))
        menu.addSeparator()
        menu.addAction(tr("Kolom seperti semula"), self._arrange_as_shipped)

    def _fitting_width(self, at: int, lines: Sequence[CaseLine]) -> int:
        column = COLUMNS[at]
        if column.key in self._by_hand:
            return theme.px(self._by_hand[column.key])
        metrics = QFontMetrics(theme.font(weight=600 if column.key is Order.CLIENT else 400))
        words = (case_columns.text(line, column.key, self._cases.today) for line in lines)
        longest = max(map(metrics.horizontalAdvance, words), default=0)
        title = QFontMetrics(theme.font(theme.SMALL, 600)).horizontalAdvance(tr(column.title)) + theme.px(34)
        needed = max(longest + theme.px(_BESIDE.get(column.key, _USUAL_BESIDE)), title)
        return min(max(needed, theme.px(column.least)), theme.px(column.most))

    def _toggle(self, at: int) -> None:
        self.setColumnHidden(at, not self.isColumnHidden(at))
        self.fit()
        self.arranged.emit()

    def _arrange_as_shipped(self) -> None:
        self.arrange({"order": [column.key.value for column in COLUMNS]})
        self.arranged.emit()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(theme.px(40))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(lambda *_: self.arranged.emit())
        header.sectionHandleDoubleClicked.connect(self._fit_again)

    def _show_header_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_columns_menu(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _resized(self, at: int, _before: int, width: int) -> None:
        if not self._fitting and width:
            self._by_hand[COLUMNS[at].key] = round(width * 100 / max(theme.px(100), 1))
            self.arranged.emit()

    def _fit_again(self, at: int) -> None:
        """A double click on the edge of a column fits it again."""
        self._by_hand.pop(COLUMNS[at].key, None)
        self.fit()
        self.arranged.emit()


class CaseDelegate(QStyledItemDelegate):
    """Initials in a circle, six dots for the stages, a thin line below each case."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        line: CaseLine | None = index.data(LINE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, theme.colour("soft" if selected else "card"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room, key = option.rect.adjusted(theme.px(9), 0, -theme.px(6), 0), KEYS_OF_COLUMNS[index.column()]
        if line is not None and key is Order.STAGE:
            paint_dots(painter, room, line.case.states)
        elif line is not None:
            self._paint_text(painter, room, index, line, key, selected=selected)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, room: QRect, index: Index, line: CaseLine, key: Order, *, selected: bool
    ) -> None:
        if key is Order.CLIENT:
            side = theme.px(30)
            circle = QRect(room.left(), room.center().y() - side // 2, side, side)
            paint_initials(painter, circle, line.case.initials, "card" if selected else "soft")
            room = room.adjusted(side + theme.px(10), 0, 0, 0)
        painter.setFont(theme.font(weight=600 if key is Order.CLIENT else 400))
        alarming = case_columns.is_unread(line, key) or case_columns.is_late(line, key)
        waiting = key is Order.NEXT and line.next is None
        painter.setPen(theme.colour("attention" if alarming else "muted" if waiting else "ink"))
        words = painter.fontMetrics().elidedText(index.data() or "", Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the rows are."""
        return QSize(theme.px(80), theme.px(ROW))


def paint_dots(painter: QPainter, room: QRect, states: Sequence[StageState | None]) -> None:
    """Full: done. Ring with a core: running. Faint ring: not begun."""
    radius, step = theme.px(5), theme.px(20)
    for at, state in enumerate(states):
        middle = QPointF(room.left() + radius + 1 + at * step, room.center().y() + 1)
        begun = state in {StageState.DONE, StageState.RUNNING}
        painter.setPen(QPen(theme.colour("action" if begun else "field"), theme.px(1.6)))
        painter.setBrush(theme.colour("action") if state is StageState.DONE else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)
        if state is StageState.RUNNING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("action"))
            painter.drawEllipse(middle, radius * 0.45, radius * 0.45)
