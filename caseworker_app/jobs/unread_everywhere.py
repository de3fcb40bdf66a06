"""Dates over all cases that could not be read: those that rules and reminders look at, and texts that wait to be read.

The pages of one case show all of its unread fields; reading every column of a large notebook would take seconds.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, literal, select, union_all
from sqlalchemy.orm import ColumnProperty

from caseworker_app.casework.attention import Unread
from caseworker_app.forms.catalogue import item_of, label_of, place_of
from caseworker_app.forms.spots import table_of
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

    from sqlalchemy import ColumnElement, Executable
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
    """Looks for words in the indexes first; they are rare, so that a query for each costs little."""
    attributes = _attributes()
    for at, key, written in session.execute(_words()).all():
        text = written.removeprefix(_WORDS).strip()
        if not names_no_day(text):
            continue
        attribute: Any = attributes[at]
        same = select(attribute.class_.id).where(_known_by(attribute) == key, as_text(attribute) == written)
        for record_id in session.scalars(same):
            case = _case_of(session, attribute.class_, record_id, wanted)
            if case is not None:
                yield _field(record_id, case, attribute, text)


@cache
def _words() -> Executable:
    """The number of each column of dates, whose it is, and its words, wherever it holds mere words."""
    return union_all(
        *(
            select(literal(at), _known_by(attribute), as_text(attribute)).where(
                as_text(attribute) >= _WORDS, as_text(attribute) < _BEHIND_WORDS
            )
            for at, attribute in enumerate(_attributes())
        )
    )


@cache
def _attributes() -> tuple[Any, ...]:
    return (*_indexed(), *_FURTHER, Case.opened, Case.closed, Person.born, Person.stated_age)


def _known_by(attribute: Any) -> Any:
    """The case of a row, which is in the index with its date; else the record itself."""
    record = attribute.class_
    return record.case_id if "case_id" in record.__mapper__.columns else record.id


def _indexed() -> Iterator[Any]:
    """The dates of the rows of a case, which have an index."""
    for mapper in sorted(Record.registry.mappers, key=lambda mapper: mapper.class_.__name__):
        attribute = getattr(mapper.class_, "date", None)
        if attribute is not None and "case_id" in mapper.columns and item_of(attribute) is not None:
            yield attribute


def _waiting(session: Session, wanted: ColumnElement[bool]) -> Iterator[Unread]:
    """Texts in the place of a number or a choice."""
    classes: dict[str, Any] = {mapper.class_.__name__: mapper.class_ for mapper in Record.registry.mappers}
    for draft in session.scalars(select(Draft)):
        record = classes.get(draft.entity)
        attribute = getattr(record, draft.field, None)
        if record is None or attribute is None or not _is_to_be_read(record, draft.field):
            continue
        case = _case_of(session, record, draft.entity_id, wanted)
        if case is not None and item_of(attribute) is not None:
            yield _field(draft.entity_id, case, attribute, draft.raw)


def _case_of(session: Session, record: Any, record_id: str, wanted: ColumnElement[bool]) -> str | None:
    """The case to which a record belongs, if it is wanted; of a person the one whose client it is."""
    cases = select(Case.id).where(wanted)
    if record is Person:
        cases = cases.where(Case.client_id == record_id)
    elif record is Case:
        cases = cases.where(Case.id == record_id)
    elif "case_id" in record.__mapper__.columns:
        cases = cases.join(record, record.case_id == Case.id).where(record.id == record_id)
    else:
        return None
    return session.scalar(cases.order_by(Case.id).limit(1))


def _is_to_be_read(record: Any, field: str) -> bool:
    """Whether a text cannot stand in its column: that of a text, or of points, is only not stored yet."""
    attribute = record.__mapper__.attrs.get(field)
    return isinstance(attribute, ColumnProperty) and type(attribute.columns[0].type) not in {Text, WordsType}


def _field(record_id: str, case_id: str, attribute: Any, text: str) -> Unread:
    table = table_of(attribute.class_.__name__, attribute.key)
    return Unread(record_id, case_id, label_of(attribute), text, place_of(attribute), attribute.key, table)
