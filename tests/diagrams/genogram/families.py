"""Invented families for the tests, and random ones that need not make sense."""

from __future__ import annotations

from hypothesis import strategies as st

from caseworker_app.diagrams.genogram.family import ChildLink, Couple, Family, Member, Sex

SEXES: tuple[Sex, ...] = ("L", "P", "U")


def child_links(*keys: str) -> tuple[ChildLink, ...]:
    return tuple(ChildLink(key) for key in keys)


def member(key: str, sex: Sex = "U", year: int | None = None) -> Member:
    return Member(key, sex, (key.title(),), (year,) if year else ())


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
