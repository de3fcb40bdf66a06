"""One open case: its head, the six stages as wizards, the other parts, and what the open stage still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app.casework.case_file import initials
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.base.stage_names import full_names, short_names
from caseworker_app.gui.case import completeness, nearby
from caseworker_app.gui.case import special_pages as pages
from caseworker_app.gui.case.archived import as_archived
from caseworker_app.gui.case.attachments import with_attachments_page
from caseworker_app.gui.case.case_edits import CaseEdits
from caseworker_app.gui.case.case_header import CaseHeader
from caseworker_app.gui.case.completeness import Completeness
from caseworker_app.gui.case.family import FamilyPlacer, with_family_page
from caseworker_app.gui.case.file_intake import Known, record_at, take_files
from caseworker_app.gui.case.keeping import fill
from caseworker_app.gui.case.quick_note import QuickNote
from caseworker_app.gui.case.stepper import Stepper
from caseworker_app.gui.case.visit_capture import VisitCapture
from caseworker_app.gui.form.dropped import FileDrop, Incoming
from caseworker_app.gui.form.stage_wizard import StageWizard
from caseworker_app.jobs.stage_states import NONE, stage_states
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from caseworker_app.forms.description import Stage
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Changes, Notebook

DOCUMENTS = "documents"
SIDE_FROM = 1200  # px at 100 %: below this the right column is a badge
ORDER = ("client", DOCUMENTS, "files", "journal", "placement")  # of the tabs
_UNBOUNDED = 16777215  # Qt's largest size: no limit
STAGE_KEYS = tuple(stage.key for stage in STAGES)


class CaseWindow(QWidget):
    """Everything of one case. left: back to the list. outdated: it went into the archive, or came out of it."""

    left = Signal()
    outdated = Signal()

    def __init__(self, case: Case, notebook: Notebook, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pages.register()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._archived, self._whole = case.archived is not None, notebook
        self.case, self.notebook = case, as_archived(notebook) if self._archived else notebook
        self.edits = CaseEdits(case, self.notebook, self)
        self.described: dict[str, Stage] = {stage.key: stage for stage in (*STAGES, *TABS)}
        self.described = {key: pages.with_own_hints(stage) for key, stage in self.described.items()}
        self.described["client"] = with_family_page(self.described["client"])
        self.described["files"] = with_attachments_page(self.described["files"])
        self._parts: dict[str, QWidget] = {}
        self._key = ""
        self._side_wanted = False
        self._placer = FamilyPlacer(case, self.notebook, self)
        self._header = CaseHeader([(key, self._title(key)) for key in ORDER])
        self._stepper = Stepper(short_names(case.agency), full_names(case.agency))
        self._stack = QStackedWidget(self)
        self._side = Completeness()
        self._note = QuickNote(self.edits, self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refresh)
        self._turned = QTimer(self, singleShot=True, interval=0)
        self._turned.timeout.connect(self._show_side)
        self._lay_out()
        self._connect()
        self._stop_listening = notebook.subscribe(self._hear)
        self.go_to(place)
        if not self._key:
            self.go_to(self._first_stage())
        self._refresh()

    def initials(self) -> str:
        """How the client is called outside of the case."""
        return initials(self.case.client)

    def place(self) -> str:
        """Where the user is: «assessment/bpss», «documents/case-report»."""
        return f"{self._key}/{self._parts[self._key].page_key()}"  # type: ignore[attr-defined] # every part has one

    def go_to(self, place: str, field: str = "") -> None:
        """Go to a stage or tab, to one of its pages, to a field; what is unknown changes nothing."""
        key, _, page = place.partition("/")
        if key not in (*STAGE_KEYS, *ORDER):
            return
        self.flush()
        if key not in self._parts:
            self._parts[key] = self._build(key)
            self._stack.addWidget(self._parts[key])
        self._key = key
        part = self._parts[key]
        self._stack.setCurrentWidget(part)
        if isinstance(part, StageWizard) and any(page == one.key for one in part.stage.pages):
            part.open_page(page, field)
        elif key == DOCUMENTS and page and page != part.page_key():  # type: ignore[attr-defined] # the documents tab
            part.choose(page)  # type: ignore[attr-defined] # the documents tab
        self._stepper.show_current(STAGE_KEYS.index(key) if key in STAGE_KEYS else None)
        self._header.show_current(key)
        self._turned.start()

    def flush(self) -> None:
        """Save what is being typed, at once."""
        part = self._parts.get(self._key)
        run_all([self.edits.flush, *([part.flush] if isinstance(part, StageWizard) else [])])

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
        self._parts[DOCUMENTS].choose(key, item=item, blank=blank)  # type: ignore[attr-defined] # the documents tab

    def release(self) -> None:
        """Save, stop listening, and let go of what the parts hold."""
        self._later.stop()
        self._turned.stop()
        steps = [self._note.close_note, self.flush, self._stop_listening, self._placer.release]
        for part in self._parts.values():
            inner = (getattr(widget, "release", None) for widget in part.findChildren(QWidget))
            steps += [release for release in inner if callable(release)]
            steps.append(part.release)  # type: ignore[attr-defined] # every part has one
        run_all([*steps, self.edits.release])

    def minimumSizeHint(self) -> QSize:
        """What is needed without the right column, which gives way."""
        width = max(self._header.minimumSizeHint().width(), self._stack.minimumSizeHint().width())
        return QSize(width + theme.px(40), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the right column on a narrow window."""
        super().resizeEvent(event)
        self._show_side()

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

    def _build(self, key: str) -> QWidget:
        if key == DOCUMENTS:
            from caseworker_app.gui.papers.documents import DocumentsTab

            return DocumentsTab(self.case, self._whole)
        names = short_names(self.case.agency)
        at = STAGE_KEYS.index(key) if key in STAGE_KEYS else -1
        wizard = StageWizard(
            self.described[key],
            self.case,
            self.notebook,
            previous=(names[at - 1] if at > 0 else self._title("client") if at == 0 else ""),
            following=(names[at + 1] if 0 <= at < len(names) - 1 else names[0] if key == "client" else ""),
            parent=self._stack,
        )
        wizard.edits.attacher = self._attach
        FileDrop(wizard).came.connect(lambda files, place: self._take_in(wizard, files, place))
        wizard.page_changed.connect(lambda _: self._turned.start())
        wizard.saved.connect(self._show_saved)
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

    def _hear(self, _changes: Changes) -> None:
        self._later.start()

    def _refresh(self) -> None:
        """Head, steps and right column, as the case is now."""
        if self._archived is not (self.case.archived is not None):
            self.outdated.emit()
            return
        self._header.refresh(self.case)
        self._show_saved()
        with self.notebook.reading() as session:
            self._stepper.show_states(stage_states(session, self.case.id).get(self.case.id, NONE))
        self._show_side()

    def _show_saved(self) -> None:
        self._header.show_saved(self.notebook.saved_at)

    def _show_side(self) -> None:
        part = self._parts.get(self._key)
        wide = self.window().width() >= theme.px(SIDE_FROM)
        if not isinstance(part, StageWizard):
            self._side.hide()
            self._header.show_missing(0, shown=False)
            return
        self._side_wanted = self._side_wanted and not wide
        shown = wide or self._side_wanted
        self._place_side(beside=wide)
        self._side.setVisible(shown)
        if shown:
            self._side.show_stage(part.stage, self.case, part.page_key())
        self._header.show_missing(completeness.count(part.stage, self.case), shown=not wide)

    def _place_side(self, *, beside: bool) -> None:
        """Beside the page, or over it where there is no room."""
        if beside:
            if self._body.indexOf(self._side) < 0:
                self._side.setMinimumHeight(0)
                self._side.setMaximumHeight(_UNBOUNDED)
                self._body.addWidget(self._side)
            return
        self._body.removeWidget(self._side)
        self._side.setFixedHeight(self._stack.height())
        self._side.move(self.width() - theme.px(20) - self._side.width(), self._stack.y())
        self._side.raise_()

    def _toggle_side(self) -> None:
        self._side_wanted = not self._side_wanted
        self._show_side()

    def _go_to_missing(self, page: str, field: str) -> None:
        """Go to a field that the right column names; where the column lies over the page, it goes away."""
        self._side_wanted = self._side_wanted and not field
        self.go_to(f"{self._key}/{page}", field)

    def _tell(self, sentence: str) -> None:
        part = self._parts[self._key]
        if isinstance(part, StageWizard):
            part.tell(sentence)

    def _connect(self) -> None:
        self._header.tab.connect(self._choose_tab)
        self._header.note_wanted.connect(self.note)
        self._header.print_wanted.connect(self.print_case)
        self._header.consent_wanted.connect(lambda: self.go_to("engagement/consent"))
        self._header.rights_wanted.connect(self.go_to)
        self._header.missing_wanted.connect(self._toggle_side)
        self._header.menu.aboutToShow.connect(self._fill_menu)
        self._header.retention_wanted.connect(lambda: self.go_to("files/retention"))
        self._stepper.chosen.connect(lambda at: self.go_to(STAGE_KEYS[at]))
        self._side.wanted.connect(self._go_to_missing)
        self._note.kept.connect(lambda: self._tell(tr("Catatan masuk ke Jurnal.")))
        self._note.visit_wanted.connect(self.tell_of_visit)
        actions = [
            ("Ctrl+N", self.note),
            ("Ctrl+P", self.print_case),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
        ]
        for keys, action in actions:
            self._shortcut(keys).activated.connect(action)
        for at, key in enumerate(STAGE_KEYS):
            self._shortcut(f"Ctrl+{at + 1}").activated.connect(lambda key=key: self.go_to(key))

    def _fill_menu(self) -> None:
        fill(self._header.menu, self, self.notebook, self.case, lambda: nearby.erase_case(self, self.case.id))

    def _shortcut(self, keys: str) -> QShortcut:
        return QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _choose_tab(self, key: str) -> None:
        self.go_to(key)
        self._header.show_current(key)

    def _lay_out(self) -> None:
        self._body = QHBoxLayout()
        self._body.setSpacing(theme.px(12))
        self._body.addWidget(self._stack, 1)
        self._body.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(14))
        column.setSpacing(theme.px(10))
        column.addWidget(self._header)
        column.addWidget(self._stepper)
        column.addLayout(self._body, 1)
