"""The canvas with mouse and keyboard: symbols are reached, moved and let go, and nothing is lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from caseworker_app.diagrams.display import Box, Drawing, Label, Line, Symbol, Text, polyline, rectangle
from caseworker_app.gui.drawing.canvas import PUSH, Canvas
from caseworker_app.gui.drawing.finding import line_near

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ALT = Qt.KeyboardModifier.AltModifier
PLACES = {"a": (40.0, 40.0), "b": (140.0, 42.0), "c": (90.0, 140.0)}


def three(**moved: tuple[float, float]) -> Drawing:
    """Three symbols, two of them joined."""
    places = {key: (x + moved.get(key, (0, 0))[0], y + moved.get(key, (0, 0))[1]) for key, (x, y) in PLACES.items()}
    boxes = {key: Box(x - 15, y - 15, x + 15, y + 15) for key, (x, y) in places.items()}
    labels = {key: Box(x - 10, y + 18, x + 10, y + 28) for key, (x, y) in places.items()}
    return Drawing(
        200.0,
        200.0,
        (
            polyline([places["a"], places["b"]]),
            *(rectangle(box) for box in boxes.values()),
            *(Text(x, y + 26, key.upper()) for key, (x, y) in places.items()),
        ),
        tuple(Symbol(key, box) for key, box in boxes.items()),
        tuple(Label(key, box, key.upper()) for key, box in labels.items()),
        (Line("tie", ("a", "b"), (places["a"], places["b"])),),
    )


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    made = Canvas(lambda key: key != "c")
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show_drawing(three())
    made.show()
    made.setFocus()
    return made


def middle(canvas: Canvas, key: str) -> QPoint:
    box = canvas.box_of(key)
    assert box is not None
    return canvas.mapFromScene(QPointF((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2))


def test_tab_comes_to_the_drawing_arrows_go_through_it_and_tab_goes_on(qtbot: QtBot) -> None:
    window, canvas = QWidget(), Canvas()
    canvas.show_drawing(three())
    column = QVBoxLayout(window)
    before, after = QLineEdit(), QLineEdit()
    for widget in (before, canvas, after):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    seen = [canvas.current]
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
        seen.append(canvas.current)
    assert seen == ["a", "b", "c", "c"]
    assert "C" in canvas.accessibleDescription()
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert window.focusWidget() is after
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    assert window.focusWidget() is canvas
    assert canvas.current == "c"


def test_up_and_down_lead_to_the_nearest_row(canvas: Canvas) -> None:
    canvas.select("b")
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(canvas, key)
        seen.append(canvas.current)
    assert seen == ["c", "c", "b", "a", "c", "a"]


def test_the_keys_begin_with_the_one_that_matters(canvas: Canvas) -> None:
    canvas.start = "b"
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.current == "b"


def test_a_click_chooses_enter_opens_del_removes(qtbot: QtBot, canvas: Canvas) -> None:
    with qtbot.waitSignal(canvas.chosen) as chosen:
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle(canvas, "b"))
    assert chosen.args == ["b"]
    with qtbot.waitSignal(canvas.opened) as opened:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args == ["b"]
    with qtbot.waitSignal(canvas.removing) as removing:
        QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert removing.args == ["b"]


def test_a_drag_moves_only_the_symbol_and_hands_over_the_way_once(qtbot: QtBot, canvas: Canvas) -> None:
    moves: list[tuple[str, float, float]] = []
    canvas.moved.connect(lambda *move: moves.append(move))
    start = middle(canvas, "a")
    scale = canvas.transform().m11()
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(canvas.viewport(), start + QPoint(8 * step, 6 * step))
    assert moves == []
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(40, 30))
    [(key, dx, dy)] = moves
    assert key == "a"
    assert dx == pytest.approx(40 / scale, abs=1.5)
    assert dy == pytest.approx(30 / scale, abs=1.5)


def test_a_symbol_that_may_not_be_moved_stays(canvas: Canvas) -> None:
    moves: list[object] = []
    canvas.moved.connect(lambda *move: moves.append(move))
    start = middle(canvas, "c")
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas.viewport(), start + QPoint(30, 30))
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(30, 30))
    canvas.select("c")
    QTest.keyClick(canvas, Qt.Key.Key_Right, ALT)
    canvas.keep_push()
    assert moves == []


def test_arrows_add_up_and_a_new_drawing_in_between_loses_nothing(canvas: Canvas) -> None:
    moves: list[tuple[str, float, float]] = []
    canvas.moved.connect(lambda *move: moves.append(move))
    canvas.select("a")
    QTest.keyClick(canvas, Qt.Key.Key_Right, ALT)
    QTest.keyClick(canvas, Qt.Key.Key_Right, ALT)
    canvas.keep_push()
    assert moves == [("a", 2 * PUSH, 0.0)]
    QTest.keyClick(canvas, Qt.Key.Key_Down, ALT)
    canvas.show_drawing(three(a=(2 * PUSH, 0.0)))
    QTest.keyClick(canvas, Qt.Key.Key_Down, ALT)
    canvas.keep_push()
    assert moves == [("a", 2 * PUSH, 0.0), ("a", 0.0, 2 * PUSH)]


def test_what_was_pushed_is_kept_when_the_canvas_is_left(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.select("a")
    QTest.keyClick(canvas, Qt.Key.Key_Left, ALT)
    with qtbot.waitSignal(canvas.moved) as moved:
        canvas.clearFocus()
    assert moved.args == ["a", -PUSH, 0.0]


def test_a_click_on_a_line_and_on_nothing(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.line_kinds = frozenset({"tie"})
    with qtbot.waitSignal(canvas.line_chosen) as chosen:
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas.mapFromScene(QPointF(90.0, 41.0)))
    assert chosen.args is not None
    assert chosen.args[0].keys == ("a", "b")
    with qtbot.waitSignal(canvas.pressed) as pressed:
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas.mapFromScene(QPointF(30.0, 120.0)))
    assert pressed.args == [pytest.approx(30.0, abs=1.0), pytest.approx(120.0, abs=1.0)]


def test_a_small_symbol_is_taken_hold_of_a_little_beside_it(qtbot: QtBot, canvas: Canvas) -> None:
    dot = Symbol("dot", Box(99.0, 79.0, 101.0, 81.0))
    shown = three()
    canvas.show_drawing(Drawing(200.0, 200.0, shown.shapes, (*shown.symbols, dot), shown.labels, shown.lines))
    place = canvas.mapFromScene(QPointF(100.0, 80.0))
    with qtbot.waitSignal(canvas.chosen) as chosen:
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(6, -6))
    assert chosen.args == ["dot"]
    with qtbot.waitSignal(canvas.chosen) as beside:
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(14, 0))
    assert beside.args == [""]


def test_the_ring_stays_on_a_symbol_that_the_next_drawing_brings(canvas: Canvas) -> None:
    canvas.select("new")
    later = three()
    bring = Symbol("new", Box(10, 100, 30, 120))
    canvas.show_drawing(Drawing(200.0, 200.0, later.shapes, (*later.symbols, bring), later.labels, later.lines))
    assert canvas.current == "new"
    assert canvas.box_of("new") is not None


def test_where_lines_cross_a_click_means_the_uppermost() -> None:
    below = Line("household", ("a",), ((0.0, 50.0), (100.0, 50.0)))
    above = Line("emotional", ("a", "b"), ((50.0, 0.0), (50.0, 100.0)))
    drawing = Drawing(100.0, 100.0, (), lines=(above, below))
    kinds = {"household", "emotional"}
    assert line_near(drawing, kinds, (50.1, 50.0), 5.0) is above
    assert line_near(drawing, kinds, (51.0, 50.0), 5.0) is below
    assert line_near(drawing, kinds, (80.0, 70.0), 5.0) is None


@pytest.mark.parametrize("free", ["right-bottom", "left-bottom", "right-top", "left-top"])
def test_what_stands_over_the_drawing_takes_the_corner_that_is_free(qtbot: QtBot, free: str) -> None:
    corners = {
        f"{side}-{end}": (x, y)
        for side, x in (("left", 0.0), ("right", 160.0))
        for end, y in (("top", 0.0), ("bottom", 160.0))
    }
    full = [rectangle(Box(x, y, x + 40, y + 40)) for name, (x, y) in corners.items() if name != free]
    view, strip = Canvas(), QWidget()
    strip.setMinimumSize(80, 60)
    strip.sizeHint = strip.minimumSize  # type: ignore[method-assign] # a widget without a layout asks for no room
    qtbot.addWidget(view)
    view.overlay(strip)
    view.resize(400, 400)
    view.show_drawing(Drawing(200.0, 200.0, tuple(full)))
    view.show()
    view.fit()
    side, end = free.split("-")
    assert (strip.x() > 200, strip.y() > 200) == (side == "right", end == "bottom")
