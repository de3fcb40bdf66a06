"""The second page of the case summary: focus, plan, what was done, what came of it, what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework import outcomes, stages
from caseworker_app.casework.measured import changes
from caseworker_app.casework.still_open import open_tasks, pledges, results_of, unfinished_stages, waited_for
from caseworker_app.casework.work_log import minutes_of, work_log
from caseworker_app.documents.case_report.sessions import by_activity
from caseworker_app.documents.changes import after, before
from caseworker_app.documents.elements.sheet import Detail, Part, gap, hours, listed, points, shortened
from caseworker_app.documents.wording import (
    capital,
    counted,
    joined,
    moment,
    parties,
    sentence,
    sentence_list,
    when_held,
)
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.plan import Goal


def about_work(teller: Teller, detail: Detail) -> list[Part]:
    """Everything after the assessment; what matters and is unknown is said to be missing."""
    case = teller.file.case
    most, length = detail.most, detail.length
    focus = shortened(case.assessment.focus or "", 2 * length) or gap(
        tr("fokus belum dirumuskan"), "assessment/focus#focus"
    )
    goals = points((_goal(teller, one) for one in case.goals), most=most, length=length)
    plan = listed(_plan(teller), most=most + 2, length=length) or gap(tr("rencana belum ditulis"), "plan/activities")
    done = points(_done(teller), most=most + 2, length=length) or gap(
        tr("pelaksanaan belum tercatat"), "intervention/sessions"
    )
    return [
        ("focus", focus),
        ("general_goal", shortened(case.plan.general_goal or "", 2 * length)),
        ("goals", goals),
        ("programme", case.plan.programme or ""),
        ("activities", plan),
        ("methods", listed(_methods(teller), most=most, length=length)),
        ("sessions", done),
        (
            "outcome",
            points(_results(teller), most=most, length=length)
            or gap(tr("hasil belum ditulis"), "evaluation/evaluation_result"),
        ),
        ("termination", shortened(_ending(teller), 2 * length)),
        ("open", points(still_open(teller), most=most, length=length)),
        ("recommendations", points(_advice(teller), most=most, length=length)),
    ]


def _goal(teller: Teller, goal: Goal) -> str:
    """«lebih sabar (sebagian: nada bicara lebih tenang)»."""
    found = results_of(teller.file.case, goal)
    state = next((one.state.value for one in reversed(found) if one.state), tr("belum dinilai"))
    evidence = next((one.evidence for one in reversed(found) if one.evidence), "")
    more = tr("{state}; bukti: {evidence}").format(state=state, evidence=evidence) if evidence else state
    return f"{goal.text or '–'} ({more})"


def _plan(teller: Teller) -> list[str]:
    """The planned activities; without them the methods."""
    case = teller.file.case
    methods = [": ".join(filter(None, (one.method, one.technique))) for one in case.planned_methods]
    return [one.name for one in case.activities if one.name] or methods


def _methods(teller: Teller) -> list[str]:
    """The methods of the planned activities, each once."""
    return list(dict.fromkeys(one.method for one in teller.file.case.activities if one.method))


def _done(teller: Teller) -> Iterator[str]:
    """What was done before the intervention in one sentence, then every activity with its last result."""
    case = teller.file.case
    before = [
        tr("{count} {what}").format(count=counted(number), what=what)
        for number, what in (
            (len(outcomes.held(case.contacts)), tr("kontak")),
            (len(outcomes.held(case.home_visits)), tr("home visit")),
            (len(outcomes.held(case.interviews)), tr("kegiatan wawancara")),
            (len(outcomes.held(case.conferences)), tr("case conference")),
        )
        if number
    ]
    if before:
        yield sentence(tr("tercatat {parts}").format(parts=sentence_list(before)))
    if held := outcomes.held(case.sessions):
        text = tr("{count} pertemuan intervensi{when}{length}{failed}")
        minutes = minutes_of(one for one in work_log(teller.file) if one.stage == "intervention")
        length = tr(", seluruhnya {hours}").format(hours=hours(minutes)) if minutes else ""
        when = when_held(one.date for one in held)
        tally = outcomes.tallied(case.sessions) if len(held) < len(case.sessions) else ""
        failed = f" ({tally})" if tally else ""
        yield sentence(text.format(count=counted(len(held)), when=when, length=length, failed=failed))
    for name, several in by_activity(case.sessions).items():
        result = next((one.result for one in reversed(several) if one.result), None)
        times = tr("{count} kali").format(count=counted(len(several)))
        yield f"{capital(name) or tr('Pertemuan')} ({times})" + (f": {result}" if result else "")


def _results(teller: Teller) -> Iterator[str]:
    case = teller.file.case
    one = case.evaluation
    yield from (sentence(text) for text in changes(case.measurements, teller.file.instruments))
    for text in (one.conclusion, one.result_summary, one.process_summary if not one.result_summary else None):
        if text:
            yield sentence(text)
    for change in case.before_after[:3]:
        then, now = (side(teller, change).replace("\n", "; ") for side in (before, after))
        if then and now:
            yield f"{capital(change.aspect or tr('keadaan'))}: {then} → {now}"
    if not (one.conclusion or one.result_summary or case.before_after):
        yield from (f"{_activity_name(row)}: {row.result}" for row in case.evaluation_rows if row.result)


def _activity_name(row: object) -> str:
    activity = getattr(row, "activity", None)
    return (activity.name if activity else None) or getattr(row, "activity_name", None) or tr("kegiatan")


def _ending(teller: Teller) -> str:
    """When and why it ended, and to whom the client was referred; empty where nothing of it is known."""
    one = teller.file.case.termination
    if not (one.date or one.reasons):
        return ""
    when = moment(one.date)
    why = tr(" karena {why}").format(why=joined(one.reasons)) if one.reasons else ""
    to = parties([*(one.referred_to or []), *(n for r in teller.file.case.referrals for n in r.to or [])])
    next_ = tr("; klien dirujuk kepada {who}").format(who=sentence_list(to)) if to else ""
    return sentence(tr("dilaksanakan{when}{why}{next}").format(when=when, why=why, next=next_))


def still_open(teller: Teller) -> list[str]:
    """What waits: stages, tasks, promises, answers; one sentence says so where nothing is known to wait."""
    case = teller.file.case
    titles = dict(zip(stages.KEYS, stages.titles(case.agency.stage_names if case.agency else None), strict=True))
    found = []
    waiting = [titles[key] for key in unfinished_stages(case)]
    if waiting:
        found.append(tr("Tahap yang belum dinyatakan selesai: {stages}").format(stages=sentence_list(waiting)))
    found += [tr("Tugas: {what}{when}").format(what=one.what, when=moment(one.date)) for one in open_tasks(case)]
    found += [tr("Janji {by}: {what}").format(by=one.by or tr("bersama"), what=one.what) for one in pledges(case)]
    found += [tr("Jawaban rujukan dari {who} belum tercatat").format(who=who) for who in waited_for(case)]
    return found or [tr("Tidak ada tugas, janji, atau rujukan terbuka yang tercatat.")]


def _advice(teller: Teller) -> Iterator[str]:
    case = teller.file.case
    for one in case.recommendations:
        if one.text:
            yield f"{one.party}: {one.text}" if one.party else one.text
    for referral in case.referrals:
        if referral.recommendation:
            yield f"{', '.join(referral.to)}: {referral.recommendation}" if referral.to else referral.recommendation
