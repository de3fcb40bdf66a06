"""F1 opens the help at the page or window where one is."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

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
from caseworker_app.gui.shell.help import HelpPage, HelpWindow
from caseworker_app.gui.shell.help_here import FIRST
from caseworker_app.gui.shell.lock import Watch
from caseworker_app.gui.shell.main_window import KEYS_TOPIC, MainWindow
from caseworker_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

Kind = TypeVar("Kind")
WITHOUT = {"HelpWindow"}
"""The help itself."""
ANYWHERE = {"simbol", "laptop-baru"}
"""Texts that belong to no single page."""
QT_KEYS = {"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "F10"}
"""Keys that Qt itself knows: those of QKeySequence.StandardKey, and F10 with Shift for the menu."""


def classes(of: type[Kind]) -> Iterator[type[Kind]]:
    """Every class of the window that comes from this one."""
    for module in pkgutil.walk_packages(gui.__path__, "caseworker_app.gui."):
        importlib.import_module(module.name)
    waiting: list[type[Kind]] = [of]
    while waiting:
        below: list[type[Kind]] = waiting.pop().__subclasses__()
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


def named_topics() -> set[str]:
    """Every topic that a page, a window over the main window, a place or a part of the settings names."""
    pages = {page_help.topic_of_page(f"{stage.key}/{page.key}") for stage in (*STAGES, *TABS) for page in stage.pages}
    dialogs = {page_help.topic_of_dialog(dialog.__name__) for dialog in classes(QDialog)} - {""}
    parts = {
        str(vars(part).get("help_topic", kind.help_topic)) for kind in (Place, SettingsPart) for part in classes(kind)
    }
    return pages | dialogs | parts | {page_help.topic_of_page("timeline/"), KEYS_TOPIC, FIRST}


def test_every_text_stands_in_the_list_and_belongs_somewhere() -> None:
    files = {file.stem for file in resource("help").glob("*.md")}
    assert sorted(page_help.topics()) == sorted(files)
    assert files - named_topics() == ANYWHERE


def test_every_picture_that_a_text_names_is_there() -> None:
    pictures = [
        name
        for topic in page_help.topics()
        for name in re.findall(r"\]\((.+?)\)", resource("help", f"{topic}.md").read_text("utf-8"))
    ]
    assert pictures
    assert [name for name in pictures if not resource("help", name).is_file()] == []


def test_every_key_in_the_texts_is_a_key_of_the_program() -> None:
    code = "\n".join(path.read_text("utf-8") for path in Path(gui.__path__[0]).rglob("*.py"))
    lettered = re.compile(r"\b((?:Ctrl|Alt)\+(?:Shift\+)?[A-Z]|F\d+)\b")
    lacking = {
        (topic, key)
        for topic in page_help.topics()
        for key in lettered.findall(resource("help", f"{topic}.md").read_text("utf-8"))
        if key not in QT_KEYS and f'"{key}"' not in code and f"Key_{key.rpartition('+')[2]}" not in code
    }
    assert lacking == set()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("kronologi", "Lini masa dan kronologi"),
        ("papan pengumuman", "Agenda"),
        ("tanda kutip", "Mencari"),
        ("calon klien", "Rekap dan daftar calon klien"),
        ("direktori layanan", "Pustaka dan direktori layanan"),
        ("perlu perhatian", "Beranda dan daftar kasus"),
        ("enam titik", "Mengisi halaman"),
    ],
)
def test_words_lead_to_the_text_that_holds_them(qtbot: QtBot, words: str, title: str) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.search_for(words)
    assert title in page.titles()


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


def test_f1_tells_the_keys_of_the_page(main: MainWindow, case: Case) -> None:
    for place, keys in (
        ("assessment/genogram", "O orang tua"),
        ("client/family", "Ctrl+D"),
        ("case/data", "Ctrl+PgDn"),
    ):
        main.open_case(case.id, place)
        main.show_help()
        assert keys in shown(main)


@pytest.mark.parametrize(
    ("key", "said"),
    [("home", "Beranda dan daftar kasus"), ("agenda", "Agenda"), ("recaps", "Rekap"), ("library", "Pustaka")],
)
def test_f1_tells_of_the_place(main: MainWindow, key: str, said: str) -> None:
    main.go(key)
    main.show_help()
    assert shown(main).startswith(said)


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
