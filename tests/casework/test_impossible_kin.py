"""Links that no family has are taken out, each with its reason; all others stay."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.impossible_kin import Why, take_out, told
from caseworker_app.casework.kin import children, partners
from caseworker_app.limits import PARENTAGES
from caseworker_app.model.choices import ParentageKind
from caseworker_app.model.family import Parentage, Union

BORN = ParentageKind.BIOLOGICAL


def union(*mates: str, of: str = "", kind: ParentageKind | None = BORN) -> Union:
    first, second = (*mates, None, None)[:2]
    rows = [Parentage(child_id=child, kind=kind, position=at) for at, child in enumerate(of)]
    return Union(partner1_id=first, partner2_id=second, children=rows)


def links(*unions: Union) -> list[tuple[str, str]]:
    return [("".join(partners(one)), "".join(children(one))) for one in unions]


@pytest.mark.parametrize(
    ("unions", "left", "why"),
    [
        ([union("a", "a")], [("a", "")], Why.MARRIED_TO_SELF),
        ([union("a", "b", of="ac")], [("ab", "c")], Why.OWN_PARENT),
        ([union("a", "b", of="cdc")], [("ab", "cd")], Why.TWICE),
        ([union("a", of="b"), union("b", of="a")], [("a", "b"), ("b", "")], Why.OWN_ANCESTOR),
        (
            [union("a", of="b"), union("b", of="c", kind=ParentageKind.ADOPTED), union("c", of="a", kind=None)],
            [("a", "b"), ("b", ""), ("c", "a")],
            Why.OWN_ANCESTOR,
        ),
    ],
)
def test_what_cannot_be_is_taken_out(unions: list[Union], left: list[tuple[str, str]], why: Why) -> None:
    removed = take_out(unions)
    assert [one.why for one in removed] == [why]
    assert links(*unions) == left


def test_a_circle_is_opened_by_what_comes_in_and_never_by_what_is_there() -> None:
    known, arrived = [union("a", of="b")], [union("b", of="a")]
    removed = take_out(arrived, known)
    assert [(one.person_id, one.why) for one in removed] == [("a", Why.OWN_ANCESTOR)]
    assert links(*known, *arrived) == [("a", "b"), ("b", "")]


def test_step_parents_may_go_in_a_circle() -> None:
    unions = [union("a", of="b", kind=ParentageKind.STEP), union("b", of="a")]
    assert take_out(unions) == []


def test_a_child_has_not_hundreds_of_parents() -> None:
    unions = [union(f"{at}", of="z") for at in range(PARENTAGES + 5)]
    assert [one.why for one in take_out(unions)] == [Why.TOO_MANY_PARENTS] * 5


def test_a_long_line_of_ancestors_stays() -> None:
    people = [chr(0x4E00 + at) for at in range(3000)]
    unions = [union(one, of=other) for one, other in itertools.pairwise(people)]
    assert take_out(unions) == []
    unions.append(union(people[-1], of=people[0]))
    assert len(take_out(unions)) == 1


def test_the_sentence_names_a_few() -> None:
    removed = take_out([union(name, name) for name in "abcde"])
    (sentence,) = told(removed, lambda one: one.person_id)
    assert sentence.startswith("5 hubungan keluarga yang tidak mungkin tidak dibawa: a menikah dengan dirinya sendiri;")
    assert told([], str) == []


@given(st.lists(st.tuples(st.text("abcdef", max_size=2), st.text("abcdef", max_size=4)), max_size=12))
def test_afterwards_nobody_is_above_oneself(drawn: list[tuple[str, str]]) -> None:
    unions = [union(*mates, of=of) for mates, of in drawn]
    take_out(unions)
    parents: dict[str, set[str]] = {}
    for one in unions:
        for child in children(one):
            parents.setdefault(child, set()).update(partners(one))
    for person in parents:
        above, waiting = set[str](), {person}
        while waiting:
            waiting = set().union(*(parents.get(one, set()) for one in waiting)) - above
            above |= waiting
        assert person not in above
    assert take_out(unions) == []
