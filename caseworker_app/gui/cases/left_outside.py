"""What of the cases to be erased lies outside the notebook: where, and the way to delete the files beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from caseworker_app.casework.outside_copies import LYING_ABOUT, Whereabouts
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.jobs import erasing
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.casework.outside_copies import Copy
    from caseworker_app.store.notebook import Notebook

_MOST = 20


class LeftOutside(QWidget):
    """Hidden as long as nothing is known to be outside. may_delete: not where the case is held."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self._cases: list[str] = []
        self.may_delete = True
        self.copies: list[Copy] = []
        self._words = theme.label("", "label", wrap=True)
        self._places = theme.label("", "muted", wrap=True)
        self._places.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.delete = theme.button("")
        self.delete.clicked.connect(self._ask)
        self.told = theme.label("", "trouble", wrap=True)
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._words)
        column.addWidget(self._places)
        column.addWidget(self.told)
        column.addWidget(self.delete, alignment=Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def look(self, cases: Sequence[str]) -> None:
        """Find, in a thread, what of these cases is outside."""
        self._cases = list(cases)
        wanted = self._cases

        def show(copies: list[Copy]) -> None:
            if wanted == self._cases:
                self.show_copies(copies)

        in_background(self, lambda: erasing.copies_left(self._notebook, wanted), show)

    def show_copies(self, copies: list[Copy], *, erased: bool = False) -> None:
        """Say what is outside; after the cases are erased nothing of it can be deleted from here."""
        self.copies = copies
        words = (
            tr("{count} salinan di luar buku kasus tidak ikut terhapus. Periksa tempatnya satu per satu:")
            if erased
            else tr("{count} salinan di luar buku kasus tidak ikut terhapus, dan catatan tempatnya ikut hilang:")
        )
        self._words.setText(words.format(count=len(copies)))
        lines = [_line(copy) for copy in copies[:_MOST]]
        if len(copies) > _MOST:
            lines.append(tr("dan {count} lainnya, semuanya di berita acara").format(count=len(copies) - _MOST))
        self._places.setText("\n".join(f"•  {line}" for line in lines))
        files = sum(copy.whereabouts is Whereabouts.THERE for copy in copies)
        self.delete.setText(tr("Hapus dahulu {count} berkas yang masih ada …").format(count=files))
        self.delete.setVisible(bool(files) and self.may_delete and not erased)
        self.setVisible(bool(copies))

    def _ask(self) -> None:
        files = [copy for copy in self.copies if copy.whereabouts is Whereabouts.THERE]
        words = tr("Hapus {count} berkas salinan? Isinya ditimpa dahulu, dan tidak dapat dikembalikan.")
        changed = sum(copy.whereabouts is Whereabouts.CHANGED for copy in self.copies)
        if changed:
            words += " " + tr("{changed} berkas yang sudah diubah sejak disimpan dibiarkan.")
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            tr("Hapus berkas salinan"),
            words.format(count=len(files), changed=changed),
            parent=self.window(),
        )
        go_on = box.addButton(tr("Hapus"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(tr("Batal"), QMessageBox.ButtonRole.RejectRole))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda: self.delete_files(files) if box.clickedButton() is go_on else None)
        box.open()

    def delete_files(self, files: Sequence[Copy]) -> None:
        """Delete these files, and say why where one stays."""
        self.delete.setEnabled(False)

        def done(trouble: str) -> None:
            self.delete.setEnabled(True)
            self.told.setText(trouble)
            self.told.setVisible(bool(trouble))
            self.look(self._cases)

        in_background(self, lambda: erasing.delete_copies(self._notebook, files), done)


def _line(copy: Copy) -> str:
    where = copy.place or tr("di atas kertas")
    state = f" ({tr(copy.whereabouts)})" if copy.place and copy.whereabouts not in LYING_ABOUT[:1] else ""
    return f"{copy.what} ({copy.form}) — {where}{state}"
