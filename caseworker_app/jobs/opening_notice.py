"""What is to be said of the place of a notebook when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.store import conflict_copies, settings

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

SAID = "said to be synchronised"  # the setting with the folder of which that was said


def opening_notice(notebook: Notebook) -> str:
    """A second copy left by a synchroniser, each time; that it lies in the folder of one, once. Empty when all is well.

    On the notebook's own thread. Raises as ``edit`` does.
    """
    sentence = conflict_copies.conflict_sentence(notebook.path)
    if sentence or notebook.read_only:
        return sentence
    sentence = conflict_copies.synchronised_sentence(notebook.path)
    folder = str(notebook.path.absolute())
    with notebook.reading() as session:
        if not sentence or settings.setting(session, SAID) == folder:
            return ""
    settings.set_setting(notebook, SAID, folder)
    return sentence
