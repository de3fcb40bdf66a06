"""Whole cases as documents get them, put together without a notebook."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import TypeVar

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.exchange import package
from caseworker_app.exchange.package_shape import placed
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case
from caseworker_app.model.family import EmotionalTie, Household, TwinGroup, Union
from caseworker_app.model.group import Group
from caseworker_app.model.person import Person
from caseworker_app.paths import resource
from tests.filled import filled_case

_Kind = TypeVar("_Kind", bound=Record)
EXAMPLES = ("ms-sentra", "s-lansia")
EVERY = (*EXAMPLES, "empty", "filled")


def case_file(which: str) -> CaseFile:
    """An example case, an empty one, or one in which every column says something; made anew each time."""
    if which == "empty":
        return CaseFile(Case(), Kin())
    if which in {"filled", "filled-thrice"}:
        return tied(*filled_case(2 if which == "filled" else 3))
    return tied(*package.read(resource("examples", f"{which}.json").read_bytes()))


def tied(case: Case, shared: Mapping[str, Sequence[Record]]) -> CaseFile:
    """A case read from a package, its links tied as the notebook ties them."""
    everything = [record for top in (case, *itertools.chain(*shared.values())) for _, record in placed(top, "")]
    known = {record.id: record for record in everything}
    for record in everything:
        for relation in record.__mapper__.relationships:
            if relation.direction.name == "MANYTOONE" and not relation.cascade.delete_orphan:
                (column,) = relation.local_columns
                target = getattr(record, record.__mapper__.get_property_by_column(column).key)
                setattr(record, relation.key, known.get(target))
    kin = Kin(
        people=_of(shared, Person),
        unions=_of(shared, Union),
        twin_groups=_of(shared, TwinGroup),
        households=_of(shared, Household),
        emotional_ties=_of(shared, EmotionalTie),
    )
    return CaseFile(case, kin, _of(shared, Group))


def _of(shared: Mapping[str, Sequence[Record]], kind: type[_Kind]) -> list[_Kind]:
    return [record for records in shared.values() for record in records if isinstance(record, kind)]
