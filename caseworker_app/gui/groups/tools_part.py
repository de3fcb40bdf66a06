"""Above the tools of a group: one of them answered item by item, about the whole group or one member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QMenu, QVBoxLayout

from caseworker_app.casework import group_tools
from caseworker_app.casework.group_work import member_called
from caseworker_app.casework.measured import instrument_of
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.case.safety_prompt import SafetyPrompt
from caseworker_app.gui.form.item_sheet import ItemSheet
from caseworker_app.jobs import answering
from caseworker_app.jobs.offered import told_apart
from caseworker_app.model.group import GroupTool
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.casework.scoring import Answers, Score
    from caseworker_app.forms.instruments import Instrument
    from caseworker_app.gui.groups.group_edits import GroupEdits
    from caseworker_app.jobs.answering import Answered


class ToolsPart(PagePart):
    """The way to a new tool, the tool whose sheet is open, whom it is about, its sheet, and what has changed."""

    kinds = frozenset({"GroupTool", "GroupMember", "Person", "Setting"})

    def __init__(self, edits: GroupEdits) -> None:
        super().__init__()
        self._edits, self.group = edits, edits.group
        self._open: GroupTool | None = None
        writable = not edits.notebook.read_only
        self.begin = theme.button(tr("Isi alat kelompok …"), picture=theme.icon("plus"))
        self.begin.setEnabled(writable)
        self.begin.clicked.connect(self._offer)
        self.which = QComboBox()
        self.which.setAccessibleName(tr("Alat yang diisi"))
        self.which.activated.connect(self._choose)
        self.about = QComboBox()
        self.about.setAccessibleName(tr("Tentang siapa"))
        self.about.setEnabled(writable)
        self.about.activated.connect(self._put_member)
        self.sheet = ItemSheet(self._put, read_only=not writable)
        self.sheet.told.connect(lambda words: edits.told.emit(words, None))
        self.sheet.alarmed.connect(lambda reasons: SafetyPrompt(edits.notebook, reasons, self.window()).open())
        self.changed = theme.label("", wrap=True)
        head = Flow(gap=theme.px(8), line_gap=theme.px(4))
        for part in (self.begin, self.which, self.about):
            head.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addWidget(self.sheet)
        column.addWidget(self.changed)
        self.refresh()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Read tools, members and the agency's instruments again."""
        if kinds is None or "Setting" in kinds:
            self._edits.read_instruments()
        tools, instrument = self._answerable(), self._instrument()
        self.which.clear()
        self.which.addItems([tr("Buka lembar …"), *map(self._called, tools)])
        self.which.setCurrentIndex(tools.index(self._open) + 1 if instrument and self._open in tools else 0)
        self.which.setVisible(bool(tools))
        self._show_members(shown=instrument is not None)
        title = self._called(self._open) if self._open else ""
        caution = tr("Bukan skala baku.") if instrument and instrument.group else tr(answering.CAUTION)
        self.sheet.show_answers(self._open, instrument, title, caution)
        self.changed.setText("\n".join(self._changes()))
        self.changed.setVisible(bool(self.changed.text()))

    def begun(self) -> bool:
        """Whether there is a tool."""
        return bool(self.group.tools)

    def go_to(self, key: str) -> bool:
        """Open the sheet of the tool with this id, «tools/…»; its row stands below."""
        wanted = key.rpartition("/")[2]
        self._show(next((tool for tool in self.group.tools if tool.id == wanted), self._open))
        return False

    def start(self, instrument: Instrument) -> None:
        """A new tool about whom the last one was, with the cursor at its first item."""
        self._edits.flush()
        member_id = self._open.member_id if self._open is not None and self._open in self.group.tools else None
        self._show(answering.begin_tool(self._edits.notebook, self.group, instrument, member_id))
        self.sheet.begin()

    def _offer(self) -> None:
        menu = QMenu(self)
        for instrument in answering.for_groups(self._edits.notebook):
            menu.addAction(instrument.name).triggered.connect(lambda _on=False, one=instrument: self.start(one))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.begin.mapToGlobal(self.begin.rect().bottomLeft()))

    def _show(self, tool: GroupTool | None) -> None:
        self._open = tool
        self.refresh(frozenset())
        if tool is not None:
            self._edits.worked_on.emit(tool)

    def _answerable(self) -> list[GroupTool]:
        return [tool for tool in self.group.tools if self._instrument_of(tool)]

    def _instrument(self) -> Instrument | None:
        tool = self._open
        return self._instrument_of(tool) if tool is not None and tool in self.group.tools else None

    def _instrument_of(self, tool: GroupTool) -> Instrument | None:
        found = instrument_of(group_tools.as_result(tool), self._edits.instruments)
        return found if found and found.answerable else None

    def _choose(self, at: int) -> None:
        self._show(self._answerable()[at - 1] if at else None)
        if at:
            self.sheet.begin()

    def _show_members(self, *, shown: bool) -> None:
        members = told_apart([(member_called(member), member) for member in self.group.members])
        self.about.clear()
        self.about.addItem(tr("Seluruh kelompok"), None)
        for name, member in members:
            self.about.addItem(name, member.id)
        self.about.setCurrentIndex(max(0, self.about.findData(self._open.member_id if self._open else None)))
        self.about.setVisible(shown)

    def _put_member(self, at: int) -> None:
        if self._open is not None and self._open.member_id != self.about.itemData(at):
            member = next((one for one in self.group.members if one.id == self.about.itemData(at)), None)
            with self._edits.edit(tr("Tentang siapa"), self):
                self._open.member = member
            self.refresh(frozenset())

    def _put(self, record: Answered, instrument: Instrument, answers: Answers) -> Score:
        return answering.put(self._edits.notebook, self.group, record, instrument, answers)

    def _called(self, tool: GroupTool) -> str:
        """«Kohesi kelompok · Ani Rahma · 1/12/2026»."""
        day = tool.date.short() if tool.date else ""
        who = member_called(tool.member) if tool.member else tr("seluruh kelompok")
        return " · ".join((tool.kind or "", who, *filter(None, (day,))))

    def _changes(self) -> list[str]:
        found = group_tools.changes(self.group.tools, self._edits.instruments)
        return [
            group_tools.change_sentence(one, member_called(one.last.member) if one.last.member else "") for one in found
        ]
