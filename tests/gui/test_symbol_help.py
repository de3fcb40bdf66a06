"""The help shows every symbol and line of genogram and ecomap, found by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from caseworker_app.diagrams import reference
from caseworker_app.gui.drawing.symbol_help import SCHEME, SymbolBrowser, with_tables
from caseworker_app.gui.shell.help import HelpPage
from caseworker_app.paths import resource

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_every_entry_of_the_reference_sheet_stands_in_the_help_with_its_picture(qtbot: QtBot) -> None:
    text = with_tables(resource("help/simbol.md").read_text("utf-8"))
    browser = SymbolBrowser()
    qtbot.addWidget(browser)
    for section in reference.sections():
        assert section.title in text
        for entry in section.entries:
            assert f"({SCHEME}:{entry.key}) | **{entry.name}**" in text
            image = browser.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"{SCHEME}:{entry.key}"))
            colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
            assert QColor("white").rgb() in colours
            assert len(colours) > 5


def test_a_symbol_is_found_by_its_name(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page._search.setText("keguguran pengasuh")
    shown = page.findChild(QTextBrowser)
    assert shown is not None
    assert "Simbol genogram dan ecomap" in shown.toPlainText()
