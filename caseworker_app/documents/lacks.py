"""What a document lacks or withholds, each with the page of the case where it is written."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework import consent as consents
from caseworker_app.casework import signing
from caseworker_app.casework.consent_frozen import thaw
from caseworker_app.casework.restrictions import discretion
from caseworker_app.casework.unread import unread
from caseworker_app.documents.blocks import Chapter, Facts, Heading, Run
from caseworker_app.documents.book.gaps import PLACES, case_key, names_on_scans
from caseworker_app.documents.consent_facts import ConsentFacts
from caseworker_app.documents.pieces import whole
from caseworker_app.documents.telling import HOUSE_UNTOLD, UNTOLD
from caseworker_app.documents.unprintable import unprintable
from caseworker_app.documents.walking import rebuild
from caseworker_app.documents.wish import Wish
from caseworker_app.forms import walk
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Block, Document, Text
    from caseworker_app.model.notes import Restriction

_NAMED = 3  # fields of a page that are named before «dan 5 lainnya»


@dataclasses.dataclass(frozen=True, slots=True)
class Lack:
    """One thing missing, or withheld on purpose. ``place`` and ``field`` say where it is written: «assessment/focus».

    ``gap``: the document itself shows a gap there, in a draft in brackets. ``withheld``: it is recorded, and this
    document does not tell it. ``heed``: the document may tell it, and somebody must not read it. ``unread``: what was
    typed there could not be read, and stands in the case as it was typed. ``unprintable``: letters that no typeface
    has; these are nowhere to be filled in, so ``place`` is empty.
    """

    what: str
    place: str
    field: str = ""
    gap: bool = False
    withheld: bool = False
    heed: bool = False
    unread: bool = False
    unprintable: bool = False


_GAPS = {
    "proses tahap": "{stage}/{stage}_result",
    "hasil tahap": "{stage}/{stage}_result",
    "latar belakang": "assessment/background#background",
    "fokus": "assessment/focus#focus",
    "gejala": "assessment/symptoms",
    "kekuatan": "assessment/potentials#potentials",
    "tujuan umum": "plan/goals#general_goal",
    "tujuan khusus": "plan/goals#goals",
    "rencana": "plan/activities",
    "pelaksanaan": "intervention/sessions",
    "hasil pertemuan": "intervention/sessions",
    "evaluasi": "evaluation/evaluation_result",
    "hasil": "evaluation/evaluation_result",
    "terminasi": "termination/termination",
    "persetujuan": "engagement/consent",
    "klien": "client/client_family",
    "data klien": "client/client_family",
    **PLACES,
}
"""Where the gaps of documents are filled, by the words that they begin with."""
_TELL_OF_CONSENT = frozenset({"consent", "case-report"})
_SOURCES: dict[str, tuple[str, ...]] = {
    "consent": ("engagement/consent",),
    "contract": ("engagement/contract",),
    "case-report": tuple(stage.key for stage in STAGES),
    "case-summary": ("assessment/background", "assessment/focus", "assessment/potentials", "assessment/symptoms",
                     "plan/goals", "plan/activities", "intervention/sessions", "evaluation/evaluation_result"),
    "logbook": ("journal/journal",),
    "plan-matrix": ("plan/goals", "plan/activities", "plan/methods", "plan/implementers"),
    "evaluation-matrix": ("evaluation/evaluation_matrix", "evaluation/goal_results"),
    "diagrams": ("assessment/ecomap", "assessment/road_map", "assessment/quadrant"),
    "conference-minutes": ("plan/conferences",),
    "attendance-list": ("plan/conferences",),
    "referral-letter": ("termination/referrals",),
    "referral-reply": ("termination/referrals",),
    "termination-statement": ("termination/termination",),
    "visit-assignment": ("engagement/home_visits",),
    "visit-report": ("engagement/home_visits",),
    "process-record": ("intervention/sessions",),
    "supervision-sheet": ("journal/supervision",),
    "approval-sheet": ("assessment/focus", "plan/plan_result"),
    "token-sheet": ("intervention/token_economy",),
    "photo-sheet": ("files/attachments",),
    "placement-attendance": ("placement/placement_weeks",),
    "practicum-report": ("placement", *(stage.key for stage in STAGES)),
    "case-file": tuple(stage.key for stage in STAGES),
}  # fmt: skip
"""The pages that a document is made of: whole stages, or single pages."""


def lacks(document: Document, file: CaseFile, item: str | None = None) -> list[Lack]:
    """What of the case could not be read, the gaps of a numbered document, what it withholds, what its pages lack.

    item: the id of the one record that it is about.
    """
    told = (*_unread(file), *_gaps(document, file), *_untold(document), *_restricted(document.key, file, item))
    shown = list(dict.fromkeys((*told, *_of_further(document.key, file))))
    shown += [Lack(sentence, "files/attachments", heed=True) for sentence in [names_on_scans(document)] if sentence]
    shown += _on_consent_form(document.key, file)
    shown += [Lack(sentence, "", unprintable=True) for sentence in [unprintable(document)] if sentence]
    filled = {lack.place for lack in shown if lack.gap}
    return [*shown, *(lack for lack in _unfilled(document.key, file) if lack.place not in filled)]


def _unread(file: CaseFile) -> Iterator[Lack]:
    for one in unread(file):
        yield Lack(one.words, one.place, one.field, unread=True)


def _of_further(key: str, file: CaseFile) -> Iterator[Lack]:
    """What could not be read, or must not be read by somebody, in the other cases of a book; on no page of this one."""
    for other in file.further:
        for lack in (*_unread(other), *_restricted(key, other, None)):
            what = f"{other.case.number or other.initials(other.client)}: {lack.what}"
            yield dataclasses.replace(lack, what=what, place="", field="")


def _gaps(document: Document, file: CaseFile) -> Iterator[Lack]:
    """What the document marks as missing, one by one; the stage is told by the main headings.

    A gap of another case of a book is filled on no page of this one.
    """
    known = {stage.key for stage in STAGES}
    others = {case_key(other): other for other in file.further}
    at, whose = [STAGES[0].key], [""]
    found: list[Lack] = []

    def on_block(block: Block) -> Block:
        if isinstance(block, Heading) and block.key in known:
            at[0] = block.key
        if isinstance(block, Heading) and block.key.startswith("case:"):
            whose[0] = block.key
        if isinstance(block, Chapter):
            whose[0] = ""
        return block

    def on_text(text: Text) -> Text:
        parts = () if isinstance(text, str) else text
        gaps = [_gap(part.text, at[0]) for part in parts if isinstance(part, Run) and part.missing]
        if other := others.get(whose[0]):
            called = other.case.number or other.initials(other.client)
            gaps = [dataclasses.replace(gap, what=f"{called}: {gap.what}", place="", field="") for gap in gaps]
        found.extend(gaps)
        return text

    for block in (*document.front, *document.blocks):
        rebuild(block, on_block, on_text)
    yield from found


def _gap(words: str, stage: str) -> Lack:
    start = next((start for start in sorted(_GAPS, key=len, reverse=True) if words.startswith(start)), "")
    place, _, field = _GAPS.get(start, "{stage}").format(stage=stage).partition("#")
    return Lack(words[:1].upper() + words[1:], place, field, gap=True)


def _untold(document: Document) -> Iterator[Lack]:
    """What is recorded and not told because initials stand for names."""
    found: list[Lack] = []

    def on_block(block: Block) -> Block:
        if isinstance(block, Facts):
            for fact in block.facts:
                if isinstance(fact.value, str | tuple) and _is_untold(_says(fact.value)):
                    what = tr("{label}: tercatat, sengaja tidak dicantumkan").format(label=fact.label)
                    found.append(Lack(what, "client/client_family", withheld=True))
        return block

    for block in document.blocks:
        rebuild(block, on_block, lambda text: text)
    yield from found


def _is_untold(words: str) -> bool:
    return words == tr(UNTOLD) or tr(HOUSE_UNTOLD) in words


def _says(value: object) -> str:
    return value if isinstance(value, str) else whole(value) if isinstance(value, tuple) else ""


def _restricted(key: str, file: CaseFile, item: str | None) -> Iterator[Lack]:
    """What the client does not want somebody to read.

    A letter or minutes whose readers are known leave it out; with others the worker looks who gets them.
    """
    held = _held(key, file, item)
    for one in file.case.restrictions:
        if one.what and (held is None or one in held):
            told = tr("Jangan disampaikan kepada {party}: {what}")
            words = told.format(party=one.party or tr("siapa pun"), what=" ".join(one.what.split()))
            yield Lack(words, "files/restrictions", withheld=held is not None, heed=held is None)


def _held(key: str, file: CaseFile, item: str | None) -> tuple[Restriction, ...] | None:
    """What is left out for the readers of a document; None where nobody knows who reads it."""
    from caseworker_app.documents.conference_minutes import conference_discretion
    from caseworker_app.documents.forms_parts import Form, chosen
    from caseworker_app.documents.referral_letter import readers

    if key == "referral-letter":
        referral = chosen(Form(key, file, Wish(names=True, item=item)), file.case.referrals)
        return discretion(file, readers(referral)).restrictions if referral else ()
    if key == "conference-minutes":
        conference = chosen(Form(key, file, Wish(names=True, item=item)), file.case.conferences)
        return conference_discretion(file, conference).restrictions if conference else ()
    return None


def _on_consent_form(key: str, file: CaseFile) -> Iterator[Lack]:
    """What the latest consent that was signed or recorded leaves empty."""
    recorded = [one for one in file.case.consents if not (consents.is_draft(one) or consents.is_open(one))]
    one = consents.newest(recorded)
    if key not in _TELL_OF_CONSENT or one is None:
        return
    day = (one.date.earliest if one.date else None) or date.today()
    template = thaw(one.signed_text, one.template_version) or file.consent_template
    relation = ConsentFacts(file, template, one, day, blank=False).signer_relation
    empty = [gap.what for gap in signing.gaps(file.case, one, template, day, relation) if not gap.must]
    if empty:
        when = f" {one.date.long(weekday=False)}" if one.date else ""
        words = tr("Lembar persetujuan{when} belum memuat: {items}").format(when=when, items=", ".join(empty))
        yield Lack(words, "engagement/consent", "consents")


def _unfilled(key: str, file: CaseFile) -> list[Lack]:
    """The pages behind a document on which something is not filled in, those that hold nothing first."""
    wanted = _SOURCES.get(key, ())
    empty: list[Lack] = []
    begun: list[Lack] = []
    for stage in (*STAGES, *TABS):
        for page in stage.pages:
            place = f"{stage.key}/{page.key}"
            items = walk.missing(page, file.case)
            if items and (stage.key in wanted or place in wanted):
                nothing = not walk.written(page, file.case)
                words = tr("belum diisi") if nothing else _named([tr(item.label) for item in items])
                lack = Lack(f"{tr(page.title)}: {words}", place, items[0].key)
                (empty if nothing else begun).append(lack)
    return [*empty, *begun]


def _named(labels: list[str]) -> str:
    told = ", ".join(f"“{label}”" for label in labels[:_NAMED])
    more = len(labels) - _NAMED
    return told + (tr(" dan {count} lainnya").format(count=more) if more > 0 else "")
