"""The restore drill: a backup is really restored, in a folder that is gone afterwards, and compared with today."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from caseworker_app.errors import BadInput
from caseworker_app.model.base import Record
from caseworker_app.model.bookkeeping import audit_entry
from caseworker_app.model.case import Case
from caseworker_app.model.indonesian import long_date
from caseworker_app.store import backup, package_file
from caseworker_app.store.files import is_writable, scratch_folder
from caseworker_app.store.half_hourly import CHANGED_NOTHING
from caseworker_app.store.notebooks import open_notebook
from caseworker_app.store.troubles import damaged
from caseworker_app.text import tr

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

_ABOUT_ITSELF = ("audit_entry", "setting", "draft", "tombstone")
Rows = dict[tuple[str, str], bytes]
"""Table and id of every record -> SHA-256 of what is in it."""


@dataclass(frozen=True, slots=True)
class Drill:
    """What a restored backup holds. until: the day of the last work in it, by the clock of then.

    same, changed, gone: how many of its records are in today's notebook as they are there, otherwise, no longer.
    """

    cases: int
    until: date
    same: int
    changed: int
    gone: int
    newer: int

    def sentence(self) -> str:
        """The result, for the screen."""
        told = tr("Cadangan ini dapat dipulihkan: {cases} kasus, sampai {date}.")
        sentence = told.format(cases=self.cases, date=long_date(self.until, weekday=False))
        differing = self.changed + self.gone + self.newer
        if not differing:
            return f"{sentence} {tr('Isinya sama dengan buku kasus hari ini.')}"
        told = tr("Sejak itu {count} data ditambah, diubah, atau dihapus; {same} lainnya sama.")
        return f"{sentence} {told.format(count=differing, same=self.same)}"


def drill(notebook: Notebook, package: Path, passphrase: str) -> Drill:
    """Restore a backup of this notebook, open it with its passphrase, read all of it, and leave nothing.

    Fit for a worker thread. Raises WrongPassphrase, DamagedNotebook, NotFound, NewerNotebook, DiskFull, and BadInput
    for a backup of another notebook.
    """
    package_file.check(package)
    if package_file.notebook_id(package) != notebook.key.notebook_id:
        raise BadInput(
            tr("Cadangan ini milik buku kasus lain, jadi tidak dibandingkan; tidak ada yang berubah. Pilih yang lain.")
        )
    with scratch_folder(notebook.path if is_writable(notebook.path) else None) as place:
        restored = backup.restore(package, place / "uji.kasus")
        with open_notebook(restored, passphrase) as opened:
            if opened.check():
                raise damaged()
            with opened.reader() as session:
                then, cases, until = _rows(session), _cases(session), _until(session)
    with notebook.reader() as session:
        now = _rows(session)
    same = sum(now.get(record) == content for record, content in then.items())
    gone = sum(record not in now for record in then)
    return Drill(cases, until, same, len(then) - same - gone, gone, len(now.keys() - then.keys()))


def _rows(session: Session) -> Rows:
    rows: Rows = {}
    for table in Record.metadata.sorted_tables:
        if table.name not in _ABOUT_ITSELF:
            keys = [column.name for column in table.primary_key]
            for row in session.execute(select(table)).mappings():
                seal = hashlib.sha256(repr(sorted(row.items())).encode("utf-8", "surrogatepass"))
                rows[table.name, "|".join(str(row[key]) for key in keys)] = seal.digest()
    return rows


def _cases(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Case)) or 0


def _until(session: Session) -> date:
    """The day of the last change; the first day of all where nothing was changed yet."""
    lines, last = select(audit_entry.c.at), audit_entry.c.sequence
    changed = lines.where(audit_entry.c.action.not_in(CHANGED_NOTHING)).order_by(last.desc()).limit(1)
    at = session.scalar(changed) or session.scalar(lines.order_by(last).limit(1))
    return datetime.fromisoformat(at).astimezone().date() if at else date.today()
