"""The seven steps and components of ATENSI with what the record of the case holds of them, each line a way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from caseworker_app.casework.atensi import Coverage, components, steps, without_component
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QKeyEvent

    from caseworker_app.casework.atensi import Service, Step
    from caseworker_app.gui.case.session import CaseSession

_PLACE = Qt.ItemDataRole.UserRole
_LIGHTS = {Coverage.WHOLE: ("●", "done"), Coverage.PART: ("◐", "attention"), Coverage.NONE: ("○", "muted")}
_WORDS, _LIGHT = 0, 1
_LINE = 26  # px at 100 %


class AtensiCoverage(PagePart):
    """A tree of steps and components; a click or Enter on a line goes to the page or row that it stands for."""

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self._edits = edits
        self.tree = _Tree()
        self.tree.setAccessibleName(tr("Cakupan tahap dan komponen ATENSI"))
        self.tree.itemActivated.connect(self._go)
        self.tree.itemClicked.connect(self._go)
        paper = theme.button(tr("Cetak cakupan …"), "link")
        paper.clicked.connect(lambda: edits.open_document("atensi-coverage"))
        head = QHBoxLayout()
        head.addWidget(theme.label(tr("Cakupan"), "section"), 1)
        head.addWidget(paper, alignment=Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.tree)
        self.refresh()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Look again at what the record holds; what was folded out stays so."""
        del kinds
        case = self._edits.case
        open_ = {item.text(_WORDS) for item in self.tree.tops() if item.isExpanded()}
        self.tree.clear()
        self._heading(tr("Tahap"))
        for step in steps(case):
            self._step(step)
        self._heading(tr("Komponen"))
        for one in components(case):
            told = tr("{count} layanan").format(count=len(one.services)) if one.services else ""
            top = self._top(f"{one.code}. {one.title[:1].upper()}{one.title[1:]}", one.coverage, told)
            self._rows(top, one.services)
        if rest := without_component(case):
            top = self._top(tr("Belum menyebut komponen"), None, tr("{count} layanan").format(count=len(rest)))
            self._rows(top, rest)
        for item in self.tree.tops():
            item.setExpanded(item.text(_WORDS) in open_)
        self.tree.fit()

    def begun(self) -> bool:
        """The coverage stands without anything being entered here."""
        return True

    def _heading(self, words: str) -> None:
        item = _line(self.tree, words)
        item.setFirstColumnSpanned(True)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(_WORDS, theme.font(weight=600))

    def _step(self, step: Step) -> None:
        there = sum(point.there for point in step.points)
        told = tr("{there} dari {count}").format(there=there, count=len(step.points))
        top = self._top(f"{step.number}. {step.title}", step.coverage, told)
        for point in step.points:
            self._child(top, point.words, Coverage.WHOLE if point.there else Coverage.NONE, (point.place, ""))

    def _rows(self, top: QTreeWidgetItem, services: Iterable[Service]) -> None:
        for one in services:
            when = f", {one.date.long(weekday=False)}" if one.date else ""
            self._child(top, f"{one.words} ({one.kind}{when})", None, (one.place, one.field))

    def _top(self, words: str, coverage: Coverage | None, told: str) -> QTreeWidgetItem:
        item = _line(self.tree, words)
        _light(item, coverage, told)
        return item

    def _child(self, top: QTreeWidgetItem, words: str, coverage: Coverage | None, place: tuple[str, str]) -> None:
        item = _line(top, words)
        item.setToolTip(_WORDS, words)
        item.setData(_WORDS, _PLACE, place)
        _light(item, coverage, "")

    def _go(self, item: QTreeWidgetItem) -> None:
        place = item.data(_WORDS, _PLACE)
        if place is None:
            item.setExpanded(not item.isExpanded())
        else:
            self._edits.go_to(*place)


class _Tree(QTreeWidget):
    """As high as its lines, so that only the page scrolls."""

    def __init__(self) -> None:
        super().__init__()
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

    def tops(self) -> list[QTreeWidgetItem]:
        """The lines of steps and components."""
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
