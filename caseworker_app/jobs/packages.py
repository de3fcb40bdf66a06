"""Bring cases in and out of a notebook as packages."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.casework.permissions import not_understood
from caseworker_app.errors import BadInput
from caseworker_app.exchange import package
from caseworker_app.jobs.case_files import agencies, load, walk
from caseworker_app.jobs.cases import free_number, next_number
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case
from caseworker_app.store.backup import keep_automatic
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook


@dataclasses.dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the case's id and number, whether it is new, and sentences for the worker."""

    case_id: str
    number: str
    new: bool
    notices: tuple[str, ...] = ()


def export_case(notebook: Notebook, case_id: str) -> bytes:
    """The package of one case with everything it holds and shares."""
    file = load(notebook, case_id)
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
        newcomers = [
            record for records in shared.values() for record in records if session.get(type(record), record.id) is None
        ]
        _check_links(session, [case, *newcomers], _ids_of([case, *(r for rs in shared.values() for r in rs)]), notices)
        notices += _not_understood(case)
        wanted = case.number
        case.number = free_number(session, wanted) if wanted else next_number(session, _year(case))
        if wanted and case.number != wanted:
            notices.append(
                tr("Nomor kasus {wanted} sudah dipakai; kasus ini disimpan dengan nomor {number}.").format(
                    wanted=wanted, number=case.number
                )
            )
        session.add_all([*newcomers, case])
    return Imported(case.id, case.number or "", new=True, notices=tuple(notices))


def _not_understood(case: Case) -> list[str]:
    """What was allowed aloud in words that no rule knows: told, since it allows nothing."""
    told = tr("Izin lisan ke-{at}: “{words}” tidak dikenal, jadi belum mengizinkan apa pun; pilih dari daftar.")
    found = [(at, not_understood(one)) for at, one in enumerate(case.oral_consents, 1)]
    return [told.format(at=at, words=", ".join(words)) for at, words in found if words]


def _year(case: Case) -> int:
    earliest = case.opened.earliest if case.opened else None
    return earliest.year if earliest else date.today().year


def _ids_of(tops: Iterable[Record]) -> set[tuple[str, str]]:
    return {(record.__tablename__, record.id) for top in tops for record in walk(top)}


def _check_links(session: Session, tops: Iterable[Record], packed: set[tuple[str, str]], notices: list[str]) -> None:
    """Every link must lead to a record of the package or of the notebook; one to a case that is not here is dropped."""
    classes: dict[str, Any] = {mapper.class_.__tablename__: mapper.class_ for mapper in Record.registry.mappers}
    for top in tops:
        for record in walk(top):
            for key in package.links(type(record)):
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
                raise BadInput(
                    tr("Paket kasus menunjuk {kind} {id} yang tidak ada di dalamnya; buku kasus tidak diubah.").format(
                        kind=f"{type(record).__name__}.{key}", id=target_id
                    )
                )
