"""The one way through a case: the client, the six stages as steps, and the other parts beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.model.choices import StageState
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QPushButton

CIRCLE, HEIGHT, GAP = 20, 32, 4  # px at 100 %


class Step(NamedTuple):
    """What one step leads to.

    sign: the number in its circle, or the name of an icon; tip: its name in full, and its key; brief: its name where
    room is scarce.
    """

    key: str
    name: str
    sign: str
    tip: str = ""
    brief: str = ""


class Stepper(QWidget):
    """chosen: the key of a step or of another part. Stages are ticked when closed, ringed where work has begun."""

    chosen = Signal(str)

    def __init__(self, steps: Sequence[Step], others: Sequence[Step]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Tahap pertolongan"))
        self._least = 0
        self._steps = {step.key: _Step(step, self) for step in steps}
        self._others = {step.key: self._other(step) for step in others}
        self._names = {step.key: step.name for step in others}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(GAP))
        for key, button in self._steps.items():
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            row.addWidget(button)
        row.addStretch(1)
        for key, link in self._others.items():
            link.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            row.addWidget(link)
        self.setFixedHeight(theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Circles, the name of the open stage, signs of the other parts; asked at every turn, so reckoned once."""
        if not self._least:
            self._name_others(0)
            steps = self._steps.values()
            widest = max(step.full_width() for step in steps)
            folded = (len(steps) - 1) * (theme.px(CIRCLE + 8) + theme.px(GAP))
            self._least = widest + folded + self._beside()
        return QSize(self._least, theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window names become brief; other parts lose theirs, then the stages far from the open one."""
        super().resizeEvent(event)
        self._fold()

    def show_states(self, states: Sequence[StageState | None]) -> None:
        """How far each stage is; the first step is none."""
        stages = list(self._steps.values())[-len(states) :]
        for step, state in zip(stages, states, strict=True):
            step.show_state(done=state is StageState.DONE, begun=state is StageState.RUNNING)

    def show_current(self, key: str) -> None:
        """Which step or other part is open."""
        for name, button in (*self._steps.items(), *self._others.items()):
            button.setChecked(name == key)
        self._fold()

    def _other(self, step: Step) -> QPushButton:
        link = theme.button(step.name, "tab", picture=theme.icon(step.sign), checkable=True)
        link.setToolTip(step.tip or step.name)
        link.setAccessibleName(step.name)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setParent(self)
        return link

    def _beside(self) -> int:
        return sum(link.sizeHint().width() + theme.px(GAP) for link in self._others.values())

    def _room(self) -> int:
        """What the other parts leave to the steps."""
        return self.width() - self._beside() - len(self._steps) * theme.px(GAP)

    def _name_others(self, count: int) -> None:
        """Give the first so many of the other parts their names, and the open one; the others are signs alone."""
        for at, (key, link) in enumerate(self._others.items()):
            link.setText(theme.plain(self._names[key]) if at < count or link.isChecked() else "")

    def _fold(self) -> None:
        steps = list(self._steps.values())
        open_ = next((at for at, step in enumerate(steps) if step.isChecked()), 0)
        self._name_others(len(self._others))
        room = self._room()
        for step in steps:
            step.shorten(on=False)
        whole = sum(step.full_width() for step in steps)
        if whole > room:
            for step in steps:
                step.shorten(on=True)
            whole = sum(step.full_width() for step in steps)
        named = len(self._others)
        while whole > room and named:
            named -= 1
            self._name_others(named)
            room = self._room()
        folded: set[_Step] = set()
        for step in sorted(steps, key=lambda step: -abs(steps.index(step) - open_)):
            if whole <= room or step.isChecked():
                break
            folded.add(step)
            whole -= step.full_width() - step.folded_width()
        for step in steps:
            step.fold(on=step in folded)


class _Step(QAbstractButton):
    def __init__(self, step: Step, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign, self._done, self._begun, self._folded = step.sign, False, False, False
        self._widths: dict[str, int] = {}
        self._name, self._brief = step.name, step.brief or step.name
        self.setText(step.name)
        self.setToolTip(step.tip)
        self.setAccessibleName(step.name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, *, done: bool, begun: bool) -> None:
        """Ticked, ringed or plain."""
        self._done, self._begun = done, begun
        state = tr("selesai") if done else tr("berjalan") if begun else tr("belum mulai")
        self.setAccessibleName(f"{self._sign}. {self._name}, {state}")
        self.update()

    def full_width(self) -> int:
        """The width that circle and name need."""
        if self.text() not in self._widths:
            name = QFontMetrics(theme.font(weight=700)).horizontalAdvance(self.text())
            self._widths[self.text()] = name + theme.px(CIRCLE + 20)
        return self._widths[self.text()]

    def folded_width(self) -> int:
        """The width of the circle alone."""
        return theme.px(CIRCLE + 8)

    def shorten(self, *, on: bool) -> None:
        """The brief name, or the usual one."""
        if self.text() != (self._brief if on else self._name):
            self.setText(self._brief if on else self._name)
            self.updateGeometry()

    def fold(self, *, on: bool) -> None:
        """The circle alone, or with its name."""
        if on != self._folded:
            self._folded = on
            self.updateGeometry()
            self.update()

    def nextCheckState(self) -> None:
        """Who is open decides, not the click."""

    def sizeHint(self) -> QSize:
        """Circle, name, and a little room."""
        return QSize(self.folded_width() if self._folded else self.full_width(), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Not less than that."""
        return self.sizeHint()

    def enterEvent(self, event: QEvent) -> None:
        """Show that it can be clicked."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No longer."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The circle with number, tick or picture, the name, a line below the open one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("soft"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(8), theme.px(8))
        self._paint_circle(painter)
        if self._folded:
            return
        current = self.isChecked()
        painter.setFont(theme.font(weight=700 if current else 400))
        seen = current or self.underMouse() or self._begun or self._done
        painter.setPen(theme.colour("action" if current else "ink" if seen else "muted"))
        words = QRectF(self.rect()).adjusted(theme.px(CIRCLE + 10), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if current:
            painter.setPen(QPen(theme.colour("action"), theme.px(2)))
            y = self.height() - theme.px(2)
            painter.drawLine(QPointF(theme.px(CIRCLE + 10), y), QPointF(self.width() - theme.px(8), y))

    def _paint_circle(self, painter: QPainter) -> None:
        side = theme.px(CIRCLE)
        circle = QRectF(theme.px(4), (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        filled = self._done or self.isChecked()
        painter.setPen(QPen(theme.colour("action" if filled or self._begun else "field"), theme.px(1.6)))
        painter.setBrush(theme.colour("action" if filled else "card"))
        painter.drawEllipse(circle)
        inner = QRect(0, 0, theme.px(14), theme.px(14))
        inner.moveCenter(circle.center().toPoint())
        if self._done:
            theme.icon("check", "on_action").paint(painter, inner)
        elif self._sign.isdigit():
            painter.setFont(theme.font(12, 700))
            painter.setPen(theme.colour("on_action" if filled else "action" if self._begun else "muted"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._sign)
        else:
            theme.icon(self._sign, "on_action" if filled else "muted").paint(painter, inner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as well as Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)
