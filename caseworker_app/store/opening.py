"""What happens once when a notebook is opened for writing: it is brought up to date, and its audit trail says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.store import computer, folder, keys, newest, search_tables

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from caseworker_app.store import audit
    from caseworker_app.store.notebook import Notebook


def migrate(notebook: Notebook, engine: Engine) -> None:
    """Bring an older notebook up to today's shape, with a backup before."""
    from caseworker_app.store import backup
    from caseworker_app.store.migrations import upgrade

    backup.keep_automatic(notebook, "sebelum-penyesuaian")
    upgrade(engine)


def note(notebook: Notebook, *, migrated: bool) -> None:
    """Lines for what went on while it was closed, and that it is open now: by what, and on which computer.

    Tables for the search index are made where there are none.

    Warns of a key file that had been replaced by a later one. Raises as ``Notebook.note`` does.
    """
    with notebook.bookkeeping() as session:
        search_tables.ensure(session.connection())
    if migrated:
        notebook.note("migrate")
    if folder.was_restored(notebook.path):
        notebook.note("restore")
        folder.forget_restoring(notebook.path)
    if notebook.warnings:
        notebook.note(newest.ROLLBACK)
    line: audit.Records = computer.names()
    if unlocking := notebook.key.unlocking:
        used = keys.fingerprint(unlocking.file)
        with notebook.reading() as session:
            notebook.warn(newest.keys_trouble(session.connection(), used))
        line |= {"by": [unlocking.by], newest.KEYS: [used]}
        line |= {"failures": unlocking.failures} if unlocking.failures else {}
    notebook.note("open", records=line)
