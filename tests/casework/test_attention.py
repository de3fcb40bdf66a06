"""Each rule of «Perlu perhatian»: what makes it speak, and the near miss over which it stays silent."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from caseworker_app.casework import attention as rules
from caseworker_app.casework.attention import Kept, Kind, Matter, Measured
from caseworker_app.model.case import Case
from caseworker_app.model.choices import ConsentStatus, StageState
from caseworker_app.model.engagement import Consent, ConsentStatement
from caseworker_app.model.notes import DataRequest, Promise, Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.retention import LegalHold
from caseworker_app.model.termination import Aftercare, Referral

TODAY = date(2024, 8, 26)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text, today=TODAY)


def ago(days: int) -> PartialDate:
    return PartialDate.on(TODAY - timedelta(days=days))


PROMISE: dict[str, Any] = {"case_id": "k", "by": "klien", "what": "membawa akta", "due": ago(0)}
TASK: dict[str, Any] = {"case_id": "k", "what": "menelepon panti", "date": ago(1)}
VISIT: dict[str, Any] = {"case_id": "k", "planned_for": ago(0)}
REFERRAL: dict[str, Any] = {"case_id": "k", "to": ["Puskesmas"], "reply_until": ago(1), "date": ago(30)}
REQUEST: dict[str, Any] = {"case_id": "k", "kind": "salinan atau akses", "date": ago(0)}
HOLD: dict[str, Any] = {"case_id": "k", "ordered_by": "Polres", "since": ago(365)}


@pytest.mark.parametrize(
    ("rule", "record", "fires", "misses"),
    [
        (rules.promise, Promise, PROMISE, {"due": ago(-1)}),
        (rules.promise, Promise, PROMISE, {"kept": True}),
        (rules.promise, Promise, PROMISE, {"kept": False}),
        (rules.promise, Promise, PROMISE, {"due": day("Agustus 2024")}),
        (rules.promise, Promise, PROMISE, {"due": day("31/9/2024")}),
        (rules.promise, Promise, PROMISE | {"by": None, "due": day("Juli 2024")}, {"due": day("sesudah Lebaran")}),
        (rules.task, Task, TASK, {"date": ago(0)}),
        (rules.task, Task, TASK, {"done": True}),
        (rules.aftercare, Aftercare, VISIT, {"planned_for": ago(-1)}),
        (rules.aftercare, Aftercare, VISIT, {"date": ago(0)}),
        (rules.aftercare, Aftercare, VISIT, {"condition": "baik"}),
        (rules.referral, Referral, REFERRAL, {"reply_until": ago(0)}),
        (rules.referral, Referral, REFERRAL, {"answer": "diterima"}),
        (rules.referral, Referral, REFERRAL | {"reply_until": None, "date": ago(15)}, {"date": ago(14)}),
        (rules.request, DataRequest, REQUEST, {"decision": "dipenuhi"}),
        (rules.request, DataRequest, REQUEST | {"date": None}, {"kind": None}),
        (rules.hold, LegalHold, HOLD, {"since": ago(364)}),
        (rules.hold, LegalHold, HOLD, {"released": ago(3)}),
    ],
)
def test_a_row_is_told_and_its_near_miss_is_not(rule: Any, record: Any, fires: Any, misses: Any) -> None:
    assert rule(record(**fires), TODAY) is not None
    assert rule(record(**fires | misses), TODAY) is None


def test_a_request_is_told_by_the_day_on_which_it_must_be_answered() -> None:
    matter = rules.request(DataRequest(**REQUEST), TODAY)
    assert matter
    assert rules.age(matter.since, TODAY) == "3 hari lagi"
    assert "Kamis, 29 Agustus 2024" in matter.reason


def test_what_is_kept_too_long_is_told_unless_it_is_held() -> None:
    over = Kept("k", day("25/8/2019"), None, None, held=False)
    matter = rules.retention(over, TODAY)
    assert matter
    assert matter.since == date(2024, 8, 25)
    for near in (
        Kept("k", day("26/8/2019"), None, None, held=False),
        Kept("k", day("25/8/2019"), None, None, held=True),
        Kept("k", day("25/8/2019"), day("31/12/2030"), None, held=False),
        Kept("k", day("25/8/2019"), None, 10, held=False),
        Kept("k", None, None, None, held=False),
    ):
        assert rules.retention(near, TODAY) is None


@pytest.mark.parametrize(("left", "told"), [(14, True), (15, False), (-30, True), (-31, False)])
def test_a_placement_is_told_around_its_end(left: int, *, told: bool) -> None:
    end = TODAY + timedelta(days=left)
    period = PartialDate(end - timedelta(days=60), end)
    assert (rules.placement("k", period, None, TODAY) is not None) is told
    assert rules.placement("k", period, ago(1), TODAY) is None
    assert rules.placement("k", day("2024"), None, TODAY) is None  # nobody knows when it ends


def test_a_case_is_silent_after_more_than_so_many_days() -> None:
    assert rules.silent("k", TODAY - timedelta(days=31), TODAY, days=30)
    assert rules.silent("k", TODAY - timedelta(days=30), TODAY, days=30) is None
    assert rules.silent("k", TODAY + timedelta(days=5), TODAY, days=30) is None


def measured(**values: Any) -> Measured:
    usual: dict[str, Any] = {"id": "m", "case_id": "k", "instrument": "BDI", "moment": "sebelum", "date": ago(10)}
    return Measured(**usual | {"intervention": StageState.DONE, "evaluation": None} | values)


def test_an_instrument_is_asked_about_once_the_intervention_has_ended_or_runs_for_long() -> None:
    running = StageState.RUNNING
    for fires in (measured(), measured(intervention=running, date=ago(90)), measured(evaluation=running)):
        assert rules.measure_again(fires, TODAY)
    for misses in (
        measured(intervention=running),
        measured(intervention=None, date=ago(90)),
        measured(moment="sesudah"),
        measured(evaluation=StageState.DONE),
        measured(date=ago(-1)),
        measured(date=None),
    ):
        assert rules.measure_again(misses, TODAY) is None


def case_with(*consents: Consent, born: str = "1990") -> Case:
    client = Person(name="Melati Uji", born=day(born))
    case = Case(client=client, opened=ago(60), consents=list(consents))
    for form in consents:
        form.case_id = case.id
    return case


def signed(**values: Any) -> Consent:
    usual: dict[str, Any] = {"date": ago(50), "status": ConsentStatus.AGREED, "signer_status": "klien"}
    statements = [ConsentStatement(key="asesmen", agreed=True)]
    return Consent(**usual | {"statements": statements, "signed_text": "…", "method": "tanda tangan"} | values)


@pytest.mark.parametrize(
    ("form", "born", "words"),
    [
        (signed(status=ConsentStatus.DRAFT, signed_text=None), "1990", "belum ditandatangani"),
        (signed(valid_until=ago(1)), "1990", "kedaluwarsa"),
        (signed(valid_until=ago(-14)), "1990", "segera berakhir"),
        (signed(withdrawn_on=ago(2)), "1990", "dicabut"),
        (signed(), "2010", "orang tua atau wali"),
    ],
)
def test_a_consent_that_needs_looking_at_is_told(form: Consent, born: str, words: str) -> None:
    matter = rules.consent(case_with(form, born=born), TODAY)
    assert matter
    assert words in matter.sentence


@pytest.mark.parametrize(
    "form",
    [signed(), signed(valid_until=ago(-15)), signed(status=ConsentStatus.PARTLY)],
    ids=["holds", "holds for long", "in part"],
)
def test_a_consent_that_holds_is_not_told(form: Consent) -> None:
    assert rules.consent(case_with(form), TODAY) is None


def test_an_earlier_form_that_was_taken_back_is_silent_once_a_later_one_holds() -> None:
    earlier = signed(date=ago(50), withdrawn_on=ago(40))
    assert rules.consent(case_with(earlier, signed(date=ago(20))), TODAY) is None


def test_a_prepared_form_and_a_case_without_any_are_asked_about_after_a_week() -> None:
    prepared = Consent(status=ConsentStatus.DRAFT, statements=[ConsentStatement(key="asesmen")])
    assert rules.consent(case_with(prepared), TODAY)
    new = case_with(prepared)
    new.opened = ago(7)
    assert rules.consent(new, TODAY) is None
    assert rules.no_consent("k", TODAY - timedelta(days=8), TODAY, oral=False)
    assert rules.no_consent("k", TODAY - timedelta(days=7), TODAY, oral=False) is None


@pytest.mark.parametrize(
    ("days", "words"),
    [(-5, "5 hari lagi"), (-1, "Besok"), (0, "Hari ini"), (3, "3 hari"), (7, "1 minggu"), (59, "8 minggu"),
     (60, "2 bulan"), (364, "12 bulan"), (800, "2 tahun")],
)  # fmt: skip
def test_the_age_is_told_in_words(days: int, words: str) -> None:
    assert rules.age(TODAY - timedelta(days=days), TODAY) == words


def matter(kind: Kind, days: int, case_id: str = "k", subject: str = "s") -> Matter:
    return Matter(kind, subject, case_id, "", "", TODAY - timedelta(days=days), "")


def test_the_urgent_comes_first_then_the_due_then_what_can_wait() -> None:
    matters = [matter(Kind.SILENT, 90), matter(Kind.PROMISE, 1), matter(Kind.TASK, 5), matter(Kind.REQUEST, -2)]
    assert [each.kind for each in rules.by_urgency(matters, TODAY)] == [
        Kind.REQUEST,
        Kind.TASK,
        Kind.PROMISE,
        Kind.SILENT,
    ]


def test_many_of_one_kind_in_one_case_are_told_as_one() -> None:
    three = [matter(Kind.PROMISE, at, subject=str(at)) for at in (1, 2, 3)]
    (told,) = rules.by_urgency(three, TODAY)
    assert told.sentence.startswith("3 janji")
    assert told.since == TODAY - timedelta(days=3)
    assert len(rules.by_urgency(three[:2], TODAY)) == 2
    assert len(rules.by_urgency([*three[:2], matter(Kind.PROMISE, 3, case_id="other")], TODAY)) == 3
