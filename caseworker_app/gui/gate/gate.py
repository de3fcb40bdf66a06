"""The first window: welcome, a new notebook, or the passphrase. Light, so that it is there at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app import __version__, paths
from caseworker_app.errors import BadInput, CaseworkerError, DamagedNotebook, NotFound, WrongPassphrase
from caseworker_app.gui.base import preferences as preferences_file
from caseworker_app.gui.base import theme, work
from caseworker_app.gui.base.place import EXAMPLE, RESTORE
from caseworker_app.gui.gate.recent_notebooks import RecentNotebooks
from caseworker_app.gui.gate.unlock import UnlockPage
from caseworker_app.gui.gate.welcome import WelcomePage
from caseworker_app.gui.shell.example import ExamplePage, confirm_removal
from caseworker_app.jobs import example, opening
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.gui.gate.fresh_process import Handover


BRAND, LEAST = 280, 480  # px at 100 %: the panel with the name of the program, and what a page needs beside it


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

    def start(self, path: Path | None) -> None:
        """Show what fits: this notebook or backup; else the last notebook; else a welcome.

        A path that is neither, and a last notebook that cannot be seen, are told about on the page that is shown.
        """
        if path is not None:
            self._start_with(path)
            return
        own = [notebook for notebook in self._preferences.recent() if not example.is_at(notebook.path)]
        there = [notebook.path for notebook in own if notebook.there]
        if there:
            self.unlock(there[0])
        else:
            self.welcome()
        if own and not own[0].there:
            told = tr(
                "Buku kasus terakhir, “{name}”, tidak ditemukan di {folder}. Bila ada di flashdisk, pasanglah dahulu."
            )
            self.tell(told.format(name=own[0].path.stem, folder=own[0].path.parent), "attention")

    def welcome(self) -> None:
        """The first time: create, open, or try the example."""
        page = WelcomePage(self._recent())
        self._connect_ways(page)
        self._show(page)

    def unlock(self, notebook: Path) -> None:
        """Ask for the passphrase of a notebook."""
        page = UnlockPage(notebook, self._recent(notebook))
        page.opened.connect(self.opened)
        page.example_unwanted.connect(self.remove_example)
        self._connect_ways(page)
        self._show(page)

    def create_notebook(self) -> None:
        """Make a new notebook."""
        from caseworker_app.gui.gate.new_notebook import NewNotebookPage

        page = NewNotebookPage()
        page.opened.connect(self.opened)
        page.back.connect(lambda: self.start(None))
        self._show(page)

    def restore(self) -> None:
        """Make a notebook out of a backup file, then ask for its passphrase."""
        self._restore_from(None)

    def choose(self) -> None:
        """Let the user show where a notebook is: its folder, or the folder in which it lies."""
        from PySide6.QtWidgets import QFileDialog

        folder = QFileDialog.getExistingDirectory(self, tr("Pilih buku kasus"), str(paths.user_documents()))
        if folder:
            self.open_at(Path(folder))

    def open_at(self, path: Path) -> None:
        """Ask for the passphrase of the notebook that a path means; say below the page why that is none."""
        try:
            self.unlock(opening.notebook_at(path))
        except CaseworkerError as error:
            self.tell(str(error))

    def try_example(self) -> None:
        """Open the example to play in, made first where there is none yet."""
        page = ExamplePage()
        page.opened.connect(self.opened)
        page.failed.connect(self._without_example)
        self._show(page)

    def remove_example(self) -> None:
        """Remove the example; asks first where cases were entered into it."""

        def counted(own_cases: int) -> None:
            if own_cases:
                confirm_removal(self, own_cases, self._remove_example)
            else:
                self._remove_example()

        def failed(error: Exception) -> None:
            if isinstance(error, WrongPassphrase):
                confirm_removal(self, None, self._remove_example)
            elif isinstance(error, DamagedNotebook | NotFound | BadInput):
                self._remove_example()
            elif isinstance(error, CaseworkerError):
                self.tell(str(error))
            else:
                raise error

        work.in_background(self, example.own_cases_when_locked, counted, failed)

    def tell(self, sentence: str, role: str = "trouble") -> None:
        """A sentence on the page that is shown; role «trouble», «attention» or «done»."""
        page = self._stack.currentWidget()
        if page is not None:
            page.tell(sentence, role)  # type: ignore[attr-defined] # every page of the gate has it

    def without_example(self) -> None:
        """What is shown when the example has been removed."""
        self._preferences.forget(example.place())
        self.start(None)
        self.tell(tr(example.REMOVED), "done")

    def cover(self, notebook: Path | None) -> None:
        """Take the place of the main window while a notebook is being locked; nothing can be typed yet."""
        self._begin(notebook)
        self.setEnabled(False)
        self.setGeometry(self.geometry())  # the gate of the next process comes to stand at the very same place
        self.show()

    def take_up(self, handover: Handover) -> None:
        """Show what was handed over, where the gate of the process before stood."""
        if handover.place:
            self.setGeometry(*handover.place)
        self._begin(handover.path)
        if handover.sentence:
            self.tell(handover.sentence, handover.role)
        self.setEnabled(True)
        self.show()
        self.activateWindow()
        go_on = {EXAMPLE: self.try_example, RESTORE: self.restore}.get(handover.then)
        if go_on is not None:
            go_on()

    def place(self) -> tuple[int, ...]:
        """Where the window stands on the screen, without its frame: x, y, width, height."""
        at = self.geometry()
        return at.x(), at.y(), at.width(), at.height()

    def rebuild(self) -> None:
        """Take over another scale or theme."""
        while (item := self._row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the whole window to the page where large letters need it."""
        super().resizeEvent(event)
        self._make_room()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the program."""
        event.accept()
        self.closed.emit()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._stack)
        self._brand = _brand()
        self._row.addWidget(self._brand)
        self._row.addWidget(area, 1)
        room = self.screen().availableSize() * 0.92
        self.resize(QSize(theme.px(920), theme.px(600)).boundedTo(room))
        self._make_room()

    def _make_room(self) -> None:
        self._brand.setVisible(self.width() >= theme.px(BRAND + LEAST))

    def _begin(self, notebook: Path | None) -> None:
        """Ask for the passphrase of this notebook; without one, as the program starts."""
        if notebook is not None:
            self.unlock(notebook)
        else:
            self.start(None)

    def _start_with(self, path: Path) -> None:
        path = path.absolute()
        if opening.is_backup(path):
            self._restore_from(path)
            return
        try:
            self.unlock(opening.notebook_at(path))
        except CaseworkerError as error:
            self.start(None)
            self.tell(str(error))

    def _connect_ways(self, page: UnlockPage | WelcomePage) -> None:
        page.elsewhere.connect(self.choose)
        page.create_wanted.connect(self.create_notebook)
        page.restore_wanted.connect(self.restore)
        page.example_wanted.connect(self.try_example)

    def _restore_from(self, file: Path | None) -> None:
        from caseworker_app.gui.gate.restore import RestorePage

        page = RestorePage(file)
        page.restored.connect(self._unlock_restored)
        page.back.connect(lambda: self.start(None))
        self._show(page)

    def _recent(self, shown: Path | None = None) -> RecentNotebooks | None:
        """The list of notebooks that were open, without the one that is shown."""
        shown = shown.absolute() if shown is not None else None
        notebooks = [notebook for notebook in self._preferences.recent() if notebook.path != shown]
        if not notebooks:
            return None
        found = RecentNotebooks(notebooks)
        found.chosen.connect(self.open_at)
        found.forgotten.connect(lambda path: self._forget(path, shown))
        found.example_unwanted.connect(self.remove_example)
        return found

    def _forget(self, path: Path, shown: Path | None) -> None:
        self._preferences.forget(path)
        preferences_file.save(self._preferences)
        if shown is None:
            self.welcome()
        else:
            self.unlock(shown)

    def _without_example(self, error: CaseworkerError) -> None:
        if isinstance(error, WrongPassphrase):
            self.unlock(example.place())
            self.tell(tr("Kata sandi contoh ini pernah diganti. Ketik kata sandi yang baru."), "attention")
            return
        if example.place().exists():
            self.unlock(example.place())  # from there it can be removed
        else:
            self.start(None)
        self.tell(str(error))

    def _remove_example(self) -> None:
        try:
            example.remove()
        except CaseworkerError as error:
            self.tell(str(error))
            return
        self.without_example()

    def _unlock_restored(self, notebook: Path) -> None:
        self.unlock(notebook)
        self.tell(tr("Cadangan sudah dipulihkan. Ketik kata sandi yang berlaku saat cadangan itu dibuat."), "done")

    def _show(self, page: QWidget) -> None:
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._stack.addWidget(page)
        page.setFocus()


def _brand() -> QWidget:
    panel = QWidget()
    theme.mark(panel, "rail")
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    panel.setFixedWidth(theme.px(BRAND))
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
    column.addSpacing(theme.px(8))
    column.addWidget(theme.label(tr("Versi {version}").format(version=__version__), "on_rail"))
    return panel
