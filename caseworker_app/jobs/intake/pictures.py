"""Pictures painted anew, so that place, camera and all else that travels with them stay behind.

One that carries nothing but itself is kept as it is.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from caseworker_app import limits
from caseworker_app.jobs.intake import grey_levels
from caseworker_app.jobs.intake.bare import is_bare_jpeg, is_bare_png
from caseworker_app.jobs.intake.measure import CAMERA_FORMATS, scale_of
from caseworker_app.jobs.intake.prepared import PHOTO, Prepared, with_suffix
from caseworker_app.limits import brief
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")  # with JPEG Pillow reads MPO, several of them in one file
QUALITY = 88
_SEE_THROUGH = {"RGBA", "LA"}
_PLAIN = {"1", "L", "RGB", *_SEE_THROUGH}
_ORIENTATION = 0x0112
_EXIF_TAKEN = (0x8769, 36867)  # the block of the camera in EXIF, and «date and time of the original» in it
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
_FILM_BESIDE = (b"MotionPhoto", b"MicroVideo")  # in the XMP of a photo that moves for a moment
_LEAST_SLANT, _MOST_SLANT = 1.1, 4.0  # how unlike dots across and down are that faxes and scanners write


def opened(data: bytes) -> Any:
    """A picture opened by Pillow, not read yet. Raises what Pillow raises where it knows no such kind."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = limits.PICTURE_PIXELS
    if is_heif(data):
        from pi_heif import register_heif_opener

        register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=2)
        return Image.open(io.BytesIO(data), formats=["HEIF"])
    return Image.open(io.BytesIO(data), formats=FORMATS)


def is_heif(data: bytes) -> bool:
    """Whether a file begins as the photos of iPhones do."""
    return data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS


def upright(source: Any, most: int = limits.PICTURE_KEPT_PIXELS) -> Any:
    """The picture read, of at most so many pixels, of a plain kind, and turned as it was held.

    The source itself where it is so already.
    """
    from PIL import ImageOps

    scale = scale_of(source, most)
    if scale > 1 and source.format in CAMERA_FORMATS:
        source.draft(None, (source.width // scale, source.height // scale))  # read at this size at once
    turned = source.getexif().get(_ORIENTATION, 1) != 1
    source.load()
    picture = source
    if grey_levels.has_many(picture.mode):
        picture = grey_levels.in_eight_bits(picture)
    elif picture.mode not in _PLAIN:
        picture = picture.convert("RGBA" if "transparency" in picture.info or picture.mode in {"PA", "La"} else "RGB")
    if picture.width * picture.height > most:
        picture = (picture.convert("L") if picture.mode == "1" else picture).reduce(scale_of(picture, most))
    if turned:
        picture = ImageOps.exif_transpose(picture)
    picture = _with_square_dots(picture, source.info.get("dpi"), most)
    return picture.copy() if picture is source and scale > 1 else picture


def kept_as_one(data: bytes, source: Any, name: str) -> Prepared:
    """The picture on which an opened file stands, as it may be kept; data: the file, kept where nothing is hidden."""
    taken, size = taken_on(source), source.size
    picture = upright(source)
    see_through = picture.mode in _SEE_THROUGH or "transparency" in picture.info
    bare = picture is source and len(data) <= limits.ATTACHMENT
    if bare and picture.format == "JPEG" and is_bare_jpeg(data):
        return Prepared(with_suffix(name, ".jpg"), "image/jpeg", data, PHOTO, taken)
    if bare and picture.format == "PNG" and is_bare_png(data, picture):
        return Prepared(with_suffix(name, ".png"), "image/png", data, PHOTO, taken)
    if see_through and picture.mode not in _SEE_THROUGH:
        picture = picture.convert("RGBA")
    picture.info = {}
    sharp = see_through or picture.mode == "1"
    kept = _encoded(picture, sharp=sharp)
    while len(kept) > limits.ATTACHMENT:
        picture = picture.reduce(2)
        kept = _encoded(picture, sharp=sharp)
    notice = " ".join(filter(None, [_told_of_size(name, size, picture.size), _told_of_film(name, data)]))
    if sharp:
        return Prepared(with_suffix(name, ".png"), "image/png", kept, PHOTO, taken, notice)
    return Prepared(with_suffix(name, ".jpg"), "image/jpeg", kept, PHOTO, taken, notice)


def taken_on(picture: Any) -> PartialDate | None:
    """The day in a photo's EXIF, where there is one that can be read."""
    block, tag = _EXIF_TAKEN
    said = str(picture.getexif().get_ifd(block).get(tag))[:19]
    try:
        return PartialDate.on(datetime.strptime(said, "%Y:%m:%d %H:%M:%S").date())
    except ValueError:
        return None


def _with_square_dots(picture: Any, dpi: tuple[float, float] | None, most: int) -> Any:
    """A fax has twice as many dots across as down: its shorter side is stretched, as far as so many pixels allow."""
    across, down = map(float, dpi or (1, 1))
    if not (across > 0 and down > 0 and _LEAST_SLANT <= max(across / down, down / across) <= _MOST_SLANT):
        return picture
    width = picture.width * max(1.0, down / across)
    height = picture.height * max(1.0, across / down)
    shrink = min(1.0, (most / (width * height)) ** 0.5)
    return picture.resize((max(1, round(width * shrink)), max(1, round(height * shrink))))


def _encoded(picture: Any, *, sharp: bool) -> bytes:
    kept = io.BytesIO()
    if sharp:
        picture.save(kept, "PNG", compress_level=2)
    else:
        picture.save(kept, "JPEG", quality=QUALITY)
    return kept.getvalue()


def _told_of_size(name: str, was: tuple[int, int], now: tuple[int, int]) -> str:
    if now[0] * now[1] >= was[0] * was[1]:
        return ""
    if (was[0] > was[1]) is not (now[0] > now[1]):
        was = was[::-1]
    sentence = tr("Foto “{name}” {was} dikecilkan menjadi {now}.")
    return sentence.format(name=brief(name), was="×".join(map(str, was)), now="×".join(map(str, now)))


def _told_of_film(name: str, data: bytes) -> str:
    if not any(mark in data for mark in _FILM_BESIDE):
        return ""
    return tr("“{name}” foto bergerak; hanya fotonya yang disimpan, rekaman singkatnya tidak.").format(name=brief(name))
