"""The first window: welcome, a new notebook, or the passphrase. Light, so that it is there at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app import paths
from caseworker_app.gui import theme
from caseworker_app.gui.unlock import UnlockPage
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from caseworker_app.gui.preferences import Preferences


class Gate(QWidget):
    """opened: a notebook is open. closed: the user wants to leave."""

    opened = Signal(object)
    closed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        theme.mark(self, "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(paths.APP_NAME)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._build()

    def start(self, notebook: Path | None) -> None:
        """Ask for the passphrase of this notebook or of the last one; without any, welcome."""
        known = self._preferences.known()
        if notebook is not None:
            self.unlock(notebook)
        elif known:
            self.unlock(known[0])
        else:
            self.welcome()

    def welcome(self) -> None:
        """The first time: create or open."""
        self._show(_Welcome(self))

    def unlock(self, notebook: Path) -> None:
        """Ask for the passphrase of a notebook."""
        others = [other for other in self._preferences.known() if other != notebook.absolute()]
        page = UnlockPage(notebook, others)
        page.opened.connect(self.opened)
        page.other.connect(self.unlock)
        page.elsewhere.connect(self.choose)
        page.create_wanted.connect(self.create_notebook)
        page.restore_wanted.connect(self.restore)
        self._show(page)

    def create_notebook(self) -> None:
        """Make a new notebook."""
        from caseworker_app.gui.new_notebook import NewNotebookPage

        page = NewNotebookPage()
        page.opened.connect(self.opened)
        page.back.connect(lambda: self.start(None))
        self._show(page)

    def restore(self) -> None:
        """Make a notebook out of a backup file, then ask for its passphrase."""
        from caseworker_app.gui.restore import RestorePage

        page = RestorePage()
        page.restored.connect(self._unlock_restored)
        page.back.connect(lambda: self.start(None))
        self._show(page)

    def choose(self) -> None:
        """Let the user show where a notebook is."""
        from PySide6.QtWidgets import QFileDialog

        folder = QFileDialog.getExistingDirectory(self, tr("Pilih buku kasus"), str(paths.user_documents()))
        if folder:
            self.unlock(Path(folder))

    def tell_trouble(self, sentence: str) -> None:
        """A sentence below what is shown."""
        page = self._stack.currentWidget()
        if page is not None and not isinstance(page, _Welcome):
            page.tell_trouble(sentence)  # type: ignore[attr-defined] # the pages that ask for something have it

    def rebuild(self) -> None:
        """Take over another scale or theme."""
        while (item := self._row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self._build()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the program."""
        event.accept()
        self.closed.emit()

    def _build(self) -> None:
        room = self.screen().availableSize() * 0.92
        self.resize(QSize(theme.px(920), theme.px(600)).boundedTo(room))
        self._stack = QStackedWidget()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._stack)
        self._row.addWidget(_brand())
        self._row.addWidget(area, 1)

    def _unlock_restored(self, notebook: Path) -> None:
        self.unlock(notebook)
        self.tell_trouble(tr("Cadangan sudah dipulihkan. Ketik kata sandi yang berlaku saat cadangan itu dibuat."))

    def _show(self, page: QWidget) -> None:
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(page)
        page.setFocus()


class _Welcome(QWidget):
    def __init__(self, gate: Gate) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(56), theme.px(48), theme.px(56), theme.px(48))
        column.setSpacing(theme.px(14))
        column.addStretch()
        column.addWidget(theme.label(tr("Selamat datang"), "greeting"))
        column.addWidget(
            theme.label(
                tr(
                    "Semua kasus Anda disimpan dalam satu buku kasus di komputer ini. Buku itu terkunci dengan kata "
                    "sandi; tidak ada yang dikirim ke internet."
                ),
                wrap=True,
            )
        )
        column.addSpacing(theme.px(10))
        create = theme.button(tr("Buat buku kasus baru"), "action")
        create.clicked.connect(gate.create_notebook)
        column.addWidget(create, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(theme.label(tr("Untuk mulai mencatat kasus pertama Anda."), "muted"))
        column.addSpacing(theme.px(10))
        opened = theme.button(tr("Buka buku kasus …"))
        opened.clicked.connect(gate.choose)
        column.addWidget(opened, alignment=Qt.AlignmentFlag.AlignLeft)
        words = tr("Bila Anda sudah mempunyai buku kasus di komputer atau flashdisk.")
        column.addWidget(theme.label(words, "muted", wrap=True))
        column.addSpacing(theme.px(10))
        restored = theme.button(tr("Pulihkan dari cadangan …"), "link")
        restored.clicked.connect(gate.restore)
        column.addWidget(restored, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.setFocusProxy(create)


def _brand() -> QWidget:
    panel = QWidget()
    theme.mark(panel, "rail")
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    panel.setFixedWidth(theme.px(280))
    column = QVBoxLayout(panel)
    column.setContentsMargins(theme.px(32), theme.px(40), theme.px(28), theme.px(32))
    column.setSpacing(theme.px(12))
    column.addWidget(theme.label(paths.APP_NAME, "brand"))
    column.addStretch()
    column.addWidget(theme.label(tr("Buku kasus pekerja sosial"), "brand", wrap=True))
    for line in (
        tr("Terkunci dengan kata sandi Anda."),
        tr("Bekerja tanpa internet."),
        tr("Tersimpan sendiri di setiap isian."),
    ):
        column.addWidget(theme.label(line, "on_rail", wrap=True))
    return panel
