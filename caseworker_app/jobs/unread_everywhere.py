"""Dates over all cases that could not be read: those that rules and reminders look at, and texts that wait to be read.

The pages of one case show all of its unread fields; reading every column of a large notebook would take seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, and_, select
from sqlalchemy.orm import ColumnProperty

from caseworker_app.casework.attention import Unread
from caseworker_app.forms.catalogue import item_of, label_of, place_of
from caseworker_app.jobs.date_columns import as_text
from caseworker_app.model.base import Record, WordsType
from caseworker_app.model.bookkeeping import Draft
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent
from caseworker_app.model.notes import Promise, Supervision
from caseworker_app.model.partial_date import names_no_day
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity
from caseworker_app.model.termination import Aftercare, Referral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

_FURTHER = (
    Promise.due, Supervision.due, Consent.valid_until, Aftercare.planned_for, Referral.reply_until, Activity.dates,
)  # fmt: skip
_WORDS, _BEHIND_WORDS = "|", "}"  # mere words are stored with a bar before them


def unread_fields(session: Session, wanted: ColumnElement[bool]) -> Iterator[Unread]:
    """The unread fields of the cases that are wanted, each once."""
    fields = [*_dates(session, wanted), *_waiting(session, wanted)]
    yield from {(field.record_id, field.field): field for field in fields}.values()


def _dates(session: Session, wanted: ColumnElement[bool]) -> Iterator[Unread]:
    for attribute in (*_indexed(), *_FURTHER):
        record: Any = attribute.class_
        yield from _words_in(session, attribute, Case.id.in_(select(record.case_id).where(_is_words(attribute))), wanted)
    for attribute in (Case.opened, Case.closed):
        yield from _words_in(session, attribute, _is_words(attribute), wanted)
    for attribute in (Person.born, Person.stated_age):
        people = select(Person.id).where(_is_words(attribute))
        yield from _words_in(session, attribute, Case.client_id.in_(people), wanted)


def _indexed() -> Iterator[Any]:
    """The dates of the rows of a case, which have an index."""
    for mapper in sorted(Record.registry.mappers, key=lambda mapper: mapper.class_.__name__):
        attribute = getattr(mapper.class_, "date", None)
        if attribute is not None and "case_id" in mapper.columns and item_of(attribute) is not None:
            yield attribute


def _words_in(
    session: Session, attribute: Any, in_cases: ColumnElement[bool], wanted: ColumnElement[bool]
) -> Iterator[Unread]:
    """The unread dates of one column; the words are looked for first, since they are rare, and the cases then."""
    record = attribute.class_
    rows = select(record.id, Case.id, as_text(attribute)).where(in_cases, wanted)
    if record is Person:
        rows = rows.join(Case, Case.client_id == Person.id)
    elif record is not Case:
        rows = rows.join(Case, Case.id == record.case_id).where(_is_words(attribute))
    for record_id, case, words in session.execute(rows):
        text = words.removeprefix(_WORDS).strip()
        if names_no_day(text):
            yield _field(record_id, case, attribute, text)


def _is_words(attribute: Any) -> ColumnElement[bool]:
    return and_(as_text(attribute) >= _WORDS, as_text(attribute) < _BEHIND_WORDS)


def _waiting(session: Session, wanted: ColumnElement[bool]) -> Iterator[Unread]:
    """Texts in the place of a number or a choice."""
    classes: dict[str, Any] = {mapper.class_.__name__: mapper.class_ for mapper in Record.registry.mappers}
    for entity, record_id, field, raw in session.execute(
        select(Draft.entity, Draft.entity_id, Draft.field, Draft.raw)
    ):
        record = classes.get(entity)
        attribute = getattr(record, field, None)
        if record is None or attribute is None or not _is_to_be_read(record, field):
            continue
        owner = select(Case.id).where(wanted)
        if record is Person:
            owner = owner.where(Case.client_id == record_id)
        elif record is Case:
            owner = owner.where(Case.id == record_id)
        elif "case_id" in record.__mapper__.columns:
            owner = owner.join(record, record.case_id == Case.id).where(record.id == record_id)
        else:
            continue
        case = session.scalar(owner.limit(1))
        if case is not None and item_of(attribute) is not None:
            yield _field(record_id, case, attribute, raw)


def _is_to_be_read(record: Any, field: str) -> bool:
    """Whether a text cannot stand in its column: that of a text, or of points, is only not stored yet."""
    attribute = record.__mapper__.attrs.get(field)
    return isinstance(attribute, ColumnProperty) and type(attribute.columns[0].type) not in {Text, WordsType}


def _field(record_id: str, case_id: str, attribute: Any, text: str) -> Unread:
    return Unread(record_id, case_id, label_of(attribute), text, place_of(attribute), attribute.key)
