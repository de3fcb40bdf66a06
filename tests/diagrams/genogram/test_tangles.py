"""Families that cross generations, and people with many partners or parents: what must hold all the same."""

from __future__ import annotations

import itertools

import pytest

from caseworker_app.diagrams.display import XY, Drawing
from caseworker_app.diagrams.genogram.family import ChildLink, Couple, Family, Household, Member, Sex
from caseworker_app.diagrams.genogram.layout import layout
from caseworker_app.diagrams.genogram.terrain import samples
from tests.diagrams.genogram.families import child_links, member


def person(key: str, sex: Sex, name: str, born: int | None = None, died: int | None = None) -> Member:
    return Member(key, sex, (name,), (born,) if born else (), died, deceased=died is not None)


def single_parents_side_by_side() -> Family:
    return Family(
        (
            person("I22", "L", "Rina Hartono"),
            person("I25", "P", "Budi Kusuma", 1933, 2001),
            person("I36", "L", "Dewi Prasetyo", 1931, 2001),
            person("I38", "L", "Wati Wijaya", 2016, 2001),
            person("I45", "P", "Fajar Kusuma", 1958, 2001),
        ),
        (
            Couple("F8", ("I36",), children=child_links("I22")),
            Couple("F17", ("I36",), children=child_links("I38")),
            Couple("F19", ("I25",), since=1950, children=(ChildLink("I22", "angkat"),)),
        ),
    )


def child_of_four_parents_in_three_generations() -> Family:
    return Family(
        (
            person("I1", "P", "Budi Santoso", 1970),
            person("I3", "L", "Dedi Saputra", 2016),
            person("I15", "L", "Agus Kusuma"),
            person("I18", "L", "Kartika Wijaya", 1948),
            person("I19", "L", "Wawan Nugroho", 1977),
            person("I21", "L", "Fajar Santoso", died=2001),
            person("I22", "L", "Rina Hartono"),
            person("I28", "L", "Indah Wijaya", 1997),
        ),
        (
            Couple("F2", ("I15",), children=child_links("I28", "I3")),
            Couple("F7", ("I1",), children=(ChildLink("I21"), ChildLink("I3", "asuh"))),
            Couple("F8", ("I22",), children=child_links("I19")),
            Couple("F10", ("I18",), children=child_links("I15")),
            Couple("F11", ("I19",), children=(ChildLink("I3", "angkat"), ChildLink("I21", "angkat"))),
            Couple("F13", ("I18",), children=(ChildLink("I3", "angkat"),)),
        ),
    )


def partners_in_a_ring() -> Family:
    return Family(
        (
            person("I2", "P", "Ani Hartono", died=2001),
            person("I3", "L", "Dedi Saputra", 2000),
            person("I4", "L", "Indah Simanjuntak", 1961),
            person("I5", "P", "Joko Kusuma", 1987, 2001),
            person("I10", "L", "Ratna Hidayat", 1978),
            person("I11", "U", "Gilang Santoso", 2002),
        ),
        (
            Couple("F1", ("I5", "I3")),
            Couple("F2", ("I10", "I4"), children=child_links("I11")),
            Couple("F3", ("I3", "I11")),
            Couple("F4", ("I2",), children=child_links("I5", "I10")),
            Couple("F5", ("I2", "I10")),
            Couple("F6", ("I3", "I10"), since=2023),
        ),
    )


@pytest.mark.parametrize(
    "family",
    [single_parents_side_by_side(), child_of_four_parents_in_three_generations(), partners_in_a_ring()],
    ids=["single parents", "four parents", "ring"],
)
def test_lines_of_different_couples_never_lie_on_top_of_each_other(family: Family) -> None:
    pieces = [
        (couple, piece)
        for line in layout(family).lines
        for couple in [couple_of(family, line.keys)]
        for piece in itertools.pairwise(line.points)
    ]
    for (one, piece), (other, another) in itertools.combinations(pieces, 2):
        assert one == other or not lie_on_each_other(piece, another), (one, other, piece, another)


def couple_of(family: Family, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The partners that a connector names first: a couple, or a parent known alone."""
    pairs = {couple.partners for couple in family.couples} | {couple.partners[::-1] for couple in family.couples}
    return tuple(sorted(keys[:2])) if keys[:2] in pairs else keys[:1]


def lie_on_each_other(one: tuple[XY, XY], other: tuple[XY, XY]) -> bool:
    for along in (0, 1):
        across = {round(point[1 - along], 3) for point in (*one, *other)}
        low = max(min(point[along] for point in piece) for piece in (one, other))
        high = min(max(point[along] for point in piece) for piece in (one, other))
        if len(across) == 1 and high - low > 0.01:
            return True
    return False


def test_the_younger_sibling_stands_further_right_on_another_row_too() -> None:
    """Somebody who married into a later generation stands a row below the siblings."""
    family = Family(
        (
            member("I1", "L", 1936),
            member("I8", "L"),
            member("I12", "P", 1969),
            member("I15", "L"),
            member("I18", "L", 1979),
            member("I20", "P", 1937),
            member("I21", "L", 1958),
        ),
        (
            Couple("F1", ("I15",), children=child_links("I18")),
            Couple("F3", ("I18", "I21")),
            Couple("F6", ("I8", "I20")),
            Couple("F8", ("I1", "I8"), children=(ChildLink("I15", "angkat"), *child_links("I21", "I12"))),
            Couple("F10", ("I20",), children=(ChildLink("I21", "asuh"),)),
        ),
    )
    at = {s.key: s.box for s in layout(family).symbols}
    assert at["I21"].y0 > at["I12"].y1
    assert at["I21"].x0 < at["I12"].x0


def test_the_dates_of_six_marriages_are_crossed_by_no_line() -> None:
    husbands = [member(f"suami {i}", "L", 1935 + i) for i in range(6)]
    children = [member(f"anak {i}", "P", 1960 + 4 * i) for i in range(6)]
    couples = [
        Couple(f"k{i}", (f"suami {i}", "ibu"), since=1959 + 4 * i, children=child_links(f"anak {i}")) for i in range(6)
    ]
    siblings = [member("kakak", "L", 1935), member("ibu", "P", 1940), member("adik", "P", 1943)]
    parents = Couple("0", ("kakek", "nenek"), children=child_links("kakak", "ibu", "adik"))
    drawing = layout(
        Family(
            (member("kakek", "L"), member("nenek", "P"), *siblings, *husbands, *children),
            (parents, *couples),
        )
    )
    dates = [label for label in drawing.labels if label.text.startswith("m ")]
    assert len(dates) == 6
    assert not [date.text for date in dates if crossed(drawing, date.box.x0, date.box.x1, date.box.y0, date.box.y1)]


def crossed(drawing: Drawing, left: float, right: float, top: float, bottom: float) -> bool:
    pieces = [piece for line in drawing.lines for piece in itertools.pairwise(line.points)]
    return any(
        min(a[0], b[0]) < right and max(a[0], b[0]) > left and min(a[1], b[1]) < bottom and max(a[1], b[1]) > top
        for a, b in pieces
    )


def test_the_date_of_a_marriage_between_generations_touches_no_symbol() -> None:
    family = Family(
        (
            person("I10", "L", "Ratna Hidayat", 1963),
            person("I13", "P", "Iwan Saputra", 1931),
            person("I27", "U", "Dedi Siregar", 1957),
        ),
        (
            Couple("F6", ("I13",), children=child_links("I10", "I27")),
            Couple("F7", ("I10", "I13"), since=1976),
        ),
    )
    drawing = layout(family)
    (date,) = (label for label in drawing.labels if label.text == "m 1976")
    assert not [symbol.key for symbol in drawing.symbols if symbol.box.touches(date.box)]


def test_the_curve_of_a_household_leaves_the_dates_of_a_parting_whole() -> None:
    """Who lives with one of two former partners: their dates stand between the two, nearly touching both."""
    people = [person("ayah", "L", "Joko Santoso", 1960), person("ibu", "P", "Sri Wahyuni", 1964)]
    couple = Couple("k", ("ayah", "ibu"), ended="cerai", since=1983, until=1997, children=child_links("anak"))
    household = Household(("ibu", "anak"))
    drawing = layout(Family((*people, person("anak", "P", "Dewi", 1985)), (couple,), households=(household,)))
    (curve,) = (line for line in drawing.lines if line.kind == "household")
    courses = list(samples(curve.points, 1.0))
    assert not [label.text for label in drawing.labels if any(label.box.contains(*point) for point in courses)]
