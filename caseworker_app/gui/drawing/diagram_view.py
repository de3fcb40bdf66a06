"""The second pen: paints a display list in the window. Drag to move, Ctrl+wheel or +/− to zoom, click on a symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QGraphicsScene, QGraphicsSimpleTextItem, QGraphicsView

from caseworker_app.diagrams import display
from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

LETTERS = "Liberation Sans"
STEP = 1.25
LEAST, MOST = 0.2, 6.0
FITTED = 1.6  # a small drawing is not blown up further than this to fill the view
CALM = 0.85  # of the scale that would fill the view: from there on a changed drawing keeps the scale that it had
HANDLE = 18  # px at 100 %: a smaller symbol is taken hold of as if it were so large
TOO_SMALL, READABLE = 0.65, 0.9  # pixels a point at 100 %: below the first no word is read, at the second most are
MARGIN = 12.0  # points of white around the drawing
FINE = 8.0  # texts are set at this multiple of their size and scaled down, so that they space evenly at any zoom


class DiagramView(QGraphicsView):
    """chosen: the key of a symbol, or nothing where none was clicked."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.register_fonts()
        self.drawing: display.Drawing | None = None
        self.spare = 0.0
        """Points of white below the drawing, for what is written there."""
        self._fitted = True
        self._steady = False
        self._pressed = QPointF()
        self.setScene(QGraphicsScene(self))
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setBackgroundBrush(QColor("#FFFFFF"))
        self.setAccessibleName(tr("Diagram"))

    def show_drawing(self, drawing: display.Drawing) -> None:
        """Paint this drawing; the zoom stays, unless the whole was in sight and no longer fits."""
        if drawing == self.drawing:
            return
        first, self.drawing = self.drawing is None, drawing
        scene = self.scene()
        scene.clear()
        for shape in drawing.shapes:
            _paint(scene, shape)
        scene.setSceneRect(scene.itemsBoundingRect().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN + self.spare))
        self.setAccessibleDescription(drawing.title)
        if self._fitted and not self._steady:
            self.fit() if first else self.fit_calmly()

    def keep_scale(self, *, on: bool) -> None:
        """While it is on, a smaller view shows less of the drawing, as large as before."""
        if on != self._steady:
            self._steady = on
            if self._fitted and not on:
                self.fit()

    def fit(self) -> None:
        """The whole drawing in sight."""
        self._fitted = True
        self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        now = self.transform().m11()
        if now > FITTED:
            self.scale(FITTED / now, FITTED / now)

    def fit_calmly(self) -> None:
        """The whole in sight, at the scale that it has now where that does nearly as well."""
        now, area = self.transform().m11(), self.viewport().rect()
        best = min(
            area.width() / max(1.0, self.sceneRect().width()), area.height() / max(1.0, self.sceneRect().height())
        )
        if not CALM * min(best, FITTED) <= now <= best:
            self.fit()

    def read_around(self, box: display.Box | None) -> None:
        """Where the whole is too small to be read, show a part of it in a readable size."""
        now, unit = self.transform().m11(), theme.px(100) / 100
        if box is None or not self._fitted or now >= TOO_SMALL * unit:
            return
        self.zoom(READABLE * unit / now)
        self.centerOn((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)

    def zoom(self, factor: float) -> None:
        """Larger (over 1) or smaller."""
        now = self.transform().m11()
        factor = min(MOST / now, max(LEAST / now, factor))
        self._fitted = False
        self.scale(factor, factor)

    def sizeHint(self) -> QSize:
        """As wide as the page, in the shape of the drawing."""
        return QSize(theme.px(680), theme.px(400))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole in sight where it was; a view that only follows the height of its drawing keeps the scale."""
        super().resizeEvent(event)
        if self._fitted and not self._steady:
            same = event.oldSize().width() == event.size().width()
            self.fit_calmly() if same else self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms; alone it scrolls the page around."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and − zoom, 0 shows the whole, arrows move."""
        if event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Where a click or a drag begins."""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that was no drag chooses what lies under it."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if (event.position() - self._pressed).manhattanLength() < 4:
            self.chosen.emit(self.key_at(self.mapToScene(event.position().toPoint())))

    def key_at(self, point: QPointF) -> str:
        """The key of the symbol at a place of the drawing; nothing where there is none. Small ones reach further."""
        if self.drawing is None:
            return ""
        x, y = point.x(), point.y()
        handle = theme.px(HANDLE) / self.transform().m11() / 2
        found = []
        for symbol in self.drawing.symbols:
            box = symbol.box
            away = max(abs(x - (box.x0 + box.x1) / 2), abs(y - (box.y0 + box.y1) / 2))
            if box.contains(x, y) or away <= handle:
                found.append(((box.x1 - box.x0) * (box.y1 - box.y0), away, symbol.key))
        labels = [label for label in self.drawing.labels if label.box.contains(x, y)]
        return min(found)[2] if found else labels[0].key if labels else ""


def _paint(scene: QGraphicsScene, shape: display.Shape) -> None:
    if isinstance(shape, display.Text):
        _paint_text(scene, shape)
        return
    pen = QPen(Qt.PenStyle.NoPen)
    if shape.pen is not None:
        pen = QPen(QColor(shape.pen.color), shape.pen.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if shape.pen.dash and shape.pen.width > 0:
            pen.setDashPattern([length / shape.pen.width for length in shape.pen.dash])
    brush = QBrush(QColor(shape.fill)) if shape.fill else QBrush(Qt.BrushStyle.NoBrush)
    scene.addPath(_path(shape), pen, brush)


def _path(shape: display.Path) -> QPainterPath:
    path = QPainterPath()
    for kind, *points in shape.steps:
        places = [QPointF(*point) for point in points if not isinstance(point, str)]
        if kind == "M":
            path.moveTo(places[0])
        elif kind == "L":
            path.lineTo(places[0])
        elif kind == "C":
            path.cubicTo(*places)
        else:
            path.closeSubpath()
    return path


def _paint_text(scene: QGraphicsScene, text: display.Text) -> None:
    font = QFont([LETTERS, *theme.FURTHER_FAMILIES])
    font.setPixelSize(round(text.size * FINE))
    font.setBold(text.bold)
    font.setItalic(text.italic)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text.text)
    left = {"start": 0.0, "middle": -width / 2, "end": -width}[text.anchor]
    item = QGraphicsSimpleTextItem(text.text)
    item.setFont(font)
    item.setBrush(QColor(text.color))
    turn = QTransform()
    turn.translate(text.x, text.y)
    turn.rotate(-text.angle)
    turn.scale(text.size / font.pixelSize(), text.size / font.pixelSize())
    turn.translate(left, -metrics.ascent())
    item.setTransform(turn)
    scene.addItem(item)
