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
from caseworker_app.store import (
    anchor,
    audit,
    database,
    folder,
    key_swap,
    keys,
    newest,
    package_file,
    schema,
    tombstones,
)
from caseworker_app.store.file_names import demand_usable
from caseworker_app.store.files import (
    PRIVATE_FOLDER,
    clear_parts,
    copy_file,
    discard,
    is_writable,
    move,
    scratch_folder,
    sync_folder,
)
from caseworker_app.store.lock import lock
from caseworker_app.store.notebook_names import is_notebook
from caseworker_app.store.rotation import half_hours_kept, superfluous
from caseworker_app.store.troubles import damaged, damaged_keys, machine_trouble, room_for
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
    backup is now that had the name of the new one. warnings: sentences about what is not as it should be, though
    nothing is damaged: newer work is missing, the audit trail was tampered with.
    """

    path: Path
    complete: bool
    size: int
    made_at: datetime | None = None
    contents: schema.Contents | None = None
    kept: Path | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sound:
    """A database without damage: what it holds, how far its audit trail goes, and what is not as it should be."""

    contents: schema.Contents
    position: audit.Position
    warnings: tuple[str, ...]


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
        closing.enter_context(room_for(tr("cadangan “{name}”").format(name=target.name)))
        clear_parts(target.parent)
        kept = closing.enter_context(_earlier_kept(target))
        sound: Sound | None = None
        if not isinstance(source, Path):
            files, sound = closing.enter_context(checked_copy(source))
            anchored = anchor.text(source.key, sound.position)
        else:
            if is_writable(source):
                closing.callback(lock(source).release)
            files, anchored = _files_of(source), anchor.written(source)
            if passphrase is not None:
                sound = _demand_sound(source, keys.unlock(source, passphrase))
        manifest = package_file.write(target, files, anchored)
    made_at = datetime.fromisoformat(manifest.made_at)
    warnings = sound.warnings if sound else ()
    return Report(target, sound is not None, target.stat().st_size, made_at, kept=kept, warnings=warnings)


def restore(source: Path, target: Path) -> Path:
    """Make a notebook out of a backup, at a place where nothing stands yet; its passphrase and code are those of then.

    Raises BadInput (no backup, or something stands there), DamagedNotebook, NewerNotebook, NotFound, DiskFull.
    """
    folder.demand_free(target)
    with folder.building(target) as part:
        package_file.unpack(source, part)
        _twin(part)
        folder.mark_restored(part)
        tombstones.carry(_notebooks_near(source, target), part)
    return target


def _notebooks_near(source: Path, target: Path) -> list[Path]:
    """Folders of notebooks beside a backup or around it, and beside the place where it is restored."""
    beside = {source.absolute().parent, source.absolute().parent.parent, target.absolute().parent}
    near = [*beside, *(one for place in beside for one in place.glob("*.kasus"))]
    return [place for place in near if is_notebook(place)]


def verify(
    path: Path, passphrase: str | None = None, recovery_code: str | None = None, *, key: DataKey | None = None
) -> Report:
    """Read a notebook or a backup whole; works beside an open window.

    With passphrase, code or key every page of the database is checked against its seal, then structure and links;
    without, a backup is compared with its own list. Raises DamagedNotebook, WrongPassphrase, NewerNotebook, NotFound,
    BadInput.
    """
    closed = key is None and passphrase is None and recovery_code is None
    made_at = sound = None
    if path.is_file():
        made_at = datetime.fromisoformat(package_file.check(path).made_at)
        if not closed:
            with room_for(tr("memeriksa cadangan itu")), machine_trouble(), scratch_folder() as place:
                package_file.unpack(path, place)
                sound = _demand_sound(place, key or keys.unlock(place, passphrase, recovery_code))
    else:
        folder.demand(path)
        if not (path / database.FILE).stat().st_size:
            raise damaged()
        if not closed:
            sound = _demand_sound(path, key or keys.unlock(path, passphrase, recovery_code))
    size = (path if path.is_file() else path / database.FILE).stat().st_size
    if sound is None:
        return Report(path, complete=False, size=size, made_at=made_at)
    return Report(path, True, size, made_at, sound.contents, warnings=sound.warnings)


def keep_automatic(notebook: Notebook, reason: str, *, now: datetime | None = None) -> Path:
    """Put a backup into the notebook's own folder and let superfluous ones go.

    reason: a word for the file's name, «harian», «sebelum-impor». When the check of the new one fails, it is not kept
    and nothing goes. Raises DamagedNotebook, DiskFull.
    """
    place = notebook.path / FOLDER
    with machine_trouble():
        place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    earlier = automatic(notebook.path)
    number = earlier[-1].number + 1 if earlier else 1
    at = now or datetime.now(UTC)
    target = place / f"{number:05d}_{at:%Y%m%dT%H%M%SZ}_{reason}{package_file.SUFFIX}"
    with room_for(tr("cadangan otomatis")), checked_copy(notebook) as (files, sound):
        package_file.write(target, files, anchor.text(notebook.key, sound.position))
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
    return _in_folder(path / FOLDER)


def with_earlier_keys(path: Path) -> list[Automatic]:
    """The automatic backups that only an earlier data key reads: passphrase and code are those of then."""
    return [kept for place in sorted((path / FOLDER).glob(f"{key_swap.OLD}-*")) for kept in _in_folder(place)]


def _in_folder(place: Path) -> list[Automatic]:
    found = []
    for file in place.glob(f"*{package_file.SUFFIX}"):
        name = _NAME.fullmatch(file.name)
        if name:
            at = datetime.strptime(name["at"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            found.append(Automatic(int(name["number"]), at, name["reason"], file))
    return sorted(found, key=lambda each: each.number)


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
                anchor.FILE,
            ]
            with _put_aside(path, [name for name in leaving if (path / name).exists()]):
                for file in place.iterdir():
                    if file.name != keys.FILE or not sound:
                        move(file, path / file.name)
            folder.mark_restored(path)
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
            place.mkdir(mode=PRIVATE_FOLDER)
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


def _free_name(target: Path, stem: str) -> Path:
    """A name that is free, or that an earlier try, killed on its way, gave to these very bytes."""
    name = target.with_name(f"{stem}{target.suffix}")
    number = 2
    while name.exists() and not filecmp.cmp(name, target, shallow=False):
        name = target.with_name(f"{stem} ({number}){target.suffix}")
        number += 1
    return name


@contextlib.contextmanager
def checked_copy(notebook: Notebook) -> Iterator[tuple[dict[str, Path], Sound]]:
    """A consistent copy of an open notebook's files (member of a package -> path), checked page by page.

    The notebook warns of what is not right.
    """
    beside = notebook.path if is_writable(notebook.path) else None
    with machine_trouble(), notebook.copying, scratch_folder(beside) as place:
        if not notebook.read_only:
            key_swap.finish(notebook.path)
        notebook.copy_database(place / database.FILE)
        sound = _demand_sound(place, notebook.key, anchored=False)
        for sentence in sound.warnings:
            notebook.warn(sentence)
        yield {database.FILE: place / database.FILE, keys.FILE: _sound_keys(notebook.path)}, sound


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


def _demand_sound(place: Path, key: DataKey, *, anchored: bool = True) -> Sound:
    """Read a database whole. anchored: compare it with what was noted beside its keys, which a copy does not have."""
    newest_known = anchor.read(place, key)
    with contextlib.ExitStack() as closing:
        file = place / database.FILE
        mode: database.Mode = "read"
        if not is_writable(place):
            file, mode = folder.readable_copy(file, closing.callback)
        connection = database.connect(file, key, mode)
        closing.callback(connection.close)
        if database.problems(connection, file):
            raise damaged()
        contents = schema.contents(connection)
        troubles = [newest.trail_trouble(connection, key)]
        if anchored:
            troubles.append(newest.position_trouble(connection, key, newest_known))
            troubles.append(newest.pages_trouble(connection, key, place, newest_known))
        return Sound(contents, audit.end(connection), tuple(filter(None, troubles)))
