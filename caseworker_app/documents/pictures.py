"""Photos, signatures and logos made ready for paper, for any writer."""

from __future__ import annotations

import dataclasses
import io

DOTS_PER_INCH = 200
# The tag of EXIF that says how a camera was held, and its values for one that lay on its side.
_ORIENTATION, _LYING = 0x0112, {5, 6, 7, 8}
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
        opened: Image.Image = Image.open(io.BytesIO(data))
        opened.draft("RGB", _pixels(max_width, max_height))
        image = ImageOps.exif_transpose(opened)
        scale = min(max_width / image.width, max_height / image.height)
        width, height = image.width * scale, image.height * scale
        image.thumbnail(_pixels(width, height), Image.Resampling.LANCZOS)
        target = io.BytesIO()
        if photo:
            if image.has_transparency_data:
                image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
            image.convert("RGB").save(target, "JPEG", quality=85)
        else:
            image.convert("RGBA").save(target, "PNG")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return Packed(target.getvalue(), width, height)


def extent(data: bytes, max_width: float, max_height: float) -> tuple[float, float] | None:
    """How large ``packed`` would make a picture, in points; None when the bytes are no picture."""
    from PIL import Image

    try:
        opened = Image.open(io.BytesIO(data))
        turned = opened.getexif().get(_ORIENTATION, 1) in _LYING
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    width, height = opened.size[::-1] if turned else opened.size
    scale = min(max_width / width, max_height / height)
    return width * scale, height * scale


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
