from __future__ import annotations

import dataclasses
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.diagrams.display import XY, Box, Drawing, Path, Symbol, Text
from caseworker_app.diagrams.draw import to_svg
from caseworker_app.diagrams.genogram import households
from caseworker_app.diagrams.genogram.family import ChildLink, Couple, EmotionalTie, Family, Household, Member
from caseworker_app.diagrams.genogram.layout import layout
from caseworker_app.diagrams.genogram.legend import legend_entries
from caseworker_app.diagrams.styles import EMOTIONAL
from tests.diagrams.checks import assert_nothing_overlaps, assert_texts_inside
from tests.diagrams.genogram.families import child_links, eventful_family, member, sound_families
from tests.examples import few


def texts(drawing: Drawing) -> list[str]:
    return [s.text for s in drawing.shapes if isinstance(s, Text)]


def meanings(family: Family) -> list[str]:
    return [meaning for _, meaning in legend_entries(family)]


def middle(symbol: Symbol) -> XY:
    return (symbol.box.x0 + symbol.box.x1) / 2, (symbol.box.y0 + symbol.box.y1) / 2


def course(path: Path) -> list[XY]:
    """Points along a path."""
    points: list[XY] = []
    for step in path.steps:
        ends = [p for p in step[1:] if not isinstance(p, str)]
        if step[0] == "C":
            start = points[-1]
            a, b, c = ends
            for i in range(1, 9):
                t, s = i / 8, 1 - i / 8
                weights = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
                x, y = (sum(w * p[k] for w, p in zip(weights, (start, a, b, c), strict=True)) for k in (0, 1))
                points.append((x, y))
        else:
            points += ends
    return points


def encloses(loops: list[list[XY]], point: XY) -> bool:
    """Even-odd rule."""
    x, y = point
    inside = False
    for loop in loops:
        for (x0, y0), (x1, y1) in zip(loop, [*loop[1:], loop[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                inside = not inside
    return inside


def curves(drawing: Drawing) -> list[list[XY]]:
    return [course(s) for s in drawing.shapes if isinstance(s, Path) and s.pen in households.PENS]


def test_everything_of_the_standard_is_drawn_and_nothing_overlaps() -> None:
    family = eventful_family()
    drawing = layout(family)
    assert_nothing_overlaps(drawing)
    assert_texts_inside(drawing)
    written = texts(drawing)
    for expected in (
        "69",
        "1930",
        "1999",
        "Pak Karto",
        "m 1955",
        "c 97",
        "hb 2010",
        "p 20",
        "A '16",
        "AS '19",
        "SO",
        "?",
    ):
        assert expected in written
    assert to_svg(drawing) == to_svg(layout(family))


def test_the_legend_names_exactly_what_is_used() -> None:
    family = eventful_family()
    named = meanings(family)
    assert len(named) == len(set(named)) + 1  # «sejak tahun 1997» stands beside adoption and foster care
    for word in (
        "klien",
        "meninggal",
        "kehamilan",
        "keguguran",
        "cerai",
        "pisah",
        "hubungan lain",
        "anak angkat",
        "tinggal serumah",
    ):
        assert word in named
    plain = Family((member("a", "L"), member("b", "P")), (Couple("k", ("a", "b")),))
    assert meanings(plain) == ["laki-laki", "perempuan", "menikah"]
    for shapes, _ in legend_entries(family):
        for shape in shapes:
            points = course(shape) if isinstance(shape, Path) else [(shape.x, shape.y)]
            assert all(-0.5 <= x <= 36.5 and -0.5 <= y <= 18.5 for x, y in points)


def test_private_lines_can_be_left_out() -> None:
    family = eventful_family()
    pair = {"ibu", "istri kedua"}
    assert any(line.kind == "emotional" and set(line.keys) == pair for line in layout(family).lines)
    assert not any(line.kind == "emotional" and set(line.keys) == pair for line in layout(family, private=False).lines)
    assert EMOTIONAL["distant"].name in [m for _, m in legend_entries(family)]
    assert EMOTIONAL["distant"].name not in [m for _, m in legend_entries(family, private=False)]


def test_emotional_lines_end_at_the_edges_and_pass_no_other_symbol() -> None:
    drawing = layout(eventful_family())
    symbols = {s.key: s for s in drawing.symbols}
    bonds = [line for line in drawing.lines if line.kind == "emotional"]
    assert len(bonds) == 10
    for bond in bonds:
        for key, end in zip(bond.keys, (bond.points[0], bond.points[-1]), strict=True):
            x, y = middle(symbols[key])
            half = (symbols[key].box.x1 - symbols[key].box.x0) / 2
            assert half - 1 <= math.dist((x, y), end) <= half * 1.5 + 8
        for (x0, y0), (x1, y1) in itertools.pairwise(bond.points):
            for symbol in drawing.symbols:
                if symbol.key not in bond.keys:
                    assert not any(
                        symbol.box.contains(x0 + (x1 - x0) * t / 10, y0 + (y1 - y0) * t / 10) for t in range(11)
                    ), (bond.keys, symbol.key)


def texts_crossed(drawing: Drawing, kind: str) -> list[tuple[tuple[str, ...], str]]:
    """Lines of a kind that run over a text, looked at every half point, and the text."""
    found = []
    for line in [line for line in drawing.lines if line.kind == kind]:
        points: list[XY] = []
        for (x0, y0), (x1, y1) in itertools.pairwise(line.points):
            steps = max(1, round(2 * math.dist((x0, y0), (x1, y1))))
            points += [(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps + 1)]
        found += [
            (line.keys, label.text) for label in drawing.labels if any(label.box.contains(*point) for point in points)
        ]
    return found


@pytest.mark.parametrize("hub", ["dewi", "kakek", "istri kedua", "fajar"])
def test_many_emotional_lines_of_one_person_cross_no_text(hub: str) -> None:
    family = eventful_family()
    kinds = [tie.kind for tie in family.ties]
    others = [m.key for m in family.members if m.key != hub][:14]
    ties = tuple(EmotionalTie(hub, other, kinds[i % len(kinds)]) for i, other in enumerate(others))
    drawing = layout(dataclasses.replace(family, ties=ties))
    assert len([line for line in drawing.lines if line.kind == "emotional"]) == 14
    assert texts_crossed(drawing, "emotional") == []


@pytest.mark.parametrize(
    "members", [("ibu", "dewi"), ("hasan", "dewi", "fajar"), ("kakek", "dewi", "lia"), ("istri kedua", "nia")]
)
def test_the_curve_of_a_household_across_generations_crosses_no_text(members: tuple[str, ...]) -> None:
    family = dataclasses.replace(eventful_family(), ties=(), households=(Household(members),))
    assert texts_crossed(layout(family), "household") == []


def test_a_line_between_distant_people_of_one_row_goes_around_those_between() -> None:
    people = [member(f"p{i}", "L") for i in range(9)]
    couple = Couple("k", ("ayah", "ibu"), children=child_links(*(p.key for p in people)))
    tie = EmotionalTie("p0", "p8", "konflik")
    drawing = layout(Family((member("ayah", "L"), member("ibu", "P"), *people), (couple,), ties=(tie,)))
    (bond,) = [line for line in drawing.lines if line.kind == "emotional"]
    for symbol in drawing.symbols:
        if symbol.key not in bond.keys:
            assert not any(symbol.box.contains(*point) for point in bond.points)


@few(15)
@given(sound_families(), st.data())
def test_the_household_curve_holds_its_members_and_nobody_else(family: Family, data: st.DataObject) -> None:
    keys = sorted(m.key for m in family.members)
    chosen = data.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=5, unique=True))
    drawing = layout(dataclasses.replace(family, households=(Household(tuple(chosen)),)))
    loops = curves(drawing)
    assert loops
    for symbol in drawing.symbols:
        assert encloses(loops, middle(symbol)) == (symbol.key in chosen)


def test_neighbours_of_one_household_share_one_curve() -> None:
    family = Family(
        tuple(member(k) for k in ("ayah", "ibu", "a", "b", "c")),
        (Couple("k", ("ayah", "ibu"), children=child_links("a", "b", "c")),),
        households=(Household(("ibu", "a", "c")),),
    )
    assert len(curves(layout(family))) == 1


def test_twins_spread_from_one_point_and_identical_ones_have_a_bar() -> None:
    drawing = layout(eventful_family())
    starts = {line.keys[2]: line.points[0] for line in drawing.lines if line.kind == "child" and len(line.keys) > 2}
    assert starts["adi"] == starts["ari"]
    assert starts["bima"] == starts["cici"]
    assert starts["dewi"] != starts["adi"]


def test_partners_of_one_blood_have_a_double_line() -> None:
    cousins = Family(
        tuple(member(k) for k in ("kakek", "nenek", "a", "b", "x", "y", "ia", "dia")),
        (
            Couple("1", ("kakek", "nenek"), children=child_links("a", "b")),
            Couple("2", ("a", "x"), children=child_links("ia")),
            Couple("3", ("b", "y"), children=child_links("dia")),
            Couple("4", ("ia", "dia")),
        ),
    )
    assert "menikah, sedarah" in meanings(cousins)
    adopted = dataclasses.replace(
        cousins,
        couples=(
            *cousins.couples[:2],
            Couple("3", ("b", "y"), children=(ChildLink("dia", "angkat"),)),
            cousins.couples[3],
        ),
    )
    assert "menikah, sedarah" not in meanings(adopted)


@pytest.mark.parametrize("ended", ["cerai", "pisah", "rujuk"])
def test_the_end_of_a_marriage_is_marked_beside_the_line_to_the_children(ended: str) -> None:
    people = tuple(member(k) for k in ("a", "b", "c"))
    kept = Family(people, (Couple("k", ("a", "b"), children=child_links("c")),))
    over = Family(people, (Couple("k", ("a", "b"), ended=ended, children=child_links("c")),))  # type: ignore[arg-type] # a parameter of the test
    more = len(layout(over).shapes) - len(layout(kept).shapes)
    assert more == 2 if ended != "pisah" else more == 1


def test_a_person_without_a_name_has_a_question_mark() -> None:
    drawing = layout(Family((Member("x"),)))
    assert drawing.labels[0].text == "?"
    assert texts(drawing).count("?") == 2


def test_siblings_without_known_parents_hang_together() -> None:
    family = Family(tuple(member(k) for k in "ab"), (Couple("k", (), children=child_links("a", "b")),))
    drawing = layout(family)
    assert sum(line.kind == "sibship" for line in drawing.lines) == 1
    assert min(p[1] for line in drawing.lines for p in line.points) >= 0


def test_a_single_parent_has_a_line_to_the_child() -> None:
    family = Family(tuple(member(k) for k in "ab"), (Couple("k", ("a",), children=child_links("b")),))
    drawing = layout(family)
    child = next(line for line in drawing.lines if line.kind == "child")
    box: Box = next(s.box for s in drawing.symbols if s.key == "b")
    assert child.points[-1] == ((box.x0 + box.x1) / 2, box.y0)


def test_more_than_three_thousand_people_become_the_nearest_kin_and_a_sentence() -> None:
    people = tuple(Member(f"p{i}", client=i == 1500) for i in range(3001))
    couples = tuple(Couple(f"k{i}", (f"p{i}",), children=child_links(f"p{i + 1}")) for i in range(1495, 1510))
    drawing = layout(Family(people, couples))
    assert {s.key for s in drawing.symbols if "/" not in s.key} == {f"p{i}" for i in range(1495, 1511)}
    assert any("3001" in text for text in texts(drawing))


def test_years_stand_beside_the_lines_from_two_pairs_of_parents() -> None:
    people = (member("a", "L"), member("b", "P"), member("c", "L"), member("d", "P"), member("anak", "L", 1990))
    couples = (
        Couple("1", ("a", "b"), children=(ChildLink("anak"),)),
        Couple("2", ("c", "d"), children=(ChildLink("anak", "angkat"),)),
    )
    drawing = layout(Family(people, couples))
    (year,) = [label.box for label in drawing.labels if label.text == "1990"]
    ends = [line.points[-1][0] for line in drawing.lines if line.kind == "child"]
    assert len(ends) == 2
    assert year.x1 < min(ends) - 1.6
