"""The right column: what this stage still lacks, each one click from its place. It reminds and forbids nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.forms import walk
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.forms.description import Page, Stage

WIDTH = 232
A_PAGE = 4  # so many fields of a page are named before «dan 5 lainnya»


def count(stage: Stage, case: Any) -> int:
    """How many fields and tables of a stage hold nothing."""
    return sum(len(walk.missing(page, case)) for page in stage.pages)


class Completeness(QFrame):
    """wanted: page and field to go to."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "card")
        self.setFixedWidth(theme.px(WIDTH))
        self._shown: tuple[str, tuple[tuple[str, tuple[str, ...]], ...]] | None = None
        self._all: set[str] = set()
        self._head = theme.label(tr("Belum diisi"), "heading")
        self._count = theme.label("", "muted", wrap=True)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(14), theme.px(6), theme.px(10))
        column.setSpacing(theme.px(4))
        column.addWidget(self._head)
        column.addWidget(self._count)
        column.addSpacing(theme.px(4))
        column.addWidget(self._area, 1)

    def show_stage(self, stage: Stage, case: Any, current: str) -> None:
        """List what is missing; the open page first."""
        pages = sorted(stage.pages, key=lambda page: page.key != current)
        lacking = [(page, walk.missing(page, case)) for page in pages]
        lacking = [(page, items) for page, items in lacking if items]
        now = current, tuple((page.key, tuple(item.key for item in items)) for page, items in lacking)
        if now == self._shown:
            return
        self._shown = now
        total = sum(len(items) for _, items in lacking)
        self._count.setText(
            tr("{count} isian. Isi yang perlu saja.").format(count=total)
            if total
            else tr("Semua isian di sini sudah terisi.")
        )
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, theme.px(6), 0)
        column.setSpacing(theme.px(1))
        for page, items in lacking:
            self._add(column, page, [(item.key, tr(item.label)) for item in items], opened=page.key == current)
        column.addStretch()
        self._area.setWidget(sheet)

    def _add(self, column: QVBoxLayout, page: Page, items: list[tuple[str, str]], *, opened: bool) -> None:
        """A page with its first fields; of other pages the name and the count alone."""
        if not opened:
            column.addWidget(self._link(tr(page.title), page.key, items[0][0], f"  ·  {len(items)}"))
            return
        column.addWidget(theme.label(tr(page.title), "label", wrap=True))
        shown = items if page.key in self._all else items[:A_PAGE]
        for key, label in shown:
            column.addWidget(self._link(label, page.key, key))
        if len(items) > len(shown):
            more = theme.button(tr("dan {count} lainnya").format(count=len(items) - len(shown)), "quiet")
            more.clicked.connect(lambda: self._show_all(page.key))
            column.addWidget(more)
        column.addSpacing(theme.px(6))
        column.addWidget(shell_style.rule())
        column.addSpacing(theme.px(6))

    def _show_all(self, page: str) -> None:
        self._all.add(page)
        self._shown = None
        self.wanted.emit(page, "")

    def _link(self, words: str, page: str, field: str, behind: str = "") -> QWidget:
        link = theme.button("", "item")
        metrics = QFontMetrics(theme.font())
        room = theme.px(WIDTH - 58) - metrics.horizontalAdvance(behind)
        link.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room) + behind)
        link.setToolTip(words)
        link.setAccessibleName(words + behind)
        link.clicked.connect(lambda: self.wanted.emit(page, field))
        return link
