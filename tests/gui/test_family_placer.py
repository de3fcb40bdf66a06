"""Relatives typed in a table find their place in the family graph, also when their entry was broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from caseworker_app.gui.pages.family import FamilyPlacer, unplaced
from caseworker_app.model.case import Case, FamilyMember
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
    FamilyPlacer(family, notebook, window).release()
    assert apart(family, notebook) == []


def test_who_is_typed_before_the_person_between_is_placed_once_that_one_is_known(
    family: Case, notebook: Notebook, window: QObject, qtbot: QtBot
) -> None:
    placer = FamilyPlacer(family, notebook, window)
    add(family, notebook, "Nurhayati", "nenek dari ibu")
    qtbot.wait(20)
    assert apart(family, notebook) == ["nenek dari ibu"]
    add(family, notebook, "Wulan", "ibu")
    qtbot.waitUntil(lambda: not apart(family, notebook))
    placer.release()
