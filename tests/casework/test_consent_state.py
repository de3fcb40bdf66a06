from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caseworker_app.casework.consent_state import consent_state
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, ConsentStatement, OralConsent
from caseworker_app.model.partial_date import PartialDate

TODAY = date(2024, 9, 1)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("values", "words", "alarming"),
    [
        ({"status": "setuju"}, "lengkap", False),
        ({"status": "setuju sebagian"}, "sebagian", True),
        ({"status": "tidak setuju"}, "ditolak", True),
        ({"status": "dicabut"}, "dicabut", True),
        ({"status": "setuju", "withdrawn_on": day("2024-08-30")}, "dicabut", True),
        ({"status": "setuju", "valid_until": day("2024-08-31")}, "kedaluwarsa", True),
        ({"status": "setuju", "valid_until": day("2024-09")}, "lengkap", False),
        ({"status": "draf"}, "draf", True),
        ({}, "belum dijawab", True),
    ],
)
def test_what_one_consent_says(values: dict[str, Any], words: str, alarming: bool) -> None:  # noqa: FBT001 - a column
    state = consent_state(Case(consents=[Consent(**values)]), TODAY)
    assert state.words == f"Persetujuan: {words}"
    assert state.alarming is alarming


def test_a_refused_statement_counts() -> None:
    consent = Consent(status="setuju", statements=[ConsentStatement(key="foto", agreed=False)])
    assert consent_state(Case(consents=[consent]), TODAY).words == "Persetujuan: sebagian"


def test_the_newest_consent_counts() -> None:
    old, new = Consent(status="tidak setuju", date=day("2024-08-01")), Consent(status="setuju", date=day("2024-08-20"))
    assert not consent_state(Case(consents=[new, old]), TODAY).alarming


def test_without_any_consent() -> None:
    assert consent_state(Case(), TODAY).words == "Persetujuan: belum ada"
    assert not consent_state(Case(oral_consents=[OralConsent()]), TODAY).alarming
