"""Read a package as it may be kept: attachments and pictures cleaned, what cannot be kept told."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary

from caseworker_app.errors import BadInput
from caseworker_app.exchange import package, package_scan, package_shape
from caseworker_app.jobs.cleaning import clean, clean_one_picture
from caseworker_app.limits import brief
from caseworker_app.model.notes import Attachment, AttachmentContent
from caseworker_app.model.person import Person
from caseworker_app.store.file_names import base_name
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

    from caseworker_app.exchange.package_differences import Difference
    from caseworker_app.jobs.same_person import Likeness
    from caseworker_app.model.base import Record
    from caseworker_app.model.bookkeeping import Draft
    from caseworker_app.model.case import Case

Tell = Callable[[int, int], None]

_NAMED = 3  # of those left out, that a sentence names
_REASONS = 200  # letters of their reasons


@dataclasses.dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the case's id and number, whether it is new, and sentences for the worker.

    alike: who here may be its client, for a new case. open: what the package says otherwise than the case that is here,
    as long as nobody has decided on it.
    """

    case_id: str
    number: str
    new: bool
    notices: tuple[str, ...] = ()
    alike: tuple[Likeness, ...] = ()
    open: tuple[Difference, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Arrived:
    """What a package brings, with its attachments as they may be kept, and sentences for the worker.

    drafts, former_id, instruments, techniques: as in ``package.Package``. sent: SHA-256 of the attachments as they
    were sent, by the id of the content.
    """

    case: Case
    shared: dict[str, list[Record]]
    notices: tuple[str, ...] = ()
    drafts: Sequence[Draft] = ()
    former_id: str = ""
    sent: Mapping[str, str] = dataclasses.field(default_factory=dict)
    instruments: Sequence[Mapping[str, str]] = ()
    techniques: Sequence[Mapping[str, Any]] = ()

    @property
    def client(self) -> Person | None:
        """The client, if the package brings one."""
        people = self.shared.get("people", ())
        return next((who for who in people if isinstance(who, Person) and who.id == self.case.client_id), None)


def read_case(file: IO[bytes], tell: Tell = lambda _done, _all: None) -> Arrived:
    """Read a package and clean its attachments; touches no notebook, fit for a worker thread.

    A file that is no photo, scan, PDF or recording, or is above a limit, is left out with a notice; what is written
    about it comes in.
    tell: called with the number of attachments looked at and of all; what it raises stops the reading.

    Raises:
        BadInput: the package cannot be read or is above a limit; the text names the place.
    """
    packed = package.read_from(file)
    refused, sent = list(_clean_pictures(packed)), dict[str, str]()
    for at, attachment in enumerate(packed.case.attachments):
        tell(at, len(packed.case.attachments))
        trouble = _take_content(file, attachment, packed.contents, sent)
        if trouble:
            refused.append(trouble)
    notices = (*packed.notices, *_the_only_person(packed), *_told_of_refused(refused))
    own = {"instruments": packed.instruments, "techniques": packed.techniques}
    return Arrived(packed.case, packed.shared, notices, packed.drafts, packed.former_id, sent, **own)


def _the_only_person(packed: package.Package) -> Iterator[str]:
    """A package that names one person and no client means that one; otherwise nothing would ever show the person."""
    people = packed.shared["people"]
    if packed.case.client_id is None and len(people) == 1:
        packed.case.client_id = people[0].id
        yield tr("Paket ini tidak menyebut kliennya; satu-satunya orang di dalamnya dipakai sebagai klien.")


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


def _take_content(
    file: IO[bytes], attachment: Attachment, contents: Mapping[str, package_scan.Place], sent: dict[str, str]
) -> str:
    """Give an attachment its cleaned content, its true size and type, and a safe name; what to tell of it, else «»."""
    content, attachment.content = attachment.content, None
    attachment.size = None
    attachment.file_name = base_name(attachment.file_name) if attachment.file_name else None
    if content is None or (content.id not in contents and not content.data):
        return ""
    called, attachment.media_type = attachment.file_name or tr("lampiran"), None
    try:
        data = package_scan.content(file, contents[content.id]) if content.id in contents else content.data or b""
        sent[content.id] = hashlib.sha256(data).hexdigest()
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
