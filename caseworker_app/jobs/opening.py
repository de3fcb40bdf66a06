"""What a path that the user points to stands for: a notebook, a backup, or neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker_app.errors import BadInput, NotFound
from caseworker_app.text import tr

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOK, BACKUP = ".kasus", ".cadangan"
"""How the names of notebooks (folders) and backups (files) end."""
_MARKS_OF_STICK = re.compile(r" \d{4}-\d{2}-\d{2} nomor \d+$")  # what the name of a backup on a stick has behind it


def is_backup(path: Path) -> bool:
    """Whether a path is a file that is named as a backup."""
    return path.suffix.lower() == BACKUP and path.is_file()


def notebook_at(path: Path) -> Path:
    """The folder of the notebook that a path means: itself, or the only notebook directly in it.

    Raises:
        NotFound: nothing is there. BadInput: it is a file, holds no notebook, or holds several; the text says which.
    """
    name = path.name or str(path)
    if not path.exists():
        raise NotFound(
            tr(
                "“{name}” tidak ditemukan di {folder}. Bila ada di flashdisk, pasang flashdisk itu lalu coba lagi."
            ).format(name=name, folder=path.absolute().parent)
        )
    if path.is_file():
        told = tr("“{name}” bukan buku kasus dan bukan cadangan; berkas itu tidak diubah.")
        raise BadInput(told.format(name=name))
    if path.suffix.lower() == NOTEBOOK:  # known by its name, so that the database need not be loaded yet
        return path
    from caseworker_app.store.notebook_names import is_notebook

    if is_notebook(path):
        return path
    try:
        inside = [one for one in sorted(path.iterdir()) if one.suffix.lower() == NOTEBOOK and is_notebook(one)]
    except OSError as error:
        raise BadInput(tr("Folder “{name}” tidak dapat dibaca.").format(name=name)) from error
    if len(inside) == 1:
        return inside[0]
    if inside:
        told = tr("Di folder “{name}” ada {count} buku kasus: {names}. Pilih salah satunya.")
        names = ", ".join(one.stem for one in inside)
        raise BadInput(told.format(name=name, count=len(inside), names=names))
    told = tr("Di folder “{name}” tidak ada buku kasus. Buku kasus adalah folder yang namanya berakhiran {suffix}.")
    raise BadInput(told.format(name=name, suffix=NOTEBOOK))


def free_place(parent: Path, name: str) -> Path:
    """Where a notebook of this name can be made: with a number behind it where the name is taken."""
    from caseworker_app.store.file_names import safe_name

    name = safe_name(name)
    place, number = parent / f"{name}{NOTEBOOK}", 2
    while place.exists():
        place, number = parent / f"{name} ({number}){NOTEBOOK}", number + 1
    return place


def name_for(backup: Path) -> str:
    """What the notebook that is restored from a backup is called, to begin with.

    An automatic backup lies in its notebook's own folder and has a number for a name: it is called after the notebook.
    One on a stick bears the notebook's name, with a day and a number behind it.
    """
    notebook = backup.absolute().parent.parent
    if notebook.suffix.lower() == NOTEBOOK:
        return tr("{name} dari cadangan").format(name=notebook.stem)
    return _MARKS_OF_STICK.sub("", backup.stem)
