"""Backups: one file on any medium when asked for, automatic ones inside the notebook, restore, verify.

A backup is written beside its name, checked, brought to the disk and only then takes its name: the last good one is
never touched. All functions may run in a worker thread.
"""

from __future__ import annotations

import contextlib
import filecmp
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app.errors import BadInput, CaseworkerError, NotFound
from caseworker_app.store import database, folder, key_swap, keys, package_file, schema
from caseworker_app.store.file_names import demand_usable
from caseworker_app.store.files import copy_file, discard, is_writable, move, scratch_folder, sync, sync_folder
from caseworker_app.store.lock import lock
from caseworker_app.store.rotation import half_hours_kept, superfluous
from caseworker_app.store.troubles import damaged, damaged_keys, machine_trouble
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.store.keys import DataKey
    from caseworker_app.store.notebook import Notebook

FOLDER = "backups"
DAILY = "harian"
HALF_HOURLY = "setengah-jam"
_NAME = re.compile(r"(?P<number>\d{5,})_(?P<at>\d{8}T\d{6}Z)_(?P<reason>[a-z-]+)\.cadangan")


@dataclass(frozen=True, slots=True)
class Automatic:
    """One automatic backup of a notebook. at: UTC, as the clock stood then."""

    number: int
    at: datetime
    reason: str
    path: Path


@dataclass(frozen=True, slots=True)
class Report:
    """What ``verify`` found sound.

    complete: whether the database itself was read, too; then ``contents`` counts what it holds. kept: where the earlier
    backup is now that had the name of the new one.
    """

    path: Path
    complete: bool
    size: int
    made_at: datetime | None = None
    contents: schema.Contents | None = None
    kept: Path | None = None


def backup(source: Notebook | Path, target: Path, passphrase: str | None = None) -> Report:
    """Write one file with the whole notebook, still encrypted; an earlier backup of that name is kept beside it.

    source: an open notebook, or the folder of one that is open nowhere. No passphrase is needed then, since the bytes
    are copied; with one they are read and checked first, page by page, as those of an open notebook always are.
    Raises NotebookBusy, DamagedNotebook (then nothing is written), WrongPassphrase, BadInput (something else than a
    whole backup stands at ``target``), DiskFull, NotebookReadOnly, NotFound.
    """
    demand_usable(target.absolute())
    if isinstance(source, Path):
        folder.demand(source, to_copy=True)
    with contextlib.ExitStack() as closing:
        kept = closing.enter_context(_earlier_kept(target))
        if not isinstance(source, Path):
            files = closing.enter_context(checked_copy(source))
        else:
            if is_writable(source):
                closing.callback(lock(source).release)
            files = _files_of(source)
            if passphrase is not None:
                _demand_sound(source, keys.unlock(source, passphrase))
        manifest = package_file.write(target, files)
    made_at = datetime.fromisoformat(manifest.made_at)
    complete = passphrase is not None or not isinstance(source, Path)
    return Report(target, complete, target.stat().st_size, made_at, kept=kept)


def restore(source: Path, target: Path) -> Path:
    """Make a notebook out of a backup, at a place where nothing stands yet; its passphrase and code are those of then.

    Raises BadInput (no backup, or something stands there), DamagedNotebook, NewerNotebook, NotFound, DiskFull.
    """
    folder.demand_free(target)
    with folder.building(target) as part:
        package_file.unpack(source, part)
        _twin(part)
    return target


def verify(
    path: Path, passphrase: str | None = None, recovery_code: str | None = None, *, key: DataKey | None = None
) -> Report:
    """Read a notebook or a backup whole; works beside an open window.

    With passphrase, code or key every page of the database is checked against its seal, then structure and links;
    without, a backup is compared with its own list. Raises DamagedNotebook, WrongPassphrase, NewerNotebook, NotFound,
    BadInput.
    """
    closed = key is None and passphrase is None and recovery_code is None
    found = None
    if path.is_file():
        manifest = package_file.check(path)
        if not closed:
            with scratch_folder() as place:
                package_file.unpack(path, place)
                found = _demand_sound(place, key or keys.unlock(place, passphrase, recovery_code))
        return Report(path, not closed, path.stat().st_size, datetime.fromisoformat(manifest.made_at), found)
    folder.demand(path)
    if not (path / database.FILE).stat().st_size:
        raise damaged()
    if not closed:
        found = _demand_sound(path, key or keys.unlock(path, passphrase, recovery_code))
    return Report(path, not closed, (path / database.FILE).stat().st_size, contents=found)


def keep_automatic(notebook: Notebook, reason: str, *, now: datetime | None = None) -> Path:
    """Put a backup into the notebook's own folder and let superfluous ones go.

    reason: a word for the file's name, «harian», «sebelum-impor». When the check of the new one fails, it is not kept
    and nothing goes. Raises DamagedNotebook, DiskFull.
    """
    place = notebook.path / FOLDER
    with machine_trouble():
        place.mkdir(mode=0o700, exist_ok=True)
    earlier = automatic(notebook.path)
    number = earlier[-1].number + 1 if earlier else 1
    at = now or datetime.now(UTC)
    target = place / f"{number:05d}_{at:%Y%m%dT%H%M%SZ}_{reason}{package_file.SUFFIX}"
    with checked_copy(notebook) as files:
        package_file.write(target, files)
    _rotate(notebook.path)
    return target


def _rotate(path: Path) -> None:
    """Let superfluous automatic backups go: half-hourly ones by their number alone, the others by day, week, month."""
    kept = automatic(path)
    lasting = [backup for backup in kept if backup.reason != HALF_HOURLY]
    for index in superfluous([backup.at for backup in lasting]):
        discard(lasting[index].path)
    passing = [backup for backup in kept if backup.reason == HALF_HOURLY]
    if passing:
        for backup in passing[: -half_hours_kept(passing[-1].path.stat().st_size)]:
            discard(backup.path)


def keep_daily(notebook: Notebook, *, now: datetime | None = None) -> Path | None:
    """The automatic backup of the day, unless there is one; None then. ``now`` is UTC."""
    at = now or datetime.now(UTC)
    kept = automatic(notebook.path)
    if kept and kept[-1].at.astimezone().date() == at.astimezone().date():
        return None
    return keep_automatic(notebook, DAILY, now=at)


def automatic(path: Path) -> list[Automatic]:
    """The automatic backups of a notebook in the order they were made: by number, whatever the clock said."""
    found = []
    for file in (path / FOLDER).glob(f"*{package_file.SUFFIX}"):
        name = _NAME.fullmatch(file.name)
        if name:
            at = datetime.strptime(name["at"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            found.append(Automatic(int(name["number"]), at, name["reason"], file))
    return sorted(found, key=lambda one: one.number)


def last_good(path: Path) -> Automatic | None:
    """The newest automatic backup that is whole, for a damaged notebook."""
    for one in reversed(automatic(path)):
        with contextlib.suppress(CaseworkerError):
            package_file.check(one.path)
            return one
    return None


def replace_damaged(path: Path) -> Automatic:
    """Put the last good automatic backup in the place of a damaged notebook; the damaged files move to a folder beside.

    The key files stay when they are sound: the passphrase is today's. Raises NotFound when there is no good backup.
    """
    held = lock(path)
    try:
        good = last_good(path)
        if good is None:
            raise NotFound(tr("Tidak ada cadangan otomatis yang utuh. Pulihkan dari berkas cadangan di tempat lain."))
        with machine_trouble(), scratch_folder(path) as place:
            package_file.unpack(good.path, place)
            sound = any(keys.is_sound(path / name) for name in (keys.FILE, keys.COPY))
            leaving = [
                *(f"{database.FILE}{end}" for end in ("", "-wal", "-shm")),
                *([] if sound else [keys.FILE, keys.COPY]),
            ]
            with _put_aside(path, [name for name in leaving if (path / name).exists()]):
                for file in place.iterdir():
                    if file.name != keys.FILE or not sound:
                        move(file, path / file.name)
            sync_folder(path)
        keys.heal(path)
    finally:
        held.release()
    return good


@contextlib.contextmanager
def _put_aside(path: Path, names: list[str]) -> Iterator[None]:
    """Move these files into a folder of their own in ``path``; when anything is raised, all are back in their place."""
    aside = _new_folder(path, datetime.now(UTC).strftime("rusak-%Y%m%d"))
    with contextlib.ExitStack() as undoing:
        undoing.callback(aside.rmdir)
        for name in names:
            move(path / name, aside / name)
            undoing.callback(move, aside / name, path / name)
        yield
        undoing.pop_all()


def _new_folder(parent: Path, name: str) -> Path:
    for number in range(1, 1000):
        place = parent / f"{name}-{number}"
        with contextlib.suppress(FileExistsError):
            place.mkdir(mode=0o700)
            return place
    raise RuntimeError("too many damaged copies")


@contextlib.contextmanager
def _earlier_kept(target: Path) -> Iterator[Path | None]:
    """A second name for the backup that stands at ``target``; it goes again when no new one comes about."""
    with machine_trouble():
        taken = target.exists()
        if target.is_dir():
            told = tr("“{name}” adalah folder; cadangan tidak dibuat. Pilih nama berkas di dalam atau di sampingnya.")
            raise BadInput(told.format(name=target.name or str(target)))
    if not taken:
        yield None
        return
    try:
        made_at = datetime.fromisoformat(package_file.check(target).made_at).astimezone()
    except CaseworkerError as error:
        told = tr("“{name}” sudah ada dan bukan cadangan yang utuh; tidak ada yang diubah. Pilih nama lain.")
        raise BadInput(told.format(name=target.name)) from error
    kept = _free_name(target, f"{target.stem} {made_at:%Y-%m-%d %H.%M.%S}")
    try:
        with machine_trouble():
            _second_name(target, kept)
        yield kept
    except BaseException:
        discard(kept)
        raise


def _second_name(file: Path, name: Path) -> None:
    if name.exists():
        return
    try:
        name.hardlink_to(file)
    except OSError:  # FAT, as on most sticks, knows one name per file
        copy_file(file, name)
        sync(name)


def _free_name(target: Path, stem: str) -> Path:
    """A name that is free, or that an earlier try, killed on its way, gave to these very bytes."""
    name = target.with_name(f"{stem}{target.suffix}")
    number = 2
    while name.exists() and not filecmp.cmp(name, target, shallow=False):
        name = target.with_name(f"{stem} ({number}){target.suffix}")
        number += 1
    return name


@contextlib.contextmanager
def checked_copy(notebook: Notebook) -> Iterator[dict[str, Path]]:
    """A consistent copy of an open notebook's files, checked page by page: member of a package -> path."""
    beside = notebook.path if is_writable(notebook.path) else None
    with machine_trouble(), notebook.copying, scratch_folder(beside) as place:
        if not notebook.read_only:
            key_swap.finish(notebook.path)
        notebook.copy_database(place / database.FILE)
        _demand_sound(place, notebook.key)
        yield {database.FILE: place / database.FILE, keys.FILE: _sound_keys(notebook.path)}


def _files_of(path: Path) -> dict[str, Path]:
    """What a closed notebook consists of; its log belongs to it when it was not closed properly."""
    log = path / package_file.LOG
    logged = log.is_file() and log.stat().st_size > 0
    size = (path / database.FILE).stat().st_size
    if not size or (size % database.PAGE and not logged):
        raise damaged()
    files = {database.FILE: path / database.FILE, keys.FILE: _sound_keys(path)}
    return {**files, package_file.LOG: log} if logged else files


def _sound_keys(path: Path) -> Path:
    for name in (keys.FILE, keys.COPY):
        if keys.is_sound(path / name):
            return path / name
    raise damaged_keys()


def _twin(part: Path) -> None:
    copy_file(part / keys.FILE, part / keys.COPY)
    sync(part / keys.COPY)


def _demand_sound(place: Path, key: DataKey) -> schema.Contents:
    connection = database.connect(place / database.FILE, key, "read" if is_writable(place) else "frozen")
    try:
        if database.problems(connection, place / database.FILE):
            raise damaged()
        return schema.contents(connection)
    finally:
        connection.close()
