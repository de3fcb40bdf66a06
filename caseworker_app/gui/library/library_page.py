"""Pustaka: sections at the left, their entries, the chosen one at the right; searched by words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseworker_app import limits, paths
from caseworker_app.casework.case_file import initials
from caseworker_app.errors import CaseworkerError
from caseworker_app.forms import shelf
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.place import Place
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.library.entry_sheet import EntrySheet, use
from caseworker_app.gui.library.lists import ALL, EntryList, SectionList
from caseworker_app.gui.papers import paper
from caseworker_app.gui.papers.office_paper import OfficePaper
from caseworker_app.jobs import files, library, library_paper, outside_copies, own_library, services
from caseworker_app.model.service import Service
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from PySide6.QtCore import QEvent, QObject

    from caseworker_app.forms.shelf import Entry
    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.jobs.library_use import Way
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

_ON_TO_ENTRIES = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
PATIENCE = 150  # ms after a keystroke until what was typed is looked for


class LibraryPage(Place):
    """Searched while one types; by keyboard Arrow Down goes from the search to the entries, Return to the text."""

    help_topic = "pustaka"

    def __init__(self, notebook: Notebook, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(notebook, preferences, parent)
        self._case: Case | None = None
        self._entries: list[Entry] = []
        self.search = QLineEdit(placeholderText=tr("Cari teknik, peraturan, layanan, pertanyaan …"))
        self.search.setAccessibleName(tr("Cari di pustaka"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self._wait = QTimer(self, singleShot=True, interval=PATIENCE)
        self._wait.timeout.connect(self._show_found)
        self.sections, self.entries = SectionList(), EntryList()
        self.sheet = EntrySheet(notebook)
        self._help = theme.label("", "muted", wrap=True)
        self.add = theme.button(picture=theme.icon("plus"))
        self.directory = [
            self._button(tr("Cetak direktori"), "print", self._print_directory),
            self._button(tr("Ekspor …"), "export", self.export_directory),
            self._button(tr("Impor …"), "copy", self.import_directory),
        ]
        self._lay_out()
        self.search.textChanged.connect(lambda _: self._wait.start())
        self.sections.chosen.connect(lambda _: self._show_found())
        self.entries.chosen.connect(self._show)
        self.entries.opened.connect(self.sheet.take_focus)
        self.add.clicked.connect(self.add_own)
        self.sheet.used.connect(self._use)
        self.sheet.print_wanted.connect(self._print)
        self.sheet.save_wanted.connect(self._save)
        self.sheet.remove_wanted.connect(self._remove)
        self.sheet.told.connect(self.told)
        for keys, action in (
            ("F2", self.sheet.turn),
            ("Ctrl+P", self._print),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Y", self._redo),
            ("Escape", self._step_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)
        self.setFocusProxy(self.search)

    def know_case(self, case: Case | None) -> None:
        """The case in which entries can be used."""
        self._case = case
        self.sheet.know_case(case, "" if case is None else initials(case.client) or case.number or "")

    def arrive(self, what: str = "") -> None:
        """what: key of a section or of an entry, else words to look for."""
        self._read()
        keys = {section.key for section in shelf.sections()}
        if what:
            self.search.setText("" if what.partition("/")[0] in keys else what)
            self.sections.choose(what.partition("/")[0] if what.partition("/")[0] in keys else ALL)
        self._show_found()
        if not what or not self.entries.choose(what):
            self.search.setFocus()
            self.search.selectAll()

    def hear(self, kinds: AbstractSet[str]) -> None:
        """Own entries or services changed, also by undo."""
        if kinds & {"Setting", "Service"}:
            self._read()
            self._show_found()

    def flush(self) -> None:
        """Save what is being typed."""
        self.sheet.flush()

    def release(self) -> None:
        """Save, and let go of the notebook."""
        self._wait.stop()
        self._case = None
        self.sheet.release()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow Down and Return go from the search to the entries."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress
        if watched is self.search and pressed and event.key() in _ON_TO_ENTRIES:  # type: ignore[attr-defined]
            self._wait.stop()
            self._show_found()
            self.entries.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def add_own(self) -> None:
        """A new entry of the agency's own in the chosen section; in the directory a new service."""
        self.flush()
        self.search.clear()
        section = self.sections.key()
        if section == shelf.SERVICES:
            key = f"{shelf.SERVICES}/{services.add(self.notebook).id}"
        else:
            key = own_library.add(self.notebook, section)
        self._read()
        self._show_found()
        self.entries.choose(key)
        self.sheet.begin()

    def export_directory(self) -> None:
        """Write the directory as a file for a colleague."""
        data = services.write_file(self.notebook)
        write = paper.noting(self.notebook, services.departure())
        name, kind = f"direktori-layanan{services.SUFFIX}", f"{tr('Direktori layanan')} (*{services.SUFFIX})"

        def save() -> None:
            path = paper.save_as(self, data, name, kind, write=write)
            if path is not None:
                if not self.notebook.read_only:
                    self.notebook.note("export")
                self.told.emit(tr("Disimpan: {name}.").format(name=path.name), None)

        self._careful(save)

    def import_directory(self) -> None:
        """Take a colleague's directory in."""
        kind = f"{tr('Direktori layanan')} (*{services.SUFFIX} *.json)"
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Impor direktori layanan"), str(paths.user_documents()), kind)
        if chosen:
            self._careful(lambda: self.take_directory(Path(chosen)))

    def take_directory(self, path: Path) -> None:
        """Take in the directory of a file. Raises as ``services.read_file`` does."""
        self.flush()
        taken = services.read_file(self.notebook, files.read_file(path, limits.SERVICES_FILE))
        self.told.emit(taken.told(), self._undo)

    def _read(self) -> None:
        self._entries = library.entries(self.notebook)

    def _show_found(self) -> None:
        words, section = self.search.text().strip(), self.sections.key()
        found = library.search(self._entries, words)
        self.sections.count_hits(found if words else None)
        shown = [entry for entry in found if section in {ALL, entry.section}]
        self.sheet.nothing = _nothing(section, words)
        self.entries.show_entries(shown, by_section=section == ALL)
        chosen = next((entry for entry in shelf.sections() if entry.key == section), None)
        self._help.setText(tr(chosen.help) if chosen else tr("Semua yang dibawa program dan milik lembaga."))
        writable = not self.notebook.read_only
        is_directory = section == shelf.SERVICES
        self.add.setVisible(writable and (is_directory or bool(chosen and chosen.own)))
        self.add.setText(tr("Tambah layanan") if is_directory else tr("Tambah milik lembaga"))
        for button in self.directory:
            button.setVisible(is_directory)
        self.directory[-1].setVisible(is_directory and writable)

    def _show(self, key: str) -> None:
        entry = next((entry for entry in self._entries if entry.key == key), None)
        shown = self.sheet.entry
        if entry is not None and shown is not None and shown.key == entry.key:
            if entry != shown:
                self.sheet.refresh(entry)
            return
        self.sheet.show_entry(entry, self._service(key))

    def _service(self, key: str) -> Service | None:
        section, _, id_ = key.partition("/")
        if section != shelf.SERVICES:
            return None
        with self.notebook.reading() as session:
            return session.get(Service, id_)

    def _use(self, way: Way) -> None:
        case = self._case
        if case is None:
            return
        self.flush()

        def put() -> None:
            used = use(self.notebook, case, self.sheet, way)
            self.case_wanted.emit(case.id, way.place, used.field)
            self.told.emit(used.sentence, lambda: self.notebook.undo(case.id))

        self._careful(put)

    def _print(self) -> None:
        entry = self.sheet.entry
        if entry is None:
            return

        def printed(sentence: str) -> None:
            outside_copies.note_printed(self.notebook, library_paper.departure(entry))
            self.told.emit(sentence, None)

        def made(data: bytes) -> None:
            name = f"{entry.title}.pdf"
            paper.print_pdf(self, data, name, printed, failed=self._failed, cancelled=lambda _: None)

        self._make(made)

    def _save(self) -> None:
        entry = self.sheet.entry
        if entry is None:
            return

        def save(data: bytes) -> None:
            write = paper.noting(self.notebook, library_paper.departure(entry))
            path = paper.save_as(self, data, f"{entry.title}.pdf", write=write)
            if path is not None:
                self.told.emit(tr("Disimpan: {name}.").format(name=path.name), None)

        self._make(lambda data: self._careful(lambda: save(data)))

    def _make(self, done: Callable[[bytes], None]) -> None:
        """The chosen entry as PDF, made beside the window."""
        self.flush()
        entry = next((one for one in self._entries if self.sheet.entry and one.key == self.sheet.entry.key), None)
        if entry is not None:
            in_background(self, lambda: library_paper.entry_as_pdf(self.notebook, entry), done, self._failed)

    def _print_directory(self) -> None:
        self.flush()
        OfficePaper(self, self.notebook, "service-directory", tr("Direktori layanan")).open()

    def _remove(self) -> None:
        entry, service = self.sheet.entry, self.sheet.service
        if entry is None:
            return
        self.sheet.show_entry(None)
        if service is not None:
            services.remove(self.notebook, service)
        else:
            own_library.remove(self.notebook, entry.key)
        self.told.emit(tr("“{title}” dihapus dari pustaka.").format(title=entry.title), self._undo)

    def _undo(self) -> None:
        self.flush()
        self._careful(lambda: self.notebook.undo(None))

    def _redo(self) -> None:
        self.flush()
        self._careful(lambda: self.notebook.redo(None))

    def _step_back(self) -> None:
        """Escape: from editing to reading, from the entry to the list, from the list to the search."""
        if self.sheet.edit.isChecked():
            self.sheet.edit.setChecked(False)
            self.sheet.take_focus()
        elif self.sheet.has_focus():
            self.entries.setFocus()
        else:
            self.search.clear()
            self.search.setFocus()

    def _careful(self, work: Callable[[], object]) -> None:
        try:
            work()
        except CaseworkerError as error:
            self.troubled.emit(str(error))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CaseworkerError):
            raise error
        self.troubled.emit(str(error))

    def _button(self, words: str, icon: str, action: Callable[[], None]) -> QWidget:
        button = theme.button(words, picture=theme.icon(icon))
        button.clicked.connect(lambda _=False: action())
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(theme.label(tr("Pustaka"), "title"))
        head.addWidget(self.search, 1)
        for button in (*self.directory, self.add):
            head.addWidget(button)
        self.search.setMaximumWidth(theme.px(460))
        head.insertStretch(2)
        self.sections.setMinimumWidth(theme.px(194))
        body = QHBoxLayout()
        body.setSpacing(theme.px(10))
        body.addWidget(self.sections, 20)
        body.addWidget(self.entries, 32)
        body.addWidget(self.sheet, 60)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(18), theme.px(14), theme.px(18), theme.px(14))
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addWidget(self._help)
        column.addLayout(body, 1)


def _nothing(section: str, words: str) -> tuple[str, str]:
    """What stands at the right where no entry is listed: a title and what to do."""
    if words:
        return tr("Tidak ada yang cocok"), tr("Coba kata lain, atau pilih “Semua” di kiri.")
    if section == shelf.SERVICES:
        return tr("Belum ada layanan"), tr(
            "Tambahkan layanan yang biasa dirujuk, juga nomor darurat setempat yang sudah Anda hubungi sendiri: "
            "program tidak membawa nomor telepon apa pun. Direktori rekan kerja dapat diimpor."
        )
    return tr("Belum ada isi"), tr("Tambahkan yang sering dipakai lembaga ini.")
