"""A sheet to sign on with mouse, pen or finger; what was drawn leaves it as a PNG on nothing."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEventPoint, QImage, QImageWriter, QPainter, QPainterPath, QPen, QTouchEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QTabletEvent

INK = QColor("#14213D")
PAPER = QColor("#FFFFFF")  # paper is white in a dark window as well
LEAST_LENGTH = 60.0  # px: a click or a tick of the hand is no signature
SHARPNESS = 3  # pixels of the picture for one of the screen
_WIDTH = 2.4


@dataclasses.dataclass
class Stroke:
    """One line of the pen; pressure 0 to 1 makes it thinner or thicker, a mouse draws with 0.5."""

    points: list[QPointF] = dataclasses.field(default_factory=list)
    pressure: float = 0.5

    def length(self) -> float:
        """How long it is, in pixels of the pad."""
        return sum(QLineF(one, other).length() for one, other in zip(self.points, self.points[1:], strict=False))

    def path(self) -> QPainterPath:
        """A smooth line through the middles between its points."""
        path = QPainterPath(self.points[0])
        for one, other in zip(self.points, self.points[1:], strict=False):
            path.quadTo(one, (one + other) / 2)
        path.lineTo(self.points[-1] + QPointF(0.01, 0))
        return path


class SignaturePad(QWidget):
    """changed: something was drawn or taken away."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[Stroke] = []
        self._drawing = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(420), theme.px(170))
        self.setAccessibleName(tr("Bidang tanda tangan"))

    def sizeHint(self) -> QSize:
        """About as wide and high as on paper."""
        return QSize(theme.px(620), theme.px(220))

    def is_signed(self) -> bool:
        """Whether enough was drawn to be a signature."""
        return sum(stroke.length() for stroke in self._strokes) >= LEAST_LENGTH

    def clear(self) -> None:
        """Take everything away."""
        self._strokes.clear()
        self._drawing = False
        self.update()
        self.changed.emit()

    def png(self) -> bytes:
        """What was drawn, cut to its size, as a PNG with a see-through ground; nothing where nothing was drawn."""
        if not self._strokes:
            return b""
        bounds = QRectF()
        for stroke in self._strokes:
            bounds = bounds.united(stroke.path().boundingRect())
        bounds.adjust(-6, -6, 6, 6)
        image = QImage((bounds.size() * SHARPNESS).toSize(), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.scale(SHARPNESS, SHARPNESS)
        painter.translate(-bounds.topLeft())
        self._draw(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._down(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the pen off."""
        self._up()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen on a tablet, with its pressure."""
        kinds = event.Type
        if event.type() == kinds.TabletPress:
            self._down(event.position(), event.pressure())
        elif event.type() == kinds.TabletMove:
            self._move(event.position(), event.pressure())
        elif event.type() == kinds.TabletRelease:
            self._up()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """One finger draws; others that rest on the glass do not."""
        if isinstance(event, QTouchEvent):
            for point in event.points()[:1]:
                self._touch(point)
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper with its line, and what was drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(PAPER)
        painter.setPen(QPen(theme.colour("field"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8))
        line = self.height() * 0.74
        painter.setPen(QPen(QColor("#B9B6AE"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(theme.px(36), line, self.width() - theme.px(36), line))
        if not self._strokes:
            painter.setPen(QColor("#5B686D"))
            below = self.rect().adjusted(0, round(line), 0, 0)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, tr("tanda tangan di atas garis ini"))
        self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            pen = QPen(INK, _WIDTH * (0.6 + 0.8 * stroke.pressure))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(stroke.path())

    def _touch(self, point: QEventPoint) -> None:
        states = QEventPoint.State
        if point.state() == states.Pressed:
            self._down(point.position())
        elif point.state() == states.Updated:
            self._move(point.position())
        elif point.state() == states.Released:
            self._up()

    def _down(self, at: QPointF, pressure: float = 0.5) -> None:
        self._strokes.append(Stroke([at], pressure))
        self._drawing = True
        self.update()

    def _move(self, at: QPointF, pressure: float = 0.5) -> None:
        if not self._drawing:
            return
        stroke = self._strokes[-1]
        stroke.points.append(at)
        stroke.pressure += (pressure - stroke.pressure) / len(stroke.points)
        self.update()

    def _up(self) -> None:
        if self._drawing:
            self._drawing = False
            self.changed.emit()


class SignatureDialog(QDialog):
    """Signing over the window; ``doubt`` is told above the pad. signed: the picture, once «Selesai» is pressed."""

    signed = Signal(bytes)

    def __init__(self, parent: QWidget, who: str, when: str, doubt: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Tanda tangan di layar"))
        self.pad = SignaturePad()
        self.done_button = theme.button(tr("Selesai"), "action")
        again, cancel = theme.button(tr("Ulangi")), theme.button(tr("Batal"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(12))
        column.addWidget(theme.label(who, "heading", wrap=True))
        column.addWidget(theme.label(when, "muted", wrap=True))
        if doubt:
            column.addWidget(theme.label(doubt, "attention", wrap=True))
        column.addWidget(self.pad, 1)
        row = QHBoxLayout()
        row.addWidget(again)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.done_button)
        column.addLayout(row)
        again.clicked.connect(self.pad.clear)
        cancel.clicked.connect(self.reject)
        self.done_button.clicked.connect(self._finish)
        self.pad.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        self.done_button.setEnabled(self.pad.is_signed())

    def _finish(self) -> None:
        picture = self.pad.png()
        self.accept()
        self.signed.emit(picture)
