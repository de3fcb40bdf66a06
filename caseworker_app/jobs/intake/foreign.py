"""Files that are not kept, by what their bytes say: each with what its owner can do instead."""

from __future__ import annotations

import re

from caseworker_app.errors import BadInput
from caseworker_app.limits import KB, brief
from caseworker_app.text import mark, tr

_AS_PDF = mark(
    "“{name}” adalah berkas {kind}. Simpan dahulu sebagai PDF (Berkas > Simpan sebagai > PDF), lalu lampirkan PDF-nya; "
    "berkas aslinya tidak berubah."
)
_AS_JPG = mark("“{name}” adalah gambar {kind}. Simpan dahulu sebagai JPG atau PNG, lalu lampirkan.")
_UNPACKED = mark("“{name}” adalah arsip {kind}. Bukalah dahulu, lalu lampirkan berkas di dalamnya satu per satu.")
_NEVER = mark("“{name}” adalah {kind}, jadi tidak dilampirkan. Yang dapat dilampirkan: foto, pindaian, PDF, rekaman.")
_UNKNOWN = mark(
    "“{name}” bukan foto, pindaian, PDF, atau rekaman yang dikenal. Simpan dahulu sebagai PDF atau JPG, lalu lampirkan."
)

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_ZIP: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", _AS_PDF, "Word"),
    (b"xl/", _AS_PDF, "Excel"),
    (b"ppt/", _AS_PDF, "PowerPoint"),
    (b"application/vnd.oasis.opendocument.text", _AS_PDF, "LibreOffice Writer"),
    (b"application/vnd.oasis.opendocument.spreadsheet", _AS_PDF, "LibreOffice Calc"),
    (b"application/vnd.oasis.opendocument.presentation", _AS_PDF, "LibreOffice Impress"),
    (b"application/epub+zip", _AS_PDF, "EPUB"),
)
_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (_OLE, _AS_PDF, "Word, Excel, atau PowerPoint (bentuk lama)"),
    (b"{\\rtf", _AS_PDF, "RTF"),
    (b"Rar!\x1a", _UNPACKED, "RAR"),
    (b"7z\xbc\xaf\x27\x1c", _UNPACKED, "7z"),
    (b"\x1f\x8b", _UNPACKED, "GZIP"),
    (b"\x00\x00\x00\x0cjP  ", _AS_JPG, "JPEG 2000"),
    (b"\xff\x0a", _AS_JPG, "JPEG XL"),
    (b"\x00\x00\x00\x0cJXL ", _AS_JPG, "JPEG XL"),
    (b"8BPS", _AS_JPG, "Photoshop"),
    (b"\xd7\xcd\xc6\x9a", _AS_JPG, "WMF"),
    (b"MZ", _NEVER, mark("program")),
    (b"\x7fELF", _NEVER, mark("program")),
    (b"#!/", _NEVER, mark("program")),
)
_AVIF = {b"avif", b"avis"}
_PAGE_OF_WEB = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml|<svg|<!doctype)", re.IGNORECASE)
_HEAD = 256 * KB


def refusal(data: bytes, name: str) -> BadInput | None:
    """Why a file is not kept, where its bytes tell of a kind that never is; None for all others."""
    for start, advice, kind in _STARTS:
        if data.startswith(start):
            return _refused(advice, name, kind)
    if data.startswith(_ZIP):
        head = data[:_HEAD] + data[-_HEAD:]
        for part, advice, kind in _IN_ZIP:
            if part in head:
                return _refused(advice, name, kind)
        return _refused(_UNPACKED, name, "ZIP")
    if data[4:8] == b"ftyp" and data[8:12] in _AVIF:
        return _refused(_AS_JPG, name, "AVIF")
    if _PAGE_OF_WEB.match(data[:KB]):
        return _refused(_AS_PDF, name, mark("web"))
    return None


def unknown(name: str) -> BadInput:
    """The refusal of a file of which nothing is known."""
    return _refused(_UNKNOWN, name, "")


def _refused(advice: str, name: str, kind: str) -> BadInput:
    return BadInput(tr(advice).format(name=brief(name), kind=tr(kind) if kind else ""))
