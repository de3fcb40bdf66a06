"""The events of a client's life, as the road map is drawn from them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.ages import age_on, drawn_on
from caseworker_app.diagrams import by_hand, roadmap
from caseworker_app.diagrams.diagram import Diagram
from caseworker_app.diagrams.from_case.words import wording
from caseworker_app.diagrams.roadmap_axis import WIDTH
from caseworker_app.forms import tools
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.diagram import View
    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.person import Person
    from caseworker_app.model.tools import RoadMap, RoadMapEvent


def roadmap_data(
    file: CaseFile, one: RoadMap | None, *, names: bool = False, years: bool = False
) -> roadmap.RoadmapData:
    """One life road map of a case; ages are put on the axis of years where the year of birth is known.

    years: its axis is one of years anyhow, because of another road map on it.
    """
    events = () if one is None else tuple(sorted(one.events, key=lambda event: event.position))
    say = wording(file, names=names)
    told = tuple(_road_event(event, say) for event in events)
    birth = _birth_year(file.client)
    day = (one.date.earliest if one and one.date else None) or drawn_on(file)
    now = float(day.year) + (day.timetuple().tm_yday - 1) / 366
    if birth is None and not years and not names_years(events):
        age = age_on(file.client, day) if file.client else None
        now_text = tr("{age} tahun").format(age=age) if age is not None else ""
        return roadmap.RoadmapData(told, None, float(age) if age else None, now_text)
    return roadmap.RoadmapData(told, birth, now, str(day.year))


def names_years(events: Iterable[RoadMapEvent]) -> bool:
    """Whether any event is dated by a year."""
    return any(event.when and event.when.year for event in events)


def _road_event(event: RoadMapEvent, say: Callable[[str | None], str]) -> roadmap.RoadEvent:
    when = event.when
    return roadmap.RoadEvent(
        key=event.id,
        label=say(event.what),
        feeling=None if event.feeling is None else float(event.feeling),
        year=_year(when) if when else None,
        age=float(when.age) if when and when.age is not None else None,
        span={"day": 1 / 366, "month": 1 / 12}.get(when.precision, 1.0) if when else 1.0,
        when=say(when.long()) if when else "",
        hope=bool(event.hope),
        private=bool(event.private),
        people=tuple(say(person) for person in event.people or ()),
    )


def _year(when: PartialDate) -> float | None:
    """The year, and the part of it that had passed where the month is known."""
    if when.age is not None or not when.year or not when.earliest:
        return None
    begun = (when.earliest.timetuple().tm_yday - 1) / 366 if when.precision in {"day", "month"} else 0.0
    return when.year + begun


def _birth_year(person: Person | None) -> float | None:
    """The year of birth as known, or the middle of the years that a stated age allows."""
    if person is None:
        return None
    for known in (person.born, person.stated_age):
        if known and known.earliest and known.latest:
            return float((known.earliest.year + known.latest.year) // 2)
    return None


def _shown(view: View) -> roadmap.RoadmapData:
    """With what is private only where it may be seen."""
    data = roadmap_data(view.file, view.record, names=view.names)
    return dataclasses.replace(data, events=tuple(e for e in data.events if view.private or not e.private))


def _layout(data: roadmap.RoadmapData, width: float = WIDTH, height: float = roadmap.ROOM) -> Drawing:
    """The road map in a width and with a height for its wave, in points."""
    return roadmap.layout(data, private=True, room=height, width=width)


DIAGRAMS = (
    Diagram(
        "roadmap",
        mark("Life road map"),
        read=_shown,
        layout=_layout,
        legend=lambda data: roadmap.legend_entries(data, private=True),
        shows=lambda data: data.events,
        empty=tools.ROAD_MAP.empty,
        shape=lambda data, drawing, width, height: _layout(data, height=height * drawing.width / width),
        for_room=lambda width, height: (min(WIDTH, max(400.0, width)), min(roadmap.ROOM, max(250.0, height))),
        records="road_maps",
        rows="events",
        page=tools.ROAD_MAP,
        blank=lambda: (by_hand.road(), ()),
    ),
)
