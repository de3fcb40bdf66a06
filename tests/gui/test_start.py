"""The program as it starts: the gate comes first, the rest is fetched behind it."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import shiboken6

from caseworker_app.gui.base import work
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.shell.application import Application

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_what_comes_after_the_passphrase_is_fetched_without_trouble(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[bool] = []
    monkeypatch.setattr(gc, "freeze", lambda: fetched.append(True))
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)
    monkeypatch.setattr(sys, "setswitchinterval", lambda _: None)
    application = Application(Preferences())
    with qtbot.captureExceptions() as failures:
        application.start(None)
        qtbot.waitUntil(lambda: bool(fetched) and not work.running())
    assert not failures
    application.gate.hide()
    shiboken6.delete(application.gate)
