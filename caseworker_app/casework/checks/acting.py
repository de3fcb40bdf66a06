"""Rules about who acts or attends: nobody does before birth, and nobody after death."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials
from caseworker_app.casework.checks.certain import (
    ahead,
    before,
    birth,
    birth_field,
    born_words,
    in_words,
    most_years,
    who,
)
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.casework.outcomes import held
from caseworker_app.model.assessment import Interview
from caseworker_app.model.engagement import Consent, Contact, ContactPerson
from caseworker_app.model.group import GroupAttendance, GroupMember, GroupSession
from caseworker_app.model.intervention import Session, SessionPerson
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Conference, ConferenceAttendee
from caseworker_app.model.termination import Referral
from caseworker_app.model.tools import RoadMapEvent
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.deeds import Deed
    from caseworker_app.casework.checks.finding import Place
    from caseworker_app.casework.checks.scope import Scope
    from caseworker_app.model.base import Record


@check("before-clients-birth", Severity.IMPOSSIBLE, mark("Kejadian sebelum klien lahir"))
def before_clients_birth(scope: Scope) -> Iterator[Doubt]:
    """Something was done for a client who was not born."""
    words = tr("Tanggal {what} ({date}) sebelum klien lahir ({born}).")
    client, born = scope.case.client, sound_birth(scope)
    if client is None or born is None:
        return
    for deed, record, value in scope.done:
        if before(value, born) and not deed.may_be_older:
            sentence = words.format(what=tr(deed.what), date=in_words(value), born=in_words(born))
            yield Doubt(record, deed.key, sentence, ((client, birth_field(client)),))


@check("after-clients-death", Severity.UNLIKELY, mark("Kejadian sesudah klien meninggal"))
def after_clients_death(scope: Scope) -> Iterator[Doubt]:
    """Something that needs the client is dated after the client's death, and nobody else is named."""
    words = tr("Tanggal {what} ({date}) sesudah klien meninggal ({died}).")
    client = scope.case.client
    if client is None or client.died is None:
        return
    for deed, record, value in scope.done:
        if deed.with_client and before(client.died, value) and not _with_others(deed, record, client):
            sentence = words.format(what=tr(deed.what), date=in_words(value), died=in_words(client.died))
            yield Doubt(record, deed.key, sentence, ((client, Person.died.key),))


@check("unborn-attends", Severity.IMPOSSIBLE, mark("Orang yang hadir belum lahir"))
def unborn_attends(scope: Scope) -> Iterator[Doubt]:
    """Somebody attended, spoke or signed before being born."""
    words = tr("{who} ({born}) belum lahir pada hari itu ({date}).")
    for person, value, place, at in _attending(scope):
        born = birth(person)
        if born and person is not scope.case.client and before(value, born):
            sentence = words.format(who=who(person), born=born_words(born), date=in_words(value))
            yield Doubt(*place, sentence, ((person, birth_field(person)), at))


@check("dead-attends", Severity.IMPOSSIBLE, mark("Orang yang hadir sudah meninggal"))
def dead_attends(scope: Scope) -> Iterator[Doubt]:
    """Somebody attended, spoke or signed after dying."""
    words = tr("{who} meninggal ({died}) sebelum hari itu ({date}).")
    for person, value, place, at in _attending(scope):
        if person.died and before(person.died, value):
            sentence = words.format(who=who(person), died=in_words(person.died), date=in_words(value))
            yield Doubt(*place, sentence, ((person, Person.died.key), at))


@check("event-at-later-age", Severity.UNLIKELY, mark("Peristiwa pada usia yang belum tercapai"))
def age_not_reached(scope: Scope) -> Iterator[Doubt]:
    """An event of the road map at an age that the client has not reached, and that is not marked as a hope."""
    words = tr("Klien belum mencapai usia {age} tahun; bila sebuah harapan, tandai sebagai harapan.")
    client, born = scope.case.client, sound_birth(scope)
    reached = most_years(born, PartialDate.on(scope.today))
    if client is None or reached is None:
        return
    for event in scope.all(RoadMapEvent):
        age = event.when.age if event.when and event.when.age_on is None else None
        if age is not None and age > reached and not event.hope:
            against = ((client, birth_field(client)),)
            yield Doubt(event, RoadMapEvent.when.key, words.format(age=age), against)


def sound_birth(scope: Scope) -> PartialDate | None:
    """When the client was born, unless that date itself cannot be."""
    born = birth(scope.case.client)
    return None if ahead(born, scope.today) else born


def _with_others(deed: Deed, record: Record, client: Person) -> bool:
    """Whether anybody but the client is named: in words, or as a row of people."""
    alone = {"klien", initials(client).casefold(), (client.name or "").strip().casefold()}
    for column in deed.others:
        value = getattr(record, column.key)
        if isinstance(value, list):
            if any(row.person is not client and (row.person or row.name or row.role) for row in value):
                return True
        elif value and str(value).strip().casefold() not in alone:
            return True
    return False


def _attending(scope: Scope) -> Iterator[tuple[Person, PartialDate, Place, Place]]:
    """Who took part in something dated: the person, the date, where the person is named, where the date stands."""
    rows: list[tuple[Person | None, PartialDate | None, Place, Place]] = []
    place: Place
    at: Place
    for contact in held(scope.all(Contact)):
        at = contact, Contact.date.key
        rows += [(row.person, contact.date, (row, ContactPerson.person.key), at) for row in contact.people]
    for session in held(scope.all(Session)):
        at = session, Session.date.key
        rows += [(row.person, session.date, (row, SessionPerson.person.key), at) for row in session.people]
    for interview in held(scope.all(Interview)):
        place = interview, Interview.informant_person.key
        rows.append((interview.informant_person, interview.date, place, (interview, Interview.date.key)))
    for conference in held(scope.all(Conference)):
        at = conference, Conference.date.key
        present = [row for row in conference.attendees if row.present or row.response]
        rows += [(row.person, conference.date, (row, ConferenceAttendee.person.key), at) for row in present]
    for consent in scope.all(Consent):
        place = consent, Consent.signer.key
        rows.append((consent.signer, consent.date, place, (consent, Consent.date.key)))
    for referral in scope.all(Referral):
        place = referral, Referral.to_person.key
        rows.append((referral.to_person, referral.date, place, (referral, Referral.date.key)))
    for meeting in held(scope.all(GroupSession)):
        at = meeting, GroupSession.date.key
        rows += [
            (row.member.person, meeting.date, (row, GroupAttendance.present.key), at)
            for row in meeting.attendance
            if row.present and row.member
        ]
    for member in scope.all(GroupMember):
        place = member, GroupMember.joined.key
        rows.append((member.person, member.joined, place, place))
    return ((person, value, place, at) for person, value, place, at in rows if person is not None and value is not None)
