"""The six stages as a line of steps: ticked when closed, ringed where work has begun; any of them can be gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.model.choices import StageState
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent


CIRCLE = 24  # px at 100 %
JOIN = 10  # px at the least


class Stepper(QWidget):
    """chosen: the number of a stage, from 0."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str], tips: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Tahap pertolongan"))
        self._steps = [_Step(at, name) for at, name in enumerate(names)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, (step, tip) in enumerate(zip(self._steps, tips, strict=True)):
            step.setToolTip(tr("{stage} (Ctrl+{number})").format(stage=tip, number=at + 1))
            step.clicked.connect(lambda _=False, at=at: self.chosen.emit(at))
            row.addWidget(step)
            if at < len(names) - 1:
                row.addWidget(_Join(step), 1)
        self.setFixedHeight(theme.px(34))

    def minimumSizeHint(self) -> QSize:
        """Circles, and the name of the open stage."""
        widest = max(step.full_width() for step in self._steps)
        return QSize(widest + (len(self._steps) - 1) * (theme.px(CIRCLE + 10) + JOIN), theme.px(34))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window only the open stage bears its name."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        whole = sum(step.full_width() for step in self._steps) + (len(self._steps) - 1) * JOIN
        for step in self._steps:
            step.fold(on=whole > self.width() and not step.isChecked())

    def show_states(self, states: Sequence[StageState | None]) -> None:
        """How far each stage is."""
        for step, state in zip(self._steps, states, strict=True):
            step.show_state(done=state is StageState.DONE, begun=state is StageState.RUNNING)
        self.update()

    def show_current(self, at: int | None) -> None:
        """Which one is open."""
        for number, step in enumerate(self._steps):
            step.setChecked(number == at)
        self._fold()


class _Step(QAbstractButton):
    def __init__(self, at: int, name: str) -> None:
        super().__init__()
        self._at, self.done, self._begun, self._folded = at, False, False, False
        self.setText(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, *, done: bool, begun: bool) -> None:
        """Ticked, ringed or plain."""
        self.done, self._begun = done, begun
        state = tr("selesai") if done else tr("berjalan") if begun else tr("belum mulai")
        self.setAccessibleName(f"{self._at + 1}. {self.text()}, {state}")
        self.update()

    def full_width(self) -> int:
        """The width that circle and name need."""
        name = QFontMetrics(theme.font(weight=700)).horizontalAdvance(self.text())
        return name + theme.px(CIRCLE + 22)

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
        return QSize(theme.px(CIRCLE + 10) if self._folded else self.full_width(), theme.px(34))

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
        """The circle with number or tick, the name, a line below the open one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(CIRCLE)
        circle = QRectF(theme.px(4), (self.height() - side) / 2 - theme.px(2), side, side).adjusted(1, 1, -1, -1)
        current = self.isChecked()
        filled = self.done or current
        if self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("soft"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(8), theme.px(8))
        painter.setPen(QPen(theme.colour("action" if filled or self._begun else "field"), theme.px(1.6)))
        painter.setBrush(theme.colour("action" if filled else "card"))
        painter.drawEllipse(circle)
        if self.done:
            mark = theme.px(16)
            place = QRectF(0, 0, mark, mark)
            place.moveCenter(circle.center())
            theme.icon("check", "on_action").paint(painter, place.toRect())
        else:
            painter.setFont(theme.font(12, 700))
            painter.setPen(theme.colour("on_action" if current else "action" if self._begun else "muted"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._at + 1))
        if self._folded:
            return
        painter.setFont(theme.font(weight=700 if current else 400))
        painter.setPen(theme.colour("ink" if current or self.underMouse() or self._begun or self.done else "muted"))
        words = QRectF(self.rect()).adjusted(theme.px(36), 0, 0, -theme.px(4))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if current:
            pen = QPen(theme.colour("action"), theme.px(2.4))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            y = self.height() - theme.px(2)
            painter.drawLine(QPointF(theme.px(36), y), QPointF(self.width() - theme.px(10), y))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as well as Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


class _Join(QWidget):
    """The line between two steps, in colour where the first of them is done."""

    def __init__(self, before: _Step) -> None:
        super().__init__()
        self._before = before
        self.setMinimumWidth(JOIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One line."""
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("action" if self._before.done else "line"), theme.px(2)))
        y = self.height() / 2 - theme.px(2)
        painter.drawLine(QPointF(0, y), QPointF(self.width() - theme.px(4), y))
