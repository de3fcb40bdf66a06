"""Consent against what was done: missing, withdrawn, expired, refused and used all the same, without a guardian."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import consent as consents
from caseworker_app.casework import outcomes
from caseworker_app.casework.checks.certain import in_words
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.casework.consent import State
from caseworker_app.casework.permissions import Use, Verdict, permission, use_of_attachment
from caseworker_app.casework.signers import Weight, flaws, of_client
from caseworker_app.limits import brief
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, ConsentStatement, HomeVisit, OralConsent
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import Attachment, Override
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Conference
from caseworker_app.model.termination import Referral
from caseworker_app.model.tools import Measurement
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from caseworker_app.casework.checks.scope import Scope
    from caseworker_app.model.base import Record

_OF_CONSENT = (Case, Consent, ConsentStatement, OralConsent, Override, Person)
_NOT_AGREED = re.compile(r"\b(?:tidak|belum|menolak|ditolak|tanpa)\b", re.IGNORECASE)
_AGAINST = frozenset({Verdict.REFUSED, Verdict.WITHDRAWN, Verdict.EXPIRED, Verdict.RESTRICTED})


@check("no-consent", Severity.GRAVE, mark("Intervensi tanpa persetujuan"), reads=(*_OF_CONSENT, Session))
def no_consent(scope: Scope) -> Iterator[Doubt]:
    """Sessions were held, and no consent of the client is recorded, written or spoken."""
    words = tr("Pertemuan intervensi sudah dilaksanakan ({date}), tetapi persetujuan klien belum tercatat.")
    case = scope.case
    if of_client(case.consents) or case.oral_consents:
        return
    first = next((session for session, _ in _held(scope)), None)
    if first is not None and first.date is not None:
        yield Doubt(case, Case.consents.key, words.format(date=in_words(first.date)), ((first, Session.date.key),))


@check(
    "session-without-consent",
    Severity.GRAVE,
    mark("Pertemuan sesudah persetujuan berakhir"),
    reads=(*_OF_CONSENT, Session),
)
def after_consent(scope: Scope) -> Iterator[Doubt]:
    """The first session that was held after the consent had been withdrawn, refused, or had run out."""
    words = tr("Pertemuan intervensi ({date}) dilaksanakan, padahal: {why}")
    for session, day in _held(scope):
        standing = consents.standing(scope.case, day, then=True)
        if standing.state in {State.WITHDRAWN, State.EXPIRED, State.REFUSED} and not _excused(scope, Use.INFORMATION):
            sentence = words.format(date=long_date(day, weekday=False), why=_small(standing.sentence) + ".")
            against = ((standing.consent, Consent.date.key),) if standing.consent else ()
            yield Doubt(session, Session.date.key, sentence, against)
            return


@check("consent-invalid", Severity.GRAVE, mark("Persetujuan yang tidak berlaku"), reads=_OF_CONSENT)
def not_valid(scope: Scope) -> Iterator[Doubt]:
    """The consent that the case rests on is signed, and lacks who must sign: a guardian of a child, another witness."""
    words = tr("Persetujuan {date} belum berlaku: {what}.")
    one = consents.standing(scope.case, scope.today).consent
    if one is None or one.date is None or not (one.method or one.signed_text or one.signature):
        return
    for flaw in flaws(scope.case, one, scope.today):
        if flaw.weight is not Weight.LIGHT and not flaw.answer:
            yield Doubt(one, flaw.field, words.format(date=in_words(one.date), what=flaw.what))
            return


@check(
    "refused-and-done",
    Severity.GRAVE,
    mark("Yang ditolak klien, tetapi dikerjakan"),
    reads=(*_OF_CONSENT, Attachment, Conference, HomeVisit, Referral, Measurement, Session),
)
def refused_and_done(scope: Scope) -> Iterator[Doubt]:
    """A photo, a recording, a home visit, a conference, a scale, a referral that the client did not agree to."""
    words = tr("{done}, padahal {why}.")
    ended = any(after_consent.look(scope))  # told there, once for all that was done afterwards
    for use, record, field, day, done, to in _uses(scope):
        found = permission(scope.case, use, day, to=to, then=True)
        if ended and found.verdict in {Verdict.WITHDRAWN, Verdict.EXPIRED}:
            continue
        if found.verdict in _AGAINST and not _excused(scope, use):
            against = ((found.consent, Consent.date.key),) if found.consent else ()
            yield Doubt(record, field, words.format(done=done, why=_small(found.why)), against)


@check("shared-without-consent", Severity.GRAVE, mark("Rujukan tanpa persetujuan berbagi data"), reads=(Referral,))
def shared_without_consent(scope: Scope) -> Iterator[Doubt]:
    """A referral that was made although it says that the client did not agree to share data, or not yet."""
    words = tr("Klien dirujuk, padahal persetujuan berbagi datanya tertulis “{written}”.")
    for one in scope.all(Referral):
        made = one.shared or one.answered_on or _past(one, scope.today) is not None
        if made and _NOT_AGREED.search(one.consent_to_share or "") and not _excused(scope, Use.REFERRAL):
            said = words.format(written=brief(one.consent_to_share or "", 40))
            yield Doubt(one, Referral.consent_to_share.key, said)


def _uses(scope: Scope) -> Iterator[tuple[Use, Record, str, date, str, tuple[str, ...]]]:
    """What was done that consent is asked for: its use, record and field, day, words, and who got it."""
    for attachment in scope.all(Attachment):
        use = use_of_attachment(attachment.kind, attachment.media_type)
        taken = attachment.taken_on.day if attachment.taken_on else None
        if use is not None:
            yield use, attachment, Attachment.caption.key, taken or scope.today, _attached(use), ()
    meetings: tuple[tuple[Any, Use, str], ...] = (
        (HomeVisit, Use.HOME_VISIT, tr("Home visit dilaksanakan")),
        (Conference, Use.CONFERENCE, tr("Case conference dilaksanakan")),
    )
    for cls, use, words in meetings:
        for meeting in outcomes.held(scope.all(cls)):
            if (day := _past(meeting, scope.today)) is not None:
                yield use, meeting, "date", day, _on(words, meeting), ()
    for result in scope.all(Measurement):
        if (day := _past(result, scope.today)) is not None and (result.score is not None or result.answers):
            yield Use.SCALE, result, Measurement.date.key, day, _on(tr("Alat ukur diisi"), result), ()
    for referral in scope.all(Referral):
        if (day := _past(referral, scope.today)) is not None and referral.to:
            yield Use.REFERRAL, referral, Referral.date.key, day, _on(tr("Klien dirujuk"), referral), tuple(referral.to)


def _attached(use: Use) -> str:
    return {
        Use.PHOTO: tr("Foto klien dilampirkan"),
        Use.SOUND: tr("Rekaman suara dilampirkan"),
        Use.VIDEO: tr("Video dilampirkan"),
    }[use]


def _held(scope: Scope) -> list[tuple[Session, date]]:
    """The sessions that were held, each with its day, in their order."""
    dated = [(session, _past(session, scope.today)) for session in outcomes.held(scope.all(Session))]
    return sorted(((session, day) for session, day in dated if day), key=lambda found: found[1])


def _past(record: Any, today: date) -> date | None:
    """The day on which something was, where it is known to the day and not ahead."""
    day = record.date.day if record.date else None
    return day if day is not None and day <= today else None


def _on(words: str, record: Any) -> str:
    return f"{words} ({in_words(record.date)})"


def _excused(scope: Scope, use: Use) -> bool:
    """Whether a worker has written down why it was done all the same."""
    return any((one.what or "").casefold() == use.label.casefold() and one.reason for one in scope.case.overrides)


def _small(sentence: str) -> str:
    """A sentence behind another one."""
    return (sentence[:1].lower() + sentence[1:]).rstrip(".")
