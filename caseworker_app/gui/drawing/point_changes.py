"""The pictures of a case before and after, below what the evaluation says, and the way to the second of each."""

from __future__ import annotations

from functools import partial
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

    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.gui.case.session import CaseSession


class PointChanges(PagePart):
    """Each picture as soon as there is something to compare, and before that the way to the second one."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            "Assessment",
            "Evaluation",
            "Quadrant",
            "QuadrantPoint",
            "BodyMap",
            "BodyMark",
            "RoadMap",
            "RoadMapEvent",
            "VennDiagram",
            "VennBody",
        }
    )

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self.edits = edits
        pairs = {key: diagram for key, diagram in DIAGRAMS.items() if diagram.compares}
        self.compared = {key: DIAGRAMS[diagram.compares] for key, diagram in pairs.items()}
        self.pictures = {key: WholeResults(diagram, edits) for key, diagram in pairs.items()}
        self.copies: dict[str, QPushButton] = {}
        self._lines: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for key, of in self.compared.items():
            if of.records:
                title = tr(of.title)
                name = title[:1].lower() + title[1:]
                words = tr("Salin {name} asesmen, lalu ubah isinya; keduanya tampak berdampingan di sini.")
                self._way(column, key, words.format(name=name), name, partial(self._copy_drawn, of))
            else:
                words = tr("Salin pokok-pokok BPSS asesmen ke atas, lalu ubah yang sudah berubah.")
                self._way(column, key, words, tr("BPSS"), self._copy_bpss)
            column.addWidget(self.pictures[key])
        self._show_ways()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Draw all again."""
        for picture in self.pictures.values():
            picture.refresh(kinds)
        self._show_ways()

    def release(self) -> None:
        """Let the pictures go."""
        for picture in self.pictures.values():
            picture.release()

    def _way(self, column: QVBoxLayout, key: str, words: str, name: str, act: Callable[[], None]) -> None:
        """A line that says what to do, with the button that does it."""
        line = self._lines[key] = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(theme.label(words, "muted", wrap=True), 1)
        button = self.copies[key] = theme.button(tr("Salin {name}").format(name=name), "quiet")
        button.clicked.connect(act)
        row.addWidget(button)
        column.addWidget(line)

    def _show_ways(self) -> None:
        """Each as long as there is something to copy, and no copy yet."""
        case, may = self.edits.case, not self.edits.notebook.read_only
        said, again = (
            any(getattr(stage, column) for column in BPSS_COLUMNS.values())
            for stage in (case.assessment, case.evaluation)
        )
        for key, of in self.compared.items():
            helps = len(of.all_records(case)) == 1 if of.records else said and not again
            self._lines[key].setVisible(helps and may)

    def _copy_bpss(self) -> None:
        diagram_edits.copy_points(self.edits.notebook, self.edits.case, tuple(BPSS_COLUMNS.values()))

    def _copy_drawn(self, diagram: Diagram) -> None:
        """The drawing of the evaluation, begun as the last one was; and to where it is changed."""
        case, notebook = self.edits.case, self.edits.notebook
        like = diagram.all_records(case)[-1]
        diagram_edits.begin_another(notebook, case, diagram, stage=tr(AFTER), like=like)
        assert diagram.page is not None  # noqa: S101 - only what has records of its own is copied
        self.edits.go_to(f"assessment/{diagram.page.key}")
