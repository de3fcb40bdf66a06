"""The second pen: paints a display list in the window. Drag to move, Ctrl+wheel or +/− to zoom, click on a symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QGraphicsScene, QGraphicsSimpleTextItem, QGraphicsView

from caseworker_app.diagrams import display, measure
from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

STEP = 1.25
LEAST, MOST = 0.2, 6.0
LETTERS = 12  # px at 100 %: the smallest letters are not shown smaller, unless one asks for the whole
FITTED = 1.7  # px a point at 100 %: a small drawing is not blown up further than this to fill the view
CALM, FULL = 0.85, 1.05  # of the scale that would be chosen: within them a changed drawing keeps the scale that it had
NARROWER = 0.3  # of the width: a view that changes less keeps its place as well
HANDLE = 18  # px at 100 %: a smaller symbol is taken hold of as if it were so large
MARGIN = 6.0  # points of white around the drawing
FINE = 8.0  # texts are set at this multiple of their size and scaled down, so that they space evenly at any zoom


class DiagramView(QGraphicsView):
    """chosen: the key of a symbol, or nothing where none was clicked. moved_on: another part of it is in sight.

    It begins with the whole where that can be read, else with what lies around ``anchor`` in letters that can be read;
    from then on a changed drawing keeps scale and place. rolls: the wheel moves a drawing that is larger than the view.
    """

    chosen = Signal(str)
    moved_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.register_fonts()
        self.drawing: display.Drawing | None = None
        self.spare = 0.0
        """Points of white below the drawing, for what is written there."""
        self.rolls = False
        self._scaled: Literal["to read", "whole", "by hand"] = "to read"
        self._pressed = QPointF()
        self._overlaid: QWidget | None = None
        self.setScene(QGraphicsScene(self))
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setBackgroundBrush(QColor("#FFFFFF"))
        self.setAccessibleName(tr("Diagram"))
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.moved_on)
            bar.rangeChanged.connect(self.moved_on)

    def anchor(self) -> str:
        """The key of the symbol that a large drawing is shown around."""
        return ""

    def steady(self) -> str:
        """The key of the symbol that stays in its place when the drawing changes: the one in the middle of the view."""
        if self.drawing is None or not self.drawing.symbols:
            return ""
        middle = self.mapToScene(self.viewport().rect().center())
        x, y = middle.x(), middle.y()
        boxes = ((symbol.box, symbol.key) for symbol in self.drawing.symbols)
        return min((((b.x0 + b.x1) / 2 - x) ** 2 + ((b.y0 + b.y1) / 2 - y) ** 2, key) for b, key in boxes)[1]

    def box_of(self, key: str) -> display.Box | None:
        """Where a symbol stands."""
        symbols = self.drawing.symbols if self.drawing else ()
        return next((symbol.box for symbol in symbols if symbol.key == key), None)

    def show_drawing(self, drawing: display.Drawing) -> None:
        """Paint this drawing in the scale and at the place of the one before."""
        if drawing == self.drawing:
            return
        first = self.drawing is None
        kept = self.steady()
        place = self._place_of(kept)
        self.drawing = drawing
        scene = self.scene()
        scene.clear()
        for shape in drawing.shapes:
            _paint(scene, shape)
        scene.setSceneRect(scene.itemsBoundingRect().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN + self.spare))
        self.setAccessibleDescription(drawing.title)
        if first:
            self.arrange()
            return
        self._arrange_calmly()
        now = self._place_of(kept)
        if place is not None and now is not None:
            self.pan(now - place)

    def overlay(self, strip: QWidget) -> None:
        """Let a small widget stand over the corner in which it covers least, the lower right one if it can."""
        strip.setParent(self)
        self._overlaid = strip
        self._place_overlay()

    def _place_overlay(self) -> None:
        if self._overlaid is None:
            return
        size = self._overlaid.sizeHint()
        right, bottom = self.viewport().width() - size.width(), self.viewport().height() - size.height()
        corners = [QRect(QPoint(x, y), size) for y in (bottom, 0) for x in (right, 0)]
        self._overlaid.setGeometry(min(corners, key=lambda corner: len(self.items(corner))))
        self._overlaid.raise_()

    def pan(self, way: QPoint) -> None:
        """Show what lies so many pixels further to the right and below."""
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + way.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + way.y())

    def readable(self) -> float:
        """Pixels a point at which the smallest letters of the drawing can be read."""
        texts = (
            shape.size for shape in (self.drawing.shapes if self.drawing else ()) if isinstance(shape, display.Text)
        )
        return theme.px(LETTERS) / min(texts, default=measure.LEAST)

    def is_whole(self) -> bool:
        """Whether everything is in sight."""
        seen = self.mapFromScene(self.sceneRect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)).boundingRect()
        return self.viewport().rect().adjusted(-2, -2, 2, 2).contains(seen)

    def arrange(self) -> None:
        """The whole where it can be read, else as much as has room around the anchor."""
        self._scaled = "to read"
        self._scale_to(self._wanted())
        box = self.box_of(self.anchor())
        if box is None:
            self.centerOn(self.sceneRect().center())
        else:
            self.centerOn((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        self._place_overlay()

    def fit(self) -> None:
        """The whole drawing in sight, however small it becomes."""
        self._scaled = "whole"
        self._scale_to(self._wanted())
        self.centerOn(self.sceneRect().center())
        self._place_overlay()

    def zoom(self, factor: float) -> None:
        """Larger (over 1) or smaller."""
        now = self.transform().m11()
        factor = min(MOST / now, max(LEAST / now, factor))
        self._scaled = "by hand"
        self.scale(factor, factor)

    def _place_of(self, key: str) -> QPoint | None:
        box = self.box_of(key)
        return self.mapFromScene(QPointF((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)) if box else None

    def _scale_to(self, scale: float) -> None:
        self.setTransform(QTransform.fromScale(scale, scale))

    def _fitting(self) -> float:
        area, whole = self.viewport().rect(), self.sceneRect()
        return min(area.width() / max(1.0, whole.width()), area.height() / max(1.0, whole.height()))

    def _wanted(self) -> float:
        least = self.readable() if self._scaled == "to read" else 0.0
        return max(least, min(self._fitting(), FITTED * theme.px(100) / 100))

    def _arrange_calmly(self) -> None:
        """Keep the scale where it does nearly as well as another."""
        if self._scaled == "by hand":
            return
        now, wanted = self.transform().m11(), self._wanted()
        least = self.readable() * 0.99 if self._scaled == "to read" else 0.0
        if not max(CALM * wanted, least) <= now <= FULL * wanted:
            self._begin_anew()
        self._place_overlay()

    def _begin_anew(self) -> None:
        self.fit() if self._scaled == "whole" else self.arrange()

    def sizeHint(self) -> QSize:
        """As wide as the page, in the shape of the drawing."""
        return QSize(theme.px(680), theme.px(400))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A view that only becomes a little smaller or larger keeps scale and place."""
        super().resizeEvent(event)
        self._place_overlay()
        if self._scaled == "by hand":
            return
        before, now = event.oldSize().width(), event.size().width()
        if abs(now - before) <= NARROWER * max(1, before):
            self._arrange_calmly()
        else:
            self._begin_anew()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms; alone it moves a large drawing, or scrolls the page around."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        elif self.rolls:
            way = -event.angleDelta()
            aside = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.pan(QPoint(way.y(), way.x()) if aside else way)
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
    font = QFont([theme.FAMILY, *theme.FURTHER_FAMILIES])
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
