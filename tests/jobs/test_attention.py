"""What is noticed over a whole notebook: whom it is about, what is closed stays silent, what is put off comes back."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from caseworker_app.casework.attention import Kind
from caseworker_app.jobs import attention as job
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import ConsentStatus, StageState
from caseworker_app.model.engagement import Consent, ConsentStatement
from caseworker_app.model.intervention import Intervention
from caseworker_app.model.notes import DataRequest, JournalEntry, Placement, Promise, Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.retention import LegalHold
from caseworker_app.model.termination import Aftercare, Referral
from caseworker_app.model.tools import Measurement

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.store.notebook import Notebook

TODAY = date(2024, 8, 26)


def ago(days: int) -> PartialDate:
    return PartialDate.on(TODAY - timedelta(days=days))


def quiet(**rows: Any) -> Case:
    """A running case of which nothing is to be said: signed, written in yesterday."""
    form = Consent(
        date=ago(50), status=ConsentStatus.AGREED, signer_status="klien", signed_text="…",
        statements=[ConsentStatement(key="asesmen", agreed=True)],
    )  # fmt: skip
    usual: dict[str, Any] = {
        "number": "1", "client": Person(name="Sutarmi Uji", born=PartialDate.parse("1990")), "opened": ago(60),
        "consents": [form], "journal": [JournalEntry(date=ago(1))],
    }  # fmt: skip
    return Case(**usual | rows)


def noticed(notebook: Notebook, *cases: Case, today: date = TODAY) -> list[job.Noticed]:
    if cases:
        with notebook.edit("Kasus baru") as session:
            session.add_all(cases)
    with notebook.reader() as session:
        found = job.attention(session, today).noticed
    return [each for each in found if each.matter.kind is not Kind.BACKUP]


OPEN: dict[Kind, Callable[[], dict[str, Any]]] = {
    Kind.PROMISE: lambda: {"promises": [Promise(what="membawa akta", due=ago(1))]},
    Kind.TASK: lambda: {"tasks": [Task(what="menelepon", date=ago(1))]},
    Kind.PROCEDURE: lambda: {"opened": ago(40)},
    Kind.REFERRAL: lambda: {"referrals": [Referral(to=["Puskesmas"], date=ago(20))]},
    Kind.AFTERCARE: lambda: {"aftercare": [Aftercare(planned_for=ago(2))]},
    Kind.REQUEST: lambda: {"data_requests": [DataRequest(kind="perbaikan", date=ago(2))]},
    Kind.HOLD: lambda: {"legal_holds": [LegalHold(ordered_by="Polres", since=ago(400))]},
    Kind.SILENT: lambda: {"journal": [JournalEntry(date=ago(40))]},
    Kind.CONSENT: lambda: {"consents": []},
    Kind.UNREAD: lambda: {"promises": [Promise(what="x", made_on=ago(1), due=PartialDate.parse("31/9/2024"))]},
    Kind.MEASURE: lambda: {
        "measurements": [Measurement(instrument="BDI", date=ago(9))],
        "intervention": Intervention(state=StageState.DONE),
    },
    Kind.PLACEMENT: lambda: {"placement": Placement(period=PartialDate(TODAY - timedelta(90), TODAY + timedelta(3)))},
}
STILL_OPEN_WHEN_CLOSED = {Kind.AFTERCARE, Kind.REQUEST, Kind.HOLD, Kind.REFERRAL}


@pytest.mark.parametrize("kind", OPEN)
def test_what_is_open_is_told_with_whose_it_is(notebook: Notebook, kind: Kind) -> None:
    (found,) = noticed(notebook, quiet(**OPEN[kind]()))
    assert (found.matter.kind, found.client, found.number) == (kind, "SU", "1")
    assert found.matter.sentence
    assert found.matter.place


def test_a_case_of_which_nothing_is_to_be_said_is_silent(notebook: Notebook) -> None:
    assert noticed(notebook, quiet()) == []


@pytest.mark.parametrize("kind", [kind for kind in OPEN if kind not in STILL_OPEN_WHEN_CLOSED])
def test_a_closed_case_is_silent(notebook: Notebook, kind: Kind) -> None:
    assert noticed(notebook, quiet(**OPEN[kind](), closed=ago(0))) == []


def test_what_stays_open_is_told_of_closed_and_archived_cases(notebook: Notebook) -> None:
    over = {"closed": ago(2500), "archived": ago(2400)}
    rows: dict[str, Any] = {"aftercare": [Aftercare(planned_for=ago(2))], "data_requests": [DataRequest(kind="x")]}
    found = noticed(notebook, quiet(**over, **rows))
    assert {each.matter.kind for each in found} == {Kind.AFTERCARE, Kind.REQUEST, Kind.RETENTION}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"signer_status": "wali", "signer_name": "Darmi"}, "Alasan klien diwakili belum ditulis"),
        ({"method": "cap jempol"}, "Dua saksi cap jempol belum ditulis"),
        ({"signer_status": "wali", "signer_name": "Karso Uji"}, "Penanda tangan diduga pelaku"),
    ],
)
def test_whatever_a_signed_consent_lacks_is_told(notebook: Notebook, values: dict[str, Any], words: str) -> None:
    suspect = FamilyMember(person=Person(name="Karso Uji"), relation="paman", suspected_perpetrator=True)
    case = quiet(family=[suspect] if "pelaku" in words else [])
    for name, value in values.items():
        setattr(case.consents[0], name, value)
    (found,) = noticed(notebook, case)
    assert found.matter.kind is Kind.CONSENT
    assert found.matter.sentence.startswith(words)


def test_one_practicum_is_told_once(notebook: Notebook) -> None:
    period = PartialDate(TODAY - timedelta(90), TODAY + timedelta(3))
    cases = [quiet(number=str(at), placement=Placement(period=period)) for at in (1, 2)]
    assert [each.number for each in noticed(notebook, *cases)] == ["1"]


def test_names_in_what_was_written_become_initials(notebook: Notebook) -> None:
    (found,) = noticed(notebook, quiet(tasks=[Task(what="Menjemput Sutarmi", date=ago(1))]))
    assert found.matter.sentence.endswith("Menjemput SU")


def test_a_matter_put_off_comes_back_on_its_day(notebook: Notebook) -> None:
    (found,) = noticed(notebook, quiet(tasks=[Task(what="menelepon", date=ago(1))]))
    job.put_off(notebook, found.matter.key, TODAY + timedelta(days=1), TODAY)
    assert noticed(notebook) == []
    with notebook.reader() as session:
        assert job.attention(session, TODAY).put_off == 1
    assert noticed(notebook, today=TODAY + timedelta(days=1))
    job.put_back(notebook)
    assert noticed(notebook)


def test_the_days_of_silence_are_the_notebooks_choice(notebook: Notebook) -> None:
    assert noticed(notebook, quiet(journal=[JournalEntry(date=ago(20))])) == []
    job.set_silent_after(notebook, 14)
    (found,) = noticed(notebook)
    assert found.matter.kind is Kind.SILENT


def test_a_matter_can_be_written_as_json(notebook: Notebook) -> None:
    (found,) = noticed(notebook, quiet(tasks=[Task(what="menelepon", date=ago(1))]))
    plain = json.loads(json.dumps(job.as_plain(found, TODAY)))
    assert (plain["kind"], plain["age"], plain["client"]) == ("task", "1 hari", "SU")
