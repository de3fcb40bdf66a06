"""Erase a case, or a client with all cases, for good: what goes and what stays, told beforehand, then done."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app.casework.case_file import called, initials
from caseworker_app.casework.outside_copies import LYING_ABOUT, NO_MORE
from caseworker_app.casework.retention import hold_in_words, standing_hold
from caseworker_app.errors import CaseworkerError, DiskFull, NotAllowed, NotFound, WrongUse
from caseworker_app.jobs import outside_copies
from caseworker_app.limits import CASE_NUMBER, SHOWN, brief
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import ErasureGround
from caseworker_app.model.group import Group, GroupMember
from caseworker_app.model.person import Person
from caseworker_app.store import erasable, erasing, reserve
from caseworker_app.store.backup import automatic, keep_automatic
from caseworker_app.store.troubles import read_only
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy.orm import Session

    from caseworker_app.casework.outside_copies import Copy
    from caseworker_app.store.notebook import Notebook

SAFETY_COPY = "sebelum-penghapusan"
"""Why the automatic backup before an erasure was made; it goes after seven days."""


@dataclasses.dataclass(frozen=True, slots=True)
class Extent:
    """What an erasure takes along.

    cases: id -> number of what goes. further: numbers of the client's cases that stay. records, people, attachments:
    how many go. relatives: initials and case numbers of those who stay because another case has them in its family.
    groups: names of groups whose own account is about the client, too. backups: how many automatic ones there are.
    """

    cases: dict[str, str]
    initials: str
    further: tuple[str, ...]
    records: int
    people: int
    attachments: int
    relatives: tuple[tuple[str, tuple[str, ...]], ...]
    groups: tuple[str, ...]
    backups: int

    @property
    def number(self) -> str:
        """What is typed to confirm: the number of the first case as it is seen, or the initials where it has none."""
        return _typed(next(iter(self.cases.values()))) or self.initials

    def is_confirmed_by(self, typed: str) -> bool:
        """Whether this is the number."""
        return _typed(typed).casefold() == self.number.casefold()


def _typed(number: str) -> str:
    """As much of a number as is typed, without what cannot be seen."""
    return brief(number, CASE_NUMBER)[:SHOWN].strip()


def ground_of(words: str) -> ErasureGround:
    """The ground of these words. Raises WrongUse where there is none, with those that there are."""
    try:
        return ErasureGround(words.strip().casefold())
    except ValueError as error:
        known = ", ".join(f"“{ground}”" for ground in ErasureGround)
        raise WrongUse(tr("Alasan itu tidak dikenal. Yang ada: {known}.").format(known=known)) from error


def extent(notebook: Notebook, case_id: str, *, whole_client: bool = False) -> Extent:
    """What goes with a case, or with all cases of its client. Raises NotFound."""
    with notebook.reader() as session:
        case = session.get(Case, case_id)
        if case is None:
            raise NotFound(tr("Kasus ini tidak ada lagi di buku kasus."))
        own = session.scalars(select(Case).where(Case.client_id == case.client_id, Case.id != case.id))
        others = list(own) if case.client_id else []
        cases = [case, *others] if whole_client else [case]
        connection = session.connection()
        going = erasable.rows_of(connection, [each.id for each in cases])
        return Extent(
            cases={each.id: each.number or "" for each in cases},
            initials=initials(case.client),
            further=() if whole_client else tuple(sorted(each.number or "–" for each in others)),
            records=sum(len(ids) for ids in going.values()),
            people=len(going.get("person", ())),
            attachments=len(going.get("attachment", ())),
            relatives=tuple(_relatives(session, erasable.clients_who_stay(connection, going))),
            groups=tuple(_groups(session, going)),
            backups=len(automatic(notebook.path)),
        )


def copies_left(notebook: Notebook, cases: Iterable[str]) -> list[Copy]:
    """The copies of these cases that are outside the notebook, those that can be deleted first.

    Erasing takes them out of the list of copies, never off the disk. Looks at the disk: fit for a thread.
    """
    known = [copy for case_id in cases for copy in outside_copies.copies(notebook, case_id)]
    left = [copy for copy in known if copy.whereabouts not in NO_MORE]
    return sorted(left, key=lambda copy: copy.whereabouts not in LYING_ABOUT)


def delete_copies(notebook: Notebook, copies: Iterable[Copy]) -> str:
    """Overwrite and delete these files; those changed since they were written stay. Says why one stays, or «»."""
    trouble = ""
    for copy in copies:
        if copy.whereabouts in LYING_ABOUT:
            try:
                outside_copies.delete(notebook, copy.id)
            except CaseworkerError as error:
                trouble = str(error)
    return trouble


def demand_erasable(notebook: Notebook, cases: Iterable[str]) -> None:
    """Raise NotAllowed, with who ordered it and why, where a hold forbids the erasure of one of these cases."""
    with notebook.reader() as session:
        for case in session.scalars(select(Case).where(Case.id.in_(list(cases)))):
            hold = standing_hold(case.legal_holds)
            if hold is not None:
                told = tr("Kasus {number} tidak dihapus: {held}. Lepaskan penahanannya dahulu, dengan alasan.")
                raise NotAllowed(told.format(number=case.number or "–", held=hold_in_words(hold)))


def erase(notebook: Notebook, cases: Collection[str], ground: ErasureGround, *, with_safety_copy: bool = True) -> None:
    """Erase these cases with all that only they hold; fit for a worker thread, ``Notebook.forget`` is to follow.

    Raises NotAllowed for a case that is held; DiskFull, DamagedNotebook, NotebookBusy: then nothing is erased.
    """
    if notebook.read_only:
        raise read_only()
    demand_erasable(notebook, cases)
    if with_safety_copy:
        _keep_safety_copy(notebook)
    erasing.erase(notebook.path, notebook.key, cases, ground.value)


def _keep_safety_copy(notebook: Notebook) -> None:
    """On a full disk with the room that the reserve gives back."""
    try:
        keep_automatic(notebook, SAFETY_COPY)
    except DiskFull:
        try:
            if not reserve.release(notebook.path):
                raise
            keep_automatic(notebook, SAFETY_COPY)
        except DiskFull as error:
            raise DiskFull(
                tr(
                    "Ruang disk penuh: cadangan sebelum penghapusan tidak dapat dibuat, jadi belum ada yang dihapus. "
                    "Kosongkan sebagian disk, atau hapus tanpa cadangan itu."
                )
            ) from error


def _relatives(session: Session, people: Collection[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Whoever stays, and the cases in whose family they stand."""
    found = []
    for person in session.scalars(select(Person).where(Person.id.in_(people))):
        numbers = session.scalars(
            select(Case.number)
            .join(FamilyMember, FamilyMember.case_id == Case.id)
            .where(FamilyMember.person_id == person.id, Case.client_id != person.id)
        )
        found.append((called(person.alias, person.name), tuple(sorted(number or "–" for number in numbers))))
    return sorted(found)


def _groups(session: Session, going: erasable.Rows) -> list[str]:
    """Groups that stay although a member goes."""
    left = select(GroupMember.group_id).where(GroupMember.id.in_(going.get("group_member", ())))
    names = session.scalars(select(Group.name).where(Group.id.in_(left), Group.id.not_in(going.get("group_", ()))))
    return sorted(name or "–" for name in names)
