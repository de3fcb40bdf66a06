"""What a recap is reckoned from: cases, meetings, assistance and referrals as plain values, and the groups of cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework.periods import Placed
from caseworker_app.model.partial_date import age_at
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.casework.periods import Period
    from caseworker_app.model.choices import Sex
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.time_span import TimeSpan

NOT_CLOSED = mark("belum ditutup")
NOT_JUDGED = mark("belum dinilai")
AGES = ((0, 4), (5, 11), (12, 17), (18, 25), (26, 45), (46, 59), (60, 69), (70, 130))
"""Age bands, both ends included: 18 is the end of childhood (UU 35/2014), 60 the beginning of old age (UU 13/1998)."""


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """A time in which a case was open: from its opening or reopening until its closing; ``still`` where it is open."""

    begun: PartialDate | None
    ended: PartialDate | None = None
    still: bool = True


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """One case as a recap counts it; words are "" where nobody has said them.

    spans: when it was open, the first time first. stage: how far it has come, in the agency's words. goals: what became
    of them all. born, stated_age: of the client.
    """

    id: str
    spans: tuple[OpenSpan, ...]
    number: str = ""
    initials: str = ""
    name: str = ""
    sex: Sex | None = None
    born: PartialDate | None = None
    stated_age: PartialDate | None = None
    cluster: str = ""
    ppks: str = ""
    agency: str = ""
    worker: str = ""
    access_route: str = ""
    stage: str = ""
    outcome: str = ""
    goals: str = ""

    @property
    def opened(self) -> PartialDate | None:
        """When it was opened first."""
        return self.spans[0].begun if self.spans else None

    @property
    def closed(self) -> PartialDate | None:
        """When it was closed last; None while it is open."""
        return None if not self.spans or self.spans[-1].still else self.spans[-1].ended


@dataclass(frozen=True, slots=True)
class Meeting:
    """A contact, session, visit and the like; ``cases`` are the ids of those it was held for.

    what: what kind it is («Kunjungan rumah»), the same for all of a kind. minutes: None where its length is not known.
    component: of ATENSI, where the activity that a session carries out says it. failed: how it came to nothing
    («ditunda»), "" of one that took place.
    """

    what: str
    cases: tuple[str, ...]
    date: PartialDate | None = None
    time: TimeSpan | None = None
    component: str = ""
    is_session: bool = False
    failed: str = ""

    @property
    def minutes(self) -> int | None:
        """How long it took."""
        return (self.time.minutes or None) if self.time else None


@dataclass(frozen=True, slots=True)
class Aid:
    """Assistance that was given. rupiah: None where no amount is written."""

    case: str
    date: PartialDate | None
    kind: str = ""
    what: str = ""
    component: str = ""
    rupiah: int | None = None


@dataclass(frozen=True, slots=True)
class ReferralFact:
    """A referral; answered: whether an answer is noted."""

    case: str
    date: PartialDate | None
    nature: str = ""
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a recap is reckoned from; what certainly lies outside of its period may be missing."""

    cases: tuple[CaseFacts, ...]
    meetings: tuple[Meeting, ...] = ()
    aid: tuple[Aid, ...] = ()
    referrals: tuple[ReferralFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stands to a period.

    carried: it was open when the period began. new: it was opened in it, or reopened. ended: it was closed in it and is
    not open at its end. outside: it was not open in it. None of these: not enough is known.
    """

    carried: bool = False
    new: bool = False
    ended: bool = False
    outside: bool = False

    @property
    def served(self) -> bool:
        """Whether it was open in the period for certain."""
        return self.carried or self.new

    @property
    def unknown(self) -> bool:
        """Whether what is known of its dates does not decide it."""
        return not (self.served or self.outside)


_OUTSIDE, _UNDECIDED = Standing(outside=True), Standing()
_SERVED = {(carried, over): Standing(carried, not carried, over) for carried in (True, False) for over in (True, False)}


def standing(case: CaseFacts, period: Period) -> Standing:
    """How a case stands to a period, by when it was opened and closed."""
    within: list[tuple[Placed, Placed]] = []
    for span in case.spans:
        begun = period.place(span.begun)
        ended = Placed.AFTER if span.still else period.place(span.ended)
        over_before = ended is Placed.BEFORE and begun in {Placed.BEFORE, Placed.UNKNOWN}
        yet_to_come = begun is Placed.AFTER and ended in {Placed.AFTER, Placed.UNKNOWN}
        if not (over_before or yet_to_come):
            within.append((begun, ended))
    if not within:
        return _OUTSIDE
    if any(
        begun not in {Placed.BEFORE, Placed.IN} or ended not in {Placed.IN, Placed.AFTER} for begun, ended in within
    ):
        return _UNDECIDED
    carried = any(begun is Placed.BEFORE for begun, _ in within)
    return _SERVED[carried, all(ended is Placed.IN for _, ended in within)]


def age_band(case: CaseFacts, day: date) -> str:
    """«18–25 tahun»: the age band of a client on a day; "" where it is not known or may be two of them."""
    for known in (case.born, case.stated_age):
        span = (known.age, known.age) if known and known.age is not None and known.age_on is None else None
        span = span or (age_at(known, day) if known else None)
        if span is not None:
            return next((_band(first, last) for first, last in AGES if first <= span[0] and span[1] <= last), "")
    return ""


def _band(first: int, last: int) -> str:
    if last == AGES[-1][1]:
        return tr("{first} tahun ke atas").format(first=first)
    return tr("{first}–{last} tahun").format(first=first, last=last)


def _age(case: CaseFacts, day: date) -> str:
    return age_band(case, day)


@dataclass(frozen=True, slots=True)
class Grouping:
    """By what cases are counted. word: of a case, on the last day of the period. about: where the word comes from."""

    key: str
    title: str
    word: Callable[[CaseFacts, date], str]
    about: str
    ordered: tuple[str, ...] = ()


GROUPINGS: tuple[Grouping, ...] = (
    Grouping("cluster", mark("Klaster"), lambda case, _: case.cluster, mark("isian Klaster di Data kasus")),
    Grouping("ppks", mark("Kategori PPKS"), lambda case, _: case.ppks, mark("isian Kategori PPKS di Data kasus")),
    Grouping("stage", mark("Tahap"), lambda case, _: case.stage, mark("tahap yang dicapai sampai hari ini")),
    Grouping("outcome", mark("Alasan ditutup"), lambda case, _: case.outcome,
             mark("alasan terminasi; bila kosong, isian Ditutup karena di Data kasus")),
    Grouping("goals", mark("Hasil tujuan"), lambda case, _: case.goals,
             mark("status tujuan khusus di Evaluasi hasil, semua tujuan satu kasus bersama-sama")),
    Grouping("agency", mark("Lembaga"), lambda case, _: case.agency, mark("isian Lembaga di Data kasus")),
    Grouping("worker", mark("Petugas"), lambda case, _: case.worker, mark("petugas kasus sekarang, di Data kasus")),
    Grouping("sex", mark("Jenis kelamin"), lambda case, _: str(case.sex or ""), mark("jenis kelamin klien")),
    Grouping("age", mark("Kelompok usia"), _age,
             mark("tanggal lahir klien, atau usia yang disebut, dihitung pada akhir periode")),
    Grouping("route", mark("Jalur akses"), lambda case, _: case.access_route, mark("isian Jalur akses di Data kasus")),
)  # fmt: skip
"""By what cases can be counted, in the order in which it is offered."""


@dataclass(frozen=True, slots=True)
class RecapScope:
    """What a recap is about: a period, by what cases are counted (keys of ``GROUPINGS``), a practitioner (an id)."""

    period: Period
    groupings: tuple[str, ...] = tuple(grouping.key for grouping in GROUPINGS)
    worker: str | None = None
