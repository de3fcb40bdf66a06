"""Sentences to put into a text: those that were shipped, those of the office, and what was written before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.casework.phrases import Phrase, shipped
from caseworker_app.forms.records import title_of
from caseworker_app.limits import brief
from caseworker_app.model.base import Record
from caseworker_app.store import settings
from caseworker_app.store.erasable import owner_of
from caseworker_app.store.named_in_settings import PHRASES
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

MOST_EARLIER = 8


def phrases(notebook: Notebook) -> list[Phrase]:
    """Those of the office, then those that were shipped."""
    with notebook.reading() as session:
        own = settings.setting(session, PHRASES) or []
    return [*(Phrase(tr("Milik lembaga"), brief(text), text, own=True) for text in own), *shipped()]


def keep_phrase(notebook: Notebook, text: str) -> None:
    """Keep a sentence for the office. Raises as ``Notebook.edit``."""
    with notebook.reading() as session:
        own = settings.setting(session, PHRASES) or []
    if text not in own:
        settings.set_setting(notebook, PHRASES, [*own, text])


def forget_phrase(notebook: Notebook, phrase: Phrase) -> None:
    """Take a sentence of the office away. Raises as ``Notebook.edit``."""
    with notebook.reading() as session:
        own = settings.setting(session, PHRASES) or []
    settings.set_setting(notebook, PHRASES, [text for text in own if text != phrase.text])


def earlier_texts(notebook: Notebook, record: Any, key: str) -> list[tuple[str, str]]:
    """Title and text of the same field in the other rows of a list, the last first; none for what stands alone."""
    if not isinstance(record, Record):
        return []
    column = owner_of(type(record).__table__)  # type: ignore[arg-type] # a mapped class has a Table
    if column is None:
        return []
    with notebook.reading() as session:
        owner = getattr(record, column.key)
        rows = session.scalars(select(type(record)).where(column == owner, type(record).id != record.id)).all()
        found = [(title_of(row), getattr(row, key), getattr(row, "position", 0)) for row in rows]
    written = sorted((entry for entry in found if entry[1]), key=lambda entry: entry[2] or 0, reverse=True)
    return [(title, text if isinstance(text, str) else "\n".join(text)) for title, text, _ in written[:MOST_EARLIER]]
