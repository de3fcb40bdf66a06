"""What the checks find in one case or in all, as plain lines for lists, papers and programs."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app.casework.checks.silenced import silencer
from caseworker_app.casework.whereabouts import page_of
from caseworker_app.jobs import checks
from caseworker_app.model.case import Case
from caseworker_app.model.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from caseworker_app.casework.checks.finding import Finding

AT_ONCE = 50  # cases that are loaded together: enough for few questions, few enough for little memory


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """One finding: the number of its case, the key of the check, where it is written, and why.

    stage, page, field: keys of the stage or tab, of its page, and of the attribute; page and stage are "" for what
    stands on no page. date: that of the record, in ISO 8601, or as the package writes what is no single day; None where
    it has none. silenced: why a worker silenced it, "" while it is open. case_id, target, record_id: the way.
    """

    case: str
    check: str
    severity: str
    stage: str
    page: str
    field: str
    date: str | None
    message: str
    silenced: str
    case_id: str
    target: str
    record_id: str

    @property
    def place(self) -> str:
        """Stage and page as the window goes there; "" for none."""
        return f"{self.stage}/{self.page}" if self.page else ""

    def as_plain(self) -> dict[str, object]:
        """For JSON; ``silenced`` is whether, so that a program need not know what a reason is."""
        told = ("case", "check", "severity", "stage", "page", "field", "date", "message")
        return {**{key: getattr(self, key) for key in told}, "silenced": bool(self.silenced)}


def of_cases(
    session: Session, case_ids: Sequence[str] | None = None, *, progress: Callable[[int, int], object] | None = None
) -> Iterator[Line]:
    """The findings of these cases, of all where none are named; archived ones only where they are named.

    Cases come in the order of their numbers, of each the gravest first. progress: how many of how many are done. The
    session lets go of the cases once they were looked through.
    """
    wanted = select(Case.id).order_by(Case.number, Case.id)
    wanted = wanted.where(Case.archived.is_(None)) if case_ids is None else wanted.where(Case.id.in_(case_ids))
    ids = session.scalars(wanted).all()
    every = checks.wanted_in(session, many=True)
    for start in range(0, len(ids), AT_ONCE):
        for at, case in enumerate(checks.loaded(session, ids[start : start + AT_ONCE]), start + 1):
            for finding in checks.all_of_case(session, case, wanted=every):
                yield line(case, finding)
            if progress is not None:
                progress(at, len(ids))
        session.expunge_all()


def line(case: Case, finding: Finding) -> Line:
    """A finding with the page on which it stands."""
    place, target = page_of(case, finding.record, finding.field)
    stage, _, page = place.partition("/")
    kept = silencer(case, finding)
    return Line(
        case=case.number or "",
        check=finding.key,
        severity=finding.severity.name.lower(),
        stage=stage,
        page=page,
        field=finding.field,
        date=_date(finding),
        message=finding.sentence,
        silenced=(kept.reason or "–") if kept else "",
        case_id=case.id,
        target=target,
        record_id=finding.record.id,
    )


def _date(finding: Finding) -> str | None:
    """The date that is doubted, else the one of its record."""
    for key in (finding.field, "date"):
        value = getattr(finding.record, key, None)
        if isinstance(value, PartialDate):
            return value.day.isoformat() if value.day else str(value).partition(" | ")[0]
    return None
