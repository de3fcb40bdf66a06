"""What can be done with cases of the list: the right-click menu of one or of several, and the list on paper."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.case import keeping
from caseworker_app.gui.case.archived import may_be_changed
from caseworker_app.gui.cases import case_packages
from caseworker_app.jobs import retention
from caseworker_app.model.case import Case
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from caseworker_app.store.notebook import Notebook

SUMMARY = "documents/case-summary"


class CaseActions(QObject):
    """The signals are those of the list of cases."""

    opened = Signal(str)
    case_wanted = Signal(str, str, str)
    erase_wanted = Signal(str)
    told = Signal(str)

    def __init__(self, parent: QWidget, notebook: Notebook) -> None:
        super().__init__(parent)
        self._window, self._notebook = parent, notebook
        self.menu = QMenu(parent)

    def popup(self, chosen: Sequence[str], at: QPoint) -> None:
        """Offer what can be done with the cases that are chosen."""
        self.fill(chosen)
        if not self.menu.isEmpty():
            self.menu.popup(at)

    def fill(self, chosen: Sequence[str]) -> None:
        """Put it into the menu, in the place of what stood there."""
        with self._notebook.reading() as session:
            cases = [case for case_id in chosen if (case := session.get(Case, case_id)) is not None]
        self.menu.clear()
        if len(cases) == 1:
            self._fill_for_one(cases[0])
        elif cases:
            self._fill_for_several(cases)

    def export(self, case_id: str) -> None:
        """Save a case as a package."""
        with self._notebook.reading() as session:
            case = session.get(Case, case_id)
        if case is not None:
            number = case.number or ""
            lead = self.case_wanted.emit
            case_packages.offer(
                self._window, self._notebook, case_id, number, self.told.emit, lambda *there: lead(case_id, *there)
            )

    def print_list(self, ids: Sequence[str]) -> None:
        """Look at the list as it stands on paper, print it or save it as PDF."""
        from caseworker_app.gui.papers.office_paper import OfficePaper

        OfficePaper(self._window.window(), self._notebook, "case-list", tr("Daftar kasus"), only=tuple(ids)).open()

    def save_table(self, ids: Sequence[str]) -> None:
        """Write the list as an Excel workbook in a thread, then ask for its place."""
        from caseworker_app.jobs import case_sheet

        chosen = tuple(ids)
        in_background(self, lambda: case_sheet.case_workbook(self._notebook, chosen), self._keep_table)

    def _keep_table(self, data: bytes) -> None:
        from caseworker_app.gui.papers import paper
        from caseworker_app.jobs import case_sheet

        name = tr("daftar-kasus_{day}.xlsx").format(day=date.today().isoformat())
        noting = paper.noting(self._notebook, case_sheet.departure())
        try:
            path = paper.save_as(self._window, data, name, tr("Excel (*.xlsx)"), write=noting)
        except CaseworkerError as error:
            self.told.emit(str(error))
            return
        if path is not None:
            if not self._notebook.read_only:
                self._notebook.note("export")
            self.told.emit(tr("Disimpan: {name}.").format(name=path.name))

    def _fill_for_one(self, case: Case) -> None:
        self.menu.addAction(tr("Buka"), lambda: self.opened.emit(case.id))
        self.menu.addAction(tr("Cetak ringkasan …"), lambda: self.case_wanted.emit(case.id, SUMMARY, ""))
        self.menu.addAction(tr("Simpan sebagai paket …"), lambda: self.export(case.id))
        self.menu.addAction(tr("Salin nomor kasus"), lambda: self._copy([case]))
        self.menu.addSeparator()
        erase = self.erase_wanted.emit
        for action in keeping.actions(self._window, self._notebook, case, lambda: erase(case.id)):
            if action.role:
                self.menu.addSeparator()
            self.menu.addAction(action.words, action.do)

    def _fill_for_several(self, cases: Sequence[Case]) -> None:
        self.menu.addAction(tr("Salin {count} nomor kasus").format(count=len(cases)), lambda: self._copy(cases))
        closed = [case.id for case in cases if case.closed and not case.archived]
        if closed and may_be_changed(self._notebook):
            words = tr("Arsipkan {count} kasus yang selesai").format(count=len(closed))
            self.menu.addAction(words, lambda: self._archive(closed))

    def _archive(self, ids: Sequence[str]) -> None:
        done = 0
        try:
            for case_id in ids:
                retention.archive(self._notebook, case_id)
                done += 1
        except CaseworkerError as error:
            self.told.emit(tr("{count} kasus diarsipkan, lalu: {trouble}").format(count=done, trouble=error))
            return
        self.told.emit(tr("{count} kasus diarsipkan.").format(count=done))

    def _copy(self, cases: Sequence[Case]) -> None:
        numbers = [case.number for case in cases if case.number]
        QGuiApplication.clipboard().setText("\n".join(numbers))
        self.told.emit(
            tr("Disalin: {numbers}").format(numbers=", ".join(numbers[:5]) + (" …" if len(numbers) > 5 else ""))
        )
