"""A picture of a record in the settings: seen, chosen from a file, drawn where it is a signature, taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.case.signature_pad import SignatureDialog
from caseworker_app.jobs.office_pictures import read_picture
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

_WIDE, _HIGH = 260, 110


class PictureRow(QWidget):
    """The column ``name`` of a record; ``drawn``: it can be signed on the screen."""

    def __init__(self, notebook: Notebook, name: str, words: str, help_: str, *, drawn: bool = False) -> None:
        super().__init__()
        self._notebook, self._name, self._words = notebook, name, words
        self._record: Any = None
        self._picture = QLabel()
        self._picture.setAccessibleName(words)
        self.trouble = theme.label("", "trouble", wrap=True)
        self.trouble.hide()
        choose, self._remove = theme.button(tr("Pilih gambar …")), theme.button(tr("Hapus gambar"))
        choose.clicked.connect(self._ask)
        self._remove.clicked.connect(lambda: self.keep(None))
        buttons = QWidget()
        flow = Flow(buttons)
        flow.add(choose)
        if drawn:
            sign = theme.button(tr("Tanda tangani di layar …"))
            sign.clicked.connect(self._sign)
            sign.setEnabled(not notebook.read_only)
            flow.add(sign)
        flow.add(self._remove)
        choose.setEnabled(not notebook.read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for widget in (theme.label(words, "label"), theme.label(help_, "muted", wrap=True), self._picture, buttons):
            column.addWidget(widget)
        column.addWidget(self.trouble)

    def show_of(self, record: Any) -> None:
        """Show the picture of another record."""
        self._record = record
        self.trouble.hide()
        data: bytes | None = getattr(record, self._name, None)
        self._picture.setVisible(bool(data))
        self._remove.setEnabled(bool(data) and not self._notebook.read_only)
        if data:
            ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            image: Any = QImage.fromData(data)
            shown = QPixmap.fromImage(image).scaled(theme.px(_WIDE), theme.px(_HIGH), ratio, smooth)
            self._picture.setPixmap(shown)

    def open(self, path: Path) -> None:
        """Take a picture from a file."""
        try:
            self.keep(read_picture(path))
        except CaseworkerError as error:
            self.trouble.setText(str(error))
            self.trouble.show()

    def keep(self, data: bytes | None) -> None:
        """Store the picture, or none."""
        with self._notebook.edit(tr("Ubah gambar: {what}").format(what=self._words), origin=self):
            setattr(self._record, self._name, data)
        self.show_of(self._record)

    def _ask(self) -> None:
        kind = tr("Gambar (*.png *.jpg *.jpeg)")
        chosen, _ = QFileDialog.getOpenFileName(self, self._words, str(paths.user_documents()), kind)
        if chosen:
            self.open(Path(chosen))

    def _sign(self) -> None:
        dialog = SignatureDialog(self.window(), self._record.name or "", tr("Tanda tangan dipakai pada cetakan."))
        dialog.signed.connect(self.keep)
        dialog.open()
