"""One open case: its head, the six stages as wizards, the other parts, and the column of what is selected."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.casework.case_file import initials
from caseworker_app.casework.stages import first_open
from caseworker_app.casework.whereabouts import place_of
from caseworker_app.forms.catalogue import STAGES
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.base.stage_names import brief_names, full_names, short_names
from caseworker_app.gui.case.archived import as_archived
from caseworker_app.gui.case.case_body import CaseBody
from caseworker_app.gui.case.case_header import CaseHeader
from caseworker_app.gui.case.context import ContextColumn
from caseworker_app.gui.case.family import FamilyPlacer
from caseworker_app.gui.case.file_intake import Known, record_at, take_files
from caseworker_app.gui.case.keeping import fill
from caseworker_app.gui.case.quick_note import QuickNote
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.case.special_pages import CLIENT_PAGES, described, special_pages
from caseworker_app.gui.case.stepper import Step, Stepper
from caseworker_app.gui.case.visit_capture import VisitCapture
from caseworker_app.gui.form.dropped import FileDrop, Incoming
from caseworker_app.gui.form.stage_wizard import StageWizard
from caseworker_app.jobs.latest import last_steps, next_steps, step_in_words
from caseworker_app.jobs.stage_states import NONE, stage_states
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from caseworker_app.forms.description import Page, Stage
    from caseworker_app.gui.case.timeline import Timeline
    from caseworker_app.gui.form.details import Noticed
    from caseworker_app.gui.form.spelling import Spelling
    from caseworker_app.gui.papers.documents import DocumentsTab
    from caseworker_app.model.base import Record
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

DOCUMENTS = "documents"
CLIENT = "client"
TIMELINE = "timeline"
OTHERS = {DOCUMENTS: "document", "review": "check", "files": "attach", "journal": "note"}
OTHERS |= {TIMELINE: "timeline", "placement": "practicum"}
"""The parts beside client and stages, each with its icon, as they stand at the right."""
ORDER = (CLIENT, *OTHERS)
IDLE = 500  # ms after a change until the head tells anew what was done last
STAGE_KEYS = tuple(stage.key for stage in STAGES)


class CaseWindow(QWidget):
    """Everything of one case. left: back to the list. outdated: it went into the archive, or came out of it.

    erase_wanted: the case is to be erased. settings_wanted: to the settings of the notebook. group_wanted: to a group.
    lock_wanted: Ctrl+L in a window that belongs to the case. told: from a part without a foot, for that of the window.
    """

    left = Signal()
    outdated = Signal()
    erase_wanted = Signal(str)
    settings_wanted = Signal(str)
    group_wanted = Signal(str)
    lock_wanted = Signal()
    told = Signal(str, object)

    def __init__(
        self,
        case: Case,
        notebook: Notebook,
        place: str = "",
        parent: QWidget | None = None,
        *,
        spelling: Spelling | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._archived, self._whole = case.archived is not None, notebook
        self.case, self.notebook = case, as_archived(notebook) if self._archived else notebook
        self.edits = CaseSession(case, self.notebook, self)
        self.edits.special_pages = special_pages()
        self.edits.attacher = self._attach
        self.edits.spelling = spelling
        self.edits.column = partial(ContextColumn, self.edits)
        self.described: Mapping[str, Stage] = described()
        self._parts: dict[str, StageWizard | DocumentsTab | Timeline] = {}
        self._key = ""
        self._placer = FamilyPlacer(self.edits, self)
        self._header = CaseHeader()
        self._stepper = Stepper(self._steps(), self._others())
        self._body = CaseBody(self.edits, self)
        self._stack, self._context = self._body.stack, self._body.context
        self._note = QuickNote(self.edits, self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refresh)
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._tell_steps)
        self._lay_out()
        self._connect()
        self.go_to(place)
        if not self._key:
            self.go_to(first_open(case))
        self._refresh()

    def initials(self) -> str:
        """How the client is called outside of the case."""
        return initials(self.case.client)

    def place(self) -> str:
        """Where the user is: «assessment/bpss», «documents/case-report»."""
        return f"{self._key}/{self._parts[self._key].page_key()}"

    def page(self) -> Page | None:
        """The description of the page that is shown; None for documents."""
        part = self._parts[self._key]
        return part.page().page if isinstance(part, StageWizard) else None

    def go_to(self, place: str, field: str = "") -> None:
        """Go to a stage or tab, to one of its pages, to a field; what is unknown changes nothing."""
        key, page = self._here(*place.partition("/")[::2], field)
        if key not in (*STAGE_KEYS, *ORDER):
            return
        self.flush()
        if key not in self._parts:
            self._parts[key] = self._build(key)
            self._stack.addWidget(self._parts[key])
        self._key = key
        part = self._parts[key]
        self._stack.setCurrentWidget(part)
        if page and (page != part.page_key() or field):
            part.open_page(page, field)
        self._stepper.show_current(key)
        self._body.turn(self.place())

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
        parts = (part.release for part in self._parts.values())
        timers = (self._later.stop, self._idle.stop, self._body.stop)  # last: what is saved now would start them again
        run_all([self._note.close_note, self.flush, self._placer.release, *parts, self.edits.release, *timers])

    def minimumSizeHint(self) -> QSize:
        """What is needed without the right column, which gives way."""
        width = max(part.minimumSizeHint().width() for part in (self._header, self._stepper, self._stack))
        return QSize(width + theme.px(40), super().minimumSizeHint().height())

    def search(self) -> None:
        """Look for words in this case."""
        self.flush()
        self._body.open_search(self.go_to)

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

    def _here(self, key: str, page: str, field: str) -> tuple[str, str]:
        """Where a page is in this window: what Asesmen asks about client and family stands with these."""
        if page in CLIENT_PAGES:
            key = "client"
        if key == "client" and field:
            name, pages = field.partition("/")[0], self.described[key].pages
            page = next((one.key for one in pages if any(item.key == name for _, item in one.items())), page)
        return key, page

    def _title(self, key: str) -> str:
        further = {DOCUMENTS: tr("Dokumen"), TIMELINE: tr("Lini masa")}
        return further[key] if key in further else tr(self.described[key].title)

    def _steps(self) -> list[Step]:
        """The client, then the stages as the agency calls them."""
        client = self._title(CLIENT)
        tip = tr("{stage} (Ctrl+{number})")
        steps = [Step(CLIENT, client, "person", tip.format(stage=client, number=0), tr("Klien"))]
        kinds = (names(self.case.agency) for names in (short_names, full_names, brief_names))
        for at, (key, name, full, brief) in enumerate(zip(STAGE_KEYS, *kinds, strict=True), 1):
            steps.append(Step(key, name, str(at), tip.format(stage=full, number=at), brief))
        return steps

    def _others(self) -> list[Step]:
        return [Step(key, self._title(key), icon) for key, icon in OTHERS.items()]

    def _documents(self) -> DocumentsTab:
        if DOCUMENTS not in self._parts:
            from caseworker_app.gui.papers.documents import DocumentsTab

            self._parts[DOCUMENTS] = DocumentsTab(self.edits, self._whole)
        return cast("DocumentsTab", self._parts[DOCUMENTS])

    def _build(self, key: str) -> StageWizard | DocumentsTab | Timeline:
        if key == DOCUMENTS:
            return self._documents()
        if key == TIMELINE:
            from caseworker_app.gui.case.timeline import Timeline

            return Timeline(self.edits, self._stack)
        names = short_names(self.case.agency)
        at = STAGE_KEYS.index(key) if key in STAGE_KEYS else -1
        wizard = StageWizard(
            self.described[key],
            self.edits,
            previous=(names[at - 1] if at > 0 else self._title(CLIENT) if at == 0 else ""),
            following=(names[at + 1] if 0 <= at < len(names) - 1 else names[0] if key == CLIENT else ""),
            parent=self._stack,
        )
        FileDrop(wizard).came.connect(lambda files, place: self._take_in(wizard, files, record_at(wizard, place)))
        wizard.show_questions(on=not self._body.wide())
        wizard.page_changed.connect(lambda _: self._body.turn(self.place()))
        wizard.leave.connect(lambda step: self._leave_stage(key, step))
        return wizard

    def _leave_stage(self, key: str, step: int) -> None:
        """From the last page of a stage to the next stage, from the first page back to the one before."""
        order = (CLIENT, *STAGE_KEYS)
        target = order[order.index(key) + step]
        self.go_to(target)
        part = self._parts[target]
        if isinstance(part, StageWizard):
            part.open_page(part.stage.pages[0 if step > 0 else -1].key)

    def _attach(self, case: Case) -> object:
        from caseworker_app.gui.case.attachments import ask_and_attach

        return ask_and_attach(self, self.notebook, case, self.place().partition("/")[2], self._tell)

    def _take_in(self, wizard: StageWizard, files: list[Incoming], record: Record | None) -> None:
        """Attach what was dropped or pasted, to a row of the page that is shown."""
        if not self.notebook.read_only and self.case.archived is None:
            self.flush()
            known = Known(wizard.page_key(), record) if wizard.stage.key != "files" else Known()
            take_files(wizard, self.notebook, self.case, files, wizard.tell, known)

    def _take_in_beside(self, files: list[Incoming]) -> None:
        """What comes into the column belongs to the row that stands there."""
        if isinstance(part := self._parts[self._key], StageWizard):
            self._take_in(part, files, self._context.record())

    def _hear(self, kinds: AbstractSet[str] | None) -> None:
        """Hand on what changed; the head follows once everything is done."""
        for part in self._parts.values():
            part.refresh(kinds)
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
        self._context.refresh()
        self._idle.start()

    def _tell_steps(self) -> None:
        """In the head, once nothing else is to do: what was done last, and what comes next."""
        case_id, today = self.case.id, date.today()
        if self.notebook.key.dropped or self.edits.busy:
            return
        with self.notebook.reading() as session:
            steps = last_steps(session, [case_id], today), next_steps(session, [case_id], today)
        self._header.show_steps(*(step_in_words(found[case_id], today) if case_id in found else "" for found in steps))

    def _show_saved(self) -> None:
        self._header.show_saved(self.notebook.saved_at)

    def _lead(self, place: str, field: str) -> None:
        """Go where the column leads; where it lies over the page, it goes away."""
        self._body.close_over()
        self.go_to(place, field)

    def _take_focus(self) -> None:
        """Back from the column to the page, where nothing was selected on it."""
        part = self._parts[self._key]
        if isinstance(part, StageWizard):
            part.page().take_focus()

    def _place_of(self, finding: Noticed) -> tuple[str, str] | None:
        return place_of(self.described.items(), self.case, finding.record, finding.field)

    def _page_title(self, place: str) -> str:
        """What the page at a place is called."""
        key, _, page = place.partition("/")
        return next((tr(one.title) for one in self.described[key].pages if one.key == page), "") if key else ""

    def _tell(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        part = self._parts[self._key]
        if isinstance(part, StageWizard):
            part.tell(sentence, undo)
        else:
            self.told.emit(sentence, undo)

    def _connect(self) -> None:
        self._header.note_wanted.connect(self.note)
        self._header.print_wanted.connect(self.print_case)
        self._header.consent_wanted.connect(lambda: self.go_to("engagement/consent"))
        self._header.rights_wanted.connect(self.go_to)
        self._header.alerts.wanted.connect(self.go_to)
        self._header.context_wanted.connect(self._body.toggle)
        self._body.folded.connect(lambda folded, filled: self._header.show_context(filled=filled, shown=folded))
        self._context.left.connect(self._take_focus)
        FileDrop(self._context).came.connect(lambda files, _: self._take_in_beside(files))
        self._context.page.wanted.connect(self._lead)
        self._context.page.find_place = self._place_of
        self._context.page.title_of = self._page_title
        self.edits.changed.connect(self._hear)
        self.edits.saved.connect(self._show_saved)
        self.edits.told.connect(self._tell)
        self.edits.place_wanted.connect(self.go_to)
        self.edits.document_wanted.connect(lambda key, item, blank: self.open_document(key, item=item, blank=blank))
        self.edits.settings_wanted.connect(self.settings_wanted)
        self.edits.group_wanted.connect(self.group_wanted)
        self.edits.lock_wanted.connect(self.lock_wanted)
        self.edits.erase_wanted.connect(lambda: self.erase_wanted.emit(self.case.id))
        self._header.menu.aboutToShow.connect(self._fill_menu)
        self._header.retention_wanted.connect(lambda: self.go_to("files/retention"))
        self._stepper.chosen.connect(self.go_to)
        self._note.kept.connect(lambda: self._tell(tr("Catatan masuk ke Jurnal.")))
        self._note.visit_wanted.connect(self.tell_of_visit)
        for keys, action in (
            ("Ctrl+N", self.note),
            ("Ctrl+P", self.print_case),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
            ("F6", self._body.change_side),
        ):
            self._shortcut(keys).activated.connect(action)
        for at, key in enumerate((CLIENT, *STAGE_KEYS)):
            self._shortcut(f"Ctrl+{at}").activated.connect(lambda key=key: self.go_to(key))

    def _fill_menu(self) -> None:
        fill(self._header.menu, self, self.notebook, self.case, self.edits.erase_wanted.emit)

    def _shortcut(self, keys: str) -> QShortcut:
        return QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(14))
        column.setSpacing(theme.px(6))
        column.addWidget(self._header)
        column.addWidget(self._stepper)
        column.addWidget(self._body, 1)
