"""What must hold for every drawing."""

import itertools

from caseworker_app.diagrams.display import XY, Box, Drawing, Path, Text
from caseworker_app.diagrams.measure import text_box

SLACK = 1e-6


def assert_nothing_overlaps(drawing: Drawing) -> None:
    """No symbol on a symbol, no label on a label, all of it inside the drawing."""
    symbols = [symbol.box for symbol in drawing.symbols]
    labels = [label.box for label in drawing.labels]
    for boxes in (symbols, labels):
        for one, other in itertools.combinations(boxes, 2):
            assert not one.touches(other, -SLACK), (one, other)
    for box in (*symbols, *labels):
        assert_inside(box, drawing)


def assert_texts_inside(drawing: Drawing) -> None:
    """No upright text leaves the drawing."""
    for shape in drawing.shapes:
        if isinstance(shape, Text) and not shape.angle:
            assert_inside(text_box(shape), drawing)


def assert_inside(box: Box, drawing: Drawing) -> None:
    assert box.x0 >= -SLACK
    assert box.y0 >= -SLACK
    assert box.x1 <= drawing.width + SLACK
    assert box.y1 <= drawing.height + SLACK


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def corners(path: Path) -> list[XY]:
    """Every end point of a path's steps."""
    return [step[-1] for step in path.steps if not isinstance(step[-1], str)]
