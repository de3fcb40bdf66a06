"""Every page of a full case opens in every look: nothing is said on stderr, nothing is cut off, nothing is changed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.form.stage_wizard import StageWizard
from caseworker_app.store.notebook import Changes
from tests.whole import hands
from tests.whole.conftest import Enter

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")


def places(case: CaseWindow) -> list[str]:
    found = []
    for key in (*case.described, "documents"):
        case.go_to(key)
        part = case._parts[key]
        found += [f"{key}/{page.key}" for page in part.stage.pages] if isinstance(part, StageWizard) else [case.place()]
    return found


def cut_off(window: QWidget) -> list[str]:
    """Words that have less room than they need, and pages that are wider than the window."""
    short = []
    for label in hands.seen(QLabel, window):
        lacking = (
            label.height() < label.heightForWidth(label.width())
            if label.wordWrap()
            else label.width() < label.minimumSizeHint().width()
        )
        if label.text() and lacking:
            short.append(f"text «{label.text()}»")
    short += [
        f"button «{button.text()}»"
        for button in hands.seen(QAbstractButton, window)
        if button.text() and not button.text().endswith("…") and button.width() < button.minimumSizeHint().width()
    ]
    for area in hands.seen(QScrollArea, window):
        sheet = area.widget()
        if sheet is not None and sheet.width() > area.viewport().width():
            short.append(f"page of {sheet.width()} px in {area.viewport().width()} px")
    return short


@pytest.mark.parametrize(("theme", "scale"), [("light", 100), ("dark", 150)])
def test_every_page_opens_whole_and_changes_nothing(
    full_book: Path, enter: Enter, theme: Literal["light", "dark"], scale: int
) -> None:
    main = enter(full_book, Preferences(theme=theme, scale=scale))
    main.resize(1366, 768)
    case = hands.open_first_case(main)
    heard: list[Changes] = []
    main.notebook.subscribe(heard.append)
    before = main.notebook.saved_at
    short = {}
    for place in places(case):
        case.go_to(place)
        QApplication.processEvents()
        hands.settle()
        assert case.place() == place
        assert main.width() <= 1366, place
        assert main.height() <= 768, place
        if found := cut_off(case):
            short[place] = found
    assert heard == []
    assert main.notebook.saved_at == before
    session = main.notebook.session
    assert not session.dirty
    assert not session.new
    assert not session.deleted
    assert short == {}
