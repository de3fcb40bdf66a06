"""Why a package does not fit its schema, told to whoever wrote it: the place, the fault, what could stand there."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from caseworker_app import limits
from caseworker_app.casework.permissions import known_keys
from caseworker_app.errors import BadInput, SeveralFaults
from caseworker_app.exchange.package_shape import SHARED, columns, nested
from caseworker_app.forms.catalogue import closed_words
from caseworker_app.limits import brief
from caseworker_app.model.base import EnumText
from caseworker_app.model.case import Case
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.model.base import Record

MOST_FAULTS = 50
"""Faults of one package that are told together."""
_ROOM = 150  # letters of the reason; the sentence around it and the place need the others
_TYPES = {
    "str": mark("teks"),
    "bytes": mark("teks base64"),
    "int": mark("bilangan bulat"),
    "float": mark("bilangan"),
    "bool": mark("true atau false"),
    "array": mark("daftar […]"),
    "object": mark("objek {…}"),
    "null": mark("kosong (null)"),
}
_REASONS: tuple[tuple[str, str], ...] = (
    (r"Object contains unknown field `(.+)`", mark("isian “{0}” tidak dikenal")),
    (r"Object missing required field `(.+)`", mark("isian “{0}” harus ada")),
    (r"Expected `str` matching regex .*", mark("bentuk teksnya tidak sesuai")),
    (r"Expected `.+` >= (-?\d+)", mark("bilangannya paling kecil {0}")),
    (r"Expected `.+` <= (-?\d+)", mark("bilangannya paling besar {0}")),
    (r"Integer value out of range", mark("bilangannya terlalu besar")),
    (r"Invalid enum value (.+)", mark("kata {0} tidak ada dalam daftar pilihan")),
    (r"Expected `str` of length <= (\d+)", mark("teksnya lebih panjang dari {0} huruf")),
    (r"Expected `bytes` of length <= (\d+)", mark("isinya lebih besar dari {0} bita")),
    (r"Expected `array` of length <= (\d+)", mark("daftarnya lebih panjang dari {0} baris")),
    (r"Number out of range", mark("bilangannya terlalu besar")),
    (r"Invalid base64 encoded string", mark("isi lampiran bukan base64")),
)
_MSGSPEC = re.compile("Expected |Invalid |Object |Number |Integer ")


class Faults:
    """What does not fit in one package: the first fifty with place and reason, all of them counted."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, str]] = []
        self.count = 0

    def note(self, place: str, reason: str) -> None:
        """One more: where («case.contacts[0].place»), and why, in msgspec's words or ours."""
        self.count += 1
        if len(self.kept) < MOST_FAULTS:
            self.kept.append((place.removeprefix("."), reason))


def refusal(faults: Faults) -> BadInput:
    """What to raise for a package in which something does not fit: the place of each, and why, as ``explained`` has it.

    One is told in the sentence itself; of several the sentence tells the first, and the error lists them all.
    """
    lines = [f"{_named(place)}: {explained(place, reason)}" for place, reason in faults.kept]
    (place, reason), *_ = faults.kept
    sentence = tr("Paket kasus tidak dapat dibaca pada {place}: {reason}. Buku kasus tidak diubah.")
    return several(sentence.format(place=_named(place), reason=explained(place, reason)), lines, faults.count)


def several(sentence: str, lines: Sequence[str], count: int) -> BadInput:
    """The error for faults of which a sentence tells the first, with a line for each, the last for those not listed."""
    if count < 2:
        return BadInput(sentence)
    lines = lines[:MOST_FAULTS]
    more = [tr("… dan {count} lainnya").format(count=count - len(lines))] if count > len(lines) else []
    return SeveralFaults(sentence + tr(" Ada {count} kesalahan lagi.").format(count=count - 1), [*lines, *more], count)


def _named(place: str) -> str:
    return brief(place) or tr("awal berkas")


def explained(place: str, reason: str) -> str:
    """Why a value does not fit, from what msgspec says of it, and what could have stood there; other words as given."""
    told = _reason(reason)
    if re.search(r"\.statements\[\d+\]\.key$", place):
        told = tr("hal pernyataan ini tidak dikenal; yang dikenal: {keys}, butir_1 dan seterusnya")
        told = _cut(told.format(keys=", ".join(known_keys())))
    elif place.endswith("id") and "matching regex" in reason:
        told = tr("id harus berbentuk UUID, misalnya 3f0a9c52-5a0e-4c57-9a35-0d3a2f6b7a11")
    elif choices := _choices(reason, place):
        told = _cut(told + tr("; yang ada: {choices}").format(choices=", ".join(choices)))
    return told


def _cut(words: str) -> str:
    return words if len(words) <= _ROOM else f"{words[: _ROOM - 1]}…"


def _reason(reason: str) -> str:
    if found := re.fullmatch(r"Expected `(.+)`, got `(.+)`", reason):
        wanted, got = (
            tr(" atau ").join(tr(_TYPES.get(one, one)) for one in names.split(" | ") if one != "null" or names == one)
            for names in found.groups()
        )
        return tr("seharusnya {wanted}, bukan {got}").format(wanted=wanted, got=got)
    for pattern, words in _REASONS:
        if found := re.match(pattern, reason):
            return tr(words).format(*(brief(part, 40) for part in found.groups()))
    return tr("isinya tidak sesuai dengan skema") if _MSGSPEC.match(reason) else _cut(brief(reason, _ROOM))


def _choices(reason: str, place: str) -> Sequence[str]:
    """What could have stood there: the words of a closed list, or the names most like an unknown one."""
    steps = re.sub(r"\[[^]]*\]", "", place).split(".")
    starts: dict[str, type[Record]] = {"case": Case, **SHARED}
    cls = starts.get(steps[0])
    if "unknown field" not in reason:
        *steps, key = steps
        if "enum value" not in reason:
            return ()
    for step in steps[1:]:
        cls = cls and next((child for name, child, _ in nested(cls) if name == step), None)
    if cls is None:
        return ()
    if "unknown field" in reason:
        names = [name for name, _ in columns(cls)] + [name for name, _, _ in nested(cls)]
        return difflib.get_close_matches(reason.split("`")[1][: limits.SHOWN], names)
    kind = dict(columns(cls)).get(key)
    if isinstance(kind, EnumText):
        return [str(one.value) for one in kind.choice]
    return closed_words(getattr(cls, key)) if hasattr(cls, key) else ()
