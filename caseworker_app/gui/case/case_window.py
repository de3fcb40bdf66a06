"""One open case: its head, the six stages as wizards, the other parts, and the column of what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app.casework.case_file import initials
from caseworker_app.casework.whereabouts import place_of
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.base.stage_names import full_names, short_names
from caseworker_app.gui.case.archived import as_archived
from caseworker_app.gui.case.attachments import with_attachments_page
from caseworker_app.gui.case.case_header import CaseHeader
from caseworker_app.gui.case.context import ContextColumn
from caseworker_app.gui.case.family import FamilyPlacer, with_family_page
from caseworker_app.gui.case.file_intake import Known, record_at, take_files
from caseworker_app.gui.case.keeping import fill
from caseworker_app.gui.case.quick_note import QuickNote
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.case.special_pages import special_pages, with_own_hints
from caseworker_app.gui.case.stepper import Stepper
from caseworker_app.gui.case.visit_capture import VisitCapture
from caseworker_app.gui.form.dropped import FileDrop, Incoming
from caseworker_app.gui.form.stage_wizard import StageWizard
from caseworker_app.jobs.stage_states import NONE, stage_states
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QResizeEvent

    from caseworker_app.casework.plausibility.finding import Finding
    from caseworker_app.forms.description import Stage
    from caseworker_app.gui.papers.documents import DocumentsTab
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

DOCUMENTS = "documents"
BESIDE_FROM = 1200  # px at 100 %: below this the right column is a badge
ORDER = ("client", DOCUMENTS, "files", "journal", "placement")  # of the tabs
_UNBOUNDED = 16777215  # Qt's largest size: no limit
STAGE_KEYS = tuple(stage.key for stage in STAGES)


class CaseWindow(QWidget):
    """Everything of one case. left: back to the list. outdated: it went into the archive, or came out of it.

    erase_wanted: the case is to be erased. settings_wanted: to the settings of the notebook.
    lock_wanted: Ctrl+L in a window that belongs to the case.
    """

    left = Signal()
    outdated = Signal()
    erase_wanted = Signal(str)
    settings_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, case: Case, notebook: Notebook, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._archived, self._whole = case.archived is not None, notebook
        self.case, self.notebook = case, as_archived(notebook) if self._archived else notebook
        self.edits = CaseSession(case, self.notebook, self)
        self.edits.special_pages = special_pages()
        self.edits.attacher = self._attach
        self.edits.column = lambda: ContextColumn(self.edits)
        self.described: dict[str, Stage] = {stage.key: stage for stage in (*STAGES, *TABS)}
        self.described = {key: with_own_hints(stage) for key, stage in self.described.items()}
        self.described["client"] = with_family_page(self.described["client"])
        self.described["files"] = with_attachments_page(self.described["files"])
        self._parts: dict[str, StageWizard | DocumentsTab] = {}
        self._key = ""
        self._context_wanted = False
        self._placer = FamilyPlacer(self.edits, self)
        self._header = CaseHeader([(key, self._title(key)) for key in ORDER])
        self._stepper = Stepper(short_names(case.agency), full_names(case.agency))
        self._stack = QStackedWidget(self)
        self._context = ContextColumn(self.edits)
        self._note = QuickNote(self.edits, self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refresh)
        self._turned = QTimer(self, singleShot=True, interval=0)
        self._turned.timeout.connect(self._show_context)
        self._lay_out()
        self._connect()
        self.go_to(place)
        if not self._key:
            self.go_to(self._first_stage())
        self._refresh()

    def initials(self) -> str:
        """How the client is called outside of the case."""
        return initials(self.case.client)

    def place(self) -> str:
        """Where the user is: «assessment/bpss», «documents/case-report»."""
        return f"{self._key}/{self._parts[self._key].page_key()}"

    def go_to(self, place: str, field: str = "") -> None:
        """Go to a stage or tab, to one of its pages, to a field; what is unknown changes nothing."""
        key, _, page = place.partition("/")
        if key not in (*STAGE_KEYS, *ORDER):
            return
        self.flush()
        if key not in self._parts:
            self._parts[key] = self._build(key)
            self._stack.addWidget(self._parts[key])
        if key != self._key:
            self._context.clear()
        self._key = key
        part = self._parts[key]
        self._stack.setCurrentWidget(part)
        if page and (page != part.page_key() or field):
            part.open_page(page, field)
        self._stepper.show_current(STAGE_KEYS.index(key) if key in STAGE_KEYS else None)
        self._header.show_current(key)
        self._turned.start()

    def flush(self) -> None:
        """Save what is being typed, at once."""
        run_all([self.edits.flush, self._context.flush, *(part.flush for part in self._parts.values())])

    def undo(self) -> None:
        """Take back the last change of this case, and say what it was."""
        if self._archived:
            self._tell(tr("Kasus ini ada di arsip: hanya dapat dibaca dan dicetak."))
            return
        self.flush()
        label = self.notebook.undo(self.case.id)
        told = tr("Diurungkan: {what}. Ctrl+Y mengulanginya.").format(what=label) if label else ""
        self._tell(told or tr("Tidak ada yang dapat diurungkan."))

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._archived:
            return
        self.flush()
        label = self.notebook.redo(self.case.id)
        self._tell(tr("Diulangi: {what}.").format(what=label) if label else tr("Tidak ada yang dapat diulangi."))

    def print_case(self) -> None:
        """Go to the documents, at the one that belongs to where the user is."""
        if self.place() in {"engagement/consent", "engagement/oral_consent"}:
            self.open_document("consent")
        else:
            self.go_to(DOCUMENTS)

    def open_document(self, key: str, *, item: str | None = None, blank: bool = False) -> None:
        """Go to a document: of one of the case's records, or blank."""
        self.go_to(DOCUMENTS)
        self._documents().choose(key, item=item, blank=blank)

    def release(self) -> None:
        """Save, stop listening, and let go of what the parts hold."""
        self._later.stop()
        self._turned.stop()
        parts = (part.release for part in self._parts.values())
        run_all([self._note.close_note, self.flush, self._placer.release, *parts, self.edits.release])

    def minimumSizeHint(self) -> QSize:
        """What is needed without the right column, which gives way."""
        width = max(self._header.minimumSizeHint().width(), self._stack.minimumSizeHint().width())
        return QSize(width + theme.px(40), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the right column on a narrow window."""
        super().resizeEvent(event)
        self._show_context()

    def note(self) -> None:
        """Open the quick note."""
        self._note.open_note()

    def tell_of_visit(self) -> VisitCapture:
        """Open the sheet for a home visit that one has come back from."""
        self.flush()
        sheet = VisitCapture(self, self.edits)
        sheet.finished.connect(lambda: self._tell(tr("Kunjungan tersimpan di “Home visit”.")) if sheet.visit else None)
        sheet.open()
        return sheet

    @staticmethod
    def stage_keys() -> tuple[str, ...]:
        """The keys of the six stages."""
        return STAGE_KEYS

    def _first_stage(self) -> str:
        """Where work goes on: the first stage that is not closed."""
        for key in STAGE_KEYS:
            stage = getattr(self.case, key)
            if stage is None or stage.state is None or stage.state.value != "selesai":
                return key
        return STAGE_KEYS[-1]

    def _title(self, key: str) -> str:
        return tr("Dokumen") if key == DOCUMENTS else tr(self.described[key].title)

    def _documents(self) -> DocumentsTab:
        if DOCUMENTS not in self._parts:
            from caseworker_app.gui.papers.documents import DocumentsTab

            self._parts[DOCUMENTS] = DocumentsTab(self.edits, self._whole)
        return cast("DocumentsTab", self._parts[DOCUMENTS])

    def _build(self, key: str) -> StageWizard | DocumentsTab:
        if key == DOCUMENTS:
            return self._documents()
        names = short_names(self.case.agency)
        at = STAGE_KEYS.index(key) if key in STAGE_KEYS else -1
        wizard = StageWizard(
            self.described[key],
            self.edits,
            previous=(names[at - 1] if at > 0 else self._title("client") if at == 0 else ""),
            following=(names[at + 1] if 0 <= at < len(names) - 1 else names[0] if key == "client" else ""),
            parent=self._stack,
        )
        FileDrop(wizard).came.connect(lambda files, place: self._take_in(wizard, files, place))
        wizard.page_changed.connect(lambda _: self._turn())
        wizard.leave.connect(lambda step: self._leave_stage(key, step))
        return wizard

    def _leave_stage(self, key: str, step: int) -> None:
        """From the last page of a stage to the next stage, from the first page back to the one before."""
        order = ("client", *STAGE_KEYS)
        target = order[order.index(key) + step]
        self.go_to(target)
        part = self._parts[target]
        if isinstance(part, StageWizard):
            part.open_page(part.stage.pages[0 if step > 0 else -1].key)

    def _attach(self, case: Case) -> object:
        from caseworker_app.gui.case.attachments import ask_and_attach

        return ask_and_attach(self, self.notebook, case, self.place().partition("/")[2], self._tell)

    def _take_in(self, wizard: StageWizard, files: list[Incoming], place: QPoint) -> None:
        """Attach what was dropped on a page or pasted there, to the row that it fell on."""
        if self.notebook.read_only or self.case.archived is not None:
            return
        wizard.flush()
        page = wizard.page_key() if wizard.stage.key != "files" else None
        known = Known(page, record_at(wizard, place))
        take_files(wizard, self.notebook, self.case, files, wizard.tell, known)

    def _hear(self, kinds: AbstractSet[str] | None) -> None:
        """Hand on what changed; the head follows once everything is done."""
        for part in self._parts.values():
            part.refresh(kinds)
        self._later.start()

    def _turn(self) -> None:
        """Another page is shown: nothing of it is selected yet."""
        self._context.clear()
        self._turned.start()

    def _refresh(self) -> None:
        """Head, steps and right column, as the case is now."""
        if self._archived is not (self.case.archived is not None):
            self.outdated.emit()
            return
        self._header.refresh(self.case)
        self._show_saved()
        with self.notebook.reading() as session:
            self._stepper.show_states(stage_states(session, self.case.id).get(self.case.id, NONE))
        self._context.refresh()
        self._show_context()

    def _show_saved(self) -> None:
        self._header.show_saved(self.notebook.saved_at)

    def _show_context(self) -> None:
        """The column beside the page, or, on a narrow window, over it when it is asked for."""
        part = self._parts.get(self._key)
        wide = self.window().width() >= theme.px(BESIDE_FROM)
        if not isinstance(part, StageWizard):
            self._context.hide()
            self._header.show_context(filled=False, shown=False)
            return
        self._context_wanted = self._context_wanted and not wide
        self._context.fit(self.window().width())
        self._place_context(beside=wide)
        self._context.setVisible(wide or self._context_wanted)
        self._context.page.show_page(self.place(), part.page().page)
        self._header.show_context(filled=self._context.is_filled(), shown=not wide)

    def _place_context(self, *, beside: bool) -> None:
        """Beside the page, or over it where there is no room."""
        if beside:
            if self._body.indexOf(self._context) < 0:
                self._context.setMinimumHeight(0)
                self._context.setMaximumHeight(_UNBOUNDED)
                self._body.addWidget(self._context)
            return
        self._body.removeWidget(self._context)
        self._context.setFixedHeight(self._stack.height())
        self._context.move(self.width() - theme.px(20) - self._context.width(), self._stack.y())
        self._context.raise_()

    def _toggle_context(self) -> None:
        self._context_wanted = not self._context_wanted
        self._show_context()
        if self._context_wanted:
            self._context.enter()

    def _open_context(self) -> None:
        """Where the column is folded away, show it over the page."""
        self._context_wanted = True
        self._show_context()

    def _change_side(self) -> None:
        """F6: from the page into the column, and back to where something is selected."""
        if self._context.isAncestorOf(self.window().focusWidget()):
            self._context.leave()
        else:
            self._context.enter()

    def _lead(self, place: str, field: str) -> None:
        """Go where the column leads; where it lies over the page, it goes away."""
        self._context_wanted = False
        self.go_to(place, field)

    def _place_of(self, finding: Finding) -> tuple[str, str] | None:
        return place_of(self.described.items(), self.case, finding.record, finding.field)

    def _tell(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        part = self._parts[self._key]
        if isinstance(part, StageWizard):
            part.tell(sentence, undo)

    def _connect(self) -> None:
        self._header.tab.connect(self._choose_tab)
        self._header.note_wanted.connect(self.note)
        self._header.print_wanted.connect(self.print_case)
        self._header.consent_wanted.connect(lambda: self.go_to("engagement/consent"))
        self._header.rights_wanted.connect(self.go_to)
        self._header.context_wanted.connect(self._toggle_context)
        self._context.opened.connect(self._open_context)
        self._context.filled.connect(lambda _: self._turned.start())
        self._context.page.wanted.connect(self._lead)
        self._context.page.find_place = self._place_of
        self.edits.changed.connect(self._hear)
        self.edits.saved.connect(self._show_saved)
        self.edits.told.connect(self._tell)
        self.edits.place_wanted.connect(self.go_to)
        self.edits.document_wanted.connect(lambda key, item, blank: self.open_document(key, item=item, blank=blank))
        self.edits.settings_wanted.connect(self.settings_wanted)
        self.edits.lock_wanted.connect(self.lock_wanted)
        self.edits.erase_wanted.connect(lambda: self.erase_wanted.emit(self.case.id))
        self._header.menu.aboutToShow.connect(self._fill_menu)
        self._header.retention_wanted.connect(lambda: self.go_to("files/retention"))
        self._stepper.chosen.connect(lambda at: self.go_to(STAGE_KEYS[at]))
        self._note.kept.connect(lambda: self._tell(tr("Catatan masuk ke Jurnal.")))
        self._note.visit_wanted.connect(self.tell_of_visit)
        actions = [
            ("Ctrl+N", self.note),
            ("Ctrl+P", self.print_case),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
            ("F6", self._change_side),
        ]
        for keys, action in actions:
            self._shortcut(keys).activated.connect(action)
        for at, key in enumerate(STAGE_KEYS):
            self._shortcut(f"Ctrl+{at + 1}").activated.connect(lambda key=key: self.go_to(key))

    def _fill_menu(self) -> None:
        fill(self._header.menu, self, self.notebook, self.case, self.edits.erase_wanted.emit)

    def _shortcut(self, keys: str) -> QShortcut:
        return QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _choose_tab(self, key: str) -> None:
        self.go_to(key)
        self._header.show_current(key)

    def _lay_out(self) -> None:
        self._body = QHBoxLayout()
        self._body.setSpacing(theme.px(12))
        self._body.addWidget(self._stack, 1)
        self._body.addWidget(self._context)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(14))
        column.setSpacing(theme.px(10))
        column.addWidget(self._header)
        column.addWidget(self._stepper)
        column.addLayout(self._body, 1)
