"""Steps of zooming, panning and dragging on a genogram of 60 people with emotional lines, each until it is painted."""

from __future__ import annotations

import itertools
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.benchmarks.measure import tell

if TYPE_CHECKING:
    from caseworker_app.diagrams.genogram.family import Family
    from caseworker_app.gui.drawing.canvas import Canvas

AIM = "<= 50 ms"
SIZE = (1284, 640)  # px: a drawing in a window of its own at 1366 × 768
COUPLES, CHILDREN = 10, 4


def main() -> None:
    """Paint into the memory of this process; no display is needed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from caseworker_app.diagrams.genogram.layout import layout
    from caseworker_app.gui.base import theme
    from caseworker_app.gui.drawing.canvas import Canvas

    app = QApplication([])
    theme.apply(app)
    canvas = Canvas(lambda _key: True)
    canvas.resize(*SIZE)
    canvas.show()
    drawing = layout(_family())
    start = time.perf_counter()
    canvas.show_drawing(drawing)
    canvas.grab()
    tell("a new drawing of 60 people is painted", (time.perf_counter() - start) * 1000, "", "ms")
    _tell("zoom", canvas, _zooms(canvas))
    _tell("pan", canvas, _pans(canvas))
    _tell("drag", canvas, _drags(canvas))
    os._exit(0)


def _tell(what: str, canvas: Canvas, steps: Iterator[Callable[[], object]]) -> None:
    spent = []
    for step in steps:
        start = time.perf_counter()
        step()
        canvas.grab()
        spent.append((time.perf_counter() - start) * 1000)
    tell(f"a step of {what} at 60 people, median", statistics.median(spent), AIM, "ms")
    tell(f"a step of {what} at 60 people, slowest", max(spent), AIM, "ms")


def _zooms(canvas: Canvas) -> Iterator[Callable[[], object]]:
    canvas.fit()
    for factor in (*[1.25] * 8, *[0.8] * 10):
        yield lambda factor=factor: canvas.zoom(factor)  # type: ignore[misc] # the factor of this step


def _pans(canvas: Canvas) -> Iterator[Callable[[], object]]:
    canvas.fit()
    canvas.zoom(2.0)
    bar = canvas.horizontalScrollBar()
    for _ in range(24):
        yield lambda: bar.setValue(bar.value() + 15)


def _drags(canvas: Canvas) -> Iterator[Callable[[], object]]:
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtTest import QTest

    canvas.fit()
    box = canvas.box_of(canvas.order()[30])
    assert box is not None
    place = canvas.mapFromScene(QPointF((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2))
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    for at in range(1, 25):
        yield lambda at=at: QTest.mouseMove(canvas.viewport(), place + QPoint(3 * at, 2 * at))  # type: ignore[misc] # as above


def _family() -> Family:
    """Ten couples with four children each, and lines of every kind among them."""
    from caseworker_app.diagrams.genogram.family import ChildLink, Couple, EmotionalTie, Family, Member, TieKind

    members, couples, row = [], [], []
    for at in range(COUPLES):
        pair = (f"m{at}", f"f{at}")
        born = [f"c{at}-{child}" for child in range(CHILDREN)]
        members += [Member(pair[0], "L", ("MS", "petani", "SMA")), Member(pair[1], "P", ("KD", "pedagang", "SMP"))]
        members += [Member(key, "P", ("AS", "pelajar"), age=12) for key in born]
        couples.append(Couple(f"u{at}", pair, children=tuple(ChildLink(key) for key in born)))
        row.append(pair[at % 2])
    kinds = get_args(TieKind)
    ends = itertools.islice(zip(row, reversed(row), strict=True), len(row) // 2)
    near = zip(row, [f"c{at}-0" for at in range(COUPLES)], strict=True)
    ties = [EmotionalTie(one, other, kind) for (one, other), kind in zip([*ends, *near], itertools.cycle(kinds))]
    return Family(tuple(members), tuple(couples), ties=tuple(ties))


if __name__ == "__main__":
    main()
