"""People whose facts do not go together: the dead who work, elder siblings who are younger, ages on a form."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from caseworker_app.casework.checks.alike import plain
from caseworker_app.casework.checks.certain import before, birth, birth_field, born_words, least_years, most_years, who
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.limits import brief
from caseworker_app.model.case import FamilyMember
from caseworker_app.model.choices import Sex, Vital
from caseworker_app.model.engagement import Consent
from caseworker_app.model.intervention import SessionPerson
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Conference, ConferenceAttendee
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope

_PAST = re.compile(
    r"dulu|dahulu|semasa|mantan|pensiun|alm|meninggal|tidak|belum|terakhir|rumah tangga|^[-–\s]*$", re.IGNORECASE
)
_MALE = re.compile(r"^(?:ayah|bapak|kakek|paman|om|suami|pakde|anak laki-laki|cucu laki-laki)\b", re.IGNORECASE)
_FEMALE = re.compile(r"^(?:ibu|nenek|bibi|tante|istri|bude|anak perempuan|cucu perempuan)\b", re.IGNORECASE)
_OLDER = re.compile(r"^kakak(?: kandung| laki-laki| perempuan)?(?: ke-?\s?(\d+))?$", re.IGNORECASE)
_YOUNGER = re.compile(r"^adik(?: kandung| laki-laki| perempuan)?(?: ke-?\s?\d+)?$", re.IGNORECASE)
_DAYS_OF_A_YEAR = 365.25
_GENERATIONS = (
    (re.compile(r"^(?:ayah|ibu|bapak|orang tua)(?: kandung)?$", re.IGNORECASE), 12),
    (re.compile(r"^(?:kakek|nenek)\b(?!.*(?:buyut|tiri|angkat))", re.IGNORECASE), 24),
    (re.compile(r"^anak(?: kandung| laki-laki| perempuan)?(?: ke-?\s?\d+)?$", re.IGNORECASE), -12),
    (re.compile(r"^cucu\b", re.IGNORECASE), -24),
)
"""Relations by birth, and how many years somebody so called is older than the client at least; negative: younger."""
_PRESENT = re.compile(
    r"\b(?:dihadiri(?: oleh)?|peserta(?: yang hadir)?)\s+(\d{1,3})\s*(?:orang|peserta)", re.IGNORECASE
)


@check("dead-and-employed", Severity.UNLIKELY, mark("Orang yang meninggal masih bekerja"), reads=(FamilyMember, Person))
def dead_and_employed(scope: Scope) -> Iterator[Doubt]:
    """Somebody dead whose occupation stands there as if it went on."""
    words = tr(
        "{who} sudah meninggal, tetapi pekerjaannya masih tertulis “{occupation}”; tulis “dahulu …” atau kosongkan."
    )
    for person in scope.people:
        dead = person.vital is Vital.DEAD or person.died is not None
        if dead and person.occupation and not _PAST.search(person.occupation):
            sentence = words.format(who=who(person), occupation=brief(person.occupation, 40))
            yield Doubt(person, Person.occupation.key, sentence)


@check(
    "sibling-order",
    Severity.IMPOSSIBLE,
    mark("Kakak yang lebih muda, adik yang lebih tua"),
    reads=(FamilyMember, Person),
)
def sibling_order(scope: Scope) -> Iterator[Doubt]:
    """An elder sibling who was born after the client, a younger one before, elder ones in the wrong order."""
    words = tr("{who} tercatat sebagai {relation}, tetapi {own}, sedangkan {other} {born}.")
    client = scope.case.client
    members = [member for member in scope.case.family if member.person is not None and member.person is not client]
    mine = birth(client)
    if client is not None and mine is not None:
        for member in members:
            person, relation = member.person, (member.relation or "").strip()
            theirs = birth(person)
            wrong = (_OLDER.match(relation) and before(mine, theirs, days=300)) or (
                _YOUNGER.match(relation) and before(theirs, mine, days=300)
            )
            if person is not None and theirs is not None and wrong:
                sentence = words.format(
                    who=who(person), relation=relation, own=born_words(theirs), other=tr("klien"), born=born_words(mine)
                )
                yield Doubt(person, birth_field(person), sentence, ((client, birth_field(client)),))
    numbered = [
        (int(found[1]), one.person)
        for one in members
        if (found := _OLDER.match((one.relation or "").strip())) and found[1]
    ]
    for (first, elder), (second, younger) in combinations(sorted(numbered, key=lambda pair: pair[0]), 2):
        if first < second and elder and younger and before(birth(younger), birth(elder), days=300):
            sentence = words.format(
                who=who(elder),
                relation=tr("kakak ke-{number}").format(number=first),
                own=born_words(birth(elder)),  # type: ignore[arg-type] # compared above
                other=tr("kakak ke-{number}").format(number=second),
                born=born_words(birth(younger)),  # type: ignore[arg-type] # likewise
            )
            yield Doubt(elder, birth_field(elder), sentence, ((younger, birth_field(younger)),))


@check(
    "relation-unlike-age",
    Severity.IMPOSSIBLE,
    mark("Orang tua, anak, atau kakek-nenek dengan umur yang tidak mungkin"),
    reads=(FamilyMember, Person),
)
def relation_unlike_age(scope: Scope) -> Iterator[Doubt]:
    """In the table of the family a mother who is hardly older than the client, a child who is older."""
    words = tr("{who} tercatat sebagai {relation}, tetapi {own}, sedangkan klien {born}.")
    client, mine = scope.case.client, birth(scope.case.client)
    if client is None or mine is None:
        return
    for member in scope.case.family:
        person, relation = member.person, (member.relation or "").strip()
        theirs = birth(person)
        if person is None or theirs is None or person is client:
            continue
        years = next((least for kind, least in _GENERATIONS if kind.match(relation)), 0)
        elder, younger = (theirs, mine) if years > 0 else (mine, theirs)
        first, last = elder.earliest, younger.latest
        if years and first and last and (last - first).days < abs(years) * _DAYS_OF_A_YEAR:
            sentence = words.format(
                who=who(person), relation=brief(relation, 30), own=born_words(theirs), born=born_words(mine)
            )
            yield Doubt(person, birth_field(person), sentence, ((client, birth_field(client)),))


@check(
    "relation-unlike-sex",
    Severity.IMPOSSIBLE,
    mark("Hubungan keluarga tidak cocok dengan jenis kelamin"),
    reads=(FamilyMember, Person),
)
def relation_unlike_sex(scope: Scope) -> Iterator[Doubt]:
    """A father who is a woman, a wife who is a man."""
    words = tr("{who} tercatat sebagai {relation}, tetapi jenis kelaminnya {sex}.")
    for member in scope.case.family:
        person, relation = member.person, (member.relation or "").strip()
        if person is None or person.sex is None or person is scope.case.client:
            continue
        wrong = (_MALE.match(relation) and person.sex is Sex.FEMALE) or (
            _FEMALE.match(relation) and person.sex is Sex.MALE
        )
        if wrong:
            sentence = words.format(who=who(person), relation=brief(relation, 30), sex=person.sex)
            yield Doubt(person, Person.sex.key, sentence)


@check("age-on-the-consent", Severity.UNLIKELY, mark("Usia pada persetujuan berbeda"), reads=(Consent, Person))
def age_on_consent(scope: Scope) -> Iterator[Doubt]:
    """The age that the client's own consent states is not the one of the client's record on that day."""
    words = tr("Pada lembar persetujuan tertulis usia {stated}, padahal menurut data klien saat itu {age} tahun.")
    client, born = scope.case.client, birth(scope.case.client)
    for consent in scope.all(Consent):
        figure = re.search(r"\d{1,3}", consent.signer_age or "")
        by_client = (consent.signer_status or "").casefold() == "klien" or (
            client is not None and consent.signer_id == client.id
        )
        if client is None or born is None or figure is None or not by_client or consent.date is None:
            continue
        least, most = least_years(born, consent.date), most_years(born, consent.date)
        if least is not None and most is not None and not least - 1 <= int(figure[0]) <= most + 1:
            age = str(least) if least == most else f"{least}–{most}"
            sentence = words.format(stated=brief(consent.signer_age or "", 20), age=age)
            yield Doubt(consent, Consent.signer_age.key, sentence, ((client, birth_field(client)),))


@check(
    "attendance-unlike-list",
    Severity.IMPOSSIBLE,
    mark("Jumlah hadir berbeda dari daftar"),
    reads=(Conference, ConferenceAttendee),
)
def attendance_unlike_list(scope: Scope) -> Iterator[Doubt]:
    """The number of those present that was stated, in its field or in the minutes, is not the number in the list."""
    words = tr("Tertulis {stated} orang hadir, padahal dalam daftar hadir ada {count}.")
    for conference in scope.all(Conference):
        present = [one for one in conference.attendees if one.present and (one.name or one.person)]
        if not present or any(one.present is None for one in conference.attendees):
            continue
        told = _PRESENT.search(conference.minutes or "")
        stated = conference.attendance_stated if conference.attendance_stated is not None else told and int(told[1])
        field = Conference.attendance_stated.key if conference.attendance_stated is not None else Conference.minutes.key
        if stated and stated != len(present):
            yield Doubt(conference, field, words.format(stated=stated, count=len(present)))


@check(
    "listed-twice",
    Severity.UNLIKELY,
    mark("Orang yang tercatat dua kali"),
    reads=(FamilyMember, ConferenceAttendee, SessionPerson, Person),
)
def listed_twice(scope: Scope) -> Iterator[Doubt]:
    """Somebody stands twice in one list: the family, those at a conference."""
    words = tr("{who} tercatat dua kali dalam daftar ini.")
    for first, second in combinations(scope.case.family, 2):
        if first.person and second.person and _same(first.person, second.person):
            yield Doubt(second.person, Person.name.key, words.format(who=who(second.person)))
    for conference in scope.all(Conference):
        named = [one for one in conference.attendees if (one.name or "").strip()]
        for one, other in combinations(named, 2):
            if plain(one.name) == plain(other.name):
                yield Doubt(other, ConferenceAttendee.name.key, words.format(who=brief(other.name or "", 16)))


def _same(one: Person, other: Person) -> bool:
    """Whether two entries are one person: the same record, or a full name and a birth that do not differ."""
    if one is other:
        return True
    named = plain(one.name) == plain(other.name) and len(plain(one.name).split()) > 1
    return named and not (one.born and other.born and one.born.contradicts(other.born)) and one.sex == other.sex
