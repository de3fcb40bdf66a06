"""One thing that is asked for: its words and state, the way to its page, and «Tidak perlu …» with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QCheckBox, QPushButton


class AskedLine(QFrame):
    """tick: stands before the words. go: the way to the page. dismiss: takes the reason why it is not needed."""

    def __init__(
        self,
        words: str,
        state: str = "",
        *,
        is_open: bool = True,
        late: bool = False,
        tick: QCheckBox | None = None,
        go: Callable[[], object] | None = None,
        dismiss: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self._dismiss = dismiss
        said = theme.label(words, "" if is_open else "muted", wrap=True)
        self.state = theme.label(state, "attention" if late else "muted")
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(10))
        if tick is not None:
            said.setBuddy(tick)
            self._row.addWidget(tick, alignment=Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(said, 1)
        self._row.addWidget(self.state)
        if go is not None:
            self.link(tr("Buka"), words, go)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(tr("Mengapa tidak perlu"))
        self.reason.setPlaceholderText(tr("Mengapa tidak perlu? Tulis alasannya, lalu Enter"))
        self.reason.returnPressed.connect(self._say_why)
        self.reason.hide()
        self.unneeded = self.link(tr("Tidak perlu …"), words, self.ask_why)
        self.unneeded.setVisible(dismiss is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        column.setSpacing(theme.px(4))
        column.addLayout(self._row)
        column.addWidget(self.reason)

    def link(self, words: str, about: str, do: Callable[[], object]) -> QPushButton:
        """Put one more link at the end of the line; ``about`` is what it is about, for those who hear it."""
        made = theme.button(words, "link")
        made.setAccessibleDescription(about)
        made.clicked.connect(lambda _=False: do())
        self._row.addWidget(made)
        return made

    def ask_why(self) -> None:
        """Put a line for the reason below."""
        self.reason.show()
        self.reason.setFocus()

    def _say_why(self) -> None:
        reason = self.reason.text().strip()
        if reason and self._dismiss is not None:
            self._dismiss(reason)
