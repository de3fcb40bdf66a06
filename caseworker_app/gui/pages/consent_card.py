"""A consent that was signed: what was answered, by whom, the signature, its scans, and how it is taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from caseworker_app.casework.consent import is_withdrawn
from caseworker_app.casework.signing import consequences
from caseworker_app.errors import CaseworkerError
from caseworker_app.forms.records import shown
from caseworker_app.gui import theme
from caseworker_app.gui.choice_editors import ChipsEditor
from caseworker_app.gui.editors import DateEditor, TextEditor
from caseworker_app.gui.flow import Flow
from caseworker_app.gui.memo import MemoEditor
from caseworker_app.gui.pages.attachments import Viewer, ask_for_file
from caseworker_app.gui.pages.consent_form import described
from caseworker_app.gui.reason import fit_height
from caseworker_app.gui.work import in_background
from caseworker_app.jobs import attachments, consents
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.gui.case_edits import CaseEdits
    from caseworker_app.model.engagement import Consent
    from caseworker_app.model.notes import Attachment

FACTS = (
    *("date", "time", "place", "signer_status", "signer_name", "signer_relation", "ground", "assent", "assent_words"),
    *("method", "thumb", "witness1", "witness2", "practitioner_name", "language", "interpreter", "valid_until"),
    *("template_version", "withdrawn_on", "withdrawn_by", "withdrawn_why", "withdrawal_effect", "note"),
)
SIGNATURE = QSize(220, 84)
FATES = ("disimpan sesuai kewajiban", "disamarkan", "dihapus")


class ConsentCard(QFrame):
    """Everything is read here; print_wanted: the sheet is to be printed."""

    print_wanted = Signal()

    def __init__(self, edits: CaseEdits, consent: Consent) -> None:
        super().__init__()
        self.edits, self.consent = edits, consent
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(14))
        column.setSpacing(theme.px(8))
        for field in described(*FACTS):
            value = getattr(consent, field.key)
            if value is not None and value != "":
                column.addWidget(_fact(tr(field.label), shown(field, value)))
        for at, statement in enumerate(consent.statements, 1):
            parties = f" {', '.join(statement.parties)}" if statement.parties else ""
            column.addWidget(_answer(f"{at}. {statement.text or statement.key or ''}{parties}", statement.agreed))
        if consent.signature:
            column.addWidget(_picture(consent.signature))
        self._scans = QVBoxLayout()
        column.addLayout(self._scans)
        column.addWidget(self._buttons())
        self.refresh()

    def refresh(self) -> None:
        """The scans as they are now."""
        while (item := self._scans.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for one in attachments.attached_to(self.edits.case, self.consent):
            look = theme.button(tr("Lihat {name}").format(name=one.caption or one.file_name or tr("pindaian")), "quiet")
            look.clicked.connect(lambda _=False, one=one: self._look_at(one))
            self._scans.addWidget(look, alignment=Qt.AlignmentFlag.AlignLeft)

    def flush(self) -> None:
        """Nothing is typed here."""

    def attach_scan(self, path: Path) -> None:
        """Hang a photo or scan of the signed sheet on this consent; it is cleaned in a thread."""
        notebook, case = self.edits.notebook, self.edits.case

        def keep(prepared: attachments.Prepared) -> None:
            consents.keep_scan(notebook, case, self.consent, prepared)

        in_background(self, lambda: attachments.prepare(path), keep)

    def take_back(self) -> WithdrawalDialog:
        """Ask who takes it back, when and why, and say what follows."""
        dialog = WithdrawalDialog(self.window(), self.edits, self.consent)
        dialog.open()
        return dialog

    def _buttons(self) -> QWidget:
        row = QWidget()
        flow = Flow(row)
        for words, role, action in (
            (tr("Cetak lembar ini"), "", self.print_wanted.emit),
            (tr("Lampirkan pindaian lembar …"), "", self._ask_scan),
            (tr("Cabut persetujuan …"), "danger", self.take_back),
        ):
            if role == "danger" and is_withdrawn(self.consent):
                continue
            button = theme.button(words, role)
            button.setEnabled(not self.edits.notebook.read_only or words == tr("Cetak lembar ini"))
            button.clicked.connect(lambda _=False, action=action: action())
            flow.add(button)
        return row

    def _ask_scan(self) -> None:
        path = ask_for_file(self)
        if path is not None:
            self.attach_scan(path)

    def _look_at(self, one: Attachment) -> None:
        notebook = self.edits.notebook
        in_background(
            self,
            lambda: attachments.content(notebook, one.id),
            lambda data: Viewer(self.window(), one.caption or "", data, one.media_type or "").open(),
        )


class WithdrawalDialog(QDialog):
    """Who takes consent back, when, why, what becomes of the data; and before it is done, what follows."""

    def __init__(self, parent: QWidget, edits: CaseEdits, consent: Consent) -> None:
        super().__init__(parent)
        self._edits, self._consent = edits, consent
        self.setWindowTitle(tr("Cabut persetujuan"))
        self.setMinimumWidth(theme.px(580))
        self.date, self.by, self.why = DateEditor(), TextEditor(), MemoEditor(lines=2)
        self.date.set_value(PartialDate.on(date.today()))
        self.effect = ChipsEditor([(word[:1].upper() + word[1:], word) for word in map(tr, FATES)], free=True)
        self.trouble = theme.label("", "trouble", wrap=True)
        self.trouble.hide()
        self.go_on = theme.button(tr("Cabut persetujuan"), "danger")
        self.go_on.clicked.connect(self._finish)
        leave = theme.button(tr("Batal"), "action")
        leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(10))
        for words, editor in (
            (tr("Dicabut pada"), self.date),
            (tr("Dicabut oleh"), self.by),
            (tr("Alasan, bila klien menyebutkannya"), self.why),
            (tr("Data klien"), self.effect),
        ):
            label = theme.label(words, "label")
            label.setBuddy(editor.focusProxy() or editor)
            (editor.focusProxy() or editor).setAccessibleName(words)
            column.addWidget(label)
            column.addWidget(editor)
        column.addWidget(theme.label(tr("Akibatnya"), "section"))
        told = "\n".join(f"•  {sentence}" for sentence in consequences(edits.case))
        column.addWidget(theme.label(told, wrap=True))
        column.addWidget(theme.label(tr("Pencabutan tidak dapat diurungkan; klien dapat menyetujui lagi."), "muted"))
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.go_on)
        row.addWidget(leave)
        column.addLayout(row)
        self.finished.connect(self.deleteLater)
        fit_height(self)

    def _finish(self) -> None:
        try:
            consents.withdraw(
                self._edits.notebook,
                self._edits.case,
                self._consent,
                self.date.value() or PartialDate(),
                self.by.value() or "",
                self.why.value() or "",
                self.effect.value() or "",
            )
        except CaseworkerError as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            fit_height(self)
            return
        self.accept()


def _fact(label: str, value: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(10))
    name = theme.label(label, "muted", wrap=True)
    name.setFixedWidth(theme.px(190))
    row.addWidget(name, alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(theme.label(value, wrap=True), 1)
    return line


def _answer(text: str, agreed: bool | None) -> QWidget:
    said = {True: tr("✓ setuju"), False: tr("✗ tidak setuju"), None: tr("– belum dijawab")}[agreed]
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(10))
    row.addWidget(theme.label(text, wrap=True), 1)
    answer = theme.label(said, "done" if agreed else "attention")
    answer.setFixedWidth(theme.px(110))
    row.addWidget(answer, alignment=Qt.AlignmentFlag.AlignTop)
    return line


def _picture(data: bytes) -> QLabel:
    """A signature on white, as on paper."""
    image = QImage.fromData(data)
    room = QSize(theme.px(SIGNATURE.width()), theme.px(SIGNATURE.height()))
    picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
    picture.setFixedSize(room + QSize(theme.px(16), theme.px(12)))
    picture.setStyleSheet("background: #FFFFFF; border: 1px solid #DDDAD3;")
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    picture.setPixmap(QPixmap.fromImage(image).scaled(room, keep, smooth))
    picture.setAccessibleName(tr("Tanda tangan"))
    return picture
