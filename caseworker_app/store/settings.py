"""Choices made for the whole notebook, as JSON under a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.model.bookkeeping import Setting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook


def setting(session: Session, key: str, default: Any = None) -> Any:
    """What was chosen, or ``default``."""
    found = session.scalar(select(Setting).where(Setting.key == key))
    return default if found is None else found.value


def set_setting(notebook: Notebook, key: str, value: Any) -> None:
    """Choose; ``value`` is anything JSON can hold. Raises as ``Notebook.edit`` does."""
    with notebook.bookkeeping() as session:
        found = session.scalar(select(Setting).where(Setting.key == key))
        if found is None:
            session.add(Setting(key=key, value=value))
        else:
            found.value = value
