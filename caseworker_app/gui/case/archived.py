"""A notebook as the window of an archived case sees it: everything is read and printed, nothing is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook


class _Archived:
    """Says that nothing can be changed; all else it leaves to the notebook."""

    read_only = True

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    @property
    def writable(self) -> bool:
        """Whether the notebook itself can be written."""
        return not self._notebook.read_only

    def __getattr__(self, name: str) -> Any:
        return getattr(self._notebook, name)


def as_archived(notebook: Notebook) -> Notebook:
    """The notebook for the pages of a case that is only read."""
    return cast("Notebook", _Archived(notebook))


def may_be_changed(notebook: Notebook) -> bool:
    """Whether the notebook itself can be written, whatever becomes of the case."""
    return notebook.writable if isinstance(notebook, _Archived) else not notebook.read_only
