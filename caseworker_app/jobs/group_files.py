"""Groups for their own paper, beside all cases: everything loaded, tied to no session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.errors import NotFound
from caseworker_app.jobs import own_library, templates
from caseworker_app.jobs.case_files import snapshot
from caseworker_app.jobs.recap import only_one
from caseworker_app.model.case import Case
from caseworker_app.model.group import Group
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from caseworker_app.store.notebook import Notebook


def group_file(notebook: Notebook, group_id: str | None, meetings: Collection[str] | None = None) -> CaseFile:
    """A case file that holds no case, but a group, or all of them, with the people who are members.

    meetings: ids of those that are told, None for all. Raises NotFound for an id that is no group's.
    """
    with notebook.reader() as session:
        wanted = select(Group).order_by(Group.name, Group.id)
        groups = list(session.scalars(wanted.where(Group.id == group_id) if group_id else wanted))
        if group_id and not groups:
            raise NotFound(tr("Kelompok ini tidak ada lagi di buku kasus."))
        people = {one.person.id: one.person for group in groups for one in group.members if one.person is not None}
        agency = only_one(session, Agency, Case.agency_id)
        worker = only_one(session, Practitioner, Case.practitioner_id)
        own = templates.own(session)
        instruments = own_library.instruments(session)
        snapshot(session, [*groups, *people.values(), *filter(None, (agency, worker))])
    if meetings is not None:
        for group in groups:
            group.sessions = [one for one in group.sessions if one.id in meetings]
    return CaseFile(
        Case(agency=agency, practitioner=worker),
        Kin([*people.values()]),
        groups,
        templates=own,
        instruments=instruments,
    )
