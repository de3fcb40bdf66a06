"""The backups that are made by themselves while somebody works: one a day, one every half hour that changed something.

What was changed since the last one is told by the audit trail's numbers, not by the clock: a clock that jumps costs at
most one backup more.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from caseworker_app.errors import DiskFull
from caseworker_app.model.bookkeeping import audit_entry
from caseworker_app.store import backup, erasing, settings
from caseworker_app.store.database import FILE
from caseworker_app.text import tr

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

PAUSE = timedelta(minutes=30)
BACKED_UP = "automatic backup"  # the setting with the last line of the audit trail that an automatic backup holds
CHANGED_NOTHING = (
    *("open", "close", "view", "backup", "restore", "migrate", "rollback", "print", "export"),
    *("change passphrase", "change recovery code", "change data key"),
)
"""Actions in the audit trail after which the cases are what they were."""
_LEFT_FREE = 32 * 1024 * 1024  # bytes that stay free for work


def keep_when_due(notebook: Notebook, *, now: datetime | None = None) -> int | None:
    """Make the backup of the day, or of the half hour, if one is due; for a worker thread.

    Gives the line of the audit trail up to which the backup goes, for ``note_backed_up``; None when none was due.
    now: UTC. Raises DiskFull (nothing was written; older backups stay), DamagedNotebook.
    """
    if notebook.copying.locked():  # a copy is being made, or the data key is being changed
        return None
    at = now or datetime.now(UTC)
    with notebook.reader() as session:
        last_line = session.scalar(select(func.max(audit_entry.c.sequence))) or 0
        changed = _changed_since(session, settings.setting(session, BACKED_UP, 0), last_line)
    if not _is_due(backup.automatic(notebook.path), at, changed=changed):
        return None
    _demand_room(notebook.path)
    if backup.keep_daily(notebook, now=at) is None:
        backup.keep_automatic(notebook, backup.HALF_HOURLY, now=at)
    erasing.clear_backups(notebook.path, notebook.key, now=at)
    return last_line


def note_backed_up(notebook: Notebook, last_line: int) -> None:
    """Keep in the notebook how far its automatic backups go; on the notebook's own thread. Raises as ``edit`` does."""
    notebook.note("backup")
    settings.set_setting(notebook, BACKED_UP, last_line)


def _is_due(kept: list[backup.Automatic], at: datetime, *, changed: bool) -> bool:
    if not kept or kept[-1].at.astimezone().date() != at.astimezone().date():
        return True
    return changed and not timedelta(0) <= at - kept[-1].at < PAUSE


def _changed_since(session: Session, line: int, last_line: int) -> bool:
    if line > last_line:  # the trail was begun anew
        return True
    newer = select(audit_entry.c.sequence).where(
        audit_entry.c.sequence > line, audit_entry.c.action.not_in(CHANGED_NOTHING)
    )
    return session.scalar(newer.limit(1)) is not None


def _demand_room(folder: Path) -> None:
    """A backup needs twice the size of the database: a checked copy, and the file made of it."""
    if shutil.disk_usage(folder).free < 2 * (folder / FILE).stat().st_size + _LEFT_FREE:
        raise DiskFull(
            tr(
                "Ruang disk hampir habis, jadi cadangan otomatis dilewati; buku kasus dan cadangan lama tetap utuh. "
                "Kosongkan sebagian disk, atau buat cadangan ke flashdisk."
            )
        )
