"""«Memang demikian»: which findings the worker has said to be right as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.casework.checks.finding import Finding
    from caseworker_app.model.case import Case
    from caseworker_app.model.notes import SilencedFinding


def silencer(case: Case, finding: Finding) -> SilencedFinding | None:
    """What silences a finding: it names the same check and field, and the check still says the same sentence of it.

    Once something else is written, the sentence is another one, and the finding is open again.
    """
    wanted = (finding.key, finding.record.id, finding.field, finding.sentence)
    return next((kept for kept in case.silenced_findings if _named(kept) == wanted), None)


def still_open(case: Case, findings: Iterable[Finding]) -> list[Finding]:
    """The findings of a case that nobody has silenced."""
    silenced = {_named(kept) for kept in case.silenced_findings}
    return [
        finding
        for finding in findings
        if (finding.key, finding.record.id, finding.field, finding.sentence) not in silenced
    ]


def _named(kept: SilencedFinding) -> tuple[str | None, ...]:
    return kept.check_key, kept.entity_id, kept.field, kept.sentence
