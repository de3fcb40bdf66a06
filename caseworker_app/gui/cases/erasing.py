"""The window that asks before a case or a client is erased, says what goes and what stays, and does it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.errors import CaseworkerError, DiskFull
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.cases.erasing_words import what_goes, what_stays
from caseworker_app.gui.cases.left_outside import LeftOutside
from caseworker_app.gui.form.chips_editor import ChipsEditor
from caseworker_app.gui.papers import paper
from caseworker_app.gui.papers.titles import scrolling
from caseworker_app.jobs import erasing
from caseworker_app.model.choices import ErasureGround
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.casework.outside_copies import Copy
    from caseworker_app.jobs.erasing import Extent
    from caseworker_app.store.notebook import Notebook

RECORD = "destruction-record"


class EraseDialog(QDialog):
    """erased: it was done. let_go: called before it is done, for whoever has the case open."""

    erased = Signal()

    def __init__(self, parent: QWidget, notebook: Notebook, case_id: str, let_go: Callable[[], None]) -> None:
        super().__init__(parent)
        self._notebook, self._let_go = notebook, let_go
        self._one = erasing.extent(notebook, case_id)
        self._all = erasing.extent(notebook, case_id, whole_client=True) if self._one.further else self._one
        self._record: bytes | None = None
        self._working = self._erased = self._record_kept = False
        self.outside = LeftOutside(notebook)
        self.setWindowTitle(tr("Hapus kasus"))
        self.one = QRadioButton(tr("Kasus {number} saja").format(number=self._one.number))
        self.one.setChecked(True)
        numbers = ", ".join(number or "–" for number in self._all.cases.values())
        words = tr("Klien {initials} dengan semua kasusnya: {numbers}")
        self.all = QRadioButton(words.format(initials=self._one.initials, numbers=numbers))
        self.ground = ChipsEditor([(ground.value, ground) for ground in ErasureGround])
        self.ground.setAccessibleName(tr("Alasan penghapusan"))
        self.number, self.passphrase = QLineEdit(), QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.without_copy = QCheckBox(tr("Hapus tanpa cadangan pengaman"))
        self.without_copy.hide()
        self._goes, self._stays = theme.label("", wrap=True), theme.label("", "muted", wrap=True)
        self._typed = theme.label("", "label")
        self.told = theme.label("", "trouble", wrap=True)
        self.told.hide()
        self._busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._busy.hide()
        self.save = theme.button(tr("Simpan berita acara …"))
        self.print = theme.button(tr("Cetak berita acara"))
        self.leave = theme.button(tr("Batal"), "action")
        self.go_on = theme.button(tr("Hapus selamanya"), "danger")
        self._lay_out()
        self.all.toggled.connect(self._show_extent)
        self.save.clicked.connect(lambda: self._with_record(self._save))
        self.print.clicked.connect(lambda: self._with_record(self._print))
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._check)
        self.number.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.returnPressed.connect(self._check)
        self.finished.connect(self.deleteLater)
        self._show_extent()
        self._refuse_where_held()
        self.leave.setFocus()

    @property
    def extent(self) -> Extent:
        """What is chosen to go."""
        return self._all if self.all.isChecked() else self._one

    def reject(self) -> None:
        """Not in the middle of it, nor with the places of what is left outside unless that is meant."""
        if self._working:
            return
        if self._erased and self.outside.copies and not self._record_kept:
            self._ask_to_keep_record()
            return
        super().reject()

    def _ask_to_keep_record(self) -> None:
        words = tr(
            "Berita acara belum disimpan atau dicetak. Setelah jendela ini ditutup, program tidak dapat lagi "
            "menyebutkan tempat {count} salinan di luar buku kasus."
        )
        words = words.format(count=len(self.outside.copies))
        box = QMessageBox(QMessageBox.Icon.Warning, tr("Berita acara belum disimpan"), words, parent=self)
        keep = box.addButton(tr("Simpan berita acara …"), QMessageBox.ButtonRole.AcceptRole)
        close = box.addButton(tr("Tutup saja"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(tr("Batal"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def finished() -> None:
            if box.clickedButton() is close:
                self._record_kept = True
                self.reject()
            elif box.clickedButton() is keep:
                self.save.click()

        box.finished.connect(finished)
        box.open()

    def _show_extent(self) -> None:
        self._goes.setText(what_goes(self.extent))
        self._stays.setText("\n".join(f"•  {line}" for line in what_stays(self.extent, self._notebook)))
        self._typed.setText(tr("Ketik {number} untuk memastikan").format(number=self.extent.number))
        self.outside.look(list(self.extent.cases))

    def _refuse_where_held(self) -> None:
        try:
            erasing.demand_erasable(self._notebook, self._all.cases)
        except CaseworkerError as error:
            self._tell(str(error))
            self.outside.may_delete = False
            self.go_on.setHidden(self._all is self._one)

    def _check(self) -> None:
        if self.ground.value() is None:
            self._tell(tr("Pilih alasan penghapusan dahulu."))
        elif not self.extent.is_confirmed_by(self.number.text()):
            self._tell(tr("Yang diketik bukan {number}; belum ada yang dihapus.").format(number=self.extent.number))
            self.number.setFocus()
        elif not self.passphrase.text():
            self._tell(tr("Ketik kata sandi buku kasus dahulu."))
            self.passphrase.setFocus()
        else:
            self._unlock()

    def _unlock(self) -> None:
        path, phrase, cases, ground = (
            self._notebook.path,
            self.passphrase.text(),
            list(self.extent.cases),
            self.ground.value(),
        )

        def prove() -> tuple[bytes, list[Copy]]:
            from caseworker_app.store import keys

            keys.unlock(path, phrase).drop()
            erasing.demand_erasable(self._notebook, cases)
            return self._make_record(cases, ground), erasing.copies_left(self._notebook, cases)

        def proved(record_and_copies: tuple[bytes, list[Copy]]) -> None:
            self._record, left = record_and_copies
            self._record_kept = False
            self.passphrase.clear()
            self._let_go()
            self._erase(cases, ground, left)

        self._set_working(on=True)
        in_background(self, prove, proved, self._failed)

    def _erase(self, cases: list[str], ground: ErasureGround, left: list[Copy]) -> None:
        with_copy = not self.without_copy.isChecked()

        def done(_: None) -> None:
            self._set_working(on=False)
            self._notebook.forget()
            self._show_done(left)
            self.erased.emit()

        in_background(
            self,
            lambda: erasing.erase(self._notebook, cases, ground, with_safety_copy=with_copy),
            done,
            self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self._set_working(on=False)
        if not isinstance(error, CaseworkerError):
            raise error
        self._tell(str(error))
        self.without_copy.setVisible(self.without_copy.isVisible() or isinstance(error, DiskFull))

    def _show_done(self, left: list[Copy]) -> None:
        self._erased = True
        self._asked.hide()
        self._body.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), 0)
        self._body.addWidget(self.outside, alignment=Qt.AlignmentFlag.AlignTop)
        self.outside.show_copies(left, erased=True)
        told = (
            tr("Sudah dihapus, dan tidak dapat dikembalikan. Simpan berita acara: di dalamnya tempat salinan di atas.")
            if left
            else tr(
                "Sudah dihapus, dan tidak dapat dikembalikan. Ingat salinan di luar buku kasus: kertas, PDF, Word, "
                "paket, dan cadangan di tempat lain."
            )
        )
        self._tell(told, "done")
        self.go_on.hide()
        self.leave.setText(tr("Selesai"))
        self.leave.setFocus()

    def _make_record(self, cases: list[str], ground: ErasureGround | None) -> bytes:
        from caseworker_app.jobs.printing import print_agency_document

        return print_agency_document(self._notebook, RECORD, only=cases, ground=ground.value if ground else "–")

    def _with_record(self, use: Callable[[bytes], None]) -> None:
        """The record as it was made at the erasure; before it, as things stand now."""
        if self._record is not None:
            use(self._record)
            return
        cases, ground = list(self.extent.cases), self.ground.value()
        in_background(self, lambda: self._make_record(cases, ground), use, self._failed)

    def _save(self, record: bytes) -> None:
        try:
            saved = paper.save_as(self, record, f"berita-acara-pemusnahan_{date.today().isoformat()}.pdf")
        except CaseworkerError as error:
            self._tell(str(error))
            return
        if saved is not None:
            self._record_kept = True
            self._tell(tr("Berita acara disimpan."), "done")

    def _print(self, record: bytes) -> None:
        name = f"berita-acara-pemusnahan_{date.today().isoformat()}.pdf"

        def printed(told: str) -> None:
            self._record_kept = True
            self._tell(told, "done")

        paper.print_pdf(self, record, name, printed, failed=self._failed)

    def _tell(self, sentence: str, role: str = "trouble") -> None:
        theme.mark(self.told, role)
        self.told.setText(sentence)
        self.told.show()

    def _set_working(self, *, on: bool) -> None:
        self._working = on
        self.told.hide()
        self._busy.setVisible(on)
        for widget in (self._asked, self.outside, self.save, self.print, self.leave, self.go_on):
            widget.setEnabled(not on)

    def _lay_out(self) -> None:
        self._asked = QWidget()
        inside = QVBoxLayout(self._asked)
        inside.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), theme.px(8))
        inside.setSpacing(theme.px(8))
        if self._all is not self._one:
            inside.addWidget(self.one)
            inside.addWidget(self.all)
        inside.addWidget(theme.label(tr("Yang dihapus"), "label"))
        inside.addWidget(self._goes)
        inside.addWidget(theme.label(tr("Yang perlu diketahui"), "label"))
        inside.addWidget(self._stays)
        inside.addWidget(self.outside)
        inside.addWidget(theme.label(tr("Alasan penghapusan"), "label"))
        inside.addWidget(self.ground)
        row = QHBoxLayout()
        for label, field in ((self._typed, self.number), (theme.label(tr("Kata sandi"), "label"), self.passphrase)):
            label.setBuddy(field)
            pair = QVBoxLayout()
            pair.addWidget(label)
            pair.addWidget(field)
            row.addLayout(pair, 1)
        self.number.setAccessibleName(tr("Nomor kasus untuk memastikan"))
        self.passphrase.setAccessibleName(tr("Kata sandi"))
        inside.addLayout(row)
        inside.addWidget(self.without_copy)
        inside.addStretch()
        area = scrolling()
        body = QWidget()
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(0, theme.px(16), 0, 0)
        self._body.addWidget(self._asked)
        area.setWidget(body)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), theme.px(18))
        foot.setSpacing(theme.px(8))
        foot.addWidget(self._busy)
        foot.addWidget(self.told)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.print)
        buttons.addStretch()
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.leave)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        column.addLayout(foot)
        room = self.screen().availableSize().height()
        self.resize(theme.px(720), min(theme.px(660), round(room * 0.9)))
