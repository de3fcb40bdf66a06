"""What a genogram is drawn from: people, couples, children, households and emotional ties, free of any database.

Every key is a string that stays the same as long as the person or couple does. Nothing here needs to be consistent:
the layout ignores ties to unknown keys and draws whatever it is given.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Literal

Sex = Literal["L", "P", "U"]
MemberKind = Literal["orang", "kehamilan", "lahir_mati", "keguguran", "aborsi", "hewan"]
CoupleKind = Literal["menikah", "hidup_bersama", "hubungan_lain", "sedarah", "belum_diketahui"]
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
    inside the symbol: the present age, or the age at death, also as «40–41». ``letters`` stand beside it (S smoker, O
    obesity, B language). ``about`` names the years that are only roughly known: «born», «died». ``unknown`` is somebody
    of whom only the place in the family is known: a symbol with «?». ``generation``: of somebody whom no line joins to
    the others, how many generations above the client.
    """

    key: str
    sex: Sex = "U"
    lines: tuple[str, ...] = ()
    born: tuple[int, ...] = ()
    died: int | None = None
    age: int | str | None = None
    deceased: bool = False
    client: bool = False
    kind: MemberKind = "orang"
    shading: tuple[Shading, ...] = ()
    letters: str = ""
    about: frozenset[str] = frozenset()
    unknown: bool = False
    generation: int | None = None

    @property
    def years_old(self) -> int | None:
        """The age as a number; of «40–41» the lower one."""
        digits = re.search(r"\d+", "" if self.age is None else str(self.age))
        return int(digits[0]) if digits else None


@dataclasses.dataclass(frozen=True, slots=True)
class ChildLink:
    """A child of a couple; ``year`` is the year of adoption or placement.

    ``record`` is the key of the parentage that says so, where there is one.
    """

    key: str
    kind: ChildKind = "biologis"
    year: int | None = None
    record: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Couple:
    """One or two partners and their children in record order, which breaks ties between unknown births.

    A couple that married twice is two of these. ``together``: the partners stand side by side whatever that costs.
    """

    key: str
    partners: tuple[str, ...]
    kind: CoupleKind = "menikah"
    ended: Ended | None = None
    since: int | None = None
    until: int | None = None
    children: tuple[ChildLink, ...] = ()
    together: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class TwinGroup:
    """Siblings of one birth; ``identical`` draws the bar between them."""

    members: tuple[str, ...]
    identical: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Household:
    """The members who live under one roof; ``record`` is the key of the household."""

    members: tuple[str, ...]
    name: str = ""
    record: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class EmotionalTie:
    """How ``a`` and ``b`` stand to each other; where the kind has a direction it goes from ``a`` to ``b``.

    ``record`` is the key of the tie.
    """

    a: str
    b: str
    kind: TieKind
    private: bool = False
    record: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Family:
    """All that one genogram shows.

    ``nudges`` are moves by hand in points, by member key. ``part`` is a sentence that says of what this is only a part.
    """

    members: tuple[Member, ...]
    couples: tuple[Couple, ...] = ()
    twins: tuple[TwinGroup, ...] = ()
    households: tuple[Household, ...] = ()
    ties: tuple[EmotionalTie, ...] = ()
    nudges: dict[str, tuple[float, float]] = dataclasses.field(default_factory=dict)
    part: str = ""
