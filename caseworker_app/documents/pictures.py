"""Photos, signatures and logos made ready for paper, for any writer."""

from __future__ import annotations

import dataclasses
import io

DOTS_PER_INCH = 200
_COARSE = 14  # squares across a picture that nobody may be known on
UNREADABLE_PICTURE = "[gambar tidak dapat dibaca]"


@dataclasses.dataclass(frozen=True, slots=True)
class Packed:
    """A picture's file (JPEG or PNG) and its size on paper in points."""

    data: bytes
    width: float
    height: float


def packed(data: bytes, max_width: float, max_height: float, *, photo: bool = True) -> Packed | None:
    """A picture as large as the room (in points) allows, a photo at 200 dpi and without what the camera wrote into it.

    None when the bytes are no picture.
    """
    from PIL import Image, ImageOps

    try:
        opened = Image.open(io.BytesIO(data))
        opened.draft("RGB", _pixels(max_width, max_height))
        image = ImageOps.exif_transpose(opened)
        scale = min(max_width / image.width, max_height / image.height)
        width, height = image.width * scale, image.height * scale
        image.thumbnail(_pixels(width, height), Image.Resampling.LANCZOS)
        target = io.BytesIO()
        if photo:
            flat = Image.new("RGB", image.size, "white")
            image = image.convert("RGBA")
            flat.paste(image, mask=image)
            flat.save(target, "JPEG", quality=85)
        else:
            image.convert("RGBA").save(target, "PNG")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return Packed(target.getvalue(), width, height)


def _pixels(width: float, height: float) -> tuple[int, int]:
    return max(1, round(width / 72 * DOTS_PER_INCH)), max(1, round(height / 72 * DOTS_PER_INCH))


def blurred(data: bytes) -> bytes:
    """The picture in a few coarse squares: a place can be guessed, no face known. What is no picture becomes empty."""
    from PIL import Image, ImageOps

    try:
        image = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    small = image.resize((_COARSE, max(1, round(_COARSE * image.height / image.width))), Image.Resampling.BOX)
    target = io.BytesIO()
    small.resize(image.size, Image.Resampling.NEAREST).save(target, "JPEG", quality=80)
    return target.getvalue()
