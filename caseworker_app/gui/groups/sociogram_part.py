"""The sociogram of a group: answers typed in a grid, from whom to whom, drawn beside it."""

from __future__ import annotations

import itertools
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.casework.group_work import member_called
from caseworker_app.casework.naming import TITLES
from caseworker_app.diagrams import measure, sociogram
from caseworker_app.forms.records import title_of
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.base.showing import show_if
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.drawing.diagram_view import DiagramView
from caseworker_app.gui.form.entry_grid import EntryGrid
from caseworker_app.gui.form.entry_grid_model import GridSource
from caseworker_app.jobs import groups
from caseworker_app.jobs.offered import told_apart
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QResizeEvent

    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.gui.groups.group_edits import GroupEdits
    from caseworker_app.model.group import GroupMember, Sociogram

BURST = 2.0  # s: keys that follow each other so fast are one step of undo
SIDE_BY_SIDE = 820  # px at 100 %: on a narrower page the drawing stands below the grid
TALL = 340  # px at 100 %


class SociogramPart(PagePart):
    """One question at a time; it takes no room while there is no question, or fewer than two members."""

    kinds = frozenset({"Sociogram", "SociogramAnswer", "GroupMember", "Person"})

    def __init__(self, edits: GroupEdits) -> None:
        super().__init__()
        self._edits, self.group = edits, edits.group
        self._last: tuple[str, float] = "", 0.0
        self._drawn: sociogram.SociogramData | None = None
        self._which = QComboBox()
        self._which.setAccessibleName(tr("Pertanyaan sosiogram"))
        self._which.currentIndexChanged.connect(lambda _: self._show())
        self.grid = EntryGrid(self._source())
        self.grid.setAccessibleName(tr("Jawaban: dari baris kepada kolom"))
        self.grid.told.connect(lambda words: edits.told.emit(words, None))
        self.view = DiagramView()
        self.view.setAccessibleName(tr("Sosiogram"))
        self.view.setFixedHeight(theme.px(TALL))
        self._lay_out()
        self.refresh()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Read questions, members and answers again."""
        del kinds
        titles = [title_of(one) for one in self.group.sociograms]
        if titles != [self._which.itemText(at) for at in range(self._which.count())]:
            more = len(titles) > self._which.count()
            chosen = len(titles) - 1 if more else min(max(0, self._which.currentIndex()), len(titles) - 1)
            self._which.blockSignals(True)
            self._which.clear()
            self._which.addItems(titles)
            self._which.setCurrentIndex(chosen)
            self._which.blockSignals(False)
        show_if(self, wanted=bool(titles) and len(self.group.members) > 1)
        self._show()

    def begun(self) -> bool:
        """Whether there is a question."""
        return bool(self.group.sociograms)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(SIDE_BY_SIDE)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _show(self) -> None:
        self.grid.refresh()
        one = self._one()
        names = {member.id: name for name, member in self._members()}
        data = sociogram.SociogramData(
            tuple(sociogram.Member(id_, name) for id_, name in names.items()),
            tuple(
                sociogram.Answer(chooser, chosen, groups.CHOICES[sign].value)
                for (chooser, chosen), sign in (groups.answers_at(one) if one else {}).items()
            ),
        )
        if data == self._drawn:
            return
        self._drawn = data

        def draw() -> Drawing:
            with measure.for_screen():
                return sociogram.layout(data)

        in_background(self, draw, lambda drawing: self._paint(data, drawing))

    def _paint(self, data: sociogram.SociogramData, drawing: Drawing) -> None:
        if data == self._drawn:
            self.view.show_drawing(drawing)
            self.view.fit()

    def _one(self) -> Sociogram | None:
        asked = self.group.sociograms
        return asked[min(max(0, self._which.currentIndex()), len(asked) - 1)] if asked else None

    def _members(self) -> list[tuple[str, GroupMember]]:
        return told_apart([(member_called(member), member) for member in self.group.members])

    def _source(self) -> GridSource:
        chosen, rejected = tr("Memilih"), tr("Menolak")
        return GridSource(
            rows=lambda: [name for name, _ in self._members()],
            columns=lambda: [_short(name) for name, _ in self._members()],
            keys={"+": ("+", chosen), "=": ("+", chosen), "-": ("−", rejected)},
            get=self._get,
            put=self._put,
            column_total=lambda column: str(sum(self._get(row, column) == "+" for row in range(len(self._members())))),
            read_only=self._edits.notebook.read_only,
            along="right",
            meanings={"+": chosen, "−": rejected, "·": tr("diri sendiri")},
        )

    def _get(self, row: int, column: int) -> str:
        if row == column:
            return "·"
        one, members = self._one(), self.group.members
        return groups.answers_at(one).get((members[row].id, members[column].id), "") if one else ""

    def _put(self, cells: Sequence[tuple[int, int, str]]) -> str:
        one, members = self._one(), self.group.members
        if one is None:
            return ""
        wanted = [(members[row], members[column], value) for row, column, value in cells if row != column]
        follows = self._last[0] if time.monotonic() - self._last[1] < BURST else ""
        changed, refused = groups.put_answers(self._edits.notebook, self.group, one, wanted, follows=follows)
        if changed:
            self._last = changed, time.monotonic()
        words = tr("{count} isian bukan + atau − dan tidak ditempel; isinya masih di papan klip.")
        return words.format(count=refused) if refused else ""

    def _lay_out(self) -> None:
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.addWidget(theme.label(tr("Jawaban"), "section"))
        head.addWidget(self._which, 1)
        inside.addLayout(head)
        inside.addWidget(self.grid)
        words = tr("Baris: yang menjawab; kolom: yang dipilih. + memilih, - menolak, Del kosongkan.")
        inside.addWidget(theme.label(words, "muted", wrap=True))
        inside.addStretch()
        frame = QFrame()
        theme.mark(frame, "card")
        card = QVBoxLayout(frame)
        card.setContentsMargins(2, 2, 2, 2)
        card.addWidget(self.view)
        card.setAlignment(self.view, Qt.AlignmentFlag.AlignTop)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(theme.px(12))
        self._both.addWidget(left, 1)
        self._both.addWidget(frame, 1)


def _short(name: str) -> str:
    """Two words of a name below each other, on a column that is narrow; «Bu» and «Pak» would tell nobody apart."""
    words = name.split()
    own = list(itertools.dropwhile(lambda word: word.casefold().rstrip(".") in TITLES, words)) or words
    return "\n".join(word[:12] for word in own[:2]) or "?"
