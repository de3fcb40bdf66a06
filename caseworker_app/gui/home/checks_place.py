"""What the checks find in all cases, the gravest first; a line leads to where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout

from caseworker_app.casework.checks.finding import Severity
from caseworker_app.forms.spots import at_record, title_of_place
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.lines_table import LinesModel, LinesTable
from caseworker_app.gui.base.place import Place
from caseworker_app.gui.base.progress import with_progress
from caseworker_app.jobs import check_list
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.gui.base.progress import Tell
    from caseworker_app.jobs.check_list import Line
    from caseworker_app.store.notebook import Notebook

_GRAVE = Severity.GRAVE.name.lower()
COLUMNS = (mark("Kasus"), mark("Temuan"), mark("Halaman"))


class FindingsModel(LinesModel):
    """One finding a line."""

    def cells(self, line: Line) -> Sequence[str]:
        """Its case, what was found, the page."""
        return line.case, line.message, title_of_place(line.place)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is grave stands in bold, so that it is seen in a long list."""
        if role == Qt.ItemDataRole.FontRole and index.isValid():
            return theme.font(weight=600 if self.lines[index.row()].severity == _GRAVE else 400)
        return super().data(index, role)


class ChecksPlace(Place):
    """The place «checks»: looks all cases through when one comes, with how far it is."""

    help_topic = "pemeriksaan"

    def __init__(self, notebook: Notebook, preferences: Preferences) -> None:
        super().__init__(notebook, preferences)
        self.model = FindingsModel(COLUMNS)
        self.view = LinesTable(self.model, tr("Temuan di semua kasus"))
        theme.mark(self.view, "cases")
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.view.setColumnWidth(0, theme.px(130))
        self.view.setColumnWidth(2, theme.px(280))
        self.view.opened.connect(self._open)
        self._told = theme.label("", "muted", wrap=True)
        self.again = theme.button(tr("Periksa lagi"))
        self.again.clicked.connect(self.look)
        head = QHBoxLayout()
        head.addWidget(theme.label(tr("Pemeriksaan semua kasus"), "title"), 1)
        head.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(self._told)
        column.addWidget(self.view, 1)

    def arrive(self, what: str = "") -> None:
        """Look all cases through."""
        del what
        self.look()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Look all cases through now; who stops it keeps what stood here."""
        found = with_progress(self, tr("Semua kasus diperiksa …"), self._read)
        if found is None:
            return
        grave_first = {severity.name.lower(): severity for severity in Severity}
        open_ = sorted((line for line in found if not line.silenced), key=lambda line: grave_first[line.severity])
        self.model.show(open_)
        self.view.setVisible(bool(open_))
        self._told.setText(_summary(open_, len(found) - len(open_)))

    def summary(self) -> str:
        """How many findings there are, in words."""
        return self._told.text()

    def release(self) -> None:
        """Forget what was found."""
        self.model.show([])

    def _read(self, tell: Tell) -> list[Line]:
        with self.notebook.reader() as session:
            return list(check_list.of_cases(session, progress=tell))

    def _open(self, row: int) -> None:
        line: Line = self.model.lines[row]
        self.case_wanted.emit(line.case_id, line.place, at_record(line.target, line.record_id))


def _summary(open_: Sequence[Line], silenced: int) -> str:
    """How many there are in how many cases."""
    cases = len({line.case_id for line in open_})
    words = (
        tr("{count} temuan dalam {cases} kasus. Enter atau klik ganda membuka tempatnya.")
        if open_
        else tr("Tidak ada yang perlu diperiksa dalam kasus mana pun.")
    )
    told = words.format(count=len(open_), cases=cases)
    return told + (" " + tr("{count} didiamkan dengan alasan.").format(count=silenced) if silenced else "")
