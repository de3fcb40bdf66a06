"""What was measured, drawn in the page where it is entered, as soon as there is something to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from caseworker_app.gui import theme
from caseworker_app.gui.drawing.picture import Picture
from caseworker_app.gui.nearby import lead
from caseworker_app.jobs import diagram_edits
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

AFTER = mark("Evaluasi")


class Results(Picture):
    """A chart that takes no room while there is nothing to draw."""

    least, most = 190, 320

    def has_data(self) -> bool:
        """Whether there is something to draw."""
        return False

    def refresh(self) -> None:
        """The chart, or nothing."""
        self.setVisible(self.has_data())
        if self.has_data():
            super().refresh()


class Scores(Results):
    """Scores of the instruments before and after."""

    name = "scores"

    def has_data(self) -> bool:
        """A score is known."""
        return any(one.score is not None for one in self.case.measurements)


class Readings(Results):
    """What is followed over time."""

    name = "readings"

    def has_data(self) -> bool:
        """A value is known."""
        return any(one.value for one in self.case.readings)


class Tokens(Results):
    """Points a day, their running total and the price."""

    name = "tokens"

    def has_data(self) -> bool:
        """Points were given or exchanged."""
        return any(one.entries or one.exchanges for one in self.case.token_economies)


class EcomapChange(Results):
    """The first and the last ecomap side by side; with one alone, the way to the second."""

    name = "ecomap-pair"
    start_words = mark("Salin ecomap")
    hint = mark("Salin ecomap asesmen, lalu ubah hubungan yang sudah berubah; keduanya tampak berdampingan di sini.")

    def __init__(self, case: Case, notebook: Notebook, *, large: bool = False) -> None:
        super().__init__(case, notebook, large=large)
        change = theme.button(tr("Ubah ecomap"), "quiet")
        change.clicked.connect(lambda: lead(self, "assessment/ecomap"))
        row = self.foot.layout()
        if row is not None and not large:
            row.addWidget(change)
            row.setAlignment(change, Qt.AlignmentFlag.AlignVCenter)

    def has_data(self) -> bool:
        """There are two, or one to begin with."""
        return len(self.case.ecomaps) > (1 if self.notebook.read_only else 0)

    def is_empty(self) -> bool:
        """Nothing to compare yet."""
        return len(self.case.ecomaps) < 2

    def refresh(self) -> None:
        """The pair, or only the way to it."""
        for part in (self.frame, self.foot):
            part.setVisible(not self.is_empty())
        super().refresh()

    def first_step(self) -> None:
        """Copy the ecomap, and go to where it is changed."""
        like = self.case.ecomaps[-1]
        diagram_edits.new_ecomap(self.notebook, self.case, stage=tr(AFTER), like=like)
        lead(self, "assessment/ecomap")
