"""A package's file read piece by piece: attachments stay in the file, and what is too much is refused before parsing.

What remains is text of a bounded length with a bounded number of values, which a parser may hold in memory whole.
"""

from __future__ import annotations

import base64
import codecs
import dataclasses
import hashlib
import itertools
import json
import re
import secrets
from typing import IO, TYPE_CHECKING

from caseworker_app import limits
from caseworker_app.errors import BadInput
from caseworker_app.exchange.package_text import no_json
from caseworker_app.limits import KB, MB
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_INLINE = 4 * KB  # shorter contents stay in the text
_OPENING = re.compile(rb'"data"\s{0,100}:\s{0,100}"(?=[^"]{%d}|[^"]*\Z)' % _INLINE)
_BETWEEN = re.compile(rb"[\s:,\[\]{}]+")
_NUMBER = re.compile(rb"[-+.\deE]+")
_PIECE = MB
_BORDER = 256  # bytes, more than ``_OPENING`` can match
_LONGEST_CONTENT = limits.FILE * 4 // 3 + 4

Place = tuple[int, int]
"""Where a content stands in a file, in base64: its first byte, its length."""


@dataclasses.dataclass(frozen=True, slots=True)
class Scanned:
    """A package as JSON in UTF-8, in which each long content of an attachment is replaced by a name for it.

    places: where in the file the contents stand, by their names. digest: SHA-256 of the whole file.
    """

    text: bytes
    places: dict[bytes, Place]
    digest: str


def scan(file: IO[bytes]) -> Scanned:
    """Read a package; its name for a content is a base64 text that nobody who wrote the package can have known.

    A package in UTF-16 or UTF-32 is read as text with its contents. Raises BadInput for what is above a limit or in no
    coding of JSON.
    """
    places: dict[bytes, Place] = {}
    seal, text, held = hashlib.sha256(), bytearray(), 0
    for piece in _pieces(file, seal.update):
        if isinstance(piece, bytes):
            text += piece
        else:
            name = secrets.token_bytes(24)
            places[name] = piece
            held += piece[1]
            text += base64.b64encode(name)
        if len(text) > limits.PACKAGE_TEXT:
            told = tr("Paket kasus ini lebih besar dari {most} MB, belum termasuk lampiran; buku kasus tidak diubah.")
            raise BadInput(told.format(most=limits.PACKAGE_TEXT // MB))
        if held > limits.PACKAGE_CONTENTS * 4 // 3:
            told = tr("Lampiran dalam paket kasus ini bersama-sama lebih dari {most} MB; buku kasus tidak diubah.")
            raise BadInput(told.format(most=limits.PACKAGE_CONTENTS // MB))
    whole = bytes(text)
    text.clear()
    _demand_measure(whole)
    return Scanned(whole, places, seal.hexdigest())


def content(file: IO[bytes], place: Place) -> bytes:
    """The bytes of an attachment that a scan left in the file. Raises ValueError where they are no base64."""
    start, length = place
    file.seek(start)
    return base64.b64decode(file.read(length).replace(b"\\/", b"/"), validate=True)


def _pieces(file: IO[bytes], look: Callable[[bytes], None]) -> Iterator[bytes | Place]:
    """The text in its order, with the places of long contents between; ``look`` is given all bytes but a mark."""
    first = file.read(_PIECE)
    marked = first.startswith(codecs.BOM_UTF8)
    coding = "utf-8" if marked else json.detect_encoding(first)
    if coding != "utf-8":
        for part in _in_utf8(itertools.chain([first], iter(lambda: file.read(_PIECE), b"")), coding):
            look(part)
            yield part
        return
    base, buffer, begun = (len(codecs.BOM_UTF8) if marked else 0), b"", -1
    chunk = first[base:]
    while chunk:
        look(chunk)
        buffer += chunk
        at, more = 0, False
        while not more:
            if begun < 0:
                end, more, is_long = _end_of_text(buffer, at)
                yield buffer[at:end]
                at, begun = end, base + end if is_long else -1
                continue
            end = buffer.find(b'"', at)
            more = end < 0
            at = len(buffer) if more else end
            if base + at - begun > _LONGEST_CONTENT:
                raise _too_long_content()
            if not more:
                yield begun, base + at - begun
                begun = -1
        base, buffer = base + at, buffer[at:]
        chunk = file.read(_PIECE)
    yield buffer


def _end_of_text(buffer: bytes, at: int) -> tuple[int, bool, bool]:
    """Where the text from ``at`` on ends, whether more must be read to go on, and whether a long content begins."""
    opening = _OPENING.search(buffer, at)
    if opening is None:
        return max(at, len(buffer) - _BORDER), True, False
    if len(buffer) < opening.end() + _INLINE:
        return opening.start(), True, False
    return opening.end(), False, True


def _in_utf8(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(coding)()
    try:
        for piece in pieces:
            yield decoder.decode(piece).encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        raise no_json() from error


def _demand_measure(text: bytes) -> None:
    """Refuse more records or values than may be held in memory, and numbers without end; strings do not count."""
    records = values = 0
    inside = False
    plain = text.replace(b"\\\\", b"").replace(b'\\"', b"")  # now every quotation mark begins or ends a string
    for start in range(0, len(plain), _PIECE):
        parts = plain[start : start + _PIECE].split(b'"')
        outside = b"".join(parts[inside::2])
        inside ^= len(parts) % 2 == 0
        records += outside.count(b"{")
        values += outside.count(b",") + outside.count(b"[") + outside.count(b"{")
        longest = max(_BETWEEN.split(outside), key=len)
        if len(longest) > limits.NUMBER_LETTERS and _NUMBER.fullmatch(longest):
            raise BadInput(tr("Paket kasus ini memuat bilangan yang terlalu panjang; buku kasus tidak diubah."))
        if records > limits.ALL_ROWS or values > limits.VALUES:
            told = tr("Paket kasus ini memuat lebih dari {rows} baris atau {values} isian; buku kasus tidak diubah.")
            raise BadInput(
                told.format(
                    rows=f"{limits.ALL_ROWS:_}".replace("_", "."), values=f"{limits.VALUES:_}".replace("_", ".")
                )
            )


def _too_long_content() -> BadInput:
    told = tr("Paket kasus ini memuat lampiran yang lebih besar dari {most} MB; buku kasus tidak diubah.")
    return BadInput(told.format(most=limits.FILE // MB))
