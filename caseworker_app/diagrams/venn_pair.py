"""Two Venn diagrams side by side: who is new or gone, grew or shrank, came nearer or went further, works with whom.

Each body begins at the same side of the client in both. What is not there any more is marked in the earlier picture,
every other change in the later one: badges on the rim of a circle, or where two circles meet.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import Box, Drawing, Shape
from caseworker_app.diagrams.frame import placed
from caseworker_app.diagrams.pair import (
    AFTER,
    BADGE,
    BEFORE,
    Change,
    Pair,
    badge,
    badge_box,
    changes_legend,
    free_place,
    prefixed,
    side_by_side,
)
from caseworker_app.diagrams.venn import CLIENT, MIDDLE_STEP, VennBody, VennData, layout, lens_sign, working_together
from caseworker_app.diagrams.venn import legend_entries as legend_of_one
from caseworker_app.text import mark as marked
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from caseworker_app.diagrams.display import XY
    from caseworker_app.diagrams.frame import LegendEntry

VennPair = Pair[VennData]

TITLE = marked("Diagram Venn sebelum dan sesudah")
PLACES = 32
"""So many places around a circle a badge may take."""
EDGE = BADGE + 2.0


def changes(pair: VennPair) -> dict[str, tuple[Change, ...]]:
    """What became of each body, by its key; what stayed as it was is left out."""
    old, new = ({body.key: body for body in data.bodies} for data in (pair.before, pair.after))
    found: dict[str, tuple[Change, ...]] = {key: ("gone",) for key in old if key not in new}
    for key, body in new.items():
        if key not in old:
            found[key] = ("new",)
        elif steps := _steps(old[key], body):
            found[key] = steps
    return found


def _steps(old: VennBody, new: VennBody) -> tuple[Change, ...]:
    larger = (new.size or MIDDLE_STEP) - (old.size or MIDDLE_STEP)
    further = (new.distance or MIDDLE_STEP) - (old.distance or MIDDLE_STEP)
    steps: list[Change] = []
    if larger:
        steps.append("stronger" if larger > 0 else "weaker")
    if further:
        steps.append("farther" if further > 0 else "nearer")
    return tuple(steps)


def joined(pair: VennPair) -> dict[tuple[str, str], Change]:
    """Who began or ceased to work together, of those who are there at both times."""
    both = {CLIENT, *({body.key for body in pair.before.bodies} & {body.key for body in pair.after.bodies})}
    old, new = (working_together(data.bodies) for data in (pair.before, pair.after))
    return {two: "new" if two in new else "gone" for two in sorted(old ^ new) if both >= set(two)}


def halves(pair: VennPair) -> tuple[Drawing, Drawing]:
    """Both diagrams, each in a drawing of its own, with the changes marked."""
    changed, together = changes(pair), joined(pair)
    turns = _turns(pair)
    drawings = [
        prefixed(
            _half(
                data,
                turns,
                {key: steps for key, steps in changed.items() if (steps == ("gone",)) == (prefix == BEFORE)},
                {two: change for two, change in together.items() if (change == "gone") == (prefix == BEFORE)},
            ),
            prefix,
        )
        for data, prefix in ((pair.before, BEFORE), (pair.after, AFTER))
    ]
    return _centred(*drawings)


def compare(pair: VennPair, room: float | None = None) -> Drawing:
    """Both diagrams in one drawing; keys are those of the bodies behind «before:» and «after:».

    Where ``room``, a width in points, is too narrow, they stand one below the other.
    """
    return side_by_side(tr(TITLE), pair.called, halves(pair), room)


def compare_legend(pair: VennPair) -> list[LegendEntry]:
    """What size, distance and overlap mean, and the marks of change that are used."""
    entries: dict[str, LegendEntry] = {}
    for data in (pair.before, pair.after):
        entries |= {words: (sign, words) for sign, words in legend_of_one(data)}
    names: dict[Change, str] = {
        "stronger": tr("makin penting"),
        "weaker": tr("kurang penting"),
        "nearer": tr("makin dekat"),
        "farther": tr("makin jauh"),
        "new": tr("baru"),
        "gone": tr("tidak ada lagi"),
    }
    used = (step for steps in changes(pair).values() for step in steps)
    between = set(joined(pair).values())
    ties: tuple[tuple[Change, str], ...] = (("new", tr("kerja sama baru")), ("gone", tr("kerja sama berakhir")))
    return [
        *entries.values(),
        *changes_legend(used, names),
        *(([*lens_sign(), *badge(change, (18.0, 9.0))], name) for change, name in ties if change in between),
    ]


def sentences(pair: VennPair) -> list[str]:
    """What became of each body in words: «Sekolah: makin penting (2 menjadi 4); kerja sama baru dengan Puskesmas»."""
    changed, together = changes(pair), joined(pair)
    old, new = ({body.key: body for body in data.bodies} for data in (pair.before, pair.after))
    names = {body.key: body.name.strip() or "?" for body in (*pair.before.bodies, *pair.after.bodies)}
    names[CLIENT] = tr("klien")
    lines = []
    for key in dict.fromkeys((*new, *old)):
        parts = [_said(step, old.get(key), new.get(key)) for step in changed.get(key, ())]
        for two, change in together.items():
            # Each cooperation is told once, with the body of the two that is not the client.
            if key == next(one for one in two if one != CLIENT):
                other = names[two[1] if two[0] == key else two[0]]
                words = (
                    tr("kerja sama baru dengan {name}") if change == "new" else tr("tidak lagi bekerja dengan {name}")
                )
                parts.append(words.format(name=other))
        if parts:
            lines.append(f"{names[key]}: {'; '.join(parts)}")
    return lines


def _said(step: Change, old: VennBody | None, new: VennBody | None) -> str:
    if old is None or new is None:
        return tr("baru") if old is None else tr("tidak ada lagi")
    words, before, after = {
        "stronger": (tr("makin penting"), old.size, new.size),
        "weaker": (tr("kurang penting"), old.size, new.size),
        "nearer": (tr("makin dekat"), old.distance, new.distance),
        "farther": (tr("makin jauh"), old.distance, new.distance),
    }[step]
    return tr("{words} ({before} menjadi {after})").format(
        words=words, before=before or MIDDLE_STEP, after=after or MIDDLE_STEP
    )


def _turns(pair: VennPair) -> dict[str, float]:
    """The angle around the client at which each body stands where all of both times stand together."""
    everyone = {body.key: body for body in (*pair.before.bodies, *pair.after.bodies)}
    drawn = layout(dataclasses.replace(pair.after, bodies=tuple(everyone.values())))
    middles = {symbol.key: _middle(symbol.box) for symbol in drawn.symbols}
    x, y = middles.pop(CLIENT)
    return {key: math.atan2(there[1] - y, there[0] - x) for key, there in middles.items()}


def _centred(left: Drawing, right: Drawing) -> tuple[Drawing, Drawing]:
    """Both of one size, with the client at the same place."""
    centres = [
        next(_middle(one.box) for one in half.symbols if one.key.endswith(f":{CLIENT}")) for half in (left, right)
    ]
    x, y = (max(centre[axis] for centre in centres) for axis in (0, 1))
    moved = [(half, x - cx, y - cy) for half, (cx, cy) in zip((left, right), centres, strict=True)]
    width = max(half.width + dx for half, dx, _ in moved)
    height = max(half.height + dy for half, _, dy in moved)
    one, other = (dataclasses.replace(placed(half, 1.0, dx, dy), width=width, height=height) for half, dx, dy in moved)
    return one, other


def _half(
    data: VennData,
    turns: Mapping[str, float],
    changed: Mapping[str, tuple[Change, ...]],
    together: Mapping[tuple[str, str], Change],
) -> Drawing:
    """One diagram with its badges; it grows where they reach over its edge."""
    drawn = layout(data, turns, changed)
    circles = {symbol.key: symbol.box for symbol in drawn.symbols}
    taken = [label.box for label in drawn.labels]
    shapes: list[Shape] = []
    for two, change in together.items():
        line = next(line for line in drawn.lines if set(line.keys) == set(two))
        place = free_place(_meeting(circles[two[0]], circles[two[1]], line.points), taken)
        taken.append(badge_box(place))
        shapes += badge(change, place)
    for key, steps in changed.items():
        for step in steps:
            place = free_place(_rim(circles[key], [box for other, box in circles.items() if other != key]), taken)
            taken.append(badge_box(place))
            shapes += badge(step, place)
    body = placed(dataclasses.replace(drawn, shapes=(*drawn.shapes, *shapes)), 1.0, EDGE, EDGE)
    return dataclasses.replace(body, width=drawn.width + 2 * EDGE, height=drawn.height + 2 * EDGE)


def _meeting(one: Box, other: Box, course: Iterable[XY]) -> list[XY]:
    """Places for a badge where two circles meet: the ends of what they share, then along the line between them."""
    (x0, y0), (x1, y1) = _middle(one), _middle(other)
    first, second = ((box.x1 - box.x0) / 2 for box in (one, other))
    away = math.dist((x0, y0), (x1, y1)) or 1.0
    ux, uy = (x1 - x0) / away, (y1 - y0) / away
    along = (away * away + first * first - second * second) / (2 * away)
    high = math.sqrt(max(0.0, first * first - along * along))
    x, y = x0 + along * ux, y0 + along * uy
    if high:
        return [
            (x - side * share * high * uy, y + side * share * high * ux) for share in (1.0, 0.0) for side in (1, -1)
        ]
    points = list(course)
    steps = [(a, b, share) for a, b in itertools.pairwise(points) for share in (0.5, 0.3, 0.7)]
    between = [(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b, share in steps]
    return sorted(between, key=lambda place: math.dist(place, (x, y)))


def _rim(circle: Box, others: Iterable[Box]) -> list[XY]:
    """Places for a badge on the rim of a circle from its upper right on, those first that lie in no other circle."""
    x, y = _middle(circle)
    radius = (circle.x1 - circle.x0) / 2
    turns = [math.tau * step / PLACES - math.pi / 4 for step in range(PLACES)]
    rim = [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]
    around = [(_middle(box), (box.x1 - box.x0) / 2) for box in others]

    def inside(place: XY) -> bool:
        return any(math.dist(place, middle) < far + BADGE for middle, far in around)

    return sorted(rim, key=inside)


def _middle(box: Box) -> XY:
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
