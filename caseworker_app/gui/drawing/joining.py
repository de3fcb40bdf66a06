"""Drawing a line with the mouse from one symbol to another: from the handle at the ring, or with Shift held down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsItem, QGraphicsLineItem

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QGraphicsRectItem

    from caseworker_app.gui.drawing.canvas import Canvas

RADIUS = 5  # px at 100 %: of the handle
REACH = 9  # px at 100 %: so near to its middle it is taken hold of


class Joining:
    """The handle and the line that is being drawn."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._handle: QGraphicsEllipseItem | None = None
        self._line: QGraphicsLineItem | None = None
        self._start = ""

    @property
    def drawing(self) -> bool:
        """Whether a line is being drawn."""
        return self._line is not None

    def show_handle(self, ring: QGraphicsRectItem) -> None:
        """Put the handle at the upper right corner of the ring around a symbol; it goes where the ring goes."""
        radius = theme.px(RADIUS)
        handle = QGraphicsEllipseItem(-radius, -radius, 2 * radius, 2 * radius, ring)
        handle.setPen(QPen(QColor("#FFFFFF"), 1.5))
        handle.setBrush(QBrush(QColor(theme.LIGHT.action)))
        handle.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        handle.setPos(ring.rect().topRight())
        handle.setToolTip(tr("Seret ke orang lain untuk menghubungkan keduanya"))
        self._handle = handle

    def forget_handle(self) -> None:
        """The ring goes, and the handle with it."""
        self._handle = None

    def begin(self, place: QPoint, *, shift: bool) -> bool:
        """Begin a line where the handle was pressed, or a symbol with Shift; False where neither was."""
        canvas = self._canvas
        key = canvas.current if self._is_on_handle(place) else canvas.key_at(canvas.mapToScene(place)) if shift else ""
        box = canvas.box_of(key)
        if box is None:
            return False
        self._start = key
        pen = QPen(QColor(theme.LIGHT.action), 1.6, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        middle = QPointF((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        self._line = canvas.scene().addLine(QLineF(middle, middle), pen)
        self._line.setZValue(4)
        canvas.viewport().setCursor(Qt.CursorShape.CrossCursor)
        return True

    def move(self, place: QPoint) -> None:
        """The end of the line follows the mouse; the symbol below it is marked."""
        if self._line is not None:
            self._line.setLine(QLineF(self._line.line().p1(), self._canvas.mapToScene(place)))
            self._canvas.pick({self._target(place)} - {""})

    def end(self, place: QPoint) -> tuple[str, str]:
        """The two symbols that were joined; the second is «» where the line ended on none."""
        target = self._target(place)
        if self._line is not None:
            self._canvas.scene().removeItem(self._line)
        self._line = None
        self._canvas.pick(())
        self._canvas.viewport().unsetCursor()
        return self._start, target

    def _target(self, place: QPoint) -> str:
        key = self._canvas.key_at(self._canvas.mapToScene(place))
        return key if key != self._start else ""

    def _is_on_handle(self, place: QPoint) -> bool:
        if self._handle is None:
            return False
        away = QPointF(self._canvas.mapFromScene(self._handle.scenePos()) - place)
        return away.manhattanLength() <= theme.px(REACH)
