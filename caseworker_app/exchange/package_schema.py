"""The schema of a case package, derived from the stored classes: a struct for each, and JSON Schema (2020-12)."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from sqlalchemy import Boolean, Float, Integer, LargeBinary

from caseworker_app import limits
from caseworker_app.casework.consent_template import OWN_KEY
from caseworker_app.casework.permissions import known_keys
from caseworker_app.exchange.package_fitting import SHORT_ID
from caseworker_app.exchange.package_shape import SHARED, UNREAD, columns, nested, unread_keys
from caseworker_app.forms.catalogue import closed_words
from caseworker_app.forms.instruments import WRITTEN
from caseworker_app.forms.titles import title_of_column
from caseworker_app.model.base import EnumText, MemoText, Record, WordsType
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import ConsentStatement
from caseworker_app.model.notes import AttachmentContent
from caseworker_app.model.partial_date import PartialDateType
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpanType
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    fields += [(key, type_of(cls, key, kind) | None, None) for key, kind in columns(cls)]
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


INSTRUMENTS, TECHNIQUES = "instruments", "techniques"
"""The lists of a package that hold what an agency has written in its library."""


def _rows(struct: type[msgspec.Struct], most: int = limits.ROWS) -> Any:
    return Annotated[list[struct], msgspec.Meta(max_length=most)]  # type: ignore[valid-type] # built at run time


OwnInstrument = msgspec.defstruct(
    "OwnInstrument",
    [
        ("title", Annotated[str, msgspec.Meta(title=tr(WRITTEN["title"]), min_length=1, max_length=limits.LINE)]),
        *(
            (key, Annotated[str, msgspec.Meta(title=tr(label), max_length=limits.TEXT)], "")
            for key, label in WRITTEN.items()
            if key != "title"
        ),
    ],
    omit_defaults=True,
    forbid_unknown_fields=True,
    kw_only=True,
)
"""An instrument that an agency has described itself, as it is written in the library: lines of text."""

TECHNIQUE_WORDS = {
    "summary": WRITTEN["summary"],
    "when": mark("Kapan dipakai"),
    "care": WRITTEN["care"],
    "source": WRITTEN["source"],
}
"""What a technique of an agency's own says beside its steps, by the keys of the library."""
OwnStep = msgspec.defstruct(
    "OwnStep",
    [
        ("name", Annotated[str, msgspec.Meta(title=tr("Langkah"), max_length=limits.LINE)]),
        ("help", Annotated[str, msgspec.Meta(title=tr("Penjelasan"), max_length=limits.TEXT)], ""),
    ],
    omit_defaults=True,
    forbid_unknown_fields=True,
    kw_only=True,
)
OwnTechnique = msgspec.defstruct(
    "OwnTechnique",
    [
        ("title", Annotated[str, msgspec.Meta(title=tr("Teknik"), min_length=1, max_length=limits.LINE)]),
        *(
            (key, Annotated[str, msgspec.Meta(title=tr(label), max_length=limits.TEXT)], "")
            for key, label in TECHNIQUE_WORDS.items()
        ),
        ("steps", Annotated[list[OwnStep], msgspec.Meta(min_length=1, max_length=limits.WORDS)]),  # type: ignore[valid-type]
    ],
    omit_defaults=True,
    forbid_unknown_fields=True,
    kw_only=True,
)
"""A technique whose steps an agency has worded itself."""

_HEAD: list[tuple[str, Any, Any]] = [
    ("format", Annotated[str, msgspec.Meta(pattern=f"^{FORMAT}$")], FORMAT),
    ("version", Annotated[int, msgspec.Meta(ge=1)], VERSION),
    (INSTRUMENTS, _rows(OwnInstrument, limits.WORDS), msgspec.field(default_factory=list)),
    (TECHNIQUES, _rows(OwnTechnique, limits.WORDS), msgspec.field(default_factory=list)),
]


@functools.cache
def head_struct() -> type[msgspec.Struct]:
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


def _unread_texts(keys: Sequence[str]) -> Any:
    key = Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(keys)})$(?!\n)")]
    typed = Annotated[str, msgspec.Meta(min_length=1, max_length=limits.TEXT)]
    return Annotated[dict[key, typed], msgspec.Meta(title=tr("Belum terbaca"), description=_UNREAD_HELP)]


def type_of(cls: type[Record], key: str, kind: Any) -> Any:
    """The type in which a column travels, with its title and limits, from its name and its type in the database."""
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
