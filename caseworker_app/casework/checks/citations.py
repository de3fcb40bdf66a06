"""What a text cites: laws by number, year and title, and photos that are said to be attached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker_app.casework.checks.alike import stems
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.casework.checks.scope import owned
from caseworker_app.forms import library
from caseworker_app.limits import brief
from caseworker_app.model.case import Case
from caseworker_app.model.indonesian import number
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
_CITED = re.compile(r"\b(?P<what>tabel|gambar)\s+(?P<number>\d{1,3})(?![\d.,]*\d)", re.IGNORECASE)
_PHOTO = re.compile(r"\bfoto(?:-foto)?\s+(?:\w+\s+){0,3}terlampir\b|\bterlampir\s+foto\b", re.IGNORECASE)


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


@check("cited-and-not-there", Severity.OVERLOOKED, mark("Tabel, gambar, atau lampiran yang tidak ada"))
def cited_and_not_there(scope: Scope) -> Iterator[Doubt]:
    """«Tabel 12» in a case that can give no so many tables: there are fewer lists in it than that."""
    words = tr("Tertulis “{written}”, padahal kasus ini paling banyak punya {count} {what}.")
    there: dict[str, int] = {}
    for narrative in scope.narratives:
        for found in _CITED.finditer(narrative.text):
            what = found["what"].casefold()
            most = there.setdefault(what, _MOST[what](scope))
            if int(found["number"]) > most:
                sentence = words.format(written=found[0], count=number(most), what=what)
                yield Doubt(narrative.record, narrative.field, sentence)
                break


def _tables(scope: Scope) -> int:
    """No fewer than the tables of a report: each list that holds something gives one at most, a group several."""
    lists = sum(bool(getattr(scope.case, name)) for name, many in owned(Case) if many)
    return lists + _TABLES_OF_GROUP * len(scope.groups) + _FIXED


def _figures(scope: Scope) -> int:
    """No fewer than the figures of a report: photos, every drawing, and the charts."""
    case = scope.case
    drawn = [*case.ecomaps, *case.road_maps, *case.quadrants, *case.body_maps, *case.venn_diagrams]
    courses = [*case.anchored_scales, *case.followed_courses, *case.token_economies]
    charts = sum(map(bool, (case.measurements, case.readings, case.attainment_scales)))
    groups = sum(len(group.sociograms) for group in scope.groups)
    return len(case.attachments) + len(drawn) + len(courses) + charts + groups + _FIXED


_FIXED = 4
"""What a report may hold beside: genogram, BPSS, mind map, line of time."""
_TABLES_OF_GROUP = 8
_MOST = {"tabel": _tables, "gambar": _figures}


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
