"""A package written by hand, brought to the words of the schema: «Laki-laki», 3 for «3», short ids such as «p1».

What means one thing only is put in its place; everything else that does not fit is collected, each with its place, so
that whoever wrote the package learns of all of it at once.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Boolean, Float, Integer, LargeBinary

from caseworker_app.casework.permissions import known_keys
from caseworker_app.exchange.package_refusals import MOST_FAULTS
from caseworker_app.exchange.package_shape import SHARED, UNREAD, columns, nested, unread_keys
from caseworker_app.forms import lists
from caseworker_app.forms.catalogue import item_of
from caseworker_app.forms.description import Field
from caseworker_app.model.base import EnumText, Record, WordsType
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import ConsentStatement
from caseworker_app.model.partial_date import PartialDateType, names_no_day
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

Fault = tuple[str, str]
"""Where in the package something does not fit («case.contacts[0].place»), and why, in msgspec's words or ours."""
TypeOf = Callable[[type[Record], str, Any], Any]
"""The type that a column has in the schema, from its class, name and type in the database."""
_SHORT_ID = re.compile(r"[\w.:-]{1,30}", re.ASCII)
_WHOLE_NUMBER, _NUMBER = re.compile(r"-?\d{1,15}"), re.compile(r"-?\d{1,15}(?:[.,]\d{1,6})?")


def fit(said: dict[str, Any], namespace: uuid.UUID, type_of: TypeOf, head: type[msgspec.Struct]) -> list[Fault]:
    """Bring a package, as plain JSON, to its schema, in place; gives what does not fit, at most ``MOST_FAULTS``.

    namespace: for the ids that short ids stand for. head: a struct of what stands before the lists (format, version).
    """
    return _Fitting(namespace, type_of).package(said, head)


class _Full(Exception):
    """As many faults as anybody wants to read."""


class _Fitting:
    def __init__(self, namespace: uuid.UUID, type_of: TypeOf) -> None:
        self._namespace, self._type_of = namespace, type_of
        self._faults: list[Fault] = []
        self._borne: set[str] = set()
        self._pointed: dict[str, list[tuple[str, str]]] = {}

    def package(self, said: dict[str, Any], head: type[msgspec.Struct]) -> list[Fault]:
        lists_ = {name: SHARED[name] for name in said if name in SHARED}
        try:
            rest = {key: value for key, value in said.items() if key not in SHARED and key != "case"}
            self._check(rest, head, "")
            for name, cls in lists_.items():
                self._rows(cls, said[name], name)
            if "case" not in said:
                self._note("", "Object missing required field `case`")
            else:
                self._record(Case, said["case"], "case")
            self._demand_targets()
        except _Full:
            pass
        return self._faults

    def _record(self, cls: type[Record], said: Any, place: str) -> None:
        if not isinstance(said, dict):
            self._check(said, dict[str, Any], place)
            return
        kinds = dict(columns(cls))
        children = {key: (child, many) for key, child, many in nested(cls)}
        for key, value in list(said.items()):
            here = f"{place}.{key}"
            if key == "id":
                said[key] = self._own_id(value, here)
            elif key == UNREAD and unread_keys(cls):
                self._check(value, self._type_of(cls, key, None), here)
            elif key in kinds:
                said[key] = self._value(cls, key, kinds[key], value, here)
            elif key not in children:
                self._note(place, f"Object contains unknown field `{key}`")
            elif value is not None:
                child, many = children[key]
                (self._rows if many else self._record)(child, value, here)

    def _rows(self, cls: type[Record], said: Any, place: str) -> None:
        if not isinstance(said, list):
            self._check(said, list[Any], place)
            return
        for at, row in enumerate(said):
            self._record(cls, row, f"{place}[{at}]")

    def _value(self, cls: type[Record], key: str, kind: Any, said: Any, place: str) -> Any:
        if said is None:
            return None
        if cls.__mapper__.columns[key].foreign_keys:
            return self._link(said, place)
        value = _meant(cls, key, kind, said)
        fits = self._check(value, self._type_of(cls, key, kind), place)
        if fits and isinstance(kind, PartialDateType) and names_no_day(value):
            sentence = tr("tanggal “{text}” tidak ada. Perbaiki, atau tulis “| {text}” agar disimpan sebagai kata-kata")
            self._note(place, sentence.format(text=value[:40]))
        return value

    def _own_id(self, said: Any, place: str) -> Any:
        if said is None:
            return None
        meant = self._id(said, place)
        if isinstance(meant, str):
            self._borne.add(meant)
        return meant

    def _link(self, said: Any, place: str) -> Any:
        meant = self._id(said, place)
        if meant != said and isinstance(said, (str, int)):
            self._pointed.setdefault(meant, []).append((place, str(said)))
        return meant

    def _id(self, said: Any, place: str) -> Any:
        """The UUID that an id stands for; what is none, and no short id, is noted."""
        word = str(said) if type(said) is int else said
        try:
            if isinstance(word, str) and len(word) == len(str(self._namespace)):
                return str(uuid.UUID(word))
        except ValueError:
            pass
        if isinstance(word, str) and _SHORT_ID.fullmatch(word):
            return str(uuid.uuid5(self._namespace, f"id {word}"))
        if self._check(said, str, place):
            self._note(place, "Expected `str` matching regex")
        return said

    def _demand_targets(self) -> None:
        """A short id says nothing outside of its package, so a record of this package must bear it."""
        for meant, places in self._pointed.items():
            if meant not in self._borne:
                for place, word in places:
                    self._note(place, tr("menunjuk “{id}”, yang tidak ada di dalam paket ini").format(id=word))

    def _check(self, value: Any, type_: Any, place: str) -> bool:
        try:
            msgspec.convert(value, type_)
        except msgspec.ValidationError as error:
            reason, _, inner = str(error).partition(" - at `$")
            self._note(place + inner.rstrip("`"), reason)
            return False
        return True

    def _note(self, place: str, reason: str) -> None:
        self._faults.append((place.removeprefix("."), reason))
        if len(self._faults) >= MOST_FAULTS:
            raise _Full


def _meant(cls: type[Record], key: str, kind: Any, said: Any) -> Any:
    """What a value means where it can mean one thing only; the value itself in all other cases."""
    if isinstance(kind, Boolean):
        return _YES_NO.get(_plain(said), said) if isinstance(said, str) else said
    if isinstance(kind, (Integer, Float)):
        return _number(said, whole=isinstance(kind, Integer))
    if isinstance(kind, WordsType):
        return [_as_text(word) for word in said] if isinstance(said, list) else said
    if isinstance(kind, LargeBinary):
        return said
    text = _as_text(said)
    if not isinstance(text, str):
        return text
    if isinstance(kind, EnumText):
        return _choice({choice.value: choice.value for choice in kind.choice}, text)
    if (cls, key) == (ConsentStatement, "key"):
        return _choice({name.replace("_", " "): name for name in known_keys()}, text.replace("_", " "), text)
    item = item_of(getattr(cls, key))
    if isinstance(item, Field) and item.closed:
        entry = lists.load(item.choices).find(text)
        return entry.value if entry else text
    return text


def _choice(words: Mapping[str, str], text: str, unknown: str = "") -> str:
    return {_plain(word): value for word, value in words.items()}.get(_plain(text), unknown or text)


def _as_text(said: Any) -> Any:
    return str(said) if type(said) in {int, float} else said


def _number(said: Any, *, whole: bool) -> Any:
    if not isinstance(said, str):
        return said
    text = said.strip()
    if whole:
        return int(text) if _WHOLE_NUMBER.fullmatch(text) else said
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else said


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


_YES_NO = {"ya": True, "tidak": False}
"""As the window says them."""
