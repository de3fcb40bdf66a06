"""Two life road maps one above the other on one axis of time: what feels otherwise now, what is new, what is left out.

An event stands at the same place in both. The years run between the two curves. What is not written any more is marked
in the upper one, every other change in the lower one.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import Drawing, Shape
from caseworker_app.diagrams.frame import placed
from caseworker_app.diagrams.pair import AFTER, BEFORE, HEADING, Change, Pair, changes_legend, prefixed
from caseworker_app.diagrams.panels import block
from caseworker_app.diagrams.roadmap import Note, Stage, drawn, staged
from caseworker_app.diagrams.roadmap import legend_entries as legend_of_one
from caseworker_app.diagrams.roadmap_axis import STRIP, WIDTH, Axis, foot
from caseworker_app.diagrams.roadmap_marks import Mark, RoadEvent, RoadmapData, placed_marks
from caseworker_app.text import mark as marked
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.diagrams.frame import LegendEntry

RoadmapPair = Pair[RoadmapData]

TITLE = marked("Life road map sebelum dan sesudah")
ROOM = 560.0
"""Height in points that both waves and their labels may fill; many labels need more."""

HALF_ROOM = 330.0
"""The same for one of them that stands by itself."""
UNDER_YEARS = 6.0


def changes(pair: RoadmapPair) -> dict[str, Change]:
    """What became of each event, by its key; what stayed as it was is left out."""
    old, new = ({event.key: event for event in data.events} for data in (pair.before, pair.after))
    found: dict[str, Change] = {key: "gone" for key in old if key not in new}
    for key, event in new.items():
        if key not in old:
            found[key] = "new"
        elif (change := _change(old[key], event)) is not None:
            found[key] = change
    return found


def _change(old: RoadEvent, new: RoadEvent) -> Change | None:
    if old.feeling is not None and new.feeling is not None and old.feeling != new.feeling:
        return "stronger" if new.feeling > old.feeling else "weaker"
    same = (old.feeling, old.when, old.hope) == (new.feeling, new.when, new.hope)
    return None if same else "other"


def halves(pair: RoadmapPair, width: float = WIDTH, room: float = HALF_ROOM) -> tuple[Drawing, Drawing]:
    """Both road maps, each in a drawing of its own with the years below it; both have the same years."""
    before, after = (
        dataclasses.replace(road, shapes=(*foot(stage.axis, stage.height - STRIP), *road.shapes))
        for road, stage in _drawn(pair, width, room)
    )
    return before, after


def compare(pair: RoadmapPair, width: float = WIDTH, room: float = ROOM) -> Drawing:
    """Both times in one drawing; keys are those of the events and «now» behind «before:» and «after:»."""
    names = [block(words, width - 8.0, HEADING, bold=True) for words in pair.called]
    heads = [name.height + 6.0 for name in names]
    each = (room - sum(heads)) / 2
    roads = _drawn(pair, width, each)
    axis, stages = roads[0][1].axis, [stage for _, stage in roads]
    second = heads[0] + stages[0].height + UNDER_YEARS
    tops = (heads[0], second + heads[1])
    parts = [placed(road, 1.0, 0.0, top) for (road, _), top in zip(roads, tops, strict=True)]
    shapes: list[Shape] = [*names[0].shapes(4.0, 0.0), *names[1].shapes(4.0, second)]
    shapes += foot(axis, second - UNDER_YEARS - STRIP)
    return Drawing(
        width,
        tops[1] + stages[1].height - STRIP + 4.0,
        (*shapes, *(shape for part in parts for shape in part.shapes)),
        tuple(symbol for part in parts for symbol in part.symbols),
        tuple(label for part in parts for label in part.labels),
        tuple(line for part in parts for line in part.lines),
        tr(TITLE),
    )


def _drawn(pair: RoadmapPair, width: float, room: float) -> list[tuple[Drawing, Stage]]:
    """Each road map on the axis of both, without the years."""
    changed = changes(pair)
    axis, marks = _on_one_axis(pair, width)
    gone = {key: Note(change) for key, change in changed.items() if change == "gone"}
    others = {key: Note(change, words_of_change(pair, key)) for key, change in changed.items() if change != "gone"}
    stages = [
        staged(axis, some, data, room, notes)
        for some, data, notes in zip(marks, (pair.before, pair.after), (gone, others), strict=True)
    ]
    return [(prefixed(drawn(stage), prefix), stage) for stage, prefix in zip(stages, (BEFORE, AFTER), strict=True)]


def compare_legend(pair: RoadmapPair) -> list[LegendEntry]:
    """The signs of both road maps and the marks of change that are used."""
    names: dict[Change, str] = {
        "stronger": tr("perasaan membaik"),
        "weaker": tr("perasaan memburuk"),
        "other": tr("perubahan lain"),
        "new": tr("baru"),
        "gone": tr("tidak ditulis lagi"),
    }
    return [*legend_of_one(_everything(pair), private=True), *changes_legend(changes(pair).values(), names)]


def sentences(pair: RoadmapPair) -> list[str]:
    """What became of each event in words: «1997 putus sekolah: rasa −4 menjadi +1»."""
    changed = changes(pair)
    lines = []
    for event in (*pair.after.events, *(one for one in pair.before.events if changed.get(one.key) == "gone")):
        if event.key not in changed:
            continue
        said = {"new": tr("baru"), "gone": tr("tidak ditulis lagi")}.get(changed[event.key])
        called = " ".join(filter(None, (tr("harapan") if event.hope else event.when, event.label.strip() or "?")))
        lines.append(f"{called}: {said or words_of_change(pair, event.key)}")
    return lines


def words_of_change(pair: RoadmapPair, key: str) -> str:
    """What is otherwise in the later road map: «rasa −4 menjadi +1»; nothing for what has no counterpart."""
    old, new = (next((event for event in data.events if event.key == key), None) for data in (pair.before, pair.after))
    if old is None or new is None:
        return ""
    parts = []
    if old.feeling != new.feeling:
        parts.append(tr("rasa {before} menjadi {after}").format(before=_felt(old), after=_felt(new)))
    if old.hope != new.hope:
        parts.append(tr("dahulu harapan") if old.hope else tr("kini harapan"))
    elif old.when != new.when:
        parts.append(tr("dahulu {when}").format(when=old.when or tr("tanpa waktu")))
    return "; ".join(parts)


def _felt(event: RoadEvent) -> str:
    if event.feeling is None:
        return tr("belum dinilai")
    return f"{event.feeling:+g}".replace("-", "−") if event.feeling else "0"


def _everything(pair: RoadmapPair) -> RoadmapData:
    """What stands on the axis of both: each event once where it stands at one time, twice where the time differs."""
    events = {_slot(event): event for data in (pair.after, pair.before) for event in data.events}
    numbered = tuple(dataclasses.replace(event, key=slot) for slot, event in events.items())
    births = (pair.after.birth_year, pair.before.birth_year)
    nows = [now for now in (pair.before.now, pair.after.now) if now is not None]
    birth = next((year for year in births if year is not None), None)
    return RoadmapData(numbered, birth, max(nows, default=None))


def _slot(event: RoadEvent) -> str:
    return f"{event.key} {event.year} {event.age} {event.hope}"


def _on_one_axis(pair: RoadmapPair, width: float) -> tuple[Axis, tuple[list[Mark], list[Mark]]]:
    """The axis of both, and the marks of each at their places on it."""
    everything = _everything(pair)
    axis, slots = placed_marks(everything.events, everything, width)
    before, after = ({_slot(event): event for event in data.events} for data in (pair.before, pair.after))
    return axis, (_marks_of(before, slots), _marks_of(after, slots))


def _marks_of(events: dict[str, RoadEvent], slots: list[Mark]) -> list[Mark]:
    return [dataclasses.replace(slot, event=events[slot.event.key]) for slot in slots if slot.event.key in events]
