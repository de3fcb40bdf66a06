"""What all editors of one open case share: how a change is saved, drafts, and what there is to choose from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from caseworker_app.casework.case_time import case_time
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.form.notices import notices_of
from caseworker_app.jobs import offered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

PAUSE, LONGEST = 1000, 4500  # ms: what is being typed is saved after a pause, and so that no keystroke waits 5 s


class CaseEdits(QObject):
    """The one way from an editor to the notebook.

    changed: something of this case was saved, undone or redone. saved: an edit from here was stored.
    told: a line for the foot of the window, and what «Urungkan» calls (or None).
    """

    changed = Signal()
    saved = Signal()
    told = Signal(str, object)

    def __init__(self, case: Any, notebook: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.case, self.notebook = case, notebook
        self.attacher: Callable[[Any], Any] | None = None
        self._typing: tuple[Callable[[], None], Callable[[], None]] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST)
        self._pause.timeout.connect(self._save_at_pause)
        self._longest.timeout.connect(self.save_typing)
        self._stop_listening = notebook.subscribe(self._hear)
        self._notices = notices_of(case, notebook)
        if self._notices:
            self._notices.changed.connect(self.changed)

    def edit(self, label: str, origin: object, *, follows: str = "") -> AbstractContextManager[Any]:
        """One named change, committed at its end; follows as in ``Notebook.edit``."""
        editing: AbstractContextManager[Any] = self.notebook.edit(
            label, case_id=self.case.id, origin=origin, follows=follows
        )
        return editing

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
        self.notebook.end_step(self.case.id)

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
        """Take back the last change of this case."""
        self.flush()
        self.notebook.undo(self.case.id)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.flush()
        self.notebook.redo(self.case.id)

    def release(self) -> None:
        """Save what is being typed and stop listening."""
        run_all([self.flush, self._stop_listening])

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
        """What cannot be right in a field, as far as is known since the last pause; ``typed`` as in ``Notices.of``."""
        return self._notices.of(record, key, typed=typed) if self._notices else ""

    def words(self, key: str) -> Sequence[str]:
        """The words of a list under resources/lists, as the agency wants them."""
        return offered.words(self.notebook, key)

    def explained(self, key: str, word: str) -> str:
        """What a word of a list means, in a line."""
        return offered.explained(self.notebook, key, word)

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
        """Ask for a file and attach it to the case; None where the worker changed their mind."""
        return self.attacher(self.case) if self.attacher else None

    def case_time(self) -> tuple[date, date] | None:
        """The first and last day of the case."""
        return case_time(self.case, date.today())

    def _hear(self, change: Any) -> None:
        if self._notices:
            self._notices.heard(change.kinds)
        self.saved.emit()
        self.changed.emit()
