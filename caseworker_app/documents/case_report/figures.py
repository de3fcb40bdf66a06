"""Drawings at the width of a report's page: the legend in as many columns as fit, the letters as large as may be."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.diagrams import bodymap, bpss, charts, from_case, quadrant, scores
from caseworker_app.diagrams.catalogue import DIAGRAMS, credit
from caseworker_app.diagrams.display import Drawing, Text
from caseworker_app.diagrams.frame import MARGIN, SMALLEST_TEXT, framed, placed, smallest_text
from caseworker_app.diagrams.sheet import Sheet, stacked
from caseworker_app.documents.blocks import Figure
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.display import Shape
    from caseworker_app.diagrams.frame import LegendEntry
    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.tools import BodyMap, Quadrant

_CM = 72 / 2.54
UPRIGHT = (14.0 * _CM, 19.0 * _CM)
"""What a drawing may fill between the margins of an upright page, its caption left out."""
TURNED = (22.7 * _CM, 11.0 * _CM)
READABLE = SMALLEST_TEXT - 0.01
"""A drawing whose words upright would be smaller than this stands on a page turned on its side."""
AIR = 10.0
CHART_HEIGHT = 190.0
_BODY_HEIGHT = 11.5 * _CM
_LARGEST_SCALE = 1.15


def report_figures(key: str, caption: str, sheet: Sheet, *, tallest: float = UPRIGHT[1]) -> list[Figure]:
    """A diagram with date, initials and legend, as wide as the text; its title is the caption.

    It stands upright where its words can be read there, else turned on its side, else on as few pages as may be; the
    first figure has the key. ``tallest`` is the height in points that it may take on an upright page.
    """
    upright, turned = (_on(sheet, room) for room in ((UPRIGHT[0], tallest), TURNED))
    sizes = (smallest_text(upright), smallest_text(turned))
    is_turned = sizes[0] < READABLE and sizes[1] > sizes[0]
    if max(sizes) >= READABLE:
        return [Figure(key, caption, turned if is_turned else upright, landscape=is_turned)]
    papers = [(width + 2 * MARGIN, height + 2 * MARGIN) for width, height in (TURNED, UPRIGHT)]
    pages, paper = sheet.spread(papers)
    return [
        Figure(key if at == 1 else f"{key}-{at}", caption, _without_margins(page), landscape=paper == papers[0])
        for at, page in enumerate(pages, 1)
    ]


def _on(sheet: Sheet, room: tuple[float, float]) -> Drawing:
    """The diagram in a room, as large as may be."""
    width, height = room
    around = ("", sheet.subtitle, sheet.credit, sheet.legend)
    bare = framed(Drawing(width, 0.0, ()), *around).height - 2 * MARGIN
    left = max(1.0, height - bare)
    drawing = sheet.shaped(width, left).drawing
    scale = min(_LARGEST_SCALE, width / drawing.width, left / drawing.height)
    size = (width + 2 * MARGIN, bare + drawing.height * scale + 2 * MARGIN)
    return _without_margins(framed(drawing, *around, size))


def diagram(teller: Teller, name: str, key: str, caption: str, record: object = None) -> list[Figure]:
    """A diagram of the catalogue, of one of its records where it has several."""
    return report_figures(key, caption, _sheet(teller, name, record))


def ecomap_pair_figures(teller: Teller, key: str) -> list[Figure]:
    """The ecomaps before and after, side by side where they can be read so, else each as a figure of its own."""
    from caseworker_app.diagrams.ecomap_pair import halves

    figures = diagram(teller, "ecomap-pair", key, tr("Ecomap Sebelum dan Sesudah Intervensi"))
    pair = from_case.ecomap_pair_data(teller.file, names=teller.names)
    if len(figures) == 1 or pair is None:
        return figures
    sheet = _sheet(teller, "ecomap-pair", None)
    captions = (tr("Ecomap Sebelum Intervensi"), tr("Ecomap Sesudah Intervensi"))
    return [
        figure
        for at, (drawing, data, caption) in enumerate(zip(halves(*pair), pair, captions, strict=True), 1)
        for figure in report_figures(
            f"{key}-{at}",
            caption,
            dataclasses.replace(sheet, drawing=drawing, subtitle=" · ".join(filter(None, (data.stage, data.date)))),
        )
    ]


def body_figures(teller: Teller, one: BodyMap, key: str, caption: str) -> list[Figure]:
    """The two outlines with their numbered marks; the list of the marks is a table of the report."""
    sheet = _sheet(teller, "bodymap", one)
    data = dataclasses.replace(from_case.bodymap_data(teller.file, one, names=teller.names), caution=False)
    drawn = bodymap.layout(data)
    shapes = tuple(shape for shape in drawn.shapes if _left(shape) < bodymap.LIST_LEFT)
    height = bodymap.HEADING + bodymap.HEIGHT + 8.0
    outlines = dataclasses.replace(drawn, width=bodymap.LIST_LEFT, height=height, shapes=shapes, labels=())
    return report_figures(key, caption, dataclasses.replace(sheet, drawing=outlines), tallest=_BODY_HEIGHT)


def bpss_figure(teller: Teller, key: str, caption: str) -> Figure | None:
    """The four boxes around the client, as wide as the text; None where too much is written to be read."""
    data = from_case.bpss_data(teller.file, names=teller.names)
    return _panels(teller, "bpss", key, caption, bpss.layout(data, UPRIGHT[0]))


def quadrant_figure(teller: Teller, one: Quadrant, key: str, caption: str) -> Figure | None:
    """The four boxes of strengths and obstacles, as wide as the text; None as for the BPSS picture."""
    data = from_case.quadrant_data(teller.file, one, names=teller.names)
    drawing = quadrant.layout(dataclasses.replace(data, explained=False), UPRIGHT[0])
    return _panels(teller, "quadrant", key, caption, drawing, one)


def _panels(
    teller: Teller, name: str, key: str, caption: str, drawing: Drawing, record: object = None
) -> Figure | None:
    figures = report_figures(key, caption, dataclasses.replace(_sheet(teller, name, record), drawing=drawing))
    return figures[0] if len(figures) == 1 and not figures[0].landscape else None


def score_figures(teller: Teller, key: str) -> list[Figure]:
    """Bars for every instrument that was used more than once."""
    found = [one for one in from_case.scores_data(teller.file, names=teller.names) if len(one.readings) > 1]
    found = [one for one in found if any(reading.value is not None for reading in one.readings)]
    drawn = [scores.layout(one, UPRIGHT[0], CHART_HEIGHT) for one in found]
    return _charts(teller, key, tr("Perubahan Skor Sebelum dan Sesudah Intervensi"), drawn)


def readings_figures(teller: Teller, key: str) -> list[Figure]:
    """Lines for every kind of reading that was taken more than once."""
    found = [one for one in from_case.readings_data(teller.file) if any(len(s.readings) > 1 for s in one.series)]
    drawn = [charts.trend(one, UPRIGHT[0], CHART_HEIGHT) for one in found]
    legend = [entry for one in found for entry in charts.trend_legend(one)]
    return _charts(teller, key, tr("Perkembangan Hasil Pencatatan Berkala"), drawn, legend)


def token_figures(teller: Teller, at: int, key: str) -> list[Figure]:
    """The ledger of one token economy as a chart; nothing where nothing was entered."""
    data = from_case.tokens_data(teller.file, names=teller.names)[at]
    if not data.days:
        return []
    drawn = charts.tokens(data, UPRIGHT[0], CHART_HEIGHT)
    return _charts(teller, key, tr("Perolehan Token"), [drawn], charts.tokens_legend(data))


def _sheet(teller: Teller, name: str, record: Any) -> Sheet:
    """A diagram with stage and date above it as far as they are known."""
    sheet = DIAGRAMS[name].sheet(teller.file, names=teller.names, record=record)
    if record is None:
        return sheet
    made = " · ".join(filter(None, (record.stage, teller.words(record.date))))
    return dataclasses.replace(sheet, subtitle=made)


def _charts(
    teller: Teller, key: str, caption: str, drawn: Sequence[Drawing], legend: Sequence[LegendEntry] = ()
) -> list[Figure]:
    """Charts one below another, as many on a page as it holds."""
    room = UPRIGHT[1] - framed(Drawing(UPRIGHT[0], 0.0, ()), "", "", credit(teller.file), legend).height
    figures: list[Figure] = []
    rest = list(drawn)
    while rest:
        count = max([1, *(n for n in range(1, len(rest) + 1) if stacked(rest[:n], caption).height <= room)])
        page, rest = stacked(rest[:count], caption), rest[count:]
        sheet = Sheet(page, caption, credit=credit(teller.file), legend=tuple(legend))
        figures += report_figures(f"{key}-{len(figures) + 1}" if figures else key, caption, sheet)
    return figures


def _left(shape: Shape) -> float:
    """Where a shape begins."""
    if isinstance(shape, Text):
        return shape.x
    return min((point[0] for step in shape.steps for point in step if not isinstance(point, str)), default=0.0)


def _without_margins(drawing: Drawing) -> Drawing:
    """The drawing as wide as the text, with a little air above it."""
    moved = placed(drawing, 1.0, -MARGIN, AIR - MARGIN)
    return dataclasses.replace(moved, width=drawing.width - 2 * MARGIN, height=drawing.height - 2 * MARGIN + AIR)
