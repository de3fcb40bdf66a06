"""BPSS picture and strength quadrant before and after, below what the evaluation says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.drawing.results import AFTER, Results
from caseworker_app.jobs import diagram_edits
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.gui.case.session import CaseSession


class PointChanges(PagePart):
    """Both pictures as soon as there is something to compare, and the way to the second quadrant."""

    kinds: ClassVar[frozenset[str]] = frozenset({"Assessment", "Evaluation", "Quadrant", "QuadrantPoint"})

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self.edits = edits
        self.pictures = [Results(DIAGRAMS[key], edits) for key in ("bpss-pair", "quadrant-pair")]
        self._way = QWidget(self)
        row = QHBoxLayout(self._way)
        row.setContentsMargins(0, 0, 0, 0)
        words = tr("Salin Kuadran Strength asesmen, lalu ubah isinya; keduanya tampak berdampingan di sini.")
        row.addWidget(theme.label(words, "muted", wrap=True), 1)
        self.copy = theme.button(tr("Salin kuadran"), "quiet")
        self.copy.clicked.connect(self._copy)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for part in (*self.pictures, self._way):
            column.addWidget(part)
        self._show_way()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Draw both again."""
        for picture in self.pictures:
            picture.refresh(kinds)
        self._show_way()

    def release(self) -> None:
        """Let the pictures go."""
        for picture in self.pictures:
            picture.release()

    def _show_way(self) -> None:
        self._way.setVisible(len(self.edits.case.quadrants) == 1 and not self.edits.notebook.read_only)

    def _copy(self) -> None:
        """The quadrant of the evaluation, begun as the last one was; and to where it is changed."""
        case, notebook = self.edits.case, self.edits.notebook
        diagram_edits.new_quadrant(notebook, case, stage=tr(AFTER), like=case.quadrants[-1])
        self.edits.go_to("assessment/quadrant")
