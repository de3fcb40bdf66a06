from __future__ import annotations

import dataclasses
import itertools
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseworker_app.diagrams.display import Drawing, geometry
from caseworker_app.diagrams.genogram.family import Couple, Family, Sex
from caseworker_app.diagrams.genogram.layout import layout
from tests.diagrams.genogram.families import child_links, member, sound_families, wild_families

SLOW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def middles(drawing: Drawing) -> dict[str, tuple[float, float]]:
    return {s.key: ((s.box.x0 + s.box.x1) / 2, (s.box.y0 + s.box.y1) / 2) for s in drawing.symbols}


def assert_sound(family: Family, drawing: Drawing) -> None:
    keys = [s.key for s in drawing.symbols]
    assert sorted(keys) == sorted({m.key for m in family.members})
    for a, b in itertools.combinations(drawing.symbols, 2):
        assert not a.box.touches(b.box), (a, b)
    for one, other in itertools.combinations(drawing.labels, 2):
        assert not one.box.touches(other.box, -0.01), (one, other)
    for label in drawing.labels:
        assert all(not label.box.touches(s.box, -0.01) for s in drawing.symbols if s.key != label.key)
    assert {n.key for n in drawing.labels} == set(keys)
    assert all(s.box.x0 >= 0 and s.box.x1 <= drawing.width and s.box.y1 <= drawing.height for s in drawing.symbols)


@SLOW
@given(wild_families())
def test_everybody_is_drawn_once_whatever_the_file_says(family: Family) -> None:
    assert_sound(family, layout(family))


@SLOW
@given(sound_families())
def test_children_stand_below_their_parents(family: Family) -> None:
    drawing = layout(family)
    assert_sound(family, drawing)
    at = middles(drawing)
    for couple in family.couples:
        for child, parent in itertools.product(couple.children, couple.partners):
            assert at[child.key][1] > at[parent][1] + 30


@SLOW
@given(sound_families(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(family: Family, dice: random.Random) -> None:
    members, couples = list(family.members), list(family.couples)
    dice.shuffle(members)
    dice.shuffle(couples)
    shuffled = dataclasses.replace(family, members=tuple(members), couples=tuple(couples))
    assert geometry(layout(shuffled)) == geometry(layout(family))
    assert layout(family) == layout(family)


def household_of_seven() -> Family:
    names = ["ayah", "ibu", "lamria", "anton", "marulak", "sri", "nurmala", "marta", "rosa"]
    sexes: list[Sex] = ["L", "P", "P", "L", "L", "P", "P", "P", "P"]
    years = [1955, 1963, 1980, 1983, 1985, 1987, 1988, 1997, 1998]
    people = [member(n, s, y) for n, s, y in zip(names, sexes, years, strict=True)]
    return Family(tuple(people), (Couple("k", ("ayah", "ibu"), children=child_links(*reversed(names[2:]))),))


def test_siblings_stand_from_the_oldest_to_the_youngest_under_the_middle_of_their_parents() -> None:
    at = middles(layout(household_of_seven()))
    siblings = ["lamria", "anton", "marulak", "sri", "nurmala", "marta", "rosa"]
    assert sorted(siblings, key=lambda k: at[k][0]) == siblings
    assert len({at[k][1] for k in siblings}) == 1
    parents = (at["ayah"][0] + at["ibu"][0]) / 2
    assert abs(parents - (at["lamria"][0] + at["rosa"][0]) / 2) < 0.5
    assert at["ayah"][0] < at["ibu"][0]


def test_one_more_child_moves_nobody_to_another_place_in_the_order() -> None:
    family = household_of_seven()
    couple = dataclasses.replace(family.couples[0], children=(*family.couples[0].children, *child_links("baru")))
    grown = dataclasses.replace(family, members=(*family.members, member("baru", "L", 1999)), couples=(couple,))
    before, after = middles(layout(family)), middles(layout(grown))
    order = sorted(before, key=lambda k: (before[k][1], before[k][0]))
    assert sorted(before, key=lambda k: (after[k][1], after[k][0])) == order
    assert max(abs(after[k][0] - before[k][0] - (after["ayah"][0] - before["ayah"][0])) for k in before) < 45


def test_children_of_two_wives_hang_from_their_own_couple() -> None:
    people = [member("joko", "L"), member("sari", "P"), member("tuti", "P"), *(member(f"anak {i}") for i in range(5))]
    family = Family(
        tuple(people),
        (
            Couple("a", ("joko", "sari"), since=1990, children=child_links("anak 0", "anak 1", "anak 2")),
            Couple("b", ("joko", "tuti"), since=2001, children=child_links("anak 3", "anak 4")),
        ),
    )
    at = middles(layout(family))
    assert at["sari"][1] == at["joko"][1] == at["tuti"][1]
    assert (at["sari"][0] - at["joko"][0]) * (at["tuti"][0] - at["joko"][0]) < 0
    first = sorted(at[f"anak {i}"][0] for i in range(3))
    second = sorted(at[f"anak {i}"][0] for i in range(3, 5))
    assert first[-1] < second[0] or second[-1] < first[0]


def test_an_uncle_who_marries_his_niece_stands_beside_her() -> None:
    family = Family(
        tuple(member(k) for k in ("kakek", "nenek", "paman", "ibu", "ayah", "keponakan", "anak")),
        (
            Couple("1", ("kakek", "nenek"), children=child_links("ibu", "paman")),
            Couple("2", ("ayah", "ibu"), children=child_links("keponakan")),
            Couple("3", ("paman", "keponakan"), children=child_links("anak")),
        ),
    )
    at = middles(layout(family))
    assert at["paman"][1] == at["keponakan"][1] > at["ibu"][1]
    assert at["anak"][1] > at["paman"][1]


def test_fourteen_children_of_four_wives_do_not_meet() -> None:
    wives = [member(f"istri {i}", "P") for i in range(4)]
    children = [member(f"anak {i}", "L", 1980 + i) for i in range(14)]
    couples = tuple(
        Couple(f"k{i}", ("ayah", f"istri {i}"), since=1978 + i, children=child_links(*(c.key for c in children[i::4])))
        for i in range(4)
    )
    family = Family((member("ayah", "L"), *wives, *children), couples)
    drawing = layout(family)
    assert_sound(family, drawing)
    at = middles(drawing)
    assert len({at[w.key][1] for w in wives} | {at["ayah"][1]}) == 1


def test_no_connector_runs_through_a_symbol_that_is_not_its_own() -> None:
    wives = [member(f"istri {i}", "P") for i in range(4)]
    couples = tuple(Couple(f"k{i}", ("ayah", f"istri {i}"), children=child_links(f"anak {i}")) for i in range(4))
    family = Family((member("ayah", "L"), *wives, *(member(f"anak {i}") for i in range(4))), couples)
    drawing = layout(family)
    for line in drawing.lines:
        for symbol in drawing.symbols:
            if symbol.key in line.keys:
                continue
            for (x0, y0), (x1, y1) in itertools.pairwise(line.points):
                for t in range(21):
                    x, y = x0 + (x1 - x0) * t / 20, y0 + (y1 - y0) * t / 20
                    inside = symbol.box.x0 < x < symbol.box.x1 and symbol.box.y0 < y < symbol.box.y1
                    assert not inside, (line, symbol)


def test_a_move_by_hand_is_kept() -> None:
    family = household_of_seven()
    moved = dataclasses.replace(family, nudges={"rosa": (25.0, 10.0)})
    before, after = middles(layout(family)), middles(layout(moved))
    assert round(after["rosa"][0] - after["lamria"][0] - (before["rosa"][0] - before["lamria"][0]), 3) == 25
    assert round(after["rosa"][1] - after["lamria"][1], 3) == 10


def test_nobody_at_all_is_an_empty_drawing() -> None:
    assert layout(Family(())).symbols == ()
