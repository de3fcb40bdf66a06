"""A consent that was signed: what was answered, by whom, the signature, its scans, and how it is taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from caseworker_app.casework.consent import is_taken_back, is_withdrawn, withdrawal
from caseworker_app.forms.records import shown
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.case.attachment_viewer import Viewer
from caseworker_app.gui.case.attachments import ask_for_file
from caseworker_app.gui.case.consent_form import described
from caseworker_app.gui.case.consent_withdrawal import WithdrawalDialog
from caseworker_app.gui.case.file_intake import Known, take_files
from caseworker_app.gui.form.dropped import FileDrop, Incoming
from caseworker_app.jobs import attachments, consents
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.model.engagement import Consent
    from caseworker_app.model.notes import Attachment

FACTS = (
    *("date", "time", "place", "signer_status", "signer_name", "signer_relation", "ground"),
    *("signer_age", "signer_address"),
    *("assent", "assent_how", "assent_on", "assent_words"),
    *("method", "thumb", "witness1", "witness2", "practitioner_name", "language", "interpreter", "valid_until"),
    *("template_version", "withdrawn_on", "withdrawn_by", "withdrawn_why", "withdrawal_effect", "note"),
)
SIGNATURE = QSize(220, 84)


class ConsentCard(QFrame):
    """Everything is read here; print_wanted: the sheet is to be printed."""

    print_wanted = Signal()

    def __init__(self, edits: CaseSession, consent: Consent) -> None:
        super().__init__()
        self.edits, self.consent = edits, consent
        FileDrop(self).came.connect(lambda files, _: self._take_in(files))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(14))
        column.setSpacing(theme.px(8))
        for field in described(*FACTS):
            value = getattr(consent, field.key)
            if value is not None and value != "":
                column.addWidget(_fact(tr(field.label), shown(field, value)))
        for at, statement in enumerate(consent.statements, 1):
            parties = f" {', '.join(statement.parties)}" if statement.parties else ""
            gone = f" ({withdrawal(statement)})" if is_taken_back(statement) else ""
            text = f"{at}. {statement.text or statement.key or ''}{parties}{gone}"
            column.addWidget(_answer(text, statement.agreed, gone=bool(gone)))
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
            if prepared.notice:
                self.edits.told.emit(prepared.notice, None)

        in_background(self, lambda: attachments.prepare(path), keep)

    def take_back(self) -> WithdrawalDialog:
        """Ask what is taken back, by whom, when and why, and say what follows."""
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

    def _take_in(self, files: list[Incoming]) -> None:
        """What is dropped or pasted here is the signed sheet."""
        notebook, case, caption = self.edits.notebook, self.edits.case, consents.caption_of_scan(self.consent)
        if not notebook.read_only:
            known = Known("consent", self.consent, attachments.SCAN, caption)
            take_files(self.window(), notebook, case, files, self.edits.told.emit, known)

    def _look_at(self, one: Attachment) -> None:
        notebook = self.edits.notebook
        in_background(
            self,
            lambda: attachments.content(notebook, one.id),
            lambda data: Viewer(self.window(), one.caption or "", data, one.media_type or "").open(),
        )


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


def _answer(text: str, agreed: bool | None, *, gone: bool) -> QWidget:
    """A statement and what was answered when it was signed; gone: it was taken back since."""
    said = {True: tr("✓ setuju"), False: tr("✗ tidak setuju"), None: tr("– belum dijawab")}[agreed]
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(10))
    row.addWidget(theme.label(text, wrap=True), 1)
    answer = theme.label(tr("✗ dicabut") if gone else said, "done" if agreed and not gone else "attention")
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
