"""Another data key, in the window: the passphrase, everything encrypted anew, the new code noted, then in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.gate.new_notebook import CodePage
from caseworker_app.store import passphrases
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.store.new_key import Built
    from caseworker_app.store.notebook import Notebook

FINE = 1000  # steps of the progress bar


class NewKeyDialog(QDialog):
    """Until the new code is noted nothing has changed, and closing the window leaves everything as it was."""

    progressed = Signal(float)

    def __init__(self, notebook: Notebook, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._built: Built | None = None
        self._building = self._cancelled = False
        self.setWindowTitle(tr("Kunci data baru"))
        self.setMinimumWidth(theme.px(640))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self.progressed.connect(lambda share: self._bar.setValue(round(share * FINE)))
        self._show(self._questions())
        self._now.setFocus()

    def start(self) -> None:
        """Prove the passphrase, then build the new files in a thread."""
        now, new = self._now.text(), self._new.text()
        trouble = self._trouble_with(now, new)
        if trouble:
            self._tell(trouble, "attention")
            self._hint.setVisible(bool(new) and self._hint.text() != trouble)
            return
        notebook = self._notebook

        def tell(share: float) -> None:
            if self._cancelled:
                raise new_key.Cancelled
            self.progressed.emit(share)

        from caseworker_app.store import new_key

        def work() -> Built:
            from caseworker_app.store import keys

            keys.unlock(notebook.path, now).drop()
            return new_key.build(notebook, new or now, tell=tell)

        self._set_building(on=True)
        in_background(self, work, self._note_code, self._failed)

    def reject(self) -> None:
        """Leave it; what was built goes."""
        if self._building:
            self._cancelled = True
            self._tell(tr("Sedang dibatalkan …"), "muted")
            return
        self.give_up()
        super().reject()

    def give_up(self) -> None:
        """Let go of what was built, or is being built, so that the notebook can be written and closed."""
        self._cancelled = True
        if self._built is not None:
            self._built.give_up()
            self._built = None

    def take_over(self) -> None:
        """Put the new key into force."""
        from caseworker_app.store import new_key

        built, self._built = self._built, None
        if built is None:
            return
        try:
            new_key.take_over(self._notebook, built)
        except CaseworkerError as error:
            self._show(self._questions())
            self._tell(str(error), "trouble")
            return
        from caseworker_app.store import backup

        self._show(self._afterwards())
        in_background(
            self,
            lambda: backup.keep_automatic(self._notebook, new_key.AFTER),
            lambda _: self._remove.setEnabled(True),
            self._unbacked,
        )

    def _questions(self) -> QWidget:
        page = QWidget()
        column = _column(page)
        words = tr(
            "Bila kata sandi, kode pemulihan, atau salinan buku kasus mungkin sudah di tangan orang lain, mengganti "
            "kata sandi saja tidak cukup. Di sini seluruh isi disandikan ulang dengan kunci baru; yang lama tidak "
            "membuka buku kasus ini lagi. Cadangan dibuat dahulu, dan kode pemulihan baru ditampilkan."
        )
        column.addWidget(theme.label(words, wrap=True))
        self._now = _line(column, tr("Kata sandi sekarang"))
        self._new = _line(column, tr("Kata sandi baru (kosongkan bila tetap)"))
        hint = self._hint = theme.label("", "muted", wrap=True)
        hint.hide()
        column.addWidget(hint)
        self._again = _line(column, tr("Ulangi kata sandi baru"))
        self._new.textChanged.connect(lambda typed: hint.setText(passphrases.hint(typed, self._notebook.path.stem)))
        self._new.textChanged.connect(lambda typed: hint.setVisible(bool(typed)))
        self._told = theme.label("", wrap=True)
        self._told.hide()
        column.addWidget(self._told)
        self._bar = QProgressBar(minimum=0, maximum=FINE, textVisible=False)
        self._bar.hide()
        column.addWidget(self._bar)
        column.addSpacing(theme.px(8))
        column.addStretch()
        self._start = theme.button(tr("Sandikan ulang"), "action")
        self._start.clicked.connect(self.start)
        leave = theme.button(tr("Batal"))
        leave.clicked.connect(self.reject)
        column.addLayout(_buttons(leave, self._start))
        return page

    def _trouble_with(self, now: str, new: str) -> str:
        if not now:
            return tr("Ketik kata sandi sekarang dahulu.")
        if new and not passphrases.accepted(new, self._notebook.path.stem):
            return passphrases.hint(new, self._notebook.path.stem)
        if new != self._again.text():
            return tr("Kedua kata sandi baru belum sama. Ketik sekali lagi.")
        return ""

    def _set_building(self, *, on: bool) -> None:
        self._building = on
        self._bar.setVisible(on)
        for widget in (self._now, self._new, self._again, self._start):
            widget.setEnabled(not on)
        if on:
            self._bar.setValue(0)
            self._tell(tr("Sedang disandikan ulang; yang lama tetap berlaku sampai selesai."), "muted")

    def _note_code(self, built: Built) -> None:
        self._set_building(on=False)
        self._built = built
        if self._cancelled:
            self.reject()
            return
        page = CodePage(self._notebook, built.code, tr("Pakai kunci baru"))
        page.noted.connect(self.take_over)
        self._show(page)

    def _failed(self, error: Exception) -> None:
        from caseworker_app.store.new_key import Cancelled

        self._set_building(on=False)
        if isinstance(error, Cancelled):
            self.reject()
            return
        self._cancelled = False
        if not isinstance(error, CaseworkerError):
            raise error
        self._tell(str(error), "trouble")

    def _unbacked(self, error: Exception) -> None:
        if not isinstance(error, CaseworkerError):
            raise error
        self._result.setText(tr("Cadangan dengan kunci baru belum jadi: ") + str(error))

    def _afterwards(self) -> QWidget:

        page = QWidget()
        column = _column(page)
        column.addWidget(theme.label(tr("Kunci baru sudah berlaku"), "greeting", wrap=True))
        words = tr(
            "Cadangan lama, di laptop ini maupun di flashdisk, masih terbuka dengan kata sandi dan kode lama. Bila ada "
            "kebocoran, buat cadangan baru di flashdisk, lalu hapus semua cadangan yang lama."
        )
        column.addWidget(theme.label(words, wrap=True))
        from caseworker_app.store import backup

        count = len(backup.with_earlier_keys(self._notebook.path))
        self._remove = theme.button(tr("Hapus {count} cadangan otomatis lama").format(count=count), "danger")
        self._remove.setVisible(bool(count))
        self._remove.setEnabled(False)  # until there is one with the new key
        self._remove.clicked.connect(self._remove_earlier)
        column.addWidget(self._remove, alignment=Qt.AlignmentFlag.AlignLeft)
        self._result = theme.label("", "muted", wrap=True)
        column.addWidget(self._result)
        column.addStretch()
        close = theme.button(tr("Tutup"), "action")
        close.clicked.connect(self.accept)
        column.addLayout(_buttons(close))
        return page

    def _remove_earlier(self) -> None:
        from caseworker_app.store import new_key

        count = new_key.remove_earlier(self._notebook.path)
        self._remove.hide()
        self._result.setText(tr("{count} cadangan otomatis lama sudah dihapus.").format(count=count))

    def _show(self, page: QWidget) -> None:
        theme.mark(page, "ground")
        self._area.setWidget(page)
        self._fit()

    def _fit(self) -> None:
        """As high as the page needs, as far as the screen goes."""
        page = self._area.widget()
        layout = page.layout() if page is not None else None
        if layout is not None:
            room = round(self.screen().availableSize().height() * 0.92)
            self.resize(self.minimumWidth(), min(layout.heightForWidth(self.minimumWidth()), room))

    def _tell(self, sentence: str, role: str) -> None:
        theme.mark(self._told, role)
        self._told.setText(sentence)
        self._told.show()
        self._fit()


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(theme.px(28), theme.px(24), theme.px(28), theme.px(20))
    column.setSpacing(theme.px(8))
    return column


def _line(column: QVBoxLayout, words: str) -> QLineEdit:
    label = theme.label(words, "label")
    line = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
    line.setMaximumWidth(theme.px(360))
    line.setAccessibleName(words)
    label.setBuddy(line)
    column.addWidget(label)
    column.addWidget(line)
    return line


def _buttons(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    return row
