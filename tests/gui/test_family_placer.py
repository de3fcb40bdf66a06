"""Relatives typed in a table find their place in the family graph, also when their entry was broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from sqlalchemy import select

from caseworker_app.gui.case.family import FamilyPlacer, apart_words, misnamed_client, unplaced
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.model.assessment import Resource
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import Sex
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook


@pytest.fixture
def window(qapp: QApplication) -> QObject:
    return QObject(qapp)


@pytest.fixture
def family(case: Case, notebook: Notebook) -> Case:
    with notebook.edit("Keluarga", undoable=False):
        case.client = Person(name="Melati")
    return case


def add(case: Case, notebook: Notebook, name: str, relation: str) -> None:
    with notebook.edit("Keluarga", undoable=False, origin=case):
        case.family.append(FamilyMember(person=Person(name=name), relation=relation, position=len(case.family)))


def apart(case: Case, notebook: Notebook) -> list[str | None]:
    return [member.relation for member in unplaced(notebook, case)]


def test_who_was_left_apart_is_placed_when_the_case_is_opened_again(
    family: Case, notebook: Notebook, window: QObject
) -> None:
    add(family, notebook, "Bapak", "ayah")
    assert apart(family, notebook) == ["ayah"]
    FamilyPlacer(CaseSession(family, notebook), window).release()
    assert apart(family, notebook) == []


def test_who_is_typed_before_the_person_between_is_placed_once_that_one_is_known(
    family: Case, notebook: Notebook, window: QObject, qtbot: QtBot
) -> None:
    placer = FamilyPlacer(CaseSession(family, notebook), window)
    add(family, notebook, "Nurhayati", "nenek dari ibu")
    qtbot.wait(20)
    assert apart(family, notebook) == ["nenek dari ibu"]
    add(family, notebook, "Wulan", "ibu")
    qtbot.waitUntil(lambda: not apart(family, notebook))
    placer.release()


def test_who_is_replaced_by_another_person_leaves_nothing_behind(
    family: Case, notebook: Notebook, window: QObject, qtbot: QtBot
) -> None:
    placer = FamilyPlacer(CaseSession(family, notebook), window)
    add(family, notebook, "Wullan", "ibu")
    qtbot.waitUntil(lambda: not apart(family, notebook))
    right = Person(name="Wulan")
    with notebook.edit("Orang", undoable=False) as session:
        session.add(right)
    with notebook.edit("Ubah “Orang yang sudah tercatat”", case_id=family.id, origin=window):
        family.family[-1].person = right
    qtbot.waitUntil(lambda: not apart(family, notebook))
    assert names(notebook) == ["Melati", "Melati Sari", "Wulan"]
    while notebook.undo(family.id):
        pass
    assert names(notebook) == ["Melati", "Melati Sari", "Wulan", "Wullan"]
    assert family.family[-1].person is not None
    assert family.family[-1].person.name == "Wullan"
    placer.release()


def test_who_is_replaced_stays_where_something_else_speaks_of_her(
    family: Case, notebook: Notebook, window: QObject, qtbot: QtBot
) -> None:
    placer = FamilyPlacer(CaseSession(family, notebook), window)
    add(family, notebook, "Wulan", "ibu")
    qtbot.waitUntil(lambda: not apart(family, notebook))
    with notebook.edit("Sumber", undoable=False):
        family.resources.append(Resource(text="memasak", person_id=family.family[-1].person_id))
    with notebook.edit("Ubah", case_id=family.id, origin=window):
        family.family[-1].person = Person(name="Ratih")
    qtbot.waitUntil(lambda: not apart(family, notebook))
    assert names(notebook) == ["Melati", "Melati Sari", "Ratih", "Wulan"]
    placer.release()


def names(notebook: Notebook) -> list[str | None]:
    with notebook.reader() as session:
        return list(session.scalars(select(Person.name).where(Person.name.is_not(None)).order_by(Person.name)))


@pytest.mark.parametrize(
    ("relation", "sex"), [("nenek dari ayah", Sex.FEMALE), ("kakek", Sex.MALE), ("bibi", Sex.FEMALE)]
)
def test_a_relation_tells_the_sex_also_of_who_is_not_joined_yet(
    relation: str, sex: Sex, family: Case, notebook: Notebook, window: QObject, qtbot: QtBot
) -> None:
    placer = FamilyPlacer(CaseSession(family, notebook), window)
    add(family, notebook, "Tum", relation)
    person = family.family[-1].person
    assert person is not None
    qtbot.waitUntil(lambda: person.sex is sex)
    assert apart(family, notebook) == [relation]
    placer.release()


def test_the_client_in_the_row_of_a_relative_is_pointed_out(family: Case, notebook: Notebook) -> None:
    with notebook.edit("Keluarga", undoable=False):
        family.family.append(FamilyMember(person=family.client, relation="klien"))
    assert misnamed_client(family) == ""
    with notebook.edit("Keluarga", undoable=False):
        family.family[0].relation = "ayah"
    assert "Melati adalah klien sendiri, bukan “ayah”" in misnamed_client(family)


def test_a_word_that_is_no_kin_is_not_told_to_wait_for_somebody_between() -> None:
    members = [
        FamilyMember(person=Person(name="Sum"), relation="nenek dari ib"),
        FamilyMember(person=Person(name="Tono"), relation="nenek dari ayah"),
    ]
    between, unknown = apart_words(members).splitlines()
    assert between == "Belum tersambung dalam genogram: Tono (nenek dari ayah). Tambahkan dahulu orang di antaranya."
    assert unknown == "Hubungan belum dikenali: Sum (nenek dari ib). Bila keluarga, pilih hubungannya dari daftar."
    assert apart_words([]) == ""


def test_a_relation_is_undone_with_its_place_in_one_step(
    family: Case, notebook: Notebook, window: QObject, qtbot: QtBot
) -> None:
    add(family, notebook, "Wulan", "")
    add(family, notebook, "Nurhayati", "nenek dari ibu")
    placer = FamilyPlacer(CaseSession(family, notebook), window)
    qtbot.wait(20)
    with notebook.edit("Ubah “Hubungan dengan klien”", case_id=family.id, origin=window):
        family.family[0].relation = "ibu"
    qtbot.waitUntil(lambda: not apart(family, notebook))
    assert notebook.undo(family.id) == "Ubah “Hubungan dengan klien”"
    assert family.family[0].relation == ""
    assert apart(family, notebook) == ["nenek dari ibu"]
    assert notebook.redo(family.id) == "Ubah “Hubungan dengan klien”"
    assert family.family[0].relation == "ibu"
    assert apart(family, notebook) == []
    placer.release()
