"""One open group: its head, its stages as a wizard, and the column of what is selected, as an open case has them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.casework import outcomes
from caseworker_app.casework.work_log import group_called
from caseworker_app.forms.group import PHASE, WALK
from caseworker_app.forms.library import group_phases
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.elided_label import ElidedLabel
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.case.case_body import CaseBody
from caseworker_app.gui.form.form_page import SpecialPage
from caseworker_app.gui.form.stage_wizard import StageWizard
from caseworker_app.gui.groups.attendance_part import AttendancePart
from caseworker_app.gui.groups.group_edits import GroupEdits
from caseworker_app.gui.groups.group_paper import GroupPaper
from caseworker_app.gui.groups.members_part import MembersPart
from caseworker_app.gui.groups.phase_part import PhasePart
from caseworker_app.gui.groups.sociogram_part import SociogramPart
from caseworker_app.gui.groups.tools_part import ToolsPart
from caseworker_app.model.group import Group, GroupTool
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.forms.description import Page
    from caseworker_app.gui.form.details import Noticed
    from caseworker_app.store.notebook import Notebook

PARTS = {
    "group-members": SpecialPage(MembersPart),
    "group-attendance": SpecialPage(AttendancePart, wide=True),
    "group-sociogram": SpecialPage(SociogramPart, wide=True),
    "group-tools": SpecialPage(ToolsPart, wide=True),
}
"""The hand-made parts of its pages but for those of the stages."""


class GroupWindow(QWidget):
    """left: back to the list of groups. told: something for the foot of the window."""

    left = Signal()
    told = Signal(str, object)

    def __init__(self, group: Group, notebook: Notebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group, self.notebook = group, notebook
        self.edits = GroupEdits(group, notebook, self)
        phases = {f"{PHASE}{key}": SpecialPage(partial(PhasePart, phase)) for key, phase in group_phases().items()}
        self.edits.special_pages = PARTS | phases
        self._title = theme.label("", "title")
        self._about = ElidedLabel()
        self._body = CaseBody(self.edits, self)
        self.wizard = StageWizard(WALK, self.edits, record=group, parent=self._body.stack)
        self._body.stack.addWidget(self.wizard)
        self._body.context.page.title_of = self._page_title
        self._body.context.page.find_place = self._place_of
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refresh)
        self._lay_out()
        self.wizard.page_changed.connect(lambda _: self._body.turn(self.place()))
        self._body.context.page.wanted.connect(lambda place, field: self.go_to(place.partition("/")[2], field))
        self._body.context.left.connect(lambda: self.wizard.page().take_focus())
        self._body.folded.connect(self._offer_column)
        self.edits.changed.connect(self._hear)
        self.edits.told.connect(self.wizard.tell)
        for keys, action in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+P", self.print_report),
            ("F6", self._body.change_side),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(action)
        self._body.turn(self.place())
        self._refresh()

    def place(self) -> str:
        """Where the user is: «group/group_members»."""
        return f"{WALK.key}/{self.wizard.page_key()}"

    def page(self) -> Page:
        """The description of the page that is shown."""
        return self.wizard.page().page

    def go_to(self, page: str, field: str = "") -> None:
        """Go to a page of the group, to a field or row there; what is unknown changes nothing."""
        self.wizard.open_page(page, field)

    def flush(self) -> None:
        """Save what is being typed, at once."""
        run_all([self.edits.flush, self._body.context.flush, self.wizard.flush])

    def undo(self) -> None:
        """Take back the last change of this group, and say what it was."""
        self.flush()
        label = self.notebook.undo(self.group.id)
        told = tr("Diurungkan: {what}. Ctrl+Y mengulanginya.").format(what=label) if label else ""
        self.wizard.tell(told or tr("Tidak ada yang dapat diurungkan."))

    def redo(self) -> None:
        """Do again what was taken back."""
        self.flush()
        label = self.notebook.redo(self.group.id)
        words = tr("Diulangi: {what}.").format(what=label) if label else tr("Tidak ada yang dapat diulangi.")
        self.wizard.tell(words)

    def print_report(self) -> GroupPaper:
        """Plan, attendance and report of the group, filled or blank."""
        self.flush()
        paper = GroupPaper(self, self.notebook, self.group)
        paper.open()
        return paper

    def release(self) -> None:
        """Save, stop listening, and let go of what the pages hold."""
        run_all([self.flush, self.wizard.release, self.edits.release, self._later.stop, self._body.stop])

    def _hear(self, kinds: AbstractSet[str] | None) -> None:
        self.wizard.refresh(kinds)
        self._later.start()

    def _refresh(self) -> None:
        group = self.group
        self._title.setText(group_called(group))
        members = tr("{count} anggota").format(count=len(group.members))
        met = tr("{count} pertemuan").format(count=len(outcomes.held(group.sessions)))
        self._about.setText(" · ".join(filter(None, (group.kind or "", members, met))))
        self._body.context.refresh()

    def _place_of(self, finding: Noticed) -> tuple[str, str]:
        tool = isinstance(finding.record, GroupTool)
        page, field = ("group_tools", Group.tools.key) if tool else ("group_members", Group.members.key)
        return f"{WALK.key}/{page}", field if finding.record is self.group else f"{field}/{finding.record.id}"

    @staticmethod
    def _page_title(place: str) -> str:
        key = place.partition("/")[2]
        return next((tr(page.title) for page in WALK.pages if page.key == key), "")

    def _offer_column(self, folded: bool, filled: bool) -> None:
        self._column.setVisible(folded)
        self._column.setText(tr("Rincian") if filled else tr("Petunjuk"))

    def _lay_out(self) -> None:
        back = theme.button(tr("Semua kelompok"), "link", picture=theme.icon("left", "action"))
        back.clicked.connect(self.left)
        self._column = theme.button("", "quiet")
        self._column.setToolTip("F6")
        self._column.clicked.connect(self._body.toggle)
        self._column.hide()
        self.print = theme.button(tr("Cetak laporan"), picture=theme.icon("print"))
        self.print.setToolTip("Ctrl+P")
        self.print.clicked.connect(lambda _=False: self.print_report())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(back)
        head.addLayout(words, 1)
        head.addWidget(self._column)
        head.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(12))
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addWidget(self._body, 1)
