"""The last look at a document that leaves without anybody looking: nothing that points to somebody goes silently."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework import unread
from caseworker_app.casework.hits import Decision
from caseworker_app.casework.numbers_and_places import Kind
from caseworker_app.casework.whereabouts import written
from caseworker_app.documents.book.scans import names_on_scans
from caseworker_app.documents.unprintable import unprintable
from caseworker_app.errors import WrongUse
from caseworker_app.jobs import leaving, permits, printing
from caseworker_app.jobs.case_files import load
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.casework.hits import Hit
    from caseworker_app.jobs.printing import Prepared
    from caseworker_app.store.notebook import Notebook


_PLACES = 3
_LONGEST = 60  # letters of what was found that a sentence shows
KINDS = {
    "nama": Kind.NAME,
    "kata": Kind.WORD,
    "mirip": Kind.SIMILAR,
    "orang": Kind.PERSON,
    "klien-lain": Kind.OTHER,
    "nik": Kind.NIK,
    "telepon": Kind.PHONE,
    "surel": Kind.EMAIL,
    "kartu": Kind.CARD,
    "kendaraan": Kind.PLATE,
    "peta": Kind.COORDINATES,
    "lahir": Kind.BIRTH,
    "sekolah": Kind.SCHOOL,
    "kelas": Kind.CLASS,
    "kota": Kind.TOWN,
    "desa": Kind.VILLAGE,
    "alamat": Kind.ADDRESS,
    "foto": Kind.PHOTO,
    "larangan": Kind.RESTRICTED,
}
"""What the command line calls the kinds of hits."""


@dataclasses.dataclass(frozen=True, slots=True)
class Keeping:
    """What of that which was found stays as it is, and why: some words, some kinds, or everything."""

    reason: str
    words: tuple[str, ...] = ()
    kinds: frozenset[Kind] = frozenset()
    everything: bool = False

    def keeps(self, hit: Hit) -> bool:
        """Whether this hit is meant."""
        return self.everything or hit.kind in self.kinds or any(_same(hit.words, words) for words in self.words)


def with_care(
    notebook: Notebook, made: Prepared, keeping: Keeping | None = None, without: Sequence[str] = ()
) -> Prepared:
    """A document that nobody looks through before it leaves: what is undecided is replaced, or kept with a reason.

    keeping: what stays as it is; that is written down and holds from then on. What else can be replaced is for this
    once, photos that no consent covers are blurred, and where a word may still be a name the document is marked as a
    draft. without: labels («Foto 2») or captions of photos that are left out this once.

    Raises:
        BadInput: the reason says nothing. WrongUse: what is to be kept or left out was not found.
    """
    if not printing.leaves(made.key):
        return made
    beside = made.beside
    if keeping is not None:
        reason = permits.said(keeping.reason)
        kept = [hit for hit in made.hits if hit.key not in beside.decisions and keeping.keeps(hit)]
        _demand(keeping.words, [hit.words for hit in made.hits])
        if kept:
            leaving.decide(notebook, made.file.case.id, kept, Decision(None, reason))
            decided = {hit.key: Decision(None, reason) for hit in kept}
            beside = dataclasses.replace(beside, decisions={**beside.decisions, **decided})
    photos = [hit for hit in made.hits if hit.kind is Kind.PHOTO]
    _demand(without, [words for hit in photos for words in (hit.words, hit.piece.where)])
    left_out = {
        hit.key for hit in photos if any(_same(hit.words, one) or _same(hit.piece.where, one) for one in without)
    }
    if left_out:
        decided = dict.fromkeys(left_out, Decision(leaving.LEFT_OUT))
        beside = dataclasses.replace(beside, decisions={**beside.decisions, **decided})
    if beside is made.beside and not made.undecided:
        return made
    careful = printing.finished(made, leaving.cautious(made.hits, beside))
    if not careful.undecided:
        return careful
    if any(hit.kind is Kind.RESTRICTED for hit in careful.undecided):
        words = tr("Konsep, belum untuk diserahkan: ada yang tidak ingin disampaikan klien kepada pembaca ini.")
    else:
        words = tr("Konsep, belum untuk diserahkan: ada kata yang mungkin nama orang.")
    return dataclasses.replace(careful, document=printing.marked(careful.document, words))


def notices(made: Prepared, before: Prepared | None = None) -> list[str]:
    """What should be known before the document is handed on, a sentence for each word: word, kind, and places.

    before: the document as it was before ``with_care``; without it only what waits for a decision is told.
    """
    told = list(filter(None, [unprintable(made.document), "" if made.names else names_on_scans(made.document)]))
    groups: dict[str, list[Hit]] = {}
    for hit in made.hits if before is not None else made.undecided:
        groups.setdefault(hit.key, []).append(hit)
    return told + [_sentence(group, made.beside.decision(group[0])) for group in groups.values()]


def not_read(file: CaseFile) -> list[str]:
    """What was typed into the case and could not be read, in a sentence; nothing where everything was."""
    return list(filter(None, [unread.sentence(unread.unread(file))]))


def _sentence(group: Sequence[Hit], decision: Decision | None) -> str:
    if decision is None:
        sentence = tr("Periksa sebelum diserahkan: “{words}” ({what}).")
    elif decision.keeps:
        sentence = tr("Dipertahankan: “{words}” ({what}).")
    elif group[0].kind is Kind.PHOTO:
        left_out = decision.instead == leaving.LEFT_OUT
        sentence = tr("Tidak dimuat: “{words}” ({what}).") if left_out else tr("Disamarkan: “{words}” ({what}).")
    else:
        sentence = tr("Diganti: “{words}” menjadi “{instead}” ({what}).")
    places = list(dict.fromkeys(hit.piece.where for hit in group))
    more = tr(" dan {count} tempat lain").format(count=len(places) - _PLACES) if len(places) > _PLACES else ""
    what = f"{tr(group[0].kind.value)}; {'; '.join(places[:_PLACES])}{more}"
    words, instead = brief(group[0].words, _LONGEST), brief(decision.instead or "" if decision else "", _LONGEST)
    return sentence.format(words=words, instead=instead, what=what)


def _demand(wanted: Iterable[str], found: Iterable[str]) -> None:
    known = list(found)
    for words in wanted:
        if not any(_same(words, one) for one in known):
            raise WrongUse(
                tr("“{words}” tidak termasuk temuan dalam dokumen ini.").format(words=brief(words, _LONGEST))
            )


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def where_written(notebook: Notebook, case_id: str, hit: Hit) -> tuple[str, str] | None:
    """Place and field of the case where what was found stands; None where the program itself wrote it."""
    if hit.kind is Kind.PHOTO:
        return "files/attachments", ""
    return written(load(notebook, case_id), hit.words, hit.around)
