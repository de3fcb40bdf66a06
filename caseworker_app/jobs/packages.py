"""Bring cases in and out of a notebook as packages."""

from __future__ import annotations

import dataclasses
import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app import limits
from caseworker_app.casework import impossible_kin
from caseworker_app.casework.case_file import initials
from caseworker_app.casework.checks import telling
from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.casework.permissions import not_understood
from caseworker_app.errors import ErasedBefore
from caseworker_app.exchange import package, package_shape
from caseworker_app.exchange.package_refusals import several
from caseworker_app.jobs import checks, own_instruments, own_techniques, package_groups, package_merge, same_person
from caseworker_app.jobs.case_files import agencies, load, relatives, walk
from caseworker_app.jobs.cases import free_number, next_number
from caseworker_app.jobs.package_arrival import Arrived, Imported, read_case
from caseworker_app.jobs.permits import said
from caseworker_app.limits import brief
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case
from caseworker_app.model.family import Union
from caseworker_app.model.group import Group
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.retention import Reopening
from caseworker_app.store.backup import keep_automatic
from caseworker_app.store.erasing import allow_again
from caseworker_app.store.tombstones import in_database
from caseworker_app.text import tr

__all__ = [
    "Arrived",
    "Imported",
    "demand_not_erased",
    "departure",
    "export_case",
    "import_case",
    "join_case",
    "keep_before",
    "read_case",
]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import IO

    from sqlalchemy.orm import Session

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.exchange.package_differences import Answer
    from caseworker_app.store.notebook import Notebook


_NAMED = 3  # of several places, that a sentence names
_Placed = tuple[str, Record]
_AT_ONCE = 500  # ids in one question to the database


def export_case(notebook: Notebook, case_id: str) -> bytes:
    """The package of one case with everything it holds and shares; of a group without what it says of others."""
    return package_of(load(notebook, case_id, for_others=True))


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
    return package.write(case, shared, file.unread, file.described, file.worded)


def import_case(
    notebook: Notebook,
    source: bytes | IO[bytes],
    *,
    again: str | None = None,
    client: str | None = None,
    different: bool = False,
    answer: Answer | None = None,
    name: str = "",
) -> Imported:
    """Put the case of a package into the notebook, or what it says more than the case that is here.

    client: the id of the person here who is the client of the package. different: the client is nobody who is here, and
    the case none of these. answer: what becomes of everything that differs from the case that is here; without it that
    is only told. name: of the package, for texts that come from it. Raises as ``read_case`` and ``join_case``.
    """
    arrived = read_case(io.BytesIO(source) if isinstance(source, bytes) else source)
    if again is None:
        demand_not_erased(notebook, arrived)
    decided = different or client is not None
    with notebook.reading() as session:
        case = package_merge.case_here(session, arrived, by_id_alone=decided)
    if decided and case is not None:
        keep_before(notebook)
    notices = package_merge.decide_who(notebook, case, client) if decided and case is not None else []
    meeting = package_merge.meet(notebook, arrived, by_id_alone=decided)
    if meeting is not None:
        if meeting.differences and answer is not None:
            keep_before(notebook)
            done = package_merge.merge(notebook, meeting, answer, name)
        else:
            done = meeting.as_told()
        return dataclasses.replace(done, notices=(*notices, *done.notices))
    keep_before(notebook)
    return join_case(notebook, arrived, again=again, client=client, different=different)


def keep_before(notebook: Notebook) -> None:
    """Make the automatic backup that goes before a case that comes in; fit for a worker thread."""
    keep_automatic(notebook, "sebelum-impor")


def join_case(
    notebook: Notebook,
    arrived: Arrived,
    *,
    again: str | None = None,
    client: str | None = None,
    different: bool = False,
) -> Imported:
    """Put what a package brings into the notebook, in one edit. Ids are kept; what is there already is never changed.

    again: why a case that was erased here is imported all the same; it is written down with the case.
    client: the id of the person here who is the client of the package: this becomes a further case of that person, and
    what the package knows besides is filled in. different: the client is none of those here who are like them.

    Raises:
        BadInput: it points to a record that is nowhere, or uses an id of another record; or ``again`` says nothing.
        ErasedBefore: the case was erased here, and ``again`` is not given.
    """
    case, shared = arrived.case, arrived.shared
    if again is None:
        demand_not_erased(notebook, arrived)
    else:
        case.reopenings.append(Reopening(date=PartialDate.on(date.today()), reason=said(again)))
    notices = [*own_instruments.take(notebook, arrived), *own_techniques.take(notebook, arrived)]
    with notebook.edit(tr("Impor kasus"), undoable=False, action="import") as session:
        known = session.get(Case, case.id)
        if known is not None:
            number = known.number or ""
            notice = tr("Kasus {number} sudah ada di buku kasus dan tidak diubah.").format(number=brief(number))
            return Imported(known.id, number, new=False, notices=(notice,))
        alike: list[same_person.Likeness] = []
        if client is not None:
            package_merge.as_client(session, arrived, client)
        else:
            alike = package_merge.like_the_client(session, arrived)
        new, there = _sorted(session, case, shared)
        notices += _told_of(there, client)
        notices += _without_impossible_kin(session, new, there)
        partly = [(place, record) for place, record, _ in there if isinstance(record, Group)]
        _check_links(session, [*new, *partly], _ids_of(case, shared), notices)
        _check_ids_are_free(session, new)
        notices += _not_understood(case)
        sent, wanted = case.number, brief(case.number or "", limits.LINE)[: limits.CASE_NUMBER]
        case.number = free_number(session, wanted) if wanted else next_number(session, _year(case))
        if wanted != (sent or ""):
            told = tr("Nomor kasus dalam paket tidak dapat dipakai seperti tertulis; disimpan sebagai {number}.")
            notices.append(told.format(number=brief(case.number)))
        elif wanted and case.number != wanted:
            told = tr(
                "Nomor kasus {wanted} sudah dipakai kasus lain; kasus ini disimpan dengan nomor {number}. Bila perlu, "
                "ubah nomornya pada “Data kasus”."
            )
            notices.append(told.format(wanted=brief(wanted, 40), number=brief(case.number, 40)))
        notices += _told_of_likeness(session, arrived, [] if different else alike)
        session.add_all(record for _, record in new)
        completed = [known for _, record, known in there if isinstance(known, Group)]
        package_groups.complete(session, [(record, known) for _, record, known in there])
        ids = {record.id for _, top in new for record in walk(top)}
        session.add_all(draft for draft in arrived.drafts if draft.entity_id in ids)
        session.add_all(package_merge.unread_of(session, arrived, completed))
        allow_again(session.connection(), case.id)
    if different and case.client_id and alike:
        same_person.declare_different(notebook, case.client_id, [likeness.person_id for likeness in alike])
    groups = [record for _, record in new if isinstance(record, Group)]
    findings = checks.of_open_case(notebook, case, groups)
    same_nik = [finding for finding in findings if finding.key == "nik-twice" and finding.record is case.client]
    doubts = telling.lines(findings, besides=same_nik if alike and not different else ())  # told as a likeness
    sentences = (*notices, *arrived.notices, *doubts)
    return Imported(case.id, case.number or "", new=True, notices=sentences, alike=tuple(alike))


def _told_of_likeness(session: Session, arrived: Arrived, alike: Sequence[same_person.Likeness]) -> Iterator[str]:
    """That the client, or somebody of the family, may be in the notebook already."""
    if alike:
        yield same_person.sentence(alike)
    people = [person for person in arrived.shared.get("people", ()) if isinstance(person, Person)]
    known = _present(session, Person, [person.id for person in people])
    if sentence := same_person.of_relatives(session, people, {*known, arrived.case.client_id or ""}):
        yield sentence


def _without_impossible_kin(
    session: Session, new: Iterable[_Placed], there: Iterable[tuple[str, Record, Record]]
) -> list[str]:
    """Take out family links that cannot be, also together with what the notebook knows of these people."""
    places = {id(record): place for place, record in new}
    unions = [record for _, record in new if isinstance(record, Union)]
    known = {record.id for _, record, _ in there if isinstance(record, Person)}
    removed = impossible_kin.take_out(unions, relatives(session, known).unions if known else ())
    arrived = [*(record for _, record in new), *(record for _, record, _ in there)]
    people = {record.id: record for record in arrived if isinstance(record, Person)}

    def name(one: impossible_kin.Removed) -> str:
        return f"{brief(initials(people.get(one.person_id)), 12)} ({places[id(one.union)]})"

    return impossible_kin.told(removed, name)


def demand_not_erased(notebook: Notebook, arrived: Arrived) -> None:
    """Raise ErasedBefore for a case that was erased here."""
    with notebook.reader() as session:
        notes = in_database(session.connection())
    standing = [notes[one] for one in (arrived.case.id, arrived.former_id) if one in notes and notes[one].stands]
    for note in standing:
        day = long_date(datetime.fromisoformat(note.at).astimezone().date(), weekday=False)
        told = tr(
            "Kasus dalam paket ini telah dihapus dari buku ini pada {day} ({ground}); tidak diimpor. Impor lagi hanya "
            "bila ada dasar baru, misalnya klien datang lagi dan setuju."
        )
        raise ErasedBefore(told.format(day=day, ground=note.ground))


def _not_understood(case: Case) -> list[str]:
    """What was allowed aloud in words that no rule knows: told, since it allows nothing."""
    told = tr("Izin lisan ke-{at}: “{words}” tidak dikenal, jadi belum mengizinkan apa pun; pilih dari daftar.")
    found = [(at, not_understood(one)) for at, one in enumerate(case.oral_consents, 1)]
    return [told.format(at=at, words=brief(", ".join(words), 120)) for at, words in found if words]


def _year(case: Case) -> int:
    earliest = case.opened.earliest if case.opened else None
    return earliest.year if earliest else date.today().year


def _sorted(
    session: Session, case: Case, shared: Mapping[str, Sequence[Record]]
) -> tuple[list[_Placed], list[tuple[str, Record, Record]]]:
    """What the package brings, and what is in the notebook already: place, the package's record, the notebook's."""
    known: dict[tuple[type[Record], str], Record] = {}
    for cls, ids in _ids_by_class(package_shape.tops(case, shared)).items():
        for start in range(0, len(ids), _AT_ONCE):
            found = session.scalars(select(cls).where(cls.id.in_(ids[start : start + _AT_ONCE])))
            known.update({(cls, record.id): record for record in found})
    new, there = [], []
    for place, record in package_shape.tops(case, shared):
        same = known.get((type(record), record.id))
        if same is None:
            new.append((place, record))
        else:
            there.append((place, record, same))
    return new, there


def _ids_by_class(tops: Iterable[_Placed]) -> dict[Any, list[str]]:
    found: dict[Any, list[str]] = {}
    for _, record in tops:
        found.setdefault(type(record), []).append(record.id)
    return found


def _told_of(there: Iterable[tuple[str, Record, Record]], client: str | None) -> list[str]:
    """A sentence where the notebook knows something otherwise. Raises BadInput where ids mean two people.

    client: who the worker says is the same person, whatever the name.
    """
    other, faults = [], []
    told = tr("Id pada {place} sudah dipakai orang lain di buku kasus; buku kasus tidak diubah. Beri id lain.")
    for place, record, known in there:
        said_so = known.id == client
        if (
            isinstance(record, Person)
            and isinstance(known, Person)
            and not said_so
            and _are_two(record.name, known.name)
        ):
            faults.append(told.format(place=place))
        in_part = isinstance(record, Group)
        if package_groups.says_otherwise(record, known) if in_part else not package.same(record, known):
            other.append(place)
    _refuse(faults)
    told = tr("Sudah ada di buku kasus dengan isi yang lain, dan di sana tidak diubah: {places}.")
    return [told.format(places=", ".join(other[:_NAMED]) + (" …" if len(other) > _NAMED else ""))] if other else []


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
    told = tr("Id pada {place} sudah ada di buku kasus; buku kasus tidak diubah. Beri id lain atau hapus.")
    taken = [place for cls, places in rows.items() for place in map(places.get, _present(session, cls, [*places]))]
    _refuse([told.format(place=place) for place in taken])


def _refuse(faults: Sequence[str]) -> None:
    """Raise BadInput where there is a fault; of several the sentence tells the first, and the error lists them."""
    if faults:
        raise several(faults[0], faults, len(faults))


def _ids_of(case: Case, shared: Mapping[str, Sequence[Record]]) -> set[tuple[str, str]]:
    return {(record.__tablename__, record.id) for _, top in package_shape.tops(case, shared) for record in walk(top)}


def _check_links(session: Session, new: Iterable[_Placed], packed: set[tuple[str, str]], notices: list[str]) -> None:
    """Every link must lead to a record of the package or of the notebook; one to a case that is not here is dropped."""
    wanted: dict[str, dict[str, list[tuple[str, Record, str]]]] = {}
    for top_place, top in new:
        for place, record in package_shape.placed(top, top_place):
            for key, table in package_shape.links(type(record)):
                target_id = getattr(record, key)
                if target_id and (table, target_id) not in packed:
                    wanted.setdefault(table, {}).setdefault(target_id, []).append((place, record, key))
    classes: dict[str, Any] = {mapper.class_.__tablename__: mapper.class_ for mapper in Record.registry.mappers}
    faults: list[str] = []
    for table, links in wanted.items():
        present = _present(session, classes[table], list(links))
        for target_id in [one for one in links if one not in present]:
            place, _, key = links[target_id][0]
            if table != "case_":
                told = tr("Paket kasus pada {place} menunjuk {id} yang tidak ada di dalamnya; buku kasus tidak diubah.")
                faults.append(told.format(place=f"{place}.{key}", id=target_id))
                continue
            for _, record, name in links[target_id]:
                setattr(record, name, None)
            notices.append(tr("Tautan ke kasus lain yang tidak ada di buku ini dikosongkan."))
    _refuse(faults)


def _present(session: Session, cls: Any, ids: Sequence[str]) -> set[str]:
    """Those of the ids that a record of the notebook has."""
    found: set[str] = set()
    for start in range(0, len(ids), _AT_ONCE):
        found.update(session.scalars(select(cls.id).where(cls.id.in_(ids[start : start + _AT_ONCE]))))
    return found
