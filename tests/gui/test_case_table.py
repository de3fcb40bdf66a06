"""The list of cases: every stage is seen, and numbers and initials are read whole where there is room."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QImage, QPainter

from caseworker_app.gui.base import theme
from caseworker_app.gui.cases.case_table import CLIENT, LEAST_CLUSTER, NUMBER, WIDTHS, CaseModel, CaseView, _paint_dots
from caseworker_app.model.choices import StageState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "017/SENTRA-TERPADU/LKS-ANAK/XI/2026"


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


def listed(qtbot: QtBot, *numbers: str, width: int) -> CaseView:
    """The list as wide as that, with its usual columns."""
    model = CaseModel()
    view = CaseView(model)
    qtbot.addWidget(view)
    for column, usual in WIDTHS.items():
        view.horizontalHeader().resizeSection(column, theme.px(usual))
    view.resize(width, 300)
    view.show()
    empty: dict[str, Any] = {"name": "", "cluster": "", "age": "", "sex": None, "opened": None, "archived": False}
    lines = [SimpleNamespace(id=number, number=number, initials="RAKWPS", **empty) for number in numbers]
    model.show(cast("Any", lines))
    view.make_room()
    return view


def test_a_long_number_is_read_whole_where_there_is_room(qtbot: QtBot) -> None:
    view = listed(qtbot, "2026-001", LONG, width=theme.px(1150))
    header = view.horizontalHeader()
    assert header.sectionSize(NUMBER) >= QFontMetrics(theme.font()).horizontalAdvance(LONG) + theme.px(15)
    assert header.sectionSize(CLIENT) >= QFontMetrics(theme.font(weight=600)).horizontalAdvance("RAKWPS") + theme.px(55)


def test_longer_columns_take_nothing_from_the_least_width_of_the_cluster(qtbot: QtBot) -> None:
    usual = theme.px(sum(WIDTHS.values()))
    view = listed(qtbot, LONG, width=usual + theme.px(LEAST_CLUSTER) + theme.px(30))
    assert sum(view.horizontalHeader().sectionSize(column) for column in WIDTHS) <= usual + theme.px(30)
    view.resize(theme.px(1150), 300)
    assert view.horizontalHeader().sectionSize(NUMBER) > theme.px(200)


def test_a_column_made_narrow_by_hand_stays_so(qtbot: QtBot) -> None:
    view = listed(qtbot, "2026-001", LONG, width=theme.px(1150))
    view.horizontalHeader().resizeSection(NUMBER, theme.px(90))
    view.make_room()
    assert view.horizontalHeader().sectionSize(NUMBER) == theme.px(90)
