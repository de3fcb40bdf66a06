"""Where consent bites: nothing that it does not cover is done without a written reason, which is kept for good.

Never asked for: blank forms, forms that the client signs, what the worker looks at on the screen, and the package of a
whole case, which carries it to another notebook of those who work on it or to the client.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app.casework import data_requests
from caseworker_app.casework.case_file import initials
from caseworker_app.casework.permissions import Permission, Use, Verdict, permission
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.errors import BadInput, NotAllowed
from caseworker_app.jobs.case_files import gather
from caseworker_app.model.case import Case
from caseworker_app.model.notes import Override
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.termination import Referral
    from caseworker_app.store.notebook import Notebook

GROUP_REPORT, HANDOVER = "group-report", "handover-note"
PRACTICUM_REPORT = "practicum-report"
SHORTEST = 10
"""Letters that a reason has at least: «ya» and «…» are none."""


def for_document(notebook: Notebook, case: Case, key: str, item: str | None = None) -> Permission | None:
    """What stands against a document today: what forbids it before what is only not recorded; None where nothing does.

    item: the id of the one record that the document is about.
    """
    today, kind = date.today(), KINDS[key]
    found = [
        permission(case, use, today, to=_receivers(case, item) if use is Use.REFERRAL else ()) for use in kind.uses
    ]
    found += [one for use in kind.unless if (one := permission(case, use, today)).forbids]
    if key in {GROUP_REPORT, PRACTICUM_REPORT}:
        found += _of_members(notebook, case.id, today)
    if key == PRACTICUM_REPORT:
        found += _of_further(notebook, case, today)
    missing = [one for one in found if not one.given]
    if discloses(key):
        missing = [*filter(None, [restriction(case)]), *missing]
    return next((one for one in missing if one.forbids), missing[0] if missing else None)


def discloses(key: str) -> bool:
    """Whether a document tells others of the client: then a restriction bites, and the register asks who got it."""
    kind = KINDS[key]
    return bool(kind.uses or kind.unless) or key == HANDOVER


def for_diagram(case: Case) -> Permission | None:
    """What stands against a diagram that leaves by itself: it tells what a report tells."""
    if (restricted := restriction(case)) is not None:
        return restricted
    found = permission(case, Use.REPORT, date.today())
    return found if found.forbids else None


def restriction(case: Case) -> Permission | None:
    """What the client's wish that the use of the data be restricted has against anything that leaves."""
    why = data_requests.restricted(case, date.today())
    return Permission(Use.REPORT, Verdict.RESTRICTED, why) if why else None


def _of_members(notebook: Notebook, case_id: str, on: date) -> list[Permission]:
    """What clients of other cases said against being written about, whose groups this case has part in."""
    with notebook.reader() as session:
        groups = gather(session, session.get_one(Case, case_id)).groups
        members = [one for group in groups for one in group.members]
        cases = [session.get(Case, one.case_id) for one in members if one.case_id not in {None, case_id}]
        people = [one.person_id for one in members if one.person_id and not one.case_id]
        cases += session.scalars(select(Case).where(Case.client_id.in_(people), Case.id != case_id))
        asked = [(case, permission(case, Use.REPORT, on)) for case in cases if case is not None]
        told = tr("anggota kelompok {who}: {why}")
        return [
            dataclasses.replace(one, why=told.format(who=initials(case.client), why=one.why), consent=None)
            for case, one in asked
            if one.forbids
        ]


def _of_further(notebook: Notebook, case: Case, on: date) -> list[Permission]:
    """What the clients of the further cases of a book say to being written about; each is asked for itself."""
    chosen = dict.fromkeys(row.case_id for row in case.placement.book_cases if row.case_id and row.case_id != case.id)
    told = tr("klien {who}: {why}")
    found: list[Permission] = []
    with notebook.reader() as session:
        for other in filter(None, (session.get(Case, case_id) for case_id in chosen)):
            asked = [restriction(other), permission(other, Use.REPORT, on)]
            missing = next((one for one in asked if one is not None and not one.given), None)
            if missing is not None:
                why = told.format(who=initials(other.client), why=missing.why)
                found.append(dataclasses.replace(missing, why=why, consent=None))
    return found


def demand(notebook: Notebook, case: Case, found: Permission | None, done: str, override: str | None = None) -> None:
    """Let something be done if nothing stands against it, or with a reason, which is written down.

    done: what is to be done, as the register calls it («cetak Laporan kasus»).

    Raises:
        NotAllowed: consent does not cover it, and there is no reason. BadInput: the reason says nothing.
    """
    if found is None or found.given:
        return
    if override is None:
        raise NotAllowed(refusal(found, done))
    record(notebook, case, found, done, override)


def refusal(found: Permission, done: str) -> str:
    """Why something is not done, and what can be done about it."""
    told = tr("Tidak dikerjakan ({done}): {why}. Mintalah persetujuan baru, atau tulis alasan bila tetap diperlukan.")
    return told.format(done=done, why=found.why)


def as_draft(found: Permission) -> str:
    """What stands on paper that may be read and corrected, and not handed in."""
    return tr("Konsep, belum untuk diserahkan: {why}.").format(why=found.why)


def said(reason: str) -> str:
    """A reason as it is kept. Raises BadInput for one that says nothing."""
    words = " ".join(reason.split())
    if sum(letter.isalpha() for letter in words) < SHORTEST:
        raise BadInput(tr("Alasan ini terlalu singkat; tulis sedikitnya satu kalimat. Belum ada yang dikerjakan."))
    return words


def record(notebook: Notebook, case: Case, found: Permission, done: str, override: str) -> Override:
    """Write down why something is done that consent does not cover; this cannot be undone.

    Raises:
        BadInput: the reason says nothing.
    """
    reason = said(override)
    made = Override(
        date=PartialDate.on(date.today()),
        what=found.use.label,
        standing=found.why,
        done=done,
        reason=reason,
        decided_by=case.practitioner.name if case.practitioner else None,
    )
    with notebook.edit(tr("Pengecualian atas persetujuan"), case_id=case.id, undoable=False) as session:
        kept = session.get_one(Case, case.id)
        made.position = max((one.position or 0 for one in kept.overrides), default=-1) + 1
        kept.overrides.append(made)
    notebook.note("override", case.id, {"Override": [made.id]})
    return made


def _receivers(case: Case, item: str | None) -> list[str]:
    """Who gets a letter of referral: the one with this id, else the newest."""
    chosen: Referral | None = next((one for one in case.referrals if one.id == item), None)
    if chosen is None and case.referrals:
        chosen = max(reversed(case.referrals), key=_day)
    if chosen is None:
        return []
    return list(chosen.to or ()) or ([chosen.to_person.name] if chosen.to_person and chosen.to_person.name else [])


def _day(one: Referral) -> date:
    return (one.date.earliest if one.date else None) or date.max
