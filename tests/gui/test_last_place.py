"""A notebook opens where it was left; what was done in a place between the cases is taken back there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.shell import places
from caseworker_app.gui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


@pytest.fixture
def window(qtbot: QtBot, notebook: Notebook) -> Iterator[Callable[[], MainWindow]]:
    """Open the notebook's window, as after the passphrase."""
    windows: list[MainWindow] = []

    def opened() -> MainWindow:
        main = MainWindow(notebook, Preferences())
        windows.append(main)
        qtbot.addWidget(main)
        main.show()
        main.return_to_place()
        return main

    yield opened
    for main in windows:
        main.release()


def seen(main: MainWindow) -> tuple[str, str]:
    """The part of the window that is in sight; of the rail, which place is marked."""
    marked = main.rail._group.checkedButton()
    return type(main._stack.currentWidget()).__name__, marked.accessibleName() if marked is not None else ""


@pytest.mark.parametrize(
    ("key", "with_case"), [*((key, False) for key in sorted(places.KEPT)), (places.AGENDA, True), (places.CASES, True)]
)
def test_it_opens_at_the_place_of_the_rail_where_it_was_left(
    window: Callable[[], MainWindow], case: Case, key: str, *, with_case: bool
) -> None:
    main = window()
    if with_case:
        main.open_case(case.id, "assessment/bpss")
    main.go(key)
    left = seen(main)
    main.show_help()  # which is no place to come back to
    main.release()
    again = window()
    assert seen(again) == left
    assert (again.case is not None) is with_case


def test_it_opens_at_the_page_of_the_case_where_it_was_left(window: Callable[[], MainWindow], case: Case) -> None:
    main = window()
    main.open_case(case.id, "assessment/bpss")
    main.show_help()
    main.release()
    again = window()
    assert again.case is not None
    assert again._stack.currentWidget() is again.case
    assert again.case.place() == "assessment/bpss"


def test_after_a_crash_it_opens_where_one_was_a_moment_before(window: Callable[[], MainWindow], case: Case) -> None:
    main = window()
    main.open_case(case.id, "assessment/ecomap")
    main._last_place.look()  # as every ten seconds; then the process is killed
    again = window()
    assert again.case is not None
    assert again.case.place() == "assessment/ecomap"


def test_a_place_of_a_case_that_is_gone_or_of_an_older_program_keeps_nobody_out(
    window: Callable[[], MainWindow], case: Case
) -> None:
    main = window()
    main._last_place.keep({"case": "tidak ada", "page": "assessment/bpss", "shown": True})
    assert seen(window())[1] == "Beranda"
    main._last_place.keep({"case": case.id, "page": "assessment/bpss", "shown": False})
    assert seen(window())[1] == "Kasus"


def test_ctrl_z_in_a_place_takes_back_what_was_told_there_and_nothing_done_since(
    window: Callable[[], MainWindow], notebook: Notebook, case: Case, qtbot: QtBot
) -> None:
    main = window()
    main.activateWindow()
    qtbot.waitUntil(main.isActiveWindow)
    main.go(places.RECAPS)
    place = main.show_place(places.RECAPS)
    place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    place.setFocus()

    def renumber(number: str) -> None:
        with notebook.edit("Nomor"):
            case.number = number

    renumber("A-1")
    main.tell("Nomor diganti.", lambda: renumber("salah"))
    renumber("A-2")
    QTest.keyClick(place, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert case.number == "A-2"
    main.tell("Nomor diganti.", lambda: renumber("2024-001"))
    QTest.keyClick(place, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert case.number == "2024-001"
