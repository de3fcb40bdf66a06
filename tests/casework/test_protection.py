"""Alerts that are in force by their dates, incidents that are open, and letters to somebody of whom an alert warns."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.protection import (
    alert_in_words,
    in_force,
    must_not_be_contacted,
    open_concerns,
    past_alerts,
)
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import ConcernState
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.protection import Alert, Incident

TODAY = date(2024, 9, 15)


def on(words: str) -> PartialDate:
    return PartialDate.parse(words)


@pytest.mark.parametrize(
    ("since", "until", "stands"),
    [
        (None, None, True),
        ("14/9/2024", None, True),
        ("16/9/2024", None, False),
        ("1/9/2024", "15/9/2024", True),
        ("1/9/2024", "14/9/2024", False),
        ("2023", "September 2024", True),
        (None, "Agustus 2024", False),
        (None, "sampai ia sembuh", True),
    ],
)
def test_an_alert_stands_by_its_dates(since: str | None, until: str | None, *, stands: bool) -> None:
    one = Alert(text="alergi penisilin", since=on(since) if since else None, until=on(until) if until else None)
    case = Case(alerts=[one])
    assert (one in in_force(case, TODAY)) is stands


def test_an_ended_alert_is_history_and_an_empty_row_is_nothing() -> None:
    ended = Alert(kind="keselamatan", text="diancam tetangga", until=on("1/9/2024"))
    case = Case(alerts=[Alert(), ended, Alert(kind="alergi", text="udang", since=on("26/8/2024"))])
    assert [one.text for one in in_force(case, TODAY)] == ["udang"]
    assert past_alerts(case, TODAY) == [ended]
    assert alert_in_words(case.alerts[2]) == "Alergi: udang (sejak 26 Agustus 2024)"


def test_a_concern_is_open_until_it_is_closed() -> None:
    states = (None, ConcernState.OPEN, ConcernState.HANDLED, ConcernState.CLOSED)
    case = Case(incidents=[Incident(kind="kabur", state=state) for state in states] + [Incident()])
    assert [one.state for one in open_concerns(case)] == [None, ConcernState.OPEN, ConcernState.HANDLED]


def warned_of(reader: str, **alert: object) -> bool:
    stepfather = Person(name="Surya Wijaya", nickname="Pak Yan")
    client = Person(name="Melati Sari")
    values = {"person": stepfather, "person_id": stepfather.id} if alert.pop("linked", False) else {}
    case = Case(client=client, client_id=client.id, alerts=[Alert(**values, **alert)])
    case.family = [FamilyMember(person=stepfather, person_id=stepfather.id, relation="ayah tiri")]
    return bool(must_not_be_contacted(CaseFile(case, Kin([client, stepfather])), [None, reader], TODAY))


def test_a_letter_to_somebody_who_must_not_be_contacted_is_noticed() -> None:
    assert warned_of("Bapak Surya Wijaya", kind="jangan hubungi", linked=True)
    assert warned_of("Surya Wijaya", kind="diduga pelaku", text="ayah tiri, menurut klien")
    assert warned_of("ayah tiri", kind="Jangan hubungi", text="Ayah tiri dan kakaknya")
    assert not warned_of("Puskesmas Contoh", kind="jangan hubungi", text="ayah tiri", linked=True)
    assert not warned_of("Surya Wijaya", kind="keselamatan", linked=True)
    assert not warned_of("Surya Wijaya", kind="jangan hubungi", linked=True, until=on("1/9/2024"))
