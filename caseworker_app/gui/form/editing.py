"""What the editors of a page share: how a change is saved, drafts, and what there is to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from caseworker_app.gui.base.leaving import run_all
from caseworker_app.jobs import offered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from caseworker_app.forms.description import Field, Rows
    from caseworker_app.gui.form.details import Details, Group, Noticed
    from caseworker_app.gui.form.form_page import SpecialPage
    from caseworker_app.gui.form.offer import Offer
    from caseworker_app.gui.form.spelling import Spelling
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Changes, Notebook

PAUSE, LONGEST = 1000, 4500  # ms: what is being typed is saved after a pause, and so that no keystroke waits 5 s

_OF_LISTS = "Setting"
"""The class of the records in which an agency's own words of lists are kept."""


class EditSession(QObject):
    """The one way from editors to the notebook, and the one who listens to it for them.

    changed: names of the classes whose records were saved, undone or redone. heard: the same with its origin, as the
    notebook announces it. saved: something was stored. told: a line for the foot of the window, and what «Urungkan»
    calls (or None). details_wanted: what is selected now (``Details``), or None where nothing is. worked_on: a record
    that a hand-made part of the page has taken up, so that its row is chosen below.
    """

    changed = Signal(object)
    heard = Signal(object)
    saved = Signal()
    told = Signal(str, object)
    details_wanted = Signal(object)
    worked_on = Signal(object)

    case: Case | None = None
    spelling: Spelling | None = None

    def __init__(self, notebook: Notebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notebook = notebook
        self._typing: tuple[Callable[[], None], Callable[[], None]] | None = None
        self._selected: QWidget | None = None
        self._words: dict[str, Sequence[str]] = {}  # of the lists, until the agency changes one
        self._explained: dict[tuple[str, str], str] = {}  # likewise
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST)
        self._pause.timeout.connect(self._save_at_pause)
        self._longest.timeout.connect(self.save_typing)
        self._stop_listening = notebook.subscribe(self._hear)

    @property
    def case_id(self) -> str | None:
        """The case that is edited; None for what belongs to no case."""
        return self.case.id if self.case is not None else None

    @property
    def owner_id(self) -> str | None:
        """Whose undo the changes belong to: the case, or what else is edited."""
        return self.case_id

    @property
    def client_id(self) -> str | None:
        """The person whom the case is about."""
        return self.case.client_id if self.case is not None else None

    def edit(self, label: str, origin: object, *, follows: str = "") -> AbstractContextManager[Any]:
        """One named change, committed at its end; follows as in ``Notebook.edit``."""
        return self.notebook.edit(label, case_id=self.case_id, origin=origin, follows=follows)

    def typing(self, save: Callable[[], None], finish: Callable[[], None] | None = None) -> None:
        """Somebody is typing; ``save`` is called after a pause, and every few seconds at the latest.

        ``finish`` saves as if the field had been left, and lets go of it; without it, ``save`` does for that too.
        """
        finish = finish or save
        if self._typing and self._typing[1] != finish:
            self.flush()
        self._typing = save, finish
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    @property
    def busy(self) -> bool:
        """Whether somebody is typing."""
        return self._pause.isActive()

    def save_typing(self) -> None:
        """Save what is being typed, now; typing may go on."""
        self._pause.stop()
        self._longest.stop()
        if self._typing:
            self._typing[0]()

    def _save_at_pause(self) -> None:
        """Save, and let undo come back to here."""
        self.save_typing()
        self.notebook.end_step(self.owner_id)

    def flush(self) -> None:
        """Save what was typed last as if its field had been left."""
        typing = self._typing
        self.end_typing()
        if typing:
            typing[1]()

    def end_typing(self) -> None:
        """The field was left and is saved."""
        self._pause.stop()
        self._longest.stop()
        self._typing = None

    def undo_line(self, text: str) -> None:
        """Say what was done, with a way back."""
        self.told.emit(text, self.undo)

    def undo(self) -> None:
        """Take back the last change."""
        self.flush()
        self.notebook.undo(self.owner_id)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.flush()
        self.notebook.redo(self.owner_id)

    def release(self) -> None:
        """Save what is being typed and stop listening."""
        run_all([self.flush, self._stop_listening])

    def show_details(self, details: Details) -> None:
        """Something is selected: show it in the column beside the page, where there is one."""
        self._selected = details.source
        self.details_wanted.emit(details)

    def hide_details(self, source: QWidget) -> None:
        """Nothing is selected in ``source`` any more."""
        if self._selected is source:
            self._selected = None
            self.details_wanted.emit(None)

    def go_to(self, place: str, field: str = "") -> None:
        """Go to another place of the case, to a field there; nothing where no case is open."""
        del place, field

    def asked(self, record: Any) -> Sequence[Group]:
        """What should be asked about while this record is written; nothing outside a case."""
        del record
        return ()

    def related(self, record: Any) -> Sequence[Group]:
        """What a record hangs together with elsewhere, as the column beside the page lists it."""
        del record
        return ()

    def offers(self, rows: Rows, owner: Any) -> Sequence[Offer]:
        """What a table of a record can take over from elsewhere in the case."""
        del rows, owner
        return ()

    def draft(self, record: Any, key: str) -> str | None:
        """Text that was typed and could not be read yet."""
        return None if record is None else self.notebook.drafts.of(record).get(key)

    def keep_draft(self, record: Any, key: str, text: str) -> None:
        """Keep what is being typed against a crash, outside of all edits."""
        self.notebook.drafts.keep(record, key, text)
        self.saved.emit()

    def give_up_draft(self, record: Any, key: str) -> None:
        """What was being typed is taken back; what stood there before stands again."""
        if record is not None:
            self.notebook.drafts.give_up(record, key)

    def notice(self, record: Any, key: str, *, typed: bool = False) -> str:
        """What cannot be right in a field; typed: without what its open editor says itself."""
        del record, key, typed
        return ""

    def implied(self, record: Any, key: str) -> str:
        """What an empty field holds all the same, since other fields of the record say it; shown and never stored."""
        del record, key
        return ""

    def findings(self) -> Sequence[Noticed]:
        """What should be looked at in the whole record."""
        return ()

    def special(self, key: str | None) -> SpecialPage | None:
        """The hand-made part of a page, by the name that its description uses."""
        del key
        return None

    def words(self, key: str) -> Sequence[str]:
        """The words of a list under resources/lists, as the agency wants them."""
        if key not in self._words:
            self._words[key] = offered.words(self.notebook, key)
        return self._words[key]

    def explained(self, key: str, word: str) -> str:
        """What a word of a list means, in a line."""
        if (key, word) not in self._explained:
            self._explained[key, word] = offered.explained(self.notebook, key, word)
        return self._explained[key, word]

    def suggested(self, source: str) -> Sequence[tuple[str, str]]:
        """Names to suggest while one types, each with what tells it apart; see ``Field.source``."""
        return offered.suggested(self.notebook, source)

    def further(self, field: Field, value: Any) -> Mapping[str, Any]:
        """What a name in a field says about the fields beside it; see ``Field.fills``."""
        return offered.further(self.notebook, field, value)

    def people(self) -> Sequence[tuple[str, Any]]:
        """Name and id of the people of the notebook, those of this case first."""
        return offered.people(self.notebook, self.case)

    def person(self, id_: str) -> Any:
        """The person of this id."""
        return offered.person(self.notebook, id_)

    def records(self, class_: type[Any], of: str) -> Sequence[tuple[str, Any]]:
        """Title and record of what a link may point to."""
        return offered.records(self.notebook, self.case, class_, of)

    def attach(self) -> Any:
        """Ask for a file and attach it; None where nothing can be attached or the worker changed their mind."""
        return None

    def case_time(self) -> tuple[date, date] | None:
        """The first and last day of the case."""
        return None

    def _hear(self, change: Changes) -> None:
        if _OF_LISTS in change.kinds:
            self._words.clear()
            self._explained.clear()
        self.saved.emit()
        self.heard.emit(change)
        self.changed.emit(change.kinds)
