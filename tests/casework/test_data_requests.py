"""What clients ask about their data: when it is due, what it holds back, what readers are told."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker_app.casework import data_requests
from caseworker_app.model.case import Case
from caseworker_app.model.notes import DataRequest
from caseworker_app.model.partial_date import PartialDate

TODAY = date(2024, 9, 20)


def asked(kind: str, **values: str) -> DataRequest:
    dates = {"date", "answered", "ended"}
    told = {key: PartialDate.parse(value) if key in dates else value for key, value in values.items()}
    return DataRequest(kind=kind, **told)


def test_an_answer_is_due_after_three_times_24_hours_and_the_most_urgent_comes_first() -> None:
    later, sooner = asked("perbaikan", date="2024-09-19"), asked("salinan atau akses", date="2024-09-17")
    answered = asked("salinan atau akses", date="2024-09-01", decision="ditolak")
    case = Case(data_requests=[later, answered, sooner])
    assert data_requests.waiting(case) == [sooner, later]
    assert data_requests.due(sooner) == date(2024, 9, 20)
    assert data_requests.due(asked("perbaikan")) is None


@pytest.mark.parametrize(
    ("values", "holds"),
    [
        ({"decision": "dipenuhi"}, True),
        ({"decision": "dipenuhi sebagian"}, True),
        ({"decision": "ditolak"}, False),
        ({}, False),
        ({"decision": "dipenuhi", "ended": "2024-09-20"}, False),
        ({"decision": "dipenuhi", "ended": "2024-09-21"}, True),
    ],
)
def test_a_restriction_holds_from_when_it_is_granted_until_it_ends(values: dict[str, str], holds: bool) -> None:  # noqa: FBT001 - a table
    case = Case(data_requests=[asked("pembatasan", date="2024-09-02", what="laporan", **values)])
    why = data_requests.restricted(case, TODAY)
    assert bool(why) is holds
    assert not holds or why == "klien meminta pemakaian datanya dibatasi sejak Senin, 2 September 2024 (laporan)"


def test_readers_are_told_of_corrections_that_were_asked_for_and_not_made() -> None:
    made = asked("perbaikan", what="usia", before="17", wanted="18", decision="dipenuhi")
    refused = asked("perbaikan", what="alamat", before="Jalan A", wanted="Jalan B", decision="ditolak")
    told = data_requests.disputed(Case(data_requests=[made, refused]))
    assert told == ["Klien meminta perbaikan (ditolak): alamat: isi semula “Jalan A”; yang diminta “Jalan B”"]
