"""F1 opens the help at the page or window where one is."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QTextBrowser

from caseworker_app import gui
from caseworker_app.forms import page_help
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.gui.base.place import Place
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.gui.shell.help import HelpWindow
from caseworker_app.gui.shell.lock import Watch
from caseworker_app.gui.shell.main_window import MainWindow
from caseworker_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

WITHOUT = {"HelpWindow"}
"""The help itself."""


def classes(of: type) -> Iterator[type]:
    """Every class of the window that comes from this one."""
    for module in pkgutil.walk_packages(gui.__path__, "caseworker_app.gui."):
        importlib.import_module(module.name)
    waiting: list[type] = [of]
    while waiting:
        below: list[type] = waiting.pop().__subclasses__()
        own = [kind for kind in below if kind.__module__.startswith("caseworker_app.")]
        yield from own
        waiting += own


def shown(help_: QDialog | MainWindow) -> str:
    return "\n".join(browser.toPlainText() for browser in help_.findChildren(QTextBrowser) if browser.isVisible())


@pytest.mark.parametrize("place", [f"{stage.key}/{page.key}" for stage in (*STAGES, *TABS) for page in stage.pages])
def test_every_page_has_a_topic(place: str) -> None:
    assert resource("help", f"{page_help.topic_of_page(place)}.md").is_file()


def test_every_window_over_the_main_window_has_a_topic() -> None:
    dialogs = {dialog.__name__ for dialog in classes(QDialog)} - WITHOUT
    lacking = [
        name for name in sorted(dialogs) if not resource("help", f"{page_help.topic_of_dialog(name)}.md").is_file()
    ]
    assert lacking == []


@pytest.mark.parametrize("kind", [Place, SettingsPart])
def test_every_place_and_part_of_the_settings_has_a_topic(kind: type[Place | SettingsPart]) -> None:
    topics = {part.__name__: str(vars(part).get("help_topic", kind.help_topic)) for part in classes(kind)}
    assert [name for name, topic in topics.items() if not resource("help", f"{topic}.md").is_file()] == []


@pytest.fixture
def main(qtbot: QtBot, notebook: Notebook) -> MainWindow:
    window = MainWindow(notebook, Preferences())
    qtbot.addWidget(window, before_close_func=lambda _: window.release())
    window.show()
    return window


@pytest.mark.parametrize(
    ("place", "said"),
    [("assessment/ecomap", "Ecomap"), ("engagement/intake", "Intake"), ("client/family", "Keluarga")],
)
def test_f1_tells_of_the_page_and_escape_leads_back(
    main: MainWindow, case: Case, qtbot: QtBot, place: str, said: str
) -> None:
    main.open_case(case.id, place)
    main.show_help()
    assert shown(main).startswith(said)
    assert main._help is not None
    QTest.keyClick(main._help, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: main.case is not None and main.case.isVisible())
    assert main.case is not None
    assert main.case.place() == place


def test_another_page_has_another_help(main: MainWindow, case: Case) -> None:
    for place, said in (("assessment/ecomap", "Ecomap"), ("journal/promises", "Janji")):
        main.open_case(case.id, place)
        main.show_help()
        assert shown(main).startswith(said)
    main.show_settings()
    main.show_help()
    assert shown(main).startswith("Papan ketik")


def test_f1_works_in_a_window_over_the_main_window(main: MainWindow, qtbot: QtBot) -> None:
    watch = Watch(main, Preferences())
    watch.start()
    watch.help_wanted.connect(importlib.import_module("caseworker_app.gui.shell.help_here").show_over)
    main.new_case()
    assert main._registering is not None
    qtbot.waitUntil(main._registering.isVisible)
    QTest.keyClick(main._registering, Qt.Key.Key_F1)
    (help_,) = main._registering.findChildren(HelpWindow)
    assert shown(help_).startswith("Mulai bekerja")
    help_.accept()
    watch.stop()
