"""Writing short points straight into the boxes of a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, Signal

from caseworker_app.diagrams.display import Box
from caseworker_app.diagrams.measure import for_screen
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.editors import Line
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from caseworker_app.gui.drawing.desk import Desk

SPARE = 22.0  # points of white that the drawing keeps below itself, so that the line covers no point of a low box
INSET = 10.0  # points between the line and the edges of its box
LEAST = 180  # px at 100 %: the line is at least so wide


class BoxWriter(QObject):
    """A line that stands in a box of the drawing. written: the box and what was typed there, never empty.

    Enter writes and asks for the next point, leaving the line writes too, Esc puts it away. ``edges`` says where the
    boxes stand in the layout, by their names, from what it was laid out from.
    """

    written = Signal(str, str)

    def __init__(self, desk: Desk, edges: Callable[..., Mapping[str, Box]]) -> None:
        super().__init__(desk.canvas)
        self._desk, self._canvas, self._edges = desk, desk.canvas, edges
        self._canvas.spare = SPARE
        self._box = ""
        self.line = _InBox(self)
        self.line.setParent(self._canvas.viewport())
        self.line.setPlaceholderText(tr("Ketik satu hal, lalu Enter"))
        self.line.hide()

    def ask(self, name: str, text: str = "") -> None:
        """Let a point be typed in a box, or one that stands there be changed; nothing where there is no such box."""
        if name not in self._boxes() or not self._desk.may_edit:
            return
        if not text:
            self._canvas.select(name)
        self._box = name
        self.line.setText(text)
        self.follow()
        self.line.show()
        self.line.setFocus()

    def ask_at(self, x: float, y: float) -> None:
        """Let a point be typed in the box at a place of the layout."""
        self.ask(next((name for name, box in self._boxes().items() if box.contains(x, y)), ""))

    @property
    def box(self) -> str:
        """The box that is written in; nothing while none is."""
        return self._box

    def follow(self) -> None:
        """Stand below what the box holds now."""
        shown, place = self._desk.shown, self._boxes().get(self._box)
        if shown is None or place is None:
            return
        left, top = shown.origin
        box = Box(place.x0 + left, place.y0 + top, place.x1 + left, place.y1 + top)
        drawing = self._canvas.drawing
        inside = [s.box for s in (drawing.symbols if drawing else ()) if box.contains(s.box.x0, s.box.y0)]
        below = max((one.y1 for one in inside), default=box.y0) + 4.0
        height = self.line.sizeHint().height()
        tall = height / self._canvas.transform().m22()
        self._canvas.ensureVisible(QRectF(box.x0 + INSET, below, 1.0, tall), 0, 0)
        corner = self._canvas.mapFromScene(QPointF(box.x0 + INSET, below))
        right = self._canvas.mapFromScene(QPointF(box.x1 - INSET, below)).x()
        area = self._canvas.viewport().rect()
        y = max(0, min(corner.y(), area.height() - height))
        x = max(0, min(corner.x(), area.width() - theme.px(LEAST)))
        self.line.setGeometry(QRect(x, y, max(theme.px(LEAST), right - x), height))

    def write(self) -> None:
        """Hand over what is typed."""
        text, name = self.line.text().strip(), self._box
        self.line.clear()
        if text and name:
            self.written.emit(name, text)

    def put_away(self) -> None:
        """Back to the drawing."""
        self._box = ""
        self.line.clear()
        self.line.hide()
        self._canvas.setFocus()

    def _boxes(self) -> Mapping[str, Box]:
        shown = self._desk.shown
        if shown is None:
            return {}
        with for_screen():
            return self._edges(shown.data, *shown.size)


class _InBox(Line):
    def __init__(self, writer: BoxWriter) -> None:
        super().__init__()
        self._writer = writer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._writer.write()
        elif event.key() == Qt.Key.Key_Escape:
            self._writer.put_away()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self._writer.write()
            self.hide()
