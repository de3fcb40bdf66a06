"""Drawings at the width of a report's page: the legend in as many columns as fit, the letters as large as may be."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.diagrams import (
    attainment,
    body_places,
    bodymap,
    bodymap_pair,
    bpss,
    charts,
    ecomap,
    ecomap_pair,
    from_case,
    quadrant,
    roadmap_pair,
    scores,
    single_subject,
    venn_pair,
)
from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.diagrams.diagram import credit
from caseworker_app.diagrams.display import Drawing, Text
from caseworker_app.diagrams.frame import framed, placed, smallest_text
from caseworker_app.diagrams.sheet import Sheet, stacked
from caseworker_app.documents.blocks import Figure
from caseworker_app.documents.fitting import READABLE, Part, crowded, whole
from caseworker_app.documents.wording import titled
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from caseworker_app.diagrams.display import Shape
    from caseworker_app.diagrams.ecomap import EcomapData
    from caseworker_app.diagrams.frame import LegendEntry
    from caseworker_app.diagrams.single_subject import SingleSubjectData
    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.tools import BodyMap, Ecomap, Quadrant

_CM = 72 / 2.54
UPRIGHT = (14.0 * _CM, 19.0 * _CM)
"""What a drawing may fill between the margins of an upright page, its caption left out."""
TURNED = (22.7 * _CM, 12.6 * _CM)
AIR = 10.0
CHART_HEIGHT = 190.0
_BODY_HEIGHT = 12.5 * _CM
_LARGEST_SCALE = 1.15


def report_figures(key: str, caption: str, sheet: Sheet, *, tallest: float = UPRIGHT[1]) -> list[Figure]:
    """A diagram with date, initials and legend, as wide as the text; its title is the caption.

    It stands upright where its words can be read there, else turned on its side, else without its legend or in parts;
    the first figure has the key. ``tallest`` is the height in points that it may take on an upright page.
    """
    upright, turned = (whole(sheet, room, _LARGEST_SCALE) for room in ((UPRIGHT[0], tallest), TURNED))
    sizes = (smallest_text(upright), smallest_text(turned))
    if max(sizes) >= READABLE:
        is_turned = sizes[0] < READABLE
        parts = [Part(turned if is_turned else upright, is_turned)]
    else:
        parts = crowded(sheet, UPRIGHT, TURNED, _LARGEST_SCALE)
    return [
        Figure(
            key if at == 1 else f"{key}-{at}",
            part.caption.format(caption=caption),
            part.drawing if part.turned else _below_text(part.drawing),
            landscape=part.turned,
        )
        for at, part in enumerate(parts, 1)
    ]


def diagram(teller: Teller, name: str, key: str, caption: str, record: object = None) -> list[Figure]:
    """A diagram of the catalogue, of one of its records where it has several."""
    return report_figures(key, caption, _sheet(teller, name, record))


def ecomap_figures(teller: Teller, one: Ecomap, key: str, caption: str) -> list[Figure]:
    """An ecomap; where the people inside the household leave no room, without them: the genogram shows them."""
    figures = diagram(teller, "ecomap", key, caption, one)
    if len(figures) == 1 or not one.household:
        return figures
    data = _without_people(from_case.ecomap_data(teller.file, one, names=teller.names))
    sheet = dataclasses.replace(
        _sheet(teller, "ecomap", one),
        drawing=ecomap.layout(data),
        legend=tuple(ecomap.legend_entries(data)),
        shape=lambda width, height: ecomap.layout(data, (width, height)),
    )
    return report_figures(key, caption, sheet)


def ecomap_pair_figures(teller: Teller, key: str) -> list[Figure]:
    """The ecomaps before and after, side by side where they can be read so, else each as a figure of its own."""
    figures = diagram(teller, "ecomap-pair", key, tr("Ecomap Sebelum dan Sesudah Intervensi"))
    pair = from_case.ecomap_pair_data(teller.file, names=teller.names)
    if len(figures) == 1 or pair is None:
        return figures
    before, after = map(_without_people, pair)
    captions = (tr("Ecomap Sebelum Intervensi"), tr("Ecomap Sesudah Intervensi"))
    called = [" · ".join(filter(None, (data.stage, data.date))) for data in (before, after)]
    legend = ecomap_pair.compare_legend(before, after)
    return _each_by_itself(teller, key, captions, called, ecomap_pair.halves(before, after), legend)


_HALVES: Mapping[str, Callable[[Any], Sequence[Drawing]]] = {
    "bodymap-pair": lambda data: bodymap_pair.halves(data, UPRIGHT[0]),
    "roadmap-pair": roadmap_pair.halves,
    "venn-pair": venn_pair.halves,
}


def pair_figures(teller: Teller, key: str, data: Any) -> list[Figure]:
    """Another diagram before and after, as wide as the text; too crowded for a page, one after the other."""
    tool = DIAGRAMS[key]
    size = tool.for_room(*UPRIGHT) if tool.for_room and not tool.shape else ()
    sheet = tool.sheet_of(tool.view(teller.file, names=teller.names), data, *size)
    figures = report_figures(key, titled(tr(tool.title)), sheet)
    if key not in _HALVES or len(figures) == 1:
        return figures
    name = titled(tr(DIAGRAMS[tool.compares].title))
    words = (tr("{diagram} Sebelum Intervensi"), tr("{diagram} Sesudah Intervensi"))
    captions = [text.format(diagram=name) for text in words]
    return _each_by_itself(teller, key, captions, data.called, _HALVES[key](data), sheet.legend)


def _each_by_itself(
    teller: Teller,
    key: str,
    captions: Sequence[str],
    called: Sequence[str],
    halves: Sequence[Drawing],
    legend: Sequence[LegendEntry],
) -> list[Figure]:
    """Both times of a pair as figures of their own."""
    sheet = dataclasses.replace(_sheet(teller, key, None), legend=tuple(legend), shape=None)
    return [
        figure
        for at, (drawing, subtitle, caption) in enumerate(zip(halves, called, captions, strict=True), 1)
        for figure in report_figures(
            f"{key}-{at}", caption, dataclasses.replace(sheet, drawing=drawing, subtitle=subtitle)
        )
    ]


def _without_people(data: EcomapData) -> EcomapData:
    return dataclasses.replace(data, household=False, inner=None, inner_legend=())


def body_figures(teller: Teller, one: BodyMap, key: str, caption: str) -> list[Figure]:
    """The two outlines with their numbered marks; the list of the marks is a table of the report."""
    sheet = _sheet(teller, "bodymap", one)
    data = dataclasses.replace(from_case.bodymap_data(teller.file, one, names=teller.names), caution=False)
    drawn = bodymap.layout(data)
    shapes = tuple(shape for shape in drawn.shapes if _left(shape) < bodymap.LIST_LEFT)
    height = bodymap.HEADING + body_places.HEIGHT + 8.0
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
    return chart_figures(teller, key, tr("Perubahan Skor Sebelum dan Sesudah Intervensi"), drawn)


def readings_figures(teller: Teller, key: str) -> list[Figure]:
    """Lines for every kind of reading that was taken more than once."""
    found = [
        one
        for one in from_case.readings_data(teller.file, names=teller.names)
        if any(len(s.readings) > 1 for s in one.series)
    ]
    drawn = [charts.trend(one, UPRIGHT[0], CHART_HEIGHT) for one in found]
    legend = [entry for one in found for entry in charts.trend_legend(one)]
    return chart_figures(teller, key, tr("Perkembangan Hasil Pencatatan Berkala"), drawn, legend)


def course_figures(teller: Teller, key: str) -> list[Figure]:
    """The ratings of each anchored scale that was rated more than once and is not shown through phases."""
    drawn = [one for one in from_case.scales_data(teller.file, names=teller.names) if len(one.phases[0].readings) > 1]
    through = {one.behaviour for one in from_case.single_subjects_data(teller.file, names=teller.names)}
    return _over_time(
        teller, key, tr("Perkembangan pada Skala"), [one for one in drawn if one.behaviour not in through]
    )


def phase_figures(teller: Teller, key: str) -> list[Figure]:
    """What is followed through phases, with mean and trend of each."""
    data = from_case.single_subjects_data(teller.file, names=teller.names)
    return _over_time(teller, key, tr("Perkembangan menurut Fase"), data)


def _over_time(teller: Teller, key: str, caption: str, data: Sequence[SingleSubjectData]) -> list[Figure]:
    drawn = [single_subject.layout(one, UPRIGHT[0], CHART_HEIGHT) for one in data]
    entries = {words: sign for one in data for sign, words in single_subject.legend_entries(one)}
    return chart_figures(teller, key, caption, drawn, [(sign, words) for words, sign in entries.items()])


def attainment_figures(teller: Teller, key: str) -> list[Figure]:
    """The small picture of goal levels before and after; nothing where no level is chosen."""
    data = dataclasses.replace(from_case.attainment_data(teller.file, names=teller.names), notes=())
    legend = attainment.legend_entries(data)
    if not legend:
        return []
    return chart_figures(teller, key, tr("Tingkat Pencapaian Tujuan"), [attainment.layout(data, UPRIGHT[0])], legend)


def token_figures(teller: Teller, at: int, key: str) -> list[Figure]:
    """The ledger of one token economy as a chart; nothing where nothing was entered."""
    data = from_case.tokens_data(teller.file, names=teller.names)[at]
    if not data.days:
        return []
    drawn = charts.tokens(data, UPRIGHT[0], CHART_HEIGHT)
    return chart_figures(teller, key, tr("Perolehan Token"), [drawn], charts.tokens_legend(data))


def _sheet(teller: Teller, name: str, record: Any) -> Sheet:
    """A diagram with stage and date above it as far as they are known."""
    sheet = DIAGRAMS[name].sheet(teller.file, names=teller.names, record=record)
    if record is None:
        return sheet
    made = " · ".join(filter(None, (record.stage, teller.words(record.date))))
    return dataclasses.replace(sheet, subtitle=made)


def chart_figures(
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


def _below_text(drawing: Drawing) -> Drawing:
    """The drawing with a little air above it."""
    return dataclasses.replace(placed(drawing, 1.0, 0.0, AIR), height=drawing.height + AIR)
