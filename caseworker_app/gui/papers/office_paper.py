"""A document about the whole notebook in a window of its own: looked at, printed, saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.casework.outside_copies import pdf_lock
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.pdf.lock import locked
from caseworker_app.documents.wish import Wish
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.papers import paper
from caseworker_app.gui.papers.lock_choice import LockChoice
from caseworker_app.gui.papers.print_preview import PdfView
from caseworker_app.jobs import outside_copies, printing
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from caseworker_app.casework.outside_copies import Leaving
    from caseworker_app.casework.recap_facts import RecapScope
    from caseworker_app.store.notebook import Notebook


class OfficePaper(QDialog):
    """One of the agency's documents, with initials unless names are wanted; ``days`` as in ``Wish``.

    only: ids of the cases that it is about. scope: the period that a recap is about. item: the group that it is about.
    """

    def __init__(
        self,
        parent: QWidget,
        notebook: Notebook,
        key: str,
        title: str,
        days: tuple[date, date] | None = None,
        *,
        only: Collection[str] | None = None,
        scope: RecapScope | None = None,
        item: str | None = None,
    ) -> None:
        super().__init__(parent)
        self._notebook, self._key, self._days, self._only, self._scope = notebook, key, days, only, scope
        self._item = item
        self._data: bytes | None = None
        self.setWindowTitle(title)
        self.resize(parent.window().size() * 0.9)
        self.preview = PdfView()
        self.names = QCheckBox(tr("Nama asli"))
        self.names.setHidden(KINDS[key].initials_only)
        self.blank = QCheckBox(tr("Formulir kosong"))
        self.lock = LockChoice()
        self.lock.setMaximumWidth(theme.px(420))
        self.told = theme.label("", "muted", wrap=True)
        self.print = theme.button(" " + tr("Cetak"), "action", picture=theme.icon("print", "on_action"))
        self.pdf = theme.button(tr("Simpan PDF …"))
        self.word = theme.button(tr("Simpan Word …"))
        close = theme.button(tr("Tutup"))
        self.print.clicked.connect(self._print)
        self.pdf.clicked.connect(self._save)
        self.word.clicked.connect(self._save_word)
        close.clicked.connect(self.reject)
        for box in (self.names, self.blank):
            box.toggled.connect(self._make)
        self._side = side = QVBoxLayout()
        side.setSpacing(theme.px(10))
        for widget in (self.names, self.blank, self.lock, self.told):
            side.addWidget(widget)
        side.addStretch()
        for button in (self.print, self.pdf, self.word, close):
            side.addWidget(button)
        holder = QWidget()
        holder.setLayout(side)
        holder.setFixedWidth(theme.px(300))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
        row.setSpacing(theme.px(14))
        row.addWidget(self.preview, 1)
        row.addWidget(holder)
        self.finished.connect(lambda _: self.preview.clear())
        self.finished.connect(self.deleteLater)
        self._make()

    def add_choice(self, *widgets: QWidget) -> None:
        """Further things to choose, below those that every paper has."""
        at = self._side.indexOf(self.told)
        for widget in reversed(widgets):
            self._side.insertWidget(at, widget)

    def tell_only(self, ids: Collection[str]) -> None:
        """Make it anew, about these alone."""
        self._only = ids
        self._make()

    def _make(self) -> None:
        wish, only = self._wish(), self._only
        self._allow(leaving=False)

        def done(data: bytes) -> None:
            if (wish, only) == (self._wish(), self._only):
                self._data = data
                self.preview.show_pdf(data)
                self._allow(leaving=True)

        in_background(self, self._maker(wish, ".pdf"), done)

    def _maker(self, wish: Wish, suffix: str) -> Callable[[], bytes]:
        notebook, key, only, scope = self._notebook, self._key, self._only, self._scope
        return lambda: printing.print_agency_document(notebook, key, wish, suffix=suffix, only=only, scope=scope)

    def _allow(self, *, leaving: bool) -> None:
        for button in (self.print, self.pdf, self.word):
            button.setEnabled(leaving)

    def _wish(self) -> Wish:
        return Wish(names=self.names.isChecked(), blank=self.blank.isChecked(), item=self._item, days=self._days)

    def _name(self, suffix: str = ".pdf") -> str:
        return f"{KINDS[self._key].file_word}_{date.today().isoformat()}{suffix}"

    def _departure(self, lock: str | None = None) -> Leaving:
        return printing.departure(self._key, None, self._wish(), lock)

    def _save(self) -> None:
        try:
            password = self.lock.password()
            write = paper.noting(self._notebook, self._departure(pdf_lock(password)))
            path = paper.save_as(self, locked(self._data or b"", password), self._name(), write=write)
        except CaseworkerError as error:
            self.told.setText(str(error))
            return
        if path is not None:
            self._left("export", tr("Disimpan: {name}.").format(name=path.name))

    def _save_word(self) -> None:
        """Make it once more for Word, in a thread, then ask for its place."""
        self._allow(leaving=False)

        def keep(data: bytes) -> None:
            self._allow(leaving=True)
            try:
                write = paper.noting(self._notebook, self._departure())
                path = paper.save_as(self, data, self._name(".docx"), paper.WORD, write=write)
            except CaseworkerError as error:
                self.told.setText(str(error))
                return
            if path is not None:
                self._left("export", tr("Disimpan: {name}.").format(name=path.name))

        in_background(self, self._maker(self._wish(), ".docx"), keep)

    def _print(self) -> None:
        def printed(sentence: str) -> None:
            outside_copies.note_printed(self._notebook, self._departure())
            self._left("print", sentence)

        paper.print_pdf(
            self, self._data or b"", self._name(), printed, failed=self._failed, cancelled=self.told.setText
        )

    def _left(self, action: str, sentence: str) -> None:
        if not self._notebook.read_only:
            self._notebook.note(action)
        if not self.blank.isChecked():
            printing.note_sheet(self._notebook, self._key)
        self.told.setText(sentence)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CaseworkerError):
            raise error
        self.told.setText(str(error))
