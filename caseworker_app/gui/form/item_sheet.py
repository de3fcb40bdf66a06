"""The items of an instrument, answered by one key each, with the running total and its band."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.casework.scoring import read_answers, score
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.showing import show_if
from caseworker_app.gui.form.entry_grid import EntryGrid
from caseworker_app.gui.form.entry_grid_model import GridSource
from caseworker_app.jobs import answering
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.casework.scoring import Answers, Score
    from caseworker_app.forms.instruments import Instrument, Option
    from caseworker_app.jobs.answering import Answered

    Put = Callable[[Answered, Instrument, Answers], Score]

NAMES = 520  # px at 100 %: most for the text of the items beside the grid
_AROUND = 110  # px at 100 % that stay in sight above and below the item at hand
_SHORT = 6  # letters: an answer so short is shown by its word
_TEN = "x"  # the key for the value that has two figures


class ItemSheet(QFrame):
    """The answers of one record to one instrument; hidden while there is none.

    put: stores answers and gives their score. told: something for the foot of the window. alarmed: why an answer that
    was just given asks for the client's safety.
    """

    told = Signal(str)
    alarmed = Signal(list)

    def __init__(self, put: Put, *, read_only: bool) -> None:
        super().__init__()
        theme.mark(self, "card")
        self._store, self._read_only = put, read_only
        self._record: Answered | None = None
        self._instrument: Instrument | None = None
        self._caution = ""
        self.title = theme.label("", "section", wrap=True)
        self.item = theme.label("", wrap=True)
        self.total = theme.label("", "label", wrap=True)
        self.grid = EntryGrid(self._source(), names=NAMES)
        self.grid.told.connect(self.told)
        self._options = Flow(gap=theme.px(6), line_gap=theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(side) for side in (12, 10, 12, 10)))
        column.setSpacing(theme.px(6))
        for widget in (self.title, self.grid, self.item):
            column.addWidget(widget)
        column.addLayout(self._options)
        column.addWidget(self.total)
        words = tr("Angka menjawab dan maju ke butir berikutnya; Del mengosongkan. Butir tanpa jawaban tetap tampak.")
        column.addWidget(theme.label(words, "muted", wrap=True))
        self.grid.selectionModel().currentChanged.connect(self._show_item)

    def show_answers(self, record: Answered | None, instrument: Instrument | None, title: str, caution: str) -> None:
        """Show the answers of this record under a title, with words of caution beside the total; None hides it."""
        self._record, self._instrument, self._caution = record, instrument, caution
        show_if(self, wanted=record is not None and instrument is not None)
        if record is None or instrument is None:
            return
        self.title.setText(title)
        self.grid.setAccessibleName(tr("Jawaban {name}").format(name=instrument.name))
        self.grid.grid.source = self._source()
        self.grid.refresh()
        self._show_item()
        self._show_total(score(instrument, read_answers(record.answers)))

    def begin(self) -> None:
        """Put the cursor at the first item."""
        self.grid.setCurrentIndex(self.grid.grid.index(0, 0))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_item(self, *_: object) -> None:
        """The whole text of the item that the cursor is at, and its answers as buttons."""
        instrument, row = self._instrument, max(0, self.grid.currentIndex().row())
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
            button.setEnabled(not self._read_only)
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
        if (instrument := self._instrument) is not None:
            self.grid.setCurrentIndex(self.grid.grid.index(min(row + 1, instrument.count - 1), 0))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_total(self, found: Score) -> None:
        if found.missing:
            so_far = tr("Sementara {points} · {missing}")
            words = so_far.format(points=number(found.so_far), missing=found.missing_words())
        else:
            parts = (
                tr("Skor {total}").format(total=number(found.total)) if found.total is not None else "",
                found.band,
            )
            words = " · ".join(filter(None, parts))
        words = "   ".join(filter(None, (words, self._caution)))
        parts_told = "; ".join(f"{name} {number(value)}" for name, value in found.subscales if value is not None)
        self.total.setText("\n".join(filter(None, (words, parts_told))))

    def _source(self) -> GridSource:
        instrument = self._instrument
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
            read_only=self._read_only,
        )

    def _rows(self) -> list[str]:
        instrument = self._instrument
        return [f"{at}. {instrument.item_text(at)}" for at in range(1, instrument.count + 1)] if instrument else []

    def _get(self, row: int, column: int) -> str:
        del column
        instrument = self._instrument
        answers = read_answers(self._record.answers) if self._record else {}
        option = instrument.option(answers.get(row + 1)) if instrument else None
        if option is None:
            return ""
        return option.label if 0 < len(option.label) <= _SHORT else str(option.value)

    def _put(self, cells: Sequence[tuple[int, int, str]]) -> str:
        instrument, record = self._instrument, self._record
        if instrument is None or record is None:
            return ""
        answers = read_answers(record.answers)
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
        found = self._store(record, instrument, answers)
        self._show_total(found)
        if fresh := [item for item in found.alarms if item not in before]:
            self.alarmed.emit([answering.alarm_words(instrument, item, answers) for item in fresh])
        return tr("{count} isian bukan pilihan jawaban dan tidak ditempel.").format(count=unread) if unread else ""


def _key(option: Option) -> str:
    text = str(option.value)
    return text if len(text) == 1 else _TEN if option.value > 0 else ""
