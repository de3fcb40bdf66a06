"""What consent does not cover is done only with a written reason: the window that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.memo import MemoEditor
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class ReasonDialog(QDialog):
    """The sentence why not, and three ways on: leave it, do it with a reason, or one of the ``others``.

    do: called with the reason; what it raises as CaseworkerError is shown, and the window stays open.
    """

    def __init__(
        self,
        parent: QWidget,
        why: str,
        do: Callable[[str], None],
        *,
        words: str,
        others: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        super().__init__(parent)
        self._do = do
        self.setWindowTitle(tr("Belum disetujui"))
        self.setMinimumWidth(theme.px(560))
        self.reason = MemoEditor(lines=3)
        self.trouble = theme.label("", "trouble", wrap=True)
        self.trouble.hide()
        self.go_on = theme.button(words, "danger")
        self.go_on.clicked.connect(self._finish)
        leave = theme.button(tr("Batal"), "action")
        leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(12))
        column.addWidget(theme.label(why, wrap=True))
        for label, action in others:
            button = theme.button(label)
            button.clicked.connect(lambda _=False, action=action: self._instead(action))
            column.addWidget(button)
        asked = theme.label(tr("Alasan bila tetap diperlukan"), "label")
        asked.setBuddy(self.reason)
        column.addWidget(asked)
        column.addWidget(self.reason)
        words_kept = tr("Alasan ini tersimpan, masuk jejak kegiatan, dan tercantum dalam keterbatasan laporan.")
        column.addWidget(theme.label(words_kept, "muted", wrap=True))
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.go_on)
        row.addWidget(leave)
        column.addLayout(row)
        self.finished.connect(self.deleteLater)
        fit_height(self)

    def _finish(self) -> None:
        try:
            self._do(self.reason.value() or "")
        except CaseworkerError as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            self.reason.setFocus()
            fit_height(self)
            return
        self.accept()

    def _instead(self, action: Callable[[], None]) -> None:
        self.accept()
        action()


def fit_height(dialog: QDialog) -> None:
    """Make a window as high as its wrapped texts need at its least width."""
    layout = dialog.layout()
    width = max(dialog.minimumWidth(), dialog.width() if dialog.isVisible() else 0)
    if layout is not None:
        dialog.resize(width, layout.heightForWidth(width))
