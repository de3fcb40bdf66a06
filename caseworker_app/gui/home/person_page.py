"""One person over all cases and groups: what she is in each, and the way to where that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.hit_list import HitList, Line
from caseworker_app.gui.base.place import Place
from caseworker_app.jobs import people_cases
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.jobs.people_cases import CaseLine, PersonView, Role
    from caseworker_app.store.notebook import Notebook

_WIDEST = 760  # px at 100 %


class PersonPage(Place):
    """The place «person»; ``arrive`` is told whose id. Her name is shown when asked for, till somebody else comes."""

    help_topic = "mencari"

    def __init__(self, notebook: Notebook, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(notebook, preferences, parent)
        self._person_id = ""
        self._view: PersonView | None = None
        self._lines: list[tuple[Role, CaseLine | None]] = []
        self._title, self._about = theme.label("", "title"), theme.label("", "muted", wrap=True)
        self.name = theme.button(tr("Tampilkan nama"), "quiet", checkable=True)
        self.name.toggled.connect(self._entitle)
        self.list = HitList()
        self.list.setAccessibleName(tr("Peran dan kasus"))
        self.list.chosen.connect(self._open)
        self._lay_out()

    def arrive(self, what: str = "") -> None:
        """Show the person of this id."""
        if what:
            self.name.setChecked(False)
            self._person_id = what
        self._read()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def hear(self, kinds: AbstractSet[str]) -> None:
        """Something changed that may be about this person."""
        if kinds:
            self._read()

    def release(self) -> None:
        """Forget who was shown."""
        self._view, self._lines = None, []

    def _read(self) -> None:
        with self.notebook.reading() as session:
            self._view = people_cases.person_view(session, self._person_id)
        self._lines = self._view.lines if self._view else []
        self.list.show_lines([_line(role, case) for role, case in self._lines], keep=max(0, self.list.currentRow()))
        self.list.setVisible(bool(self._lines))
        self._entitle()

    def _entitle(self) -> None:
        view = self._view
        self.name.setVisible(view is not None and bool(view.name))
        if view is None:
            self._title.setText(tr("Orang ini tidak ada lagi di buku kasus."))
            self._about.setText("")
            return
        self._title.setText(view.name if self.name.isChecked() else view.initials)
        self.name.setText(tr("Sembunyikan nama") if self.name.isChecked() else tr("Tampilkan nama"))
        cases = {case.id for _, case in self._lines if case}
        counted = (
            tr("dalam {count} kasus").format(count=len(cases)) if cases else tr("belum tercatat dalam satu kasus pun")
        )
        self._about.setText(" · ".join(filter(None, (view.sex, view.age, counted))))

    def _open(self, row: int) -> None:
        role, case = self._lines[row]
        if case is not None:
            self.case_wanted.emit(case.id, role.place, role.field)

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.name)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addWidget(theme.label(tr("Enter atau klik membuka kasus di tempat peran itu tercatat."), "muted"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(14))
        row.addWidget(sheet, 1)
        row.addStretch()


def _line(role: Role, case: CaseLine | None) -> Line:
    if case is None:
        return Line(role.what, role.group or tr("tanpa kasus"))
    times = tr("{count} kali").format(count=role.times) if role.times > 1 else ""
    closed = tr("ditutup {date}").format(date=case.closed.short()) if case.closed else ""
    opened = tr("dibuka {date}").format(date=case.opened.short()) if case.opened else ""
    archived = tr("arsip") if case.archived else ""
    beside = (role.group, case.initials, case.number, case.cluster, closed or opened, archived, times)
    first = role.date.short() if role.date and role.date != case.opened else ""
    return Line(role.what, " · ".join(filter(None, beside)), first)
