"""A drawing to work on: the arrows go from symbol to symbol, Enter opens, Alt with an arrow or the mouse moves.

While a symbol is dragged only its shapes move; the drawing is laid out anew when it is let go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QLineF, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QGraphicsView

from caseworker_app.gui.base import theme
from caseworker_app.gui.drawing.diagram_view import DiagramView
from caseworker_app.gui.drawing.finding import above_or_below, line_near, reading_order
from caseworker_app.gui.drawing.joining import Joining
from caseworker_app.gui.drawing.rings import rect, ring, same_line, stroke
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from caseworker_app.diagrams.display import XY, Drawing, Line

STILL = 4  # pixels: a shorter way is a click
PUSH, FAR = 4.0, 20.0  # points that Alt with an arrow key moves a symbol, and with Shift
PAUSE = 450  # ms after the last such key until the move is kept
NEAR = 5.0  # pixels beside a line that still mean it
ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class Canvas(DiagramView):
    """current_changed: the symbol in the ring, or nothing. opened: Enter or a double click on it.

    moved: a symbol was dragged or pushed by so many points. stepped: one that stands along a line was pushed along it.
    removing: Del on it. pressed: a click on an empty place of the drawing. line_chosen: a click on a line of one of
    ``line_kinds``. menu_wanted: a right click or the menu key. joined: a line was drawn from a symbol to another one,
    where ``joins`` says that this means something; the place on the screen is where it ended. escaped: Esc. focused:
    the keys work here, or no longer.
    """

    current_changed = Signal(str)
    opened = Signal(str)
    moved = Signal(str, float, float)
    stepped = Signal(str, int)
    removing = Signal(str)
    pressed = Signal(float, float)
    line_chosen = Signal(object)
    menu_wanted = Signal(str, QPoint)
    joined = Signal(str, str, QPoint)
    escaped = Signal()
    focused = Signal(bool)

    def __init__(self, movable: Callable[[str], bool] | None = None, *, upright: bool = False) -> None:
        super().__init__()
        self.line_kinds: frozenset[str] = frozenset()
        self.joins = False
        self.steps: XY = (PUSH, FAR)
        self.start = ""
        """The symbol that the keys begin with; else it is the first as one reads."""
        self._movable = movable or (lambda _key: False)
        self._upright = upright
        self._current = ""
        self._picked: set[str] = set()
        self._rings: list[QGraphicsItem] = []
        self._joining = Joining(self)
        self._grip: tuple[str, QPoint] | None = None
        self._dragging = False
        self._waiting: Drawing | None = None
        self._held = ""
        self._lifted: list[QGraphicsItem] = []
        self._awaited = ""
        self._line: Line | None = None
        self._strings: list[tuple[QGraphicsLineItem, QPointF, QPointF]] = []
        self._shift: XY = (0.0, 0.0)
        self._kept: XY = (0.0, 0.0)
        self._pushing = QTimer(self, singleShot=True, interval=PAUSE)
        self._pushing.timeout.connect(self.keep_push)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chosen.connect(self._choose)

    @property
    def current(self) -> str:
        """The key of the symbol in the ring; it may name one that the next drawing brings."""
        return self._current

    def anchor(self) -> str:
        """The symbol in the ring, else the one that the keys begin with."""
        return self._current if self.box_of(self._current) is not None else self.start

    def steady(self) -> str:
        """The symbol in the ring, unless it is just being moved."""
        if self._current and self._current != self._held and self.box_of(self._current) is not None:
            return self._current
        return super().steady()

    def select(self, key: str, *, reveal: bool = True) -> None:
        """Put the ring around a symbol and bring it in sight; what was clicked is in sight already."""
        self.keep_push()
        if key != self._current:
            self._current = key
            self._line = None
            self.current_changed.emit(key)
        self._draw_rings()
        self._awaited = key if reveal else ""
        self._bring_in_sight()
        self._say()

    def mark_line(self, line: Line) -> None:
        """Show which line is chosen."""
        self._line = line
        self._draw_rings()

    def pick(self, keys: Iterable[str]) -> None:
        """Mark several symbols beside the current one."""
        self._picked = set(keys)
        self._draw_rings()

    def show_drawing(self, drawing: Drawing) -> None:
        """Paint this drawing; ring and marks stay on the symbols that are still there, a drag goes on undisturbed."""
        if self._dragging or self._joining.drawing:
            self._waiting = drawing
            return
        self._waiting = None
        rest = (self._shift[0] - self._kept[0], self._shift[1] - self._kept[1])
        held = self._held
        self._let_go()
        if drawing != self.drawing:
            self._rings.clear()
            super().show_drawing(drawing)
        self._draw_rings()
        self._bring_in_sight()
        if rest != (0.0, 0.0):
            self._lift(held)
            self._move_by(*rest)

    def place_below(self, key: str) -> QPoint:
        """The place on the screen at the lower left corner of a symbol."""
        box = self.box_of(key)
        return self.viewport().mapToGlobal(self.mapFromScene(rect(box).bottomLeft()) if box else QPoint())

    def order(self) -> list[str]:
        """The keys as one reads them: row by row, from left to right; what stands along a line, from left to right."""
        return reading_order(self.drawing, upright=self._upright)

    def neighbour(self, key: str, way: XY) -> str:
        """The symbol that an arrow leads to: the next as one reads to the sides, else the nearest above or below."""
        order = self.order()
        if key not in order:
            return self.start if self.start in order else next(iter(order), "")
        if way[0]:
            at = order.index(key) + round(way[0])
            return order[at] if 0 <= at < len(order) else key
        assert self.drawing is not None  # noqa: S101 - the symbol stands in the order
        return above_or_below(self.drawing, key, way[1])

    def keep_push(self) -> None:
        """Hand over what the keys have moved."""
        self._pushing.stop()
        dx, dy = self._shift[0] - self._kept[0], self._shift[1] - self._kept[1]
        if not self._dragging and (dx, dy) != (0.0, 0.0):
            self._kept = self._shift
            self.moved.emit(self._held, dx, dy)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming with Tab puts the ring where it was, else on the symbol that the keys begin with."""
        super().focusInEvent(event)
        by_keys = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if by_keys and self.box_of(self._current) is None:
            self.select(self.neighbour("", (0.0, 0.0)))
        self._draw_rings()
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was pushed is kept."""
        super().focusOutEvent(event)
        self.keep_push()
        self._draw_rings()
        self.focused.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go on, with Alt they move; Enter opens, Space chooses, Del removes, Esc lets go."""
        key = event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ARROWS and held & Qt.KeyboardModifier.AltModifier:
            if self.box_of(self._current) is not None and self._movable(self._current):
                self._push(ARROWS[Qt.Key(key)], far=bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif key in ARROWS and not held:
            following = self.neighbour(self._current, ARROWS[Qt.Key(key)])
            if following:
                self.select(following)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and not held and self.order():
            self.select(self.order()[0 if key == Qt.Key.Key_Home else -1])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current:
            self.keep_push()
            self.opened.emit(self._current)
        elif key == Qt.Key.Key_Space and self._current:
            self.keep_push()
            self.chosen.emit(self._current)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._current:
            self.keep_push()
            self.removing.emit(self._current)
        elif key == Qt.Key.Key_Escape:
            self.keep_push()
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the symbol under the mouse, or of the one in the ring."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            key = self.key_at(self.mapToScene(event.pos()))
            if key:
                self.select(key, reveal=False)
            self.menu_wanted.emit(key, event.globalPos())
        elif self._current:
            self.menu_wanted.emit(self._current, self.place_below(self._current))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a symbol that may be moved; elsewhere the view is dragged."""
        self.keep_push()
        place = event.position().toPoint()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.joins and event.button() == Qt.MouseButton.LeftButton and self._joining.begin(place, shift=shift):
            event.accept()
            return
        key = self.key_at(self.mapToScene(place)) if event.button() == Qt.MouseButton.LeftButton else ""
        if key and self._movable(key):
            self._grip = (key, place)
            self.setDragMode(QGraphicsView.DragMode.NoDrag)
        super().mousePressEvent(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Only the symbol's own shapes go with the mouse."""
        if self._joining.drawing:
            self._joining.move(event.position().toPoint())
            return
        if self._grip is None:
            super().mouseMoveEvent(event)
            return
        key, start = self._grip
        place = event.position().toPoint()
        if not self._dragging:
            if (place - start).manhattanLength() < STILL:
                return
            self._current = key
            self._lift(key)
            self._dragging = True
        way = self.mapToScene(place) - self.mapToScene(start)
        self._move_by(self._kept[0] + way.x(), self._kept[1] + way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A dragged symbol is let go; a click chooses."""
        if self._joining.drawing:
            first, second = self._joining.end(event.position().toPoint())
            if self._waiting is not None:
                self.show_drawing(self._waiting)
            if second:
                self.joined.emit(first, second, event.globalPosition().toPoint())
            return
        grip, self._grip = self._grip, None
        if grip is not None:
            self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        if not self._dragging:
            super().mouseReleaseEvent(event)
            event.accept()
            return
        QGraphicsView.mouseReleaseEvent(self, event)
        event.accept()
        self._dragging = False
        self.current_changed.emit(self._held)
        self.keep_push()
        if self._waiting is not None and self._kept == (0.0, 0.0):
            self.show_drawing(self._waiting)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what the first click has chosen; the drawing may have moved aside since."""
        if self._current:
            self.opened.emit(self._current)

    def line_at(self, point: QPointF) -> Line | None:
        """The line of one of the kinds that may be chosen that runs through a place."""
        return line_near(self.drawing, self.line_kinds, (point.x(), point.y()), NEAR / self.transform().m11())

    def _choose(self, key: str) -> None:
        if key:
            self.select(key, reveal=False)
            return
        place = self.mapToScene(self._pressed.toPoint())
        line = self.line_at(place)
        self.select("")
        if line is not None:
            self.mark_line(line)
            self.line_chosen.emit(line)
        else:
            self.pressed.emit(place.x(), place.y())

    def _push(self, way: XY, *, far: bool) -> None:
        if self._upright and way[0]:
            self.stepped.emit(self._current, round(way[0]))
            return
        self._lift(self._current)
        step = self.steps[1 if far else 0]
        self._move_by(self._shift[0] + way[0] * step, self._shift[1] + way[1] * step)
        self._pushing.start()

    def _lift(self, key: str) -> None:
        """Find what is drawn of a symbol, and the symbols that it is joined to."""
        if key == self._held:
            return
        self._let_go()
        drawing = self.drawing
        box = self.box_of(key)
        if drawing is None or box is None:
            return
        self._held = key
        parts = [box, *(label.box for label in drawing.labels if label.key == key)]
        inside = Qt.ItemSelectionMode.ContainsItemBoundingRect
        found: dict[int, QGraphicsItem] = {}
        for part in parts:
            for item in self.scene().items(rect(part).adjusted(-2, -2, 2, 2), inside):
                found[id(item)] = item
        self._lifted = [item for item in found.values() if item not in self._rings]
        middle = rect(box).center()
        pen = QPen(QColor(theme.LIGHT.action), 1.0, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        pairs = [line.keys for line in drawing.lines if len(line.keys) == 2 and key in line.keys]
        joined = {other for keys in pairs for other in keys if other != key}
        for other in sorted(joined):
            place = self.box_of(other)
            if place is not None:
                string = self.scene().addLine(QLineF(middle, rect(place).center()), pen)
                string.setZValue(-1)
                self._strings.append((string, middle, rect(place).center()))

    def _move_by(self, dx: float, dy: float) -> None:
        self._shift = (dx, dy)
        for item in (*self._lifted, *self._rings[:1]):
            item.setPos(*self._shift)
        for string, middle, other in self._strings:
            string.setLine(QLineF(middle + QPointF(*self._shift), other))

    def _let_go(self) -> None:
        """Back to where the drawing has it."""
        for item in (*self._lifted, *self._rings):
            item.setPos(0, 0)
        for string, _, _ in self._strings:
            self.scene().removeItem(string)
        self._lifted.clear()
        self._strings.clear()
        self._held = ""
        self._shift = self._kept = (0.0, 0.0)

    def _bring_in_sight(self) -> None:
        """Show the symbol that was gone to, now or as soon as a drawing holds it."""
        box, drawing = self.box_of(self._awaited), self.drawing
        if box is not None and drawing is not None:
            self._awaited = ""
            whole = rect(box)
            for label in drawing.labels:
                whole = whole.united(rect(label.box)) if label.key == self._current else whole
            self.ensureVisible(whole, 12, 12)
            self.ensureVisible(rect(box), 12, 12)

    def _draw_rings(self) -> None:
        rings, self._rings = self._rings, []
        if not all(map(shiboken6.isValid, rings)):  # the window is being taken down
            return
        self._joining.forget_handle()
        for item in rings:
            self.scene().removeItem(item)
        for key in (self._current, *sorted(self._picked - {self._current})):
            box = self.box_of(key)
            if box is None:
                continue
            width = 2.0 if self.hasFocus() and key == self._current else 1.4
            around = ring(self.scene(), box, width=width, dashed=key in self._picked)
            self._rings.append(around)
            if self.joins and key == self._current:
                self._joining.show_handle(around)
        if (course := same_line(self.drawing, self._line)) is not None:
            self._rings.append(stroke(self.scene(), course))

    def _say(self) -> None:
        """Tell a screen reader which symbol is in the ring."""
        labels: Sequence[str] = [n.text for n in self.drawing.labels if n.key == self._current] if self.drawing else []
        order = self.order()
        if self._current in order:
            place = tr("{at} dari {count}").format(at=order.index(self._current) + 1, count=len(order))
            self.setAccessibleDescription(", ".join((*labels, place)))
