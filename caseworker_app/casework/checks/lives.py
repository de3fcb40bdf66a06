"""Rules about one person: birth, death, age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.ages import OLDEST, is_stated_after
from caseworker_app.casework.checks.certain import (
    ahead,
    before,
    birth,
    birth_field,
    in_words,
    least_years,
    most_years,
)
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import BirthKind, Vital
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.partial_date import PartialDate, age_at
from caseworker_app.model.person import Person
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope

BORN, STATED, DIED = Person.born.key, Person.stated_age.key, Person.died.key

_READ: tuple[type[Record], ...] = (Case, FamilyMember, Person)


@check("born-ahead", Severity.IMPOSSIBLE, mark("Tanggal lahir sesudah hari ini"), reads=_READ)
def born_ahead(scope: Scope) -> Iterator[Doubt]:
    """A birth ahead of today, unless it is a pregnancy."""
    words = tr("Tanggal lahir ({date}) sesudah hari ini ({today}).")
    today = long_date(scope.today, weekday=False)
    for person in scope.people:
        if person.born and person.birth_kind is not BirthKind.PREGNANCY and ahead(person.born, scope.today):
            yield Doubt(person, BORN, words.format(date=in_words(person.born), today=today))


@check("death-ahead", Severity.IMPOSSIBLE, mark("Tanggal meninggal sesudah hari ini"), reads=_READ)
def death_ahead(scope: Scope) -> Iterator[Doubt]:
    """A death ahead of today."""
    words = tr("Tanggal meninggal ({date}) sesudah hari ini ({today}).")
    today = long_date(scope.today, weekday=False)
    for person in scope.people:
        if person.died and ahead(person.died, scope.today):
            yield Doubt(person, DIED, words.format(date=in_words(person.died), today=today))


@check("death-before-birth", Severity.IMPOSSIBLE, mark("Meninggal sebelum lahir"), reads=_READ)
def death_before_birth(scope: Scope) -> Iterator[Doubt]:
    """Somebody died before being born."""
    words = tr("Tercatat meninggal ({died}) sebelum lahir ({born}).")
    for person in scope.people:
        born = birth(person)
        if born and person.died and before(person.died, born):
            sentence = words.format(died=in_words(person.died), born=in_words(born))
            yield Doubt(person, DIED, sentence, ((person, birth_field(person)),))


@check("age-after-death", Severity.UNLIKELY, mark("Usia sesudah meninggal"), reads=_READ)
def age_after_death(scope: Scope) -> Iterator[Doubt]:
    """An age is stated as on a day on which the person was dead."""
    words = tr(
        "Usia {age} tahun tertulis per {day}, sesudah meninggal ({died}); "
        "tulis usia saat meninggal, misalnya “{age} tahun pada {died}”."
    )
    for person in scope.people:
        stated = person.stated_age
        if stated and stated.age_on and person.died and is_stated_after(stated, person.died):
            day = long_date(stated.age_on, weekday=False)
            sentence = words.format(age=stated.age, day=day, died=in_words(person.died))
            yield Doubt(person, STATED, sentence, ((person, DIED),))


@check("alive-with-death", Severity.UNLIKELY, mark("Tercatat hidup, tetapi ada tanggal meninggal"), reads=_READ)
def alive_with_death(scope: Scope) -> Iterator[Doubt]:
    """Somebody is said to live and has a date of death."""
    words = tr("Tercatat masih hidup, tetapi tanggal meninggalnya terisi ({died}).")
    for person in scope.people:
        if person.vital is Vital.ALIVE and person.died and person.died.readable:
            sentence = words.format(died=in_words(person.died))
            yield Doubt(person, DIED, sentence, ((person, Person.vital.key),))


@check("too-old", Severity.IMPOSSIBLE, mark("Usia yang tidak mungkin"), reads=_READ)
def too_old(scope: Scope) -> Iterator[Doubt]:
    """Older than people become: told so, on the day of death, or today where somebody is said to live."""
    high = tr("Usia {age} tahun lebih dari yang mungkin; periksalah tahunnya.")
    dead = tr("Menurut tanggal lahir dan meninggalnya, ia mencapai usia {age} tahun; periksalah tahunnya.")
    alive = tr("Menurut tanggal lahirnya, ia kini berusia {age} tahun; periksalah tahunnya.")
    client = scope.case.client
    for person in scope.people:
        if person.stated_age and (person.stated_age.age or 0) > OLDEST:
            yield Doubt(person, STATED, high.format(age=person.stated_age.age))
            continue
        born, lives = birth(person), person.vital is Vital.ALIVE or (person is client and person.vital is None)
        if person.died is None and not lives:
            continue
        age = least_years(born, person.died or PartialDate.on(scope.today))
        if age is not None and age > OLDEST:
            words = dead if person.died else alive
            against = ((person, DIED),) if person.died else ()
            yield Doubt(person, birth_field(person), words.format(age=age), against)


@check("age-unlike-birth", Severity.UNLIKELY, mark("Usia tidak cocok dengan tanggal lahir"), reads=_READ)
def age_unlike_birth(scope: Scope) -> Iterator[Doubt]:
    """The stated age is not the one that follows from the date of birth."""
    words = tr("Usia yang tertulis ({stated}) tidak cocok dengan tanggal lahir {born}: pada hari itu {age} tahun.")
    unborn = tr("Usia yang tertulis ({stated}) tidak cocok dengan tanggal lahir {born}.")
    for person in scope.people:
        stated, born = person.stated_age, person.born
        if not (stated and born and stated.contradicts(born)):
            continue
        ages = age_at(born, stated.age_on) if stated.age_on else None
        age = "" if ages is None else str(ages[0]) if ages[0] == ages[1] else f"{ages[0]}–{ages[1]}"
        sentence = (words if age else unborn).format(stated=in_words(stated), born=in_words(born), age=age)
        yield Doubt(person, STATED, sentence, ((person, BORN),))


@check("age-not-reached", Severity.UNLIKELY, mark("Usia yang belum tercapai"), reads=_READ)
def bare_age_not_reached(scope: Scope) -> Iterator[Doubt]:
    """A bare age («usia 40») that the person cannot have reached yet by the date of birth."""
    words = tr("Usia {age} tahun belum tercapai menurut tanggal lahir {born}.")
    for person in scope.people:
        stated, born = person.stated_age, person.born
        if stated is None or born is None or stated.age is None or stated.age_on or stated.approximate:
            continue
        reached = most_years(born, person.died or PartialDate.on(scope.today))
        if reached is not None and 0 <= reached < stated.age:
            yield Doubt(person, STATED, words.format(age=stated.age, born=in_words(born)), ((person, BORN),))


@check("dead-emergency-contact", Severity.UNLIKELY, mark("Kontak darurat sudah meninggal"), reads=_READ)
def dead_emergency_contact(scope: Scope) -> Iterator[Doubt]:
    """Whoever is to be called in need is dead."""
    words = tr("Kontak darurat ini tercatat sudah meninggal.")
    for member in scope.all(FamilyMember):
        if member.emergency_contact and member.person and member.person.vital is Vital.DEAD:
            yield Doubt(member, FamilyMember.emergency_contact.key, words)
