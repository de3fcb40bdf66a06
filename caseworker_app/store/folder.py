"""The folder that is a notebook: recognised, locked against a second writer, made whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from caseworker_app.errors import BadInput, NotFound
from caseworker_app.store import database, key_swap, media
from caseworker_app.store.file_names import ROOM_IN_NOTEBOOK, demand_short, demand_usable
from caseworker_app.store.files import (
    PRIVATE_FOLDER,
    clear_parts,
    copy_file,
    discard,
    make_private,
    move,
    part_folder,
    private_folder,
    scratch_folder,
    sync_folder,
    write_atomically,
)
from caseworker_app.store.notebook_names import is_notebook
from caseworker_app.store.sharing import patiently
from caseworker_app.store.troubles import damaged, machine_trouble, room_for
from caseworker_app.text import tr

_RESTORED = "restored"
"""A file that says that this folder was made of a backup and not been opened since: the audit trail is to say so."""


def demand(folder: Path, *, to_copy: bool = False) -> None:
    """Raise NotFound or BadInput, each with its sentence, unless a notebook can be opened here. Looks at names only.

    A change of the data key that a kill interrupted is finished here, so that keys and database fit each other.
    to_copy: its files are only to be copied, which a network share allows, too.
    """
    name = folder.name or str(folder.absolute())
    demand_short(folder.absolute())
    if not to_copy:
        media.demand_local(folder)
    with machine_trouble():
        if not folder.exists():
            raise NotFound(tr("Buku kasus tidak ditemukan: {name}. Periksa nama dan tempatnya.").format(name=name))
        if folder.is_file():
            told = tr("“{name}” adalah berkas, bukan buku kasus, yaitu folder. Bila ini cadangan, pulihkan dahulu.")
            raise BadInput(told.format(name=name))
        if not is_notebook(folder):
            raise BadInput(tr("{name} bukan buku kasus.").format(name=name))
    key_swap.settle(folder)
    with machine_trouble():
        if not (folder / database.FILE).is_file():
            raise damaged()


def demand_free(folder: Path) -> None:
    """Raise BadInput where no new notebook can be made: something stands there already, or the place will not do."""
    demand_usable(folder.absolute(), ROOM_IN_NOTEBOOK)
    media.demand_local(folder)
    with machine_trouble():
        free = not any(folder.iterdir()) if folder.is_dir() else not os.path.lexists(folder)
    if not free:
        raise BadInput(tr("{name} sudah ada. Pilih nama lain; yang lama tidak diubah.").format(name=folder.name))


@contextlib.contextmanager
def building(folder: Path) -> Iterator[Path]:
    """A hidden folder beside ``folder`` that becomes ``folder`` on leaving: a kill leaves no half notebook.

    What an earlier one left goes first. Raises DiskFull with a sentence that fits: nothing was there to be lost.
    """
    demand_free(folder)
    with room_for(tr("buku kasus “{name}”").format(name=folder.stem)), machine_trouble():
        private_folder(folder.parent)
        clear_parts(folder.parent)
        with part_folder(folder.parent) as part:
            building_site = part / "notebook"
            building_site.mkdir(mode=PRIVATE_FOLDER)
            yield building_site
            sync_folder(building_site)
            if folder.is_dir():
                patiently(folder.rmdir)
            move(building_site, folder)
            sync_folder(folder.parent)


def mark_restored(folder: Path) -> None:
    """Have the audit trail say at the next opening that the notebook was made of a backup."""
    write_atomically(folder / _RESTORED, b"")


def was_restored(folder: Path) -> bool:
    """Whether it was made of a backup and not been opened since."""
    return (folder / _RESTORED).exists()


def forget_restoring(folder: Path) -> None:
    """The audit trail says it now."""
    discard(folder / _RESTORED)


def clear_leftovers(folder: Path) -> None:
    """Remove what a kill left half-written in a notebook and beside it, and make it its owner's alone."""
    for place in (folder.parent, folder, *(path for path in folder.iterdir() if path.is_dir())):
        clear_parts(place)
    for path in (folder, *folder.rglob("*")):
        make_private(path)


def readable_copy(path: Path, on_close: Callable[[Callable[[], None]], object]) -> tuple[Path, database.Mode]:
    """How to read a database on a medium that cannot be written.

    As it is when its log is empty; else a private copy, still encrypted, since the log's newest rows need a writable
    place to be read. ``on_close`` is given the function that removes the copy.
    """
    log = path.with_name(f"{path.name}-wal")
    if not log.is_file() or log.stat().st_size == 0:
        return path, "frozen"
    with contextlib.ExitStack() as closing:
        place = closing.enter_context(scratch_folder())
        for source in (path, log):
            copy_file(source, place / source.name)
        on_close(closing.pop_all().close)
    return place / path.name, "read"
