"""The seven steps and components of ATENSI with what the record of the case holds of them, each line a way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTreeWidgetItem, QVBoxLayout

from caseworker_app.casework.atensi import components, steps, without_component
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.case.coverage_tree import CoverageTree
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from caseworker_app.casework.atensi import Service
    from caseworker_app.gui.case.session import CaseSession


class AtensiCoverage(PagePart):
    """A tree of steps and components; a click or Enter on a line goes to the page or row that it stands for."""

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self._edits = edits
        self.tree = CoverageTree(tr("Cakupan tahap dan komponen ATENSI"))
        self.tree.wanted.connect(lambda place: edits.go_to(*place))
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
        self.tree.begin()
        self.tree.heading(tr("Tahap"))
        for step in steps(case):
            self.tree.step(step)
        self.tree.heading(tr("Komponen"))
        for one in components(case):
            told = tr("{count} layanan").format(count=len(one.services)) if one.services else ""
            top = self.tree.top(f"{one.code}. {one.title[:1].upper()}{one.title[1:]}", one.coverage, told)
            self._rows(top, one.services)
        if rest := without_component(case):
            words = tr("{count} layanan").format(count=len(rest))
            self._rows(self.tree.top(tr("Belum menyebut komponen"), None, words), rest)
        self.tree.finish()

    def begun(self) -> bool:
        """The coverage stands without anything being entered here."""
        return True

    def _rows(self, top: QTreeWidgetItem, services: Iterable[Service]) -> None:
        for one in services:
            when = f", {one.date.long(weekday=False)}" if one.date else ""
            self.tree.child(top, f"{one.words} ({one.kind}{when})", None, (one.place, one.field))
