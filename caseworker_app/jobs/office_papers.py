"""Gather what the documents about a whole notebook tell."""

from __future__ import annotations

import dataclasses
import functools
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from caseworker_app.casework import consent as consents
from caseworker_app.casework.ages import may_be_minor
from caseworker_app.casework.case_file import initials
from caseworker_app.casework.case_listing import CaseListing
from caseworker_app.casework.exposure import ExposedCase, Exposure, Outside, Register, RegisterLine
from caseworker_app.casework.outside_copies import LYING_ABOUT, Whereabouts
from caseworker_app.casework.periods import ALWAYS
from caseworker_app.casework.pseudonyms import replacer
from caseworker_app.jobs import case_register, outside_copies, services
from caseworker_app.jobs.agenda_files import agenda_sheet
from caseworker_app.jobs.case_files import gather as gather_case
from caseworker_app.jobs.group_files import group_file
from caseworker_app.jobs.outside_backups import last_copy
from caseworker_app.jobs.period_recap import period_recap
from caseworker_app.jobs.recap import only_one, recap
from caseworker_app.jobs.worked_hours import hours
from caseworker_app.model.case import Case
from caseworker_app.model.notes import Disclosure
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.store import settings
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from caseworker_app.casework.recap import Recap
    from caseworker_app.casework.recap_facts import RecapScope
    from caseworker_app.store.notebook import Notebook

LOST_LAPTOP_PRINTED = "lost laptop sheet printed"
"""The setting with the day on which the sheet was printed or saved last."""
LOST_LAPTOP = "lost-laptop"
AGENCY_RECAP, WORKER_HOURS = "agency-recap", "worker-hours"
PRINT_AGAIN = 90
"""Days after which the sheet for a lost laptop should be printed anew."""
_OPEN = (*LYING_ABOUT, Whereabouts.UNSEEN)


def gather(
    notebook: Notebook,
    key: str,
    *,
    only: Collection[str] | None = None,
    ground: str = "",
    days: tuple[date, date] | None = None,
    scope: RecapScope | None = None,
    item: str | None = None,
) -> Any:
    """What the agency's document of this key is made of; ``only`` and ``ground`` as for ``recap``.

    days: the first and last day of an agenda, without them this week. scope: of a recap or of hours, where they are
    those of a period. item: id of a group, of whose meetings ``only`` are told. Raises KeyError for another key.
    """
    if scope is not None and key == AGENCY_RECAP:
        return _of_period(notebook, scope)
    cases = functools.partial(recap, only=only, ground=ground)
    gatherers: dict[str, Callable[[Notebook], Any]] = {
        **dict.fromkeys((AGENCY_RECAP, "retention-list"), cases),
        "case-list": functools.partial(listing, only=only),
        "destruction-record": lambda book: dataclasses.replace(cases(book), copies=tuple(outside_copies.copies(book))),
        WORKER_HOURS: lambda book: hours(book, scope.period if scope else ALWAYS, scope.worker if scope else None),
        LOST_LAPTOP: exposure,
        "copies-list": outside,
        "all-disclosures": register,
        "service-directory": services.gather,
        "group-record": functools.partial(group_file, group_id=item, meetings=only),
        **dict.fromkeys(("agenda", "agenda-board"), lambda book: agenda_sheet(book, days)),
    }
    return gatherers[key](notebook)


def _of_period(notebook: Notebook, scope: RecapScope) -> Recap:
    known = period_recap(notebook, scope)
    cases = recap(notebook, only={case.id for case in known.concerned})
    return dataclasses.replace(cases, period=scope.period.title, tables=known.tables)


def sheet_is_old(notebook: Notebook, *, today: date | None = None) -> bool:
    """Whether there are cases, and the sheet for a lost laptop was never printed or too long ago."""
    with notebook.reader() as session:
        last = settings.setting(session, LOST_LAPTOP_PRINTED)
        any_case = session.scalar(select(Case.id).limit(1)) is not None
    on = today or date.today()
    return any_case and (last is None or (on - date.fromisoformat(last)).days > PRINT_AGAIN)


def outside(notebook: Notebook) -> Outside:
    """All copies outside of the notebook."""
    known = recap(notebook)
    copies = tuple(outside_copies.copies(notebook))
    return Outside(copies, datetime.now().astimezone(), known.agency, known.practitioner)


def register(notebook: Notebook) -> Register:
    """The disclosures of all cases, the oldest first."""
    known = recap(notebook)
    with_referrals = selectinload(Case.disclosures).selectinload(Disclosure.referral)
    told = select(Case).where(Case.disclosures.any()).order_by(Case.number).options(with_referrals)
    with notebook.reader() as session:
        lines = [
            RegisterLine(case.number or "", initials(case.client), _name(case), one, disguise)
            for case in session.scalars(told)
            for disguise in [replacer(gather_case(session, case))]
            for one in case.disclosures
        ]
        session.expunge_all()
    lines.sort(key=lambda line: line.disclosure.date.sort_key if line.disclosure.date else (9, 0, 0, ""))
    return Register(tuple(lines), known.day, known.agency, known.practitioner)


def listing(notebook: Notebook, *, only: Collection[str] | None = None, today: date | None = None) -> CaseListing:
    """The cases with these ids in this order, or those that run, the newest first."""
    on = today or date.today()
    with notebook.reader() as session:
        running = case_register.Wanted(standing=case_register.Standing.RUNNING)
        ids = case_register.ordered(session, running, on) if only is None else list(only)
        cases = tuple(case_register.listed(session, ids, on))
        agency, worker = (
            only_one(session, Agency, Case.agency_id),
            only_one(session, Practitioner, Case.practitioner_id),
        )
        session.expunge_all()
    return CaseListing(cases, on, agency, worker)


def exposure(notebook: Notebook, *, today: date | None = None) -> Exposure:
    """Whom the notebook tells of, with which kinds of data, and what protects it."""
    known = recap(notebook, today=today)
    with notebook.reader() as session:
        backup = last_copy(session)
        cases = tuple(
            ExposedCase(
                case.number or "",
                initials(case.client),
                _name(case),
                _guardian(case),
                tuple(_kinds(case, known.day)),
                case.opened,
                closed=case.closed is not None,
            )
            for case in session.scalars(select(Case).order_by(Case.number))
        )
    day = backup.day if backup else None
    open_copies = [one for one in outside_copies.copies(notebook) if one.whereabouts in _OPEN and not one.lock]
    return Exposure(cases, known.day, day, tuple(open_copies), known.agency, known.practitioner)


def _name(case: Case) -> str:
    return (case.client.name if case.client else None) or ""


def _guardian(case: Case) -> str:
    """Who signed for the client, else who is to be called in an emergency."""
    signed = consents.newest(case.consents)
    if signed is not None and signed.signer_name and signed.signer_name != _name(case):
        status = signed.signer_relation or (str(signed.signer_status) if signed.signer_status else tr("wali"))
        return f"{signed.signer_name} ({status})"
    called = next((one for one in case.family if one.emergency_contact and one.person and one.person.name), None)
    return f"{called.person.name} ({called.relation or tr('keluarga')})" if called and called.person else ""


def _kinds(case: Case, on: date) -> Iterator[str]:
    client, found, cluster = case.client, case.assessment, (case.cluster or "").casefold()
    if client is not None:
        yield "identity"
        if "anak" in cluster.split() or may_be_minor(client, on):
            yield "child"
    own = (client.health_notes, client.mental_illness, client.substance_use) if client else ()
    if any((*own, found.illnesses, found.medical, found.trauma, found.psychological_narrative, case.body_maps)):
        yield "health"
    if "disabilitas" in cluster or (client and (client.disabilities or client.disability_note)):
        yield "disability"
    suspected = any(one.suspected_perpetrator for one in case.family)
    if found.legal or case.risks or case.incidents or suspected or "korban" in cluster:
        yield "violence"
    aid = (client.pkh, client.food_aid, client.school_aid, client.other_aid) if client else ()
    if any((*aid, found.economic, case.assistance)):
        yield "money"
    if case.family:
        yield "family"
    if case.attachments:
        yield "files"
