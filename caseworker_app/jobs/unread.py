"""What was typed, could not be read, and is not yet what stands in its field: from a crash, or an earlier version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.casework.unread import put_in_place, stand_in
from caseworker_app.forms.catalogue import item_of
from caseworker_app.model.base import Record
from caseworker_app.model.bookkeeping import Draft
from caseworker_app.model.case import Case
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook


def settle(notebook: Notebook) -> None:
    """Let every text that cannot be read take the place of the older value that its column still holds.

    Each is a step that can be undone. What can be read, or only was not stored, waits until its field is left. On the
    notebook's own thread; raises as ``Notebook.edit``.
    """
    if notebook.read_only:
        return
    for draft in notebook.session.scalars(select(Draft)).all():
        record = _record(notebook.session, draft)
        if record is None or not _is_pending(record, draft):
            continue
        key, raw = draft.field, draft.raw
        item = item_of(getattr(type(record), key))
        label = tr("Ubah “{label}”").format(label=tr(item.label) if item else key)
        with notebook.edit(label, case_id=_case_of(notebook.session, record), in_archive=True):
            put_in_place(record, key, raw)
            if isinstance(getattr(record, key), PartialDate | TimeSpan):
                notebook.drafts.put(record, key, None)


def _record(session: Session, draft: Draft) -> Record | None:
    classes: dict[str, Any] = {mapper.class_.__name__: mapper.class_ for mapper in Record.registry.mappers}
    found: Record | None = session.get(classes[draft.entity], draft.entity_id) if draft.entity in classes else None
    return found if found is not None and draft.field in found.__mapper__.attrs else None


def _is_pending(record: Record, draft: Draft) -> bool:
    """Whether a text is not of its field's kind, and does not stand in its column yet."""
    value, waits = stand_in(type(record), draft.field, draft.raw)
    if isinstance(value, PartialDate | TimeSpan):
        return not type(value).parse(draft.raw).readable
    return waits and getattr(record, draft.field) is not None


def _case_of(session: Session, record: Record) -> str | None:
    """Whose undo a change of a record belongs to: the case it hangs on, or one of the client that it is."""
    if isinstance(record, Person):
        return session.scalar(select(Case.id).where(Case.client_id == record.id).order_by(Case.id))
    owner: Any = record
    while owner is not None and not isinstance(owner, Case):
        owner = _owner(session, owner)
    return owner.id if owner is not None else None


def _owner(session: Session, record: Record) -> Record | None:
    for column in record.__mapper__.columns:
        for key in column.foreign_keys:
            owner_id = getattr(record, record.__mapper__.get_property_by_column(column).key)
            if key.ondelete == "CASCADE" and owner_id:
                cls = next(one.class_ for one in Record.registry.mappers if one.local_table is key.column.table)
                return session.get(cls, owner_id)
    return None
