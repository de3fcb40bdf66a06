"""A few choices, all in sight as chips, or a list of the same where they do not fit into one row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.form.editors import Editor, Line
from caseworker_app.gui.form.pick_editor import PickEditor
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class ChipsEditor(Editor):
    """A few choices, all in sight; the chosen one again means not known. free adds «Lainnya …» with words of one's own.

    named: the choice that a stored word means, where that is another word for it. steps: small figures side by
    side, for a scale. Left and Right go from chip to chip, Space chooses. Where they do not fit into one row they give
    way to a list of the same.
    """

    def __init__(
        self,
        options: Sequence[tuple[str, Any]],
        *,
        free: bool = False,
        steps: bool = False,
        explain: Callable[[str], str] = lambda _word: "",
        named: Callable[[Any], Any] = lambda value: value,
    ) -> None:
        super().__init__()
        self._explain, self._named = explain, named
        self._stored: Any = None
        self._typed = False
        self._options = list(options)
        self._free, self._row_width = free, 0
        self._list: PickEditor | None = None
        self._is_listed = False
        self._row = QWidget(self)
        self._flow = Flow(self._row, gap=theme.px(2 if steps else 6), line_gap=theme.px(6))
        self._chips = [self._chip(label, "step" if steps else "chip") for label, _ in self._options]
        self._other = self._chip(tr("Lainnya …"), "chip") if free else None
        for chip in self._all():
            self._flow.add(chip)
        self.body.addWidget(self._row)
        self._words = Line(placeholderText=tr("Tulis pilihan lain"))
        self._words.textEdited.connect(self._type)
        self._words.editingFinished.connect(self._finish)
        self._words.hide()
        self.body.addWidget(self._words)
        self._show()

    def wish(self) -> int:
        """All chips in one row."""
        if not self._row_width:
            self._row_width = self._flow.row_width()
        return self._row_width

    def sizeHint(self) -> QSize:
        """One row, where there is room."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), self.wish()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips where they fit, else the list."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        listed = self.wish() > self.width()
        if listed and self._list is None:
            self._list = PickEditor(lambda: self._options, free=self._free, explain=self._explain)
            self._list.edited.connect(self._take_from_list)
            self._list.typed.connect(self._type)
            self._list.set_value(self._stored)
            self._list.line.setAccessibleName(
                next((name for chip in self._all() if (name := chip.accessibleName())), "")
            )
            self.body.insertWidget(0, self._list)
            if not self._chips[0].isEnabled():
                self._list.forbid()
        if listed is self._is_listed:
            return
        self._is_listed = listed
        held = self.isAncestorOf(self.window().focusWidget())
        if self._list is not None:
            self._list.setVisible(listed)
        self._row.setVisible(not listed)
        self._show()
        if held:
            self.setFocus()

    def _take_from_list(self) -> None:
        if self._list is not None:
            self._typed = False
            self._stored = self._list.value()
            self._show()
            self.edited.emit()

    def value(self) -> Any:
        """The chosen value; words of one's own; None."""
        if self._listed is not None:
            return self._listed.value()
        for chip, (_, value) in zip(self._chips, self._options, strict=True):
            if chip.isChecked():
                return self._stored if value == self._named(self._stored) else value
        return (self._words.text().strip() or None) if self._other and self._other.isChecked() else None

    def set_value(self, value: Any) -> None:
        """Choose it; a word that is not on offer stands behind «Lainnya …»."""
        self._stored, self._typed = value, False
        self._show()

    def touched(self) -> bool:
        """Whether words of one's own are typed that were not announced."""
        if self._listed is not None:
            return self._listed.touched()
        return self._words.isVisible() and (self._typed or self.value() != self._stored)

    def unread(self) -> str | None:
        """What is typed into the list and is none of its words."""
        return self._listed.unread() if self._listed is not None else None

    def set_unread(self, text: str) -> None:
        """Show it again, in the list."""
        if self._listed is not None:
            self._listed.set_unread(text)

    def typed_text(self) -> str:
        """What is typed into the list or behind «Lainnya …»."""
        return self._listed.typed_text() if self._listed is not None else self._words.text()

    @property
    def _listed(self) -> PickEditor | None:
        """The list, where it stands in the place of the chips."""
        return self._list if self._is_listed else None

    def _show(self) -> None:
        if self._listed is not None:
            self._words.hide()
            self._listed.set_value(self._stored)
            self.setFocusProxy(self._listed)
            return
        known = [value for _, value in self._options]
        for chip, value in zip(self._chips, known, strict=True):
            chip.setChecked(self._stored is not None and value == self._named(self._stored))
        other = self._stored is not None and self._named(self._stored) not in known
        if self._other:
            self._other.setChecked(other)
            self._words.setVisible(other)
            self._words.setText(str(self._stored) if other else "")
        self._keep_one_tab_stop()

    def _chip(self, label: str, role: str) -> QPushButton:
        chip = theme.button(label, role, checkable=True)
        chip.setToolTip("\n".join(filter(None, (self._explain(label), tr("Pilih lagi untuk mengosongkan")))))
        chip.clicked.connect(lambda on, chip=chip: self._choose(chip, on=on))
        chip.installEventFilter(self)
        return chip

    def _all(self) -> list[QPushButton]:
        return [*self._chips, *([self._other] if self._other else [])]

    def _choose(self, chosen: QPushButton, *, on: bool) -> None:
        for chip in self._all():
            chip.setChecked(chip is chosen and on)
        self._keep_one_tab_stop()
        if self._other:
            self._words.setVisible(self._other.isChecked())
            if chosen is self._other and on:
                self._words.setFocus()
                return
        self._finish()

    def _type(self) -> None:
        self._typed = True
        self.typed.emit()

    def _finish(self) -> None:
        if self._typed or self.value() != self._stored:
            self._stored, self._typed = self.value(), False
            self.edited.emit()

    def _keep_one_tab_stop(self) -> None:
        chips = self._all()
        stop = next((chip for chip in chips if chip.isChecked()), chips[0])
        for chip in chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Left and Right go from chip to chip."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step:
                chips = self._all()
                chips[(chips.index(watched) + step) % len(chips)].setFocus()
                return True
        return super().eventFilter(watched, event)
