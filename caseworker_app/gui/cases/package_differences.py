"""What a package says otherwise than the case here: a list, both texts of the chosen line, what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.exchange.package_differences import Answer, Side
from caseworker_app.gui.base import theme
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.exchange.package_differences import Difference

_QUOTED = 160  # letters of a value in a line of the list


class DifferencesDialog(QDialog):
    """After ``accept``, ``answers`` says for every difference, by its place, what becomes of it.

    foreign: the case was known by client, number and day only; then ``other`` is true where the worker says that it is
    another one.
    """

    def __init__(
        self, parent: QWidget, package: str, number: str, differences: Sequence[Difference], *, foreign: bool
    ) -> None:
        super().__init__(parent)
        self._differences = differences
        self.other = False
        self.answers = {at: difference.careful for at, difference in enumerate(differences)}
        self.setWindowTitle(tr("Paket berbeda dari buku kasus"))
        sentence = tr("Kasus {number} sudah ada di buku kasus. Paket “{package}” berbeda pada {count} tempat:")
        if all(difference.side is Side.HERE for difference in differences):
            sentence = tr(
                "Kasus {number} sudah ada di buku kasus, dan paket “{package}” tidak memuat hal baru. {count} isian "
                "hanya ada di sini:"
            )
        self._told = theme.label(
            sentence.format(number=number or "–", package=brief(package, 40), count=len(differences)), wrap=True
        )
        self._outcomes: list[QTableWidgetItem] = []
        self.table = self._table()
        self.texts = {Side.HERE: _text(tr("Di buku kasus")), Side.PACKAGE: _text(tr("Di paket"))}
        self.chosen = {answer: theme.button(_words(answer), "chip", checkable=True) for answer in Answer}
        for answer, button in self.chosen.items():
            button.clicked.connect(lambda _=False, answer=answer: self.answer_chosen(answer))
        self._lay_out(foreign=foreign)
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.table.selectRow(0)
        room = self.screen().availableSize()
        self.resize(min(theme.px(1000), room.width() - theme.px(60)), min(theme.px(620), room.height() - theme.px(80)))

    def answer_chosen(self, answer: Answer) -> None:
        """Say what becomes of the chosen lines; those for which it cannot be stay as they are."""
        for line in self._chosen_lines():
            if answer in self._differences[line].answers:
                self._answer(line, answer)
        self._show_chosen()

    def answer_all(self, answer: Answer) -> None:
        """Say it of all; what only the notebook has is never taken away by that."""
        for line, difference in enumerate(self._differences):
            self._answer(line, difference.answer_of_all(answer))
        self._show_chosen()

    def _answer(self, line: int, answer: Answer) -> None:
        self.answers[line] = answer
        self._outcomes[line].setText(_becomes(self._differences[line], answer))

    def _chosen_lines(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})

    def _show_chosen(self) -> None:
        lines = self._chosen_lines()
        difference = self._differences[lines[0]] if len(lines) == 1 else None
        for side, words in (
            (Side.HERE, difference.here if difference else ""),
            (Side.PACKAGE, difference.arrived if difference else ""),
        ):
            self.texts[side].setPlainText(
                difference.whole if difference and difference.whole and difference.side is side else words
            )
        for answer, button in self.chosen.items():
            button.setEnabled(any(answer in self._differences[line].answers for line in lines))
            button.setChecked(bool(lines) and all(self.answers[line] is answer for line in lines))
            button.setText(theme.plain(_becomes(difference, answer) if difference else _words(answer)))

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self._differences), 5)
        table.setAccessibleName(tr("Perbedaan"))
        heads = (tr("Di mana"), tr("Isian"), tr("Di buku kasus"), tr("Di paket"), tr("Yang dilakukan"))
        table.setHorizontalHeaderLabels(heads)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        for line, difference in enumerate(self._differences):
            cells = (
                difference.place,
                difference.label,
                difference.here or "–",
                difference.arrived or "–",
                _becomes(difference, self.answers[line]),
            )
            for column, words in enumerate(cells):
                item = QTableWidgetItem(brief(words, _QUOTED))
                item.setToolTip(brief(words, _QUOTED))
                table.setItem(line, column, item)
            self._outcomes.append(item)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _lay_out(self, *, foreign: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(10))
        column.addWidget(self._told)
        column.addWidget(self.table, 3)
        beside = QHBoxLayout()
        for side, words in ((Side.HERE, tr("Di buku kasus")), (Side.PACKAGE, tr("Di paket"))):
            box = QVBoxLayout()
            box.addWidget(theme.label(words, "label"))
            box.addWidget(self.texts[side])
            beside.addLayout(box, 1)
        column.addLayout(beside, 2)
        for words, buttons in (
            (tr("Baris terpilih:"), list(self.chosen.values())),
            (tr("Semua:"), [self._for_all(answer) for answer in Answer]),
        ):
            row = QHBoxLayout()
            title = theme.label(words, "muted")
            title.setMinimumWidth(theme.px(110))
            row.addWidget(title)
            for button in buttons:
                row.addWidget(button)
            row.addStretch()
            column.addLayout(row)
        foot = QHBoxLayout()
        if foreign:
            another = theme.button(tr("Ini kasus lain"))
            another.clicked.connect(self._say_other)
            foot.addWidget(another)
        foot.addStretch()
        leave = theme.button(tr("Batal"))
        leave.clicked.connect(self.reject)
        go_on = theme.button(tr("Lakukan"), "action")
        go_on.clicked.connect(self.accept)
        foot.addWidget(leave)
        foot.addWidget(go_on)
        column.addLayout(foot)

    def _for_all(self, answer: Answer) -> QWidget:
        button = theme.button(_words(answer), "quiet")
        button.clicked.connect(lambda: self.answer_all(answer))
        return button

    def _say_other(self) -> None:
        self.other = True
        self.accept()


def _text(name: str) -> QPlainTextEdit:
    text = QPlainTextEdit(readOnly=True)
    text.setAccessibleName(name)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    text.setTabChangesFocus(True)
    return text


def _words(answer: Answer) -> str:
    words = tr(answer)
    return words[:1].upper() + words[1:]


def _becomes(difference: Difference, answer: Answer) -> str:
    """What an answer does to this line, in words: of what only the notebook has, «take» is taking away."""
    if answer is Answer.TAKE and difference.side is Side.HERE:
        return tr("Hapus di sini") if difference.gone is not None else tr("Kosongkan di sini")
    if answer is Answer.TAKE and difference.side is Side.PACKAGE:
        return tr("Tambahkan dari paket")
    if answer is Answer.KEEP and difference.side is Side.PACKAGE:
        return tr("Jangan ditambahkan")
    return _words(answer)
