"""The list of all rules, in the order in which their findings are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.plausibility import (
    acting,
    course,
    dates,
    kinship,
    lives,
    measures,
    numbers,
    safety,
    tokens,
)
from caseworker_app.casework.plausibility.finding import Finding, Rule, Severity

if TYPE_CHECKING:
    from caseworker_app.casework.plausibility.scope import Scope

_NO, _HARDLY = Severity.IMPOSSIBLE, Severity.UNLIKELY

RULES: tuple[Rule, ...] = (
    Rule("born-ahead", _NO, lives.born_ahead),
    Rule("death-ahead", _NO, lives.death_ahead),
    Rule("death-before-birth", _NO, lives.death_before_birth),
    Rule("parent-younger", _NO, kinship.parent_younger),
    Rule("parent-dead-before", _NO, kinship.parent_dead_before),
    Rule("union-ends-first", _NO, kinship.union_ends_first),
    Rule("union-after-death", _NO, kinship.union_after_death),
    Rule("adopted-unborn", _NO, kinship.adopted_unborn),
    Rule("ahead-of-today", _NO, dates.ahead_of_today),
    Rule("range-backwards", _NO, dates.range_backwards),
    Rule("before-clients-birth", _NO, acting.before_clients_birth),
    Rule("unborn-attends", _NO, acting.unborn_attends),
    Rule("dead-attends", _NO, acting.dead_attends),
    Rule("too-old", _NO, lives.too_old),
    Rule("off-the-scale", _NO, measures.off_the_scale),
    Rule("out-of-range", _NO, measures.out_of_range),
    Rule("blood-pressure", _NO, measures.blood_pressure),
    Rule("reading-out-of-range", _NO, measures.reading_out_of_range),
    Rule("score-out-of-bounds", _NO, measures.score_out_of_bounds),
    Rule("score-against-answers", _HARDLY, measures.score_against_answers),
    Rule("bounds-backwards", _NO, measures.bounds_backwards),
    Rule("time-backwards", _NO, dates.time_backwards, said_by_editor=True),
    Rule("wrong-weekday", _NO, dates.wrong_weekday, said_by_editor=True),
    Rule("case-number-twice", _HARDLY, numbers.case_number_twice),
    Rule("nik-twice", _HARDLY, numbers.nik_twice),
    Rule("nik", _HARDLY, numbers.nik_itself),
    Rule("family-card", _HARDLY, numbers.family_card),
    Rule("age-after-death", _HARDLY, lives.age_after_death),
    Rule("alive-with-death", _HARDLY, lives.alive_with_death),
    Rule("age-unlike-birth", _HARDLY, lives.age_unlike_birth),
    Rule("age-not-reached", _HARDLY, lives.bare_age_not_reached),
    Rule("after-clients-death", _HARDLY, acting.after_clients_death),
    Rule("long-ago", _HARDLY, dates.long_ago),
    Rule("before-opening", _HARDLY, course.before_opening),
    Rule("after-closing", _HARDLY, course.after_closing),
    Rule("evaluated-before-plan", _HARDLY, course.evaluated_before_plan),
    Rule("ended-before-evaluation", _HARDLY, course.ended_before_evaluation),
    Rule("ended-before-session", _HARDLY, course.ended_before_session),
    Rule("consent-after-session", _HARDLY, course.consent_after_session),
    Rule("married-as-child", _HARDLY, kinship.married_as_child),
    Rule("parent-too-young", _HARDLY, kinship.parent_too_young),
    Rule("mother-too-old", _HARDLY, kinship.mother_too_old),
    Rule("too-many-parents", _HARDLY, kinship.too_many_parents),
    Rule("generations-mixed", _HARDLY, kinship.generations_mixed),
    Rule("births-too-close", _HARDLY, kinship.births_too_close),
    Rule("dead-emergency-contact", _HARDLY, lives.dead_emergency_contact),
    Rule("small-for-adult", _HARDLY, measures.small_for_adult),
    Rule("place-among-siblings", _HARDLY, measures.place_among_siblings),
    Rule("tokens-stated-otherwise", _HARDLY, tokens.stated_otherwise),
    Rule("tokens-below-zero", _HARDLY, tokens.more_taken_than_earned),
    Rule("length-of-meeting", _HARDLY, dates.length_of_meeting),
    Rule("hope-not-marked", _HARDLY, dates.hope_not_marked),
    Rule("event-at-later-age", _HARDLY, acting.age_not_reached),
    Rule("no-date", _HARDLY, dates.no_date, said_by_editor=True),
    Rule("phone-twice", _HARDLY, numbers.phone_twice),
    Rule("other-rt-rw", _HARDLY, numbers.other_rt_rw),
    Rule("concern-untold", _HARDLY, safety.nobody_told),
    Rule("alert-without-end", _HARDLY, safety.alert_without_end),
    Rule("care-not-agreed", _HARDLY, safety.care_not_agreed),
)


def look(scope: Scope) -> list[Finding]:
    """Everything that the rules find in a case, the surest first."""
    findings = [Finding(rule, doubt) for rule in RULES for doubt in rule.look(scope)]
    return sorted(findings, key=lambda finding: finding.severity)
