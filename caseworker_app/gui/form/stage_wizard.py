"""A stage as a wizard: its pages at the left, the page itself, and Back and Next that name where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.forms import walk
from caseworker_app.gui.base import tab_order, theme
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.form.foot_line import FootLine
from caseworker_app.gui.form.form_page import FormPage
from caseworker_app.gui.form.page_list import PageList
from caseworker_app.gui.form.ways import Ways
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from caseworker_app.forms.description import Stage
    from caseworker_app.gui.form.editing import EditSession

Index = QModelIndex | QPersistentModelIndex
MARK = Qt.ItemDataRole.UserRole
SIDE, FOOT = 188, 42  # px at 100 %: the width of the list of pages, the height of the row below a page
GAP = 12  # px at 100 % between list and page
AHEAD = 2  # pages that are built before they are asked for; each takes 2 MB


class StageWizard(QWidget):
    """All pages of one stage of a case, or of another record.

    record: what the pages are about, without it the case. previous and following name the neighbouring stages, for
    Back on the first page and Next on the last; without a name there is no such button. Pages are built when first
    shown and kept. The rest of the window may use ``edits`` too.
    """

    page_changed = Signal(str)
    leave = Signal(int)  # -1 or +1: to the neighbouring stage

    def __init__(
        self,
        stage: Stage,
        edits: EditSession,
        *,
        record: Any = None,
        previous: str = "",
        following: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.stage, self.edits = stage, edits
        self._names = {-1: previous, 1: following}
        self._pages: dict[str, FormPage] = {}
        self._stale: dict[str, AbstractSet[str] | None] = {}  # pages to be read again: the classes that changed
        self._record = edits.case if record is None else record
        self._list = PageList(stage, self._record)
        self._stack = QStackedWidget(self)
        self._foot = FootLine(self)
        self._ways = Ways(self)
        self._questions = True
        self._ahead = QTimer(self, singleShot=True, interval=60)
        self._ahead.timeout.connect(self._build_ahead)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refresh_shown)
        self._lay_out()
        self._list.chosen.connect(self.open_page)
        self._ways.chosen.connect(self.step)
        self._foot.speaking.connect(self._ways.give_way)
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
        """Go to a page and, when named, put the cursor in one of its fields. an unknown page changes nothing."""
        if not any(key == page.key for page in self.stage.pages):
            return
        number, _ = walk.place(self.stage, key)
        self.edits.flush()
        if key not in self._pages:
            self._build(key)
        elif key in self._stale:
            self._pages[key].refresh(self._stale[key])
        self._stale.pop(key, None)
        self._key = key
        by_list = self._list.hasFocus()
        if self._stack.isAncestorOf(self.window().focusWidget()):
            self._stack.setFocus()  # else Qt would put it on whatever stands first on the new page
        self._stack.setCurrentWidget(self._pages[key])
        self._list.choose(number - 1)
        self._ways.lead_to(self._neighbour(-1), self._neighbour(1))
        self._foot.show_keys(self._pages[key].keys())
        there = bool(field) and self._pages[key].go_to(field)
        if not there and not by_list:
            self._take_focus()
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
        run_all([self.edits.flush, *(page.flush for page in self._pages.values())])

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Read again what records of these classes can have changed, the page that is shown first; None: everything."""
        self._foot.withdraw()
        for key, page in self._pages.items():
            if kinds is None or page.shows(kinds):
                before = self._stale.get(key, frozenset())
                self._stale[key] = None if kinds is None or before is None else before | kinds
        self._later.start()

    def go_to(self, key: str) -> bool:
        """Put the cursor in a field of the page that is shown."""
        return self.page().go_to(key)

    def tell(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """A line at the foot for eight seconds; undo is what «Urungkan» calls."""
        self._foot.tell(text, undo)

    def show_questions(self, *, on: bool) -> None:
        """Offer the guiding questions on the pages themselves."""
        if on is not self._questions:
            self._questions = on
            for page in self._pages.values():
                page.show_questions(on=on)

    def release(self) -> None:
        """Save and stop listening to the notebook, before the wizard is thrown away."""
        pages = (page.release for page in self._pages.values())
        run_all([self.flush, *pages, self._ahead.stop, self._later.stop])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names of the neighbours, as long as there is room for."""
        super().resizeEvent(event)
        self._ways.fit(self.width() - theme.px(SIDE + GAP))

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes here can type at once."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._take_focus)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on as one reads: pages, the page itself, Back and Next, what stands beside."""
        return tab_order.step(self.window(), forward=forward)

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
        words = tr("{stage} · halaman {number} dari {total}")
        place = words.format(stage=tr(self.stage.title), number=number, total=total)
        described = self.stage.pages[number - 1]
        page = FormPage(described, self.edits, place=place, record=self._record, stage=self.stage, parent=self._stack)
        page.show_questions(on=self._questions)
        self._pages[key] = page
        self._stack.addWidget(page)

    def _build_ahead(self) -> None:
        """While nothing else is to do, build the next pages, so that going there is not felt."""
        if self.edits.busy:
            self._ahead.start()
            return
        at = walk.place(self.stage, self._key)[0]
        coming = self.stage.pages[at : at + AHEAD]
        wanted = next((page.key for page in coming if page.key not in self._pages and not page.special), None)
        if wanted:
            self._build(wanted)
            self._ahead.start()

    def _take_focus(self) -> None:
        """Put the cursor on the page, unless it is there."""
        if self.isVisible() and not self.page().isAncestorOf(self.window().focusWidget()):
            self.page().take_focus()

    def _neighbour(self, step: int) -> str:
        page = walk.next_page(self.stage, self._key) if step > 0 else walk.previous_page(self.stage, self._key)
        return tr(page.title) if page else tr(self._names[step])

    def _refresh_shown(self) -> None:
        if self._key in self._stale:
            here = self.page().isAncestorOf(self.window().focusWidget())
            self.page().refresh(self._stale.pop(self._key))
            if here:  # what held the cursor may have been built anew
                QTimer.singleShot(0, self, self._take_focus)
        self._list.refresh()

    def _lay_out(self) -> None:
        side, main = QFrame(), QFrame()
        for card in (side, main):
            theme.mark(card, "card")
        side.setFixedWidth(theme.px(SIDE))
        left = QVBoxLayout(side)
        left.setContentsMargins(theme.px(6), theme.px(8), theme.px(6), theme.px(8))
        left.addWidget(self._list)
        foot = QWidget()  # laid out after the page, for Tab comes to them in this order
        foot.setFixedHeight(theme.px(FOOT))
        below = QHBoxLayout(foot)
        below.setContentsMargins(theme.px(20), 0, theme.px(12), 0)
        below.setSpacing(theme.px(16))
        below.addWidget(self._foot, 1)
        below.addWidget(self._ways, alignment=Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(main)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        rule = QFrame()
        theme.mark(rule, "rule")
        column.addWidget(rule)
        column.addWidget(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(GAP))
        row.addWidget(side)
        row.addWidget(main, 1)
