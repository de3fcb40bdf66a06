"""«Memang demikian»: silence one finding with a reason, and turn whole checks off."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework.checks.catalogue import CHECKS
from caseworker_app.casework.checks.silenced import silencer
from caseworker_app.errors import BadInput
from caseworker_app.model.case import Case
from caseworker_app.model.notes import SilencedFinding
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.store import settings
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from caseworker_app.casework.checks.finding import Check, Finding
    from caseworker_app.store.notebook import Notebook

TURNED_OFF = "checks turned off"
"""The setting that holds the keys of the checks that this notebook does not want."""


def silence(notebook: Notebook, case: Case, finding: Finding, reason: str, *, in_report: bool = False) -> None:
    """Say of one finding that it is right as it is written; one step of undo.

    in_report: to be told among the limits of the case report.

    Raises:
        BadInput: the reason says nothing.
    """
    words = " ".join(reason.split())
    if not any(letter.isalpha() for letter in words):
        raise BadInput(tr("Tulis alasannya; temuan ini belum didiamkan."))
    if silencer(case, finding) is not None:
        return
    with notebook.edit(tr("Memang demikian"), case_id=case.id) as session:
        kept = session.get_one(Case, case.id)
        position = max((row.position or 0 for row in kept.silenced_findings), default=-1) + 1
        kept.silenced_findings.append(
            SilencedFinding(
                date=PartialDate.on(date.today()),
                check_key=finding.key,
                entity=type(finding.record).__name__,
                entity_id=finding.record.id,
                field=finding.field,
                sentence=finding.sentence,
                reason=words,
                decided_by=kept.practitioner.name if kept.practitioner else None,
                in_report=in_report or None,
                position=position,
            )
        )


def let_speak(notebook: Notebook, case: Case, kept: SilencedFinding) -> None:
    """Take a silence back; one step of undo."""
    with notebook.edit(tr("Tampilkan temuan lagi"), case_id=case.id):
        case.silenced_findings.remove(kept)


def mention(notebook: Notebook, kept: SilencedFinding, *, in_report: bool) -> None:
    """Name it among the limits of the case report, or do not; one step of undo."""
    with notebook.edit(tr("Keterbatasan laporan"), case_id=kept.case_id):
        kept.in_report = in_report or None


def turned_off(session: Session) -> frozenset[str]:
    """The keys of the checks that this notebook does not want."""
    return frozenset(settings.setting(session, TURNED_OFF, ()))


def turned_on(session: Session) -> tuple[Check, ...]:
    """The checks that are run in this notebook."""
    off = turned_off(session)
    return tuple(check for check in CHECKS if check.key not in off)


def turn_off(notebook: Notebook, keys: Iterable[str]) -> None:
    """Run all checks but these from now on."""
    settings.set_setting(notebook, TURNED_OFF, sorted(set(keys)))
