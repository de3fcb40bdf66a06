"""The panel beside a drawing: the fields of the chosen record, and what else can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.gui.form.record_form import RecordForm


class RecordPanel(QFrame):
    """closing: the user is done with the record."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "details")
        self._title = theme.label("", "label", wrap=True)
        close = theme.button(tr("Tutup"), "quiet")
        close.clicked.connect(self.closing)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        extras = QWidget()
        self._extras = Flow(extras, gap=theme.px(4), line_gap=theme.px(2))
        inner = QWidget()
        self._fields = QVBoxLayout(inner)
        self._fields.setContentsMargins(0, 0, theme.px(8), 0)
        self._fields.addWidget(extras)
        self._fields.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(6), theme.px(8))
        column.addLayout(head)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column.addWidget(area, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closing)
        self.hide()

    def add_form(self, form: RecordForm) -> None:
        """One more kind of record that is shown here."""
        self._fields.insertWidget(1, form)

    def entitle(self, title: str) -> None:
        """What the record is called now."""
        self._title.setText(title)

    def show_head(self, title: str, extras: Sequence[tuple[str, Callable[[], Any]]], *, enabled: bool) -> None:
        """What the record is called, and buttons for further things to do."""
        self.entitle(title)
        while (item := self._extras.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for words, action in extras:
            button = theme.button(words, "quiet")
            button.clicked.connect(lambda _=False, action=action: action())
            button.setEnabled(enabled)
            self._extras.add(button)
