"""What consent allows: each item covers something, and what it does not cover is not done without a written reason.

The latest form that says anything about an item decides; what was asked there and left open counts as not agreed. A
refusal counts at once, a yes only when signed. What is said aloud fills what no form speaks of, and lifts neither a
refusal nor a withdrawal nor an expiry. One item taken back ends that item alone, in all that was signed before. A
consent recorded as a whole («setuju», without answers) agrees to everything but sound, photo and video, which are
always asked for by name.
"""

from __future__ import annotations

import dataclasses
import enum
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from caseworker_app.casework.consent import (
    Condition,
    agrees_to_all,
    is_draft,
    is_itemised,
    is_open,
    is_taken_back,
    is_withdrawn,
    judge,
    taken_back,
    was_there,
    withdrawal,
    withdrawn_after,
)
from caseworker_app.casework.consent_template import template
from caseworker_app.casework.restrictions import same_party
from caseworker_app.casework.signers import (
    CLIENT,
    CURATOR,
    GUARDIAN,
    PARENT,
    Weight,
    is_minor,
    is_suspect,
    of_client,
    signed_on,
)
from caseworker_app.model.choices import ConsentStatus
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.casework.consent import Judgement
    from caseworker_app.model.case import Case
    from caseworker_app.model.engagement import Consent, ConsentStatement, OralConsent


class Use(enum.StrEnum):
    """What is asked for item by item; the values are the keys of the form's statements.

    PHOTO: attaching a photo, printing it, handing on a copy. SOUND, VIDEO: attaching a recording. REPORT: the client in
    a report or summary. CONFERENCE: minutes and attendance of a case conference. REFERRAL: a letter of referral, to
    whom the client agreed. The others are told on the pages that they are about.
    """

    INFORMATION = "informasi"
    HOME_VISIT = "kunjungan_rumah"
    OTHERS = "pihak_lain"
    NOTES = "catatan"
    SOUND = "rekaman_suara"
    PHOTO = "foto"
    VIDEO = "video"
    SCALE = "skala"
    CONFERENCE = "case_conference"
    REPORT = "laporan"
    REFERRAL = "rujukan"

    @property
    def label(self) -> str:
        """What a sentence calls it: «rekaman suara»."""
        known = template().statement(self.value)
        return known.label if known else self.value


BY_NAME = frozenset({Use.SOUND, Use.PHOTO, Use.VIDEO})
"""What nobody agrees to by agreeing to the whole."""

_OTHER_KEYS = {
    "photo": (Use.PHOTO,),
    "dokumentasi": (Use.PHOTO,),
    "rekaman": (Use.SOUND, Use.VIDEO),
    "audio": (Use.SOUND,),
    "rekaman_video": (Use.VIDEO,),
    "wawancara": (Use.INFORMATION,),
    "home_visit": (Use.HOME_VISIT,),
    "pencatatan": (Use.NOTES,),
    "laporan_dengan_inisial": (Use.REPORT,),
    "berbagi_data": (Use.REFERRAL,),
}
_SPOKEN = {
    "dicatat": (Use.NOTES,),
    "direkam": (Use.SOUND,),
    "direkam suaranya": (Use.SOUND,),
    "difoto": (Use.PHOTO,),
    "didokumentasikan": (Use.PHOTO,),
    "direkam video": (Use.VIDEO,),
    "orang lain dihubungi": (Use.OTHERS,),
    "dibahas dalam case conference": (Use.CONFERENCE,),
    "dipakai dalam laporan dengan inisial": (Use.REPORT,),
    "dirujuk dan datanya dibagikan": (Use.REFERRAL,),
}
"""The words of the list «consent_covers», and others in use."""

_PAGES = {
    "contacts": (Use.NOTES, Use.OTHERS),
    "intake": (Use.INFORMATION, Use.NOTES),
    "home_visits": (Use.HOME_VISIT,),
    "data_collection": (Use.INFORMATION, Use.NOTES, Use.OTHERS),
    "instruments": (Use.SCALE,),
    "conferences": (Use.CONFERENCE,),
    "sessions": (Use.NOTES,),
    "referrals": (Use.REFERRAL,),
    "attachments": (Use.PHOTO,),
}
"""Pages of a case, by their keys, and what is done there with the client's consent."""
_ASKED_FIRST = frozenset({"attachments"})
"""Pages where nothing is done before consent is recorded."""
_PAPERS = ("pindaian", "dokumen", "surat", "formulir", "gambar tangan", "gambar layar", "tangkapan layar")
_TITLES = frozenset({"bapak", "ibu", "pak", "bu", "kak", "kakak", "adik", "dik", "sdr", "sdr.", "sdri", "sdri."})


class Verdict(enum.Enum):
    """How an item stands. UNRECORDED: nobody entered an answer. OPEN: asked, but not (validly) answered.

    RESTRICTED: agreed to or not, the client had the use of the data restricted since.
    """

    GIVEN = enum.auto()
    UNRECORDED = enum.auto()
    OPEN = enum.auto()
    REFUSED = enum.auto()
    EXPIRED = enum.auto()
    WITHDRAWN = enum.auto()
    RESTRICTED = enum.auto()


@dataclasses.dataclass(frozen=True, slots=True)
class Permission:
    """Whether something is covered; ``why`` says it as part of a sentence, and is empty where it is given."""

    use: Use
    verdict: Verdict
    why: str = ""
    consent: Consent | None = None

    @property
    def given(self) -> bool:
        """Whether consent covers it."""
        return self.verdict is Verdict.GIVEN

    @property
    def forbids(self) -> bool:
        """Whether something stands against it, more than that nothing was entered yet."""
        return self.verdict not in (Verdict.GIVEN, Verdict.UNRECORDED)


def permission(case: Case, use: Use, on: date, *, to: Sequence[str] = (), then: bool = False) -> Permission:
    """Whether consent covers a use on a day. ``to``: who gets the data, where the client agreed to certain parties.

    then: as it was on that day, whatever was signed, said or taken back later; else as all that is known today has it.
    """
    written = _written(case, use, on, to, on if then else None)
    if written.verdict is Verdict.UNRECORDED or (written.verdict is Verdict.OPEN and _may_be_filled(written)):
        spoken = next((one for one in case.oral_consents if use in _covers(one) and _speaks_for(case, one, on)), None)
        if spoken is not None:
            return Permission(use, Verdict.GIVEN)
    return written


@cache
def known_keys() -> tuple[str, ...]:
    """What a statement may be called so that a rule knows it: the shipped keys, then other words for the same."""
    shipped = [one.key for one in template().statements]
    return (*shipped, *(key for key in sorted(_OTHER_KEYS) if key not in shipped))


def uses_of(key: str) -> tuple[Use, ...]:
    """What a statement of this key is about; nothing for an agency's own, which no rule knows."""
    plain = "_".join(key.casefold().replace("_", " ").split())
    return (Use(plain),) if plain in set(Use) else _OTHER_KEYS.get(plain, ())


def not_understood(one: OralConsent) -> list[str]:
    """What a permission given aloud is said to cover, in words that no rule knows: it covers nothing by them."""
    return [words for words in one.covers or () if " ".join(words.split()).casefold() not in _SPOKEN]


def use_of_attachment(kind: str | None, media_type: str | None) -> Use | None:
    """What an attachment of a kind needs: a picture that is not said to be of a paper is one of the client."""
    words, media = " ".join((kind or "").split()).casefold(), media_type or ""
    if "video" in words or media.startswith("video/"):
        return Use.VIDEO
    if any(part in words for part in ("rekam", "suara", "audio")) or media.startswith("audio/"):
        return Use.SOUND
    if words.startswith("foto") or (media.startswith("image/") and not words.startswith(_PAPERS)):
        return Use.PHOTO
    return None


def all_permissions(case: Case, on: date) -> list[Permission]:
    """How every item stands, as the form asks them."""
    return [permission(case, use, on) for use in Use]


def notices(case: Case, page: str, on: date) -> list[str]:
    """What stands against the work on a page of the case, in sentences: what was refused, ended or taken back."""
    found = [permission(case, use, on) for use in _PAGES.get(page, ())]
    told = [one.why for one in found if one.forbids or (not one.given and page in _ASKED_FIRST)]
    return [f"{why[:1].upper()}{why[1:]}." for why in dict.fromkeys(told)]


def _written(case: Case, use: Use, on: date, to: Sequence[str], by: date | None) -> Permission:
    """What the forms say, the latest first; those of one day by their order. by: what came later does not count."""
    answered = [one for one in of_client(case.consents) if not is_open(one) and was_there(one, by)]
    by_day = sorted(enumerate(answered), key=lambda pair: (signed_on(pair[1]) or date.min, pair[0]), reverse=True)
    waiting: Permission | None = None
    for at, one in by_day:
        whole = one if is_withdrawn(one, by) else withdrawn_after(answered, one, by)
        if whole is not None:
            return _told(use, Verdict.WITHDRAWN, whole, withdrawal(whole))
        item = next((part for part in taken_back(case.consents, one, by) if use in _uses(part)), None)
        found = _on_form(case, use, one, on, to, by)
        if item is not None and found is not None:
            return found if found.verdict is Verdict.REFUSED else _item_told(use, one, item)
        if found is not None and found.verdict is not Verdict.UNRECORDED:
            return _refused_since(case, use, answered[at + 1 :], on, by) or found
        waiting = waiting or found
    return waiting or Permission(use, Verdict.UNRECORDED, tr("persetujuan belum tercatat"))


def _refused_since(case: Case, use: Use, later: Sequence[Consent], on: date, by: date | None) -> Permission | None:
    """A no, or a withdrawal, on a form without a date that was entered after the one that decides otherwise."""
    for one in reversed(later):
        if signed_on(one) is not None:
            continue
        if is_withdrawn(one, by):
            return _told(use, Verdict.WITHDRAWN, one, withdrawal(one))
        item = next((part for part in one.statements if is_taken_back(part, by) and use in _uses(part)), None)
        if item is not None:
            return _item_told(use, one, item)
        found = _on_form(case, use, one, on, (), by)
        if found is not None and found.verdict is Verdict.REFUSED:
            return found
    return None


def _on_form(case: Case, use: Use, one: Consent, on: date, to: Sequence[str], by: date | None) -> Permission | None:
    """What one form says about a use; None where it says nothing."""
    judged = judge(case, one, on, by=by)
    answer, statement = _answer(one, use)
    if judged.condition is Condition.REFUSED and (one.status == ConsentStatus.REFUSED or one.assent is False):
        return _told(use, Verdict.REFUSED, one, judged.why)
    if answer is Verdict.REFUSED:
        return _told(use, answer, one, tr("“{item}” tidak disetujui").format(item=use.label))
    if answer is Verdict.OPEN and not is_draft(one):
        return _told(use, answer, one, tr("“{item}” belum dijawab").format(item=use.label))
    if answer is Verdict.UNRECORDED:
        return _told(use, answer, one, tr("jawaban atas “{item}” belum tercatat").format(item=use.label))
    if answer is not Verdict.GIVEN:
        return None
    if judged.condition is not Condition.HOLDS:
        return _told(use, _against_a_yes(one, judged), one, judged.why)
    return _to_whom(use, one, statement, to) or Permission(use, answer, consent=one)


def _against_a_yes(one: Consent, judged: Judgement) -> Verdict:
    """How an item stands that was agreed to on a form that does not hold."""
    if judged.condition is Condition.EXPIRED:
        return Verdict.EXPIRED
    grave = judged.flaw is not None and (judged.flaw.weight is Weight.GRAVE or is_itemised(one))
    return Verdict.OPEN if grave else Verdict.UNRECORDED


def _to_whom(use: Use, one: Consent, statement: ConsentStatement | None, to: Sequence[str]) -> Permission | None:
    """Where the client agreed to certain parties, nobody else is covered."""
    named = [party for party in (statement.parties if statement else None) or () if party.strip()]
    others = [party for party in to if party.strip() and not any(same_party(party, known) for known in named)]
    if not named or not others:
        return None
    words = tr("“{item}” hanya disetujui untuk {named}, belum untuk {others}")
    told = words.format(item=use.label, named=", ".join(named), others=", ".join(others))
    return _told(use, Verdict.OPEN, one, told)


def _answer(one: Consent, use: Use) -> tuple[Verdict | None, ConsentStatement | None]:
    """A form's answer to one item, and the statement that gives it; None where a form not yet signed does not ask."""
    asked = [statement for statement in one.statements if use in _uses(statement)]
    refused = next((statement for statement in asked if statement.agreed is False), None)
    if refused is not None:
        return Verdict.REFUSED, refused
    if asked and is_itemised(one):
        left_open = any(statement.agreed is None for statement in asked)
        return (Verdict.OPEN if left_open else Verdict.GIVEN), asked[0]
    if one.status == ConsentStatus.PARTLY or not agrees_to_all(one) or use in BY_NAME or is_itemised(one):
        return (None if is_draft(one) else Verdict.UNRECORDED), None
    return Verdict.GIVEN, None


def _uses(statement: ConsentStatement) -> tuple[Use, ...]:
    return uses_of(statement.key or "")


def _told(use: Use, verdict: Verdict, one: Consent, what: str) -> Permission:
    """«persetujuan tanggal 26 Agustus 2024: «foto» tidak disetujui»."""
    dated = tr("persetujuan tanggal {date}").format(date=one.date.long(weekday=False)) if one.date else ""
    joint = " " if verdict in (Verdict.WITHDRAWN, Verdict.EXPIRED) else ": "
    return Permission(use, verdict, f"{dated or tr('lembar persetujuan')}{joint}{what}", one)


def _item_told(use: Use, one: Consent, item: ConsentStatement) -> Permission:
    """«izin «foto» dicabut pada Selasa, 1 Oktober 2024 oleh klien»."""
    words = tr("izin “{item}” {withdrawal}").format(item=use.label, withdrawal=withdrawal(item))
    return Permission(use, Verdict.WITHDRAWN, words, one)


def _may_be_filled(found: Permission) -> bool:
    """Whether a word aloud can stand for what a form leaves open; it mends no signature."""
    one = found.consent
    return one is not None and _answer(one, found.use)[0] is Verdict.OPEN


def _covers(one: OralConsent) -> Iterable[Use]:
    for words in one.covers or ():
        yield from _SPOKEN.get(" ".join(words.split()).casefold(), ())


def _speaks_for(case: Case, one: OralConsent, on: date) -> bool:
    """Whether this word was the client's own or, for a child, that of a guardian: informants speak for themselves."""
    day = one.date.earliest if one.date else None
    if day is not None and day > on:
        return False
    if is_suspect(case, None, one.given_by):
        return False
    speaker = _bare(one.status or one.given_by)
    if is_minor(case.client, day or on):
        return speaker in (PARENT, GUARDIAN, CURATOR)
    client = case.client
    names = (client.name, client.nickname, client.alias) if client else ()
    return speaker in {CLIENT, CURATOR, *filter(None, map(_bare, names))}


def _bare(name: str | None) -> str:
    """A name in small letters without what is said before it."""
    words = (name or "").casefold().split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return " ".join(words)
