"""What is changed in the agenda: an appointment added, moved, ticked off, deleted; a return from a visit noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.errors import NotFound
from caseworker_app.model.case import Case
from caseworker_app.model.notes import Promise, Supervision, Task
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caseworker_app.casework.agenda import Entry
    from caseworker_app.model.base import Record
    from caseworker_app.store.notebook import Notebook

_TICKED_BY: dict[str, tuple[type[Record], str]] = {
    "Task": (Task, "done"),
    "Promise": (Promise, "kept"),
    "Supervision": (Supervision, "done"),
}
"""What the agenda ticks off: class, and the attribute that says so."""


def tickable(entry: Entry) -> bool:
    """Whether the agenda itself can tick it off; anything else is settled in its case."""
    return entry.entity in _TICKED_BY


def add(notebook: Notebook, case_id: str, values: Mapping[str, Any]) -> str:
    """Put an appointment into the agenda of a case, from attributes of ``Task``; gives its id.

    Raises NotFound where the case is gone, NotAllowed for an archived one, else as ``Notebook.edit`` does.
    """
    case = _existing(notebook, Case, case_id)
    with notebook.edit(tr("Tambah agenda"), case_id=case_id):
        task = Task(**values, position=max((other.position or 0 for other in case.tasks), default=-1) + 1)
        case.tasks.append(task)
    return task.id


def change(notebook: Notebook, task_id: str, case_id: str, values: Mapping[str, Any]) -> None:
    """Change attributes of an appointment: its day, its hour, what it is about. Raises as ``add`` does."""
    task = _existing(notebook, Task, task_id)
    with notebook.edit(tr("Ubah agenda"), case_id=case_id):
        for name, value in values.items():
            setattr(task, name, value)


def tick(notebook: Notebook, entry: Entry, *, done: bool) -> None:
    """Tick something off, or take the tick back. Raises as ``add`` does."""
    kind, attribute = _TICKED_BY[entry.entity]
    record = _existing(notebook, kind, entry.id)
    with notebook.edit(tr("Tandai selesai") if done else tr("Batalkan tanda selesai"), case_id=entry.case_id):
        setattr(record, attribute, done or None)


def came_back(notebook: Notebook, entry: Entry) -> None:
    """The worker is back from a visit. Raises as ``add`` does."""
    task = _existing(notebook, Task, entry.id)
    with notebook.edit(tr("Sudah kembali"), case_id=entry.case_id):
        task.returned = True


def remove(notebook: Notebook, entry: Entry) -> None:
    """Delete an appointment, which can be undone. Raises as ``add`` does."""
    task = _existing(notebook, Task, entry.id)
    case = _existing(notebook, Case, task.case_id)
    with notebook.edit(tr("Hapus agenda"), case_id=entry.case_id):
        case.tasks.remove(task)


def _existing(notebook: Notebook, kind: type[Any], record_id: str) -> Any:
    record = notebook.session.get(kind, record_id)
    if record is None:
        raise NotFound(tr("Catatan ini tidak ada lagi di buku kasus; muat ulang agenda."))
    return record
