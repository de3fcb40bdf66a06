"""What joins two partners by the events of a family: married, parted, married again, each in its time."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.exchange.gedcom.access import day, has, value, values

if TYPE_CHECKING:
    from ged4py.model import Record

    from caseworker_app.diagrams.genogram.family import CoupleKind, Ended

_UNMARRIED = ("common law", "cohabit", "unmarried", "partner", "not married", "hidup bersama", "kumpul kebo")
_OTHER = ("affair", "hubungan lain")
_ENDS: dict[str, Ended] = {"DIV": "cerai", "ANUL": "cerai", "_SEPR": "pisah", "SEPA": "pisah", "_SEPARATED": "pisah"}
_END_WORDS: tuple[tuple[tuple[str, ...], Ended], ...] = (
    (("reconcil", "rujuk"), "rujuk"),
    (("separat", "pisah"), "pisah"),
    (("divorc", "cerai", "annul"), "cerai"),
    (("widow", "meninggal"), "meninggal"),
)


@dataclasses.dataclass(slots=True)
class Bond:
    """One time that two partners were joined; ``kind`` is None where the file does not say how."""

    kind: CoupleKind | None = None
    ended: Ended | None = None
    since: Record | None = None
    until: Record | None = None
    others: list[Record] = dataclasses.field(default_factory=list)
    """Further events of that time: a wedding of another rite, a separation before the divorce."""


def bonds(record: Record) -> list[Bond]:
    """How the partners of a family were joined, first to last; at least one, also where no event tells of it."""
    present = Bond(kind="hidup_bersama" if _is_unmarried(value(record, "_STAT")) else None)
    times = [present]
    for event in _in_order(record):
        starts, ends = _begins(event), _ended(event)
        if starts and present.ended in ("cerai", "pisah"):
            present = Bond()
            times.append(present)
        if starts and present.since is None and (present.ended is None or present.kind is None):
            present.kind, present.since = starts, event
        elif ends and (present.until is None or ends == "rujuk" or (ends, present.ended) == ("cerai", "pisah")):
            present.others += [present.until] if present.until is not None else []
            present.ended, present.until = ends, event
        else:
            present.others.append(event)
    if "MARR" in values(record, "NO"):
        times[0].kind = times[0].kind if times[0].since is not None else None
    return times


def is_bond_event(line: Record) -> bool:
    """Whether a line of a family tells how its partners were joined or parted."""
    return bool(_begins(line) or _ended(line))


def _in_order(record: Record) -> list[Record]:
    """The events that join and part in the order of their time.

    A wedding without a date is the first; a parting without one follows the wedding that it stands for by its number.
    """
    events = [line for line in record.sub_records if is_bond_event(line)]
    begun = sorted(day(line) for line in events if _begins(line)) or [()]
    placed: list[tuple[tuple[int, ...], bool, Record]] = []
    for line in events:
        number = sum(parted for _, parted, _ in placed)
        ends = bool(_ended(line))
        when = day(line) or (begun[min(number, len(begun) - 1)] if ends else ())
        placed.append((when, ends, line))
    return [line for _, _, line in sorted(placed, key=lambda place: place[:2])]


def _begins(line: Record) -> CoupleKind | None:
    if line.tag == "EVEN" and value(line, "TYPE").casefold().startswith(_OTHER):
        return "hubungan_lain"
    if line.tag != "MARR" or not has(line):
        return None
    return "hidup_bersama" if _is_unmarried(value(line, "TYPE")) else "menikah"


def _ended(line: Record) -> Ended | None:
    if line.tag in _ENDS:
        return _ENDS[line.tag] if has(line) else None
    if line.tag != "EVEN":
        return None
    words = (value(line, "TYPE") or str(line.value or "")).casefold()
    return next((end for starts, end in _END_WORDS if any(word in words for word in starts)), None)


def _is_unmarried(words: str) -> bool:
    return any(word in words.casefold() for word in _UNMARRIED)
