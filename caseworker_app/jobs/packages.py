"""Bring cases in and out of a notebook as packages."""

from __future__ import annotations

import dataclasses
import functools
import io
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary, select

from caseworker_app import limits
from caseworker_app.casework import impossible_kin
from caseworker_app.casework.case_file import initials
from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.casework.permissions import not_understood
from caseworker_app.casework.plausibility import telling
from caseworker_app.errors import BadInput, ErasedBefore
from caseworker_app.exchange import package, package_scan, package_shape
from caseworker_app.jobs import plausibility
from caseworker_app.jobs.case_files import agencies, load, relatives, walk
from caseworker_app.jobs.cases import free_number, next_number
from caseworker_app.jobs.cleaning import clean, clean_one_picture
from caseworker_app.jobs.permits import said
from caseworker_app.limits import brief
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case
from caseworker_app.model.family import Union
from caseworker_app.model.group import Group
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.notes import Attachment, AttachmentContent
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.retention import Reopening
from caseworker_app.store.backup import keep_automatic
from caseworker_app.store.erasing import allow_again
from caseworker_app.store.file_names import base_name
from caseworker_app.store.tombstones import in_database
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import IO

    from sqlalchemy.orm import Session

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.store.notebook import Notebook


Tell = Callable[[int, int], None]

_NAMED = 3  # of those left out, that a sentence names
_REASONS = 200  # letters of their reasons
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


def import_case(notebook: Notebook, source: bytes | IO[bytes], *, again: str | None = None) -> Imported:
    """Put the case of a package into the notebook; raises as ``read_case`` and ``join_case``."""
    arrived = read_case(io.BytesIO(source) if isinstance(source, bytes) else source)
    if again is None:
        _demand_not_erased(notebook, arrived.case.id)
    keep_before(notebook)
    return join_case(notebook, arrived, again=again)


def keep_before(notebook: Notebook) -> None:
    """Make the automatic backup that goes before a case that comes in; fit for a worker thread."""
    keep_automatic(notebook, "sebelum-impor")


@dataclasses.dataclass(frozen=True, slots=True)
class Arrived:
    """What a package brings, with its attachments as they may be kept, and sentences about those that may not."""

    case: Case
    shared: dict[str, list[Record]]
    notices: tuple[str, ...] = ()


def read_case(file: IO[bytes], tell: Tell = lambda _done, _all: None) -> Arrived:
    """Read a package and clean its attachments; touches no notebook, fit for a worker thread.

    A file that is no photo, scan, PDF or recording, or is above a limit, is left out with a notice; what is written
    about it comes in.
    tell: called with the number of attachments looked at and of all; what it raises stops the reading.

    again: why a case that was erased here is imported all the same; it is written down with the case.

    Raises:
        BadInput: the package cannot be read or is above a limit; the text names the place.
    """
    found = package.read_from(file)
    refused = list(_clean_pictures(found))
    for at, attachment in enumerate(found.case.attachments):
        tell(at, len(found.case.attachments))
        trouble = _take_content(file, attachment, found.contents)
        if trouble:
            refused.append(trouble)
    return Arrived(found.case, found.shared, tuple(_told_of_refused(refused)))


def _clean_pictures(found: package.Package) -> Iterator[str]:
    """Logos and signatures go through the same gate; those that are no picture are taken out, and told of."""
    for top_place, top in package_shape.tops(found.case, found.shared):
        for place, record in package_shape.placed(top, top_place):
            for key in _pictures(type(record)):
                data = getattr(record, key)
                if not data:
                    continue
                try:
                    kept = clean_one_picture(data, f"{place}.{key}")
                except BadInput as error:
                    setattr(record, key, None)
                    yield str(error)
                else:
                    setattr(record, key, kept.data)
                    if kept.notice:
                        yield kept.notice


@functools.cache
def _pictures(cls: type[Record]) -> tuple[str, ...]:
    """The columns of a class that are pictures; contents of attachments are looked at with their attachment."""
    if cls is AttachmentContent:
        return ()
    return tuple(key for key, kind in package_shape.columns(cls) if isinstance(kind, LargeBinary))


def _take_content(file: IO[bytes], attachment: Attachment, contents: Mapping[str, package_scan.Place]) -> str:
    """Give an attachment its cleaned content, its true size and type, and a safe name; what to tell of it, else «»."""
    content, attachment.content = attachment.content, None
    attachment.size = None
    attachment.file_name = base_name(attachment.file_name) if attachment.file_name else None
    if content is None or (content.id not in contents and not content.data):
        return ""
    called, attachment.media_type = attachment.file_name or tr("lampiran"), None
    try:
        data = package_scan.content(file, contents[content.id]) if content.id in contents else content.data or b""
        kept = clean(data, called)
    except ValueError:
        return tr("“{name}” tidak dapat dibaca").format(name=brief(called, 40))
    except BadInput as error:
        return str(error)
    attachment.content = AttachmentContent(id=content.id, data=kept.data)
    attachment.size, attachment.media_type = len(kept.data), kept.media_type
    attachment.file_name = kept.file_name
    attachment.taken_on = attachment.taken_on or kept.taken_on
    return kept.notice


def _told_of_refused(refused: Sequence[str]) -> Iterator[str]:
    told = tr("{count} gambar atau lampiran tidak masuk seutuhnya; minta berkas itu kepada pengirim: {reasons}")
    if refused:
        more = " …" if len(refused) > _NAMED else ""
        yield told.format(count=len(refused), reasons=brief(" ".join(refused[:_NAMED]) + more, _REASONS))


def join_case(notebook: Notebook, arrived: Arrived, *, again: str | None = None) -> Imported:
    """Put what a package brings into the notebook, in one edit. Ids are kept; what is there already is never changed.

    again: why a case that was erased here is imported all the same; it is written down with the case.

    Raises:
        BadInput: it points to a record that is nowhere, or uses an id of another record; or ``again`` says nothing.
        ErasedBefore: the case was erased here, and ``again`` is not given.
    """
    case, shared = arrived.case, arrived.shared
    if again is None:
        _demand_not_erased(notebook, case.id)
    else:
        case.reopenings.append(Reopening(date=PartialDate.on(date.today()), reason=said(again)))
    notices: list[str] = []
    with notebook.edit(tr("Impor kasus"), undoable=False, action="import") as session:
        known = session.get(Case, case.id)
        if known is not None:
            number = known.number or ""
            notice = tr("Kasus {number} sudah ada di buku kasus dan tidak diubah.").format(number=brief(number))
            return Imported(known.id, number, new=False, notices=(notice,))
        new, there = _sorted(session, case, shared)
        notices += _told_of(there)
        notices += _without_impossible_kin(session, new, there)
        _check_links(session, new, _ids_of(case, shared), notices)
        _check_ids_are_free(session, new)
        notices += _not_understood(case)
        sent, wanted = case.number, brief(case.number or "", limits.LINE)[: limits.CASE_NUMBER]
        case.number = free_number(session, wanted) if wanted else next_number(session, _year(case))
        if wanted != (sent or ""):
            told = tr("Nomor kasus dalam paket tidak dapat dipakai seperti tertulis; disimpan sebagai {number}.")
            notices.append(told.format(number=brief(case.number)))
        elif wanted and case.number != wanted:
            notices.append(
                tr("Nomor kasus {wanted} sudah dipakai; kasus ini disimpan dengan nomor {number}.").format(
                    wanted=brief(wanted), number=brief(case.number)
                )
            )
        session.add_all(record for _, record in new)
        allow_again(session.connection(), case.id)
    groups = [record for _, record in new if isinstance(record, Group)]
    doubts = telling.lines(plausibility.of_open_case(notebook, case, groups))
    return Imported(case.id, case.number or "", new=True, notices=(*notices, *arrived.notices, *doubts))


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


def _demand_not_erased(notebook: Notebook, case_id: str) -> None:
    with notebook.reader() as session:
        note = in_database(session.connection()).get(case_id)
    if note is not None and note.stands:
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
    for cls, places in rows.items():
        for taken in _present(session, cls, list(places)):
            told = tr("Id pada {place} sudah ada di buku kasus; buku kasus tidak diubah. Beri id lain atau hapus.")
            raise BadInput(told.format(place=places[taken]))


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
    for table, links in wanted.items():
        present = _present(session, classes[table], list(links))
        for target_id in [one for one in links if one not in present]:
            place, _, key = links[target_id][0]
            if table != "case_":
                told = tr("Paket kasus pada {place} menunjuk {id} yang tidak ada di dalamnya; buku kasus tidak diubah.")
                raise BadInput(told.format(place=f"{place}.{key}", id=target_id))
            for _, record, name in links[target_id]:
                setattr(record, name, None)
            notices.append(tr("Tautan ke kasus lain yang tidak ada di buku ini dikosongkan."))


def _present(session: Session, cls: Any, ids: Sequence[str]) -> set[str]:
    """Those of the ids that a record of the notebook has."""
    found: set[str] = set()
    for start in range(0, len(ids), _AT_ONCE):
        found.update(session.scalars(select(cls.id).where(cls.id.in_(ids[start : start + _AT_ONCE]))))
    return found
