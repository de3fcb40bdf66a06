"""What the files of a notebook are called, for whoever only has to know a notebook when seeing one."""

from __future__ import annotations

from pathlib import Path

KEYS = "keys.json"
KEYS_COPY = "keys.copy.json"
DATABASE = "notebook.db"


def is_notebook(folder: Path) -> bool:
    """Whether a folder holds what a notebook consists of, or part of it. Looks at names only."""
    return folder.is_dir() and any((folder / name).exists() for name in (KEYS, KEYS_COPY, DATABASE))
