"""Bring cases in and out of a notebook as packages."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.casework.permissions import not_understood
from caseworker_app.errors import BadInput
from caseworker_app.exchange import package, package_shape
from caseworker_app.jobs.case_files import agencies, load, walk
from caseworker_app.jobs.cases import free_number, next_number
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case
from caseworker_app.model.person import Person
from caseworker_app.store.backup import keep_automatic
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.store.notebook import Notebook


_Placed = tuple[str, Record]
_AT_ONCE = 500  # ids in one question to the database


@dataclasses.dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the case's id and number, whether it is new, and sentences for the worker."""

    case_id: str
    number: str
    new: bool
    notices: tuple[str, ...] = ()


def export_case(notebook: Notebook, case_id: str) -> bytes:
    """The package of one case with everything it holds and shares."""
    return package_of(load(notebook, case_id))


def departure(case_id: str) -> Leaving:
    """How the list of copies calls a package; who works on the case gets it, or who takes it over."""
    return Leaving(tr("Paket kasus"), case_id, names=True)


def package_of(file: CaseFile) -> bytes:
    """The package of a loaded case."""
    case, kin = file.case, file.kin
    shared: dict[str, list[Record]] = {
        "agencies": agencies(case),
        "practitioners": [case.practitioner] if case.practitioner else [],
        "people": list(kin.people),
        "twin_groups": list(kin.twin_groups),
        "unions": list(kin.unions),
        "households": list(kin.households),
        "emotional_ties": list(kin.emotional_ties),
        "groups": list(file.groups),
    }
    return package.write(case, shared)


def import_case(notebook: Notebook, data: bytes) -> Imported:
    """Put the case of a package into the notebook. Ids are kept; what is there already is never changed.

    Raises:
        BadInput: the package cannot be read, or points to a record that is nowhere.
    """
    case, shared = package.read(data)
    notices: list[str] = []
    keep_automatic(notebook, "sebelum-impor")
    with notebook.edit(tr("Impor kasus"), undoable=False) as session:
        known = session.get(Case, case.id)
        if known is not None:
            number = known.number or ""
            notice = tr("Kasus {number} sudah ada di buku kasus dan tidak diubah.").format(number=number)
            return Imported(known.id, number, new=False, notices=(notice,))
        new, there = _sorted(session, case, shared)
        notices += _told_of(there)
        _check_links(session, new, _ids_of(case, shared), notices)
        _check_ids_are_free(session, new)
        notices += _not_understood(case)
        wanted = case.number
        case.number = free_number(session, wanted) if wanted else next_number(session, _year(case))
        if wanted and case.number != wanted:
            notices.append(
                tr("Nomor kasus {wanted} sudah dipakai; kasus ini disimpan dengan nomor {number}.").format(
                    wanted=wanted, number=case.number
                )
            )
        session.add_all(record for _, record in new)
    return Imported(case.id, case.number or "", new=True, notices=tuple(notices))


def _not_understood(case: Case) -> list[str]:
    """What was allowed aloud in words that no rule knows: told, since it allows nothing."""
    told = tr("Izin lisan ke-{at}: “{words}” tidak dikenal, jadi belum mengizinkan apa pun; pilih dari daftar.")
    found = [(at, not_understood(one)) for at, one in enumerate(case.oral_consents, 1)]
    return [told.format(at=at, words=", ".join(words)) for at, words in found if words]


def _year(case: Case) -> int:
    earliest = case.opened.earliest if case.opened else None
    return earliest.year if earliest else date.today().year


def _sorted(
    session: Session, case: Case, shared: Mapping[str, Sequence[Record]]
) -> tuple[list[_Placed], list[tuple[str, Record, Record]]]:
    """What the package brings, and what is in the notebook already: place, the package's record, the notebook's."""
    new, there = [], []
    for place, record in package_shape.tops(case, shared):
        known = session.get(type(record), record.id)
        if known is None:
            new.append((place, record))
        else:
            there.append((place, record, known))
    return new, there


def _told_of(there: Iterable[tuple[str, Record, Record]]) -> list[str]:
    """A sentence where the notebook knows something otherwise. Raises BadInput where an id means two people."""
    other = []
    for place, record, known in there:
        if isinstance(record, Person) and isinstance(known, Person) and _are_two(record.name, known.name):
            told = tr("Id pada {place} sudah dipakai orang lain di buku kasus; buku kasus tidak diubah. Beri id lain.")
            raise BadInput(told.format(place=place))
        if not package.same(record, known):
            other.append(place)
    told = tr("Sudah ada di buku kasus dengan isi yang lain, dan di sana tidak diubah: {places}.")
    return [told.format(places=", ".join(other))] if other else []


def _are_two(one: str | None, other: str | None) -> bool:
    """Whether two names have no word in common, so that one is no correction of the other."""
    words = [set((name or "").casefold().split()) for name in (one, other)]
    return all(words) and not words[0] & words[1]


def _check_ids_are_free(session: Session, new: Iterable[_Placed]) -> None:
    """An id of a row in the package that a row of the notebook has: a package copied from another and changed."""
    rows: dict[type[Any], dict[str, str]] = {}
    for top_place, top in new:
        for place, record in package_shape.placed(top, top_place):
            rows.setdefault(type(record), {})[record.id] = place
    for cls, places in rows.items():
        ids = list(places)
        for start in range(0, len(ids), _AT_ONCE):
            taken = session.scalar(select(cls.id).where(cls.id.in_(ids[start : start + _AT_ONCE])).limit(1))
            if taken:
                told = tr("Id pada {place} sudah ada di buku kasus; buku kasus tidak diubah. Beri id lain atau hapus.")
                raise BadInput(told.format(place=places[taken]))


def _ids_of(case: Case, shared: Mapping[str, Sequence[Record]]) -> set[tuple[str, str]]:
    return {(record.__tablename__, record.id) for _, top in package_shape.tops(case, shared) for record in walk(top)}


def _check_links(session: Session, new: Iterable[_Placed], packed: set[tuple[str, str]], notices: list[str]) -> None:
    """Every link must lead to a record of the package or of the notebook; one to a case that is not here is dropped."""
    classes: dict[str, Any] = {mapper.class_.__tablename__: mapper.class_ for mapper in Record.registry.mappers}
    for top_place, top in new:
        for place, record in package_shape.placed(top, top_place):
            for key in package_shape.links(type(record)):
                target_id = getattr(record, key)
                if not target_id:
                    continue
                table = next(iter(record.__mapper__.columns[key].foreign_keys)).column.table.name
                if (table, target_id) in packed:
                    continue
                if session.scalar(select(classes[table].id).where(classes[table].id == target_id)):
                    continue
                if table == "case_":
                    setattr(record, key, None)
                    notices.append(tr("Tautan ke kasus lain yang tidak ada di buku ini dikosongkan."))
                    continue
                told = tr("Paket kasus pada {place} menunjuk {id} yang tidak ada di dalamnya; buku kasus tidak diubah.")
                raise BadInput(told.format(place=f"{place}.{key}", id=target_id))
