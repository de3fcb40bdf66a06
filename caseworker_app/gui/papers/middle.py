"""The pages of the document with what is seen while they are made, or where they cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.papers.making import Making, Progress
from caseworker_app.gui.papers.print_preview import STEP, PdfView
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

_PREVIEW, _MAKING, _REFUSED = range(3)


class Pages(QFrame):
    """again: the user wants it made after all. stopped: the user does not want to wait."""

    again = Signal()
    stopped = Signal()

    def __init__(self, line: QWidget) -> None:
        """``line``: what stands above the pages at the left, on a narrow window."""
        super().__init__()
        theme.mark(self, "card")
        self.preview = PdfView()
        self._making = Making()
        self._making.stopped.connect(self.stopped)
        self._trouble = theme.label("", "attention", wrap=True)
        self._again = theme.button(tr("Susun lagi"))
        self._again.clicked.connect(self.again)
        self._page = theme.label("", "muted")
        self._body = QStackedWidget()
        self._lay_out(line)
        self.preview.turned.connect(
            lambda at, of: self._page.setText(tr("Halaman {at} dari {of}").format(at=at, of=of))
        )

    def show_pages(self, data: bytes) -> None:
        """Show this PDF; the same document made anew stays where it was."""
        self.show_ready()
        self.preview.show_pdf(data)

    def show_ready(self) -> None:
        """Show the pages as they were."""
        self._show(_PREVIEW)

    def show_making(self, progress: Progress) -> None:
        """Show how far the work is."""
        self._making.watch(progress)
        self._show(_MAKING)

    def show_trouble(self, sentence: str, *, again: bool) -> None:
        """Say why there are no pages. again: it can be tried once more."""
        self._trouble.setText(sentence)
        self._again.setVisible(again)
        self._show(_REFUSED)

    def _show(self, at: int) -> None:
        self._body.setCurrentIndex(at)
        self._page.setVisible(at == _PREVIEW)

    def _lay_out(self, line: QWidget) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(14), 0, theme.px(8), 0)
        head.addWidget(line, 1)
        head.addWidget(self._page)
        head.addStretch()
        for icon, words, action in (
            ("minus", tr("Perkecil"), lambda: self.preview.zoom(1 / STEP)),
            ("plus", tr("Perbesar"), lambda: self.preview.zoom(STEP)),
            ("fit", tr("Selebar jendela"), self.preview.fit_width),
        ):
            button = theme.button(picture=theme.icon(icon))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setStyleSheet(f"padding: {theme.px(5)}px {theme.px(7)}px;")
            button.clicked.connect(lambda _=False, action=action: action())
            head.addWidget(button)
        refused = QWidget()
        inside = QVBoxLayout(refused)
        inside.addStretch()
        inside.addWidget(self._trouble, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._again, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch()
        for page in (self.preview, self._making, refused):
            self._body.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(8), 1, 1)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self._body, 1)


class Tabs(QFrame):
    """Parts of which one is seen, chosen by the words above them."""

    def __init__(self, parts: Sequence[tuple[str, QWidget]], width: int) -> None:
        super().__init__()
        theme.mark(self, "card")
        self.setFixedWidth(theme.px(width))
        self._words = [words for words, _ in parts]
        self._buttons: list[QPushButton] = []
        self._parts = QStackedWidget()
        group = QButtonGroup(self)
        head = QHBoxLayout()
        head.setSpacing(theme.px(14))
        for at, (words, part) in enumerate(parts):
            button = theme.button(words, "tab", checkable=True)
            button.clicked.connect(lambda _=False, at=at: self.show_part(at))
            group.addButton(button)
            self._buttons.append(button)
            head.addWidget(button)
            self._parts.addWidget(part)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(10), theme.px(6), theme.px(12))
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addWidget(self._parts, 1)
        self.show_part(0)

    def show_part(self, at: int) -> None:
        """Show one of them."""
        self._buttons[at].setChecked(True)
        self._parts.setCurrentIndex(at)

    def count(self, at: int, number: int) -> None:
        """Say beside its words how many there are; nothing for none."""
        self._buttons[at].setText(f"{self._words[at]} · {number}" if number else self._words[at])
