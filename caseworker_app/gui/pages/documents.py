"""The tab «Dokumen»: choose a document, see its pages, print it or save it as PDF."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui import paper, shell_style, theme
from caseworker_app.gui.print_preview import STEP, PdfView
from caseworker_app.gui.reason import ReasonDialog
from caseworker_app.gui.work import in_background
from caseworker_app.jobs import permits, printing
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QPushButton

    from caseworker_app.casework.permissions import Permission
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Changes, Notebook


SIDE = 300


class DocumentsTab(QWidget):
    """Documents are made from the case as it is now; a change in the case makes the preview anew when it is seen."""

    def __init__(self, case: Case, notebook: Notebook) -> None:
        super().__init__()
        self.case, self.notebook = case, notebook
        self._offered = printing.available()
        self._key = self._offered[0][0]
        self._item: str | None = None
        self._data: bytes | None = None
        self._wanted = 0
        self._stale = True
        self.preview = PdfView()
        self._body = QStackedWidget()
        self._buttons: dict[str, QPushButton] = {}
        self._area = QScrollArea()
        self._names = QCheckBox(tr("Nama asli (bukan inisial)"))
        self._blank = QCheckBox(tr("Formulir kosong"))
        self._told = theme.label("", "done", wrap=True)
        self._notice = theme.label("", "attention", wrap=True)
        self._trouble = theme.label("", "attention", wrap=True)
        self._page = theme.label("", "muted")
        self._save = theme.button(tr("Simpan PDF …"))
        self._print = theme.button(" " + tr("Cetak"), "action", picture=theme.icon("print", "on_action"))
        self._lay_out()
        self._names.toggled.connect(self._make)
        self._blank.toggled.connect(self._make)
        self._save.clicked.connect(self._save_file)
        self._print.clicked.connect(self._print_file)
        self.preview.turned.connect(
            lambda at, of: self._page.setText(tr("Halaman {at} dari {of}").format(at=at, of=of))
        )
        self._stop_listening = notebook.subscribe(self._hear)

    def choose(self, key: str, *, item: str | None = None, blank: bool | None = None) -> None:
        """Show another document. item: id of the one record that it is about; blank: to be filled by hand, or not."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            self._area.ensureWidgetVisible(self._buttons[key])
            self._key, self._item = key, item
            if blank is not None:
                with QSignalBlocker(self._blank):
                    self._blank.setChecked(blank)
            self._make()

    def release(self) -> None:
        """Let the pages go."""
        self._stop_listening()
        self.preview.clear()
        self._data = None

    def showEvent(self, event: QShowEvent) -> None:
        """Make the document when it is looked at; the arrow keys go through the list."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._buttons[self._key].setFocus)
        if self._stale:
            self._make()

    def _hear(self, _changes: Changes) -> None:
        self._stale = True

    def _make(self) -> None:
        """Make the document in a thread; an older one still in the making is not shown."""
        self._stale = False
        self._wanted += 1
        number, make = self._wanted, self._maker("preview")
        found = self._against()
        self._notice.setText(tr("Konsep: {why}.").format(why=found.why) if found else "")
        self._notice.setVisible(found is not None)
        self._told.hide()
        self._show_part(1)
        for button in (self._save, self._print):
            button.setEnabled(False)

        in_background(self, make, lambda data: self._made(number, data), lambda error: self._failed(number, error))

    def _maker(self, gate: printing.Gate) -> Callable[[], bytes]:
        """Makes the chosen document, in a thread."""
        key, item = self._key, self._item
        names, blank = self._names.isChecked(), self._blank.isChecked()
        return lambda: printing.print_document(
            self.notebook, self.case.id, key, names=names, blank=blank, item=item, gate=gate
        )

    def _against(self) -> Permission | None:
        """What stands against handing the chosen document on."""
        return None if self._blank.isChecked() else permits.for_document(self.case, self._key, self._item)

    def _leave(self, then: Callable[[bytes], None]) -> None:
        """Hand the document on as it is; what consent does not cover as a draft, or with a reason."""
        found, data = self._against(), self._data
        if data is None:
            return
        if found is None:
            then(data)
            return

        def with_reason(reason: str) -> None:
            permits.record(self.notebook, self.case, found, printing.done(self._key), reason)
            in_background(self, self._maker("cleared"), then)

        as_draft = [] if found.forbids else [(tr("Lanjutkan sebagai konsep"), lambda: then(data))]
        sentence = permits.refusal(found, printing.done(self._key))
        words = tr("Lanjutkan dengan alasan")
        ReasonDialog(self.window(), sentence, with_reason, words=words, others=as_draft).open()

    def _made(self, number: int, data: bytes) -> None:
        if number != self._wanted:
            return
        self._data = data
        self._show_part(0)
        self.preview.show_pdf(data)
        for button in (self._save, self._print):
            button.setEnabled(True)

    def _failed(self, number: int, error: Exception) -> None:
        if number != self._wanted:
            return
        self._data = None
        self._trouble.setText(
            str(error) if isinstance(error, CaseworkerError) else tr("Dokumen ini belum dapat dibuat dari isi kasus.")
        )
        self._show_part(2)
        if not isinstance(error, CaseworkerError):
            raise error

    def _show_part(self, at: int) -> None:
        self._body.setCurrentIndex(at)
        self._page.setVisible(at == 0)

    def _file_name(self) -> str:
        from caseworker_app.jobs.case_files import load

        return printing.file_name(load(self.notebook, self.case.id), self._key, date.today())

    def _save_file(self) -> None:
        self._leave(self._save_data)

    def _save_data(self, data: bytes) -> None:
        if paper.save_as(self, data, self._file_name()) is not None:
            self._note("export")
            self._tell(tr("PDF disimpan. Salinan ini tidak terkunci; hapus bila tidak diperlukan lagi."))

    def _print_file(self) -> None:
        self._leave(lambda data: paper.print_pdf(self, data, self._file_name(), self._printed))

    def _printed(self, sentence: str) -> None:
        self._note("print")
        self._tell(sentence)

    def _note(self, action: str) -> None:
        if not self.notebook.read_only:
            self.notebook.note(action, self.case.id)

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.show()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._side())
        row.addWidget(self._main(), 1)

    def _side(self) -> QFrame:
        side = shell_style.card()
        side.setFixedWidth(theme.px(SIDE))
        column = QVBoxLayout(side)
        column.setContentsMargins(theme.px(12), theme.px(14), theme.px(12), theme.px(14))
        column.setSpacing(theme.px(4))
        column.addWidget(theme.label(tr("Dokumen"), "heading"))
        column.addSpacing(theme.px(4))
        column.addWidget(self._titles(), 1)
        column.addSpacing(theme.px(6))
        column.addWidget(shell_style.rule())
        column.addSpacing(theme.px(6))
        column.addWidget(self._names)
        column.addWidget(self._blank)
        column.addWidget(
            theme.label(tr("Formulir kosong dapat dicetak lalu diisi dengan tangan bersama klien."), "muted", wrap=True)
        )
        for line in (self._notice, self._told):
            line.hide()
            column.addWidget(line)
        column.addSpacing(theme.px(6))
        column.addWidget(self._print)
        column.addWidget(self._save)
        return side

    def _titles(self) -> QScrollArea:
        """The documents to choose from; there are more than a small screen has room for."""
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, theme.px(6), 0)
        column.setSpacing(theme.px(4))
        group = QButtonGroup(self)
        metrics = QFontMetrics(theme.font(weight=600))
        for key, title in self._offered:
            shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, theme.px(SIDE - 64))
            button = theme.button(shown, "item", checkable=True)
            button.setToolTip(title)
            button.setAccessibleName(title)
            button.clicked.connect(lambda _=False, key=key: self.choose(key))
            group.addButton(button)
            self._buttons[key] = button
            column.addWidget(button)
        column.addStretch()
        self._buttons[self._key].setChecked(True)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(listed)
        return self._area

    def _main(self) -> QFrame:
        main = shell_style.card()
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(14), 0, theme.px(8), 0)
        head.addWidget(self._page)
        head.addStretch()
        for icon, words, action in (
            ("minus", tr("Perkecil"), lambda: self.preview.zoom(1 / STEP)),
            ("plus", tr("Perbesar"), lambda: self.preview.zoom(STEP)),
            ("fit", tr("Selebar jendela"), self.preview.fit_width),
        ):
            button = theme.button(picture=theme.icon(icon))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setStyleSheet(f"padding: {theme.px(5)}px {theme.px(7)}px;")
            button.clicked.connect(lambda _=False, action=action: action())
            head.addWidget(button)
        waiting = QWidget()
        inside = QVBoxLayout(waiting)
        inside.addStretch()
        inside.addWidget(theme.label(tr("Dokumen sedang disusun …")), alignment=Qt.AlignmentFlag.AlignHCenter)
        bar = QProgressBar(minimum=0, maximum=0, textVisible=False)
        bar.setFixedWidth(theme.px(220))
        inside.addWidget(bar, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch()
        refused = QWidget()
        inside = QVBoxLayout(refused)
        inside.addStretch()
        inside.addWidget(self._trouble, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch()
        for page in (self.preview, waiting, refused):
            self._body.addWidget(page)
        column = QVBoxLayout(main)
        column.setContentsMargins(1, theme.px(8), 1, 1)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self._body, 1)
        return main
