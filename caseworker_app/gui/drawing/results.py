"""What was measured, drawn in the page where it is entered, as soon as there is something to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from caseworker_app.diagrams import measure
from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.gui.base import theme
from caseworker_app.gui.drawing.diagram_view import LETTERS
from caseworker_app.gui.drawing.picture import Picture
from caseworker_app.jobs import diagram_edits
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.gui.drawing.picture import Shown

AFTER = mark("Evaluasi")


class Results(Picture):
    """A chart that takes no room while there is nothing to draw."""

    least, most = 190, 320

    def take(self, shown: Shown) -> None:
        """The chart, the first of several in sight; or nothing."""
        super().take(shown)
        self.view.verticalScrollBar().setValue(self.view.verticalScrollBar().minimum())
        drawn = not self.is_empty()
        for part in (self.frame, self.foot):
            part.setVisible(drawn)
        self.setVisible(drawn or self.stays())

    def stays(self) -> bool:
        """Whether it stays in sight without a chart: hidden for a moment, it would lose the cursor that is in it."""
        return False

    def fitting_height(self) -> int:
        """In pixels: whole where the page has to be turned to it anyway, because much stands above it."""
        height, shape = super().fitting_height(), self.view.sceneRect()
        if height >= theme.px(self.least) or not shape.width():
            return height
        wanted = round(self.view.width() * shape.height() / shape.width())
        return max(theme.px(self.least), min(theme.px(self.most), wanted))


class WholeResults(Results):
    """A picture as high as it is: its words are read by turning the page, not inside of a frame."""

    def fitting_height(self) -> int:
        """In pixels, at the size in which its letters are read."""
        shape = self.view.sceneRect()
        if not shape.width():
            return self.view.height()
        wanted = shape.height() * min(self.view.width() / shape.width(), theme.px(LETTERS) / measure.LEAST)
        return max(theme.px(self.least), round(wanted))


class EcomapChange(Results):
    """The first and the last ecomap side by side; with one alone, the way to the second."""

    start_words = mark("Salin ecomap")
    hint = mark("Salin ecomap asesmen, lalu ubah hubungan yang sudah berubah; keduanya tampak berdampingan di sini.")

    def __init__(self, diagram: Diagram, edits: CaseSession, *, large: bool = False) -> None:
        super().__init__(diagram, edits, large=large)
        change = theme.button(tr("Ubah ecomap"), "quiet")
        change.clicked.connect(lambda: edits.go_to("assessment/ecomap"))
        row = self.foot.layout()
        if row is not None and not large:
            row.addWidget(change)
            row.setAlignment(change, Qt.AlignmentFlag.AlignVCenter)

    def stays(self) -> bool:
        """The way to the pair."""
        return bool(self.case.ecomaps and not self.notebook.read_only)

    def first_step(self) -> bool:
        """Copy the ecomap, and go to where it is changed."""
        like = self.case.ecomaps[-1]
        diagram_edits.begin_another(self.notebook, self.case, DIAGRAMS["ecomap"], stage=tr(AFTER), like=like)
        self.edits.go_to("assessment/ecomap")
        return True
