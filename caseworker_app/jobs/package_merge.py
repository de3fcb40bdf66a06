"""A package of a case that is here already: what it says otherwise, and taking over what the worker decides.

Also a package of a further case of somebody who is here: the person and the family are not entered twice.
"""

from __future__ import annotations

import dataclasses
import hashlib
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.casework import impossible_kin
from caseworker_app.casework.case_file import called
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.same_person import grounds, same_case
from caseworker_app.casework.unread import put_in_place
from caseworker_app.exchange import package_shape
from caseworker_app.exchange.package_differences import Answer, Difference, Side, differences
from caseworker_app.exchange.package_matching import match
from caseworker_app.exchange.package_taking import apply, decide
from caseworker_app.forms.records import title_of
from caseworker_app.jobs import own_instruments, own_techniques, package_groups, same_person
from caseworker_app.jobs.case_files import agencies, gather, relatives, walk
from caseworker_app.jobs.package_arrival import Imported
from caseworker_app.jobs.uniting import unite
from caseworker_app.limits import brief
from caseworker_app.model.base import Record
from caseworker_app.model.bookkeeping import Draft
from caseworker_app.model.case import Case
from caseworker_app.model.family import Household, TwinGroup, Union
from caseworker_app.model.indonesian import short_date
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from caseworker_app.jobs.package_arrival import Arrived
    from caseworker_app.model.notes import Attachment
    from caseworker_app.store.notebook import Notebook

_NAMED = 3  # of several differences, that a sentence names


@dataclasses.dataclass(frozen=True, slots=True)
class Meeting:
    """A package and the case here that it is about, with what differs.

    foreign: they do not bear the same id; they were taken for one by client, number and day, or by the worker.
    alike: who else here may be the client.
    """

    arrived: Arrived
    case: Case
    differences: tuple[Difference, ...]
    foreign: bool = False
    alike: tuple[same_person.Likeness, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether the package says anything that is not here."""
        return any(difference.side is not Side.HERE for difference in self.differences)

    def as_told(self) -> Imported:
        """That the case is here and was not changed, and what differs."""
        number = self.case.number or ""
        sentence = tr("Kasus {number} sudah ada di buku kasus dan tidak diubah.").format(number=brief(number) or "–")
        here = sum(difference.side is Side.HERE for difference in self.differences)
        notices = [sentence, *([same_person.sentence(self.alike)] if self.alike else [])]
        if self.asks:
            notices.append(tr("Paketnya berbeda pada {count} tempat.").format(count=len(self.differences) - here))
        if here:
            notices.append(tr("{count} isian hanya ada di buku kasus ini.").format(count=here))
        return Imported(
            self.case.id, number, new=False, notices=tuple(notices), alike=self.alike, open=self.differences
        )


def meet(notebook: Notebook, arrived: Arrived, *, by_id_alone: bool = False, case_id: str = "") -> Meeting | None:
    """The case here that a package is about, with what differs; None for a case that is not here.

    It is known by its id; else, unless ``by_id_alone``, by client, number and day of opening. case_id: the case that
    it is, as the worker says. What is the same in the package is given the ids that it has here, so a package can be
    met with once only.
    """
    with notebook.reading() as session:
        case = case_here(session, arrived, by_id_alone=by_id_alone, case_id=case_id)
        if case is None:
            return None
        foreign = case.id != arrived.case.id
        alike = [] if foreign else like_its_client(session, case)
        compared = _compared(session, arrived, case, foreign=foreign)
        return Meeting(arrived, case, tuple(compared), foreign, tuple(alike))


def case_here(session: Session, arrived: Arrived, *, by_id_alone: bool = False, case_id: str = "") -> Case | None:
    """The case here that a package is about, as ``meet`` finds it."""
    case = session.get(Case, case_id or arrived.case.id)
    if case is None and arrived.former_id:
        case = session.get(Case, arrived.former_id)
    return case if case is not None or by_id_alone else _same_case(session, arrived)


def like_its_client(session: Session, case: Case) -> list[same_person.Likeness]:
    """Who else here may be the client of a case that is here."""
    if case.client is None:
        return []
    kin = relatives(session, {case.client.id})
    return same_person.likenesses(session, case.client, kin=kin, opened=case.opened, number=case.number or "")


def decide_who(notebook: Notebook, case: Case, client: str | None) -> list[str]:
    """Say of a case that is here whose it is: that of somebody else here, or (None) nobody's who is like its client.

    Gives notices. It comes before the package is met with, since who is one person then has one id.
    """
    own = case.client_id
    if client == own:
        return []
    if client is not None and own is not None:
        sentence = tr("Kasus {number} kini kasus orang yang sama.").format(number=brief(case.number or "–"))
        return [sentence, *unite(notebook, case.id, own, client)]
    if client is not None:
        with notebook.edit(tr("Pilih klien"), case_id=case.id):
            case.client_id = client
    elif own is not None:
        with notebook.reading() as session:
            alike = [likeness.person_id for likeness in like_its_client(session, case)]
        same_person.declare_different(notebook, own, alike)
    return []


def merge(notebook: Notebook, meeting: Meeting, answers: Mapping[int, Answer] | Answer, name: str) -> Imported:
    """Take over what was decided, in one edit that can be undone; gives what was done.

    answers: one for all differences, or by their place in the list; what is not answered stays as it is.
    name: of the package. Raises NotAllowed for an archived case.
    """
    origin = tr("paket “{name}”, {day}").format(name=brief(name, 60) or "–", day=short_date(date.today()))
    decided = decide(meeting.differences, answers)
    wanted = [(difference, answer) for difference, answer in decided if answer is not Answer.KEEP]
    number = meeting.case.number or ""
    if not wanted:
        sentence = tr("Kasus {number} tidak diubah; isi paketnya dibiarkan.").format(number=brief(number) or "–")
        return Imported(meeting.case.id, number, new=False, notices=(sentence,))
    described = [
        *own_instruments.take(notebook, meeting.arrived),
        *own_techniques.take(notebook, meeting.arrived),
    ]
    with notebook.edit(tr("Ambil dari paket kasus"), case_id=meeting.case.id, action="import") as session:
        for difference, _ in wanted:
            if isinstance(difference.value, Record):
                package_groups.with_free_ids(session, difference.value)
        added = [record for difference, answer in wanted for record in apply(difference, answer, origin)]
        session.add_all(added)
        for difference, _ in wanted:
            _settle_unread(notebook, difference)
        new = [difference.value for difference, _ in wanted if isinstance(difference.value, Record)]
        session.add_all(unread_of(session, meeting.arrived, [*new, *added]))
        notices = _complete(session, meeting.arrived)
    sentence = tr("{count} perbedaan diambil dari paket ke kasus {number}.")
    kept = [difference for difference, answer in decided if answer is Answer.KEEP and difference.side is Side.BOTH]
    if kept and isinstance(answers, Answer):
        places = ", ".join(brief(f"{difference.place}, {difference.label}", 50) for difference in kept[:_NAMED])
        more = " …" if len(kept) > _NAMED else ""
        words = tr("Tidak dapat memuat keduanya, jadi yang di sini dibiarkan: {places}.")
        notices.append(words.format(places=places + more))
    return Imported(
        meeting.case.id,
        number,
        new=False,
        notices=(sentence.format(count=len(wanted), number=brief(number) or "–"), *notices, *described),
    )


def _settle_unread(notebook: Notebook, difference: Difference) -> None:
    """Let a text that could not be read stand where the package has it, and go where a value was taken."""
    record, key = difference.record, difference.key
    if record is None or difference.gone is not None or isinstance(difference.value, Record):
        return
    if difference.unread:
        put_in_place(record, key, difference.unread)
    if key in package_shape.unread_keys(type(record)):
        notebook.drafts.put(record, key, difference.unread or None)


def unread_of(session: Session, arrived: Arrived, tops: Sequence[Record]) -> Iterator[Draft]:
    """Text of the package that could not be read, in what was taken over; it never takes the place of a value."""
    taken = {record.id: record for top in tops for record in walk(top)}
    held = session.scalars(select(Draft).where(Draft.entity_id.in_(taken)))
    waiting = {(draft.entity_id, draft.field) for draft in held}
    for draft in arrived.drafts:
        record = taken.get(draft.entity_id)
        if record is None or (draft.entity_id, draft.field) in waiting:
            continue
        if getattr(record, draft.field) in (None, []):
            yield draft


def like_the_client(session: Session, arrived: Arrived) -> list[same_person.Likeness]:
    """Who here may be the client of a package, as long as that client is not here under the same id."""
    client = arrived.client
    if client is None or session.get(Person, client.id) is not None:
        return []
    case = arrived.case
    return same_person.likenesses(session, client, kin=_kin(arrived), opened=case.opened, number=case.number or "")


def as_client(session: Session, arrived: Arrived, person_id: str) -> None:
    """Make a package that of a further case of somebody here; what the family here does not know is filled in."""
    kin = relatives(session, {person_id})
    pairs = {arrived.case.client_id: person_id} if arrived.case.client_id else {}
    arrived.case.client_id = arrived.case.client_id or person_id
    here = [*kin.people, *kin.twin_groups, *kin.unions, *kin.households, *kin.emotional_ties]
    with _drafts_following(arrived):
        match(_tops(arrived), here, foreign=True, pairs=pairs)
    known = {(type(record), record.id): record for record in here}
    both = [(record, known[type(record), record.id]) for record in _tops(arrived) if (type(record), record.id) in known]
    for difference in differences(both, name=lambda _: "", same_content=lambda _one, _other: True):
        if difference.side is Side.PACKAGE:
            apply(difference, Answer.TAKE, "")


def _same_case(session: Session, arrived: Arrived) -> Case | None:
    """The case here that has the package's client, number and day of opening."""
    number, opened, client = arrived.case.number, arrived.case.opened, arrived.client
    for line in session.execute(select(Case.id, Case.number, Case.opened, Case.client_id)):
        if same_case((number, line.number), (opened, line.opened), same_client=True):
            known = session.get(Person, line.client_id) if line.client_id else None
            if _same_client(client, known):
                return session.get(Case, line.id)
    return None


def _same_client(client: Person | None, known: Person | None) -> bool:
    if client is None or known is None:
        return client is known
    if client.id == known.id or grounds(client, known):
        return True
    nameless = not (client.name and known.name)
    return nameless and called(client.alias, client.name) == called(known.alias, known.name) != "?"


def _compared(session: Session, arrived: Arrived, case: Case, *, foreign: bool) -> list[Difference]:
    file = gather(session, case)
    kin = file.kin
    people = [*kin.people, *kin.twin_groups, *kin.unions, *kin.households, *kin.emotional_ties]
    practitioner = [case.practitioner] if case.practitioner else []
    here: list[Record] = [*agencies(case), *practitioner, *people, *file.groups, case]
    here += _elsewhere(session, _tops(arrived), {(type(record), record.id) for record in here})
    pairs = {arrived.case.id: case.id}
    client = arrived.client
    foreign_family = foreign
    if client is not None and case.client_id and session.get(Person, client.id) is None:
        pairs[client.id], foreign_family = case.client_id, True
    *shared, own = _tops(arrived)
    with _drafts_following(arrived):
        pairs = match(shared, here, foreign=foreign_family, pairs=pairs)
        match([own], here, foreign=foreign, pairs=pairs)
    known = {(type(record), record.id): record for record in here}
    names = {
        record.id: title_of(record) for top in (*here, *_tops(arrived)) for _, record in package_shape.placed(top, "")
    }
    taken = arrived.case.number and session.scalar(
        select(Case.id).where(Case.number == arrived.case.number, Case.id != case.id).limit(1)
    )
    found = differences(
        [(record, known.get((type(record), record.id))) for record in _tops(arrived)],
        name=lambda record_id: names.get(record_id, ""),
        same_content=lambda arriving, known: _same_content(arrived, arriving, known),
        skipped=[(Case, "number")] if taken else [],
        unread=_texts(arrived.drafts),
        unread_here=_texts(session.scalars(select(Draft))),
    )
    return [difference for difference in found if not package_groups.of_others(difference)]


def _texts(drafts: Iterable[Draft]) -> dict[tuple[str, str], str]:
    return {(draft.entity_id, draft.field): draft.raw for draft in drafts}


@contextmanager
def _drafts_following(arrived: Arrived) -> Iterator[None]:
    """Let texts that could not be read go with their records where these get the ids that they have here."""
    records = {record.id: record for top in _tops(arrived) for record in walk(top)}
    owners = [(draft, records[draft.entity_id]) for draft in arrived.drafts if draft.entity_id in records]
    yield
    for draft, record in owners:
        draft.entity_id = record.id


def _tops(arrived: Arrived) -> list[Record]:
    """What stands on its own in a package, people before what links to them and the case last."""
    return [*(record for records in arrived.shared.values() for record in records), arrived.case]


def _elsewhere(session: Session, tops: Iterable[Record], known: set[tuple[type[Any], str]]) -> Iterator[Record]:
    """Records of the package that are in the notebook, though not with this case: somebody who was taken out of it."""
    for record in tops:
        if (type(record), record.id) not in known and (here := session.get(type(record), record.id)) is not None:
            yield here


def _same_content(arrived: Arrived, arriving: Attachment, known: Attachment) -> bool:
    """Whether two attachments hold the same file, as it was sent or as it is kept; what was left out is no other."""
    if arriving.content is None or not arriving.content.data:
        return True
    if known.content is None or not known.content.data:
        return False
    sealed = hashlib.sha256(known.content.data).hexdigest()
    return sealed in {hashlib.sha256(arriving.content.data).hexdigest(), arrived.sent.get(arriving.content.id, "")}


def _complete(session: Session, arrived: Arrived) -> list[str]:
    """Bring along whom the added rows link to, and empty links to what stays behind; gives notices."""
    packed = {(record.__tablename__, record.id): record for record in _tops(arrived)}
    classes: dict[str, Any] = {mapper.class_.__tablename__: mapper.class_ for mapper in Record.registry.mappers}
    emptied = 0
    waiting: list[Record] = [*session.new, *session.dirty]
    with session.no_autoflush:
        while waiting:
            record = waiting.pop()
            for key, table in package_shape.links(type(record)):
                target = getattr(record, key)
                if not target or _is_here(session, classes[table], target):
                    continue
                along = packed.get((table, target))
                if along is None:
                    setattr(record, key, None)
                    emptied += 1
                else:
                    session.add(along)
                    waiting += [part for _, part in package_shape.placed(along, "")]
        unions = [record for record in session.new if isinstance(record, Union)]
        people = {mate for union in unions for mate in (union.partner1_id, union.partner2_id) if mate}
        known = [union for union in relatives(session, people).unions if union not in unions] if people else []
        removed = impossible_kin.take_out(unions, known)
    notices = impossible_kin.told(removed, lambda link: title_of(session.get(Person, link.person_id) or Person()))
    if emptied:
        notices.append(tr("{count} tautan ke catatan yang tidak ikut diambil dikosongkan.").format(count=emptied))
    return notices


def _is_here(session: Session, cls: type[Record], record_id: str) -> bool:
    added = any(isinstance(record, cls) and record.id == record_id for record in session.new)
    return added or session.get(cls, record_id) is not None


def _kin(arrived: Arrived) -> Kin:
    shared: Mapping[str, Sequence[Any]] = arrived.shared
    return Kin(
        people=[*shared.get("people", ())],
        unions=[*shared.get("unions", ())],
        twin_groups=[record for record in shared.get("twin_groups", ()) if isinstance(record, TwinGroup)],
        households=[record for record in shared.get("households", ()) if isinstance(record, Household)],
    )
