"""What one cell of a table shows, and what is odd about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from caseworker_app.forms.planned import planned_words
from caseworker_app.forms.records import holder, shown, unread_words
from caseworker_app.gui.form.read_editors import story_for_date, unread_age, unread_number
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.forms.description import Field
    from caseworker_app.gui.form.editing import EditSession


class Cell(NamedTuple):
    """quiet: nothing is known yet. odd: its text could not be read, or says something else. notice: that in words."""

    text: str
    quiet: bool = False
    odd: bool = False
    notice: str = ""


def read_cell(edits: EditSession, record: Any, field: Field) -> Cell:
    """The cell of a row in a column, as it is stored or being typed."""
    part = holder(record, field)
    value = None if part is None else getattr(part, field.key)
    draft = edits.draft(part, field.key)
    unread = unread_words(value) if draft is None else draft
    if draft is not None:
        doubt = unread_number(field, draft)
    elif value is None:
        doubt = ""
    else:
        doubt = unread_age(value) if field.attribute is Person.stated_age else story_for_date(value)
    notice = doubt or edits.notice(part, field.key)
    if unread is not None:
        return Cell(unread, odd=True, notice=notice)
    text = shown(field, value)
    if not text and (planned := planned_words(record, field.attribute)):
        return Cell(planned, notice=notice)
    if not text and (implied := edits.implied(part, field.key)):
        return Cell(implied, quiet=True, notice=notice)
    if field.starred and not text and getattr(record, field.linked or "person", None) is None:
        return Cell(tr("belum diisi"), quiet=True, notice=notice)
    return Cell(text, odd=bool(doubt), notice=notice)
