"""What a document lacks or withholds, each with the page of the case where it is written."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework import consent as consents
from caseworker_app.casework import signing
from caseworker_app.casework.checks.catalogue import CHECKS, look
from caseworker_app.casework.checks.scope import Scope
from caseworker_app.casework.checks.silenced import still_open
from caseworker_app.casework.consent_frozen import thaw
from caseworker_app.casework.protection import alert_in_words, must_not_be_contacted, of_contact
from caseworker_app.casework.restrictions import discretion
from caseworker_app.casework.unread import unread
from caseworker_app.casework.whereabouts import page_of
from caseworker_app.documents.blocks import Facts, Run
from caseworker_app.documents.book.scans import names_on_scans
from caseworker_app.documents.catalogue import KINDS, Kind
from caseworker_app.documents.letters.consent_facts import ConsentFacts
from caseworker_app.documents.unprintable import unprintable
from caseworker_app.documents.walking import rebuild
from caseworker_app.documents.wish import Wish
from caseworker_app.documents.wording import capital
from caseworker_app.forms import walk
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Block, Document, Text
    from caseworker_app.model.notes import Restriction

CONSENT = "engagement/consent"
HANDED_OVER = frozenset(
    {
        *(
            "consent",
            "contract",
            "client-copy",
            "termination-statement",
            "token-chart",
            "token-chart-a3",
            "token-sheet",
        ),
        *("referral-reply", "permission-letter", "visit-assignment", "visit-report", "instrument-sheet"),
        *("conference-minutes", "attendance-list", "group-report"),
    }
)
"""Papers that client, family or others take with them, or that lie where others see them."""
_NAMED = 3  # fields of a page that are named before «dan 5 lainnya»


@dataclasses.dataclass(frozen=True, slots=True)
class Lack:
    """One thing missing, or withheld on purpose. ``place`` and ``field`` say where it is written: «assessment/focus».

    ``gap``: the document itself shows a gap there, in a draft in brackets. ``withheld``: it is recorded, and this
    document does not tell it. ``heed``: the document may tell it, and somebody must not read it. ``unread``: what was
    typed there could not be read, and stands in the case as it was typed. ``unprintable``: letters that no typeface
    has; these are nowhere to be filled in, so ``place`` is empty. ``doubted``: a check found that it cannot be so, or
    that something was overlooked.
    """

    what: str
    place: str
    field: str = ""
    gap: bool = False
    withheld: bool = False
    heed: bool = False
    unread: bool = False
    unprintable: bool = False
    doubted: bool = False

    @property
    def on_page(self) -> bool:
        """Whether it is only not filled in on its page."""
        return not (self.gap or self.withheld or self.heed or self.unread or self.unprintable or self.doubted)


def lacks(document: Document, file: CaseFile, item: str | None = None) -> list[Lack]:
    """What of the case could not be read, the gaps of a numbered document, what it withholds, what its pages lack.

    item: the id of the one record that it is about.
    """
    lines = (*_unread(file), *_gaps(document), *_withheld(document), *_restricted(document.key, file, item))
    lines = (*lines, *_alerted(document.key, file, item))
    shown = list(dict.fromkeys((*lines, *_of_further(document.key, file))))
    shown += [Lack(sentence, "files/attachments", heed=True) for sentence in [names_on_scans(document)] if sentence]
    kind = KINDS[document.key]
    if kind.made_of(*CONSENT.split("/")):
        shown += _on_consent_form(file)
    shown += [Lack(sentence, "", unprintable=True) for sentence in [unprintable(document)] if sentence]
    shown += dict.fromkeys(_doubted(kind, file))
    filled = {lack.place for lack in shown if lack.gap}
    return [*shown, *(lack for lack in _unfilled(kind, file) if lack.place not in filled)]


def _unread(file: CaseFile) -> Iterator[Lack]:
    for one in unread(file):
        yield Lack(one.words, one.place, one.field, unread=True)


def _doubted(kind: Kind, file: CaseFile) -> Iterator[Lack]:
    """What the checks find on the pages that a document is made of, the gravest first."""
    case = file.case
    scope = Scope(case, file.kin, file.groups, instruments=file.instruments)
    wanted = (check for check in CHECKS if check.key not in file.checks_off)
    for finding in still_open(case, look(scope, wanted)):
        place, field = page_of(case, finding.record, finding.field)
        if kind.made_of(*place.split("/", 1)):
            yield Lack(finding.sentence, place, field, doubted=True)


def _of_further(key: str, file: CaseFile) -> Iterator[Lack]:
    """What could not be read, or must not be read by somebody, in the other cases of a book; on no page of this one."""
    for other in file.further:
        for lack in (*_unread(other), *_restricted(key, other, None)):
            what = f"{other.case.number or other.initials(other.client)}: {lack.what}"
            yield dataclasses.replace(lack, what=what, place="", field="")


def _gaps(document: Document) -> list[Lack]:
    """What the document marks as missing, one by one."""
    gaps: list[Lack] = []

    def on_text(text: Text) -> Text:
        for part in () if isinstance(text, str) else text:
            if isinstance(part, Run) and part.missing:
                place, _, field = part.place.partition("#")
                gaps.append(Lack(capital(part.text), place, field, gap=True))
        return text

    for block in (*document.front, *document.blocks):
        rebuild(block, lambda block: block, on_text)
    return gaps


def _withheld(document: Document) -> list[Lack]:
    """What is recorded and not told because initials stand for names."""
    held: list[Lack] = []

    def on_block(block: Block) -> Block:
        for fact in block.facts if isinstance(block, Facts) else ():
            if fact.withheld:
                what = tr("{label}: tercatat, sengaja tidak dicantumkan").format(label=fact.label)
                held.append(Lack(what, fact.withheld, withheld=True))
        return block

    for block in document.blocks:
        rebuild(block, on_block, lambda text: text)
    return held


def _restricted(key: str, file: CaseFile, item: str | None) -> Iterator[Lack]:
    """What the client does not want somebody to read.

    A letter or minutes whose readers are known leave it out; with others the worker looks who gets them.
    """
    held = _held(key, file, item)
    for one in file.case.restrictions:
        if one.what and (held is None or one in held):
            told = tr("Klien tidak ingin ini sampai kepada {party}: {what}")
            words = told.format(party=one.party or tr("siapa pun"), what=" ".join(one.what.split()))
            yield Lack(words, "files/restrictions", withheld=held is not None, heed=held is None)


def _alerted(key: str, file: CaseFile, item: str | None) -> Iterator[Lack]:
    """Alerts in force that warn of contact with somebody, or suspect somebody, who might come to hold this paper.

    Of a letter whose readers are known only those that name one of them; the paper itself never tells of an alert.
    """
    from caseworker_app.documents.elements.form import Form, chosen
    from caseworker_app.documents.letters.referral_letter import readers

    today = date.today()
    if key == "referral-letter":
        referral = chosen(Form(key, file, Wish(names=True, item=item)), file.case.referrals)
        alerts = must_not_be_contacted(file, readers(referral), today) if referral else []
        words = tr("Penerima surat ini disebut dalam peringatan: {alert}")
    else:
        alerts = of_contact(file.case, today) if key in HANDED_OVER else []
        words = tr("Jangan sampai ke tangan yang disebut dalam peringatan: {alert}")
    for alert in alerts:
        yield Lack(words.format(alert=alert_in_words(alert)), "engagement/protection", "alerts", heed=True)


def _held(key: str, file: CaseFile, item: str | None) -> tuple[Restriction, ...] | None:
    """What is left out for the readers of a document; None where nobody knows who reads it."""
    from caseworker_app.documents.elements.form import Form, chosen
    from caseworker_app.documents.letters.referral_letter import readers
    from caseworker_app.documents.recording.conference_minutes import conference_discretion

    if key == "referral-letter":
        referral = chosen(Form(key, file, Wish(names=True, item=item)), file.case.referrals)
        return discretion(file, readers(referral)).restrictions if referral else ()
    if key == "conference-minutes":
        conference = chosen(Form(key, file, Wish(names=True, item=item)), file.case.conferences)
        return conference_discretion(file, conference).restrictions if conference else ()
    return None


def _on_consent_form(file: CaseFile) -> Iterator[Lack]:
    """What the latest consent that was signed or recorded leaves empty."""
    recorded = [one for one in file.case.consents if not (consents.is_draft(one) or consents.is_open(one))]
    one = consents.newest(recorded)
    if one is None:
        return
    day = (one.date.earliest if one.date else None) or date.today()
    template = thaw(one.signed_text, one.template_version) or file.consent_template
    relation = ConsentFacts(file, template, one, day, blank=False).signer_relation
    empty = [gap.what for gap in signing.gaps(file.case, one, template, day, relation) if not gap.must]
    if empty:
        when = f" {one.date.long(weekday=False)}" if one.date else ""
        words = tr("Lembar persetujuan{when} belum memuat: {items}").format(when=when, items=", ".join(empty))
        yield Lack(words, CONSENT, "consents")


def _unfilled(kind: Kind, file: CaseFile) -> list[Lack]:
    """The pages behind a document on which something is not filled in, those that hold nothing first."""
    empty: list[Lack] = []
    begun: list[Lack] = []
    for stage in (*STAGES, *TABS):
        for page in stage.pages:
            items = walk.missing(page, file.case) if kind.made_of(stage.key, page.key) else ()
            if items:
                nothing = not walk.written(page, file.case)
                words = tr("belum diisi") if nothing else _named([tr(item.label) for item in items])
                lack = Lack(f"{tr(page.title)}: {words}", f"{stage.key}/{page.key}", items[0].key)
                (empty if nothing else begun).append(lack)
    return [*empty, *begun]


def _named(labels: list[str]) -> str:
    told = ", ".join(f"“{label}”" for label in labels[:_NAMED])
    more = len(labels) - _NAMED
    return told + (tr(" dan {count} lainnya").format(count=more) if more > 0 else "")
