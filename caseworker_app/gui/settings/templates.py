"""Documents in the office's own words: chosen from a list, edited at the left, seen as paper at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from caseworker_app import limits, paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.papers.print_preview import PdfView
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.gui.settings.template_bodies import braces, show_consent, show_document
from caseworker_app.gui.settings.template_sheet import TemplateSheet
from caseworker_app.jobs import files, template_preview, templates
from caseworker_app.jobs.cases import summaries
from caseworker_app.jobs.printing import available
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QShowEvent
    from PySide6.QtWidgets import QPushButton

    from caseworker_app.store.notebook import Notebook

SUFFIX = ".naskah"
_LISTED_CASES = 20


class TemplatesPart(SettingsPart):
    """What is typed is kept as a draft at once; documents change only by «Pakai». Ctrl+Z takes each change back."""

    help_topic = "dokumen"

    wide = True
    """It scrolls by itself and wants all the room."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self.content: dict[str, Any] = {}
        self._asked = 0
        self._stop_listening = notebook.subscribe(lambda _: self._hear())
        self._wait = QTimer(self, singleShot=True, interval=250)
        self._wait.timeout.connect(self.preview)
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Dokumen"))
        titled = dict(available())
        for key in templates.listed():
            self.choice.addItem(titled.get(key) or tr("Semua surat: nomor dan keterangan konsep"), key)
        self.example = QComboBox()
        self.example.setAccessibleName(tr("Contoh pada pratinjau"))
        self._state = theme.label(wrap=True)
        self.trouble = theme.label("", "trouble", wrap=True)
        self.trouble.hide()
        self.sheet = TemplateSheet(read_only=notebook.read_only)
        self.pages = PdfView()
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._chosen)
        self.example.currentIndexChanged.connect(self._wait.start)
        self.sheet.changed.connect(self._keep)
        self.sheet.restructured.connect(self._restructured)

    @property
    def key(self) -> str:
        """The document that is edited."""
        return str(self.choice.currentData())

    def choose(self, key: str) -> None:
        """Show another document."""
        self.choice.setCurrentIndex(self.choice.findData(key))

    def showEvent(self, event: QShowEvent) -> None:
        """Built when it is first looked at."""
        super().showEvent(event)
        if not self.content:
            self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z and Ctrl+Y."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.flush()
            self._notebook.redo(None)
        else:
            super().keyPressEvent(event)

    def undo(self) -> None:
        """Take back the last change."""
        self.flush()
        self._notebook.undo(None)

    def reload(self) -> None:
        """Show what is kept."""
        if not self.example.count():
            self._list_examples()
        place = self._area.verticalScrollBar().value()
        self.content = templates.draft(self._notebook, self.key)
        self.sheet.clear()
        self.sheet.note(tr("Kata dalam kurung kurawal diisi program: {words}.").format(words=braces(self.key)))
        if self.key == templates.CONSENT:
            show_consent(self.sheet, self.content)
        else:
            show_document(self.sheet, self.content, self.key)
        self.sheet.finish()
        self._show_state()
        self._wait.start()
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(place))

    def flush(self) -> None:
        """Keep what is being typed."""
        if self.content and not self._notebook.read_only:
            self.sheet.take_over()

    def release(self) -> None:
        """Keep what is being typed and stop listening."""
        self.flush()
        self._stop_listening()
        self._wait.stop()
        self._asked += 1
        self.sheet.clear()
        self.pages.clear()

    def use_draft(self) -> None:
        """Print with this from now on."""
        self._try(lambda: templates.use_draft(self._notebook, self.key))

    def drop(self) -> None:
        """Back to what is in use."""
        self._begin_again(lambda: templates.drop_draft(self._notebook, self.key))

    def as_shipped(self) -> None:
        """Begin again with the text as shipped."""
        self._begin_again(lambda: templates.draft_as_shipped(self._notebook, self.key))

    def from_version(self, version: str) -> None:
        """Begin again with an earlier version."""
        self._begin_again(lambda: templates.draft_from_version(self._notebook, self.key, version))

    def save_file(self, path: Path) -> None:
        """The draft as a file, for another laptop."""
        self._try(lambda: files.write_file(path, templates.write_file(self._notebook, self.key)))

    def open_file(self, path: Path) -> None:
        """A file from another laptop becomes the draft."""
        self._try(lambda: templates.read_file(self._notebook, self.key, files.read_file(path, limits.TEMPLATE_FILE)))

    def preview(self) -> None:
        """Lay the draft out in a thread; the newest request wins."""
        if not self.isVisible():
            return
        self._asked += 1
        asked, key, case_id = self._asked, self.key, self.example.currentData()

        def done(data: bytes) -> None:
            if asked == self._asked:
                place = self.pages.verticalScrollBar().value()
                self.pages.show_pdf(data)
                self.pages.verticalScrollBar().setValue(place)
                self._tell("")

        def failed(error: Exception) -> None:
            if asked != self._asked:  # a newer one is under way, or the notebook is being closed
                return
            if not isinstance(error, CaseworkerError):
                raise error
            self._tell(str(error))

        in_background(self, lambda: template_preview.preview(self._notebook, key, case_id), done, failed)

    def _try(self, job: Callable[[], object]) -> None:
        self.flush()
        try:
            job()
        except CaseworkerError as error:
            self._tell(str(error))
            return
        self._tell("")
        self.reload()

    def _begin_again(self, job: Callable[[], None]) -> None:
        self.sheet.clear()
        self.content = {}
        job()
        self._tell("")
        self.reload()

    def _chosen(self) -> None:
        self._area.verticalScrollBar().setValue(0)
        self.pages.clear()  # another document's pages would be taken for this one's
        self._tell("")
        self.reload()

    def _restructured(self) -> None:
        self._keep()
        self.reload()

    def _keep(self) -> None:
        if self.content and self.content != templates.draft(self._notebook, self.key):
            templates.keep_draft(self._notebook, self.key, self.content)
            self._show_state()
            self._wait.start()

    def _hear(self) -> None:
        """Something was changed, perhaps taken back: show it, unless it was typed here."""
        if self.content and self.content != templates.draft(self._notebook, self.key):
            self.reload()
        elif self.isVisible():
            self._wait.start()

    def _show_state(self) -> None:
        notebook, key = self._notebook, self.key
        found = templates.current(notebook, key)
        own = found.template.version != templates.shipped(key).version
        words = (
            tr("Dipakai sekarang: versi {version}, naskah lembaga.")
            if own
            else tr("Dipakai sekarang: versi {version}, naskah bawaan.")
        )
        changed = templates.has_draft(notebook, key)
        more = tr("Ada perubahan yang belum dipakai.") if changed else ""
        self._state.setText(" ".join(filter(None, (words.format(version=found.template.version), more, found.trouble))))
        self.use.setText(tr("Pakai sebagai versi {version}").format(version=templates.next_version(notebook, key)))
        for button in (self.use, self._drop):
            button.setEnabled(changed and not notebook.read_only)
        menu = self._begin.menu()
        menu.clear()
        menu.addAction(tr("Naskah bawaan"), self.as_shipped)
        for version in reversed(templates.versions(notebook, key)):
            menu.addAction(tr("Versi {version}").format(version=version), partial(self.from_version, version))

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _list_examples(self) -> None:
        self.example.blockSignals(True)
        self.example.addItem(tr("Pratinjau: lembar kosong"), None)
        with self._notebook.reading() as session:
            for one in summaries(session, limit=_LISTED_CASES):
                called = " · ".join(filter(None, (one.number, one.initials)))
                self.example.addItem(tr("Pratinjau: kasus {case}").format(case=called), one.id)
        self.example.blockSignals(False)

    def _ask_save(self) -> None:
        suggested = str(paths.user_documents() / f"{self.key}{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Simpan naskah ke berkas"), suggested, _file_kind())
        if chosen:
            path = Path(chosen)
            self.save_file(path if path.suffix else path.with_suffix(SUFFIX))

    def _ask_open(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Ambil naskah dari berkas"), str(paths.user_documents()), _file_kind()
        )
        if chosen:
            self.open_file(Path(chosen))

    def _lay_out(self) -> None:
        self.use = theme.button("", "action")
        self._drop = theme.button(tr("Buang perubahan"))
        self._begin = theme.button(tr("Mulai dari"))
        self._begin.setMenu(QMenu(self._begin))
        save, fetch = theme.button(tr("Simpan ke berkas …")), theme.button(tr("Ambil dari berkas …"))
        buttons = QWidget()
        flow = Flow(buttons)
        for button, action in (
            (self.use, self.use_draft),
            (self._drop, self.drop),
            (self._begin, None),
            (save, self._ask_save),
            (fetch, self._ask_open),
        ):
            self._add(flow, button, action, writes=button is not save)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(8))
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.sheet)
        for widget in (self.choice, self._state, buttons, self.trouble):
            column.addWidget(widget)
        column.addWidget(self._area, 1)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(theme.px(8), 0, 0, 0)
        beside.setSpacing(theme.px(8))
        beside.addWidget(self.example)
        beside.addWidget(self.pages, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 4)
        split.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def _add(self, flow: Flow, button: QPushButton, action: Callable[[], None] | None, *, writes: bool) -> None:
        if action is not None:
            button.clicked.connect(lambda _=False: action())
        button.setEnabled(not (writes and self._notebook.read_only))
        flow.add(button)


def _file_kind() -> str:
    return tr("Naskah dokumen (*{suffix})").format(suffix=SUFFIX)
