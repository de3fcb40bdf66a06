"""Work in threads: what the window knows is never destroyed there."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from caseworker_app.gui.base import work

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


class Closed:
    """Like a closed window: nothing but a circle of its own holds it, and it notes in which thread it goes."""

    def __init__(self, gone_in: list[int]) -> None:
        self.itself, self._gone_in = self, gone_in

    def __del__(self) -> None:
        self._gone_in.append(threading.get_ident())


def in_thread(qtbot: QtBot, owner: QObject, job: Callable[[], object]) -> None:
    work.in_background(owner, job, lambda _: None)
    qtbot.waitUntil(lambda: not work.running())


def test_what_is_left_of_a_closed_window_goes_in_the_windows_own_thread(qtbot: QtBot) -> None:
    gone_in: list[int] = []
    before = gc.get_threshold()

    def make_much() -> None:
        gc.set_threshold(50, 1, 1)
        assert [{"number": [number]} for number in range(5_000)]

    gc.collect()
    gc.set_threshold(1_000_000)
    Closed(gone_in)
    try:
        in_thread(qtbot, QObject(), make_much)
    finally:
        gc.set_threshold(*before)
    gc.collect()
    assert gone_in == [threading.get_ident()]


def test_garbage_is_looked_for_again_once_no_thread_works(qtbot: QtBot) -> None:
    seen: list[bool] = []
    in_thread(qtbot, QObject(), lambda: seen.append(gc.isenabled()))
    assert seen == [False]
    assert gc.isenabled()


def test_also_after_work_that_failed(qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError

    owner, failures = QObject(), list[Exception]()
    work.in_background(owner, fail, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: not work.running())
    assert gc.isenabled()
    assert [type(failure) for failure in failures] == [ValueError]
