"""Photos, signatures and logos made ready for paper, for any writer."""

from __future__ import annotations

import dataclasses
import io

DOTS_PER_INCH = 200
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
