"""The dots of the list of cases: every stage is seen, whatever state the one before is in."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from caseworker_app.gui import theme
from caseworker_app.gui.case_table import _paint_dots
from caseworker_app.model.choices import StageState


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("running", range(6))
def test_a_stage_behind_a_running_one_keeps_its_ring(running: int) -> None:
    states = [StageState.RUNNING if at == running else StageState.NOT_STARTED for at in range(6)]
    image = QImage(theme.px(150), theme.px(46), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    _paint_dots(painter, QRect(0, 0, image.width(), image.height()), cast("Any", SimpleNamespace(states=states)))
    painter.end()
    step = theme.px(20)
    inked = [
        any(image.pixelColor(x, y).lightness() < 240 for x in range(at * step, at * step + step) for y in range(46))
        for at in range(6)
    ]
    assert inked == [True] * 6
