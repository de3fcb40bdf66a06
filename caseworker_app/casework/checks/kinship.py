"""Rules about ages within a family: parents and children, couples, brothers and sisters."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from caseworker_app.casework.checks.certain import (
    ahead,
    before,
    birth,
    birth_field,
    born_words,
    in_words,
    least_years,
    most_years,
    who,
)
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import BirthKind, ParentageKind, Sex, UnionEnd, UnionKind
from caseworker_app.model.family import Household, HouseholdMember, Parentage, TwinGroup, Union
from caseworker_app.model.person import Person
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope
    from caseworker_app.model.partial_date import PartialDate

YOUNGEST_PARENT = 12  # years
OLDEST_MOTHER = 60
YOUNGEST_SPOUSE = 10
PREGNANCY = 310  # days, the longest that a father can be dead before the birth
SHORTEST_BETWEEN = 180  # days between two births of one mother that are no twins
SAME_BIRTH = 2  # days within which twins are born
_BORN_TO = {None, ParentageKind.BIOLOGICAL}

_READ: tuple[type[Record], ...] = (Case, FamilyMember, Person, Union, Parentage, TwinGroup, Household, HouseholdMember)


@check("parent-younger", Severity.IMPOSSIBLE, mark("Orang tua lebih muda dari anaknya"), reads=_READ)
def parent_younger(scope: Scope) -> Iterator[Doubt]:
    """A parent younger than the child."""
    words = tr("{parent} ({word}, {parent_born}) lebih muda daripada anaknya, {child} ({child_born}).")
    return (doubt for years, doubt in _ages_of_parents(scope, words) if years < 0)


@check("parent-too-young", Severity.UNLIKELY, mark("Orang tua terlalu muda"), reads=_READ)
def parent_too_young(scope: Scope) -> Iterator[Doubt]:
    """A parent hardly old enough to have the child."""
    words = tr(
        "{parent} ({word}, {parent_born}) paling banyak {years} tahun lebih tua daripada {child} ({child_born})."
    )
    return (doubt for years, doubt in _ages_of_parents(scope, words) if 0 <= years < YOUNGEST_PARENT)


@check("mother-too-old", Severity.UNLIKELY, mark("Ibu terlalu tua"), reads=_READ)
def mother_too_old(scope: Scope) -> Iterator[Doubt]:
    """A mother who was too old to bear the child."""
    words = tr("{parent} (ibu, {parent_born}) sedikitnya {years} tahun lebih tua daripada {child} ({child_born}).")
    for parent, child in _parents_and_children(scope):
        parents_birth, childs_birth = _birth(scope, parent), _birth(scope, child)
        years = least_years(parents_birth, childs_birth) if parent.sex is Sex.FEMALE else None
        if parents_birth is None or childs_birth is None or years is None or years <= OLDEST_MOTHER:
            continue
        sentence = words.format(
            parent=who(parent),
            parent_born=born_words(parents_birth),
            years=years,
            child=who(child),
            child_born=born_words(childs_birth),
        )
        yield _of_relative(scope, parent, birth_field(parent), child, birth_field(child), sentence)


@check("parent-dead-before", Severity.IMPOSSIBLE, mark("Orang tua meninggal sebelum anaknya lahir"), reads=_READ)
def parent_dead_before(scope: Scope) -> Iterator[Doubt]:
    """A mother who died before the birth, or a father who died more than a pregnancy before it."""
    words = tr("{parent} ({word}) meninggal ({died}) sebelum {child} dapat menjadi anaknya ({child_born}).")
    for parent, child in _parents_and_children(scope):
        born = _birth(scope, child)
        days = 0 if parent.sex is Sex.FEMALE else PREGNANCY
        if born and parent.died and before(parent.died, born, days=days):
            sentence = words.format(
                parent=who(parent),
                word=_word(parent),
                died=in_words(parent.died),
                child=who(child),
                child_born=born_words(born),
            )
            yield _of_relative(scope, parent, Person.died.key, child, birth_field(child), sentence)


@check("married-as-child", Severity.UNLIKELY, mark("Menikah saat masih anak"), reads=_READ)
def married_as_child(scope: Scope) -> Iterator[Doubt]:
    """A couple of whom one was not born yet or a small child."""
    unborn = tr("Hubungan ini mulai {since}, sebelum {who} lahir ({born}).")
    young = tr("Hubungan ini mulai {since}; {who} ({born}) waktu itu paling tua {years} tahun.")
    for union, person in _partners(scope):
        born = _birth(scope, person)
        years = most_years(born, union.since)
        if born and union.since and years is not None and years < YOUNGEST_SPOUSE:
            sentence = (unborn if years < 0 else young).format(
                since=in_words(union.since), who=who(person), born=in_words(born), years=years
            )
            yield Doubt(union, Union.since.key, sentence, ((person, birth_field(person)),))


@check("union-ends-first", Severity.IMPOSSIBLE, mark("Hubungan pasangan berakhir sebelum mulai"), reads=_READ)
def union_ends_first(scope: Scope) -> Iterator[Doubt]:
    """A couple parted before it came together."""
    words = tr("{ended} ({until}) sebelum {kind} ({since}).")
    for union in scope.kin.unions:
        if union.since and union.until and before(union.until, union.since):
            ended = union.ended_by.value if union.ended_by else tr("berakhir")
            kind = union.kind.value if union.kind else UnionKind.MARRIED.value
            sentence = words.format(
                ended=ended.capitalize(), until=in_words(union.until), kind=kind, since=in_words(union.since)
            )
            yield Doubt(union, Union.until.key, sentence, ((union, Union.since.key),))


@check("union-after-death", Severity.IMPOSSIBLE, mark("Menikah sesudah meninggal"), reads=_READ)
def union_after_death(scope: Scope) -> Iterator[Doubt]:
    """Somebody married or divorced after dying."""
    begun = tr("Hubungan ini mulai {date}, sesudah {who} meninggal ({died}).")
    parted = tr("Cerai atau pisah tertanggal {date}, sesudah {who} meninggal ({died}).")
    for union, person in _partners(scope):
        if person.died is None:
            continue
        parting = union.ended_by in {UnionEnd.DIVORCED, UnionEnd.SEPARATED, UnionEnd.REUNITED}
        for value, key, words in (
            (union.since, Union.since.key, begun),
            (union.until if parting else None, Union.until.key, parted),
        ):
            if value and before(person.died, value):
                sentence = words.format(date=in_words(value), who=who(person), died=in_words(person.died))
                yield Doubt(union, key, sentence, ((person, Person.died.key),))


@check("births-too-close", Severity.UNLIKELY, mark("Kelahiran yang terlalu rapat"), reads=_READ)
def births_too_close(scope: Scope) -> Iterator[Doubt]:
    """Two children of one couple born too close to each other, and not as twins."""
    words = tr("{second} lahir {days} hari sesudah {first}; bila kembar, tandai sebagai kembar.")
    for union in scope.kin.unions:
        for first, second, days in _close_births(scope, union):
            if SAME_BIRTH < days < SHORTEST_BETWEEN:
                sentence = words.format(first=who(first), second=who(second), days=days)
                yield _of_relative(scope, second, Person.born.key, first, Person.born.key, sentence)


@check("generations-mixed", Severity.UNLIKELY, mark("Keturunan yang berputar"), reads=_READ)
def generations_mixed(scope: Scope) -> Iterator[Doubt]:
    """Somebody is partner and parent of one person, or parent and full brother or sister."""
    mate = tr("{parent} tercatat sebagai pasangan dan sekaligus orang tua {child}; periksalah genogramnya.")
    sibling = tr("{parent} tercatat sebagai saudara kandung dan sekaligus orang tua {child}; periksalah genogramnya.")
    couples = {frozenset((union.partner1_id, union.partner2_id)) for union in scope.kin.unions}
    siblings: dict[str | None, set[str | None]] = {}
    for union in scope.kin.unions:
        born = {parentage.child_id for parentage in union.children if parentage.kind in _BORN_TO}
        for child_id in born:
            siblings.setdefault(child_id, set()).update(born)
    for parent, child in _parents_and_children(scope):
        are_mates = frozenset((parent.id, child.id)) in couples
        words = mate if are_mates else sibling if parent.id in siblings.get(child.id, ()) else ""
        if words:
            sentence = words.format(parent=who(parent), child=who(child))
            yield _of_relative(scope, parent, Person.name.key, child, Person.name.key, sentence)


@check("too-many-parents", Severity.UNLIKELY, mark("Lebih dari dua orang tua kandung"), reads=_READ)
def too_many_parents(scope: Scope) -> Iterator[Doubt]:
    """More than one mother, or more than one father, to whom somebody is said to be born."""
    words = tr("Tercatat lebih dari satu {word} kandung; periksalah siapa yang tiri, angkat, atau asuh.")
    parents: dict[tuple[str, Sex], set[str]] = {}
    for union in scope.kin.unions:
        for parentage in union.children:
            for mate in (union.partner1_id, union.partner2_id):
                parent = scope.by_id.get(mate or "") if parentage.kind is ParentageKind.BIOLOGICAL else None
                if parent and parent.sex in {Sex.FEMALE, Sex.MALE} and parentage.child_id:
                    parents.setdefault((parentage.child_id, parent.sex), set()).add(parent.id)
    for (child_id, sex), ids in parents.items():
        child = scope.by_id.get(child_id)
        if child and len(ids) > 1:
            word = tr("ibu") if sex is Sex.FEMALE else tr("ayah")
            yield Doubt(child, Person.name.key, words.format(word=word))


@check("adopted-unborn", Severity.IMPOSSIBLE, mark("Diangkat atau diasuh sebelum lahir"), reads=_READ)
def adopted_unborn(scope: Scope) -> Iterator[Doubt]:
    """A child taken in before it was born."""
    words = tr("Diasuh sejak {since}, sebelum {child} lahir ({born}).")
    for union in scope.kin.unions:
        for parentage in union.children:
            child = scope.by_id.get(parentage.child_id or "")
            born = birth(child)
            if child and born and parentage.since and before(parentage.since, born):
                sentence = words.format(since=in_words(parentage.since), child=who(child), born=in_words(born))
                yield Doubt(parentage, Parentage.since.key, sentence, ((child, birth_field(child)),))


def _ages_of_parents(scope: Scope, words: str) -> Iterator[tuple[int, Doubt]]:
    """How old every parent can have been at most when each child was born, and what ``words`` say of it."""
    for parent, child in _parents_and_children(scope):
        parents_birth, childs_birth = _birth(scope, parent), _birth(scope, child)
        years = most_years(parents_birth, childs_birth)
        if parents_birth is None or childs_birth is None or years is None:
            continue
        sentence = words.format(
            parent=who(parent),
            word=_word(parent),
            parent_born=born_words(parents_birth),
            child=who(child),
            child_born=born_words(childs_birth),
            years=years,
        )
        yield years, _of_relative(scope, parent, birth_field(parent), child, birth_field(child), sentence)


def _close_births(scope: Scope, union: Union) -> Iterator[tuple[Person, Person, int]]:
    """Neighbours in age among those born to a couple on known days, and the days between their births."""
    born: list[tuple[int, Person]] = []
    for parentage in union.children:
        child = scope.by_id.get(parentage.child_id or "")
        single = parentage.twin_group_id is None and parentage.twin_group is None and parentage.kind in _BORN_TO
        if child and child.birth_kind is None and single and child.born and child.born.day:
            born.append((child.born.day.toordinal(), child))
    born.sort(key=lambda birth_of: birth_of[0])
    for (first_day, first), (second_day, second) in pairwise(born):
        yield first, second, second_day - first_day


def _parents_and_children(scope: Scope) -> Iterator[tuple[Person, Person]]:
    """Every parent with every child born to that parent; no animals."""
    for union in scope.kin.unions:
        parents = [scope.by_id.get(mate or "") for mate in (union.partner1_id, union.partner2_id)]
        for parentage in union.children:
            child = scope.by_id.get(parentage.child_id or "") if parentage.kind in _BORN_TO else None
            for parent in parents:
                if child and parent and BirthKind.PET not in {child.birth_kind, parent.birth_kind}:
                    yield parent, child


def _partners(scope: Scope) -> Iterator[tuple[Union, Person]]:
    for union in scope.kin.unions:
        for mate in (union.partner1_id, union.partner2_id):
            person = scope.by_id.get(mate or "")
            if person is not None:
                yield union, person


def _birth(scope: Scope, person: Person) -> PartialDate | None:
    """When somebody was born, unless that date itself cannot be: then it is doubted there, and nowhere else."""
    born = birth(person)
    return None if ahead(born, scope.today) else born


def _word(parent: Person) -> str:
    return {Sex.FEMALE: tr("ibu"), Sex.MALE: tr("ayah")}.get(parent.sex or Sex.UNKNOWN, tr("orang tua"))


def _of_relative(scope: Scope, person: Person, field: str, other: Person, other_field: str, sentence: str) -> Doubt:
    """A doubt about two people stands with the first, but with the second where the first is the client."""
    here, there = (person, field), (other, other_field)
    return Doubt(*there, sentence, (here,)) if person is scope.case.client else Doubt(*here, sentence, (there,))
