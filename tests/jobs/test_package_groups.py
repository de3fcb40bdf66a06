"""A package goes to whoever works on one case: of the client's groups it brings only the client's part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from caseworker_app.casework.group_work import nameless, notices
from caseworker_app.jobs.case_files import load
from caseworker_app.jobs.client_record import gather
from caseworker_app.jobs.packages import export_case, import_case, package_of
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Attendance, Choice
from caseworker_app.model.family import Parentage, Union
from caseworker_app.model.group import (
    Group,
    GroupAttendance,
    GroupMember,
    GroupSession,
    GroupStage,
    GroupTool,
    Sociogram,
    SociogramAnswer,
)
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store import keys
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create
from tests.documents.case_report.texts import text_of
from tests.documents.makers import case_report
from tests.store.built import PASSPHRASE

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

OTHERS = ("Bima", "Suparno", "Citra", "menangis", "bertengkar", "marah", "disisihkan", "2024-08-31", "akrab berdua")
"""Words of the group below that tell of the other members."""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Notebook]:
    """The notebook of a colleague."""
    notebook, _ = create(tmp_path / "Lain.kasus", PASSPHRASE, strength=keys.LOWEST)
    with notebook:
        yield notebook


@pytest.fixture
def cases(notebook: Notebook) -> tuple[str, str]:
    """The cases of two of the three members of a group, whose meeting, tools and sociogram tell of all of them."""
    melati = Case(number="2026-001", client=Person(name="Melati Sari"))
    bima = Case(number="2026-002", client=Person(name="Bima Prakoso"))
    father = Person(name="Suparno")
    with notebook.edit("Kasus", undoable=False) as session:
        session.add_all([melati, bima, Union(partner1=father, children=[Parentage(child=bima.client)])])
        session.flush()
        own = GroupMember(case_id=melati.id, person=melati.client, behaviour_after="lebih berani bicara")
        other = GroupMember(case_id=bima.id, person=bima.client, behaviour_after="sering menangis")
        third = GroupMember(name="Citra", joined=PartialDate.parse("2024-08-31"))
        meeting = GroupSession(
            agenda="perkenalan",
            date=PartialDate.parse("2024-09-02"),
            process="Bima bertengkar",
            result="Citra dan Bima akrab berdua",
            attendance=[
                GroupAttendance(member=own, mark=Attendance.PRESENT, note="aktif menyimak"),
                GroupAttendance(member=other, mark=Attendance.PRESENT, note="pulang marah"),
                GroupAttendance(member=third, mark=Attendance.ILL),
            ],
        )
        answers = [
            SociogramAnswer(from_member=own, to_member=other, choice=Choice.CHOOSES),
            SociogramAnswer(from_member=other, to_member=third, choice=Choice.REJECTS),
        ]
        group = Group(name="Kelompok Fajar", purpose="saling menguatkan", climate="Bima disisihkan")
        group.members, group.sessions = [own, other, third], [meeting]
        group.stages.append(GroupStage(stage="awal", technique="diskusi", process="Citra menangis"))
        group.tools += [
            GroupTool(kind="Kohesi", member=own, result="merasa diterima"),
            GroupTool(kind="Kohesi", member=other, result="Bima belum akrab berdua"),
        ]
        group.sociograms.append(Sociogram(question="dengan siapa?", answers=answers))
        session.add(group)
    return melati.id, bima.id


def the_group(session: Session) -> Group:
    return session.scalars(select(Group)).one()


def test_the_package_tells_nothing_of_other_members(notebook: Notebook, cases: tuple[str, str]) -> None:
    sent = export_case(notebook, cases[0]).decode()
    told = ("Melati Sari", "Kelompok Fajar", "saling menguatkan", "perkenalan", "lebih berani", "aktif", "diterima")
    assert [word for word in told if word not in sent] == []
    assert [secret for secret in OTHERS if secret in sent] == []
    with notebook.reading() as session:
        assert the_group(session).climate == "Bima disisihkan"


def test_text_that_could_not_be_read_stays_with_whom_it_is_about(notebook: Notebook, cases: tuple[str, str]) -> None:
    with notebook.edit("Kelompok", undoable=False) as session:
        own, other, _ = the_group(session).members
        notebook.drafts.put(other, "consent", "sejak Citra datang")
        notebook.drafts.put(own, "consent", "kapan-kapan")
    sent = export_case(notebook, cases[0]).decode()
    assert "kapan-kapan" in sent
    assert "sejak Citra" not in sent
    assert [draft.raw for draft in gather(notebook, cases[0]).drafts] == ["kapan-kapan"]


def test_a_colleague_finds_the_client_in_a_group_of_three(
    notebook: Notebook, cases: tuple[str, str], elsewhere: Notebook
) -> None:
    case_id = import_case(elsewhere, export_case(notebook, cases[0])).case_id
    with elsewhere.reading() as session:
        group = the_group(session)
        assert len(group.members) == 3
        assert len(nameless(group)) == 2
        (notice,) = [one for one in notices(group) if one.record in nameless(group)]
        assert "2 anggota belum bernama" in notice.sentence
    told = text_of(case_report(load(elsewhere, case_id), names=True))
    assert "beranggota tiga orang" in told
    assert "aktif menyimak" in told
    for missing in ("Jumlah hadir", "Anggota Kelompok", "tanpa nama", "belum diisi", "Pertanyaan sosiogram", *OTHERS):
        assert missing not in told, missing


def test_the_packages_of_all_members_make_the_group_whole(
    notebook: Notebook, cases: tuple[str, str], elsewhere: Notebook
) -> None:
    imported = [import_case(elsewhere, export_case(notebook, case_id)) for case_id in cases]
    assert [one.new for one in imported] == [True, True]
    assert [notice for one in imported for notice in one.notices if "isi yang lain" in notice] == []
    with elsewhere.reading() as session:
        group = the_group(session)
        known = [one.person.name if one.person else None for one in group.members]
        assert known == ["Melati Sari", "Bima Prakoso", None]
        assert {one.note for one in group.sessions[0].attendance} == {"aktif menyimak", "pulang marah"}
        assert {one.result for one in group.tools} == {"merasa diterima", "Bima belum akrab berdua"}
        assert len(group.sociograms[0].answers) == 2


def test_a_group_that_is_told_otherwise_is_told_of(
    notebook: Notebook, cases: tuple[str, str], elsewhere: Notebook
) -> None:
    import_case(elsewhere, export_case(notebook, cases[0]))
    with notebook.edit("Kelompok", undoable=False) as session:
        the_group(session).purpose = "tujuan lain"
    imported = import_case(elsewhere, export_case(notebook, cases[1]))
    assert any("isi yang lain" in notice for notice in imported.notices)
    with elsewhere.reading() as session:
        assert the_group(session).purpose == "saling menguatkan"


def test_the_case_back_home_takes_nothing_from_the_group(
    notebook: Notebook, cases: tuple[str, str], elsewhere: Notebook
) -> None:
    import_case(elsewhere, export_case(notebook, cases[0]))
    with elsewhere.edit("Kelompok", undoable=False) as session:
        the_group(session).members[0].role = "penyemangat"
    before = package_of(load(notebook, cases[0]))
    met = import_case(notebook, export_case(elsewhere, cases[0]))
    assert [one.arrived for one in met.open] == ["penyemangat"]
    assert package_of(load(notebook, cases[0])) == before
