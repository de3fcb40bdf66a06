"""One open case in the window: what its parts share, and the only one who listens to the notebook for them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from caseworker_app.casework import measured
from caseworker_app.casework.case_time import case_time
from caseworker_app.forms import lists
from caseworker_app.gui.case.notices import Notices
from caseworker_app.gui.form.editing import EditSession
from caseworker_app.jobs import answering
from caseworker_app.model.tools import Measurement

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from caseworker_app.casework.checks.finding import Finding
    from caseworker_app.casework.timeline import Key
    from caseworker_app.forms.description import Rows
    from caseworker_app.forms.instruments import Instrument
    from caseworker_app.gui.form.details import Group
    from caseworker_app.gui.form.form_page import SpecialPage
    from caseworker_app.gui.form.offer import Offer
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Changes, Notebook

SETTINGS = "settings"
"""The place that lies outside of all cases."""


class CaseSession(EditSession):
    """Made once for an open case and handed to all its parts, which ask it for whatever lies outside of them.

    place_wanted: a place of this case («client/family») and a field there. document_wanted: key of a document, id of
    the one record it is about (or None), whether blank. settings_wanted: to a part of the settings. group_wanted: to a
    group or to a record in one, as the place of groups is told. erase_wanted: to the question whether the case is to be
    erased. lock_wanted: Ctrl+L in a window of its own.

    attacher: asks for a file and attaches it to the case. column: makes one more column that shows what is selected,
    for a window of its own. special_pages: the hand-made parts of pages, by name.
    """

    place_wanted = Signal(str, str)
    document_wanted = Signal(str, object, bool)
    settings_wanted = Signal(str)
    group_wanted = Signal(str)
    erase_wanted = Signal()
    lock_wanted = Signal()

    case: Case
    picked_events: frozenset[Key] | None = None
    """The events of the line of time that its paper is to tell, as it was filtered last; None for all."""

    def __init__(self, case: Case, notebook: Notebook, parent: QObject | None = None) -> None:
        super().__init__(notebook, parent)
        self.case = case
        self.attacher: Callable[[Case], Any] | None = None
        self.column: Callable[[QWidget], Any] | None = None
        self.special_pages: Mapping[str, SpecialPage] = {}
        self._own: tuple[Instrument, ...] | None = None
        self._notices = Notices(case, notebook, self)
        self._notices.changed.connect(lambda: self.changed.emit(None))

    def go_to(self, place: str, field: str = "") -> None:
        """Go to another place of the case, to a field there, or to the settings («settings/completeness»)."""
        outside, _, part = place.partition("/")
        if outside == SETTINGS:
            self.settings_wanted.emit(part)
        else:
            self.place_wanted.emit(place, field)

    def open_document(self, key: str, *, item: str | None = None, blank: bool = False) -> None:
        """Go to a document of the case: of one of its records, or blank."""
        self.document_wanted.emit(key, item, blank)

    def special(self, key: str | None) -> SpecialPage | None:
        """The hand-made part of a page, by the name that its description uses."""
        return self.special_pages.get(key or "")

    def words(self, key: str) -> Sequence[str]:
        """The words of a list; of the categories of clients those of the case's cluster first."""
        words = super().words(key)
        return lists.of_cluster(words, self.case.cluster) if key == lists.PPKS else words

    def findings(self) -> tuple[Finding, ...]:
        """What cannot be right in the case, as far as is known since the last pause."""
        return self._notices.findings()

    def notice(self, record: Any, key: str, *, typed: bool = False) -> str:
        """What cannot be right in a field; typed: without what its open editor says itself."""
        return self._notices.of(record, key, typed=typed)

    def implied(self, record: Any, key: str) -> str:
        """The band of a total that was typed, as its instrument calls it."""
        if not isinstance(record, Measurement) or key != Measurement.category.key or record.score is None:
            return ""
        if self._own is None:
            self._own = answering.own(self.notebook)
        return measured.called(record, self._own)

    def related(self, record: Any) -> Sequence[Group]:
        """The ties of a person of the family, and where else the person stands."""
        from caseworker_app.gui.case.related import related

        return related(self, record)

    def asked(self, record: Any) -> Sequence[Group]:
        """What was agreed the last time before a session, and which promises are to be asked about in it."""
        from caseworker_app.gui.case.asked import asked

        return asked(self, record)

    def offers(self, rows: Rows, owner: Any) -> Sequence[Offer]:
        """What a table of the case can take over from the plan, the sessions or the library."""
        from caseworker_app.gui.case.offers import offers

        return offers(self, rows, owner)

    def attach(self) -> Any:
        """Ask for a file and attach it to the case; None where the worker changed their mind."""
        return self.attacher(self.case) if self.attacher else None

    def case_time(self) -> tuple[date, date] | None:
        """The first and last day of the case."""
        return case_time(self.case, date.today())

    def release(self) -> None:
        """Save what is being typed, stop listening and looking."""
        self._notices.stop()
        super().release()

    def _hear(self, change: Changes) -> None:
        if "Setting" in change.kinds:
            self._own = None
        self._notices.heard(change.kinds)
        super()._hear(change)
