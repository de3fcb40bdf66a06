"""The symbols and lines of genogram and ecomap in the help: tables of small pictures, drawn when they are looked at."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QTextBrowser

from caseworker_app.diagrams import reference
from caseworker_app.diagrams.display import Drawing
from caseworker_app.gui.base import theme
from caseworker_app.gui.drawing.diagram_view import DiagramView

SCHEME = "simbol"
ENLARGED = 1.2  # beside the letters of the program
SIDE_BY_SIDE = 2  # pictures with their names in one line of a table
_PLACE = re.compile(r"^\[\[([a-z]+)\]\]$", re.MULTILINE)


def with_tables(text: str) -> str:
    """A help text with a table in the place of each «[[section]]» of the reference sheet."""
    found = {section.key: section for section in reference.sections()} if _PLACE.search(text) else {}
    return _PLACE.sub(lambda place: _table(found[place[1]]), text)


def _table(section: reference.Section) -> str:
    cells = [
        f"![{entry.name}]({SCHEME}:{entry.key}) | **{entry.name}**" + (f" – {entry.note}" if entry.note else "")
        for entry in section.entries
    ]
    cells += [" | "] * (-len(cells) % SIDE_BY_SIDE)
    rows = [cells[start : start + SIDE_BY_SIDE] for start in range(0, len(cells), SIDE_BY_SIDE)]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + " :--- |" * (2 * SIDE_BY_SIDE))
    return "\n".join([f"### {section.title}", "", *lines])


class SymbolBrowser(QTextBrowser):
    """Shows texts whose pictures are entries of the reference sheet."""

    def __init__(self) -> None:
        super().__init__()
        self._pen = DiagramView()
        self._pictures: dict[str, QImage] = {}

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """The picture of an entry; anything else as Qt does it."""
        address = QUrl(name)
        if address.scheme() != SCHEME:
            return super().loadResource(kind, address)
        key, ratio = address.path(), self.devicePixelRatioF()
        if key not in self._pictures:
            self._pictures[key] = self._picture(_entries()[key].make(), ratio)
        return self._pictures[key]

    def _picture(self, drawing: Drawing, ratio: float) -> QImage:
        scale = ENLARGED * theme.px(100) / 100
        width, height = round(drawing.width * scale * ratio), round(drawing.height * scale * ratio)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        self._pen.show_drawing(drawing)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._pen.scene().render(painter, QRectF(image.rect()), QRectF(0.0, 0.0, drawing.width, drawing.height))
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image


@cache
def _entries() -> dict[str, reference.Entry]:
    return {entry.key: entry for section in reference.sections() for entry in section.entries}
