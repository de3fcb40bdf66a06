"""The case package: one whole case as JSON, and back, without loss.

The shape follows the model: every stored class becomes a struct with its columns; rows nest in their owners in order;
links to people, goals and the like are the ``…_id`` columns. A value that is not known is left out. A column added to
the model travels at once, and appears in the JSON Schema. Text that was typed and could not be read as its field's kind
(«dua juta» in a number) stands in ``_unread`` of its record, in the place of the value.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import hashlib
import io
import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import IO, TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from sqlalchemy import Boolean, Float, Integer, LargeBinary

from caseworker_app import limits
from caseworker_app.casework.case_time import case_time
from caseworker_app.casework.consent_template import OWN_KEY
from caseworker_app.casework.permissions import known_keys
from caseworker_app.errors import BadInput
from caseworker_app.exchange import package_scan, package_text
from caseworker_app.exchange.package_fitting import SHORT_ID, fit, id_of
from caseworker_app.exchange.package_former import renew
from caseworker_app.exchange.package_readings import settle
from caseworker_app.exchange.package_refusals import Faults, refusal
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
from caseworker_app.forms.catalogue import closed_words, item_of
from caseworker_app.forms.description import Field
from caseworker_app.forms.titles import title_of_column
from caseworker_app.model.base import EnumText, MemoText, Record, Row, WordsType
from caseworker_app.model.bookkeeping import Draft
from caseworker_app.model.case import Case
from caseworker_app.model.date_setting import DateOf, Setting
from caseworker_app.model.engagement import ConsentStatement
from caseworker_app.model.notes import AttachmentContent
from caseworker_app.model.partial_date import PartialDate, PartialDateType, names_no_day
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan, TimeSpanType
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

Unread = Mapping[tuple[str, str], str]
NOTHING_UNREAD: Unread = {}
FORMAT = "caseworker-case"
VERSION = 1

UUID_PATTERN = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$(?!\n)"
LARGEST_NUMBER = 2**53 - 1
"""Whole numbers up to here pass unchanged through every reader of JSON, and into the database."""
_DATE_HELP = (
    "A date as exact as it is known: «2024-08-26», «2024-08», «2024», a range «2024-09-06/2024-09-14», about «1998~», "
    "an age instead of a birth date «age:27@2024-08-26», a point in life «age:18»; after « | » the words as written, "
    "where they say more («2024-09-26 | Jumat, 26 September 2024»). Free Indonesian text is read too; a day that no "
    "calendar has is refused unless it is marked as mere words («| 31 Februari 2024»). A day without its year gets one "
    "near the dates of the case and keeps its words («2023-09-19 | 19 September»)."
)
_Word = Annotated[str, msgspec.Meta(max_length=limits.LINE)]
_KEY_HELP = "What the statement is about, as the rules of consent know it; an agency's own statements are «butir_1» …"
_ID_HELP = "A UUID, or a short word of your own («p1», «ayah»), which holds within this package."
_UNREAD_HELP = "Field -> text as typed, which could not be read as the field's kind; the field itself is left out."
_TIME_HELP = "«15:00/17:30», «15:00»; after « | » the words as written. «15.00-17.30» is read too."


@functools.cache
def struct_of(cls: type[Record]) -> type[msgspec.Struct]:
    """The struct in which a class travels."""
    fields: list[tuple[str, Any, Any]] = [("id", Annotated[str, msgspec.Meta(pattern=UUID_PATTERN)] | None, None)]
    fields += [(key, _annotated(cls, key, kind) | None, None) for key, kind in columns(cls)]
    fields += [(UNREAD, _unread_texts(keys) | None, None) for keys in [unread_keys(cls)] if keys]
    for key, child, many in nested(cls):
        if many:
            fields.append((key, _rows(struct_of(child)), msgspec.field(default_factory=list)))
        else:
            fields.append((key, struct_of(child) | None, None))
    doc = (cls.__doc__ or "").strip()
    struct = msgspec.defstruct(cls.__name__, fields, omit_defaults=True, forbid_unknown_fields=True, kw_only=True)
    struct.__doc__ = doc
    return struct


_HEAD: list[tuple[str, Any, Any]] = [
    ("format", Annotated[str, msgspec.Meta(pattern=f"^{FORMAT}$")], FORMAT),
    ("version", Annotated[int, msgspec.Meta(ge=1)], VERSION),
]


@functools.cache
def _head() -> type[msgspec.Struct]:
    """The struct of what stands before the lists of a package."""
    return msgspec.defstruct("Head", _HEAD, forbid_unknown_fields=True, kw_only=True)


@functools.cache
def package_struct() -> type[msgspec.Struct]:
    """The struct of a whole package."""
    fields: list[tuple[str, Any, Any]] = [*_HEAD]
    fields += [
        (
            name,
            _rows(struct_of(cls), limits.PEOPLE if cls is Person else limits.ROWS),
            msgspec.field(default_factory=list),
        )
        for name, cls in SHARED.items()
    ]
    struct = msgspec.defstruct(
        "CasePackage", [*fields, ("case", struct_of(Case))], forbid_unknown_fields=True, kw_only=True
    )
    struct.__doc__ = "One whole case of Caseworker with the people, families, agency and groups that it touches."
    return struct


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the package."""
    plain: dict[str, Any] = msgspec.json.schema(package_struct())
    _allow_short_ids(plain)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **plain}


def _allow_short_ids(part: Any) -> None:
    """Say of every id that the writer's own short word stands for one as well."""
    if isinstance(part, dict):
        if part.get("pattern") == UUID_PATTERN:
            part["pattern"] = f"{UUID_PATTERN}|^{SHORT_ID}$"
            part["description"] = " ".join(filter(None, (part.get("description"), _ID_HELP)))
        for value in [*part.values()]:
            _allow_short_ids(value)
    elif isinstance(part, list):
        for value in part:
            _allow_short_ids(value)


def write(case: Case, shared: Mapping[str, Sequence[Record]], unread: Unread = NOTHING_UNREAD) -> bytes:
    """The package of a case as indented UTF-8 JSON; ``shared`` holds the lists named in ``SHARED``.

    unread: text that stands in the place of values, by the id of its record and the name of its attribute.
    """
    typed: dict[str, dict[str, str]] = {}
    for (record_id, key), raw in sorted(unread.items()):
        typed.setdefault(record_id, {})[key] = raw
    lists = {name: [_out(record, typed) for record in shared.get(name, ())] for name in SHARED}
    package = package_struct()(**lists, case=_out(case, typed))
    encoded = msgspec.json.encode(package)
    plain = msgspec.json.decode(encoded)
    plain = {"format": FORMAT, "version": VERSION, **{key: plain[key] for key in (*SHARED, "case") if plain.get(key)}}
    return msgspec.json.format(msgspec.json.encode(plain), indent=2) + b"\n"


@dataclasses.dataclass(frozen=True, slots=True)
class Package:
    """What a package holds, as new objects of no session.

    contents: where in the file the bytes of attachments stand that were left there, by the id of their record.
    drafts: text that could not be read, in the place of values.
    former_id: the id that a case without one got from earlier versions of the program, by the bytes of the file.
    notices: sentences on what was read otherwise than it is written.
    """

    case: Case
    shared: dict[str, list[Record]]
    contents: dict[str, package_scan.Place]
    drafts: Sequence[Draft] = ()
    former_id: str = ""
    notices: tuple[str, ...] = ()


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
        fit(said, namespace, _annotated, _head(), faults)
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
    return Package(case, shared, contents, drafts, former, tuple(settle(case, shared)))


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


def _unread_texts(keys: Sequence[str]) -> Any:
    key = Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(keys)})$(?!\n)")]
    typed = Annotated[str, msgspec.Meta(min_length=1, max_length=limits.TEXT)]
    return Annotated[dict[key, typed], msgspec.Meta(title=tr("Belum terbaca"), description=_UNREAD_HELP)]


def _rows(struct: type[msgspec.Struct], most: int = limits.ROWS) -> Any:
    return Annotated[list[struct], msgspec.Meta(max_length=most)]  # type: ignore[valid-type] # built at run time


def _annotated(cls: type[Record], key: str, kind: Any) -> Any:
    if key == UNREAD:
        return _unread_texts(unread_keys(cls))
    note = title_of_column(cls, key)
    if isinstance(kind, EnumText):
        return kind.choice
    if isinstance(kind, PartialDateType):
        return Annotated[str, msgspec.Meta(title=note, description=_DATE_HELP, max_length=limits.LINE)]
    if isinstance(kind, TimeSpanType):
        return Annotated[str, msgspec.Meta(title=note, description=_TIME_HELP, max_length=limits.LINE)]
    plain: tuple[tuple[type[Any], Any], ...] = (
        (Boolean, bool),
        (Integer, int),
        (Float, float),
        (LargeBinary, bytes),
        (WordsType, Annotated[list[_Word], msgspec.Meta(max_length=limits.WORDS)]),
    )
    base: Any = next((python for type_, python in plain if isinstance(kind, type_)), str)
    if base is str and (words := closed_words(getattr(cls, key))):
        base = Literal[words]
    if (cls, key) == (ConsentStatement, "key"):
        pattern = f"^({'|'.join((*known_keys(), OWN_KEY))})$"
        return Annotated[str, msgspec.Meta(title=note, pattern=pattern, description=_KEY_HELP)]
    if base is int:
        return Annotated[int, msgspec.Meta(title=note, ge=-LARGEST_NUMBER, le=LARGEST_NUMBER)]
    if base is str and cls.__mapper__.columns[key].foreign_keys:
        target = next(iter(cls.__mapper__.columns[key].foreign_keys)).column.table.name.rstrip("_")
        told = f"The id of a record of kind «{target}»."
        return Annotated[str, msgspec.Meta(title=note, pattern=UUID_PATTERN, description=told)]
    if base is str:
        most = limits.TEXT if isinstance(kind, MemoText) else limits.LINE
        return Annotated[str, msgspec.Meta(title=note, max_length=most)]
    if base is bytes:
        most = limits.FILE if cls is AttachmentContent else limits.SIGNATURE
        return Annotated[bytes, msgspec.Meta(title=note, max_length=most)]
    return Annotated[base, msgspec.Meta(title=note)] if note else base


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
