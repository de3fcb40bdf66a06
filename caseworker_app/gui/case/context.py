"""The column at the right of a case or group: what is selected on the page, else what is worth knowing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app.forms.description import Rows
from caseworker_app.gui.base import tab_order, theme
from caseworker_app.gui.base.breaking import breakable
from caseworker_app.gui.base.elided_label import ElidedLabel
from caseworker_app.gui.case.page_context import PageContext, clear
from caseworker_app.gui.form.record_form import RecordForm
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.gui.form.details import Details
    from caseworker_app.gui.form.editing import EditSession

WIDTH, SHARE = (312, 420), 0.23
"""Least and greatest width in px at 100 %, and the share of the window's width between these."""
WITH_TABLE, TABLE_SHARE = (440, 640), 0.36
"""The same where a table stands among the fields: it needs more than half a line for each of its columns."""


class ContextColumn(QFrame):
    """Shows what the session of the case says is selected.

    A row of a table inside these fields is shown in their place, with a way back. filled: something is selected, or
    nothing any more; opened: it is to be seen even where the column is folded away; closed: one is done here; left: the
    cursor is to go back to the page, which knows where.
    """

    filled = Signal(bool)
    opened = Signal()
    closed = Signal()
    left = Signal()

    def __init__(self, edits: EditSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._before: QWidget | None = None  # where the cursor was before it came here
        theme.mark(self, "card")
        self._edits = edits
        self._trail: list[Details] = []
        self._forms: dict[str, RecordForm] = {}
        self.page = PageContext(edits)
        self._place = ElidedLabel(cut=Qt.TextElideMode.ElideMiddle)
        self._title = theme.label("", "heading", wrap=True)
        self._back = theme.button("", "link", picture=theme.icon("left", "action"))
        self._back.clicked.connect(self._go_back)
        self._close = theme.button("✕", "quiet")
        self._close.setToolTip(tr("Tutup rincian (Esc)"))
        self._close.setAccessibleName(tr("Tutup rincian"))
        self._close.clicked.connect(self.leave)
        self._notices = QFrame()
        theme.mark(self._notices, "attention")
        self._notice_rows = QVBoxLayout(self._notices)
        self._notice_rows.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
        self._notice_rows.setSpacing(theme.px(2))
        self._noticed: list[tuple[str, str]] | None = None
        self._asked = QWidget()
        self._asked_rows = QVBoxLayout(self._asked)
        self._asked_rows.setContentsMargins(0, 0, 0, 0)
        self._asked_rows.setSpacing(theme.px(2))
        self._told: list[tuple[str, list[str]]] = []
        self._actions = QWidget()
        self._action_row = QVBoxLayout(self._actions)
        self._action_row.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        edits.details_wanted.connect(self._take)
        escape = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    def is_filled(self) -> bool:
        """Whether something is selected."""
        return bool(self._trail)

    def record(self) -> Any:
        """The record whose fields are shown; None without a selection."""
        return self._trail[-1].record if self._trail else None

    def refresh(self) -> None:
        """Read again what is shown; what was removed meanwhile is no longer shown."""
        alive = [details for details in self._trail if details.is_there()]
        if len(alive) != len(self._trail):
            self._trail = alive
            self._show()
        elif self._trail:
            self._entitle()
            self._warn()
            self._ask()
            self._forms[self._trail[-1].form].refresh()
        self.page.refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        if self._trail:
            self._forms[self._trail[-1].form].flush()

    def drop_hidden(self) -> None:
        """Another page is shown: what was selected on the one before is no longer shown."""
        if self._trail and not self._trail[0].source.isVisibleTo(self.window()):
            self.flush()
            self._trail.clear()
            self._show()

    def leave(self) -> None:
        """Back to where one was, or to what is selected; the cursor goes there."""
        self.flush()
        before = self._before
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._trail:
            self._trail[0].source.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()
        self._before = None
        self.closed.emit()

    def enter(self) -> None:
        """Put the cursor into the first field, or on the first thing that leads somewhere."""
        self._before = self.window().focusWidget()
        self.opened.emit()
        shown: tuple[QWidget, ...] = (self._forms[self._trail[-1].form], self._area) if self._trail else (self.page,)
        place = next(filter(None, map(tab_order.first, shown)), self.page)
        place.setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on as one reads, also from an editor that was built later than its neighbours."""
        return tab_order.step(self.window(), forward=forward)

    def fit(self, window: int) -> None:
        """Take the width that suits a window of so many pixels, and what is shown."""
        tables = bool(self._trail) and any(isinstance(item, Rows) for item in self._trail[-1].items)
        bounds, share = (WITH_TABLE, TABLE_SHARE) if tables else (WIDTH, SHARE)
        least, most = (theme.px(width) for width in bounds)
        self.setFixedWidth(max(least, min(most, round(window * share))))

    def _take(self, details: Details | None) -> None:
        if details is not None and details.source.window() is not self.window():
            return
        self.flush()
        held = details is not None and self.isAncestorOf(details.source) and details.source.hasFocus()
        if details is None:
            self._trail.clear()
        elif self.isAncestorOf(details.source):
            depth = next((at for at, shown in enumerate(self._trail) if shown.form == details.form), len(self._trail))
            self._trail = [*self._trail[:depth], details]
        else:
            self._trail = [details]
        self._show()
        if held and details is not None:  # the table that had the keys is out of sight
            next(iter(self._forms[details.form].boxes.values())).take_focus()
        if details is not None and details.focus:
            self.opened.emit()
            self._forms[details.form].go_to(details.focus)

    def _show(self) -> None:
        self._stack.setCurrentIndex(1 if self._trail else 0)
        self.filled.emit(bool(self._trail))
        if not self._trail:
            return
        details = self._trail[-1]
        if details.form not in self._forms:
            form = RecordForm(
                details.items, lambda **_: self._record(details.form), self._edits, self._sheet, beside=True
            )
            self._forms[details.form] = form
            self._column.insertWidget(self._column.count() - 2, form)
        for name, form in self._forms.items():
            form.setVisible(name == details.form)
        self._forms[details.form].refresh()
        self._entitle()
        self._warn()
        self._ask()
        self._offer(details)
        QTimer.singleShot(0, self._area, lambda: self._area.verticalScrollBar().setValue(0))

    def _record(self, form: str) -> Any:
        """The record that the fields of a form show now."""
        return next((details.record for details in reversed(self._trail) if details.form == form), None)

    def _entitle(self) -> None:
        details = self._trail[-1]
        self._place.setText(details.place)
        self._title.setText(breakable(details.title()))
        before = self._trail[-2].title() if len(self._trail) > 1 else ""
        self._back.setText(theme.plain(before))
        self._back.setVisible(bool(before))

    def _warn(self) -> None:
        """What cannot be right in the record, above its fields, each with the way to its field."""
        record, form = self._trail[-1].record, self._forms[self._trail[-1].form]
        findings = [one for one in self._edits.findings() if one.record is record and one.field in form.boxes]
        noticed = [(finding.sentence, finding.field) for finding in findings]
        self._notices.setVisible(bool(noticed))
        if noticed == self._noticed:
            return
        self._noticed = noticed
        clear(self._notice_rows)
        for sentence, field in noticed:
            self._notice_rows.addWidget(theme.label(breakable(sentence), "attention", wrap=True))
            link = _link(tr("Lihat"), partial(form.go_to, field))
            link.setAccessibleDescription(sentence)
            self._notice_rows.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)

    def _ask(self) -> None:
        """The last time and promises, above the fields of a session."""
        groups = self._edits.asked(self._trail[-1].record)
        self._asked.setVisible(bool(groups))
        told = [(heading, [words for words, _ in lines]) for heading, lines in groups]
        if told == self._told:
            return
        self._told = told
        clear(self._asked_rows)
        for heading, lines in groups:
            if heading:
                self._asked_rows.addWidget(theme.label(heading, "section"))
            for words, lead in lines:
                self._asked_rows.addWidget(_link(words, lead) if lead else theme.label(words, "muted", wrap=True))

    def _offer(self, details: Details) -> None:
        clear(self._action_row)
        groups = dict(self._edits.related(details.record)) | dict(details.groups)
        for heading, lines in groups.items():
            self._action_row.addWidget(theme.label(heading, "section"))
            for words, lead in lines:
                self._action_row.addWidget(_link(words, lead) if lead else theme.label(words, "muted", wrap=True))
        for words, do in details.actions if not self._edits.notebook.read_only else ():
            self._action_row.addWidget(_link(words, do), alignment=Qt.AlignmentFlag.AlignLeft)

    def _go_back(self) -> None:
        self.flush()
        self._trail.pop()
        self._show()

    def _lay_out(self) -> None:
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = QWidget(self._area)
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(14))
        self._column.setSpacing(theme.px(10))
        self._column.addWidget(self._notices)
        self._column.addWidget(self._asked)
        self._column.addWidget(self._actions)
        self._column.addStretch()
        self._area.setWidget(self._sheet)
        selected = QWidget()
        inside = QVBoxLayout(selected)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(12), theme.px(6), 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        for widget in (self._back, self._place, self._title):
            words.addWidget(widget)
        head.addLayout(words, 1)
        head.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        inside.addWidget(self._area, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self._stack.addWidget(selected)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._stack)


def _link(words: str, do: Callable[[], object]) -> QWidget:
    button = theme.button("", "link")
    button.setText(theme.plain(button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, theme.px(260))))
    button.setToolTip(words)
    button.clicked.connect(lambda _=False: do())
    return button
