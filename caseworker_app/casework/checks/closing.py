"""What is left open when the work together ends: promises, goals nobody judged, dangers, referrals never made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import outcomes, still_open
from caseworker_app.casework.checks.alike import stems
from caseworker_app.casework.checks.certain import ahead, before, in_words
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.casework.protection import open_concerns
from caseworker_app.casework.still_open import dangers
from caseworker_app.limits import brief
from caseworker_app.model.case import Case
from caseworker_app.model.choices import ConcernState, StageState, Vital
from caseworker_app.model.engagement import Contact, RiskScreening
from caseworker_app.model.evaluation import AttainmentScale, Evaluation, EvaluationRow, GoalResult, Recommendation
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import Promise
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Goal
from caseworker_app.model.protection import EmergencyHelp, Incident
from caseworker_app.model.termination import Aftercare, Referral, Termination
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope
    from caseworker_app.model.base import Record
    from caseworker_app.model.partial_date import PartialDate

_TO_REFER = re.compile(
    r"(?:\b(?:perlu|harus|agar|supaya|sebaiknya|hendaknya|disarankan|direkomendasikan|akan|segera|mohon)\b[^.;]{0,40}?"
    r"\b(?:dirujuk|merujuk|rujukan|rujuk)|(?:^|[.;]\s+)(?:rujuk(?:lah)?|merujuk))\b(?P<behind>[^.;]{0,80})",
    re.IGNORECASE,
)
"""«Klien perlu dirujuk ke psikolog Puskesmas»."""
_WHERE = re.compile(r"\b(?:ke|kepada|pada)\s+(?P<place>\w[\w ]{2,40})", re.IGNORECASE)
_UNLESS = re.compile(r"\b(?:bila|jika|kalau|apabila|seandainya|tidak|belum)\b", re.IGNORECASE)
_MEETINGS: tuple[Any, ...] = (Session, Contact, EmergencyHelp, Aftercare)
_TOLD = ("process", "result", "what", "action", "condition")
_BEYOND_PLACES = frozenset({"untuk", "guna", "agar", "supaya", "klien", "setempat", "terdekat", "layanan", "mendapat"})


@check(
    "closed-with-promise",
    Severity.OVERLOOKED,
    mark("Janji yang belum dipastikan saat kasus ditutup"),
    reads=(Case, Promise, Termination),
)
def closed_with_promise(scope: Scope) -> Iterator[Doubt]:
    """A promise that fell due before the end, of which nobody said whether it was kept.

    One without a day falls due with the end, unless it was made on the last day.
    """
    closed = tr("Kasus ditutup, tetapi janji {by} “{what}” belum dipastikan terpenuhi atau tidak.")
    ended = tr("Terminasi sudah dilakukan, tetapi janji {by} “{what}” belum dipastikan terpenuhi atau tidak.")
    if not scope.ended:
        return
    end = _end(scope)
    for promise in scope.all(Promise):
        due, made = promise.due, promise.made_on
        late = before(due, end) if due else made is None or end is None or before(made, end)
        if promise.what and promise.kept is None and late:
            by = promise.by or tr("salah satu pihak")
            sentence = (closed if scope.case.closed else ended).format(by=by, what=brief(promise.what, 60))
            yield Doubt(promise, Promise.kept.key, sentence)


@check("promise-overdue", Severity.OVERLOOKED, mark("Janji yang lewat tanggal"), reads=(Case, Promise, Termination))
def promise_overdue(scope: Scope) -> Iterator[Doubt]:
    """A promise whose day is over while the work goes on, and nobody has said whether it was kept."""
    words = tr("Janji {by} “{what}” jatuh tempo {due}, tetapi belum dipastikan terpenuhi atau tidak.")
    if scope.ended:
        return
    for promise in scope.all(Promise):
        due = promise.due.latest if promise.due else None
        if promise.what and promise.kept is None and due is not None and due < scope.today:
            by = promise.by or tr("salah satu pihak")
            sentence = words.format(by=by, what=brief(promise.what, 60), due=long_date(due, weekday=False))
            yield Doubt(promise, Promise.kept.key, sentence)


@check(
    "ended-without-verdict",
    Severity.OVERLOOKED,
    mark("Tujuan yang tidak dinilai saat kasus berakhir"),
    reads=(Case, Goal, GoalResult, AttainmentScale, Evaluation, EvaluationRow, Termination),
)
def ended_without_verdict(scope: Scope) -> Iterator[Doubt]:
    """The work has ended, and of no goal is it said what became of it, in a table or in words."""
    words = tr("Pertolongan sudah berakhir, tetapi pencapaian tujuan “{goal}” belum dinilai.")
    case, one = scope.case, scope.case.evaluation
    in_tables = case.goal_results or case.attainment_scales or case.evaluation_rows or case.before_after
    in_words = one.conclusion or one.result_summary or one.results or case.termination.results
    if not (scope.ended and scope.evaluated) or in_tables or in_words:
        return
    for goal in case.goals:
        if goal.text and not still_open.results_of(case, goal):
            yield Doubt(goal, Goal.text.key, words.format(goal=brief(goal.text, 80)))


@check("closed-while-running", Severity.OVERLOOKED, mark("Kasus ditutup dengan tahap yang masih berjalan"))
def closed_while_running(scope: Scope) -> Iterator[Doubt]:
    """A case that is closed while a stage is said to be going on."""
    words = tr("Kasus sudah ditutup ({date}), tetapi tahap ini masih “berjalan”.")
    case = scope.case
    stages: tuple[Any, ...] = (
        case.engagement,
        case.assessment,
        case.plan,
        case.intervention,
        case.evaluation,
        case.termination,
    )
    for stage in stages:
        if case.closed is not None and stage.state is StageState.RUNNING:
            yield Doubt(case, Case.closed.key, words.format(date=in_words(case.closed)), ((stage, "state"),))
            return


@check(
    "goal-without-state",
    Severity.OVERLOOKED,
    mark("Tujuan tanpa capaian saat kasus berakhir"),
    reads=(Case, Termination, Goal, GoalResult, AttainmentScale),
)
def goal_without_state(scope: Scope) -> Iterator[Doubt]:
    """A result that does not say how far its goal was reached, where others say so, or where it says nothing else."""
    words = tr("Pendampingan sudah berakhir, tetapi capaian “{goal}” belum dinilai: tercapai, sebagian, atau belum.")
    case = scope.case
    if not scope.ended:
        return
    texts = {goal.id: goal.text for goal in case.goals}
    scaled = {scale.goal_id for scale in case.attainment_scales if scale.level_after is not None}
    judged = {one.goal_id for one in case.goal_results if one.state}
    others = any(one.state for one in case.goal_results if one.indicator_id is None)
    for one in case.goal_results:
        known = one.indicator_id or one.state or (one.goal_id and one.goal_id in judged | scaled)
        name = one.goal_text or texts.get(one.goal_id or "")
        if name and not known and (others or not one.evidence):
            yield Doubt(one, GoalResult.state.key, words.format(goal=brief(name, 80)))


@check(
    "ended-with-concern",
    Severity.GRAVE,
    mark("Kasus berakhir dengan bahaya yang belum selesai"),
    reads=(Case, Termination, Incident, RiskScreening, Referral, Person),
)
def ended_with_concern(scope: Scope) -> Iterator[Doubt]:
    """The work has ended with an incident that is open, or a last screening that sees danger, and nobody took over."""
    open_still = tr("Pendampingan sudah berakhir, tetapi kejadian “{what}” masih terbuka; siapa yang meneruskannya?")
    danger = tr("Pendampingan sudah berakhir, padahal asesmen risiko terakhir ({date}) masih melihat bahaya: {kind}.")
    client = scope.case.client
    if not scope.ended or (client and (client.died or client.vital is Vital.DEAD)):
        return
    end = _end(scope)
    for one in open_concerns(scope.case):
        unseen = one.state is None and not (one.told_to or one.measures)
        if (one.state is ConcernState.OPEN or unseen) and not before(end, one.date) and not _handed_on(scope, one.date):
            yield Doubt(one, Incident.state.key, open_still.format(what=brief(one.kind or one.what or "", 60)))
    for risk in dangers(scope.case):
        if risk.danger_now and not before(end, risk.date) and not _handed_on(scope, risk.date):
            when = in_words(risk.date) if risk.date else tr("tanpa tanggal")
            sentence = danger.format(date=when, kind=brief(risk.kind or tr("risiko"), 40))
            yield Doubt(risk, RiskScreening.danger_now.key, sentence)


@check(
    "referral-incomplete",
    Severity.OVERLOOKED,
    mark("Rujukan tanpa tanggal atau tujuan"),
    reads=(Case, Referral, Termination),
)
def referral_incomplete(scope: Scope) -> Iterator[Doubt]:
    """A referral that does not say when it was made, or to whom, once the work has ended or it was answered."""
    undated = tr("Rujukan kepada {to} belum bertanggal, padahal pendampingan sudah berakhir.")
    answered = tr("Rujukan kepada {to} sudah dijawab, tetapi tanggal pengirimannya belum ditulis.")
    nowhere = tr("Rujukan {date} belum menyebut kepada siapa klien dirujuk.")
    for one in scope.all(Referral):
        to = ", ".join(one.to or ()) or (one.to_person.name if one.to_person else "") or ""
        reply = one.answered_on or one.answer or one.received_by
        if to and one.date is None and (scope.ended or reply):
            words = answered if reply else undated
            yield Doubt(one, Referral.date.key, words.format(to=brief(to, 60)))
        told = one.reason or one.service_asked or one.problem_summary or one.condition or one.number
        sent = one.date is not None and not ahead(one.date, scope.today)
        if not to and not one.address and ((sent and (told or scope.ended)) or (told and scope.ended)):
            yield Doubt(one, Referral.to.key, nowhere.format(date=in_words(one.date) if one.date else tr("ini")))


@check(
    "referral-not-made",
    Severity.OVERLOOKED,
    mark("Rujukan yang disarankan dan tidak dibuat"),
    reads=(Case, Evaluation, Recommendation, Referral, Termination, *_MEETINGS),
)
def referral_not_made(scope: Scope) -> Iterator[Doubt]:
    """Evaluation or termination say that the client should be referred, and no referral tells of it at the end."""
    words = tr("Tertulis “{written}”, tetapi tidak ada rujukan yang tercatat sampai pendampingan berakhir.")
    named = tr("Terminasi menyebut rujukan kepada {to}, tetapi tidak ada rujukan yang tercatat.")
    if not scope.ended:
        return
    end = scope.case.termination
    if scope.case.closed and end.referred_to and not scope.all(Referral):
        yield Doubt(end, Termination.referred_to.key, named.format(to=brief(", ".join(end.referred_to), 80)))
    for record, field, text in _advice(scope):
        for found in _TO_REFER.finditer(text):
            sentence = re.split(r"[.;]", text[: found.start()])[-1] + found[0]
            if not _UNLESS.search(sentence) and not _made(scope, found["behind"]):
                yield Doubt(record, field, words.format(written=brief(found[0].lstrip(".; "), 80)))
                break


def _advice(scope: Scope) -> Iterator[tuple[Record, str, str]]:
    """What evaluation and termination recommend."""
    case = scope.case
    places: list[tuple[Record, str]] = [
        *((one, Recommendation.text.key) for one in case.recommendations),
        *((case.evaluation, key.key) for key in (Evaluation.conclusion, Evaluation.result_summary)),
        *((case.termination, key.key) for key in (Termination.next_plan, Termination.client_condition)),
    ]
    for record, field in places:
        if text := getattr(record, field):
            yield record, field, text


def _made(scope: Scope, behind: str) -> bool:
    """Whether the client was referred there: by a referral, or as a meeting tells; anywhere where no place is named."""
    where = _WHERE.search(behind)
    place = stems(where["place"], _BEYOND_PLACES) if where else set()
    referrals = scope.all(Referral)
    if not place:
        return bool(referrals)
    told = [" ".join(filter(None, (*(one.to or ()), one.reason, one.service_asked, one.address))) for one in referrals]
    told += [
        " ".join(
            value for key in ("process", "result", "what", "action", "condition") if (value := getattr(one, key, None))
        )
        for cls in _MEETINGS
        for one in outcomes.held(scope.all(cls))
    ]
    return any(place & stems(text) for text in told)


def _handed_on(scope: Scope, since: PartialDate | None) -> bool:
    """Whether the client was referred to somebody on that day or later."""
    return any(one.to and not before(one.date, since) for one in scope.all(Referral))


def _end(scope: Scope) -> PartialDate | None:
    """When the work ended: the closing of the case, else its termination."""
    return scope.case.closed or scope.case.termination.date
