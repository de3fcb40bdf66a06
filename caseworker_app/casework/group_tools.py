"""Tools of group work as the instruments that they are: totals with their bands, and how these changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseworker_app.casework.measured import change_words, identity, instrument_of, usable
from caseworker_app.model.tools import Measurement
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.forms.instruments import Instrument
    from caseworker_app.model.group import GroupTool


@dataclass(frozen=True, slots=True)
class Change:
    """How the total of one tool, by its name, changed from its first to its last day, of the group or of a member."""

    name: str
    first: GroupTool
    last: GroupTool
    words: str


def as_result(tool: GroupTool) -> Measurement:
    """A tool as a result of its instrument, kept nowhere, so that it is read as every other result."""
    return Measurement(instrument=tool.kind, date=tool.date, score=tool.score, answers=tool.answers)


def changes(tools: Iterable[GroupTool], own: Iterable[Instrument] = ()) -> list[Change]:
    """The changes of tools that were used twice or more on days that are known, the group's and each member's."""
    own = tuple(own)
    same: dict[tuple[tuple[str, str], str | None], list[GroupTool]] = {}
    for tool in tools:
        if tool.kind and tool.date and tool.date.earliest and usable(as_result(tool), own) is not None:
            same.setdefault((identity(as_result(tool), own), tool.member_id), []).append(tool)
    found = []
    for used in same.values():
        in_time = sorted(used, key=lambda tool: tool.date.sort_key if tool.date else (9, 0, 0, ""))
        words = change_words(as_result(in_time[0]), as_result(in_time[-1]), own)
        if len(in_time) > 1 and words:
            known = instrument_of(as_result(in_time[-1]), own)
            found.append(Change(known.name if known else in_time[-1].kind or "", in_time[0], in_time[-1], words))
    return found


def change_sentence(change: Change, member: str) -> str:
    """«Kohesi kelompok, seluruh kelompok: naik 6 angka, dari sedang ke tinggi (12 menjadi 18), membaik.», with days."""
    first, last = change.first.date, change.last.date
    words = tr("{tool}, {who}: {change}, antara {first} dan {last}.")
    return words.format(
        tool=change.name[:1].upper() + change.name[1:],
        who=member or tr("seluruh kelompok"),
        change=change.words,
        first=first.long(weekday=False) if first else "",
        last=last.long(weekday=False) if last else "",
    )
