"""How the document is to leave: called how, on which paper, by which printer; then print it or save it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseworker_app.casework.invented_names import INITIALS, INVENTED
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.papers.choices import PrintChoices
from caseworker_app.gui.papers.details_choice import DetailsChoice
from caseworker_app.gui.papers.lock_choice import LockChoice
from caseworker_app.gui.papers.titles import scrolling
from caseworker_app.gui.papers.unread_list import UnreadList
from caseworker_app.jobs import print_queue
from caseworker_app.jobs.print_queue import LONG_EDGE, ONE_SIDED, SHORT_EDGE
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from caseworker_app.documents.lacks import Lack
    from caseworker_app.jobs.print_queue import Order, Printer

ROOM = 246  # px at 100 % for a line that leads to a field
COPIES = (*range(1, 11), 15, 20, 25, 30, 40, 50)


class PrinterBox(QComboBox):
    """The printers, which are asked for only when somebody wants to see them: asking is talk with a service.

    opened: the list is to be seen, and nobody has asked for the printers yet.
    """

    opened = Signal()

    def __init__(self, usual: str) -> None:
        super().__init__()
        self.known = False
        _prepare(self, tr("Printer"), ((usual or tr("printer yang biasa"), usual),), usual)

    def showPopup(self) -> None:
        """Show the list, once it is there."""
        if self.known:
            super().showPopup()
        else:
            self.setItemText(0, tr("mencari …"))
            self.opened.emit()


class PrintPanel(QWidget):
    """changed: the document is to be made anew. styled: how people are called. printers_wanted: they are to be shown.

    The rest: what was pressed.
    """

    changed = Signal()
    styled = Signal(str)
    key_wanted = Signal()
    printers_wanted = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()
    word_wanted = Signal()

    def __init__(self, choices: PrintChoices, style: str, exact: Collection[str], *, read_only: bool) -> None:
        """style: how people are called. exact: keys of the details that are told exactly."""
        super().__init__()
        self.choices = choices
        self._printers: list[Printer] = []
        self._by_dialog = not print_queue.available()  # the system asks for the printer
        self.style_ = _combo(tr("Sebutan orang"), ((tr("Inisial"), INITIALS), (tr("Nama samaran"), INVENTED)), style)
        self.style_.setEnabled(not read_only)
        self.details = DetailsChoice(exact, read_only=read_only)
        self.names = QCheckBox(tr("Nama asli, hanya kali ini"))
        self.signed = theme.label(tr("Dokumen ini memakai nama asli karena ditandatangani klien."), "muted", wrap=True)
        self.blank = QCheckBox(tr("Formulir kosong"))
        self.blank.setToolTip(tr("Formulir kosong dapat dicetak lalu diisi dengan tangan bersama klien."))
        self.large = QCheckBox(tr("Huruf besar (16 pt)"))
        self.large.setToolTip(tr("Untuk pembaca yang sulit melihat huruf kecil."))
        self.lock = LockChoice()
        self.draft = QCheckBox(tr("Tandai KONSEP"))
        self.draft.setChecked(choices.draft)
        self.paper = _combo(tr("Kertas"), (("A4", "A4"), (tr("F4 (folio)"), "F4")), choices.paper)
        self.printer = PrinterBox(choices.printer)
        self.copies = _combo(tr("Salinan"), [(str(count), count) for count in COPIES], choices.copies)
        self.sides = _combo(
            tr("Sisi kertas"),
            (
                (tr("Satu sisi"), ONE_SIDED),
                (tr("Bolak-balik"), LONG_EDGE),
                (tr("Bolak-balik, dibuka ke atas"), SHORT_EDGE),
            ),
            choices.sides,
        )
        self.pages = QLineEdit(placeholderText=tr("semua, atau 1-3, 5"))
        self.pages.setAccessibleName(tr("Halaman"))
        self.key = theme.button(tr("Siapa disebut apa …"), "link")
        self.unread = UnreadList(ROOM)
        self.notice = theme.label("", "attention", wrap=True)
        self.told = theme.label("", "done", wrap=True)
        self.trouble = theme.label("", "trouble", wrap=True)
        self.print = theme.button(" " + tr("Cetak"), "action", picture=theme.icon("print", "on_action"))
        self.pdf = theme.button(tr("Simpan PDF …"))
        self.word = theme.button(tr("Simpan sebagai Word …"))
        self._asked: QWidget | None = None
        self._foot = QVBoxLayout()
        self._lay_out()
        self._connect()
        if self._by_dialog:
            self.show_printers([])

    @property
    def knows_printers(self) -> bool:
        """Whether the printers of this machine were asked for."""
        return self.printer.known

    def show_kind(self, *, leaves: bool) -> None:
        """Whether others read the document, so that people are called otherwise than by their names."""
        for widget in (self.style_, self._style_label, self.details, self.names, self.key):
            widget.setVisible(leaves)
        self.signed.setVisible(not leaves)

    def show_gaps(self, count: int) -> None:
        """How many gaps the document shows; without any it is no draft."""
        self.draft.setEnabled(count > 0)
        words = tr("Tandai KONSEP ({count} isian kosong)").format(count=count) if count else tr("Tandai KONSEP")
        self.draft.setText(words)

    def show_unread(self, lacks: Sequence[Lack]) -> None:
        """List above the buttons what of the case could not be read."""
        self.unread.show_fields([(lack.what, lack) for lack in lacks])

    def show_printers(self, printers: Sequence[Printer]) -> None:
        """Offer the queues of this machine; the one that is shown is the one that prints."""
        self.printer.known = True
        self._printers = list(printers)
        with QSignalBlocker(self.printer):
            self.printer.clear()
            for one in printers:
                self.printer.addItem(one.name, one.name)
            if not printers:
                here = tr("dipilih saat mencetak") if self._by_dialog else tr("belum ada printer")
                self.printer.addItem(here, "")
            self.printer.setCurrentIndex(max(0, self.printer.findData(self.choices.printer)))
        self.printer.setEnabled(bool(printers))
        for widget in (self.copies, self.sides, self.pages):
            widget.setEnabled(bool(printers) or self._by_dialog)
        if printers:
            self.choices.printer = self.printer.currentData()
        self._show_sides()

    def order(self, pages: int) -> Order:
        """What is asked of the printer. Raises BadInput for pages that the document has not."""
        chosen = print_queue.page_range(self.pages.text(), pages) if self.pages.isEnabled() else ""
        return self.choices.order(chosen)

    def folio(self) -> str:
        """What the chosen printer calls F4 paper."""
        return next((one.folio for one in self._printers if one.name == self.choices.printer), "")

    def enable(self, *, on: bool) -> None:
        """Whether there is something to print."""
        for button in (self.print, self.pdf, self.word):
            button.setEnabled(on)

    def say(self, *, notice: str | None = None, told: str = "", trouble: str = "") -> None:
        """Sentences above the buttons; a notice stays until another one comes."""
        for label, words in ((self.told, told), (self.trouble, trouble), (self.notice, notice)):
            if words is not None:
                label.setText(words)
                label.setVisible(bool(words))

    def ask(self, question: QWidget | None) -> None:
        """Put a question above the buttons, in the place of an earlier one; None takes it away."""
        before, self._asked = self._asked, question
        if before is not None:
            before.hide()
            before.deleteLater()
        if question is not None:
            self._foot.insertWidget(self._foot.indexOf(self.print), question)

    def _keep(self) -> None:
        """Read what is chosen; what goes into the document makes it anew."""
        chosen = self.choices
        before = (chosen.paper, chosen.draft)
        chosen.paper = self.paper.currentData()
        chosen.draft = self.draft.isChecked()
        chosen.copies = self.copies.currentData()
        chosen.sides = self.sides.currentData()
        if self._printers:
            chosen.printer = self.printer.currentData() or ""
        self._show_sides()
        if before != (chosen.paper, chosen.draft):
            self.changed.emit()

    def _show_sides(self) -> None:
        one = next((one for one in self._printers if one.name == self.printer.currentData()), None)
        self.sides.setEnabled(self._by_dialog if one is None else one.duplex)
        self.sides.setToolTip("" if one is None or one.duplex else tr("Printer ini mencetak satu sisi saja."))
        if one is not None and not one.duplex:
            with QSignalBlocker(self.sides):
                self.sides.setCurrentIndex(0)
            self.choices.sides = ONE_SIDED

    def _connect(self) -> None:
        for combo in (self.paper, self.printer, self.copies, self.sides):
            combo.currentIndexChanged.connect(self._keep)
        self.draft.toggled.connect(self._keep)
        self.names.toggled.connect(self.changed)
        self.blank.toggled.connect(self.changed)
        self.large.toggled.connect(self.changed)
        self.style_.currentIndexChanged.connect(lambda: self.styled.emit(self.style_.currentData()))
        self.key.clicked.connect(self.key_wanted)
        self.printer.opened.connect(self.printers_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.pages.returnPressed.connect(self.print_wanted)
        self.pdf.clicked.connect(self.pdf_wanted)
        self.word.clicked.connect(self.word_wanted)

    def _lay_out(self) -> None:
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, theme.px(8), 0)
        inside.setSpacing(theme.px(8))
        self._style_label = theme.label(tr("Sebutan orang"), "label")
        row = QHBoxLayout()
        row.addWidget(self._style_label)
        row.addStretch()
        row.addWidget(self.key)
        inside.addLayout(row)
        inside.addWidget(self.style_)
        inside.addWidget(self.details)
        inside.addWidget(self.names)
        inside.addWidget(self.signed)
        inside.addWidget(shell_style.rule())
        inside.addWidget(self.blank)
        inside.addWidget(self.draft)
        inside.addWidget(self.large)
        inside.addWidget(self.lock)
        inside.addWidget(shell_style.rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        lines: tuple[tuple[str, QWidget], ...] = (
            (tr("Kertas"), self.paper),
            (tr("Printer"), self.printer),
            (tr("Salinan"), self.copies),
            (tr("Sisi"), self.sides),
            (tr("Halaman"), self.pages),
        )
        for at, (words, widget) in enumerate(lines):
            label = theme.label(words, "label")
            label.setBuddy(widget)
            grid.addWidget(label, at, 0)
            grid.addWidget(widget, at, 1)
        inside.addLayout(grid)
        inside.addStretch()
        area = scrolling()
        area.setWidget(sheet)
        foot = self._foot
        foot.setContentsMargins(0, 0, theme.px(8), 0)
        foot.setSpacing(theme.px(6))
        foot.addWidget(self.unread)
        for label in (self.notice, self.told, self.trouble):
            label.hide()
            foot.addWidget(label)
        for button in (self.print, self.pdf, self.word):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(area, 1)
        column.addLayout(foot)


def _combo(name: str, options: Sequence[tuple[str, object]], chosen: object) -> QComboBox:
    made = QComboBox()
    _prepare(made, name, options, chosen)
    return made


def _prepare(combo: QComboBox, name: str, options: Sequence[tuple[str, object]], chosen: object) -> None:
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for words, value in options:
        combo.addItem(words, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
