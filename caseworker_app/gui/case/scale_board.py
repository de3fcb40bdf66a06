"""The page of scales and courses: the client's number of today by a key, charts over real days, and what they say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from caseworker_app.casework import courses
from caseworker_app.casework.scale_words import anchor_at, course_in_words
from caseworker_app.casework.single_subject import findings
from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.diagrams.from_case.over_time import usual_unit
from caseworker_app.forms.scale_templates import scale_templates
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.showing import show_if
from caseworker_app.gui.drawing.results import Results
from caseworker_app.gui.form.level_strip import LevelStrip
from caseworker_app.gui.form.read_editors import DateEditor
from caseworker_app.jobs import scale_edits
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.forms.scale_templates import ScaleTemplate
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.model.scales import AnchoredScale

COURSES = "ab"


class RatingCard(QFrame):
    """The question of a scale, the day, the levels 0 to 10, and what the chosen one means."""

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self._edits, self._case = edits, edits.case
        theme.mark(self, "card")
        self.which = QComboBox()
        self.which.setAccessibleName(tr("Skala"))
        self.which.currentIndexChanged.connect(lambda _: self._show())
        self._question = theme.label("", "label", wrap=True)
        self.day = DateEditor(compact=True, near=edits.case_time)
        self.day.setAccessibleName(tr("Tanggal penilaian"))
        self.day.setMaximumWidth(theme.px(170))
        self.day.set_value(PartialDate.on(date.today()))
        self.day.edited.connect(self._show)
        self.strip = LevelStrip(range(11))
        self.strip.setAccessibleName(tr("Angka"))
        self.strip.edited.connect(self._rate)
        for editor in (self.day, self.strip):
            editor.setEnabled(not edits.notebook.read_only)
        self._anchor = theme.label("", wrap=True)
        self._course = theme.label("", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(self._question, 1)
        row.addWidget(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(space) for space in (14, 10, 14, 10)))
        column.setSpacing(theme.px(6))
        column.addWidget(self.which)
        column.addLayout(row)
        column.addWidget(self.strip)
        for part in (self._anchor, self._course):
            column.addWidget(part)

    def refresh(self) -> None:
        """Show what the case holds now."""
        titles = [courses.ratings(scale).title for scale in self._scales()]
        if titles != [self.which.itemText(at) for at in range(self.which.count())]:
            chosen = max(0, self.which.currentIndex())
            self.which.blockSignals(True)
            self.which.clear()
            self.which.addItems(titles)
            self.which.setCurrentIndex(min(chosen, len(titles) - 1))
            self.which.blockSignals(False)
        self.which.setVisible(len(titles) > 1)
        show_if(self, wanted=bool(titles))
        self._show()

    def choose(self, scale: AnchoredScale) -> None:
        """Show this scale."""
        self.which.setCurrentIndex(self._scales().index(scale))

    def _scales(self) -> list[AnchoredScale]:
        return sorted(self._case.anchored_scales, key=lambda one: one.position)

    def _scale(self) -> AnchoredScale | None:
        scales = self._scales()
        return scales[min(max(0, self.which.currentIndex()), len(scales) - 1)] if scales else None

    def _show(self) -> None:
        scale, day = self._scale(), self.day.value()
        if scale is None:
            return
        self._question.setText(scale.question or courses.ratings(scale).title)
        rating = scale_edits.rating_on(scale, day) if day else None
        level = rating.level if rating else None
        if self.strip.value() != level:
            self.strip.set_value(level)
        words = anchor_at(scale, level) if level is not None else ""
        hint = tr("Ketik angkanya: 0 sampai 9, atau 1 lalu 0 untuk sepuluh. Del: kosongkan.")
        without = hint if level is None else tr("{level}: belum ada patokan untuk angka ini").format(level=level)
        self._anchor.setText(f"{level}: {words}" if words else without)
        theme.mark(self._anchor, "" if words else "muted")
        course = course_in_words(scale)
        self._course.setText(f"{course[:1].upper()}{course[1:]}." if course else "")
        self._course.setVisible(bool(course))

    def _rate(self) -> None:
        scale, day = self._scale(), self.day.value()
        if scale is None:
            return
        if day is None:
            self.day.setFocus()
            return
        level, continues = self.strip.value(), self.strip.continues
        self.strip.continues = False
        scale_edits.rate(self._edits.notebook, self._case, scale, day, level, continues=continues)


class ScaleBoard(Results):
    """The card to rate by, the chart of the scales, and below it what is followed through phases."""

    key = "scale-courses"

    def __init__(self, diagram: Diagram, edits: CaseSession, *, large: bool = False) -> None:
        super().__init__(diagram, edits, large=large)
        self.card = RatingCard(edits)
        self.phases = Results(DIAGRAMS[COURSES], edits)
        self._findings = theme.label("", wrap=True)
        self._templates = theme.button(tr("Mulai dari contoh"), "quiet")
        menu = QMenu(self)
        for template in scale_templates():
            entry = menu.addAction(template.name)
            entry.triggered.connect(lambda _=False, template=template: self._begin(template))
        self._templates.setMenu(menu)
        self._templates.setVisible(not self.notebook.read_only)
        self._board = QWidget(self)
        top = QVBoxLayout(self._board)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(theme.px(8))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._templates)
        top.addWidget(self.card)
        top.addLayout(row)
        if large:
            for part in (self._board, self.phases, self._findings):
                part.hide()
        else:
            self.column.insertWidget(0, self._board)
            self.column.addWidget(self.phases)
            self.column.addWidget(self._findings)
        self._show_board()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """The card at once, the charts as soon as they are drawn."""
        super().refresh(kinds)
        if not self.large:
            self.phases.refresh(kinds)
            self._show_board()

    def stays(self) -> bool:
        """The card."""
        return True

    def release(self) -> None:
        """Close both windows of the charts."""
        self.phases.release()
        super().release()

    def _begin(self, template: ScaleTemplate) -> None:
        scale = scale_edits.add_from_template(self.notebook, self.case, template)
        self.card.refresh()
        self.card.choose(scale)
        self.card.strip.setFocus()

    def _show_board(self) -> None:
        self.card.refresh()
        if self.large:
            return
        for part in (self.frame, self.foot):
            part.setVisible(any(scale.ratings for scale in self.case.anchored_scales))
        followed = courses.courses(self.case, usual_unit)
        self.phases.setVisible(bool(followed))
        told = [
            " ".join([f"{course.title}:", *(f"{one[:1].upper()}{one[1:]}." for one in sentences)])
            for course in followed
            if (sentences := findings([phase.figures() for phase in course.phases], course.wanted))
        ]
        self._findings.setText("\n\n".join(told))
        self._findings.setVisible(bool(told))
