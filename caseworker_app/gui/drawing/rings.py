"""How a canvas shows what is chosen: a ring around a symbol, a broad pale stroke below a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from caseworker_app.gui.base import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem, QGraphicsScene

    from caseworker_app.diagrams.display import Box, Drawing, Line

RING, BELOW = 3.0, 1.5  # points between a symbol and the ring around it; below it stands its name
STROKE = 8.0  # px: the stroke below a chosen line
PALE = 70  # of 255: how much of it covers what lies below


def ring(scene: QGraphicsScene, box: Box, *, width: float, dashed: bool) -> QGraphicsRectItem:
    """A ring around a symbol, so many pixels wide at any zoom."""
    pen = QPen(QColor(theme.LIGHT.action), width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    pen.setCosmetic(True)
    item = scene.addRect(rect(box).adjusted(-RING, -RING, RING, BELOW), pen)
    item.setZValue(2)
    return item


def stroke(scene: QGraphicsScene, course: Line) -> QGraphicsPathItem:
    """A stroke below the course of a line."""
    path = QPainterPath(QPointF(*course.points[0]))
    for point in course.points[1:]:
        path.lineTo(QPointF(*point))
    colour = QColor(theme.LIGHT.action)
    colour.setAlpha(PALE)
    pen = QPen(colour, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    pen.setCosmetic(True)
    item = scene.addPath(path, pen)
    item.setZValue(-1)
    return item


def same_line(drawing: Drawing | None, chosen: Line | None) -> Line | None:
    """The course that a line chosen in an earlier drawing has in this one; None where it is gone."""
    lines = drawing.lines if drawing and chosen else ()
    return next((line for line in lines if chosen and (line.kind, line.records) == (chosen.kind, chosen.records)), None)


def rect(box: Box) -> QRectF:
    """A box of the drawing as Qt has it."""
    return QRectF(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0)
