"""The one gate for photos and PDFs, whatever their way into a notebook: a file, a package, a picture of an office.

What a file is, its bytes say, not its name. Photos are painted anew, so that place, camera and all else that travels
with them stay behind; one that carries nothing but the picture is kept as it is. PDFs lose what acts by itself.
"""

from __future__ import annotations

import dataclasses
import io
import re
import warnings
import zlib
from datetime import datetime
from typing import Any

from caseworker_app import limits
from caseworker_app.errors import BadInput
from caseworker_app.limits import KB, MB, brief
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.store.file_names import base_name
from caseworker_app.text import tr

FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".pdf")
QUALITY = 88
_SEE_THROUGH = {"RGBA", "LA"}
_PLAIN = {"L", "RGB", *_SEE_THROUGH}
_COSTS = {"1": 2, "L": 2, "P": 5, "RGB": 5, "YCbCr": 5, "I;16": 5, "I;16B": 5, "CMYK": 8}
"""Bytes for each pixel while a picture is read, made plain and made smaller; 9 for all other kinds."""
_COSTS_WEBP = 15  # its reader keeps four pictures
_MOST_SCANS = 64  # passes of a progressive JPEG; cameras and programs write about ten
_EXIF_TAKEN = (0x8769, 36867)  # the block of the camera in EXIF, and «date and time of the original» in it
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_PICTURE = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"pHYs", b"gAMA", b"sRGB", b"cHRM", b"sBIT", b"bKGD"}
_JPEG_CARRIES = re.compile(rb"\xff[\xe1-\xef\xfe]")  # application data but JFIF's own, and comments


@dataclasses.dataclass(frozen=True, slots=True)
class Prepared:
    """A file as it will be kept: its bytes without hidden data, and the day a photo says it was taken.

    notice: a sentence where something that may be missed was taken out.
    """

    file_name: str
    media_type: str
    data: bytes
    taken_on: PartialDate | None = None
    notice: str = ""


def clean(data: bytes, name: str) -> Prepared:
    """A photo or PDF as it may be kept; ``name``: what it is called, of which only the base is kept.

    Raises BadInput: it is neither, cannot be read, or is above a limit.
    """
    called = base_name(name)
    if data[:1024].lstrip().startswith(b"%PDF"):
        kept = _pdf(data, called)
        notice = tr("Dari “{name}” dibuang skrip atau berkas yang tersembunyi di dalamnya; halamannya tetap.")
        told = notice.format(name=brief(called)) if kept != data else ""
        return Prepared(_named(called, ".pdf"), "application/pdf", kept, notice=told)
    return _picture(data, called)


def demand_size(picture: Any, name: str) -> None:
    """Raise BadInput for a picture, opened but not read, that has too many pixels or takes too much memory to read."""
    pixels = picture.width * picture.height
    if not pixels or pixels > limits.PICTURE_PIXELS:
        raise _too_many_pixels(name)
    cost = _COSTS_WEBP if picture.format == "WEBP" else _COSTS.get(picture.mode, 9)
    needed = pixels * cost
    if picture.format == "JPEG":
        needed = pixels * cost // _scale(picture) ** 2
        if picture.info.get("progressive"):
            needed += pixels * len(picture.getbands()) * 2  # all passes of the whole picture are collected
    if needed > limits.PICTURE_MEMORY:
        told = tr("Foto “{name}” terlalu besar dalam bentuk ini ({most} megapiksel). Simpan lebih kecil sebagai JPG.")
        raise BadInput(told.format(name=brief(name), most=pixels // 1_000_000))


def _scale(picture: Any) -> int:
    """By how much width and height are made smaller, so that no more pixels are left than are kept: 1, 2, 4."""
    scale = 1
    while picture.width * picture.height / scale**2 > limits.PICTURE_KEPT_PIXELS:
        scale *= 2
    return scale


def _named(name: str, suffix: str) -> str:
    stem, dot, end = name.rpartition(".")
    return (stem if dot and stem and f".{end.lower()}" in SUFFIXES else name) + suffix


def _pdf(data: bytes, name: str) -> bytes:
    import pypdfium2

    from caseworker_app.documents.pdf.incoming import without_active_content

    if len(data) > limits.ATTACHMENT:
        raise _too_large(name)
    try:
        kept = without_active_content(data)
        document = pypdfium2.PdfDocument(kept)
        pages = len(document)
        document.close()
    except (ValueError, pypdfium2.PdfiumError) as error:
        told = tr("“{name}” tidak dapat dibuka sebagai PDF: rusak, terlalu rumit, atau dikunci kata sandi.")
        raise BadInput(told.format(name=brief(name))) from error
    if not pages:
        raise BadInput(tr("“{name}” tidak mempunyai halaman.").format(name=brief(name)))
    return kept


def _picture(data: bytes, name: str) -> Prepared:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = limits.PICTURE_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            _demand_few_scans(data)
            source: Any = Image.open(io.BytesIO(data), formats=FORMATS)
            demand_size(source, name)
            taken = _taken_on(source)
            picture = _upright(source)
            return _as_kept(data, picture, name, taken, untouched=picture is source)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(name) from error
    except BadInput:
        raise
    except Exception as error:
        told = tr("“{name}” bukan foto atau PDF yang dapat dibaca. Simpan dahulu sebagai JPG, PNG, atau PDF.")
        raise BadInput(told.format(name=brief(name))) from error


def _demand_few_scans(data: bytes) -> None:
    """A JPEG of a few bytes may ask for the whole picture to be gone over thousands of times."""
    if data.startswith(b"\xff\xd8") and data.count(b"\xff\xda") > _MOST_SCANS:
        raise ValueError("too many scans")


def _upright(source: Any) -> Any:
    """The picture read, small enough, of a plain kind, and turned as it was held; the source itself where it is so."""
    from PIL import ImageOps

    scale = _scale(source)
    if scale > 1 and source.format == "JPEG":
        source.draft(None, (source.width // scale, source.height // scale))  # read at this size at once
    source.load()
    turned = source.getexif().get(0x0112, 1) != 1
    picture = source
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    elif picture.mode not in _PLAIN:
        picture = picture.convert("RGBA" if "transparency" in picture.info or picture.mode in {"PA", "La"} else "RGB")
    if picture.width * picture.height > limits.PICTURE_KEPT_PIXELS:
        picture = picture.reduce(scale)
    if turned:
        ImageOps.exif_transpose(picture, in_place=True)
    return picture.copy() if picture is source and (turned or scale > 1) else picture


def _as_kept(data: bytes, picture: Any, name: str, taken: PartialDate | None, *, untouched: bool) -> Prepared:
    see_through = picture.mode in _SEE_THROUGH or "transparency" in picture.info
    if untouched and len(data) <= limits.ATTACHMENT:
        if picture.format == "JPEG" and _is_bare_jpeg(data):
            return Prepared(_named(name, ".jpg"), "image/jpeg", data, taken)
        if picture.format == "PNG" and _is_bare_png(data, picture):
            return Prepared(_named(name, ".png"), "image/png", data, taken)
    if see_through and picture.mode not in _SEE_THROUGH:
        picture = picture.convert("RGBA")
    picture.info = {}
    kept = _encoded(picture, see_through=see_through)
    while len(kept) > limits.ATTACHMENT:
        picture = picture.reduce(2)
        kept = _encoded(picture, see_through=see_through)
    if see_through:
        return Prepared(_named(name, ".png"), "image/png", kept, taken)
    return Prepared(_named(name, ".jpg"), "image/jpeg", kept, taken)


def _encoded(picture: Any, *, see_through: bool) -> bytes:
    kept = io.BytesIO()
    if see_through:
        picture.save(kept, "PNG", compress_level=2)
    else:
        picture.save(kept, "JPEG", quality=QUALITY)
    return kept.getvalue()


def _is_bare_jpeg(data: bytes) -> bool:
    """Whether a JPEG ends with its picture and carries nothing beside it but JFIF's own few bytes."""
    jfif = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"
    return (
        data.startswith(jfif)
        and data[18:20] == b"\x00\x00"  # no small picture within
        and data.find(b"\xff\xd9") == len(data) - 2
        and not _JPEG_CARRIES.search(data, 20)
        and data.find(b"\xff\xe0", 20) < 0
    )


def _is_bare_png(data: bytes, picture: Any) -> bool:
    """Whether a PNG is what is needed to show the picture and no more, neither between its parts nor behind it."""
    at, shown = len(_PNG_HEAD), zlib.decompressobj()
    room = picture.height * (picture.width * 8 + 1)  # no kind of PNG takes more
    while at + 12 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if kind not in _PNG_PICTURE or (kind not in {b"IDAT", b"PLTE", b"tRNS"} and length > 32):
            return False
        part = data[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        while part and room >= 0:
            room -= len(shown.decompress(part, 64 * KB))
            part = shown.unconsumed_tail
        at += 12 + length
        if kind == b"IEND":
            return at == len(data) and room >= 0 and shown.eof and not shown.unused_data
    return False


def _too_many_pixels(name: str) -> BadInput:
    told = tr("Foto “{name}” lebih dari {most} megapiksel. Perkecil dahulu, lalu lampirkan lagi.")
    return BadInput(told.format(name=brief(name), most=limits.PICTURE_PIXELS // 1_000_000))


def _too_large(name: str) -> BadInput:
    told = tr("“{name}” lebih besar dari {most} MB. Perkecil dahulu, lalu lampirkan lagi.")
    return BadInput(told.format(name=brief(name), most=limits.ATTACHMENT // MB))


def _taken_on(picture: Any) -> PartialDate | None:
    """The day in a photo's EXIF, where there is one that can be read."""
    block, tag = _EXIF_TAKEN
    said = str(picture.getexif().get_ifd(block).get(tag))[:19]
    try:
        return PartialDate.on(datetime.strptime(said, "%Y:%m:%d %H:%M:%S").date())
    except ValueError:
        return None
