"""Two people of the notebook who turn out to be one: their cases, their families and all links become one person's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.casework import impossible_kin
from caseworker_app.casework.kin import partners
from caseworker_app.exchange.package_matching import pairs_of
from caseworker_app.exchange.package_shape import columns, links, nested
from caseworker_app.forms.records import title_of
from caseworker_app.jobs.case_files import relatives
from caseworker_app.model.base import Record
from caseworker_app.model.family import Union
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.casework.kin import Kin
    from caseworker_app.store.notebook import Notebook


def unite(notebook: Notebook, case_id: str, person_id: str, known_id: str) -> list[str]:
    """Make somebody the person that is known, in one edit of the case that can be undone; gives notices.

    What is known stays; only what was not known is filled in. Relatives who are in both families become one as well.
    """
    with notebook.edit(tr("Satukan orang yang sama"), case_id=case_id) as session:
        families = [relatives(session, {member}) for member in (person_id, known_id)]
        pairs = pairs_of(*map(_records, families), foreign=True, pairs={person_id: known_id})
        _move_links(session, {given: kept for given, kept in pairs.items() if given != kept})
        for record in _records(families[0]):
            other = pairs.get(record.id)
            if other is not None and other != record.id:
                _give(record, session.get_one(type(record), other), pairs)
                session.delete(record)
        session.flush()
        unions = relatives(session, {known_id}).unions
        removed = impossible_kin.take_out(unions)
    return impossible_kin.told(removed, lambda link: title_of(session.get(Person, link.person_id) or Person()))


def _records(kin: Kin) -> list[Record]:
    """Everything of a family that stands on its own, people first."""
    return [*kin.people, *kin.twin_groups, *kin.unions, *kin.households, *kin.emotional_ties]


def _move_links(session: Session, pairs: dict[str, str]) -> None:
    """Let everything that points to the one point to the other."""
    moved: list[Record] = []
    for mapper in Record.registry.mappers:
        cls: Any = mapper.class_
        for key, _ in links(cls):
            for row in session.scalars(select(cls).where(getattr(cls, key).in_(pairs))).all():
                setattr(row, key, pairs[getattr(row, key)])
                moved.append(row)
    session.flush()
    for row in moved:
        session.expire(row, [relation.key for relation in row.__mapper__.relationships if not relation.uselist])


def _give(given: Record, known: Record, pairs: dict[str, str]) -> None:
    """What was not known of a record, and the rows that it lacks: the children of a union, who lives in a household."""
    own = [key for key, _ in columns(type(given)) if key not in dict(links(type(given)))]
    for key in own:
        if getattr(known, key) in (None, "", []):
            setattr(known, key, getattr(given, key))
    if isinstance(given, Union) and isinstance(known, Union):
        missing = [mate for mate in partners(given) if mate not in partners(known)]
        for side in ("partner1_id", "partner2_id"):
            if missing and getattr(known, side) is None:
                setattr(known, side, missing.pop(0))
    for key, _, _many in nested(type(given)):
        rows, kept = getattr(given, key), getattr(known, key)
        for row in [row for row in rows if row.id not in pairs]:
            rows.remove(row)
            kept.append(row)
