"""Names that stand in a case without a person being entered: informants, witnesses, those who attended, those who work.

They are called by initials as everybody else, and told apart from the people of the case and from each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker_app.casework import offices
from caseworker_app.casework.approvers import name_and_role
from caseworker_app.casework.naming import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.plan import ConferenceAttendee

_LEAST = 3
_BETWEEN = re.compile(r" dan |[,;(\n]")
_ATTENDANCE, _MINUTES = "attendance-list", "conference-minutes"


def names_in(text: str | None, *, sure: bool = False) -> Iterator[str]:
    """The names of people in words such as «Ibu Ratna (tetangga), ketua RT».

    ``sure``: the place is for a name alone, so that a single word without a title is one as well.
    """
    for part in _BETWEEN.split(text or ""):
        for start, end in offices.names_in(part, sure=sure):
            whole = part[start:end]
            if max(map(len, whole.split())) >= _LEAST and not whole.isupper():
                yield whole


def written(file: CaseFile) -> list[str]:
    """Every name that was only written down, once, in the order of the case."""
    return list(dict.fromkeys(_written(file)))


def told_apart(names: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """Initials for names, by the plain name; those that are ``taken`` or shared get a number: «H-2»."""
    used = {one.casefold() for one in taken}
    found: dict[str, str] = {}
    for name in names:
        letters = "".join(word[0] for word in name.split()).upper()
        called, number = letters, 1
        while called.casefold() in used:
            number += 1
            called = f"{letters}-{number}"
        used.add(called.casefold())
        found[plain(name)] = called
    return found


def working(file: CaseFile) -> list[str]:
    """Names that stay: those who work on the case sign what is written, and the agency stands in its head.

    So do those who approve a practicum book, the students of its group, and the sources that it names.
    """
    case = file.case
    worker, agency = case.practitioner, case.agency
    names = [case.supervisor, *(one.supervisor for one in case.approvals)]
    names += [one.supervisor for one in case.supervisions]
    names += [one.practitioner_name for one in case.consents]
    names += [name for one in case.handovers for name in (one.from_practitioner, one.to_practitioner)]
    names += [name_and_role(line)[0] for line in case.placement.approved_by or ()]
    names += [*(case.placement.group_members or ()), *(case.placement.bibliography or ())]
    if worker is not None:
        names += [worker.name, worker.institution, worker.field_instructor, *(one.name for one in worker.supervisors)]
    for place in (agency, worker.agency if worker else None):
        if place is not None:
            names += [place.name, place.address, place.head_name]
    return [name for name in names if name and name.strip()]


def signing(file: CaseFile, key: str) -> list[str]:
    """Names that stay in the document ``key`` because their bearers sign it: of everybody at a case conference.

    The client stands by initials in the minutes, which tell of the case.
    """
    if key not in (_ATTENDANCE, _MINUTES):
        return []
    names = [name for one in file.case.conferences for name in (one.chair, one.secretary)]
    for one in file.case.conferences:
        names += [
            attendee_name(who) for who in one.attendees if key == _ATTENDANCE or who.person_id != file.case.client_id
        ]
    return [name for name in names if name and name.strip()]


def attendee_name(who: ConferenceAttendee) -> str:
    """The name that somebody who attends signs beside."""
    return who.name or (who.person.name if who.person else None) or ""


def _written(file: CaseFile) -> Iterator[str]:
    case = file.case
    alone = [one.name for contact in case.contacts for one in contact.people]
    alone += [one.name for session in case.sessions for one in session.people]
    alone += [one.name for one in case.implementers]
    alone += [one.name for group in file.groups for one in group.members]
    alone += [one.name for conference in case.conferences for one in conference.attendees]
    for consent in case.consents:
        alone += [consent.signer_name, consent.witness1, consent.witness2]
    among = [one.informant for one in case.interviews]
    among += [one.with_whom for one in case.contacts]
    among += [one.met for one in case.home_visits]
    among += [one.chair for one in case.conferences]
    among += [one.given_by for one in case.oral_consents]
    among += [one.responsible for one in case.activities]
    among += [one.who for one in case.aftercare]
    among += [person.class_teacher for person in file.kin.people]
    for text in alone:
        yield from names_in(text, sure=True)
    for text in among:
        yield from names_in(text)
