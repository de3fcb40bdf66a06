"""What a value of a package written by hand means, where it can mean one thing only: «Laki-laki», «L», 3 for «3»."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Float, Integer, LargeBinary

from caseworker_app.casework.permissions import known_keys
from caseworker_app.forms import lists
from caseworker_app.forms.catalogue import item_of
from caseworker_app.forms.description import Field
from caseworker_app.model.base import EnumText, Record, WordsType
from caseworker_app.model.choices import (
    ConsentStatus,
    GoalState,
    MeetingOutcome,
    ParentageKind,
    Sex,
    StageState,
    UnionEnd,
    UnionKind,
    Vital,
)
from caseworker_app.model.engagement import ConsentStatement
from caseworker_app.model.family import EmotionalTie
from caseworker_app.model.quantity import read_number
from caseworker_app.model.tools import EcomapSystem

if TYPE_CHECKING:
    from collections.abc import Mapping

_OTHER_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, tuple[str, ...]]] = {
    Sex: {Sex.MALE: ("l", "lk", "laki", "lelaki", "pria"), Sex.FEMALE: ("p", "pr", "wanita")},
    Vital: {
        Vital.ALIVE: ("masih hidup",),
        Vital.DEAD: ("wafat", "sudah meninggal", "meninggal dunia", "almarhum", "almarhumah", "alm", "alm."),
    },
    UnionKind: {UnionKind.MARRIED: ("nikah", "kawin")},
    UnionEnd: {
        UnionEnd.DIVORCED: ("bercerai", "cerai hidup"),
        UnionEnd.SEPARATED: ("berpisah", "pisah rumah"),
        UnionEnd.WIDOWED: ("cerai mati",),
    },
    ParentageKind: {
        ParentageKind.BIOLOGICAL: ("anak kandung",),
        ParentageKind.ADOPTED: ("anak angkat", "adopsi"),
        ParentageKind.FOSTER: ("anak asuh",),
        ParentageKind.STEP: ("anak tiri",),
    },
    ConsentStatus: {
        ConsentStatus.AGREED: ("disetujui", "menyetujui"),
        ConsentStatus.REFUSED: ("ditolak", "menolak", "tidak menyetujui"),
        ConsentStatus.EXPIRED: ("kadaluarsa", "kadaluwarsa"),
    },
    StageState: {
        StageState.NOT_STARTED: ("belum dimulai",),
        StageState.RUNNING: ("sedang berjalan",),
        StageState.DONE: ("sudah selesai",),
    },
    MeetingOutcome: {
        MeetingOutcome.HELD: ("jadi", "berlangsung"),
        MeetingOutcome.POSTPONED: ("diundur", "tertunda"),
        MeetingOutcome.ABSENT: ("klien tidak hadir", "tidak datang"),
        MeetingOutcome.CANCELLED: ("dibatalkan",),
    },
    GoalState: {
        GoalState.REACHED: ("sudah tercapai",),
        GoalState.PARTLY: ("tercapai sebagian", "sebagian tercapai"),
        GoalState.NOT_YET: ("belum tercapai",),
    },
}
"""Words that field workers use for a closed choice and that mean nothing else there."""
_TIES: Mapping[type[Record], tuple[str, str]] = {EcomapSystem: ("tie", "tie_words"), EmotionalTie: ("kind", "words")}
"""Closed choices beside which a field keeps what people say."""
_YES_NO = {"ya": True, "iya": True, "true": True, "tidak": False, "false": False}


def meant(cls: type[Record], key: str, kind: Any, said: Any) -> Any:
    """What the value of a column means where it can mean one thing only; the value itself in all other cases."""
    if isinstance(kind, Boolean):
        return _YES_NO.get(_plain(said), said) if isinstance(said, str) else said
    if isinstance(kind, (Integer, Float)):
        return _number(cls, key, said, whole=isinstance(kind, Integer))
    if isinstance(kind, WordsType):
        return _words(said)
    if isinstance(kind, LargeBinary):
        return said
    text = _as_text(said)
    if not isinstance(text, str):
        return text
    if isinstance(kind, EnumText):
        return _choice(_choices(kind.choice), text)
    if (cls, key) == (ConsentStatement, "key"):
        return _choice({name: name for name in known_keys()}, text)
    item = item_of(getattr(cls, key))
    if isinstance(item, Field) and item.closed:
        entry = lists.load(item.choices).find(text)
        return entry.value if entry else text
    return text


def beside(cls: type[Record], said: dict[str, Any]) -> None:
    """Put ties that no choice names («cukup dekat») into the field for ties in words, where that is free; in place."""
    key, words = _TIES.get(cls, ("", ""))
    text = said.get(key)
    if isinstance(text, str) and text.strip() and not said.get(words):
        kind = cls.__mapper__.columns[key].type
        if isinstance(kind, EnumText) and meant(cls, key, kind, text) not in set(kind.choice):
            said[words] = said.pop(key)


def _choices(choice: type[StrEnum]) -> dict[str, str]:
    others = {word: member.value for member, words in _OTHER_WORDS.get(choice, {}).items() for word in words}
    return others | {member.value: member.value for member in choice}


def _choice(words: Mapping[str, str], text: str) -> str:
    return {_plain(word): value for word, value in words.items()}.get(_plain(text), text)


def _words(said: Any) -> Any:
    """A list of words; one text is a word a line."""
    if isinstance(said, list):
        return [_as_text(word) for word in said]
    text = _as_text(said)
    return [line.strip() for line in text.splitlines() if line.strip()] if isinstance(text, str) else said


def _as_text(said: Any) -> Any:
    return str(said) if type(said) in {int, float} else said


def _number(cls: type[Record], key: str, said: Any, *, whole: bool) -> Any:
    """A number as the window reads it in this field; «55.250» kilograms, which may mean two, stays a text."""
    if type(said) is float and whole and said.is_integer():
        return int(said)
    if not isinstance(said, str):
        return said
    item = item_of(getattr(cls, key))
    value = read_number(said, item.unit if isinstance(item, Field) else "", whole=whole).value
    return said if value is None else value


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").replace("-", " ").split()).casefold()
