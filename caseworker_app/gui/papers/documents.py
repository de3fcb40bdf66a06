"""The tab «Dokumen»: choose a document, see its pages and what is left in it, print it or save it."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseworker_app.casework.numbers_and_places import Kind
from caseworker_app.casework.outside_copies import pdf_lock
from caseworker_app.documents.pdf.lock import locked
from caseworker_app.documents.pieces import photo_data
from caseworker_app.documents.wish import Wish
from caseworker_app.errors import BadInput, CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.reason import ReasonDialog
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.papers import choices, paper
from caseworker_app.gui.papers.findings import Findings
from caseworker_app.gui.papers.gaps import Gaps
from caseworker_app.gui.papers.known_printers import KnownPrinters
from caseworker_app.gui.papers.making import Progress, Stopped
from caseworker_app.gui.papers.middle import Pages, Tabs
from caseworker_app.gui.papers.panel import PrintPanel
from caseworker_app.gui.papers.receiver_line import ask_receiver
from caseworker_app.gui.papers.titles import Titles
from caseworker_app.jobs import last_look, leaving, outside_copies, permits, printing
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from caseworker_app.casework.hits import Decision, Hit
    from caseworker_app.casework.outside_copies import Leaving
    from caseworker_app.casework.permissions import Permission
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.store.notebook import Notebook

PANEL = 304
WIDE = 880  # px at 100 %: below this the list of documents is one line
PRINT, FINDINGS, GAPS = range(3)
Made = tuple[printing.Prepared, bytes]


class DocumentsTab(QWidget):
    """Documents are made from the case as it is now; a change in the case makes the preview anew when it is seen."""

    def __init__(self, edits: CaseSession, notebook: Notebook) -> None:
        super().__init__()
        self.edits, self.case, self.notebook = edits, edits.case, notebook
        offered = printing.available()
        self._key = offered[0][0]
        self._item: str | None = None
        self._data: bytes | None = None
        self._prepared: printing.Prepared | None = None
        self._progress = Progress()
        self._counts: dict[str, int] = {}
        self._go_on: Callable[[], None] = self._make
        self._stale = True
        self.choices = choices.load()
        self.titles = Titles(offered)
        self.titles.hide()
        self.pages = Pages(self.titles.line)
        self.preview = self.pages.preview
        self.preview.choose_zoom(self.choices.zoom)
        exact = leaving.exact_details(notebook)
        self.panel = PrintPanel(self.choices, leaving.style(notebook), exact, read_only=notebook.read_only)
        self._printers = KnownPrinters(self.panel)
        self.findings = Findings(read_only=notebook.read_only)
        self.gaps = Gaps(PANEL)
        parts = ((tr("Cetak"), self.panel), (tr("Temuan"), self.findings), (tr("Perlu dilihat"), self.gaps))
        self.tabs = Tabs(parts, PANEL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self.titles)
        row.addWidget(self.pages, 1)
        row.addWidget(self.tabs)
        self._connect()
        self.titles.show_chosen(self._key)

    def page_key(self) -> str:
        """The document that is shown."""
        return self._key

    def choose(self, key: str, *, item: str | None = None, blank: bool | None = None) -> None:
        """Show another document. item: id of the one record that it is about; blank: to be filled by hand, or not."""
        if key not in self.titles.buttons:
            return
        self._key, self._item = key, item
        self.titles.show_chosen(key)
        with QSignalBlocker(self.panel.blank), QSignalBlocker(self.panel.names):
            self.panel.names.setChecked(False)
            if blank is not None:
                self.panel.blank.setChecked(blank)
        self.panel.pages.clear()
        self.panel.lock.forget()
        self.findings.begin_anew()
        self.tabs.show_part(PRINT)
        self._make()

    def release(self) -> None:
        """Remember the choices and let the pages go."""
        self._progress.stop()
        self.choices.zoom = self.preview.chosen_zoom()
        choices.save(self.choices)
        self.preview.clear()
        self._data = self._prepared = None

    def showEvent(self, event: QShowEvent) -> None:
        """Make the document when it is looked at; the arrow keys go through the list."""
        super().showEvent(event)
        if not event.spontaneous() and self.titles.isVisible():
            QTimer.singleShot(0, self, self._take_focus)
        if self._stale:
            self._make()

    def _take_focus(self) -> None:
        if self.titles.isVisible():  # something else may be in sight by now
            self.titles.buttons[self._key].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the list is one line above the pages."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(WIDE)
        self.titles.setVisible(wide)
        self.titles.line.setVisible(not wide)

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """The case changed: the document is made anew when it is looked at."""
        del kinds
        self._stale = True

    def flush(self) -> None:
        """Nothing is typed here that is not kept at once."""

    def go_to(self, key: str) -> bool:
        """Show another document; False where there is none of this key."""
        known = key in self.titles.buttons
        self.choose(key)
        return known

    def open_page(self, key: str, field: str = "") -> None:
        """Show another document."""
        del field
        self.choose(key)

    def _make(self) -> None:
        """Make the document in a thread; an older one still in the making is stopped."""
        self._stale = False
        self.panel.ask(None)
        self.panel.show_kind(leaves=printing.leaves(self._key))
        found = self._against()
        self.panel.say(notice=tr("Konsep: {why}.").format(why=found.why) if found else "")
        self._work(self._maker("preview"), self._made)

    def _maker(self, gate: printing.Gate, suffix: str = ".pdf", *, care: bool = False) -> Callable[[Progress], Made]:
        """Makes the chosen document, in a thread: the text first, then what is left in it, then its pages.

        care: what nobody decided about is hidden.
        """
        key, wish, draft = self._key, self._wish(), self.choices.draft

        def make(progress: Progress) -> Made:
            made = printing.prepare(self.notebook, self.case.id, key, wish, gate=gate)
            made = last_look.with_care(self.notebook, made) if care else made
            if draft and not wish.blank and any(lack.gap for lack in made.lacks):
                made.document = dataclasses.replace(made.document, draft=True)
            progress.on_page(0)
            _ = [] if wish.blank else made.hits
            return made, made.written(suffix, progress.on_page)

        return make

    def _wish(self) -> Wish:
        names, blank, large = (box.isChecked() for box in (self.panel.names, self.panel.blank, self.panel.large))
        picked = self.edits.picked_events if self._key == "timeline" else None
        return Wish(names, blank, self._item, self.choices.order().paper, large=large, picked=picked)

    def _work(self, make: Callable[[Progress], Made], done: Callable[[Made], None]) -> None:
        """Do something that takes a while; only the last one asked for is waited for."""
        self._progress.stop()
        progress = self._progress = Progress(self._counts.get(self._key, 0))
        self.panel.enable(on=False)
        self.panel.say()
        self.pages.show_making(progress)

        def finished(made: Made) -> None:
            if progress is self._progress:
                self.panel.enable(on=True)
                self.pages.show_ready()
                done(made)

        def failed(error: Exception) -> None:
            if progress is self._progress:
                self._failed(error)

        in_background(self, lambda: make(progress), finished, failed)

    def _made(self, made: Made) -> None:
        prepared, self._data = made
        self._prepared = prepared
        restricted = any(hit.kind is Kind.RESTRICTED for hit in prepared.undecided)
        words = tr("Ada yang tidak ingin disampaikan klien kepada pembaca ini; lihat Temuan.")
        self.panel.say(notice=words if restricted else None, trouble=" ".join(prepared.troubles))
        blank = self.panel.blank.isChecked()
        self.pages.show_pages(self._data)
        self._counts[self._key] = self.preview.pages()
        leaving.keep_names(self.notebook, prepared.file, prepared.beside)
        hits, lacks = ([], []) if blank else (prepared.hits, prepared.lacks)
        self.findings.show_hits(hits, prepared.beside, photo_data(prepared.raw) if hits else {})
        self.gaps.show_lacks(lacks)
        self.panel.show_gaps(sum(lack.gap for lack in lacks))
        self.tabs.count(FINDINGS, len({hit.key for hit in prepared.undecided}) if hits else 0)
        self.tabs.count(GAPS, sum(not lack.on_page for lack in lacks))
        self.panel.show_unread([lack for lack in lacks if lack.unread])

    def _failed(self, error: Exception) -> None:
        """Say why there is nothing to see; what is wrong with the program is told by the window."""
        self._data = self._prepared = None
        stopped = isinstance(error, Stopped)
        known = isinstance(error, CaseworkerError)
        words = tr("Penyusunan dihentikan.") if stopped else tr("Dokumen ini belum dapat dibuat dari isi kasus.")
        self.pages.show_trouble(str(error) if known else words, again=stopped)
        if not known and not stopped:
            raise error

    def _stop(self) -> None:
        self._progress.stop()

    def _against(self) -> Permission | None:
        """What stands against handing the chosen document on."""
        if self.panel.blank.isChecked():
            return None
        return permits.for_document(self.notebook, self.case, self._key, self._item)

    def _leave(self, then: Callable[[Made], None], suffix: str = ".pdf", *, decided: bool = False) -> None:
        """Hand the document on: first what waits for a decision, then what consent does not cover.

        decided: what was not decided is hidden for this once.
        """
        made, data = self._prepared, self._data
        if made is None or data is None:
            return
        if not decided and not self.panel.blank.isChecked() and made.undecided:
            self._go_on = lambda: self._leave(then, suffix, decided=True)
            self.tabs.show_part(FINDINGS)
            self.findings.ask()
            return
        self.tabs.show_part(PRINT)

        def now() -> None:
            if suffix == ".pdf" and not decided:
                then((made, data))
            else:
                self._work(self._maker("preview", suffix, care=decided), then)

        found = self._against()
        if found is None:
            now()
            return

        def with_reason(reason: str) -> None:
            permits.record(self.notebook, self.case, found, printing.done(self._key), reason)
            self._work(self._maker("cleared", suffix, care=decided), then)

        as_draft = [] if found.forbids else [(tr("Lanjutkan sebagai konsep"), now)]
        sentence = permits.refusal(found, printing.done(self._key))
        words = tr("Lanjutkan dengan alasan")
        ReasonDialog(self.window(), sentence, with_reason, words=words, others=as_draft).open()

    def _leave_now(self) -> None:
        self.titles.buttons[self._key].setFocus()  # what was pressed goes away, and what it does bars its buttons
        self._go_on()

    def _save_pdf(self) -> None:
        self._leave(lambda made: self._save(made, ".pdf", paper.PDF))

    def _save_word(self) -> None:
        self._leave(lambda made: self._save(made, ".docx", paper.WORD), ".docx")

    def _save(self, made: Made, suffix: str, kind: str) -> None:
        prepared, data = made
        name = printing.file_name(prepared.file, prepared.key, date.today(), suffix)
        try:
            password = self.panel.lock.password() if suffix == ".pdf" else None
            write = paper.noting(self.notebook, self._departure(pdf_lock(password)))
            saved_at = paper.save_as(self, locked(data, password), name, kind, write=write)
        except CaseworkerError as error:
            self.panel.say(trouble=str(error))
            return
        if saved_at is None:
            return
        self._note("export")
        saved = tr("PDF disimpan.") if suffix == ".pdf" else tr("Berkas Word disimpan.")
        beside = (
            tr("Kata sandinya tidak disimpan; sampaikan lewat telepon, jangan bersama berkasnya.")
            if password is not None
            else tr("Salinan ini tidak terkunci; hapus bila tidak diperlukan lagi.")
        )
        self.panel.say(told=f"{saved} {beside}")
        self._ask_receiver()

    def _departure(self, lock: str | None = None) -> Leaving:
        return printing.departure(self._key, self.case.id, self._wish(), lock)

    def _ask_receiver(self) -> None:
        if self._departure().discloses:
            ask_receiver(self.panel, self.case, self.notebook)

    def _print(self) -> None:
        try:
            order = self.panel.order(self.preview.pages())
        except BadInput as error:
            self.panel.say(trouble=str(error))
            self.panel.pages.setFocus()
            return

        def printed(sentence: str) -> None:
            self._note("print")
            outside_copies.note_printed(self.notebook, self._departure())
            self.panel.say(told=sentence)
            self._ask_receiver()

        def calm(sentence: str) -> None:
            self.panel.say(told=sentence)

        def refused(error: Exception) -> None:
            if not isinstance(error, CaseworkerError):
                raise error
            self.panel.say(trouble=str(error))

        def send(made: Made) -> None:
            name = printing.file_name(made[0].file, made[0].key, date.today())

            def hand_over() -> None:
                ordered, folio = self.choices.order(order.pages), self.panel.folio()
                if made[0].document.paper == "A3":
                    ordered = dataclasses.replace(ordered, paper="A3")
                paper.print_pdf(self, made[1], name, printed, ordered, folio=folio, failed=refused, cancelled=calm)

            self._printers.ask(hand_over)

        self._leave(send)

    def _note(self, action: str) -> None:
        if not self.notebook.read_only:
            self.notebook.note(action, self.case.id)

    def _decide(self, hits: list[Hit], decision: Decision | None) -> None:
        leaving.decide(self.notebook, self.case.id, hits, decision)
        self._remake.start()

    def _go_to(self, hit: Hit) -> None:
        """Where the words were written; what the program itself wrote stands in no field."""
        place = last_look.where_written(self.notebook, self.case.id, hit)
        if place is None:
            self.preview.seek(hit.words)
        else:
            self.edits.go_to(*place)

    def _choose_style(self, style: str) -> None:
        leaving.choose_style(self.notebook, style)
        self._make()

    def _choose_details(self, exact: set[str]) -> None:
        leaving.choose_exact(self.notebook, exact)
        self._make()

    def _show_key(self) -> None:
        from caseworker_app.gui.papers.names_key import NamesKey

        NamesKey(self.window(), leaving.names_key(self.notebook, self.case.id)).open()

    def _connect(self) -> None:
        self._remake = QTimer(self, singleShot=True, interval=0)
        self._remake.timeout.connect(self._make)
        self.titles.chosen.connect(self.choose)
        self.panel.changed.connect(self._remake.start)
        self.panel.styled.connect(self._choose_style)
        self.panel.details.chosen.connect(self._choose_details)
        self.panel.key_wanted.connect(self._show_key)
        self.panel.printers_wanted.connect(lambda: self._printers.ask(self.panel.printer.showPopup))
        self.panel.print_wanted.connect(self._print)
        self.panel.pdf_wanted.connect(self._save_pdf)
        self.panel.word_wanted.connect(self._save_word)
        self.findings.decided.connect(self._decide)
        self.findings.sought.connect(self.preview.seek)
        self.findings.wanted.connect(self._go_to)
        self.findings.go_on.connect(self._leave_now)
        for part in (self.gaps, self.panel.unread):
            part.wanted.connect(self.edits.go_to)
        self.pages.stopped.connect(self._stop)
        self.pages.again.connect(self._make)
