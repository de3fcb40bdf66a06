"""The line at the foot says what was done, from the first moment on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from caseworker_app.gui.form.foot_line import FootLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_what_is_told_is_read_also_where_nothing_stood_before(qtbot: QtBot) -> None:
    foot = QWidget()
    qtbot.addWidget(foot)
    line = FootLine(foot)
    row = QHBoxLayout(foot)
    row.addWidget(line, 1)
    foot.resize(600, 50)
    foot.show()
    line.tell("Diurungkan: Nama. Ctrl+Y mengulanginya.")
    QApplication.processEvents()
    foot.resize(500, 50)
    QApplication.processEvents()
    label = line.findChild(QLabel)
    assert label is not None
    assert label.isVisible()
    assert label.text() == "Diurungkan: Nama. Ctrl+Y mengulanginya."
