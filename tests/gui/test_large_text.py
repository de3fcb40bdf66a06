"""With text half as large again everything still stands on a small screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.shell.main_window import MainWindow
from caseworker_app.jobs import cases
from caseworker_app.model.choices import Sex
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

SCREEN = 1366


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    shell_style.apply(qapp, scale=150, dark=False)
    yield
    theme.apply(qapp)


@pytest.fixture
def window(large: None, qtbot: QtBot, notebook: Notebook) -> Iterator[MainWindow]:
    opened = MainWindow(notebook, Preferences(scale=150))
    qtbot.addWidget(opened)
    yield opened
    opened.release()  # also where the test fails: nothing of it reads on


def test_the_window_needs_no_more_than_a_small_screen(window: MainWindow, qtbot: QtBot, notebook: Notebook) -> None:
    stated_age = PartialDate.parse("27 tahun pada 26/8/2024")
    client = Person(name="Melati Sari", sex=Sex.FEMALE, stated_age=stated_age)
    case_id = cases.create(notebook, client=client, cluster="penyandang disabilitas")
    assert window.minimumSizeHint().width() <= SCREEN
    window.resize(SCREEN, 728)
    window.show()
    qtbot.waitUntil(lambda: len(window.cases.all_lines()) == 1)
    assert window.width() == SCREEN
    window.open_case(case_id, "engagement/case")
    assert window.case is not None
    badge = window.case._header._consent
    qtbot.waitUntil(lambda: badge.isVisible() and badge.width() >= badge.sizeHint().width())
    window.show_settings()
    window.open_case(case_id, "assessment/bpss")
    assert window.width() == SCREEN
    assert window.minimumSizeHint().width() <= SCREEN
