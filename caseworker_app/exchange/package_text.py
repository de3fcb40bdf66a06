"""A package as text, before anything is made of it: its coding, whole JSON, nothing twice, only real letters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from caseworker_app.errors import BadInput
from caseworker_app.text import tr


def utf8(data: bytes) -> bytes:
    """The text in UTF-8 without a mark, from what editors write: UTF-8 with or without one, UTF-16, UTF-32."""
    try:
        coding = json.detect_encoding(data)
        return data if coding == "utf-8" else data.decode(coding).encode()
    except UnicodeError as error:
        raise _no_json() from error


def plain(data: bytes) -> Any:
    """What the JSON says, as dicts, lists and texts.

    Raises BadInput with the place: no whole JSON, a name twice in one object, a character that no text holds.
    RecursionError: nested too deeply.
    """
    try:
        said = json.loads(data, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise _no_json(error) from error
    except ValueError as error:  # no UTF-8, a number of thousands of digits
        raise _no_json() from error
    for place, trouble in _troubles(said, ""):
        told = tr("Paket kasus tidak dapat dibaca pada {place}: {trouble}. Buku kasus tidak diubah.")
        raise BadInput(told.format(place=place or tr("awal berkas"), trouble=trouble))
    return said


class _Twice(dict[str, Any]):
    """An object in which a name stands twice, where readers would drop one of the values unseen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    names = [name for name, _ in pairs]
    return _Twice(next(name for name in names if names.count(name) > 1))


def _troubles(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, _Twice):
        yield place, tr("isian “{name}” tertulis dua kali").format(name=value.name)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _troubles(part, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from _troubles(part, f"{place}[{at}]")
    elif isinstance(value, str) and not _is_text(value):
        yield place, tr("ada tanda yang bukan huruf (NUL atau separuh huruf UTF-16)")


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _no_json(error: json.JSONDecodeError | None = None) -> BadInput:
    where = tr(" (baris {line}, kolom {column})").format(line=error.lineno, column=error.colno) if error else ""
    told = tr("Berkas ini bukan JSON yang utuh{where}; buku kasus tidak diubah. Periksa berkasnya.")
    return BadInput(told.format(where=where))
