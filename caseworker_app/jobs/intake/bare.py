"""Whether a picture carries nothing but itself, and so may be kept to the byte."""

from __future__ import annotations

import re
import zlib
from typing import Any

from caseworker_app.limits import KB

_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_PICTURE = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"pHYs", b"gAMA", b"sRGB", b"cHRM", b"sBIT", b"bKGD"}
_JPEG_CARRIES = re.compile(rb"\xff[\xe1-\xef\xfe]")  # application data but JFIF's own, and comments


def is_bare_jpeg(data: bytes) -> bool:
    """Whether a JPEG ends with its picture and carries nothing beside it but JFIF's own few bytes."""
    jfif = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"
    return (
        data.startswith(jfif)
        and data[18:20] == b"\x00\x00"  # no small picture within
        and data.find(b"\xff\xd9") == len(data) - 2
        and not _JPEG_CARRIES.search(data, 20)
        and data.find(b"\xff\xe0", 20) < 0
    )


def is_bare_png(data: bytes, picture: Any) -> bool:
    """Whether a PNG is what is needed to show the picture and no more, neither between its parts nor behind it."""
    at, unpacked = len(_PNG_HEAD), zlib.decompressobj()
    room = picture.height * (picture.width * 8 + 1)  # no kind of PNG takes more
    while at + 12 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if kind not in _PNG_PICTURE or (kind not in {b"IDAT", b"PLTE", b"tRNS"} and length > 32):
            return False
        part = data[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        while part and room >= 0:
            room -= len(unpacked.decompress(part, 64 * KB))
            part = unpacked.unconsumed_tail
        at += 12 + length
        if kind == b"IEND":
            return at == len(data) and room >= 0 and unpacked.eof and not unpacked.unused_data
    return False
