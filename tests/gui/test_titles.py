"""The list of documents: a long title breaks into lines, so that it is read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics

from caseworker_app.documents.catalogue import DOCUMENTS
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.papers.titles import Titles, lines_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_every_title_is_read_whole(qtbot: QtBot) -> None:
    titles = Titles([(key, document.title) for key, document in DOCUMENTS.items()])
    qtbot.addWidget(titles)
    titles.resize(titles.width(), 300)
    titles.show()
    for key, document in DOCUMENTS.items():
        assert titles.buttons[key].text().replace("\n", " ") == document.title
        assert titles.buttons[key].minimumSizeHint().width() <= titles.width()
        assert titles.buttons[key].height() >= titles.buttons[key].sizeHint().height()


@pytest.mark.parametrize("scale", [100, 125, 150])
def test_no_line_of_a_title_is_cut_off_at_any_scale(qtbot: QtBot, qapp: QApplication, scale: int) -> None:
    shell_style.apply(qapp, scale=scale, dark=False)
    try:
        titles = Titles([(key, document.title) for key, document in DOCUMENTS.items()])
        qtbot.addWidget(titles)
        titles.resize(titles.width(), 300)
        titles.show()
        for button in titles.buttons.values():
            assert button.height() >= button.sizeHint().height()
    finally:
        theme.apply(qapp)


def test_a_title_breaks_between_words_only(qtbot: QtBot) -> None:
    theme.register_fonts()
    metrics = QFontMetrics(theme.font())
    width = metrics.horizontalAdvance("Lembar persetujuan")
    assert lines_of("Lembar persetujuan (informed consent)", metrics, width)[0] == "Lembar persetujuan"
    assert lines_of("Pertanggungjawaban", metrics, 10) == ["Pertanggungjawaban"]
