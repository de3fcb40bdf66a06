"""The pages of a stage at the left of its wizard: title, and a tick where what the page asks for is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseworker_app.forms import walk
from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from caseworker_app.forms.description import Stage

Index = QModelIndex | QPersistentModelIndex
MARK = Qt.ItemDataRole.UserRole
MARK_WIDTH = 18  # px at 100 %


class _PageModel(QAbstractListModel):
    """The pages of a stage; under MARK whether a page bears a tick."""

    def __init__(self, stage: Stage, case: Any) -> None:
        super().__init__()
        self._stage, self._case = stage, case
        self._marks: list[bool] = []
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        self._marks = [walk.filled(page, self._case).complete for page in self._stage.pages]
        self.dataChanged.emit(self.index(0), self.index(len(self._marks) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One a page."""
        return 0 if parent.isValid() else len(self._stage.pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title and mark; what is missing as a tip."""
        if not index.isValid():
            return None
        page = self._stage.pages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(page.title)
        if role == MARK:
            return self._marks[index.row()]
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            lacking = [tr(item.label) for item in walk.wanted(self._stage, page, self._case)]
            if lacking:
                return tr("Belum diisi: {what}").format(what=", ".join(lacking))
            return tr("Semua terisi") if self._marks[index.row()] else ""
        return None


class _PageDelegate(QStyledItemDelegate):
    """One line a page: title at the left, mark at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines where the title needs them."""
        width = option.rect.width() - theme.px(18 + MARK_WIDTH)
        return QSize(width, _height(theme.font(), index.data(), width) + theme.px(13))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The chosen page on soft ground."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(1, 1, -1, -1)
        if chosen:
            painter.setBrush(theme.colour("soft"))
            painter.setPen(theme.colour("action") if option.widget.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, theme.px(6), theme.px(6))
        inner = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        room = inner.adjusted(0, 0, -theme.px(MARK_WIDTH), 0)
        painter.setFont(chosen_font(index.data(), room.width()) if chosen else theme.font())
        painter.setPen(theme.colour("action" if chosen else "ink"))
        painter.drawText(room, middle | Qt.TextFlag.TextWordWrap, index.data())
        if index.data(MARK):
            side = theme.px(16)
            theme.icon("check", "done").paint(
                painter, QRect(inner.right() - side, inner.center().y() - side // 2, side, side)
            )
        painter.restore()


def chosen_font(title: str, width: int) -> QFont:
    """Bold, unless the title of a page would then need one more line than the list leaves it."""
    bold, plain = theme.font(weight=600), theme.font()
    return bold if _height(bold, title, width) <= _height(plain, title, width) else plain


def _height(font: QFont, title: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 1000), Qt.TextFlag.TextWordWrap, title).height()


class PageList(QListView):
    """The pages at the left."""

    chosen = Signal(str)

    def __init__(self, stage: Stage, case: Any) -> None:
        super().__init__()
        theme.mark(self, "pages")
        self.setAccessibleName(tr("Halaman tahap"))
        self._stage = stage
        self._model = _PageModel(stage, case)
        self.setModel(self._model)
        self.setItemDelegate(_PageDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(lambda now: self.chosen.emit(stage.pages[now.row()].key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The heights of the lines follow the width, also when the scroll bar comes or goes."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def choose(self, row: int) -> None:
        """Show a page as the chosen one."""
        if self.currentIndex().row() != row:
            self.setCurrentIndex(self._model.index(row))

    def refresh(self) -> None:
        """Look again what is filled in."""
        self._model.refresh()
