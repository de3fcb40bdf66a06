"""A genogram says what is known and nothing else: dates, ends, unknown people and relations, names, orders."""

import pytest

from caseworker_app.diagrams.display import Drawing
from caseworker_app.diagrams.genogram.family import ChildLink, Couple, CoupleKind, Family, Member
from caseworker_app.diagrams.genogram.kinship import kinship
from caseworker_app.diagrams.genogram.layout import layout
from caseworker_app.diagrams.genogram.legend import legend_entries
from caseworker_app.diagrams.genogram.nearest import around_client
from tests.diagrams.checks import texts
from tests.diagrams.genogram.families import child_links, member


def meanings(family: Family) -> list[str]:
    return [meaning for _, meaning in legend_entries(family)]


def middles(drawing: Drawing) -> dict[str, float]:
    return {s.key: (s.box.x0 + s.box.x1) / 2 for s in drawing.symbols}


def pair(*couples: Couple) -> Family:
    return Family((member("a", "L", 1950), member("b", "P", 1955)), couples)


def test_the_years_of_a_marriage_stand_between_the_partners() -> None:
    drawing = layout(pair(Couple("1", ("a", "b"), "menikah", "cerai", 1965, 1995)))
    boxes = {s.key: s.box for s in drawing.symbols}
    for label in drawing.labels:
        if label.text in {"m 1965", "c 95"}:
            assert boxes["a"].x1 < label.box.x0 < label.box.x1 < boxes["b"].x0
    assert {"m 1965", "c 95"} <= set(texts(drawing))


def test_a_couple_that_married_again_is_rujuk_with_its_years_in_order() -> None:
    again = pair(
        Couple("2", ("a", "b"), "menikah", None, 2013), Couple("1", ("a", "b"), "menikah", "cerai", 2003, 2007)
    )
    assert "rujuk" in meanings(again)
    assert "cerai" not in meanings(again)
    written = [text for text in texts(layout(again)) if text.startswith("m ")]
    heights = {n.text: n.box.y0 for n in layout(again).labels}
    assert sorted(written, key=lambda text: heights[text]) == ["m 2003 · c 07", "m 2013"]


@pytest.mark.parametrize(
    "second",
    [
        Couple("2", ("a", "b"), "belum_diketahui"),
        Couple("2", ("a", "b"), "menikah", None, 2003),
        Couple("2", ("a", "b"), "menikah", "cerai", 2010, 2012),
    ],
)
def test_the_same_marriage_told_twice_or_ended_twice_is_no_rujuk(second: Couple) -> None:
    family = pair(Couple("1", ("a", "b"), "menikah", "cerai", 2003, 2007), second)
    assert kinship(family).unions[0].ended() == "cerai"


def test_a_relation_that_nobody_stated_is_not_called_marriage() -> None:
    family = pair(Couple("1", ("a", "b"), "belum_diketahui"))
    assert meanings(family)[2:3] == ["hubungan belum diketahui"] or "hubungan belum diketahui" in meanings(family)
    assert "menikah" not in meanings(family)


@pytest.mark.parametrize("kind", ["hubungan_lain", "belum_diketahui"])
def test_an_unknown_parent_has_a_symbol_of_the_other_sex_and_stands_in_the_legend(kind: CoupleKind) -> None:
    family = Family(
        (member("ibu", "P"), member("anak", "U")), (Couple("1", ("ibu",), kind, children=child_links("anak")),)
    )
    drawing = layout(family)
    assert "1/2" in {s.key for s in drawing.symbols}
    assert "?" in texts(drawing)
    assert "orang yang belum diketahui" in meanings(family)
    assert "laki-laki" in meanings(family)
    assert ("hubungan lain" in meanings(family)) == (kind == "hubungan_lain")


def test_who_adopts_alone_has_no_partner() -> None:
    links = (ChildLink("anak", "angkat"),)
    family = Family(
        (member("ibu", "P"), member("anak", "U")), (Couple("1", ("ibu",), "belum_diketahui", children=links),)
    )
    assert {s.key for s in layout(family).symbols} == {"ibu", "anak"}


def test_what_was_not_born_alive_has_neither_age_nor_question_mark() -> None:
    people = (
        Member("hamil", lines=("?",), born=(2025,), age="0", kind="kehamilan"),
        Member("gugur", lines=("?",), kind="keguguran"),
        Member("aborsi", lines=("?",), kind="aborsi"),
        Member("mati", lines=("?",), kind="lahir_mati", age=0),
    )
    written = texts(layout(Family(people)))
    assert not {"?", "0", "2025"} & set(written)
    assert {"hamil", "keguguran", "aborsi", "lahir mati"} <= set(written)


def test_an_age_that_is_known_by_the_year_only_stands_inside_the_symbol() -> None:
    drawing = layout(Family((Member("a", "U", ("A",), age="40–41"),)))
    (box,) = (s.box for s in drawing.symbols)
    (text,) = (shape for shape in drawing.shapes if getattr(shape, "text", "") == "40–41")
    assert box.contains(text.x, text.y)  # type: ignore[union-attr] # a text, as its words show


def husbands(*years: int) -> Family:
    people = [member("istri", "P", 1950)]
    couples = []
    for at, year in enumerate(years):
        people += [member(f"s{year}", "L"), member(f"a{year}", "L", year + 1)]
        couples.append(Couple(f"k{9 - at}", (f"s{year}", "istri"), since=year, children=child_links(f"a{year}")))
    return Family(tuple(people), tuple(couples))


@pytest.mark.parametrize("years", [(1970, 1980), (1970, 1980, 1990), (1970, 1980, 1990, 2000)])
def test_partners_stand_in_the_order_of_their_marriages(years: tuple[int, ...]) -> None:
    at = middles(layout(husbands(*years)))
    assert sorted((f"s{year}" for year in years), key=lambda key: at[key]) == [f"s{year}" for year in years]
    between = [
        key for key in at if key[0] == "s" and min(at["s1970"], at["istri"]) < at[key] < max(at["s1970"], at["istri"])
    ]
    assert not between


def amid_siblings(*, together: bool) -> Family:
    fathers, mothers = [f"f{i}" for i in range(5)], [f"m{i}" for i in range(5)]
    people = [member(key, "L", 1960 + i) for i, key in enumerate(fathers)]
    people += [member(key, "P", 1960 + i) for i, key in enumerate(mothers)]
    people += [member(key, "L") for key in ("fa", "ma")] + [member(key, "P") for key in ("fb", "mb")]
    people.append(Member("anak", "L", ("Anak",), (1990,), client=True))
    couples = (
        Couple("1", ("fa", "fb"), children=child_links(*fathers)),
        Couple("2", ("ma", "mb"), children=child_links(*mothers)),
        Couple("3", ("f2", "m2"), children=child_links("anak"), together=together),
    )
    return Family(tuple(people), couples)


def test_parents_amid_their_siblings_stand_side_by_side_where_the_worker_wants_it() -> None:
    at = middles(layout(amid_siblings(together=True)))
    row = "".join(sorted((key for key in at if key[1:].isdigit()), key=lambda key: at[key]))
    assert row in {"f0f1f3f4f2m2m0m1m3m4", "m0m1m3m4m2f2f0f1f3f4"}


def test_the_order_of_birth_is_kept_unless_the_worker_wants_otherwise() -> None:
    at = middles(layout(amid_siblings(together=False)))
    for side in "fm":
        assert sorted((f"{side}{i}" for i in range(5)), key=lambda key: at[key]) == [f"{side}{i}" for i in range(5)]


def test_a_long_name_is_never_cut() -> None:
    name = "Raden Mas Haryo Suryodiningrat Kusumawardhana Notoprojo Supercalifragilisticexpialidocious"
    people: tuple[Member, ...] = (
        Member("a", "L", (name, "pensiunan kepala dinas kependudukan dan pencatatan sipil"), client=True),
    )
    people += tuple(Member(f"b{i}", "P", (name,)) for i in range(4))
    family = Family(people, (Couple("k", ("a", "b0"), children=child_links("b1", "b2", "b3")),))
    drawing = layout(family)
    assert not any("…" in text for text in texts(drawing))
    assert all(name.split(maxsplit=1)[0] in n.text for n in drawing.labels)


def test_only_so_many_generations_around_the_client_are_drawn_and_it_is_said() -> None:
    people = [member(f"p{i}", "LP"[i % 2]) for i in range(11)]  # type: ignore[arg-type] # one letter of two
    people[4] = Member("p4", "L", ("Klien",), client=True)
    couples = [Couple(f"k{i}", (f"p{i}", f"p{i + 1}"), children=child_links(f"p{i + 2}")) for i in range(0, 10, 2)]
    family = around_client(Family(tuple(people), tuple(couples)), 1)
    drawing = layout(family)
    assert {s.key for s in drawing.symbols} == {"p2", "p3", "p4", "p5", "p6"}
    assert any(text.startswith("Sebagian keluarga: 1 generasi") for text in texts(drawing))
    assert around_client(Family(tuple(people), tuple(couples)), 50).part == ""


def test_a_grandmother_whom_no_line_joins_stands_above_the_parents() -> None:
    grandmother = Member("nenek", "P", ("nenek",), age=30, generation=2)
    family = Family(
        (Member("ibu", "P", ("ibu",)), Member("klien", lines=("klien",), client=True), grandmother),
        (Couple("1", ("ibu",), children=child_links("klien")),),
    )
    tops = {label.text: label.box.y0 for label in layout(family).labels}
    assert tops["nenek"] < tops["ibu"] < tops["klien"]
