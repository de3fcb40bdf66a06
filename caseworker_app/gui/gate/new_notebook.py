"""Make a new notebook: name and place, passphrase twice, then the recovery code, which is shown once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.jobs.opening import NOTEBOOK
from caseworker_app.store import passphrases
from caseworker_app.store.file_names import windows_trouble
from caseworker_app.store.media import offered_folder
from caseworker_app.text import tr

if TYPE_CHECKING:
    from pathlib import Path

    from caseworker_app.store.notebook import Notebook


class NewNotebookPage(QWidget):
    """opened: it is made, its code was noted, and it is open. back: the user wants no new notebook."""

    opened = Signal(object)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder = offered_folder()
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.addWidget(self._questions())

    def tell(self, sentence: str, role: str = "trouble") -> None:
        """A sentence below the fields: what is missing or went wrong."""
        theme.mark(self._trouble, role)
        self._trouble.setText(sentence)
        self._trouble.show()
        self._hint.setVisible(self._hint.text() != sentence)  # what is told once is enough

    def _questions(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(56), theme.px(32), theme.px(56), theme.px(32))
        column.setSpacing(theme.px(6))
        column.addStretch()
        column.addWidget(theme.label(tr("Buku kasus baru"), "greeting"))
        column.addSpacing(theme.px(8))
        self._name = self._line(column, tr("Nama buku kasus"), tr("Buku Kasus"))
        place = QHBoxLayout()
        self._place = theme.label("", "muted", wrap=True)
        change = theme.button(tr("Ganti tempat …"), "link")
        change.clicked.connect(self._choose_place)
        place.addWidget(self._place, 1)
        place.addWidget(change)
        column.addLayout(place)
        self._first = self._line(column, tr("Kata sandi"), secret=True)
        self._hint = theme.label(passphrases.hint(""), "muted", wrap=True)
        column.addWidget(self._hint)
        self._second = self._line(column, tr("Ulangi kata sandi"), secret=True)
        shown = theme.button(tr("Tampilkan kata sandi"), "link", checkable=True)
        shown.toggled.connect(self._show_letters)
        column.addWidget(shown, alignment=Qt.AlignmentFlag.AlignLeft)
        self._trouble = theme.label("", "trouble", wrap=True)
        self._trouble.hide()
        column.addWidget(self._trouble)
        self._busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._busy.hide()
        column.addWidget(self._busy)
        column.addSpacing(theme.px(6))
        buttons = QHBoxLayout()
        self._create = theme.button(tr("Buat buku kasus"), "action")
        self._create.clicked.connect(self._make)
        self._cancel = theme.button(tr("Batal"))
        self._cancel.clicked.connect(self.back)
        self._cancel.setShortcut("Esc")
        buttons.addWidget(self._create)
        buttons.addWidget(self._cancel)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch()
        self._name.textChanged.connect(self._show_place)
        self._first.textChanged.connect(self._judge)
        self._second.textChanged.connect(self._trouble.hide)
        for line, following in ((self._name, self._first), (self._first, self._second)):
            line.returnPressed.connect(following.setFocus)
        self._second.returnPressed.connect(self._make)
        self.setFocusProxy(self._first)
        self._show_place()
        return page

    def _line(self, column: QVBoxLayout, words: str, text: str = "", *, secret: bool = False) -> QLineEdit:
        label = theme.label(words, "label")
        line = QLineEdit(text)
        if secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        label.setBuddy(line)
        line.setAccessibleName(words)
        column.addSpacing(theme.px(6))
        column.addWidget(label)
        column.addWidget(line)
        return line

    def _path(self) -> Path:
        return self._folder / f"{self._name.text().strip()}{NOTEBOOK}"

    def _show_place(self) -> None:
        self._place.setText(tr("Disimpan di {folder}").format(folder=self._folder))

    def _choose_place(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Tempat buku kasus"), str(self._folder))
        if folder:
            from pathlib import Path

            self._folder = Path(folder)
            self._show_place()

    def _judge(self, typed: str) -> None:
        self._trouble.hide()
        name = self._name.text().strip()
        self._hint.setText(passphrases.hint(typed, name))
        self._hint.show()
        good = passphrases.level(typed, name)
        theme.mark(self._hint, {"fair": "done", "strong": "done", "weak": "attention"}.get(good, "muted"))

    def _show_letters(self, shown: bool) -> None:
        for line in (self._first, self._second):
            line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _complaint(self) -> str:
        if trouble := name_trouble(self._folder, self._name.text().strip()):
            return trouble
        phrase, name = self._first.text(), self._name.text().strip()
        if not passphrases.accepted(phrase, name):
            return passphrases.hint(phrase, name) if phrase else tr("Isi kata sandi dahulu.")
        if phrase != self._second.text():
            return tr("Kedua kata sandi belum sama. Ketik sekali lagi.")
        return ""

    def _make(self) -> None:
        if not self._create.isEnabled():
            return
        complaint = self._complaint()
        if complaint:
            self.tell(complaint)
            return
        path, phrase = self._path(), self._first.text()

        def work() -> tuple[Notebook, str]:
            from caseworker_app.store.notebooks import create

            return create(path, phrase)

        self._set_busy(on=True)
        in_background(self, work, self._made, self._failed)

    def _made(self, made: tuple[Notebook, str]) -> None:
        self._first.clear()
        self._second.clear()
        page = CodePage(*made, tr("Mulai bekerja"))
        page.noted.connect(self.opened)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _failed(self, error: Exception) -> None:
        self._set_busy(on=False)
        if not isinstance(error, CaseworkerError):
            raise error
        self.tell(str(error))

    def _set_busy(self, *, on: bool) -> None:
        self._busy.setVisible(on)
        self._create.setText(tr("Sedang dibuat …") if on else tr("Buat buku kasus"))
        for widget in (self._create, self._cancel, self._name, self._first, self._second):
            widget.setEnabled(not on)


class CodePage(QWidget):
    """The recovery code, and that it must be kept. noted: the user says so; carries the notebook."""

    noted = Signal(object)

    def __init__(self, notebook: Notebook, code: str, go_on_words: str) -> None:
        super().__init__()
        self._notebook, self._code = notebook, code
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(56), theme.px(32), theme.px(56), theme.px(32))
        column.setSpacing(theme.px(10))
        column.addStretch()
        column.addWidget(theme.label(tr("Kode pemulihan Anda"), "greeting"))
        column.addWidget(
            theme.label(
                tr(
                    "Bila kata sandi terlupa, hanya kode ini yang dapat membuka buku kasus. Kode ini tidak akan "
                    "ditampilkan lagi. Cetak atau simpan, lalu taruh terpisah dari laptop."
                ),
                wrap=True,
            )
        )
        column.addWidget(self._groups())
        column.addWidget(
            theme.label(
                tr("Bila kata sandi dan kode ini kedua-duanya hilang, isi buku kasus hilang untuk selamanya."),
                "attention",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        for words, action in ((tr("Cetak …"), self._print), (tr("Simpan sebagai PDF …"), self._save)):
            button = theme.button(words)
            button.clicked.connect(action)
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        self._told = theme.label("", "done", wrap=True)
        self._told.hide()
        column.addWidget(self._told)
        self._kept = QCheckBox(tr("Saya sudah menyimpannya"))
        column.addWidget(self._kept)
        go_on = theme.button(go_on_words, "action")
        go_on.setEnabled(False)
        self._kept.toggled.connect(go_on.setEnabled)
        go_on.clicked.connect(lambda: self.noted.emit(self._notebook))
        column.addWidget(go_on, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def _groups(self) -> QWidget:
        frame = QWidget()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(6))
        for at, group in enumerate(self._code.split("-")):
            label = theme.label(group, "code")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, at // 4, at % 4)
        return frame

    def _sheet(self, use: Callable[[bytes], None]) -> None:
        from caseworker_app.jobs.recovery_sheet import recovery_sheet

        name = self._notebook.path.name.removesuffix(NOTEBOOK)
        in_background(self, lambda: recovery_sheet(self._code, name), use)

    def _print(self) -> None:
        from caseworker_app.gui.papers.paper import print_pdf

        self._sheet(lambda data: print_pdf(self, data, _sheet_name(), self._tell, cancelled=self._tell))

    def _save(self) -> None:
        from caseworker_app.casework.outside_copies import Leaving
        from caseworker_app.gui.papers.paper import noting, save_as
        from caseworker_app.store.files import make_private

        def use(data: bytes) -> None:
            write = noting(self._notebook, Leaving(tr("Kode pemulihan"), discloses=False))
            folder = paths.folder_beside(self._notebook.path.parent)
            path = save_as(self, data, _sheet_name(), write=write, folder=folder)
            if path is not None:
                make_private(path)
                self._tell(tr("Disimpan. Jangan biarkan lembar ini tinggal di laptop yang sama."))

        self._sheet(use)

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))


def name_trouble(folder: Path, name: str) -> str:
    """Why no notebook can be made in a folder under the name typed, as a sentence; empty where it can."""
    if not name or name.startswith("."):
        return tr("Beri nama buku kasus; nama itu tidak boleh diawali titik.")
    if trouble := windows_trouble(f"{name}{NOTEBOOK}"):  # on every system: notebooks travel on sticks
        return trouble
    if (folder / f"{name}{NOTEBOOK}").exists():
        return tr("Di tempat itu sudah ada buku kasus bernama “{name}”. Pilih nama lain.").format(name=name)
    return ""


def _sheet_name() -> str:
    return tr("Kode pemulihan.pdf")


if TYPE_CHECKING:
    from collections.abc import Callable
