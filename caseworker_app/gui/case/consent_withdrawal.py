"""The window in which consent is taken back: as a whole or item by item, by whom, when, why, and what follows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from caseworker_app.casework.taking_back import can_be_taken_back, consequences
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.reason import fit_height
from caseworker_app.gui.form.chips_editor import ChipsEditor
from caseworker_app.gui.form.editors import TextEditor
from caseworker_app.gui.form.memo import MemoEditor
from caseworker_app.gui.form.read_editors import DateEditor
from caseworker_app.jobs import consents
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.model.engagement import Consent

FATES = ("disimpan sesuai kewajiban", "disamarkan", "dihapus")


class WithdrawalDialog(QDialog):
    """What is taken back, by whom, when, why, what becomes of the data; and before it is done, what follows."""

    def __init__(self, parent: QWidget, edits: CaseSession, consent: Consent) -> None:
        super().__init__(parent)
        self._edits, self._consent = edits, consent
        self.setWindowTitle(tr("Cabut persetujuan"))
        self.setMinimumWidth(theme.px(620))
        self.whole = QRadioButton(tr("Seluruh persetujuan"))
        self.single = QRadioButton(tr("Beberapa izin saja"))
        self.items = {
            key: QCheckBox(theme.plain(label[:1].upper() + label[1:]))
            for key, label in can_be_taken_back(edits.case, consent, date.today())
        }
        self.date, self.by, self.why = DateEditor(near=edits.case_time), TextEditor(), MemoEditor(lines=1)
        self.date.set_value(PartialDate.on(date.today()))
        self.effect = ChipsEditor([(word[:1].upper() + word[1:], word) for word in map(tr, FATES)], free=True)
        self._told = theme.label(wrap=True)
        self.trouble = theme.label("", "trouble", wrap=True)
        self.trouble.hide()
        self.go_on = theme.button("", "danger")
        self.go_on.clicked.connect(self._finish)
        self._lay_out()
        self.whole.setChecked(True)
        self.whole.toggled.connect(self._show)
        for box in self.items.values():
            box.toggled.connect(self._show)
        self.finished.connect(self.deleteLater)
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        column.setSpacing(theme.px(6))
        column.addWidget(theme.label(tr("Yang dicabut"), "label"))
        row = QHBoxLayout()
        row.addWidget(self.whole)
        row.addWidget(self.single)
        row.addStretch()
        column.addLayout(row)
        self._choice = QWidget()
        flow = Flow(self._choice, gap=theme.px(14), line_gap=theme.px(4))
        for box in self.items.values():
            flow.add(box)
        column.addWidget(self._choice)
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
        column.addWidget(self._told)
        column.addWidget(theme.label(tr("Pencabutan tidak dapat diurungkan; klien dapat menyetujui lagi."), "muted"))
        column.addWidget(self.trouble)
        leave = theme.button(tr("Batal"), "action")
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.go_on)
        buttons.addWidget(leave)
        column.addLayout(buttons)

    def _chosen(self) -> list[str] | None:
        """The items that are taken back; None for the whole."""
        return None if self.whole.isChecked() else [key for key, box in self.items.items() if box.isChecked()]

    def _show(self) -> None:
        """What follows from what is chosen."""
        chosen = self._chosen()
        self.single.setVisible(bool(self.items))
        self._choice.setVisible(chosen is not None)
        told = [] if chosen == [] else consequences(self._edits.case, chosen)
        self._told.setText("\n".join(f"•  {one}" for one in told) or tr("Pilih dahulu izin yang dicabut."))
        self.go_on.setText(
            tr("Cabut persetujuan") if chosen is None else tr("Cabut {count} izin").format(count=len(chosen))
        )
        fit_height(self)

    def _finish(self) -> None:
        notebook, case, chosen = self._edits.notebook, self._edits.case, self._chosen()
        unread = self.date.unread()
        when = PartialDate(text=unread) if unread else self.date.value() or PartialDate()
        by = self.by.value() or ""
        why, effect = self.why.value() or "", self.effect.value() or ""
        try:
            if chosen is None:
                consents.withdraw(notebook, case, self._consent, when, by, why, effect)
            else:
                consents.withdraw_items(notebook, case, self._consent, chosen, when, by, why, effect)
        except CaseworkerError as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            fit_height(self)
            return
        self.accept()
