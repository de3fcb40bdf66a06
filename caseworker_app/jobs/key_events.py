"""Events of a case that are marked for its chronology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.errors import NotFound
from caseworker_app.model.case import Case
from caseworker_app.model.notes import KeyEvent
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.casework.timeline import Key
    from caseworker_app.store.notebook import Notebook


def mark(notebook: Notebook, case_id: str, keys: Iterable[Key], *, on: bool) -> None:
    """Mark events for the chronology of a case, or take their marks away; one step of undo.

    Raises NotFound where the case is gone, NotAllowed for an archived one, else as ``Notebook.edit`` does.
    """
    case = notebook.session.get(Case, case_id)
    if case is None:
        raise NotFound(tr("Kasus ini tidak ada lagi di buku kasus."))
    wanted = list(dict.fromkeys(keys))
    with notebook.edit(tr("Tandai untuk kronologi") if on else tr("Hapus tanda kronologi"), case_id=case_id):
        standing = {(event.entity, event.entity_id, event.field): event for event in case.key_events}
        for key in wanted:
            if on and key not in standing:
                entity, entity_id, field = key
                position = max((event.position or 0 for event in case.key_events), default=-1) + 1
                case.key_events.append(KeyEvent(entity=entity, entity_id=entity_id, field=field, position=position))
            elif not on and key in standing:
                case.key_events.remove(standing[key])
