"""Drawings at the width of a report's page: the legend in as many columns as fit, the letters as large as may be."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import Drawing
from caseworker_app.diagrams.frame import MARGIN, framed, placed
from caseworker_app.documents.blocks import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.frame import LegendEntry

_CM = 72 / 2.54
UPRIGHT = (14.0 * _CM, 19.0 * _CM)
"""What a drawing may fill between the margins of an upright page, its caption left out."""
TURNED = (22.7 * _CM, 11.0 * _CM)
LEAST_SCALE = 0.7
"""A drawing that upright would be smaller than this stands on a page turned on its side."""
_LARGEST_SCALE = 1.15


def report_figure(
    key: str, caption: str, drawing: Drawing, *, subtitle: str, credit: str, legend: Sequence[LegendEntry] = ()
) -> Figure:
    """A drawing with date, initials and legend, as wide as the text; its title is the caption."""
    turned = UPRIGHT[0] / drawing.width < LEAST_SCALE
    width, height = TURNED if turned else UPRIGHT
    bare = framed(Drawing(width, 0.0, ()), "", subtitle, credit, legend).height - 2 * MARGIN
    scale = min(_LARGEST_SCALE, width / drawing.width, (height - bare) / drawing.height)
    size = (width + 2 * MARGIN, bare + drawing.height * scale + 2 * MARGIN)
    return Figure(key, caption, _without_margins(framed(drawing, "", subtitle, credit, legend, size)), landscape=turned)


def _without_margins(drawing: Drawing) -> Drawing:
    moved = placed(drawing, 1.0, -MARGIN, -MARGIN)
    return dataclasses.replace(moved, width=drawing.width - 2 * MARGIN, height=drawing.height - 2 * MARGIN)
