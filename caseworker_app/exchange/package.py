"""The case package: one whole case as JSON, and back, without loss.

The shape follows the model: every stored class becomes a struct with its columns; rows nest in their owners in order;
links to people, goals and the like are the ``…_id`` columns. A value that is not known is left out. A column added to
the model travels at once, and appears in the JSON Schema. Text that was typed and could not be read as its field's kind
(«dua juta» in a number) stands in ``_unread`` of its record, in the place of the value.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import io
import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import IO, TYPE_CHECKING, Any

import msgspec

from caseworker_app.casework.case_time import case_time
from caseworker_app.errors import BadInput
from caseworker_app.exchange import package_scan, package_text
from caseworker_app.exchange.package_fitting import fit, id_of
from caseworker_app.exchange.package_former import renew
from caseworker_app.exchange.package_readings import settle
from caseworker_app.exchange.package_refusals import Faults, refusal
from caseworker_app.exchange.package_schema import (
    FORMAT,
    INSTRUMENTS,
    TECHNIQUES,
    VERSION,
    OwnInstrument,
    OwnStep,
    OwnTechnique,
    head_struct,
    package_struct,
    struct_of,
    type_of,
)
from caseworker_app.exchange.package_shape import (
    SHARED,
    UNREAD,
    columns,
    nested,
    placed,
    tops,
    unread_column,
    unread_keys,
)
from caseworker_app.forms.catalogue import item_of
from caseworker_app.forms.description import Field
from caseworker_app.model.base import Record, Row
from caseworker_app.model.bookkeeping import Draft
from caseworker_app.model.case import Case
from caseworker_app.model.date_setting import DateOf, Setting
from caseworker_app.model.partial_date import PartialDate, PartialDateType, names_no_day
from caseworker_app.model.time_span import TimeSpan, TimeSpanType
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Unread = Mapping[tuple[str, str], str]
NOTHING_UNREAD: Unread = {}


def write(
    case: Case,
    shared: Mapping[str, Sequence[Record]],
    unread: Unread = NOTHING_UNREAD,
    instruments: Iterable[Mapping[str, str]] = (),
    techniques: Iterable[Mapping[str, Any]] = (),
) -> bytes:
    """The package of a case as indented UTF-8 JSON; ``shared`` holds the lists named in ``SHARED``.

    unread: text that stands in the place of values, by the id of its record and the name of its attribute.
    instruments: those that the agency has described itself, by the fields of ``OwnInstrument``. techniques: those whose
    steps it has worded itself, by the fields of ``OwnTechnique``.
    """
    typed: dict[str, dict[str, str]] = {}
    for (record_id, key), raw in sorted(unread.items()):
        typed.setdefault(record_id, {})[key] = raw
    lists = {name: [_out(record, typed) for record in shared.get(name, ())] for name in SHARED}
    described = [OwnInstrument(**_without_nul(dict(raw))) for raw in instruments]
    worded = [
        OwnTechnique(**{**raw, "steps": [OwnStep(**step) for step in raw["steps"]]})
        for raw in (_without_nul(dict(raw)) for raw in techniques)
    ]
    package = package_struct()(**lists, instruments=described, techniques=worded, case=_out(case, typed))
    encoded = msgspec.json.encode(package)
    plain = msgspec.json.decode(encoded)
    parts = (INSTRUMENTS, TECHNIQUES, *SHARED, "case")
    plain = {"format": FORMAT, "version": VERSION, **{key: plain[key] for key in parts if plain.get(key)}}
    return msgspec.json.format(msgspec.json.encode(plain), indent=2) + b"\n"


@dataclasses.dataclass(frozen=True, slots=True)
class Package:
    """What a package holds, as new objects of no session.

    contents: where in the file the bytes of attachments stand that were left there, by the id of their record.
    drafts: text that could not be read, in the place of values.
    former_id: the id that a case without one got from earlier versions of the program, by the bytes of the file.
    notices: sentences on what was read otherwise than it is written. instruments, techniques: as ``write`` is given
    them.
    """

    case: Case
    shared: dict[str, list[Record]]
    contents: dict[str, package_scan.Place]
    drafts: Sequence[Draft] = ()
    former_id: str = ""
    notices: tuple[str, ...] = ()
    instruments: tuple[dict[str, str], ...] = ()
    techniques: tuple[dict[str, Any], ...] = ()


def read_from(file: IO[bytes]) -> Package:
    """Read a package from a file, long attachments excepted: ``package_scan.content`` reads these one by one.

    Raises:
        BadInput: no package, or one of a later version, or above a limit, or a value that does not fit; the text names
        the place.
    """
    scanned, faults = package_scan.scan(file), Faults()
    try:
        said = package_text.plain(scanned.text, faults)
        _check_version(said)
        namespace = _namespace(said, file, scanned)
        if not faults.count:
            with contextlib.suppress(msgspec.ValidationError, _DoesNotFit):
                return _built(msgspec.json.decode(scanned.text, type=package_struct()), namespace, scanned)
        renew(said)
        fit(said, namespace, type_of, head_struct(), faults)
        if faults.count:
            raise refusal(faults)
        return _built(msgspec.convert(said, package_struct()), namespace, scanned)
    except RecursionError as error:
        raise BadInput(tr("Paket kasus ini bersarang terlalu dalam; buku kasus tidak diubah.")) from error


def _namespace(said: dict[str, Any], file: IO[bytes], scanned: package_scan.Scanned) -> uuid.UUID:
    """For the ids of records that have none, and for short ones, which hold within their package only.

    The case's own id where it is a UUID; a short id of the writer's own together with the name of the client, so that
    the same package, edited, is about the same case; else what the package says, however it is laid out.
    """
    case = said.get("case")
    own = case.get("id") if isinstance(case, dict) else None
    try:
        return uuid.UUID(own)
    except (TypeError, ValueError, AttributeError):
        name = package_text.name_of_client(said)
        if name and isinstance(own, str | int) and (known_as := id_of(str(own), uuid.NAMESPACE_OID)):
            return uuid.uuid5(uuid.UUID(known_as), name)
        canonical = package_text.canonical(said, package_scan.digests(file, scanned))
        return uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(canonical).hexdigest())


def _built(package: Any, namespace: uuid.UUID, scanned: package_scan.Scanned) -> Package:
    """New objects of what the structs of a package say. Raises _DoesNotFit."""
    near = case_time(package.case, date.today())
    drafts: list[Draft] = []
    shared = {
        name: [
            _in(cls, item, namespace, f"{name}[{at}]", near, drafts) for at, item in enumerate(getattr(package, name))
        ]
        for name, cls in SHARED.items()
    }
    case = _in(Case, package.case, namespace, "case", near, drafts)
    _check_ids(case, shared)
    contents = {}
    for attachment in case.attachments:
        if attachment.content is not None and (place := scanned.places.get(attachment.content.data or b"")):
            attachment.content.data = None
            contents[attachment.content.id] = place
    former = "" if package.case.id else str(uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_OID, repr(scanned.digest)), "case"))
    instruments = tuple(msgspec.to_builtins(described) for described in package.instruments)
    techniques = tuple(msgspec.to_builtins(worded) for worded in package.techniques)
    return Package(case, shared, contents, drafts, former, tuple(settle(case, shared)), instruments, techniques)


def read(data: bytes) -> tuple[Case, dict[str, list[Record]]]:
    """A package's case with its attachments, and its shared records. Raises as ``read_from`` does."""
    file = io.BytesIO(data)
    package = read_from(file)
    for attachment in package.case.attachments:
        if attachment.content is not None and attachment.content.id in package.contents:
            try:
                attachment.content.data = package_scan.content(file, package.contents[attachment.content.id])
            except ValueError as error:
                raise BadInput(tr("Paket kasus memuat lampiran yang bukan base64; buku kasus tidak diubah.")) from error
    return package.case, package.shared


def same(one: Record, other: Record) -> bool:
    """Whether two records of a class would travel as the same text."""
    return _out(one, {}) == _out(other, {})


def _out(record: Record, typed: Mapping[str, Mapping[str, str]]) -> msgspec.Struct:
    values: dict[str, Any] = {"id": record.id}
    keys = unread_keys(type(record))
    unread = {key: _without_nul(raw) for key, raw in typed.get(record.id, {}).items() if key in keys}
    if unread:
        values[UNREAD] = unread
    for key, _ in columns(type(record)):
        value = getattr(record, key)
        values[key] = _without_nul(str(value) if isinstance(value, (PartialDate, TimeSpan)) else value)
    for key, _, many in nested(type(record)):
        value = getattr(record, key)
        if many:
            values[key] = [_out(child, typed) for child in value]
        else:
            values[key] = None if value is None else _out(value, typed)
    return struct_of(type(record))(**values)


def _without_nul(value: Any) -> Any:
    """Text as it may travel: NUL, which comes along with some pasted text, is no letter, and ``read`` refuses it."""
    if isinstance(value, list):
        return [_without_nul(one) for one in value]
    if isinstance(value, dict):
        return {key: _without_nul(one) for key, one in value.items()}
    return value.replace("\0", "") if type(value) is str else value


def _in(
    cls: type[Record],
    item: Any,
    namespace: uuid.UUID,
    path: str,
    near: tuple[date, date] | None,
    drafts: list[Draft],
) -> Any:
    """The record of a struct; what could not be read in it is added to ``drafts``."""
    values: dict[str, Any] = {"id": item.id or str(uuid.uuid5(namespace, path))}
    at_once = datetime.now(UTC).isoformat(timespec="seconds")
    for key, raw in (getattr(item, UNREAD, None) or {}).items():
        if getattr(item, unread_column(cls, key), None) not in (None, []):
            told = tr("Paket kasus memuat nilai dan tulisan yang belum terbaca pada {place}; buku kasus tidak diubah.")
            raise _DoesNotFit(told.format(place=f"{path}.{key}"))
        drafts.append(Draft(entity=cls.__name__, entity_id=values["id"], field=key, raw=raw, at=at_once))
    for key, kind in columns(cls):
        value = getattr(item, key)
        if value is None or value == []:
            continue
        if isinstance(kind, PartialDateType):
            value = _date(value, Setting(date.today(), _about(cls, key), near, now=False))
        elif isinstance(kind, TimeSpanType):
            value = TimeSpan.parse(value)
        values[key] = value
    for key, child, many in nested(cls):
        value = getattr(item, key)
        if many:
            values[key] = [
                _in(child, row, namespace, f"{path}.{key}[{at}]", near, drafts) for at, row in enumerate(value)
            ]
            for at, row in enumerate(values[key]):
                if isinstance(row, Row):
                    row.position = at
        elif value is not None:
            values[key] = _in(child, value, namespace, f"{path}.{key}", near, drafts)
    return cls(**values)


def _about(cls: type[Record], key: str) -> DateOf:
    """What a date is about, as the page says that shows it."""
    item = item_of(getattr(cls, key))
    return item.about if isinstance(item, Field) else DateOf.CASE


class _DoesNotFit(BadInput):
    """What the schema cannot say: a date that no calendar has, an id that stands twice, a value beside unread text."""


def _date(text: str, setting: Setting) -> PartialDate:
    if names_no_day(text):
        raise _DoesNotFit(tr("Paket kasus memuat tanggal yang tidak ada; buku kasus tidak diubah."))
    return PartialDate.parse(text, setting)


def _check_version(head: Any) -> None:
    if not isinstance(head, dict) or head.get("format", FORMAT) != FORMAT:
        raise BadInput(tr("Berkas ini bukan paket kasus Caseworker; buku kasus tidak diubah. Pilih berkas yang lain."))
    version = head.get("version", VERSION)
    if isinstance(version, int) and version > VERSION:
        raise BadInput(
            tr("Paket kasus ini dari versi program yang lebih baru; buku kasus tidak diubah. Perbarui program dahulu.")
        )


def _check_ids(case: Case, shared: Mapping[str, Sequence[Record]]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for top_place, top in tops(case, shared):
        for place, record in placed(top, top_place):
            key = (type(record).__name__, record.id)
            if key in seen:
                told = tr("Paket kasus memuat id yang sama dua kali, pada {one} dan {two}; buku kasus tidak diubah.")
                raise _DoesNotFit(told.format(one=seen[key], two=place))
            seen[key] = place
