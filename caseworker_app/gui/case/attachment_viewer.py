"""What an attachment shows: a photo or PDF over the window, a recording in the system's own program."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.reason import fit_height
from caseworker_app.gui.papers.print_preview import PdfView
from caseworker_app.jobs import playing
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.case import Case
    from caseworker_app.model.notes import Attachment
    from caseworker_app.store.notebook import Notebook


class Viewer(QDialog):
    """A photo or a PDF over the window; nothing is written to the disk for it."""

    def __init__(self, parent: QWidget, title: str, data: bytes, media_type: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(parent.size() * 0.9)
        column = QVBoxLayout(self)
        if media_type == "application/pdf":
            pages = PdfView()
            column.addWidget(pages, 1)
            pages.show_pdf(data)
            self.finished.connect(pages.clear)
        else:
            picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
            room = self.size() - QSize(theme.px(40), theme.px(90))
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            image: Any = QImage.fromData(data)
            picture.setPixmap(QPixmap.fromImage(image).scaled(room, keep, smooth))
            column.addWidget(picture, 1)
        close = theme.button(tr("Tutup"))
        close.clicked.connect(self.accept)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)


class Player(QDialog):
    """Stands over the window while a recording is played elsewhere; the copy that was lent goes when this closes.

    Work in the window goes on meanwhile. Raises as ``playing.lent``, and CaseworkerError where no program plays it.
    """

    def __init__(self, parent: QWidget, notebook: Notebook, case: Case, attachment: Attachment) -> None:
        super().__init__(parent)
        self._lent = contextlib.ExitStack()
        path = self._lent.enter_context(playing.lent(notebook, case, attachment))
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._lent.close()
            self.deleteLater()
            sentence = tr("Komputer ini tidak mempunyai program untuk memutar {kind}. Pasang pemutar, lalu coba lagi.")
            raise CaseworkerError(sentence.format(kind=path.suffix.lstrip(".").upper()))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Memutar rekaman"))
        self.setMinimumWidth(theme.px(480))
        words = theme.label(
            tr(
                "Rekaman diputar oleh program pemutar di komputer ini. Selama itu salinannya ada di luar buku kasus, "
                "tidak terkunci. Sesudah selesai, tutup pemutarnya, lalu hapus salinan itu di sini. Salinan juga "
                "dihapus saat kasus ditutup atau buku kasus dikunci."
            ),
            wrap=True,
        )
        self.trouble = theme.label("", "trouble", wrap=True)
        self.trouble.hide()
        self.done_button = theme.button(tr("Selesai, hapus salinan"), "action")
        self.done_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(12))
        column.addWidget(words)
        column.addWidget(self.trouble)
        column.addWidget(self.done_button, alignment=Qt.AlignmentFlag.AlignRight)
        fit_height(self)

    def reject(self) -> None:
        """Remove the copy, then close; where the player still holds it, say so and stay."""
        try:
            self.release()
        except CaseworkerError as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            fit_height(self)
            return
        super().reject()

    def release(self) -> None:
        """Remove the copy: the case is closed or locked. Raises as ``playing.lent`` does on leaving."""
        playing.clear_left()
        self._lent.close()
