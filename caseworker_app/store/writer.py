"""The one session of an open notebook, and the transactions that write through it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from caseworker_app.errors import CaseworkerError, DiskFull, NotebookError
from caseworker_app.model.bookkeeping import Setting
from caseworker_app.store import audit, reserve, search_tables
from caseworker_app.store.changes import Recording, is_clean, watch
from caseworker_app.store.replay import replay
from caseworker_app.store.troubles import read_only
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from caseworker_app.store.anchor import AnchorFile
    from caseworker_app.store.keys import DataKey


@dataclass(frozen=True, slots=True)
class _Line:
    """What the audit trail is to say: noted as it is, or, without that, what was recorded."""

    action: str | None
    case_id: str | None
    noted: audit.Records | None


class Writer:
    """Writes to the database of the notebook at ``path``, one transaction at a time, with a record of every change.

    saved_at: local time when the user's own data were last committed. trouble: a sentence to show for as long as it
    stands, when the disk is so full that the reserve had to be released. position: how far the audit trail goes;
    anchor: where that is noted.
    """

    def __init__(self, engine: Engine, path: Path, key: DataKey, *, read_only: bool) -> None:
        self.session = Session(engine, autoflush=False, expire_on_commit=False)
        self.recording: Recording | None = None
        self.saved_at: datetime | None = None
        self.trouble: str | None = None
        self.anchor: AnchorFile | None = None
        self.position = audit.Position()
        self._path, self._key = path, key
        self._read_only = read_only
        self._has_view = False
        watch(self.session)

    @contextlib.contextmanager
    def writing(
        self, action: str | None = None, case_id: str | None = None, *, noted: audit.Records | None = None
    ) -> Iterator[Recording]:
        """One write transaction with its recording; committed at the end.

        action: writes a line of the audit trail when anything was changed, or with ``noted`` in any case.
        """
        if self._read_only:
            raise read_only()
        if self.recording is not None:
            raise RuntimeError("an edit inside another edit")
        self._demand_clean()
        self.end_reading()
        recording = Recording()
        self.recording = self.session.info["recording"] = recording
        try:
            connection = self.session.connection(execution_options={"begin": "IMMEDIATE"})
            yield recording
            self.demand_going(recording)
            self.session.flush()
            self._commit(connection, recording, _Line(action, case_id, noted))
        except BaseException:
            self.session.rollback()
            raise
        finally:
            self.recording = self.session.info["recording"] = None
        if any(change.entity is not Setting for change in recording):
            self.saved_at = datetime.now()

    def give_up(self) -> None:
        """Take back the edit that is under way, if there is one; its end then raises NotebookError."""
        if self.recording is not None:
            self.recording = self.session.info["recording"] = None
            self.session.rollback()

    def demand_going(self, recording: Recording) -> None:
        """Raise NotebookError where the edit that writes this recording was given up meanwhile."""
        if self.recording is not recording:
            told = tr("Buku kasus dikunci sebelum perubahan ini selesai, jadi tidak disimpan; yang lain aman.")
            raise NotebookError(told)

    def look_for_room(self) -> None:
        """Set the reserve aside again and end the trouble, once the disk has room for it."""
        if self.trouble is not None and reserve.ensure(self._path):
            self.trouble = None

    def _commit(self, connection: Connection, recording: Recording, line: _Line) -> None:
        """Write the audit line and commit; on a full disk make room and write the same once more."""

        def seal() -> audit.Position:
            position = self.position
            search_tables.mark_changed(connection, recording)
            if line.action and (recording or line.noted is not None):
                records = audit.records_of(recording) if line.noted is None else line.noted
                secret = self._key.derived(audit.PURPOSE)
                position = audit.append(connection, secret, line.action, line.case_id, records)
            connection.exec_driver_sql("COMMIT")
            return position

        try:
            position = seal()
        except DiskFull:
            if not reserve.release(self._path) and not self._emptied_log(connection):
                raise
            self.trouble = tr(
                "Ruang disk hampir habis. Pekerjaan Anda masih tersimpan dengan ruang yang disisihkan; "
                "segera kosongkan sebagian disk."
            )
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            replay(connection, recording)
            position = seal()
        self.session.commit()
        if position != self.position:
            self.position = position
            if self.anchor is not None:
                self.anchor.note(position)

    @staticmethod
    def _emptied_log(connection: Connection) -> bool:
        """Bring what is in the log into the database, so that the log's own room can be written on again."""
        with contextlib.suppress(CaseworkerError):
            blocked, _, _ = connection.exec_driver_sql("PRAGMA wal_checkpoint(RESTART)").one()
            return not blocked
        return False

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """One unchanging view of the database, unless there is one already or an edit is under way."""
        if self.recording is not None or self._has_view:
            yield
            return
        self.end_reading()
        self._has_view = True
        try:
            self.session.connection(execution_options={"begin": "DEFERRED"})
            yield
        finally:
            self.end_reading()

    def end_reading(self) -> None:
        """Let go of the view of the database that loading began."""
        self._has_view = False
        if self.session.in_transaction():
            self.session.commit()

    def _demand_clean(self) -> None:
        """Find what was changed outside an edit, take it back so that work can go on, and say so to the programmer."""
        if is_clean(self.session):
            return
        self.session.rollback()
        for stray in list(self.session.new):
            self.session.expunge(stray)
        for stray in list(self.session.dirty):
            self.session.expire(stray)
        raise RuntimeError("something was changed outside an edit")
