"""The session of an open group: what its editors share, whose undo they fill, and what should be looked at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import group_work
from caseworker_app.forms.description import rows_at
from caseworker_app.gui.form.editing import EditSession
from caseworker_app.jobs import answering, groups, offered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager

    from PySide6.QtCore import QObject

    from caseworker_app.forms.instruments import Instrument
    from caseworker_app.gui.form.form_page import SpecialPage
    from caseworker_app.model.group import Group
    from caseworker_app.store.notebook import Changes, Notebook


class GroupEdits(EditSession):
    """Made once for an open group and handed to its pages. special_pages: their hand-made parts, by name."""

    def __init__(self, group: Group, notebook: Notebook, parent: QObject | None = None) -> None:
        super().__init__(notebook, parent)
        self.group = group
        self.special_pages: Mapping[str, SpecialPage] = {}
        self.instruments: tuple[Instrument, ...] = answering.own(notebook)
        self._notices: tuple[group_work.GroupNotice, ...] | None = None

    def read_instruments(self) -> None:
        """Read the agency's own instruments again."""
        self.instruments, self._notices = answering.own(self.notebook), None

    @property
    def owner_id(self) -> str | None:
        """The group, whose undo is its own."""
        return self.group.id

    def edit(self, label: str, origin: object, *, follows: str = "") -> AbstractContextManager[Any]:
        """One named change of the group."""
        return self.notebook.edit(label, group_id=self.group.id, origin=origin, follows=follows)

    def special(self, key: str | None) -> SpecialPage | None:
        """The hand-made part of a page, by the name that its description uses."""
        return self.special_pages.get(key or "")

    def records(self, class_: type[Any], of: str) -> Sequence[tuple[str, Any]]:
        """What a link may point to: of the rows of the group its members, by name."""
        if not of:
            return offered.records(self.notebook, None, class_, of)
        rows = rows_at(self.group, of)
        return offered.told_apart([(group_work.member_called(row), row) for row in rows])

    def findings(self) -> Sequence[group_work.GroupNotice]:
        """More members than can be led, members who were not asked, totals out of range."""
        return group_work.gathered(self._noticed())

    def _noticed(self) -> Sequence[group_work.GroupNotice]:
        if self._notices is None:
            with self.notebook.reading() as session:
                agreed = groups.agreed(session, self.group, date.today())
            self._notices = tuple(group_work.notices(self.group, agreed, self.instruments))
        return self._notices

    def notice(self, record: Any, key: str, *, typed: bool = False) -> str:
        """What should be looked at in a field."""
        del typed
        return " ".join(one.sentence for one in self._noticed() if one.record is record and one.field == key)

    def _hear(self, change: Changes) -> None:
        self._notices = None
        super()._hear(change)
