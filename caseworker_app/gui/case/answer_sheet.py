"""Answering an instrument in its page: one key an item, the running total and its band, and below it the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.casework.measured import instrument_of
from caseworker_app.casework.scoring import read_answers, score
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.case.client_screen import ClientScreen
from caseworker_app.gui.case.safety_prompt import SafetyPrompt
from caseworker_app.gui.drawing.results import Results
from caseworker_app.gui.form.entry_grid import EntryGrid
from caseworker_app.gui.form.entry_grid_model import GridSource
from caseworker_app.jobs import answering
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from caseworker_app.casework.scoring import Score
    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.forms.instruments import Instrument, Option
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.model.tools import Measurement

NAMES = 520  # px at 100 %: most for the text of the items beside the grid
_AROUND = 110  # px at 100 % that stay in sight above and below the item at hand
_SHORT = 6  # letters: an answer so short is shown by its word
_TEN = "x"  # the key for the value that has two figures


class AnswerSheet(Results):
    """The chart of the scores, and above it the sheet of one result whose instrument has items."""

    def __init__(self, diagram: Diagram, edits: CaseSession, *, large: bool = False) -> None:
        super().__init__(diagram, edits, large=large)
        self._own = answering.own(self.notebook)
        self._result: Measurement | None = None
        self.screen_of_client: ClientScreen | None = None
        self._which = QComboBox()
        self._which.setAccessibleName(tr("Hasil yang diisi"))
        self._which.activated.connect(self._choose)
        self.begin = theme.button(tr("Isi alat ukur …"), picture=theme.icon("plus"))
        self.begin.setEnabled(not self.notebook.read_only)
        self.begin.clicked.connect(self._offer)
        self.alarm = theme.label("", "trouble", wrap=True)
        self.help = theme.button(tr("Yang dilakukan dan dihubungi"), "link")
        self.help.clicked.connect(lambda: self._prompt(self._alarm_words()))
        self.title = theme.label("", "section", wrap=True)
        self.item = theme.label("", wrap=True)
        self.total = theme.label("", "label", wrap=True)
        self.grid = EntryGrid(self._source(), names=NAMES)
        self.grid.told.connect(lambda words: edits.told.emit(words, None))
        self._sheet = QFrame()
        self._options = Flow(gap=theme.px(6), line_gap=theme.px(4))
        self._top = QWidget(self)
        self._build()
        if not large:
            self.column.insertWidget(0, self._top)
        else:
            self._top.hide()
        self._show_sheet()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """The sheet at once, the chart as soon as it is drawn."""
        super().refresh(kinds)
        if kinds is None or "Setting" in kinds:
            self._own = answering.own(self.notebook)
        self._show_sheet()

    def stays(self) -> bool:
        """The way to the sheet."""
        return not self.large

    def start(self, instrument: Instrument) -> None:
        """A new result of this instrument, with the cursor at its first item."""
        self._result = answering.begin(self.notebook, self.case, instrument)
        self._show_sheet()
        self.grid.setCurrentIndex(self.grid.grid.index(0, 0))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def hand_to_client(self) -> ClientScreen | None:
        """The whole screen for the client, who answers alone; the passphrase leads back."""
        instrument, result = self._instrument(), self._result
        if instrument is None or result is None or not _for_client(instrument):
            return None
        screen = self.screen_of_client = ClientScreen(self.notebook, self.case, result, instrument)
        screen.lock_wanted.connect(self.edits.lock_wanted)
        screen.left.connect(self._taken_back)
        screen.begin()
        return screen

    def release(self) -> None:
        """Save, and take the client's screen away."""
        if self.screen_of_client is not None:
            self.screen_of_client.discard()
            self.screen_of_client = None
        super().release()

    def _taken_back(self) -> None:
        """What the client answered is shown; danger is prompted at once."""
        self.screen_of_client = None
        self._show_sheet()
        instrument, result = self._instrument(), self._result
        if instrument is None or result is None:
            return
        answers = read_answers(result.answers)
        if items := score(instrument, answers).alarms:
            self._prompt([answering.alarm_words(instrument, item, answers) for item in items])

    def _build(self) -> None:
        head = Flow(gap=theme.px(8), line_gap=theme.px(4))
        theme.mark(self._sheet, "card")
        self.paper = theme.button(tr("Cetak lembar"), "quiet", picture=theme.icon("print"))
        self.paper.clicked.connect(self._print)
        self.client = theme.button(tr("Klien mengisi sendiri"), "quiet")
        self.client.clicked.connect(self.hand_to_client)
        for part in (self.begin, self._which, self.client, self.paper):
            head.add(part)
        sheet = QVBoxLayout(self._sheet)
        sheet.setContentsMargins(*(theme.px(side) for side in (12, 10, 12, 10)))
        sheet.setSpacing(theme.px(6))
        for widget in (self.title, self.grid, self.item):
            sheet.addWidget(widget)
        sheet.addLayout(self._options)
        sheet.addWidget(self.total)
        self.grid.selectionModel().currentChanged.connect(self._show_item)
        words = tr("Angka menjawab dan maju ke butir berikutnya; Del mengosongkan. Butir tanpa jawaban tetap tampak.")
        sheet.addWidget(theme.label(words, "muted", wrap=True))
        warning = QHBoxLayout()
        warning.addWidget(self.alarm, 1)
        warning.addWidget(self.help)
        column = QVBoxLayout(self._top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addLayout(warning)
        column.addWidget(self._sheet)

    def _offer(self) -> None:
        """The instruments that can be answered here, in a menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = ""
        for instrument in answering.answerable(self.notebook):
            if instrument.group != group:
                group = instrument.group
                menu.addSection(group)
            menu.addAction(instrument.name).triggered.connect(lambda _on=False, one=instrument: self.start(one))
        menu.popup(self.begin.mapToGlobal(self.begin.rect().bottomLeft()))

    def _print(self) -> None:
        """The sheet on paper, to be filled by a pen and typed in afterwards."""
        if self._result is not None:
            self.edits.open_document("instrument-sheet", item=self._result.id)

    def _sheets(self) -> list[Measurement]:
        """The results whose items can be answered, the newest last."""
        known = ((one, instrument_of(one, self._own)) for one in self.case.measurements)
        return [one for one, instrument in known if instrument and instrument.answerable]

    def _instrument(self) -> Instrument | None:
        if self._result is None or self._result not in self.case.measurements:
            return None
        found = instrument_of(self._result, self._own)
        return found if found and found.answerable else None

    def open_sheet(self, result: Measurement | None) -> bool:
        """Show the sheet of a result; False where its instrument has no items that can be answered here."""
        self._result = result
        self._show_sheet()
        return self._instrument() is not None

    def _choose(self, at: int) -> None:
        sheets = self._sheets()
        self.open_sheet(sheets[at - 1] if 0 < at <= len(sheets) else None)

    def _show_sheet(self) -> None:
        sheets, instrument = self._sheets(), self._instrument()
        self._which.blockSignals(True)
        self._which.clear()
        self._which.addItems([tr("Buka lembar …"), *map(_called, sheets)])
        self._which.setCurrentIndex(sheets.index(self._result) + 1 if instrument and self._result in sheets else 0)
        self._which.blockSignals(False)
        self._which.setVisible(bool(sheets))
        self._show_alarm()
        for part in (self._sheet, self.paper):
            part.setVisible(instrument is not None)
        writable = not self.notebook.read_only
        self.client.setVisible(instrument is not None and _for_client(instrument) and writable)
        if not self.large:
            self.show()
        if instrument is None:
            return
        when = tr(" · {window}").format(window=instrument.window) if instrument.window else ""
        self.title.setText(f"{_called(self._result)}{when}" if self._result else "")
        self.grid.setAccessibleName(tr("Jawaban {name}").format(name=instrument.name))
        self.grid.grid.source = self._source()
        self.grid.refresh()
        self._show_item()
        self._show_total(score(instrument, read_answers(self._result.answers if self._result else None)))

    def _show_alarm(self) -> None:
        words = self._alarm_words()
        self.alarm.setText("\n".join(words))
        for part in (self.alarm, self.help):
            part.setVisible(bool(words))

    def _show_item(self, *_: object) -> None:
        """The whole text of the item that the cursor is at, and its answers as buttons."""
        instrument, row = self._instrument(), max(0, self.grid.currentIndex().row())
        if instrument is None or row >= instrument.count:
            return
        self.item.setText(f"{row + 1}. {instrument.item_text(row + 1)}")
        while gone := self._options.takeAt(0):
            if widget := gone.widget():
                widget.hide()
                widget.deleteLater()
        for option in instrument.options:
            words = f"{option.value}  {option.label}" if option.label else str(option.value)
            button = theme.button(words, "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setEnabled(not self.notebook.read_only)
            button.clicked.connect(lambda _on=False, row=row, option=option: self._click(row, option))
            self._options.add(button)
        if self.grid.hasFocus():
            self._follow()

    def _follow(self) -> None:
        """Roll the page so that the item at hand stays in sight while one types on."""
        page: QWidget | None = self
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        sheet = page.widget() if page is not None else None
        if page is not None and sheet is not None:
            cell = self.grid.visualRect(self.grid.currentIndex()).center()
            at = self.grid.viewport().mapTo(sheet, cell)
            page.ensureVisible(page.horizontalScrollBar().value(), at.y(), 0, theme.px(_AROUND))

    def _click(self, row: int, option: Option) -> None:
        self._put([(row, 0, str(option.value))])
        instrument = self._instrument()
        if instrument is not None:
            self.grid.setCurrentIndex(self.grid.grid.index(min(row + 1, instrument.count - 1), 0))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_total(self, found: Score) -> None:
        caution = tr(answering.CAUTION)
        if found.missing:
            so_far = tr("Sementara {points} · {missing}")
            words = so_far.format(points=number(found.so_far), missing=found.missing_words())
        else:
            parts = (
                tr("Skor {total}").format(total=number(found.total)) if found.total is not None else "",
                found.band,
            )
            words = " · ".join(filter(None, parts))
        parts_told = "; ".join(f"{name} {number(value)}" for name, value in found.subscales if value is not None)
        self.total.setText("\n".join(filter(None, (f"{words}   {caution}", parts_told))))

    def _source(self) -> GridSource:
        instrument = self._instrument()
        options = instrument.options if instrument else ()
        keys = {_key(option): (str(option.value), option.label or str(option.value)) for option in options}
        initials = [option.label[:1].casefold() for option in options if option.label]
        if len(set(initials)) == len(options):  # «y» and «t» beside 1 and 0
            keys |= {option.label[:1].casefold(): (str(option.value), option.label) for option in options}
        return GridSource(
            rows=self._rows,
            columns=lambda: [tr("Jawaban")],
            keys=keys,
            get=self._get,
            put=self._put,
            read_only=self.notebook.read_only,
        )

    def _rows(self) -> list[str]:
        instrument = self._instrument()
        return [f"{at}. {instrument.item_text(at)}" for at in range(1, instrument.count + 1)] if instrument else []

    def _get(self, row: int, column: int) -> str:
        del column
        instrument = self._instrument()
        answers = read_answers(self._result.answers) if self._result else {}
        option = instrument.option(answers.get(row + 1)) if instrument else None
        if option is None:
            return ""
        return option.label if 0 < len(option.label) <= _SHORT else str(option.value)

    def _put(self, cells: Sequence[tuple[int, int, str]]) -> str:
        instrument, result = self._instrument(), self._result
        if instrument is None or result is None:
            return ""
        answers = read_answers(result.answers)
        before = set(score(instrument, answers).alarms)
        unread = 0
        for row, _, text in cells:
            option = next((one for one in instrument.options if text in {str(one.value), one.label}), None)
            if option is not None:
                answers[row + 1] = option.value
            elif text.strip():
                unread += 1
            else:
                answers.pop(row + 1, None)
        found = answering.put(self.notebook, self.case, result, instrument, answers)
        self._show_total(found)
        self._show_alarm()
        if fresh := [item for item in found.alarms if item not in before]:
            self._prompt([answering.alarm_words(instrument, item, answers) for item in fresh])
        return tr("{count} isian bukan pilihan jawaban dan tidak ditempel.").format(count=unread) if unread else ""

    def _alarm_words(self) -> list[str]:
        found = answering.alarms(self.case, self._own)
        return [
            f"{_called(result)}: {answering.alarm_words(instrument, item, read_answers(result.answers))}"
            for result, instrument, item in found
        ]

    def _prompt(self, reasons: Sequence[str]) -> None:
        SafetyPrompt(self.notebook, reasons, self.window()).open()


def _for_client(instrument: Instrument) -> bool:
    """Whether a client can answer alone: the items have words, and no trained person is to judge."""
    return bool(instrument.items) and not instrument.rated_by


def _key(option: Option) -> str:
    text = str(option.value)
    return text if len(text) == 1 else _TEN if option.value > 0 else ""


def _called(result: Measurement) -> str:
    """«PHQ-9 · sebelum · 1/12/2026»."""
    day = result.date.short() if result.date else ""
    return " · ".join(filter(None, (result.instrument, result.moment, day)))
