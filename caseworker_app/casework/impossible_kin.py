"""Family links that cannot be: married to oneself, one's own parent or ancestor, the same child of a union twice.

Files of other programs hold such links by mistake; a family graph with a circle has no generations to draw.
"""

from __future__ import annotations

import dataclasses
import enum
from collections import Counter
from typing import TYPE_CHECKING

from caseworker_app import limits
from caseworker_app.casework.kin import partners
from caseworker_app.model.choices import ParentageKind
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from caseworker_app.model.family import Parentage, Union

NAMED = 3  # of them that a sentence names
_DESCENT = {None, ParentageKind.BIOLOGICAL, ParentageKind.ADOPTED}
"""Kinds of parentage that make ancestors; a stepfather's own child may well have married the mother's mother."""


class Why(enum.StrEnum):
    """Why a link cannot be, as part of a sentence behind the person's initials."""

    MARRIED_TO_SELF = mark("menikah dengan dirinya sendiri")
    OWN_PARENT = mark("menjadi orang tuanya sendiri")
    OWN_ANCESTOR = mark("menjadi leluhurnya sendiri")
    TWICE = mark("dua kali menjadi anak pasangan yang sama")
    TOO_MANY_PARENTS = mark("menjadi anak terlalu banyak pasangan")


@dataclasses.dataclass(frozen=True, slots=True)
class Removed:
    """A link that was taken out: who is concerned, in which union, and why."""

    person_id: str
    union: Union
    why: Why


def take_out(unions: Iterable[Union], known: Iterable[Union] = ()) -> list[Removed]:
    """Take the links that cannot be out of unions that come in; of a circle, only the one that closes it.

    known: unions that are there already and stay as they are.
    """
    arrived = list(unions)
    born = Counter[str]()
    removed: list[Removed] = []
    for union in arrived:
        if union.partner1_id and union.partner1_id == union.partner2_id:
            removed.append(Removed(union.partner1_id, union, Why.MARRIED_TO_SELF))
            union.partner2_id = None
        present: set[str] = set()
        unfit: dict[int, Removed] = {}
        for parentage in union.children:
            child = parentage.child_id
            why = _why(union, child, present, born) if child else None
            if child and why:
                unfit[id(parentage)] = Removed(child, union, why)
            elif child:
                present.add(child)
                born[child] += 1
        _drop(union, unfit)
        removed += unfit.values()
    return removed + _open_circles(arrived, known)


def told(removed: Sequence[Removed], name: Callable[[Removed], str]) -> list[str]:
    """A sentence about what was taken out, if anything; ``name`` says who or where it is."""
    if not removed:
        return []
    listed = "; ".join(f"{name(one)} {tr(one.why.value)}" for one in removed[:NAMED])
    more = " …" if len(removed) > NAMED else ""
    words = tr("{count} hubungan keluarga yang tidak mungkin tidak dibawa: {listed}. Periksa genogramnya.")
    return [words.format(count=len(removed), listed=listed + more)]


def _why(union: Union, child: str, present: set[str], born: Counter[str]) -> Why | None:
    if child in partners(union):
        return Why.OWN_PARENT
    if child in present:
        return Why.TWICE
    return Why.TOO_MANY_PARENTS if born[child] >= limits.PARENTAGES else None


def _drop(union: Union, unfit: Container[int]) -> None:
    kept = [parentage for parentage in union.children if id(parentage) not in unfit]
    if len(kept) < len(union.children):
        union.children = kept


@dataclasses.dataclass(frozen=True, slots=True)
class _Step:
    """From a child up to a parent; ``at``: which of the links that come in it is, -1 for one that is there already."""

    parent: str
    union: Union
    parentage: Parentage
    at: int


def _open_circles(arrived: Iterable[Union], known: Iterable[Union]) -> list[Removed]:
    """Take one link that comes in out of each circle of ancestors; goes through every link once for each circle."""
    above: dict[str, list[_Step]] = {}
    links = [(-1, union, parentage) for union in known for parentage in union.children]
    coming = ((union, parentage) for union in arrived for parentage in union.children)
    links += [(at, union, parentage) for at, (union, parentage) in enumerate(coming)]
    for at, union, parentage in links:
        if parentage.child_id and parentage.kind in _DESCENT:
            steps = [_Step(parent, union, parentage, at) for parent in partners(union)]
            above.setdefault(parentage.child_id, []).extend(steps)
    out: dict[int, Removed] = {}
    while found := _closing(above, out):
        out.update({id(step.parentage): _own_ancestor(step) for step in found})
    for union in {id(one.union): one.union for one in out.values()}.values():
        _drop(union, out)
    return [*out.values()]


def _own_ancestor(step: _Step) -> Removed:
    return Removed(step.parentage.child_id or "", step.union, Why.OWN_ANCESTOR)


def _closing(above: dict[str, list[_Step]], out: Container[int]) -> list[_Step]:
    """The links that come in and lead back to somebody below, found by going up from everybody in turn.

    Where such a link is there already, another one of its circle stands for it, and the search must begin again.
    """
    found: list[_Step] = []
    done: set[str] = set()
    for start, steps in above.items():
        ways: list[Iterator[_Step]] = [] if start in done else [iter(steps)]
        people, taken = {start: 0}, list[_Step]()
        while ways:
            step = next(ways[-1], None)
            if step is None:
                done.add(people.popitem()[0])
                ways.pop()
                del taken[-1:]
            elif step.parent in people and id(step.parentage) not in out:
                circle = [*taken[people[step.parent] :], step]
                closing = step if step.at >= 0 else max(circle, key=lambda one: one.at)
                if closing.at >= 0:
                    found.append(closing)
                if closing.at >= 0 and closing is not step:
                    return found
            elif step.parent not in done and id(step.parentage) not in out:
                people[step.parent] = len(people)
                ways.append(iter(above.get(step.parent, ())))
                taken.append(step)
    return found
