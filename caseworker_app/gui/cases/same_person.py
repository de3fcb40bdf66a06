"""«Mungkin orang yang sama»: who comes in beside who is here, and what the worker says about it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.jobs.same_person import Likeness


class Choice(enum.Enum):
    """What the worker says of somebody who comes in and somebody who is here."""

    FURTHER_CASE = enum.auto()
    SAME_CASE = enum.auto()
    DIFFERENT = enum.auto()


class SamePersonDialog(QDialog):
    """After ``accept``, ``choice`` says what was chosen; ``person_id`` and ``case_id`` whom and which case it means.

    newcomer: what the one who comes in is called above the values («Yang didaftarkan», «Di paket»). same_case: what the
    button for the same case says; without it, it can be no case that is here.
    """

    def __init__(self, parent: QWidget, alike: Sequence[Likeness], *, newcomer: str, same_case: str = "") -> None:
        super().__init__(parent)
        self._alike, self._newcomer = alike, newcomer
        self.choice = Choice.DIFFERENT
        self.setWindowTitle(tr("Mungkin orang yang sama"))
        self.people = QComboBox()
        self.people.setAccessibleName(tr("Orang yang mirip"))
        for likeness in alike:
            self.people.addItem(likeness.sentence)
        self.people.setVisible(len(alike) > 1)
        self.people.currentIndexChanged.connect(self._show)
        self.cases = QComboBox()
        self.cases.setAccessibleName(tr("Kasus"))
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._why = theme.label("", wrap=True)
        self.further = theme.button(tr("Kasus lain dari klien ini"), "action")
        self.same = theme.button(same_case)
        self.different = theme.button(tr("Orang yang berbeda"))
        self._lay_out()
        for button, choice in (
            (self.further, Choice.FURTHER_CASE),
            (self.same, Choice.SAME_CASE),
            (self.different, Choice.DIFFERENT),
        ):
            button.clicked.connect(lambda _=False, choice=choice: self._choose(choice))
        self._show()
        self.resize(theme.px(720), theme.px(470))

    @property
    def person_id(self) -> str:
        """Whom the view shows."""
        return self._alike[max(0, self.people.currentIndex())].person_id

    @property
    def case_id(self) -> str:
        """The case that is meant by «the same case»; «» where the person is no client."""
        return str(self.cases.currentData() or "")

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()

    def _show(self) -> None:
        likeness = self._alike[max(0, self.people.currentIndex())]
        why = ", ".join(tr(ground) for ground in likeness.grounds)
        self._why.setText(
            tr("{name} sudah ada di buku kasus ({why}). Bandingkan keduanya, lalu pilih.").format(
                name=likeness.name, why=why
            )
        )
        own = [case for case in likeness.cases if case.as_client]
        self.cases.clear()
        for case in own:
            self.cases.addItem(f"{case.number or '–'}  {case.opened}".strip(), case.case_id)
        can_be_the_same = bool(own) and bool(self.same.text())
        self.cases.setVisible(can_be_the_same and len(own) > 1)
        self.same.setVisible(can_be_the_same)
        self._area.setWidget(self._sheet(likeness))

    def _sheet(self, likeness: Likeness) -> QWidget:
        """What is known of both, side by side; what is the same in both is written heavier."""
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(8))
        for column, words in enumerate(("", self._newcomer, tr("Di buku kasus"))):
            grid.addWidget(theme.label(words, "label"), 0, column)
        for line, (title, arrived, here) in enumerate(likeness.rows, 1):
            equal = bool(arrived) and arrived.casefold() == here.casefold()
            grid.addWidget(theme.label(title, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            for column, words in ((1, arrived), (2, here)):
                cell = theme.label(words or "–", "section" if equal else "", wrap=True)
                cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(cell, line, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(likeness.rows) + 1, 1)
        return sheet

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(12))
        column.addWidget(theme.label(tr("Mungkin orang yang sama"), "title"))
        column.addWidget(self.people)
        column.addWidget(self._why)
        column.addWidget(self._area, 1)
        leave = theme.button(tr("Batal"))
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for widget in (self.further, self.same, self.cases, self.different):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(leave)
        column.addLayout(row)
        self.further.setFocus()
