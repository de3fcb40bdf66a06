"""A list of what was found: whose it is and where, and below the piece of text with the words looked for marked."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from caseworker_app.casework.search_match import Snippet
from caseworker_app.gui.base import theme
from caseworker_app.jobs.search_hits import TRAIL, roles_in_words
from caseworker_app.model.indonesian import short_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from caseworker_app.jobs.search_hits import Hit

_LINE = Qt.ItemDataRole.UserRole
_SIDE, _TOP, _GAP = 10, 7, 3  # px at 100 %
_CUT, _BEFORE_A_MARK = "… ", 16  # what says that a piece begins later; letters that stay before its first mark


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """What one entry shows: a head in bold, words beside it, at the right a short word, below it a piece of text."""

    head: str
    beside: str = ""
    right: str = ""
    piece: Snippet | None = None

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(filter(None, (self.head, self.beside, self.piece.text if self.piece else "", self.right)))


def line_of(hit: Hit, *, within: bool) -> Line:
    """How a hit is shown; within a case it need not say whose."""
    when = short_date(hit.when) if hit.when else ""
    alike = tr("mirip") if hit.similar else ""
    right = " · ".join(filter(None, (alike, when)))
    whose = ""
    if hit.case is not None and not within:
        archived = tr("arsip") if hit.case.archived else ""
        whose = " · ".join(filter(None, (hit.case.initials, hit.case.number, archived)))
    if hit.person_id is not None:
        number = hit.case.number if hit.case is not None and not within else ""
        beside = " · ".join(filter(None, (roles_in_words(hit), number, hit.trail[-1])))
        return Line(hit.title, beside, right, hit.snippet)
    if whose:
        return Line(whose, hit.where, right, hit.snippet)
    stage, *inner = hit.trail
    return Line(inner[0] if inner else stage, TRAIL.join(inner[1:]) or stage, right, hit.snippet)


class HitList(QListWidget):
    """Entries of one or two lines; Enter, a click or a double click chooses one. chosen: the number of the entry."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Yang ditemukan"))
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))

    def show_lines(self, lines: Sequence[Line], *, keep: int = 0) -> None:
        """These entries, with the cursor on the first, or on the one of number ``keep``."""
        self.clear()
        for line in lines:
            item = QListWidgetItem()
            item.setData(_LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
            item.setToolTip(line.beside)
            self.addItem(item)
        if lines:
            self.setCurrentRow(min(keep, len(lines) - 1))

    def line(self, row: int) -> Line:
        """The entry of a number."""
        line: Line = self.item(row).data(_LINE)
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            self.chosen.emit(self.currentRow())
            return
        super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its one or two lines."""
        line: Line = index.data(_LINE)
        height = QFontMetrics(theme.font(weight=600)).height()
        if line.piece is not None:
            height += theme.px(_GAP) + QFontMetrics(theme.font()).height()
        return QSize(theme.px(120), height + 2 * theme.px(_TOP))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Head, words beside, the word at the right; then the piece."""
        line: Line = index.data(_LINE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        whole: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("soft"))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        side, top = theme.px(_SIDE), theme.px(_TOP)
        inner = whole.adjusted(side, top, -side, -top)
        height = QFontMetrics(theme.font(weight=600)).height()
        self._head(painter, QRect(inner.left(), inner.top(), inner.width(), height), line)
        if line.piece is not None:
            below = QRect(inner.left(), inner.top() + height + theme.px(_GAP), inner.width(), inner.height() - height)
            self._piece(painter, below, line.piece)
        painter.restore()

    def _head(self, painter: QPainter, row: QRect, line: Line) -> None:
        left, right = row.left(), row.right()
        small, bold = theme.font(theme.SMALL), theme.font(weight=600)
        if line.right:
            width = QFontMetrics(small).horizontalAdvance(line.right)
            painter.setFont(small)
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRect(right - width, row.top(), width + 1, row.height()), _MIDDLE, line.right)
            right -= width + theme.px(10)
        for words, font, colour in ((line.head, bold, "ink"), (line.beside, small, "muted")):
            if not words or right <= left:
                continue
            metrics = QFontMetrics(font)
            fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, right - left)
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            painter.drawText(QRect(left, row.top(), right - left, row.height()), _MIDDLE, fitting)
            left += metrics.horizontalAdvance(fitting) + theme.px(8)

    def _piece(self, painter: QPainter, row: QRect, piece: Snippet) -> None:
        """Run by run; what is marked stands on coloured ground and in heavier type, so that it shows in any light."""
        left = row.left()
        plain, heavy = theme.font(), theme.font(weight=600)
        for words, marked in _runs(_in_sight(piece, QFontMetrics(heavy), row.width())):
            font = heavy if marked else plain
            metrics = QFontMetrics(font)
            room = row.right() - left
            if room <= 0:
                break
            fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            width = metrics.horizontalAdvance(fitting)
            if marked:
                painter.fillRect(QRect(left, row.top(), width, metrics.height()), theme.colour("attention_soft"))
            painter.setFont(font)
            painter.setPen(theme.colour("attention" if marked else "ink"))
            painter.drawText(QRect(left, row.top(), width + 1, metrics.height()), _MIDDLE, fitting)
            left += width
            if fitting != words:
                break


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _in_sight(piece: Snippet, metrics: QFontMetrics, width: int) -> Snippet:
    """The same piece begun so late that its first mark is seen in a line of this width."""
    if not piece.marks or metrics.horizontalAdvance(piece.text[: piece.marks[0][1]] + " …") <= width:
        return piece
    first = piece.marks[0][0]
    begin = piece.text.find(" ", max(0, first - _BEFORE_A_MARK), first) + 1 or first
    shift = begin - len(_CUT)
    return Snippet(_CUT + piece.text[begin:], tuple((start - shift, end - shift) for start, end in piece.marks))


def _runs(piece: Snippet) -> list[tuple[str, bool]]:
    """The text in runs, each with whether it is marked."""
    runs, at = [], 0
    for start, end in piece.marks:
        runs += [(piece.text[at:start], False), (piece.text[start:end], True)]
        at = end
    runs.append((piece.text[at:], False))
    return [(words, marked) for words, marked in runs if words]
