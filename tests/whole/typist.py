"""A user at the real window, in a process of its own: ``typist.py NOTEBOOK PASSPHRASE SEED``.

Opens the first case and types on its pages, in an order that the seed decides (0: as written below). After every
keystroke a line on stdout says when it was, in which field, and what stands there.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from caseworker_app import app
from caseworker_app.gui.shell.main_window import MainWindow
from tests.whole import hands

STROKE = 0.035  # s between keys
MEMO = (
    "Klien datang bersama ibunya dan bercerita pelan tentang minggu yang lalu, tentang sekolah yang ditinggalkan, "
    "tentang adiknya yang sakit, dan tentang malam ketika tidak seorang pun pulang."
)


def say(name: str, text: str) -> None:
    print(json.dumps([time.monotonic(), name, text]), flush=True)  # noqa: T201 - the test reads it


def stroke_by_stroke(name: str, text: str) -> None:
    for at in range(len(text)):
        hands.write(text[at])
        say(name, text[: at + 1])
        hands.pause(STROKE)


def typing(main: MainWindow, place: str, label: str, text: str, *, leave: bool) -> None:
    """Type into a field of a page; leave it, or stop and think."""
    main.open_case(case_of(main), place)
    hands.come_to(label)
    stroke_by_stroke(f"{place}:{label}", text)
    if leave:
        hands.key(Qt.Key.Key_Tab)
        hands.pause(0.1)
    else:
        hands.pause(1.2)


def row(main: MainWindow) -> None:
    """A new row, its second cell an impossible time, left by Tab; its third is not left."""
    main.open_case(case_of(main), "engagement/contacts")
    view = hands.come_to("Kontak dengan klien dan pihak lain")
    assert isinstance(view, QTableView)
    hands.key(Qt.Key.Key_Return)
    for label, text in (("Tanggal", "26/8/2024"), ("Waktu", "25.99"), ("Tempat", "Rumah klien")):
        stroke_by_stroke(f"engagement/contacts:{label}", text)
        if label != "Tempat":
            hands.key(Qt.Key.Key_Tab)
    hands.pause(1.2)


def case_of(main: MainWindow) -> str:
    assert main.case is not None
    return main.case.case.id


def work_on(passphrase: str, seed: int) -> None:
    hands.until(lambda: hands.seen(QLineEdit), "the passphrase was not asked for")
    hands.focus(hands.seen(QLineEdit)[0])
    hands.write(passphrase)
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: hands.windows(MainWindow), "the notebook did not open")
    main = hands.windows(MainWindow)[0]
    hands.open_first_case(main)
    deeds: list[Callable[[], None]] = [
        lambda: typing(main, "engagement/case", "Supervisor", "Bapak Hasan", leave=True),
        lambda: typing(main, "engagement/intake", "Masalah menurut klien", "Takut pulang ke rumah.", leave=False),
        lambda: typing(main, "engagement/intake", "Tanggal intake", "26/13", leave=True),
        lambda: row(main),
        lambda: typing(main, "termination/termination", "Waktu", "31.70", leave=True),
        lambda: typing(main, "assessment/background", "Riwayat pendidikan", MEMO, leave=False),
    ]
    if seed:
        random.Random(seed).shuffle(deeds)  # noqa: S311 - an order, no secret
    print("begin", flush=True)  # noqa: T201 - the test reads it
    for deed in deeds:
        deed()
    print("end", flush=True)  # noqa: T201 - the test reads it


def attempt(passphrase: str, seed: int) -> None:
    try:
        work_on(passphrase, seed)
    except BaseException:  # noqa: BLE001 - the test must hear of it
        traceback.print_exc()
        os._exit(1)


if __name__ == "__main__":
    application = QApplication(["caseworker"])
    QTimer.singleShot(0, application, lambda: attempt(sys.argv[2], int(sys.argv[3])))
    sys.exit(app.run(Path(sys.argv[1])))
