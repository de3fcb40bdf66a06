"""One type for the whole program, whatever type the system has for menus, lists and messages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QListView,
    QMenu,
    QMenuBar,
    QMessageBox,
    QStatusBar,
    QTableView,
    QToolTip,
    QTreeView,
    QWidget,
)

from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SMALL_ON_WINDOWS = (
    *("QMenu", "QMenuBar", "QMessageBox", "QTipLabel", "QStatusBar", "QAbstractItemView", "QHeaderView"),
    *("QDockWidgetTitle", "QMdiSubWindowTitleBar"),
)
KINDS = (QMenu, QMenuBar, QMessageBox, QStatusBar, QListView, QTreeView, QTableView)


@pytest.fixture
def windows_type(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    """What Windows does with a new style, that of a style sheet included: small type of its own for these kinds."""

    plain = QApplication.setStyleSheet

    def dressed(app: QApplication, sheet: str) -> None:
        plain(app, sheet)
        for name in SMALL_ON_WINDOWS:
            app.setFont(QFont("Tahoma", 8), name)  # type: ignore[arg-type] # the stub has bytes

    with monkeypatch.context() as patch:
        patch.setattr(QApplication, "setStyleSheet", dressed)
        yield qapp
    theme.apply(qapp)


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_menus_and_lists_are_set_in_the_programs_type(windows_type: QApplication, qtbot: QtBot, scale: int) -> None:
    shell_style.apply(windows_type, scale=scale, dark=False)
    for kind in KINDS:
        widget: QWidget = kind()
        qtbot.addWidget(widget)
        widget.ensurePolished()
        assert (widget.font().family(), widget.font().pixelSize()) == (theme.FAMILY, theme.px(theme.BASE)), kind


@pytest.mark.parametrize("scale", [100, 150])
def test_headings_of_tables_are(windows_type: QApplication, qtbot: QtBot, scale: int) -> None:
    shell_style.apply(windows_type, scale=scale, dark=False)
    header = QHeaderView(Qt.Orientation.Horizontal)
    qtbot.addWidget(header)
    header.ensurePolished()
    assert header.font().family() == theme.FAMILY
    assert header.font().pixelSize() in {theme.px(theme.BASE), theme.px(theme.SMALL)}


def test_tips_are(windows_type: QApplication) -> None:
    shell_style.apply(windows_type, scale=150, dark=False)
    assert (QToolTip.font().family(), QToolTip.font().pixelSize()) == (theme.FAMILY, theme.px(theme.BASE))


def test_the_type_comes_down_again_with_the_scale(windows_type: QApplication, qtbot: QtBot) -> None:
    for scale in (200, 100):
        shell_style.apply(windows_type, scale=scale, dark=True)
        menu = QMenu()
        qtbot.addWidget(menu)
        assert menu.font().pixelSize() == theme.px(theme.BASE)


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize(
    "words", ["waktu kontrak berakhir  ×", "Ya", "perempuan", "mampu memenuhi kebutuhan dasar sendiri  ×"]
)
def test_a_chosen_word_has_room_in_its_heavier_type(qapp: QApplication, qtbot: QtBot, scale: int, words: str) -> None:
    theme.apply(qapp, scale=scale)
    chip = theme.button(words, "chip", checkable=True)
    qtbot.addWidget(chip)
    chip.setChecked(True)
    chip.show()
    heavy = QFont(chip.font())
    heavy.setWeight(QFont.Weight.DemiBold)
    beside = 2 * (theme.px(11) + 1)  # padding and border, as the style sheet has them
    assert chip.sizeHint().width() - beside >= QFontMetrics(heavy).horizontalAdvance(words)
    theme.apply(qapp)
