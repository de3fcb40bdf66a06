"""Invented families for the tests, and random ones that need not make sense."""

from __future__ import annotations

from hypothesis import strategies as st

from caseworker_app.diagrams.genogram.family import (
    ChildLink,
    Couple,
    EmotionalTie,
    Family,
    Household,
    Member,
    Sex,
    TwinGroup,
)

SEXES: tuple[Sex, ...] = ("L", "P", "U")


def child_links(*keys: str) -> tuple[ChildLink, ...]:
    return tuple(ChildLink(key) for key in keys)


def member(key: str, sex: Sex = "U", year: int | None = None) -> Member:
    return Member(key, sex, (key.title(),), (year,) if year else ())


def eventful_family() -> Family:
    """Three generations with every symbol and every line of the standard."""
    members = (
        Member("kakek", "L", ("Pak Karto", "petani"), (1930,), 1999, 69, deceased=True, shading=("zat",)),
        Member("nenek", "P", ("Bu Karto",), (1935,), age=89),
        Member("ayah", "L", ("Joko Santoso", "sopir"), (1960,), age=64, shading=("zat_diduga",), letters="SO"),
        Member("ibu", "P", ("Sri Wahyuni", "guru SD"), (1964,), age=60, shading=("sakit",)),
        Member("istri kedua", "P", ("Tuti",), (1975,), age=49),
        Member("teman", "P", ("Yanti",), age=44),
        Member("dewi", "P", ("Dewi",), (1985,), age=39, client=True, shading=("sakit_pulih",)),
        Member("adi", "L", ("Adi",), (1987, 5), age=37),
        Member("ari", "L", ("Ari",), (1987, 5), age=37),
        Member("rini", "P", ("Rini",), (1990,), age=34, shading=("zat_pulih",), letters="B"),
        Member("gugur", kind="keguguran"),
        Member("bayi", "L", ("Bayi",), (1994,), 1994, kind="lahir_mati", deceased=True),
        Member("aborsi", kind="aborsi"),
        Member("nia", "P", ("Nia",), (1998,), age=26),
        Member("bima", "L", ("Bima",), (2000,), age=24),
        Member("cici", "P", ("Cici",), (2000,), age=24),
        Member("hasan", "L", ("Hasan", "nelayan"), (1983,), age=41),
        Member("fajar", "L", ("Fajar",), (2012,), age=12),
        Member("hamil", kind="kehamilan"),
        Member("mimi", lines=("Mimi",), kind="hewan"),
        Member("lia", "P", ("Lia",), (2015,), age=9),
        Member("doni", "L", ("Doni",), (2017,), age=7),
        Member("entah"),
    )
    own = child_links("dewi", "adi", "ari", "rini", "gugur", "bayi", "aborsi")
    placed = (
        ChildLink("fajar"),
        ChildLink("lia", "angkat", 2016),
        ChildLink("doni", "asuh", 2019),
        ChildLink("hamil"),
        ChildLink("mimi"),
        ChildLink("entah", "tiri"),
    )
    couples = (
        Couple("1", ("kakek", "nenek"), since=1955, children=child_links("ayah")),
        Couple("2", ("ayah", "ibu"), "menikah", "cerai", 1983, 1997, own),
        Couple("3", ("ayah", "istri kedua"), since=1998, children=child_links("nia", "bima", "cici")),
        Couple("4", ("ayah", "teman"), "hubungan_lain", None, 2010),
        Couple("5", ("hasan", "dewi"), "hidup_bersama", "pisah", 2010, 2020, placed),
    )
    ties = (
        EmotionalTie("ayah", "dewi", "kekerasan_fisik"),
        EmotionalTie("dewi", "ibu", "sangat_dekat"),
        EmotionalTie("hasan", "dewi", "konflik"),
        EmotionalTie("rini", "nia", "dekat_konflik"),
        EmotionalTie("nenek", "dewi", "pengasuh"),
        EmotionalTie("ayah", "rini", "terputus"),
        EmotionalTie("ibu", "adi", "terputus_pulih"),
        EmotionalTie("ibu", "istri kedua", "renggang", private=True),
        EmotionalTie("kakek", "ayah", "terpusat"),
        EmotionalTie("fajar", "lia", "dekat"),
    )
    return Family(
        members,
        couples,
        twins=(TwinGroup(("adi", "ari"), identical=True), TwinGroup(("bima", "cici"))),
        households=(
            Household(("dewi", "fajar", "lia", "doni", "mimi")),
            Household(("ayah", "istri kedua", "nia", "bima", "cici")),
        ),
        ties=ties,
    )


@st.composite
def sound_families(draw: st.DrawFn) -> Family:
    """Every child is younger than its parents: remarriages, half-siblings, cousins who marry, single parents."""
    count = draw(st.integers(1, 18))
    sexes = draw(st.lists(st.sampled_from(SEXES), min_size=count, max_size=count))
    dated = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    members = tuple(
        Member(f"p{i}", sexes[i], (f"Nama {i}",), (1900 + 3 * i,) if dated[i] else ()) for i in range(count)
    )
    couples: dict[tuple[int, ...], list[int]] = {}
    for child in range(1, count):
        if draw(st.integers(0, 3)):
            parents = draw(st.lists(st.integers(0, child - 1), min_size=1, max_size=2, unique=True))
            couples.setdefault(tuple(sorted(parents)), []).append(child)
    for _ in range(draw(st.integers(0, 3)) if count > 1 else 0):
        pair = draw(st.lists(st.integers(0, count - 1), min_size=2, max_size=2, unique=True))
        couples.setdefault(tuple(sorted(pair)), [])
    return Family(
        members,
        tuple(
            Couple(f"c{i}", tuple(f"p{p}" for p in parents), children=child_links(*(f"p{c}" for c in children)))
            for i, (parents, children) in enumerate(couples.items())
        ),
    )


@st.composite
def wild_families(draw: st.DrawFn) -> Family:
    """Whatever a damaged file may say: people who are their own grandparents, unknown keys, repeated records."""
    count = draw(st.integers(0, 12))
    keys = st.sampled_from([f"p{i}" for i in range(count + 1)] + ["nobody"])
    members = tuple(Member(f"p{i}", draw(st.sampled_from(SEXES)), ("Nama",)) for i in range(count))
    couples = [
        Couple(
            f"c{i}",
            tuple(draw(st.lists(keys, max_size=2))),
            children=child_links(*draw(st.lists(keys, max_size=4))),
        )
        for i in range(draw(st.integers(0, 8)))
    ]
    return Family(members, tuple(couples))
