"""A stage as a wizard: its pages at the left, the page itself, and Back and Next that name where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.forms import walk
from caseworker_app.gui import theme
from caseworker_app.gui.case_edits import CaseEdits
from caseworker_app.gui.foot_line import FootLine
from caseworker_app.gui.form_page import FormPage
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.forms.description import Stage

Index = QModelIndex | QPersistentModelIndex
MARK = Qt.ItemDataRole.UserRole


class StageWizard(QWidget):
    """All pages of one stage of a case.

    previous and following name the neighbouring stages, for Back on the first page and Next on the last; without a name
    there is no such button. Pages are built when first shown and kept. The rest of the window may use ``edits`` too.
    """

    page_changed = Signal(str)
    saved = Signal()
    leave = Signal(int)  # -1 or +1: to the neighbouring stage

    def __init__(self, stage: Stage, case: Any, notebook: Any, *, previous: str = "", following: str = "") -> None:
        super().__init__()
        self.stage, self.case = stage, case
        self.edits = CaseEdits(case, notebook, self)
        self._names = {-1: previous, 1: following}
        self._pages: dict[str, FormPage] = {}
        self._stale: set[str] = set()
        self._list = _PageList(stage, case)
        self._stack = QStackedWidget()
        self._foot = FootLine()
        self._back = theme.button(picture=theme.icon("left"))
        self._next = theme.button(role="action")
        self._ahead = QTimer(self, singleShot=True, interval=60)
        self._ahead.timeout.connect(self._build_ahead)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refresh_shown)
        self._lay_out()
        self._list.chosen.connect(self.open_page)
        self._back.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self.edits.changed.connect(self._hear)
        self.edits.saved.connect(self.saved)
        self.edits.told.connect(self.tell)
        for keys, step in (
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_PageUp), -1),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_PageDown), 1),
        ):
            QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated.connect(
                lambda step=step: self.step(step)
            )
        self.open_page(stage.pages[0].key)

    def page_key(self) -> str:
        """The page that is shown."""
        return self._key

    def page(self) -> FormPage:
        """The page that is shown, as a widget."""
        return self._pages[self._key]

    def built(self) -> tuple[str, ...]:
        """The pages that are built already."""
        return tuple(self._pages)

    def open_page(self, key: str, field: str = "") -> None:
        """Go to a page and, when named, put the cursor in one of its fields. KeyError for an unknown page."""
        number, _ = walk.place(self.stage, key)
        self.edits.flush()
        if key not in self._pages:
            self._build(key)
        elif key in self._stale:
            self._pages[key].refresh()
        self._stale.discard(key)
        self._key = key
        self._stack.setCurrentWidget(self._pages[key])
        self._list.choose(number - 1)
        for button, step, words in ((self._back, -1, tr("Kembali: {page}")), (self._next, 1, tr("Lanjut: {page}"))):
            name = self._neighbour(step)
            button.setText(theme.plain(words.format(page=name)))
            button.setVisible(bool(name))
        if field:
            self._pages[key].go_to(field)
        self._ahead.start()
        self.page_changed.emit(key)

    def step(self, step: int) -> None:
        """To the next (+1) or previous (-1) page; past either end to the neighbouring stage, where one is named."""
        page = walk.next_page(self.stage, self._key) if step > 0 else walk.previous_page(self.stage, self._key)
        if page:
            self.open_page(page.key)
        elif self._names[step]:
            self.flush()
            self.leave.emit(step)

    def flush(self) -> None:
        """Save what is being typed, at once: before lock, print, undo and close."""
        self.edits.flush()
        for page in self._pages.values():
            page.flush()

    def refresh(self) -> None:
        """Read everything again from the case."""
        self._stale = set(self._pages)
        self._refresh_shown()

    def tell(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """A line at the foot for eight seconds; undo is what «Urungkan» calls."""
        self._foot.tell(text, undo)

    def release(self) -> None:
        """Save and stop listening to the notebook, before the wizard is thrown away."""
        self._ahead.stop()
        self.flush()
        self.edits.release()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z and Ctrl+Y, where the window has no command for them."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.edits.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.edits.redo()
        else:
            super().keyPressEvent(event)

    def _build(self, key: str) -> None:
        number, total = walk.place(self.stage, key)
        place = tr("{stage} {number} dari {total}").format(stage=tr(self.stage.title), number=number, total=total)
        self._pages[key] = FormPage(self.stage.pages[number - 1], self.edits, place=place)
        self._stack.addWidget(self._pages[key])

    def _build_ahead(self) -> None:
        """While nothing else is to do, build the pages that follow, so that going there is not felt."""
        if self.edits.busy:
            self._ahead.start()
            return
        at = walk.place(self.stage, self._key)[0]
        order = (*self.stage.pages[at:], *self.stage.pages[:at])
        coming = next((page.key for page in order if page.key not in self._pages), None)
        if coming:
            self._build(coming)
            self._ahead.start()

    def _neighbour(self, step: int) -> str:
        page = walk.next_page(self.stage, self._key) if step > 0 else walk.previous_page(self.stage, self._key)
        return tr(page.title) if page else tr(self._names[step])

    def _hear(self) -> None:
        self._foot.withdraw()
        self._stale = set(self._pages)
        self._later.start()

    def _refresh_shown(self) -> None:
        if self._key in self._stale:
            self._stale.discard(self._key)
            self.page().refresh()
        self._list.refresh()

    def _lay_out(self) -> None:
        side, main = QFrame(), QFrame()
        for card in (side, main):
            theme.mark(card, "card")
        side.setFixedWidth(theme.px(212))
        left = QVBoxLayout(side)
        left.setContentsMargins(theme.px(10), theme.px(10), theme.px(10), theme.px(10))
        left.addWidget(self._list)
        ways = QWidget()
        ways.setMaximumWidth(theme.px(theme.TEXT_WIDTH + 40))
        below = QVBoxLayout(ways)
        below.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        below.setSpacing(theme.px(10))
        below.addWidget(self._foot)
        foot = QHBoxLayout()
        below.addLayout(foot)
        foot.addWidget(self._back)
        foot.addStretch()
        foot.addWidget(self._next)
        column = QVBoxLayout(main)
        column.setContentsMargins(1, 1, 1, theme.px(12))
        column.setSpacing(theme.px(10))
        column.addWidget(self._stack, 1)
        rule = QFrame()
        theme.mark(rule, "rule")
        column.addWidget(rule)
        column.addWidget(ways)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(side)
        row.addWidget(main, 1)


class _PageModel(QAbstractListModel):
    """The pages of a stage; under MARK a tick, a count or a dash."""

    def __init__(self, stage: Stage, case: Any) -> None:
        super().__init__()
        self._stage, self._case = stage, case
        self._marks: list[str] = []
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        self._marks = [_mark(walk.filled(page, self._case)) for page in self._stage.pages]
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
            lacking = [tr(item.label) for item in walk.missing(page, self._case)]
            return tr("Belum diisi: {what}").format(what=", ".join(lacking)) if lacking else tr("Semua terisi")
        return None


class _PageDelegate(QStyledItemDelegate):
    """One line a page: title at the left, mark at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines where the title needs them."""
        room = QRect(0, 0, option.rect.width() - theme.px(18) - _mark_width(index), 1000)
        height = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, index.data()).height()
        return QSize(room.width(), height + theme.px(13))

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
        painter.setFont(theme.font(weight=600 if chosen else 400))
        painter.setPen(theme.colour("action" if chosen else "ink"))
        painter.drawText(inner.adjusted(0, 0, -_mark_width(index), 0), middle | Qt.TextFlag.TextWordWrap, index.data())
        mark = index.data(MARK)
        if mark == "✓":
            side = theme.px(18)
            theme.icon("check", "done").paint(
                painter, QRect(inner.right() - side, inner.center().y() - side // 2, side, side)
            )
        else:
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(theme.colour("muted"))
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, mark)
        painter.restore()


class _PageList(QListView):
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
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(lambda now: self.chosen.emit(stage.pages[now.row()].key))

    def choose(self, row: int) -> None:
        """Show a page as the chosen one."""
        if self.currentIndex().row() != row:
            self.setCurrentIndex(self._model.index(row))

    def refresh(self) -> None:
        """Count again what is missing."""
        self._model.refresh()


def _mark(progress: walk.Progress) -> str:
    if progress.complete:
        return "✓"
    if not progress.filled:
        return "–" if progress.total else ""
    return f"{progress.filled}/{progress.total}"


def _mark_width(index: Index) -> int:
    return QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(index.data(MARK)) + theme.px(10)
