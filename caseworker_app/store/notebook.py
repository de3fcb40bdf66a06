"""The notebook: a folder with one encrypted database, opened once, changed only inside ``edit``."""

from __future__ import annotations

import contextlib
import os
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseworker_app.errors import CaseworkerError, DiskFull, NotAllowed
from caseworker_app.model.bookkeeping import Draft
from caseworker_app.store import anchor, audit, database, erasing, folder, keys, newest, opening, reserve, schema
from caseworker_app.store.archive import demand_not_archived
from caseworker_app.store.changes import Change, Recording, watch
from caseworker_app.store.drafts import Drafts
from caseworker_app.store.history import Histories, History, Step
from caseworker_app.store.links import clear_links
from caseworker_app.store.replay import bring_in_step, replay
from caseworker_app.store.troubles import damaged, older, read_only, unreachable
from caseworker_app.store.writer import Writer

if TYPE_CHECKING:
    from caseworker_app.store.keys import DataKey, Strength

_CHECKED_ON_OPENING = 16 * 1024 * 1024
"""Up to this size every page is checked on opening (50 ms); larger notebooks are checked with their daily backup."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edit changed: the names of the classes, the ids, and who made it (so that a view can skip its own)."""

    kinds: frozenset[str]
    ids: frozenset[str]
    label: str
    case_id: str | None
    origin: object = None


class Notebook:
    """An open notebook, made by ``create`` or ``open_notebook``. It belongs to one thread; ``reader`` serves others.

    warnings: sentences to be shown about what is not as it should be, though the notebook can be worked with.
    """

    def __init__(self, path: Path, key: DataKey, mode: database.Mode) -> None:
        self.path = path
        self.drafts = Drafts(self)
        self.copying = threading.Lock()  # held while the whole file is copied, or replaced
        self._key = key
        self._closing = contextlib.ExitStack()
        self._database, self._mode = path / database.FILE, mode
        if mode == "frozen":
            self._database, self._mode = folder.readable_copy(self._database, self.when_closed)
        self._engine = database.engine_for(self._database, key, self._mode, pooled=True)
        self._readers = database.engine_for(self._database, key, self._reading_mode, pooled=True, more=True)
        self._writer = Writer(self._engine, path, key, read_only=self.read_only)
        self.warnings: list[str] = []
        self._subscribers: list[Callable[[Changes], None]] = []
        self._histories: Histories = defaultdict(History)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def prepare(self) -> None:
        """Prove on opening that the file is sound and of today's shape; migrate an older one; note the opening."""
        anchored = anchor.read(self.path, self._key)
        with self._raw() as connection:
            small = self._database.stat().st_size <= _CHECKED_ON_OPENING
            if small and database.problems(connection, self._database, thorough=False):
                raise damaged()
            current = schema.is_current(self._readers)
            missing = newest.position_trouble(connection, self._key, anchored)
            self.warn(missing)
            if small and not missing:
                self.warn(newest.pages_trouble(connection, self._key, self.path, anchored))
            self._writer.position = audit.end(connection)
        if self.read_only:
            if not current:
                raise older()
            erasing.settle(self._readers, self.path, self._key, read_only=True)
            return
        self._writer.anchor = anchor.AnchorFile(self.path, self._key, self._writer.position)
        self._closing.callback(self._writer.anchor.close)
        if not current:
            opening.migrate(self, self._engine)
        folder.clear_leftovers(self.path)
        keys.heal(self.path, self._key.unlocking.file if self._key.unlocking else None)
        reserve.ensure(self.path)
        for sentence in erasing.settle(self._readers, self.path, self._key, read_only=False):
            self.warn(sentence)
        try:
            opening.note(self, migrated=not current)
        except DiskFull as error:  # what is there can still be read and printed
            self._writer.trouble = str(error)

    def warn(self, sentence: str) -> None:
        """Add to ``warnings`` what is not as it should be, once."""
        if sentence and sentence not in self.warnings:
            self.warnings.append(sentence)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._mode != "write"

    @property
    def key(self) -> DataKey:
        """The data key, for a backup to be checked with."""
        return self._key

    @property
    def session(self) -> Session:
        """For loading on the notebook's own thread. Leaves no read transaction open; changes need ``edit``."""
        return self._writer.session

    @property
    def saved_at(self) -> datetime | None:
        """Local time of the last commit of the user's own data since opening; choices of the window do not count."""
        return self._writer.saved_at

    @property
    def trouble(self) -> str | None:
        """A sentence to show for as long as it stands: the disk is so full that the reserve had to be released."""
        return self._writer.trouble

    @property
    def _reading_mode(self) -> database.Mode:
        return "read" if self._mode == "write" else self._mode

    @contextlib.contextmanager
    def _raw(self) -> Iterator[database.RawConnection]:
        """A connection of the driver's own, to read."""
        connection = database.connect(self._database, self._key, self._reading_mode)
        try:
            yield connection
        finally:
            connection.close()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Session]:
        """The session with one unchanging view of the database while several things are loaded; in an edit, as is."""
        with self._writer.reading():
            yield self.session

    @contextlib.contextmanager
    def reader(self) -> Iterator[Session]:
        """A read-only session of its own with an unchanging view, for a worker thread; what it loads stays readable.

        Raises NotebookError when the file is out of reach, which a connection kept from before would not notice.
        """
        if not os.path.exists(self._database):  # noqa: PTH110 - unlike Path.exists it is false for every trouble
            raise unreachable()
        with Session(self._readers, autoflush=False, expire_on_commit=False) as session:
            watch(session)
            session.connection(execution_options={"begin": "DEFERRED"})
            yield session

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Have every change announced after its commit; returns the function that ends it."""
        self._subscribers.append(callback)

        def unsubscribe() -> None:
            with contextlib.suppress(ValueError):
                self._subscribers.remove(callback)

        return unsubscribe

    @contextlib.contextmanager
    def edit(
        self,
        label: str,
        *,
        case_id: str | None = None,
        group_id: str | None = None,
        origin: object = None,
        undoable: bool = True,
        follows: str = "",
        action: str = "edit",
        in_archive: bool = False,
    ) -> Iterator[Session]:
        """The only way to change anything: one transaction, one line of the audit trail, one step of undo.

        label: what the user sees beside «Urungkan». case_id, group_id: whose undo it belongs to; a group is of no case.
        origin: given on to subscribers.
        follows: the id of a record; where the last step changed it, this edit is a consequence and undone with it.
        action: what the audit trail calls it, where it is more than an edit («import»).
        in_archive: an archived case may be changed, too: to take it out, to say how long it is kept.
        On an exception everything is rolled back, loaded objects included. Raises DiskFull, NotebookReadOnly,
        NotebookBusy, DamagedNotebook; NotAllowed for an archived case; RuntimeError for an edit inside an edit.
        """
        with self._writer.writing(action, case_id) as recording:
            if not in_archive:
                demand_not_archived(self.session, case_id)
            yield self.session
            self._writer.demand_going(recording)
            self.session.flush()
            clear_links(self.session, tuple(recording))
            self.session.flush()
            self._drop_drafts_of_deleted(recording)
        if recording:
            if undoable:
                self._histories[case_id or group_id].add(label, recording, follows=follows, case_id=case_id)
            self._announce(recording, label, case_id, origin)

    @contextlib.contextmanager
    def bookkeeping(self) -> Iterator[Session]:
        """Write what is not part of a case (drafts, settings): no step of undo, no audit line, no announcement."""
        with self._writer.writing():
            yield self.session

    def note(self, action: str, case_id: str | None = None, records: audit.Records | None = None) -> None:
        """A line of the audit trail for what is not an edit: «open», «print», «export», «erase»; ids only."""
        with self._writer.writing(action, case_id, noted=records or {}):
            pass

    def undo(self, owner_id: str | None) -> str | None:
        """Take back the last step of a case or group; returns its label, None without one. Raises as ``edit`` does.

        NotAllowed when the same data was changed again from elsewhere; that step is then given up.
        """
        history = self._histories[owner_id]
        return self._step("undo", history.done, history.undone) if history.done else None

    def redo(self, owner_id: str | None) -> str | None:
        """Do again what ``undo`` took back last."""
        history = self._histories[owner_id]
        return self._step("redo", history.undone, history.done) if history.undone else None

    def end_step(self, owner_id: str | None) -> None:
        """What is changed next in a case is a step of its own: somebody paused while typing."""
        self._histories[owner_id].end_step()

    def undo_label(self, owner_id: str | None) -> str | None:
        """The label of the step that ``undo`` would take back."""
        return self._histories[owner_id].undo_label

    def redo_label(self, owner_id: str | None) -> str | None:
        """The label of the step that ``redo`` would do again."""
        return self._histories[owner_id].redo_label

    def forget_steps(self, owner_id: str | None) -> None:
        """Drop what could be undone in a case."""
        self._histories.pop(owner_id, None)

    def forget(self) -> None:
        """Let go of everything that was loaded, and of all that could be undone: something was erased."""
        self._histories.clear()
        self._writer.end_reading()
        self.session.expunge_all()
        self.drafts.reload()
        self._announce((), "", None, None)

    def copy_database(self, target: Path) -> None:
        """Write a consistent copy of the database, encrypted with the same key. Fit for a worker thread."""
        with self._raw() as connection:
            database.copy(connection, self._key, target)

    def check_trail(self) -> str:
        """What is wrong with the audit trail, as a sentence; "" when it is whole. Fit for a worker thread."""
        with self._raw() as connection:
            return newest.trail_trouble(connection, self._key)

    def check(self) -> list[str]:
        """What is wrong with the whole file, page by page; empty when all is well. Fit for a worker thread."""
        with self._raw() as connection:
            return database.problems(connection, self._database)

    def change_passphrase(self, new: str, *, strength: Strength | None = None) -> None:
        """Open with ``new`` from now on; takes about a second, whatever the size."""
        if self.read_only:
            raise read_only()
        keys.change_passphrase(self.path, self._key, new, strength or keys.calibrated())
        self.note_keys("change passphrase")

    def change_recovery_code(self) -> str:
        """A new recovery code to print; the old one stops working."""
        if self.read_only:
            raise read_only()
        code = keys.change_recovery_code(self.path, self._key)
        self.note_keys("change recovery code")
        return code

    def note_keys(self, action: str) -> None:
        """A line for a change of the key file that says which one is in force now."""
        self.note(action, records={newest.KEYS: [keys.fingerprint((self.path / keys.FILE).read_bytes())]})

    def look_for_room(self) -> None:
        """End the trouble once the disk has room again; cheap, so that it can be called every few seconds."""
        self._writer.look_for_room()

    def give_up_edit(self) -> None:
        """Take back the edit that is under way, if there is one, so that others are possible; its own end raises."""
        self._writer.give_up()

    def close(self) -> None:
        """Lock the notebook: all of it into the file, the log emptied, the key forgotten. Twice does nothing more.

        An edit that is under way is taken back. Whatever fails, the key is forgotten and the folder's lock released.
        """
        if self._key.dropped:
            return
        self._subscribers.clear()
        self._histories.clear()
        try:
            self.give_up_edit()
            self.session.close()
            if not self.read_only:
                self._settle()
        finally:
            try:
                self.let_go()
            finally:
                self._key.drop()

    def _settle(self) -> None:
        with contextlib.suppress(CaseworkerError):
            self.note("close")
        with contextlib.suppress(CaseworkerError), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout=0")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self._readers.dispose()  # first: a connection that only reads cannot remove the log when it is the last one
        self._engine.dispose()
        if self._writer.anchor is not None:
            with contextlib.suppress(OSError):
                self._writer.anchor.note(self._writer.position, anchor.digest(self._database), durable=True)

    def when_closed(self, callback: Callable[[], None]) -> None:
        """Have something done last of all."""
        self._closing.callback(callback)

    def disconnect(self) -> None:
        """End every connection; what is loaded stays, and ``reconnect`` goes on with what the key is then."""
        self._writer.end_reading()
        self._readers.dispose()
        self._engine.dispose()
        if self._writer.anchor is not None:
            self._writer.anchor.close()

    def reconnect(self) -> None:
        """Go on with the database that is there now, and with its anchor."""
        with self._raw() as connection:
            self._writer.position = audit.end(connection)
        self._writer.anchor = anchor.AnchorFile(self.path, self._key, self._writer.position)
        self._closing.callback(self._writer.anchor.close)

    def let_go(self) -> None:
        """End every connection and what else was held."""
        with self._closing.pop_all():
            self.session.close()
            self._readers.dispose()
            self._engine.dispose()

    def _step(self, action: str, source: deque[Step], target: deque[Step]) -> str:
        step = source[-1]
        case_id = step.case_id
        changes = step.backward if action == "undo" else step.changes
        try:
            with self._writer.writing(action, case_id) as recording:
                replay(self.session.connection(), changes)
                for change in changes:
                    recording.add(change)
        except NotAllowed:
            source.pop()
            raise
        target.append(source.pop())
        bring_in_step(self.session, changes)
        self.drafts.end_typing()
        self._announce(changes, step.label, case_id, None)
        return step.label

    def _drop_drafts_of_deleted(self, recording: Recording) -> None:
        for change in list(recording):
            if change.after is None:
                for draft in self.session.scalars(select(Draft).where(Draft.entity_id == change.id)):
                    self.session.delete(draft)

    def _announce(self, changes: Iterable[Change], label: str, case_id: str | None, origin: object) -> None:
        changed = list(changes)
        if any(change.entity is Draft for change in changed):
            self.drafts.reload()
        kinds = frozenset(change.entity.__name__ for change in changed)
        announced = Changes(kinds, frozenset(change.id for change in changed), label, case_id, origin)
        for callback in tuple(self._subscribers):
            callback(announced)
