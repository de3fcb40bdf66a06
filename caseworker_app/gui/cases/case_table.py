"""The table of cases: what its cells say and sort by, and how they are painted."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.initials import paint_initials
from caseworker_app.gui.base.stage_names import short_names
from caseworker_app.model.choices import Sex, StageState
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from caseworker_app.jobs.cases import CaseSummary

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
CLIENT, NUMBER, AGE, SEX, CLUSTER, STAGES, OPENED = range(7)
WIDTHS = {CLIENT: 104, NUMBER: 108, AGE: 78, SEX: 106, STAGES: 134, OPENED: 146}
LEAST_CLUSTER = 190
"""What stays for a cluster, in pixels as the WIDTHS are, when longer names and numbers are made room for."""
_STATE_WORDS = {StageState.DONE: "selesai", StageState.RUNNING: "berjalan"}


class CaseModel(QAbstractTableModel):
    """The cases that fit the search, in the chosen order."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[CaseSummary] = []
        self._all: list[CaseSummary] = []
        self._words: list[str] = []
        self._archived = False
        self._texts: dict[str, str] = {}
        self._order: tuple[int, bool] = (-1, False)

    def show(self, lines: list[CaseSummary]) -> None:
        """These are all cases."""
        self._all = lines
        self._texts = {
            line.id: f"{line.number} {line.initials} {line.name} {line.cluster}".casefold() for line in lines
        }
        self._fill()

    def find(self, words: str, *, archived: bool = False) -> None:
        """Keep those that hold every word; without a word the open ones, or with ``archived`` those in the archive."""
        if (words.casefold().split(), archived) != (self._words, self._archived):
            self._words, self._archived = words.casefold().split(), archived
            self._fill()

    def has_archived(self) -> bool:
        """Whether there are any in the archive."""
        return any(line.archived for line in self._all)

    def all_lines(self) -> list[CaseSummary]:
        """All cases, found or not."""
        return self._all

    def count(self) -> int:
        """How many cases there are, found or not."""
        return len(self._all)

    def offered(self) -> int:
        """How many are looked through without a word: those in the archive, or all others."""
        return sum(line.archived is self._archived for line in self._all)

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
        if role == Qt.ItemDataRole.ToolTipRole and _is_unread(line, index.column()):
            return tr("Belum terbaca")
        return None

    def _fill(self) -> None:
        self.beginResetModel()
        everywhere = bool(self._words) and not self._archived
        offered = [line for line in self._all if everywhere or line.archived is self._archived]
        self.lines = [line for line in offered if all(word in self._texts[line.id] for word in self._words)]
        column, descending = self._order
        if column >= 0:
            self.lines.sort(key=lambda line: _rank(line, column), reverse=descending)
            self.lines.sort(key=lambda line: _unknown(line, column))  # last in both directions
        self.endResetModel()


def stages_in_words(line: CaseSummary) -> str:
    """«Asesmen: berjalan» for each stage that has begun."""
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
            return tr("{cluster} (arsip)").format(cluster=line.cluster).strip() if line.archived else line.cluster
        case 6:
            return line.opened.long(weekday=False) if line.opened else ""
    return ""


def _is_unread(line: CaseSummary, column: int) -> bool:
    """Whether a column shows what was typed as a date and is none."""
    return column == OPENED and line.opened is not None and line.opened.unread


def _unknown(line: CaseSummary, column: int) -> bool:
    """Whether there is nothing in a column."""
    return line.opened is None if column == OPENED else column != STAGES and not _text(line, column)


def _rank(line: CaseSummary, column: int) -> tuple[Any, ...]:
    """What a column sorts by, where it holds something."""
    if column == OPENED:
        return line.opened.sort_key if line.opened else ()
    if column == STAGES:
        return tuple(
            2 if state is StageState.DONE else 1 if state is StageState.RUNNING else 0 for state in line.states
        )
    if column == AGE:
        figures = "".join(letter if letter.isdigit() else " " for letter in line.age).split()
        return (int(figures[0]) if figures else 0,)
    return (_text(line, column).casefold(),)


class CaseView(QTableView):
    """One case a line; Enter or a double click opens it."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._cases = model
        self._given: dict[int, int] = {}
        self.setModel(model)
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

    def make_room(self) -> None:
        """Let numbers and initials be read whole as far as the cluster can spare it; a width set by hand stays."""
        header, spare = (
            self.horizontalHeader(),
            self.viewport().width() - theme.px(sum(WIDTHS.values()) + LEAST_CLUSTER),
        )
        for column, beside, weight in ((NUMBER, 15, 400), (CLIENT, 55, 600)):
            usual = theme.px(WIDTHS[column])
            texts = [_text(line, column) for line in self._cases.all_lines()]
            metrics = QFontMetrics(theme.font(weight=weight))
            longest = max(map(metrics.horizontalAdvance, nlargest(20, texts, key=len)), default=0)
            more = max(0, min(longest + theme.px(beside) + 1 - usual, spare))
            spare -= more
            if header.sectionSize(column) == self._given.get(column, usual):
                header.resizeSection(column, usual + more)
                self._given[column] = usual + more

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room may show more."""
        super().resizeEvent(event)
        self.make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, on every platform."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class CaseDelegate(QStyledItemDelegate):
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
        painter.setPen(theme.colour("attention" if _is_unread(line, index.column()) else "ink"))
        text, metrics = index.data() or "", painter.fontMetrics()
        broken = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        if metrics.horizontalAdvance(text) > room.width() and room.contains(metrics.boundingRect(room, broken, text)):
            painter.drawText(room, broken, text)  # on two lines
            return
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the rows are."""
        return QSize(theme.px(80), theme.px(46))


def _paint_dots(painter: QPainter, room: QRect, line: CaseSummary) -> None:
    """Full: done. Ring with a core: running. Faint ring: not begun."""
    radius, step = theme.px(5), theme.px(20)
    for at, state in enumerate(line.states):
        middle = QPointF(room.left() + radius + 1 + at * step, room.center().y() + 1)
        begun = state in {StageState.DONE, StageState.RUNNING}
        painter.setPen(QPen(theme.colour("action" if begun else "field"), theme.px(1.6)))
        painter.setBrush(theme.colour("action") if state is StageState.DONE else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)
        if state is StageState.RUNNING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("action"))
            painter.drawEllipse(middle, radius * 0.45, radius * 0.45)
