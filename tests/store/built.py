"""A notebook that was built for a test, and how to open it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from caseworker_app.store.keys import DataKey
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import open_notebook

PASSPHRASE = "kucing hitam di atas genteng"


@dataclass(frozen=True)
class Built:
    """A notebook that nothing has open."""

    path: Path
    code: str
    notebook_id: str
    raw_key: bytes

    def key(self) -> DataKey:
        """A key of one's own: closing a notebook forgets the one it was given."""
        return DataKey(self.notebook_id, self.raw_key)

    def open(self, *, read_only: bool = False) -> Notebook:
        return open_notebook(self.path, key=self.key(), read_only=read_only)
