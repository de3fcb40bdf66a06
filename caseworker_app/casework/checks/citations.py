"""What a text cites: laws by number, year and title, photos said to be attached, tables and figures by number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.checks.alike import stems
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.casework.checks.scope import owned
from caseworker_app.forms import library
from caseworker_app.limits import brief
from caseworker_app.model.assessment import DocumentStudy
from caseworker_app.model.book import BookCase, BookConcept, BookRegulation
from caseworker_app.model.engagement import Consent, Contract, HomeVisit, OralConsent
from caseworker_app.model.group import Group, Sociogram
from caseworker_app.model.intervention import Reading, Session, TokenEconomy
from caseworker_app.model.notes import (
    Approval,
    Attachment,
    JournalEntry,
    Placement,
    PlacementRecommendation,
    PlacementWeek,
    Reflection,
    Supervision,
    Task,
)
from caseworker_app.model.plan import Conference
from caseworker_app.model.scales import AnchoredScale, FollowedCourse
from caseworker_app.model.termination import Referral
from caseworker_app.model.tools import BodyMap, Ecomap, Measurement, Quadrant, RoadMap, VennDiagram
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope
    from caseworker_app.forms.library import Regulation

_KINDS = {
    "undang-undang": "UU",
    "peraturan pemerintah": "PP",
    "peraturan presiden": "Perpres",
    "permen sosial": "Permensos",
}
_LAW = re.compile(
    r"\b(?P<kind>UU|Undang-Undang|PP|Peraturan Pemerintah|Perpres|Peraturan Presiden|Permensos)(?: RI)?\s*"
    r"(?:No(?:mor)?\.?\s*)?(?P<number>\d{1,3})\s*(?:Tahun\s*|/)(?P<year>(?:19|20)\d\d)"
    r"(?:\s+tentang\s+(?P<title>[^.,;()\n]{5,90}))?",
    re.IGNORECASE,
)
_PHOTO = re.compile(r"\bfoto(?:-foto)?\s+(?:\w+\s+){0,3}terlampir\b|\bterlampir\s+foto\b", re.IGNORECASE)


_NUMBERED = re.compile(
    r"(?<![\w-])(?P<kind>Tabel|Gambar|Lampiran|(?:lihat|pada|dalam|di|dari|lih\.)\s+(?:tabel|gambar|lampiran)|\((?:tabel|gambar|lampiran))"
    r"\s+(?:nomor\s+|no\.?\s*)?(?:\d{1,2}\.)?(?P<number>\d{1,3})(?=[\s.,;:)]|$)(?!\s*(?i:orang|dimensi|buah|lembar|berkas|halaman"
    r"|eksemplar|ekor|bunga|rumah|pohon|anak|kali|jenis|macam|surat|uu|undang|permen|per(?:aturan|pres|bup|wal|da)|pp|sk|keputusan"
    r"|pedoman|buku|\())",
)
"""«lihat Tabel 7», «Gambar 4.3», «(lampiran 4)»; not «Gambar 3 orang» nor «lampiran 2 Permensos»."""
_OTHER_PAPERS: tuple[Any, ...] = (
    *(DocumentStudy, Supervision, Task, JournalEntry, Reflection, Placement, PlacementWeek, PlacementRecommendation),
    *(BookConcept, BookRegulation, BookCase, Attachment),
)
"""Records that may speak of tables and figures of other papers, or of drafts."""
_DRAWN: tuple[Any, ...] = (
    Ecomap,
    RoadMap,
    BodyMap,
    Quadrant,
    VennDiagram,
    AnchoredScale,
    FollowedCourse,
    TokenEconomy,
    Sociogram,
)
_PAPERS: tuple[tuple[Any, int], ...] = (
    *((Consent, 1), (OralConsent, 1), (Contract, 1), (HomeVisit, 2), (Conference, 2), (Session, 1), (Referral, 2)),
    *((Supervision, 1), (Approval, 1), (JournalEntry, 1), (Group, 3), (Measurement, 1)),
)
"""Records of which papers can be bound in behind a report, and how many of each."""
_ROOM = 3
"""Tables, figures and papers that stand for no record: identity, genogram, a statement of the end."""


@check("law-cited-otherwise", Severity.UNLIKELY, mark("Peraturan dengan nomor atau tahun lain"))
def law_cited_otherwise(scope: Scope) -> Iterator[Doubt]:
    """A law is cited by a number and year that the library knows under another title, or the other way round."""
    words = tr("Tertulis “{written}”, padahal menurut Pustaka peraturan itu {right} (belum diperiksa).")
    for narrative in scope.narratives:
        for found in _LAW.finditer(narrative.text):
            right = _right(found)
            if right is not None:
                sentence = words.format(written=brief(found[0], 80), right=brief(right.citation, 90))
                yield Doubt(narrative.record, narrative.field, sentence)


@check("photo-not-attached", Severity.OVERLOOKED, mark("Foto yang disebut terlampir"))
def photo_not_attached(scope: Scope) -> Iterator[Doubt]:
    """A text says that photos are attached, and the case has no attachment at all."""
    words = tr("Tertulis “{written}”, tetapi kasus ini belum punya lampiran.")
    if scope.case.attachments:
        return
    for narrative in scope.narratives:
        if found := _PHOTO.search(narrative.text):
            yield Doubt(narrative.record, narrative.field, words.format(written=found[0]))


@check("cited-number-missing", Severity.UNLIKELY, mark("Tabel, gambar, atau lampiran yang tidak ada"))
def number_missing(scope: Scope) -> Iterator[Doubt]:
    """A text cites a table, figure or attachment by a number that no report of this case can reach."""
    words = tr("Di sini disebut “{written}”, padahal kasus ini tidak punya {kind} sebanyak itu; periksalah nomornya.")
    most: dict[str, int] = {}
    for narrative in scope.narratives:
        if isinstance(narrative.record, _OTHER_PAPERS):
            continue
        for found in _NUMBERED.finditer(narrative.text):
            kind = found["kind"].split()[-1].strip("(").casefold()
            if int(found["number"]) > most.setdefault(kind, _most(scope, kind)):
                written = found[0].removeprefix("(")
                yield Doubt(narrative.record, narrative.field, words.format(written=written, kind=kind))


def _most(scope: Scope, kind: str) -> int:
    """The highest number that a table, a figure or an attachment of any report of the case can have."""
    case = scope.case
    if kind == "tabel":
        rows = [getattr(case, name) for name, is_list in owned(type(case)) if is_list]
        return sum(1 for some in rows if some) + len(case.conferences) + len(scope.groups) * _ROOM * 2 + _ROOM
    if kind == "gambar":
        drawn = [len(scope.all(cls)) for cls in _DRAWN]
        pairs = sum(1 for count in drawn if count > 1)
        charts = {one.instrument for one in scope.all(Measurement)} | {one.kind for one in scope.all(Reading)}
        return sum(drawn) + pairs + len(charts) + len(case.attachments) + bool(case.attainment_scales) + _ROOM
    return len(case.attachments) + sum(count * len(scope.all(cls)) for cls, count in _PAPERS) + _ROOM


def _right(found: re.Match[str]) -> Regulation | None:
    """The regulation that is meant, where a citation names number and year of another one; None where none is sure."""
    kind = _KINDS.get(found["kind"].casefold(), found["kind"])
    title = stems(found["title"] or "")
    known = library.regulation(kind, found["number"], found["year"])
    if not title or (known is not None and stems(known.title) & title):
        return None
    titled = [
        one
        for one in library.regulations()
        if one.kind.casefold() == kind.casefold() and one.number and stems(one.title) <= title
    ]
    most = max((len(stems(one.title)) for one in titled), default=0)
    meant = [one for one in titled if len(stems(one.title)) == most]
    if len(meant) == 1:
        return meant[0]
    return known if known is not None and not meant else None
