"""The pen for paper: a display list to PDF, SVG and PNG. The only module that knows matplotlib.

The shapes go straight to matplotlib's renderers, without axes or artists of its own: text stays text, nothing is
parsed as mathematics, the bundled font is named by its file, and the same drawing gives the same bytes.
"""

from __future__ import annotations

import contextlib
import dataclasses
import gc
import io
import math
import threading
import unicodedata
import warnings
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from caseworker_app import paths
from caseworker_app.diagrams.display import Drawing, Path, Text
from caseworker_app.diagrams.measure import text_width
from caseworker_app.diagrams.typesetting import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.backend_bases import RendererBase
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

POINTS_PER_INCH = 72
DEFAULT_DPI = 150
CREATOR = "Caseworker"
SETTINGS: dict[str, Any] = {
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "svg.fonttype": "none",
    "svg.hashsalt": "caseworker",
    "path.simplify": False,
    "text.hinting": "no_hinting",
    "font.sans-serif": ["Arial", "Helvetica"],
    "axes.unicode_minus": False,
}
_ONE_AT_A_TIME = threading.Lock()


def to_pdf(drawing: Drawing) -> bytes:
    """One page of vector PDF with selectable text, as large as the drawing."""
    return pages_to_pdf([drawing])


def pages_to_pdf(drawings: Sequence[Drawing]) -> bytes:
    """One page per drawing, each as large as its drawing; the fonts are embedded once for all of them.

    Embedding is what takes the time, so several drawings are asked for in one go.
    The title is the first drawing's; no author, date or machine is written down.
    """
    with uncollected():
        from matplotlib.backends.backend_pdf import PdfPages

    title = drawings[0].title if drawings else ""
    metadata = {"Creator": CREATOR, "Producer": CREATOR, "CreationDate": None, "Title": title or None}
    target = io.BytesIO()
    with _settings(), PdfPages(target, metadata=metadata) as pages:
        for drawing in drawings:
            pages.savefig(_figure(drawing), dpi=POINTS_PER_INCH, facecolor="white")
    return target.getvalue()


def to_svg(drawing: Drawing) -> bytes:
    """An SVG document whose texts are <text> elements."""
    with uncollected():
        from matplotlib.backends.backend_svg import FigureCanvasSVG

    target = io.BytesIO()
    metadata: dict[str, str | None] = {"Creator": None, "Date": None, "Format": None, "Type": None}
    if drawing.title:
        metadata["Title"] = drawing.title
    with _settings():
        FigureCanvasSVG(_figure(drawing)).print_figure(
            target, format="svg", dpi=POINTS_PER_INCH, facecolor="white", metadata=metadata
        )
    return target.getvalue()


def to_png(drawing: Drawing, dpi: float = DEFAULT_DPI) -> bytes:
    """A picture on white, ``dpi`` pixels per inch."""
    with uncollected():
        from matplotlib.backends.backend_agg import FigureCanvasAgg

    target = io.BytesIO()
    with _settings():
        FigureCanvasAgg(_figure(drawing)).print_figure(
            target, format="png", dpi=dpi, facecolor="white", metadata={"Software": None}
        )
    return target.getvalue()


def printable(text: str) -> str:
    """The text without what no file may hold: control characters and halves of surrogate pairs."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in _whole(text))


def _whole(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without a search for garbage, where very many objects are made that stay, as when matplotlib is imported."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextlib.contextmanager
def _settings() -> Iterator[None]:
    """Matplotlib's settings are the process's own: one drawing at a time."""
    import matplotlib as mpl

    with _ONE_AT_A_TIME, mpl.rc_context(cast("Any", SETTINGS)), warnings.catch_warnings():
        # A character without a glyph is drawn as an empty box: that is the notice, a warning would only reach the log.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield


def _figure(drawing: Drawing) -> Figure:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

    class DisplayList(Artist):
        """The whole drawing as one artist, so that matplotlib has nothing to lay out."""

        def draw(self, renderer: RendererBase) -> None:
            _paint(drawing, renderer)

    figure = Figure(figsize=(drawing.width / POINTS_PER_INCH, drawing.height / POINTS_PER_INCH), dpi=POINTS_PER_INCH)
    figure.artists.append(DisplayList())
    return figure


def _paint(drawing: Drawing, renderer: RendererBase) -> None:
    from matplotlib.transforms import Affine2D

    scale = float(cast("float", renderer.points_to_pixels(1.0)))
    flip = Affine2D().scale(scale, -scale).translate(0, drawing.height * scale)
    for shape in drawing.shapes:
        if isinstance(shape, Path):
            _paint_path(shape, renderer, flip)
            continue
        for piece in typeset(dataclasses.replace(shape, text=printable(shape.text))) if shape.text.strip() else ():
            if isinstance(piece, Path):
                _paint_path(piece, renderer, flip)
            else:
                _paint_text(piece, renderer, drawing.height, scale)


def _paint_path(shape: Path, renderer: RendererBase, flip: Any) -> None:
    from matplotlib.colors import to_rgba
    from matplotlib.path import Path as MplPath

    codes = {"M": (1,), "L": (2,), "C": (4, 4, 4), "Z": (79,)}
    vertices: list[Any] = []
    kinds: list[int] = []
    for kind, *points in shape.steps:
        vertices.extend(points or [(0.0, 0.0)])
        kinds.extend(codes[str(kind)])
    if not vertices:
        return
    context = renderer.new_gc()
    if shape.pen:
        context.set_foreground(shape.pen.color)
        context.set_linewidth(shape.pen.width)
        context.set_joinstyle("round")
        if shape.pen.dash:
            context.set_dashes(0, list(shape.pen.dash))
    else:
        context.set_linewidth(0)
    renderer.draw_path(context, MplPath(vertices, kinds), flip, to_rgba(shape.fill) if shape.fill else None)
    context.restore()


def _paint_text(shape: Text, renderer: RendererBase, height: float, scale: float) -> None:
    text = shape.text
    back = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor] * text_width(text, shape.size, bold=shape.bold)
    turn = math.radians(shape.angle)
    x = shape.x - back * math.cos(turn)
    y = shape.y + back * math.sin(turn)
    context = renderer.new_gc()
    context.set_foreground(shape.color)
    font = _font(shape.bold, shape.italic).copy()
    font.set_size(shape.size)
    place = y if renderer.flipy() else height - y
    renderer.draw_text(context, x * scale, place * scale, text, font, shape.angle)
    context.restore()


@cache
def _font(bold: bool, italic: bool) -> FontProperties:  # noqa: FBT001 - private, cached by position
    from matplotlib.font_manager import FontProperties

    name = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
    return FontProperties(
        family=["Liberation Sans", "sans-serif"],
        weight="bold" if bold else "normal",
        style="italic" if italic else "normal",
        fname=str(paths.resource("fonts", f"LiberationSans-{name[bold, italic]}.ttf")),
    )
