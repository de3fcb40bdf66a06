"""A consent that is being filled in: what is explained, every statement with its answer, who signs, the signature."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from caseworker_app.casework.consent import is_draft, is_open
from caseworker_app.casework.signers import CLIENT, THUMB, is_informants, represented
from caseworker_app.casework.signing import PAPER, SCREEN, SETTINGS
from caseworker_app.forms.catalogue import fields_of_rows
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.base.tab_order import bring_in_sight
from caseworker_app.gui.case.consent_gaps import EmptyDialog, GapList
from caseworker_app.gui.case.consent_rows import AnswerRow, ToldRow
from caseworker_app.gui.case.consent_withdrawal import WithdrawalDialog
from caseworker_app.gui.case.signature_pad import SignatureDialog
from caseworker_app.gui.form.chips_editor import ChipsEditor
from caseworker_app.gui.form.field_box import FieldBox
from caseworker_app.gui.form.record_form import RecordForm
from caseworker_app.jobs import consents
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.casework.signing import Gap
    from caseworker_app.forms.description import Field
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.model.engagement import Consent

_ON_PAPER = mark("Sudah ditandatangani di kertas")
MANNER = ("language", "read_aloud", "interpreter")
CHILD = ("assent_how", "assent_on", "assent_words")
REPRESENTED = ("signer", "signer_name", "signer_relation", "signer_nik", "ground")
SIGNING = (
    "signer_status",
    *REPRESENTED,
    "signer_age",
    "signer_address",
    "date",
    "place",
    "valid_until",
    "practitioner_name",
    "witness1",
    "witness2",
    "note",
)


def described(*keys: str) -> list[Field]:
    """The fields of a consent as its page describes them."""
    return fields_of_rows("consent", "consents", keys)


class ConsentForm(QFrame):
    """One form that nobody has signed yet. signed: it was closed just now. discarded: the worker threw it away."""

    signed = Signal()
    discarded = Signal()

    def __init__(self, edits: CaseSession, consent: Consent) -> None:
        super().__init__()
        self.edits, self.consent = edits, consent
        self._read_only = edits.notebook.read_only
        reading = self._reading()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(14))
        self._column.setSpacing(theme.px(8))
        self._told = [ToldRow(told) for told in reading.told]
        self.rows = [AnswerRow(at, asked) for at, asked in enumerate(reading.asked, 1)]
        self._child, self._child_words = QWidget(), theme.label(wrap=True)
        self._assent: ChipsEditor | None = None
        self._forms: list[RecordForm] = []
        self.gaps = GapList()
        self.gaps.wanted.connect(self.lead)
        self._lay_out(reading)
        self._wire(reading)
        self.refresh()

    def refresh(self) -> None:
        """Everything as it is now."""
        reading = self._reading()
        for told_row, told in zip(self._told, reading.told, strict=False):
            told_row.show_told(told)
        for row, asked in zip(self.rows, reading.asked, strict=False):
            row.show_asked(asked)
        for form in self._forms:
            form.refresh()
        named = self.consent.signer is not None and not self.consent.signer_name
        for key in REPRESENTED:
            wanted = reading.represented or (is_informants(self.consent) and key != "ground")
            self._forms[-1].boxes[key].setVisible(wanted and not (named and key == "signer_name"))
        self._child.setVisible(reading.assent is not None)
        if self._assent is not None and not self._assent.touched():
            self._assent.set_value(self.consent.assent)
        self.gaps.show_gaps(reading.gaps)
        for button in self._signers:
            button.setEnabled(not reading.lacks and not self._read_only)
        if self._read_only:
            for row in self.rows:
                row.forbid()

    def flush(self) -> None:
        """Save what is being typed."""
        run_all([*(row.flush for row in self.rows), *(form.flush for form in self._forms)])

    def take_focus(self) -> None:
        """Put the cursor where work goes on: the first part not explained, else the first statement not answered."""
        untold = next((row for row in self._told if not row.box.isChecked()), None)
        if untold is not None:
            untold.box.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.rows:
            self._go(self.rows[0], 0)

    def lead(self, gap: Gap) -> None:
        """Put the cursor where something is missing, here or on another page."""
        if gap.place == SETTINGS:
            self.edits.go_to(SETTINGS)
        elif gap.place:
            self.edits.go_to(gap.place, gap.field)
        elif gap.field == "explained":
            self.take_focus()
        elif gap.field in {"statements", "parties"}:
            rows = (row for row in self.rows if (row.waits() if gap.field == "statements" else row.names_nobody()))
            row = next(rows, self.rows[0] if self.rows else None)
            if row is not None:
                row.take_focus(names=gap.field == "parties")
        elif gap.field == "assent" and self._assent is not None:
            self._assent.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_in_sight(self._child)
        else:
            form = next((one for one in self._forms if one.go_to(gap.field)), None)
            if form is not None:
                bring_in_sight(form.boxes[gap.field])

    def _reading(self) -> consents.Reading:
        return consents.reading(self.edits.notebook, self.edits.case, self.consent)

    def _wire(self, reading: consents.Reading) -> None:
        notebook, case = self.edits.notebook, self.edits.case
        for told_row, told in zip(self._told, reading.told, strict=True):
            told_row.box.setEnabled(not self._read_only)
            told_row.ticked.connect(
                lambda done, told=told: consents.explain(
                    notebook, case, self.consent, told.entries, done=done, origin=self
                )
            )
        for row, asked in zip(self.rows, reading.asked, strict=True):
            row.answered.connect(
                lambda agreed, asked=asked: consents.answer(notebook, case, asked.statement, agreed=agreed, origin=self)
            )
            row.named.connect(
                lambda names, asked=asked: consents.name_parties(notebook, case, asked.statement, names, origin=self)
            )
            row.moved.connect(lambda step, row=row: self._go(row, step))

    def _go(self, row: AnswerRow, step: int) -> None:
        at = self.rows.index(row) + step
        if 0 <= at < len(self.rows):
            self.rows[at].take_focus()

    def _lay_out(self, reading: consents.Reading) -> None:
        self._section(tr("1. Jelaskan, lalu centang"), self._told)
        self._fields(MANNER)
        if self.rows:
            keys = tr("Tombol S: setuju, T: tidak setuju, lalu butir berikutnya. ↑ ↓ pindah baris.")
            self._section(tr("2. Jawab satu per satu"), self.rows, keys)
        else:
            self._section(tr("2. Jawab satu per satu"), [])
        if all(one.agreed is None for one in self.consent.statements) and not is_draft(self.consent):
            add = theme.button(tr("Isi jawaban per butir"))
            add.setEnabled(not self._read_only)
            add.clicked.connect(lambda: consents.add_statements(self.edits.notebook, self.edits.case, self.consent))
            self._column.addWidget(add, alignment=Qt.AlignmentFlag.AlignLeft)
        self._lay_out_child(reading)
        self._section(tr("3. Yang menandatangani"), [])
        self._fields(SIGNING)
        signer = self._forms[-1].boxes["signer"]
        if isinstance(signer, FieldBox):
            signer.editor.edited.connect(self._signer_chosen)
        self._section(tr("4. Tanda tangan"), [self.gaps])
        self._lay_out_signing()

    def _lay_out_child(self, reading: consents.Reading) -> None:
        column = QVBoxLayout(self._child)
        column.setContentsMargins(0, theme.px(6), 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(theme.label(tr("Anak ditanya juga"), "section"))
        column.addWidget(self._child_words)
        if reading.assent is not None:
            self._child_words.setText(reading.assent.text)
            self._assent = ChipsEditor([(reading.assent.yes, True), (reading.assent.no, False)])
            self._assent.edited.connect(self._keep_assent)
            column.addWidget(self._assent)
            if self._read_only:
                self._assent.forbid()
            form = RecordForm(described(*CHILD), lambda **_: self.consent, self.edits)
            self._forms.append(form)
            column.addWidget(form)
        self._column.addWidget(self._child)

    def _lay_out_signing(self) -> None:
        self._signers: list[QPushButton] = []
        row = QWidget()
        flow = Flow(row)
        for words, role, action in (
            (tr("Tanda tangan di layar …"), "action", self._sign_on_screen),
            (tr(_ON_PAPER), "", lambda: self._sign(PAPER)),
            (tr("Cap jempol kiri"), "", lambda: self._sign(THUMB, thumb="kiri")),
            (tr("Cap jempol kanan"), "", lambda: self._sign(THUMB, thumb="kanan")),
        ):
            button = theme.button(words, role)
            button.clicked.connect(lambda _=False, action=action: self._begin_signing(action))
            self._signers.append(button)
            flow.add(button)
        self._column.addWidget(row)
        note = tr(
            "Sesudah ditandatangani, lembar ini tidak dapat diubah lagi. Cap jempol memerlukan dua saksi; "
            "lembar kertas difoto lalu dilampirkan pada persetujuan ini."
        )
        self._column.addWidget(theme.label(note, "muted", wrap=True))
        drop = theme.button(tr("Hapus lembar ini"), "quiet")
        drop.setEnabled(not self._read_only)
        drop.clicked.connect(self._discard)
        self._column.addWidget(drop, alignment=Qt.AlignmentFlag.AlignLeft)
        drop.setVisible(is_draft(self.consent))
        if not is_draft(self.consent) and not is_open(self.consent):
            take_back = theme.button(tr("Cabut persetujuan …"), "danger")
            take_back.setEnabled(not self._read_only)
            take_back.clicked.connect(self.take_back)
            self._column.addWidget(take_back, alignment=Qt.AlignmentFlag.AlignLeft)

    def _section(self, title: str, widgets: Sequence[QWidget], hint: str = "") -> None:
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(theme.label(title, "section"))
        if hint:
            self._column.addWidget(theme.label(hint, "muted", wrap=True))
        for widget in widgets:
            self._column.addWidget(widget)

    def _fields(self, keys: Sequence[str]) -> None:
        form = RecordForm(described(*keys), lambda **_: self.consent, self.edits)
        self._forms.append(form)
        self._column.addWidget(form)

    def _keep_assent(self) -> None:
        value = self._assent.value() if self._assent is not None else None
        with self.edits.edit(tr("Jawaban anak"), self):
            self.consent.assent = value
        self.refresh()

    def take_back(self) -> WithdrawalDialog:
        """Take back what was recorded as a whole, or one permission of it."""
        dialog = WithdrawalDialog(self.window(), self.edits, self.consent)
        dialog.open()
        return dialog

    def _signer_chosen(self) -> None:
        consents.name_signer(self.edits.notebook, self.edits.case, self.consent, origin=self)
        self.refresh()

    def _begin_signing(self, sign: Callable[[], None]) -> None:
        """Sign, or first ask once whether what is empty is to stay so."""
        self.flush()
        gaps = [one for one in self._reading().gaps if not one.must]
        if gaps:
            EmptyDialog(self.window(), gaps, sign).open()
        else:
            sign()

    def _sign_on_screen(self) -> None:
        self.flush()
        case, one = self.edits.case, self.consent
        by_other = is_informants(one) or represented(case, one, date.today())
        name = (
            (one.signer_name or (one.signer.name if one.signer else ""))
            if by_other
            else case.client and case.client.name
        )
        who = tr("{name} menandatangani sebagai {status}").format(
            name=name or tr("Penanda tangan"), status=one.signer_status or CLIENT
        )
        now = datetime.now()
        when = f"{long_date(now.date())}, {now:%H.%M}"
        dialog = SignatureDialog(self.window(), who, when, self._doubt_of_day(now.date()))
        dialog.signed.connect(lambda picture: self._sign(SCREEN, picture=picture))
        dialog.open()

    def _doubt_of_day(self, today: date) -> str:
        """Who signs on the screen signs today: another day that stands on the sheet would be lost unseen."""
        written = self.consent.date
        if written is None or written == PartialDate.on(today):
            return ""
        words = tr(
            "Tanggal di lembar ({date}) diganti dengan hari ini. Bila kertasnya sudah ditandatangani pada tanggal itu, "
            "tekan Batal, lalu “{paper}”."
        )
        return words.format(date=written.long(weekday=False), paper=tr(_ON_PAPER))

    def _sign(self, method: str, *, picture: bytes | None = None, thumb: str | None = None) -> None:
        self.flush()
        consents.sign(self.edits.notebook, self.edits.case, self.consent, method, picture=picture, thumb=thumb)
        self.signed.emit()

    def _discard(self) -> None:
        self.flush()
        consents.discard(self.edits.notebook, self.edits.case, self.consent)
        self.discarded.emit()
