"""Copies outside the notebook, one below the other: where each is, to whom it went, and the way to delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from caseworker_app.casework.outside_copies import LYING_ABOUT, Whereabouts
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.elided_label import ElidedLabel
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.papers.receiver_line import ReceiverLine
from caseworker_app.jobs import outside_copies
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.outside_copies import Copy
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

_FIRST, _FIRST_OF_CASE = 12, 3  # below those of a case stands the register, which is what its page is about
_UNDELETABLE = {Whereabouts.DELETED, Whereabouts.HANDED, Whereabouts.ON_PAPER, Whereabouts.GONE}


class CopiesView(QWidget):
    """The copies of one case, or without a case those of the whole notebook. said: a sentence on what was done."""

    said = Signal(str)

    def __init__(self, notebook: Notebook, case: Case | None = None) -> None:
        super().__init__()
        self._notebook, self._case = notebook, case
        self._shown: list[Copy] | None = None
        self._all = False
        self._loading = self._again = self._released = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))

    def refresh(self) -> None:
        """Look where they are, in a thread."""
        if self._released:
            return
        if self._loading:
            self._again = True
            return
        self._loading, notebook = True, self._notebook
        case_id = self._case.id if self._case is not None else None
        in_background(self, lambda: outside_copies.copies(notebook, case_id), self._show)

    def release(self) -> None:
        """The notebook is about to be closed: look no more."""
        self._released = True

    def _show(self, found: list[Copy]) -> None:
        self._loading = False
        if self._released:
            return
        if self._again:
            self._again = False
            self.refresh()
            return
        if found == self._shown:
            return
        self._shown = found
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if not found:
            words = tr("Belum ada berkas yang disimpan atau lembar yang dicetak.")
            self._column.addWidget(theme.label(words, "muted", wrap=True))
        first = _FIRST if self._case is None else _FIRST_OF_CASE
        for copy in found if self._all else found[:first]:
            self._column.addWidget(self._card(copy))
        if not self._all and len(found) > first:
            more = theme.button(tr("Tampilkan {count} lainnya").format(count=len(found) - first), "link")
            more.clicked.connect(self._show_all)
            self._column.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        self._all, found, self._shown = True, self._shown or [], None
        self._show(found)

    def _card(self, copy: Copy) -> QFrame:
        card = shell_style.card()
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(3))
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        about = f"{copy.number} {copy.initials} · " if self._case is None and copy.case_id else ""
        head.addWidget(theme.label(about + copy.called, "label", wrap=True), 1)
        bare = copy.whereabouts in LYING_ABOUT and not copy.lock
        head.addWidget(shell_style.badge(tr(copy.whereabouts), "attention" if bare else "plain"))
        column.addLayout(head)
        when = tr("{date} pukul {time}").format(date=long_date(copy.at.date()), time=f"{copy.at:%H.%M}")
        column.addWidget(ElidedLabel(" · ".join(filter(None, (when, copy.place)))))
        if not self._notebook.read_only:
            column.addLayout(self._actions(copy))
            if copy.waits and self._case is not None:
                line = ReceiverLine(self._case, self._notebook, copy.id)
                line.answered.connect(self._done)
                column.addWidget(line)
        return card

    def _actions(self, copy: Copy) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        if copy.whereabouts in LYING_ABOUT:
            delete = theme.button(tr("Hapus berkas"), "link")
            delete.clicked.connect(lambda: self._delete(copy))
            row.addWidget(delete)
        if copy.whereabouts not in _UNDELETABLE:
            handed = theme.button(tr("Sudah diserahkan"), "link")
            handed.setToolTip(tr("Salinan ini menjadi milik penerimanya; tidak diingatkan lagi."))
            handed.clicked.connect(lambda: self._hand_on(copy))
            row.addWidget(handed)
        row.addStretch()
        return row

    def _delete(self, copy: Copy) -> None:
        changed = copy.whereabouts is Whereabouts.CHANGED
        words = tr("Hapus “{place}”? Isinya ditimpa dahulu, dan tidak dapat dikembalikan.").format(place=copy.place)
        if changed:
            words += " " + tr("Berkas ini sudah diubah sejak disimpan; perubahan itu ikut hilang.")
        box = QMessageBox(QMessageBox.Icon.Warning, tr("Hapus berkas"), words, parent=self.window())
        go_on = box.addButton(tr("Hapus"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(tr("Batal"), QMessageBox.ButtonRole.RejectRole))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def finished() -> None:
            if box.clickedButton() is go_on:
                self.delete(copy, although_changed=changed)

        box.finished.connect(finished)
        box.open()

    def delete(self, copy: Copy, *, although_changed: bool = False) -> None:
        """Delete the file, and say so, or why not."""
        try:
            outside_copies.delete(self._notebook, copy.id, although_changed=although_changed)
        except CaseworkerError as error:
            self._done(str(error))
            return
        self._done(tr("Berkas dihapus. Pada SSD atau flashdisk sisa isinya belum tentu hilang sama sekali."))

    def _hand_on(self, copy: Copy) -> None:
        outside_copies.hand_on(self._notebook, copy.id)
        self._done(tr("Tercatat sebagai sudah diserahkan."))

    def _done(self, sentence: str) -> None:
        self.said.emit(sentence)
        self.refresh()
