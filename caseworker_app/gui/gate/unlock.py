"""Open a notebook: passphrase or recovery code. Nothing heavy is imported before the passphrase is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from caseworker_app.errors import CaseworkerError, DamagedNotebook, NotebookBusy, NotebookReadOnly
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.work import in_background
from caseworker_app.jobs import example
from caseworker_app.store import passphrases
from caseworker_app.text import tr

if TYPE_CHECKING:
    from pathlib import Path

    from caseworker_app.gui.gate.recent_notebooks import RecentNotebooks
    from caseworker_app.store.notebook import Notebook


class UnlockPage(QWidget):
    """opened: the notebook is open. elsewhere, create_wanted, restore_wanted, example_wanted: another one is wanted.

    example_unwanted: this one is the example, and it is to be removed.
    others: notebooks that were open before, or None where there are none.
    """

    opened = Signal(object)
    elsewhere = Signal()
    create_wanted = Signal()
    restore_wanted = Signal()
    example_wanted = Signal()
    example_unwanted = Signal()

    def __init__(self, notebook: Path, others: RecentNotebooks | None) -> None:
        super().__init__()
        self._path = notebook
        self._is_example = example.is_at(notebook)
        self._by_code = False
        self._notebook: Notebook | None = None
        self._on_aside: Callable[[], None] = lambda: None
        self._build(others)
        self._clock = QTimer(self, interval=500)
        self._clock.timeout.connect(self._count_down)
        self._show_way()
        QTimer.singleShot(300, self, self._count_down)  # what it imports can wait until the window is there

    def tell(self, sentence: str, role: str = "trouble") -> None:
        """A sentence below the field: what went wrong and what to do («trouble»), to mind («attention»), «done»."""
        theme.mark(self._trouble, role)
        self._trouble.setText(sentence)
        self._trouble.show()

    def _build(self, others: RecentNotebooks | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(56), theme.px(40), theme.px(56), theme.px(32))
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        column.addWidget(theme.label(self._path.name.removesuffix(".kasus"), "greeting", wrap=True))
        if self._is_example:
            column.addWidget(shell_style.badge(tr(example.SENTENCE), "attention"))
        else:
            column.addWidget(theme.label(str(self._path.parent), "muted", wrap=True))
        column.addSpacing(theme.px(16))
        self._label = theme.label("", "label")
        self._field = QLineEdit()
        self._field.returnPressed.connect(self._open)
        self._label.setBuddy(self._field)
        self._again_label = theme.label(tr("Ulangi kata sandi baru"), "label")
        self._again = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._again.returnPressed.connect(self._open)
        self._hint = theme.label("", "muted", wrap=True)
        self._trouble = theme.label("", "trouble", wrap=True)
        self._shown = theme.button(tr("Tampilkan"), "link", checkable=True)
        self._shown.toggled.connect(self._show_letters)
        self._busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._button = theme.button(tr("Buka"), "action")
        self._button.clicked.connect(self._open)
        self._aside = theme.button("")
        self._aside.clicked.connect(self._take_aside)
        self._aside.hide()
        left = Qt.AlignmentFlag.AlignLeft
        above = QHBoxLayout()
        above.addWidget(self._label, 1)
        above.addWidget(self._shown)
        column.addLayout(above)
        for widget in (self._field, self._again_label, self._again, self._hint, self._trouble, self._busy):
            column.addWidget(widget)
        column.addSpacing(theme.px(4))
        column.addWidget(self._button, alignment=left)
        column.addWidget(self._aside, alignment=left)
        self._way = theme.button("", "link")
        self._way.clicked.connect(self._change_way)
        column.addWidget(self._way, alignment=left)
        column.addStretch(3)
        if others is not None:
            column.addWidget(others)
            column.addSpacing(theme.px(8))
        column.addLayout(self._other_ways(others))
        self.setFocusProxy(self._field)
        self._set_busy(on=False)

    def _other_ways(self, others: RecentNotebooks | None) -> Flow:
        ways: list[tuple[str, SignalInstance]] = [
            (tr("Buka buku kasus lain …"), self.elsewhere),
            (tr("Buat buku kasus baru …"), self.create_wanted),
            (tr("Pulihkan dari cadangan …"), self.restore_wanted),
        ]
        if self._is_example:
            ways.append((tr("Hapus contoh"), self.example_unwanted))
        elif others is None or not others.with_example:
            ways.append((tr("Coba dengan contoh"), self.example_wanted))
        links = Flow(gap=theme.px(18), line_gap=0)
        for words, signal in ways:
            button = theme.button(words, "link")
            button.clicked.connect(lambda _=False, signal=signal: signal.emit())
            links.add(button)
        return links

    def _show_way(self) -> None:
        """Fields for a passphrase, for a code, or for the new passphrase after a code."""
        renewing = self._notebook is not None
        code = self._by_code and not renewing
        self._label.setText(
            tr("Kata sandi baru") if renewing else tr("Kode pemulihan") if code else tr("Kata sandi buku kasus")
        )
        self._hint.setText(
            tr("Kode benar. Buatlah kata sandi baru; kode pemulihan tetap berlaku. ") + passphrases.hint("")
            if renewing
            else tr("Tujuh kelompok empat huruf atau angka pada lembar yang Anda simpan saat membuat buku ini.")
        )
        self._hint.setVisible(renewing or code)
        self._again_label.setVisible(renewing)
        self._again.setVisible(renewing)
        self._shown.setVisible(not code)
        self._field.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX" if code else "")
        self._way.setVisible(not renewing)
        self._way.setText(tr("Pakai kata sandi") if code else tr("Lupa kata sandi?"))
        self._way.setShortcut("Esc" if code else "")
        self._button.setText(tr("Simpan dan buka") if renewing else tr("Buka"))
        self._field.clear()
        if self._is_example and not code and not renewing:
            self._field.setText(example.PASSPHRASE)
            self._hint.setText(tr("Kata sandi contoh sudah terisi: “{phrase}”.").format(phrase=example.PASSPHRASE))
            self._hint.show()
        self._trouble.hide()
        self._show_letters(code)

    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._field.setEchoMode(mode)
        self._again.setEchoMode(mode)
        self._shown.setText(tr("Sembunyikan") if shown else tr("Tampilkan"))

    def _change_way(self) -> None:
        self._by_code = not self._by_code
        self._show_way()
        self._field.setFocus()

    def _set_busy(self, *, on: bool) -> None:
        self._busy.setVisible(on)
        for widget in (self._field, self._again, *self.findChildren(QPushButton)):
            widget.setEnabled(not on)  # all, else the cursor jumps to a way elsewhere and an Enter too many takes it

    def _open(self) -> None:
        if not self._button.isEnabled():
            return
        if self._notebook is not None:
            self._renew(self._notebook)
            return
        typed = self._field.text()
        if not typed:
            self.tell(tr("Ketik kode pemulihan dahulu.") if self._by_code else tr("Ketik kata sandi dahulu."))
            return
        self._start(None if self._by_code else typed, typed if self._by_code else None)

    def _start(self, phrase: str | None, code: str | None, *, read_only: bool = False) -> None:
        path = self._path

        def work() -> Notebook:
            import time

            from caseworker_app.store import keys, media, strengthening

            media.demand_local(path)
            begun = time.perf_counter()
            key = keys.unlock(path, phrase, code)
            took = time.perf_counter() - begun
            from caseworker_app.store.notebooks import open_notebook

            notebook = open_notebook(path, key=key, read_only=read_only)
            if phrase is not None and not notebook.read_only and not self._is_example:
                strengthening.strengthen(path, notebook.key, phrase, took)
            return notebook

        self._trouble.hide()
        self._aside.hide()
        self._set_busy(on=True)
        in_background(self, work, self._opened, lambda error: self._failed(error, phrase, code))

    def _opened(self, notebook: Notebook) -> None:
        self._set_busy(on=False)
        if self._by_code and not notebook.read_only:
            self._notebook = notebook
            self._show_way()
            self._field.setFocus()
            return
        self._field.clear()
        self._on_aside = lambda: None
        self.opened.emit(notebook)

    def _failed(self, error: Exception, phrase: str | None, code: str | None) -> None:
        self._set_busy(on=False)
        if not isinstance(error, CaseworkerError):
            raise error
        self.tell(str(error))
        self._field.selectAll()
        self._field.setFocus()
        if isinstance(error, NotebookBusy | NotebookReadOnly):
            self._offer(tr("Buka untuk dibaca saja"), lambda: self._start(phrase, code, read_only=True))
        elif isinstance(error, DamagedNotebook):
            self._offer_backup()
        self._count_down()

    def _offer(self, words: str, action: Callable[[], None]) -> None:
        self._on_aside = action
        self._aside.setText(words)
        self._aside.show()

    def _take_aside(self) -> None:
        self._on_aside()

    def _offer_backup(self) -> None:
        from caseworker_app.store.backup import last_good

        def found(good: Automatic | None) -> None:
            if good is not None:
                words = tr("Pulihkan dari cadangan {date}").format(date=f"{good.at.astimezone():%d/%m/%Y %H.%M}")
                self._offer(words, self._restore)

        in_background(self, lambda: last_good(self._path), found)

    def _restore(self) -> None:
        from caseworker_app.store.backup import replace_damaged

        def done(_good: Automatic) -> None:
            self._set_busy(on=False)
            self._aside.hide()
            self.tell(
                tr("Cadangan sudah dipulihkan; berkas yang rusak disimpan di sampingnya. Ketik kata sandi."), "done"
            )

        self._set_busy(on=True)
        in_background(self, lambda: replace_damaged(self._path), done, lambda error: self._failed(error, None, None))

    def _renew(self, notebook: Notebook) -> None:
        new = self._field.text()
        if not passphrases.accepted(new, self._path.stem):
            self.tell(passphrases.hint(new, self._path.stem))
            return
        if new != self._again.text():
            self.tell(tr("Kedua kata sandi belum sama. Ketik sekali lagi."))
            self._again.setFocus()
            return

        def done(_: None) -> None:
            self._field.clear()
            self._again.clear()
            self.opened.emit(notebook)

        self._set_busy(on=True)
        in_background(
            self, lambda: notebook.change_passphrase(new), done, lambda error: self._failed(error, None, None)
        )

    def _count_down(self) -> None:
        """Say how long to wait after wrong passphrases."""
        from caseworker_app.store import attempts

        if self._busy.isVisible():
            return
        import time

        left = attempts.seconds_to_wait(self._path, time.time) if self._path.is_dir() else 0
        if left > 0:
            self._button.setText(tr("Tunggu {seconds} detik").format(seconds=int(left) + 1))
            self._clock.start()
        elif self._clock.isActive():
            self._clock.stop()
            self._button.setText(tr("Buka"))
        self._button.setEnabled(left <= 0)


if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.store.backup import Automatic
