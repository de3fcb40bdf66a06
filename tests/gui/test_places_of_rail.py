"""The places of the rail: each is built when one goes there, told what changed, and let go with the notebook."""

from __future__ import annotations

import gc
import importlib
import weakref
from typing import TYPE_CHECKING

import pytest

from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.shell import application, places, rail
from caseworker_app.gui.shell.main_window import MainWindow
from caseworker_app.model.case import Case
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

KEYS = [key for key, _, _ in rail.PLACES if key != places.CASES] + [places.SEARCH, places.PERSON]


@pytest.fixture
def main(qtbot: QtBot, notebook: Notebook) -> MainWindow:
    window = MainWindow(notebook, Preferences())
    qtbot.addWidget(window, before_close_func=lambda _: window.release())
    window.resize(1366, 768)
    window.show()
    return window


@pytest.mark.parametrize("key", KEYS)
def test_every_place_can_be_gone_to_and_left(main: MainWindow, case: Case, key: str) -> None:
    place = main.show_place(key, case.client_id or "" if key == places.PERSON else "")
    assert place.isVisible()
    assert main.show_place(key) is place
    main.open_case(case.id)
    assert not place.isVisible()


def test_what_is_done_in_a_place_is_told_over_it_without_moving_it(main: MainWindow, qtbot: QtBot) -> None:
    before = main._stack.geometry()
    main.tell("Tugas selesai.")
    qtbot.waitUntil(main._foot.isVisible)
    assert main._stack.geometry() == before
    assert main._foot.geometry().bottom() <= main._stack.height()
    assert main._foot.height() > 0


def test_what_is_fetched_while_the_passphrase_is_typed_is_there() -> None:
    for name in application.COMING:
        importlib.import_module(name)


def test_the_rail_marks_where_one_is(main: MainWindow) -> None:
    def marked() -> list[str]:
        return [key for key, button in main.rail._buttons.items() if button.isChecked()]

    main.show_place("agenda")
    assert marked() == ["agenda"]
    main.show_place(places.SEARCH)
    assert marked() == []
    main.show_cases()
    assert marked() == ["cases"]


def test_a_case_that_is_left_is_forgotten(main: MainWindow, case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    """Else each case that is opened would take memory until the notebook is locked."""
    other = Case(number="2024-002", client=Person(name="Bima Putra"))
    with notebook.edit("Kasus") as session:
        session.add(other)
    main.open_case(case.id, "client/family")
    left = weakref.ref(main.case)
    main.open_case(other.id)
    qtbot.wait(50)
    gc.collect()
    assert left() is None
