"""Lines that carry the record they stand for, whatever else joins the same people."""

import dataclasses
import itertools
import math
import random

from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.diagrams.display import XY, Drawing, Path
from caseworker_app.diagrams.genogram.family import ChildLink, Couple, EmotionalTie, Family, Household, TieKind
from caseworker_app.diagrams.genogram.households import PENS
from caseworker_app.diagrams.genogram.kinship import kinship
from caseworker_app.diagrams.genogram.layout import layout
from caseworker_app.diagrams.genogram.unknown import with_unknown_partners
from tests.diagrams.genogram.families import child_links, eventful_family, member, sound_families
from tests.examples import few

TIES: tuple[TieKind, ...] = ("dekat", "konflik", "terputus", "kekerasan_fisik")


def recorded(family: Family, dice: random.Random) -> Family:
    """The family with a key for every record, two marriages of some couples, and two ties of some pairs."""
    couples: list[Couple] = []
    for at, couple in enumerate(family.couples):
        links = tuple(dataclasses.replace(link, record=f"{couple.key}-{link.key}") for link in couple.children)
        couples.append(dataclasses.replace(couple, children=links, since=1950 + at, until=1960, ended="cerai"))
        if len(couple.partners) > 1 and dice.random() < 0.4:
            couples.append(Couple(f"{couple.key}-lagi", couple.partners, since=1970))
    people = [m.key for m in family.members]
    pairs = [dice.sample(people, 2) for _ in range(2)] if len(people) > 1 else []
    ties = [
        EmotionalTie(a, b, kind, record=f"t{i}-{kind}")
        for i, (a, b) in enumerate(pairs)
        for kind in dice.sample(TIES, 2)
    ]
    home = Household(tuple(people[:3]), record="rumah")
    return dataclasses.replace(family, couples=tuple(couples), ties=tuple(ties), households=(home,))


@few(10)
@given(sound_families(), st.randoms(use_true_random=False))
def test_every_line_names_the_record_that_it_is_drawn_from(family: Family, dice: random.Random) -> None:
    family = recorded(family, dice)
    drawing = layout(family)
    whole = with_unknown_partners(family)
    couples = {couple.key: couple for couple in whole.couples}
    children = {link.record: (couple, link.key) for couple in whole.couples for link in couple.children}
    ties = {tie.record: tie for tie in family.ties}
    for line in drawing.lines:
        for record in line.records:
            if line.kind == "emotional":
                assert (ties[record].a, ties[record].b) == line.keys
            elif line.kind == "child":
                couple, child = children[record]
                assert line.keys[: len(couple.partners) + 1][-1] == child
                assert set(line.keys) >= {*couple.partners, child}
            elif line.kind == "household":
                assert record == "rumah"
            else:
                assert set(couples[record].partners) <= set(line.keys)
    drawn = [record for line in drawing.lines if line.kind == "couple" for record in line.records]
    assert sorted(drawn) == sorted(couple.key for couple in whole.couples if len(couple.partners) > 1)
    assert {r for line in drawing.lines if line.kind == "emotional" for r in line.records} == set(ties)
    assert {r for line in drawing.lines if line.kind == "child" for r in line.records} == set(children)


def test_each_marriage_of_one_couple_has_a_stretch_of_their_line_the_first_one_left() -> None:
    people = (member("a", "L"), member("b", "P"))
    first = Couple("9", ("a", "b"), "menikah", "cerai", 2003, 2007)
    second = Couple("1", ("b", "a"), "menikah", None, 2013)
    lines = [line for line in layout(Family(people, (second, first))).lines if line.kind == "couple"]
    assert [line.records for line in lines] == [("9",), ("1",)]
    assert lines[0].points[-1] == lines[1].points[0]


def beside(drawing: Drawing, near: float = 4.0) -> float:
    """The share of the curves of households that runs beside a connector."""
    pieces = [
        piece
        for line in drawing.lines
        if line.kind in {"couple", "descent", "sibship", "child"}
        for piece in itertools.pairwise(line.points)
    ]
    whole = close = 0.0
    for line in drawing.lines:
        for start, end in itertools.pairwise(line.points) if line.kind == "household" else ():
            length = math.dist(start, end)
            whole += length
            steps = [(i + 0.5) / max(1, round(length)) for i in range(max(1, round(length)))]
            places = [(start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t) for t in steps]
            runs = sum(any(_runs_along(place, (start, end), piece, near) for piece in pieces) for place in places)
            close += length * runs / len(steps)
    return close / whole


def _runs_along(place: XY, way: tuple[XY, XY], piece: tuple[XY, XY], near: float) -> bool:
    (x0, y0), (x1, y1) = piece
    for level in (0, 1):
        along, across = 1 - level, level
        level_way = abs(way[0][across] - way[1][across]) < 0.1 and abs(piece[0][across] - piece[1][across]) < 0.1
        low, high = sorted((piece[0][along], piece[1][along]))
        if level_way and low <= place[along] <= high and abs(place[across] - piece[0][across]) < near:
            return (x0, y0) != (x1, y1)
    return False


def test_the_curves_of_households_keep_off_the_lines_of_the_family() -> None:
    assert beside(layout(eventful_family())) < 0.02


def test_the_curves_of_two_households_are_drawn_differently_in_black_and_white() -> None:
    drawing = layout(eventful_family())
    pens = {shape.pen for shape in drawing.shapes if isinstance(shape, Path) and shape.pen in PENS}
    assert len(pens) == 2
    assert len({pen.dash for pen in PENS if pen in pens}) == 2


def test_siblings_by_the_thousand_are_not_compared_each_with_each() -> None:
    keys = [f"c{i}" for i in range(2400)]
    people = (member("a", "L"), member("b", "P"), *(member(key) for key in keys))
    kin = kinship(Family(people, (Couple("u", ("a", "b"), children=child_links(*keys)),)))
    assert len(kin.before[0]) < 100 * len(keys)


def test_a_child_of_two_marriages_of_one_couple_hangs_once() -> None:
    people = (member("a", "L"), member("b", "P"), member("c", "L", 2004), member("d", "P", 2014))
    couples = (
        Couple("1", ("a", "b"), "menikah", "cerai", 2003, 2007, (ChildLink("c", record="p1"),)),
        Couple("2", ("a", "b"), "menikah", None, 2013, None, (ChildLink("d", record="p2"),)),
    )
    lines = layout(Family(people, couples)).lines
    assert sorted(line.records for line in lines if line.kind == "child") == [("p1",), ("p2",)]
    assert {line.records for line in lines if line.kind in {"descent", "sibship"}} == {("1", "2")}
