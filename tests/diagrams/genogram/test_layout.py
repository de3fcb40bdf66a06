from __future__ import annotations

import dataclasses
import itertools
import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.diagrams.display import Drawing, geometry
from caseworker_app.diagrams.draw import to_svg
from caseworker_app.diagrams.genogram.chart import Chart
from caseworker_app.diagrams.genogram.family import ChildLink, Couple, Family, Household, Member, Sex
from caseworker_app.diagrams.genogram.generations import assign_rows
from caseworker_app.diagrams.genogram.kinship import kinship
from caseworker_app.diagrams.genogram.layout import layout
from caseworker_app.diagrams.genogram.ordering import order_rows
from caseworker_app.diagrams.genogram.runs import shortened, sibling_runs
from caseworker_app.diagrams.genogram.unknown import with_unknown_partners
from tests.diagrams.genogram.families import child_links, eventful_family, member, sound_families, wild_families
from tests.examples import few


def middles(drawing: Drawing) -> dict[str, tuple[float, float]]:
    return {s.key: ((s.box.x0 + s.box.x1) / 2, (s.box.y0 + s.box.y1) / 2) for s in drawing.symbols}


def assert_sound(family: Family, drawing: Drawing) -> None:
    keys = [s.key for s in drawing.symbols]
    assert sorted(keys) == sorted({m.key for m in with_unknown_partners(family).members})
    for a, b in itertools.combinations(drawing.symbols, 2):
        assert not a.box.touches(b.box), (a, b)
    for one, other in itertools.combinations(drawing.labels, 2):
        assert not one.box.touches(other.box, -0.01), (one, other)
    for label in drawing.labels:
        assert all(not label.box.touches(s.box, -0.01) for s in drawing.symbols if s.key != label.key)
    assert {n.key for n in drawing.labels} >= {m.key for m in family.members}
    assert all(s.box.x0 >= 0 and s.box.x1 <= drawing.width and s.box.y1 <= drawing.height for s in drawing.symbols)


@few(15)
@given(wild_families())
def test_everybody_is_drawn_once_whatever_the_file_says(family: Family) -> None:
    assert_sound(family, layout(family))


@few(15)
@given(sound_families())
def test_children_stand_below_their_parents(family: Family) -> None:
    drawing = layout(family)
    assert_sound(family, drawing)
    at = middles(drawing)
    for couple in family.couples:
        for child, parent in itertools.product(couple.children, couple.partners):
            assert at[child.key][1] > at[parent][1] + 30


@few(15)
@given(sound_families(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(family: Family, dice: random.Random) -> None:
    drawing = layout(family)
    assert geometry(layout(shuffled(family, dice))) == geometry(drawing)
    assert layout(family) == drawing


def shuffled(family: Family, dice: random.Random) -> Family:
    """The same family with its records in another order."""

    def mixed(records: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(dice.sample(records, len(records)))

    return Family(
        members=mixed(family.members),
        couples=mixed(family.couples),
        twins=mixed(family.twins),
        households=mixed([Household(mixed(h.members), h.name) for h in family.households]),
        ties=mixed(family.ties),
        nudges=dict(mixed(list(family.nudges.items()))),
    )


@few(5)
@given(st.randoms(use_true_random=False))
def test_the_same_family_gives_the_same_bytes_in_whatever_order_its_records_come(dice: random.Random) -> None:
    family = dataclasses.replace(eventful_family(), nudges={"rini": (12.0, 4.0), "nenek": (-8.0, 0.0)})
    assert to_svg(layout(shuffled(family, dice))) == to_svg(layout(family))


def with_one_more_child(family: Family, couple: Couple) -> Family:
    more = dataclasses.replace(couple, children=(*couple.children, *child_links("baru")))
    return dataclasses.replace(
        family,
        members=(*family.members, member("baru", "P", 2020)),
        couples=tuple(more if one is couple else one for one in family.couples),
    )


def three_generations() -> Family:
    """Grandparents on both sides, an uncle with children, a remarried father, a half-brother."""
    years = {"kakek": 1930, "nenek": 1934, "opa": 1932, "oma": 1936, "ayah": 1960, "paman": 1963, "ibu": 1962}
    years |= {"bibi": 1965, "ibu tiri": 1970, "a": 1984, "b": 1986, "c": 1990, "x": 1988, "y": 1991, "adik tiri": 1999}
    men = ("kakek", "opa", "ayah", "paman", "b", "x", "adik tiri")
    people = tuple(member(key, "L" if key in men else "P", year) for key, year in years.items())
    couples = (
        Couple("1", ("kakek", "nenek"), children=child_links("ayah", "paman")),
        Couple("2", ("opa", "oma"), children=child_links("ibu")),
        Couple("3", ("ayah", "ibu"), since=1983, children=child_links("a", "b", "c")),
        Couple("4", ("ayah", "ibu tiri"), since=1998, children=child_links("adik tiri")),
        Couple("5", ("paman", "bibi"), children=child_links("x", "y")),
    )
    return Family(people, couples)


@pytest.mark.parametrize("made", [eventful_family, three_generations])
def test_one_more_child_moves_the_others_little(made: Callable[[], Family]) -> None:
    family = dataclasses.replace(made(), ties=(), households=())
    before = middles(layout(family))
    for couple in [couple for couple in family.couples if couple.children]:
        after = middles(layout(with_one_more_child(family, couple)))
        for one, other in itertools.combinations(before, 2):
            if abs(before[one][1] - before[other][1]) < 1:
                assert after[one][1] == pytest.approx(after[other][1])
                assert (before[one][0] < before[other][0]) == (after[one][0] < after[other][0]), (
                    couple.key,
                    one,
                    other,
                )
        shifts = sorted(after[key][0] - before[key][0] for key in before)
        middle = shifts[len(shifts) // 2]
        assert sum(abs(shift - middle) < 75 for shift in shifts) > 0.7 * len(shifts)


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


def test_siblings_without_a_family_of_their_own_are_searched_as_one() -> None:
    family = three_generations()
    seen = []
    for one in (family, with_one_more_child(family, family.couples[4])):
        kin = kinship(one)
        chart = Chart(kin, assign_rows(kin))
        runs = sibling_runs(chart)
        seen.append([[kin.members[c].key for c in union.children] for union in shortened(chart, runs).kin.unions])
        assert sorted(itertools.chain(*order_rows(chart))) == list(range(len(chart.row)))
    assert seen[0] == seen[1]
    assert ["x"] in seen[0]


def test_a_child_of_unknown_birth_follows_whom_it_follows_in_the_record() -> None:
    people = [member("ibu", "P"), member("a", "L", 1990), member("b", "P"), member("c", "L", 1994)]
    older = member("z", "P", 1985)
    family = Family((*people, older), (Couple("1", ("ibu",), children=child_links("a", "b", "c", "z")),))
    at = middles(layout(family))
    assert sorted("abcz", key=lambda key: at[key][0]) == ["z", "a", "b", "c"]


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


def test_a_move_by_hand_survives_new_members() -> None:
    nudges = {"rosa": (25.0, 10.0), "ayah": (-15.0, 0.0)}
    family = household_of_seven()
    couple = dataclasses.replace(family.couples[0], children=(*family.couples[0].children, *child_links("baru")))
    wife = Couple("lagi", ("ayah", "istri"), since=2000)
    grown = dataclasses.replace(
        family, members=(*family.members, member("baru", "L", 1999), member("istri", "P")), couples=(couple, wife)
    )
    still, moved = middles(layout(grown)), middles(layout(dataclasses.replace(grown, nudges=nudges)))
    off = moved["anton"][0] - still["anton"][0], moved["anton"][1] - still["anton"][1]
    for key, at in still.items():
        dx, dy = nudges.get(key, (0.0, 0.0))
        assert moved[key][0] - at[0] == pytest.approx(dx + off[0])
        assert moved[key][1] - at[1] == pytest.approx(dy + off[1])


def test_who_belongs_to_nobody_stands_apart_at_the_side() -> None:
    family = household_of_seven()
    alone = [Member("kenalan", "P", ("Kenalan",), age=30), Member("tanpa usia", "L", ("Entah",))]
    at = middles(layout(dataclasses.replace(family, members=(*family.members, *alone))))
    siblings = [at[key] for key in ("lamria", "anton", "marulak", "sri", "nurmala", "marta", "rosa")]
    step = siblings[1][0] - siblings[0][0]
    right = max(x for key, (x, _) in at.items() if key not in ("kenalan", "tanpa usia"))
    for one in alone:
        assert at[one.key][0] >= right + 1.4 * step
    assert at["kenalan"][1] == at["rosa"][1]
    assert at["tanpa usia"][1] == at["ayah"][1]


def test_two_families_do_not_reach_into_each_other() -> None:
    family = household_of_seven()
    others = (member("x", "L", 1950), member("y", "P", 1955), *(member(f"z{i}", "P", 1980 + i) for i in range(5)))
    couple = Couple("lain", ("x", "y"), children=child_links(*(f"z{i}" for i in range(5))))
    both = Family((*family.members, *others), (*family.couples, couple))
    at = middles(layout(both))
    assert max(at[m.key][0] for m in family.members) < min(at[m.key][0] for m in others)


def test_the_child_of_a_single_parent_hangs_straight_below_the_line() -> None:
    family = Family(
        (member("ibu", "P", 1970), member("anak", "L", 2000)),
        (Couple("k", ("ibu",), "belum_diketahui", children=(ChildLink("anak", "angkat"),)),),
    )
    drawing = layout(family)
    assert not any(line.kind == "sibship" for line in drawing.lines)
    at = middles(drawing)
    assert 15 < at["anak"][0] - at["ibu"][0] < 45


def test_nobody_at_all_is_an_empty_drawing() -> None:
    assert layout(Family(())).symbols == ()
