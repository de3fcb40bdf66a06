"""Close, archive, reopen, hold, keep longer, erase: what can be done with a case as a whole, from wherever it is named.

The same actions stand in the menu of the case, in the list of cases and on the page «Penyimpanan data».
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from caseworker_app.casework.retention import case_kept_until, hold_in_words, standing_hold
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.base.reason import fit_height
from caseworker_app.gui.case.archived import may_be_changed
from caseworker_app.gui.form.memo import MemoEditor
from caseworker_app.jobs import retention
from caseworker_app.model.case import Case
from caseworker_app.model.date_setting import DateOf, Setting
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.store.notebook import Notebook


class Action(NamedTuple):
    """What can be done: its words, what to call, and whether it takes something away."""

    words: str
    do: Callable[[], None]
    role: str = ""


def actions(parent: QWidget, notebook: Notebook, case: Case, erase: Callable[[], None]) -> list[Action]:
    """What can be done with a case as it is now; none where the notebook is only read."""
    if not may_be_changed(notebook):
        return []
    found = [Action(tr("Tahan penghapusan …"), lambda: _ask_hold(parent, notebook, case))]
    if standing_hold(case.legal_holds):
        found = [Action(tr("Lepaskan penahanan …"), lambda: _ask_release(parent, notebook, case))]
    if case_kept_until(case):
        found.append(Action(tr("Perpanjang masa simpan …"), lambda: ask_prolong(parent, notebook, case)))
    if case.archived or case.closed:
        found.insert(0, Action(tr("Buka kembali kasus …"), lambda: _ask_reopen(parent, notebook, case)))
    if not case.archived:
        words = tr("Arsipkan kasus") if case.closed else tr("Tutup dan arsipkan kasus …")
        found.insert(0, Action(words, lambda: _ask_archive(parent, notebook, case)))
    return [*found, Action(tr("Hapus kasus …"), erase, "danger")]


def fill(menu: QMenu, parent: QWidget, notebook: Notebook, case: Case, erase: Callable[[], None]) -> None:
    """Put the actions of a case into a menu, in the place of what stood there."""
    menu.clear()
    for action in actions(parent, notebook, case, erase):
        if action.role:
            menu.addSeparator()
        menu.addAction(action.words, action.do)
    menu.setEnabled(not menu.isEmpty())


def standing(case: Case) -> list[str]:
    """How things stand with the data of a case, a sentence each."""
    until = case_kept_until(case)
    hold = standing_hold(case.legal_holds)
    told = []
    if case.closed is None:
        told.append(tr("Kasus ini masih terbuka; masa simpannya mulai dihitung setelah ditutup."))
    elif until is not None:
        day = long_date(until, weekday=False)
        told.append(tr("Ditutup {closed}; disimpan sampai {until}.").format(closed=case.closed.long(), until=day))
    if case.archived is not None:
        told.append(tr("Diarsipkan {day}; hanya dapat dibaca dan dicetak.").format(day=case.archived.long()))
    if hold is not None:
        told.append(tr("Tidak dapat dihapus: {held}.").format(held=hold_in_words(hold)))
    return told


class RetentionWidget(PagePart):
    """The head of the page «Penyimpanan data»: how things stand, and what can be done."""

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self._edits, self._case, self._notebook = edits, edits.case, edits.notebook
        self._told = theme.label("", wrap=True)
        self._row = QWidget()
        self._buttons = Flow(self._row, gap=theme.px(8), line_gap=theme.px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._told)
        column.addWidget(self._row)
        self._shown: list[str] = []

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Say how things stand now."""
        del kinds
        self._told.setText("\n".join(standing(self._case)))
        found = actions(self, self._notebook, self._case, self._edits.erase_wanted.emit)
        if [action.words for action in found] == self._shown:
            return
        self._shown = [action.words for action in found]
        while (item := self._buttons.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for action in found:
            button = theme.button(action.words, action.role)
            button.clicked.connect(action.do)
            self._buttons.add(button)


class AskReason(QDialog):
    """A question that is answered by a reason, and where ``line`` names it by a line of text before it.

    do: called with line and reason; what it raises as CaseworkerError is shown, and the window stays open.
    """

    def __init__(
        self, parent: QWidget, title: str, what: str, do: Callable[[str, str], None], *, words: str, line: str = ""
    ) -> None:
        super().__init__(parent.window())
        self._do = do
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(560))
        self.line = QLineEdit()
        self.reason = MemoEditor(lines=3)
        self.trouble = theme.label("", "trouble", wrap=True)
        self.trouble.hide()
        self.go_on = theme.button(words, "action")
        self.go_on.clicked.connect(self._finish)
        leave = theme.button(tr("Batal"))
        leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(10))
        column.addWidget(theme.label(what, wrap=True))
        for label, editor in ((line, self.line), (tr("Alasan"), self.reason)):
            if label:
                asked = theme.label(label, "label")
                asked.setBuddy(editor)
                editor.setAccessibleName(label)
                column.addWidget(asked)
                column.addWidget(editor)
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(leave)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.finished.connect(self.deleteLater)
        fit_height(self)

    def _finish(self) -> None:
        try:
            self._do(self.line.text(), self.reason.value() or "")
        except CaseworkerError as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            fit_height(self)
            return
        self.accept()


def ask_prolong(parent: QWidget, notebook: Notebook, case: Case) -> None:
    """Ask until when a case is kept, and why."""

    def do(line: str, reason: str) -> None:
        until = PartialDate.parse(line, Setting(date.today(), DateOf.PLAN)) if line.strip() else None
        retention.prolong(notebook, case.id, until, reason)

    what = tr("Sampai kapan data kasus {number} disimpan, dan mengapa lebih lama?").format(number=case.number or "–")
    title, line = tr("Perpanjang masa simpan"), tr("Disimpan sampai, misalnya 31/12/2030")
    AskReason(parent, title, what, do, words=tr("Simpan"), line=line).open()


def _ask_archive(parent: QWidget, notebook: Notebook, case: Case) -> None:
    if case.closed:
        retention.archive(notebook, case.id)
        return

    def do(_line: str, reason: str) -> None:
        retention.archive(notebook, case.id, reason)

    what = tr(
        "Kasus {number} ditutup hari ini, keluar dari daftar kasus, dan setelah itu hanya dapat dibaca dan dicetak. "
        "Mengapa ditutup?"
    )
    number = case.number or "–"
    AskReason(parent, tr("Tutup dan arsipkan"), what.format(number=number), do, words=tr("Tutup dan arsipkan")).open()


def _ask_reopen(parent: QWidget, notebook: Notebook, case: Case) -> None:
    def do(_line: str, reason: str) -> None:
        retention.reopen(notebook, case.id, reason)

    what = tr("Kasus {number} dibuka kembali dan dapat diisi lagi. Alasannya tercatat pada “Penyimpanan data”.")
    number = case.number or "–"
    AskReason(parent, tr("Buka kembali kasus"), what.format(number=number), do, words=tr("Buka kembali")).open()


def _ask_hold(parent: QWidget, notebook: Notebook, case: Case) -> None:
    def do(line: str, reason: str) -> None:
        retention.hold(notebook, case.id, line, reason)

    what = tr("Selama ditahan, kasus {number} tidak dapat dihapus, oleh siapa pun, walaupun masa simpannya berakhir.")
    number = case.number or "–"
    title, line = tr("Tahan penghapusan"), tr("Diperintahkan oleh (pengadilan, polisi, pimpinan …)")
    AskReason(parent, title, what.format(number=number), do, words=tr("Tahan"), line=line).open()


def _ask_release(parent: QWidget, notebook: Notebook, case: Case) -> None:
    def do(_line: str, reason: str) -> None:
        retention.release(notebook, case.id, reason)

    hold = standing_hold(case.legal_holds)
    what = tr("Kasus ini {held}. Mengapa penahanan dilepas?").format(held=hold_in_words(hold) if hold else "")
    AskReason(parent, tr("Lepaskan penahanan"), what, do, words=tr("Lepaskan")).open()
