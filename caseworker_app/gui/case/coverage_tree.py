"""Steps with their points as lines that fold out, each with a light; a click or Enter goes where a line is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from caseworker_app.casework.coverage import Coverage
from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from caseworker_app.casework.coverage import Step

_PLACE = Qt.ItemDataRole.UserRole
_LIGHTS = {Coverage.WHOLE: ("●", "done"), Coverage.PART: ("◐", "attention"), Coverage.NONE: ("○", "muted")}
_WORDS, _LIGHT = 0, 1
_LINE = 26  # px at 100 %


class CoverageTree(QTreeWidget):
    """As high as its lines, so that only the page scrolls. wanted: what a line leads to, as it was given."""

    wanted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(_LIGHT, QHeaderView.ResizeMode.ResizeToContents)
        self.itemExpanded.connect(self.fit)
        self.itemCollapsed.connect(self.fit)
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)
        self._open: set[str] = set()

    def begin(self) -> None:
        """Take all lines out; what was folded out is remembered."""
        self._open = {item.text(_WORDS) for item in self.tops() if item.isExpanded()}
        self.clear()

    def finish(self) -> None:
        """All lines are there: fold out what was, and take their height."""
        for item in self.tops():
            item.setExpanded(item.text(_WORDS) in self._open)
        self.fit()

    def heading(self, words: str) -> None:
        """A line that leads nowhere."""
        item = _line(self, words)
        item.setFirstColumnSpanned(True)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(_WORDS, theme.font(weight=600))

    def step(self, step: Step) -> None:
        """A step, with its points folded in."""
        there = sum(point.there for point in step.points)
        told = tr("{there} dari {count}").format(there=there, count=len(step.points)) if step.points else ""
        top = self.top(f"{step.number}. {step.title}", step.coverage, told)
        for point in step.points:
            self.child(top, point.words, Coverage.WHOLE if point.there else Coverage.NONE, (point.place, ""))

    def top(self, words: str, coverage: Coverage | None, told: str = "", goal: object = None) -> QTreeWidgetItem:
        """A line that others hang on, or that stands alone and then leads to its ``goal``."""
        item = _line(self, words)
        item.setToolTip(_WORDS, words)
        item.setData(_WORDS, _PLACE, goal)
        _light(item, coverage, told)
        return item

    def child(self, top: QTreeWidgetItem, words: str, coverage: Coverage | None, goal: object) -> None:
        """A line below another, that leads to its ``goal``."""
        item = _line(top, words)
        item.setToolTip(_WORDS, words)
        item.setData(_WORDS, _PLACE, goal)
        _light(item, coverage, "")

    def paper(self, words: str, coverage: Coverage, state: str, goal: object) -> None:
        """A line of its own whose light bears the state of a paper."""
        item = self.top(words, None, "", goal)
        sign, colour = _LIGHTS[coverage]
        item.setText(_LIGHT, f"{sign} {state}")
        item.setForeground(_LIGHT, theme.colour(colour))

    def tops(self) -> list[QTreeWidgetItem]:
        """The lines that hang on no other."""
        items = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def fit(self) -> None:
        """Take the height of the lines that show."""
        count = sum(1 + (item.childCount() if item.isExpanded() else 0) for item in self.tops())
        self.setFixedHeight(count * theme.px(_LINE) + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a line, whatever the platform does with a click."""
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self.itemActivated.emit(item, _WORDS)
            return
        super().keyPressEvent(event)

    def _go(self, item: QTreeWidgetItem) -> None:
        goal = item.data(_WORDS, _PLACE)
        if goal is None:
            item.setExpanded(not item.isExpanded())
        else:
            self.wanted.emit(goal)


def _line(parent: QTreeWidget | QTreeWidgetItem, words: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem(parent, [words])
    item.setSizeHint(_WORDS, QSize(0, theme.px(_LINE)))
    return item


def _light(item: QTreeWidgetItem, coverage: Coverage | None, told: str) -> None:
    """A light with its word, so that colour is not all that tells; of several things also how many."""
    sign, colour = _LIGHTS[coverage] if coverage else ("", "muted")
    light = f"{sign} {tr(str(coverage.value))}" if coverage else ""
    item.setText(_LIGHT, " · ".join(filter(None, (told, light))))
    item.setForeground(_LIGHT, theme.colour(colour))
