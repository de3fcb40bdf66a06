"""The lines of a consent form in the window: a part to explain, a statement to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.tab_order import bring_in_sight
from caseworker_app.gui.form.editors import Line
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.jobs import consents

_YES, _NO = {Qt.Key.Key_S, Qt.Key.Key_Y}, {Qt.Key.Key_T, Qt.Key.Key_N}


class AnswerRow(QWidget):
    """A statement and its two answers. S (setuju) and T (tidak setuju) answer and go on; arrows go up and down."""

    answered = Signal(object)
    named = Signal(list)
    moved = Signal(int)

    def __init__(self, number: int, asked: consents.Asked) -> None:
        super().__init__()
        self._agreed: bool | None = None
        self._text = theme.label(wrap=True)
        self.yes, self.no = (
            theme.button(words, "chip", checkable=True) for words in (tr("Setuju"), tr("Tidak setuju"))
        )
        self._parties = Line(placeholderText=tr("Sebutkan siapa, pisahkan dengan koma"))
        self._parties.editingFinished.connect(self._name)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(_numbered(number))
        row.addWidget(self._text, 1)
        for chip, answer in ((self.yes, True), (self.no, False)):
            chip.clicked.connect(lambda on, answer=answer: self._answer(answer if on else None))
            chip.installEventFilter(self)
            row.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        below = QHBoxLayout()
        below.addSpacing(theme.px(28))
        below.addWidget(self._parties)
        column.addLayout(below)
        self.show_asked(asked)

    def show_asked(self, asked: consents.Asked) -> None:
        """Its words and its answer as they are now; what is being typed stays."""
        self._agreed = asked.statement.agreed
        self._text.setText(asked.text)
        for chip, words in ((self.yes, tr("Setuju")), (self.no, tr("Tidak setuju"))):
            chip.setAccessibleName(f"{words}: {asked.text}")
        self._parties.setVisible(asked.with_parties)
        self._parties.setAccessibleName(tr("Pihak yang disebut: {text}").format(text=asked.text))
        if not self._parties.isModified():
            self._parties.setText(", ".join(asked.statement.parties or ()))
        self._show()

    def take_focus(self, *, names: bool = False) -> None:
        """Put the cursor on the answers, or on the names of those who are meant."""
        chip = self.no if self._agreed is False else self.yes
        (self._parties if names else chip).setFocus(Qt.FocusReason.TabFocusReason)
        bring_in_sight(self)

    def waits(self) -> bool:
        """Whether it is not answered yet."""
        return self._agreed is None

    def names_nobody(self) -> bool:
        """Whether it is agreed to for certain parties, and none is named."""
        return bool(self._agreed) and not self._parties.isHidden() and not self._parties.text().strip()

    def forbid(self) -> None:
        """The notebook can only be read."""
        self.yes.setEnabled(False)
        self.no.setEnabled(False)
        self._parties.setReadOnly(True)

    def flush(self) -> None:
        """Save what is being typed."""
        self._name()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Letters answer, arrows move."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            key = Qt.Key(event.key())
            if key in _YES | _NO:
                self._answer(key in _YES)
                self.moved.emit(1)
                return True
            if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
                (self.no if watched is self.yes else self.yes).setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)

    def _answer(self, agreed: bool | None) -> None:
        self._agreed = agreed
        self._show()
        self.answered.emit(agreed)

    def _show(self) -> None:
        self.yes.setChecked(self._agreed is True)
        self.no.setChecked(self._agreed is False)
        stop = self.no if self._agreed is False else self.yes
        for chip in (self.yes, self.no):
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

    def _name(self) -> None:
        if self._parties.isModified():
            self._parties.setModified(False)
            self.named.emit([part.strip() for part in self._parties.text().split(",")])


def _numbered(number: int) -> QLabel:
    """The number of a statement, as wide as any, so that all texts begin at one edge."""
    label = theme.label(f"{number}.")
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setFixedWidth(label.fontMetrics().horizontalAdvance("00.") + theme.px(2))
    return label


class ToldRow(QWidget):
    """A part of the form with the box that is ticked once it has been explained."""

    ticked = Signal(bool)

    def __init__(self, told: consents.Told) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.clicked.connect(self.ticked)
        self._text = theme.label("", "muted", wrap=True)
        self._text.setContentsMargins(theme.px(25), 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        column.setSpacing(theme.px(2))
        column.addWidget(self.box)
        column.addWidget(self._text)
        self.show_told(told)

    def show_told(self, told: consents.Told) -> None:
        """Its words, and whether it was explained."""
        self.box.setText(theme.plain(told.title))
        self.box.setChecked(told.done)
        self._text.setText(told.text)
