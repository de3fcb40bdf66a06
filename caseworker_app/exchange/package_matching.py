"""What in a package is a record of the notebook: by its id, by what it says, and in a foreign package by likeness.

Two packages of one case have the same ids where one program wrote both. One that was written by hand, or registered
twice, has ids of its own; there people are known by their names, rows by what stands in them. What is matched is given
the notebook's id, with all links to it, so that afterwards the same id means the same thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.casework.kin import children, partners
from caseworker_app.casework.same_person import Ground, grounds
from caseworker_app.exchange.package_shape import columns, links, nested, placed
from caseworker_app.model.base import new_id
from caseworker_app.model.family import Union
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from caseworker_app.model.base import Record

_LIKE = 0.5  # of the filled fields of two rows that must be the same
_MOST_PAIRS = 40_000  # rows left over here times there that are compared with each other
_CERTAIN = frozenset({Ground.NIK, Ground.NAME})


def match(arrived: Iterable[Record], here: Iterable[Record], *, foreign: bool, pairs: dict[str, str]) -> dict[str, str]:
    """Give the records of a package the ids of those in the notebook that they are; all links follow.

    arrived, here: the records that stand on their own, people before what links to them. foreign: the package's ids
    are of another making, so that likeness counts. pairs: id in the package -> id in the notebook, as far as it is
    known beforehand; gives all of them.
    """
    arrived, here = [*arrived], [*here]
    known_as = pairs_of(arrived, here, foreign=foreign, pairs=pairs)
    _free_ids(arrived, known_as)
    for _, record in (row for top in arrived for row in placed(top, "")):
        record.id = known_as.get(record.id, record.id)
        for key in (*(key for key, _ in links(type(record))), *_hanging(record)):
            setattr(record, key, known_as.get(getattr(record, key), getattr(record, key)))
    unions = {union.id: union for union in here if isinstance(union, Union)}
    for record in arrived:
        if isinstance(record, Union) and record.id in unions:
            _turn(record, unions[record.id])
    return known_as


def pairs_of(
    ones: Iterable[Record], others: Iterable[Record], *, foreign: bool, pairs: dict[str, str]
) -> dict[str, str]:
    """Which of the first records, and of their rows, are which of the others: id -> id. Changes no record."""
    ones, others = [*ones], [*others]
    matching = _Matching(dict(pairs), foreign=foreign)
    for cls in dict.fromkeys(map(type, ones)):
        matching.lists(
            [record for record in ones if type(record) is cls], [record for record in others if type(record) is cls]
        )
    return matching.pairs


def renewed(record: Record) -> Record:
    """The record with new ids for itself and its rows, so that it can stand beside the one it was matched with."""
    for _, part in placed(record, ""):
        part.id = new_id()
    return record


def said(value: Any) -> Any:
    """A value as it is compared: nothing for what is empty, text without unseen differences of line ends."""
    if value is None or value in ("", []):
        return None
    if isinstance(value, str):
        return value.replace("\0", "").replace("\r\n", "\n").strip() or None
    return tuple(map(said, value)) if isinstance(value, list) else value


def _hanging(record: Record) -> tuple[str, ...]:
    """The column by which attachments, restrictions and marks hang on a record of any kind."""
    return ("entity_id",) if hasattr(record, "entity_id") else ()


def _turn(union: Union, known: Union) -> None:
    """Name the partners in the order of the union that it is: who stands first means nothing."""
    mates = union.partner1_id, union.partner2_id
    if (mates[0] and mates[0] == known.partner2_id) or (mates[1] and mates[1] == known.partner1_id):
        union.partner2_id, union.partner1_id = mates


def _free_ids(arrived: Iterable[Record], pairs: dict[str, str]) -> None:
    """A record that nobody here is, but whose id another one of the package stands for here, gets a new one."""
    taken = set(pairs.values())
    for top in arrived:
        for _, record in placed(top, ""):
            if record.id not in pairs and record.id in taken:
                pairs[record.id] = new_id()


class _Matching:
    def __init__(self, pairs: dict[str, str], *, foreign: bool) -> None:
        self.pairs, self._foreign = pairs, foreign

    def lists(self, arrived: Sequence[Record], here: Sequence[Record]) -> None:
        """Match the records of two lists of one class, and all that belongs to those that are matched."""
        theirs, mine = ({id(record): record for record in records} for records in (arrived, here))

        def take(pairs: Iterable[tuple[Record, Record]]) -> None:
            matched = []
            for arriving, known in pairs:
                if id(arriving) in theirs and id(known) in mine:
                    matched.append((theirs.pop(id(arriving)), mine.pop(id(known))))
            for arriving, known in matched:
                self.pairs[arriving.id] = known.id
                self._belongings(arriving, known)

        by_id = {known.id: known for known in here}
        named = [(arriving, by_id[self._id(arriving)]) for arriving in arrived if self._id(arriving) in by_id]
        take([pair for pair in named if self._content(pair[0]) == self._content(pair[1])])
        take([*self._equal(theirs.values(), mine.values())])
        take(named)
        if self._foreign:
            take([*self._alike([*theirs.values()], [*mine.values()])])

    def _belongings(self, arrived: Record, here: Record) -> None:
        for key, _, many in nested(type(here)):
            theirs, mine = getattr(arrived, key), getattr(here, key)
            if many:
                self.lists(theirs, mine)
            elif theirs is not None and mine is not None:
                self.pairs[theirs.id] = mine.id
                self._belongings(theirs, mine)

    def _id(self, record: Record) -> str:
        return self.pairs.get(record.id, record.id)

    def _equal(self, theirs: Iterable[Record], mine: Iterable[Record]) -> Iterator[tuple[Record, Record]]:
        by_content: dict[Hashable, list[Record]] = {}
        for known in mine:
            by_content.setdefault(self._content(known), []).append(known)
        for arriving in theirs:
            if same := by_content.get(self._content(arriving)):
                yield arriving, same.pop(0)

    def _alike(self, theirs: Sequence[Record], mine: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
        """The most alike first."""
        if len(theirs) * len(mine) > _MOST_PAIRS:
            return
        scored = [
            (-self._likeness(arriving, known), at, number, arriving, known)
            for at, arriving in enumerate(theirs)
            for number, known in enumerate(mine)
        ]
        for score, _, _, arriving, known in sorted(scored, key=lambda row: row[:3]):
            if -score >= _LIKE:
                yield arriving, known

    def _likeness(self, arriving: Record, known: Record) -> float:
        if isinstance(arriving, Person) and isinstance(known, Person):
            against = arriving.sex and known.sex and arriving.sex is not known.sex
            return 1.0 if not against and _CERTAIN & set(grounds(arriving, known)) and _can_be(arriving, known) else 0.0
        if isinstance(arriving, Union) and isinstance(known, Union):
            mates, theirs = ({self.pairs.get(mate, mate) for mate in partners(union)} for union in (arriving, known))
            shared = {self.pairs.get(child, child) for child in children(arriving)} & set(children(known))
            return 1.0 + len(shared) if mates and theirs and (mates <= theirs or theirs <= mates) else 0.0
        fields = [(self._said(arriving, key), self._said(known, key)) for key, _ in columns(type(arriving))]
        filled = [pair for pair in fields if pair != (None, None)]
        return sum(mine == theirs for mine, theirs in filled) / len(filled) if filled else 0.0

    def _content(self, record: Record) -> tuple[Hashable, ...]:
        """Everything that a record and its rows say, without their ids."""
        own = tuple(self._said(record, key) for key, _ in columns(type(record)))
        parts: list[tuple[Hashable, ...]] = []
        for key, _, many in nested(type(record)):
            value = getattr(record, key)
            rows = value if many else [value] if value is not None else []
            contents = [self._content(row) for row in rows]
            parts.append(tuple(content for content in contents if any(content)))
        return (*own, *(part or None for part in parts))

    def _said(self, record: Record, key: str) -> Hashable:
        value: Hashable = said(getattr(record, key))
        return self.pairs.get(value, value) if isinstance(value, str) else value


def _can_be(arriving: Person, known: Person) -> bool:
    return not (arriving.born and known.born and arriving.born.contradicts(known.born))
