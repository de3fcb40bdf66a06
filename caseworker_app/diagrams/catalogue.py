"""The diagrams that a case can show: key, title, and how each is drawn on its page."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials
from caseworker_app.diagrams import ecomap, from_case, roadmap
from caseworker_app.diagrams.frame import A4_LANDSCAPE, framed
from caseworker_app.diagrams.genogram.layout import layout as genogram_layout
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.model.tools import Ecomap, RoadMap

Size = tuple[float, float] | None


@dataclasses.dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram of a case. ``draw(file, names, private, size)`` gives it framed: title, date, initials, legend."""

    key: str
    title: str
    draw: Callable[[CaseFile, bool, bool, Size], Drawing]


def credit(file: CaseFile) -> str:
    """«Klien: MS · Praktikan: NR», as it stands in the corner of every drawing."""
    worker = file.case.practitioner
    parts = [tr("Klien: {initials}").format(initials=initials(file.client))]
    if worker and worker.name:
        role = (worker.role or tr("Praktikan")).capitalize()
        parts.append(f"{role}: {''.join(word[0] for word in worker.name.split()).upper()}")
    return " · ".join(parts)


def genogram(file: CaseFile, names: bool, private: bool, size: Size) -> Drawing:  # noqa: FBT001 - one signature for all
    """The genogram, dated by the day that its ages are told for."""
    family = from_case.genogram(file, names=names, private=private)
    day = from_case.drawn_on(file)
    date_line = tr("Usia per {date}").format(date=long_date(day, weekday=False))
    return framed(genogram_layout(family), tr("Genogram"), date_line, credit(file), (), size)


def ecomap_of(file: CaseFile, one: Ecomap | None, names: bool, size: Size) -> Drawing:  # noqa: FBT001 - as above
    """One of the ecomaps."""
    data = from_case.ecomap_data(file, one, names=names)
    subtitle = " · ".join(filter(None, (data.stage, data.date)))
    title = (one.title if one else None) or tr("Ecomap")
    return framed(ecomap.layout(data), title, subtitle, credit(file), ecomap.legend_entries(data), size)


def roadmap_of(file: CaseFile, one: RoadMap | None, private: bool, size: Size) -> Drawing:  # noqa: FBT001 - as above
    """One of the life road maps."""
    data = from_case.roadmap_data(file, one)
    subtitle = " · ".join(filter(None, ((one.stage or "") if one else "", one.date.long() if one and one.date else "")))
    drawing = roadmap.layout(data, private=private)
    return framed(drawing, tr("Life road map"), subtitle, credit(file), roadmap.legend_entries(data), size)


def _last_ecomap(file: CaseFile, names: bool, _private: bool, size: Size) -> Drawing:  # noqa: FBT001 - as above
    return ecomap_of(file, file.case.ecomaps[-1] if file.case.ecomaps else None, names, size)


def _last_roadmap(file: CaseFile, _names: bool, private: bool, size: Size) -> Drawing:  # noqa: FBT001 - as above
    return roadmap_of(file, file.case.road_maps[-1] if file.case.road_maps else None, private, size)


DIAGRAMS: dict[str, Diagram] = {
    diagram.key: diagram
    for diagram in (
        Diagram("genogram", mark("Genogram"), genogram),
        Diagram("ecomap", mark("Ecomap"), _last_ecomap),
        Diagram("roadmap", mark("Life road map"), _last_roadmap),
    )
}

PAGE: Size = A4_LANDSCAPE
"""What a diagram is fitted to when it stands on a page of its own."""
