"""Erase cases for good: their rows, what is noted of them elsewhere, their bytes in the file, their automatic backups.

The rows go in one transaction together with a note of what was erased (``tombstones``). Everything after it can be
begun anew: each opening finishes what a power cut left undone, and erases again what came back with an older backup.
All functions may run in a worker thread; nobody may be editing meanwhile.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, select, update

from caseworker_app.errors import CaseworkerError, DiskFull, NotebookBusy, NotebookReadOnly
from caseworker_app.model.bookkeeping import Draft, Setting, Tombstone
from caseworker_app.model.person import Person
from caseworker_app.store import (
    audit,
    database,
    erasable,
    named_in_settings,
    package_file,
    reserve,
    search_tables,
    tombstones,
)
from caseworker_app.store.backup import automatic, with_earlier_keys
from caseworker_app.store.files import discard, scratch_folder
from caseworker_app.store.rotation import is_plausible
from caseworker_app.store.tombstones import Note
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from caseworker_app.store.keys import DataKey

KEPT_AFTERWARDS = timedelta(days=7)
"""So old is an automatic backup that holds an erased case when it goes."""
_EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"
_NOTES, _SETTINGS, _DRAFTS = (table.metadata.tables[table.__tablename__] for table in (Tombstone, Setting, Draft))


class CameBack(NotebookReadOnly):
    """What was erased came back with an older backup, where it cannot be erased again."""


def erase(folder: Path, key: DataKey, cases: Collection[str], ground: str) -> None:
    """Erase these cases from the notebook in ``folder``, and note that they were; ``Notebook.forget`` is to follow.

    ground: a word of ``ErasureGround``. Raises DiskFull, even after the reserve was released, and NotebookBusy; then
    nothing is erased.
    """
    engine = _engine(folder, key)
    with engine.connect() as connection:
        earlier = tombstones.merged(tombstones.in_database(connection), tombstones.outside(folder, key))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    notes = [Note(case, _next_turn(earlier.get(case)), at, ground) for case in sorted(cases)]
    _erase_rows(folder, key, cases, notes)
    finish(folder, key)


def settle(readers: Engine, folder: Path, key: DataKey, *, read_only: bool, now: datetime | None = None) -> list[str]:
    """On opening: erase again what came back with an older backup, and finish what was begun; gives sentences to show.

    readers: connections to look with. Raises CameBack where it is only to be read.
    """
    with readers.connect() as connection:
        inside = tombstones.in_database(connection)
        notes = tombstones.merged(inside, tombstones.outside(folder, key))
        standing = [note for note in notes.values() if note.stands]
        ids = {note.erased_id for note in standing}
        back = erasable.among(connection, erasable.CASE.c.id, erasable.CASE.c.id, ids)
    if read_only:
        if back:
            raise CameBack(
                tr(
                    "Cadangan yang dipulihkan ini memuat kasus yang sudah dihapus. Buka dahulu buku kasus ini di "
                    "tempat yang dapat ditulis, agar kasus itu dihapus lagi."
                )
            )
        return []
    news = [note for note in notes.values() if inside.get(note.erased_id) != note]
    if news or back:
        _erase_rows(folder, key, back, [*news, *(note for note in standing if note.erased_id in back)])
    if notes:
        finish(folder, key, now=now)
    told = tr("{count} kasus yang pernah dihapus ada dalam cadangan yang dipulihkan; sudah dihapus lagi.")
    return [told.format(count=len(back))] if back else []


def allow_again(connection: Connection, case_id: str) -> None:
    """Note that an erased case is imported again on purpose, in the transaction that imports it."""
    note = tombstones.in_database(connection).get(case_id)
    if note is not None and note.stands:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        tombstones.write(connection, [Note(case_id, note.turn + 1, at, note.ground)], 0, {})


def finish(folder: Path, key: DataKey, *, now: datetime | None = None) -> None:
    """What follows an erasure: notes outside, the file, the backups. Where it fails, the next opening tries again."""
    engine = _engine(folder, key)
    with engine.connect() as connection:
        notes = tombstones.in_database(connection)
        earlier = tombstones.earlier_seals(connection)
        unwiped = connection.execute(select(_NOTES.c.id).where(_NOTES.c.wiped.is_(False))).first()
    tombstones.keep_outside(folder, key, notes, earlier)
    with contextlib.suppress(DiskFull, NotebookBusy):
        if unwiped:
            _wipe(engine)
        clear_backups(folder, key, now=now)


def clear_backups(folder: Path, key: DataKey, *, now: datetime | None = None) -> None:
    """Remove automatic backups older than seven days that hold an erased case; none while the clock looks wrong."""
    at, engine = now or datetime.now(UTC), _engine(folder, key)
    with engine.connect() as connection:
        columns = (_NOTES.c.id, _NOTES.c.erased_id, _NOTES.c.last_backup, _NOTES.c.at)
        waiting = connection.execute(select(*columns).where(_NOTES.c.backups_cleared.is_(False))).all()
    kept = automatic(folder)
    if not waiting or not is_plausible([*(backup.at for backup in kept), at]):
        return
    cleared = []
    for note, case, last, _ in waiting:
        earlier = [backup for backup in reversed(automatic(folder)) if backup.number <= last]
        for backup in (backup for backup in earlier if backup.at + KEPT_AFTERWARDS <= at):
            if not _holds(backup.path, folder, key, case):
                break  # and so do all that were made before the client came
            discard(backup.path)
        if all(backup.at + KEPT_AFTERWARDS <= at for backup in earlier):
            cleared.append(note)
    for backup in with_earlier_keys(folder):  # what they hold cannot be read any more
        if backup.at + KEPT_AFTERWARDS <= at:
            discard(backup.path)
    erased_at = max(datetime.fromisoformat(noted) for *_, noted in waiting)
    for aside in _damaged_copies(folder, min(erased_at, at - KEPT_AFTERWARDS).date()):
        discard(aside)
    if cleared:
        with _writing(engine) as connection:
            connection.execute(update(_NOTES).where(_NOTES.c.id.in_(cleared)).values(backups_cleared=True))


def _engine(folder: Path, key: DataKey) -> Engine:
    return database.engine_for(folder / database.FILE, key, "write")


def _next_turn(earlier: Note | None) -> int:
    return 1 if earlier is None else earlier.turn + (2 if earlier.stands else 1)


def _erase_rows(folder: Path, key: DataKey, cases: Collection[str], notes: list[Note]) -> None:
    """All in one transaction; on a full disk once more with the room that the reserve gives back."""
    engine, last = _engine(folder, key), max((backup.number for backup in automatic(folder)), default=0)

    def once() -> None:
        with _writing(engine) as connection:
            numbers = erasable.numbers_of(connection, cases)
            if cases:
                _remove(connection, erasable.rows_of(connection, cases))
                one = next(iter(cases)) if len(cases) == 1 else None
                audit.append(connection, key.derived(audit.PURPOSE), "erase", one, {"Case": sorted(cases)})
            tombstones.write(connection, notes, last, numbers)

    try:
        once()
    except DiskFull:
        if not reserve.release(folder):
            raise
        once()


@contextlib.contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(begin="IMMEDIATE") as connection:
        yield connection
        connection.exec_driver_sql("COMMIT")
        connection.commit()


def _remove(connection: Connection, going: erasable.Rows) -> None:
    """Delete the rows, empty the links to them, and take their ids out of drafts and settings."""
    staying_clients = erasable.clients_who_stay(connection, going)
    numbers = erasable.numbers_of(connection, going.get(erasable.CASE.name, ())).values()
    people = going.get(erasable.PERSON.name, set()) | staying_clients
    named_in_settings.forget(connection, people, filter(None, numbers))
    for table in reversed(erasable.IN_ORDER):
        for some in erasable.chunks(going.get(table.name, ())):
            connection.execute(delete(table).where(table.c.id.in_(some)))
    _empty_links(connection, going)
    for some in erasable.chunks(staying_clients):
        person = erasable.PERSON
        connection.execute(update(person).where(person.c.id.in_(some)).values(erasable.stripped()))
    gone = set().union(*going.values())
    search_tables.forget(connection, gone | staying_clients)
    search_tables.mark_records(connection, Person, staying_clients)
    for some in erasable.chunks(gone):
        connection.execute(delete(_DRAFTS).where(_DRAFTS.c.entity_id.in_(some)))
    for some in erasable.chunks(staying_clients):
        kept = _DRAFTS.c.field.in_(erasable.OF_A_RELATIVE)
        connection.execute(delete(_DRAFTS).where(_DRAFTS.c.entity_id.in_(some), ~kept))
    for setting, name, value in connection.execute(select(_SETTINGS.c.id, _SETTINGS.c.key, _SETTINGS.c.value)).all():
        left = None if any(id_ in name for id_ in gone) else _without(value, gone)
        if left is None and value is not None:
            connection.execute(delete(_SETTINGS).where(_SETTINGS.c.id == setting))
        elif left != value:
            connection.execute(update(_SETTINGS).where(_SETTINGS.c.id == setting).values(value=left))


def _empty_links(connection: Connection, going: erasable.Rows) -> None:
    """Nothing that stays points to what goes."""
    for table in erasable.TABLES.values():
        for column, target in erasable.links_of(table):
            for some in erasable.chunks(going.get(target.name, ())):
                connection.execute(update(table).where(column.in_(some)).values({column: None}))
    for name in erasable.HANGING_ON_A_RECORD:
        table = erasable.TABLES[name]
        for some in erasable.chunks(set().union(*going.values())):
            on_these = table.c.entity_id.in_(some)
            connection.execute(update(table).where(on_these).values(entity=None, entity_id=None))


def _without(value: Any, ids: set[str]) -> Any:
    """JSON without what belongs to these ids: entries under them («kind:id»), items that are or name one.

    None where the whole is such a thing.
    """
    if isinstance(value, str):
        return None if value in ids else value
    if isinstance(value, list):
        items = [(item, _without(item, ids)) for item in value]
        return [left for item, left in items if left is not None or item is None]
    if isinstance(value, dict):
        if any(isinstance(item, str) and item in ids for item in value.values()):
            return None
        entries = [(key, item, _without(item, ids)) for key, item in value.items() if ids.isdisjoint(key.split(":"))]
        return {key: left for key, item, left in entries if left is not None or item is None}
    return value


def _wipe(engine: Engine) -> None:
    """Empty the log, whose older pages go with it, and write the file anew without what is no longer used in it."""
    with engine.connect() as connection:
        search_tables.purge(connection)
        connection.exec_driver_sql(_EMPTY_LOG)
        connection.exec_driver_sql("VACUUM")
        busy = connection.exec_driver_sql(_EMPTY_LOG).scalar()
    if not busy:
        with _writing(engine) as connection:
            connection.execute(update(_NOTES).values(wiped=True))
        with engine.connect() as connection:
            connection.exec_driver_sql(_EMPTY_LOG)


def _holds(package: Path, folder: Path, key: DataKey, case: str) -> bool:
    """Whether a backup holds a case; also when it cannot be read with today's key, and so is of no use to anybody."""
    try:
        with scratch_folder(folder) as place:
            package_file.unpack(package, place)
            connection = database.connect(place / database.FILE, key, "read")
            try:
                found = connection.execute("SELECT 1 FROM case_ WHERE id = ?", (case,)).fetchone()
            finally:
                connection.close()
    except DiskFull:
        raise
    except CaseworkerError:
        return True
    return found is not None


def _damaged_copies(folder: Path, until: date) -> Iterator[Path]:
    """Folders in which damaged files were put aside up to a day."""
    for aside in folder.glob("rusak-????????-*"):
        with contextlib.suppress(ValueError):
            if datetime.strptime(aside.name.split("-")[1], "%Y%m%d").date() <= until:
                yield aside
