"""The page of goal attainment: five levels in words for each goal, level before and after by one key, the T-score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from caseworker_app.casework.attainment import (
    LEVEL_KEYS,
    LEVELS,
    in_figures,
    meaning,
    name_of,
    scores,
    sign,
    weight_of,
    what_is_left_out,
)
from caseworker_app.gui.base import theme
from caseworker_app.gui.drawing.results import Results
from caseworker_app.gui.form.level_strip import LevelStrip
from caseworker_app.jobs import scale_edits
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.jobs.scale_edits import When
    from caseworker_app.model.evaluation import AttainmentScale

_MARK = {"before": "○", "after": "●"}


class GoalLevels(QFrame):
    """One goal: its levels in words with the marks of before and after, and the two strips that set them."""

    def __init__(self, scale: AttainmentScale, edits: CaseSession) -> None:
        super().__init__()
        self.scale, self._edits = scale, edits
        theme.mark(self, "card")
        self._title = theme.label("", "label", wrap=True)
        self._words = {level: theme.label("", wrap=True) for level in LEVELS}
        self._marks = {level: theme.label() for level in LEVELS}
        self.strips: dict[When, LevelStrip] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(space) for space in (14, 10, 14, 10)))
        column.setSpacing(theme.px(8))
        column.addWidget(self._title)
        column.addLayout(self._levels())
        rows = QGridLayout()
        rows.setHorizontalSpacing(theme.px(12))
        rows.setVerticalSpacing(theme.px(4))
        rows.setColumnStretch(1, 1)
        ways: tuple[tuple[When, str], ...] = (("before", tr("Tingkat awal ○")), ("after", tr("Tingkat akhir ●")))
        for at, (when, words) in enumerate(ways):
            strip = LevelStrip(LEVELS[::-1])
            strip.setAccessibleName(words)
            strip.setEnabled(not edits.notebook.read_only)
            strip.edited.connect(lambda when=when: self._choose(when))
            rows.addWidget(theme.label(words, "muted"), at, 0)
            rows.addWidget(strip, at, 1)
            self.strips[when] = strip
        column.addLayout(rows)
        self.refresh()

    def refresh(self) -> None:
        """Show what the scale holds now."""
        weight = weight_of(self.scale)
        weighed = tr(" · bobot {weight}").format(weight=in_figures(weight)) if self.scale.weight is not None else ""
        self._title.setText(f"{name_of(self.scale)}{weighed}")
        levels = {"before": self.scale.level_before, "after": self.scale.level_after}
        for level, label in self._words.items():
            words = getattr(self.scale, LEVEL_KEYS[level])
            label.setText(words or tr("belum ditulis"))
            theme.mark(label, "" if words else "muted")
            self._marks[level].setText(" ".join(_MARK[when] for when, at in levels.items() if at == level))
        for when, strip in self.strips.items():
            if strip.value() != levels[when]:
                strip.set_value(levels[when])

    def _levels(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(3))
        grid.setColumnStretch(2, 1)
        for row, level in enumerate(LEVELS):
            grid.addWidget(theme.label(sign(level), "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._marks[level], row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._words[level], row, 2)
        grid.setColumnMinimumWidth(1, theme.px(30))
        return grid

    def _choose(self, when: When) -> None:
        edits = self._edits
        scale_edits.set_level(edits.notebook, edits.case, self.scale, when, self.strips[when].value())


class AttainmentBoard(Results):
    """Every goal with its levels, the T-score in words, and the picture below."""

    key = "goal-levels"

    def __init__(self, diagram: Diagram, edits: CaseSession, *, large: bool = False) -> None:
        super().__init__(diagram, edits, large=large)
        self.goals: list[GoalLevels] = []
        self._board = QWidget(self)
        self.result = theme.label("", "label", wrap=True)
        self._meaning = theme.label("", wrap=True)
        self._left_out = theme.label("", "muted", wrap=True)
        self._help = theme.label(
            tr("Ketik 0, 1, atau 2; untuk di bawah nol ketik − lebih dahulu atau tekan Shift. Del: kosongkan."),
            "muted",
            wrap=True,
        )
        self._column = QVBoxLayout(self._board)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        for label in (self._help, self.result, self._meaning, self._left_out):
            self._column.addWidget(label)
        if not large:
            self.column.insertWidget(0, self._board)
        self._show_goals()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """The levels at once, the picture as soon as it is drawn."""
        super().refresh(kinds)
        self._show_goals()

    def stays(self) -> bool:
        """The levels."""
        return not self.large and bool(self.case.attainment_scales)

    def _show_goals(self) -> None:
        scales = sorted(self.case.attainment_scales, key=lambda one: one.position)
        if [goal.scale for goal in self.goals] != scales:
            for goal in self.goals:
                self._column.removeWidget(goal)
                goal.deleteLater()
            self.goals = [GoalLevels(scale, self.edits) for scale in scales]
            for at, goal in enumerate(self.goals):
                self._column.insertWidget(1 + at, goal)
        for goal in self.goals:
            goal.refresh()
        found = scores(scales)
        figures = tr("T awal {before} · T akhir {after} · perubahan {change}").format(
            before=in_figures(found.before), after=in_figures(found.after), change=_signed(found.change)
        )
        self.result.setText(figures)
        self.result.setVisible(found.before is not None)
        for label, words in ((self._meaning, meaning(found)), (self._left_out, what_is_left_out(found))):
            label.setText(f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}")
            label.setVisible(bool(words))
        self._help.setVisible(bool(scales) and not self.notebook.read_only)
        self._board.setVisible(self.stays())
        if self.stays():
            self.show()


def _signed(change: float | None) -> str:
    if change is None:
        return "–"
    return f"+{in_figures(change)}" if round(change, 2) > 0 else in_figures(change)
