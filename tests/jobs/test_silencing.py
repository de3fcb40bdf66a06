"""«Memang demikian»: one finding is silenced with its reason, and comes back once it is another one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from caseworker_app.errors import BadInput
from caseworker_app.jobs import checks, silencing
from caseworker_app.jobs.packages import export_case, import_case
from caseworker_app.model.case import Case
from caseworker_app.model.intervention import Session
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.store import keys
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create

REASON = "Jam pulang lupa dicatat, dan klien juga tidak ingat."
NO_LENGTH = "Waktu 12.00–12.00 tidak ada lamanya."


def a_case(notebook: Notebook) -> Case:
    sessions = [Session(time=TimeSpan.parse("12.00-12.00")), Session(time=TimeSpan.parse("12.00-12.00"), position=1)]
    case = Case(number="S-1", client=Person(name="Kenanga Uji"), sessions=sessions)
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(case)
    return case


def sentences(notebook: Notebook, case: Case) -> list[str]:
    return [finding.sentence for finding in checks.of_open_case(notebook, case)]


def test_one_finding_is_silenced_and_not_its_kind(notebook: Notebook) -> None:
    case = a_case(notebook)
    first, second = checks.of_open_case(notebook, case)
    silencing.silence(notebook, case, first, f"  {REASON}\n", in_report=True)
    assert [finding.record for finding in checks.of_open_case(notebook, case)] == [second.record]
    (kept,) = case.silenced_findings
    assert (kept.check_key, kept.entity, kept.entity_id, kept.field) == (
        "length-of-meeting",
        "Session",
        first.record.id,
        "time",
    )
    assert (kept.sentence, kept.reason, kept.in_report) == (NO_LENGTH, REASON, True)


def test_a_finding_comes_back_once_something_else_is_written(notebook: Notebook) -> None:
    case = a_case(notebook)
    finding, _ = checks.of_open_case(notebook, case)
    silencing.silence(notebook, case, finding, REASON)
    with notebook.edit("Ubah waktu", case_id=case.id):
        case.sessions[0].time = TimeSpan.parse("13.00-13.00")
    assert sentences(notebook, case) == ["Waktu 13.00–13.00 tidak ada lamanya.", NO_LENGTH]


def test_silencing_can_be_undone_and_travels_with_the_case(notebook: Notebook) -> None:
    case = a_case(notebook)
    finding, _ = checks.of_open_case(notebook, case)
    silencing.silence(notebook, case, finding, REASON)
    package = json.loads(export_case(notebook, case.id))
    assert [row["reason"] for row in package["case"]["silenced_findings"]] == [REASON]
    notebook.undo(case.id)
    assert sentences(notebook, case) == [NO_LENGTH, NO_LENGTH]


def test_silenced_elsewhere_is_silenced_here(notebook: Notebook, tmp_path: Path) -> None:
    case = a_case(notebook)
    for finding in checks.of_open_case(notebook, case):
        silencing.silence(notebook, case, finding, REASON)
    other, _ = create(tmp_path / "lain.kasus", "hujan pertama di atap seng", strength=keys.LOWEST)
    with other:
        imported = import_case(other, export_case(notebook, case.id))
        assert not imported.notices
        there = other.session.get_one(Case, imported.case_id)
        assert [kept.reason for kept in there.silenced_findings] == [REASON, REASON]
        assert sentences(other, there) == []


@pytest.mark.parametrize("reason", ["", "   ", "…", "123"])
def test_a_reason_has_to_say_something(notebook: Notebook, reason: str) -> None:
    case = a_case(notebook)
    finding, _ = checks.of_open_case(notebook, case)
    with pytest.raises(BadInput, match="belum didiamkan"):
        silencing.silence(notebook, case, finding, reason)
    assert not case.silenced_findings


def test_a_check_that_is_turned_off_says_nothing_in_this_notebook(notebook: Notebook) -> None:
    case = a_case(notebook)
    silencing.turn_off(notebook, ["length-of-meeting", "a-check-of-a-newer-version"])
    assert sentences(notebook, case) == []
    silencing.turn_off(notebook, [])
    assert sentences(notebook, case) == [NO_LENGTH, NO_LENGTH]
