"""Tables of counts in which every number knows the cases behind it, and says what it was reckoned from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from caseworker_app.model.indonesian import number, rupiah
from caseworker_app.text import mark, tr

Kind = Literal["count", "minutes", "rupiah"]
Item = TypeVar("Item")
UNKNOWN = mark("tidak diketahui")
"""What a row is called that counts what nobody has said."""


@dataclass(frozen=True, slots=True)
class TallyColumn:
    """What is counted: its heading, its unit, and in a sentence how it is reckoned.

    spare: the column may be left out where every number in it is 0.
    """

    title: str
    kind: Kind = "count"
    about: str = ""
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """A number, in the unit of its column, and the ids of the cases behind it, each once."""

    value: int
    cases: tuple[str, ...] = ()

    def shown(self, kind: Kind) -> str:
        """«1.250», «12 jam 30 mnt», «Rp1.250.000»."""
        if kind == "rupiah":
            return rupiah(self.value)
        return _lasting(self.value) if kind == "minutes" else number(self.value)


@dataclass(frozen=True, slots=True)
class TallyRow:
    """What is counted together: its name and a tally for each column."""

    label: str
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class TallyTable:
    """A table of a recap.

    head: what stands above the names of the rows. total: the last row, where the rows can be added. explained: the
    sentence that begins with «Dihitung dari». notes: what is left out or not known. charted: the column that a chart
    shows, -1 where a chart would say nothing.
    """

    key: str
    title: str
    head: str
    columns: tuple[TallyColumn, ...]
    rows: tuple[TallyRow, ...]
    total: TallyRow | None = None
    explained: str = ""
    notes: tuple[str, ...] = ()
    charted: int = -1

    @property
    def bars(self) -> list[tuple[str, int]]:
        """What a chart shows of it: the name of each row and its number."""
        return [(row.label, row.tallies[self.charted].value) for row in self.rows] if self.charted >= 0 else []


def _lasting(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [tr("{count} jam").format(count=number(hours)) if hours else ""]
    parts += [tr("{count} mnt").format(count=rest) if rest else ""]
    return " ".join(filter(None, parts)) or "0"


def tally(cases: Iterable[str]) -> Tally:
    """How many cases there are."""
    ids = tuple(cases)
    return Tally(len(ids), ids)


def added(tallies: Sequence[Tally]) -> Tally:
    """Several tallies together, the cases behind them each once."""
    return Tally(
        sum(each.value for each in tallies), tuple(dict.fromkeys(id_ for each in tallies for id_ in each.cases))
    )


def grouped(items: Iterable[Item], word_of: Callable[[Item], str]) -> dict[str, list[Item]]:
    """Things by a word of theirs, the most frequent first, those without a word last.

    Words that differ only in case or blanks are one, in the spelling that came first.
    """
    groups: dict[str, list[Item]] = {}
    spelled: dict[str, str] = {}
    named_by: dict[str, list[Item]] = {}  # by the word as it is written, of which thousands are the same
    for item in items:
        written = word_of(item)
        if written not in named_by:
            word = " ".join(written.split())
            known = "" if word.casefold() == UNKNOWN else word
            named_by[written] = groups.setdefault(spelled.setdefault(known.casefold(), known), [])
        named_by[written].append(item)
    order = sorted(groups, key=lambda word: (not word, -len(groups[word]), word.casefold()))
    return {word: groups[word] for word in order}


def named(word: str) -> str:
    """What a row is called: its word, or that it is not known."""
    return word or tr(UNKNOWN)


def summed(label: str, rows: Sequence[TallyRow], count: int) -> TallyRow:
    """The last row: each of so many columns added up, cases behind it each once."""
    return TallyRow(label, tuple(added([row.tallies[at] for row in rows]) for at in range(count)))


def trimmed(table: TallyTable) -> TallyTable:
    """The table without spare columns in which nothing is counted."""
    rows = [*table.rows, *([table.total] if table.total else [])]
    kept = [
        at
        for at, column in enumerate(table.columns)
        if not column.spare or any(row.tallies[at].value or row.tallies[at].cases for row in rows)
    ]

    def narrow(row: TallyRow) -> TallyRow:
        return TallyRow(row.label, tuple(row.tallies[at] for at in kept))

    return replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(map(narrow, table.rows)),
        total=narrow(table.total) if table.total else None,
        charted=kept.index(table.charted) if table.charted in kept else -1,
    )
