"""Letters as they are written: joined, stacked and set by HarfBuzz from a bundled typeface."""

from __future__ import annotations

import dataclasses
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from caseworker_app import paths

if TYPE_CHECKING:
    from caseworker_app.diagrams.display import XY

Steps = tuple[tuple[str, tuple["XY", ...]], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Glyph:
    """A shape of the typeface, and where it stands on the line; in units of the size, y growing upwards."""

    number: int
    x: float
    y: float


@lru_cache(maxsize=4096)
def shaped(typeface: str, text: str) -> tuple[float, tuple[Glyph, ...]]:
    """The width of a run at size 1, and its glyphs from left to right, whichever way it is read."""
    import uharfbuzz  # type: ignore[import-untyped] # the library has no types

    font = _font(typeface)
    units = font.face.upem
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    x = 0.0
    glyphs = []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(Glyph(info.codepoint, (x + place.x_offset) / units, place.y_offset / units))
        x += place.x_advance
    return x / units, tuple(glyphs)


@lru_cache(maxsize=4096)
def outline(typeface: str, glyph: int) -> Steps:
    """The outline of a glyph at size 1: the letter of each step of a ``Path`` and its points, y growing upwards."""
    pen = _Steps()
    _font(typeface).draw_glyph_with_pen(glyph, pen)
    units = _font(typeface).face.upem
    return tuple((kind, tuple((x / units, y / units) for x, y in points)) for kind, points in pen.steps)


class _Steps:
    """What HarfBuzz draws an outline with: it notes each step. The names are those of fontTools' pens."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, tuple[XY, ...]]] = []
        self._at: XY = (0.0, 0.0)

    def moveTo(self, point: XY) -> None:  # noqa: N802
        self._add("M", point)

    def lineTo(self, point: XY) -> None:  # noqa: N802
        self._add("L", point)

    def curveTo(self, first: XY, second: XY, end: XY) -> None:  # noqa: N802
        self._add("C", first, second, end)

    def qCurveTo(self, control: XY, end: XY) -> None:  # noqa: N802
        """A quadratic curve, as the cubic one that runs the same way."""
        first, second = (
            (corner[0] + 2 / 3 * (control[0] - corner[0]), corner[1] + 2 / 3 * (control[1] - corner[1]))
            for corner in (self._at, end)
        )
        self._add("C", first, second, end)

    def closePath(self) -> None:  # noqa: N802
        self.steps.append(("Z", ()))

    def _add(self, kind: str, *points: XY) -> None:
        self.steps.append((kind, points))
        self._at = points[-1]


@cache
def _font(typeface: str) -> Any:
    import uharfbuzz

    blob = uharfbuzz.Blob.from_file_path(str(paths.resource("fonts", f"{typeface}.ttf")))
    return uharfbuzz.Font(uharfbuzz.Face(blob))
