"""The yearly list of cases whose time is over: each is erased, kept longer or held; the list is printed and signed."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.case.keeping import fill
from caseworker_app.gui.papers import paper
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.jobs import retention
from caseworker_app.model.case import Case
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from caseworker_app.jobs.retention import Kept
    from caseworker_app.store.notebook import Notebook

LIST, RECORD = "retention-list", "destruction-record"


class RetentionPart(SettingsPart):
    """case_wanted: the id of a case to open, and its page. erase_wanted: the id of a case to erase."""

    case_wanted = Signal(str, str)
    erase_wanted = Signal(str)

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        words = tr(
            "Kasus yang ditutup disimpan selama masa simpan lembaga (bagian “Lembaga”; bila kosong lima tahun). Di "
            "sini tampil kasus yang masa simpannya berakhir tahun ini. Tidak ada yang dihapus dengan sendirinya."
        )
        self._count = theme.label("", "label", wrap=True)
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self.told = theme.label("", wrap=True)
        self.told.hide()
        buttons = QWidget()
        row = Flow(buttons, gap=theme.px(8), line_gap=theme.px(8))
        for label, use in (
            (tr("Cetak daftar retensi"), partial(self._make, LIST, self._print)),
            (tr("Simpan daftar retensi …"), partial(self._make, LIST, self._save)),
            (tr("Cetak berita acara kosong"), partial(self._make, RECORD, self._print, blank=True)),
        ):
            button = theme.button(label)
            button.clicked.connect(lambda _=False, use=use: use())
            row.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for widget in (theme.label(words, "muted", wrap=True), self._count, self._lines, buttons, self.told):
            column.addWidget(widget)
        self._stop_listening = notebook.subscribe(lambda _: self.refresh() if self.isVisible() else None)

    def showEvent(self, event: QShowEvent) -> None:
        """Say how things stand today."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """The cases due by the end of this year."""
        year = date.today().year
        with self._notebook.reading() as session:
            due = retention.due(session, year)
        told = tr("{count} kasus berakhir masa simpannya sampai 31 Desember {year}:")
        nothing = tr("Tidak ada kasus yang masa simpannya berakhir sampai 31 Desember {year}.")
        self._count.setText((told if due else nothing).format(count=len(due), year=year))
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for kept in due:
            self._column.addWidget(self._line(kept))

    def release(self) -> None:
        """Stop listening."""
        self._stop_listening()

    def _line(self, kept: Kept) -> QFrame:
        line = QFrame()
        theme.mark(line, "card")
        name = theme.button(" · ".join(filter(None, (kept.number, kept.initials))), "link")
        name.clicked.connect(lambda: self.case_wanted.emit(kept.case_id, "files/retention"))
        until = tr("disimpan sampai {day}").format(day=long_date(kept.until, weekday=False))
        about = theme.label(" · ".join(filter(None, (until, kept.held, tr("arsip") if kept.archived else ""))), "muted")
        about.setWordWrap(True)
        more = theme.button(tr("Putuskan"))
        more.setAccessibleName(f"{more.text()}: {kept.number}")
        menu = QMenu(more)
        more.setMenu(menu)
        menu.aboutToShow.connect(lambda: self._fill(menu, kept.case_id))
        row = QHBoxLayout(line)
        row.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
        row.addWidget(name)
        row.addWidget(about, 1)
        row.addWidget(more)
        return line

    def _fill(self, menu: QMenu, case_id: str) -> None:
        with self._notebook.reading() as session:
            case = session.get(Case, case_id)
        if case is not None:
            fill(menu, self, self._notebook, case, lambda: self.erase_wanted.emit(case_id))

    def _make(self, key: str, use: Callable[[bytes, str], None], *, blank: bool = False) -> None:
        from caseworker_app.documents.wish import Wish
        from caseworker_app.jobs.printing import print_agency_document

        name = f"{key}_{date.today().isoformat()}.pdf"
        in_background(
            self,
            lambda: print_agency_document(self._notebook, key, Wish(blank=blank)),
            lambda data: use(data, name),
            self._failed,
        )

    def _print(self, data: bytes, name: str) -> None:
        paper.print_pdf(self, data, name, lambda told: self._tell(told, "done"), failed=self._failed)

    def _save(self, data: bytes, name: str) -> None:
        try:
            saved = paper.save_as(self, data, name)
        except CaseworkerError as error:
            self._tell(str(error), "trouble")
            return
        if saved is not None:
            self._tell(tr("Daftar disimpan: {name}.").format(name=saved.name), "done")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CaseworkerError):
            raise error
        self._tell(str(error), "trouble")

    def _tell(self, sentence: str, role: str) -> None:
        theme.mark(self.told, role)
        self.told.setText(sentence)
        self.told.show()
