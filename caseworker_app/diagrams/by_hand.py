"""Frames of the diagrams that are drawn by hand on paper, and the legend of a genogram with all usual signs."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, get_args

from caseworker_app.diagrams.display import Box, Drawing, Pen, Text, ellipse, polyline, rectangle
from caseworker_app.diagrams.genogram import family, legend
from caseworker_app.diagrams.styles import FAINT, GREY
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.diagrams.display import Shape
    from caseworker_app.diagrams.frame import LegendEntry

UPRIGHT = (452.0, 340.0)
ROAD = (698.0, 230.0)
_FEELINGS = range(5, -6, -1)


def room() -> Drawing:
    """An empty frame."""
    width, height = UPRIGHT
    return Drawing(width, height, (rectangle(Box(0.5, 0.5, width - 0.5, height - 0.5), Pen(0.8, GREY)),))


def around_client() -> Drawing:
    """A frame with the client in its middle."""
    frame = room()
    x, y = frame.width / 2, frame.height / 2
    shapes = (ellipse(x, y, 34.0, 34.0, Pen(1.6)), Text(x, y + 3.5, tr("klien"), 10.0, bold=True))
    return dataclasses.replace(frame, shapes=(*frame.shapes, *shapes))


def road() -> Drawing:
    """Feelings from +5 to −5, and a line for the years to be written below."""
    width, height = ROAD
    step = height / len(_FEELINGS)
    shapes: list[Shape] = []
    for row, feeling in enumerate(_FEELINGS):
        y = (row + 0.5) * step
        pen = Pen(1.1) if feeling == 0 else Pen(0.5, FAINT)
        shapes.append(polyline([(26.0, y), (width, y)], pen))
        shapes.append(Text(20.0, y + 3.0, f"{feeling:+d}".replace("-", "−").replace("+0", "0"), 8.5, anchor="end"))
    below = height + 22.0
    axis: list[Shape] = [
        polyline([(26.0, below), (width, below)], Pen(0.8)),
        Text(26.0, below + 12.0, tr("usia atau tahun"), 8.5, italic=True, anchor="start", color=GREY),
    ]
    return Drawing(width, below + 16.0, (*shapes, *axis))


def genogram_legend() -> Iterator[LegendEntry]:
    """The usual symbols and lines, by the legend of a family that has them all."""
    people = [family.Member("father", "L"), family.Member("mother", "P"), family.Member("client", "P", client=True)]
    people += [family.Member("dead", "L", deceased=True)]
    lost: tuple[family.MemberKind, ...] = ("kehamilan", "keguguran")
    people += [family.Member(kind, "L", kind=kind) for kind in lost]
    kinds: tuple[family.CoupleKind, ...] = get_args(family.CoupleKind)[:3]
    ends: tuple[family.Ended, ...] = ("pisah", "cerai")
    pairs = [*((kind, None) for kind in kinds), *(("menikah", end) for end in ends)]
    couples = []
    for at, (kind, end) in enumerate(pairs):
        mates = (f"m{at}", f"f{at}")
        people += [family.Member(mates[0], "L"), family.Member(mates[1], "P")]
        couples.append(family.Couple(f"c{at}", mates, kind, end))
    people += [family.Member(key, "L") for key in ("angkat", "asuh", "t1", "t2", "u1", "u2")]
    links = (family.ChildLink("angkat", "angkat"), family.ChildLink("asuh", "asuh"))
    twins = tuple(family.ChildLink(key) for key in ("t1", "t2", "u1", "u2"))
    couples[0] = dataclasses.replace(couples[0], children=(*links, *twins))
    bonds: tuple[family.TieKind, ...] = (
        "dekat", "sangat_dekat", "renggang", "konflik", "terputus", "kekerasan_fisik", "pengasuh",
    )  # fmt: skip
    ties = tuple(family.EmotionalTie("m0", "f0", kind) for kind in bonds)
    everything = family.Family(
        tuple(people),
        tuple(couples),
        (family.TwinGroup(("t1", "t2"), identical=True), family.TwinGroup(("u1", "u2"))),
        (family.Household(("m0", "f0")),),
        ties,
    )
    yield from legend.legend_entries(everything)
