"""The records of people and of families in a GEDCOM file, joined with each other."""

from __future__ import annotations

import dataclasses
import io
import unicodedata
from typing import TYPE_CHECKING

from caseworker_app import limits
from caseworker_app.errors import BadInput
from caseworker_app.exchange.gedcom.access import day, key, reference, value
from caseworker_app.exchange.gedcom.bonds import Bond, bonds
from caseworker_app.exchange.gedcom.decoding import decoded
from caseworker_app.exchange.gedcom.kinship import birth
from caseworker_app.exchange.gedcom.lines import Mended, demand_small, mended_lines, too_much, unreadable
from caseworker_app.limits import has_stacked_marks
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ged4py.model import Record

PROGRAM = "Caseworker"
"""What the head of a file that this program wrote names as its source."""


@dataclasses.dataclass(frozen=True, slots=True)
class UnionRecord:
    """A record of a family for one time that two of its partners were joined: with that time, its children in order.

    A record with more partners becomes one for the first with each of the others; the children are with the first two.
    Partners who married each other again have one for each time; the children are with the time they were born in.
    """

    key: str
    record: Record
    partners: tuple[str, ...]
    children: tuple[str, ...]
    bond: Bond


@dataclasses.dataclass(frozen=True, slots=True)
class Records:
    """What stands in a file: people, families, everything else, and what had to be put right before.

    own: Caseworker wrote it, so that what it calls a further name is a pseudonym and no true name.
    """

    people: list[Record]
    families: list[Record]
    unions: list[UnionRecord]
    others: list[Record]
    mended: Mended
    own: bool = False


def records(data: bytes) -> Records:
    """The people and the families that a file tells of.

    Raises BadInput when the bytes are no GEDCOM or name nobody.
    """
    from ged4py.parser import GedcomReader, IntegrityError, ParserError

    demand_small(data)
    text = decoded(data)
    if has_stacked_marks(text):
        raise unreadable()
    lines, mended = mended_lines(unicodedata.normalize("NFC", text))
    for line in lines:
        if (line.level, line.tag) == (1, "CHAR"):
            line.text = "UTF-8"
    readable = "\n".join(map(str, lines)) + "\n"
    try:
        reader = GedcomReader(
            io.BytesIO(readable.encode("utf-8")), encoding="utf-8", errors="replace"
        )  # follows notes later
        everything = list(reader.records0())
    except (ParserError, IntegrityError, OSError, ValueError, LookupError) as cause:
        raise unreadable() from cause
    people = [record for record in everything if record.tag == "INDI"]
    families = [record for record in everything if record.tag == "FAM"]
    others = [record for record in everything if record.tag not in ("INDI", "FAM", "HEAD", "TRLR")]
    if not people:
        raise BadInput(tr("Berkas GEDCOM ini tidak memuat seorang pun. Pilih berkas lain yang berisi data keluarga."))
    own = any(value(record, "SOUR") == PROGRAM for record in everything if record.tag == "HEAD")
    return Records(people, families, _joined(people, families), others, mended, own)


def _joined(people: list[Record], families: list[Record]) -> list[UnionRecord]:
    """Families with everybody who says to belong to them, also where only one side says so."""
    known = {key(person): person for person in people}
    partners: dict[str, list[str]] = {key(family): [] for family in families}
    children: dict[str, list[str]] = {key(family): [] for family in families}
    for family in families:
        for tag in ("HUSB", "WIFE"):
            partners[key(family)] += [reference(line) for line in family.sub_tags(tag, follow=False)]
        children[key(family)] += [reference(line) for line in family.sub_tags("CHIL", follow=False)]
    links = (("FAMS", partners), ("FAMC", children), ("ADOP/FAMC", children), ("BIRT/FAMC", children))
    for person in people:
        for path, side in links:
            for line in person.sub_tags(path, follow=False):
                if reference(line) in side:
                    side[reference(line)].append(key(person))
    joined = []
    for family in families:
        own = key(family)
        adults = tuple(dict.fromkeys(one for one in partners[own] if one in known))
        if len(adults) > limits.PARENTAGES:
            raise too_much(tr("{most} pasangan dalam satu keluarga"), limits.PARENTAGES)
        born = tuple(dict.fromkeys(child for child in children[own] if child in known))
        times = bonds(family)
        for number, (bond, some) in enumerate(zip(times, _by_time(born, times, known), strict=True), 1):
            joined.append(UnionRecord(own if number == 1 else f"{own}:{number}", family, adults[:2], some, bond))
        joined += [
            UnionRecord(f"{own}-{number}", family, (adults[0], more), (), times[0])
            for number, more in enumerate(adults[2:], 2)
        ]
    return joined


def _by_time(children: tuple[str, ...], times: list[Bond], people: dict[str, Record]) -> list[tuple[str, ...]]:
    """The children of each time that their parents were joined: of the last that had begun when they were born."""
    sorted_in: list[list[str]] = [[] for _ in times]
    begins = [day(bond.since) for bond in times]
    for child in children:
        born = day(birth(people[child]))
        place = max((at for at, begun in enumerate(begins) if begun and begun <= born), default=0)
        sorted_in[place].append(child)
    return [tuple(some) for some in sorted_in]


def twins(people: Iterable[Record]) -> list[tuple[tuple[str, ...], bool | None]]:
    """Siblings whom an association calls twins, and whether identical: GEDCOM itself has no word for them."""
    groups: dict[str, tuple[set[str], list[bool]]] = {}
    for person in people:
        for tie in person.sub_tags("ASSO", follow=False):
            if not is_twin(tie):
                continue
            said = _role(tie)
            pair = {key(person), reference(tie)}
            alike: bool | None = None
            if "fraternal" in said or "tidak identik" in said:
                alike = False
            elif "identical" in said or "identik" in said:
                alike = True
            joined = [groups[one] for one in pair if one in groups]
            group = max(joined, key=lambda one: len(one[0]), default=(set[str](), list[bool]()))
            for other in [one for one in joined if one is not group]:
                group[0].update(other[0])
                group[1].extend(other[1])
                groups.update(dict.fromkeys(other[0], group))
            group[0].update(pair)
            group[1].extend([] if alike is None else [alike])
            groups.update(dict.fromkeys(pair, group))
    distinct = {id(group): group for group in groups.values()}
    return [(tuple(sorted(pair)), said_alike[-1] if said_alike else None) for pair, said_alike in distinct.values()]


def is_twin(tie: Record) -> bool:
    """Whether an association calls two people twins."""
    return "twin" in _role(tie) or "kembar" in _role(tie)


def _role(tie: Record) -> str:
    return f"{value(tie, 'RELA')} {value(tie, 'ROLE')} {value(tie, 'ROLE/PHRASE')}".lower()
