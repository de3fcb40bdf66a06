"""What a genogram is drawn from: people, couples, children, households and emotional ties, free of any database.

Every key is a string that stays the same as long as the person or couple does. Nothing here needs to be consistent:
the layout ignores ties to unknown keys and draws whatever it is given.
"""

from __future__ import annotations

import dataclasses
from typing import Literal

Sex = Literal["L", "P", "U"]
MemberKind = Literal["orang", "kehamilan", "lahir_mati", "keguguran", "aborsi", "hewan"]
CoupleKind = Literal["menikah", "hidup_bersama", "hubungan_lain", "sedarah"]
Ended = Literal["cerai", "pisah", "rujuk", "meninggal"]
ChildKind = Literal["biologis", "angkat", "asuh", "tiri"]
Shading = Literal["zat", "zat_diduga", "sakit", "zat_pulih", "sakit_pulih"]
TieKind = Literal[
    "dekat",
    "sangat_dekat",
    "renggang",
    "konflik",
    "dekat_konflik",
    "sangat_dekat_konflik",
    "terputus",
    "terputus_pulih",
    "kekerasan_fisik",
    "kekerasan_emosional",
    "kekerasan_seksual",
    "terpusat",
    "pengasuh",
]


@dataclasses.dataclass(frozen=True, slots=True)
class Member:
    """One symbol.

    ``lines`` are the label below the symbol: name or initials, then occupation, education and the like (about four
    short lines). ``born`` is (year, month, day) as far as known, () when unknown; it orders siblings. ``age`` stands
    inside the symbol: the present age, or the age at death. ``letters`` stand beside it (S smoker, O obesity, B
    language). ``about`` names the years that are only roughly known: «born», «died».
    """

    key: str
    sex: Sex = "U"
    lines: tuple[str, ...] = ()
    born: tuple[int, ...] = ()
    died: int | None = None
    age: int | None = None
    deceased: bool = False
    client: bool = False
    kind: MemberKind = "orang"
    shading: tuple[Shading, ...] = ()
    letters: str = ""
    about: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True, slots=True)
class ChildLink:
    """A child of a couple; ``year`` is the year of adoption or placement."""

    key: str
    kind: ChildKind = "biologis"
    year: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Couple:
    """One or two partners and their children in record order, which breaks ties between unknown births."""

    key: str
    partners: tuple[str, ...]
    kind: CoupleKind = "menikah"
    ended: Ended | None = None
    since: int | None = None
    until: int | None = None
    children: tuple[ChildLink, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class TwinGroup:
    """Siblings of one birth; ``identical`` draws the bar between them."""

    members: tuple[str, ...]
    identical: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Household:
    """The members who live under one roof."""

    members: tuple[str, ...]
    name: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class EmotionalTie:
    """How ``a`` and ``b`` stand to each other; where the kind has a direction it goes from ``a`` to ``b``."""

    a: str
    b: str
    kind: TieKind
    private: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Family:
    """All that one genogram shows. ``nudges`` are moves by hand in points, by member key."""

    members: tuple[Member, ...]
    couples: tuple[Couple, ...] = ()
    twins: tuple[TwinGroup, ...] = ()
    households: tuple[Household, ...] = ()
    ties: tuple[EmotionalTie, ...] = ()
    nudges: dict[str, tuple[float, float]] = dataclasses.field(default_factory=dict)
