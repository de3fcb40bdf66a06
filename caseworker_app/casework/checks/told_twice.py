"""One fact told in two ways: ties, parties of a referral, addresses, places among siblings, ages, reasons."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from caseworker_app.casework.checks.alike import counted, plain, stems
from caseworker_app.casework.checks.certain import birth, least_years, most_years
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.limits import brief
from caseworker_app.model.assessment import Assessment
from caseworker_app.model.choices import TieKind
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.termination import Referral, Termination
from caseworker_app.model.tools import EcomapSystem, Quadrant, QuadrantPoint
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from caseworker_app.casework.checks.scope import Narrative, Scope

_NOT_CLOSE = frozenset(
    {TieKind.ORDINARY, TieKind.DISTANT, TieKind.WEAK, TieKind.TENSE, TieKind.CONFLICT, TieKind.CUTOFF}
)
_CLOSE = r"\b(?<!tidak )(?<!kurang )(?<!belum )(?:bersahabat(?: dekat)?|sahabat(?: dekat)?|sangat dekat|sangat akrab)\b"
_RW = re.compile(r"\bRW\.?\s*0*(\d{1,3})\b")
_PLACE = re.compile(
    r"\banak (?:ke-?\s?(?P<place>\d{1,2})|(?P<word>bungsu|sulung|tunggal))(?: dari (?P<of>\w+) bersaudara)?",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b[Kk]lien (?:(?:adalah|seorang|perempuan|laki-laki|yang|kini|saat ini) )*"
    r"(?:ber(?:usia|umur)|usianya) (\d{1,3}) tahun"
)
_SOLD = re.compile(
    r"\b(?:menjual|jual)\s+(?P<what>rumah|tanah|sawah|kebun|warung|motor|mobil|toko)|"
    r"\b(?P<what2>rumah|tanah|sawah|kebun|warung|motor|mobil|toko)(?:nya)?\s+(?:\w+\s+){0,2}(?:dijual|terjual)",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"^[^.;]{0,30}?\b(?:karena|untuk|akibat|guna|demi)\s+([^.,;]{3,60})", re.IGNORECASE)
_ONE_REASON = {
    **dict.fromkeys(("obat", "sakit", "rawat", "operasi", "penyakit"), "sakit"),
    **dict.fromkeys(("utang", "hutang", "cicil", "kredit", "pinjam", "lilit"), "utang"),
    **dict.fromkeys(("modal", "usaha", "warung", "dagang", "toko", "jualan"), "usaha"),
    **dict.fromkeys(("sekolah", "kuliah", "didik", "pendidikan", "spp"), "sekolah"),
}
"""Roots of words that name one reason."""
_EMPTY = frozenset({"karena", "untuk", "akibat", "guna", "demi", "banyak", "yang"})
_SOMETIMES = re.compile(
    r"\b(?:bila|jika|kalau|saat|ketika|pada|di|dalam|dengan|tetapi|namun|kecuali|hanya|kadang|sejak|setelah|sesudah"
    r"|sebelum|sekarang|dulu|dahulu|sudah|mulai|bersama|hal)\b"
)
"""Words behind a trait that say when, where, or towards whom it holds."""
_OPPOSITE = (
    ({"pendiam", "tertutup"}, {"terbuka", "mudah bergaul", "cerewet", "banyak bicara"}),
    ({"penyabar", "sabar"}, {"pemarah", "mudah marah", "tidak sabaran", "kurang sabar"}),
    ({"rajin"}, {"malas", "pemalas"}),
    ({"percaya diri"}, {"minder", "rendah diri", "kurang percaya diri", "tidak percaya diri"}),
    ({"mandiri"}, {"tidak mandiri", "bergantung pada orang lain"}),
    ({"jujur"}, {"suka berbohong", "tidak jujur"}),
)
"""Traits of which somebody hardly has both at one time, as points of a list word them."""


@check("tie-told-otherwise", Severity.UNLIKELY, mark("Hubungan yang diceritakan dengan dua cara"))
def tie_told_otherwise(scope: Scope) -> Iterator[Doubt]:
    """Somebody is a close friend in a text and an ordinary or tense tie in the ecomap."""
    words = tr("Di ekomap hubungan dengan {name} “{tie}”, di tempat lain tertulis “{written}”.")
    for system in scope.all(EcomapSystem):
        name = re.sub(r"\(.*?\)", "", system.name or "").strip()
        if system.tie not in _NOT_CLOSE or not re.fullmatch(r"[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?", name):
            continue
        told = re.compile(rf"{_CLOSE}[^.;,]{{0,20}}\b{re.escape(name)}\b")
        for narrative in scope.narratives:
            if not isinstance(narrative.record, EcomapSystem) and (found := told.search(narrative.text)):
                sentence = words.format(name=brief(name, 20), tie=system.tie, written=brief(found[0], 60))
                yield Doubt(system, EcomapSystem.tie.key, sentence, ((narrative.record, narrative.field),))
                break


@check("referred-to-others", Severity.UNLIKELY, mark("Pihak rujukan yang berbeda"), reads=(Termination, Referral))
def referred_to_others(scope: Scope) -> Iterator[Doubt]:
    """The termination names parties to whom the client is referred that no referral names."""
    words = tr("Terminasi menyebut {count} pihak rujukan, tetapi belum ada rujukan kepada {missing}.")
    end = scope.case.termination
    parties = {plain(party): party for party in end.referred_to or () if plain(party)}
    sent = {plain(party) for referral in scope.all(Referral) for party in referral.to or ()} - {""}
    missing = [party for key, party in parties.items() if not any(key in one or one in key for one in sent)]
    if sent and missing:
        sentence = words.format(count=len(parties), missing=brief(", ".join(missing), 90))
        yield Doubt(end, Termination.referred_to.key, sentence)


@check("other-rw-in-text", Severity.UNLIKELY, mark("RW yang berbeda dalam catatan"))
def other_rw(scope: Scope) -> Iterator[Doubt]:
    """The client's address names one RW, and all that is written elsewhere, three times at least, another one."""
    words = tr("Alamat klien menyebut RW {own}, tetapi catatan lain {count} kali menyebut RW {other}.")
    client = scope.case.client
    own = (client.rw or "").strip().lstrip("0") if client else ""
    if client is None or not own.isdecimal():
        return
    told = [found[1] for narrative in scope.narratives for found in _RW.finditer(narrative.text)]
    if len(told) >= 3 and own not in told and len(set(told)) == 1:
        sentence = words.format(own=client.rw, other=told[0].zfill(2), count=len(told))
        yield Doubt(client, Person.rw.key, sentence)


@check("place-told-otherwise", Severity.UNLIKELY, mark("Urutan anak yang berbeda"), reads=(Assessment, Person))
def place_told_otherwise(scope: Scope) -> Iterator[Doubt]:
    """The background tells another place among the siblings, or another number of them, than the client's record."""
    words = tr(
        "Latar belakang menyebut “{written}”, tetapi pada data klien tertulis anak ke-{place} dari {of} bersaudara."
    )
    client, assessment = scope.case.client, scope.case.assessment
    found = _PLACE.search(assessment.background or "")
    if client is None or found is None or found.start() > 200:
        return
    place, of = client.child_number, client.siblings_count
    said = int(found["place"]) if found["place"] else {"sulung": 1, "tunggal": 1}.get(found["word"] or "", 0)
    many = counted(found["of"])
    wrong = (place and said and said != place) or (of and many and many != of)
    if wrong or (found["word"] == "bungsu" and place and of and place != of):
        sentence = words.format(written=brief(found[0], 50), place=place or "…", of=of or "…")
        yield Doubt(assessment, Assessment.background.key, sentence, ((client, Person.child_number.key),))


@check("age-told-otherwise", Severity.UNLIKELY, mark("Usia klien dalam tulisan"))
def age_told_otherwise(scope: Scope) -> Iterator[Doubt]:
    """«Klien berusia 35 tahun» where the client was 27 throughout the case."""
    words = tr("Tertulis “{written}”, padahal menurut data klien usianya {age} tahun.")
    born = birth(scope.case.client)
    first = scope.case.opened or min((when for _, _, when in scope.done), key=lambda when: when.sort_key, default=None)
    if born is None or first is None or scope.case.client is None:
        return
    youngest = least_years(born, first)
    oldest = most_years(born, scope.case.closed or PartialDate.on(scope.today))
    if youngest is None or oldest is None:
        return
    for narrative in scope.narratives:
        found = _AGE.search(narrative.text)
        if found and not youngest - 1 <= int(found[1]) <= oldest + 1:
            yield Doubt(narrative.record, narrative.field, words.format(written=brief(found[0], 50), age=youngest))


@check("two-reasons", Severity.UNLIKELY, mark("Satu peristiwa dengan dua alasan"))
def two_reasons(scope: Scope) -> Iterator[Doubt]:
    """Something was sold for one reason in one place and for another one elsewhere."""
    words = tr("{what} dijual “{first}” di satu tempat dan “{second}” di tempat lain; mana yang benar?")
    reasons: dict[str, list[tuple[Narrative, str]]] = {}
    for narrative in scope.narratives:
        for sold in _SOLD.finditer(narrative.text):
            if found := _BECAUSE.search(narrative.text[sold.end() :]):
                what = (sold["what"] or sold["what2"]).casefold()
                reasons.setdefault(what, []).append((narrative, found[0].strip()))
    for what, told in reasons.items():
        for (one, first), (other, second) in itertools.combinations(told, 2):
            if not _stems(first) & _stems(second):
                sentence = words.format(what=what.capitalize(), first=brief(first, 50), second=brief(second, 50))
                yield Doubt(other.record, other.field, sentence, ((one.record, one.field),))
                break


@check("opposite-traits", Severity.UNLIKELY, mark("Sifat yang berlawanan"), reads=(Assessment, Quadrant, QuadrantPoint))
def opposite_traits(scope: Scope) -> Iterator[Doubt]:
    """The client has a trait and its opposite, each as a point of a list by itself."""
    words = tr("Klien disebut “{first}” dan juga “{second}”; jelaskan kapan yang satu dan kapan yang lain.")
    points = {
        plain(narrative.text).removeprefix("klien ").rstrip("."): narrative
        for narrative in scope.narratives
        if isinstance(narrative.record, Assessment | QuadrantPoint) and len(narrative.text) < 40
    }
    for some, others in _OPPOSITE:
        first, second = _having(points, some), _having(points, others)
        if first and second:
            there, here = points[first], points[second]
            sentence = words.format(first=first, second=second)
            yield Doubt(here.record, here.field, sentence, ((there.record, there.field),))


def _having(points: Collection[str], traits: Collection[str]) -> str:
    """The point that is one of these traits, alone or «… kepada siapa pun»; one that says when is none."""
    return next(
        (
            point
            for point in points
            for trait in traits
            if point == trait or (point.startswith(f"{trait} ") and not _SOMETIMES.search(point.removeprefix(trait)))
        ),
        "",
    )


def _stems(words: str) -> set[str]:
    """The roots of a reason; illness and its treatment are one."""
    return {_ONE_REASON.get(root, root) for root in stems(words, _EMPTY)}
