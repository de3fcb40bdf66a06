"""BPSS picture and strength quadrant before and after, below what the evaluation says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.diagrams.from_case.client import BPSS_COLUMNS
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.drawing.results import AFTER, WholeResults
from caseworker_app.jobs import diagram_edits
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from caseworker_app.gui.case.session import CaseSession


class PointChanges(PagePart):
    """Both pictures as soon as there is something to compare, and the way to the second quadrant."""

    kinds: ClassVar[frozenset[str]] = frozenset({"Assessment", "Evaluation", "Quadrant", "QuadrantPoint"})

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self.edits = edits
        self.pictures = [WholeResults(DIAGRAMS[key], edits) for key in ("bpss-pair", "quadrant-pair")]
        self._lines: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        words = tr("Salin pokok-pokok BPSS asesmen ke atas, lalu ubah yang sudah berubah.")
        self.copy_bpss = self._way(column, words, tr("Salin BPSS"), self._copy_bpss)
        column.addWidget(self.pictures[0])
        words = tr("Salin Kuadran Strength asesmen, lalu ubah isinya; keduanya tampak berdampingan di sini.")
        self.copy_quadrant = self._way(column, words, tr("Salin kuadran"), self._copy_quadrant)
        column.addWidget(self.pictures[1])
        self._show_ways()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Draw both again."""
        for picture in self.pictures:
            picture.refresh(kinds)
        self._show_ways()

    def release(self) -> None:
        """Let the pictures go."""
        for picture in self.pictures:
            picture.release()

    def _way(self, column: QVBoxLayout, words: str, label: str, act: Callable[[], None]) -> QPushButton:
        """A line that says what to do, with the button that does it."""
        line = self._lines[label] = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(theme.label(words, "muted", wrap=True), 1)
        button = theme.button(label, "quiet")
        button.clicked.connect(act)
        row.addWidget(button)
        column.addWidget(line)
        return button

    def _show_ways(self) -> None:
        """Each as long as there is something to copy, and no copy yet."""
        case, may = self.edits.case, not self.edits.notebook.read_only
        said, again = (
            any(getattr(stage, column) for column in BPSS_COLUMNS.values())
            for stage in (case.assessment, case.evaluation)
        )
        wanted = (said and not again, len(case.quadrants) == 1)
        for line, helps in zip(self._lines.values(), wanted, strict=True):
            line.setVisible(helps and may)

    def _copy_bpss(self) -> None:
        diagram_edits.copy_points(self.edits.notebook, self.edits.case, tuple(BPSS_COLUMNS.values()))

    def _copy_quadrant(self) -> None:
        """The quadrant of the evaluation, begun as the last one was; and to where it is changed."""
        case, notebook = self.edits.case, self.edits.notebook
        diagram_edits.new_quadrant(notebook, case, stage=tr(AFTER), like=case.quadrants[-1])
        self.edits.go_to("assessment/quadrant")
