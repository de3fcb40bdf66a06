"""Groups in packages: each case brings only its client's part of a group, so the packages of all members make it whole.

What stands in the notebook is never changed by another part; only what is empty here is filled, and rows are added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.exchange import package_shape
from caseworker_app.exchange.package_differences import Difference, Side
from caseworker_app.exchange.package_matching import renewed, said
from caseworker_app.model.group import Group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from caseworker_app.model.base import Record


def complete(session: Session, pairs: Iterable[tuple[Record, Record]]) -> None:
    """Fill in the groups that are here with what a package says more of them.

    pairs: records of the package with those of the notebook, tied to the session, that have the same id.
    """
    for arrived, here in pairs:
        if isinstance(here, Group):
            _fill(session, arrived, here)


def _fill(session: Session, arrived: Record, here: Record) -> None:
    for key, _ in package_shape.columns(type(here)):
        if said(getattr(here, key)) is None:
            setattr(here, key, getattr(arrived, key))
    for key, _, _ in package_shape.nested(type(here)):
        known = {row.id: row for row in getattr(here, key)}
        for row in list(getattr(arrived, key)):
            if row.id in known:
                _fill(session, row, known[row.id])
            else:
                with_free_ids(session, row)
                getattr(here, key).append(row)


def says_otherwise(arrived: Record, here: Record) -> bool:
    """Whether a package says of a group, or of a row of it, something else than what stands here."""
    for key, _ in package_shape.columns(type(here)):
        theirs, mine = said(getattr(arrived, key)), said(getattr(here, key))
        if theirs is not None and mine is not None and theirs != mine:
            return True
    for key, _, _ in package_shape.nested(type(here)):
        known = {row.id: row for row in getattr(here, key)}
        if any(row.id in known and says_otherwise(row, known[row.id]) for row in getattr(arrived, key)):
            return True
    return False


def with_free_ids(session: Session, record: Record) -> None:
    """Give a row that is to be added new ids where the notebook has one of them: a package copied from another."""
    with session.no_autoflush:
        taken = any(session.get(type(part), part.id) is not None for _, part in package_shape.placed(record, ""))
    if taken:
        renewed(record)


def of_others(difference: Difference) -> bool:
    """Whether only the notebook has it because it is of a group, of which the package brings a part."""
    owner = difference.record if difference.record is not None else difference.gone
    return difference.side is Side.HERE and owner is not None and owner.__tablename__ in _TABLES


def _tables(cls: type[Record]) -> set[str]:
    return {cls.__tablename__, *(name for _, row, _ in package_shape.nested(cls) for name in _tables(row))}


_TABLES = _tables(Group)
