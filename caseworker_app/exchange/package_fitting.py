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

from caseworker_app import limits
from caseworker_app.exchange.package_shape import SHARED, UNREAD, columns, nested, unread_column, unread_keys
from caseworker_app.exchange.package_words import beside, meant
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case
from caseworker_app.model.partial_date import PartialDateType, names_no_day
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.exchange.package_refusals import Faults

TypeOf = Callable[[type[Record], str, Any], Any]
"""The type that a column has in the schema, from its class, name and type in the database."""
SHORT_ID = "[A-Za-z0-9_.:-]{1,30}"
"""What an id of the writer's own may look like."""
_HANGS_ON = "entity_id"


def fit(
    said: dict[str, Any], namespace: uuid.UUID, type_of: TypeOf, head: type[msgspec.Struct], faults: Faults
) -> None:
    """Bring a package, as plain JSON, to its schema, in place; what does not fit is added to ``faults``.

    namespace: for the ids that short ids stand for. head: a struct of what stands before the lists (format, version).
    """
    _Fitting(namespace, type_of, faults).package(said, head)


def id_of(word: str, namespace: uuid.UUID) -> str:
    """The id that a writer's own short id («p1», «ayah») stands for within one package; «» for what is no such id."""
    return str(uuid.uuid5(namespace, f"id {word}")) if re.fullmatch(SHORT_ID, word) else ""


class _Fitting:
    def __init__(self, namespace: uuid.UUID, type_of: TypeOf, faults: Faults) -> None:
        self._namespace, self._type_of, self._note = namespace, type_of, faults.note
        self._borne: dict[str, dict[str, str]] = {}
        self._pointed: dict[str, list[tuple[str, str]]] = {}
        self._hanging: list[dict[str, Any]] = []

    def package(self, said: dict[str, Any], head: type[msgspec.Struct]) -> None:
        """Every part of it, in the order in which it is written."""
        rest = {key: value for key, value in said.items() if key not in SHARED and key != "case"}
        for key in [key for key in rest if key not in head.__struct_fields__]:
            del rest[key]
            self._note("", f"Object contains unknown field `{key}`")
        self._check(rest, head, "")
        for name, rows in said.items():
            if name in SHARED:
                self._rows(SHARED[name], rows, name, limits.PEOPLE if SHARED[name] is Person else limits.ROWS)
        if "case" not in said:
            self._note("", "Object missing required field `case`")
        else:
            self._record(Case, said["case"], "case")
        self._demand_targets()
        self._hang()

    def _record(self, cls: type[Record], said: Any, place: str) -> None:
        if not isinstance(said, dict):
            self._check(said, dict[str, Any], place)
            return
        beside(cls, said)
        kinds = dict(columns(cls))
        children = {key: (child, many) for key, child, many in nested(cls)}
        for key, value in list(said.items()):
            here = f"{place}.{key}"
            if key == "id":
                said[key] = self._own_id(cls, value, here)
            elif key == UNREAD and unread_keys(cls):
                self._check(value, self._type_of(cls, key, None), here)
            elif key in kinds:
                said[key] = self._value(cls, key, kinds[key], value, here)
            elif key not in children:
                self._note(place, f"Object contains unknown field `{key}`")
            elif value is not None:
                child, many = children[key]
                (self._rows if many else self._record)(child, value, here)
        if isinstance(said.get(_HANGS_ON), str):
            self._hanging.append(said)
        self._demand_one_or_the_other(cls, said, place)

    def _rows(self, cls: type[Record], said: Any, place: str, most: int = limits.ROWS) -> None:
        if not isinstance(said, list):
            self._check(said, list[Any], place)
            return
        if len(said) > most:
            self._note(place, f"Expected `array` of length <= {most}")
        for at, row in enumerate(said):
            self._record(cls, row, f"{place}[{at}]")

    def _value(self, cls: type[Record], key: str, kind: Any, said: Any, place: str) -> Any:
        if said is None:
            return None
        if cls.__mapper__.columns[key].foreign_keys:
            return self._link(said, place)
        value = meant(cls, key, kind, said)
        fits = self._check(value, self._type_of(cls, key, kind), place)
        if fits and isinstance(kind, PartialDateType) and names_no_day(value):
            sentence = tr("tanggal “{text}” tidak ada. Perbaiki, atau tulis “| {text}” agar disimpan sebagai kata-kata")
            self._note(place, sentence.format(text=value[:40]))
        return value

    def _demand_one_or_the_other(self, cls: type[Record], said: dict[str, Any], place: str) -> None:
        """What could not be read stands in the place of a value, not beside one."""
        unread = said.get(UNREAD)
        for key in unread if isinstance(unread, dict) else ():
            if said.get(unread_column(cls, key)) not in (None, []):
                self._note(f"{place}.{key}", tr("ada nilai dan juga tulisan yang belum terbaca; hapus salah satunya"))

    def _own_id(self, cls: type[Record], said: Any, place: str) -> Any:
        if said is None:
            return None
        known_as = self._id(said, place)
        if isinstance(known_as, str):
            bearers = self._borne.setdefault(known_as, {})
            if first := bearers.get(cls.__name__):
                self._note(place, tr("id yang sama sudah dipakai pada {place}").format(place=first))
            bearers[cls.__name__] = place
        return known_as

    def _link(self, said: Any, place: str) -> Any:
        known_as = self._id(said, place)
        if known_as != said and isinstance(said, (str, int)):
            self._pointed.setdefault(known_as, []).append((place, str(said)))
        return known_as

    def _id(self, said: Any, place: str) -> Any:
        """The UUID that an id stands for; what is none, and no short id, is noted."""
        word = str(said) if type(said) is int else said
        try:
            if isinstance(word, str) and len(word) == len(str(self._namespace)):
                return str(uuid.UUID(word))
        except ValueError:
            pass
        if isinstance(word, str) and (known_as := id_of(word, self._namespace)):
            return known_as
        if self._check(said, str, place):
            self._note(place, "Expected `str` matching regex")
        return said

    def _demand_targets(self) -> None:
        """A short id says nothing outside of its package, so a record of this package must bear it."""
        for known_as, places in self._pointed.items():
            if known_as not in self._borne:
                for place, word in places:
                    self._note(place, tr("menunjuk “{id}”, yang tidak ada di dalam paket ini").format(id=word))

    def _hang(self) -> None:
        """Attachments and restrictions by short ids on their records; earlier versions took any word there."""
        for said in self._hanging:
            known_as = id_of(said[_HANGS_ON], self._namespace)
            if known_as in self._borne:
                said[_HANGS_ON] = known_as

    def _check(self, value: Any, type_: Any, place: str) -> bool:
        try:
            msgspec.convert(value, type_)
        except msgspec.ValidationError as error:
            reason, _, inner = str(error).partition(" - at `$")
            self._note(place + inner.rstrip("`"), reason)
            return False
        return True
