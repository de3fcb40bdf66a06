"""All checks, module by module in the order in which their findings are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.checks import (
    acting,
    citations,
    closing,
    consents,
    course,
    dates,
    followed,
    kinship,
    lives,
    measures,
    meetings,
    misplaced,
    numbers,
    order,
    people,
    safety,
    symptoms,
    thread,
    tokens,
    told_twice,
    wording,
    written,
)
from caseworker_app.casework.checks.finding import Check, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.casework.checks.scope import Scope

SUBJECTS = (
    consents,
    safety,
    followed,
    lives,
    kinship,
    people,
    dates,
    acting,
    measures,
    tokens,
    numbers,
    course,
    order,
    meetings,
    written,
    told_twice,
    wording,
    citations,
    misplaced,
    symptoms,
    thread,
    closing,
)
"""In the order in which findings of one severity are told."""

CHECKS: tuple[Check, ...] = tuple(
    value for subject in SUBJECTS for value in vars(subject).values() if isinstance(value, Check)
)


def look(scope: Scope, checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """Everything that the checks find in a case, the gravest first."""
    return told(Finding(check, doubt) for check in checks for doubt in check.look(scope))


def told(findings: Iterable[Finding]) -> list[Finding]:
    """What of all findings is told, the gravest first.

    A date in a wrong year makes much else look wrong; what only follows from it is left out.
    """
    findings = list(findings)
    explained = {(one.record.id, one.field) for one in findings if one.check.explains}
    kept = [one for one in findings if one.check.explains or not _follows(one, explained)]
    return sorted(kept, key=lambda finding: finding.severity)


def _follows(finding: Finding, explained: set[tuple[str, str]]) -> bool:
    places = {(record.id, field) for record, field in ((finding.record, finding.field), *finding.doubt.against)}
    return finding.severity is not Severity.IMPOSSIBLE and bool(places & explained)
