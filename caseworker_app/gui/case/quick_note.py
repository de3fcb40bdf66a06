"""Catat cepat: a journal entry in a few seconds, wherever one is in the case. Saved while typing, like everything."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.gui.base import tab_order, theme
from caseworker_app.gui.base.leaving import Unsaved
from caseworker_app.gui.form.memo import MemoEditor
from caseworker_app.model.base import new_id
from caseworker_app.model.notes import JournalEntry
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.gui.case.session import CaseSession

WIDTH = 420


class QuickNote(QFrame):
    """A sheet over the case. kept: it was closed with a note in it. visit_wanted: a home visit is to be told of."""

    kept = Signal()
    visit_wanted = Signal()

    def __init__(self, edits: CaseSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        theme.mark(self, "note")
        self._edits = edits
        self._id = ""  # of the entry that is written, once there is one
        self._before: QWidget | None = None  # where the cursor was
        self._text = MemoEditor(lines=5)
        self._text.typed.connect(lambda: edits.typing(self.save, self._finish))
        self._text.edited.connect(self.save)
        edits.changed.connect(self._refresh)
        head = QHBoxLayout()
        head.addWidget(theme.label(tr("Catat cepat"), "heading"), 1)
        head.addWidget(theme.label(tr("masuk ke Jurnal hari ini"), "muted"))
        done = theme.button(tr("Selesai"), "action")
        done.clicked.connect(self.close_note)
        visit = theme.button(tr("Pulang dari kunjungan rumah …"), "link")
        visit.clicked.connect(self._tell_of_visit)
        foot = QHBoxLayout()
        foot.addWidget(theme.label(tr("Esc menutup; catatan tersimpan sendiri."), "muted"), 1)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(18), theme.px(14), theme.px(18), theme.px(14))
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addWidget(self._text, 1)
        column.addWidget(visit, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)
        QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated.connect(
            self.close_note
        )
        self.hide()

    def open_note(self) -> None:
        """Show it, empty, at the upper right of the window, ready to type."""
        if self._edits.notebook.read_only:
            return
        if not self.isVisible():
            self._id = ""
            self._text.set_value(None)
            self._before = self.window().focusWidget()
        host = self._host
        width = min(theme.px(WIDTH), host.width() - theme.px(40))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(host.width() - width - theme.px(24), theme.px(64))
        self.show()
        self.raise_()
        self._text.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the sheet as long as it is open."""
        return tab_order.step(self, forward=forward)

    def save(self) -> None:
        """Write what is typed so far into the journal; a note that was emptied is taken out of it."""
        text, entry = self._text.value(), self._entry()
        if entry is None and not text:
            return
        journal = self._edits.case.journal
        with self._edits.edit(tr("Catat cepat"), self):
            if entry is None:
                entry = JournalEntry(
                    id=new_id(), date=PartialDate.on(date.today()), time=TimeSpan.parse(f"{datetime.now():%H.%M}")
                )
                journal.append(entry)
                self._id = entry.id
            if text:
                entry.text = text
            else:
                journal.remove(entry)

    def _finish(self) -> None:
        self.save()
        self._text.set_value(self._text.value())

    def _entry(self) -> JournalEntry | None:
        """The entry that is written; None while there is none, and where it was undone."""
        return next((entry for entry in self._edits.case.journal if entry.id == self._id), None)

    def _refresh(self) -> None:
        """Show what undo and redo have made of the note."""
        if self.isVisible() and not self._text.touched():
            entry = self._entry()
            self._text.set_value(entry.text if entry else None)

    def _tell_of_visit(self) -> None:
        self.close_note()
        self.visit_wanted.emit()

    def _rescued(self) -> bool:
        """Keep the text as a draft of its entry, since it cannot be stored; False where there is no entry yet."""
        try:
            entry = self._entry()
            if entry is not None:
                self._edits.keep_draft(entry, "text", self._text.typed_text())
        except Exception:  # noqa: BLE001 - the first error is the one to tell
            return False
        return entry is not None

    def close_note(self) -> None:
        """Save and put it away; raises Unsaved, and stays open, where that is not possible."""
        if self.isHidden():
            return
        try:
            self._edits.save_typing()
            if self._text.touched():
                self.save()
        except Exception as error:
            raise Unsaved(tr("Catat cepat"), error, kept=self._rescued()) from error
        self.hide()
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()
        if self._entry() is not None:
            self.kept.emit()
