"""What a synchroniser leaves in a notebook's folder when two computers wrote at once, and how to know its folders."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path, PurePath

from caseworker_app.text import tr

_OURS = {"notebook.db", "notebook.db-wal", "notebook.db-shm", "notebook.db-journal", "notebook.lock", "keys.json"}
_OURS |= {"keys.copy.json"}
_COPY = re.compile(r".*(?:notebook.*\.db|keys.*\.json).*", re.IGNORECASE | re.DOTALL)
"""However a copy is named («… (1).db», «…-LAPTOP.db», «… - Salin.db»), both the name and its ending are in it."""
_SYNCHRONISERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "drive saya": "Google Drive",
    "icloud": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "pcloud": "pCloud",
    "megasync": "MEGA",
}
_LONGEST_SHOWN = 60


def conflict_copies(notebook: Path) -> list[str]:
    """The names of files in a notebook's folder that are second copies of its own files."""
    names: list[str] = []
    with contextlib.suppress(OSError):
        names = [file.name for file in notebook.iterdir() if file.is_file()]
    return sorted(name for name in names if _is_copy(name))


def conflict_sentence(notebook: Path) -> str:
    """One sentence for whoever opens or verifies it; empty where there is no such copy."""
    names = conflict_copies(notebook)
    if not names:
        return ""
    first = names[0] if len(names[0]) <= _LONGEST_SHOWN else names[0][:_LONGEST_SHOWN] + "…"
    more = tr(" dan {count} lagi").format(count=len(names) - 1) if len(names) > 1 else ""
    told = tr(
        "Penyelaras berkas meninggalkan salinan kedua di folder buku kasus: “{name}”{more}; mungkin ada kerja dari "
        "komputer lain di dalamnya. Jangan dihapus sebelum diperiksa, dan pindahkan buku kasus ke folder biasa."
    )
    return told.format(name=first, more=more)


def synchroniser(path: PurePath) -> str:
    """The name of the synchroniser in whose folder a path seems to lie, judged by names; empty for any other folder."""
    for part in path.parts:
        plain = part.casefold()
        for word, name in _SYNCHRONISERS.items():
            if plain == word or plain.startswith((f"{word} -", f"{word} (", f"{word}drive")):
                return name
    return ""


def synchronised_sentence(notebook: Path) -> str:
    """A hint for a notebook that lies where a synchroniser works; empty for any other."""
    name = synchroniser(notebook.absolute())
    if not name:
        return ""
    told = tr(
        "Buku kasus ini berada di folder {name}. Penyelarasan dapat merusak atau menggandakannya; pindahkan foldernya "
        "ke folder biasa, dan taruh hanya berkas cadangannya di {name}."
    )
    return told.format(name=name)


def _is_copy(name: str) -> bool:
    return name.casefold() not in _OURS and not name.endswith(".part") and bool(_COPY.fullmatch(name))
