"""Answering an instrument in its page: one key an item, the running total and its band, and below it the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from caseworker_app.casework import protection
from caseworker_app.casework.measured import instrument_of
from caseworker_app.casework.scoring import read_answers, score
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.case.client_screen import ClientScreen
from caseworker_app.gui.case.safety_prompt import SafetyPrompt
from caseworker_app.gui.drawing.results import Results
from caseworker_app.gui.form.item_sheet import ItemSheet
from caseworker_app.jobs import answering
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from PySide6.QtCore import QPoint

    from caseworker_app.casework.scoring import Answers, Score
    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.forms.instruments import Instrument
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.jobs.answering import Answered
    from caseworker_app.model.tools import Measurement


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
        self.help.clicked.connect(lambda: self._prompt(self._alarm_words()[0]))
        self.record = theme.button(tr("Catat asesmen risiko"), "link")
        self.record.setToolTip(tr("Yang ditanyakan dan rencana keselamatannya; sesudah itu peringatan ini tenang"))
        self.record.clicked.connect(lambda: edits.go_to("engagement/risk", "risks"))
        self.handled = theme.label("", "muted", wrap=True)
        self.sheet = ItemSheet(self._put, read_only=self.notebook.read_only)
        self.sheet.told.connect(lambda words: edits.told.emit(words, None))
        self.sheet.alarmed.connect(self._prompt)
        self.grid, self.total = self.sheet.grid, self.sheet.total
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
        self.open_sheet(answering.begin(self.notebook, self.case, instrument))
        self.sheet.begin()

    def hand_to_client(self) -> ClientScreen | None:
        """The whole screen for the client, who answers alone; the passphrase leads back.

        Answers that are whole are neither seen nor replaced: the client gets a new sheet.
        """
        instrument, result = self._instrument(), self._result
        if instrument is None or result is None or not _for_client(instrument):
            return None
        if not score(instrument, read_answers(result.answers)).missing:
            result = answering.begin(self.notebook, self.case, instrument)
            self.open_sheet(result)
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
        self.paper = theme.button(tr("Cetak lembar"), "quiet", picture=theme.icon("print"))
        self.paper.clicked.connect(lambda: self.papers().popup(below(self.paper)))
        self.client = theme.button(tr("Klien mengisi sendiri"), "quiet")
        self.client.clicked.connect(self.hand_to_client)
        for part in (self.begin, self._which, self.client, self.paper):
            head.add(part)
        warning = QHBoxLayout()
        warning.addWidget(self.alarm, 1)
        warning.addWidget(self.help)
        warning.addWidget(self.record)
        column = QVBoxLayout(self._top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addLayout(warning)
        column.addWidget(self.handled)
        column.addWidget(self.sheet)

    def _offer(self) -> None:
        """The instruments that can be answered here, in a menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _list(menu, answering.answerable(self.notebook), self.start)
        menu.popup(below(self.begin))

    def papers(self) -> QMenu:
        """The sheet of this result, and the blank one of every instrument, to be filled by a pen and typed in later."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._result is not None:
            item, words = self._result.id, tr("Lembar hasil ini")
            menu.addAction(words).triggered.connect(lambda: self.edits.open_document("instrument-sheet", item=item))
        menu.addSection(tr("Lembar kosong"))
        _list(menu, answering.answerable(self.notebook), self._open_blank)
        return menu

    def _open_blank(self, instrument: Instrument) -> None:
        self.edits.open_document("instrument-sheet", item=instrument.name, blank=True)

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
        if result is not None:
            self.edits.worked_on.emit(result)
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
        writable = not self.notebook.read_only
        self.client.setVisible(instrument is not None and _for_client(instrument) and writable)
        if not self.large:
            self.show()
        when = tr(" · {window}").format(window=instrument.window) if instrument and instrument.window else ""
        title = f"{_called(self._result)}{when}" if self._result else ""
        self.sheet.show_answers(self._result, instrument, title, tr(answering.CAUTION))

    def _show_alarm(self) -> None:
        words, handled = self._alarm_words()
        self.alarm.setText("\n".join(words))
        self.handled.setText("\n".join(handled))
        self.handled.setVisible(bool(handled))
        for part in (self.alarm, self.help, self.record):
            part.setVisible(bool(words))

    def _put(self, result: Answered, instrument: Instrument, answers: Answers) -> Score:
        found = answering.put(self.notebook, self.case, result, instrument, answers)
        self._show_alarm()
        return found

    def _alarm_words(self) -> tuple[list[str], list[str]]:
        """What answers tell of danger: where nobody has written what was done since, and where somebody has."""
        waiting, handled = [], []
        for result, instrument, item in answering.alarms(self.case, self._own):
            screening = protection.asked_since(self.case, result.date)
            if screening is None or screening.date is None:
                told = answering.alarm_words(instrument, item, read_answers(result.answers))
                waiting.append(f"{_called(result)}: {told}")
            else:
                words = tr("{result}: butir {item} sudah ditindaklanjuti dalam asesmen risiko {day}.")
                day = screening.date.long(weekday=False)
                handled.append(words.format(result=_called(result), item=item, day=day))
        return waiting, handled

    def _prompt(self, reasons: Sequence[str]) -> None:
        SafetyPrompt(self.notebook, reasons, self.window()).open()


def below(button: QWidget) -> QPoint:
    """Where a menu of a button opens."""
    return button.mapToGlobal(button.rect().bottomLeft())


def _list(menu: QMenu, known: Iterable[Instrument], act: Callable[[Instrument], object]) -> None:
    """The instruments under the names of their groups."""
    group = ""
    for instrument in known:
        if instrument.group != group:
            group = instrument.group
            menu.addSection(group)
        menu.addAction(instrument.name).triggered.connect(lambda _on=False, one=instrument: act(one))


def _for_client(instrument: Instrument) -> bool:
    """Whether a client can answer alone: the items have words, and no trained person is to judge."""
    return bool(instrument.items) and not instrument.rated_by


def _called(result: Measurement) -> str:
    """«PHQ-9 · sebelum · 1/12/2026»."""
    day = result.date.short() if result.date else ""
    return " · ".join(filter(None, (result.instrument, result.moment, day)))
