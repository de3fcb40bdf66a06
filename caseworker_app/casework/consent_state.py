"""In one glance: what has been agreed with the client, and whether something stands against it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.text import tr

if TYPE_CHECKING:
    from datetime import date

    from caseworker_app.model.case import Case
    from caseworker_app.model.engagement import Consent


@dataclasses.dataclass(frozen=True, slots=True)
class ConsentState:
    """A few words for the header of a case; alarming: refused, withdrawn, expired, or not there at all."""

    words: str
    alarming: bool


def consent_state(case: Case, today: date) -> ConsentState:
    """The state of the newest consent of a case (a later one replaces an earlier one)."""
    if not case.consents:
        if case.oral_consents:
            return ConsentState(tr("Persetujuan: lisan"), alarming=False)
        return ConsentState(tr("Persetujuan: belum ada"), alarming=True)
    return _state_of(max(case.consents, key=_age), today)


def _age(consent: Consent) -> tuple[str, int]:
    day = consent.date.earliest if consent.date else None
    return (day.isoformat() if day else "", consent.position)


def _state_of(consent: Consent, today: date) -> ConsentState:
    status = (consent.status or "").casefold()
    if consent.withdrawn_on is not None or status == "dicabut":
        return ConsentState(tr("Persetujuan: dicabut"), alarming=True)
    until = consent.valid_until.latest if consent.valid_until else None
    if status == "kedaluwarsa" or (until is not None and until < today):
        return ConsentState(tr("Persetujuan: kedaluwarsa"), alarming=True)
    if status == "tidak setuju":
        return ConsentState(tr("Persetujuan: ditolak"), alarming=True)
    refused = sum(statement.agreed is False for statement in consent.statements)
    if refused or status == "setuju sebagian":
        return ConsentState(tr("Persetujuan: sebagian"), alarming=True)
    if status == "setuju":
        return ConsentState(tr("Persetujuan: lengkap"), alarming=False)
    return ConsentState(tr("Persetujuan: {status}").format(status=status or tr("belum dijawab")), alarming=True)
