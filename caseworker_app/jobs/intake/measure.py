"""How much memory a picture takes before it is read, and by how much it is made smaller."""

from __future__ import annotations

from typing import Any

from caseworker_app import limits
from caseworker_app.errors import BadInput
from caseworker_app.limits import brief
from caseworker_app.text import tr

CAMERA_FORMATS = {"JPEG", "MPO"}
"""Formats that are read at a smaller size at once."""
_COSTS = {"1": 2, "L": 2, "P": 5, "RGB": 5, "YCbCr": 5, "I;16": 5, "I;16B": 5, "CMYK": 8}
"""Bytes for each pixel while a picture is read, made plain and made smaller; 9 for all other kinds."""
_COSTS_OF_READER = {"WEBP": 15, "HEIF": 7.5}  # the readers of these keep several pictures
_MOST_SCANS = 64  # passes of a progressive JPEG; cameras and programs write about ten
_DRAFTS = (1, 2, 4, 8)  # the sizes at which a JPEG can be read


def demand_size(picture: Any, name: str) -> None:
    """Raise BadInput for a picture, opened but not read, that has too many pixels or takes too much memory to read."""
    pixels = picture.width * picture.height
    if not pixels or pixels > limits.PICTURE_PIXELS:
        raise too_many_pixels(name)
    needed = pixels * _COSTS_OF_READER.get(picture.format, _COSTS.get(picture.mode, 9))
    if picture.format in CAMERA_FORMATS:
        needed = needed / scale_of(picture) ** 2 + _coefficients(picture)
    if needed > limits.PICTURE_MEMORY:
        sentence = tr("Foto “{name}” terlalu besar dalam bentuk ini ({most} megapiksel). Simpan ulang sebagai JPG.")
        raise BadInput(sentence.format(name=brief(name), most=pixels // 1_000_000))


def demand_few_scans(data: bytes) -> None:
    """A JPEG of a few bytes may ask for the whole picture to be gone over thousands of times. Raises ValueError."""
    if data.startswith(b"\xff\xd8") and data.count(b"\xff\xda") > _MOST_SCANS:
        raise ValueError("too many scans")


def scale_of(picture: Any, most: int = limits.PICTURE_KEPT_PIXELS) -> int:
    """By how much width and height are made smaller, so that no more pixels than ``most`` are left: 1, 2, 4, 8."""
    pixels = picture.width * picture.height
    return next((scale for scale in _DRAFTS if pixels <= most * scale**2), _DRAFTS[-1])


def too_many_pixels(name: str) -> BadInput:
    """The refusal of a picture that is larger than any camera's."""
    sentence = tr("Foto “{name}” lebih dari {most} megapiksel. Perkecil dahulu, lalu lampirkan lagi.")
    return BadInput(sentence.format(name=brief(name), most=limits.PICTURE_PIXELS // 1_000_000))


def _coefficients(picture: Any) -> float:
    """Bytes in which all passes of a progressive JPEG are collected, whatever the size at which it is read."""
    if not picture.info.get("progressive"):
        return 0
    areas = [across * down for _, across, down, *_ in picture.layer]
    return float(2 * picture.width * picture.height * sum(areas) / max(areas))
