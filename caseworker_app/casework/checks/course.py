"""Rules about the course of a case: work between its opening and its end, stages in their order."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from caseworker_app.casework import outcomes
from caseworker_app.casework.checks.acting import sound_birth
from caseworker_app.casework.checks.certain import ahead, before, in_words
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.model.case import Case
from caseworker_app.model.choices import UNSIGNED, ConsentStatus
from caseworker_app.model.engagement import Consent, OralConsent
from caseworker_app.model.evaluation import Evaluation
from caseworker_app.model.intervention import Session
from caseworker_app.model.plan import Plan
from caseworker_app.model.termination import Termination
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope
    from caseworker_app.model.partial_date import PartialDate


_SIGNED = frozenset(ConsentStatus) - UNSIGNED
"""The states of a consent that somebody has given."""


@check("before-opening", Severity.UNLIKELY, mark("Pekerjaan sebelum kasus dibuka"))
def before_opening(scope: Scope) -> Iterator[Doubt]:
    """Work on the case that is dated before the case was opened; what the client's birth rules out is told there."""
    words = tr("Tanggal {what} ({date}) sebelum kasus dibuka ({opened}).")
    opened, born = scope.case.opened, sound_birth(scope)
    if opened is None or ahead(opened, scope.today):
        return
    for deed, record, value in scope.done:
        if deed.work and before(value, opened) and not before(value, born):
            sentence = words.format(what=tr(deed.what), date=in_words(value), opened=in_words(opened))
            yield Doubt(record, deed.key, sentence, ((scope.case, Case.opened.key),))


@check("after-closing", Severity.UNLIKELY, mark("Pekerjaan sesudah kasus ditutup"))
def after_closing(scope: Scope) -> Iterator[Doubt]:
    """Work on the case that is dated after the case was closed."""
    words = tr("Tanggal {what} ({date}) sesudah kasus ditutup ({closed}).")
    closed = scope.case.closed
    if closed is None or before(closed, scope.case.opened):
        return
    for deed, record, value in scope.done:
        if deed.work and before(closed, value):
            sentence = words.format(what=tr(deed.what), date=in_words(value), closed=in_words(closed))
            yield Doubt(record, deed.key, sentence, ((scope.case, Case.closed.key),))


@check("evaluated-before-plan", Severity.UNLIKELY, mark("Evaluasi sebelum rencana"))
def evaluated_before_plan(scope: Scope) -> Iterator[Doubt]:
    """An evaluation that is dated before the plan was talked over."""
    words = tr("Tanggal evaluasi ({date}) sebelum rencana dibicarakan ({plan}).")
    for evaluation, plan in product(scope.all(Evaluation), scope.all(Plan)):
        if evaluation.date and plan.discussed_on and before(evaluation.date, plan.discussed_on):
            sentence = words.format(date=in_words(evaluation.date), plan=in_words(plan.discussed_on))
            yield Doubt(evaluation, Evaluation.date.key, sentence, ((plan, Plan.discussed_on.key),))


@check("ended-before-evaluation", Severity.UNLIKELY, mark("Terminasi sebelum evaluasi"))
def ended_before_evaluation(scope: Scope) -> Iterator[Doubt]:
    """An end of the work together that is dated before its evaluation."""
    words = tr("Tanggal terminasi ({date}) sebelum evaluasi ({evaluation}).")
    for end, evaluation in product(scope.all(Termination), scope.all(Evaluation)):
        if end.date and evaluation.date and before(end.date, evaluation.date):
            sentence = words.format(date=in_words(end.date), evaluation=in_words(evaluation.date))
            yield Doubt(end, Termination.date.key, sentence, ((evaluation, Evaluation.date.key),))


@check("ended-before-session", Severity.UNLIKELY, mark("Terminasi sebelum pertemuan terakhir"))
def ended_before_session(scope: Scope) -> Iterator[Doubt]:
    """An end of the work together that is dated before its last session."""
    words = tr("Tanggal terminasi ({date}) sebelum pertemuan intervensi pada {session}.")
    sessions = _sessions(scope)
    for end in scope.all(Termination):
        session, when = sessions[-1] if sessions else (None, None)
        if end.date and session and when and before(end.date, when):
            sentence = words.format(date=in_words(end.date), session=in_words(when))
            yield Doubt(end, Termination.date.key, sentence, ((session, Session.date.key),))


@check("consent-after-session", Severity.GRAVE, mark("Persetujuan sesudah pertemuan pertama"))
def consent_after_session(scope: Scope) -> Iterator[Doubt]:
    """The first consent, signed or given aloud, is dated after the first session."""
    words = tr("Persetujuan pertama ({date}) baru diberikan sesudah pertemuan intervensi pada {session}.")
    signed = [one for one in scope.all(Consent) if one.method or one.signed_text or one.status in _SIGNED]
    dates = [consent.date for consent in scope.all(Consent)] + [spoken.date for spoken in scope.all(OralConsent)]
    sessions = [(row, when) for row, when in _sessions(scope) if not before(when, scope.case.opened)]
    if not (sessions and signed):
        return
    session, when = sessions[0]
    consent = min(signed, key=lambda row: row.date.sort_key if row.date else (9, 0, 0, ""))
    if consent.date and all(before(when, date) for date in dates):
        sentence = words.format(date=in_words(consent.date), session=in_words(when))
        yield Doubt(consent, Consent.date.key, sentence, ((session, Session.date.key),))


def _sessions(scope: Scope) -> list[tuple[Session, PartialDate]]:
    """The sessions that took place with a known date, in their order."""
    dated = [(row, row.date) for row in outcomes.held(scope.all(Session)) if row.date and row.date.possible]
    return sorted(dated, key=lambda pair: pair[1].sort_key)
